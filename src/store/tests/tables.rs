//! Tables come back as they were written.

use proptest::prelude::*;

use super::super::{count_file, staff_file};
use super::*;

/// The rows of a text column: a few kinds, empty ones among them.
fn texts(rows: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["", "woman", "man", "agent·e", "警部", "a\u{1F}b"]), rows)
}

fn ints(rows: usize) -> impl Strategy<Value = Vec<i32>> {
    prop_oneof![
        prop::collection::vec(1950..2010, rows),
        prop::collection::vec(any::<i32>(), rows),
        any::<i32>().prop_map(move |number| vec![number; rows]),
    ]
}

fn longs(rows: usize) -> impl Strategy<Value = Vec<i64>> {
    prop_oneof![prop::collection::vec(-3..40_i64, rows), prop::collection::vec(any::<i64>(), rows)]
}

/// Columns of a staff list: pseudonyms, texts, numbers. The list itself cannot be printed, which a failing case would be.
type Columns = (Vec<[u8; 16]>, Vec<Vec<&'static str>>, Vec<Vec<i32>>);

fn columns() -> impl Strategy<Value = Columns> {
    (0..300_usize).prop_flat_map(|rows| {
        let person = prop::collection::vec(any::<[u8; 16]>(), rows);
        (person, prop::collection::vec(texts(rows), 9), prop::collection::vec(ints(rows), 4))
    })
}

fn list((person, texts, numbers): Columns) -> StaffTable {
    let mut texts = texts.iter().map(|rows| coded(rows));
    let mut text = || texts.next().unwrap();
    let mut numbers = numbers.into_iter();
    let mut number = || numbers.next().unwrap();
    StaffTable {
        person: person.into_iter().map(PersonKey).collect(),
        gender: text(),
        rank: text(),
        rank_level: number(),
        band: text(),
        unit: text(),
        role: text(),
        role_family: text(),
        contract: text(),
        working_time: text(),
        duty_station: text(),
        fte_thousandths: number(),
        birth_year: number(),
        entry_month: number(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_staff_list_comes_back_as_it_was(columns in columns()) {
        let table = list(columns);
        let bytes = staff_file::write(&table).unwrap();
        prop_assert!(staff_file::read(bytes).unwrap() == Some(table));
    }

    #[test]
    fn counts_come_back_as_they_were(
        (text, whole) in (0..300_usize).prop_flat_map(|rows| (texts(rows), longs(rows)))
    ) {
        let columns = vec![
            ("rank".to_owned(), CountColumn::Text(coded(&text))),
            ("headcount".to_owned(), CountColumn::Whole(whole)),
        ];
        let table = CountTable::new(columns).ok().unwrap();
        let (schema, read) = count_file::read(count_file::write(CountKind::Flow, &table).unwrap()).unwrap();
        prop_assert!(read == table);
        prop_assert_eq!(schema, "flow/1");
    }
}

#[test]
fn lists_longer_than_a_page_come_back_as_they_were() {
    let rows = 150_000_usize;
    let codes = |texts: u32| (0..150_000_u32).map(|row| row.wrapping_mul(2_654_435_761) % texts).collect::<Vec<_>>();
    let many: Vec<String> = (0..3000).map(|unit| format!("unit {unit:04}")).collect();
    let few = Coded { texts: vec!["man".to_owned(), "woman".to_owned()], codes: codes(2) };
    let same = Coded { texts: vec!["officer".to_owned()], codes: vec![0; rows] };
    let table = StaffTable {
        person: codes(u32::MAX).iter().map(|&code| PersonKey(u128::from(code).to_be_bytes())).collect(),
        gender: few.clone(),
        rank: few.clone(),
        rank_level: vec![4; rows],
        band: same.clone(),
        unit: Coded { texts: many, codes: codes(3000) },
        role: few.clone(),
        role_family: same.clone(),
        contract: same.clone(),
        working_time: few,
        duty_station: same,
        fte_thousandths: codes(1001).into_iter().map(|it| i32::try_from(it).unwrap()).collect(),
        birth_year: codes(1 << 30).into_iter().map(|it| i32::try_from(it).unwrap()).collect(),
        entry_month: vec![0; rows],
    };
    let bytes = staff_file::write(&table).unwrap();
    assert!(staff_file::read(bytes).unwrap() == Some(table));
}

#[test]
fn the_order_of_texts_in_memory_does_not_show_in_the_bytes() {
    let column = |texts: &[&str], codes: &[u32]| {
        let texts = texts.iter().map(ToString::to_string).collect();
        let columns = vec![("rank".to_owned(), CountColumn::Text(Coded { texts, codes: codes.to_vec() }))];
        count_file::write(CountKind::Stock, &CountTable::new(columns).ok().unwrap()).unwrap()
    };
    assert!(column(&["a", "b"], &[0, 1, 0]) == column(&["b", "unused", "a"], &[2, 0, 2]));
}

#[test]
fn a_column_that_does_not_fit_the_list_is_refused() {
    let mut table = staff(3);
    table.rank.codes.pop();
    let error = staff_file::write(&table).err().unwrap();
    assert_eq!(error.to_string(), "column `rank` of a staff list does not fit the 5 persons on it");
}
