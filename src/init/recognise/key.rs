//! How headers and coded values are compared: one normal form for spellings of one word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The normal form of a header or value: words apart (also `firstName`), small letters, without accents, vowel signs,
/// tatweel and marks of direction; letters that are written either way made one; `d'` and `l'` dropped; what is neither
/// letter, digit, `%` nor `#` a blank.
pub(super) fn key(text: &str) -> String {
    let lowered: String = spaced(text).nfkc().flat_map(char::to_lowercase).collect();
    let bare: String = lowered.nfd().filter(|&c| !is_combining_mark(c) && !is_ignored(c)).map(one_letter).collect();
    let words = bare.split_whitespace().map(without_article).flat_map(|word| word.split('\''));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("d'").or_else(|| word.strip_prefix("l'")).unwrap_or(word)
}

fn is_ignored(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn one_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ё' => 'е',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        '’' | '\u{2018}' => '\'',
        c if c.is_alphanumeric() || matches!(c, '%' | '#' | '\'') => c,
        _ => ' ',
    }
}

/// Puts a blank where a capital follows a small letter.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    let mut after_small = false;
    for c in text.chars() {
        if after_small && c.is_uppercase() {
            spaced.push(' ');
        }
        after_small = c.is_lowercase();
        spaced.push(c);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("dateOfBirth", "date of birth")]
    #[case("DATE_OF_BIRTH", "date of birth")]
    #[case("Numéro d’employé", "numero employe")]
    #[case("  Date\n d'entrée ", "date entree")]
    #[case("الجنســية", "الجنسيه")]
    #[case("أنثى", "انثي")]
    #[case("Дата приёма", "дата приема")]
    #[case("Nº matrícula", "no matricula")]
    #[case("FTE %", "fte %")]
    #[case("D.O.B.", "d o b")]
    #[case("Kadın", "kadin")]
    fn spellings_of_one_word_have_one_key(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(key(text), expected);
    }
}
