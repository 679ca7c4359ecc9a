//! What moves people, per step of the model.

/// Rates of one band, per step (a month for agencies, a year in band tables that say so).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandRates {
    /// Share of the women of the band who leave in a step.
    pub exit_women: f64,
    /// Share of the men of the band who leave in a step.
    pub exit_men: f64,
    /// Share of vacancies filled from the feeder band; 0 where there is none.
    pub promoted: f64,
    /// Share of women among people hired into the band.
    pub hires_women: f64,
    /// Odds of promotion into the band, women to men, per head of the feeder band; 1 is equal.
    pub promotion_odds: f64,
}

/// Rates of every band, junior to senior.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates {
    /// By band.
    pub bands: Vec<BandRates>,
}
