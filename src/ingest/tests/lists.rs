//! What a list becomes.

use proptest::prelude::*;

use super::*;
use crate::ingest::Rule;
use crate::table::PersonKey;

#[test]
fn every_column_is_typed_and_nothing_else_is_kept() {
    let Partition { period: month, staff, quality } = read_one(LIST, |_| {}).ok().unwrap();
    assert_eq!(month, period("2026-10"));
    assert_eq!(texts(&staff.gender), ["woman", "man", "another", "not stated", "woman"]);
    assert_eq!(texts(&staff.rank), ["P-3", "P-3", "P-2", "(unmapped)", "(not stated)"]);
    assert_eq!(staff.rank_level, [2, 2, 1, 0, 0]);
    assert_eq!(texts(&staff.band), ["manager", "manager", "officer", "(unmapped)", "(not stated)"]);
    let units = ["North\u{1F}Airport", "North\u{1F}Port, East", "North", "South\u{1F}Airport", "South\u{1F}Airport"];
    assert_eq!(texts(&staff.unit), units);
    assert_eq!(texts(&staff.role), ["Border Guard", "Border Guard", "Clerk", "(not stated)", "Border Guard"]);
    let families = ["front-line", "front-line", "(unmapped)", "(not stated)", "front-line"];
    assert_eq!(texts(&staff.role_family), families);
    assert_eq!(texts(&staff.contract), ["Permanent", "Permanent", "(unmapped)", "Permanent", "Permanent"]);
    assert_eq!(staff.fte_thousandths, [1000, 500, 995, 1000, 1000]);
    assert_eq!(texts(&staff.working_time), ["full-time", "part-time", "full-time", "(not stated)", "full-time"]);
    assert_eq!(texts(&staff.duty_station), ["Oslo", "Oslo", "(not stated)", "Bergen", "Bergen"]);
    assert_eq!(staff.birth_year, [1980, 1975, 0, 1990, 0]);
    assert_eq!(staff.entry_month, [2001 * 12 + 8, 2010 * 12, 0, 2020 * 12 + 1, 2020 * 12 + 1]);
    assert_eq!(staff.gender.texts, ["another", "man", "not stated", "woman"]);

    assert_eq!((quality.rows_read, quality.rows_kept, quality.rows_refused()), (5, 5, 0));
    assert_eq!(quality.files[0].ignored_columns, [2]);
    assert_eq!((quality.files[0].lines, quality.files[0].records), (6, 5));
    let unmapped: Vec<_> =
        quality.unmapped.iter().map(|it| (it.column.as_str(), it.text.as_str(), it.rows, it.first_row)).collect();
    assert_eq!(unmapped, [("grade", "Temp", 1, 5), ("contract", "FTC", 1, 4)]);
    assert_eq!((quality.unreadable[0].rule, &quality.unreadable[0].first_rows), (Rule::BirthUnreadable, &vec![6]));
    assert_eq!(quality.not_stated["duty_station"], 1);
    let again = serde_json::from_str(&serde_json::to_string(&quality).unwrap()).unwrap();
    assert_eq!(quality, again);
}

#[test]
fn columns_that_the_export_lacks_are_not_recorded() {
    let change = |agency: &mut Agency| {
        agency.columns = ColumnMapping { person: Some("id".to_owned()), ..ColumnMapping::default() };
    };
    let Partition { staff, .. } = read_one("id\n1\n2\n\n", change).ok().unwrap();
    assert_eq!(texts(&staff.gender), ["not stated", "not stated"]);
    assert_eq!(texts(&staff.rank), ["(not recorded)", "(not recorded)"]);
    assert_eq!(texts(&staff.working_time), ["(not recorded)", "(not recorded)"]);
    assert_eq!(texts(&staff.role_family), ["(not recorded)", "(not recorded)"]);
    assert_eq!(texts(&staff.unit), ["(not recorded)", "(not recorded)"]);
    assert_eq!(staff.fte_thousandths, [1000, 1000]);
}

#[test]
fn one_person_with_two_posts_counts_once_with_the_larger() {
    let list = "id,sex,fte\n1,F,0.5\n2,M,1\n1,F,0.8\n1,F,0.8\n";
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, working_time, .. } = columns();
        agency.columns = ColumnMapping { person, gender, working_time, ..ColumnMapping::default() };
        agency.duplicates = DuplicateRule::LargestFte;
    };
    let Partition { staff, quality, .. } = read_one(list, change).ok().unwrap();
    assert_eq!(staff.fte_thousandths, [800, 1000]);
    assert_eq!((quality.rows_read, quality.rows_kept, quality.duplicates_merged), (4, 2, 2));
}

