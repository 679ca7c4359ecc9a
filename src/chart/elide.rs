//! Names in less room than they need: wrapped into few lines, the last of them cut with an ellipsis.

use super::font::Ruler;
use super::wrap::{Setting, wrap};

/// The text in at most `most` lines of at most `width` pixels; what is left over becomes `…`.
pub(super) fn wrap_elided(ruler: &Ruler, text: &str, setting: Setting, width: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(ruler, text, setting, width);
    if lines.len() <= most.max(1) {
        return lines;
    }
    let rest = lines.split_off(most.saturating_sub(1)).join(" ");
    lines.push(elide(ruler, &rest, setting, width));
    lines
}

/// The text, or as much of its beginning as stands before a `…` in `width` pixels.
pub(super) fn elide(ruler: &Ruler, text: &str, setting: Setting, width: f64) -> String {
    let fits = |text: &str| ruler.width(text, setting.size, setting.bold) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let starts = text.char_indices().filter(|&(_, c)| !is_attached(c)).map(|(at, _)| at);
    let cut = |end: usize| format!("{}…", text[..end].trim_end());
    starts.map(cut).take_while(|short| fits(short)).last().unwrap_or_else(|| "…".to_owned())
}

/// Whether a character belongs to the one before it, so that no cut may stand between them.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || matches!(c, '\u{200C}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Setting = Setting { size: 13.0, bold: false };

    #[test]
    fn a_cut_text_fits_and_says_that_it_is_cut() {
        let ruler = Ruler::default();
        for text in ["Bundesamt für Migration und Flüchtlinge", "الهيئة العامة للهجرة والجوازات", "Miniſterium"]
        {
            for width in [16.0, 40.0, 90.0, 170.0] {
                let short = elide(&ruler, text, BODY, width);
                assert!(ruler.width(&short, 13.0, false) <= width, "{short}");
                assert!(short == text || text.starts_with(short.trim_end_matches('…')), "{short}");
                assert!(short == text || short.ends_with('…'), "{short}");
            }
        }
    }

    #[test]
    fn only_the_last_line_is_cut() {
        let ruler = Ruler::default();
        let name = "Regional coordination office of the Northern Border Command";
        let lines = wrap_elided(&ruler, name, BODY, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], wrap(&ruler, name, BODY, 150.0)[0]);
        assert!(lines[1].ends_with('…') && ruler.width(&lines[1], 13.0, false) <= 150.0, "{lines:?}");
    }

    #[test]
    fn no_cut_stands_before_a_mark_of_the_letter_before() {
        assert!(!elide(&Ruler::default(), "e\u{0301}e\u{0301}e\u{0301}e\u{0301}", BODY, 30.0).ends_with("e…"));
    }
}
