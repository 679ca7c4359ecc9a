//! `[[agency.source]]`: where exports are and how they are laid out.

use schemars::JsonSchema;
use serde::Deserialize;

use super::At;
use crate::pipeline::words;

/// Exports of one layout.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceText {
    /// Files, with `*` for any text. Relative paths start at this file's folder.
    #[schemars(example = &"../exports/staff_*.csv")]
    pub files: At<String>,
    /// Where the month of a list comes from: one of `file_name`, `column` and `fixed`.
    #[schemars(extend("examples" = [{"file_name": "staff_{YYYY}-{MM}.csv"}]))]
    pub period: At<PeriodText>,
    /// How delimited text is laid out.
    pub csv: Option<At<CsvText>>,
    /// How a workbook (XLSX, XLSB, XLS, ODS) is laid out.
    pub workbook: Option<At<WorkbookText>>,
}

/// Where the month of a list comes from: one of the three.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodText {
    /// From the file name: a pattern with {YYYY} or {YY}, {MM}, {M} (one or two digits) or {MONTH} (in words), and `*` for any text.
    pub file_name: Option<At<String>>,
    /// From a column of dates, by its header.
    pub column: Option<At<String>>,
    /// The same month for every row, such as "2026-10".
    pub fixed: Option<At<String>>,
}

/// How delimited text is laid out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsvText {
    /// Field delimiter: "," unless given, or ";", "|", "tab".
    #[schemars(extend("enum" = words::DELIMITERS))]
    pub delimiter: Option<At<String>>,
    /// Encoding by its web name, such as "utf-8" (unless given), "windows-1252", "utf-16le".
    pub encoding: Option<At<String>>,
    /// Line of the header, 1 unless given.
    pub header_row: Option<At<i64>>,
    /// Rows of the header: 1 unless given, or 2, which are joined as `group / column`.
    pub header_rows: Option<At<i64>>,
    /// Words in the first filled field of a row that make it a totals or footer row, which is not a person.
    #[serde(default)]
    pub totals: Vec<At<String>>,
    /// Columns, by header, whose value stands once for a group of rows: blanks below it mean the same.
    #[serde(default)]
    pub fill_down: Vec<At<String>>,
    /// Decimal sign: "." unless given.
    #[schemars(extend("enum" = words::DECIMALS))]
    pub decimal: Option<At<String>>,
    /// Order of written dates: "year-first" unless given.
    #[schemars(extend("enum" = words::DATES))]
    pub dates: Option<At<String>>,
}

/// How a workbook is laid out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkbookText {
    /// Sheet by its name; the first one unless given.
    pub sheet: Option<At<String>>,
    /// Sheets by their names, in place of `sheet`, where a list is spread over several of one layout.
    #[serde(default)]
    pub sheets: Vec<At<String>>,
    /// First row of the header, 1 unless given.
    pub header_row: Option<At<i64>>,
    /// Rows of the header: 1 unless given, or 2, which are joined as `group / column`.
    pub header_rows: Option<At<i64>>,
    /// Words in the first filled cell of a row that make it a totals or footer row, which is not a person.
    #[serde(default)]
    pub totals: Vec<At<String>>,
    /// Columns, by header, whose value stands once for a group of rows: blanks below it mean the same.
    #[serde(default)]
    pub fill_down: Vec<At<String>>,
    /// Decimal sign of numbers that are text: "." unless given.
    #[schemars(extend("enum" = words::DECIMALS))]
    pub decimal: Option<At<String>>,
    /// Order of dates that are text: "year-first" unless given.
    #[schemars(extend("enum" = words::DATES))]
    pub dates: Option<At<String>>,
}
