//! Words and letters for gender, language by language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::Gender;
use crate::ingest::GENDER_VALUES;
use crate::ingest::is_word_for_nothing;
use crate::init::recognise::key::key;

/// The words of one language.
pub(super) struct Language {
    /// Its name in the list, such as `fr` or `sr/hr/bs/bg/mk`.
    pub(super) name: &'static str,
    words: BTreeMap<String, Vec<Gender>>,
}

/// All languages, and words that mean the same in any.
pub(super) struct Lexicon {
    /// Languages, in the order of the list.
    pub(super) languages: Vec<Language>,
    any: BTreeMap<String, Vec<Gender>>,
}

/// The list.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(GENDER_VALUES.into_iter()));

impl Lexicon {
    fn of(lists: impl Iterator<Item = &'static str>) -> Self {
        let mut lexicon = Self { languages: Vec::new(), any: BTreeMap::new() };
        for line in lists.flat_map(|list| list.lines().skip(1)) {
            let mut parts = line.split(',');
            let (Some(code), Some(language), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let gender = match code {
                "F" => Gender::Woman,
                "M" => Gender::Man,
                "X" => Gender::Another,
                _ => Gender::NotStated,
            };
            if language.starts_with("code") {
                continue;
            }
            let words = if language == "any" { &mut lexicon.any } else { lexicon.words_of(language) };
            let meanings = words.entry(key(value)).or_default();
            if !meanings.contains(&gender) {
                meanings.push(gender);
            }
        }
        lexicon
    }

    fn words_of(&mut self, name: &'static str) -> &mut BTreeMap<String, Vec<Gender>> {
        let place = self.languages.iter().position(|it| it.name == name).unwrap_or_else(|| {
            self.languages.push(Language { name, words: BTreeMap::new() });
            self.languages.len() - 1
        });
        &mut self.languages[place].words
    }

    /// What a code may mean in a language; empty where it means nothing there. `cyrillic` takes Latin letters that look
    /// like Cyrillic ones for those.
    pub(super) fn meanings(&self, language: &Language, code: &str, cyrillic: bool) -> Vec<Gender> {
        if is_word_for_nothing(code) {
            return vec![Gender::NotStated];
        }
        let mut key = key(code);
        if cyrillic && key.chars().count() == 1 {
            key = key.chars().map(cyrillic_letter).collect();
        }
        if key.is_empty() {
            return vec![Gender::NotStated];
        }
        language.words.get(&key).or_else(|| self.any.get(&key)).cloned().unwrap_or_default()
    }

    /// Whether a code is a word, not a letter, that some language has for a gender.
    pub(super) fn is_word(&self, code: &str) -> bool {
        let key = key(code);
        key.chars().count() > 2 && self.languages.iter().any(|it| it.words.contains_key(&key))
    }
}

fn cyrillic_letter(c: char) -> char {
    match c {
        'm' => 'м',
        'k' => 'к',
        'x' => 'ж',
        c => c,
    }
}

/// What a language is called in a question.
pub(super) fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "fr" => "French",
        "es" => "Spanish",
        "pt" => "Portuguese",
        "ar" => "Arabic",
        "ru" => "Russian",
        "uk" => "Ukrainian",
        "tr" => "Turkish",
        "az" => "Azerbaijani",
        "de" => "German",
        "it" => "Italian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "ro" => "Romanian",
        "sq" => "Albanian",
        "el" => "Greek",
        "id/ms" => "Indonesian, Malay",
        other => other,
    }
}
