//! Where a trend stands: its axes, the labels of its lines and targets, and the months that break comparison.

use super::canvas::{Anchor, Area, Look};
use super::marks::ShareAxis;
use super::numbers::{percent, share, short_month, whole_percent};
use super::page::Page;
use super::scale::{Scale, round_step};
use super::spec::{Trend, TrendEvent};
use super::spread::spread;
use super::trend::last_share;
use super::wrap::wrap;
use crate::domain::Period;

const END_LABELS: f64 = 210.0;
const LOWEST_PLOT: f64 = 300.0;
/// Space between the marks and their labels, for the lines that join them.
const LEADER: f64 = 26.0;

/// The area of the lines.
pub(super) struct Plot {
    /// `None` only without any month, when nothing is drawn.
    first: Option<Period>,
    months: Scale,
    shares: Scale,
    ticks: Vec<f64>,
    left: f64,
    right: f64,
    top: f64,
    pub bottom: f64,
    labels: Vec<EndLabel>,
    events: Vec<EventLabel>,
}

struct EndLabel {
    share: f64,
    lines: Vec<String>,
    look: Look,
}

struct EventLabel {
    x: f64,
    level_top: f64,
    lines: Vec<String>,
}

impl Plot {
    /// Lays out from `page.y` on.
    pub(super) fn new(trend: &Trend, page: &Page) -> Self {
        let periods = trend.periods();
        let first = periods.first().copied();
        let months = first.zip(periods.last()).map_or(0, |(first, last)| last.months_since(first));
        let (low, high) = extent(trend);
        let labels = end_texts(trend, page);
        let widest = labels
            .iter()
            .flat_map(|label| label.lines.iter().map(|line| page.canvas.width_of(line, label.look.setting)))
            .fold(0.0, f64::max);
        let left = page.left() + page.canvas.width_of("100 %", page.small().setting) + 8.0;
        let right = page.right() - widest - LEADER;
        let span = if months == 0 { (-0.5, 0.5) } else { (0.0, f64::from(months)) };
        let months = Scale::new(span, (left + 6.0, right));
        let place = |event: &TrendEvent| months.at(since(first, event.period).clamp(span.0, span.1));
        let (events, events_height) = event_texts(trend, page, place);
        let needed: f64 = labels.iter().map(label_height).sum();
        let top = page.y + page.small().setting.height(1) + events_height + 14.0;
        let bottom = top + needed.max(LOWEST_PLOT);
        let step = round_step((high - low) * 100.0, 5) / 100.0;
        let ticks = (0..=20).map(|index| low + step * f64::from(index)).filter(|tick| *tick <= high + 1e-9).collect();
        let shares = Scale::new((low, high), (bottom, top));
        Self { first, months, shares, ticks, left, right, top, bottom, labels, events }
    }

    /// Where a month's share stands.
    pub(super) fn at(&self, period: Period, share: f64) -> (f64, f64) {
        (self.months.at(since(self.first, period)), self.shares.at(share))
    }
}

fn since(first: Option<Period>, period: Period) -> f64 {
    first.map_or(0.0, |first| f64::from(period.months_since(first)))
}

fn label_height(label: &EndLabel) -> f64 {
    label.look.setting.height(label.lines.len()) + 3.0
}

/// Lowest and highest share of the axis: all, or as far as lines and targets need, in steps of ten points.
fn extent(trend: &Trend) -> (f64, f64) {
    let points = trend.lines.iter().flat_map(|line| &line.points).filter_map(|point| share(&point.count));
    let marks = trend.targets.iter().flat_map(|mark| {
        let (low, high) = mark.band.unwrap_or((mark.share, mark.share));
        [low, high]
    });
    let shown: Vec<f64> = points.chain(marks).collect();
    if trend.axis == ShareAxis::Full || shown.is_empty() {
        return (0.0, 1.0);
    }
    let low = shown.iter().copied().fold(1.0, f64::min);
    let high = shown.iter().copied().fold(0.0, f64::max);
    let down = ((low - 0.02) * 10.0).floor().max(0.0) / 10.0;
    let up = ((high + 0.02) * 10.0).ceil().min(10.0) / 10.0;
    (down, up)
}

/// Whether the axis shows less than 0 to 100 %.
pub(super) fn is_cut(trend: &Trend) -> bool {
    let (low, high) = extent(trend);
    high - low < 0.999
}

fn end_texts(trend: &Trend, page: &Page) -> Vec<EndLabel> {
    let lines = trend.lines.iter().enumerate().filter_map(|(index, line)| {
        let (_, share) = last_share(line)?;
        let look = trend.look(page, index);
        let text = format!("{} {}", super::numbers::isolated(&line.label), percent(share));
        let lines = wrap(&page.canvas.ruler, &text, look.setting, END_LABELS);
        Some(EndLabel { share, lines, look })
    });
    let targets = trend.targets.iter().map(|mark| {
        let look = page.small();
        EndLabel { share: mark.share, lines: wrap(&page.canvas.ruler, &mark.label, look.setting, END_LABELS), look }
    });
    lines.chain(targets).collect()
}

