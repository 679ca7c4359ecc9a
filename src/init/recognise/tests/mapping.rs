//! Columns recognised, asked about and refused in small lists.

use rstest::rstest;

use super::grids::{grid, recognised};
use crate::init::{Guess, NotAList, Recognised};
use crate::pipeline::{DateOrder, DuplicateRule, Refused, UnitColumns, WorkingTimeUnit};

/// A list of `people` rows; each column is a header and what its `n`-th row holds.
fn list(people: usize, columns: &[(&str, &dyn Fn(usize) -> String)]) -> Recognised {
    recognised(&[table(people, columns)]).unwrap()
}

fn table(people: usize, columns: &[(&str, &dyn Fn(usize) -> String)]) -> crate::ingest::Grid {
    let line = |cells: Vec<String>| cells.join(";");
    let mut lines = vec![line(columns.iter().map(|it| it.0.to_owned()).collect())];
    lines.extend((0..people).map(|row| line(columns.iter().map(|it| it.1(row)).collect())));
    grid(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

fn of<'a>(texts: &'a [&'a str]) -> impl Fn(usize) -> String + 'a {
    move |row| texts[row % texts.len()].to_owned()
}

fn number(row: usize) -> String {
    format!("K{}", 10_000 + row * 37 % 9_973)
}

fn found<T: Clone>(guess: &Guess<T>) -> Option<T> {
    if let Guess::Found(it) = guess { Some(it.clone()) } else { None }
}

fn options<T: Clone>(guess: &Guess<T>) -> Vec<T> {
    if let Guess::Ask(it) = guess { it.options.iter().map(|it| it.value.clone()).collect() } else { Vec::new() }
}

#[test]
fn names_under_innocent_headers_are_refused() {
    let names = ["DUPONT Marie", "MARTIN Jean", "Bernard Paul", "PETIT Claire", "Durand Sophie", "LEROY Michel"];
    let seen = list(
        24,
        &[
            ("Matricule", &number),
            ("Désignation", &of(&names)),
            ("Sexe", &of(&["F", "H"])),
            ("Grade", &of(&["Agent", "Sergent"])),
        ],
    );
    assert_eq!(seen.refused, [("Désignation".to_owned(), Refused::Name)]);
    assert_eq!(seen.role, Guess::Absent);
    let apart = |row: usize| {
        format!(
            "{} {}",
            ["Ulvan", "Merten", "Zorvik", "Aldo", "Bex"][row % 5],
            ["Qorr", "Wexl", "Trun", "Oblik", "Vask", "Hurn"][row / 5]
        )
    };
    let seen = list(
        30,
        &[("Code", &number), ("Agent", &apart), ("Sexe", &of(&["F", "H"])), ("Grade", &of(&["Agent", "Sergent"]))],
    );
    assert_eq!(seen.refused, [("Agent".to_owned(), Refused::Name)]);
    assert_eq!(options(&seen.person), ["Code"]);
}

#[rstest]
#[case("Contact", &["a.b@example.org", "c@example.org", "d@example.org"], Refused::EMail)]
#[case("Contact", &["+33 1 00 00 00 01", "+33 1 00 00 00 02"], Refused::Phone)]
#[case("Valeur", &["1 200,00 €", "1 300,00 €"], Refused::Pay)]
#[case("Código", &["12345678Z", "11111111H", "22222222J"], Refused::NationalNumber)]
#[case("Monthly Salary", &["1200", "1300"], Refused::Pay)]
#[case("Employee / Surname", &["X", "Y"], Refused::Name)]
fn personal_values_are_refused_whatever_the_header(
    #[case] header: &str,
    #[case] values: &[&str],
    #[case] why: Refused,
) {
    let seen = list(
        12,
        &[
            ("Staff No", &number),
            (header, &of(values)),
            ("Sex", &of(&["F", "M"])),
            ("Rank", &of(&["Guard", "Sergeant"])),
        ],
    );
    assert_eq!(seen.refused, [(header.to_owned(), why)]);
}

#[test]
fn titles_are_never_gender() {
    let seen =
        list(12, &[("Staff No", &number), ("Title", &of(&["Mr", "Mrs", "Ms"])), ("Rank", &of(&["Guard", "Sergeant"]))]);
    assert_eq!((seen.gender.clone(), seen.role.clone()), (Guess::Absent, Guess::Absent));
    assert!(seen.notes.iter().any(|it| it.starts_with("no column holds gender")));
    let seen =
        list(12, &[("Staff No", &number), ("Civilité", &of(&["M.", "Mme"])), ("Grade", &of(&["Guard", "Sergeant"]))]);
    assert_eq!(seen.gender, Guess::Absent);
}

#[test]
fn gender_words_are_known_without_a_header_and_letters_are_asked() {
    let seen =
        list(12, &[("Staff No", &number), ("Col5", &of(&["Female", "Male"])), ("Rank", &of(&["Guard", "Sergeant"]))]);
    assert_eq!(found(&seen.gender).as_deref(), Some("Col5"));
    let seen = list(12, &[("Staff No", &number), ("Col5", &of(&["F", "M"])), ("Rank", &of(&["Guard", "Sergeant"]))]);
    assert_eq!(options(&seen.gender), ["Col5"]);
}

#[test]
fn a_numbering_column_is_no_staff_number() {
    let row = |row: usize| (row + 1).to_string();
    let seen = list(
        12,
        &[("No.", &row), ("Matricule", &number), ("Sexe", &of(&["F", "H"])), ("Grade", &of(&["Agent", "Sergent"]))],
    );
    assert_eq!(found(&seen.person).as_deref(), Some("Matricule"));
    let seen = list(
        12,
        &[
            ("م", &row),
            ("الرقم الوظيفي", &number),
            ("الجنس", &of(&["ذكر", "أنثى"])),
            ("الرتبة", &of(&["جندي", "رقيب"])),
        ],
    );
    assert_eq!(found(&seen.person).as_deref(), Some("الرقم الوظيفي"));
    let seen = list(12, &[("No.", &row), ("Sexe", &of(&["F", "H"])), ("Grade", &of(&["Agent", "Sergent"]))]);
    assert_eq!((found(&seen.person), found(&seen.duplicates)), (None, Some(DuplicateRule::SeparatePeople)));
    assert!(seen.notes.iter().any(|it| it.starts_with("no column holds a staff number")));
}

#[rstest]
#[case::zeros(&|row: usize| format!("{:06}", row * 7_919 % 1_000_000), Some(6))]
#[case::eaten(&|row: usize| (row * 7_919 % 1_000_003).to_string(), Some(6))]
#[case::counters(&|row: usize| (row + 1).to_string(), None)]
#[case::letters(&number, None)]
fn a_width_is_declared_where_zeros_were_eaten(#[case] id: &dyn Fn(usize) -> String, #[case] width: Option<usize>) {
    let seen = list(900, &[("Staff No", id), ("Sex", &of(&["F", "M"])), ("Rank", &of(&["Guard", "Sergeant"]))]);
    assert_eq!(seen.person_width, width);
}

#[test]
fn damaged_staff_numbers_are_counted() {
    let id = |row: usize| if row < 3 { format!("1.2{row}E+11") } else { format!("12000000{row:04}") };
    let seen = list(40, &[("Staff No", &id), ("Sex", &of(&["F", "M"])), ("Rank", &of(&["Guard", "Sergeant"]))]);
    assert!(
        seen.notes.iter().any(
            |it| it.starts_with("staff numbers in `Staff No` that a spreadsheet turned into the form 1.23E+11: 3;")
        ),
        "{:?}",
        seen.notes
    );
}

#[test]
fn persons_listed_twice_are_judged_by_their_rows() {
    let id = |row: usize| number(if row == 38 { 0 } else { row });
    let half = |row: usize| if row.is_multiple_of(38) { if row == 0 { "0.6" } else { "0.4" } } else { "1" }.to_owned();
    let posts = [
        ("Staff No", &id as &dyn Fn(usize) -> String),
        ("Sex", &of(&["F", "M"])),
        ("Rank", &of(&["Guard", "Guard"])),
        ("FTE", &half),
    ];
    assert_eq!(found(&list(40, &posts).duplicates), Some(DuplicateRule::LargestFte));
    let asked = list(40, &posts[..3]).duplicates;
    assert_eq!(options(&asked)[0], DuplicateRule::LargestFte);
}

#[rstest]
#[case(&["2026-10-31", "1999-01-02"], DateOrder::YearFirst)]
#[case(&["20261031", "19990102", "99991231", "00000000"], DateOrder::YearFirst)]
#[case(&["31/10/2019", "02.01.1999"], DateOrder::DayFirst)]
#[case(&["10/31/2019", "1/2/1999"], DateOrder::MonthFirst)]
fn the_order_of_dates_is_found(#[case] dates: &[&str], #[case] order: DateOrder) {
    let seen = list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Hire Date", &of(dates))]);
    assert_eq!(found(&seen.entry).as_deref(), Some("Hire Date"));
    assert_eq!(found(&seen.dates), Some(order));
}

#[test]
fn days_that_could_be_months_are_asked() {
    let seen = list(
        20,
        &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Hire Date", &of(&["01/02/2019", "05/06/1999"]))],
    );
    assert_eq!(options(&seen.dates), [DateOrder::DayFirst, DateOrder::MonthFirst]);
}

#[rstest]
#[case(&["31/10/19", "02/01/99"], "column `Hire Date` has years of two digits")]
#[case(&["31-Oct-19", "2 Jan 99"], "column `Hire Date` has months in words")]
fn dates_that_a_run_cannot_read_are_not_mapped(#[case] dates: &[&str], #[case] note: &str) {
    let seen = list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Hire Date", &of(dates))]);
    assert_eq!(seen.entry, Guess::Absent);
    assert!(seen.notes.iter().any(|it| it.starts_with(note)), "{:?}", seen.notes);
}

#[test]
fn months_in_words_need_no_order() {
    let dates = of(&["31-OCT-2019", "02-JAN-1999"]);
    let seen = list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Hire Date", &dates)]);
    assert_eq!((seen.entry, seen.dates), (Guess::Found("Hire Date".to_owned()), Guess::Found(DateOrder::YearFirst)));
}

#[test]
fn births_after_entries_are_asked() {
    let late = of(&["2005-01-01", "2010-05-05"]);
    let early = of(&["1970-01-01", "1980-05-05"]);
    let seen =
        list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Birth Date", &late), ("Hire Date", &early)]);
    assert_eq!(
        (options(&seen.birth), options(&seen.entry)),
        (vec!["Hire Date".to_owned(), "Birth Date".to_owned()], vec!["Birth Date".to_owned(), "Hire Date".to_owned()])
    );
}

#[rstest]
#[case("FTE", &["1", "0.5"], WorkingTimeUnit::Fraction, false)]
#[case("ETP", &["1,0", "0,8"], WorkingTimeUnit::Fraction, true)]
#[case("FTE %", &["100", "60"], WorkingTimeUnit::Percent, false)]
#[case("Weekly Hours", &["38.5", "38.5", "20"], WorkingTimeUnit::WeeklyHours { full_time: 38.5 }, false)]
#[case("Full/Part Time", &["Full time", "Part time"], WorkingTimeUnit::Words, false)]
#[case("Temps de travail", &["Temps plein", "Temps partiel"], WorkingTimeUnit::Words, false)]
fn working_time_is_known_by_its_values(
    #[case] header: &str,
    #[case] values: &[&str],
    #[case] unit: WorkingTimeUnit,
    #[case] comma: bool,
) {
    let seen = list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), (header, &of(values))]);
    assert_eq!(found(&seen.working_time), Some((header.to_owned(), unit)));
    assert_eq!(seen.decimal_comma, comma);
    assert_eq!(seen.working_words.len(), if unit == WorkingTimeUnit::Words { 2 } else { 0 });
}

