//! Two years of monthly releases: what do two months side by side, or all of them, say?

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use workforce_parity::disclosure::audit::{
    AuditError, Constraint, Knowledge, Published, System, Target, audit, cell_count, follower, follower_truth, reader,
    rounding_interval,
};
use workforce_parity::disclosure::protect::suppress::SuppressOptions;
use workforce_parity::disclosure::protect::{Previous, RoundOptions, Rounded, Tables, round, suppress};

use crate::agency::{Agency, Design, Size};
use crate::shown::{AUDIT_SEED, FIVE, as_rounded};

const MONTHS: usize = 24;
const TURNOVER: f64 = 0.012;
/// Added to a change so that it is not negative.
const OFFSET: i64 = 1000;

/// What a number of series gave away.
#[derive(Default, Debug)]
pub struct Series {
    /// Published cells in two months following each other, and how many of them changed.
    pub pairs: usize,
    pub changed: usize,
    /// Counts that follow exactly in a single month: a change would follow from two of them.
    pub exact_counts: usize,
    /// Changes that follow for a reader who also knows how many people came and went.
    pub exact_changes: usize,
    pub unproven: usize,
    /// Runs of two months or more with the same count, and the least number of values that all intervals leave.
    pub runs: usize,
    pub least_left: i64,
    /// With withheld cells: cells shown in both months, and of those the ones that show a change of 1 to 4 people.
    pub both_shown: usize,
    pub given_away: usize,
}

/// The months of an agency, and how many people came and went before each.
fn months(seed: u64) -> Vec<(Tables, i64)> {
    let mean = [3.0, 6.0, 10.0, 16.0][(seed % 4) as usize];
    let size = Size { divisions: 3, units: 3, ranks: 4, roles: 1, third: false, mean };
    let mut agency = Agency::new(seed, size, Design::One);
    let mut random = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let month = |place| {
        let moved = if place == 0 { 0 } else { agency.live(&mut random, TURNOVER) };
        (agency.tables().unwrap_or_else(|error| panic!("seed {seed}: {error}")), moved)
    };
    (0..MONTHS).map(month).collect()
}

/// The series of these seeds.
pub fn series(seeds: std::ops::Range<u64>) -> Series {
    let each: Vec<Series> = seeds.into_par_iter().map(one).collect();
    let mut sum = Series { least_left: i64::MAX, ..Series::default() };
    for it in each {
        sum.pairs += it.pairs;
        sum.changed += it.changed;
        sum.exact_counts += it.exact_counts;
        sum.exact_changes += it.exact_changes;
        sum.unproven += it.unproven;
        sum.runs += it.runs;
        sum.least_left = sum.least_left.min(it.least_left);
        sum.both_shown += it.both_shown;
        sum.given_away += it.given_away;
    }
    sum
}

fn one(seed: u64) -> Series {
    let months = months(seed);
    let rounded = sticky(&months);
    let mut series = Series { least_left: i64::MAX, ..Series::default() };
    let cells = months.first().map_or(0, |(tables, _)| tables.cells().len());
    for cell in 0..cells {
        series.runs_of(&months, &rounded, cell);
    }
    for place in 0..MONTHS {
        series.month(&months[place].0, &rounded[place]);
        if place > 0 {
            let [before, now] = [place - 1, place].map(|at| (&months[at].0, &rounded[at]));
            series.two_months(before, now, months[place].1).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        }
    }
    series.withheld(&months);
    series
}

/// Each month rounded so that counts that stand still are shown as before.
fn sticky(months: &[(Tables, i64)]) -> Vec<Rounded> {
    let mut all: Vec<Rounded> = Vec::new();
    for (place, (tables, _)) in months.iter().enumerate() {
        let mut previous = BTreeMap::new();
        if let Some(before) = place.checked_sub(1) {
            let counts = months[before].0.cells().iter().zip(&all[before].values);
            let shown = counts.map(|(cell, &shown)| Previous { count: cell.count(), shown });
            previous = shown.enumerate().collect();
        }
        let rounded = round(tables, FIVE, &RoundOptions { previous, ..RoundOptions::default() });
        all.push(rounded.unwrap_or_else(|error| panic!("month {place}: {error}")));
    }
    all
}

