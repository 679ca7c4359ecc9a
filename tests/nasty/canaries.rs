//! Names, numbers and dates of people as canaries: whatever goes wrong, none of them is said, stored, reported or left behind.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use workforce_parity::report::readback::contains_any;
use workforce_parity::store::Store;
use zip::ZipArchive;

use super::desk::Desk;

const HEADER: &str = "Staff No,Surname,First name,Gender,Rank,Directorate,Contract,FTE,Date of birth,Entry date,Phone,National ID,E-mail";
const MONTHS: [&str; 2] = ["2026-01", "2026-02"];

/// The place of a column in a row.
mod at {
    pub const PERSON: usize = 0;
    pub const SURNAME: usize = 1;
    pub const FIRST: usize = 2;
    pub const GENDER: usize = 3;
    pub const UNIT: usize = 5;
    pub const CONTRACT: usize = 6;
    pub const FTE: usize = 7;
    pub const BIRTH: usize = 8;
    pub const ENTRY: usize = 9;
    pub const PHONE: usize = 10;
    pub const NATIONAL: usize = 11;
    pub const MAIL: usize = 12;
}

type Row = Vec<String>;

/// Person `n`; every value that is of one person only is found by [`is_canary`].
fn row(n: usize) -> Row {
    let pick = |texts: &[&str]| texts[n % texts.len()].to_owned();
    vec![
        format!("8{n:04}97531"),
        format!("Zqsurname{n:04}"),
        format!("Zqfirst{n:04}"),
        pick(&["F", "M", "M"]),
        pick(&["Guard", "Guard", "Sergeant", "Inspector"]),
        pick(&["Operations", "Asylum", "Support"]),
        pick(&["Permanent", "Fixed-term"]),
        pick(&["1", "0.5"]),
        format!("{}-0{}-17", 1960 + n % 40, 1 + n % 9),
        format!("{}-0{}-23", 1995 + n % 25, 1 + n % 9),
        format!("+99 88{n:04}7531"),
        format!("Zqnid{n:08}"),
        format!("zq{n:04}@mail.example"),
    ]
}

/// What must be found nowhere of person `n`, be it packed, encoded or hidden.
fn marks(n: usize) -> Vec<String> {
    let row = row(n);
    [at::PERSON, at::SURNAME, at::FIRST, at::BIRTH, at::PHONE, at::NATIONAL, at::MAIL]
        .map(|at| row[at].clone())
        .to_vec()
}

/// Whether anything of a person stands in the text, be its letters one or two bytes wide.
fn is_canary(bytes: &[u8]) -> bool {
    let narrow: Vec<u8> = bytes.iter().filter(|&&byte| byte != 0).map(u8::to_ascii_lowercase).collect();
    let text = String::from_utf8_lossy(&narrow);
    let words = ["zqsurname", "zqfirst", "zqnid", "@mail.example"];
    let is_number = |n: usize| text.contains(&format!("8{n:04}97531")) || text.contains(&format!("88{n:04}7531"));
    let is_date = |n: usize| text.contains(&row(n)[at::BIRTH]);
    words.iter().any(|word| text.contains(word)) || (0..70).any(|n| is_number(n) || is_date(n))
}