#[test]
fn units_stand_from_the_top_down_and_codes_give_way_to_names() {
    let section = |row: usize| format!("Section {}", row % 12);
    let division = |row: usize| format!("Division {}", row % 12 / 3);
    let directorate = |row: usize| format!("Directorate {}", row % 12 / 6);
    let code = |row: usize| format!("5{:07}", row % 12);
    let seen = list(
        48,
        &[
            ("Staff No", &number),
            ("Section", &section),
            ("ORGEH", &code),
            ("Division", &division),
            ("Directorate", &directorate),
            ("Sex", &of(&["F", "M"])),
        ],
    );
    let levels = ["Directorate", "Division", "Section"].map(str::to_owned).to_vec();
    assert_eq!(found(&seen.unit), Some(UnitColumns::Levels(levels)));
    assert_eq!(seen.ignored, ["ORGEH"]);
}

#[rstest]
#[case(&["North > Port > A", "North > Port > B", "North > Rail", "South > Air > A", "South > Air > B"], " > ")]
#[case(&["North\\Port", "North\\Rail", "South\\Air", "South\\Sea"], "\\")]
#[case(&["North - Port", "North - Rail", "South - Air", "South - Sea"], " - ")]
fn a_path_in_one_column_is_taken_apart(#[case] paths: &[&str], #[case] expected: &str) {
    let seen = list(20, &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Unit", &of(paths))]);
    assert_eq!(
        found(&seen.unit),
        Some(UnitColumns::Path { column: "Unit".to_owned(), separator: expected.to_owned() })
    );
}

#[test]
fn a_hyphen_in_a_name_is_no_separator() {
    let seen = list(
        20,
        &[
            ("Staff No", &number),
            ("Sex", &of(&["F", "M"])),
            ("Unit", &of(&["Port - North", "Rail", "Air", "Sea - West"])),
        ],
    );
    assert_eq!(found(&seen.unit), Some(UnitColumns::Levels(vec!["Unit".to_owned()])));
}

#[test]
fn two_columns_of_nearly_equal_strength_are_asked() {
    let seen = list(
        40,
        &[
            ("Staff No", &number),
            ("Sex", &of(&["F", "M"])),
            ("Grade", &of(&["G1", "G2", "G3"])),
            ("Rank", &of(&["Guard", "Sergeant"])),
        ],
    );
    let mut asked = options(&seen.rank);
    asked.sort();
    assert_eq!(asked, ["Grade", "Rank"]);
}

#[test]
fn the_date_of_the_list_is_told_from_entry_and_months_in_one_table_are_looked_at_apart() {
    let month = |row: usize| format!("2026-0{}-28", 1 + row / 20);
    let id = |row: usize| number(row % 20);
    let entry = |row: usize| format!("20{:02}-03-01", row % 20);
    let seen = list(60, &[("Staff No", &id), ("Sex", &of(&["F", "M"])), ("As of", &month), ("Hire Date", &entry)]);
    assert_eq!((found(&seen.period).as_deref(), found(&seen.entry).as_deref()), (Some("As of"), Some("Hire Date")));
    assert_eq!(
        (found(&seen.person).as_deref(), found(&seen.duplicates)),
        (Some("Staff No"), Some(DuplicateRule::Refuse))
    );
}

#[test]
fn a_header_that_stands_twice_is_not_mapped() {
    let seen = list(
        20,
        &[("Staff No", &number), ("Sex", &of(&["F", "M"])), ("Unit", &of(&["a", "b"])), ("Unit", &of(&["c", "d"]))],
    );
    assert_eq!(seen.unit, Guess::Absent);
    assert!(seen.notes.iter().any(|it| it.starts_with("column `Unit` stands there more than once")));
}

#[test]
fn a_table_of_other_things_is_no_staff_list() {
    let plate = |row: usize| format!("NX-{row:03}");
    let table =
        table(20, &[("Plate", &plate), ("Colour", &of(&["red", "blue"])), ("Fuel", &of(&["petrol", "diesel"]))]);
    assert_eq!(recognised(&[table]).unwrap_err(), NotAList::NoStaffColumns);
}

#[test]
fn grades_with_steps_become_one_rank() {
    let seen = list(
        40,
        &[
            ("Staff No", &number),
            ("Sex", &of(&["F", "M"])),
            ("Grade/Step", &of(&["A1/1", "A1/2", "A2/1", "A2/2", "A3/1"])),
        ],
    );
    let ranks: Vec<(&str, usize, u8)> =
        seen.ranks.iter().map(|it| (it.name.as_str(), it.also.len(), it.level)).collect();
    assert_eq!(ranks, [("A1", 2, 1), ("A2", 2, 2), ("A3", 1, 3)]);
}

#[test]
fn a_column_of_known_ranks_goes_before_one_of_other_words() {
    let columns = [
        ("Legajo", &number as &dyn Fn(usize) -> String),
        ("Sexo", &of(&["F", "M"])),
        ("Escalafón", &of(&["Sur", "Norte"])),
        ("Jerarquía", &of(&["Agente", "Cabo", "Sargento", "Comisario"])),
    ];
    assert_eq!(found(&list(40, &columns).rank).as_deref(), Some("Jerarquía"));
}

#[test]
fn the_ladder_is_that_of_the_likeliest_column() {
    let columns = [
        ("Staff No", &number as &dyn Fn(usize) -> String),
        ("Grade", &of(&["G1", "G2", "G3"])),
        ("Rank", &of(&["Guard", "Sergeant"])),
    ];
    let seen = list(40, &columns);
    assert_eq!(options(&seen.rank), ["Rank", "Grade"]);
    assert_eq!(seen.ranks.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Guard", "Sergeant"]);
}
