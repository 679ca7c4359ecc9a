//! What one person a year does, and how far hiring can go.

use super::LeverEffect;
use super::solve::Case;
use super::workforce::YEAR;
use crate::domain::Gender;
use crate::pipeline::Agency;
use crate::pipeline::projection::Limits;
use crate::target::answer::{self, OnePerson};

/// The highest realistic share of the short gender among people hired: that of qualified applicants where known.
pub(super) fn hires_cap(agency: &Agency, case: &Case<'_>) -> f64 {
    let limits = &agency.limits;
    let year = &case.unchanged.movements[..YEAR.min(case.unchanged.movements.len())];
    let bands = case.workforce.history.ladder.bands.iter().enumerate();
    let mut known = (0.0, 0.0);
    for (place, band) in bands {
        let hired: f64 = year.iter().map(|it| it.hired_women[place] + it.hired_men[place]).sum();
        if let Some(share) = limits.qualified.of(&band.name) {
            known = (known.0 + hired * share.fraction(), known.1 + hired);
        }
    }
    let women = if known.1 > 0.0 { Some(known.0 / known.1) } else { None };
    realistic(limits, case.short, women)
}

/// The highest realistic share of the short gender among people hired, where `women` is that of women among applicants.
pub(super) fn realistic(limits: &Limits, short: Gender, women: Option<f64>) -> f64 {
    match short {
        Gender::Man => 1.0 - women.unwrap_or(limits.fewest_hired.fraction()),
        _ => women.unwrap_or(limits.most_hired.fraction()),
    }
}

/// What each lever does to a target, strongest first.
pub(super) fn levers(agency: &Agency, case: &Case<'_>) -> Vec<LeverEffect> {
    let who = if case.short == Gender::Man { ("man", "woman") } else { ("woman", "man") };
    let bands = &case.workforce.history.ladder.bands;
    let preventable = agency.limits.preventable.fraction();
    let effects = answer::ranking(case.problem, preventable, hires_cap(agency, case));
    let words = |lever: OnePerson, band: &str| match lever {
        OnePerson::Hired => format!("Hire a {} instead of a {}: {band}", who.0, who.1),
        OnePerson::Promoted => format!("Promote a {} instead of a {} to {band}", who.0, who.1),
        OnePerson::Kept => format!("Keep a {} who would leave: {band}", who.0),
    };
    let line = |it: &answer::Effect| LeverEffect {
        words: words(it.lever, &bands[it.band].name),
        per_person: it.per_person,
        feasible_people: it.most,
        feasible: it.per_person * it.most,
    };
    let mut lines: Vec<LeverEffect> = effects.iter().map(line).collect();
    lines.sort_by(|a, b| b.feasible.total_cmp(&a.feasible));
    lines
}
