//! The five attackers: what each knows beyond the published numbers (privacy rules, section 4.2).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::published::{Knowledge, Published, Shown, WithheldReading, system_of};
use super::system::{Constraint, System, cell_count};

/// Who looks at the release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Attacker {
    /// Knows that counts are whole and not negative.
    #[serde(rename = "A0")]
    Outsider,
    /// The default: knows also the rule, so that a withheld cell is not 0 where zeros are shown.
    #[serde(rename = "A1")]
    Reader,
    /// A member of a cell of one or two people, who knows that cell.
    #[serde(rename = "A2")]
    Insider,
    /// Knows last month's release and how many people moved at most.
    #[serde(rename = "A3")]
    Follower,
    /// Can tell the cells withheld for being small from those withheld to protect them.
    #[serde(rename = "A4")]
    SymbolReader,
}

impl fmt::Display for Attacker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outsider => "A0",
            Self::Reader => "A1",
            Self::Insider => "A2",
            Self::Follower => "A3",
            Self::SymbolReader => "A4",
        })
    }
}

/// What A0 knows.
#[must_use]
pub fn outsider(unknowns: usize, published: &[Published], knowledge: Knowledge) -> System {
    system_of(unknowns, published, knowledge.threshold, |_| WithheldReading::AtLeast(0))
}

/// What A1 knows.
#[must_use]
pub fn reader(unknowns: usize, published: &[Published], knowledge: Knowledge) -> System {
    let low = i64::from(knowledge.zeros_shown);
    system_of(unknowns, published, knowledge.threshold, |_| WithheldReading::AtLeast(low))
}

/// What A2 knows: A1, and the true count of the insider's own cell.
#[must_use]
pub fn insider(reader: &System, own: &[u32], truth: &[i64]) -> System {
    let mut system = reader.clone();
    let count = cell_count(own, truth);
    system.constraints.push(Constraint::of_cell(own, Some(count), Some(count)));
    system
}

/// The cells whose members are insiders: not shown exactly, with a true count of one or two.
#[must_use]
pub fn insider_cells(published: &[Published], truth: &[i64]) -> Vec<Vec<u32>> {
    let small = |one: &&Published| (1..=2).contains(&cell_count(&one.cell, truth));
    let hidden = |one: &&Published| !matches!(one.shown, Shown::Exact(_) | Shown::Percent { .. });
    let mut cells: Vec<Vec<u32>> = published.iter().filter(hidden).filter(small).map(|one| one.cell.clone()).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// What A4 knows: A1, and of each withheld cell whether its true count is below the threshold.
#[must_use]
pub fn symbol_reader(unknowns: usize, published: &[Published], knowledge: Knowledge, truth: &[i64]) -> System {
    let low = i64::from(knowledge.zeros_shown);
    system_of(unknowns, published, knowledge.threshold, |one| {
        if cell_count(&one.cell, truth) < knowledge.threshold {
            WithheldReading::Small(low)
        } else {
            WithheldReading::AtLeast(knowledge.threshold)
        }
    })
}

/// What A3 knows: this month, last month, and that in each group of inner cells at most `moved` people came into a cell
/// and at most `moved` left one.
///
/// Unknowns of the joined system, four blocks of equal length: counts now, counts before, arrivals, departures.
/// `now` and `before` count the same inner cells.
#[must_use]
pub fn follower(now: &System, before: &System, groups: &[Vec<u32>], moved: i64) -> System {
    let n = now.unknowns.max(before.unknowns);
    let block = |b: usize, i: u32| u32::try_from(b * n).unwrap_or(u32::MAX).saturating_add(i);
    let mut constraints = now.constraints.clone();
    for constraint in &before.constraints {
        let terms = constraint.terms.iter().map(|&(i, c)| (block(1, i), c)).collect();
        constraints.push(Constraint { terms, ..constraint.clone() });
    }
    for i in 0..u32::try_from(n).unwrap_or(u32::MAX) {
        let terms = vec![(i, 1), (block(1, i), -1), (block(2, i), -1), (block(3, i), 1)];
        constraints.push(Constraint { terms, low: Some(0), high: Some(0) });
    }
    for group in groups {
        for b in [2, 3] {
            let cell: Vec<u32> = group.iter().map(|&i| block(b, i)).collect();
            constraints.push(Constraint::of_cell(&cell, None, Some(moved)));
        }
    }
    let limits = |system: &System| (0..n).map(|i| system.upper_of(i)).collect::<Vec<_>>();
    let flows = vec![super::system::CEILING; 2 * n];
    let upper = Some([limits(now), limits(before), flows].concat());
    System { unknowns: 4 * n, constraints, upper }
}

/// The true counts of a joined system of [`follower`].
#[must_use]
pub fn follower_truth(now: &[i64], before: &[i64]) -> Vec<i64> {
    let change = |sign: i64| now.iter().zip(before).map(move |(now, before)| ((now - before) * sign).max(0));
    now.iter().copied().chain(before.iter().copied()).chain(change(1)).chain(change(-1)).collect()
}
