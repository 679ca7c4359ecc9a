//! What readers are given, in the terms of the auditor.

use workforce_parity::disclosure::audit::{
    Attacker, AuditError, Effort, GateReport, Knowledge, Published, Shown, Target, audit_release, audit_unmarked,
    cell_count,
};
use workforce_parity::disclosure::protect::suppress::SuppressOptions;
use workforce_parity::disclosure::protect::{Cell, Pattern, Rounded, SuppressError, Tables, suppress_or_refuse};

/// The threshold and the base.
pub const FIVE: i64 = 5;
/// Least width of the interval of a small count.
pub const WIDTH: i64 = 3;
/// Seed of the auditor's search for other counts. Verdicts do not depend on it.
pub const AUDIT_SEED: u64 = 5;

/// Every published cell as `show` gives it.
pub fn published(tables: &Tables, show: impl Fn(usize, &Cell) -> Shown) -> Vec<Published> {
    let cells = tables.cells().iter().enumerate().filter(|(_, cell)| cell.is_published());
    cells.map(|(place, cell)| Published { cell: cell.inner().to_vec(), shown: show(place, cell) }).collect()
}

/// A rounded release as it is seen.
pub fn as_rounded(tables: &Tables, rounded: &Rounded) -> Vec<Published> {
    published(tables, |place, _| Shown::Rounded {
        value: rounded.values[place],
        base: rounded.base,
        steps: rounded.steps,
    })
}

/// A release with withheld cells as it is seen.
pub fn as_withheld(tables: &Tables, pattern: &Pattern) -> Vec<Published> {
    published(
        tables,
        |place, cell| if pattern.is_withheld(place) { Shown::Withheld } else { Shown::Exact(cell.count()) },
    )
}

/// The attackers A0, A1, A2 and A4 on a release.
pub fn look(tables: &Tables, published: &[Published]) -> Result<GateReport, AuditError> {
    audit_release(published, Knowledge::default(), tables.counts(), WIDTH, AUDIT_SEED)
}

/// Cells withheld until no attacker finds a count.
pub fn repaired(tables: &Tables) -> Result<Pattern, SuppressError> {
    let all = || (0..tables.cells().len()).collect();
    suppress_or_refuse(tables, SuppressOptions::default(), |pattern| {
        let shown = as_withheld(tables, pattern);
        let seen = audit_unmarked(Effort::Moves, &shown, Knowledge::default(), tables.counts(), WIDTH, AUDIT_SEED);
        seen.map_or_else(|_| all(), |seen| exposed(tables, &seen))
    })
}

/// The cells that somebody finds out, or cannot be shown not to.
fn exposed(tables: &Tables, seen: &GateReport) -> Vec<usize> {
    let of = |attacker| seen.of(attacker).into_iter().flat_map(|it| it.exact.iter().chain(&it.unproven));
    let narrow = seen.of(Attacker::Reader).into_iter().flat_map(|it| &it.narrow);
    let insiders = seen.insiders.exact.iter().chain(&seen.insiders.unproven).map(|(_, target)| target);
    let found = of(Attacker::Outsider).chain(of(Attacker::Reader)).chain(narrow).chain(insiders);
    let mut sets: Vec<&[u32]> = found.filter_map(|&at| Some(seen.targets.get(at)?.cell.as_slice())).collect();
    sets.sort_unstable();
    let exposed = |(place, cell): (usize, &Cell)| sets.binary_search(&cell.inner()).is_ok().then_some(place);
    tables.cells().iter().enumerate().filter_map(exposed).collect()
}

/// The small counts among these cells, each once, to be audited for exactness alone.
pub fn small<'a>(cells: impl Iterator<Item = &'a [u32]>, truth: &[i64]) -> Vec<Target> {
    let mut small: Vec<&[u32]> = cells.filter(|cell| (1..FIVE).contains(&cell_count(cell, truth))).collect();
    small.sort_unstable();
    small.dedup();
    small.into_iter().map(|cell| Target { cell: cell.to_vec(), width: 1 }).collect()
}
