//! Each attacker in turn, and the verdict in labels.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    Attacker, AuditError, Bounds, Findings, InsiderFindings, Knowledge, Published, Shown, System, Target, audit,
    audit_insiders, bounds_of, cell_count, follower, follower_truth, insider, insider_cells, outsider, reader,
    symbol_reader,
};
use super::answer::{PlainAnswer, PlainBounds, PlainFindings, PlainPlace};
use super::error::PlainError;
use super::problem::{PlainOptions, PlainProblem, Which};
use super::read::Release;

/// Runs all attackers asked for.
pub(super) fn answer(problem: &PlainProblem, release: &Release) -> Result<PlainAnswer, PlainError> {
    let case = Case::new(&problem.options, release);
    let mut attackers = Vec::new();
    for attacker in case.attackers()? {
        attackers.push(case.findings(attacker)?);
    }
    let safe =
        |found: &PlainFindings| found.recoverable.is_empty() && found.narrow.is_empty() && found.undecided.is_empty();
    Ok(PlainAnswer {
        inner_cells: release.unknowns,
        published: release.tables.published.len(),
        hidden: case.targets.len(),
        safe: attackers.iter().all(safe),
        attackers,
    })
}

/// The release and its hidden cells, each once, under the first place it was published at.
struct Case<'a> {
    options: &'a PlainOptions,
    release: &'a Release,
    targets: Vec<Target>,
    places: Vec<&'a PlainPlace>,
    withheld: Vec<bool>,
}

impl<'a> Case<'a> {
    fn new(options: &'a PlainOptions, release: &'a Release) -> Self {
        let mut case = Self { options, release, targets: vec![], places: vec![], withheld: vec![] };
        let mut seen: BTreeMap<&[u32], usize> = BTreeMap::new();
        let tables = || release.tables.published.iter().zip(&release.tables.places);
        let exact = |one: &Published| matches!(one.shown, Shown::Exact(_));
        let counted: BTreeSet<&[u32]> =
            tables().filter(|(one, _)| exact(one)).map(|(one, _)| one.cell.as_slice()).collect();
        for (one, place) in tables() {
            // A percentage beside a count that is shown hides nothing.
            let beside = matches!(one.shown, Shown::Percent { .. }) && counted.contains(one.cell.as_slice());
            if one.cell.is_empty() || exact(one) || beside {
                continue;
            }
            let t = *seen.entry(&one.cell).or_insert_with(|| case.add(&one.cell, place));
            case.withheld[t] |= one.shown == Shown::Withheld;
        }
        for inner in release.inner.iter().filter(|_| options.inner) {
            if !seen.contains_key(inner.0.as_slice()) && !counted.contains(inner.0.as_slice()) {
                case.add(&inner.0, &inner.1);
            }
        }
        case
    }

    /// Adds a cell to audit and gives its position. Small counts, and all whose count is not known, must be wide.
    fn add(&mut self, cell: &[u32], place: &'a PlainPlace) -> usize {
        let threshold = self.options.threshold;
        let small = self.release.truth.as_ref().is_none_or(|truth| (1..threshold).contains(&cell_count(cell, truth)));
        let width = if small { self.options.width.unwrap_or((threshold - 2).max(1)) } else { 1 };
        self.targets.push(Target { cell: cell.to_vec(), width });
        self.places.push(place);
        self.withheld.push(false);
        self.targets.len() - 1
    }

    /// The attackers asked for, or all that the input allows.
    fn attackers(&self) -> Result<Vec<Attacker>, PlainError> {
        use Attacker::{Follower, Insider, Outsider, Reader, SymbolReader};
        let possible = |attacker: Attacker| match attacker {
            Outsider | Reader => true,
            Insider | SymbolReader => self.release.truth.is_some(),
            Follower => self.release.before.is_some(),
        };
        let Some(asked) = &self.options.attackers else {
            return Ok([Outsider, Reader, Insider, Follower, SymbolReader]
                .into_iter()
                .filter(|&attacker| possible(attacker))
                .collect());
        };
        match asked.iter().find(|&&attacker| !possible(attacker)) {
            Some(attacker) => {
                let allowed = "A0 and A1 always, A2 and A4 with the count of every inner cell, A3 with `before`";
                Err(PlainError::entry("option `attackers`", attacker.to_string(), allowed))
            }
            None => Ok(asked.clone()),
        }
    }

    fn findings(&self, attacker: Attacker) -> Result<PlainFindings, PlainError> {
        let knowledge = Knowledge { zeros_shown: self.options.zeros_shown, threshold: self.options.threshold };
        let (n, published) = (self.release.unknowns, self.release.tables.published.as_slice());
        let truth = self.release.truth.as_deref();
        let now = reader(n, published, knowledge);
        let found = match (attacker, truth, &self.release.before) {
            (Attacker::Insider, Some(truth), _) => self.insiders(&now, published, truth),
            (Attacker::Follower, _, Some(before)) => {
                let earlier = reader(n, &before.tables.published, knowledge);
                let system = follower(&now, &earlier, &before.groups, before.moved);
                let truth = truth.zip(before.truth.as_deref()).map(|(now, then)| follower_truth(now, then));
                self.of_system(attacker, &system, truth.as_deref())
            }
            (Attacker::SymbolReader, Some(truth), _) => {
                self.of_system(attacker, &symbol_reader(n, published, knowledge, truth), Some(truth))
            }
            (Attacker::Outsider, ..) => self.of_system(attacker, &outsider(n, published, knowledge), truth),
            _ => self.of_system(attacker, &now, truth),
        };
        found.map_err(|error| self.named(attacker, &error))
    }

