//! The four-fifths rule on hires and promotions.

use super::judged::{Group, Judged, Named, Outcome, settled, too_few};
use super::{Facts, IDS};
use crate::benchmark::counted::{Counted, thousands};
use crate::disclosure::package::{CellKey, Measure, Package};
use crate::domain::{Gender, GenderCount};
use crate::measure::impact::{CandidateGroup, ImpactRatio, Selection, impact_ratios};

const NAME: &str = "four-fifths rule (a rate below 80 % of the other gender's)";
const SOURCE: &str = "29 CFR 1607.4 D; groups below 2 % of those who could be selected are not compared (EEOC, 1979)";
/// Per cent of a pool below which a gender is not compared.
const LEAST_OF_POOL: u64 = 2;

pub(super) fn four_fifths(facts: &Facts<'_>) -> Vec<Judged> {
    let named = Named::new(IDS[5], NAME, SOURCE);
    let total = |package: &Package, measure| Counted::of(package, measure, None, &CellKey::default());
    let now = |measure| total(facts.package, measure);
    let hires = pair(now(Measure::Joiners), now(Measure::Applicants), "joiners", "applicants");
    let stock = facts.before.and_then(|package| total(package, Measure::Stock));
    let pool = now(Measure::Eligible).or(stock);
    let could = if now(Measure::Eligible).is_some() { "who could be promoted" } else { "on the list a year before" };
    let promotions =
        pair(now(Measure::Promotions), pool, "promotions", "people who could be promoted, or a list of a year before");
    vec![
        judged(facts, &named, Group::Hires, hires, "who applied"),
        judged(facts, &named, Group::Promotions, promotions, could),
    ]
}

fn pair(selected: Option<Counted>, pool: Option<Counted>, what: &str, of: &str) -> Result<(Counted, Counted), String> {
    let missing = |what: &str| format!("it publishes no count of {what}");
    Ok((selected.ok_or_else(|| missing(what))?, pool.ok_or_else(|| missing(of))?))
}

fn judged(
    facts: &Facts<'_>,
    named: &Named,
    group: Group,
    counts: Result<(Counted, Counted), String>,
    of: &str,
) -> Judged {
    let (selected, pool) = match counts {
        Ok(counts) => counts,
        Err(why) => return named.not_known(group, why),
    };
    // A rate of few people turns with one of them, however many could have been selected.
    if pool.base().min(selected.base()) < facts.precision.least() {
        return named.not_known(group, too_few(facts.precision));
    }
    if 100 * pool.count.women.min(pool.count.men) < LEAST_OF_POOL * pool.base() {
        return named.not_known(group, format!("one gender is below {LEAST_OF_POOL} % of those {of}"));
    }
    let said = settled(&[selected, pool], |counts| match counts {
        [selected, pool] => outcome(selected, pool),
        _ => None,
    });
    named.judged(group, words(&selected.count, &pool.count, of), said)
}

fn outcome(selected: &GenderCount, pool: &GenderCount) -> Option<Outcome> {
    let (lower, found) = impact(selected, pool)?;
    Some(Outcome { met: !found.is_flagged, short: Some(lower) })
}

/// The gender with the lower rate (women where neither is), and its rate over the other's.
fn impact(selected: &GenderCount, pool: &GenderCount) -> Option<(Gender, ImpactRatio)> {
    let group = |selected, pool| {
        Selection::of(selected, pool).map(|selection| CandidateGroup { selection, of_labour_force: None })
    };
    let groups = [group(selected.women, pool.women)?, group(selected.men, pool.men)?];
    match impact_ratios(&groups).as_slice() {
        [Some(women), Some(men)] if men.ratio < women.ratio => Some((Gender::Man, *men)),
        [Some(women), Some(_)] => Some((Gender::Woman, *women)),
        _ => None,
    }
}

fn words(selected: &GenderCount, pool: &GenderCount, of: &str) -> Option<String> {
    let (lower, found) = impact(selected, pool)?;
    let who = if lower == Gender::Woman { "women's rate over men's" } else { "men's rate over women's" };
    let [women, all_women] = [selected.women, pool.women].map(thousands);
    let [men, all_men] = [selected.men, pool.men].map(thousands);
    Some(format!("{who} {:.2}: {women} of {all_women} women and {men} of {all_men} men {of}", found.ratio))
}
