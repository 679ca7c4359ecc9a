//! Where a population stands against its target today.

use crate::domain::{Estimate, GenderCount, Headcount, Period, Share};
use crate::measure::{Definition, PeopleNeeded, Verdict, not_stated_bounds, representation};
use crate::pipeline::{ParityDefinition, Target};

/// Above this share of people not stated the bounds stand beside a verdict.
const MANY_NOT_STATED: f64 = 0.05;

/// What the counts of today say of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Name of the target.
    pub name: String,
    /// Name of the definition of parity, with its numbers.
    pub definition: String,
    /// Where the definition comes from.
    pub source: &'static str,
    /// End of the period by which.
    pub by: Period,
    /// Share of women aimed at.
    pub aim: Share,
    /// Share of women now, as a fraction with its interval.
    pub share: Option<Estimate>,
    /// Women now.
    pub women: Headcount,
    /// Women and men now.
    pub base: Headcount,
    /// The fewest people after whom the definition is met, on whichever side is short; 0 where it is met, `None` for
    /// nobody.
    pub needed: Option<PeopleNeeded>,
    /// Met, not met, or too few people to say.
    pub verdict: Verdict,
    /// Share if all people not stated were men, and if all were women; only where more than 5 % are not stated.
    pub bounds: Option<(Share, Share)>,
}

/// Where the people of `count` stand against `target`.
#[must_use]
pub fn assess(target: &Target, count: &GenderCount) -> Assessment {
    let definition = definition(target);
    let many_not_stated = count.share_not_stated().is_some_and(|share| share.fraction() > MANY_NOT_STATED);
    Assessment {
        name: target.name.clone(),
        definition: definition.name(),
        source: definition.source(),
        by: target.by,
        aim: target.share,
        share: representation(count),
        women: count.women,
        base: count.base(),
        needed: definition.needed(count),
        verdict: definition.verdict(count),
        bounds: not_stated_bounds(count).filter(|_| many_not_stated),
    }
}

/// The definition of parity a target names, with the target's own share where it needs one.
#[must_use]
pub fn definition(target: &Target) -> Definition {
    match target.definition {
        ParityDefinition::UnBand => Definition::UnBand,
        ParityDefinition::Balanced40 => Definition::Balanced40,
        ParityDefinition::AtLeast => Definition::AtLeast(target.share),
        ParityDefinition::Band { low, high } => Definition::Band { low, high },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Gender;
    use crate::pipeline::Population;

    fn target(percent: u64, definition: ParityDefinition) -> Target {
        Target {
            name: "Women among senior officers".to_owned(),
            agencies: Vec::new(),
            population: Population::default(),
            share: Share::of(percent, 100).unwrap(),
            by: Period::new(2030, 12).unwrap(),
            sure: Share::of(80, 100).unwrap(),
            definition,
        }
    }

    #[test]
    fn a_target_of_thirty_per_cent_is_ten_women_short() {
        let found = assess(&target(30, ParityDefinition::AtLeast), &GenderCount::known(20, 80));
        assert_eq!(found.definition, "at least 30 % women");
        assert_eq!(found.verdict, Verdict::NotMet);
        let needed = PeopleNeeded { gender: Gender::Woman, by_replacement: Some(10), by_growth: Some(15) };
        assert_eq!(found.needed, Some(needed));
        assert_eq!((found.women, found.base, found.bounds), (20, 100, None));
    }

    #[test]
    fn the_home_office_of_2024_meets_52_per_cent_below_the_senior_grades_and_misses_48_in_them() {
        let below = assess(&target(52, ParityDefinition::AtLeast), &GenderCount::known(522, 478));
        let senior = assess(&target(48, ParityDefinition::AtLeast), &GenderCount::known(467, 533));
        assert_eq!((below.verdict, senior.verdict), (Verdict::Met, Verdict::NotMet));
    }

    #[test]
    fn the_same_people_pass_one_definition_and_fail_another() {
        let count = GenderCount::known(60, 40);
        assert_eq!(assess(&target(50, ParityDefinition::Balanced40), &count).verdict, Verdict::Met);
        let un = assess(&target(50, ParityDefinition::UnBand), &count);
        assert_eq!(un.verdict, Verdict::NotMet);
        assert_eq!(un.needed.map(|it| (it.gender, it.by_replacement)), Some((Gender::Man, Some(7))));
    }

    #[test]
    fn few_people_are_too_few_unless_within_one_person_of_one_half() {
        let un = target(50, ParityDefinition::UnBand);
        assert_eq!(assess(&un, &GenderCount::known(2, 5)).verdict, Verdict::TooFewToSay);
        assert_eq!(assess(&un, &GenderCount::known(3, 4)).verdict, Verdict::Met);
        let nobody = assess(&un, &GenderCount::default());
        assert_eq!((nobody.verdict, nobody.share, nobody.needed), (Verdict::TooFewToSay, None, None));
    }

    #[test]
    fn many_people_not_stated_put_bounds_beside_the_verdict() {
        let count = GenderCount { women: 40, men: 40, another: 0, not_stated: 20 };
        let (low, high) = assess(&target(50, ParityDefinition::UnBand), &count).bounds.unwrap();
        assert!((low.percent() - 40.0).abs() < 1e-9 && (high.percent() - 60.0).abs() < 1e-9);
    }
}
