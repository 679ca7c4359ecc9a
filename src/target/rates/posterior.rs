//! What the evidence leaves open of the rates: Beta distributions, drawn towards the band and the agency.
//!
//! The weights of the priors were tuned by simulation, so that the 80 % intervals of projections cover 80 % (see
//! `docs/projections.md`).

use rand::Rng;
use rand_distr::{Beta, Distribution, Normal};

use super::{BandEvidence, Evidence, YearEffect};
use crate::target::model::{BandRates, Rates};

/// Person-months that the agency's exit rate weighs in a band's.
const BAND_WEIGHT: f64 = 120.0;
/// Person-months that a band's exit rate weighs in each gender's: fifty person-years.
const GENDER_WEIGHT: f64 = 600.0;
/// Hires, and vacancies, that the agency's shares weigh in a band's.
const FLOW_WEIGHT: f64 = 16.0;
/// Standard deviation of the logarithm of the promotion odds, before anything is seen.
const TAU: f64 = 0.2;

/// A Beta distribution by its two counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BetaCounts {
    /// Events.
    pub yes: f64,
    /// What could have been an event and was not.
    pub no: f64,
}

impl BetaCounts {
    fn new(mean: f64, weight: f64, yes: f64, no: f64) -> Self {
        // A Beta needs both counts above 0, be the mean 0 or 1.
        let floor = 1e-6;
        Self { yes: (mean * weight + yes).max(floor), no: ((1.0 - mean) * weight + no).max(floor) }
    }

    /// Its mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.yes / (self.yes + self.no)
    }

    fn draw(&self, rng: &mut impl Rng) -> f64 {
        Beta::new(self.yes, self.no).map_or_else(|_| self.mean(), |beta| beta.sample(rng)).clamp(0.0, 1.0)
    }
}

/// The rates of a band, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandPosterior {
    /// Women leaving in a month.
    pub exit_women: BetaCounts,
    /// Men leaving in a month.
    pub exit_men: BetaCounts,
    /// Share of vacancies filled from below; `None` without a feeder band.
    pub promoted: Option<BetaCounts>,
    /// Share of women among people hired.
    pub hires_women: BetaCounts,
    /// Mean and standard deviation of the logarithm of the promotion odds, women to men.
    pub log_odds: (f64, f64),
}

/// The rates of a ladder, as far as they are known; per month.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    /// By band, junior to senior.
    pub bands: Vec<BandPosterior>,
    /// Good and bad years for exits, where the past had them.
    pub years: Option<YearEffect>,
}

impl Posterior {
    /// What the evidence leaves open; `None` where nobody was ever exposed.
    #[must_use]
    pub fn of(evidence: &Evidence) -> Option<Self> {
        Self::weighted(evidence, 1.0)
    }

    /// The same with priors that weigh so many times as much: how much of an answer rests on them.
    #[must_use]
    pub fn weighted(evidence: &Evidence, weight: f64) -> Option<Self> {
        let sum = |of: fn(&BandEvidence) -> f64| evidence.bands.iter().map(of).sum::<f64>();
        let exposure = sum(|it| it.exposure[0] + it.exposure[1]);
        if exposure <= 0.0 {
            return None;
        }
        let pooled = Pooled {
            // Where nobody has left yet, half a leaver: people are not immortal.
            exits: sum(|it| both(it.exits)).max(0.5) / exposure,
            hires_women: (sum(|it| it.hires[0] as f64) + 0.5) / (sum(|it| both(it.hires)) + 1.0),
            promoted: promoted_share(evidence),
            weight,
        };
        let bands = evidence.bands.iter().enumerate();
        let bands = bands.map(|(place, it)| band(it, evidence.has_feeder.get(place) == Some(&true), &pooled)).collect();
        Some(Self { bands, years: YearEffect::of(&evidence.years) })
    }

    /// The most likely rates.
    #[must_use]
    pub fn mean(&self) -> Rates {
        let bands = self.bands.iter().map(|it| BandRates {
            exit_women: it.exit_women.mean(),
            exit_men: it.exit_men.mean(),
            promoted: it.promoted.map_or(0.0, |it| it.mean()),
            hires_women: it.hires_women.mean(),
            promotion_odds: it.log_odds.0.exp(),
        });
        Rates { bands: bands.collect() }
    }

