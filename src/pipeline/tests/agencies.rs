//! Agencies, their sources and columns.

use rstest::rstest;

use super::patch::refuses;

#[rstest]
#[case::small_letters(
    r#"id = "NOR-BG""#,
    r#"id = "nor bg""#,
    "8 PAR-0110 `nor bg` is not an agency id -> did you mean `NOR-BG`?"
)]
#[case::one_letter(
    r#"id = "NOR-BG""#,
    r#"id = "N""#,
    r#"8 PAR-0110 `N` is not an agency id -> write a short id such as "NOR-BG""#
)]
#[case::person_width(
    r#"name = "Nordmark"#,
    "person_width = 0\nname = \"Nordmark",
    "9 PAR-0108 `person_width` is 0 -> write a whole number from 1 to 30"
)]
#[case::duplicates(
    r#"name = "Nordmark"#,
    "duplicates = \"largest_fte\"\nname = \"Nordmark",
    "9 PAR-0105 `largest_fte` is not a word for `duplicates` -> did you mean `largest-fte`?"
)]
#[case::structural_month(r#"name = "Nordmark"#, "structural_months = [\"2025-7\"]\nname = \"Nordmark", r#"9 PAR-0109 `structural_months`: `2025-7` is not a month such as `2026-10` -> write year and month, as in "2026-10""#)]
#[case::glob(
    r#"files = "../exports/staff_*.csv""#,
    r#"files = "../exports/staff_[.csv""#,
    "12 PAR-0120 `files` is not a pattern of files: invalid range pattern -> write a path with `*` for any text; a `[` that is meant as such is written `[[]`"
)]
#[case::blank_files(
    r#"files = "../exports/staff_*.csv""#,
    r#"files = """#,
    "12 PAR-0120 `files` is blank -> write a path with `*` for any text; a `[` that is meant as such is written `[[]`"
)]
#[case::two_periods("period = { file_name", r#"period = { fixed = "2026-10", file_name"#, r#"13 PAR-0121 `period` needs exactly one way to find the month of a list -> write one of them, as in `period = { file_name = "staff_{YYYY}-{MM}.csv" }`"#)]
#[case::no_period(r#"period = { file_name = "staff_{YYYY}-{MM}.csv" }"#, "period = {}", r#"13 PAR-0121 `period` needs exactly one way to find the month of a list -> write one of them, as in `period = { file_name = "staff_{YYYY}-{MM}.csv" }`"#)]
#[case::pattern_without_month(
    "staff_{YYYY}-{MM}.csv",
    "staff_{YYYY}.csv",
    "13 PAR-0122 `file_name` has no month -> write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text"
)]
#[case::pattern_without_year(
    "staff_{YYYY}-{MM}.csv",
    "staff_{MM}.csv",
    "13 PAR-0122 `file_name` has no year -> write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text"
)]
#[case::pattern_with_day(
    "staff_{YYYY}-{MM}.csv",
    "staff_{YYYY}-{MM}-{DD}.csv",
    "13 PAR-0122 `file_name` has other braces than one year and one month -> write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text"
)]
#[case::pattern_with_two_months(
    "staff_{YYYY}-{MM}.csv",
    "staff_{YYYY}-{MM}_{MONTH}.csv",
    "13 PAR-0122 `file_name` has two months -> write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text"
)]
#[case::pattern_with_folder(
    "staff_{YYYY}-{MM}.csv",
    "{YYYY}/staff_{MM}.csv",
    "13 PAR-0122 `file_name` is a path, not the name of a file -> write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text"
)]
#[case::fixed_period(
    r#"file_name = "staff_{YYYY}-{MM}.csv""#,
    r#"fixed = "October 2026""#,
    r#"13 PAR-0109 `fixed`: `October 2026` is not a month such as `2026-10` -> write year and month, as in "2026-10""#
)]
#[case::encoding(
    r#"encoding = "windows-1252""#,
    r#"encoding = "windows-125""#,
    "14 PAR-0123 `windows-125` is not an encoding -> did you mean `windows-1252`?"
)]
#[case::delimiter(
    r#"delimiter = ";""#,
    r#"delimiter = ":""#,
    "14 PAR-0105 `:` is not a word for `delimiter` -> write one of the allowed words for `delimiter`"
)]
#[case::header_row(
    "header_row = 2",
    "header_row = 0",
    "14 PAR-0108 `header_row` is 0 -> write a whole number from 1 to 1000"
)]
#[case::decimal(
    r#"decimal = ",""#,
    r#"decimal = ";""#,
    "14 PAR-0105 `;` is not a word for `decimal` -> write one of the allowed words for `decimal`"
)]
#[case::dates(
    r#"dates = "day-first""#,
    r#"dates = "day_frist""#,
    "14 PAR-0105 `day_frist` is not a word for `dates` -> did you mean `day-first`?"
)]
#[case::header_rows(
    r#"csv = { delimiter = ";", encoding = "windows-1252", header_row = 2, decimal = ",", dates = "day-first" }"#,
    "workbook = { header_rows = 3 }",
    "14 PAR-0108 `header_rows` is 3 -> write a whole number from 1 to 2"
)]
#[case::csv_and_workbook(
    "[agency.columns]",
    "workbook = { sheet = \"Staff\" }\n[agency.columns]",
    "11 PAR-0124 a source has both `csv` and `workbook` -> keep the one that fits the files"
)]
#[case::csv_for_xlsx(
    r#"files = "../exports/staff_*.csv""#,
    r#"files = "../exports/staff_*.xlsx""#,
    "14 PAR-0124 `csv` is given for files that end in `.xlsx` -> write `workbook = { … }` in place of `csv`"
)]
#[case::no_source(
    "[[agency.source]]\nfiles = \"../exports/staff_*.csv\"\nperiod = { file_name = \"staff_{YYYY}-{MM}.csv\" }\ncsv = { delimiter = \";\", encoding = \"windows-1252\", header_row = 2, decimal = \",\", dates = \"day-first\" }\n",
    "",
    "7 PAR-0113 agency `NOR-BG` has no source -> add `[[agency.source]]` with `files` and `period` below the agency"
)]
#[case::name_column(
    r#"role = "job_title""#,
    r#"role = "Full Name""#,
    "21 PAR-0130 column `Full Name` looks like a person's name, which is never read -> map another column, or leave the key out; columns that are not mapped are not read"
)]
#[case::national_number(
    r#"person = "employee_no""#,
    r#"person = "National ID""#,
    "17 PAR-0130 column `National ID` looks like a national number, which is never read -> map the agency's own staff number; only a keyed pseudonym of it is stored"
)]
#[case::pay(
    r#"contract = "contract""#,
    r#"contract = "Annual Salary""#,
    "22 PAR-0130 column `Annual Salary` looks like pay, which is never read -> map another column, or leave the key out; columns that are not mapped are not read"
)]
#[case::email(
    r#"unit = ["directorate", "division"]"#,
    r#"unit = ["directorate", "work e-mail"]"#,
    "20 PAR-0130 column `work e-mail` looks like an e-mail address, which is never read -> map another column, or leave the key out; columns that are not mapped are not read"
)]
#[case::phone(
    r#"unit = ["directorate", "division"]"#,
    r#"unit = { column = "Téléphone", separator = "/" }"#,
    "20 PAR-0130 column `Téléphone` looks like a phone number, which is never read -> map another column, or leave the key out; columns that are not mapped are not read"
)]
#[case::address_period(
    r#"file_name = "staff_{YYYY}-{MM}.csv""#,
    r#"column = "Home address""#,
    "13 PAR-0130 column `Home address` looks like a home address, which is never read -> map another column, or leave the key out; columns that are not mapped are not read"
)]
#[case::blank_column(
    r#"role = "job_title""#,
    r#"role = """#,
    "21 PAR-0107 `role` is blank -> write the header as it stands in the export, or leave the key out"
)]
#[case::no_person("person = \"employee_no\"\n", "", r#"16 PAR-0131 `person` is missing in `[agency.columns]` -> map the staff number: `person = "…"`; an export without one needs `duplicates = "link-rows"`, or "separate-people" where it has no dates of birth and entry"#)]
#[case::no_levels(
    r#"unit = ["directorate", "division"]"#,
    "unit = []",
    "20 PAR-0108 `unit` lists 0 columns -> list the columns of a unit's path from the top level down, or leave the key out"
)]
#[case::separator(
    r#"unit = ["directorate", "division"]"#,
    r#"unit = { column = "path", separator = "" }"#,
    r#"20 PAR-0107 `separator` is empty -> write the text between levels, as in `separator = " > "`"#
)]
#[case::hours(
    r#"unit = "percent""#,
    r#"unit = "weekly-hours""#,
    "23 PAR-0132 `weekly-hours` needs `full_time` -> add the hours of a full-time week, as in `full_time = 38.5`"
)]
#[case::hours_range(
    r#"unit = "percent""#,
    r#"unit = "weekly-hours", full_time = 0"#,
    "23 PAR-0108 `full_time` is 0 -> write the hours of a full-time week"
)]
#[case::hours_of_percent(
    r#"unit = "percent""#,
    r#"unit = "percent", full_time = 38.5"#,
    r#"23 PAR-0132 `full_time` only goes with `weekly-hours` -> remove it, or write `unit = "weekly-hours"`"#
)]
#[case::working_unit(
    r#"unit = "percent""#,
    r#"unit = "per cent""#,
    "23 PAR-0105 `per cent` is not a word for `unit` -> did you mean `percent`?"
)]
fn a_wrong_agency_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    refuses(from, to, problem);
}
