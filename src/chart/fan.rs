//! Fan: where the share may go. Past as a line, half of the futures dark, eight of ten light, the plan in people.

use super::canvas::{Anchor, Area};
use super::columns::{column, people, share, text};
use super::draw::Chart;
use super::fan_people::paint_people;
use super::figure::{NativeChart, NativeKind, NativeSeries, SeriesRole};
use super::future_spec::{Fan, FanStep, PlanPoint};
use super::grain::FEW_PEOPLE;
use super::numbers::{is_few, month, share as share_of, share_and_people, whole_percent, women_of};
use super::page::{Marker, Page};
use super::scale::Scale;
use super::wrap::wrap;
use crate::domain::{GenderCount, Period};
use crate::table::{Column, ColumnKind, Value};

/// Share up to which the axis goes unless more is needed: the same for all bands of an agency.
const USUAL_TOP: f64 = 0.7;
const HEIGHT: f64 = 320.0;
const MARGIN: f64 = 190.0;
/// Years of the past that are drawn.
const PAST_MONTHS: i32 = 60;
/// Months after the due date that are drawn.
const AFTER: i32 = 24;

/// The area of the lines.
struct Plot {
    first: Period,
    months: Scale,
    shares: Scale,
    top_share: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Plot {
    fn at(&self, period: Period, share: f64) -> (f64, f64) {
        (self.x(period), self.shares.at(share))
    }

    fn x(&self, period: Period) -> f64 {
        self.months.at(f64::from(period.months_since(self.first)))
    }
}

impl Fan {
    /// The last list.
    fn now(&self) -> Option<Period> {
        self.past.last().map(|(period, _)| *period)
    }

    /// Past lists that are drawn.
    pub(super) fn shown_past(&self) -> impl Iterator<Item = &(Period, GenderCount)> {
        let from = self.now().map(|now| now.plus(-PAST_MONTHS));
        self.past.iter().filter(move |(period, _)| from.is_none_or(|from| *period >= from))
    }

    /// Months of the futures that are drawn.
    fn shown_future(&self) -> impl Iterator<Item = &FanStep> {
        let until = self.due.plus(AFTER);
        self.future.iter().filter(move |it| it.period <= until)
    }

    /// The futures when the target is due.
    pub(super) fn when_due(&self) -> Option<&FanStep> {
        self.future.iter().find(|it| it.period == self.due)
    }

    /// Whether people are drawn in place of shares.
    pub(super) fn is_small(&self) -> bool {
        self.past.last().is_some_and(|(_, count)| is_few(count))
    }

    fn plot(&self, page: &Page) -> Option<Plot> {
        let now = self.now()?;
        let first = self.shown_past().next()?.0;
        let last = self.shown_future().last().map_or(now, |it| it.period).max(self.due);
        let past = self.shown_past().filter_map(|(_, count)| share_of(count));
        let future = self.shown_future().map(|it| it.shares[4]);
        let target = self.target.band.map_or(self.target.share, |(_, high)| high);
        let highest = past.chain(future).chain([target]).fold(0.0, f64::max);
        let top_share = if highest > USUAL_TOP - 0.02 { 1.0 } else { USUAL_TOP };
        let left = page.left() + page.canvas.width_of("100 %", page.small().setting) + 8.0;
        let right = page.right() - MARGIN - 20.0;
        let top = page.y + 26.0;
        let bottom = top + HEIGHT;
        let span = f64::from(last.months_since(first)).max(1.0);
        Some(Plot {
            first,
            months: Scale::new((0.0, span), (left + 6.0, right)),
            shares: Scale::new((0.0, top_share), (bottom, top)),
            top_share,
            left,
            right,
            top,
            bottom,
        })
    }

