//! All ways to read the codes of a column: the languages that explain every one of them.

use super::lexicon::{LEXICON, Language};
use crate::domain::Gender;

/// One way to read the codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// What each code means, in the order given.
    pub(super) meanings: Vec<Gender>,
    /// Languages in which they mean so.
    pub(super) languages: Vec<&'static str>,
}

/// The readings in which every code has a meaning and there are women and men. `one_gender` lets a column of women or of
/// men only pass.
pub(super) fn readings(codes: &[&str], one_gender: bool) -> Vec<Reading> {
    let is_cyrillic = codes.iter().any(|it| it.chars().any(|c| ('\u{0400}'..='\u{04FF}').contains(&c)));
    let mut found: Vec<Reading> = Vec::new();
    for language in &LEXICON.languages {
        for meanings in of_language(language, codes, is_cyrillic, one_gender) {
            match found.iter_mut().find(|it| it.meanings == meanings) {
                Some(known) => known.languages.push(language.name),
                None => found.push(Reading { meanings, languages: vec![language.name] }),
            }
        }
    }
    found
}

fn of_language(language: &Language, codes: &[&str], is_cyrillic: bool, one_gender: bool) -> Vec<Vec<Gender>> {
    let mut readings = vec![Vec::new()];
    for code in codes {
        let meanings = LEXICON.meanings(language, code, is_cyrillic);
        readings = readings.iter().flat_map(|known| meanings.iter().map(|it| [known.as_slice(), &[*it]].concat())).collect();
    }
    // The letters among the codes are a set of their own: beside `Mujer` and `Hombre`, `M` and `H` are not both men.
    readings.retain(|it| {
        let sound = has_both(it) || (one_gender && has_one(it));
        sound && letters_differ(codes, it)
    });
    readings
}

fn has_both(meanings: &[Gender]) -> bool {
    [Gender::Woman, Gender::Man].iter().all(|it| meanings.contains(it))
}

fn has_one(meanings: &[Gender]) -> bool {
    [Gender::Woman, Gender::Man].iter().any(|it| meanings.contains(it))
}

fn letters_differ(codes: &[&str], meanings: &[Gender]) -> bool {
    let letters = codes.iter().zip(meanings).filter(|(code, _)| code.chars().filter(|c| c.is_alphanumeric()).count() == 1);
    let gendered: Vec<Gender> = letters.map(|it| *it.1).filter(|it| matches!(it, Gender::Woman | Gender::Man)).collect();
    let folded = codes.iter().map(|it| super::key(it)).filter(|it| it.chars().count() == 1).collect::<std::collections::BTreeSet<_>>();
    gendered.len() < 2 || folded.len() < 2 || has_both(&gendered)
}
