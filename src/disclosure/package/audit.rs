//! A package looked at by somebody who has nothing but the file: what follows from its counts, from how they add up, and from
//! the rule that they were protected by.
//!
//! Every listed row is an unknown. A group is at least the sum of its listed parts, since parts that are shown as 0 are not
//! listed; the genders of a group add up to it; the people of a target are part of everybody. Where counts are rounded, what is
//! shown is itself a possible truth, so the search for others starts there.

use std::collections::BTreeMap;

use super::{MEN, Measure, OTHER, Package, Protected, RowKey, WOMEN};
use crate::disclosure::audit::{AuditError, Constraint, System, Target, audit, bounds_of, rounding_interval};

/// Widest interval that is asked of every count: somebody who knows nothing else must find three counts possible.
const WIDTH: i64 = 3;
/// Seed of the search for other counts: the verdict does not depend on it.
const SEED: u64 = 5;

/// What a reader of a package can find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageAudit {
    /// Counts that are not shown as they are.
    pub audited: usize,
    /// Those of them that follow exactly.
    pub recoverable: Vec<RowKey>,
    /// Those that are known to within two.
    pub narrow: Vec<RowKey>,
    /// Those that could not be decided: to be treated as recoverable.
    pub undecided: Vec<RowKey>,
    /// Sums that do not add up.
    pub contradictions: usize,
}

impl PackageAudit {
    /// Whether nobody can be found by it.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.recoverable.is_empty() && self.narrow.is_empty() && self.undecided.is_empty() && self.contradictions == 0
    }
}

impl Package {
    /// Looks at the package as a reader would (A1). What insiders find out (A2) takes the true counts: that was looked at before
    /// the package was written.
    ///
    /// # Errors
    /// The counts contradict each other so that none agree with them, or no search finds any.
    pub fn audit(&self) -> Result<PackageAudit, AuditError> {
        let rows: Vec<(&RowKey, Option<i64>)> = self.rows().collect();
        let numbers: BTreeMap<&RowKey, u32> = (0..).zip(&rows).map(|(place, (row, _))| (*row, place)).collect();
        let mut system = System::new(rows.len());
        let hidden = self.shown(&rows, &mut system.constraints);
        let sums = sums(&numbers);
        system.constraints.extend(sums.iter().cloned());
        let targets: Vec<Target> = hidden.iter().map(|&place| Target { cell: vec![place], width: WIDTH }).collect();
        let shown: Option<Vec<i64>> = rows.iter().map(|(_, people)| *people).collect();
        let contradictions = shown.as_ref().map_or(0, |it| sums.iter().filter(|sum| !sum.holds(it)).count());
        let mut found = PackageAudit {
            audited: targets.len(),
            recoverable: Vec::new(),
            narrow: Vec::new(),
            undecided: Vec::new(),
            contradictions,
        };
        let named = |places: &[usize]| -> Vec<RowKey> {
            places.iter().filter_map(|&at| Some(rows.get(*hidden.get(at)? as usize)?.0.clone())).collect()
        };
        if targets.is_empty() || contradictions > 0 {
            return Ok(found);
        }
        if let Some(shown) = shown {
            let it = audit(&system, &targets, &shown, SEED)?;
            (found.recoverable, found.narrow, found.undecided) =
                (named(&it.exact), named(&it.narrow), named(&it.unproven));
            return Ok(found);
        }
        let cells: Vec<&[u32]> = targets.iter().map(|it| it.cell.as_slice()).collect();
        for (at, bounds) in bounds_of(&system, &cells)?.iter().enumerate() {
            match bounds.width() {
                Some(_) if !bounds.confirmed() => found.undecided.extend(named(&[at])),
                Some(0) => found.recoverable.extend(named(&[at])),
                Some(width) if width < WIDTH => found.narrow.extend(named(&[at])),
                _ => {}
            }
        }
        Ok(found)
    }

    /// What each row says by itself, and the rows that do not say all.
    fn shown(&self, rows: &[(&RowKey, Option<i64>)], constraints: &mut Vec<Constraint>) -> Vec<u32> {
        let mut hidden = Vec::new();
        for (place, (_, people)) in (0..).zip(rows) {
            let (low, high) = match (people, self.about().protection) {
                (Some(value), Protected::PublicRound { base, steps }) => {
                    hidden.push(place);
                    let (low, high) = rounding_interval(*value, base, steps);
                    (Some(low), Some(high))
                }
                (Some(value), _) => (Some(*value), Some(*value)),
                // Movements are withheld under rounding too, and may be nobody.
                (None, Protected::PublicRound { .. }) => {
                    hidden.push(place);
                    (Some(0), None)
                }
                (None, _) => {
                    hidden.push(place);
                    (Some(1), None)
                }
            };
            constraints.push(Constraint::of_cell(&[place], low, high));
        }
        hidden
    }
}

