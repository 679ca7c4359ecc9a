//! Months in which people are promoted, where an agency does not do so all year.

use super::{Rates, State};

/// Steps of a year, where people are promoted in rounds: such models go by months.
const YEAR: usize = 12;

/// Steps in which people are promoted. The default: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rounds {
    /// Whether step 0, 1, ... of a year has a round; empty where every step has.
    year: Vec<bool>,
}

impl Rounds {
    /// Rounds in these calendar months (1 to 12), seen from a list of the month `today`: step 0 is the month after it. No
    /// month at all stands for promotions all year.
    #[must_use]
    pub fn in_months(months: &[u8], today: u8) -> Self {
        let has_round =
            |step: usize| months.iter().any(|&it| usize::from(it) % YEAR == (usize::from(today) + step + 1) % YEAR);
        let year = if months.is_empty() { Vec::new() } else { (0..YEAR).map(has_round).collect() };
        Self { year }
    }

    /// Whether people are promoted in this step.
    #[must_use]
    pub fn has(&self, step: usize) -> bool {
        self.year.get(step % YEAR).copied().unwrap_or(true)
    }

    /// Steps that have passed since the last round: 0 where today's month has one.
    #[must_use]
    pub fn since(&self) -> usize {
        (0..YEAR).find(|back| self.has(YEAR - 1 - back)).unwrap_or(0)
    }

    /// Posts of each band that are kept open today for the next round, as expected: what fell vacant since the last one and
    /// is filled from below. No list shows them.
    #[must_use]
    pub fn waiting(&self, state: &State, rates: &Rates) -> Vec<f64> {
        let since = self.since() as f64;
        let bands = rates.bands.iter().enumerate();
        bands
            .map(|(band, it)| since * it.promoted * (state.women[band] * it.exit_women + state.men[band] * it.exit_men))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::model::BandRates;

    #[test]
    fn rounds_fall_into_the_same_calendar_months_every_year() {
        // A list of October: step 0 is November, 4 is March, 8 is July.
        let rounds = Rounds::in_months(&[3, 7], 10);
        let steps: Vec<usize> = (0..36).filter(|&step| rounds.has(step)).collect();
        assert_eq!(steps, [4, 8, 16, 20, 28, 32]);
        assert_eq!(rounds.since(), 3, "August, September and October have passed since July");
        assert_eq!(Rounds::in_months(&[10], 10).since(), 0);
        assert_eq!(Rounds::in_months(&[11], 10).since(), 11);
        assert_eq!(Rounds::in_months(&[12], 12).since(), 0);
        assert!((0..36).all(|step| Rounds::default().has(step)) && Rounds::default().since() == 0);
    }

    #[test]
    fn what_fell_vacant_since_the_round_and_is_filled_from_below_waits() {
        let band =
            |promoted| BandRates { exit_women: 0.01, exit_men: 0.02, promoted, hires_women: 0.5, promotion_odds: 1.0 };
        let rates = Rates { bands: vec![band(0.0), band(0.75)] };
        let state = State { women: vec![40.0, 20.0], men: vec![60.0, 30.0], ..State::default() };
        // Three months of 0.2 women and 0.6 men leaving, three in four filled from below.
        let waiting = Rounds::in_months(&[7], 10).waiting(&state, &rates);
        assert!(waiting[0].abs() < 1e-12 && (waiting[1] - 1.8).abs() < 1e-12, "{waiting:?}");
    }
}
