//! Coded texts: what the pipeline file makes of them, and which spelling stands for all.

use std::collections::BTreeMap;

use super::Rule;
use super::coder::Meaning;
use crate::domain::{Label, LabelError, NOT_STATED, fold};
use crate::pipeline::TextCodes;

/// A label of an open list, or one that the pipeline file lists.
pub(super) struct TextLabel {
    /// The label, as listed or as it stands in the export.
    pub(super) label: String,
    /// Folded form, where the pipeline file does not list it: spellings that fold alike become one.
    pub(super) folded: Option<String>,
}

/// What a list of the pipeline file makes of a text.
pub(super) struct TextList {
    closed: bool,
    listed: BTreeMap<String, String>,
}

impl TextList {
    /// The list of `codes`; `also` are labels named elsewhere in the pipeline file, such as the roles of families.
    pub(super) fn new<'a>(codes: &'a TextCodes, also: impl Iterator<Item = &'a Label>) -> Self {
        let labels = codes.map.iter().map(|(_, label)| label).chain(also);
        let mut listed: BTreeMap<String, String> =
            labels.map(|label| (fold(label.as_str()), label.as_str().to_owned())).collect();
        // What a text stands for goes before what it is called.
        listed.extend(codes.map.iter().map(|(raw, label)| (fold(raw), label.as_str().to_owned())));
        Self { closed: codes.closed, listed }
    }

    /// What a text means.
    pub(super) fn meaning(&self, text: &str) -> Meaning<TextLabel> {
        let folded = fold(text);
        if let Some(label) = self.listed.get(&folded) {
            return Meaning::Known(TextLabel { label: label.clone(), folded: None });
        }
        if is_word_for_nothing(text) {
            return Meaning::NotStated;
        }
        match printable(text) {
            Ok(label) if !self.closed => Meaning::Known(TextLabel { label, folded: Some(folded) }),
            other => other.map_or_else(|meaning| meaning, Meaning::Unmapped),
        }
    }
}

/// A text that no list knows, unless rows with it must be refused.
pub(super) fn unmapped<T>(text: &str) -> Meaning<T> {
    printable(text).map_or_else(|meaning| meaning, Meaning::Unmapped)
}

/// The text as a label, or what else it means.
pub(super) fn printable<T>(text: &str) -> Result<String, Meaning<T>> {
    match Label::parse(text) {
        Ok(label) => Ok(label.as_str().to_owned()),
        Err(LabelError::Blank) => Err(Meaning::NotStated),
        Err(LabelError::TooLong { .. }) => Err(Meaning::Refused(Rule::LabelTooLong)),
        Err(LabelError::Unprintable { .. }) => Err(Meaning::Refused(Rule::LabelUnprintable)),
        Err(LabelError::Reserved) if text.trim() == NOT_STATED => Err(Meaning::NotStated),
        Err(LabelError::Reserved) => Err(Meaning::Unmapped(text.trim().to_owned())),
    }
}

/// Blank, or what spreadsheets and databases write for nothing: `#N/A` and its like, `N/A`, `NULL`, `-`.
pub(crate) fn is_word_for_nothing(text: &str) -> bool {
    const ERRORS: [&str; 8] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!", "#DATA!"];
    let text = text.trim();
    text.is_empty() || text == "-" || ["N/A", "NULL"].iter().chain(&ERRORS).any(|word| word.eq_ignore_ascii_case(text))
}

/// The one spelling for each folded text: mixed case before all capitals or all small letters, then the bytewise smallest.
/// It depends on the set of spellings only, not on their order or number; listing a text in the pipeline file fixes it.
pub(super) fn spellings<'a>(labels: impl Iterator<Item = &'a TextLabel>) -> BTreeMap<&'a str, &'a str> {
    let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
    for label in labels {
        let Some(folded) = label.folded.as_deref() else { continue };
        let best = chosen.entry(folded).or_insert(&label.label);
        if (!is_mixed(&label.label), label.label.as_str()) < (!is_mixed(best), *best) {
            *best = &label.label;
        }
    }
    chosen
}

fn is_mixed(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Label {
        Label::parse(text).unwrap()
    }

    fn said(list: &TextList, text: &str) -> String {
        match list.meaning(text) {
            Meaning::Known(it) => it.label,
            Meaning::Unmapped(text) => format!("unmapped {text}"),
            Meaning::NotStated => "not stated".to_owned(),
            Meaning::Refused(rule) => format!("{rule:?}"),
        }
    }

    #[test]
    fn an_open_list_takes_any_label_and_a_closed_one_only_its_own() {
        let map = vec![("PERM".to_owned(), label("Permanent"))];
        let open = TextList::new(&TextCodes { closed: false, map: map.clone() }, std::iter::empty());
        let closed = TextList::new(&TextCodes { closed: true, map }, std::iter::empty());
        for list in [&open, &closed] {
            assert_eq!(said(list, " perm "), "Permanent");
            assert_eq!(said(list, "PERMANENT"), "Permanent");
            assert_eq!(said(list, "n/a"), "not stated");
            assert_eq!(said(list, "a\u{202E}b"), "LabelUnprintable");
            assert_eq!(said(list, "(unmapped)"), "unmapped (unmapped)");
        }
        assert_eq!(said(&open, "Daily  wage\n"), "Daily wage");
        assert_eq!(said(&closed, "Daily  wage\n"), "unmapped Daily wage");
    }

    #[test]
    fn case_variants_become_the_mixed_spelling_whatever_their_order() {
        let texts = ["BORDER GUARD", "border guard", "Border Guard"];
        let mut labels: Vec<TextLabel> =
            texts.map(|it| TextLabel { label: it.to_owned(), folded: Some(fold(it)) }).into();
        for _ in 0..texts.len() {
            labels.rotate_left(1);
            assert_eq!(spellings(labels.iter()).into_values().collect::<Vec<_>>(), ["Border Guard"]);
        }
    }
}
