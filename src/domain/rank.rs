//! The agency's own ladder.

use super::{Band, Label};

/// Place of a rank on its ladder: higher is more senior. Two ranks may share a level (two ladders side by side).
pub type RankLevel = u8;

/// One rank of an agency's ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The agency's own word.
    pub name: Label,
    /// Place on the ladder, 1 the most junior.
    pub level: RankLevel,
    /// The shared band it belongs to.
    pub band: Band,
}

/// An agency's ranks, junior to senior.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    ranks: Vec<Rank>,
}

impl Ladder {
    /// A ladder of these ranks, put in order of level; equal levels keep the order given.
    #[must_use]
    pub fn new(mut ranks: Vec<Rank>) -> Self {
        ranks.sort_by_key(|rank| rank.level);
        Self { ranks }
    }

    /// Ranks from junior to senior.
    #[must_use]
    pub fn ranks(&self) -> &[Rank] {
        &self.ranks
    }

    /// The rank of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Rank> {
        self.ranks.iter().find(|rank| rank.name.as_str() == name)
    }
}