    fn ground(&self, page: &Page, plot: &Plot) {
        let look = page.small();
        page.canvas.text(page.left(), plot.top - 16.0, "Share of women", look);
        if let Some((low, high)) = self.target.band {
            let (top, bottom) = (plot.shares.at(high.min(plot.top_share)), plot.shares.at(low));
            page.canvas.rect(Area { left: plot.left, top, right: plot.right, bottom }, page.theme.band);
        }
        page.canvas.group("axis", |canvas| {
            for tenth in 0..=10 {
                let tick = f64::from(tenth) / 10.0;
                if tick <= plot.top_share + 1e-9 {
                    let y = plot.shares.at(tick);
                    canvas.line(&[(plot.left, y), (plot.right, y)], page.theme.grid, 1.0);
                    canvas.text(plot.left - 8.0, y, &whole_percent(tick), look.anchored(Anchor::End));
                }
            }
            canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], page.theme.axis, 1.0);
        });
        if self.target.band.is_none() {
            let y = plot.shares.at(self.target.share);
            page.canvas.line(&[(plot.left, y), (plot.right, y)], page.theme.axis, 2.0);
        }
        self.years(page, plot);
    }

    fn years(&self, page: &Page, plot: &Plot) {
        let look = page.small().anchored(Anchor::Middle);
        let last = self.shown_future().last().map_or(self.due, |it| it.period.max(self.due));
        let years = i32::from(last.year()) - i32::from(plot.first.year()) + 1;
        let every = if years > 14 { 2 } else { 1 };
        page.canvas.group("years", |canvas| {
            for year in plot.first.year()..=last.year() {
                let Some(end) = Period::new(year, 12).filter(|end| plot.first <= *end && *end <= last) else {
                    continue;
                };
                let x = plot.x(end);
                canvas.line(&[(x, plot.bottom), (x, plot.bottom + 4.0)], page.theme.axis, 1.0);
                if i32::from(year) % every == 0 {
                    canvas.text(x, plot.bottom + 14.0, &year.to_string(), look);
                }
            }
        });
        let x = plot.x(self.due);
        page.canvas.line(&[(x, plot.top - 8.0), (x, plot.bottom)], page.theme.axis, 1.0);
        let words = format!("due {}", month(self.due));
        page.canvas.text(x, plot.top - 16.0, &words, page.small().anchored(Anchor::Middle));
    }

    fn futures(&self, page: &Page, plot: &Plot) {
        let [middle, half, most] = page.theme.futures;
        let now = self.past.last().and_then(|(period, count)| Some((*period, share_of(count)?)));
        let edge = |place: usize| {
            let start = now.map(|(period, share)| plot.at(period, share));
            start
                .into_iter()
                .chain(self.shown_future().map(|it| plot.at(it.period, it.shares[place])))
                .collect::<Vec<_>>()
        };
        page.canvas.group("futures", |canvas| {
            for (low, high, colour) in [(0, 4, most), (1, 3, half)] {
                let corners: Vec<(f64, f64)> = edge(high).into_iter().chain(edge(low).into_iter().rev()).collect();
                if corners.len() > 3 {
                    canvas.polygon(&corners, colour);
                }
            }
            canvas.dashed(&edge(2), middle, 2.4);
        });
        let best: Vec<(f64, f64)> = now
            .map(|(period, share)| plot.at(period, share))
            .into_iter()
            .chain(
                self.best
                    .iter()
                    .filter(|(period, _)| *period <= self.due.plus(AFTER))
                    .map(|&(period, share)| plot.at(period, share.min(plot.top_share))),
            )
            .collect();
        if best.len() > 1 {
            page.canvas.dashed(&best, page.theme.muted, 1.2);
        }
    }

    fn past_line(&self, page: &Page, plot: &Plot) {
        let points: Vec<(Period, f64)> =
            self.shown_past().filter_map(|(period, count)| Some((*period, share_of(count)?))).collect();
        let line: Vec<(f64, f64)> = points.iter().map(|&(period, share)| plot.at(period, share)).collect();
        page.canvas.group("past", |canvas| {
            if line.len() > 1 {
                canvas.line(&line, page.theme.ink, 2.6);
            }
            for (at, &(period, share)) in points.iter().enumerate() {
                if period.month() == 12 || at + 1 == points.len() {
                    canvas.dot(plot.at(period, share), 3.6, page.theme.ink);
                }
            }
        });
        for (period, _) in self.events.iter().filter(|(period, _)| *period >= plot.first) {
            let x = plot.x(*period);
            page.canvas.line(&[(x, plot.bottom), (x, plot.bottom - 10.0)], page.theme.below, 2.0);
        }
    }

    /// Diamonds, with people beside those that have room.
    fn plan_points(&self, page: &Page, plot: &Plot) {
        let look = page.small().coloured(page.theme.ink).anchored(Anchor::Middle);
        let mut free = f64::MIN;
        page.canvas.group("plan", |canvas| {
            for point in &self.plan {
                let Some(share) = plan_share(point) else { continue };
                let (x, y) = plot.at(point.period, share.min(plot.top_share));
                canvas.diamond((x, y), 5.5, page.theme.women);
                let words = format!("{}\u{A0}of\u{A0}{}", point.women, point.base);
                let half = canvas.width_of(&words, look.setting) / 2.0;
                if x - half > free && x + half < plot.right {
                    canvas.text(x, (y - 16.0).max(plot.top + 8.0), &words, look);
                    free = x + half + 6.0;
                }
            }
        });
    }

    fn beside(&self, page: &mut Page, plot: &Plot) {
        let look = page.body();
        let (x, mut y) = (page.right() - MARGIN, plot.top);
        for words in &self.margin {
            let lines = wrap(&page.canvas.ruler, words, look.setting, MARGIN);
            y = page.canvas.paragraph(x, y, &lines, look) + 12.0;
        }
        page.y = (plot.bottom + 34.0).max(y);
    }

    fn keys(&self, page: &mut Page) {
        let [middle, half, most] = page.theme.futures;
        let (ink, muted, women) = (page.theme.ink, page.theme.muted, page.theme.women);
        let mut keys = vec![
            (Marker::Line(ink), "past"),
            (Marker::Dashes(middle), "middle of the futures"),
            (Marker::Square(half), "5 of 10 futures end in here"),
            (Marker::Square(most), "8 of 10 futures end in here"),
        ];
        if !self.plan.is_empty() {
            keys.push((Marker::Diamond(women), "the plan, in women and people"));
        }
        if !self.best.is_empty() {
            keys.push((Marker::Dashes(muted), "most that is possible"));
        }
        let ground =
            if self.target.band.is_some() { Marker::Square(page.theme.band) } else { Marker::Line(page.theme.axis) };
        keys.push((ground, &self.target.label));
        page.key(&keys);
    }
}

