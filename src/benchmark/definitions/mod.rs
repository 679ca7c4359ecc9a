//! Official definitions of parity side by side: what each says of an agency, under its name and with its source. They differ,
//! and where they do that is the finding.

mod availability;
mod disagreement;
mod judged;
mod managers;
mod matchings;
mod parity;
mod population;
mod rates;

pub use disagreement::disagreements;
pub use judged::{Group, Judged, Verdict};
pub(super) use judged::{Outcome, settled};
pub use matchings::{Standing, under_all_matchings};

use super::common_ladder::BandCounts;
use super::counted::{Counted, Precision};
use crate::disclosure::package::Package;
use crate::domain::Share;

/// The words that choose definitions in the adviser's file.
pub const IDS: [&str; 6] = ["un-band", "coe-40", "sdg-5.5.2", "sdg-16.7.1b", "availability", "four-fifths"];

/// Applies one definition to every group that it is meant for.
type Judge = fn(&Facts<'_>) -> Vec<Judged>;

/// What definitions are judged on: an agency under one way to match ranks.
pub(super) struct Facts<'a> {
    pub package: &'a Package,
    /// The package of twelve months before, where there is one.
    pub before: Option<&'a Package>,
    pub precision: Precision,
    pub all: Option<Counted>,
    pub bands: BandCounts,
    pub managers: &'a [String],
    pub other_managers: &'a [String],
    pub national: Option<Share>,
    pub availability: Option<Share>,
}

/// Everything that the definitions say of the facts, in one order.
pub(super) fn judge(facts: &Facts<'_>, wants: impl Fn(&str) -> bool) -> Vec<Judged> {
    let judges: [(&str, Judge); 6] = [
        (IDS[0], parity::un_band),
        (IDS[1], parity::balanced),
        (IDS[2], managers::sdg_5_5_2),
        (IDS[3], population::sdg_16_7_1b),
        (IDS[4], availability::tests),
        (IDS[5], rates::four_fifths),
    ];
    judges.into_iter().filter(|(id, _)| wants(id)).flat_map(|(_, judge)| judge(facts)).collect()
}

impl Facts<'_> {
    /// Groups with their counts, or why there are none: all staff, managers, each band.
    fn groups(&self) -> Vec<(Group, Result<Counted, String>)> {
        let nothing = || "it publishes no count of all staff".to_owned();
        let of_band = |(band, counted): &(String, Option<Counted>)| {
            (Group::Band(band.clone()), counted.ok_or_else(|| self.bands.reason()))
        };
        let mut groups = self.of_two(nothing);
        groups.extend(self.bands.bands.iter().map(of_band));
        groups
    }

    /// All staff and managers.
    fn all_and_managers(&self) -> Vec<(Group, Result<Counted, String>)> {
        self.of_two(|| "it publishes no count of all staff".to_owned())
    }

    fn of_two(&self, nothing: impl Fn() -> String) -> Vec<(Group, Result<Counted, String>)> {
        let managers = self.bands.sum(self.managers).ok_or_else(|| self.bands.reason());
        vec![(Group::All, self.all.ok_or_else(nothing)), (Group::Managers, managers)]
    }
}
