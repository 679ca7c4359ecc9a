//! The SQL texts against a plain recount, and the algebra of accounts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::Gender;
use crate::table::{Coded, PersonKey, StaffTable, column};

/// A person as the tests see one: id, gender, rank level (0 is unmapped), unit.
type Row = (u8, u8, u8, u8);

fn coded(values: impl Iterator<Item = String> + Clone) -> Coded {
    let mut texts: Vec<String> = values.clone().collect();
    texts.sort();
    texts.dedup();
    let codes = values.map(|value| u32::try_from(texts.binary_search(&value).unwrap()).unwrap()).collect();
    Coded { texts, codes }
}

fn gender(code: u8) -> Gender {
    Gender::ALL[usize::from(code % 4)]
}

fn staff(rows: &[Row]) -> StaffTable {
    let text = |of: &dyn Fn(&Row) -> String| coded(rows.iter().map(of).collect::<Vec<_>>().into_iter());
    let fixed = text(&|_| "x".to_owned());
    StaffTable {
        person: rows.iter().map(|row| PersonKey([row.0; 16])).collect(),
        gender: text(&|row| gender(row.1).word().to_owned()),
        rank: text(&|row| format!("rank {}", row.2)),
        rank_level: rows.iter().map(|row| i32::from(row.2)).collect(),
        band: text(&|row| format!("band {}", row.2 / 2)),
        unit: text(&|row| format!("top\u{1f}unit {}", row.3)),
        role: fixed.clone(),
        role_family: fixed.clone(),
        contract: fixed.clone(),
        working_time: fixed.clone(),
        duty_station: fixed,
        fte_thousandths: rows.iter().map(|row| 500 + i32::from(row.3)).collect(),
        birth_year: vec![0; rows.len()],
        entry_month: vec![0; rows.len()],
    }
}

fn list() -> impl Strategy<Value = Vec<Row>> {
    let person = (0_u8..4, 0_u8..4, 0_u8..3);
    proptest::collection::btree_map(0_u8..20, person, 0..20)
        .prop_map(|people| people.into_iter().map(|(id, (gender, level, unit))| (id, gender, level, unit)).collect())
}

/// What the flow definition says, one person at a time.
fn kind(from: Option<&Row>, to: Option<&Row>, before: bool, after: bool) -> &'static str {
    match (from, to) {
        (None, _) if before => "return",
        (None, _) => "joiner",
        (_, None) if after => "absence",
        (_, None) => "leaver",
        (Some(a), Some(b)) if a.2 > 0 && b.2 > a.2 => "promotion",
        (Some(a), Some(b)) if b.2 > 0 && b.2 < a.2 => "demotion",
        (Some(a), Some(b)) if a.3 != b.3 => "move",
        _ => "stay",
    }
}

fn recount(opening: &[Row], closing: &[Row], before: &[u8], after: &[u8]) -> BTreeMap<&'static str, i64> {
    let mut counts = BTreeMap::new();
    for id in 0..20 {
        let find = |list: &'_ [Row]| list.iter().find(|row| row.0 == id).copied();
        let (from, to) = (find(opening), find(closing));
        if from.is_some() || to.is_some() {
            *counts.entry(kind(from.as_ref(), to.as_ref(), before.contains(&id), after.contains(&id))).or_insert(0) +=
                1;
        }
    }
    counts
}

fn persons(ids: &[u8]) -> Vec<PersonKey> {
    ids.iter().map(|&id| PersonKey([id; 16])).collect()
}

fn flows(opening: &[Row], closing: &[Row], before: &[u8], after: &[u8]) -> crate::table::CountTable {
    let (before, after) = (persons(before), persons(after));
    let input = FlowInput {
        opening: &staff(opening),
        closing: &staff(closing),
        seen_before: &[&before],
        seen_after: &[&after],
    };
    flow(&input).unwrap()
}

/// The movements of an account add its opening up to its closing, gender by gender.
fn closes(account: &Account) -> bool {
    Gender::ALL.into_iter().all(|it| {
        let plus = [
            account.opening,
            account.joiners,
            account.returns,
            account.promoted_in,
            account.demoted_in,
            account.moved_in,
            account.corrected_to,
        ];
        let minus = [
            account.closing,
            account.leavers,
            account.absences,
            account.promoted_out,
            account.demoted_out,
            account.moved_out,
            account.corrected_from,
        ];
        let sum = |counts: &[crate::domain::GenderCount]| counts.iter().map(|count| count.of(it)).sum::<u64>();
        sum(&plus) == sum(&minus)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn flow_sql_counts_what_its_definition_says(
        opening in list(), closing in list(),
        before in proptest::collection::vec(0_u8..20, 0..6), after in proptest::collection::vec(0_u8..20, 0..6),
    ) {
        let counts = flows(&opening, &closing, &before, &after);
        let mut found: BTreeMap<String, i64> = BTreeMap::new();
        let kinds = counts.text("kind").unwrap();
        for (code, people) in kinds.codes.iter().zip(counts.whole(column::HEADCOUNT).unwrap()) {
            *found.entry(kinds.texts[*code as usize].clone()).or_insert(0) += people;
        }
        let expected: BTreeMap<String, i64> = recount(&opening, &closing, &before, &after).into_iter().map(|(k, n)| (k.to_owned(), n)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn accounts_close_by_everybody_rank_band_and_unit(opening in list(), closing in list(), before in proptest::collection::vec(0_u8..20, 0..6)) {
        let counts = flows(&opening, &closing, &before, &[]);
        for dimension in [None, Some(Dimension::Rank), Some(Dimension::Band), Some(Dimension::Unit(2)), Some(Dimension::Unit(1))] {
            for account in accounts(&counts, dimension).unwrap().into_cells().values() {
                prop_assert!(closes(account));
            }
        }
    }

    #[test]
    fn every_roll_up_keeps_everybody_and_all_working_time(rows in list()) {
        let table = staff(&rows);
        let counts = stock(&table).unwrap();
        for dimensions in [vec![], vec![Dimension::Rank], vec![Dimension::Unit(1), Dimension::Band], vec![Dimension::Contract]] {
            let cells = roll_up(&counts, &dimensions).unwrap().into_cells();
            let people: u64 = cells.values().map(|cell| cell.headcount.total()).sum();
            let fte: u64 = cells.values().map(|cell| cell.all_fte.thousandths()).sum();
            prop_assert_eq!((people, fte), (rows.len() as u64, table.fte().thousandths()));
        }
    }

    #[test]
    fn the_order_of_the_list_does_not_change_the_counts(rows in list()) {
        let mut reversed = rows.clone();
        reversed.reverse();
        prop_assert!(stock(&staff(&rows)).unwrap() == stock(&staff(&reversed)).unwrap());
    }
}

#[test]
fn months_add_up_to_the_year() {
    let months = [vec![(1, 0, 1, 0), (2, 1, 2, 0)], vec![(1, 0, 2, 0), (3, 0, 1, 1)], vec![(1, 0, 2, 1), (3, 1, 1, 1)]];
    let total = |from: &[Row], to: &[Row]| {
        accounts(&flows(from, to, &[], &[]), None).unwrap().into_cells().into_values().next().unwrap()
    };
    let mut year = total(&months[0], &months[1]);
    year += total(&months[1], &months[2]);
    assert!(closes(&year));
    assert_eq!((year.leavers.men, year.joiners.women, year.promotions.women), (1, 1, 1));
    assert_eq!((year.corrected_to.men, year.corrected_from.women), (1, 1), "person 3 was corrected");
}
