//! # Definitions of parity
//!
//! - **Definition.** Official texts mean different things by parity; a verdict is given under a named one. *UN parity
//!   band*: 47 to 53 % women. *Balanced participation*: at least 40 % of each. *At least*: the agency's own share of
//!   women. *Own band*: the agency's own ends.
//! - **Formula.** A band is met when `low ≤ F/N ≤ high`, both ends included, or (where the band holds one half) when
//!   `|F − M| ≤ 1`, since with an odd total below 17 no whole number of people lies in 47 to 53 %. *At least* is met
//!   when `F/N ≥ T`. All comparisons are of whole numbers; shares given are taken to a ten-thousandth of a per cent.
//! - **Range.** Met, not met, too few people to say.
//! - **Undefined when.** There is nobody. Below ten people one person moves the share by more than ten points: the
//!   verdict is then *met* where two people or more are within one person of one half and the definition is a band
//!   that holds one half, else *too few people to say*; read the people: "3 of 7 are women; one half means 3 or 4".
//! - **Reads as.** "Met under the UN parity band"; the same group may fail another definition, so the name stands
//!   beside each verdict. People needed are the fewest after whom the definition is met.
//! - **Reference.** UN System-wide Strategy on Gender Parity (2017), band as commonly quoted and not confirmed at its
//!   source; Council of Europe in the thesaurus of EIGE (40 %).
//! - **Worked example.** 47.0 % exactly (47 of 100) is inside the UN band, 46 of 100 is not, but is balanced. 31 of
//!   63 is inside by both rules. UK senior civil service 2021, 46.78 %: not met under the UN band, 17 women in place
//!   of men short.

mod in_people;
mod needed;

pub use in_people::{ParityInPeople, parity_in_people};

use super::millionths::Millionths;
use crate::domain::{GenderCount, Headcount, Share};

/// Groups below this number of people are read in people, not in percentages.
pub const SMALL_GROUP: Headcount = 10;

/// What counts as parity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Definition {
    /// 47 to 53 % women.
    UnBand,
    /// At least 40 % of each.
    Balanced40,
    /// At least this share of women.
    AtLeast(Share),
    /// A share of women within these ends.
    Band {
        /// Lower end.
        low: Share,
        /// Upper end.
        high: Share,
    },
}

/// What a definition says of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Fewer than [`SMALL_GROUP`] people, and not within one person of one half.
    TooFewToSay,
}

impl Verdict {
    /// The words shown in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::TooFewToSay => "too few people to say",
        }
    }
}

impl Definition {
    /// Those of official texts.
    pub const OFFICIAL: [Self; 2] = [Self::UnBand, Self::Balanced40];

    /// Name with its numbers, shown beside every verdict.
    #[must_use]
    pub fn name(&self) -> String {
        let (low, high) = self.ends();
        let (low, high) = (low.as_percent(), high.as_percent());
        match self {
            Self::UnBand => format!("UN parity band ({low} to {high} % women)"),
            Self::Balanced40 => format!("balanced participation (at least {low} % of each)"),
            Self::AtLeast(_) => format!("at least {low} % women"),
            Self::Band { .. } => format!("own band ({low} to {high} % women)"),
        }
    }

