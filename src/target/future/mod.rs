//! Many possible futures: rates drawn from what is known of them, people moved by chance.

mod assurance;
mod chance;
mod people;
mod simulate;
#[cfg(test)]
mod tests;

pub use assurance::{Tries, Wanted};
pub use simulate::{Start, simulate};

/// How many futures, and from which seed. The same seed gives the same futures whatever the number of threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Futures {
    /// Futures.
    pub count: usize,
    /// Seed.
    pub seed: u64,
}

/// The people of a target in the futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Bands that belong to it.
    pub bands: Vec<usize>,
    /// What counts as met.
    pub definition: crate::measure::Definition,
}

/// What the futures say of one group. Index 0 is the end of the first step after today.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Share of women that 10, 25, 50, 75 and 90 of 100 futures stay below, by step; `None` where the group is empty in more
    /// than half of them.
    pub shares: Vec<Option<[f64; 5]>>,
    /// Median number of women, by step.
    pub women: Vec<f64>,
    /// Median number of women and men, by step.
    pub base: Vec<f64>,
    /// Share of the futures in which the definition is met at the end of the step.
    pub met: Vec<f64>,
    /// Share of the futures in which it has been met for twelve steps on end, first at this step or before.
    pub reached: Vec<f64>,
}
