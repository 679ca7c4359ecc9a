//! Women and men changed for one another: where men are the fewer the same code answers for them.

use super::{BandRates, Policy, Rates, State};

impl State {
    /// Women in the place of men.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { women: self.men.clone(), men: self.women.clone(), waiting: self.waiting.clone() }
    }
}

impl Rates {
    /// Women in the place of men.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let band = |it: &BandRates| BandRates {
            exit_women: it.exit_men,
            exit_men: it.exit_women,
            promoted: it.promoted,
            hires_women: 1.0 - it.hires_women,
            promotion_odds: 1.0 / it.promotion_odds,
        };
        Self { bands: self.bands.iter().map(band).collect() }
    }
}

impl Policy {
    /// Women in the place of men.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let other = |shares: &[Option<f64>]| shares.iter().map(|it| it.map(|share| 1.0 - share)).collect();
        Self {
            from_step: self.from_step,
            hires_women: other(&self.hires_women),
            hires_women_more: -self.hires_women_more,
            promotions_women: other(&self.promotions_women),
            promotions_women_more: -self.promotions_women_more,
            promotion_odds: self.promotion_odds.map(|odds| 1.0 / odds),
            exits_women: self.exits_men,
            exits_men: self.exits_women,
        }
    }
}