fn plan_share(point: &PlanPoint) -> Option<f64> {
    (point.base > 0).then(|| point.women as f64 / point.base as f64)
}

impl Chart for Fan {
    fn name(&self) -> &'static str {
        "Fan chart of possible futures"
    }

    fn is_empty(&self) -> bool {
        self.past.iter().all(|(_, count)| count.base() == 0)
    }

    fn paint(&self, page: &mut Page) {
        if self.is_small() {
            paint_people(self, page);
            return;
        }
        self.keys(page);
        let Some(plot) = self.plot(page) else { return };
        self.ground(page, &plot);
        self.futures(page, &plot);
        self.past_line(page, &plot);
        self.plan_points(page, &plot);
        self.beside(page, &plot);
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.is_small() {
            let one = self.past.last().map_or(0.0, |(_, count)| 100.0 / count.base().max(1) as f64);
            notes.push(format!("Fewer than ten people: one woman more or less is {one:.1} points."));
        }
        for (period, words) in &self.events {
            notes.push(format!("{}: {words}.", month(*period)));
        }
        notes
    }

    fn describe(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some((period, count)) = self.past.last() {
            said.push(format!("{} women in {}", share_and_people(count), month(*period)));
        }
        if let Some(due) = self.when_due() {
            if self.is_small() || due.base < FEW_PEOPLE {
                said.push(format!("if nothing changes about {} of {} by {}", due.women, due.base, month(self.due)));
            } else {
                let [low, _, middle, _, high] = due.shares.map(whole_percent);
                let due = month(self.due);
                said.push(format!("If nothing changes {middle} by {due}, in 8 of 10 futures {low} to {high}"));
            }
        }
        said.extend(self.plan.last().map(|it| {
            let count = GenderCount::known(it.women, it.base.saturating_sub(it.women));
            format!("The plan: {} by {}", women_of(&count), month(it.period))
        }));
        said.extend(self.margin.iter().cloned());
        said.push(self.target.label.clone());
        said
    }

    fn columns(&self) -> Vec<Column> {
        let shares = [
            ("share_of_women", "Women, %, list or middle future"),
            ("p10", "8 of 10 futures: from, %"),
            ("p25", "5 of 10 futures: from, %"),
            ("p75", "to, %"),
            ("p90", "to (8 of 10), %"),
            ("best", "Most that is possible, %"),
        ];
        let first = [column("period", "Month", ColumnKind::Text), column("what", "What", ColumnKind::Text)];
        let shares = shares.map(|(name, header)| column(name, header, ColumnKind::Share));
        let people = [
            column("women", "Women", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("plan_women", "Plan: women", ColumnKind::People),
            column("plan_base", "Plan: women and men", ColumnKind::People),
        ];
        first.into_iter().chain(shares).chain(people).collect()
    }

    fn rows(&self) -> Vec<Vec<Value>> {
        let none = || Value::NotApplicable;
        let past = self.shown_past().filter(|(period, _)| period.month() == 12 || Some(*period) == self.now());
        let mut rows: Vec<Vec<Value>> = past
            .map(|(period, count)| {
                let mut row = vec![text(&period.to_string()), text("list"), share(count)];
                row.extend([none(), none(), none(), none(), none()]);
                row.extend([people(count.women), people(count.base()), none(), none()]);
                row
            })
            .collect();
        let ends = self.shown_future().filter(|it| it.period.month() == 12 || it.period == self.due);
        rows.extend(ends.map(|it| {
            let few = self.is_small() || it.base < FEW_PEOPLE;
            let number = |share: f64| if few { Value::TooFew } else { Value::Number(share) };
            let best = self.best.iter().find(|(period, _)| *period == it.period);
            let plan = self.plan.iter().find(|plan| plan.period == it.period);
            let mut row = vec![text(&it.period.to_string()), text("if nothing changes")];
            row.extend([2, 0, 1, 3, 4].map(|place| number(it.shares[place])));
            row.push(best.map_or_else(none, |(_, share)| number(*share)));
            row.extend([people(it.women), people(it.base)]);
            row.extend([plan.map_or_else(none, |it| people(it.women)), plan.map_or_else(none, |it| people(it.base))]);
            row
        }));
        rows
    }

    fn native(&self) -> Option<NativeChart> {
        let series = [(2, SeriesRole::Women), (3, SeriesRole::Neutral), (6, SeriesRole::Neutral)];
        (!self.is_small()).then(|| NativeChart {
            kind: NativeKind::Line,
            categories: 0,
            series: series.map(|(column, role)| NativeSeries { column, role, mirrored: false }).into(),
            axis_format: "0%".to_owned(),
        })
    }
}

/// As `41 % to 47 %`, for a step of few people as people.
pub(super) fn range_in_people(step: &FanStep) -> String {
    let of = |share: f64| crate::domain::rounding::nearest(share * step.base as f64);
    format!("{} to {} of {}", of(step.shares[0]), of(step.shares[4]), step.base)
}
