//! A target on a ladder, in expected values.

use crate::target::model::{Establishment, Ladder, Movements, Policy, Rates, State, advance};

/// A target, and all that decides whether it is met.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The ladder.
    pub ladder: Ladder,
    /// People today.
    pub state: State,
    /// Rates per step.
    pub rates: Rates,
    /// Planned posts.
    pub plan: Establishment,
    /// Bands of the target.
    pub bands: Vec<usize>,
    /// Share of women aimed at.
    pub aim: f64,
    /// Steps until it is due.
    pub steps: usize,
    /// Steps of a year.
    pub steps_per_year: usize,
}

/// A course in expected values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// People after each step.
    pub states: Vec<State>,
    /// What happened in each step.
    pub movements: Vec<Movements>,
}

impl Run {
    /// Share of women of these bands after each step; `None` where there is nobody.
    #[must_use]
    pub fn shares(&self, bands: &[usize]) -> Vec<Option<f64>> {
        self.states.iter().map(|state| share(state, bands)).collect()
    }
}

/// Share of women of these bands; `None` where there is nobody.
#[must_use]
pub fn share(state: &State, bands: &[usize]) -> Option<f64> {
    let (women, base) = state.of(bands);
    // Less than a thousandth of a person is nobody.
    (base > 1e-3).then(|| women / base)
}

impl Problem {
    /// The course under a policy.
    #[must_use]
    pub fn run(&self, policy: &Policy, steps: usize) -> Run {
        let mut state = self.state.clone();
        let mut run = Run::default();
        for step in 0..steps {
            run.movements.push(advance(&mut state, &self.ladder, &self.rates, &self.plan, policy, step));
            run.states.push(state.clone());
        }
        run
    }

    /// Share of women of the target when it is due.
    #[must_use]
    pub fn share_when_due(&self, policy: &Policy) -> Option<f64> {
        self.run(policy, self.steps).states.last().and_then(|state| share(state, &self.bands))
    }

    /// Whether a share of women is the aim's or more, but for what the last digits of a computation leave; nobody meets nothing.
    #[must_use]
    pub fn is_met_by(&self, share: Option<f64>) -> bool {
        share.is_some_and(|it| it >= self.aim - 1e-12)
    }

    /// Bands in the ladder.
    #[must_use]
    pub fn size(&self) -> usize {
        self.ladder.bands.len()
    }

    /// Women in the place of men; the aim is one of the other gender then.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { state: self.state.mirrored(), rates: self.rates.mirrored(), ..self.clone() }
    }
}
