//! Progress against the agencies' own targets.

use super::counted::{Counted, Precision, ShownShare};
use super::definitions::{Outcome, Verdict, settled};
use super::peer_set::{PeerAgency, PeerSet};
use super::slope::slope;
use super::trajectories::{counted, course};
use crate::disclosure::package::{CellKey, Measure, Package, TargetAbout};
use crate::domain::{Gender, Period, Share};
use crate::measure::Definition;

/// An agency's own target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetProgress {
    /// Id of the agency.
    pub agency: String,
    /// Name of the target.
    pub target: String,
    /// What is aimed at, in words.
    pub aim: String,
    /// The month by which.
    pub by: Period,
    /// The share now; `None` of too few people.
    pub share: Option<ShownShare>,
    /// Whether it is met.
    pub verdict: Verdict,
    /// Points above (or, negative, below) the aim; from the nearer end of a band, 0 inside.
    pub gap: Option<f64>,
    /// Points since twelve months before.
    pub on_the_year: Option<f64>,
    /// Points a year over all months published.
    pub pace: Option<f64>,
    /// Points a year from now that the target needs; `None` where it is met or due.
    pub needed: Option<f64>,
    /// Bands of the target's people that are below the aim, with their shares.
    pub bands_below: Vec<(String, ShownShare)>,
    /// Bands of the target's people that are above the aim, where that is a band: too few men.
    pub bands_above: Vec<(String, ShownShare)>,
    /// The progress in words.
    pub sentence: String,
}

/// The progress of all targets, in order of agencies.
#[must_use]
pub fn progress(set: &PeerSet) -> Vec<TargetProgress> {
    let of = |(agency, package): (&PeerAgency, &Package)| {
        package.about().targets.iter().map(|target| one(set, agency, package, target)).collect::<Vec<_>>()
    };
    set.now().flat_map(of).collect()
}

fn one(set: &PeerSet, agency: &PeerAgency, package: &Package, target: &TargetAbout) -> TargetProgress {
    let precision = Precision::of(set.protection);
    let population = target.population.as_deref();
    let enough = |it: &Counted| it.base() >= precision.least_of_course();
    let at = |package: &Package| counted(package, population).filter(enough);
    let definition = definition(target);
    let now = at(package);
    let share = now.and_then(|it| precision.share_of_course(&it));
    let few = format!("fewer than {} people, or not published", precision.least_of_course());
    let verdict = match (now, definition) {
        (None, _) => Verdict::NotKnown(few),
        (_, None) => Verdict::NotKnown("the package does not say which band is aimed at".to_owned()),
        (Some(now), Some(definition)) => verdict(&now, definition),
    };
    let before = agency.at(set.period.plus(-12)).and_then(at).and_then(|it| precision.share_of_course(&it));
    let gap = share.zip(definition).map(|(it, definition)| precision.rounded(gap(it.percent, definition)) + 0.0);
    let months: Vec<(Period, Option<Counted>)> =
        agency.history.range(..=set.period).map(|(period, package)| (*period, at(package))).collect();
    let years = f64::from(target.by.months_since(set.period)) / 12.0;
    let is_open = years > 0.0 && verdict == Verdict::NotMet;
    let missing = |is: fn(f64, (f64, f64)) -> bool| {
        definition.map_or_else(Vec::new, |it| bands_that_miss(package, population, it, is))
    };
    let mut progress = TargetProgress {
        agency: agency.id.clone(),
        target: target.name.clone(),
        aim: definition.map_or_else(|| "a band".to_owned(), aim),
        by: target.by,
        bands_below: missing(|percent, (low, _)| percent < low),
        bands_above: missing(|percent, (_, high)| percent > high),
        on_the_year: share.zip(before).map(|(now, before)| precision.rounded(now.percent - before.percent) + 0.0),
        pace: slope(&course(&months)).map(|it| it.points_a_year),
        needed: gap.filter(|_| is_open).map(|gap| -gap / years),
        share,
        verdict,
        gap,
        sentence: String::new(),
    };
    progress.sentence = sentence(&agency.name, &progress, precision, set.period);
    progress
}

/// What a target aims at; `None` where its package is of the format that does not say which band.
fn definition(target: &TargetAbout) -> Option<Definition> {
    if let Some(share) = target.share {
        return Share::from_fraction(share).map(Definition::AtLeast);
    }
    let [low, high] = target.ends?.map(Share::from_fraction);
    Some(Definition::Band { low: low?, high: high? })
}

