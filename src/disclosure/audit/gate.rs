//! The gate of a release: every attacker in turn, and whether the release may leave.

use super::attacker::{Attacker, insider_cells, outsider, reader, symbol_reader};
use super::findings::{AuditError, Effort, Findings, Stage, audit, audit_from};
use super::insider::{InsiderFindings, insiders_by};
use super::published::{Knowledge, Published, Shown};
use super::system::{System, cell_count};
use super::target::Target;

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

/// Audits a release as A0, A1, A2 and A4 would.
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
    let mut report = audit_unmarked(Effort::Solver, published, knowledge, truth, width, seed)?;
    let system = symbol_reader(truth.len(), published, knowledge, truth);
    let reader_found = report.of(Attacker::Reader).filter(|_| system == reader(truth.len(), published, knowledge));
    let found = match reader_found.cloned() {
        Some(same) => same,
        None => audit(&system, &report.targets, truth, seed)?,
    };
    report.findings.push((Attacker::SymbolReader, found));
    Ok(report)
}

/// Audits a release of one mark as A0, A1 and A2 would: all who have a say in whether it may leave.
///
/// # Errors
/// As [`audit_release`].
pub fn audit_unmarked(
    effort: Effort,
    published: &[Published],
    knowledge: Knowledge,
    truth: &[i64],
    width: i64,
    seed: u64,
) -> Result<GateReport, AuditError> {
    let targets = targets_of(published, truth, knowledge.threshold, width);
    let system = reader(truth.len(), published, knowledge);
    let insider_cells = insider_cells(published, truth);
    let (found, insiders) = rayon::join(
        || audit_from((Stage::Moves, effort), &system, &targets, truth, seed),
        || insiders_by(effort, &system, &targets, &insider_cells, truth, seed),
    );
    let (found, insiders) = (found?, insiders?);
    let less = outsider(truth.len(), published, knowledge);
    let outsider_found =
        if less == system { found.clone() } else { weaker((&less, effort), &found, &targets, truth, seed)? };
    let findings = vec![(Attacker::Outsider, outsider_found), (Attacker::Reader, found)];
    Ok(GateReport { targets, insider_cells, findings, insiders })
}

/// What one finds who knows less, where one who knows more found `found`: other counts that the second must think possible
/// the first must too, so only what the second finds needs another look.
fn weaker(
    (less, effort): (&System, Effort),
    found: &Findings,
    targets: &[Target],
    truth: &[i64],
    seed: u64,
) -> Result<Findings, AuditError> {
    let mut left = [found.exact.as_slice(), &found.narrow, &found.unproven].concat();
    left.sort_unstable();
    let few: Vec<Target> = left.iter().map(|&t| targets[t].clone()).collect();
    let again =
        if few.is_empty() { Findings::default() } else { audit_from((Stage::Moves, effort), less, &few, truth, seed)? };
    let all = |some: &[usize]| some.iter().map(|&at| left[at]).collect();
    let [exact, narrow, unproven] = [&again.exact, &again.narrow, &again.unproven].map(|some| all(some));
    Ok(Findings { audited: targets.len(), exact, narrow, unproven, ..again })
}
