//! Trend: did it change? Share of women over months, each line labelled at its end.

use super::canvas::Look;
use super::columns::{column, people, share, text};
use super::draw::Chart;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::grain::Grain;
use super::marks::TargetMark;
use super::numbers::{fewest, is_few, isolated, month, percent, points, share as share_of, women_of};
use super::page::Page;
use super::spec::{Trend, TrendLine};
use super::trend_layout::{Plot, axes, end_labels, events, is_cut, targets};
use crate::domain::{GenderCount, Period};
use crate::table::{Column, ColumnKind, Value};

impl Trend {
    /// All months of all lines, in order.
    pub(super) fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> =
            self.lines.iter().flat_map(|line| line.points.iter().map(|p| p.period)).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    fn lines(&self, page: &Page, plot: &Plot) {
        // The main line is drawn last, so that it lies on top.
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        order.sort_by_key(|&index| self.lines[index].main);
        for index in order {
            let (colour, width) = (self.colour(page, index), if self.lines[index].main { 3.0 } else { 1.8 });
            page.canvas.group("line", |canvas| {
                for run in runs(&self.lines[index]) {
                    let points: Vec<(f64, f64)> = run.iter().map(|&(period, share)| plot.at(period, share)).collect();
                    if points.len() > 1 {
                        canvas.line(&points, colour, width);
                    }
                    if let Some(&end) = points.last() {
                        canvas.dot(end, width + 1.2, colour);
                    }
                }
            });
        }
    }

    /// The colour of a line: that of women for the main one, then the theme's in order.
    pub(super) fn colour(&self, page: &Page, index: usize) -> super::colour::Colour {
        if self.lines[index].main {
            return page.theme.women;
        }
        let others = self.lines[..index].iter().filter(|line| !line.main).count();
        page.theme.lines[others % page.theme.lines.len()]
    }

    pub(super) fn look(&self, page: &Page, index: usize) -> Look {
        let look = page.body().coloured(self.colour(page, index));
        if self.lines[index].main { look.bold() } else { look }
    }

    fn hidden(&self) -> bool {
        self.lines.iter().any(|line| line.points.iter().any(|point| is_few(&point.count)))
    }
}

/// The last month of a line that carries a share.
pub(super) fn last_share(line: &TrendLine) -> Option<(Period, f64)> {
    line.points.iter().rev().find_map(|point| Some((point.period, share_of(&point.count)?)))
}

/// Stretches of a line without months of too few people.
fn runs(line: &TrendLine) -> Vec<Vec<(Period, f64)>> {
    let mut runs = vec![Vec::new()];
    for point in &line.points {
        match (share_of(&point.count), runs.last_mut()) {
            (Some(share), Some(run)) => run.push((point.period, share)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn first_and_last(line: &TrendLine) -> Option<[(Period, GenderCount, f64); 2]> {
    let mut shares = line.points.iter().filter_map(|p| Some((p.period, p.count, share_of(&p.count)?)));
    let first = shares.next()?;
    Some([first, shares.next_back().unwrap_or(first)])
}

/// Where a share stands to a target: a plain distance, no verdict.
fn position(mark: &TargetMark, share: f64) -> String {
    let (low, high) = mark.band.unwrap_or((mark.share, mark.share));
    let away = |points: f64| format!("{:.*} points", Grain::now().decimals(), points.abs() * 100.0);
    if share < low {
        format!("the last month is {} below", away(low - share))
    } else if share > high {
        format!("the last month is {} above", away(share - high))
    } else {
        "the last month is inside".to_owned()
    }
}

fn say(line: &TrendLine) -> String {
    let name = isolated(&line.label);
    match first_and_last(line) {
        None => match line.points.last() {
            Some(point) if point.count.base() > 0 => {
                format!(
                    "{name}: fewer than {} people; {} women in {}",
                    fewest(),
                    women_of(&point.count),
                    month(point.period)
                )
            }
            _ => format!("{name}: nobody"),
        },
        Some([first, last]) if first.0 == last.0 => {
            format!("{name}: {} ({}) in {}", percent(last.2), women_of(&last.1), month(last.0))
        }
        Some([first, last]) => format!(
            "{name}: from {} ({}) in {} to {} ({}) in {}, {} points",
            percent(first.2),
            women_of(&first.1),
            month(first.0),
            percent(last.2),
            women_of(&last.1),
            month(last.0),
            points((last.2 - first.2) * 100.0)
        ),
    }
}

impl Chart for Trend {
    fn name(&self) -> &'static str {
        "Line chart"
    }

    fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.points.is_empty())
    }

    fn paint(&self, page: &mut Page) {
        let plot = Plot::new(self, page);
        targets(self, page, &plot);
        axes(self, page, &plot);
        events(self, page, &plot);
        self.lines(page, &plot);
        end_labels(page, &plot);
        page.y = plot.bottom + 38.0;
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.is_empty() && is_cut(self) {
            notes.push("The vertical axis is cut: it does not show 0 to 100 %.".to_owned());
        }
        if self.hidden() {
            notes.push(format!("Months of fewer than {} women and men are not drawn.", fewest()));
            let lost = self.lines.iter().filter(|line| last_share(line).is_none());
            notes.extend(lost.map(|line| format!("{}.", say(line))));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut said: Vec<String> = self.lines.iter().map(say).collect();
        let main = self.lines.iter().find(|line| line.main).or(self.lines.first()).and_then(last_share);
        for mark in &self.targets {
            said.extend(main.map(|(_, share)| format!("{}: {}", mark.label, position(mark, share))));
        }
        said.extend(self.events.iter().map(|event| format!("{}: {}", month(event.period), isolated(&event.label))));
        said
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![column("period", "Month", ColumnKind::Text)];
        for (index, line) in self.lines.iter().enumerate() {
            let name = format!("share_of_women_{}", index + 1);
            columns.push(column(&name, &format!("{}: share of women", line.label), ColumnKind::Share));
        }
        for (index, line) in self.lines.iter().enumerate() {
            let (women, base) = (format!("women_{}", index + 1), format!("women_and_men_{}", index + 1));
            columns.push(column(&women, &format!("{}: women", line.label), ColumnKind::People));
            columns.push(column(&base, &format!("{}: women and men", line.label), ColumnKind::People));
        }
        columns
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let row = |period: Period| {
            let points: Vec<Option<GenderCount>> = self
                .lines
                .iter()
                .map(|line| line.points.iter().find(|point| point.period == period).map(|point| point.count))
                .collect();
            let missing = Value::NotAvailable;
            let mut cells = vec![text(&period.to_string())];
            cells.extend(points.iter().map(|count| count.as_ref().map_or(missing.clone(), share)));
            for count in &points {
                cells.push(count.map_or(missing.clone(), |count| people(count.women)));
                cells.push(count.map_or(missing.clone(), |count| people(count.base())));
            }
            cells
        };
        self.periods().into_iter().map(row).collect()
    }

    fn native(&self) -> Option<NativeChart> {
        let role = |line: &TrendLine| if line.main { SeriesRole::Women } else { SeriesRole::Neutral };
        let series = self.lines.iter().enumerate();
        Some(NativeChart {
            kind: NativeKind::Line,
            categories: 0,
            series: series
                .map(|(index, line)| NativeSeries { column: index + 1, role: role(line), mirrored: false })
                .collect(),
            axis_format: "0%".to_owned(),
        })
    }
}
