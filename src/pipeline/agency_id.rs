//! The id of an agency, in store, file names and published data.

use std::fmt;

use thiserror::Error;

/// An agency id such as `NOR-BG`: capital letters, digits and dashes, 2 to 40 of them, a letter first, no dash last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyId(String);

/// A text that is not an agency id.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{found}` is not an agency id")]
pub struct AgencyIdError {
    /// The text as it stood.
    pub found: String,
}

impl AgencyId {
    /// The id this text is.
    ///
    /// # Errors
    /// When the text is not 2 to 40 capital letters A to Z, digits and dashes, a letter first, no dash last.
    pub fn parse(text: &str) -> Result<Self, AgencyIdError> {
        let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        let fits = (2..=40).contains(&text.len())
            && text.chars().all(allowed)
            && text.starts_with(|c: char| c.is_ascii_uppercase())
            && !text.ends_with('-');
        if fits { Ok(Self(text.to_owned())) } else { Err(AgencyIdError { found: text.to_owned() }) }
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id for file and folder names: lower case, so that no two differ by case alone.
    #[must_use]
    pub fn slug(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The nearest id to `text`, for a remedy: capital letters, dashes for everything else.
pub(super) fn nearest_id(text: &str) -> Option<AgencyId> {
    let letters =
        text.to_ascii_uppercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    AgencyId::parse(letters.trim_matches('-')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_capital_letters_digits_and_dashes() {
        assert_eq!(AgencyId::parse("NOR-BG").unwrap().slug(), "nor-bg");
        assert!(AgencyId::parse("K9").is_ok());
        for text in ["N", "nor-bg", "NOR BG", "NOR/BG", "-NOR", "NOR-", "9NOR", "", "..", &"N".repeat(41)] {
            assert!(AgencyId::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_near_miss_has_a_remedy() {
        assert_eq!(nearest_id("nor bg").unwrap().as_str(), "NOR-BG");
        assert_eq!(nearest_id("…"), None);
    }
}
