//! Heatmap: which unit and which rank? Share of women and people in every cell, colours centred on the target.

use super::canvas::Anchor;
use super::colour::{Colour, diverging};
use super::columns::{column, people, share, text};
use super::draw::Chart;
use super::figure::NativeChart;
use super::font::Ruler;
use super::heatmap_layout::{Grid, draw_heads};
use super::numbers::{fewest, is_few, isolated, people as in_words, share as share_of, whole_percent, women_of};
use super::page::Page;
use super::spec::{Heatmap, HeatmapRow};
use super::theme::Theme;
use super::words::extremes;
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, Value};

/// Points from the target at which the colours end.
const EXTENT: f64 = 40.0;
/// Ground of cells without a share.
const NO_SHARE: Colour = Colour::new(0xFF, 0xFF, 0xFF);

impl Heatmap {
    fn cell(&self, page: &Page, grid: &Grid, at: (usize, usize), count: Option<&GenderCount>) {
        let area = grid.cell(at.0, at.1);
        let (x, y) = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
        let look = page.body().anchored(Anchor::Middle);
        let Some(count) = count.filter(|count| count.base() > 0) else {
            page.canvas.text(x, y, "–", look.coloured(page.theme.muted));
            return;
        };
        let Some(share) = share_of(count) else {
            page.canvas.rect(area, NO_SHARE);
            page.canvas.text(x, y, &women_of(count), page.small().anchored(Anchor::Middle));
            return;
        };
        let ground = diverging((share - self.centre.share) * 100.0 / EXTENT);
        let ink = ground.readable_text();
        page.canvas.rect(area, ground);
        page.canvas.text(x, y - 7.5, &whole_percent(share), look.coloured(ink).bold());
        let people = page.small().coloured(ink).anchored(Anchor::Middle);
        page.canvas.text(x, y + 8.0, &format!("of {}", in_words(count.base())), people);
    }

    /// The colours with what they mean.
    fn scale(&self, page: &mut Page) {
        let (look, swatch) = (page.small().coloured(page.theme.ink), 16.0);
        let ends = [
            format!("{EXTENT:.0} points or more below"),
            self.centre.label.clone(),
            format!("{EXTENT:.0} points or more above"),
        ];
        let shades = [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0];
        let middle = page.y + 8.0;
        let mut x = page.left();
        page.canvas.text(x, middle, &ends[0], look);
        x += page.canvas.width_of(&ends[0], look.setting) + 8.0;
        let first = x;
        for shade in shades {
            let area = super::canvas::Area { left: x, top: page.y, right: x + swatch - 1.0, bottom: page.y + 16.0 };
            page.canvas.rect(area, diverging(shade));
            x += swatch;
        }
        page.canvas.text(x + 8.0, middle, &ends[2], look);
        let half = page.canvas.width_of(&ends[1], look.setting) / 2.0;
        let white = f64::midpoint(first, x).max(page.left() + half);
        page.canvas.text(white, page.y + 28.0, &ends[1], look.anchored(Anchor::Middle));
        page.y += 44.0;
    }

    fn filled(&self) -> impl Iterator<Item = (&HeatmapRow, &str, GenderCount)> {
        self.rows.iter().flat_map(move |row| {
            let cells = row.cells.iter().zip(&self.columns);
            cells.filter_map(move |(cell, column)| Some((row, column.as_str(), (*cell)?)))
        })
    }
}

impl Chart for Heatmap {
    fn name(&self) -> &'static str {
        "Heatmap"
    }

    fn width(&self, ruler: &Ruler, theme: &Theme) -> f64 {
        Grid::needed_width(self, ruler, theme).max(theme.width)
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }

    fn paint(&self, page: &mut Page) {
        self.scale(page);
        let grid = Grid::new(self, page);
        draw_heads(self, page, &grid);
        page.canvas.group("cells", |_| {
            for (r, row) in self.rows.iter().enumerate() {
                for c in 0..self.columns.len() {
                    self.cell(page, &grid, (r, c), row.cells.get(c).and_then(Option::as_ref));
                }
            }
        });
        page.y = grid.bottom();
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec!["Each cell: share of women, and of how many women and men. – : nobody.".to_owned()];
        if self.filled().any(|(_, _, count)| count.base() > 0 && is_few(&count)) {
            notes.push(format!(
                "Below {} women and men, people are shown instead of a percentage and a colour.",
                fewest()
            ));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let named: Vec<(String, GenderCount)> = self
            .filled()
            .map(|(row, column, count)| (format!("{}, {}", isolated(&row.label), isolated(column)), count))
            .collect();
        let shares: Vec<f64> = named.iter().filter_map(|(_, count)| share_of(count)).collect();
        let below = shares.iter().filter(|&&share| share < self.centre.share).count();
        vec![
            format!("{} rows by {} columns", self.rows.len(), self.columns.len()),
            extremes(named.iter().map(|(name, count)| (name.as_str(), *count))),
            format!(
                "{}: {below} of {} cells of {} people or more are below",
                self.centre.label,
                shares.len(),
                fewest()
            ),
        ]
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            column("label", &self.row_word, ColumnKind::Text),
            column("column", &self.column_word, ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("share_of_women", "Share of women", ColumnKind::Share),
        ]
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |(row, column, count): (&HeatmapRow, &str, GenderCount)| {
            vec![text(&row.label), text(column), people(count.women), people(count.base()), share(&count)]
        };
        self.filled().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        None
    }
}
