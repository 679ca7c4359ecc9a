//! What offices do to their lists: months in one file, numbered columns, counts by gender below, grades spelt at will.

use rstest::rstest;

use super::grids::{framed, grid, recognised};
use crate::init::{Guess, Recognised};

/// A list of what each row holds, under a header.
fn list(header: &str, people: usize, row: impl Fn(usize) -> String) -> Recognised {
    let mut lines = vec![header.to_owned()];
    lines.extend((0..people).map(row));
    recognised(&[grid(&lines.iter().map(String::as_str).collect::<Vec<_>>())]).unwrap()
}

fn gender(row: usize) -> &'static str {
    if row.is_multiple_of(3) { "F" } else { "M" }
}

#[test]
fn months_under_an_unknown_header_are_not_counted_as_so_many_people() {
    let row = |at: usize| format!("2026-{:02}-01;{};{};Guard", 8 + at / 20, 1000 + at % 20 * 7, gender(at % 20));
    let seen = list("Lot;Staff No;Gender;Rank", 60, row);
    let Guess::Ask(question) = &seen.person else { panic!("{:?}", seen.person) };
    assert_eq!(question.text, "does column `Staff No` hold the staff number");
    assert!(matches!(seen.duplicates, Guess::Ask(_)));
}

#[test]
fn months_under_a_header_that_says_so_are_lists_of_their_own() {
    let row = |at: usize| format!("2026-{:02}-01;{};{};Guard", 8 + at / 20, 1000 + at % 20 * 7, gender(at % 20));
    let seen = list("Reporting Month;Staff No;Gender;Rank", 60, row);
    assert_eq!(seen.period, Guess::Found("Reporting Month".to_owned()));
    assert_eq!(seen.person, Guess::Found("Staff No".to_owned()));
}

#[test]
fn months_without_days_are_lists_of_their_own() {
    let row = |at: usize| format!("2026-{:02};{};{};Guard", 8 + at / 20, 1000 + at % 20 * 7, gender(at % 20));
    let seen = list("Month;Staff No;Gender;Rank", 60, row);
    assert_eq!(seen.period, Guess::Found("Month".to_owned()));
    assert_eq!(seen.person, Guess::Found("Staff No".to_owned()));
}

#[test]
fn a_row_that_numbers_the_columns_is_no_person() {
    let lines = ["Emp. No.;Name;Sex;Grade", "(1);(2);(3);(4)", "107;Aa;F;Guard", "114;Bb;M;Guard", "121;Cc;M;Guard"];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.header_row, frame.header_rows, frame.people.len()), (1, 2, 3));
    assert_eq!(frame.headers[2], "Sex / (3)");
}

#[test]
fn counts_by_gender_below_the_list_are_no_people() {
    let lines = [
        "Matricule;Nom;Sexe;Grade;Service",
        "107;Aa;F;Garde;Nord",
        "114;Bb;M;Garde;Nord",
        "121;Cc;M;Garde;Sud",
        "",
        ";;Femmes;=1",
        ";;Hommes;=2",
        ";;;;Zyxwall Asdis",
    ];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.people.len(), frame.totals, frame.leftover), (3, vec!["Femmes".into(), "Hommes".into()], 1));
}

#[test]
fn a_list_that_begins_with_gender_keeps_its_people() {
    let lines = ["Gender;Staff No;Rank", "Male;107;Guard", "Female;114;Guard", "Male;121;Guard", "Male;128;Guard"];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.people.len(), frame.totals.len()), (4, 0));
}

#[test]
fn rows_that_a_run_would_refuse_are_told() {
    let lines = ["Matricule;Sexe;Grade;Service", "107;F;Garde;Nord", "114;M;Garde;Nord", "", ";;;Zyxwall Asdis"];
    let seen = recognised(&[grid(&lines)]).unwrap();
    assert!(seen.notes.iter().any(|it| it.contains("no word marks: 1, such as signatures")), "{:?}", seen.notes);
}

#[test]
fn a_grade_spelt_at_will_is_one_rank() {
    let spellings = ["P-2", "P2", "P 2", "P-3", "P3", "GS-5", "GS5", "GS 05", "D-1", "D1"];
    let seen = list("Index No;Gender;Grade", 60, |at| {
        format!("{};{};{}", 1000 + at * 7, gender(at), spellings[at % spellings.len()])
    });
    let ranks: Vec<(usize, u64)> = seen.ranks.iter().map(|it| (it.also.len() + 1, it.rows)).collect();
    assert_eq!(ranks, [(3, 18), (3, 18), (2, 12), (2, 12)]);
}

#[rstest]
#[case("MaritalStatusID", 0)]
#[case("Civil Status", 0)]
#[case("Employment Status", 1)]
fn being_married_says_nothing_of_being_in_service(#[case] header: &str, #[case] notes: usize) {
    let seen = list(&format!("Staff No;Gender;Rank;{header}"), 40, |at| {
        format!("{};{};Guard;{}", 1000 + at * 7, gender(at), ["Single", "Other"][at % 2])
    });
    assert_eq!(seen.notes.iter().filter(|it| it.contains("different values")).count(), notes, "{:?}", seen.notes);
}

#[test]
fn a_column_that_says_the_same_of_everybody_is_no_rival() {
    let seen = list("Staff No;Gender;Job Title;Profession", 40, |at| {
        format!("{};{};{};Operations", 1000 + at * 7, gender(at), ["Guard", "Clerk"][at % 2])
    });
    assert_eq!(seen.role, Guess::Found("Job Title".to_owned()));
}

#[test]
fn only_columns_of_few_values_are_offered_as_gender() {
    let seen = list("Staff No;Rank;Shift;Serial;Constant", 40, |at| {
        format!("{};Guard;{};{};x", 1000 + at * 7, ["Red", "Blue", "Green"][at % 3], at * 31)
    });
    assert_eq!(seen.gender, Guess::Absent);
    assert_eq!(seen.may_be_gender, ["Shift"]);
}

#[test]
fn a_number_in_brackets_is_never_surely_a_gender() {
    let seen = list("Staff No;Sex;Rank", 40, |at| {
        format!("{};{};Guard", 1000 + at * 7, if at == 0 { "(3)" } else { gender(at) })
    });
    assert!(seen.gender_codes.question.is_some());
}

#[test]
fn amounts_with_thousands_are_no_staff_numbers() {
    let seen = list("NAME;DEPARTMENT;TITLE;REGULAR", 40, |at| format!("Zz;Parks;Guard;{},{:03}.55", 40 + at, at * 17));
    assert_eq!(seen.person, Guess::Absent);
    assert!(seen.refused.iter().any(|it| it.0 == "REGULAR"));
}
