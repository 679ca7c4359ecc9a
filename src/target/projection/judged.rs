//! The verdict of a target, and what is left to say where too little is known.

use super::from_stocks::{FromStocks, from_stocks};
use super::learned::{assumptions, learned};
use super::levers::realistic;
use super::project::Subject;
use super::workforce::{Workforce, YEAR, bands_of};
use super::{Standing, StraightLine, TargetProjection, Verdict, verdict};
use crate::measure::Verdict as Today;
use crate::target::definition;
use crate::target::history::History;

/// What the verdict is made from, as far as it is known before anything is projected.
pub(super) fn standing(
    subject: &Subject<'_>,
    history: &History,
    place: usize,
    workforce: Option<&Workforce<'_>>,
) -> Standing {
    let target = subject.targets[place];
    let count = subject.today[place];
    let window = subject.pipeline.projection.use_last_months;
    let evidence = workforce.map_or_else(|| history.evidence(window, subject.period), |it| it.evidence.clone());
    let exposure: f64 = evidence.bands.iter().map(|it| it.exposure[0] + it.exposure[1]).sum();
    let months = target.by.months_since(subject.period);
    Standing {
        met: definition(target).verdict(&count) == Today::Met,
        base: count.base(),
        months: evidence.months,
        person_years: exposure / YEAR as f64,
        exits: evidence.bands.iter().map(|it| it.exits[0] + it.exits[1]).sum(),
        due_within: months > 0 && months <= i32::try_from(subject.horizon()).unwrap_or(i32::MAX),
        chance: 0.0,
        hires_needed: None,
        hires_cap: 0.0,
        attainable: true,
    }
}

/// The verdict; where too little is known of movements, that of a band of results from the numbers of people.
pub(super) fn judged(
    subject: &Subject<'_>,
    history: &History,
    place: usize,
    bands: &[usize],
    standing: &Standing,
) -> (Verdict, Option<FromStocks>) {
    let verdict = verdict(standing);
    let known = (verdict == Verdict::CannotSay).then(|| from_stocks(subject, history, place, bands)).flatten();
    // Nobody is known to be hired, so applicants by band cannot be weighed.
    let cap = |it: &FromStocks| realistic(&subject.agency.limits, it.short, None);
    (known.as_ref().map_or(verdict, |it| it.verdict(cap(it))), known)
}

/// A target of a population whose movements were never seen.
pub(super) fn unknown(subject: &Subject<'_>, history: &History, place: usize) -> TargetProjection {
    let target = subject.targets[place];
    let bands = bands_of(history, target);
    let (verdict, from_stocks) = judged(subject, history, place, &bands, &standing(subject, history, place, None));
    TargetProjection {
        learned: learned(subject, history, None),
        past: history.series(&bands),
        verdict,
        from_stocks,
        answer: None,
        straight_line: StraightLine::Unknown,
        assumptions: assumptions(subject, target),
    }
}
