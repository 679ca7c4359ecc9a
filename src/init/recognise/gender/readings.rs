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
    let keys: Vec<String> = codes.iter().map(|it| super::key(it)).collect();
    let mut readings: Vec<Vec<Gender>> = vec![Vec::new()];
    for (at, code) in codes.iter().enumerate() {
        let meanings = LEXICON.meanings(language, code, is_cyrillic);
        // Spellings of one code mean the same.
        let before = keys[..at].iter().position(|it| *it == keys[at]);
        let more = |known: &Vec<Gender>| -> Vec<Vec<Gender>> {
            let meanings = before.map_or_else(|| meanings.clone(), |it| vec![known[it]]);
            meanings.into_iter().map(|it| [known.as_slice(), &[it]].concat()).collect()
        };
        readings = readings.iter().flat_map(more).collect();
    }
    // The letters among the codes are a set of their own: beside `Mujer` and `Hombre`, `M` and `H` are not both men.
    readings.retain(|it| {
        let sound = has_both(it) || (one_gender && has_one(it));
        sound && letters_differ(codes, it)
    });
    readings
}

/// What the language that knows most of the codes makes of them; `None` for a code it does not know.
pub(super) fn best_partial(codes: &[&str]) -> Option<Vec<Option<Gender>>> {
    let is_known = |language: &Language, code: &&str| !LEXICON.meanings(language, code, false).is_empty();
    let partial = |language: &Language| {
        let known: Vec<&str> = codes.iter().copied().filter(|code| is_known(language, code)).collect();
        let mut reading = of_language(language, &known, false, false).into_iter().next()?.into_iter();
        let meanings = codes.iter().map(|code| if is_known(language, code) { reading.next() } else { None });
        Some((known.len(), meanings.collect::<Vec<_>>()))
    };
    let mut best: Option<(usize, Vec<Option<Gender>>)> = None;
    for found in LEXICON.languages.iter().filter_map(partial) {
        if best.as_ref().is_none_or(|it| found.0 > it.0) {
            best = Some(found);
        }
    }
    best.map(|it| it.1)
}

fn has_both(meanings: &[Gender]) -> bool {
    [Gender::Woman, Gender::Man].iter().all(|it| meanings.contains(it))
}

fn has_one(meanings: &[Gender]) -> bool {
    [Gender::Woman, Gender::Man].iter().any(|it| meanings.contains(it))
}

fn letters_differ(codes: &[&str], meanings: &[Gender]) -> bool {
    let letters =
        codes.iter().zip(meanings).filter(|(code, _)| code.chars().filter(|c| c.is_alphanumeric()).count() == 1);
    let gendered: Vec<Gender> =
        letters.map(|it| *it.1).filter(|it| matches!(it, Gender::Woman | Gender::Man)).collect();
    let folded = codes
        .iter()
        .map(|it| super::key(it))
        .filter(|it| it.chars().count() == 1)
        .collect::<std::collections::BTreeSet<_>>();
    gendered.len() < 2 || folded.len() < 2 || has_both(&gendered)
}
