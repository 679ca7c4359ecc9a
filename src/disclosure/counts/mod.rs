//! The counts of one month that may leave: every table of it protected in one joint problem together with what was published of
//! it before, and looked at as an attacker would.

mod breakdowns;
mod cell_key;
mod error;
mod finest;
mod flows;
mod gate;
mod listed;
mod population;
mod problem;
mod register;
mod rounded;
mod row_key;
mod suppressed;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::cube::Account;
use crate::domain::{GenderCount, Profile, Protection};
use crate::table::CountTable;
pub use breakdowns::Breakdown;
pub use cell_key::{CellKey, DIMENSIONS};
pub use error::CountsError;
use finest::Finest;
pub use population::NamedPopulation;
use problem::Problem;
pub use register::{Registered, RegisteredRow};
use register::{Standing, standing};
pub use row_key::{MEN, Measure, OTHER, RowKey, WOMEN};

/// Most counts of a month where small ones are withheld: choosing the others, looking and mending take longer the more there are,
/// and nobody waits for hours.
const MOST_WITHHELD: usize = 1_000;

/// The true counts of a month.
#[derive(Clone, Copy)]
pub enum Counts<'a> {
    /// Stock by every dimension: all breakdowns leave, as fine as the people in them allow.
    Full(&'a CountTable),
    /// People by band: all that leaves of the months before the one reported.
    Bands(&'a BTreeMap<String, GenderCount>),
}

/// A month that is to be published.
#[derive(Clone, Copy)]
pub struct Month<'a> {
    /// Its counts.
    pub counts: Counts<'a>,
    /// The people of the targets.
    pub populations: &'a [NamedPopulation<'a>],
    /// What happened in the twelve months up to it.
    pub year: Option<&'a Account>,
}

/// What was published before.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Of the same month: the newest publication, which holds all before it.
    pub published: Option<&'a Registered>,
    /// Of the month before.
    pub before: Option<&'a Registered>,
    /// Of the month a year before.
    pub year_ago: Option<&'a Registered>,
    /// Whether counts that changed since they were published may be published anew.
    pub revise: bool,
}

/// Counts of one month that may leave. Only this floor makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedCounts {
    protection: Protection,
    steps: i64,
    rows: BTreeMap<RowKey, Option<i64>>,
    breakdowns: Vec<Breakdown>,
}

impl ReleasedCounts {
    /// How they were protected.
    #[must_use]
    pub fn protection(&self) -> Protection {
        self.protection
    }

    /// Further steps of the base that a count may be off by: 0 but for lists where nothing nearer adds up.
    #[must_use]
    pub fn steps(&self) -> i64 {
        self.steps
    }

    /// Protected counts by what they are of, margins among them; `None` is withheld, what is not there is shown as 0: a group
    /// of which nobody is shown is not listed, so that its being there says nothing.
    pub fn rows(&self) -> impl Iterator<Item = (&RowKey, Option<i64>)> {
        self.rows.iter().map(|(key, count)| (key, *count))
    }

    /// The breakdowns that were asked for, and how fine they are.
    #[must_use]
    pub fn breakdowns(&self) -> &[Breakdown] {
        &self.breakdowns
    }
}

/// Protects a month, and looks at the result as attackers A0 to A2 would, each knowing the finest cells that have anybody. Where
/// that does not hold, groups are merged up the detail ladder until it does. The same counts and the same register give the same
/// answer.
///
/// What comes back beside the counts is the publication to be registered before they are shown; `None` where all of them were
/// published before.
///
/// # Errors
/// [`CountsError`]; nothing leaves then.
pub fn release_counts(
    month: &Month<'_>,
    protection: Protection,
    known: &Known<'_>,
) -> Result<(ReleasedCounts, Option<Registered>), CountsError> {
    let finest = match month.counts {
        Counts::Full(table) => Finest::of(table)?,
        Counts::Bands(bands) => Finest::of_bands(bands.iter().map(|(band, count)| (band.as_str(), *count))),
    };
    // Beside exact counts of all, of women and of men, the few others would follow by subtraction.
    let finest = if protection.profile == Profile::Suppress { finest.of_women_and_men() } else { finest };
    let mut breakdowns = match month.counts {
        Counts::Full(_) => breakdowns::all(&finest, protection.threshold),
        Counts::Bands(_) => breakdowns::of_the_past(&finest, protection.threshold),
    };
    loop {
        match attempt(&finest, &breakdowns, month, protection, known) {
            Err(error) if error.is_of_detail() => breakdowns = breakdowns::coarser(breakdowns).ok_or(error)?,
            done => return done,
        }
    }
}

