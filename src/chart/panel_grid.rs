//! Where small multiples stand: how many panels a row, how large, and one scale for all of them.

use super::canvas::{Area, Look};
use super::elide::wrap_elided;
use super::marks::ShareAxis;
use super::page::Page;
use super::peer_spec::{Panel, SmallMultiples};
use super::scale::Scale;

/// Narrowest and widest panel.
const NARROWEST: f64 = 140.0;
const WIDEST: f64 = 560.0;
/// Space between panels.
const GAP: f64 = 18.0;
/// Space right of the lines for the last share.
const VALUE: f64 = 42.0;
/// Lowest and highest plot of a panel.
const HEIGHTS: (f64, f64) = (88.0, 220.0);
/// Most lines of a panel's title.
const TITLE_LINES: usize = 2;
/// Between the outermost years and the frame.
const INSET: f64 = 5.0;
/// Below the plots: years, and space to the next row.
const YEARS: f64 = 21.0;
const BELOW: f64 = 14.0;

/// One panel on the page.
pub(super) struct Cell {
    /// Where its title begins, and its lines.
    pub title: (f64, Vec<String>),
    /// Where its lines are drawn.
    pub plot: Area,
    /// Whether it is the first of its row.
    pub is_first: bool,
}

/// All panels on the page, and the scales they share. Scales count from the left top corner of a panel's plot.
pub(super) struct Grid {
    pub cells: Vec<Cell>,
    pub title: Look,
    /// Size of every plot.
    pub size: (f64, f64),
    pub years: (i16, i16),
    pub shares: (f64, f64),
    pub bottom: f64,
    year_scale: Scale,
    share_scale: Scale,
}

impl Grid {
    /// Lays out from `page.y` on.
    pub(super) fn new(multiples: &SmallMultiples, page: &Page) -> Self {
        let left = page.left() + page.canvas.width_of("100 %", page.small().setting) + 8.0;
        let inner = page.right() - left;
        let columns = columns(multiples.panels.len(), inner);
        let width = ((inner - GAP * (columns - 1) as f64) / columns as f64).min(WIDEST);
        let size = (width - VALUE, ((width - VALUE) * 0.62).clamp(HEIGHTS.0, HEIGHTS.1));
        let title = if columns > 3 { page.small().coloured(page.theme.ink) } else { page.body() }.bold();
        let mut grid = Self::scaled(multiples, size, title);
        let mut y = page.y;
        for row in multiples.panels.chunks(columns) {
            y = grid.add_row(row, page, (left, y, width));
        }
        grid.bottom = y - BELOW;
        grid
    }

    fn scaled(multiples: &SmallMultiples, size: (f64, f64), title: Look) -> Self {
        let (years, shares) = (multiples.years(), extent(multiples));
        let (first, last) = (f64::from(years.0), f64::from(years.1));
        let span = if years.0 == years.1 { (first - 0.5, last + 0.5) } else { (first, last) };
        let year_scale = Scale::new(span, (INSET, size.0 - INSET));
        let share_scale = Scale::new(shares, (size.1, 0.0));
        Self { cells: Vec::new(), title, size, years, shares, bottom: 0.0, year_scale, share_scale }
    }

    /// Adds the panels of one row; answers where the next begins.
    fn add_row(&mut self, row: &[Panel], page: &Page, (left, top, width): (f64, f64, f64)) -> f64 {
        let setting = self.title.setting;
        let cut = |panel: &Panel| wrap_elided(&page.canvas.ruler, &panel.name, setting, width, TITLE_LINES);
        let titles: Vec<Vec<String>> = row.iter().map(cut).collect();
        let lines = titles.iter().map(Vec::len).max().unwrap_or(1);
        let plot_top = top + setting.height(lines) + 8.0;
        for (place, lines) in titles.into_iter().enumerate() {
            let x = left + (width + GAP) * place as f64;
            // Titles stand on their plots: shorter ones begin lower.
            let title = (plot_top - 8.0 - setting.height(lines.len()), lines);
            let plot = Area { left: x, top: plot_top, right: x + self.size.0, bottom: plot_top + self.size.1 };
            self.cells.push(Cell { title, plot, is_first: place == 0 });
        }
        plot_top + self.size.1 + YEARS + BELOW
    }

