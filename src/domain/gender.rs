//! Gender as the agency recorded it. Never inferred from a name or a title.

use std::fmt;

/// Gender as recorded. Shares are of women and men; the share not stated stands beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Recorded as a woman.
    Woman,
    /// Recorded as a man.
    Man,
    /// Recorded as another gender.
    Another,
    /// Blank, refused or unknown: a value of its own, not a missing one.
    NotStated,
}

impl Gender {
    /// All values, in the order of every table.
    pub const ALL: [Self; 4] = [Self::Woman, Self::Man, Self::Another, Self::NotStated];

    /// The word used in pipeline files, the store and published data.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
            Self::Another => "another",
            Self::NotStated => "not stated",
        }
    }

    /// The gender with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.word() == word)
    }
}

impl fmt::Display for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
