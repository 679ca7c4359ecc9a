use std::collections::BTreeMap;

use super::*;
use crate::pipeline::Population;
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

fn full(counts: &CountTable) -> Month<'_> {
    Month { counts: Counts::Full(counts), populations: &[], year: None }
}

fn fresh(month: &Month<'_>) -> ReleasedCounts {
    release_counts(month, Protection::default(), &Known::default()).unwrap().0
}

fn released() -> ReleasedCounts {
    fresh(&full(&agency()))
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
    assert!(released.rows().count() > 20);
    for (row, shown) in released.rows() {
        let (about, shown) = (&row.cell, shown.unwrap());
        let truth: i64 = finest.cells().filter(|(cell, _)| about.holds(cell)).map(|(_, count)| count).sum();
        assert!(shown % 5 == 0 && (shown - truth).abs() < 5 * (released.steps() + 1), "{about:?}: {shown} for {truth}");
        assert!(truth % 5 != 0 || released.steps() > 0 || shown == truth, "{about:?}: {shown} for {truth}");
    }
}

#[test]
fn what_leaves_adds_up() {
    let cells: BTreeMap<CellKey, i64> =
        released().rows().map(|(row, count)| (row.cell.clone(), count.unwrap())).collect();
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
    let scattered = fresh(&full(&list(&rows)));
    let units = of(&scattered, "unit").unwrap();
    assert!(
        units.coarsened && units.axes[0].depth == 1,
        "divisions of 18 women and 24 men are told apart, sections are not"
    );
    assert!(scattered.rows().all(|(row, _)| row.cell.path("unit").len() <= 1));
}

fn bands() -> BTreeMap<String, GenderCount> {
    let mut bands: BTreeMap<String, GenderCount> = BTreeMap::new();
    for (key, people) in Finest::of(&agency()).unwrap().cells() {
        let count = bands.entry(key.path("rank")[0].clone()).or_default();
        let people = u64::try_from(people).unwrap();
        match key.path("gender")[0].as_str() {
            WOMEN => count.women += people,
            MEN => count.men += people,
            _ => count.another += people,
        }
    }
    bands
}

#[test]
fn the_past_leaves_by_bands_only() {
    let bands = bands();
    let past = fresh(&Month { counts: Counts::Bands(&bands), populations: &[], year: None });
    assert!(past.rows().all(|(row, _)| row.cell.path("unit").is_empty() && row.cell.path("rank").len() <= 1));
    assert!(past.rows().any(|(row, _)| row.cell.path("rank") == ["officer"]));
}

#[test]
fn the_same_list_gives_the_same_counts_and_a_list_without_a_column_none() {
    assert_eq!(released(), released());
    let short = CountTable::new(vec![(column::HEADCOUNT.to_owned(), CountColumn::Whole(vec![1]))]).unwrap();
    let refused = release_counts(&full(&short), Protection::default(), &Known::default()).err();
    assert_eq!(refused, Some(CountsError::Column(column::GENDER)));
    let nobody = fresh(&full(&list(&[])));
    assert_eq!(nobody.rows().filter(|(_, shown)| *shown != Some(0)).count(), 0);
}

fn registered(month: &Month<'_>, known: &Known<'_>) -> (ReleasedCounts, Registered) {
    let (released, registered) = release_counts(month, Protection::default(), known).unwrap();
    (released, registered.unwrap())
}

#[test]
fn what_was_published_of_a_month_stays_when_more_of_it_is_asked_for() {
    let (bands, agency) = (bands(), agency());
    let past = Month { counts: Counts::Bands(&bands), populations: &[], year: None };
    let (first, register) = registered(&past, &Known::default());
    let known = Known { published: Some(&register), ..Known::default() };
    let (second, after) = registered(&full(&agency), &known);
    let shown: BTreeMap<&RowKey, Option<i64>> = second.rows().collect();
    assert!(first.rows().all(|(row, count)| shown[row] == count), "the bands are shown as they were");
    // And now all of it is published: nothing is left to be registered, whatever is asked.
    let known = Known { published: Some(&after), ..Known::default() };
    for (month, expected) in [(&past, &first), (&full(&agency), &second)] {
        let (again, register) = release_counts(month, Protection::default(), &known).unwrap();
        assert!(register.is_none() && again == *expected);
    }
}

