//! Small multiples: how did each agency come along among the others? One panel an agency, all on one scale, the others
//! in grey behind (E. R. Tufte, "Envisioning Information", 1990, chapter 4).

use super::canvas::Canvas;
use super::columns::{column, people, text};
use super::draw::Chart;
use super::figure::NativeChart;
use super::grain::FEW_PEOPLE;
use super::numbers::{isolated, percent, points as in_points};
use super::page::{Marker, Page};
use super::panel_frame::{Frame, PEERS, benchmark_colour, interval_colour, own_runs};
use super::panel_grid::{Grid, is_cut};
use super::peer_spec::{Panel, PanelPoint, SmallMultiples};
use crate::table::{Column, ColumnKind, Value};

/// Years of an external series that are drawn before the first of the agencies: such series are often older, and more years
/// would squeeze the agencies together.
const YEARS_BEFORE: i16 = 10;
/// Name of the lines that all panels have behind their own.
const BEHIND: &str = "peers";

impl SmallMultiples {
    /// First and last year that are drawn: of any agency, and of external series from some years before.
    pub(super) fn years(&self) -> (i16, i16) {
        let own = || self.panels.iter().flat_map(Panel::shown).map(|point| point.year);
        let Some((first, last)) = own().min().zip(own().max()) else { return (0, 0) };
        let outside = self.panels.iter().flat_map(|panel| &panel.benchmark).map(|(year, _)| *year);
        let near = outside.filter(|year| (first - YEARS_BEFORE..=last + YEARS_BEFORE).contains(year));
        near.fold((first, last), |(first, last), year| (first.min(year), last.max(year)))
    }

    fn has_intervals(&self) -> bool {
        self.panels.iter().flat_map(Panel::shown).any(|point| point.interval.is_some())
    }

    fn has_benchmarks(&self) -> bool {
        self.panels.iter().any(|panel| panel.benchmark_in(self.years()).next().is_some())
    }

    fn hides_years(&self) -> bool {
        self.panels.iter().any(|panel| panel.shown().count() < panel.points.len())
    }

    fn keys(&self, page: &mut Page) {
        let mut keys = vec![(Marker::Line(page.theme.women), "The agency above the panel")];
        if self.has_intervals() {
            keys.push((Marker::Square(interval_colour()), "What its published numbers allow"));
        }
        if self.panels.len() > 1 {
            keys.push((Marker::Line(PEERS), "The other agencies"));
        }
        if self.has_benchmarks() {
            keys.push((Marker::Dashes(benchmark_colour(page)), self.benchmark_word.as_str()));
        }
        if let Some(mark) = &self.target {
            let marker =
                if mark.band.is_some() { Marker::Square(page.theme.band) } else { Marker::Line(page.theme.muted) };
            keys.push((marker, mark.label.as_str()));
        }
        page.key(&keys);
    }

    /// The lines of all agencies, once: every panel shows them behind its own.
    fn behind(&self, canvas: &Canvas, grid: &Grid) {
        canvas.define(BEHIND, |canvas| {
            for run in self.panels.iter().flat_map(own_runs) {
                let points: Vec<(f64, f64)> = run.iter().map(|point| grid.at(point.year, point.share)).collect();
                match points.as_slice() {
                    &[point] => canvas.dot(point, 1.8, PEERS),
                    _ => canvas.line(&points, PEERS, 1.0),
                }
            }
        });
    }

    /// The agency whose share moved most in one direction between its first and its last year.
    fn furthest(&self, direction: f64) -> Option<String> {
        let moved = self.panels.iter().filter_map(|panel| {
            let (first, last) = panel.ends()?;
            Some((panel, first, last, (last.share - first.share) * 100.0))
        });
        let (panel, first, last, by) = moved
            .filter(|it| it.3 * direction > 0.0)
            .max_by(|one, two| (one.3 * direction).total_cmp(&(two.3 * direction)))?;
        let word = if direction > 0.0 { "rise" } else { "fall" };
        Some(format!(
            "Largest {word}: {}, from {} in {} to {} in {}, {} points",
            isolated(&panel.name),
            percent(first.share),
            first.year,
            percent(last.share),
            last.year,
            in_points(by)
        ))
    }

    /// Highest and lowest share in the last year of each agency.
    fn range(&self) -> Option<String> {
        let last = || self.panels.iter().filter_map(|panel| Some((panel, panel.shown().last()?)));
        let (top, high) = last().max_by(|one, two| one.1.share.total_cmp(&two.1.share))?;
        let (foot, low) = last().min_by(|one, two| one.1.share.total_cmp(&two.1.share))?;
        let say = |panel: &Panel, point: &PanelPoint| {
            format!("{} ({}, {})", percent(point.share), isolated(&panel.name), point.year)
        };
        Some(if last().count() == 1 {
            format!("Last share: {}", say(top, high))
        } else {
            format!("Last shares from {} down to {}", say(top, high), say(foot, low))
        })
    }

