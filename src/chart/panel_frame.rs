//! One panel of small multiples: its title, its axes, its lines.

use super::canvas::{Anchor, Area};
use super::colour::{Colour, diverging};
use super::grain::FEW_PEOPLE;
use super::numbers::whole_percent;
use super::page::Page;
use super::panel_grid::{Cell, Grid};
use super::peer_spec::{Panel, PanelPoint, SmallMultiples};

/// The other agencies: there, and no more.
pub(super) const PEERS: Colour = Colour::new(0xCB, 0xCB, 0xD2);
/// From so many years on, single years have no dots.
const MANY_YEARS: i16 = 16;

impl Panel {
    /// Years that are drawn.
    pub(super) fn shown(&self) -> impl Iterator<Item = &PanelPoint> {
        self.points.iter().filter(|point| point.size >= FEW_PEOPLE)
    }

    /// The external series in these years.
    pub(super) fn benchmark_in(&self, (first, last): (i16, i16)) -> impl Iterator<Item = (i16, f64)> {
        self.benchmark.iter().copied().filter(move |&(year, _)| first <= year && year <= last)
    }

    /// First and last year that are drawn.
    pub(super) fn ends(&self) -> Option<(&PanelPoint, &PanelPoint)> {
        self.shown().next().zip(self.shown().last())
    }
}

/// Runs of years without a gap.
fn runs<T: Copy>(points: impl Iterator<Item = T>, year: impl Fn(&T) -> i16) -> Vec<Vec<T>> {
    let mut runs: Vec<Vec<T>> = Vec::new();
    for point in points {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| i32::from(year(last)) + 1 == i32::from(year(&point))) => {
                run.push(point);
            }
            _ => runs.push(vec![point]),
        }
    }
    runs
}

/// The years of an agency that are drawn, in runs without a gap.
pub(super) fn own_runs(panel: &Panel) -> Vec<Vec<PanelPoint>> {
    runs(panel.shown().copied(), |point| point.year)
}

/// A panel being drawn.
pub(super) struct Frame<'a> {
    pub page: &'a Page<'a>,
    pub grid: &'a Grid,
    pub cell: &'a Cell,
}

