//! Diverging bars: where is the gap largest? Distance of the share of women from a target, in percentage points.

use super::canvas::{Anchor, Area};
use super::columns::{column, gender_cells, share, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::grain::Grain;
use super::numbers::{fewest, is_few, isolated, points, share as share_of, share_and_people, women_of};
use super::page::Page;
use super::rows::{RowFrame, RowPlace, SideColumn, frame};
use super::scale::{Scale, round_step};
use super::spec::{Diverging, DivergingRow, RowOrder};
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, Value};

impl Diverging {
    fn ordered(&self) -> Vec<&DivergingRow> {
        let mut rows: Vec<&DivergingRow> = self.rows.iter().collect();
        if self.order == RowOrder::LargestFirst {
            rows.sort_by_key(|row| std::cmp::Reverse(row.count.base()));
        }
        rows
    }

    /// Percentage points from the target; `None` of too few people.
    fn distance(&self, count: &GenderCount) -> Option<f64> {
        share_of(count).map(|share| (share - self.target.share) * 100.0)
    }

    fn extent(&self) -> f64 {
        let distances = self.rows.iter().filter_map(|row| self.distance(&row.count));
        let widest = distances.map(f64::abs).fold(10.0, f64::max);
        let step = round_step(widest, 4);
        (widest / step).ceil() * step
    }

    fn heads(&self, page: &Page, frame: &RowFrame, scale: &Scale) {
        let look = page.small().coloured(page.theme.ink).anchored(Anchor::Middle);
        let zero = scale.at(0.0);
        page.canvas.text(zero, frame.top - 31.0, &self.target.label, look);
        let side = page.small();
        page.canvas.text(
            zero - 10.0,
            frame.top - 13.0,
            "← fewer women",
            side.coloured(page.theme.below).anchored(Anchor::End),
        );
        page.canvas.text(zero + 10.0, frame.top - 13.0, "more women →", side.coloured(page.theme.above));
    }

    fn row(&self, page: &Page, row: &DivergingRow, place: RowPlace, scale: &Scale) {
        let look = page.body();
        let (zero, y) = (scale.at(0.0), place.middle());
        let Some(distance) = self.distance(&row.count) else {
            let words = if row.count.base() == 0 {
                "–".to_owned()
            } else {
                format!("n < {}: {}", Grain::now().fewest(), women_of(&row.count))
            };
            page.canvas.text(zero + 8.0, y, &words, look.coloured(page.theme.muted));
            return;
        };
        let end = scale.at(distance);
        let colour = if distance < 0.0 { page.theme.below } else { page.theme.above };
        if distance != 0.0 {
            page.canvas.rect(place.bar(end.min(zero), end.max(zero)), colour);
        }
        let (x, anchor) = if distance < 0.0 { (end - 5.0, Anchor::End) } else { (end + 5.0, Anchor::Start) };
        page.canvas.text(x, y, &points(distance), look.anchored(anchor));
    }

    fn band(&self, page: &Page, frame: &RowFrame, scale: &Scale, extent: f64) {
        let Some((low, high)) = self.target.band else { return };
        let place = |share: f64| scale.at(((share - self.target.share) * 100.0).clamp(-extent, extent));
        let area = Area { left: place(low), top: frame.top, right: place(high), bottom: frame.bottom };
        page.canvas.rect(area, page.theme.band);
    }
}

fn axis(page: &Page, frame: &RowFrame, scale: &Scale, extent: f64) {
    let look = page.small().anchored(Anchor::Middle);
    let step = round_step(extent, 3);
    let ticks = (-3..=3).map(|part| f64::from(part) * step);
    page.canvas.group("axis", |canvas| {
        for tick in ticks.filter(|tick| tick.abs() <= extent) {
            let x = scale.at(tick);
            canvas.line(&[(x, frame.top), (x, frame.bottom)], page.theme.grid, 1.0);
            let words = if tick == 0.0 { "0".to_owned() } else { format!("{tick:+.0}").replace('-', "−") };
            canvas.text(x, frame.bottom + 12.0, &words, look);
        }
    });
    page.canvas.text(scale.at(0.0), frame.bottom + 28.0, "percentage points from the target", look);
}

impl Chart for Diverging {
    fn name(&self) -> &'static str {
        "Diverging bar chart"
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        let rows = self.ordered();
        let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        let sides = [SideColumn {
            head: "Share of women".to_owned(),
            cells: rows
                .iter()
                .map(|row| if is_few(&row.count) { String::new() } else { share_and_people(&row.count) })
                .collect(),
        }];
        let frame = frame(page, &self.row_word, &labels, &sides, 42.0);
        let extent = self.extent();
        let numbers = page.canvas.width_of("−00.0", page.body().setting) + 10.0;
        let scale = Scale::new((-extent, extent), (frame.plot.0 + numbers, frame.plot.1 - numbers));
        self.band(page, &frame, &scale, extent);
        axis(page, &frame, &scale, extent);
        self.heads(page, &frame, &scale);
        page.canvas.group("distance", |_| {
            for (row, &place) in rows.iter().zip(&frame.rows) {
                self.row(page, row, place, &scale);
            }
        });
        let zero = scale.at(0.0);
        page.canvas.line(&[(zero, frame.top - 4.0), (zero, frame.bottom)], page.theme.muted, 1.5);
        page.y = frame.bottom + 38.0;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.order == RowOrder::LargestFirst {
            notes.push("Largest first.".to_owned());
        }
        if self.rows.iter().any(|row| row.count.base() > 0 && is_few(&row.count)) {
            notes.push(format!(
                "n < {}: fewer than {} women and men; people are shown instead of a bar.",
                Grain::now().fewest(),
                fewest()
            ));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut far: Vec<(&str, GenderCount, f64)> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.label.as_str(), row.count, self.distance(&row.count)?)))
            .collect();
        far.sort_by(|one, two| one.2.total_cmp(&two.2));
        let say = |word: &str, row: &(&str, GenderCount, f64)| {
            format!("{word}: {}, {} points, {}", isolated(row.0), points(row.2), share_and_people(&row.1))
        };
        let mut said = vec![format!("Zero is: {}", self.target.label)];
        match far.as_slice() {
            [] => said.push(format!("No group has {} people or more", fewest())),
            [only] => said.push(say("Only group", only)),
            [low, .., high] => {
                said.push(say(if low.2 < 0.0 { "Furthest below" } else { "Closest, still above" }, low));
                said.push(say(if high.2 < 0.0 { "Closest, still below" } else { "Furthest above" }, high));
            }
        }
        let below = far.iter().filter(|row| row.2 < 0.0).count();
        said.push(format!("Below the target: {below} of {} groups of {} people or more", far.len(), fewest()));
        said
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("label", &self.row_word, ColumnKind::Text),
            column("points_from_target", &format!("Points from: {}", self.target.label), ColumnKind::Points),
            column("share_of_women", "Share of women", ColumnKind::Share),
            column("women", "Women", ColumnKind::People),
            column("men", "Men", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |row: &DivergingRow| {
            let missing = if row.count.base() == 0 { Value::NotApplicable } else { Value::TooFew };
            let distance = self.distance(&row.count).map_or(missing, Value::Number);
            let mut cells = vec![text(&row.label), distance, share(&row.count)];
            cells.extend(gender_cells(&row.count));
            cells
        };
        self.ordered().into_iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        Some(NativeChart {
            kind: NativeKind::Bar,
            categories: 0,
            series: vec![NativeSeries { column: 1, role: SeriesRole::Neutral, mirrored: false }],
            axis_format: "+0;−0;0".to_owned(),
        })
    }
}