impl Series {
    /// Counts that follow in one month.
    fn month(&mut self, tables: &Tables, rounded: &Rounded) {
        let published = as_rounded(tables, rounded);
        let targets: Vec<Target> = published.iter().map(|one| Target { cell: one.cell.clone(), width: 1 }).collect();
        let system = reader(tables.counts().len(), &published, Knowledge::default());
        if let Ok(found) = audit(&system, &targets, tables.counts(), AUDIT_SEED) {
            self.exact_counts += found.exact.len();
            self.unproven += found.unproven.len();
        } else {
            self.unproven += targets.len();
        }
    }

    /// Changes that follow for one who knows how many came and went. A change is one more unknown: now - before + offset.
    fn two_months(
        &mut self,
        before: (&Tables, &Rounded),
        now: (&Tables, &Rounded),
        moved: i64,
    ) -> Result<(), AuditError> {
        let n = now.0.counts().len();
        let knows = |published: &[Published]| reader(n, published, Knowledge::default());
        let [shown_now, shown_before] = [as_rounded(now.0, now.1), as_rounded(before.0, before.1)];
        let everybody: Vec<u32> = (0..u32::try_from(n).unwrap_or(u32::MAX)).collect();
        let System { mut unknowns, mut constraints, upper } =
            follower(&knows(&shown_now), &knows(&shown_before), &[everybody], moved);
        let mut upper = upper.unwrap_or_default();
        let mut truth = follower_truth(now.0.counts(), before.0.counts());
        let mut targets = Vec::new();
        for one in &shown_now {
            let [later, earlier] = [now, before].map(|(tables, _)| cell_count(&one.cell, tables.counts()));
            self.pairs += 1;
            if later == earlier {
                continue;
            }
            let change = u32::try_from(unknowns).unwrap_or(u32::MAX);
            let block = u32::try_from(n).unwrap_or(u32::MAX);
            let terms = one.cell.iter().map(|&inner| (inner, -1)).chain(one.cell.iter().map(|&i| (i + block, 1)));
            let terms = terms.chain([(change, 1)]).collect();
            constraints.push(Constraint { terms, low: Some(OFFSET), high: Some(OFFSET) });
            upper.push(2 * OFFSET);
            truth.push(later - earlier + OFFSET);
            targets.push(Target { cell: vec![change], width: 1 });
            unknowns += 1;
        }
        self.changed += targets.len();
        let found = audit(&System { unknowns, constraints, upper: Some(upper) }, &targets, &truth, AUDIT_SEED)?;
        self.exact_changes += found.exact.len();
        self.unproven += found.unproven.len();
        Ok(())
    }

    /// What all intervals of a run of equal counts leave.
    fn runs_of(&mut self, months: &[(Tables, i64)], rounded: &[Rounded], cell: usize) {
        let mut run: Option<(i64, i64, i64, usize)> = None;
        for ((tables, _), rounded) in months.iter().zip(rounded) {
            let count = tables.cells()[cell].count();
            let (low, high) = rounding_interval(rounded.values[cell], rounded.base, rounded.steps);
            run = match run {
                Some((same, least, most, length)) if same == count => {
                    Some((count, least.max(low), most.min(high), length + 1))
                }
                other => {
                    self.end(other);
                    Some((count, low, high, 1))
                }
            };
        }
        self.end(run);
    }

    fn end(&mut self, run: Option<(i64, i64, i64, usize)>) {
        if let Some((_, least, most, length)) = run
            && length > 1
        {
            self.runs += 1;
            self.least_left = self.least_left.min(most - least + 1);
        }
    }

    /// Withheld cells (by elimination, not repaired: repair would only show fewer cells).
    fn withheld(&mut self, months: &[(Tables, i64)]) {
        let patterns: Vec<_> =
            months.iter().map(|(it, _)| suppress(it, SuppressOptions::default(), |_| Vec::new())).collect();
        for (month, pattern) in months.windows(2).zip(patterns.windows(2)) {
            let ([(before, _), (now, _)], [Ok(first), Ok(second)]) = (month, pattern) else { continue };
            for (cell, (before, now)) in before.cells().iter().zip(now.cells()).enumerate() {
                if before.is_published() && !first.is_withheld(cell) && !second.is_withheld(cell) {
                    self.both_shown += 1;
                    self.given_away += usize::from((1..FIVE).contains(&(now.count() - before.count()).abs()));
                }
            }
        }
    }
}
