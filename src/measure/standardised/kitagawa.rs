//! # Difference of two agencies' shares in parts
//!
//! - **Definition.** How much of the difference between two agencies' shares of women comes from how their people are spread
//!   over cells (*composition*), and how much from different shares within the same cells (*real difference*).
//! - **Formula.** With `w` the part of an agency's people in a cell and `p` the share of women there, composition
//!   `Σ (w_A − w_B)(p_A + p_B)/2`, real difference `Σ (p_A − p_B)(w_A + w_B)/2`. Where one has nobody in a cell, its share
//!   there is taken as the other's, so that the cell counts as composition.
//! - **Range.** Percentage points, either sign; the parts sum to the difference exactly.
//! - **Undefined when.** Either agency has neither women nor men.
//! - **Reads as.** "9 points fewer than its peer: 6 because more of its people are in command posts, 3 because its shares are
//!   lower there." *Coverage* is the least part of either agency's people in cells that both have.
//! - **Reference.** Kitagawa (1955), *Journal of the American Statistical Association* 50; the rule for empty cells is this
//!   project's own.
//! - **Worked example.** 60 of 100 in support and 20 of 100 in command against 300 of 500 and 375 of 1,500: 40.0 less 33.75 %,
//!   +6.25 points, of which composition +9.375 and real difference −3.125.

use super::{Cell, sums};
use crate::domain::{GenderCount, Share};

/// What one cell adds to a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellPart {
    /// By the part of the people in it, in percentage points.
    pub composition: f64,
    /// By the share of women in it, in percentage points.
    pub real: f64,
}

/// A difference of two shares and its parts, in percentage points.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareDifference {
    /// The agency's share of women less that of its peers.
    pub points: f64,
    /// What comes from how people are spread over cells.
    pub composition: f64,
    /// What comes from different shares within cells.
    pub real: f64,
    /// One part a cell, in the order given. How much of the composition a single cell adds depends on the level of the
    /// shares: the sums are what is meant.
    pub cells: Vec<CellPart>,
    /// The least part of either agency's women and men in cells that both have.
    pub coverage: Share,
}

/// The agency's share of women less its peers', in parts; `None` where either has nobody.
#[must_use]
pub fn share_difference(cells: &[Cell]) -> Option<ShareDifference> {
    let [agency, peers] = sums(cells.iter());
    let points = (agency.share_of_women()? - peers.share_of_women()?).points();
    let parts: Vec<CellPart> = cells.iter().map(|cell| part(cell, &agency, &peers)).collect();
    let both = |cell: &&Cell| cell.agency.base() > 0 && cell.peers.base() > 0;
    let [of_agency, of_peers] = sums(cells.iter().filter(both));
    let coverage = [Share::of(of_agency.base(), agency.base())?, Share::of(of_peers.base(), peers.base())?];
    Some(ShareDifference {
        points,
        composition: parts.iter().map(|part| part.composition).sum(),
        real: parts.iter().map(|part| part.real).sum(),
        cells: parts,
        coverage: if coverage[0] < coverage[1] { coverage[0] } else { coverage[1] },
    })
}

fn part(cell: &Cell, agency: &GenderCount, peers: &GenderCount) -> CellPart {
    let share = |count: &GenderCount| count.share_of_women().map(Share::fraction);
    let (mine, theirs) = (share(&cell.agency), share(&cell.peers));
    let Some((mine, theirs)) = mine.or(theirs).zip(theirs.or(mine)) else {
        return CellPart { composition: 0.0, real: 0.0 };
    };
    let weight = |part: &GenderCount, whole: &GenderCount| part.base() as f64 / whole.base() as f64;
    let (w_mine, w_theirs) = (weight(&cell.agency, agency), weight(&cell.peers, peers));
    CellPart {
        composition: (w_mine - w_theirs) * f64::midpoint(mine, theirs) * 100.0,
        real: (mine - theirs) * f64::midpoint(w_mine, w_theirs) * 100.0,
    }
}
