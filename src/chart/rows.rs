//! The frame of charts that read row by row: labels left, marks in the middle, numbers right.

use super::canvas::{Anchor, Area, Canvas, Look};
use super::page::Page;
use super::wrap::wrap;

/// Space between columns.
const GAP: f64 = 16.0;
/// Widest label column; longer labels take more lines.
const LABELS: f64 = 240.0;
/// Space above and below a label.
const PADDING: f64 = 10.0;

/// A column of numbers right of the marks.
pub(super) struct SideColumn {
    pub head: String,
    pub cells: Vec<String>,
}

/// Where one row stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowPlace {
    pub top: f64,
    pub bottom: f64,
}

impl RowPlace {
    pub(super) fn middle(self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    /// The area of a bar in this row.
    pub(super) fn bar(self, left: f64, right: f64) -> Area {
        let half = 8.5;
        Area { left, top: self.middle() - half, right, bottom: self.middle() + half }
    }
}

/// A laid out frame: what the marks need to know.
pub(super) struct RowFrame {
    /// Left and right end of the marks.
    pub plot: (f64, f64),
    /// Where the rows begin.
    pub top: f64,
    /// Where the rows end.
    pub bottom: f64,
    pub rows: Vec<RowPlace>,
}

struct Side {
    right: f64,
    head: Vec<String>,
}

/// Draws labels, heads and side columns, leaving `head_space` above the rows for the heads of the marks.
pub(super) fn frame(
    page: &mut Page,
    row_word: &str,
    labels: &[&str],
    sides: &[SideColumn],
    head_space: f64,
) -> RowFrame {
    let (label_look, head_look) = (page.body(), page.small());
    let ruler = &page.canvas.ruler;
    let head = wrap(ruler, row_word, head_look.setting, LABELS);
    let wrapped: Vec<Vec<String>> = labels.iter().map(|label| wrap(ruler, label, label_look.setting, LABELS)).collect();
    let label_width = widest(&page.canvas, wrapped.iter().flatten(), label_look)
        .max(widest(&page.canvas, head.iter(), head_look))
        .max(60.0);
    let (placed, plot_right) = place_sides(page, sides);
    let head_lines = placed.iter().map(|side| side.head.len()).chain([head.len()]).max().unwrap_or(1);
    let head_height = head_look.setting.height(head_lines).max(head_space) + 6.0;
    let top = page.y + head_height;
    let rows = place_rows(&wrapped, label_look, top);
    let bottom = rows.last().map_or(top, |row| row.bottom);
    let frame = RowFrame { plot: (page.left() + label_width + GAP, plot_right), top, bottom, rows };

    let head_bottom = top - 6.0;
    write_head(&page.canvas, page.left(), head_bottom, &head, head_look);
    for side in &placed {
        write_head(&page.canvas, side.right, head_bottom, &side.head, head_look.anchored(Anchor::End));
    }
    rule(page, top);
    for (index, (row, label)) in frame.rows.iter().zip(&wrapped).enumerate() {
        page.canvas.block(page.left(), row.middle(), label, label_look);
        for (side, column) in placed.iter().zip(sides) {
            let cell = column.cells.get(index).map_or("", String::as_str);
            page.canvas.text(side.right, row.middle(), cell, label_look.anchored(Anchor::End));
        }
        rule(page, row.bottom);
    }
    page.y = bottom;
    frame
}

fn rule(page: &Page, y: f64) {
    page.canvas.line(&[(page.left(), y), (page.right(), y)], page.theme.grid, 1.0);
}

fn write_head(canvas: &Canvas, x: f64, bottom: f64, lines: &[String], look: Look) {
    canvas.paragraph(x, bottom - look.setting.height(lines.len()), lines, look);
}

fn widest<'a>(canvas: &Canvas, lines: impl Iterator<Item = &'a String>, look: Look) -> f64 {
    lines.map(|line| canvas.width_of(line, look.setting)).fold(0.0, f64::max)
}

fn place_sides(page: &Page, sides: &[SideColumn]) -> (Vec<Side>, f64) {
    let mut right = page.right();
    let mut placed = Vec::new();
    for side in sides.iter().rev() {
        let cells = widest(&page.canvas, side.cells.iter(), page.body()).max(64.0);
        let head = wrap(&page.canvas.ruler, &side.head, page.small().setting, cells);
        placed.push(Side { right, head });
        right -= cells + GAP;
    }
    placed.reverse();
    (placed, right)
}

fn place_rows(labels: &[Vec<String>], look: Look, top: f64) -> Vec<RowPlace> {
    let mut y = top;
    let mut rows = Vec::new();
    for label in labels {
        let height = (look.setting.height(label.len()) + PADDING).max(28.0);
        rows.push(RowPlace { top: y, bottom: y + height });
        y += height;
    }
    rows
}
