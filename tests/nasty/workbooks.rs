//! Traps of workbooks.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::desk::Fate::{Asks, Refused, Runs, RunsWith};
use super::desk::{Case, case};
use super::people::{MEN, Person, WOMEN, people};

const HEADER: [&str; 7] = ["Matricule", "Nom", "Sexe", "Grade", "Direction", "Date de naissance", "Quotité"];
const RANKS: [&str; 4] = ["Agent", "Brigadier", "Commandant", "Directeur"];
const UNITS: [&str; 4] = ["Frontières Nord", "Frontières Sud", "Aéroport", "Siège"];

/// Where and how a list is put on a sheet.
#[derive(Clone, Copy, Default)]
struct Layout {
    top: u32,
    left: u16,
    two_rows: bool,
    numbers: bool,
    unit_once: bool,
}

/// Puts the header and the people on a sheet; the row below them.
fn put(sheet: &mut Worksheet, layout: Layout) -> u32 {
    put_those(sheet, layout, |_| true)
}

/// Puts the header and those people who belong there on a sheet; the row below them.
fn put_those(sheet: &mut Worksheet, layout: Layout, belong: impl Fn(&Person) -> bool) -> u32 {
    let Layout { top, left, two_rows, .. } = layout;
    let header = if two_rows { top + 1 } else { top };
    for (column, text) in (left..).zip(HEADER) {
        sheet.write(header, column, text).unwrap();
    }
    if two_rows {
        let bold = Format::new().set_bold();
        sheet.merge_range(top, left, top, left + 2, "Personne", &bold).unwrap();
        sheet.merge_range(top, left + 3, top, left + 6, "Poste", &bold).unwrap();
    }
    let mut staff: Vec<Person> = people().into_iter().filter(belong).collect();
    if layout.unit_once {
        staff.sort_by_key(|it| it.unit);
    }
    let (mut row, mut last) = (header + 1, None);
    for person in staff {
        let shows_unit = !layout.unit_once || last.replace(person.unit) != Some(person.unit);
        write(sheet, row, layout, &person, shows_unit);
        row += 1;
    }
    row
}

fn write(sheet: &mut Worksheet, row: u32, layout: Layout, person: &Person, shows_unit: bool) {
    let left = layout.left;
    let date = Format::new().set_num_format("dd/mm/yyyy");
    if layout.numbers {
        sheet.write(row, left, person.number().parse::<f64>().unwrap()).unwrap();
    } else {
        sheet.write(row, left, person.number()).unwrap();
    }
    sheet.write(row, left + 1, person.name()).unwrap();
    sheet.write(row, left + 2, person.gender(["F", "H", ""])).unwrap();
    sheet.write(row, left + 3, RANKS[person.rank]).unwrap();
    if shows_unit {
        sheet.write(row, left + 4, UNITS[person.unit]).unwrap();
    }
    let (year, month, day) = person.birth;
    let born = ExcelDateTime::from_ymd(year, month, day).unwrap();
    sheet.write_with_format(row, left + 5, &born, &date).unwrap();
    sheet.write(row, left + 6, f64::from(person.percent)).unwrap();
}