    /// Where the definition comes from.
    #[must_use]
    pub fn source(&self) -> &'static str {
        match self {
            Self::UnBand => "UN System-wide Strategy on Gender Parity (2017), as commonly quoted",
            Self::Balanced40 => "Council of Europe, in the thesaurus of the European Institute for Gender Equality",
            Self::AtLeast(_) | Self::Band { .. } => "the agency's own, set in its pipeline file",
        }
    }

    /// Whether the numbers meet the definition, however few the people; `None` for nobody.
    #[must_use]
    pub fn is_met(&self, count: &GenderCount) -> Option<bool> {
        let (low, high) = self.ends();
        let (women, base) = (count.women, count.base());
        let inside = low.is_reached_by(women, base) && high.is_kept_by(women, base);
        (base > 0).then(|| inside || self.is_within_one_person(count))
    }

    /// What the definition says of the group.
    #[must_use]
    pub fn verdict(&self, count: &GenderCount) -> Verdict {
        let base = count.base();
        if base < SMALL_GROUP {
            let met = base > 1 && self.is_within_one_person(count);
            return if met { Verdict::Met } else { Verdict::TooFewToSay };
        }
        if self.is_met(count) == Some(true) { Verdict::Met } else { Verdict::NotMet }
    }

    fn ends(&self) -> (Millionths, Millionths) {
        match self {
            Self::UnBand => (Millionths::percent(47), Millionths::percent(53)),
            Self::Balanced40 => (Millionths::percent(40), Millionths::percent(60)),
            Self::AtLeast(share) => (Millionths::of(*share), Millionths::ALL),
            Self::Band { low, high } => (Millionths::of(*low), Millionths::of(*high)),
        }
    }

    fn is_within_one_person(&self, count: &GenderCount) -> bool {
        let (low, high) = self.ends();
        let aims_at_half = !matches!(self, Self::AtLeast(_)) && low <= Millionths::HALF && Millionths::HALF <= high;
        aims_at_half && count.women.abs_diff(count.men) <= 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::any_count;

    fn share(percent: f64) -> Share {
        Share::from_fraction(percent / 100.0).unwrap()
    }

    #[rstest]
    #[case(47, 53, Verdict::Met, Verdict::Met)]
    #[case(53, 47, Verdict::Met, Verdict::Met)]
    #[case(46, 54, Verdict::NotMet, Verdict::Met)]
    #[case(40, 60, Verdict::NotMet, Verdict::Met)]
    #[case(39, 61, Verdict::NotMet, Verdict::NotMet)]
    #[case(4_699_999, 5_300_001, Verdict::NotMet, Verdict::Met)]
    #[case(31, 32, Verdict::Met, Verdict::Met)]
    #[case(7, 6, Verdict::Met, Verdict::Met)]
    #[case(4, 5, Verdict::Met, Verdict::Met)]
    #[case(3, 6, Verdict::TooFewToSay, Verdict::TooFewToSay)]
    #[case(1, 0, Verdict::TooFewToSay, Verdict::TooFewToSay)]
    #[case(0, 0, Verdict::TooFewToSay, Verdict::TooFewToSay)]
    #[case(0, 10, Verdict::NotMet, Verdict::NotMet)]
    fn official_verdicts(#[case] women: u64, #[case] men: u64, #[case] un: Verdict, #[case] balanced: Verdict) {
        let count = GenderCount::known(women, men);
        assert_eq!(Definition::OFFICIAL.map(|definition| definition.verdict(&count)), [un, balanced]);
    }

    #[test]
    fn an_own_share_is_met_at_the_share_and_says_nothing_of_few_people() {
        let definition = Definition::AtLeast(share(46.7));
        assert_eq!(definition.verdict(&GenderCount::known(467, 533)), Verdict::Met);
        assert_eq!(definition.verdict(&GenderCount::known(466, 534)), Verdict::NotMet);
        assert_eq!(definition.verdict(&GenderCount::known(900, 100)), Verdict::Met);
        assert_eq!(definition.verdict(&GenderCount::known(9, 0)), Verdict::TooFewToSay);
    }

    #[test]
    fn one_person_counts_only_where_the_band_holds_one_half() {
        let half = Definition::Band { low: share(49.0), high: share(51.0) };
        assert_eq!(half.verdict(&GenderCount::known(6, 5)), Verdict::Met);
        let third = Definition::Band { low: share(30.0), high: share(35.0) };
        assert_eq!(third.verdict(&GenderCount::known(6, 5)), Verdict::NotMet);
        assert_eq!(third.verdict(&GenderCount::known(7, 13)), Verdict::Met);
    }

    #[test]
    fn names_carry_their_numbers() {
        let names = [Definition::UnBand, Definition::Balanced40, Definition::AtLeast(share(37.5))].map(|it| it.name());
        assert_eq!(
            names,
            [
                "UN parity band (47 to 53 % women)",
                "balanced participation (at least 40 % of each)",
                "at least 37.5 % women",
            ]
        );
    }

    proptest! {
        #[test]
        fn official_definitions_do_not_ask_which_gender_is_short(count in any_count()) {
            let swapped = GenderCount::known(count.men, count.women);
            for definition in Definition::OFFICIAL {
                prop_assert_eq!(definition.verdict(&count), definition.verdict(&swapped));
            }
        }

        #[test]
        fn inside_the_un_band_is_inside_the_balanced_one(count in any_count()) {
            if Definition::UnBand.verdict(&count) == Verdict::Met {
                prop_assert_eq!(Definition::Balanced40.verdict(&count), Verdict::Met);
            }
        }
    }
}
