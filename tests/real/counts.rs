//! Sums over stored counts, and their comparison with a truth.

use serde_json::Value;
use workforce_parity::table::CountTable;

/// Women, men, everybody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    pub women: i64,
    pub men: i64,
    pub unknown: i64,
}

impl Heads {
    pub fn total(&self) -> i64 {
        self.women + self.men + self.unknown
    }
}

/// A row of counts: the text of each column.
pub struct Row<'a> {
    table: &'a CountTable,
    row: usize,
}

impl<'a> Row<'a> {
    pub fn text(&self, column: &str) -> &'a str {
        let coded = self.table.text(column).unwrap();
        &coded.texts[coded.codes[self.row] as usize]
    }

    pub fn heads(&self) -> i64 {
        self.table.whole("headcount").unwrap()[self.row]
    }
}

pub fn rows(table: &CountTable) -> impl Iterator<Item = Row<'_>> {
    (0..table.len()).map(move |row| Row { table, row })
}

/// People of the rows that fit, by the gender in `column`.
pub fn heads(table: &CountTable, column: &str, fits: impl Fn(&Row<'_>) -> bool) -> Heads {
    let mut heads = Heads::default();
    for row in rows(table).filter(|row| fits(row)) {
        match row.text(column) {
            "woman" => heads.women += row.heads(),
            "man" => heads.men += row.heads(),
            _ => heads.unknown += row.heads(),
        }
    }
    heads
}

/// What differs between counted people and a truth of `F`, `M`, `U`, `total` and, where given, the two shares.
pub fn differences(what: &str, found: Heads, truth: &Value) -> Vec<String> {
    let mut differences = Vec::new();
    for (key, expected) in truth.as_object().unwrap() {
        let whole = match key.as_str() {
            "F" => Some(found.women),
            "M" => Some(found.men),
            "U" => Some(found.unknown),
            "total" => Some(found.total()),
            _ => None,
        };
        let share = match key.as_str() {
            "female_share_known" => Some((found.women, found.women + found.men)),
            "female_share_all" => Some((found.women, found.total())),
            _ => None,
        };
        let agrees = match (whole, share) {
            (Some(found), _) => expected.as_i64() == Some(found),
            (None, Some((_, 0))) => expected.is_null(),
            // Truths are rounded to six decimals.
            (None, Some((part, all))) => {
                expected.as_f64().is_some_and(|expected| (part as f64 / all as f64 - expected).abs() < 6e-7)
            }
            (None, None) => false,
        };
        if !agrees {
            differences.push(format!("{what}: {key} is {expected}, counted {found:?}"));
        }
    }
    differences
}

/// The differences of each group of an object, groups that are in the counts only among them.
pub fn by_group(what: &str, found: impl Fn(&str) -> Heads, truth: &Value, all: Option<i64>) -> Vec<String> {
    let groups = truth.as_object().unwrap();
    let each = groups.iter().flat_map(|(name, truth)| differences(&format!("{what} {name}"), found(name), truth));
    let mut differences: Vec<String> = each.collect();
    let sum: i64 = groups.keys().map(|name| found(name).total()).sum();
    if all.is_some_and(|all| all != sum) {
        differences.push(format!("{what}: groups of the truth have {sum} people of {all:?}"));
    }
    differences
}
