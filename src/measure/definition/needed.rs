//! The fewest people after whom a definition is met.

use super::Definition;
use crate::domain::{Gender, GenderCount, Headcount};
use crate::measure::gap::PeopleNeeded;

impl Definition {
    /// The fewest people after whom the definition is met; 0 where it is, `None` for nobody.
    #[must_use]
    pub fn needed(&self, count: &GenderCount) -> Option<PeopleNeeded> {
        let gender = if self.has_too_many_women(count) { Gender::Man } else { Gender::Woman };
        if self.is_met(count)? {
            return Some(PeopleNeeded { gender: Gender::Woman, by_replacement: Some(0), by_growth: Some(0) });
        }
        let (low, part) = match gender {
            Gender::Man => (self.ends().1.complement(), count.men),
            _ => (self.ends().0, count.women),
        };
        let apart = count.women.abs_diff(count.men);
        let by_replacement =
            self.fewest(count, gender, Fill::Replacing, &[Some(low.replacements(part, count.base())), Some(apart / 2)]);
        let by_growth =
            self.fewest(count, gender, Fill::Adding, &[low.additions(part, count.base()), apart.checked_sub(1)]);
        Some(PeopleNeeded { gender, by_replacement, by_growth })
    }

    fn fewest(
        &self,
        count: &GenderCount,
        gender: Gender,
        fill: Fill,
        candidates: &[Option<Headcount>],
    ) -> Option<Headcount> {
        let meets =
            |people: &Headcount| fill.after(count, gender, *people).and_then(|count| self.is_met(&count)) == Some(true);
        candidates.iter().copied().flatten().filter(meets).min()
    }

    fn has_too_many_women(&self, count: &GenderCount) -> bool {
        !self.ends().1.is_kept_by(count.women, count.base())
    }
}

/// How posts come to the gender that is short.
#[derive(Clone, Copy)]
enum Fill {
    Replacing,
    Adding,
}

impl Fill {
    /// The count once `people` of `gender` came; `None` where there are not as many to replace.
    fn after(self, count: &GenderCount, gender: Gender, people: Headcount) -> Option<GenderCount> {
        let leaving = match self {
            Self::Replacing => people,
            Self::Adding => 0,
        };
        let (women, men) = (count.women, count.men);
        Some(match gender {
            Gender::Man => GenderCount::known(women.checked_sub(leaving)?, men.checked_add(people)?),
            _ => GenderCount::known(women.checked_add(people)?, men.checked_sub(leaving)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::Share;
    use crate::measure::check::any_count;

    fn share(percent: u64) -> Share {
        Share::of(percent, 100).unwrap()
    }

    #[rstest]
    #[case(Definition::UnBand, 3_410, 3_880, Gender::Woman, Some(17), Some(31))]
    #[case(Definition::UnBand, 3_880, 3_410, Gender::Man, Some(17), Some(31))]
    #[case(Definition::UnBand, 1, 4, Gender::Woman, Some(1), Some(2))]
    #[case(Definition::UnBand, 50, 50, Gender::Woman, Some(0), Some(0))]
    #[case(Definition::Balanced40, 30, 70, Gender::Woman, Some(10), Some(17))]
    #[case(Definition::AtLeast(share(30)), 20, 80, Gender::Woman, Some(10), Some(15))]
    #[case(Definition::AtLeast(share(100)), 20, 80, Gender::Woman, Some(80), None)]
    #[case(Definition::Band { low: share(30), high: share(31) }, 1, 6, Gender::Woman, None, None)]
    fn people_needed(
        #[case] definition: Definition,
        #[case] women: u64,
        #[case] men: u64,
        #[case] gender: Gender,
        #[case] by_replacement: Option<u64>,
        #[case] by_growth: Option<u64>,
    ) {
        let needed = definition.needed(&GenderCount::known(women, men));
        assert_eq!(needed, Some(PeopleNeeded { gender, by_replacement, by_growth }));
    }

    proptest! {
        #[test]
        fn no_fewer_people_would_do(count in any_count(), low in 0_u64..=100, width in 0_u64..=100) {
            let band = Definition::Band { low: share(low), high: share((low + width).min(100)) };
            for definition in [Definition::UnBand, Definition::Balanced40, Definition::AtLeast(share(low)), band] {
                let Some(needed) = definition.needed(&count) else { continue };
                for (fill, found) in [(Fill::Replacing, needed.by_replacement), (Fill::Adding, needed.by_growth)] {
                    let first = (0..2_000).find(|&people| {
                        fill.after(&count, needed.gender, people).and_then(|it| definition.is_met(&it)) == Some(true)
                    });
                    prop_assert!(found == first || (first.is_none() && found.is_some_and(|it| it >= 2_000)));
                }
            }
        }
    }
}
