//! Spellings of one rank: case, accents and punctuation, masculine and feminine, ordinals.

use crate::init::recognise::key::key;

/// The words of a rank in their normal form, ordinals as digits.
pub(super) fn words_of(name: &str) -> Vec<String> {
    key(name).split(' ').filter(|it| !it.is_empty()).map(|word| ordinal(word).to_owned()).collect()
}

fn ordinal(word: &str) -> &str {
    match word {
        "1o" | "1a" | "1er" | "1ero" | "1ere" | "1re" | "1st" | "primero" | "primera" | "primer" | "premier"
        | "premiere" | "first" | "primeiro" | "primeira" => "1",
        "2o" | "2a" | "2e" | "2eme" | "2nd" | "segundo" | "segunda" | "deuxieme" | "second" | "seconde" => "2",
        "3o" | "3a" | "3e" | "3eme" | "3rd" | "tercero" | "tercera" | "troisieme" | "third" | "terceiro"
        | "terceira" => "3",
        other => other,
    }
}

/// Endings of women's forms and what men's forms have in their place.
const ENDINGS: [(&str, &str); 26] = [
    ("trice", "teur"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("ere", "er"),
    ("ienne", "ien"),
    ("enne", "en"),
    ("onne", "on"),
    ("ive", "if"),
    ("elle", "el"),
    ("ale", "al"),
    ("ora", "or"),
    ("dora", "dor"),
    ("ana", "an"),
    ("ina", "in"),
    ("esa", "es"),
    ("ona", "on"),
    ("ela", "el"),
    ("ala", "al"),
    ("era", "er"),
    ("nta", "nte"),
    ("fa", "fe"),
    ("triz", "tor"),
    ("ess", ""),
    ("a", "o"),
    ("e", ""),
    ("ه", ""),
];

/// Men's forms that a word may be the women's form of.
pub(super) fn masculine_forms(word: &str) -> Vec<String> {
    let stems = ENDINGS.iter().filter_map(|(end, other)| Some(format!("{}{other}", word.strip_suffix(end)?)));
    let mut forms: Vec<String> = stems.filter(|it| it.chars().count() >= 3).collect();
    if word.ends_with("fa") {
        forms.insert(0, format!("{}e", &word[..word.len() - 1]));
    }
    forms
}

/// Whether two ranks are the same but for the gender of their words.
pub(super) fn differ_by_gender(one: &[String], other: &[String]) -> bool {
    let pair = |(one, other): (&String, &String)| {
        one == other || masculine_forms(one).contains(other) || masculine_forms(other).contains(one)
    };
    one.len() == other.len() && one.iter().zip(other).all(pair)
}

/// Whether `short` abbreviates the rank of these words: a piece of each word in order, each piece begun by the word's
/// first letter and the rest of it letters of the word in order. `SSG` is `Staff Sergeant`, `ADJ ADM` is `Adjoint
/// administratif`. Digits must all stand there.
pub(super) fn abbreviates(short: &str, words: &[String]) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let full: usize = words.iter().map(|it| it.chars().count()).sum();
    let significant: Vec<&String> = words.iter().filter(|it| !LINKS.contains(&it.as_str())).collect();
    // Of several words one may be cut short; a single word has to be shorter by much.
    let most = if words.len() > 1 { 9 } else { 7 };
    letters.len() >= 2 && letters.len() * 10 <= full * most && pieces(&letters, &significant)
}

const LINKS: [&str; 12] = ["of", "de", "du", "des", "la", "le", "del", "da", "do", "and", "et", "y"];

fn pieces(letters: &[char], words: &[&String]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let (Some(first), Some(initial)) = (letters.first(), word.chars().next()) else { return false };
    if *first != initial {
        return false;
    }
    if word.chars().all(char::is_numeric) {
        let digits: Vec<char> = word.chars().collect();
        return letters.starts_with(&digits) && pieces(&letters[digits.len()..], rest);
    }
    (1..=letters.len()).rev().any(|end| is_within(&letters[..end], word) && pieces(&letters[end..], rest))
}

fn is_within(letters: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    letters.iter().all(|letter| rest.any(|c| c == *letter))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Directeur adjoint", "Directrice adjointe")]
    #[case("Inspector jefe", "Inspectora jefa")]
    #[case("Inspector jefe", "Inspectora jefe")]
    #[case("Brigadier-chef", "Brigadière chef")]
    #[case("Cabo 1º", "CABO PRIMERA")]
    #[case("Attaché principal", "attachée principale")]
    #[case("Capitán", "Capitana")]
    #[case("مفتش", "مفتشة")]
    fn forms_of_one_rank_agree(#[case] one: &str, #[case] other: &str) {
        assert!(differ_by_gender(&words_of(one), &words_of(other)));
    }

    #[rstest]
    #[case("Inspector", "Inspector jefe")]
    #[case("Cabo", "Cabo primero")]
    #[case("P-3", "P-4")]
    #[case("Guardia primero", "Guardia segundo")]
    #[case("Major", "Mayor")]
    fn ranks_that_differ_stay_apart(#[case] one: &str, #[case] other: &str) {
        assert!(!differ_by_gender(&words_of(one), &words_of(other)));
    }

    #[rstest]
    #[case("SSG", "Staff Sergeant", true)]
    #[case("S/Sgt", "Staff Sergeant", true)]
    #[case("SBG", "Senior Border Guard", true)]
    #[case("Senior BG", "Senior Border Guard", true)]
    #[case("DDIR", "Deputy Director", true)]
    #[case("Ch. Inspector", "Chief Inspector", true)]
    #[case("DIR", "Deputy Director", false)]
    #[case("ADJ ADM", "Adjoint administratif", true)]
    #[case("GDA.", "Guardia", true)]
    #[case("INSP", "Chief Inspector", false)]
    #[case("Inspector", "Inspector jefe", false)]
    #[case("P-3", "Principal 4", false)]
    fn abbreviations_take_a_piece_of_each_word(#[case] short: &str, #[case] full: &str, #[case] expected: bool) {
        let short: String = words_of(short).concat();
        assert_eq!(abbreviates(&short, &words_of(full)), expected);
    }
}
