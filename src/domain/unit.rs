//! Organisational units as paths, directorate first.

use std::fmt;

/// Joins the levels of a unit path in the store: a control character, so no label can hold it.
pub const UNIT_SEPARATOR: char = '\u{1F}';

/// A unit: its path from the top of the agency, at least one level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    path: String,
}

impl Unit {
    /// The unit at the end of these levels; `None` without any.
    #[must_use]
    pub fn new<S: AsRef<str>>(levels: &[S]) -> Option<Self> {
        let levels: Vec<&str> = levels.iter().map(AsRef::as_ref).filter(|level| !level.is_empty()).collect();
        (!levels.is_empty()).then(|| Self { path: levels.join(&UNIT_SEPARATOR.to_string()) })
    }

    /// From the form kept in the store.
    #[must_use]
    pub fn from_stored(path: &str) -> Self {
        Self { path: path.to_owned() }
    }

    /// The form kept in the store.
    #[must_use]
    pub fn stored(&self) -> &str {
        &self.path
    }

    /// Levels, from the top.
    pub fn levels(&self) -> impl Iterator<Item = &str> {
        self.path.split(UNIT_SEPARATOR)
    }

    /// How many levels the path has.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.levels().count()
    }

    /// The unit this one belongs to at `depth` levels from the top; itself when it is not deeper.
    #[must_use]
    pub fn at_depth(&self, depth: usize) -> Self {
        let levels: Vec<&str> = self.levels().take(depth.max(1)).collect();
        Self { path: levels.join(&UNIT_SEPARATOR.to_string()) }
    }

    /// The last level's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit(UNIT_SEPARATOR).next().unwrap_or(&self.path)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.replace(UNIT_SEPARATOR, " / "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_knows_its_ancestors_and_shows_its_path() {
        let unit = Unit::new(&["North", "Airport", "Shift A"]).unwrap();
        assert_eq!(unit.to_string(), "North / Airport / Shift A");
        assert_eq!(unit.at_depth(2).name(), "Airport");
        assert_eq!(unit.at_depth(9), unit);
        assert_eq!(Unit::from_stored(unit.stored()), unit);
    }
}
