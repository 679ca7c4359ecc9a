//! The audit of a release: which counts can be found exactly, which nearly, and which could not be decided.

use thiserror::Error;

use super::ground::Ground;
use super::reduce::Reduced;
use super::search::Search;
use super::settle::Beyond;
use super::system::{System, SystemError};
use super::tally::Tally;
use super::target::Target;
use super::walk::Walker;

/// The verdict on every audited cell. Numbers are positions in the list of targets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// Number of cells audited.
    pub audited: usize,
    /// Cells whose count follows exactly.
    pub exact: Vec<usize>,
    /// Cells whose interval has more than one count but is narrower than asked.
    pub narrow: Vec<usize>,
    /// Cells that could not be decided: to be treated as exact.
    pub unproven: Vec<usize>,
    /// Of the exact and narrow cells, those where the solver alone says that nothing lies beyond an end. All others are
    /// proved in whole numbers.
    pub claimed: usize,
    /// Calls of the integer solver.
    pub solves: usize,
    /// Other sets of counts that agree with the release, each verified in whole numbers.
    pub witnesses: usize,
}

impl Findings {
    /// Whether every cell is proved to be as uncertain as asked.
    #[must_use]
    pub fn safe(&self) -> bool {
        self.exact.is_empty() && self.narrow.is_empty() && self.unproven.is_empty()
    }
}

/// Why an audit could not begin.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AuditError {
    /// The system or a cell cannot be read.
    #[error(transparent)]
    System(#[from] SystemError),
    /// The true counts are not among the counts the release allows: something published is wrong.
    #[error("the true counts break {}", place(*constraint))]
    Truth {
        /// The first constraint broken; `None` if a count is missing, negative or above its limit.
        constraint: Option<usize>,
    },
    /// No counts at all agree with what is known.
    #[error("what is known contradicts itself: no counts agree with it")]
    Contradiction,
    /// The search for any counts that agree gave up, or there are none.
    #[error("no counts that agree with what is known were found; they may not exist")]
    NotFound,
}

fn place(constraint: Option<usize>) -> String {
    constraint.map_or_else(|| "the limits of a single count".to_owned(), |i| format!("constraint {i}"))
}

/// Audits `targets` under `system`, starting from the true counts `truth`. Equal input and seed give equal findings.
///
/// # Errors
/// If the system or a target cannot be read, or the true counts do not agree with the system.
pub fn audit(system: &System, targets: &[Target], truth: &[i64], seed: u64) -> Result<Findings, AuditError> {
    audit_from((Stage::Moves, Effort::Solver), system, targets, truth, seed)
}

/// How far a search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Moves alone: what they do not change is left undecided, which counts as found out. What passes is as safe as ever.
    Moves,
    /// Also the integer solver, for what moves do not change.
    Solver,
}

/// Where a search begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// With cheap moves.
    Moves,
    /// With the solver: moves were tried before.
    Solver,
}

/// [`audit`] from a given stage on.
pub(super) fn audit_from(
    (stage, effort): (Stage, Effort),
    system: &System,
    targets: &[Target],
    truth: &[i64],
    seed: u64,
) -> Result<Findings, AuditError> {
    let cells = checked(system, targets, truth)?;
    let reduced = Reduced::new(system, &cells).map_err(|_| AuditError::Contradiction)?;
    let ground = Ground::new(system, targets, truth);
    let home = Walker::new(&reduced, &reduced.lower(truth));
    let mut search = Search::new(Tally::new(&ground, false), &home, seed);
    if stage == Stage::Moves {
        search.wander();
        search.aim();
    }
    Ok(verdicts(&mut search, targets, effort))
}

/// Checks the input and lists the cells of the targets.
pub(super) fn checked<'a>(system: &System, targets: &'a [Target], truth: &[i64]) -> Result<Vec<&'a [u32]>, AuditError> {
    system.check()?;
    let cells: Vec<&[u32]> = targets.iter().map(|target| target.cell.as_slice()).collect();
    system.check_cells(cells.iter().copied())?;
    if !system.holds(truth) {
        let constraint = system.constraints.iter().position(|constraint| !constraint.holds(truth));
        return Err(AuditError::Truth { constraint });
    }
    Ok(cells)
}

/// All stages of the search, cheapest first, and the verdict.
pub(super) fn run(search: &mut Search, targets: &[Target], effort: Effort) -> Findings {
    search.wander();
    search.aim();
    verdicts(search, targets, effort)
}

/// The stages that need the solver, if it may be asked, and the verdict.
fn verdicts(search: &mut Search, targets: &[Target], effort: Effort) -> Findings {
    let mut findings = Findings { audited: targets.len(), ..Findings::default() };
    if effort == Effort::Moves {
        return Findings { unproven: search.tally.all_open(), witnesses: search.tally.witnesses, ..findings };
    }
    search.random_solves();
    for t in search.tally.all_open() {
        decide(search, t, &mut findings);
    }
    findings.solves = search.solves;
    findings.witnesses = search.tally.witnesses;
    findings
}

/// Settles both ends of an open target, unless a witness found on the way proves it wide enough.
fn decide(search: &mut Search, t: usize, findings: &mut Findings) {
    let mut reasons = Vec::new();
    for direction in [1, -1] {
        if !search.tally.open(t) {
            return;
        }
        reasons.push(search.settle(t, direction).1);
    }
    if !search.tally.open(t) {
        return;
    }
    if reasons.contains(&Beyond::Unknown) {
        findings.unproven.push(t);
        return;
    }
    findings.claimed += usize::from(reasons.contains(&Beyond::Claimed));
    let verdict =
        if search.tally.least[t] == search.tally.most[t] { &mut findings.exact } else { &mut findings.narrow };
    verdict.push(t);
}
