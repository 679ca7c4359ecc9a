//! The vacancy-driven model of a ladder: people leave, posts fall vacant, part of them is filled from the band below and the
//! rest by hiring. Women and men apart, bands from the top down. Numbers are expected values, so people have fractions here.

pub mod closed;
mod mirrored;
mod policy;
pub mod push;
mod rates;
mod rounds;
mod step;

pub use policy::Policy;
pub use rates::{BandRates, Rates};
pub use rounds::Rounds;
pub use step::{Movements, advance};

/// Women and men of each band, junior to senior. Expected values: not whole people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Women by band.
    pub women: Vec<f64>,
    /// Men by band.
    pub men: Vec<f64>,
    /// Vacant posts by band that are kept for the next round of promotions; empty where none wait.
    pub waiting: Vec<f64>,
}

impl State {
    /// People of each band, where no post waits.
    #[must_use]
    pub fn of_people(women: Vec<f64>, men: Vec<f64>) -> Self {
        Self { women, men, waiting: Vec::new() }
    }

    /// Women and men of a band together.
    #[must_use]
    pub fn base(&self, band: usize) -> f64 {
        self.women.get(band).copied().unwrap_or(0.0) + self.men.get(band).copied().unwrap_or(0.0)
    }

    /// Women, and women and men, of several bands together.
    #[must_use]
    pub fn of(&self, bands: &[usize]) -> (f64, f64) {
        let women = bands.iter().filter_map(|&band| self.women.get(band)).sum();
        (women, bands.iter().map(|&band| self.base(band)).sum())
    }
}

/// How the bands hang together, junior to senior.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Bands, junior to senior.
    pub bands: Vec<LadderBand>,
}

/// One band of a [`Ladder`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderBand {
    /// Name shown in reports.
    pub name: String,
    /// The band that people are promoted from, a lower place in the ladder; `None` where only hiring fills posts.
    pub feeder: Option<usize>,
}

/// Planned posts for women and men together: by step (the first step is 0), then by band.
#[derive(Clone, Debug, PartialEq)]
pub struct Establishment {
    /// Posts by step and band; after the last step given the plan stays as it is there.
    steps: Vec<Vec<f64>>,
    /// When posts are filled from below.
    rounds: Rounds,
    /// Posts by band that are kept open today for the next round; empty where none are.
    waiting: Vec<f64>,
}

impl Establishment {
    /// Every band stays as large as it is.
    #[must_use]
    pub fn as_today(state: &State) -> Self {
        Self::all_year(vec![(0..state.women.len()).map(|band| state.base(band)).collect()])
    }

    /// Posts by step and band, at least one step; `None` where there is none.
    #[must_use]
    pub fn by_step(steps: Vec<Vec<f64>>) -> Option<Self> {
        (!steps.is_empty()).then(|| Self::all_year(steps))
    }

    fn all_year(steps: Vec<Vec<f64>>) -> Self {
        Self { steps, rounds: Rounds::default(), waiting: Vec::new() }
    }

    /// The same posts, filled from below in rounds only; so many of each band are kept open today for the next one.
    #[must_use]
    pub fn in_rounds(self, rounds: Rounds, waiting: Vec<f64>) -> Self {
        Self { rounds, waiting, ..self }
    }

    /// Whether people are promoted in this step.
    #[must_use]
    pub fn promotes(&self, step: usize) -> bool {
        self.rounds.has(step)
    }

    /// Posts by band that are kept open today for the next round; empty where none are.
    #[must_use]
    pub fn waiting(&self) -> &[f64] {
        &self.waiting
    }

    /// Posts at the end of step `step`.
    #[must_use]
    pub fn posts(&self, step: usize, band: usize) -> f64 {
        let plan = self.steps.get(step).or(self.steps.last());
        plan.and_then(|it| it.get(band)).copied().unwrap_or(0.0)
    }
}
