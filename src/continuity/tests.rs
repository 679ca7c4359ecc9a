//! Worked examples of two lists.

use rstest::rstest;

use super::*;
use crate::domain::{Period, Share};
use crate::pipeline::{Recoded, RecodedField};
use crate::table::{Coded, PersonKey, StaffTable};

/// A person as the tests see one.
#[derive(Clone)]
struct Person {
    id: u32,
    gender: &'static str,
    rank: &'static str,
    band: &'static str,
    level: i32,
    unit: String,
    born: i32,
}

/// Person `id`: every third one a woman, an officer in one of four posts of two divisions, born 1960 and later.
fn person(id: u32) -> Person {
    let gender = if id.is_multiple_of(3) { "woman" } else { "man" };
    let unit = format!("Operations\u{1f}Division {}\u{1f}Post {}", id % 2, id % 4);
    let born = 1960 + i32::try_from(id % 40).unwrap();
    Person { id, gender, rank: "Officer", band: "officer", level: 1, unit, born }
}

fn people(ids: std::ops::Range<u32>) -> Vec<Person> {
    ids.map(person).collect()
}

fn coded<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Coded {
    let mut distinct: Vec<String> = texts.clone().map(str::to_owned).collect();
    distinct.sort();
    distinct.dedup();
    let code = |text: &str| u32::try_from(distinct.iter().position(|it| it == text).unwrap()).unwrap();
    let codes = texts.map(code).collect();
    Coded { texts: distinct, codes }
}