fn list(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

fn people() -> Vec<Row> {
    (2..62).map(row).collect()
}

/// The list with something else in every `every`th cell of a column.
fn with(column: usize, every: usize, text: impl Fn(&Row) -> String) -> String {
    let mut rows = people();
    for row in rows.iter_mut().step_by(every) {
        row[column] = text(row);
    }
    list(&rows)
}

/// Lists of a third month that a run refuses.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let whole = list(&people());
    let without = |line: usize| whole.lines().enumerate().filter(|it| it.0 != line).map(|it| it.1).collect::<Vec<_>>();
    let shifted: Vec<Row> =
        people().into_iter().map(|row| [vec!["x".to_owned()], row[..12].to_vec()].concat()).collect();
    let again = [people(), people()].concat();
    let texts = [
        ("a first name as gender", with(at::GENDER, 50, |row| row[at::FIRST].clone())),
        ("surnames as gender", with(at::GENDER, 5, |row| row[at::SURNAME].clone())),
        ("only surnames as gender", with(at::GENDER, 1, |row| row[at::SURNAME].clone())),
        ("surnames as unit", with(at::UNIT, 1, |row| row[at::SURNAME].clone())),
        ("phones as contract", with(at::CONTRACT, 1, |row| row[at::PHONE].clone())),
        ("national numbers as working time", with(at::FTE, 1, |row| row[at::NATIONAL].clone())),
        ("no staff numbers", with(at::PERSON, 1, |_| String::new())),
        (
            "names with control characters as staff numbers",
            with(at::PERSON, 1, |row| format!("{}\u{202e}", row[at::SURNAME])),
        ),
        ("another numbering", with(at::PERSON, 1, |row| format!("7{}", &row[at::PERSON][1..]))),
        ("everybody twice", list(&again)),
        ("cells shifted to the right", list(&shifted)),
        ("no header", without(0).join("\n")),
        ("half of the list", whole[..whole.len() / 2].to_owned()),
        ("a quote that is never closed", whole.replace("Zqsurname0007", "\"Zqsurname0007")),
        ("another delimiter", whole.replace(',', ";")),
        ("a NUL", whole.replace("Zqsurname0009", "Zqsurname\0")),
        ("a header of another file", whole.replacen("Rank", "Mess", 1)),
        ("the header twice", whole.replacen("Phone", "Rank", 1)),
    ];
    let mut lists: Vec<(&'static str, Vec<u8>)> = texts.into_iter().map(|(name, it)| (name, it.into_bytes())).collect();
    let wide = whole.encode_utf16().flat_map(u16::to_le_bytes);
    lists.push(("UTF-16", [0xFF, 0xFE].into_iter().chain(wide).collect()));
    lists
}

/// Lists of a third month that a run accepts.
fn accepted() -> Vec<(&'static str, Vec<u8>)> {
    let texts = [
        ("a list like any other", list(&people())),
        ("one without a staff number", with(at::PERSON, 60, |_| String::new())),
        ("surnames as birth dates", with(at::BIRTH, 1, |row| row[at::SURNAME].clone())),
        ("addresses as entry dates", with(at::ENTRY, 1, |row| row[at::MAIL].clone())),
    ];
    texts.into_iter().map(|(name, it)| (name, it.into_bytes())).collect()
}

/// What was said with a canary in it.
fn said(desk: &Desk, name: &str, arguments: &[&str], code: &[i32]) -> Option<String> {
    let (ended, said) = desk.parity(arguments);
    if !code.contains(&ended) {
        return Some(format!("{name}: {arguments:?} ended with {ended}: {said}"));
    }
    is_canary(said.as_bytes()).then(|| format!("{name}: {arguments:?} said {said}"))
}

/// Looks at the third month in all ways; `code` is that of check and run.
fn looked_at(desk: &Desk, name: &str, content: &[u8], code: i32) -> Vec<String> {
    let file = desk.path().join("exports/staff_2026-03.csv");
    fs::write(&file, content).unwrap();
    let mut wrong = Vec::new();
    for format in ["human", "plain", "json"] {
        wrong.extend(said(desk, name, &["check", "parity.toml", "--format", format], &[code]));
        wrong.extend(said(desk, name, &["run", "parity.toml", "--format", format], &[code]));
    }
    let init = ["init", "exports/staff_2026-03.csv", "--out", "again/parity.toml", "--force", "--no-prompt"];
    // A pipeline file may ask anything; only what it says of people counts.
    wrong.extend(said(desk, name, &init, &[0, 1, 2, 3]));
    fs::remove_file(file).unwrap();
    wrong
}

/// Every file below a folder, in archives too, that has a canary in it or in its name.
fn left_behind(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in glob::glob(&format!("{}/**/*", folder.display())).unwrap() {
        let path = entry.unwrap();
        let is_export = path.strip_prefix(folder).unwrap().starts_with("exports");
        if is_export || !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let in_parts = path.extension().is_some_and(|it| it == "xlsx") && parts(&path).iter().any(|it| is_canary(it));
        if is_canary(&bytes) || in_parts || is_canary(path.display().to_string().as_bytes()) {
            found.push(format!("left behind in {}", path.display()));
        }
    }
    found
}

fn parts(archive: &Path) -> Vec<Vec<u8>> {
    let mut archive = ZipArchive::new(File::open(archive).unwrap()).unwrap();
    let count = archive.len();
    let part = |at: usize| {
        let mut bytes = Vec::new();
        archive.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    (0..count).map(part).collect()
}

/// Texts of the staff lists, whatever the files are compressed with.
fn stored(desk: &Desk) -> Vec<String> {
    let store = Store::open(&desk.path().join("store")).unwrap();
    let mut texts = Vec::new();
    for (agency, entry) in &store.manifest().agencies {
        for &period in entry.periods.keys() {
            let staff = store.read_staff(agency, period).unwrap().unwrap();
            let columns = [&staff.rank, &staff.unit, &staff.role, &staff.contract, &staff.duty_station];
            texts.extend(columns.into_iter().flat_map(|it| it.texts.clone()));
        }
    }
    texts
}

#[test]
fn nothing_of_a_person_is_said_stored_reported_or_left_behind() {
    let exports = MONTHS.iter().zip(0..).map(|(month, from)| {
        let rows: Vec<Row> = (from..from + 60).map(row).collect();
        (format!("staff_{month}.csv"), list(&rows).into_bytes())
    });
    let desk = Desk::new(&exports.collect::<Vec<_>>());
    let init = ["init", "exports", "--no-prompt"];
    let mut wrong: Vec<String> = said(&desk, "init", &init, &[0]).into_iter().collect();
    wrong.extend(said(&desk, "run", &["run", "parity.toml"], &[0]));
    for (name, content) in refused() {
        wrong.extend(looked_at(&desk, name, &content, 3));
    }
    for (name, content) in accepted() {
        wrong.extend(looked_at(&desk, name, &content, 0));
    }
    wrong.extend(said(&desk, "release", &["release", "parity.toml"], &[0]));
    wrong.extend(said(&desk, "release again", &["release", "parity.toml", "--format", "json"], &[0]));
    wrong.extend(left_behind(desk.path()));
    let needles: Vec<String> = (0..150).flat_map(marks).collect();
    let needles: Vec<&str> = needles.iter().map(String::as_str).collect();
    for folder in ["reports", "store"] {
        let found = contains_any(&desk.path().join(folder), &needles).unwrap();
        wrong.extend(found.into_iter().map(|(file, needle)| format!("{} in {file}", needles[needle])));
    }
    assert!(needles.len() > 1000 && desk.path().join("reports/parity").is_dir());
    assert!(stored(&desk).iter().all(|text| !is_canary(text.as_bytes())));
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_canary_is_found_in_any_guise() {
    assert!(is_canary(b"rank `ZQSURNAME0007`") && is_canary(b"row 8001797531") && is_canary(b"1961-02-17"));
    assert!(is_canary(&"Zqfirst0001".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()));
    assert!(!is_canary(b"Operations, row 8, 1961"));
}
