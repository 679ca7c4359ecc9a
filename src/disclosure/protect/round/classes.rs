//! Cells that must move together: where a relation leaves two of them undetermined, one follows from the other.
//!
//! If a total is W + M and W is a multiple of the base, the total goes up exactly if M does. Such cells share one
//! variable of the search, as do cells of which exactly one must go up.

use super::super::tables::{Relation, Tables};
use super::bounds::Bounds;

/// Undetermined cells in classes; each cell equals the leader of its class or is its opposite.
pub(super) struct Classes {
    leader: Vec<usize>,
    opposite: Vec<bool>,
}

/// What remains of a relation: terms over leaders, and the right side.
pub(super) struct Remainder {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) right: i64,
}

impl Classes {
    /// Every cell for itself.
    pub(super) fn single(cells: usize) -> Self {
        Self { leader: (0..cells).collect(), opposite: vec![false; cells] }
    }

    /// All classes that relations of two terms imply. Determines cells on the way; `None` proves that there is no
    /// solution. Every undetermined cell must have just two values.
    pub(super) fn derive(tables: &Tables, bounds: &mut Bounds) -> Option<Self> {
        let mut classes = Self::single(tables.cells().len());
        loop {
            let mut changed = false;
            for relation in tables.relations() {
                let rest = classes.remainder(relation, bounds);
                match rest.terms[..] {
                    [] if rest.right != 0 => return None,
                    [(leader, factor)] => {
                        let up = rest.right / factor;
                        if up * factor != rest.right || !(0..=1).contains(&up) {
                            return None;
                        }
                        classes.determine(leader, up, bounds);
                        changed = true;
                    }
                    [(one, 1), (other, -1)] | [(one, -1), (other, 1)] if rest.right == 0 => {
                        classes.join(one, other, false);
                        changed = true;
                    }
                    [(one, 1), (other, 1)] if rest.right == 1 => {
                        classes.join(one, other, true);
                        changed = true;
                    }
                    [(one, -1), (other, -1)] if rest.right == -1 => {
                        classes.join(one, other, true);
                        changed = true;
                    }
                    _ => {}
                }
            }
            if !changed {
                return Some(classes);
            }
            if !bounds.propagate(tables) {
                return None;
            }
        }
    }

    /// The leader of a cell, and whether the cell is its opposite.
    pub(super) fn leader(&self, cell: usize) -> (usize, bool) {
        let (mut at, mut opposite) = (cell, false);
        while self.leader[at] != at {
            opposite ^= self.opposite[at];
            at = self.leader[at];
        }
        (at, opposite)
    }

    /// A relation in terms of leaders: total less parts is 0, determined cells moved to the right side.
    pub(super) fn remainder(&self, relation: &Relation, bounds: &Bounds) -> Remainder {
        let mut right = 0;
        let mut terms: Vec<(usize, i64)> = Vec::new();
        let signed = relation.parts().iter().map(|&part| (part, -1));
        for (cell, sign) in std::iter::once((relation.total(), 1)).chain(signed) {
            right -= sign * bounds.low[cell];
            if bounds.is_fixed(cell) {
                continue;
            }
            match self.leader(cell) {
                (leader, false) => terms.push((leader, sign)),
                (leader, true) => {
                    right -= sign;
                    terms.push((leader, -sign));
                }
            }
        }
        terms.sort_unstable();
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        terms.retain(|&(_, factor)| factor != 0);
        Remainder { terms, right }
    }

    fn join(&mut self, one: usize, other: usize, opposite: bool) {
        let (first, last) = (one.min(other), one.max(other));
        self.leader[last] = first;
        self.opposite[last] = opposite;
    }

    fn determine(&self, leader: usize, up: i64, bounds: &mut Bounds) {
        for cell in 0..self.leader.len() {
            match self.leader(cell) {
                (found, opposite) if found == leader && !bounds.is_fixed(cell) => {
                    let value = bounds.low[cell] + if opposite { 1 - up } else { up };
                    (bounds.low[cell], bounds.high[cell]) = (value, value);
                }
                _ => {}
            }
        }
    }
}