fn list(people: &[Person]) -> StaffTable {
    let same = |text: &'static str| coded(people.iter().map(move |_| text));
    StaffTable {
        person: people
            .iter()
            .map(|it| {
                let [a, b, c, d] = it.id.to_le_bytes();
                PersonKey([a, b, c, d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
            })
            .collect(),
        gender: coded(people.iter().map(|it| it.gender)),
        rank: coded(people.iter().map(|it| it.rank)),
        rank_level: people.iter().map(|it| it.level).collect(),
        band: coded(people.iter().map(|it| it.band)),
        unit: coded(people.iter().map(|it| it.unit.as_str())),
        role: same("Guard"),
        role_family: same("front-line"),
        contract: same("Permanent"),
        working_time: same("full-time"),
        duty_station: same("Port"),
        fte_thousandths: vec![1000; people.len()],
        birth_year: people.iter().map(|it| it.born).collect(),
        entry_month: vec![0; people.len()],
    }
}

fn month(month: u8) -> Period {
    Period::new(2026, month).unwrap()
}

fn gap_between(before: &[Person], after: &[Person]) -> Option<Gap> {
    let (before, after) = (list(before), list(after));
    gate(&Pairs::of(&before, &after), (month(9), month(10)), Share::from_fraction(0.8))
}

#[test]
fn people_seen_again_are_a_share_of_the_earlier_list() {
    let (before, after) = (list(&people(0..100)), list(&people(12..140)));
    let overlap = Pairs::of(&before, &after).overlap();
    assert_eq!(overlap, Overlap { earlier: 100, later: 128, seen_again: 88 });
    assert_eq!(overlap, Overlap::of(&before.person, &after.person));
    assert_eq!((overlap.gone(), overlap.came()), (12, 40));
    assert_eq!(overlap.share(), Share::of(88, 100));
    assert_eq!(Overlap::of(&[], &after.person).share(), None);
}

#[rstest]
#[case::one_month(0.8, 1, Some(0.8))]
#[case::two_months(0.8, 2, Some(0.64))]
#[case::a_year(0.8, 12, Some(0.3))]
#[case::a_low_bar_is_never_raised(0.2, 12, Some(0.2))]
#[case::five_years(0.8, 60, Some(0.3))]
#[case::beyond(0.8, 61, None)]
#[case::the_same_month(0.8, 0, None)]
fn the_bar_is_lower_between_lists_further_apart(#[case] one: f64, #[case] months: i32, #[case] expected: Option<f64>) {
    let found = bar(Share::from_fraction(one).unwrap(), months).map(Share::fraction);
    assert!(found.is_none() == expected.is_none() && (found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-9);
}

#[test]
fn four_in_five_pass_the_gate_and_one_fewer_do_not() {
    assert_eq!(gap_between(&people(0..100), &people(20..100)), None);
    assert!(gap_between(&people(0..100), &people(21..121)).is_some());
    assert!(gap_between(&people(0..9), &people(50..59)).is_none(), "nine people say nothing");
}

#[test]
fn the_same_groups_under_other_numbers_are_a_new_numbering() {
    let renumbered: Vec<Person> = people(0..96).into_iter().map(|it| Person { id: it.id + 5_000, ..it }).collect();
    let gap = gap_between(&people(0..96), &renumbered).unwrap();
    assert_eq!((gap.reason, gap.overlap.seen_again), (Reason::Renumbered, 0));
}

#[test]
fn other_people_in_other_groups_are_another_agency() {
    let other =
        people(40..140).into_iter().map(|it| Person { id: it.id + 60, unit: format!("Sea {}", it.id % 4), ..it });
    assert_eq!(gap_between(&people(0..100), &other.collect::<Vec<_>>()).unwrap().reason, Reason::OtherAgency);
}

#[test]
fn half_of_the_same_people_are_an_incomplete_list() {
    let gap = gap_between(&people(0..100), &people(0..50)).unwrap();
    assert_eq!((gap.reason, gap.overlap.later), (Reason::Incomplete, 50));
}

#[test]
fn too_few_groups_tell_nothing_of_the_reason() {
    let alike = |ids: std::ops::Range<u32>| {
        people(ids).into_iter().map(|it| Person { unit: "Post".to_owned(), ..it }).collect::<Vec<_>>()
    };
    assert_eq!(gap_between(&alike(0..50), &alike(100..150)).unwrap().reason, Reason::Unclear);
}

#[test]
fn a_number_is_recycled_where_gender_and_birth_year_both_change() {
    let before = people(0..6);
    let mut after = before.clone();
    (after[0].gender, after[0].born) = ("man", 1999);
    after[1].gender = "woman"; // a corrected record
    after[2].born = 1901; // a corrected date
    (after[3].gender, after[3].born) = ("not stated", 1990);
    (after[4].gender, after[4].born) = ("woman", 0);
    let (before, after) = (list(&before), list(&after));
    assert_eq!(recycled(&Pairs::of(&before, &after)), 1);
}

#[test]
fn people_who_return_are_counted_by_the_months_they_were_away() {
    let lists = [people(0..10), people(2..10), people(4..10), people(1..10)].map(|it| list(&it));
    let lists: Vec<(Period, &[PersonKey])> =
        (1..).zip(&lists).map(|(at, it)| (month(at), it.person.as_slice())).collect();
    // Person 1 was away in February and March, persons 2 and 3 in March only.
    assert_eq!(absences(&lists).into_iter().collect::<Vec<_>>(), [(1, 2), (2, 1)]);
    assert!(absences(&lists[..1]).is_empty() && absences(&[]).is_empty());
}

fn found(before: &[Person], after: &[Person], usual: &Usual) -> Vec<Change> {
    let (before, after) = (list(before), list(after));
    changes(&Pairs::of(&before, &after), usual, false)
}

/// The same people with what `change` makes of some of them.
fn changed(people: &[Person], change: impl Fn(&mut Person)) -> Vec<Person> {
    let mut after = people.to_vec();
    after.iter_mut().for_each(change);
    after
}

#[test]
fn a_renamed_division_is_found_once_and_not_again_in_its_posts() {
    let before = people(0..80);
    let after = changed(&before, |it| it.unit = it.unit.replace("Division 1", "Northern Division"));
    let renamed = Change::Together {
        field: Field::Unit,
        from: "Operations / Division 1".to_owned(),
        to: vec!["Operations / Northern Division".to_owned()],
        moved: 40,
        of: 40,
    };
    assert_eq!(found(&before, &after, &Usual::default()), [renamed]);
}

#[test]
fn a_division_split_into_new_ones_is_one_change() {
    let before = people(0..80);
    let after = changed(&before, |it| it.unit = it.unit.replace("Division 1", &format!("Division 1 {}", it.id % 4)));
    let [Change::Together { from, to, moved: 40, of: 40, .. }] = &found(&before, &after, &Usual::default())[..] else {
        panic!("not one split");
    };
    assert_eq!((from.as_str(), to.len()), ("Operations / Division 1", 2));
}

#[rstest]
#[case::four_people(4, 0)]
#[case::five_people(5, 1)]
fn fewer_than_five_people_are_no_re_organisation(#[case] moved: u32, #[case] expected: usize) {
    let before = people(0..80);
    // Post 3 of 20 people: at least a fifth of it is four, and the five go to one post.
    let goes = |it: &Person| it.id % 4 == 3 && it.id < 4 * moved;
    let after = changed(&before, |it| {
        if goes(it) {
            it.unit = "Operations\u{1f}Division 1\u{1f}Post 1".to_owned();
        }
    });
    assert_eq!(found(&before, &after, &Usual::default()).len(), expected);
}

#[test]
fn people_who_scatter_over_old_units_move_on_their_own() {
    let before = people(0..80);
    let after = changed(&before, |it| {
        if it.id % 4 == 3 && it.id < 40 {
            it.unit = format!("Operations\u{1f}Division {}\u{1f}Post {}", it.id % 3 % 2, it.id % 3);
        }
    });
    assert!(found(&before, &after, &Usual::default()).is_empty());
}

#[test]
fn what_is_usual_is_no_re_organisation() {
    let before = people(0..80);
    let goes = |it: &Person| it.id % 4 == 3 && it.id < 24;
    let after = changed(&before, |it| {
        if goes(it) {
            it.unit = "Operations\u{1f}Division 1\u{1f}Post 1".to_owned();
        }
    });
    let usual = |unit_changes| Usual::of(vec![MonthMoves { stock: 80, unit_changes, ..MonthMoves::default() }; 3]);
    // Six of twenty moved. With 4 of 80 a month, one of twenty is usual, and six are more than five times that.
    assert_eq!(found(&before, &after, &usual(4)).len(), 1);
    assert_eq!(found(&before, &after, &usual(5)).len(), 0);
}

#[test]
fn a_renamed_rank_explains_the_change_of_its_band() {
    let before = people(0..40);
    let after = changed(&before, |it| (it.rank, it.band, it.level) = ("Agent", "senior officer", 2));
    let found = found(&before, &after, &Usual::default());
    let renamed = Change::Together {
        field: Field::Rank,
        from: "Officer".to_owned(),
        to: vec!["Agent".to_owned()],
        moved: 40,
        of: 40,
    };
    assert_eq!(found, [renamed]);
}

#[test]
fn a_tenth_of_the_agency_in_another_band_is_a_recoded_ladder() {
    let mut before = people(0..60);
    before.iter_mut().filter(|it| it.id >= 30).for_each(|it| (it.rank, it.band) = ("Chief", "manager"));
    let after = changed(&before, |it| {
        if it.id % 8 == 0 {
            (it.rank, it.band) = if it.band == "manager" { ("Officer", "officer") } else { ("Chief", "manager") };
        }
    });
    assert_eq!(found(&before, &after, &Usual::default()), [Change::Bands { changed: 8, of: 60 }]);
}

#[test]
fn a_rank_that_scatters_is_gone() {
    let mut before = people(0..60);
    before.iter_mut().filter(|it| it.id < 12).for_each(|it| it.rank = "Cadet");
    before.iter_mut().filter(|it| it.id >= 50).for_each(|it| it.rank = "Chief");
    let after = changed(&before, |it| {
        if it.rank == "Cadet" {
            it.rank = if it.id % 2 == 0 { "Officer" } else { "Chief" };
        }
    });
    let gone = Change::Gone { field: Field::Rank, text: "Cadet".to_owned(), people: 12 };
    assert_eq!(found(&before, &after, &Usual::default()), [gone]);
}

#[test]
fn a_tenth_of_the_staff_that_comes_or_goes_at_once_is_bulk_unless_usual() {
    let found = |usual: &Usual| found(&people(0..100), &people(10..112), usual);
    let both = [Change::Came { people: 12, of: 100 }, Change::Went { people: 10, of: 100 }];
    assert_eq!(found(&Usual::default()), both);
    let usual = |went| Usual::of(vec![MonthMoves { stock: 100, came: 1, went, ..MonthMoves::default() }]);
    // Ten times one is ten: twelve are more, ten are not.
    assert_eq!(found(&usual(1)), both[..1]);
}

#[test]
fn texts_that_say_nothing_is_known_are_no_groups() {
    let before = people(0..40);
    let after = changed(&before, |it| (it.rank, it.unit) = ("(unmapped)", "(not recorded)".to_owned()));
    assert!(found(&before, &after, &Usual::default()).is_empty());
}

fn rule(field: RecodedField, from: &str, to: &[&str]) -> Recoded {
    Recoded { month: month(10), field, from: from.to_owned(), to: to.iter().map(ToString::to_string).collect() }
}

#[test]
fn who_was_only_renamed_has_the_new_text_on_the_earlier_list_and_nobody_else() {
    let before = people(0..8);
    let mut after = changed(&before, |it| it.unit = it.unit.replace("Division 1", "North"));
    after[1].unit = "Support".to_owned(); // really moved
    let (opening, closing) = (list(&before), list(&after));
    let rule = rule(RecodedField::Unit, "operations / division 1", &["Operations / North", "Operations / South"]);
    let recoding = recode(&Pairs::of(&opening, &closing), &[&rule]);
    assert_eq!(recoding.used, [3]);
    let unit = |row: usize| &recoding.opening.unit.texts[recoding.opening.unit.codes[row] as usize];
    assert_eq!(unit(1), &before[1].unit);
    assert!([0, 2, 3, 4, 5, 6, 7].iter().all(|&row| *unit(row) == after[row].unit));
    assert!(recoding.opening.unit.texts.is_sorted());
}

#[test]
fn a_renamed_rank_brings_its_level_and_band() {
    let before = people(0..8);
    let after = changed(&before, |it| (it.rank, it.band, it.level) = ("Agent", "senior officer", 2));
    let (opening, closing) = (list(&before), list(&after));
    let recoding = recode(&Pairs::of(&opening, &closing), &[&rule(RecodedField::Rank, "Officer", &["Agent"])]);
    assert!(recoding.opening.rank == closing.rank && recoding.opening.band == closing.band);
    assert_eq!(recoding.opening.rank_level, closing.rank_level);
    let misspelt = recode(&Pairs::of(&opening, &closing), &[&rule(RecodedField::Rank, "Oficer", &["Agent"])]);
    assert!(misspelt.used == [0] && misspelt.opening == opening);
}
