//! Traps of delimited text: dialects, encodings, rows that are no people, codes and dates of many kinds.

use super::desk::Fate::{Asks, Refused, Runs, RunsWith, Stops};
use super::desk::{Case, case};
use super::people::{MEN, Person, WOMEN, date, row, text};

const RANKS: [&str; 4] = ["Guard", "Sergeant", "Inspector", "Superintendent"];
const UNITS: [&str; 4] = ["Northern Border", "Southern Border", "Airport Division", "Headquarters"];
const HEADER: [&str; 7] = ["Employee No", "Surname", "Sex", "Grade", "Department", "Date of Birth", "Entry Date"];

fn plain(person: &Person, genders: [&str; 3], dates: &str) -> Vec<String> {
    vec![
        person.number(),
        person.name(),
        person.gender(genders).to_owned(),
        RANKS[person.rank].to_owned(),
        UNITS[person.unit].to_owned(),
        date(person.birth, dates),
        date(person.entry, dates),
    ]
}

/// An English list, commas, dates year first.
fn english() -> String {
    text(&HEADER, ",", |it| plain(it, ["F", "M", ""], "Y-M-D"))
}

fn encoded(text: &str, label: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

fn utf_16(text: &str) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

pub fn dialects() -> Vec<Case> {
    let all = || Runs(WOMEN, MEN, 1);
    let french = text(&["Matricule", "Nom", "Sexe", "Grade", "Affectation", "Quotité"], ";", |it| {
        let share = format!("{},{:02}", it.percent / 100, it.percent % 100);
        row([&it.number(), &it.name(), it.gender(["F", "H", ""]), RANKS[it.rank], UNITS[it.unit], &share])
    });
    let titled = format!("Ministry of the Interior;;\nStaff list, 31 October 2026\n\n{}", english().replace(',', ";"));
    let footed = format!("{}\nTotal,48,,,,,\nPrepared by the HR department,,,,,,\n", english());
    let number = |at: usize| if at == 0 { "No.".to_owned() } else { at.to_string() };
    let list = english();
    let numbered: Vec<String> = list.lines().enumerate().map(|(at, line)| format!("{},{line}", number(at))).collect();
    vec![
        case("plain", "staff_2026-10.csv", english(), all()),
        case("UTF-8 mark", "staff_2026-10.csv", format!("\u{FEFF}{}", english()), all()),
        case("old Macintosh line ends", "staff_2026-10.csv", english().replace('\n', "\r"), all()),
        case("carriage returns", "staff_2026-10.csv", english().replace('\n', "\r\n"), all()),
        case(
            "semicolons, decimal comma, windows-1252",
            "effectifs_102026.csv",
            encoded(&french, "windows-1252"),
            RunsWith(WOMEN, MEN, 1, &["windows-1252", "delimiter = \";\"", "decimal = \",\""]),
        ),
        case("sep line", "staff_2026-10.csv", format!("sep=;\n{}", english().replace(',', ";")), all()),
        case(
            "Unicode text of a spreadsheet",
            "staff_2026-10.txt",
            utf_16(&english().replace(',', "\t")),
            RunsWith(WOMEN, MEN, 1, &["utf-16le"]),
        ),
        case("title rows", "staff_2026-10.csv", titled, RunsWith(WOMEN, MEN, 1, &["header_row = 4"])),
        case("totals and footer", "staff_2026-10.csv", footed, RunsWith(WOMEN, MEN, 1, &["Total", "Prepared by"])),
        case(
            "a numbering column",
            "staff_2026-10.csv",
            numbered.join("\n"),
            RunsWith(WOMEN, MEN, 1, &["person = \"Employee No\""]),
        ),
        case(
            "text named .xls",
            "staff_2026-10.xls",
            english().replace(',', "\t"),
            RunsWith(WOMEN, MEN, 1, &["[agency.source.csv]"]),
        ),
        case("months in words", "Staff list October 2026.csv", english(), RunsWith(WOMEN, MEN, 1, &["{MONTH}"])),
        case(
            "line breaks in quotes",
            "staff_2026-10.csv",
            english().replace("Airport Division", "\"Airport\nDivision\""),
            all(),
        ),
        case("two header rows, keys and labels", "staff_2026-10.csv", keys_and_labels(), Runs(WOMEN, MEN, 1)),
        case("lines drawn with bars", "staff_2026-10.txt", drawn(), Runs(WOMEN, MEN, 1)),
        case("no month anywhere", "staff.csv", english(), Asks(&["\"?\""])),
    ]
}

/// The export of a cloud system: keys of the system, then labels, then people.
fn keys_and_labels() -> String {
    let labels =
        ["Staff number", "Last name", "Gender code", "Pay grade", "Department", "Born on", "Hired on"].join(",");
    let keys =
        ["person-id-external", "lastName", "gender", "payGrade", "department", "dateOfBirth", "hireDate"].join(",");
    english().replacen(&HEADER.join(","), &format!("{keys}\n{labels}"), 1)
}

/// A list as an old mainframe screen prints it: bars, ruled lines, the header on every page.
fn drawn() -> String {
    let rule = "-".repeat(90);
    let header = format!("| {} |", HEADER.join(" | "));
    let mut lines = vec!["Staff list".to_owned(), String::new(), rule.clone(), header.clone(), rule.clone()];
    for (at, line) in english().lines().skip(1).enumerate() {
        if at > 0 && at % 20 == 0 {
            lines.extend([rule.clone(), header.clone(), rule.clone()]);
        }
        lines.push(format!("| {} |", line.replace(',', " | ")));
    }
    lines.push(rule);
    lines.join("\n")
}

pub fn languages() -> Vec<Case> {
    let spanish = text(&["Nº empleado", "Apellidos", "Sexo", "Empleo", "Unidad", "Fecha de nacimiento"], ";", |it| {
        let ranks = ["Guardia", "Cabo", "Sargento", "Inspector"];
        let woman = it.gender(["M", "H", ""]);
        row([&it.number(), &it.name(), woman, ranks[it.rank], UNITS[it.unit], &date(it.birth, "D/M/Y")])
    });
    let arabic =
        text(&["الرقم الوظيفي", "الاسم", "الجنس", "الرتبة", "الإدارة"], ";", |it| {
            let (ranks, units) = (["جندي", "عريف", "ملازم", "نقيب"], ["المنافذ", "الجوازات", "المطار", "المقر"]);
            row([&it.number(), &it.name(), it.gender(["أنثى", "ذكـــر", ""]), ranks[it.rank], units[it.unit]])
        });
    let russian = text(
        &["Табельный номер", "ФИО", "Пол", "Звание", "Подразделение", "Дата рождения"],
        ";",
        |it| {
            let ranks = ["рядовой", "сержант", "лейтенант", "майор"];
            // The letter for men is Latin in some rows, as hurried typists leave it.
            let man = if it.place % 4 == 0 { "M" } else { "М" };
            row([
                &it.number(),
                &it.name(),
                it.gender(["Ж", man, ""]),
                ranks[it.rank],
                "Отдел",
                &date(it.birth, "D.M.Y"),
            ])
        },
    );
    let turkish = text(&["Sicil No", "Ad Soyad", "Cinsiyet", "Rütbe", "Birim"], ";", |it| {
        row([&it.number(), &it.name(), it.gender(["K", "E", ""]), RANKS[it.rank], UNITS[it.unit]])
    });
    vec![
        case("M is mujer", "plantilla_2026-10.csv", spanish, RunsWith(WOMEN, MEN, 1, &["day-first"])),
        case(
            "Arabic, windows-1256",
            "staff_2026-10.csv",
            encoded(&arabic.replace('ـ', ""), "windows-1256"),
            Runs(WOMEN, MEN, 1),
        ),
        case("Arabic with stretched letters", "staff_2026-10.csv", arabic, Runs(WOMEN, MEN, 1)),
        case("Russian, Latin M among Cyrillic", "spisok_2026-10.csv", russian.clone(), Runs(WOMEN, MEN, 1)),
        case(
            "Russian, windows-1251",
            "spisok_2026-10.csv",
            encoded(&russian.replace(";M;", ";М;"), "windows-1251"),
            RunsWith(WOMEN, MEN, 1, &["windows-1251"]),
        ),
        case("K is a woman in Turkish", "liste_2026-10.csv", turkish, Runs(WOMEN, MEN, 1)),
    ]
}

pub fn values() -> Vec<Case> {
    let with = |genders: [&str; 3], dates: &str| text(&HEADER, ",", |it| plain(it, genders, dates));
    let coded = |genders| case("", "staff_2026-10.csv", with(genders, "Y-M-D"), Asks(&["unanswered"]));
    let named = |name, case: Case| Case { name, ..case };
    let ambiguous = text(&HEADER, ",", |it| {
        let mut fields = plain(it, ["F", "M", ""], "Y-M-D");
        let low = |(year, month, day): (u16, u8, u8)| (year, month, day % 12 + 1);
        fields[5] = date(low(it.birth), "D/M/Y");
        fields[6] = date(low(it.entry), "D/M/Y");
        fields
    });
    let sap = text(&["PERNR", "VORNA", "GESCH", "TRFGR", "ORGTX", "GBDAT", "BEGDA", "ENDDA"], ";", |it| {
        let gender = it.gender(["2", "1", ""]);
        let grade = format!("{:02}", it.rank + 5);
        let (birth, entry) = (date(it.birth, "YMD"), date(it.entry, "YMD"));
        row([&it.number(), &it.name(), gender, &grade, UNITS[it.unit], &birth, &entry, "99991231"])
    });
    let grades = text(&["Index No", "Name", "Gender", "Grade", "Duty Station", "EOD"], ",", |it| {
        let grade = [["P-2", "P2", "P 2"], ["P-3", "P3", "P 3"], ["P-4", "P4", "P 4"], ["D-1", "D1", "D 1"]][it.rank];
        row([
            &it.number(),
            &it.name(),
            it.gender(["Female", "Male", "Not stated"]),
            grade[it.place % 3],
            "Geneva",
            &date(it.entry, "Y-M-D"),
        ])
    });
    vec![
        named("codes 1 and 2", coded(["2", "1", ""])),
        named("V and M", coded(["V", "M", ""])),
        named("codes 1 and 6", coded(["6", "1", ""])),
        case("days and months alike", "staff_2026-10.csv", ambiguous, Asks(&["dates = \"?\""])),
        case("system export with 1 and 2", "staff_2026-10.csv", sap, Asks(&["unanswered", "PERNR"])),
        case("grades spelt three ways", "staff_2026-10.csv", grades, Runs(WOMEN, MEN, 1)),
        case(
            "words for nothing",
            "staff_2026-10.csv",
            with(["F", "M", "#N/A"], "Y-M-D").replacen(UNITS[1], "-", 3),
            Runs(WOMEN, MEN, 1),
        ),
        case("stray blanks", "staff_2026-10.csv", with([" F\u{A0}", "M ", " "], "Y-M-D"), Runs(WOMEN, MEN, 1)),
        case(
            "texts that spreadsheets would run",
            "staff_2026-10.csv",
            with(["F", "M", ""], "Y-M-D").replace(UNITS[0], "=1+1"),
            Runs(WOMEN, MEN, 1),
        ),
    ]
}

/// What offices do to a list.
pub fn offices() -> Vec<Case> {
    let vacant = ",,,Guard,Headquarters,,\n".repeat(2);
    let mut posts: Vec<String> = english().lines().map(|line| format!("{line}\n")).collect();
    for at in [12, 24] {
        posts.insert(at, vacant.clone());
    }
    let numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"].join(",");
    let numbered = english().replacen('\n', &format!("\n{numbers}\n"), 1);
    let counted = format!("{}\n,,Women,16\n,,Men,31\n", english());
    let months = |header: &str| {
        let list = english();
        let rows = |month: &'static str| list.lines().skip(1).map(move |row| format!("{month},{row}"));
        let all: Vec<String> = ["2026-08-31", "2026-09-30", "2026-10-31"].into_iter().flat_map(rows).collect();
        format!("{header},{}\n{}\n", HEADER.join(","), all.join("\n"))
    };
    let without_birth: Vec<String> = english()
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            cells.remove(5);
            cells.join(",")
        })
        .collect();
    vec![
        case("vacant posts", "staff_2026-10.csv", posts.concat(), RunsWith(WOMEN, MEN, 1, &["max_refused = 10.0"])),
        case("numbered columns", "staff_2026-10.csv", numbered, RunsWith(WOMEN, MEN, 1, &["header_rows = 2"])),
        case("months in one file", "history.csv", months("Reporting Month"), Runs(WOMEN, MEN, 1)),
        case(
            "months in one file, nobody knows where",
            "staff_2026-10.csv",
            months("Lot"),
            Asks(&["person = \"?\"", "duplicates = \"?\""]),
        ),
        case("counts by gender below", "staff_2026-10.csv", counted, RunsWith(WOMEN, MEN, 1, &["\"Women\", \"Men\""])),
        Case {
            name: "a month without a column",
            files: vec![
                ("staff_2026-09.csv", without_birth.join("\n").into()),
                ("staff_2026-10.csv", english().into()),
            ],
            fate: RunsWith(WOMEN, MEN, 1, &["not in all exports, and so not mapped: birth date"]),
        },
    ]
}