/// The month with these breakdowns.
fn attempt(
    finest: &Finest,
    breakdowns: &[Breakdown],
    month: &Month<'_>,
    protection: Protection,
    known: &Known<'_>,
) -> Result<(ReleasedCounts, Option<Registered>), CountsError> {
    let problem = Problem::of(finest, breakdowns, month.populations, &[])?;
    let with_others = protection.profile != Profile::Suppress;
    let of_year = month.year.map(|year| flows::rows(year, with_others)).unwrap_or_default();
    let asked = problem.cells.keys().filter_map(|row| Some((row.clone(), problem.count(row)?)));
    let asked: BTreeMap<RowKey, i64> = asked.chain(of_year).collect();
    let done = |rows: BTreeMap<RowKey, Option<i64>>, steps| ReleasedCounts {
        protection,
        steps,
        rows: listed::listed(&rows, with_others),
        breakdowns: breakdowns.to_vec(),
    };
    let changed = match standing(known.published, &asked, protection)? {
        Standing::Same(newest) => {
            let rows = newest.rows.iter().filter(|it| asked.contains_key(&it.row));
            return Ok((done(rows.map(|it| (it.row.clone(), it.shown)).collect(), newest.steps), None));
        }
        Standing::First => 0,
        Standing::More { changed } => changed,
    };
    if changed > 0 && !known.revise {
        return Err(CountsError::Changed { rows: changed });
    }
    if let Some(name) = known.published.and_then(|it| it.target_beside(&asked)) {
        return Err(CountsError::TargetGone { name: name.to_owned() });
    }
    let further = known.published.map(|it| it.rows_beside(&problem.cells)).unwrap_or_default();
    let problem =
        if further.is_empty() { problem } else { Problem::of(finest, breakdowns, month.populations, &further)? };
    let (mut rows, steps) = protect(&problem, month, protection, known)?;
    let registered = Registered::of(known.published, protection, steps, &rows, |row| {
        asked.get(row).copied().or_else(|| problem.count(row))
    });
    rows.retain(|row, _| asked.contains_key(row));
    Ok((done(rows, steps), Some(registered)))
}

/// The protected rows of a problem and of the year before it, and the steps they may be off by.
fn protect(
    problem: &Problem,
    month: &Month<'_>,
    protection: Protection,
    known: &Known<'_>,
) -> Result<(BTreeMap<RowKey, Option<i64>>, i64), CountsError> {
    match protection.profile {
        Profile::Round { base } => {
            let fixed = known.published.map(|it| it.kept(|row| problem.count(row))).unwrap_or_default();
            let (mut rows, steps) = rounded::rounded(problem, base, protection, known.before, fixed)?;
            if let Some(year) = month.year {
                let truth = flows::rows(year, true);
                let fixed = known.published.map(|it| it.kept(|row| truth.get(row).copied())).unwrap_or_default();
                let then = flows::shown(known.year_ago);
                let stocks = [(&rows, steps), (&then, known.year_ago.map_or(0, |it| it.steps))];
                let flows = flows::rounded(year, base, protection, stocks, &fixed)?;
                rows.extend(flows);
            }
            Ok((rows, steps))
        }
        Profile::Suppress => {
            let cells = problem.tables.published();
            if cells > MOST_WITHHELD {
                return Err(CountsError::TooDetailed { cells });
            }
            let mut rows = suppressed::suppressed(problem, protection)?;
            rows.extend(month.year.map(|year| flows::suppressed(year, protection.threshold)).into_iter().flatten());
            Ok((rows, 0))
        }
    }
}
