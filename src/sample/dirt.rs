//! How the same fact is spelled on different days by different hands. It changes texts, never facts.

use crate::domain::{Gender, Period};

use super::movements::{Row, RowKind};
use super::people::Oddity;
use super::plan::AgencyPlan;
use super::rng::Rng;

/// Per 100,000 cells: spelled another way, and with stray white space.
const VARIANT: u32 = 3_000;
const STRAY_SPACE: u32 = 600;

/// The texts of one list. Its chance depends on agency and month only, not on the people.
pub(super) struct Dirt<'a> {
    plan: &'a AgencyPlan,
    rng: Rng,
}

impl<'a> Dirt<'a> {
    pub(super) fn new(plan: &'a AgencyPlan, period: Period) -> Self {
        let month = u64::from(period.year().unsigned_abs()) * 12 + u64::from(period.month());
        Self { plan, rng: Rng::new(plan.seed ^ (month << 32)) }
    }

    /// Gender as some clerk typed it; who did not state it has one of its codes for good.
    pub(super) fn gender(&mut self, row: &Row) -> &'static str {
        let place = Gender::ALL.iter().position(|&it| it == row.person.gender).unwrap_or(3);
        let texts = self.plan.genders[place];
        match (row.kind, row.person.gender) {
            (RowKind::Vacant, _) => "",
            (_, Gender::NotStated) => texts[row.person.number as usize % texts.len()],
            _ => self.variant(texts),
        }
    }

    pub(super) fn rank(&mut self, row: &Row) -> String {
        if let Oddity::UnknownRank(index) = row.person.oddity {
            return self.plan.unknown_ranks[index].to_owned();
        }
        let rank = &self.plan.ranks[row.person.rank];
        let text = if self.rng.chance(VARIANT) && !rank.also.is_empty() {
            rank.also[self.rng.index(rank.also.len())].to_owned()
        } else if self.rng.chance(VARIANT) {
            rank.name.to_uppercase()
        } else {
            rank.name.to_owned()
        };
        self.spaced(&text)
    }

    pub(super) fn role(&mut self, row: &Row) -> String {
        if let Oddity::UnknownRole(index) = row.person.oddity {
            return self.plan.unknown_roles[index].to_owned();
        }
        let role = &self.plan.roles[row.person.role];
        let varied = self.rng.chance(VARIANT) && !role.also.is_empty();
        let text = if varied { role.also[self.rng.index(role.also.len())] } else { role.name };
        self.spaced(text)
    }

    pub(super) fn contract(&mut self, row: &Row) -> String {
        self.variant(self.plan.contracts[row.person.contract].texts).to_owned()
    }

    pub(super) fn unit(&mut self, name: &str) -> String {
        self.spaced(name)
    }

    pub(super) fn station(&mut self, row: &Row) -> String {
        row.person.station.map_or_else(String::new, |station| self.spaced(self.plan.stations[station]))
    }

    /// The usual text, or now and then one of the others.
    fn variant(&mut self, texts: &'static [&'static str]) -> &'static str {
        if self.rng.chance(VARIANT) { texts[self.rng.index(texts.len())] } else { texts[0] }
    }

    /// Now and then a blank before or after, a doubled one, or one that does not break.
    fn spaced(&mut self, text: &str) -> String {
        if !self.rng.chance(STRAY_SPACE) {
            return text.to_owned();
        }
        match self.rng.below(4) {
            0 => format!(" {text}"),
            1 => format!("{text} "),
            2 => text.replacen(' ', "  ", 1),
            _ => text.replacen(' ', "\u{A0}", 1),
        }
    }
}
