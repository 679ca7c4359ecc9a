//! The columns that were chosen for a field, and what they say of persons together.

use std::collections::BTreeSet;

use super::assign::Seen;
use super::person::{self, Differences};
use super::pool::Column;
use crate::init::{Guess, Recognised};
use crate::pipeline::UnitColumns;

/// The column that a field was found in, or the likeliest.
pub(super) fn by_header<'s, 'a, 'b>(seen: &'s [Seen<'a, 'b>], guess: &Guess<String>) -> Option<&'s Seen<'a, 'b>> {
    let header = guess.values().next()?;
    seen.iter().find(|it| it.column.header == *header)
}

/// Persons listed more than once, by the columns found.
pub(super) fn twice(seen: &[Seen<'_, '_>], found: &Recognised, number: &Column<'_>) -> person::Twice {
    let of = |guesses: &[&Guess<String>]| -> Vec<&Column<'_>> {
        guesses.iter().filter_map(|it| by_header(seen, it)).map(|it| it.column).collect()
    };
    let units = unit_headers(&found.unit);
    let mut posts = of(&[&found.rank, &found.role, &found.contract, &found.duty_station]);
    posts.extend(seen.iter().filter(|it| units.contains(&it.column.header)).map(|it| it.column));
    let time = match &found.working_time {
        Guess::Found((header, _)) => seen.iter().find(|it| it.column.header == *header).map(|it| it.column),
        _ => None,
    };
    let persons = of(&[&found.gender, &found.birth, &found.entry]);
    person::twice(number, &Differences { posts, persons, time })
}

fn unit_headers(guess: &Guess<UnitColumns>) -> BTreeSet<String> {
    let headers = |unit: &UnitColumns| match unit {
        UnitColumns::Levels(levels) => levels.clone(),
        UnitColumns::Path { column, .. } => vec![column.clone()],
    };
    guess.values().flat_map(headers).collect()
}
