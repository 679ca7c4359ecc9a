//! The account of each pair of lists, band and gender, as rows of a table.

use super::{History, Pair, Standing};
use crate::cube::Account;
use crate::domain::{Gender, Period};
use crate::measure::reconcile;

/// The movements between two lists of one band and gender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The later list.
    pub period: Period,
    /// The earlier list.
    pub from: Period,
    /// Band.
    pub band: String,
    /// Gender recorded.
    pub gender: Gender,
    /// On the earlier list.
    pub opening: i64,
    /// Joiners, returns, promoted into, demoted into and moved into the band.
    pub came: [i64; 5],
    /// Leavers, absences, promoted out of, demoted out of and moved out of the band.
    pub went: [i64; 5],
    /// Records corrected, and whatever else the movements do not explain: of one person, so never apart.
    pub corrections: i64,
    /// On the later list.
    pub closing: i64,
    /// Why no rates are learned from it; empty where they are.
    pub left_out: String,
}

impl Standing {
    /// Why no rates are learned from such a pair; empty where they are.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Used => String::new(),
            Self::Declared => "a re-organisation named in the pipeline file".to_owned(),
            Self::Structural(why) => format!("looks like a re-organisation: {why}"),
            Self::Provisional => "provisional: who left may still come back".to_owned(),
            Self::NotFollowed => "people cannot be followed from list to list".to_owned(),
            Self::TooFarApart => "the lists lie more than three months apart".to_owned(),
        }
    }
}

impl History {
    /// The account, oldest first; every row closes.
    #[must_use]
    pub fn account(&self) -> Vec<AccountRow> {
        let rows = self.pairs.iter().flat_map(|pair| {
            let bands = self.ladder.bands.iter().zip(&pair.bands);
            bands.flat_map(move |(band, account)| Gender::ALL.map(|gender| row(pair, &band.name, account, gender)))
        });
        rows.filter(|it| it.opening + it.closing > 0 || it.came.iter().chain(&it.went).any(|&people| people > 0))
            .collect()
    }
}

impl Pair {
    /// People whom the movements of this pair, corrections of recorded gender among them, do not explain: 0 where it closes.
    #[must_use]
    pub fn unexplained(&self) -> u64 {
        let of = |it: &Account| {
            let came = [it.joiners, it.returns, it.promoted_in, it.demoted_in, it.moved_in, it.corrected_to];
            let went = [it.leavers, it.absences, it.promoted_out, it.demoted_out, it.moved_out, it.corrected_from];
            reconcile(&it.opening, &came, &went, &it.closing).residual.people()
        };
        self.bands.iter().map(of).sum()
    }
}

fn row(pair: &Pair, band: &str, account: &Account, gender: Gender) -> AccountRow {
    let of = |count: &crate::domain::GenderCount| i64::try_from(count.of(gender)).unwrap_or(i64::MAX);
    let it = account;
    let came = [&it.joiners, &it.returns, &it.promoted_in, &it.demoted_in, &it.moved_in].map(of);
    let went = [&it.leavers, &it.absences, &it.promoted_out, &it.demoted_out, &it.moved_out].map(of);
    let (opening, closing) = (of(&it.opening), of(&it.closing));
    let explained = opening + came.iter().sum::<i64>() - went.iter().sum::<i64>();
    AccountRow {
        period: pair.to,
        from: pair.from,
        band: band.to_owned(),
        gender,
        opening,
        came,
        went,
        corrections: closing - explained,
        closing,
        left_out: pair.standing.words(),
    }
}
