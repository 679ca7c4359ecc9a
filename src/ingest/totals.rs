//! Totals and footer rows: dropped, and their number of people held against the rows read.

use crate::domain::fold;
use crate::ingest::Checksum;

/// Words that begin a totals or footer row.
pub(super) struct TotalsWords {
    words: Vec<String>,
}

impl TotalsWords {
    pub(super) fn new(words: &[String]) -> Self {
        Self { words: words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect() }
    }

    /// Whether there is no such word.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a row whose first filled cell is `first` is no row of a person.
    pub(super) fn begin(&self, first: &str) -> bool {
        // Most first cells are staff numbers: they need no folding.
        if self.words.is_empty() || first.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let folded = fold(first);
        let begins = |word: &String| {
            folded.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.words.iter().any(begins)
    }
}

/// The checksum that counts once another totals row is found: one with more people above it, else one that agrees, else the
/// first; two that agree only together, as women and men do, are one. A subtotal is followed by more people, so the last total replaces it; a footer with a year in it does not.
pub(super) fn later(held: Option<Checksum>, found: Option<Checksum>) -> Option<Checksum> {
    match (held, found) {
        (Some(held), Some(found))
            if held.read == found.read && held.stated.saturating_add(found.stated) == found.read =>
        {
            Some(Checksum { stated: found.read, ..found })
        }
        (Some(held), Some(found)) if found.read > held.read || (!held.agrees() && found.agrees()) => Some(found),
        (Some(held), _) => Some(held),
        (None, found) => found,
    }
}

/// The checksum of the whole list; none where people follow its row.
pub(super) fn of_all(held: Option<Checksum>, people: u64) -> Option<Checksum> {
    held.filter(|it| it.read == people)
}

/// What a totals row with these cells states: a number equal to the rows read where it has one, else its first whole
/// number; `None` without any.
pub(super) fn checksum<'a>(cells: impl Iterator<Item = &'a str>, row: u64, read: u64) -> Option<Checksum> {
    let numbers: Vec<u64> = cells.filter_map(whole_number).collect();
    let stated = numbers.iter().find(|&&it| it == read).or(numbers.first())?;
    Some(Checksum { row, stated: *stated, read })
}

/// The one whole number in a text such as `1 248` or `Total: 248`; none in `231.5`.
fn whole_number(text: &str) -> Option<u64> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let start = compact.find(|c: char| c.is_ascii_digit())?;
    let rest = &compact[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let is_decimal = rest[end..].chars().any(|c| c.is_ascii_digit());
    if is_decimal { None } else { rest[..end].parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_totals_row_begins_with_a_whole_word() {
        let words = TotalsWords::new(&["Total".to_owned(), "preparado por".to_owned()]);
        for first in ["TOTAL", "Total general", "total: 12", "Preparado por RRHH"] {
            assert!(words.begin(first), "{first}");
        }
        for first in ["Totalán", "00123", "El total", ""] {
            assert!(!words.begin(first), "{first}");
        }
    }

    #[test]
    fn the_last_total_counts_and_a_footer_does_not() {
        let sum = |stated, read| Some(Checksum { row: 9, stated, read });
        assert_eq!(later(sum(2, 2), sum(5, 4)), sum(5, 4));
        assert_eq!(later(sum(5, 4), sum(2026, 4)), sum(5, 4));
        assert_eq!(later(sum(31, 4), sum(4, 4)), sum(4, 4));
        assert_eq!(later(sum(4, 4), None), sum(4, 4));
        assert_eq!(later(sum(1, 4), sum(3, 4)), sum(4, 4), "women and men");
        assert_eq!((of_all(sum(2, 2), 4), of_all(sum(5, 4), 4)), (None, sum(5, 4)));
    }

    #[test]
    fn the_number_of_people_is_looked_for_first() {
        let check = |cells: &[&str]| checksum(cells.iter().copied(), 9, 248).map(|it| (it.stated, it.agrees()));
        assert_eq!(check(&["Total", "1 248", "231.5", "248"]), Some((248, true)));
        assert_eq!(check(&["Total: 250"]), Some((250, false)));
        assert_eq!(check(&["Total", "231.5"]), None);
    }
}
