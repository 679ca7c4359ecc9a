//! What one person a year does to a target, lever by lever.

use super::{Problem, Run};
use crate::target::model::{Policy, State, advance};

/// What is done to one person a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnePerson {
    /// A woman is hired in place of a man.
    Hired,
    /// A woman is promoted in place of a man.
    Promoted,
    /// A woman who would have left stays.
    Kept,
}

/// What a lever does by the due date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Which.
    pub lever: OnePerson,
    /// Band in which it is done.
    pub band: usize,
    /// Points of the target's share of women, for one person a year.
    pub per_person: f64,
    /// People a year that can be moved at most.
    pub most: f64,
}

/// The effects of all levers on a target, in the target's bands, strongest first. `preventable` is the part of women's exits
/// that can be prevented, `most_hired` the highest share of women among people hired.
#[must_use]
pub fn ranking(problem: &Problem, preventable: f64, most_hired: f64) -> Vec<Effect> {
    let unchanged = problem.run(&Policy::default(), problem.steps);
    let Some(baseline) = unchanged.states.last().and_then(|state| super::share(state, &problem.bands)) else {
        return Vec::new();
    };
    let years = problem.steps as f64 / problem.steps_per_year.max(1) as f64;
    let mut effects = Vec::new();
    for &band in &problem.bands {
        for lever in [OnePerson::Hired, OnePerson::Promoted, OnePerson::Kept] {
            let most = most(problem, &unchanged, lever, band, preventable, most_hired) / years;
            if most <= 1e-3 {
                continue;
            }
            // A tenth of a person: the effect per person, without hitting what there is.
            let dose = 0.1_f64.min(most);
            if let Some(share) = with(problem, lever, band, dose) {
                effects.push(Effect { lever, band, per_person: (share - baseline) / dose * 100.0, most });
            }
        }
    }
    effects.sort_by(|a, b| b.per_person.total_cmp(&a.per_person));
    effects
}

/// People in all steps that a lever can move at most.
fn most(problem: &Problem, run: &Run, lever: OnePerson, band: usize, preventable: f64, most_hired: f64) -> f64 {
    let sum =
        |of: fn(&crate::target::model::Movements) -> &[f64]| run.movements.iter().map(|it| of(it)[band]).sum::<f64>();
    match lever {
        OnePerson::Hired => {
            let (women, men) = (sum(|it| &it.hired_women), sum(|it| &it.hired_men));
            (most_hired * (women + men) - women).max(0.0)
        }
        OnePerson::Promoted if problem.ladder.bands[band].feeder.is_some() => sum(|it| &it.promoted_men),
        OnePerson::Promoted => 0.0,
        OnePerson::Kept => preventable * sum(|it| &it.leavers_women),
    }
}

/// Share of women when the target is due, with so many people a year moved by the lever.
fn with(problem: &Problem, lever: OnePerson, band: usize, people: f64) -> Option<f64> {
    let mut state = problem.state.clone();
    let per_step = people / problem.steps_per_year.max(1) as f64;
    for step in 0..problem.steps {
        let before = state.clone();
        if lever == OnePerson::Kept {
            keep(problem, &before, &mut state, band, per_step, step);
            continue;
        }
        let moved = advance(&mut state, &problem.ladder, &problem.rates, &problem.plan, &Policy::default(), step);
        match (lever, problem.ladder.bands[band].feeder) {
            (OnePerson::Promoted, Some(feeder)) => {
                let switched = per_step.min(moved.promoted_men[band]).min(state.women[feeder]);
                swap(&mut state, band, switched);
                swap(&mut state, feeder, -switched);
            }
            _ => swap(&mut state, band, per_step.min(moved.hired_men[band])),
        }
    }
    super::share(&state, &problem.bands)
}

fn swap(state: &mut State, band: usize, people: f64) {
    state.women[band] += people;
    state.men[band] -= people;
}

/// A step in which some of the women who would have left the band stay: their posts do not fall vacant.
fn keep(problem: &Problem, before: &State, state: &mut State, band: usize, people: f64, step: usize) {
    let leaving = before.women[band] * problem.rates.bands[band].exit_women;
    let mut rates = problem.rates.clone();
    if before.women[band] > 0.0 {
        rates.bands[band].exit_women = (leaving - people).max(0.0) / before.women[band];
    }
    advance(state, &problem.ladder, &rates, &problem.plan, &Policy::default(), step);
}
