//! Protected counts: shares that may be shown, and verdicts that rounding decides.

use super::build::*;
use crate::benchmark::peers::{Given, Peers};
use crate::disclosure::package::Measure;
use crate::domain::Gender;

#[test]
fn rounding_decides_near_an_edge_and_not_far_from_it() {
    let verdict = |women, men| {
        let found = compared(vec![made("A", "2026-10").rounded(5).all(Measure::Stock, women, men)]);
        said(&found, "A", "UN parity band", "all staff")
    };
    // 47 %, but 91 of 200 to 99 of 200 and more are not excluded.
    assert_eq!(verdict(95, 105), "too close to say: rounding of the published counts decides");
    assert_eq!(verdict(5000, 5000), "met");
    assert_eq!(verdict(300, 700), "not met");
    // Inside at the published counts, outside on either side within rounding.
    assert_eq!(verdict(15, 15), "too close to say: rounding of the published counts decides");
    assert_eq!(verdict(10, 10), "not known: fewer than 25 people");
}

#[test]
fn protected_shares_are_whole_per_cents() {
    let found = compared(vec![made("A", "2026-10").rounded(5).all(Measure::Stock, 300, 700)]);
    assert_eq!(agency(&found, "A").share.unwrap().to_string(), "30 % (300 of 1,000)");
    let small = compared(vec![made("A", "2026-10").rounded(5).all(Measure::Stock, 10, 10)]);
    assert_eq!(agency(&small, "A").share, None);
    // Enough for a share, too few to be followed.
    let mut few = made("A", "2026-10").rounded(5).all(Measure::Stock, 15, 20);
    few = few.target("parity", None, "2030-12", None);
    let found = compared(vec![few]);
    assert!(agency(&found, "A").share.is_some() && found.trajectories[0].months[0].1.is_none());
    assert_eq!(found.targets[0].sentence, "Agency A, parity: not known: fewer than 50 people, or not published.");
}

#[test]
fn both_genders_may_be_the_fewer() {
    let national = [("A".to_owned(), Given { share: share(70.0), line: None })].into();
    let peers = Peers { national, ..Peers::default() };
    let found = compared_by(vec![made("A", "2026-10").all(Measure::Stock, 620, 380)], &peers);
    let short = |definition: &str| {
        let mut judged = agency(&found, "A").judged.iter();
        judged.find(|it| it.definition.contains(definition)).unwrap().under_represented
    };
    assert_eq!(short("UN parity band"), Some(Gender::Man));
    assert_eq!(short("16.7.1b"), Some(Gender::Woman));
    assert_eq!(
        agency(&found, "A").disagreements,
        [
            "Agency A, all staff: women are fewer than SDG 16.7.1b, share in the public service over share in the population \
          (1 is proportional) asks for, men are fewer than UN parity band (47 to 53 % women); balanced participation (at \
          least 40 % of each) asks for."
        ]
    );
}

#[test]
fn a_gender_below_two_per_cent_of_the_pool_is_not_compared() {
    let made = made("A", "2026-10").all(Measure::Joiners, 0, 60).all(Measure::Applicants, 10, 990);
    assert_eq!(
        said(&compared(vec![made]), "A", "four-fifths", "hires"),
        "not known: one gender is below 2 % of those who applied"
    );
}
