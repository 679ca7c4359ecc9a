//! Real exports, where the reference data are at hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::table::{PersonKey, StaffTable};

/// The reference data, or a note that they were not looked at.
fn data(folder: &str) -> Option<PathBuf> {
    let found = std::env::var_os("PARITY_REFERENCE_DATA").map(|root| PathBuf::from(root).join(folder));
    if found.is_none() {
        println!("skipped: PARITY_REFERENCE_DATA is not set");
    }
    found
}

fn campinas(agency: &mut Agency) {
    let column = |header: &str| Some(header.to_owned());
    agency.columns = ColumnMapping {
        person: column("Matricula"),
        unit: Some(UnitColumns::Levels(vec!["Secretaria".to_owned(), "Codigo Lotação".to_owned()])),
        role: column("Código Cargo"),
        ..ColumnMapping::default()
    };
    agency.person_width = None;
    agency.sources[0].period = PeriodSource::FileName("{YYYY}-{MM}.csv".to_owned());
}

/// Persons on both lists, and of them those with another role, unit, and first level of the unit.
fn changes(before: &StaffTable, after: &StaffTable) -> (usize, usize, usize, usize) {
    let old: BTreeMap<PersonKey, usize> = before.person.iter().zip(0..).map(|(key, row)| (*key, row)).collect();
    let stays: Vec<(usize, usize)> =
        after.person.iter().zip(0..).filter_map(|(key, row)| Some((*old.get(key)?, row))).collect();
    let count = |of: &dyn Fn(&StaffTable, usize) -> String| {
        stays.iter().filter(|&&(old, new)| of(before, old) != of(after, new)).count()
    };
    let role = |list: &StaffTable, row: usize| list.role.texts[list.role.codes[row] as usize].clone();
    let unit = |list: &StaffTable, row: usize| list.unit.texts[list.unit.codes[row] as usize].clone();
    let top = |list: &StaffTable, row: usize| unit(list, row).split('\u{1F}').next().unwrap_or_default().to_owned();
    (stays.len(), count(&role), count(&unit), count(&top))
}

#[test]
fn padding_and_quoted_line_breaks_fake_no_change() {
    let Some(folder) = data("campinas_2017") else { return };
    let partitions = read_all(&folder, campinas).ok().unwrap();
    let sizes: Vec<usize> = partitions.iter().map(|it| it.staff.len()).collect();
    assert_eq!(sizes, [17_408, 17_359, 17_321]);
    let (april, may) = (&partitions[1], &partitions[2]);
    assert_eq!(may.quality.rows_refused(), 0);
    let seen = &may.quality.files[0];
    assert_eq!(seen.lines, 1 + seen.records + seen.line_breaks_in_quotes);
    // All rows but one.
    assert_eq!(seen.line_breaks_in_quotes, 17_320);
    // From `flows` of `truth.json`: staying, other post text, other unit, other secretariat.
    assert_eq!(changes(&partitions[0].staff, &april.staff), (17_275, 7, 214, 53));
    assert_eq!(changes(&april.staff, &may.staff), (17_231, 7, 62, 20));
    let texts = may.staff.role.texts.iter().chain(&may.staff.unit.texts);
    assert!(texts.clone().all(|text| text == text.trim() && !text.contains('\n') && !text.contains("  ")));
    assert_eq!(may.staff.gender.texts, ["not stated"]);
}

#[test]
fn two_encodings_of_one_list_give_one_table() {
    let Some(folder) = data("montgomery_2016") else { return };
    let read = |name: &str, layout: CsvLayout| {
        let change = |agency: &mut Agency| {
            let column = |header: &str| Some(header.to_owned());
            agency.columns = ColumnMapping {
                person: column("Employee No"),
                gender: column("Gender"),
                unit: Some(UnitColumns::Levels(vec!["Department Name".to_owned(), "Division".to_owned()])),
                role: column("Employee Position Title"),
                contract: column("Assignment Category"),
                entry: column("Date First Hired"),
                ..ColumnMapping::default()
            };
            agency.codes.contract = TextCodes::default();
            agency.person_width = None;
            agency.duplicates = DuplicateRule::SeparatePeople;
            agency.sources[0] = Source {
                files: folder.join(name).display().to_string(),
                period: PeriodSource::Fixed(period("2016-12")),
                layout: Layout::Csv(layout),
            };
        };
        read_all(&folder, change).map_err(|found| found.iter().map(said).collect::<Vec<_>>()).ok().unwrap().remove(0)
    };
    let dates = DateOrder::MonthFirst;
    let plain = read("montgomery_2016_pseudonymised.csv", CsvLayout { dates, ..csv_layout() });
    let latin = CsvLayout { delimiter: b';', encoding: encoding_rs::WINDOWS_1252, dates, ..csv_layout() };
    let other = read("montgomery_2016_pseudonymised_semicolon_latin1_crlf.csv", latin);
    assert_eq!(plain.staff.len(), 9_228);
    assert!(plain.staff == other.staff);
    let of = |word| texts(&plain.staff.gender).into_iter().filter(|it| *it == word).count();
    assert_eq!((of("woman"), of("man"), of("not stated")), (3_730, 5_481, 17));
    assert_eq!(plain.quality.rows_refused() + plain.quality.unreadable.len() as u64, 0);
}
