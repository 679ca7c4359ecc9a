//! What the codes of gender, rank and unit mean, by the lists of the pipeline file.

use std::collections::BTreeMap;

use super::coder::Meaning;
use super::text::{is_word_for_nothing, printable, unmapped};
use crate::domain::{Gender, Ladder, Unit, fold};
use crate::pipeline::Codes;

/// Joins the columns of a unit path while they are looked up: no field holds it, files with it are refused.
pub(super) const LEVEL_END: char = '\0';

/// Gender codes of the pipeline file.
pub(super) struct GenderCodes {
    codes: BTreeMap<String, Gender>,
}

impl GenderCodes {
    pub(super) fn new(codes: &Codes) -> Self {
        Self { codes: codes.gender.iter().map(|(raw, gender)| (fold(raw), *gender)).collect() }
    }

    /// What a text means; blank is not stated unless the list says otherwise.
    pub(super) fn meaning(&self, text: &str) -> Meaning<Gender> {
        match self.codes.get(&fold(text)) {
            Some(gender) => Meaning::Known(*gender),
            None if is_word_for_nothing(text) => Meaning::Known(Gender::NotStated),
            None => unmapped(text),
        }
    }

    /// The known codes, as a message lists them.
    pub(super) fn known(&self) -> String {
        let codes = self.codes.keys().filter(|code| !code.is_empty());
        codes.map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ")
    }
}

/// Ranks of the ladder and their aliases.
pub(super) struct RankCodes {
    exact: BTreeMap<String, usize>,
    /// Without blanks, dots and hyphens; `None` where two ranks would be mistaken for each other.
    squeezed: BTreeMap<String, Option<usize>>,
}

impl RankCodes {
    pub(super) fn new(codes: &Codes, ladder: &Ladder) -> Self {
        let place = |name: &str| ladder.ranks().iter().position(|rank| rank.name.as_str() == name);
        let names = ladder.ranks().iter().enumerate().map(|(place, rank)| (rank.name.as_str(), place));
        let aliases = codes.rank.iter().filter_map(|(raw, name)| Some((raw.as_str(), place(name.as_str())?)));
        let mut list = Self { exact: BTreeMap::new(), squeezed: BTreeMap::new() };
        for (text, place) in names.chain(aliases) {
            let folded = fold(text);
            list.squeezed
                .entry(squeeze(&folded))
                .and_modify(|it| *it = it.filter(|&other| other == place))
                .or_insert(Some(place));
            list.exact.insert(folded, place);
        }
        list
    }

    /// What a text means: a place in the ladder. `P-3`, `P3` and ` p 3` agree unless two ranks would.
    pub(super) fn meaning(&self, text: &str) -> Meaning<usize> {
        let folded = fold(text);
        let found = self.exact.get(&folded).copied();
        match found.or_else(|| self.squeezed.get(&squeeze(&folded)).copied().flatten()) {
            Some(place) => Meaning::Known(place),
            None => unmapped(text),
        }
    }
}

impl<T> Meaning<T> {
    /// The same, but not stated where the text is a word for nothing.
    pub(super) fn or_nothing(self, text: &str) -> Self {
        if matches!(self, Self::Unmapped(_)) && is_word_for_nothing(text) { Self::NotStated } else { self }
    }
}

fn squeeze(folded: &str) -> String {
    folded.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '.' | '-' | '_' | '\u{2010}'..='\u{2015}')).collect()
}

/// The stored path of a unit; `separator` stands between its levels. Blank levels are dropped.
pub(super) fn unit_meaning(text: &str, separator: &str) -> Meaning<String> {
    let mut levels = Vec::new();
    for level in text.split(separator).filter(|level| !is_word_for_nothing(level)) {
        match printable::<()>(level) {
            Ok(label) => levels.push(label),
            Err(Meaning::Refused(rule)) => return Meaning::Refused(rule),
            Err(_) => {}
        }
    }
    Unit::new(&levels).map_or(Meaning::NotStated, |unit: Unit| Meaning::Known(unit.stored().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Band, Label, Rank};

    fn ladder(names: &[&str]) -> Ladder {
        let band = Band { level: 1, name: "officer".to_owned() };
        let rank = |(name, level): (&&str, u8)| Rank { name: Label::parse(name).unwrap(), level, band: band.clone() };
        Ladder::new(names.iter().zip(1..).map(rank).collect())
    }

    fn place(codes: &RankCodes, text: &str) -> Option<usize> {
        if let Meaning::Known(place) = codes.meaning(text) { Some(place) } else { None }
    }

    #[test]
    fn a_rank_is_known_with_or_without_blanks_dots_and_hyphens() {
        let codes = RankCodes::new(&Codes::default(), &ladder(&["P-2", "P-3"]));
        for text in ["P-3", "P3", " p 3", "p.3", "P–3"] {
            assert_eq!(place(&codes, text), Some(1), "{text}");
        }
        assert_eq!(place(&codes, "P4"), None);
    }

    #[test]
    fn ranks_that_differ_by_a_hyphen_only_are_told_apart() {
        let codes = RankCodes::new(&Codes::default(), &ladder(&["A1-1", "A11"]));
        assert_eq!((place(&codes, "a1-1"), place(&codes, "A11"), place(&codes, "A 1 1")), (Some(0), Some(1), None));
    }

    #[test]
    fn levels_are_trimmed_and_blank_ones_dropped() {
        let path = |text| if let Meaning::Known(path) = unit_meaning(text, "/") { Some(path) } else { None };
        assert_eq!(path("North  Region / Airport   "), Some("North Region\u{1F}Airport".to_owned()));
        assert_eq!(path("North//-/Shift A"), Some("North\u{1F}Shift A".to_owned()));
        assert_eq!(path(" / "), None);
    }
}