    fn against_target(&self) -> Option<String> {
        let mark = self.target.as_ref()?;
        let last: Vec<f64> = self.panels.iter().filter_map(|panel| Some(panel.shown().last()?.share)).collect();
        let (low, high) = mark.band.unwrap_or((mark.share, 1.0));
        let met = last.iter().filter(|&&share| low <= share && share <= high).count();
        let word = if mark.band.is_some() { "inside" } else { "at or above it" };
        Some(format!("{}: {met} of {} agencies are {word} in their last year", mark.label, last.len()))
    }
}

impl Chart for SmallMultiples {
    fn name(&self) -> &'static str {
        "Small line charts on one scale"
    }

    fn is_empty(&self) -> bool {
        self.panels.iter().all(|panel| panel.shown().next().is_none())
    }

    fn paint(&self, page: &mut Page) {
        self.keys(page);
        let title = if is_cut(self) { "Share of women (axis cut)" } else { "Share of women" };
        page.write(title, page.small(), 8.0);
        let grid = Grid::new(self, page);
        self.behind(&page.canvas, &grid);
        for (panel, cell) in self.panels.iter().zip(&grid.cells) {
            let frame = Frame { page, grid: &grid, cell };
            page.canvas.group("panel", |canvas| {
                frame.title();
                frame.band(self);
                frame.axes();
                frame.interval(panel);
                if self.panels.len() > 1 {
                    canvas.stamp(BEHIND, (cell.plot.left, cell.plot.top));
                }
                frame.target(self);
                frame.benchmark(panel);
                frame.line(panel);
            });
        }
        page.y = grid.bottom;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![match self.panels.len() {
            1 => "1 agency.".to_owned(),
            number => format!("{number} agencies, all on one scale. The number in each panel is its last share."),
        }];
        if self.panels.iter().any(|panel| own_runs(panel).len() > 1) {
            notes.push("Lines are broken where years are missing.".to_owned());
        }
        if self.hides_years() {
            notes.push("Years of fewer than ten women and men are not drawn.".to_owned());
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let (first, last) = self.years();
        let years = if first == last { first.to_string() } else { format!("{first} to {last}") };
        let panels = if self.panels.len() == 1 { "panel" } else { "panels" };
        let mut said = vec![format!("{} {panels}, {years}", self.panels.len())];
        said.extend(
            [self.range(), self.furthest(1.0), self.furthest(-1.0), self.against_target()].into_iter().flatten(),
        );
        said
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            column("agency", "Agency", ColumnKind::Text),
            column("year", "Year", ColumnKind::Text),
            column("share_of_women", "Share of women", ColumnKind::Share),
            column("women_and_men", "Women and men", ColumnKind::People),
        ];
        if self.has_intervals() {
            columns.push(column("share_low", "Lowest share the numbers allow", ColumnKind::Share));
            columns.push(column("share_high", "Highest share the numbers allow", ColumnKind::Share));
        }
        if self.has_benchmarks() {
            columns.push(column("benchmark", &self.benchmark_word, ColumnKind::Share));
        }
        columns
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |panel: &Panel, point: &PanelPoint| {
            let share = |share: f64| if point.size < FEW_PEOPLE { Value::TooFew } else { Value::Number(share) };
            let mut cells =
                vec![text(&panel.name), text(&point.year.to_string()), share(point.share), people(point.size)];
            if self.has_intervals() {
                let interval = point.interval.map(|(low, high)| [share(low), share(high)]);
                cells.extend(interval.unwrap_or([const { Value::NotAvailable }; 2]));
            }
            if self.has_benchmarks() {
                let outside = panel.benchmark.iter().find(|(year, _)| *year == point.year);
                cells.push(outside.map_or(Value::NotAvailable, |&(_, share)| Value::Number(share)));
            }
            cells
        };
        let outside = |panel: &Panel, (year, value): (i16, f64)| {
            let mut cells = vec![text(&panel.name), text(&year.to_string())];
            cells.resize_with(self.columns().len() - 1, || Value::NotAvailable);
            cells.push(Value::Number(value));
            (year, cells)
        };
        let of_panel = |panel: &Panel| {
            let known = |year: i16| panel.points.iter().any(|point| point.year == year);
            let mut rows: Vec<(i16, Vec<Value>)> =
                panel.points.iter().map(|point| (point.year, row(panel, point))).collect();
            rows.extend(
                panel.benchmark_in(self.years()).filter(|(year, _)| !known(*year)).map(|it| outside(panel, it)),
            );
            rows.sort_by_key(|(year, _)| *year);
            rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>()
        };
        self.panels.iter().flat_map(of_panel).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        None
    }
}
