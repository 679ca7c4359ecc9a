//! What is done differently, and from when.

use super::BandRates;

/// A change of rates from a step on. The default changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// First step with the change.
    pub from_step: usize,
    /// Share of women among people hired, by band; `None` leaves a band as estimated. Empty for no change.
    pub hires_women: Vec<Option<f64>>,
    /// Points (as a fraction) added to the share of women among people hired, in every band.
    pub hires_women_more: f64,
    /// Share of women among people promoted into the band, by band; `None` leaves the odds to decide. Empty for no change.
    pub promotions_women: Vec<Option<f64>>,
    /// Points (as a fraction) added to the share of women among people promoted, in every band.
    pub promotions_women_more: f64,
    /// Odds of promotion of women to men in every band.
    pub promotion_odds: Option<f64>,
    /// What the exits of women are multiplied by: 0.8 when one in five is prevented.
    pub exits_women: f64,
    /// What the exits of men are multiplied by.
    pub exits_men: f64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            from_step: 0,
            hires_women: Vec::new(),
            hires_women_more: 0.0,
            promotions_women: Vec::new(),
            promotions_women_more: 0.0,
            promotion_odds: None,
            exits_women: 1.0,
            exits_men: 1.0,
        }
    }
}

impl Policy {
    /// Whether the policy is at work in this step.
    #[must_use]
    pub fn holds(&self, step: usize) -> bool {
        step >= self.from_step
    }

    /// The rates of a band under the policy.
    #[must_use]
    pub fn applied(&self, band: usize, rates: &BandRates) -> BandRates {
        let hired = self.hires_women.get(band).copied().flatten().unwrap_or(rates.hires_women);
        BandRates {
            exit_women: (rates.exit_women * self.exits_women).clamp(0.0, 1.0),
            exit_men: (rates.exit_men * self.exits_men).clamp(0.0, 1.0),
            promoted: rates.promoted,
            hires_women: (hired + self.hires_women_more).clamp(0.0, 1.0),
            promotion_odds: self.promotion_odds.unwrap_or(rates.promotion_odds),
        }
    }

    /// The share of women among people promoted into a band, where the odds alone would give `by_odds`.
    #[must_use]
    pub fn promoted_women(&self, band: usize, by_odds: f64) -> f64 {
        let share = self.promotions_women.get(band).copied().flatten().unwrap_or(by_odds);
        (share + self.promotions_women_more).clamp(0.0, 1.0)
    }
}
