//! Protected counts: shares that may be shown, and verdicts that rounding decides.

use super::build::*;
use crate::benchmark::funnel_of::Place;
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

#[test]
fn a_rate_of_few_people_is_no_rate() {
    let hires = |women, men| {
        let made = made("A", "2026-10").all(Measure::Joiners, women, men).all(Measure::Applicants, 100, 100);
        said(&compared(vec![made]), "A", "four-fifths", "hires")
    };
    assert_eq!(hires(2, 6), "not known: fewer than 10 people");
    assert_eq!(hires(4, 12), "not met");
}

/// Women and men are rounded apart, so a share of all is off by one of the two and not by both: 225 of 375 may be 221 of 375 at
/// the least, beyond the limit for 367 people, and not 221 of 379, which is within.
#[test]
fn a_funnel_carries_the_rounding_of_women_and_of_men_and_nothing_more() {
    let agency =
        |place: i64, women, men| made(&format!("AG-{place}"), "2026-10").rounded(5).all(Measure::Stock, women, men);
    let peers = (1..20).map(|place| agency(place, 200, 200));
    let found = compared(peers.chain([agency(20, 225, 150)]).collect());
    let funnel = found.funnels[0].1.as_ref().unwrap();
    near(funnel.between, 0.0, 1e-9);
    let apart: Vec<&str> =
        funnel.agencies.iter().filter(|it| it.place == Place::Outlier).map(|it| it.agency.as_str()).collect();
    assert_eq!(apart, ["AG-20"]);
}

#[test]
fn a_target_is_held_against_its_own_band() {
    let of = |ends| {
        let made =
            made("A", "2026-10").all(Measure::Stock, 420, 580).target("balance", None, "2030-12", None).aiming_at(ends);
        compared(vec![made]).targets[0].sentence.clone()
    };
    assert_eq!(
        of(Some([0.4, 0.6])),
        "Agency A, balance: 42.0 % (420 of 1,000), the target of 40 to 60 % (due 2030-12) is met."
    );
    assert_eq!(
        of(Some([0.43, 0.55])),
        "Agency A, balance: 42.0 % (420 of 1,000), 1.0 points below the target of 43 to 55 % (due 2030-12); it needs +0.2 \
         points a year."
    );
    // In all the aim is met, with too few women in one band and too few men in the other.
    let apart = made("A", "2026-10").all(Measure::Stock, 500, 500).band("officer", 400, 200).band("manager", 100, 300);
    let found = compared(vec![apart.target("balance", None, "2030-12", None).aiming_at(Some([0.4, 0.6]))]);
    assert_eq!(
        found.targets[0].sentence,
        "Agency A, balance: 50.0 % (500 of 1,000), the target of 40 to 60 % (due 2030-12) is met; but below it are manager \
         (25.0 %); but above it are officer (66.7 %)."
    );
    // Packages of format 1 do not say which band it is: no verdict on a guess.
    assert_eq!(
        of(None),
        "Agency A, balance: 42.0 % (420 of 1,000), not known: the package does not say which band is aimed at."
    );
}
