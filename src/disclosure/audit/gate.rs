//! The gate of a release: every attacker in turn, and whether the release may leave.

use super::attacker::{Attacker, insider_cells, outsider, reader, symbol_reader};
use super::findings::{AuditError, Findings, audit};
use super::insider::{InsiderFindings, audit_insiders};
use super::published::{Knowledge, Published, Shown};
use super::system::{System, cell_count};
use super::tally::Target;

/// What all attackers on one release find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateReport {
    /// The cells audited; findings name them by position.
    pub targets: Vec<Target>,
    /// The cells whose members are the insiders; their findings name them by position.
    pub insider_cells: Vec<Vec<u32>>,
    /// A0, A1 and A4.
    pub findings: Vec<(Attacker, Findings)>,
    /// A2.
    pub insiders: InsiderFindings,
}

impl GateReport {
    /// Whether the release may leave (privacy rules, section 4.4): no count follows exactly for A0, A1 or A2, and no small
    /// count's interval is too narrow for A1. What could not be decided counts as a failure.
    ///
    /// A4 has no say: it tells what two marks would cost, and a release of one mark does not have them.
    #[must_use]
    pub fn passes(&self) -> bool {
        let hidden = |found: &Findings| found.exact.is_empty() && found.unproven.is_empty();
        let well = |(attacker, found): &(Attacker, Findings)| match attacker {
            Attacker::SymbolReader => true,
            Attacker::Reader => hidden(found) && found.narrow.is_empty(),
            _ => hidden(found),
        };
        self.findings.iter().all(well) && self.insiders.exact.is_empty() && self.insiders.unproven.is_empty()
    }

    /// The findings of one attacker, if it was run.
    #[must_use]
    pub fn of(&self, attacker: Attacker) -> Option<&Findings> {
        self.findings.iter().find(|(other, _)| *other == attacker).map(|(_, findings)| findings)
    }
}

/// The cells to audit: each cell that is published but not as a true count, once. Small counts must be `width` wide.
#[must_use]
pub fn targets_of(published: &[Published], truth: &[i64], threshold: i64, width: i64) -> Vec<Target> {
    let hidden = |one: &&Published| !matches!(one.shown, Shown::Exact(_) | Shown::Percent { .. });
    let mut cells: Vec<&Vec<u32>> = published.iter().filter(hidden).map(|one| &one.cell).collect();
    cells.sort_unstable();
    cells.dedup();
    let small = |cell: &[u32]| (1..threshold).contains(&cell_count(cell, truth));
    let target = |cell: &Vec<u32>| Target { cell: cell.clone(), width: if small(cell) { width } else { 1 } };
    cells.into_iter().filter(|cell| !cell.is_empty()).map(target).collect()
}

/// Audits a release as A0, A1, A2 and A4 would. Attackers that know the same are run once.
///
/// # Errors
/// As [`audit`]: if a cell cannot be read, or the true counts do not agree with what was published.
pub fn audit_release(
    published: &[Published],
    knowledge: Knowledge,
    truth: &[i64],
    width: i64,
    seed: u64,
) -> Result<GateReport, AuditError> {
    let n = truth.len();
    let targets = targets_of(published, truth, knowledge.threshold, width);
    let system = reader(n, published, knowledge);
    let systems: [(Attacker, System); 3] = [
        (Attacker::Outsider, outsider(n, published, knowledge)),
        (Attacker::Reader, system.clone()),
        (Attacker::SymbolReader, symbol_reader(n, published, knowledge, truth)),
    ];
    let mut findings: Vec<(Attacker, Findings)> = Vec::new();
    for (i, (attacker, system)) in systems.iter().enumerate() {
        let same = systems[..i].iter().position(|(_, other)| other == system);
        let found = match same.and_then(|earlier| findings.get(earlier)) {
            Some((_, found)) => found.clone(),
            None => audit(system, &targets, truth, seed)?,
        };
        findings.push((*attacker, found));
    }
    let insider_cells = insider_cells(published, truth);
    let insiders = audit_insiders(&system, &targets, &insider_cells, truth, seed)?;
    Ok(GateReport { targets, insider_cells, findings, insiders })
}
