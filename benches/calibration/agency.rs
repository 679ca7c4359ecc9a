//! An agency with rates that are known: five bands of fixed size, people moved one by one.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use workforce_parity::domain::rounding::nearest;
use workforce_parity::target::model::{BandRates, Ladder, LadderBand};
use workforce_parity::target::rates::{BandEvidence, Evidence, YearSeen};

/// Months after the last list at which the truth is kept.
pub const HORIZONS: [usize; 3] = [36, 60, 120];
/// Posts of the bands, junior to senior.
const POSTS: [u64; 5] = [420, 260, 150, 60, 20];
/// Months that are learned from.
pub const LEARNED: u32 = 36;
const FIRST_SEED: u64 = 1000;

/// What is known of an agency, and what became of it.
pub struct Agency {
    pub ladder: Ladder,
    /// What was seen in the months that are learned from.
    pub evidence: Evidence,
    /// Women and men of each band on the first list.
    pub first: Vec<[u64; 2]>,
    /// Women and men of each band on the last of those lists.
    pub start: Vec<[u64; 2]>,
    /// Women and men of each band at each of [`HORIZONS`].
    pub later: Vec<Vec<[u64; 2]>>,
}

impl Agency {
    /// Its history and future by a seed.
    pub fn live(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(FIRST_SEED + seed);
        let rates = rates(&mut rng);
        let band = |at: usize| LadderBand { name: at.to_string(), feeder: at.checked_sub(1) };
        let mut agency = Self {
            ladder: Ladder { bands: (0..POSTS.len()).map(band).collect() },
            evidence: Evidence {
                bands: vec![BandEvidence::default(); POSTS.len()],
                has_feeder: (0..POSTS.len()).map(|at| at > 0).collect(),
                months: LEARNED,
                years: Vec::new(),
            },
            first: Vec::new(),
            start: Vec::new(),
            later: Vec::new(),
        };
        let mut people = first_people(&mut rng);
        agency.first.clone_from(&people);
        let learned = LEARNED as usize;
        for month in 1..=learned + HORIZONS[2] {
            let mut evidence = agency.evidence.clone();
            step(&mut people, &rates, &mut evidence, &mut rng);
            if month <= learned {
                agency.evidence = evidence;
                if month % 12 == 0 {
                    agency.close_year();
                }
            }
            if month == learned {
                agency.start.clone_from(&people);
            }
            if month > learned && HORIZONS.contains(&(month - learned)) {
                agency.later.push(people.clone());
            }
        }
        agency
    }
}

impl Agency {
    /// The exits of the year that ends now, as the evidence keeps them.
    fn close_year(&mut self) {
        let exits: u64 = self.evidence.bands.iter().map(|it| it.exits[0] + it.exits[1]).sum();
        let before: u64 = self.evidence.years.iter().map(|it| it.exits).sum();
        let people = POSTS.iter().sum::<u64>() as f64;
        self.evidence.years.push(YearSeen { exits: exits - before, people });
    }
}

/// Yearly exits of 5 to 10 %, 25 to 55 % women among hires, odds of promotion around 1.
fn rates(rng: &mut ChaCha8Rng) -> Vec<BandRates> {
    let hires = 0.25 + 0.3 * rng.random::<f64>();
    let mut band = |at: usize| BandRates {
        exit_women: (0.05 + 0.05 * rng.random::<f64>()) / 12.0,
        exit_men: (0.05 + 0.05 * rng.random::<f64>()) / 12.0,
        promoted: if at > 0 { 0.6 + 0.2 * rng.random::<f64>() } else { 0.0 },
        hires_women: (hires + 0.1 * (rng.random::<f64>() - 0.5)).clamp(0.02, 0.98),
        promotion_odds: (0.7 * (rng.random::<f64>() - 0.5)).exp(),
    };
    (0..POSTS.len()).map(&mut band).collect()
}

fn first_people(rng: &mut ChaCha8Rng) -> Vec<[u64; 2]> {
    let band = |(at, &posts): (usize, &u64)| {
        let share = (0.4 - 0.05 * at as f64) * (0.7 + 0.6 * rng.random::<f64>());
        let women = nearest(posts as f64 * share);
        [women, posts - women]
    };
    POSTS.iter().enumerate().map(band).collect()
}

/// A month, person by person, with what can be seen of it.
fn step(people: &mut [[u64; 2]], rates: &[BandRates], seen: &mut Evidence, rng: &mut ChaCha8Rng) {
    let opening = people.to_vec();
    for (band, rate) in rates.iter().enumerate() {
        for (gender, exit) in [rate.exit_women, rate.exit_men].into_iter().enumerate() {
            seen.bands[band].exposure[gender] += opening[band][gender] as f64;
            if band > 0 {
                seen.bands[band].feeder_exposure[gender] += opening[band - 1][gender] as f64;
            }
            let left = happens(people[band][gender], exit, rng);
            people[band][gender] -= left;
            seen.bands[band].exits[gender] += left;
        }
    }
    for band in (0..rates.len()).rev() {
        let mut vacant = POSTS[band].saturating_sub(people[band][0] + people[band][1]);
        if band > 0 {
            let promoted = happens(vacant, rates[band].promoted, rng).min(people[band - 1][0] + people[band - 1][1]);
            for _ in 0..promoted {
                promote(people, band, rates[band].promotion_odds, seen, rng);
            }
            vacant -= promoted;
        }
        let women = happens(vacant, rates[band].hires_women, rng);
        for (gender, hired) in [women, vacant - women].into_iter().enumerate() {
            people[band][gender] += hired;
            seen.bands[band].hires[gender] += hired;
        }
    }
}

fn promote(people: &mut [[u64; 2]], band: usize, odds: f64, seen: &mut Evidence, rng: &mut ChaCha8Rng) {
    let [women, men] = people[band - 1];
    let weight = odds * women as f64;
    let wanted = usize::from(rng.random::<f64>() >= weight / (weight + men as f64));
    let gender = if people[band - 1][wanted] == 0 { 1 - wanted } else { wanted };
    people[band - 1][gender] -= 1;
    people[band][gender] += 1;
    seen.bands[band].promotions[gender] += 1;
}

fn happens(people: u64, probability: f64, rng: &mut ChaCha8Rng) -> u64 {
    (0..people).filter(|_| rng.random::<f64>() < probability).count() as u64
}
