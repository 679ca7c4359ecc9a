//! How much an answer rests on choices: the months learned from, the months left out, the weight of what was assumed before.
//!
//! In expected values: the differences between the lines are what is looked at, not the lines.

use super::workforce::{Workforce, YEAR, share_of_women};
use crate::domain::{Gender, Period};
use crate::target::answer::{Lever, required};
use crate::target::future::Group;
use crate::target::history::{History, Pair, Standing};
use crate::target::model::Policy;
use crate::target::rates::{Evidence, Posterior};

/// Months learned from that are set side by side, as the literature does.
const WINDOWS: [u32; 3] = [12, 36, 60];

/// What an answer would be under another choice.
#[derive(Clone, Debug, PartialEq)]
pub struct SensitivityLine {
    /// The choice in words, such as "the last 12 months".
    pub choice: String,
    /// Months that rates are learned from under it.
    pub months: u32,
    /// Part of the women of the target's bands who leave in a year; `None` where none were there.
    pub women_leaving: Option<f64>,
    /// The same of the men.
    pub men_leaving: Option<f64>,
    /// Share of women among people hired into the target's bands; `None` where nobody was.
    pub women_hired: Option<f64>,
    /// Share of women when the target is due, on average, if nothing changes.
    pub share_when_due: Option<f64>,
    /// Share of the short gender among all people hired that meets the target on average; `None` where none does.
    pub hires_needed: Option<f64>,
}

/// The target under each choice, that of the pipeline file first; choices that change nothing are left out.
pub(super) fn sensitivity(
    workforce: &Workforce<'_>,
    group: &Group,
    short: Gender,
    steps: usize,
    window: u32,
) -> Vec<SensitivityLine> {
    let history = workforce.history;
    let line = |choice: String, evidence: &Evidence, weight: f64| -> Option<SensitivityLine> {
        let rates = Posterior::weighted(evidence, weight)?.mean();
        let problem = workforce.problem_with(rates, group, short, steps);
        let share = problem.share_when_due(&Policy::default());
        let [women_leaving, men_leaving] = [0, 1].map(|gender| leaving(evidence, &group.bands, gender));
        Some(SensitivityLine {
            choice,
            months: evidence.months,
            women_leaving,
            men_leaving,
            women_hired: hired(evidence, &group.bands),
            share_when_due: share.map(|share| share_of_women(short, share)),
            hires_needed: required(&problem, Lever::Hires, 1.0),
        })
    };
    let base = &workforce.evidence;
    let mut lines: Vec<SensitivityLine> = line("as projected".to_owned(), base, 1.0).into_iter().collect();
    for months in WINDOWS.into_iter().filter(|&it| it != window) {
        let evidence = history.evidence(months, workforce.period);
        if evidence.months != base.months {
            lines.extend(line(format!("learned from the last {months} months"), &evidence, 1.0));
        }
    }
    let all = history.evidence_of(&with_reorganisations(history, window, workforce.period));
    if all.bands != base.bands {
        lines.extend(line("with the months that look like a re-organisation".to_owned(), &all, 1.0));
    }
    for (weight, words) in [(0.5, "half"), (2.0, "double")] {
        lines.extend(line(format!("rates drawn {words} as much towards those of the agency"), base, weight));
    }
    lines
}

/// The pairs of the window, those that look like a re-organisation or are declared one among them.
fn with_reorganisations(history: &History, window: u32, until: Period) -> Vec<&Pair> {
    let counts = |it: &&Pair| {
        matches!(it.standing, Standing::Used | Standing::Declared | Standing::Structural(_)) && it.to <= until
    };
    let mut months = 0;
    let newest_first = history.pairs.iter().rev().filter(counts).take_while(|it| {
        months += it.months();
        months <= window
    });
    newest_first.collect()
}

/// Part of the women (0) or men (1) of these bands who leave in a year, as seen.
fn leaving(evidence: &Evidence, bands: &[usize], gender: usize) -> Option<f64> {
    let of = bands.iter().filter_map(|&band| evidence.bands.get(band));
    let (exits, exposure) =
        of.fold((0.0, 0.0), |sum, it| (sum.0 + it.exits[gender] as f64, sum.1 + it.exposure[gender]));
    let months = i32::try_from(YEAR).unwrap_or(12);
    (exposure > 0.0).then(|| 1.0 - (1.0 - (exits / exposure).min(1.0)).powi(months))
}

fn hired(evidence: &Evidence, bands: &[usize]) -> Option<f64> {
    let of = bands.iter().filter_map(|&band| evidence.bands.get(band));
    let [women, men] = of.fold([0, 0], |sum, it| [sum[0] + it.hires[0], sum[1] + it.hires[1]]);
    (women + men > 0).then(|| women as f64 / (women + men) as f64)
}
