//! What looks like a re-organisation, a recoded ladder or an intake of a whole class, not like careers.
//!
//! A group is renamed or split where at least a fifth of it and five people change together, at least four in five of them to
//! one text (or to texts that the earlier list does not have), and more than five times as many as usual. A coarse unit is
//! looked at before the finer ones: what it explains is not said again.

use super::moves::Moves;
use super::{Pairs, Usual};
use crate::domain::Unit;
use crate::table::StaffTable;

/// Between lists further apart than these months nothing is unusual: many careers come together.
pub const NEAR: i32 = 3;
/// The fewest people who make anything more than chance.
const FEWEST: u64 = 5;
/// The least part of a group that must move.
const MOVED: f64 = 0.2;
/// The least part of those who move that must go the same way.
const TOGETHER: f64 = 0.8;
/// How many times the usual number must move.
const MOVES_TIMES: f64 = 5.0;
/// Of so many people somebody comes, goes or changes in any month.
const MANY: usize = 50;
/// The part of an agency that never changes band in one month.
const BANDS: f64 = 0.1;
/// The least part of the staff that comes or goes in bulk.
const BULK: f64 = 0.1;
/// How many times the usual number must come or go.
const BULK_TIMES: f64 = 10.0;

/// A coded column whose changes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Unit, at any level.
    Unit,
    /// Rank.
    Rank,
    /// Band.
    Band,
}

impl Field {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Rank => "rank",
            Self::Band => "band",
        }
    }
}

/// What seems to have changed, all in people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A group went, as one, to another name or to several new ones. Units are shown as paths joined by ` / `.
    Together {
        /// What was renamed.
        field: Field,
        /// Its former text.
        from: String,
        /// Where nearly all went.
        to: Vec<String>,
        /// How many went there.
        moved: u64,
        /// How many there were.
        of: u64,
    },
    /// A text is gone and its people are still there, under several others.
    Gone {
        /// Rank or band.
        field: Field,
        /// The text.
        text: String,
        /// People who had it.
        people: u64,
    },
    /// A text is new and its people were there before, under several others.
    New {
        /// Rank or band.
        field: Field,
        /// The text.
        text: String,
        /// People who have it.
        people: u64,
    },
    /// More than a tenth of the agency changed band.
    Bands {
        /// Changed.
        changed: u64,
        /// On both lists.
        of: u64,
    },
    /// Nothing did, on a list of many: perhaps the earlier list under a new month.
    Same {
        /// On both lists.
        people: u64,
    },
    /// A whole class came.
    Came {
        /// New on the list.
        people: u64,
        /// On the list before.
        of: u64,
    },
    /// A whole class went.
    Went {
        /// No longer on the list.
        people: u64,
        /// On the list before.
        of: u64,
    },
}

/// Everything between two lists that does not look like careers. Lists under new names are never said to be the same: the
/// new names are on one of them only.
#[must_use]
pub fn changes(pairs: &Pairs<'_>, usual: &Usual, is_renamed: bool) -> Vec<Change> {
    if !is_renamed && is_same(pairs) {
        return vec![Change::Same { people: pairs.rows.len() as u64 }];
    }
    let mut found = units(pairs, usual);
    let ranks = flat(Field::Rank, &Moves::of(pairs, |list| &list.rank), |rank| usual.rank_changes(rank));
    let explained = rank_moves(&ranks);
    found.extend(ranks);
    found.extend(bands(pairs, usual, &explained));
    found.extend(bulk(pairs, usual));
    found
}

/// Whether everybody of many is on both lists, and nobody changed in anything.
fn is_same(pairs: &Pairs<'_>) -> bool {
    let (then, now) = (pairs.opening, pairs.closing);
    let texts = |it: &StaffTable| [&it.gender, &it.rank, &it.unit, &it.role, &it.contract].map(|it| it.texts.clone());
    if pairs.rows.len() < MANY || then.len() != now.len() || pairs.rows.len() != now.len() || texts(then) != texts(now)
    {
        return false;
    }
    let of = |list: &StaffTable, row: u32| {
        let row = row as usize;
        let coded = [&list.gender, &list.rank, &list.unit, &list.role, &list.contract].map(|it| it.codes[row]);
        (coded, list.fte_thousandths[row])
    };
    pairs.rows.iter().all(|&(a, b)| of(then, a) == of(now, b))
}

fn units(pairs: &Pairs<'_>, usual: &Usual) -> Vec<Change> {
    let all = Moves::of(pairs, |list| &list.unit);
    let deepest = all.before.keys().map(|path| Unit::from_stored(path).depth()).max().unwrap_or(0);
    let mut found: Vec<(String, Vec<String>, u64, u64)> = Vec::new();
    for depth in 1..=deepest {
        let mut open = Moves { before: all.before.clone(), after: all.after.clone(), moved: all.moved.clone() };
        open.without(|from, to| {
            let is_below = |path: &str, unit: &str| path == unit || path.starts_with(&format!("{unit}\u{1F}"));
            found.iter().any(|(unit, into, ..)| is_below(from, unit) && into.iter().any(|it| is_below(to, it)))
        });
        let level = open.coarser(|path| Unit::from_stored(path).at_depth(depth).stored().to_owned());
        let usual = |unit: &str| usual.unit_changes(level.before.get(unit).copied().unwrap_or(0));
        found.extend(together(&level, usual));
    }
    let shown = |path: &String| Unit::from_stored(path).to_string();
    let change = |(from, to, moved, of): (String, Vec<String>, u64, u64)| Change::Together {
        field: Field::Unit,
        from: shown(&from),
        to: to.iter().map(shown).collect(),
        moved,
        of,
    };
    found.into_iter().map(change).collect()
}

