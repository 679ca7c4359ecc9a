//! Text from an export that may be shown: units, roles, ranks, stations.

use std::fmt;

use thiserror::Error;

/// Stands where an export has a text that no list of the pipeline file knows.
pub const UNMAPPED: &str = "(unmapped)";
/// Stands where an export's cell is blank.
pub const NOT_STATED: &str = "(not stated)";
/// Stands where an export has no such column.
pub const NOT_RECORDED: &str = "(not recorded)";

/// A printable text of at most [`Label::MAX_CHARS`] characters, trimmed, inner white space folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

/// Why a text cannot be a label. Never echoes the text: it may come from the wrong column.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LabelError {
    /// Nothing but white space.
    #[error("is blank")]
    Blank,
    /// Longer than [`Label::MAX_CHARS`].
    #[error("has {chars} characters, the limit is {}", Label::MAX_CHARS)]
    TooLong {
        /// Characters found.
        chars: usize,
    },
    /// A control or bidirectional formatting character.
    #[error("holds the character U+{:04X}, which cannot be shown safely", *character as u32)]
    Unprintable {
        /// The character found.
        character: char,
    },
    /// One of the words this program itself writes.
    #[error("is a word reserved for this program")]
    Reserved,
}

impl Label {
    /// The longest text a label may hold.
    pub const MAX_CHARS: usize = 200;

    /// Trims, folds runs of white space (line breaks too) to one blank, and checks.
    ///
    /// # Errors
    /// [`LabelError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, LabelError> {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let chars = folded.chars().count();
        if folded.is_empty() {
            return Err(LabelError::Blank);
        }
        if chars > Self::MAX_CHARS {
            return Err(LabelError::TooLong { chars });
        }
        if let Some(character) = folded.chars().find(|&c| is_unprintable(c)) {
            return Err(LabelError::Unprintable { character });
        }
        if [UNMAPPED, NOT_STATED, NOT_RECORDED].contains(&folded.as_str()) {
            return Err(LabelError::Reserved);
        }
        Ok(Self(folded))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_line_breaks_fold() {
        assert_eq!(Label::parse("  61011 - MONITOR  I   \n").unwrap().as_str(), "61011 - MONITOR I");
    }

    #[test]
    fn what_could_mislead_a_reader_is_refused() {
        assert_eq!(Label::parse(" \t "), Err(LabelError::Blank));
        assert_eq!(Label::parse("a\u{202E}b"), Err(LabelError::Unprintable { character: '\u{202E}' }));
        assert_eq!(Label::parse("(unmapped)"), Err(LabelError::Reserved));
        assert_eq!(Label::parse(&"x".repeat(201)), Err(LabelError::TooLong { chars: 201 }));
    }
}
