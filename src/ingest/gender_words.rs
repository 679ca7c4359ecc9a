//! Words that gender columns have in many languages. What they mean is for the pipeline file to say; here they only tell a code
//! that nobody listed from something else that stands in its place.

use std::sync::LazyLock;

use crate::domain::fold;

/// Lists of gender words as CSV: code, language, word.
pub(crate) const GENDER_VALUES: [&str; 2] = [include_str!("gender-values.csv"), include_str!("more-gender-values.csv")];

static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = GENDER_VALUES.into_iter().flat_map(|list| list.lines().skip(1));
    words.filter_map(|line| line.split(',').nth(2)).map(fold).filter(|word| !word.is_empty()).collect()
});

/// Whether a text is one of these words, or one with a slip or two in it.
pub(super) fn is_like_a_gender_word(text: &str) -> bool {
    let text = fold(text);
    let slips = match text.chars().count() {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    };
    WORDS.iter().any(|word| strsim::osa_distance(word, &text) <= slips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_gender_words_are_told_from_names() {
        for text in ["Femenino", "Femeninno", "MUJER", "Hombr", "feminim", "женский", "Kadin", "Desconocido", "Unkown"]
        {
            assert!(is_like_a_gender_word(text), "{text}");
        }
        for text in ["Nguyen", "PLOMBERG Asdis", "1987-04-12", "Ana", ""] {
            assert!(!is_like_a_gender_word(text), "{text}");
        }
    }
}
