//! The people of a population with all that is known of their movements.

use crate::domain::{Gender, Period};
use crate::measure::Definition;
use crate::pipeline::{Agency, Target};
use crate::target::answer::Problem;
use crate::target::future::{Group, Start};
use crate::target::history::History;
use crate::target::model::{Establishment, Ladder, Rates, State};
use crate::target::posts::{posts_in_rounds, state_of};
use crate::target::rates::{Evidence, Posterior};

/// Months of a year.
pub(super) const YEAR: usize = 12;

/// A population that is projected as one.
pub(super) struct Workforce<'a> {
    pub history: &'a History,
    pub period: Period,
    pub evidence: Evidence,
    pub posterior: Posterior,
    pub people: Vec<[u64; 2]>,
    pub plan: Establishment,
}

impl<'a> Workforce<'a> {
    /// The population as of `period`, which is promoted in these calendar months (none for all year); `None` where no movement
    /// was ever seen or nobody is there. `planned` has the agency, where its planned posts are those of the population, and
    /// the months that are projected.
    pub fn of(
        history: &'a History,
        period: Period,
        window: u32,
        months: &[u8],
        planned: Option<(&Agency, usize)>,
    ) -> Option<Self> {
        let evidence = history.evidence(window, period);
        let posterior = Posterior::of(&evidence)?;
        let stock = history.stock.get(&period)?;
        let people: Vec<[u64; 2]> = stock.iter().map(|it| [it.women, it.men]).collect();
        let plan = posts_in_rounds(history, stock, period, months, &posterior.mean(), planned)?;
        Some(Self { history, period, evidence, posterior, people, plan })
    }

    pub fn start(&self) -> Start<'_> {
        Start { ladder: &self.history.ladder, people: &self.people, posterior: &self.posterior, plan: &self.plan }
    }

    /// The target in expected values, from the side of the gender that is short.
    pub fn problem(&self, group: &Group, short: Gender, steps: usize) -> Problem {
        self.problem_with(self.posterior.mean(), group, short, steps)
    }

    /// The same with other rates.
    pub fn problem_with(&self, rates: Rates, group: &Group, short: Gender, steps: usize) -> Problem {
        problem_of(&self.history.ladder, &self.people, rates, self.plan.clone(), group, short, steps)
    }
}

/// The share of women, where `share` is that of the short gender.
pub(super) fn share_of_women(short: Gender, share: f64) -> f64 {
    if short == Gender::Man { 1.0 - share } else { share }
}

/// The bands of a target in a population's ladder.
pub(super) fn bands_of(history: &History, target: &Target) -> Vec<usize> {
    let named = &target.population.bands;
    let bands = history.ladder.bands.iter().enumerate();
    bands.filter(|(_, band)| named.is_empty() || named.contains(&band.name)).map(|(place, _)| place).collect()
}

/// A target in expected values, from the side of the gender that is short.
pub(super) fn problem_of(
    ladder: &Ladder,
    people: &[[u64; 2]],
    rates: Rates,
    plan: Establishment,
    group: &Group,
    short: Gender,
    steps: usize,
) -> Problem {
    let (low, high) = ends(&group.definition);
    let problem = Problem {
        ladder: ladder.clone(),
        state: State { waiting: plan.waiting().to_vec(), ..state_of(people) },
        rates,
        plan,
        bands: group.bands.clone(),
        aim: if short == Gender::Man { 1.0 - high } else { low },
        steps,
        steps_per_year: YEAR,
    };
    if short == Gender::Man { problem.mirrored() } else { problem }
}

/// Lowest and highest share of women that count as met.
pub(super) fn ends(definition: &Definition) -> (f64, f64) {
    match definition {
        Definition::UnBand => (0.47, 0.53),
        Definition::Balanced40 => (0.40, 0.60),
        Definition::AtLeast(share) => (share.fraction(), 1.0),
        Definition::Band { low, high } => (low.fraction(), high.fraction()),
    }
}
