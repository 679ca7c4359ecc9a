use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::measure::check::near;

fn percent(percent: f64) -> Share {
    Share::from_fraction(percent / 100.0).unwrap()
}

fn of(found: &Utilisation, test: AvailabilityTest) -> (bool, u64) {
    let verdict = found.verdicts.iter().find(|it| it.test == test).unwrap();
    (verdict.is_flagged, verdict.needed)
}

#[test]
fn the_tests_disagree_about_one_group() {
    let found = utilisation(16, 68, percent(26.8)).unwrap();
    assert_eq!(of(&found, AvailabilityTest::AnyDifference), (true, 3));
    assert_eq!(of(&found, AvailabilityTest::WholePerson), (true, 2));
    for silent in &found.verdicts[2..] {
        assert_eq!((silent.is_flagged, silent.needed), (false, 0), "{}", silent.test.name());
    }
    near(found.chance, 0.3246, 5e-5);
    near(found.short, 2.224, 5e-4);
    let (employed, available) = (percent(23.5), percent(26.8));
    near(people_short(employed, available, 68), 2.24, 5e-3);
    near(ratio_to_availability(employed, available).unwrap(), 0.877, 5e-4);
    near(deviations_below(employed, available, 68).unwrap(), 0.614, 5e-4);
}

#[rstest]
#[case(44.6, 111)]
#[case(16.6, 41)]
#[case(3.7, 9)]
#[case(9.4, 23)]
#[case(0.0, 0)]
#[case(40.0, 100)]
#[case(100.0, 250)]
fn goals_of_the_bridge_drop_the_fraction(#[case] share: f64, #[case] goal: u64) {
    assert_eq!(whole_person_goal(250, percent(share)), goal);
}

#[rstest]
#[case(8, 100, 10.0, [true, true, false, false, false, false])]
#[case(7, 100, 10.0, [true, true, true, true, false, false])]
#[case(1, 100, 10.0, [true, true, true, true, true, true])]
#[case(10, 100, 10.0, [false; 6])]
#[case(0, 5, 10.0, [true, false, true, false, false, false])]
#[case(0, 5, 0.0, [false; 6])]
#[case(4, 5, 100.0, [true, true, false, false, true, true])]
fn verdicts_at_the_edges(#[case] women: u64, #[case] people: u64, #[case] available: f64, #[case] expected: [bool; 6]) {
    let found = utilisation(women, people, percent(available)).unwrap();
    assert_eq!(found.verdicts.map(|it| it.is_flagged), expected);
}

#[test]
fn nobody_has_no_utilisation_and_no_availability_no_ratio() {
    assert_eq!(utilisation(0, 0, percent(30.0)), None);
    assert_eq!(utilisation(3, 2, percent(30.0)), None);
    let found = utilisation(0, 9, percent(0.0)).unwrap();
    assert_eq!((found.ratio, found.deviations), (None, None));
}

#[test]
fn small_groups_of_justice_programs_are_subtracted() {
    assert_eq!(AvailabilityTest::of_justice_programs(29), AvailabilityTest::AnyDifference);
    assert_eq!(AvailabilityTest::of_justice_programs(30), AvailabilityTest::TwoStandardDeviations);
}

proptest! {
    #[test]
    fn after_the_people_needed_a_test_is_silent_and_one_fewer_flags(
        people in 1_u64..300, women in 0_u64..300, available in 0_u32..=1_000,
    ) {
        let women = women % (people + 1);
        let available = Share::from_fraction(f64::from(available) / 1_000.0).unwrap();
        for verdict in utilisation(women, people, available).unwrap().verdicts {
            let after = |women: u64| {
                let found = utilisation(women, people, available).unwrap();
                found.verdicts.iter().any(|it| it.test == verdict.test && it.is_flagged)
            };
            prop_assert!(!after(women + verdict.needed));
            prop_assert!(verdict.needed == 0 || after(women + verdict.needed - 1));
        }
    }

    #[test]
    fn verdicts_are_those_of_the_formulas(people in 1_u64..300, women in 0_u64..300, available in 1_u32..1_000) {
        let women = women % (people + 1);
        let available = Share::from_fraction(f64::from(available) / 1_000.0).unwrap();
        let found = utilisation(women, people, available).unwrap();
        let (short, ratio) = (found.short, found.ratio.unwrap());
        let flagged = found.verdicts.map(|it| it.is_flagged);
        let is_clear = |distance: f64| distance.abs() > 1e-9;
        prop_assert!(!is_clear(short) || flagged[0] == (short > 0.0));
        prop_assert!(!is_clear(short - 1.0) || flagged[1] == (short >= 1.0));
        prop_assert!(!is_clear(ratio - 0.8) || flagged[2] == (ratio < 0.8));
        prop_assert_eq!(flagged[3], flagged[1] && flagged[2]);
        let deviations = found.deviations.unwrap();
        prop_assert!(!is_clear(deviations - Z_95) || flagged[4] == (deviations >= Z_95));
        prop_assert_eq!(flagged[5], found.chance <= RARE);
    }
}
