//! Who moves, how fast, and in which direction.

use super::counted::{Counted, Precision, ShownShare};
use super::peer_set::{PeerAgency, PeerSet};
use super::slope::{At, Slope, slope};
use crate::disclosure::package::{CellKey, Measure, Package};
use crate::domain::Period;

/// Dates beyond read "not within 15 years".
pub const HORIZON: f64 = 15.0;
/// Ends of the UN band, and one half, in per cent.
const BAND: (f64, f64) = (47.0, 53.0);
const HALF: f64 = 50.0;

/// Whether a share moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// The whole interval of its slope is above 0.
    Rising,
    /// The whole interval is below 0.
    Falling,
    /// The interval holds 0.
    NotClear,
    /// Too few months for an interval.
    NotKnown,
}

/// The course of one agency's share of women.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// Its id.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Each month with its share; `None` of too few people, or where it is not published.
    pub months: Vec<(Period, Option<ShownShare>)>,
    /// Points a year.
    pub slope: Option<Slope>,
    /// Whether it moves.
    pub moving: Moving,
    /// The official straight line from the first month to the last.
    pub straight_line: Option<StraightLine>,
    /// The course in words.
    pub sentence: String,
}

/// The average yearly increment, carried on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StraightLine {
    /// Points a year between the first month and the last.
    pub points_a_year: f64,
    /// Years to one half; `None` where it is moved away from, or reached.
    pub years_to_half: Option<f64>,
    /// Years to the UN band; `None` where it is moved away from, or reached.
    pub years_to_band: Option<f64>,
}

/// The courses of all agencies, in order of ids, up to the month compared.
#[must_use]
pub fn trajectories(set: &PeerSet) -> Vec<Trajectory> {
    set.agencies.values().map(|agency| trajectory(agency, set)).collect()
}

/// Lowest and highest share in per cent over all courses: one scale for all. `None` without a share.
#[must_use]
pub fn scale(courses: &[Trajectory]) -> Option<(f64, f64)> {
    let shares = courses.iter().flat_map(|it| &it.months).filter_map(|(_, share)| share.map(|it| it.percent));
    shares.fold(None, |scale, it| {
        let (low, high) = scale.unwrap_or((it, it));
        Some((low.min(it), high.max(it)))
    })
}

fn trajectory(agency: &PeerAgency, set: &PeerSet) -> Trajectory {
    let precision = Precision::of(set.protection);
    let months: Vec<(Period, Option<Counted>)> = agency
        .history
        .range(..=set.period)
        .map(|(period, package)| {
            (*period, counted(package, None).filter(|it| it.base() >= precision.least_of_course()))
        })
        .collect();
    let course = course(&months);
    let slope = slope(&course);
    let shown = |it: &Option<Counted>| it.and_then(|it| precision.share_of_course(&it));
    let moving = slope.map_or(Moving::NotKnown, moving);
    let straight_line = straight_line(&course);
    Trajectory {
        agency: agency.id.clone(),
        name: agency.name.clone(),
        months: months.iter().map(|(period, it)| (*period, shown(it))).collect(),
        sentence: sentence(&agency.name, slope, moving, straight_line),
        slope,
        moving,
        straight_line,
    }
}

/// The women and men of everybody, or of a population.
pub(super) fn counted(package: &Package, population: Option<&str>) -> Option<Counted> {
    Counted::of(package, Measure::Stock, population, &CellKey::default())
}

/// The course of months that may be shown.
pub(super) fn course(months: &[(Period, Option<Counted>)]) -> Vec<At> {
    let at = |(period, counted): &(Period, Option<Counted>)| {
        let counted = (*counted)?;
        Some(At {
            year: f64::from(period.year()) + f64::from(period.month()) / 12.0,
            percent: counted.count.share_of_women()?.percent(),
            rounding: counted.rounding_variance() * 1e4,
        })
    };
    months.iter().filter_map(at).collect()
}

fn moving(slope: Slope) -> Moving {
    match slope.interval {
        None => Moving::NotKnown,
        Some((low, _)) if low > 0.0 => Moving::Rising,
        Some((_, high)) if high < 0.0 => Moving::Falling,
        Some(_) => Moving::NotClear,
    }
}

fn straight_line(course: &[At]) -> Option<StraightLine> {
    let (first, last) = (course.first()?, course.last()?);
    let years = last.year - first.year;
    (years > 0.0).then_some(())?;
    let points_a_year = (last.percent - first.percent) / years;
    let to = |goal: f64| Some((goal - last.percent) / points_a_year).filter(|it| it.is_finite() && *it > 0.0);
    let edge = if last.percent < HALF { BAND.0 } else { BAND.1 };
    // Counts of whole people give 47 % as 46.999…: what is on the edge is inside.
    let is_inside = last.percent > BAND.0 - 1e-9 && last.percent < BAND.1 + 1e-9;
    Some(StraightLine {
        points_a_year,
        years_to_half: to(HALF),
        years_to_band: if is_inside { None } else { to(edge) },
    })
}

fn sentence(name: &str, slope: Option<Slope>, moving: Moving, line: Option<StraightLine>) -> String {
    let word = match moving {
        Moving::Rising => "the share of women rises",
        Moving::Falling => "the share of women falls",
        Moving::NotClear => "no clear movement",
        Moving::NotKnown => return format!("{name}: too few months to say whether the share of women moves."),
    };
    let number = |it: f64| format!("{:.1}", (it * 10.0).round() / 10.0 + 0.0);
    let slope = slope.map_or_else(String::new, |it| {
        let interval = it.interval.map(|(low, high)| format!(" ({} to {})", number(low), number(high)));
        format!(", {} points a year{}", number(it.points_a_year), interval.unwrap_or_default())
    });
    let line = if moving == Moving::NotClear { String::new() } else { line_words(line) };
    format!("{name}: {word}{slope}. {line}").trim_end().to_owned()
}

/// The official straight line in words.
fn line_words(line: Option<StraightLine>) -> String {
    match line.map(|it| it.years_to_half) {
        Some(Some(years)) if years <= HORIZON => {
            format!("At this pace one half is {years:.1} years away; a straight line is no forecast.")
        }
        Some(Some(_)) => "At this pace one half is not within 15 years.".to_owned(),
        Some(None) => "One half is not where it moves to.".to_owned(),
        None => String::new(),
    }
}
