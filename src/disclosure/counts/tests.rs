use std::collections::BTreeMap;

use super::*;
use crate::table::{Coded, CountColumn, CountTable, column};

/// Gender, band, rank, unit, and how many people.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, i64);

/// A list of these people.
fn list(rows: &[Row<'_>]) -> CountTable {
    let coded = |of: &dyn Fn(&Row<'_>) -> String| {
        let texts: Vec<String> = rows.iter().map(of).collect();
        let codes = (0..rows.len()).map(|row| u32::try_from(row).unwrap()).collect();
        CountColumn::Text(Coded { texts, codes })
    };
    let text = |name: &str, of: &dyn Fn(&Row<'_>) -> String| (name.to_owned(), coded(of));
    let blank = |name: &str| (name.to_owned(), coded(&|_| String::new()));
    CountTable::new(vec![
        text(column::GENDER, &|it| it.0.to_owned()),
        text(column::BAND, &|it| it.1.to_owned()),
        text(column::RANK, &|it| it.2.to_owned()),
        text(column::UNIT, &|it| it.3.replace('/', "\u{1F}")),
        blank(column::ROLE),
        blank(column::ROLE_FAMILY),
        blank(column::CONTRACT),
        blank(column::WORKING_TIME),
        blank(column::DUTY_STATION),
        (column::HEADCOUNT.to_owned(), CountColumn::Whole(rows.iter().map(|it| it.4).collect())),
    ])
    .unwrap()
}

/// Two divisions with four sections, three ranks, a single woman among the inspectors of the north.
fn agency() -> CountTable {
    let mut rows = Vec::new();
    let units = ["North/Airport", "North/Port", "South/Airport", "South/Land border"];
    for (place, unit) in units.into_iter().enumerate() {
        let more = i64::try_from(place).unwrap();
        rows.push(("woman", "officer", "Guard", unit, 31 + 3 * more));
        rows.push(("man", "officer", "Guard", unit, 58 + 7 * more));
        rows.push(("woman", "manager", "Inspector", unit, if place == 0 { 1 } else { 2 + more }));
        rows.push(("man", "manager", "Inspector", unit, 12 + more));
        rows.push(("man", "manager", "Chief inspector", unit, 6 + more));
        rows.push(("woman", "manager", "Chief inspector", unit, 5));
    }
    rows.push(("another", "officer", "Guard", "North/Port", 1));
    list(&rows)
}

fn released() -> ReleasedCounts {
    release_counts(&agency(), Extent::Full, Protection::default()).unwrap()
}

fn key(of: &[(&str, &[&str])]) -> CellKey {
    let mut key = CellKey::default();
    for (dimension, path) in of {
        let place = DIMENSIONS.iter().position(|it| it == dimension).unwrap();
        key.0[place] = path.iter().map(ToString::to_string).collect();
    }
    key
}

#[test]
fn every_count_that_leaves_is_a_multiple_of_the_base_near_the_true_one() {
    let released = released();
    let finest = Finest::of(&agency()).unwrap();
    assert!(released.cells().count() > 20);
    for (about, shown) in released.cells() {
        let within = |cell: &CellKey| about.0.iter().zip(&cell.0).all(|(asked, path)| path.starts_with(asked));
        let truth: i64 = finest.cells().filter(|(cell, _)| within(cell)).map(|(_, count)| count).sum();
        assert!(shown % 5 == 0 && (shown - truth).abs() < 5 * (released.steps() + 1), "{about:?}: {shown} for {truth}");
        assert!(truth % 5 != 0 || released.steps() > 0 || shown == truth, "{about:?}: {shown} for {truth}");
    }
}

#[test]
fn what_leaves_adds_up() {
    let cells: BTreeMap<CellKey, i64> = released().cells().map(|(key, count)| (key.clone(), count)).collect();
    let of = |gender: &[&str], unit: &[&str]| cells.get(&key(&[("gender", gender), ("unit", unit)])).copied();
    let genders = [&["women"][..], &["men"], &["another or not stated"]];
    for unit in [&[][..], &["North"], &["South"]] {
        let sum: i64 = genders.iter().filter_map(|gender| of(gender, unit)).sum();
        assert_eq!(Some(sum), of(&[], unit), "{unit:?}");
    }
    assert_eq!(of(&[], &["North"]).unwrap() + of(&[], &["South"]).unwrap(), of(&[], &[]).unwrap());
}

#[test]
fn breakdowns_are_no_finer_than_their_people_allow() {
    let all = released();
    let of = |released: &ReleasedCounts, name: &str| released.breakdowns().iter().find(|it| it.name == name).cloned();
    assert!(!of(&all, "rank").unwrap().coarsened, "ranks have people enough");
    assert_eq!(of(&all, "contract"), None, "the lists do not tell contracts apart");
    // Twelve sections of three women and four men each: three and a half people a cell.
    let sections: Vec<String> =
        (0..12).map(|at| format!("{}/Section {at}", if at < 6 { "North" } else { "South" })).collect();
    let rows: Vec<_> = sections
        .iter()
        .flat_map(|unit| {
            [("woman", "officer", "Guard", unit.as_str(), 3), ("man", "officer", "Guard", unit.as_str(), 4)]
        })
        .collect();
    let scattered = release_counts(&list(&rows), Extent::Full, Protection::default()).unwrap();
    let units = of(&scattered, "unit").unwrap();
    assert!(
        units.coarsened && units.axes[0].depth == 1,
        "divisions of 18 women and 24 men are told apart, sections are not"
    );
    assert!(scattered.cells().all(|(about, _)| about.path("unit").len() <= 1));
}

#[test]
fn the_past_leaves_by_bands_only() {
    let past = release_counts(&agency(), Extent::Past, Protection::default()).unwrap();
    assert!(past.cells().all(|(about, _)| about.path("unit").is_empty() && about.path("rank").len() <= 1));
    assert!(past.cells().any(|(about, _)| about.path("rank") == ["officer"]));
}

#[test]
fn the_same_list_gives_the_same_counts_and_a_list_without_a_column_none() {
    assert_eq!(released(), released());
    let short = CountTable::new(vec![(column::HEADCOUNT.to_owned(), CountColumn::Whole(vec![1]))]).unwrap();
    assert_eq!(release_counts(&short, Extent::Full, Protection::default()), Err(CountsError::Column(column::GENDER)));
    let nobody = release_counts(&list(&[]), Extent::Full, Protection::default()).unwrap();
    assert_eq!(nobody.cells().count(), 0);
}
