//! The people of a population with all that is known of their movements.

use crate::domain::{Gender, GenderCount, Period};
use crate::measure::Definition;
use crate::pipeline::{Agency, Target};
use crate::target::answer::Problem;
use crate::target::future::{Group, Start};
use crate::target::history::History;
use crate::target::model::{Establishment, Ladder, Rates, State};
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
    /// The population as of `period`; `None` where no movement was ever seen or nobody is there.
    pub fn of(
        history: &'a History,
        period: Period,
        window: u32,
        horizon: usize,
        agency: Option<&Agency>,
    ) -> Option<Self> {
        let evidence = history.evidence(window, period);
        let posterior = Posterior::of(&evidence)?;
        let stock = history.stock.get(&period)?;
        let people: Vec<[u64; 2]> = stock.iter().map(|it| [it.women, it.men]).collect();
        let plan = plan(history, stock, period, horizon, agency)?;
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
    let of = |gender: usize| people.iter().map(|it| it[gender] as f64).collect();
    let (low, high) = ends(&group.definition);
    let problem = Problem {
        ladder: ladder.clone(),
        state: State { women: of(0), men: of(1) },
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

/// Posts by month: as the agency plans them, less those of people neither recorded as women nor as men.
pub(super) fn plan(
    history: &History,
    stock: &[GenderCount],
    period: Period,
    horizon: usize,
    agency: Option<&Agency>,
) -> Option<Establishment> {
    let months = agency.filter(|it| !it.headcount.0.is_empty()).map_or(1, |_| horizon);
    let posts = |month: usize| {
        let end = period.plus(i32::try_from(month + 1).unwrap_or(i32::MAX));
        let bands = history.ladder.bands.iter().zip(stock);
        let band = bands.map(|(band, count)| {
            let others = (count.total() - count.base()) as f64;
            let today = count.base() as f64;
            agency.map_or(today, |it| {
                let planned = it.headcount.posts(&band.name, period, today + others, end);
                (planned - others).max(0.0)
            })
        });
        band.collect::<Vec<f64>>()
    };
    Establishment::by_step((0..months).map(posts).collect())
}