#[test]
fn rows_are_people_where_the_number_is_no_persons() {
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, .. } = columns();
        agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
        agency.duplicates = DuplicateRule::SeparatePeople;
    };
    let first = read_one("id,sex\n1,F\n1,F\n,M\n,\n", change).ok().unwrap().staff;
    let again = read_one("id,sex\n9,F\n1,F\n,M\n", change).ok().unwrap().staff;
    assert_eq!(first.len(), 3);
    assert!(first.person[0] != first.person[1] && first.person == again.person);
}

#[test]
fn rows_without_numbers_are_linked_by_birth_year_entry_month_and_gender() {
    let change = |agency: &mut Agency| {
        let ColumnMapping { gender, unit, birth, entry, .. } = columns();
        agency.columns = ColumnMapping { gender, unit, birth, entry, ..ColumnMapping::default() };
        agency.duplicates = DuplicateRule::LinkRows;
    };
    let list = |rows: &str| read_one(format!("sex,born,hired,dir,section\n{rows}"), change).ok().unwrap().staff;
    let first = list(
        "F,1980,2010-03-01,Air,Port\nF,1980,2010-03-01,Air,Port\nM,1980,2010-03-01,Air,Port\nF,,2010-03-01,Air,Port\n",
    );
    let again = list(
        "M,1980,2010-03-01,Air,Port\nF,1980,2010-03-01,Air,Port\nF,1980,2010-03-01,Land,Port\nF,,2010-03-01,Air,Port\n",
    );
    let both = |one: &[PersonKey], other: &[PersonKey]| one.iter().filter(|it| other.contains(it)).count();
    // The unit is left out: who changes it is still the same person. What is blank links with what is blank.
    assert_eq!(both(&first.person, &again.person), 4);
    let older = list("F,1979,2010-03-01,Air,Port\nF,1980,2010-04-01,Air,Port\nX,1980,2010-03-01,Air,Port\n");
    assert_eq!(both(&first.person, &older.person), 0);
    assert!(first.person[0] != first.person[1], "people who are alike are still two people");
}

#[test]
fn rows_may_name_their_periods() {
    let list = "id,sex,month\n1,F,2026-09-30\n2,M,2026-10-31\n1,F,2026-10-31\n3,F,soon\n";
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, .. } = columns();
        agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
        agency.sources[0].period = PeriodSource::Column("month".to_owned());
    };
    let folder = folder(list);
    let partitions = read_all(folder.path(), change).ok().unwrap();
    let sizes: Vec<_> = partitions.iter().map(|it| (it.period.to_string(), it.staff.len())).collect();
    assert_eq!(sizes, [("2026-09".to_owned(), 1), ("2026-10".to_owned(), 2)]);
    assert_eq!(partitions[0].quality.refused[0].rule, Rule::PeriodUnreadable);
    assert_eq!(partitions[0].quality.rows_read, 2);
}

#[test]
fn a_latin_1_file_gives_the_same_list_as_utf_8() {
    let list = LIST.replace("Airport", "Aéroport").replace(',', ";").replace("\"Port; East\"", "Port East");
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(&list);
    let read = |content: &[u8], encoding| {
        let layout = CsvLayout { delimiter: b';', encoding, ..csv_layout() };
        read_one(content, |agency| agency.sources[0].layout = Layout::Csv(layout)).ok().unwrap().staff
    };
    let staff = read(&latin.replace(b"\n", b"\r\n"), encoding_rs::WINDOWS_1252);
    assert!(staff == read(list.as_bytes(), encoding_rs::UTF_8));
    assert!(staff.unit.texts.contains(&"North\u{1F}Aéroport".to_owned()));
}

trait Replace {
    fn replace(&self, from: &[u8], to: &[u8]) -> Vec<u8>;
}

impl Replace for [u8] {
    fn replace(&self, from: &[u8], to: &[u8]) -> Vec<u8> {
        self.split_inclusive(|byte| from.contains(byte))
            .flat_map(|line| [line.strip_suffix(from).unwrap_or(line), to].concat())
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_rows_changes_the_order_of_people_and_nothing_else(order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle()) {
        let lines: Vec<&str> = LIST.lines().collect();
        let shuffled: Vec<&str> = std::iter::once(lines[0]).chain(order.iter().map(|&it| lines[it + 1])).collect();
        let plain = read_one(LIST, |_| {}).ok().unwrap().staff;
        let other = read_one(shuffled.join("\n"), |_| {}).ok().unwrap().staff;
        for (at, &from) in order.iter().enumerate() {
            prop_assert!(other.person[at] == plain.person[from]);
            prop_assert_eq!(texts(&other.role)[at], texts(&plain.role)[from]);
            prop_assert_eq!(other.fte_thousandths[at], plain.fte_thousandths[from]);
        }
        prop_assert_eq!(&other.role.texts, &plain.role.texts);
        prop_assert_eq!(&other.unit.texts, &plain.unit.texts);
    }
}