#[test]
fn a_corrected_list_is_refused_and_a_revision_keeps_what_did_not_change() {
    let agency = agency();
    let (first, register) = registered(&full(&agency), &Known::default());
    let mut rows: Vec<Row<'_>> = vec![("woman", "officer", "Guard", "South/Airport", 2)];
    let texts: Vec<[String; 4]> = (0..agency.len())
        .map(|row| {
            [column::GENDER, column::BAND, column::RANK, column::UNIT].map(|name| {
                let coded = agency.text(name).unwrap();
                coded.texts[coded.codes[row] as usize].replace('\u{1F}', "/")
            })
        })
        .collect();
    let heads = agency.whole(column::HEADCOUNT).unwrap();
    rows.extend(texts.iter().zip(heads).map(|([a, b, c, d], n)| (a.as_str(), b.as_str(), c.as_str(), d.as_str(), *n)));
    let corrected = list(&rows);
    let known = Known { published: Some(&register), ..Known::default() };
    let refused = release_counts(&full(&corrected), Protection::default(), &known).err().unwrap();
    assert!(matches!(refused, CountsError::Changed { rows } if rows > 3), "{refused:?}");
    assert!(refused.help().contains("--revise"));
    let (second, _) = registered(&full(&corrected), &Known { revise: true, ..known });
    let north = CellKey::at("unit", ["North"]);
    let of = |released: &ReleasedCounts| released.rows().find(|(row, _)| row.cell == north).unwrap().1;
    assert_eq!(of(&first), of(&second), "nobody came to the north");
    let other = Protection { profile: Profile::Round { base: 3 }, threshold: 3 };
    let refused = release_counts(&full(&agency), other, &known).err().unwrap();
    assert_eq!(refused.to_string(), "it was published under public-round, and a month keeps its protection");
}

#[test]
fn that_a_row_is_there_says_nothing() {
    // Four sections with one person each below a division that is shown as 0: each would be known to have one.
    let mut rows: Vec<Row<'_>> = vec![
        ("woman", "officer", "Guard", "South/Airport", 40),
        ("man", "officer", "Guard", "South/Airport", 80),
        ("man", "officer", "Guard", "South/Port", 80),
    ];
    rows.extend(["North/A", "North/B", "North/C", "North/D"].map(|unit| ("man", "officer", "Guard", unit, 1)));
    let released = fresh(&full(&list(&rows)));
    let shown: BTreeMap<&CellKey, Option<i64>> = released.rows().map(|(row, shown)| (&row.cell, shown)).collect();
    let zero = shown.iter().filter(|(cell, shown)| cell.0[0].is_empty() && **shown == Some(0)).count();
    assert_eq!(zero, 0, "nothing is listed that is shown as nobody");
    for cell in shown.keys().filter(|it| it.0[0].is_empty()) {
        assert!([WOMEN, MEN, OTHER].iter().all(|gender| shown.contains_key(&cell.of_gender(gender))), "{cell:?}");
    }
}

#[test]
fn a_month_like_the_one_before_is_shown_like_it() {
    let agency = agency();
    let (first, register) = registered(&full(&agency), &Known::default());
    let (second, _) = registered(&full(&agency), &Known { before: Some(&register), ..Known::default() });
    assert_eq!(first, second);
}

#[test]
fn the_people_of_a_target_are_part_of_the_same_problem() {
    let agency = agency();
    let population =
        Population { bands: vec!["Manager".to_owned()], units: vec!["North".to_owned()], ..Population::default() };
    let named = [NamedPopulation { name: "Managers of the north", population: &population }];
    let released = fresh(&Month { counts: Counts::Full(&agency), populations: &named, year: None });
    let of = |gender: &str| {
        let cell = CellKey::default().of_gender(gender);
        let row = RowKey { measure: Measure::Stock, population: Some("Managers of the north".to_owned()), cell };
        released.rows().find(|(key, _)| **key == row).and_then(|it| it.1)
    };
    // 1 + 3 inspectors and 5 + 5 chief inspectors are women; 12 + 13 and 6 + 7 are men.
    let (women, men) = (of(WOMEN).unwrap(), of(MEN).unwrap());
    assert!((women - 14).abs() < 5 && (men - 38).abs() < 5 && women % 5 == 0 && men % 5 == 0, "{women} {men}");
    assert_eq!(of(""), Some(women + men + of(OTHER).unwrap_or(0)));
}

#[test]
fn a_target_that_is_gone_cannot_be_looked_at_together_with_a_new_one() {
    let agency = agency();
    let of = |unit: &str| Population { units: vec![unit.to_owned()], ..Population::default() };
    let (north, south) = (of("North"), of("South"));
    let old = [NamedPopulation { name: "The north", population: &north }];
    let new = [NamedPopulation { name: "The south", population: &south }];
    let both = [old[0], new[0]];
    let asked = |populations| Month { counts: Counts::Full(&agency), populations, year: None };
    let (_, register) = registered(&asked(&old), &Known::default());
    let known = Known { published: Some(&register), ..Known::default() };
    let refused = release_counts(&asked(&new), Protection::default(), &known).err().unwrap();
    assert_eq!(
        refused.to_string(),
        "the people of the target `The north` were published for it, and the target is no longer in the pipeline file"
    );
    assert!(refused.help().starts_with("put the target back"));
    let (_, more) = release_counts(&asked(&both), Protection::default(), &known).unwrap();
    assert!(more.is_some(), "beside the old one the new one is protected");
    let (_, nothing) = release_counts(&asked(&[]), Protection::default(), &known).unwrap();
    assert!(nothing.is_none(), "without any nothing new is published");
}

