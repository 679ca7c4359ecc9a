//! Who came, left and was promoted in a year (rule R9): twelve-month totals of the agency by gender, and nothing finer.
//!
//! Stock then, stock now and the movements between hang together, so the four are looked at as one problem.

use std::collections::BTreeMap;

use super::finest::by_column;
use super::{CellKey, CountsError, Measure, OTHER, Registered, RowKey};
use crate::cube::Account;
use crate::disclosure::audit::{Effort, Knowledge, Published, Shown, audit_unmarked};
use crate::disclosure::protect::{Axis, Method, RoundOptions, TableSpec, TablesBuilder, round};
use crate::domain::Protection;

/// The measures of a year, and the people of an account that they count.
const FLOWS: [Measure; 3] = [Measure::Joiners, Measure::Leavers, Measure::Promotions];

/// True counts of the year by row: genders and all of them, those of the third column where they leave.
pub(super) fn rows(year: &Account, with_others: bool) -> BTreeMap<RowKey, i64> {
    let mut rows = BTreeMap::new();
    for measure in FLOWS {
        let columns = by_column(of(year, measure)).into_iter().filter(|it| with_others || it.0 != OTHER);
        let total = columns.clone().map(|it| it.1).sum();
        for (gender, people) in columns.chain([("", total)]) {
            rows.insert(row(measure, gender), people);
        }
    }
    rows
}

fn row(measure: Measure, gender: &str) -> RowKey {
    RowKey { measure, population: None, cell: CellKey::default().of_gender(gender) }
}

fn of(year: &Account, measure: Measure) -> &crate::domain::GenderCount {
    match measure {
        Measure::Joiners => &year.joiners,
        Measure::Leavers => &year.leavers,
        _ => &year.promotions,
    }
}

/// What was shown of a list, and the steps by which it may be off.
pub(super) type Stocks<'a> = (&'a BTreeMap<RowKey, Option<i64>>, i64);

/// The rounded movements of a year; all withheld where they and the stocks shown would give a count away.
pub(super) fn rounded(
    year: &Account,
    base: i64,
    protection: Protection,
    stocks: [Stocks<'_>; 2],
    fixed: &BTreeMap<RowKey, i64>,
) -> Result<BTreeMap<RowKey, Option<i64>>, CountsError> {
    let mut builder = TablesBuilder::new(2);
    for measure in FLOWS {
        for (gender, people) in by_column(of(year, measure)) {
            builder.inner(&[&[gender], &[measure.word()]], people)?;
        }
        builder.table(TableSpec::new([Axis::all(0)]).only(1, vec![vec![measure.word().to_owned()]]));
    }
    let tables = builder.build()?;
    let mut cells: BTreeMap<RowKey, usize> = BTreeMap::new();
    for (place, measure) in FLOWS.into_iter().enumerate() {
        let at = |path: &[String]| row(measure, path.first().map_or("", String::as_str));
        cells.extend(tables.table(place).map(|(paths, cell)| (at(paths.first().copied().unwrap_or_default()), cell)));
    }
    let fixed = fixed.iter().filter_map(|(row, &value)| Some((*cells.get(row)?, value))).collect();
    let rounded = round(&tables, base, &RoundOptions { fixed, most_steps: 0, ..RoundOptions::default() })?;
    let mut found: BTreeMap<RowKey, Option<i64>> =
        cells.into_iter().map(|(row, cell)| (row, rounded.values.get(cell).copied())).collect();
    if rounded.method == Method::Cumulative || !hides(year, base, protection, stocks, &found) {
        for shown in found.values_mut() {
            *shown = None;
        }
    }
    Ok(found)
}

/// The movements of a year where small counts are withheld: those of a kind all together or not at all. Joiners and leavers go
/// together too: with the stocks of both ends, which are shown as they are, one gives away the other.
pub(super) fn suppressed(year: &Account, threshold: i64) -> BTreeMap<RowKey, Option<i64>> {
    let all = rows(year, false);
    let is_safe = |measure: Measure| {
        let counts = all.iter().filter(|(row, _)| row.measure == measure);
        counts.into_iter().all(|(_, people)| *people == 0 || *people >= threshold)
    };
    let both = is_safe(Measure::Joiners) && is_safe(Measure::Leavers);
    let promotions = is_safe(Measure::Promotions);
    let is_shown = |measure: Measure| if measure == Measure::Promotions { promotions } else { both };
    all.into_iter()
        .map(|(row, people)| {
            let shown = is_shown(row.measure).then_some(people);
            (row, shown)
        })
        .collect()
}

/// Unknowns of a gender: who stayed, came, left, was added and was lost otherwise (absences and corrections), was promoted.
const KINDS: u32 = 6;

/// Whether nobody finds out a movement from the stocks of both ends and the movements together.
fn hides(
    year: &Account,
    base: i64,
    protection: Protection,
    [now, then]: [Stocks<'_>; 2],
    flows: &BTreeMap<RowKey, Option<i64>>,
) -> bool {
    let mut truth = Vec::new();
    let part = |of: &crate::domain::GenderCount, place: usize| by_column(of)[place].1;
    for place in 0..3 {
        let [came, left] = [part(&year.joiners, place), part(&year.leavers, place)];
        let added = part(&year.returns, place) + part(&year.corrected_to, place);
        let lost = part(&year.absences, place) + part(&year.corrected_from, place);
        let stayed = part(&year.opening, place) - left - lost;
        truth.extend([stayed, came, left, added, lost, part(&year.promotions, place)]);
    }
    if truth.iter().any(|&people| people < 0) {
        return false;
    }
    let mut published = Vec::new();
    let mut tell = |kinds: &[u32], measure: Measure, (values, steps): Stocks<'_>| {
        let genders = by_column(&year.opening).map(|it| it.0);
        for (place, gender) in genders.into_iter().chain([""]).enumerate() {
            let Some(Some(value)) = values.get(&row(measure, gender)) else { continue };
            let places = if gender.is_empty() { 0..3 } else { place..place + 1 };
            let unknown = |place: usize| kinds.iter().map(move |kind| u32::try_from(place).unwrap_or(0) * KINDS + kind);
            let shown = Shown::Rounded { value: *value, base, steps };
            published.push(Published { cell: places.flat_map(unknown).collect(), shown });
        }
    };
    tell(&[0, 1, 3], Measure::Stock, now);
    tell(&[0, 2, 4], Measure::Stock, then);
    let flows = (flows, 0);
    tell(&[1], Measure::Joiners, flows);
    tell(&[2], Measure::Leavers, flows);
    tell(&[5], Measure::Promotions, flows);
    let knowledge = Knowledge { zeros_shown: true, threshold: protection.threshold };
    audit_unmarked(Effort::Solver, &published, knowledge, &truth, (protection.threshold - 2).max(1), 5)
        .is_ok_and(|it| it.passes())
}

/// What was shown of a month.
pub(super) fn shown(of: Option<&Registered>) -> BTreeMap<RowKey, Option<i64>> {
    of.into_iter().flat_map(|it| &it.rows).map(|it| (it.row.clone(), it.shown)).collect()
}
