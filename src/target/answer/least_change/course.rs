//! A plan run through the real model, and what each step of it says about small changes.

use std::ops::Range;

use super::{BandYear, ChangeLimits, NOTHING, WORTH};
use crate::target::answer::{Problem, Run};
use crate::target::model::{BandRates, Movements, Policy, State, advance};

/// Shares of women among people hired and promoted, by year and then by band; `None` leaves a band as it is.
pub(super) struct Shares {
    pub hired: Vec<Vec<Option<f64>>>,
    pub promoted: Vec<Vec<Option<f64>>>,
}

impl Shares {
    pub fn unchanged(problem: &Problem, years: &[Range<usize>]) -> Self {
        let nothing = vec![vec![None; problem.size()]; years.len()];
        Self { hired: nothing.clone(), promoted: nothing }
    }
}

/// The flow into a band in a step, and what would move it.
#[derive(Clone, Copy, Default)]
pub(super) struct Flow {
    pub hired: f64,
    pub hired_women: f64,
    pub promoted: f64,
    pub promoted_women: f64,
    /// Share of women among people promoted that the odds give.
    pub by_odds: f64,
    /// What one woman more in the feeder band adds to that share, and one man more.
    pub per_woman: f64,
    pub per_man: f64,
    /// There are vacancies enough to be more or fewer; where posts are cut, or about to be, they are taken as they are.
    pub is_open: bool,
}

/// A plan as the model runs it.
#[derive(Clone)]
pub(super) struct Course {
    pub run: Run,
    /// By step and band.
    pub flows: Vec<Vec<Flow>>,
    /// By year and band; women in the place of men may be below none here.
    pub years: Vec<Vec<BandYear>>,
    /// People changed.
    pub changed: f64,
    /// Women short at the end.
    pub short: f64,
    /// Women promoted beyond the limit, or fewer than the odds give: a share kept for a year is not always as far from the
    /// odds as was thought.
    pub over: f64,
}

impl Course {
    pub fn of(problem: &Problem, years: &[Range<usize>], limits: &ChangeLimits, shares: &Shares) -> Self {
        let run = follow(problem, years, shares);
        let flows = flows(problem, &run);
        let sums = years.iter().map(|steps| sums(problem, flows.get(steps.clone()).unwrap_or_default()));
        let years: Vec<Vec<BandYear>> = sums.collect();
        let all = || years.iter().flatten();
        let changed = all().map(|it| some(it.hired_more) + some(it.promoted_more)).sum();
        let beyond = |it: &BandYear| some(it.promoted_more - limits.promoted() * it.promoted) + some(-it.promoted_more);
        let over = all().map(beyond).sum();
        let (women, base) = run.states.last().map_or((0.0, 0.0), |it| it.of(&problem.bands));
        Self { changed, short: some(problem.aim * base - women), over, run, flows, years }
    }

    /// What a plan is measured by: people changed, dearly those short, and those over dearer: nobody short is a reason for them.
    pub fn cost(&self) -> f64 {
        self.changed + WORTH * (self.short + 10.0 * self.over)
    }
}

fn follow(problem: &Problem, years: &[Range<usize>], shares: &Shares) -> Run {
    let (mut state, mut run) = (problem.state.clone(), Run::default());
    for ((steps, hired), promoted) in years.iter().zip(&shares.hired).zip(&shares.promoted) {
        let policy = Policy { hires_women: hired.clone(), promotions_women: promoted.clone(), ..Policy::default() };
        for step in steps.clone() {
            run.movements.push(advance(&mut state, &problem.ladder, &problem.rates, &problem.plan, &policy, step));
            run.states.push(state.clone());
        }
    }
    run
}

/// The flows of each step of a run.
fn flows(problem: &Problem, run: &Run) -> Vec<Vec<Flow>> {
    let before = std::iter::once(&problem.state).chain(&run.states);
    let steps = before.zip(&run.states).zip(&run.movements);
    steps.map(|((before, after), moved)| flows_of(problem, [before, after], moved)).collect()
}

/// The flows of a step, bands from the top down: each feeder band as it was when it was promoted from.
fn flows_of(problem: &Problem, [before, after]: [&State; 2], moved: &Movements) -> Vec<Flow> {
    let stayed = |people: &[f64], left: &[f64]| people.iter().zip(left).map(|(all, left)| all - left).collect();
    let mut women: Vec<f64> = stayed(&before.women, &moved.leavers_women);
    let mut men: Vec<f64> = stayed(&before.men, &moved.leavers_men);
    let mut flows = vec![Flow::default(); problem.size()];
    for (band, flow) in flows.iter_mut().enumerate().rev() {
        flow.hired_women = moved.hired_women[band];
        flow.hired = flow.hired_women + moved.hired_men[band];
        flow.promoted_women = moved.promoted_women[band];
        flow.promoted = flow.promoted_women + moved.promoted_men[band];
        let left = moved.leavers_women[band] + moved.leavers_men[band];
        let waiting = |state: &State| state.waiting.get(band).copied().unwrap_or(0.0);
        let kept = (waiting(after) - waiting(before)).max(0.0);
        flow.is_open = flow.hired + flow.promoted + kept > left / 2.0;
        if let Some(feeder) = problem.ladder.bands[band].feeder {
            flow.odds(women[feeder], men[feeder], problem.rates.bands[band].promotion_odds);
            women[feeder] -= flow.promoted_women;
            men[feeder] -= moved.promoted_men[band];
        }
    }
    flows
}

impl Flow {
    /// The share of women that the odds give, and how it moves with the feeder band. Never more than there are of either.
    fn odds(&mut self, women: f64, men: f64, odds: f64) {
        let weight = odds * women + men;
        if self.promoted <= 0.0 || weight <= 0.0 {
            return;
        }
        let wanted = odds * women / weight * self.promoted;
        (self.by_odds, self.per_woman, self.per_man) = if wanted > women {
            (women / self.promoted, 1.0 / self.promoted, 0.0)
        } else if wanted < self.promoted - men {
            (1.0 - men / self.promoted, 0.0, -1.0 / self.promoted)
        } else {
            (odds * women / weight, odds * men / weight / weight, -odds * women / weight / weight)
        };
    }
}

/// So many people, or none where they are what the last digits of a computation leave.
pub(super) fn some(people: f64) -> f64 {
    if people > NOTHING { people } else { 0.0 }
}

/// The flows of a year, by band.
fn sums(problem: &Problem, flows: &[Vec<Flow>]) -> Vec<BandYear> {
    let year = |(band, rates): (usize, &BandRates)| {
        let sum = |of: fn(&Flow) -> f64| flows.iter().map(|step| of(&step[band])).sum::<f64>();
        let (hired, hired_women) = (sum(|it| it.hired), sum(|it| it.hired_women));
        let promoted_women = sum(|it| it.promoted_women);
        BandYear {
            hired,
            hired_women,
            hired_more: hired_women - rates.hires_women * hired,
            promoted: sum(|it| it.promoted),
            promoted_women,
            promoted_more: promoted_women - sum(|it| it.by_odds * it.promoted),
        }
    };
    problem.rates.bands.iter().enumerate().map(year).collect()
}
