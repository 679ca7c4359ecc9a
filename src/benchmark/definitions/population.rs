//! SDG indicator 16.7.1b: the share of women in the public service over their share in the population.

use super::judged::{Judged, Named, Outcome};
use super::{Facts, IDS};
use crate::benchmark::counted::Counted;
use crate::domain::{Gender, GenderCount, Share};
use crate::measure::public_service::proportion_to_population;

const NAME: &str = "SDG 16.7.1b, share in the public service over share in the population (1 is proportional)";
const SOURCE: &str = "UN SDG indicator 16.7.1 (b); it sets no tolerance: what prints as 1.00 is read as proportional";
/// A ratio within this of 1 prints as 1.00.
const PRINTS_AS_ONE: f64 = 0.005;

pub(super) fn sdg_16_7_1b(facts: &Facts<'_>) -> Vec<Judged> {
    let named = Named::new(IDS[3], NAME, SOURCE);
    let Some(national) = facts.national else {
        let why = "the adviser's file gives no share of women in the population under `[national]`";
        return facts.all_and_managers().into_iter().map(|(group, _)| named.not_known(group, why)).collect();
    };
    let test = |count: &GenderCount| {
        let ratio = ratio(count, national)?;
        let short = if ratio < 1.0 { Gender::Woman } else { Gender::Man };
        Some(Outcome { met: (ratio - 1.0).abs() < PRINTS_AS_ONE, short: Some(short) })
    };
    let words = |it: &Counted| {
        let (ratio, share) = (ratio(&it.count, national)?, facts.precision.share(it)?);
        Some(format!("{ratio:.2}: {share} against {} % of the population", number(national)))
    };
    facts.all_and_managers().into_iter().map(|group| named.apply(group, facts.precision, test, words)).collect()
}

fn ratio(count: &GenderCount, national: Share) -> Option<f64> {
    proportion_to_population(count, national).map(|it| it.value)
}

/// A share that the adviser gave, as it was given.
pub(super) fn number(share: Share) -> f64 {
    (share.percent() * 1e6).round() / 1e6
}