impl Frame<'_> {
    fn at(&self, year: i16, share: f64) -> (f64, f64) {
        let (x, y) = self.grid.at(year, share);
        (self.cell.plot.left + x, self.cell.plot.top + y)
    }

    /// Its name, as much as has room.
    pub(super) fn title(&self) {
        let (top, lines) = &self.cell.title;
        self.page.canvas.paragraph(self.cell.plot.left, *top, lines, self.grid.title);
    }

    /// Grid, shares left of the first panel of a row, years.
    pub(super) fn axes(&self) {
        let (canvas, theme, plot, look) = (&self.page.canvas, self.page.theme, self.cell.plot, self.page.small());
        for tick in self.grid.ticks() {
            let y = plot.top + self.grid.y(tick);
            canvas.line(&[(plot.left, y), (plot.right, y)], theme.grid, 1.0);
            if self.cell.is_first {
                canvas.text(plot.left - 8.0, y, &whole_percent(tick), look.anchored(Anchor::End));
            }
        }
        canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], theme.axis, 1.0);
        self.years();
    }

    /// Years from the last one backwards, as many as there is room for.
    fn years(&self) {
        let (first, last) = self.grid.years;
        let look = self.page.small().anchored(Anchor::Middle);
        let room = self.page.canvas.width_of("2026", look.setting) + 12.0;
        let year_width = self.grid.size.0 / f64::from(last - first).max(1.0);
        let every = [1, 2, 3, 5, 10, 20, 50].into_iter().find(|every| year_width * f64::from(*every) >= room);
        for year in (first..=last).filter(|year| every.map_or(*year == last, |every| (last - year) % every == 0)) {
            let (x, y) = (self.cell.plot.left + self.grid.x(year), self.cell.plot.bottom);
            self.page.canvas.line(&[(x, y), (x, y + 3.0)], self.page.theme.axis, 1.0);
            self.page.canvas.text(x, y + 15.0, &year.to_string(), look);
        }
    }

    /// What the published numbers allow.
    pub(super) fn interval(&self, panel: &Panel) {
        let known = panel.shown().filter_map(|point| Some((point.year, point.interval?)));
        for run in runs(known, |point| point.0) {
            let upper = run.iter().map(|&(year, (_, high))| self.at(year, high));
            let lower = run.iter().rev().map(|&(year, (low, _))| self.at(year, low));
            let corners: Vec<(f64, f64)> = upper.chain(lower).collect();
            match corners.as_slice() {
                &[high, low] => self.page.canvas.line(&[high, low], interval_colour(), 6.0),
                _ => self.page.canvas.polygon(&corners, interval_colour()),
            }
        }
    }

    /// A band that counts as met, behind everything.
    pub(super) fn band(&self, multiples: &SmallMultiples) {
        let plot = self.cell.plot;
        if let Some((low, high)) = multiples.target.as_ref().and_then(|mark| mark.band) {
            let (top, bottom) = (plot.top + self.grid.y(high), plot.top + self.grid.y(low));
            self.page.canvas.rect(Area { top, bottom, ..plot }, self.page.theme.band);
        }
    }

    /// A target without a band, before the other agencies and behind the own line.
    pub(super) fn target(&self, multiples: &SmallMultiples) {
        let plot = self.cell.plot;
        if let Some(mark) = multiples.target.as_ref().filter(|mark| mark.band.is_none()) {
            let y = plot.top + self.grid.y(mark.share);
            self.page.canvas.line(&[(plot.left, y), (plot.right, y)], self.page.theme.muted, 1.2);
        }
    }

    /// The external series.
    pub(super) fn benchmark(&self, panel: &Panel) {
        let colour = benchmark_colour(self.page);
        for run in runs(panel.benchmark_in(self.grid.years), |point| point.0) {
            let points: Vec<(f64, f64)> = run.iter().map(|&(year, share)| self.at(year, share)).collect();
            match points.as_slice() {
                &[(x, y)] => self.page.canvas.line(&[(x - 5.0, y), (x + 5.0, y)], colour, 1.8),
                _ => self.page.canvas.dashed(&points, colour, 1.6),
            }
        }
    }

    /// The agency and its last share.
    pub(super) fn line(&self, panel: &Panel) {
        let (canvas, colour) = (&self.page.canvas, self.page.theme.women);
        let has_dots = self.grid.years.1 - self.grid.years.0 < MANY_YEARS;
        for run in own_runs(panel) {
            let points: Vec<(f64, f64)> = run.iter().map(|point| self.at(point.year, point.share)).collect();
            if points.len() > 1 {
                canvas.line(&points, colour, 2.2);
            }
            for &point in points.iter().filter(|_| has_dots || points.len() == 1) {
                canvas.dot(point, 2.2, colour);
            }
        }
        let look = self.page.small().coloured(colour).bold();
        if let Some(last) = panel.shown().last() {
            let (x, y) = self.at(last.year, last.share);
            canvas.dot((x, y), 3.6, colour);
            // Beside the plot even where the line ends early, so that no other line runs through it.
            canvas.text(self.cell.plot.right + 3.0, y, &whole_percent(last.share), look);
        } else {
            let middle = f64::midpoint(self.cell.plot.left, self.cell.plot.right);
            let y = f64::midpoint(self.cell.plot.top, self.cell.plot.bottom);
            canvas.text(middle, y, "no share", self.page.small().anchored(Anchor::Middle));
        }
    }
}

/// What the published numbers allow.
pub(super) fn interval_colour() -> Colour {
    diverging(0.3)
}

/// External series.
pub(super) fn benchmark_colour(page: &Page) -> Colour {
    page.theme.lines[0]
}
