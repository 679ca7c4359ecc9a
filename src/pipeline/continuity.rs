//! What an agency says about its lists over time: how many people must be seen again, where the numbering changed, and what
//! was only renamed.

use serde_json::json;

use crate::domain::{Period, Share, fold};

/// What ties an agency's lists together, and where they do not hang together.
#[derive(Clone, Debug)]
pub struct ContinuityRules {
    /// Share of one month's people that the next month's list must have; `None` asks for nothing.
    pub min_seen_again: Option<Share>,
    /// Months whose list has another numbering than the one before: nobody can be followed into them.
    pub renumbered_months: Vec<Period>,
    /// Texts that were only renamed.
    pub recoded: Vec<Recoded>,
}

/// A text that another one took the place of: who changed from the one to the other did not move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recoded {
    /// The first month with the new text.
    pub month: Period,
    /// What was renamed.
    pub field: RecodedField,
    /// The former text, as reports show it; a unit is a path joined by ` / ` and stands for all below it.
    pub from: String,
    /// The new one, or several where it was split.
    pub to: Vec<String>,
}

/// What can be renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecodedField {
    /// A unit, with those below it.
    Unit,
    /// A rank, with its level and band.
    Rank,
    /// A role.
    Role,
    /// A contract.
    Contract,
}

impl RecodedField {
    /// The word used in pipeline files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Rank => "rank",
            Self::Role => "role",
            Self::Contract => "contract",
        }
    }
}

impl Default for ContinuityRules {
    fn default() -> Self {
        Self { min_seen_again: Share::from_fraction(0.8), renumbered_months: Vec::new(), recoded: Vec::new() }
    }
}

impl ContinuityRules {
    /// Whether the numbering changed after `earlier` and until `later`.
    #[must_use]
    pub fn breaks(&self, earlier: Period, later: Period) -> bool {
        self.renumbered_months.iter().any(|&month| earlier < month && month <= later)
    }

    /// What was renamed after `earlier` and until `later`.
    #[must_use]
    pub fn recoded_between(&self, earlier: Period, later: Period) -> Vec<&Recoded> {
        self.recoded.iter().filter(|rule| earlier < rule.month && rule.month <= later).collect()
    }

    /// All of these settings that shape the movements from `earlier` to `later`, in one canonical text; empty where none
    /// does. A break counts as far as the grace months are looked into.
    #[must_use]
    pub fn flow_text(&self, earlier: Period, later: Period, grace_months: u8) -> String {
        let grace = i32::from(grace_months);
        let is_near = |month: &&Period| earlier.plus(-grace) < **month && **month <= later.plus(grace);
        let mut breaks: Vec<String> = self.renumbered_months.iter().filter(is_near).map(ToString::to_string).collect();
        breaks.sort_unstable();
        breaks.dedup();
        let mut recoded: Vec<(&str, String, Vec<String>)> = Vec::new();
        for rule in self.recoded_between(earlier, later) {
            let mut to: Vec<String> = rule.to.iter().map(|text| fold(text)).collect();
            to.sort_unstable();
            recoded.push((rule.field.word(), fold(&rule.from), to));
        }
        recoded.sort_unstable();
        if breaks.is_empty() && recoded.is_empty() {
            return String::new();
        }
        json!({ "renumbered": breaks, "recoded": recoded }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(month: u8) -> Period {
        Period::new(2026, month).unwrap()
    }

    fn rules() -> ContinuityRules {
        let recoded =
            Recoded { month: month(3), field: RecodedField::Rank, from: "Old".to_owned(), to: vec!["New".to_owned()] };
        ContinuityRules { renumbered_months: vec![month(8)], recoded: vec![recoded], ..ContinuityRules::default() }
    }

    #[test]
    fn a_month_without_a_list_breaks_between_the_lists_around_it() {
        let rules = rules();
        assert!(rules.breaks(month(7), month(8)) && rules.breaks(month(7), month(9)));
        assert!(!rules.breaks(month(8), month(9)) && !rules.breaks(month(6), month(7)));
    }

    #[test]
    fn movements_remember_the_settings_that_shape_them_and_no_others() {
        let text = |earlier, later| rules().flow_text(month(earlier), month(later), 3);
        assert_eq!(text(1, 2), "");
        assert_eq!(text(2, 3), r#"{"renumbered":[],"recoded":[["rank","old",["new"]]]}"#);
        // Three months of grace look from May into August, and back from November into August.
        assert_eq!((text(3, 4).as_str(), text(11, 12).as_str()), ("", ""));
        for (earlier, later) in [(4, 5), (7, 8), (10, 11)] {
            assert_eq!(text(earlier, later), r#"{"renumbered":["2026-08"],"recoded":[]}"#, "{earlier} to {later}");
        }
    }
}
