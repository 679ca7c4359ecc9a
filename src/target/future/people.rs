//! One future: people moved by chance, month by month.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::Start;
use super::chance::{Often, binomial};
use crate::domain::rounding::nearest;
use crate::target::model::{BandRates, Establishment, Ladder, Policy, Rates};

/// Whole women and men by band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct People {
    pub women: Vec<u32>,
    pub men: Vec<u32>,
    /// Vacant posts by band that are kept for the next round of promotions.
    pub waiting: Vec<u32>,
}

impl People {
    pub fn base(&self, band: usize) -> u32 {
        self.women[band] + self.men[band]
    }

    /// Women, and women and men, of several bands together.
    pub fn of(&self, bands: &[usize]) -> (u32, u32) {
        bands.iter().fold((0, 0), |(women, base), &band| (women + self.women[band], base + self.base(band)))
    }
}

/// Whole people; far more than an agency has where that does not fit.
pub(super) fn whole(number: f64) -> u32 {
    u32::try_from(nearest(number)).unwrap_or(u32::MAX / 4)
}

/// What a future is made of besides luck.
pub(super) struct Course<'a> {
    pub ladder: &'a Ladder,
    pub plan: &'a Establishment,
    pub policy: &'a Policy,
    /// The rates without and with the policy.
    rates: [Vec<BandRates>; 2],
    /// Exits of women and men by band, without and with the policy.
    exits: [Vec<[Often; 2]>; 2],
    /// What the exits of each year are multiplied by; empty where years are alike.
    years: Vec<f64>,
}

/// Steps of a year: futures go by months.
const YEAR: usize = 12;

impl<'a> Course<'a> {
    pub fn new(start: &Start<'a>, policy: &'a Policy, rates: Rates, years: Vec<f64>) -> Self {
        let changed = rates.bands.iter().enumerate().map(|(band, it)| policy.applied(band, it)).collect();
        let rates: [Vec<BandRates>; 2] = [rates.bands, changed];
        let exits = [Vec::new(), Vec::new()];
        let mut course = Self { ladder: start.ladder, plan: start.plan, policy, rates, exits, years };
        course.set_exits(0);
        course
    }

    /// The exits of the year that begins with this step.
    fn set_exits(&mut self, step: usize) {
        let factor = self.years.get(step / YEAR).copied().unwrap_or(1.0);
        let often = |rate: f64| Often::new((rate * factor).min(1.0));
        let exits = |it: &BandRates| [often(it.exit_women), often(it.exit_men)];
        self.exits = [0, 1].map(|place: usize| self.rates[place].iter().map(exits).collect());
    }

    /// Moves people on by one month: the same movements as [`advance`](crate::target::model::advance), each a draw.
    pub fn advance(&mut self, people: &mut People, step: usize, rng: &mut ChaCha8Rng) {
        if step > 0 && step.is_multiple_of(YEAR) && !self.years.is_empty() {
            self.set_exits(step);
        }
        let holds = self.policy.holds(step);
        for (band, [women, men]) in self.exits[usize::from(holds)].iter_mut().enumerate() {
            people.women[band] -= women.draw(people.women[band], rng.random());
            people.men[band] -= men.draw(people.men[band], rng.random());
        }
        let rates = &self.rates[usize::from(holds)];
        for band in (0..rates.len()).rev() {
            let posts = whole(self.plan.posts(step, band));
            let mut vacant = posts.saturating_sub(people.base(band));
            if let Some(feeder) = self.ladder.bands[band].feeder {
                let waited = people.waiting[band].min(vacant);
                let from_below = waited + binomial(vacant - waited, rates[band].promoted, rng.random());
                let luck = rng.random();
                if self.plan.promotes(step) {
                    people.waiting[band] = 0;
                    vacant -= self.promote(people, [feeder, band], from_below, &rates[band], holds, luck);
                } else {
                    people.waiting[band] = from_below;
                    vacant -= from_below;
                }
            }
            let women = binomial(vacant, rates[band].hires_women, rng.random());
            people.women[band] += women;
            people.men[band] += vacant - women;
        }
    }

    /// Promotes so many people, as far as there are any, and says how many they were.
    fn promote(
        &self,
        people: &mut People,
        [feeder, band]: [usize; 2],
        posts: u32,
        rate: &BandRates,
        holds: bool,
        luck: f64,
    ) -> u32 {
        let promoted = posts.min(people.base(feeder));
        if promoted == 0 {
            return 0;
        }
        let (women, men) = (people.women[feeder], people.men[feeder]);
        let weight = rate.promotion_odds * f64::from(women);
        let by_odds = weight / (weight + f64::from(men));
        let share = if holds { self.policy.promoted_women(band, by_odds) } else { by_odds };
        let of_women = binomial(promoted, share, luck).min(women).max(promoted.saturating_sub(men));
        people.women[feeder] -= of_women;
        people.men[feeder] -= promoted - of_women;
        people.women[band] += of_women;
        people.men[band] += promoted - of_women;
        promoted
    }
}
