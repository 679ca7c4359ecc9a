//! What an agency is made of, before anybody works there.

use crate::domain::{Period, Unit};

/// What kind of work a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    FrontLine,
    Investigation,
    Administration,
    Technical,
    Management,
}

impl Family {
    /// The family's name in `pipelines/sample.toml`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FrontLine => "front-line",
            Self::Investigation => "investigation",
            Self::Administration => "administration",
            Self::Technical => "technical",
            Self::Management => "management",
        }
    }
}

/// A rank of the ladder.
pub(super) struct RankPlan {
    pub(super) name: &'static str,
    /// Place on the ladder, 1 the most junior.
    pub(super) level: u8,
    /// Ladder it stands on; 0 is reached from every ladder.
    pub(super) ladder: u8,
    /// The shared band.
    pub(super) band: &'static str,
    /// Staff in it, as a weight.
    pub(super) weight: u32,
    /// Other texts that exports hold for it.
    pub(super) also: &'static [&'static str],
}

/// A role and who does it.
pub(super) struct RolePlan {
    pub(super) name: &'static str,
    pub(super) family: Family,
    /// First and last rank (as index) that do it.
    pub(super) ranks: (usize, usize),
    pub(super) weight: u32,
    /// Percentage points by which the share of women differs from the agency's.
    pub(super) women: i32,
    /// Other texts that exports hold for it.
    pub(super) also: &'static [&'static str],
}

/// A division and its sections, each with the index of its duty station.
pub(super) struct DivisionPlan {
    pub(super) directorate: &'static str,
    pub(super) division: &'static str,
    pub(super) family: Family,
    pub(super) sections: &'static [(&'static str, usize)],
    /// Whether it exists before, after, or on both sides of the re-organisation.
    pub(super) exists: Exists,
}

/// When a division exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exists {
    Always,
    UntilReorganisation,
    FromReorganisation,
}

/// A contract type.
pub(super) struct ContractPlan {
    /// Label in reports.
    pub(super) label: &'static str,
    /// Texts in exports, the usual one first.
    pub(super) texts: &'static [&'static str],
    /// Weight among the lowest ranks and among the others.
    pub(super) weights: (u32, u32),
    /// Percentage points by which the share of women differs.
    pub(super) women: i32,
}

/// An agency. Percentages of women are those of the draw; drift and rounding move the outcome a little.
pub(super) struct AgencyPlan {
    pub(super) id: &'static str,
    pub(super) seed: u64,
    pub(super) staff: usize,
    /// People added each year, per 1,000 staff.
    pub(super) growth: i32,
    /// Per cent women before the differences by rank, role and contract.
    pub(super) women: i32,
    /// Percentage points fewer women at the top of the ladder than at its foot.
    pub(super) women_slope: i32,
    /// Percentage points more women among joiners than in the first stock.
    pub(super) women_joiners: i32,
    /// Promotion chance of women, per cent of that of men.
    pub(super) women_promoted: u32,
    pub(super) ranks: &'static [RankPlan],
    pub(super) roles: &'static [RolePlan],
    pub(super) divisions: &'static [DivisionPlan],
    pub(super) contracts: &'static [ContractPlan],
    pub(super) stations: &'static [&'static str],
    /// Texts of woman, man, another and not stated, the usual one first.
    pub(super) genders: [&'static [&'static str]; 4],
    /// Thousandths of a full-time post that part-timers work.
    pub(super) part_times: &'static [u16],
    /// First staff number and how many there are.
    pub(super) numbers: (u32, u32),
    /// Ranks no list of the pipeline file knows.
    pub(super) unknown_ranks: &'static [&'static str],
    /// Roles no list of the pipeline file knows.
    pub(super) unknown_roles: &'static [&'static str],
    /// Whether the pipeline file closes the list of roles.
    pub(super) roles_closed: bool,
    /// Vacant posts on every list: rows without a staff number, which ingest refuses.
    pub(super) vacancies: u32,
    /// People whose birth date is unreadable.
    pub(super) unreadable_births: usize,
    /// People with two posts.
    pub(super) second_posts: usize,
    /// Year and month of the re-organisation.
    pub(super) reorganisation: Option<(i16, u8)>,
}

/// A third-level unit.
pub(super) struct UnitPlan {
    pub(super) path: [&'static str; 3],
    pub(super) family: Family,
    pub(super) station: usize,
    pub(super) exists: Exists,
}

impl UnitPlan {
    /// The unit's path.
    pub(super) fn unit(&self) -> Option<Unit> {
        Unit::new(&self.path)
    }
}

impl AgencyPlan {
    /// Third-level units, in order of the divisions.
    pub(super) fn units(&self) -> Vec<UnitPlan> {
        let of_division = |it: &DivisionPlan| {
            let (directorate, division, family, exists) = (it.directorate, it.division, it.family, it.exists);
            it.sections.iter().map(move |&(section, station)| UnitPlan {
                path: [directorate, division, section],
                family,
                station,
                exists,
            })
        };
        self.divisions.iter().flat_map(of_division).collect()
    }

    /// The rank after `rank` on its ladder.
    pub(super) fn next_rank(&self, rank: usize) -> Option<usize> {
        let ladder = self.ranks[rank].ladder;
        (rank + 1..self.ranks.len()).find(|&next| [ladder, 0].contains(&self.ranks[next].ladder))
    }

    /// The rank before `rank` on its ladder.
    pub(super) fn previous_rank(&self, rank: usize) -> Option<usize> {
        (0..rank).rev().find(|&previous| self.next_rank(previous) == Some(rank))
    }

    /// Level of the most senior rank.
    pub(super) fn top_level(&self) -> u8 {
        self.ranks.iter().map(|rank| rank.level).max().unwrap_or(1)
    }

    /// Month of the re-organisation.
    pub(super) fn reorganisation(&self) -> Option<Period> {
        self.reorganisation.and_then(|(year, month)| Period::new(year, month))
    }
}

#[cfg(test)]
mod tests {
    use super::super::agencies::agencies;
    use super::*;

    #[test]
    fn every_rank_has_a_role_and_every_role_a_unit() {
        for agency in agencies() {
            let plan = agency.plan;
            for rank in 0..plan.ranks.len() {
                assert!(plan.roles.iter().any(|role| (role.ranks.0..=role.ranks.1).contains(&rank)), "{rank}");
            }
            let units = plan.units();
            for role in plan.roles.iter().filter(|role| role.family != Family::Management) {
                for exists in [Exists::UntilReorganisation, Exists::FromReorganisation] {
                    let there = |unit: &&UnitPlan| [exists, Exists::Always].contains(&unit.exists);
                    assert!(units.iter().filter(there).any(|unit| unit.family == role.family), "{}", role.name);
                }
            }
        }
    }

    #[test]
    fn a_section_of_a_closed_division_lives_on_under_its_name() {
        for agency in agencies() {
            let units = agency.plan.units();
            for closed in units.iter().filter(|unit| unit.exists == Exists::UntilReorganisation) {
                let heir =
                    |unit: &&UnitPlan| unit.exists == Exists::FromReorganisation && unit.path[2] == closed.path[2];
                assert_eq!(units.iter().filter(heir).count(), 1, "{:?}", closed.path);
            }
        }
    }
}