    /// Where a year's share stands in a plot whose left top corner is at zero.
    pub(super) fn at(&self, year: i16, share: f64) -> (f64, f64) {
        (self.x(year), self.y(share))
    }

    /// Shares that the axis is marked at: multiples of a round step, far enough from each other for their labels.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let (low, high) = self.shares;
        let parts = (self.size.1 / 22.0).min(5.0);
        let step = [0.1, 0.2, 0.25].into_iter().find(|step| high - low <= step * parts + 1e-9).unwrap_or(0.5);
        let multiples = (0..=10).map(|index| step * f64::from(index));
        multiples.filter(|tick| (low - 1e-9..=high + 1e-9).contains(tick)).collect()
    }

    pub(super) fn x(&self, year: i16) -> f64 {
        self.year_scale.at(f64::from(year))
    }

    pub(super) fn y(&self, share: f64) -> f64 {
        self.share_scale.at(share.clamp(self.shares.0, self.shares.1))
    }
}

/// Panels a row: as many as the width holds, fewer where few panels can be larger, with few places left empty.
fn columns(panels: usize, width: f64) -> usize {
    let most = (1..=12).rev().find(|&columns| fits(columns, width)).unwrap_or(1).min(panels.max(1));
    let even = (1..=most).find(|columns| columns * columns * 5 >= panels * 4).unwrap_or(most);
    let empty = |columns: usize| panels.next_multiple_of(columns) - panels;
    if even < most && empty(even + 1) < empty(even) { even + 1 } else { even }
}

fn fits(columns: usize, width: f64) -> bool {
    (NARROWEST + GAP) * columns as f64 - GAP <= width
}

/// Lowest and highest share of the axis: all, or as far as all panels together need, in steps of ten points.
fn extent(multiples: &SmallMultiples) -> (f64, f64) {
    let years = multiples.years();
    let own = multiples.panels.iter().flat_map(Panel::shown).flat_map(|point| {
        let (low, high) = point.interval.unwrap_or((point.share, point.share));
        [low, point.share, high]
    });
    let benchmarks = multiples.panels.iter().flat_map(|panel| panel.benchmark_in(years)).map(|point| point.1);
    let marks = multiples.target.iter().flat_map(|mark| {
        let (low, high) = mark.band.unwrap_or((mark.share, mark.share));
        [low, high]
    });
    let all: Vec<f64> = own.chain(benchmarks).chain(marks).collect();
    if multiples.axis == ShareAxis::Full || all.is_empty() {
        return (0.0, 1.0);
    }
    let low = all.iter().copied().fold(1.0, f64::min);
    let high = all.iter().copied().fold(0.0, f64::max);
    let down = ((low - 0.02) * 10.0).floor().max(0.0) / 10.0;
    let up = ((high + 0.02) * 10.0).ceil().min(10.0) / 10.0;
    (down.min(0.9), up.max(0.1))
}

/// Whether the axis shows less than 0 to 100 %.
pub(super) fn is_cut(multiples: &SmallMultiples) -> bool {
    let (low, high) = extent(multiples);
    high - low < 0.999
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(1, 1)]
    #[case(2, 2)]
    #[case(3, 3)]
    #[case(4, 2)]
    #[case(7, 4)]
    #[case(12, 4)]
    #[case(100, 5)]
    fn panels_fill_their_rows(#[case] panels: usize, #[case] expected: usize) {
        assert_eq!(columns(panels, 800.0), expected);
    }

    #[test]
    fn a_narrow_picture_has_one_column() {
        assert_eq!(columns(100, 100.0), 1);
    }
}
