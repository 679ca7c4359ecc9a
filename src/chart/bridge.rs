//! Bridge: why did the number of women change? A waterfall whose bars sum exactly.

use super::canvas::{Anchor, Area};
use super::columns::{column, gender_cells, share, text};
use super::draw::Chart;
use super::figure::NativeChart;
use super::numbers::{change, isolated, people, points, share_and_people, share_or_people};
use super::page::Page;
use super::rows::{RowFrame, RowPlace, SideColumn, frame};
use super::scale::{Scale, round_step};
use super::spec::{Bridge, BridgeStep};
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, Value};

/// Steps together smaller than this part of the largest bar are drawn on a cut axis.
const CUT_BELOW: f64 = 0.12;

/// One bar: from a number of women to another.
struct Bar {
    from: f64,
    to: f64,
    total: bool,
}

impl Bridge {
    /// The steps given, and what they leave unexplained.
    fn steps(&self) -> Vec<BridgeStep> {
        let mut steps = self.steps.clone();
        let women =
            signed(self.end.women) - signed(self.start.women) - steps.iter().map(|step| step.women).sum::<i64>();
        let men = signed(self.end.men) - signed(self.start.men) - steps.iter().map(|step| step.men).sum::<i64>();
        if women != 0 || men != 0 {
            steps.push(BridgeStep { label: "Not explained".to_owned(), women, men, points: None });
        }
        steps
    }

    fn bars(&self) -> Vec<Bar> {
        let start = signed(self.start.women);
        let mut bars = vec![Bar { from: 0.0, to: start as f64, total: true }];
        let mut women = start;
        for step in self.steps() {
            bars.push(Bar { from: women as f64, to: (women + step.women) as f64, total: false });
            women += step.women;
        }
        bars.push(Bar { from: 0.0, to: self.end.women as f64, total: true });
        bars
    }

    /// Lowest and highest number of women on the axis.
    fn extent(&self) -> (f64, f64) {
        let levels: Vec<f64> = self.bars().iter().map(|bar| bar.to).collect();
        let low = levels.iter().copied().fold(f64::INFINITY, f64::min);
        let high = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(1.0);
        if low > 0.0 && high - low < CUT_BELOW * high {
            let room = ((high - low) * 0.5).max(2.0);
            let step = round_step(room, 2);
            return ((((low - room) / step).floor() * step).max(0.0), high);
        }
        (low.min(0.0), high)
    }

    fn sides(&self) -> Vec<SideColumn> {
        let steps = self.steps();
        let mut effects = vec![share_or_people(&self.start)];
        effects.extend(
            steps
                .iter()
                .map(|step| step.points.map_or_else(String::new, |effect| format!("{} points", points(effect)))),
        );
        effects.push(share_or_people(&self.end));
        vec![SideColumn { head: "Share of women".to_owned(), cells: effects }]
    }
}

fn draw_bar(page: &Page, bar: &Bar, place: RowPlace, scale: &Scale, low: f64) {
    let (from, to) = (scale.at(bar.from.max(low)), scale.at(bar.to));
    let colour = match bar {
        Bar { total: true, .. } => page.theme.women,
        Bar { from, to, .. } if to < from => page.theme.below,
        _ => page.theme.above,
    };
    let area = place.bar(from.min(to), from.max(to));
    if area.right > area.left {
        page.canvas.rect(area, colour);
    } else {
        page.canvas.line(&[(from, area.top), (from, area.bottom)], page.theme.axis, 1.0);
    }
    if bar.total && low > 0.0 {
        break_mark(page, area);
    }
    let words = if bar.total { people(women(bar.to)) } else { change(difference(bar)) };
    let look = if bar.total { page.body().bold() } else { page.body() };
    page.canvas.text(area.right + 6.0, place.middle(), &words, look);
}

fn connect(page: &Page, bars: &[Bar], frame: &RowFrame, scale: &Scale) {
    for (bar, places) in bars.iter().zip(frame.rows.windows(2)) {
        let x = scale.at(bar.to);
        let (top, bottom) = (places[0].bar(x, x).bottom, places[1].bar(x, x).top);
        page.canvas.line(&[(x, top), (x, bottom)], page.theme.axis, 1.0);
    }
}