/// Labels of events, each above every later one it would reach, so that no line crosses a label.
fn event_texts(trend: &Trend, page: &Page, place: impl Fn(&TrendEvent) -> f64) -> (Vec<EventLabel>, f64) {
    let setting = page.small().setting;
    let mut found: Vec<(f64, f64, Vec<String>)> = trend
        .events
        .iter()
        .map(|event| {
            let x = place(event);
            let lines = wrap(&page.canvas.ruler, &event.label, setting, (page.right() - x - 4.0).min(260.0));
            let width = lines.iter().map(|line| page.canvas.width_of(line, setting)).fold(0.0, f64::max);
            (x, width, lines)
        })
        .collect();
    found.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut heights: Vec<f64> = vec![0.0; found.len()];
    for index in (0..found.len()).rev() {
        let reach = found[index].0 + found[index].1 + 10.0;
        let later = (index + 1..found.len()).filter(|&other| found[other].0 < reach);
        let below = later.map(|other| heights[other]).fold(0.0, f64::max);
        heights[index] = below + setting.height(found[index].2.len());
    }
    let total = heights.iter().copied().fold(0.0, f64::max);
    let base = page.y + setting.height(1) + 4.0 + total;
    let labels = found.into_iter().zip(&heights);
    (labels.map(|((x, _, lines), height)| EventLabel { x, level_top: base - height, lines }).collect(), total)
}

/// Target lines and bands, behind everything.
pub(super) fn targets(trend: &Trend, page: &Page, plot: &Plot) {
    for mark in &trend.targets {
        if let Some((low, high)) = mark.band {
            let (top, bottom) = (plot.shares.at(high), plot.shares.at(low));
            page.canvas.rect(Area { left: plot.left, top, right: plot.right, bottom }, page.theme.band);
        } else {
            let y = plot.shares.at(mark.share);
            page.canvas.dashed(&[(plot.left, y), (plot.right, y)], page.theme.muted, 1.5);
        }
    }
}

/// Grid, shares at the left, months below, and what the vertical axis is.
pub(super) fn axes(trend: &Trend, page: &Page, plot: &Plot) {
    let look = page.small();
    let title = if is_cut(trend) { "Share of women (axis cut)" } else { "Share of women" };
    page.canvas.text(page.left(), page.y + look.setting.height(1) / 2.0, title, look);
    page.canvas.group("axis", |canvas| {
        for &tick in &plot.ticks {
            let y = plot.shares.at(tick);
            canvas.line(&[(plot.left, y), (plot.right, y)], page.theme.grid, 1.0);
            canvas.text(plot.left - 8.0, y, &whole_percent(tick), look.anchored(Anchor::End));
        }
        if is_cut(trend) {
            let (x, y) = (plot.left, plot.bottom);
            let cut = [(x, plot.top), (x, y - 18.0), (x - 4.0, y - 15.0), (x + 4.0, y - 9.0), (x, y - 6.0), (x, y)];
            canvas.line(&cut, page.theme.axis, 1.0);
        }
        canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], page.theme.axis, 1.0);
    });
    months(trend, page, plot);
}

/// Month names where there is room, years below the first month shown of each.
fn months(trend: &Trend, page: &Page, plot: &Plot) {
    let periods = trend.periods();
    let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else { return };
    let look = page.small().anchored(Anchor::Middle);
    let span = last.months_since(first);
    let every = [1, 3, 6, 12, 24, 60].into_iter().find(|every| span / every <= 13).unwrap_or(120);
    let shown = (0..=span).map(|month| first.plus(month)).filter(|period| {
        let position = i32::from(period.year()) * 12 + i32::from(period.month()) - 1;
        span == 0 || position % every == 0
    });
    let mut year = None;
    page.canvas.group("months", |canvas| {
        for period in shown {
            let (x, _) = plot.at(period, 0.0);
            canvas.line(&[(x, plot.bottom), (x, plot.bottom + 4.0)], page.theme.axis, 1.0);
            if every < 12 {
                canvas.text(x, plot.bottom + 14.0, short_month(period), look);
            }
            if year != Some(period.year()) {
                year = Some(period.year());
                let y = plot.bottom + if every < 12 { 30.0 } else { 14.0 };
                canvas.text(x, y, &period.year().to_string(), look);
            }
        }
    });
}

/// Months that break comparison: a thin line and what happened.
pub(super) fn events(trend: &Trend, page: &Page, plot: &Plot) {
    if trend.events.is_empty() {
        return;
    }
    page.canvas.group("events", |canvas| {
        for event in &plot.events {
            canvas.line(&[(event.x, event.level_top + 2.0), (event.x, plot.bottom)], page.theme.axis, 1.0);
            canvas.paragraph(event.x + 5.0, event.level_top, &event.lines, page.small());
        }
    });
}

/// What each line and target is, at its end.
pub(super) fn end_labels(page: &Page, plot: &Plot) {
    let wanted: Vec<(f64, f64)> =
        plot.labels.iter().map(|label| (plot.shares.at(label.share), label_height(label))).collect();
    let middles = spread(&wanted, (plot.top - 4.0, plot.bottom + 8.0));
    for (label, (&middle, &(y, _))) in plot.labels.iter().zip(middles.iter().zip(&wanted)) {
        let x = plot.right + LEADER;
        if (middle - y).abs() > 1.5 {
            let elbow = [(plot.right + 8.0, y), (x - 10.0, middle), (x - 4.0, middle)];
            page.canvas.line(&elbow, page.theme.axis, 1.0);
        }
        page.canvas.block(x, middle, &label.lines, label.look);
    }
}
