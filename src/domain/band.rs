//! The shared ladder that makes agencies comparable.

use std::fmt;

/// A rung of the shared ladder: its place from the bottom and its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band {
    /// Place on the ladder, 1 the most junior.
    pub level: u8,
    /// Name shown in reports.
    pub name: String,
}

/// The default bands, junior to senior.
pub const DEFAULT_BANDS: [&str; 5] = ["support", "officer", "senior officer", "manager", "executive"];

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