/// How rows add up.
fn sums(numbers: &BTreeMap<&RowKey, u32>) -> Vec<Constraint> {
    let mut sums = Vec::new();
    let mut parts: BTreeMap<(RowKey, usize, usize), Vec<u32>> = BTreeMap::new();
    for (row, &place) in numbers {
        if row.cell.0[0].is_empty() {
            let genders =
                [WOMEN, MEN, OTHER].map(|it| numbers.get(&RowKey { cell: row.cell.of_gender(it), ..(*row).clone() }));
            // Where the third column does not leave, all are women and men.
            if let [Some(&women), Some(&men), other] = genders {
                let parts: Vec<u32> = [women, men].into_iter().chain(other.copied()).collect();
                sums.push(sum(place, &parts, Some(0)));
            }
        }
        let is_of_target = row.population.is_some() && row.measure == Measure::Stock;
        if let Some(&all) = numbers.get(&RowKey { population: None, ..(*row).clone() }).filter(|_| is_of_target) {
            sums.push(sum(all, &[place], None));
        }
        for (dimension, path) in row.cell.0.iter().enumerate().skip(1) {
            for depth in 0..path.len() {
                let mut whole = (*row).clone();
                whole.cell.0[dimension].truncate(depth);
                parts.entry((whole, dimension, path.len())).or_default().push(place);
            }
        }
    }
    for ((whole, ..), parts) in parts {
        if let Some(&whole) = numbers.get(&whole) {
            sums.push(sum(whole, &parts, None));
        }
    }
    sums
}

/// A whole less its parts: 0 where they are all there is, at least 0 else.
fn sum(whole: u32, parts: &[u32], high: Option<i64>) -> Constraint {
    let mut terms: Vec<(u32, i64)> = [(whole, 1)].into_iter().chain(parts.iter().map(|&part| (part, -1))).collect();
    terms.sort_unstable();
    Constraint { terms, low: Some(0), high }
}

#[cfg(test)]
mod tests {
    use super::super::given::{GivenOptions, Totals, given};
    use super::*;
    use crate::disclosure::package::About;

    /// A plain table read as one that was protected in some way.
    fn package(csv: &str, protection: Protected) -> Package {
        let options = GivenOptions { totals: Totals::Given, ..GivenOptions::default() };
        let found = given(csv.as_bytes(), &options, "counts.csv").ok().unwrap().remove(0);
        let about = About { protection, ..found.about().clone() };
        Package::new(about, found.rows().map(|(row, people)| (row.clone(), people)).collect())
    }

    const ROUNDED: &str = "agency,period,band,gender,people\nA-B,2026-10,,,100\nA-B,2026-10,,women,40\nA-B,2026-10,,men,60\n\
                           A-B,2026-10,,another or not stated,0\nA-B,2026-10,officer,,80\nA-B,2026-10,officer,women,35\n\
                           A-B,2026-10,officer,men,45\nA-B,2026-10,officer,another or not stated,0\n";

    #[test]
    fn counts_rounded_together_give_nothing_away() {
        let found = package(ROUNDED, Protected::PublicRound { base: 5, steps: 0 }).audit().unwrap();
        assert!(found.is_safe() && found.audited == 8, "{found:?}");
    }

    #[test]
    fn sums_that_do_not_add_up_are_seen() {
        let broken = ROUNDED.replace(",,women,40", ",,women,45");
        let found = package(&broken, Protected::PublicRound { base: 5, steps: 0 });
        assert_eq!(found.audit().unwrap().contradictions, 1);
    }

    #[test]
    fn a_count_that_follows_by_subtraction_is_found() {
        // 52 men and nobody else beside the women: the withheld women are 100 - 52 = 48.
        let csv = "agency,period,gender,people\nA-B,2026-10,,100\nA-B,2026-10,women,[c]\nA-B,2026-10,men,52\n\
                   A-B,2026-10,another or not stated,0\n";
        let found = package(csv, Protected::PublicSuppress { threshold: 5 }).audit().unwrap();
        assert_eq!((found.audited, found.recoverable.len()), (1, 1), "{found:?}");
        let wide = csv.replace("men,52", "men,[c]");
        assert!(package(&wide, Protected::PublicSuppress { threshold: 5 }).audit().unwrap().is_safe());
    }
}
