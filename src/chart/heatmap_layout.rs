//! Where the cells of a heatmap stand, and its heads: level text, on a staircase where columns are too narrow for it.

use super::canvas::{Anchor, Area};
use super::font::Ruler;
use super::numbers::{is_few, people, women_of};
use super::page::Page;
use super::spec::Heatmap;
use super::theme::Theme;
use super::wrap::{Setting, wrap};

const LABELS: f64 = 220.0;
const GAP: f64 = 12.0;
const WIDEST_CELL: f64 = 112.0;
const NARROWEST_CELL: f64 = 52.0;
const LOWEST_ROW: f64 = 37.0;
const LONGEST_HEAD: usize = 4;

/// Cells in pixels.
pub(super) struct Grid {
    labels: Vec<Vec<String>>,
    left: f64,
    cell_width: f64,
    top: f64,
    /// Top of every row, and the bottom of the last.
    edges: Vec<f64>,
    heads: Heads,
}

enum Heads {
    /// Wrapped within their column.
    Level(Vec<Vec<String>>),
    /// Each on a step of its own, joined to its column by a line.
    Staircase(Vec<Vec<String>>),
}

impl Grid {
    /// Width of the picture these columns need.
    pub(super) fn needed_width(map: &Heatmap, ruler: &Ruler, theme: &Theme) -> f64 {
        let labels = label_width(map, ruler, theme.body_size);
        let cells = narrowest_cell(map, ruler, theme) * map.columns.len() as f64;
        2.0 * theme.margin + labels + GAP + cells
    }

    /// Lays the cells out from `page.y` on.
    pub(super) fn new(map: &Heatmap, page: &Page) -> Self {
        let ruler = &page.canvas.ruler;
        let (body, small) = (page.body().setting, page.small().setting);
        let label_width = label_width(map, ruler, body.size);
        let left = page.left() + label_width + GAP;
        let room = (page.right() - left) / map.columns.len().max(1) as f64;
        let cell_width = room.min(WIDEST_CELL).floor();
        let heads = heads(map, ruler, small, cell_width, left - page.left());
        let word = small.height(wrap(ruler, &map.row_word, small, LABELS).len());
        let top = page.y + word + head_height(&heads, small) + 8.0;
        let labels: Vec<Vec<String>> = map.rows.iter().map(|row| wrap(ruler, &row.label, body, LABELS)).collect();
        let mut edges = vec![top];
        let mut y = top;
        for label in &labels {
            y += (body.height(label.len()) + 6.0).max(LOWEST_ROW);
            edges.push(y);
        }
        Self { labels, left, cell_width, top, edges, heads }
    }

    /// A cell, inset so that a white line parts it from its neighbours.
    pub(super) fn cell(&self, row: usize, column: usize) -> Area {
        let top = self.edges.get(row).copied().unwrap_or(self.top);
        let bottom = self.edges.get(row + 1).copied().unwrap_or(top);
        let left = self.left + self.cell_width * column as f64;
        Area { left, top, right: left + self.cell_width - 1.0, bottom: bottom - 1.0 }
    }

    pub(super) fn bottom(&self) -> f64 {
        self.edges.last().copied().unwrap_or(self.top)
    }
}

fn label_width(map: &Heatmap, ruler: &Ruler, size: f64) -> f64 {
    let setting = Setting { size, bold: false };
    let lines = map.rows.iter().flat_map(|row| wrap(ruler, &row.label, setting, LABELS));
    lines.map(|line| ruler.width(&line, size, false)).fold(60.0, f64::max)
}

fn narrowest_cell(map: &Heatmap, ruler: &Ruler, theme: &Theme) -> f64 {
    let counts = map.rows.iter().flat_map(|row| row.cells.iter().flatten());
    let texts =
        counts.map(|count| if is_few(count) { women_of(count) } else { format!("of {}", people(count.base())) });
    texts.map(|text| ruler.width(&text, theme.small_size, false) + 8.0).fold(NARROWEST_CELL, f64::max)
}

fn heads(map: &Heatmap, ruler: &Ruler, setting: Setting, cell: f64, before: f64) -> Heads {
    let room = cell - 6.0;
    let fits = |head: &String| head.split(' ').all(|word| ruler.width(word, setting.size, false) <= room);
    let level: Vec<Vec<String>> = map.columns.iter().map(|head| wrap(ruler, head, setting, room)).collect();
    if map.columns.iter().all(fits) && level.iter().all(|lines| lines.len() <= LONGEST_HEAD) {
        return Heads::Level(level);
    }
    let step = |(index, head): (usize, &String)| wrap(ruler, head, setting, before + cell * (index as f64 + 0.5) - 8.0);
    Heads::Staircase(map.columns.iter().enumerate().map(step).collect())
}

fn head_height(heads: &Heads, setting: Setting) -> f64 {
    match heads {
        Heads::Level(heads) => setting.height(heads.iter().map(Vec::len).max().unwrap_or(1)),
        Heads::Staircase(heads) => heads.iter().map(|lines| setting.height(lines.len())).sum::<f64>() + 4.0,
    }
}

/// Draws the heads of rows and columns and the names of the rows.
pub(super) fn draw_heads(map: &Heatmap, page: &Page, grid: &Grid) {
    let look = page.small();
    let middle = page.y + look.setting.height(1) / 2.0;
    page.canvas.text(grid.left, middle, &map.column_word, look);
    let head = wrap(&page.canvas.ruler, &map.row_word, look.setting, LABELS);
    match &grid.heads {
        Heads::Level(heads) => {
            for (column, lines) in heads.iter().enumerate() {
                let area = grid.cell(0, column);
                let x = f64::midpoint(area.left, area.right);
                let top = grid.top - 5.0 - look.setting.height(lines.len());
                page.canvas.paragraph(x, top, lines, look.coloured(page.theme.ink).anchored(Anchor::Middle));
            }
            page.canvas.paragraph(page.left(), grid.top - 5.0 - look.setting.height(head.len()), &head, look);
        }
        Heads::Staircase(heads) => {
            page.canvas.paragraph(page.left(), page.y, &head, look);
            staircase(page, grid, heads);
        }
    }
    for (row, lines) in grid.labels.iter().enumerate() {
        let area = grid.cell(row, 0);
        page.canvas.block(page.left(), f64::midpoint(area.top, area.bottom), lines, page.body());
    }
}

/// The leftmost head stands lowest, so no line crosses a text.
fn staircase(page: &Page, grid: &Grid, heads: &[Vec<String>]) {
    let look = page.small().coloured(page.theme.ink).anchored(Anchor::End);
    let mut bottom = grid.top - 7.0;
    for (column, lines) in heads.iter().enumerate() {
        let area = grid.cell(0, column);
        let x = f64::midpoint(area.left, area.right);
        let height = look.setting.height(lines.len());
        let middle = bottom - height / 2.0;
        page.canvas.line(&[(x - 4.0, middle), (x, middle), (x, grid.top - 3.0)], page.theme.axis, 1.0);
        page.canvas.block(x - 7.0, middle, lines, look);
        bottom -= height;
    }
}
