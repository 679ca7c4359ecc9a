//! Utilisation tests: staff against the people available for the work. Whichever gender is fewer than available is tested.

use super::judged::{Judged, Named, Outcome};
use super::population::number;
use super::{Facts, IDS};
use crate::benchmark::counted::Counted;
use crate::domain::{Gender, GenderCount, Headcount, Share};
use crate::measure::availability::{AvailabilityTest, utilisation};

const SOURCE: &str = "US practice for 41 CFR 60-2.15, as in the manuals of programs for affirmative action plans";

pub(super) fn tests(facts: &Facts<'_>) -> Vec<Judged> {
    AvailabilityTest::ALL.into_iter().flat_map(|test| one(facts, test)).collect()
}

fn one(facts: &Facts<'_>, kind: AvailabilityTest) -> Vec<Judged> {
    let named = Named::new(IDS[4], format!("availability, {}", kind.name()), SOURCE);
    let Some(available) = facts.availability else {
        let why = "the adviser's file gives no share of women available under `[availability]`";
        return facts.all_and_managers().into_iter().map(|(group, _)| named.not_known(group, why)).collect();
    };
    let test = |count: &GenderCount| {
        let (short, part, share) = short_side(count, available)?;
        let found = utilisation(part, count.base(), share)?;
        let verdict = found.verdicts.iter().find(|it| it.test == kind)?;
        Some(Outcome { met: !verdict.is_flagged, short: Some(short) })
    };
    let words = |it: &Counted| {
        let (short, part, share) = short_side(&it.count, available)?;
        let missing = share.fraction() * it.base() as f64 - part as f64;
        let who = if short == Gender::Woman { "women" } else { "men" };
        let shown = facts.precision.share(it)?;
        let people = if facts.precision.decimals() == 0 { format!("{missing:.0}") } else { format!("{missing:.2}") };
        Some(format!("{shown} against {} % available, {people} {who} short", number(available)))
    };
    facts.all_and_managers().into_iter().map(|group| named.apply(group, facts.precision, test, words)).collect()
}

/// The gender that is fewer than available (women where neither is), its people and its share of those available.
fn short_side(count: &GenderCount, available: Share) -> Option<(Gender, Headcount, Share)> {
    if count.share_of_women()? <= available {
        return Some((Gender::Woman, count.women, available));
    }
    Some((Gender::Man, count.men, Share::from_fraction(1.0 - available.fraction())?))
}