fn workbook(make: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    make(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

fn one_sheet(layout: Layout, more: impl FnOnce(&mut Worksheet, u32)) -> Vec<u8> {
    workbook(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Effectifs").unwrap();
        let end = put(sheet, layout);
        more(sheet, end);
    })
}

const FILE: &str = "effectifs_2026-10.xlsx";

/// One list, put on its sheet in other ways.
pub fn layouts() -> Vec<Case> {
    let titled = one_sheet(Layout { top: 4, ..Layout::default() }, |sheet, end| {
        sheet.write(0, 0, "Liste nominative des agents").unwrap();
        sheet.write(1, 0, "Situation au 31 octobre 2026").unwrap();
        sheet.write(end, 0, "TOTAL GÉNÉRAL").unwrap();
        sheet.write(end, 2, 48).unwrap();
        sheet.write(end + 2, 0, "Source : direction des ressources humaines").unwrap();
    });
    let grouped = one_sheet(Layout { top: 2, two_rows: true, ..Layout::default() }, |_, _| {});
    let stray = one_sheet(Layout::default(), |sheet, _| {
        sheet.write(1_048_575, 16_383, "x").unwrap();
    });
    let shifted = one_sheet(Layout { top: 6, left: 2, ..Layout::default() }, |_, _| {});
    let once = one_sheet(Layout { unit_once: true, ..Layout::default() }, |_, _| {});
    let numbers = one_sheet(Layout { numbers: true, ..Layout::default() }, |_, _| {});
    let with = |texts| RunsWith(WOMEN, MEN, 1, texts);
    vec![
        case("a plain sheet", FILE, one_sheet(Layout::default(), |_, _| {}), Runs(WOMEN, MEN, 1)),
        case("title, total, footer", FILE, titled, with(&["header_row = 5", "TOTAL"])),
        case("merged groups over two rows", FILE, grouped, with(&["header_rows = 2", "Personne / Sexe"])),
        case("a stray cell in the last corner", FILE, stray, Runs(WOMEN, MEN, 1)),
        case("a table that starts at C7", FILE, shifted, with(&["header_row = 7"])),
        case("units written once", FILE, once, with(&["fill_down = [\"Direction\"]"])),
        case("staff numbers as numbers", FILE, numbers, Runs(WOMEN, MEN, 1)),
    ]
}

/// Workbooks of other formats, with other sheets, under other names.
pub fn books() -> Vec<Case> {
    let covered = workbook(|workbook| {
        workbook.add_worksheet().set_name("Lisez-moi").unwrap().write(0, 0, "Codes et définitions").unwrap();
        put(workbook.add_worksheet().set_name("Données").unwrap(), Layout::default());
        workbook.add_worksheet().set_name("Ancien").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    });
    let empty = workbook(|workbook| {
        workbook.add_worksheet().set_name("A").unwrap();
    });
    let plain = one_sheet(Layout::default(), |_, _| {});
    let with = |texts| RunsWith(WOMEN, MEN, 1, texts);
    let (old, open) =
        (include_bytes!("files/effectifs.xls").as_slice(), include_bytes!("files/effectifs.ods").as_slice());
    vec![
        case("the list on the second sheet", FILE, covered, with(&["sheet = \"Données\""])),
        case("months in French", "Effectifs octobre 2026.xlsx", plain, with(&["{MONTH}"])),
        case("old Excel", "effectifs_2026-10.xls", old, Runs(13, 27, 0)),
        case("OpenDocument", "effectifs_2026-10.ods", open, Runs(13, 27, 0)),
        case("an empty workbook", FILE, empty, Refused(FILE)),
    ]
}

pub fn shapes() -> Vec<Case> {
    let by_unit = workbook(|workbook| {
        for (unit, name) in UNITS.iter().enumerate() {
            let sheet = workbook.add_worksheet().set_name(*name).unwrap();
            put_those(sheet, Layout::default(), |it| it.unit == unit);
        }
    });
    let by_month = workbook(|workbook| {
        for name in ["septembre", "octobre"] {
            put(workbook.add_worksheet().set_name(name).unwrap(), Layout::default());
        }
    });
    let names = "sheets = [\"Frontières Nord\", \"Frontières Sud\", \"Aéroport\", \"Siège\"]";
    let parts = case("a sheet a directorate", FILE, by_unit, RunsWith(WOMEN, MEN, 1, Box::leak(Box::new([names]))));
    let asked = case("a sheet a month", FILE, by_month, Asks(&["sheet = \"?\""]));
    vec![
        parts,
        asked,
        Case {
            name: "three months of one layout",
            files: ["08", "09", "10"]
                .map(|month| {
                    let name: &'static str = Box::leak(format!("effectifs_2026-{month}.xlsx").into_boxed_str());
                    (name, one_sheet(Layout::default(), |_, _| {}))
                })
                .into(),
            fate: RunsWith(WOMEN, MEN, 1, &["effectifs_{YYYY}-{MM}.xlsx"]),
        },
    ]
}
