//! The ranks of an agency: spellings gathered, put on a likely ladder, each with a band.

mod forms;
mod grades;
mod holders;
mod spellings;
mod words;

use super::pool::Column;
use super::profile::ratio;
use crate::ingest::is_word_for_nothing;
use crate::init::RankGuess;
use grades::Grade;
use spellings::Gathered;

/// More different texts than this are not compared with each other.
const MOST_TEXTS: usize = 600;

/// A likely ladder.
#[derive(Default)]
pub(super) struct LadderGuess {
    /// Ranks, junior to senior.
    pub(super) ranks: Vec<RankGuess>,
    /// How their order was found.
    pub(super) reason: String,
}

/// A rank and where it stands: what is sorted.
struct Placed {
    rank: Gathered,
    place: f64,
    band: usize,
}

/// The ladder of a rank column; `dates` are the columns of entry and birth.
pub(super) fn ladder(column: &Column<'_>, dates: &[&Column<'_>]) -> LadderGuess {
    if column.texts.len() > MOST_TEXTS {
        return LadderGuess::default();
    }
    let parsed: Vec<Option<Grade>> = column.texts.iter().map(|it| grades::grade(it.text)).collect();
    let graded: u64 = column.texts.iter().zip(&parsed).filter(|it| it.1.is_some()).map(|it| it.0.rows).sum();
    let stepped = parsed.iter().flatten().filter(|it| it.has_step).count() * 10 >= parsed.len() * 8;
    let base = |text: &str| {
        let grade = grades::grade(text).filter(|it| stepped && it.has_step)?;
        Some(text.trim()[..grade.end].trim().to_owned())
    };
    let ranks = spellings::gathered(column, base);
    let holders = holders::seniority(&ranks, column, dates);
    let (placed, reason) = if ratio(graded, column.filled()) >= 0.8 {
        by_grade(ranks, holders.as_deref())
    } else {
        by_words(ranks, holders.as_deref())
    };
    LadderGuess { ranks: levelled(placed), reason }
}

fn by_grade(ranks: Vec<Gathered>, holders: Option<&[f64]>) -> (Vec<Placed>, String) {
    let grades: Vec<Option<Grade>> = ranks.iter().map(|it| grades::grade(&it.name)).collect();
    let known: Vec<Grade> = grades.iter().flatten().cloned().collect();
    let of_known: Option<Vec<f64>> =
        holders.map(|it| it.iter().zip(&grades).filter(|it| it.1.is_some()).map(|it| *it.0).collect());
    let rows: Vec<u64> = ranks.iter().zip(&grades).filter(|it| it.1.is_some()).map(|it| it.0.rows).collect();
    let order = grades::order(&known, of_known.as_deref(), &rows);
    let mut places = order.places.iter();
    let places: Vec<Option<f64>> =
        grades.iter().map(|it| it.as_ref().and_then(|_| places.next()).map(|it| f64::from(*it))).collect();
    let places = filled(&places, holders);
    let most = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = places.iter().copied().fold(f64::INFINITY, f64::min);
    let of_system = |place: f64| {
        let same = order.places.iter().position(|it| (f64::from(*it) - place).abs() < 0.1)?;
        order.bands.as_ref()?.get(same).copied()
    };
    let band =
        |place: f64| of_system(place).unwrap_or_else(|| band_of_way((place - least + 0.5) / (most - least + 1.0)));
    let ladder = ranks.into_iter().zip(places).map(|(rank, place)| Placed { rank, place, band: band(place) });
    (ladder.collect(), order.reason)
}

/// The band of a share of the way up.
fn band_of_way(way: f64) -> usize {
    match way {
        it if it <= 0.25 => 0,
        it if it <= 0.55 => 1,
        it if it <= 0.75 => 2,
        it if it <= 0.9 => 3,
        _ => 4,
    }
}

