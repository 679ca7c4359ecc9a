//! How texts are compared: one folding for codes, headers and aliases.

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparison: NFKC, lower case, tatweel and bidirectional marks dropped, white space trimmed and runs of
/// it folded to one blank. The text itself is kept as it stood; only comparisons use the folded form.
#[must_use]
pub fn fold(text: &str) -> String {
    let lowered: String = text.nfkc().flat_map(char::to_lowercase).filter(|&c| !is_ignored(c)).collect();
    lowered.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_ignored(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_text_fold_to_one() {
        assert_eq!(fold("  Chief\u{A0} INSPECTOR "), "chief inspector");
        assert_eq!(fold("Ｆ"), "f");
        assert_eq!(fold("ذكـــر"), "ذكر");
    }
}