/// Groups that moved as one: from, to, how many went there, of how many.
fn together(column: &Moves, usual: impl Fn(&str) -> Option<f64>) -> Vec<(String, Vec<String>, u64, u64)> {
    let group = |from: &str| {
        let of = column.before.get(from).copied()?;
        let to = column.from(from);
        let moved: u64 = to.iter().map(|(_, people)| people).sum();
        let is_much = moved >= FEWEST && moved as f64 >= MOVED * of as f64;
        let is_unusual = usual(from).is_none_or(|usual| moved as f64 > MOVES_TIMES * usual);
        let (to, together) = same_way(&to, moved, column).filter(|_| is_much && is_unusual)?;
        Some((from.to_owned(), to, together, of))
    };
    column.left().into_iter().filter_map(group).collect()
}

/// The one text, or the new ones, that nearly all went to, and how many did.
fn same_way(to: &[(&str, u64)], moved: u64, column: &Moves) -> Option<(Vec<String>, u64)> {
    let is_nearly_all = |people: u64| people as f64 >= TOGETHER * moved as f64;
    let &(first, people) = to.first()?;
    if is_nearly_all(people) {
        return Some((vec![first.to_owned()], people));
    }
    let new: Vec<&(&str, u64)> = to.iter().filter(|(text, _)| !column.before.contains_key(*text)).collect();
    let people = new.iter().map(|(_, people)| people).sum();
    is_nearly_all(people).then(|| (new.iter().map(|(text, _)| (*text).to_owned()).collect(), people))
}

/// Changes of ranks or bands.
fn flat(field: Field, moves: &Moves, usual: impl Fn(&str) -> Option<f64>) -> Vec<Change> {
    let renamed = together(moves, usual);
    let is_said = |text: &str| renamed.iter().any(|(from, to, ..)| from == text || to.iter().any(|it| it == text));
    let gone = moves.before.iter().filter(|(text, _)| !moves.after.contains_key(*text));
    let still_there = |text: &str| moves.from(text).iter().map(|(_, people)| people).sum::<u64>();
    let gone = gone.filter(|(text, people)| is_class(still_there(text), **people) && !is_said(text));
    let gone = gone.map(|(text, &people)| Change::Gone { field, text: text.clone(), people });
    let new = moves.after.iter().filter(|(text, _)| !moves.before.contains_key(*text));
    let new = new.filter(|(text, people)| is_class(moves.into(text), **people) && !is_said(text));
    let new = new.map(|(text, &people)| Change::New { field, text: text.clone(), people });
    let together =
        |(from, to, moved, of): (String, Vec<String>, u64, u64)| Change::Together { field, from, to, moved, of };
    let rest: Vec<Change> = gone.chain(new).collect();
    renamed.into_iter().map(together).chain(rest).collect()
}

fn is_class(moved: u64, of: u64) -> bool {
    moved >= FEWEST && moved as f64 >= TOGETHER * of as f64
}

/// From which rank to which ranks whole classes went.
fn rank_moves(ranks: &[Change]) -> Vec<(String, Vec<String>)> {
    let moved = |change: &Change| match change {
        Change::Together { from, to, .. } => Some((from.clone(), to.clone())),
        _ => None,
    };
    ranks.iter().filter_map(moved).collect()
}

/// Changes of bands that no change of ranks explains.
fn bands(pairs: &Pairs<'_>, usual: &Usual, ranks: &[(String, Vec<String>)]) -> Vec<Change> {
    let is_explained = |&(a, b): &(u32, u32)| {
        let rank = |list: &StaffTable, row: u32| list.rank.texts[list.rank.codes[row as usize] as usize].clone();
        let (from, to) = (rank(pairs.opening, a), rank(pairs.closing, b));
        ranks.iter().any(|(known, into)| *known == from && into.contains(&to))
    };
    let rows = pairs.rows.iter().copied().filter(|pair| ranks.is_empty() || !is_explained(pair)).collect();
    let rest = Pairs { opening: pairs.opening, closing: pairs.closing, rows };
    let moves = Moves::of(&rest, |list| &list.band);
    let mut found =
        if ranks.is_empty() { flat(Field::Band, &moves, |band| usual.band_changes(band)) } else { Vec::new() };
    let (changed, of) = (moves.people(), pairs.rows.len() as u64);
    if changed >= FEWEST && changed as f64 > BANDS * of as f64 {
        found.push(Change::Bands { changed, of });
    }
    found
}

fn bulk(pairs: &Pairs<'_>, usual: &Usual) -> Vec<Change> {
    let overlap = pairs.overlap();
    let of = overlap.earlier;
    let is_bulk = |people: u64, usual: Option<f64>| {
        let is_unusual = usual.is_none_or(|usual| people as f64 > BULK_TIMES * usual);
        people >= FEWEST && people as f64 >= BULK * of as f64 && is_unusual
    };
    let came = Some(overlap.came()).filter(|&people| is_bulk(people, usual.came()));
    let went = Some(overlap.gone()).filter(|&people| is_bulk(people, usual.went()));
    let came = came.map(|people| Change::Came { people, of });
    came.into_iter().chain(went.map(|people| Change::Went { people, of })).collect()
}
