//! How high a row has to be: not every spreadsheet program finds out by itself when it opens a file.

/// Height of a line of text, in points.
pub(super) const LINE: f64 = 15.0;

/// Width in characters of a column whose longest text has so many letters.
pub(super) fn width_for(letters: usize) -> f64 {
    letters as f64 * 1.1 + 2.0
}

/// Lines that a text takes in a column of this width in characters, broken between words.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    // Letters are at times wider than the digits in which widths are counted.
    let room = (width * 0.9).max(1.0);
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let long = word.chars().count() as f64;
        if used > 0.0 && used + 1.0 + long > room {
            lines += 1;
            used = 0.0;
        }
        used += long + if used > 0.0 { 1.0 } else { 0.0 };
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_column_as_wide_as_its_text_needs_one_line() {
        for letters in 1..=60 {
            assert_eq!(lines(&"w".repeat(letters), width_for(letters)), 1, "{letters}");
        }
    }

    #[rstest]
    #[case("", 10.0, 1)]
    #[case("short", 10.0, 1)]
    #[case("two words", 8.0, 2)]
    #[case("a-word-that-no-column-can-hold-in-one-line", 10.0, 5)]
    fn texts_take_as_many_lines_as_they_need(#[case] text: &str, #[case] width: f64, #[case] expected: u32) {
        assert_eq!(lines(text, width), expected);
    }
}
