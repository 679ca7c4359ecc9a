//! Rank pyramid: what does our staff look like? Women left, men right, senior ranks first, one scale for both.

use super::columns::{column, gender_cells, people, share, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::numbers::{fewest, is_few, people as in_words, percent, share as share_of, share_or_people, women_of};
use super::page::Page;
use super::pyramid_panels;
use super::rows::{SideColumn, frame};
use super::spec::{Pyramid, PyramidRow};
use super::words::extremes;
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, Value};

impl Pyramid {
    /// Everybody.
    pub(super) fn total(&self) -> GenderCount {
        self.all.unwrap_or_else(|| self.rows.iter().map(|row| row.count).sum())
    }
}

impl Chart for Pyramid {
    fn name(&self) -> &'static str {
        "Rank pyramid"
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        let labels: Vec<&str> = self.rows.iter().map(|row| row.label.as_str()).collect();
        let shares = SideColumn {
            head: "Share of women".to_owned(),
            cells: self.rows.iter().map(|row| share_or_people(&row.count)).collect(),
        };
        let frame = frame(page, &self.row_word, &labels, &[shares], 46.0);
        pyramid_panels::draw(self, page, &frame);
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.rows.iter().any(|row| row.count.base() > 0 && is_few(&row.count)) {
            notes.push(format!("Below {} women and men, people are shown instead of a percentage.", fewest()));
        }
        let total = self.total();
        if total.another + total.not_stated > 0 {
            notes.push(
                "Percentages are of women and men. Another gender and not stated stand beside them, on the same scale."
                    .to_owned(),
            );
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let total = self.total();
        let mut counted =
            format!("{} women and {} men in {} ranks", in_words(total.women), in_words(total.men), self.rows.len());
        for (number, word) in [(total.another, "another gender"), (total.not_stated, "gender not stated")] {
            if number > 0 {
                counted = format!("{counted}; {word}: {}", in_words(number));
            }
        }
        let share = share_of(&total).map(|share| format!("{} women ({})", percent(share), women_of(&total)));
        let rows = self.rows.iter().map(|row| (row.label.as_str(), row.count));
        vec![counted, share.unwrap_or_default(), extremes(rows)]
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("label", &self.row_word, ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("men", "Men", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("share_of_women", "Share of women", ColumnKind::Share),
            column("another", "Another gender", ColumnKind::People),
            column("not_stated", "Not stated", ColumnKind::People),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |row: &PyramidRow| {
            let mut cells = vec![text(&row.label)];
            cells.extend(gender_cells(&row.count));
            cells.extend([share(&row.count), people(row.count.another), people(row.count.not_stated)]);
            cells
        };
        self.rows.iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        Some(NativeChart {
            kind: NativeKind::StackedBar,
            categories: 0,
            series: vec![
                NativeSeries { column: 1, role: SeriesRole::Women, mirrored: true },
                NativeSeries { column: 2, role: SeriesRole::Men, mirrored: false },
            ],
            axis_format: "0;0".to_owned(),
        })
    }
}
