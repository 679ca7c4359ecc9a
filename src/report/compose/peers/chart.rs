//! The two pictures of a comparison: the funnel, and one small panel an agency.

use std::collections::BTreeMap;

use super::precision;
use super::series::{DrawnSeries, is_of};
use crate::benchmark::counted::{Counted, Precision, ShownShare};
use crate::benchmark::funnel_of::{FunnelAgency, FunnelGroup, FunnelOf, Place};
use crate::benchmark::trajectories::Trajectory;
use crate::benchmark::{AgencyCompared, Comparison};
use crate::chart::{
    ChartKind, Funnel, FunnelLimit, FunnelPoint, FunnelStanding, Panel, PanelPoint, ShareAxis, SmallMultiples,
};
use crate::disclosure::package::{Measure, Protected};
use crate::domain::{GenderCount, Headcount, Share};

/// Standard deviations at the 95 and the 99.8 % limits.
const INNER: f64 = 1.96;
const OUTER: f64 = 3.09;

/// The funnel with limits that allow for usual differences.
pub(super) fn funnel(comparison: &Comparison, funnel: &FunnelOf) -> ChartKind {
    let limit = |it: &crate::measure::funnel::CurvePoint| FunnelLimit {
        size: it.size,
        low95: it.adjusted_95.low,
        high95: it.adjusted_95.high,
        low998: it.adjusted_998.low,
        high998: it.adjusted_998.high,
    };
    ChartKind::Funnel(Funnel {
        centre_word: "Centre of the agencies".to_owned(),
        centre: funnel.centre,
        points: funnel.agencies.iter().map(|it| point(comparison, funnel.group, it)).collect(),
        limits: funnel.limits.iter().map(limit).collect(),
    })
}

fn point(comparison: &Comparison, group: FunnelGroup, it: &FunnelAgency) -> FunnelPoint {
    let share = it.share.percent / 100.0;
    let agency = comparison.agencies.iter().find(|other| other.id == it.agency);
    let error = agency.map_or(0, |agency| error(comparison, group, agency));
    let (low, high) = if error == 0 { (share, share) } else { open(&it.share, error) };
    FunnelPoint { name: it.name.clone(), size: it.share.base, share, low, high, standing: standing(it) }
}

/// Where an agency is drawn: where it depends on the matching of ranks, as the ranks are given.
fn standing(it: &FunnelAgency) -> FunnelStanding {
    let is_outer = match it.place {
        Place::Within => return FunnelStanding::Inside,
        Place::Unusual => false,
        Place::Outlier => true,
        Place::DependsOnMatching if it.z.abs() <= INNER => return FunnelStanding::Inside,
        Place::DependsOnMatching => it.z.abs() > OUTER,
    };
    match (is_outer, it.z < 0.0) {
        (true, true) => FunnelStanding::Outside998Below,
        (false, true) => FunnelStanding::Watch95Below,
        (false, false) => FunnelStanding::Watch95Above,
        (true, false) => FunnelStanding::Outside998Above,
    }
}

/// Most people that the women, and the men, of a point are off by.
fn error(comparison: &Comparison, group: FunnelGroup, agency: &AgencyCompared) -> Headcount {
    match group {
        FunnelGroup::All => error_of_one(comparison, agency),
        FunnelGroup::Managers => {
            let managers = agency.bands.iter().filter(|(band, _)| comparison.managers.contains(band));
            managers.filter_map(|(_, counted)| counted.map(|it| it.error)).sum()
        }
    }
}

/// Most people that a single published count of an agency is off by.
fn error_of_one(comparison: &Comparison, agency: &AgencyCompared) -> Headcount {
    let stock = agency.structures.iter().filter(|it| it.measure == Measure::Stock);
    // What the counts themselves say comes first: agencies may have been rounded by different steps.
    let known = stock.flat_map(|it| &it.groups).map(|it| it.counted.error).min();
    known.unwrap_or_else(|| match comparison.protection {
        Protected::PublicRound { base, steps } => Headcount::try_from((steps + 1) * base - 1).unwrap_or(0),
        Protected::PublicSuppress { .. } | Protected::Published => 0,
    })
}

/// The lowest and the highest share that the true counts can have, in whole per cent outwards.
fn open(share: &ShownShare, error: Headcount) -> (f64, f64) {
    let count = GenderCount::known(share.women, share.base.saturating_sub(share.women));
    let shares = Counted { count, error }.ends().map(|end| end.share_of_women().map(Share::percent));
    let shown = share.percent;
    let low = shares.iter().flatten().copied().fold(shown, f64::min);
    let high = shares.iter().flatten().copied().fold(shown, f64::max);
    (low.floor() / 100.0, high.ceil() / 100.0)
}

/// One panel an agency, with an external series drawn in; `None` where nobody has shares of two years.
pub(super) fn multiples(comparison: &Comparison, series: Option<&DrawnSeries<'_>>) -> Option<ChartKind> {
    let panels = panels(comparison, series);
    panels.iter().any(|it| it.points.len() > 1).then(|| small_multiples(panels, series))
}

/// The agencies that an external series has values of, on one look with all others.
pub(super) fn beside(comparison: &Comparison, series: &DrawnSeries<'_>) -> ChartKind {
    let mut panels = panels(comparison, Some(series));
    panels.retain(|it| !it.benchmark.is_empty());
    small_multiples(panels, Some(series))
}

fn panels(comparison: &Comparison, series: Option<&DrawnSeries<'_>>) -> Vec<Panel> {
    let outside = |course: &Trajectory| -> Vec<(i16, f64)> {
        let of = series.into_iter().flat_map(|it| &it.points).filter(|point| is_of(point, course));
        of.map(|point| (point.year, point.value / 100.0)).collect()
    };
    let panel =
        |it: &Trajectory| Panel { name: it.name.clone(), points: points(comparison, it), benchmark: outside(it) };
    comparison.trajectories.iter().map(panel).filter(|panel| !panel.points.is_empty()).collect()
}

fn small_multiples(panels: Vec<Panel>, series: Option<&DrawnSeries<'_>>) -> ChartKind {
    let benchmark_word = series.map(DrawnSeries::words).unwrap_or_default();
    let (target, axis) = (Some(super::super::figures::parity_band()), ShareAxis::Zoomed);
    ChartKind::SmallMultiples(SmallMultiples { panels, target, benchmark_word, axis })
}

/// The newest share of each year.
fn points(comparison: &Comparison, course: &Trajectory) -> Vec<PanelPoint> {
    let known = course.months.iter().filter_map(|(period, share)| Some((period.year(), (*share)?)));
    let years: BTreeMap<i16, ShownShare> = known.collect();
    let agency = comparison.agencies.iter().find(|it| it.id == course.agency);
    let error = agency.map_or(0, |it| error_of_one(comparison, it));
    let is_open = precision(comparison) == Precision::Protected && error > 0;
    let point = |(year, share): (i16, ShownShare)| PanelPoint {
        year,
        size: share.base,
        share: share.percent / 100.0,
        interval: is_open.then(|| open(&share, error)),
    };
    years.into_iter().map(point).collect()
}