fn year(joiners: [u64; 2], leavers: [u64; 2]) -> Account {
    let known = |[women, men]: [u64; 2]| GenderCount::known(women, men);
    Account {
        opening: known([170, 360]),
        joiners: known(joiners),
        leavers: known(leavers),
        promotions: known([3, 8]),
        closing: known([170 + joiners[0] - leavers[0], 360 + joiners[1] - leavers[1]]),
        ..Account::default()
    }
}

#[test]
fn movements_leave_as_totals_of_a_year_by_gender() {
    let (agency, year) = (agency(), year([12, 21], [7, 18]));
    let month = Month { counts: Counts::Full(&agency), populations: &[], year: Some(&year) };
    let (released, register) = registered(&month, &Known::default());
    let of = |measure: Measure, gender: &str| {
        let row = RowKey { measure, population: None, cell: CellKey::default().of_gender(gender) };
        released.rows().find(|(key, _)| **key == row).unwrap().1.unwrap()
    };
    assert_eq!(of(Measure::Joiners, ""), of(Measure::Joiners, WOMEN) + of(Measure::Joiners, MEN));
    assert!([10, 15].contains(&of(Measure::Joiners, WOMEN)) && [0, 5].contains(&of(Measure::Promotions, WOMEN)));
    let known = Known { published: Some(&register), ..Known::default() };
    assert!(release_counts(&month, Protection::default(), &known).unwrap().1.is_none());
}

#[test]
fn small_counts_are_withheld_where_that_is_asked_for_and_nothing_can_be_added_later() {
    let (agency, bands, year) = (agency(), bands(), year([12, 21], [3, 18]));
    let protection = Protection { profile: Profile::Suppress, threshold: 5 };
    let month = Month { counts: Counts::Full(&agency), populations: &[], year: Some(&year) };
    let (released, register) = release_counts(&month, protection, &Known::default()).unwrap();
    let (rows, register): (BTreeMap<RowKey, Option<i64>>, _) =
        (released.rows().map(|(row, shown)| (row.clone(), shown)).collect(), register.unwrap());
    assert!(rows.values().flatten().all(|&people| people == 0 || people >= 5), "no small count is shown");
    assert!(rows.values().any(Option::is_none) && rows.values().any(Option::is_some));
    let leavers = |gender: &str| {
        rows[&RowKey { measure: Measure::Leavers, population: None, cell: CellKey::default().of_gender(gender) }]
    };
    assert_eq!([leavers(WOMEN), leavers(MEN), leavers("")], [None; 3], "three women left");
    let joiners = RowKey { measure: Measure::Joiners, population: None, cell: CellKey::default() };
    assert_eq!(rows[&joiners], None, "twelve women came, and with both stocks they would give the three away");
    let known = Known { published: Some(&register), ..Known::default() };
    assert!(release_counts(&month, protection, &known).unwrap().1.is_none());
    let more = Month { counts: Counts::Bands(&bands), populations: &[], year: None };
    assert!(release_counts(&more, protection, &known).is_ok_and(|it| it.1.is_none()), "bands were shown already");
}

#[test]
fn where_small_counts_cannot_be_hidden_groups_are_merged_and_nobody_is_lost() {
    // One woman in one band and one man in the other: whoever withholds them gives them away by the totals.
    let bands: BTreeMap<String, GenderCount> = [
        ("officer".to_owned(), GenderCount { another: 2, ..GenderCount::known(1, 40) }),
        ("manager".to_owned(), GenderCount::known(30, 1)),
    ]
    .into();
    let protection = Protection { profile: Profile::Suppress, threshold: 5 };
    let month = Month { counts: Counts::Bands(&bands), populations: &[], year: None };
    let (released, register) = release_counts(&month, protection, &Known::default()).unwrap();
    let rows: BTreeMap<&RowKey, Option<i64>> = released.rows().collect();
    assert!(rows.values().flatten().all(|&people| people == 0 || people >= 5));
    assert!(rows.keys().all(|row| row.cell.path("gender") != [OTHER]), "the two others would follow from exact totals");
    let known = Known { published: register.as_ref(), ..Known::default() };
    let (again, none) = release_counts(&month, protection, &known).unwrap();
    assert!(none.is_none() && again == released, "the same again is found in the register");
}
