//! Texts that were never seen before, and texts that no list knows, each with the nearest known one.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{List, Lists};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{NOT_RECORDED, NOT_STATED, Period, UNMAPPED, Unit, fold};
use crate::ingest::{Quality, UnmappedText};
use crate::pipeline::Agency;
use crate::table::{Coded, StaffTable, column};

/// Texts at least this alike may be meant for each other.
const ALIKE: f64 = 0.88;
/// More new texts than this in a column are not shown, nor any of a column with nearly as many texts as people: perhaps
/// they are no codes, but names.
const MOST: usize = 20;

/// What there is to know of how a list was read, unmapped texts with the nearest known one.
pub(super) fn warnings(agency: &Agency, quality: &Quality) -> Vec<Diagnostic> {
    let text = |it: &UnmappedText| {
        let mut warning = it.warning();
        if let Some(near) = nearest(&it.text, known(agency, &it.field)) {
            warning.help = format!("did you mean `{near}`? {}", warning.help);
        }
        warning
    };
    quality.warnings_with(quality.unmapped.iter().map(text))
}

/// What the pipeline file knows in a field.
fn known<'a>(agency: &'a Agency, field: &str) -> Vec<&'a str> {
    let codes = &agency.codes;
    let texts = |list: &'a crate::pipeline::TextCodes| {
        list.map.iter().flat_map(|(raw, label)| [raw.as_str(), label.as_str()]).collect()
    };
    match field {
        column::RANK => {
            let names = agency.ladder.ranks().iter().map(|rank| rank.name.as_str());
            names.chain(codes.rank.iter().map(|(raw, _)| raw.as_str())).collect()
        }
        column::ROLE => texts(&codes.role),
        column::CONTRACT => texts(&codes.contract),
        column::DUTY_STATION => texts(&codes.duty_station),
        _ => Vec::new(),
    }
}

/// A word, and the column of a list it is for.
type Field = (&'static str, fn(&StaffTable) -> &Coded);

/// Texts of a list that no earlier list has; none where it is the first.
pub(super) fn unseen(lists: &Lists, period: Period, list: &List) -> Vec<Diagnostic> {
    let earlier: Vec<&StaffTable> = lists.by_period.range(..period).map(|(_, it)| &it.staff).collect();
    if earlier.is_empty() {
        return Vec::new();
    }
    let fields: [Field; 5] = [
        ("rank", |it| &it.rank),
        ("unit", |it| &it.unit),
        ("role", |it| &it.role),
        ("contract", |it| &it.contract),
        ("duty station", |it| &it.duty_station),
    ];
    let of_field = |(word, of): &Field| {
        let known: BTreeSet<&str> = earlier.iter().flat_map(|it| &of(it).texts).map(String::as_str).collect();
        field(word, period, of(&list.staff), &known)
    };
    fields.iter().flat_map(of_field).collect()
}

fn field(word: &str, period: Period, column: &Coded, known: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let is_label = |text: &str| ![NOT_STATED, NOT_RECORDED, UNMAPPED].contains(&text);
    if !known.iter().any(|text| is_label(text)) {
        return Vec::new(); // the column was not read before
    }
    let mut people: BTreeMap<&str, u64> = BTreeMap::new();
    for &code in &column.codes {
        let text = column.texts[code as usize].as_str();
        if is_label(text) && !known.contains(text) {
            *people.entry(text).or_default() += 1;
        }
    }
    let is_coded = column.texts.len() * 2 <= column.codes.len();
    if people.len() > MOST || (!is_coded && !people.is_empty()) {
        let message = format!("{} texts of {word} on the list of {period} were never seen before", people.len());
        let help = "check that the column is still the one that is mapped";
        return vec![Diagnostic::error("PAR-0606", message, Location::default(), help).warning()];
    }
    let shown: Vec<String> = known.iter().filter(|text| is_label(text)).map(|text| shown(text)).collect();
    people.into_iter().map(|(text, people)| one(word, period, &self::shown(text), people, &shown)).collect()
}

fn one(word: &str, period: Period, text: &str, people: u64, known: &[String]) -> Diagnostic {
    let counted = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    let message = format!("{word} `{text}` was never seen before {period} ({counted})");
    let help = match nearest(text, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`? then correct the export; if it is new, leave it"),
        None => "if it is new, leave it; if it took the place of another, add `[[agency.recoded]]`".to_owned(),
    };
    Diagnostic::error("PAR-0606", message, Location::default(), help).warning()
}

/// A unit as its path; anything else as it is.
fn shown(text: &str) -> String {
    Unit::from_stored(text).to_string()
}

/// The known text most alike, where one is. Texts that differ in their digits only are numbered, not misspelt.
fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let without_digits = |text: &str| text.chars().filter(|c| !c.is_numeric()).collect::<String>();
    let (folded, bare) = (fold(text), without_digits(&fold(text)));
    let alike = known.into_iter().filter(|it| without_digits(&fold(it)) != bare || fold(it) == folded);
    let alike = alike.map(|it| (strsim::jaro_winkler(&folded, &fold(it)), it));
    let best = alike.filter(|(likeness, _)| *likeness >= ALIKE).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_with_nearly_as_many_texts_as_people_is_counted_not_shown() {
        let text = |n: u32| format!("Text {n}");
        let column = Coded { texts: (0..6).map(text).collect(), codes: vec![0, 1, 2, 3, 4, 5, 5, 5] };
        let known: BTreeSet<&str> = ["Text 0", "Text 1", "Text 2"].into();
        let period = Period::new(2026, 10).unwrap();
        let said =
            |column: &Coded| field("role", period, column, &known).into_iter().map(|it| it.message).collect::<Vec<_>>();
        assert_eq!(said(&column), ["3 texts of role on the list of 2026-10 were never seen before"]);
        let coded = Coded { codes: [0, 1, 2, 3, 4, 5].repeat(2), ..column };
        assert_eq!(said(&coded).len(), 3);
    }

    #[test]
    fn the_nearest_known_text_is_one_that_may_be_meant() {
        let known = ["Border Guard", "Clerk", "Inspector"];
        assert_eq!(nearest("Border Gaurd", known), Some("Border Guard"));
        assert_eq!(nearest("INSPECTORS", known), Some("Inspector"));
        assert_eq!(nearest("Chaplain", known), None);
        assert_eq!(nearest("Post 11", ["Post 1", "Post 12"]), None, "another number");
        assert_eq!(nearest("Psot 11", ["Post 11", "Post 12"]), Some("Post 11"));
    }
}
