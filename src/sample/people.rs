//! One person on a staff list, and how a post is filled.

use crate::domain::{Gender, Period};

use super::date::Day;
use super::plan::{AgencyPlan, Exists, Family, UnitPlan};
use super::rng::{Rng, scattered_number};

/// A person as the agency records them; ranks, roles, units, contracts and stations are indices into the plan.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) number: u32,
    pub(super) gender: Gender,
    pub(super) rank: usize,
    pub(super) role: usize,
    pub(super) unit: usize,
    pub(super) contract: usize,
    pub(super) station: Option<usize>,
    /// Thousandths of a full-time post.
    pub(super) fte: u16,
    pub(super) birth: Day,
    pub(super) entry: Day,
    /// Months still to be absent from the list.
    pub(super) absent: u8,
    pub(super) oddity: Oddity,
}

/// What is odd about a person's record for as long as they serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    None,
    /// A rank no list knows, by index.
    UnknownRank(usize),
    /// A role no list knows, by index.
    UnknownRole(usize),
    UnreadableBirth,
    SecondPost,
}

/// How somebody came to be on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Served before the first list.
    Founding,
    /// Joined in the month of the list.
    Joiner,
}

/// Fills posts of one agency.
pub(super) struct Hiring<'a> {
    plan: &'a AgencyPlan,
    pub(super) units: Vec<UnitPlan>,
    hired: u32,
}

/// Per 100,000 people: recorded with another gender, and not stated.
const ANOTHER: u32 = 500;
const NOT_STATED: u32 = 1_500;
/// Per 100,000 people: no duty station recorded.
const NO_STATION: u32 = 300;

impl<'a> Hiring<'a> {
    pub(super) fn new(plan: &'a AgencyPlan) -> Self {
        Self { plan, units: plan.units(), hired: 0 }
    }

    /// A new person on the list of `period`.
    pub(super) fn hire(&mut self, rng: &mut Rng, period: Period, origin: Origin) -> Person {
        let rank = self.rank(rng, origin);
        let role = self.role(rng, rank, None);
        let unit = self.unit(rng, role, period);
        let contract = self.contract(rng, rank);
        let gender = self.gender(rng, (rank, role, contract), origin);
        let (birth, entry) = self.dates(rng, rank, period, origin);
        let station = (!rng.chance(NO_STATION)).then(|| self.units[unit].station);
        let fte = self.working_time(rng, gender);
        let number = self.number();
        Person {
            number,
            gender,
            rank,
            role,
            unit,
            contract,
            station,
            fte,
            birth,
            entry,
            absent: 0,
            oddity: Oddity::None,
        }
    }

    fn number(&mut self) -> u32 {
        let (first, range) = self.plan.numbers;
        self.hired += 1;
        scattered_number(self.hired, first, range)
    }

    fn rank(&self, rng: &mut Rng, origin: Origin) -> usize {
        let draw = |rng: &mut Rng| rng.weighted(self.plan.ranks.iter().map(|rank| rank.weight));
        let rank = draw(rng);
        if origin == Origin::Founding {
            return rank;
        }
        // Most join at the foot of the ladder: the lowest of three draws.
        let others = [draw(rng), draw(rng)];
        let lowest = |a: usize, b: usize| if self.plan.ranks[b].level < self.plan.ranks[a].level { b } else { a };
        others.into_iter().fold(rank, lowest)
    }

    /// A role that people of this rank do, of `family` where given.
    pub(super) fn role(&self, rng: &mut Rng, rank: usize, family: Option<Family>) -> usize {
        let fits = |family: Option<Family>| {
            self.plan.roles.iter().map(move |role| {
                let of_family = family.is_none_or(|it| it == role.family);
                if of_family && (role.ranks.0..=role.ranks.1).contains(&rank) { role.weight } else { 0 }
            })
        };
        let family = family.filter(|_| fits(family).sum::<u32>() > 0);
        rng.weighted(fits(family))
    }

    /// A unit of `period` where the role is done; managers serve anywhere.
    pub(super) fn unit(&self, rng: &mut Rng, role: usize, period: Period) -> usize {
        let family = self.plan.roles[role].family;
        let reorganised = self.plan.reorganisation().is_some_and(|month| period >= month);
        let closed = if reorganised { Exists::UntilReorganisation } else { Exists::FromReorganisation };
        rng.weighted(self.units.iter().enumerate().map(|(index, unit)| {
            let open = unit.exists != closed && (family == Family::Management || unit.family == family);
            if open { 40 / (1 + u32::try_from(index % 3).unwrap_or(0)) } else { 0 }
        }))
    }

    fn contract(&self, rng: &mut Rng, rank: usize) -> usize {
        let junior = self.plan.ranks[rank].level * 3 <= self.plan.top_level();
        rng.weighted(self.plan.contracts.iter().map(|it| if junior { it.weights.0 } else { it.weights.1 }))
    }

    fn gender(&self, rng: &mut Rng, post: (usize, usize, usize), origin: Origin) -> Gender {
        if rng.chance(ANOTHER) {
            return Gender::Another;
        }
        if rng.chance(NOT_STATED) {
            return Gender::NotStated;
        }
        let (plan, (rank, role, contract)) = (self.plan, post);
        let climbed = plan.women_slope * i32::from(plan.ranks[rank].level - 1) / i32::from(plan.top_level()).max(2);
        let joined = if origin == Origin::Joiner { plan.women_joiners } else { 0 };
        let women = plan.women - climbed + joined + plan.roles[role].women + plan.contracts[contract].women;
        let percent = u32::try_from(women.clamp(3, 92)).unwrap_or(50);
        if rng.below(100) < percent { Gender::Woman } else { Gender::Man }
    }

    fn dates(&self, rng: &mut Rng, rank: usize, period: Period, origin: Origin) -> (Day, Day) {
        let first_of_month = Day::of(i32::from(period.year()), i32::from(period.month()), 1);
        // Seniority in steps of at most nine, whatever the length of the ladder.
        let level = 9 * u32::from(self.plan.ranks[rank].level) / u32::from(self.plan.top_level());
        let age_at_entry = 19 * 365 + rng.below(14 * 365);
        match origin {
            Origin::Founding => {
                let entry = first_of_month.minus(1 + rng.below(365 * (4 + level * 2)) + level * 365);
                (entry.minus(age_at_entry), entry)
            }
            Origin::Joiner => {
                let entry = first_of_month.minus(rng.below(28));
                (entry.minus(age_at_entry + level * 500), entry)
            }
        }
    }

    /// Thousandths of a full-time post.
    pub(super) fn working_time(&self, rng: &mut Rng, gender: Gender) -> u16 {
        let part_time = if gender == Gender::Woman { 21_000 } else { 5_000 };
        if rng.chance(part_time) { self.plan.part_times[rng.index(self.plan.part_times.len())] } else { 1000 }
    }
}
