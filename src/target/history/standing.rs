//! From which pairs of lists rates are learned, and why not from the others.

use super::{History, Pair, Standing};
use crate::domain::Period;

/// Longest time between lists that is learned from, in months.
const FARTHEST: u32 = 3;
/// Share of all people who change band in one step from which on it is no career.
const MANY_MOVES: f64 = 0.1;
/// Joiners or leavers: so many times the median, and such a share of the stock.
const TIMES_THE_MEDIAN: u64 = 10;
const BULK: f64 = 0.1;
/// Fewer people than this are never a re-organisation.
const HANDFUL: u64 = 5;

/// What the pipeline says of the months.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// Months declared a re-organisation.
    pub structural_months: &'a [Period],
    /// First period whose leavers may still come back.
    pub provisional_from: Option<Period>,
    /// Whether staff numbers follow people from list to list.
    pub follows: bool,
}

/// Judges every pair of a history.
pub(super) fn standings(history: &mut History, rules: &Rules<'_>) {
    let joiners = median(history.pairs.iter().map(|it| total(it, |account| account.joiners.total())).collect());
    let leavers = median(history.pairs.iter().map(|it| total(it, |account| account.leavers.total())).collect());
    for pair in &mut history.pairs {
        pair.standing = standing(pair, rules, joiners, leavers);
    }
}

fn standing(pair: &Pair, rules: &Rules<'_>, joiners: u64, leavers: u64) -> Standing {
    if !rules.follows {
        return Standing::NotFollowed;
    }
    if rules.structural_months.iter().any(|&month| pair.from < month && month <= pair.to) {
        return Standing::Declared;
    }
    if pair.months() > FARTHEST {
        return Standing::TooFarApart;
    }
    if rules.provisional_from.is_some_and(|from| pair.to >= from) {
        return Standing::Provisional;
    }
    structural(pair, joiners, leavers).map_or(Standing::Used, Standing::Structural)
}

/// Why a pair looks like a re-organisation.
fn structural(pair: &Pair, joiners: u64, leavers: u64) -> Option<String> {
    let stock = total(pair, |it| it.opening.total());
    let moved = total(pair, |it| it.moved_in.total() + it.demoted_in.total() + it.promoted_in.total());
    let share = |people: u64| people as f64 / stock.max(1) as f64;
    let percent = |people: u64| (share(people) * 100.0).round();
    if moved >= HANDFUL && share(moved) > MANY_MOVES {
        return Some(format!("{} % of all people changed band at once", percent(moved)));
    }
    let is_bulk = |people: u64, median: u64| {
        people >= HANDFUL && share(people) >= BULK && people > TIMES_THE_MEDIAN * median.max(1)
    };
    let joined = total(pair, |it| it.joiners.total());
    if is_bulk(joined, joiners) {
        return Some(format!("people joined at once, {} % of the staff", percent(joined)));
    }
    let left = total(pair, |it| it.leavers.total());
    is_bulk(left, leavers).then(|| format!("people left at once, {} % of the staff", percent(left)))
}

fn total(pair: &Pair, of: impl Fn(&crate::cube::Account) -> u64) -> u64 {
    pair.bands.iter().map(of).sum()
}

fn median(mut numbers: Vec<u64>) -> u64 {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or(0)
}