/// Two slanted white cuts: the bar is longer than it is drawn.
fn break_mark(page: &Page, area: Area) {
    for x in [area.left + 14.0, area.left + 20.0] {
        let corners = [
            (x, area.bottom + 1.0),
            (x + 5.0, area.top - 1.0),
            (x + 8.0, area.top - 1.0),
            (x + 3.0, area.bottom + 1.0),
        ];
        page.canvas.polygon(&corners, super::colour::Colour::WHITE);
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made from a count just before")]
fn women(number: f64) -> u64 {
    number as u64
}

#[expect(clippy::cast_possible_truncation, reason = "made from counts just before")]
fn difference(bar: &Bar) -> i64 {
    (bar.to - bar.from) as i64
}

impl Chart for Bridge {
    fn name(&self) -> &'static str {
        "Bridge chart of the number of women"
    }

    fn is_empty(&self) -> bool {
        self.start.total() == 0 && self.end.total() == 0
    }

    fn paint(&self, page: &mut Page) {
        let steps = self.steps();
        let mut labels = vec![self.start_label.as_str()];
        labels.extend(steps.iter().map(|step| step.label.as_str()));
        labels.push(&self.end_label);
        let frame = frame(page, "Women, in people", &labels, &self.sides(), 0.0);
        let (bars, (low, high)) = (self.bars(), self.extent());
        let numbers = page.canvas.width_of(&change(-signed(women(high))), page.body().bold().setting) + 12.0;
        let scale = Scale::new((low, high), (frame.plot.0, frame.plot.1 - numbers));
        page.canvas.group("connectors", |_| connect(page, &bars, &frame, &scale));
        page.canvas.group("women", |_| {
            for (bar, &place) in bars.iter().zip(&frame.rows) {
                draw_bar(page, bar, place, &scale, low);
            }
        });
        if low > 0.0 {
            let look = page.small().anchored(Anchor::Start);
            page.canvas.text(frame.plot.0, frame.bottom + 13.0, &format!("Bars begin at {}", people(women(low))), look);
            page.y = frame.bottom + 20.0;
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.is_empty() && self.extent().0 > 0.0 {
            notes.push("The first and the last bar are cut, so that the changes can be seen.".to_owned());
        }
        if self.steps.iter().any(|step| step.points.is_some()) {
            notes.push(
                "Points: what each change did to the share of women, in percentage points; changes of men count too."
                    .to_owned(),
            );
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut said = vec![
            format!(
                "{}: {} women, {}",
                isolated(&self.start_label),
                people(self.start.women),
                share_and_people(&self.start)
            ),
            format!("{}: {} women, {}", isolated(&self.end_label), people(self.end.women), share_and_people(&self.end)),
        ];
        let steps = self.steps();
        let changes: Vec<String> = steps
            .iter()
            .filter(|step| step.women != 0)
            .map(|step| {
                let effect = step.points.map_or_else(String::new, |effect| format!(" ({} points)", points(effect)));
                format!("{} {}{effect}", isolated(&step.label), change(step.women))
            })
            .collect();
        if changes.is_empty() {
            said.push("No change in the number of women".to_owned());
        } else {
            said.push(format!("Changes in women: {}", changes.join(", ")));
        }
        said
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("label", "What changed", ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("men", "Men", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("share_of_women", "Share of women", ColumnKind::Share),
            column("effect_in_points", "Effect on the share", ColumnKind::Points),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let total = |label: &str, count: &GenderCount| {
            let mut cells = vec![text(label)];
            cells.extend(gender_cells(count));
            cells.extend([share(count), Value::NotApplicable]);
            cells
        };
        let step = |step: &BridgeStep| {
            let both = Value::People(step.women + step.men);
            let effect = step.points.map_or(Value::NotAvailable, Value::Number);
            let (women, men) = (Value::People(step.women), Value::People(step.men));
            vec![text(&step.label), women, men, both, Value::NotApplicable, effect]
        };
        let mut rows = vec![total(&self.start_label, &self.start)];
        rows.extend(self.steps().iter().map(step));
        rows.push(total(&self.end_label, &self.end));
        rows
    }

    fn native(&self) -> Option<NativeChart> {
        None
    }
}