pub fn damaged() -> Vec<Case> {
    let people = english();
    let unclosed = people.replacen("Headquarters", "\"Headquarters", 1);
    let long = people.replacen("Headquarters", &"x".repeat(200 << 10), 1);
    let counts = "Rank,Women,Men,Total\nGuard,12,40,52\nSergeant,5,21,26\nInspector,2,9,11\nTotal,19,70,89\n";
    vec![
        case("an unclosed quote", "staff_2026-10.csv", unclosed, Refused("a quoted field that opens here swallows")),
        case("a zero byte", "staff_2026-10.csv", people.replacen("Guard", "Gu\0rd", 1), Refused("NUL byte")),
        case("nothing", "staff_2026-10.csv", "", Refused("the file is empty")),
        case("a header alone", "staff_2026-10.csv", HEADER.join(","), Refused("staff_2026-10.csv")),
        case("a very long field", "staff_2026-10.csv", long, Stops("a field longer than 1,000 bytes")),
        case("a table of counts", "counts_2026-10.csv", counts, Refused("counts")),
        case(
            "a page named .xls",
            "staff_2026-10.xls",
            "<html><table><tr><td>1</td></tr></table></html>",
            Refused("web page"),
        ),
        case("XML named .xls", "staff_2026-10.xls", "<?xml version=\"1.0\"?><Workbook></Workbook>", Refused("XML")),
    ]
}
