//! What is about to leave, looked at as attackers would.

use super::CountsError;
use crate::disclosure::audit::{Attacker, AuditError, Effort, GateReport, Knowledge, Published, Shown, audit_unmarked};
use crate::disclosure::protect::Tables;
use crate::domain::Protection;

/// Seed of the search for witnesses: the verdict does not depend on it, its work does.
const SEED: u64 = 5;

/// Everything published as attackers A0 to A2 see it, `shown` being what stands in each published cell.
pub(super) fn look(
    effort: Effort,
    tables: &Tables,
    protection: Protection,
    shown: impl Fn(usize) -> Shown,
) -> Result<GateReport, AuditError> {
    let threshold = protection.threshold;
    let published = tables.cells().iter().enumerate().filter(|(_, cell)| cell.is_published());
    let published: Vec<Published> =
        published.map(|(place, cell)| Published { cell: cell.inner().to_vec(), shown: shown(place) }).collect();
    let knowledge = Knowledge { zeros_shown: true, threshold };
    audit_unmarked(effort, &published, knowledge, tables.counts(), (threshold - 2).max(1), SEED)
}

/// The finding as an error, where a count would be found out.
pub(super) fn refuse(seen: &GateReport) -> Result<(), CountsError> {
    if seen.passes() {
        return Ok(());
    }
    let of = seen.findings.iter().map(|(_, it)| it.exact.len() + it.narrow.len() + it.unproven.len());
    let cells = of.max().unwrap_or(0).max(seen.insiders.exact.len() + seen.insiders.unproven.len());
    Err(CountsError::Exposed { cells })
}

/// The cells that somebody finds out, or cannot be shown not to.
pub(super) fn exposed(tables: &Tables, seen: &GateReport) -> Vec<usize> {
    let numbers: std::collections::BTreeMap<&[u32], usize> =
        tables.cells().iter().enumerate().map(|(place, cell)| (cell.inner(), place)).collect();
    let reader =
        seen.of(Attacker::Reader).into_iter().flat_map(|it| it.exact.iter().chain(&it.narrow).chain(&it.unproven));
    let outsider = seen.of(Attacker::Outsider).into_iter().flat_map(|it| it.exact.iter().chain(&it.unproven));
    let insiders = seen.insiders.exact.iter().chain(&seen.insiders.unproven).map(|(_, target)| target);
    let found = reader.chain(outsider).chain(insiders);
    let mut cells: Vec<usize> =
        found.filter_map(|&at| numbers.get(seen.targets.get(at)?.cell.as_slice()).copied()).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}