    /// Rates that may be the true ones.
    pub fn draw(&self, rng: &mut impl Rng) -> Rates {
        let mut bands = Vec::with_capacity(self.bands.len());
        for it in &self.bands {
            let odds = Normal::new(it.log_odds.0, it.log_odds.1).map_or(it.log_odds.0, |normal| normal.sample(rng));
            bands.push(BandRates {
                exit_women: it.exit_women.draw(rng),
                exit_men: it.exit_men.draw(rng),
                promoted: it.promoted.map_or(0.0, |it| it.draw(rng)),
                hires_women: it.hires_women.draw(rng),
                promotion_odds: odds.exp(),
            });
        }
        Rates { bands }
    }
}

/// Rates of the agency as a whole.
struct Pooled {
    exits: f64,
    hires_women: f64,
    promoted: f64,
    /// What the weights of the priors are multiplied by.
    weight: f64,
}

/// Share of the vacancies of bands with a feeder that were filled from below.
fn promoted_share(evidence: &Evidence) -> f64 {
    let fed = evidence.bands.iter().zip(&evidence.has_feeder).filter(|(_, has)| **has);
    let (promoted, all) = fed.fold((0.0, 0.0), |(promoted, all), (it, _)| {
        (promoted + both(it.promotions), all + both(it.promotions) + both(it.hires))
    });
    (promoted + 0.5) / (all + 1.0)
}

fn both(people: [u64; 2]) -> f64 {
    (people[0] + people[1]) as f64
}

fn band(it: &BandEvidence, has_feeder: bool, pooled: &Pooled) -> BandPosterior {
    let exposure = it.exposure[0] + it.exposure[1];
    let [of_band, of_gender, of_flow] = [BAND_WEIGHT, GENDER_WEIGHT, FLOW_WEIGHT].map(|it| it * pooled.weight);
    let rate = (both(it.exits) + of_band * pooled.exits) / (exposure + of_band);
    let exit = |gender: usize| {
        let exits = it.exits[gender] as f64;
        BetaCounts::new(rate, of_gender, exits, (it.exposure[gender] - exits).max(0.0))
    };
    let hires = BetaCounts::new(pooled.hires_women, of_flow, it.hires[0] as f64, it.hires[1] as f64);
    let promoted = BetaCounts::new(pooled.promoted, of_flow, both(it.promotions), both(it.hires));
    BandPosterior {
        exit_women: exit(0),
        exit_men: exit(1),
        promoted: has_feeder.then_some(promoted),
        hires_women: hires,
        log_odds: log_odds(it, TAU / pooled.weight.sqrt()),
    }
}

/// The logarithm of the promotion odds per head of the feeder band, drawn towards equality.
fn log_odds(it: &BandEvidence, tau: f64) -> (f64, f64) {
    let prior = tau * tau;
    if it.feeder_exposure.iter().any(|&exposure| exposure <= 0.0) {
        return (0.0, tau);
    }
    let women = it.promotions[0] as f64 + 0.5;
    let men = it.promotions[1] as f64 + 0.5;
    let y = (women / (it.feeder_exposure[0] + 0.5) / (men / (it.feeder_exposure[1] + 0.5))).ln();
    let v = 1.0 / women + 1.0 / men;
    (y * prior / (prior + v), (prior * v / (prior + v)).sqrt())
}

impl BetaCounts {
    /// Its 95 % interval.
    #[must_use]
    pub fn interval(&self) -> [f64; 2] {
        use statrs::distribution::ContinuousCDF;
        statrs::distribution::Beta::new(self.yes, self.no)
            .map_or([self.mean(); 2], |beta| [0.025, 0.975].map(|part| beta.inverse_cdf(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_other_programs() {
        // scipy.stats.beta(18.5, 50.5).ppf(0.025)
        let [low, high] = BetaCounts { yes: 18.5, no: 50.5 }.interval();
        assert!((low - 0.171_172_927_1).abs() < 1e-9 && high > 0.37 && high < 0.39);
    }

    #[test]
    fn no_exits_in_39_years_do_not_make_anybody_immortal() {
        let evidence = Evidence {
            bands: vec![BandEvidence { exits: [0, 20], exposure: [468.0, 3000.0], ..BandEvidence::default() }],
            has_feeder: vec![false],
            months: 36,
            years: Vec::new(),
        };
        let rate = Posterior::of(&evidence).unwrap().bands[0].exit_women;
        assert!(rate.mean() > 0.001 && rate.mean() < 20.0 / 3000.0);
        assert_eq!(Posterior::of(&Evidence::default()), None);
    }
}
