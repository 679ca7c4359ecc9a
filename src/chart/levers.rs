//! Levers: what helps most? Points for one person a year, and for all that can be moved.

use super::canvas::{Anchor, Area};
use super::columns::{column, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::future_spec::{LeverBar, Levers};
use super::numbers::points;
use super::page::Page;
use super::rows::{SideColumn, frame};
use super::scale::Scale;
use crate::table::{Column, ColumnKind, Value};

/// Room for a number beside a bar.
const NUMBER: f64 = 46.0;
const GAP: f64 = 20.0;

/// One of the two panels.
struct Panel {
    left: f64,
    right: f64,
    head: &'static str,
    value: fn(&LeverBar) -> f64,
}

impl Levers {
    fn panel(&self, page: &Page, panel: &Panel, top: f64, rows: &[super::rows::RowPlace]) {
        let values = || self.bars.iter().map(panel.value);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let (from, to) = (panel.left + if low < 0.0 { NUMBER } else { 2.0 }, panel.right - NUMBER);
        let scale = Scale::new((low, high), (from, to));
        let zero = scale.at(0.0);
        page.canvas.text(panel.left, top - 14.0, panel.head, page.small());
        for (bar, row) in self.bars.iter().zip(rows) {
            let value = (panel.value)(bar);
            let end = scale.at(value);
            let colour = if value < 0.0 { page.theme.below } else { page.theme.above };
            let place = row.bar(zero.min(end), zero.max(end).max(zero + 1.0));
            page.canvas.rect(Area { ..place }, colour);
            let (x, anchor) = if value < 0.0 { (end - 6.0, Anchor::End) } else { (end.max(zero) + 6.0, Anchor::Start) };
            page.canvas.text(x, row.middle(), &points(value), page.body().anchored(anchor));
        }
        let (first, last) = (rows.first().map_or(top, |it| it.top), rows.last().map_or(top, |it| it.bottom));
        page.canvas.line(&[(zero, first), (zero, last)], page.theme.axis, 1.0);
    }
}

impl Chart for Levers {
    fn name(&self) -> &'static str {
        "Bar chart of levers"
    }

    fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        let labels: Vec<&str> = self.bars.iter().map(|it| it.label.as_str()).collect();
        let people = self.bars.iter().map(|it| format!("{:.1}", it.people)).collect();
        let side = SideColumn { head: "People a year".to_owned(), cells: people };
        let frame = frame(page, "Every year", &labels, &[side], 30.0);
        let (left, right) = frame.plot;
        let middle = f64::midpoint(left, right);
        let panels = [
            Panel { left, right: middle - GAP, head: "One person a year", value: |it| it.per_person },
            Panel { left: middle, right: right - 4.0, head: "All that can be moved", value: |it| it.feasible },
        ];
        for panel in &panels {
            self.panel(page, panel, frame.top, &frame.rows);
        }
        page.y = frame.bottom;
    }

    fn notes(&self) -> Vec<String> {
        vec![
            "Points of the share when the target is due, on average; the two sides have scales of their own."
                .to_owned(),
            "People a year: how many could be moved at most.".to_owned(),
        ]
    }

    fn describe(&self) -> Vec<String> {
        let say = |it: &LeverBar| {
            format!(
                "{}: {} points for one person a year, {} for {:.1} people",
                it.label,
                points(it.per_person),
                points(it.feasible),
                it.people
            )
        };
        self.bars.iter().map(say).collect()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("lever", "What is done, every year", ColumnKind::Text),
            column("points_per_person", "Points for one person a year", ColumnKind::Points),
            column("people", "People a year that can be moved", ColumnKind::Fte),
            column("points", "Points for all of them", ColumnKind::Points),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |it: &LeverBar| {
            let numbers = [it.per_person, it.people, it.feasible].map(Value::Number);
            [text(&it.label)].into_iter().chain(numbers).collect()
        };
        self.bars.iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let series = [1, 3].map(|column| NativeSeries { column, role: SeriesRole::Neutral, mirrored: false });
        Some(NativeChart { kind: NativeKind::Bar, categories: 0, series: series.into(), axis_format: "0.0".to_owned() })
    }
}