    /// The verdict under one system: by audit where true counts are known, by bounds alone where not.
    fn of_system(
        &self,
        attacker: Attacker,
        system: &System,
        truth: Option<&[i64]>,
    ) -> Result<PlainFindings, AuditError> {
        let (findings, known) = match truth {
            Some(truth) => (audit(system, &self.targets, truth, self.options.seed)?, BTreeMap::new()),
            None => self.by_bounds(system)?,
        };
        let bounds = |list: &[usize]| -> Result<Vec<PlainBounds>, AuditError> {
            let missing: Vec<usize> = list.iter().copied().filter(|t| !known.contains_key(t)).collect();
            let cells: Vec<&[u32]> = missing.iter().map(|&t| self.targets[t].cell.as_slice()).collect();
            let mut all = known.clone();
            if !cells.is_empty() {
                all.extend(missing.into_iter().zip(bounds_of(system, &cells)?));
            }
            Ok(list.iter().filter_map(|t| Some(plain(self.places[*t], all.get(t)?, None))).collect())
        };
        let asked: Vec<usize> = (0..self.targets.len()).filter(|&t| self.asked(t)).collect();
        Ok(PlainFindings {
            attacker,
            audited: findings.audited,
            recoverable: bounds(&findings.exact)?,
            narrow: bounds(&findings.narrow)?,
            undecided: bounds(&findings.unproven)?,
            bounds: bounds(&asked)?,
            solves: findings.solves,
        })
    }

    /// Findings without true counts: every hidden cell must be as wide as a small one.
    fn by_bounds(&self, system: &System) -> Result<(Findings, BTreeMap<usize, Bounds>), AuditError> {
        let cells: Vec<&[u32]> = self.targets.iter().map(|target| target.cell.as_slice()).collect();
        let all = bounds_of(system, &cells)?;
        let mut findings = Findings { audited: cells.len(), ..Findings::default() };
        for (t, bounds) in all.iter().enumerate() {
            match bounds.width() {
                None => {}
                Some(width) if width >= self.targets[t].width => {}
                Some(_) if !bounds.confirmed() => findings.unproven.push(t),
                Some(0) => findings.exact.push(t),
                Some(_) => findings.narrow.push(t),
            }
        }
        Ok((findings, all.into_iter().enumerate().collect()))
    }

    fn asked(&self, t: usize) -> bool {
        match self.options.bounds {
            Which::Nothing => false,
            Which::Withheld => self.withheld[t],
            Which::Hidden => true,
        }
    }

    fn insiders(&self, now: &System, published: &[Published], truth: &[i64]) -> Result<PlainFindings, AuditError> {
        let own = insider_cells(published, truth);
        let found: InsiderFindings = audit_insiders(now, &self.targets, &own, truth, self.options.seed)?;
        let bounds = |pairs: &[(usize, usize)]| -> Result<Vec<PlainBounds>, AuditError> {
            let mut all = Vec::new();
            for &(c, t) in pairs {
                let system = insider(now, &own[c], truth);
                let bounds = super::super::bounds(&system, &self.targets[t].cell)?;
                all.push(plain(self.places[t], &bounds, self.place_of(&own[c])));
            }
            Ok(all)
        };
        Ok(PlainFindings {
            attacker: Attacker::Insider,
            audited: found.pairs,
            recoverable: bounds(&found.exact)?,
            narrow: Vec::new(),
            undecided: bounds(&found.unproven)?,
            bounds: Vec::new(),
            solves: found.solves,
        })
    }

    fn place_of(&self, cell: &[u32]) -> Option<PlainPlace> {
        let t = self.targets.iter().position(|target| target.cell == cell)?;
        Some(self.places[t].clone())
    }

    /// An audit error with the place of the published number at fault.
    fn named(&self, attacker: Attacker, error: &AuditError) -> PlainError {
        let message = match (error, &self.release.truth) {
            (AuditError::Truth { constraint: Some(constraint) }, Some(_)) => self.wrong_place(*constraint, error),
            _ => error.to_string(),
        };
        PlainError::Audit { attacker: attacker.to_string(), message }
    }

    fn wrong_place(&self, constraint: usize, error: &AuditError) -> String {
        let mut facts = 0;
        for (one, place) in self.release.tables.published.iter().zip(&self.release.tables.places) {
            // A percentage is two facts, any other number one.
            facts += if matches!(one.shown, Shown::Percent { .. }) { 2 } else { 1 };
            if constraint < facts {
                return format!(
                    "table `{}`, cell {:?} does not agree with the counts of the inner cells",
                    place.table, place.at
                );
            }
        }
        error.to_string()
    }
}

fn plain(place: &PlainPlace, bounds: &Bounds, insider: Option<PlainPlace>) -> PlainBounds {
    PlainBounds {
        table: place.table.clone(),
        at: place.at.clone(),
        low: bounds.low.value(),
        high: bounds.high.value(),
        confirmed: bounds.confirmed(),
        insider,
    }
}
