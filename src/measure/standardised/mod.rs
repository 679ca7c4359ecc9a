//! # Share of women with the structure of the peers
//!
//! - **Definition.** What an agency's share of women would be if its people were spread over cells (ranks, role families,
//!   contracts) as those of its peers are (*direct*); and how many women it would have if each of its cells had the peers'
//!   share (*indirect*).
//! - **Formula.** Direct: `Σ w_c p_c / Σ w_c` over cells where the agency has people, `p_c` its share of women there and `w_c`
//!   the peers' people there. Interval: from the Wilson ends of each `p_c`, `√(Σ (w_c (p_c − l_c))²) / Σ w_c` below and
//!   likewise above. Indirect: `observed / Σ n_c r_c` over cells where peers have people, `n_c` the agency's people and `r_c`
//!   the peers' share; interval: the Wilson ends of the agency's share in those cells over the expected share.
//! - **Range.** Direct 0 to 1; indirect 0 upwards, 1 as many women as expected.
//! - **Undefined when.** There is no cell in which both have people; indirect also where no woman is expected.
//! - **Reads as.** "With the structure of its peers the agency would have 34 % (31 to 37), against 29 % as it is." *Coverage* is
//!   the part of the peers' people (direct) or of the agency's (indirect) in cells that could be used: below nine tenths say
//!   so, the figure is then about part of the staff. Few people in a cell: take the indirect figure.
//! - **Reference.** Fleiss, Levin and Paik (2003), *Statistical Methods for Rates and Proportions*, chapter 19; interval:
//!   Zou and Donner (2008), *Statistics in Medicine* 27.
//! - **Worked example.** Agency 60 of 100 in support, 20 of 100 in command; peers 300 of 500 and 375 of 1,500. Agency 40.0 %,
//!   with the peers' structure 30.0 % against their 33.75 %; 80 women of 85 expected, ratio 0.941.

mod kitagawa;

pub use kitagawa::{CellPart, ShareDifference, share_difference};

use super::interval::wilson;
use crate::domain::{Estimate, GenderCount, Headcount, Share};

/// One cell of a composition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The agency's people.
    pub agency: GenderCount,
    /// The people of all its peers together, or of the one it is compared with.
    pub peers: GenderCount,
}

/// An agency's share with the structure of its peers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectlyStandardised {
    /// Share the agency would have, with its 95 % interval; its base is the agency's women and men in cells used.
    pub share: Estimate,
    /// Share the agency has, in all cells.
    pub as_it_is: Share,
    /// Share the peers have, in the same cells.
    pub peers: Share,
    /// Part of the peers' women and men who are in cells used.
    pub coverage: Share,
}

/// An agency's women against those its peers would have in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndirectlyStandardised {
    /// Women observed over women expected, with its 95 % interval; its base is the agency's women and men in cells used.
    pub ratio: Estimate,
    /// Women the agency has in cells used.
    pub observed: Headcount,
    /// Women it would have there with the peers' shares.
    pub expected: f64,
    /// Part of the agency's women and men who are in cells used.
    pub coverage: Share,
}

/// The agency's share of women with the structure of the peers; `None` where no cell has people of both.
#[must_use]
pub fn directly_standardised(cells: &[Cell]) -> Option<DirectlyStandardised> {
    let used: Vec<&Cell> = cells.iter().filter(|cell| cell.agency.base() > 0 && cell.peers.base() > 0).collect();
    let [all, all_peers] = sums(cells.iter());
    let [agency, peers] = sums(used.iter().copied());
    let weight = |cell: &Cell| cell.peers.base() as f64 / peers.base() as f64;
    let (mut value, mut below, mut above) = (0.0, 0.0, 0.0);
    for cell in &used {
        let p = cell.agency.share_of_women()?.fraction();
        let ends = wilson(cell.agency.women, cell.agency.base())?;
        value += weight(cell) * p;
        below += (weight(cell) * (p - ends.low)).powi(2);
        above += (weight(cell) * (ends.high - p)).powi(2);
    }
    let share = Estimate { value, low: value - below.sqrt(), high: value + above.sqrt(), base: agency.base() };
    Some(DirectlyStandardised {
        share,
        as_it_is: all.share_of_women()?,
        peers: peers.share_of_women()?,
        coverage: Share::of(peers.base(), all_peers.base())?,
    })
}

/// The agency's women against those expected from the peers' shares; `None` where no cell has people of both, or where none
/// of them would be a woman.
#[must_use]
pub fn indirectly_standardised(cells: &[Cell]) -> Option<IndirectlyStandardised> {
    let used = || cells.iter().filter(|cell| cell.peers.base() > 0);
    let [agency, _] = sums(used());
    let [all, _] = sums(cells.iter());
    let women = |cell: &Cell| cell.agency.base() as f64 * cell.peers.women as f64 / cell.peers.base() as f64;
    let expected: f64 = used().map(women).sum();
    let ends = wilson(agency.women, agency.base())?;
    let over = |women: f64| women / expected;
    let people = agency.base() as f64;
    let ratio = Estimate {
        value: over(agency.women as f64),
        low: over(ends.low * people),
        high: over(ends.high * people),
        base: agency.base(),
    };
    let coverage = Share::of(agency.base(), all.base())?;
    (expected > 0.0).then_some(IndirectlyStandardised { ratio, observed: agency.women, expected, coverage })
}

/// All people of the agency and of the peers.
fn sums<'a>(cells: impl Iterator<Item = &'a Cell>) -> [GenderCount; 2] {
    cells.fold([GenderCount::default(); 2], |[agency, peers], cell| [agency + cell.agency, peers + cell.peers])
}

#[cfg(test)]
mod tests;