fn by_words(ranks: Vec<Gathered>, holders: Option<&[f64]>) -> (Vec<Placed>, String) {
    let names: Vec<String> = ranks.iter().map(|it| it.name.clone()).collect();
    let scores = words::scores(&names);
    let known: u64 = ranks.iter().zip(&scores).filter(|it| it.1.is_some()).map(|it| it.0.rows).sum();
    let all: u64 = ranks.iter().map(|it| it.rows).sum();
    let unknown = scores.iter().filter(|it| it.is_none()).count();
    if ratio(known, all) >= 0.5 {
        let reason = match (unknown, holders) {
            (0, _) => "the ladder follows the words of the ranks".to_owned(),
            (n, Some(_)) => format!(
                "the ladder follows the words of the ranks, and dates of entry and birth for {n} that are in no list"
            ),
            (n, None) => {
                format!("the ladder follows the words of the ranks; {n} are in no list and stand in the middle")
            }
        };
        let places = filled(&scores, holders);
        let ladder =
            ranks.into_iter().zip(places).map(|(rank, place)| Placed { rank, place, band: band_of_score(place) });
        return (ladder.collect(), reason);
    }
    by_people(ranks, holders)
}

fn band_of_score(score: f64) -> usize {
    [18.0, 38.0, 58.0, 79.0].iter().filter(|it| score >= **it).count()
}

/// Words that say nothing: the people tell, or else the size, since most ladders narrow.
fn by_people(ranks: Vec<Gathered>, holders: Option<&[f64]>) -> (Vec<Placed>, String) {
    let by_size: Vec<f64> = ranks.iter().map(|it| -(it.rows as f64)).collect();
    let values = holders.unwrap_or(&by_size);
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut places = vec![0_usize; ranks.len()];
    order.iter().enumerate().for_each(|(place, at)| places[*at] = place);
    let most = ranks.len().saturating_sub(1).max(1) as f64;
    let ladder = ranks.into_iter().zip(places).map(|(rank, place)| Placed {
        rank,
        place: place as f64,
        band: band_of_way((place as f64 + 0.5) / (most + 1.0)),
    });
    let reason = match holders {
        Some(_) => {
            "the ladder follows the dates of entry and birth of the people in each rank, no words or numbers told"
        }
        None => "the ladder follows the number of people in each rank, largest first: nothing better told",
    };
    (ladder.collect(), reason.to_owned())
}

/// Places of the ranks whose own is unknown: between those whose people are as senior, else in the middle.
fn filled(places: &[Option<f64>], holders: Option<&[f64]>) -> Vec<f64> {
    let mut known: Vec<f64> = places.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let middle = known.get(known.len() / 2).copied().unwrap_or_default();
    let near = |at: usize| {
        let holders = holders?;
        let others = || places.iter().zip(holders).filter_map(|(place, it)| Some(((*place)?, *it)));
        let below = others().filter(|it| it.1 <= holders[at]).max_by(|one, other| one.1.total_cmp(&other.1));
        let above = others().filter(|it| it.1 > holders[at]).min_by(|one, other| one.1.total_cmp(&other.1));
        match (below, above) {
            (Some(one), Some(other)) => Some(f64::midpoint(one.0, other.0)),
            (one, other) => one.or(other).map(|it| it.0),
        }
    };
    (0..places.len()).map(|at| places[at].or_else(|| near(at)).unwrap_or(middle)).collect()
}

/// Levels from 1; ranks of one place share one.
fn levelled(mut placed: Vec<Placed>) -> Vec<RankGuess> {
    placed.sort_by(|one, other| one.place.total_cmp(&other.place).then_with(|| one.rank.name.cmp(&other.rank.name)));
    let mut level = 0_u8;
    let mut last = f64::NEG_INFINITY;
    let guess = |it: Placed| {
        if it.place > last {
            level = level.saturating_add(1);
            last = it.place;
        }
        RankGuess { name: it.rank.name, also: it.rank.also, rows: it.rank.rows, level, band: it.band }
    };
    placed.into_iter().map(guess).collect()
}

/// Share of the texts of a column that are grades or hold a word of a rank.
pub(super) fn share_understood(column: &Column<'_>) -> f64 {
    let stated: Vec<String> =
        column.sample(300).map(|it| it.text.to_owned()).filter(|it| !is_word_for_nothing(it)).collect();
    let scores = words::scores(&stated);
    let known = stated.iter().zip(scores).filter(|it| it.1.is_some() || grades::grade(it.0).is_some()).count();
    ratio(known as u64, stated.len() as u64)
}

/// Share of the texts of a column that hold a word of a rank: names of persons hold none.
pub(super) fn share_of_rank_words(column: &Column<'_>) -> f64 {
    let names: Vec<String> = column.sample(300).map(|it| it.text.to_owned()).collect();
    let known = words::scores(&names).iter().filter(|it| it.is_some()).count();
    ratio(known as u64, names.len() as u64)
}
