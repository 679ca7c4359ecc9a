//! Dot plot: are we at target, rank by rank? A dot now, a hollow dot a year ago, the target as a band or a line.

use super::canvas::{Anchor, Area};
use super::columns::{column, gender_cells, share, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::marks::TargetMark;
use super::numbers::{fewest, is_few, people, share as share_of, share_and_people, whole_percent};
use super::page::{Marker, Page};
use super::rows::{RowFrame, SideColumn, frame};
use super::scale::Scale;
use super::spec::{DotPlot, DotRow};
use super::words::extremes;
use crate::table::{Column, ColumnKind, Value};

const RADIUS: f64 = 5.5;
const TICKS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

impl DotPlot {
    fn sides(&self) -> Vec<SideColumn> {
        let share = SideColumn {
            head: "Women now".to_owned(),
            cells: self.rows.iter().map(|row| share_and_people(&row.now)).collect(),
        };
        let gap = SideColumn {
            head: "Gap in people".to_owned(),
            cells: self.rows.iter().map(|row| row.gap.map_or("–".to_owned(), gap_words)).collect(),
        };
        if self.rows.iter().any(|row| row.gap.is_some()) { vec![share, gap] } else { vec![share] }
    }

    fn marks(&self, page: &Page, frame: &RowFrame, scale: &Scale) {
        page.canvas.group("women", |canvas| {
            for (row, place) in self.rows.iter().zip(&frame.rows) {
                let now = share_of(&row.now).map(|share| scale.at(share));
                let earlier = row.earlier.as_ref().and_then(share_of).map(|share| scale.at(share));
                let y = place.middle();
                if let (Some(now), Some(earlier)) = (now, earlier) {
                    canvas.line(&[(earlier, y), (now, y)], page.theme.women, 1.5);
                }
                if let Some(earlier) = earlier {
                    canvas.ring((earlier, y), RADIUS - 0.8, page.theme.women, 1.5);
                }
                if let Some(now) = now {
                    canvas.dot((now, y), RADIUS, page.theme.women);
                }
            }
        });
    }
}

/// A target behind the rows, its label above them, kept inside `limits`.
pub(super) fn target(page: &Page, mark: &TargetMark, scale: &Scale, frame: &RowFrame, limits: (f64, f64)) {
    let x = scale.at(mark.share);
    if let Some((low, high)) = mark.band {
        let area = Area { left: scale.at(low), top: frame.top, right: scale.at(high), bottom: frame.bottom };
        page.canvas.rect(area, page.theme.band);
    } else {
        page.canvas.line(&[(x, frame.top), (x, frame.bottom)], page.theme.muted, 1.5);
    }
    let look = page.small().coloured(page.theme.ink).anchored(Anchor::Middle);
    let half = page.canvas.width_of(&mark.label, look.setting) / 2.0;
    let centre = x.max(limits.0 + half).min(limits.1 - half);
    page.canvas.text(centre, frame.top - 14.0, &mark.label, look);
}

fn gap_words(gap: i64) -> String {
    let word = match gap {
        0 => return "met".to_owned(),
        1 => "woman",
        2.. => "women",
        -1 => "man",
        _ => "men",
    };
    format!("+{} {word}", people(gap.unsigned_abs()))
}

fn axis(page: &Page, frame: &RowFrame, scale: &Scale) {
    let look = page.small().anchored(Anchor::Middle);
    page.canvas.group("axis", |canvas| {
        for tick in TICKS {
            let x = scale.at(tick);
            canvas.line(&[(x, frame.top), (x, frame.bottom)], page.theme.grid, 1.0);
            canvas.text(x, frame.bottom + 12.0, &whole_percent(tick), look);
        }
    });
}

impl Chart for DotPlot {
    fn name(&self) -> &'static str {
        "Dot plot"
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        let women = page.theme.women;
        let mut keys = vec![(Marker::Dot(women), "Now")];
        if self.rows.iter().any(|row| row.earlier.is_some()) {
            keys.push((Marker::Ring(women), self.earlier_word.as_str()));
        }
        page.key(&keys);
        let labels: Vec<&str> = self.rows.iter().map(|row| row.label.as_str()).collect();
        let frame = frame(page, &self.row_word, &labels, &self.sides(), 28.0);
        let scale = Scale::new((0.0, 1.0), (frame.plot.0 + 8.0, frame.plot.1 - 8.0));
        if let Some(mark) = &self.target {
            target(page, mark, &scale, &frame, frame.plot);
        }
        axis(page, &frame, &scale);
        self.marks(page, &frame, &scale);
        page.y = frame.bottom + 22.0;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.rows.iter().any(|row| row.gap.is_some_and(|gap| gap != 0)) {
            notes.push(
                "Gap in people: posts that women would hold instead of men (or men instead of women) to reach the target."
                    .to_owned(),
            );
        }
        if self.rows.iter().any(|row| row.now.base() > 0 && is_few(&row.now)) {
            notes.push(format!("Ranks of fewer than {} women and men have no dot; their people are shown.", fewest()));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut said = vec![extremes(self.rows.iter().map(|row| (row.label.as_str(), row.now)))];
        if let Some(mark) = &self.target {
            let judged = self.rows.iter().filter(|row| row.gap.is_some()).count();
            let met = self.rows.iter().filter(|row| row.gap == Some(0)).count();
            said.push(format!("{}: met in {met} of {judged} ranks", mark.label));
        }
        let widest = self
            .rows
            .iter()
            .filter(|row| row.gap.is_some_and(|gap| gap != 0))
            .max_by_key(|row| row.gap.map_or(0, i64::unsigned_abs));
        if let Some((row, gap)) = widest.and_then(|row| Some((row, row.gap?))) {
            said.push(format!("Largest gap in people: {}, {}", super::numbers::isolated(&row.label), gap_words(gap)));
        }
        said
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("label", &self.row_word, ColumnKind::Text),
            column("share_of_women", "Share of women, now", ColumnKind::Share),
            column("share_of_women_earlier", &format!("Share of women, {}", self.earlier_word), ColumnKind::Share),
            column("women", "Women, now", ColumnKind::People),
            column("men", "Men, now", ColumnKind::People),
            column("women_and_men", "Women and men, now", ColumnKind::People),
            column("women_earlier", &format!("Women, {}", self.earlier_word), ColumnKind::People),
            column("men_earlier", &format!("Men, {}", self.earlier_word), ColumnKind::People),
            column("women_and_men_earlier", &format!("Women and men, {}", self.earlier_word), ColumnKind::People),
            column("gap_in_people", "Gap in people (women instead of men)", ColumnKind::People),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |row: &DotRow| {
            let earlier = row.earlier.as_ref();
            let mut cells = vec![text(&row.label), share(&row.now), earlier.map_or(Value::NotAvailable, share)];
            cells.extend(gender_cells(&row.now));
            cells.extend(earlier.map_or([const { Value::NotAvailable }; 3], gender_cells));
            cells.push(row.gap.map_or(Value::NotApplicable, Value::People));
            cells
        };
        self.rows.iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let mut series = vec![NativeSeries { column: 1, role: SeriesRole::Women, mirrored: false }];
        if self.rows.iter().any(|row| row.earlier.is_some()) {
            series.push(NativeSeries { column: 2, role: SeriesRole::Neutral, mirrored: false });
        }
        Some(NativeChart { kind: NativeKind::Bar, categories: 0, series, axis_format: "0%".to_owned() })
    }
}