fn verdict(counted: &Counted, definition: Definition) -> Verdict {
    let test = |count: &crate::domain::GenderCount| {
        let short = if count.women > count.men { Gender::Man } else { Gender::Woman };
        Some(Outcome { met: definition.is_met(count)?, short: Some(short) })
    };
    settled(&[*counted], |counts| test(counts.first()?)).0
}

fn ends(definition: Definition) -> (f64, f64) {
    match definition {
        Definition::AtLeast(share) => (share.percent(), 100.0),
        Definition::Band { low, high } => (low.percent(), high.percent()),
        Definition::Balanced40 => (40.0, 60.0),
        Definition::UnBand => (47.0, 53.0),
    }
}

fn gap(percent: f64, definition: Definition) -> f64 {
    match (definition, ends(definition)) {
        (Definition::AtLeast(_), (low, _)) => percent - low,
        (_, (low, _)) if percent < low => percent - low,
        (_, (_, high)) if percent > high => percent - high,
        _ => 0.0,
    }
}

fn aim(definition: Definition) -> String {
    match (definition, ends(definition)) {
        (Definition::AtLeast(_), (low, _)) => format!("{} %", number(low)),
        (_, (low, high)) => format!("{} to {} %", number(low), number(high)),
    }
}

fn number(percent: f64) -> f64 {
    (percent * 1e4).round() / 1e4
}

/// Bands of the target's people with a share that misses the aim on one side, junior first.
fn bands_that_miss(
    package: &Package,
    population: Option<&str>,
    definition: Definition,
    is_missed: fn(f64, (f64, f64)) -> bool,
) -> Vec<(String, ShownShare)> {
    let precision = Precision::of(package.about().protection);
    let of = |band: &String| {
        let mut cell = CellKey::default();
        cell.0[1] = vec![band.clone()];
        let counted = Counted::of(package, Measure::Stock, population, &cell)?;
        let is_sure = verdict(&counted, definition) == Verdict::NotMet;
        let share =
            precision.share_of_course(&counted).filter(|it| is_sure && is_missed(it.percent, ends(definition)))?;
        Some((band.clone(), share))
    };
    package.about().bands.iter().filter_map(of).collect()
}

fn sentence(name: &str, it: &TargetProgress, precision: Precision, period: Period) -> String {
    let head = format!("{name}, {}", it.target);
    let (Some(share), Some(gap)) = (it.share, it.gap) else {
        let measured = it.share.map_or_else(String::new, |it| format!("{it}, "));
        return format!("{head}: {measured}{}.", it.verdict);
    };
    let due = if it.by <= period { format!("was due {}", it.by) } else { format!("due {}", it.by) };
    let first = match &it.verdict {
        Verdict::Met => format!("{head}: {share}, the target of {} ({due}) is met", it.aim),
        Verdict::NotMet => {
            let side = if gap < 0.0 { "below" } else { "above" };
            let points = points(gap, precision);
            format!("{head}: {share}, {points} {side} the target of {} ({due})", it.aim)
        }
        other => format!("{head}: {share}, the target of {} ({due}): {other}", it.aim),
    };
    [first, on_the_year(it, precision), paces(it), missed(it)].concat() + "."
}

fn on_the_year(it: &TargetProgress, precision: Precision) -> String {
    let words = |by: f64| match precision.rounded(by) {
        none if none.abs() < f64::EPSILON => "; the same as a year before".to_owned(),
        less if less < 0.0 => format!("; {} less than a year before", points(by, precision)),
        _ => format!("; {} more than a year before", points(by, precision)),
    };
    it.on_the_year.map(words).unwrap_or_default()
}

/// As `1 point` or `1.4 points`.
fn points(by: f64, precision: Precision) -> String {
    let words = precision.words(by.abs());
    format!("{words} {}", if words == "1" { "point" } else { "points" })
}

fn paces(it: &TargetProgress) -> String {
    let moves = it.pace.map(|pace| format!(" and moves by {pace:+.1}")).unwrap_or_default();
    it.needed.map(|needed| format!("; it needs {needed:+.1} points a year{moves}")).unwrap_or_default()
}

/// Bands that miss an aim that is met in all.
fn missed(it: &TargetProgress) -> String {
    let names = |bands: &[(String, ShownShare)]| {
        bands.iter().map(|(band, it)| format!("{band} ({})", it.words())).collect::<Vec<_>>().join(", ")
    };
    let sides = [("below", &it.bands_below), ("above", &it.bands_above)];
    let known = sides.into_iter().filter(|(_, bands)| it.verdict == Verdict::Met && !bands.is_empty());
    known.map(|(side, bands)| format!("; but {side} it are {}", names(bands))).collect::<Vec<_>>().concat()
}
