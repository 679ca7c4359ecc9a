//! The common ladder and its alternatives, and like with like.

use super::build::*;
use crate::benchmark::like_with_like::Standardised;
use crate::benchmark::peers::{Alternative, Match, Peers};
use crate::disclosure::package::Measure;

fn to(agency: &str, rank: &str, band: &str) -> Match {
    Match { agency: agency.to_owned(), rank: rank.to_owned(), band: band.to_owned(), line: None }
}

fn alternative(crosswalk: Vec<Match>) -> Peers {
    let alternatives = vec![Alternative { name: "inspectors as managers".to_owned(), crosswalk }];
    Peers { alternatives, ..Peers::default() }
}

fn with_ranks(agency: &str, period: &str) -> Made {
    made(agency, period)
        .rank("guard", 1, "officer")
        .rank("inspector", 2, "officer")
        .rank("chief", 3, "manager")
        .band("officer", 300, 400)
        .band("officer/guard", 280, 320)
        .band("officer/inspector", 20, 80)
        .band("manager", 50, 50)
        .band("executive", 50, 50)
        .all(Measure::Stock, 400, 500)
}

#[test]
fn a_verdict_is_one_only_if_it_holds_under_every_matching() {
    let peers = alternative(vec![to("A", "inspector", "manager")]);
    let found = compared_by(vec![with_ranks("A", "2026-10")], &peers);
    // 100 of 200 managers as given, 120 of 300 with the inspectors.
    assert_eq!(said(&found, "A", "UN parity band", "managers"), "depends on how ranks are matched");
    assert_eq!(said(&found, "A", "balanced participation", "managers"), "met");
    assert_eq!(said(&found, "A", "UN parity band", "all staff"), "not met");
    let judged = agency(&found, "A").judged.iter().find(|it| it.id == "un-band" && it.group.to_string() == "managers");
    let under: Vec<String> = judged.unwrap().under.iter().map(|(name, it)| format!("{name}: {it}")).collect();
    assert_eq!(under, ["as given: met", "inspectors as managers: not met"]);
    assert_eq!(found.matchings, ["as given", "inspectors as managers"]);
}

#[test]
fn ranks_that_are_not_published_leave_an_alternative_open() {
    let made = made("A", "2026-10")
        .rank("guard", 1, "officer")
        .rank("inspector", 2, "officer")
        .band("officer", 300, 400)
        .band("manager", 50, 50);
    let found = compared_by(vec![made], &alternative(vec![to("A", "inspector", "manager")]));
    assert_eq!(
        said(&found, "A", "UN parity band", "managers"),
        "not known: it cannot be recomputed under `inspectors as managers`: the ranks of `officer` are not published, and \
         not all go to one band"
    );
}

#[test]
fn a_band_of_no_common_ladder_is_said_and_may_be_moved_whole() {
    let peers = Peers { bands: ["officer", "manager"].map(str::to_owned).to_vec(), ..Peers::default() };
    let made = || made("A", "2026-10").band("officer", 60, 40).band("executive", 30, 30);
    let found = compared_by(vec![made()], &peers);
    assert_eq!(agency(&found, "A").open, ["`executive` is no band of the common ladder"]);
    let moved = Peers { crosswalk: vec![to("A", "executive", "manager")], ..peers };
    let found = compared_by(vec![made()], &moved);
    assert_eq!(agency(&found, "A").open, Vec::<String>::new());
    assert_eq!(agency(&found, "A").bands[1].1.unwrap().base(), 60);
}

#[test]
fn structure_explains_what_it_explains() {
    // The same share in each role; the two differ in who does what.
    let role = |made: Made, name, women, men| made.cell(Measure::Stock, None, &[("role", name)], women, men);
    let one = role(role(made("A", "2026-10").all(Measure::Stock, 260, 740), "guards", 160, 640), "desk", 100, 100);
    let other = role(role(made("B", "2026-10").all(Measure::Stock, 440, 560), "Guards", 40, 160), "Desk", 400, 400);
    let found = compared(vec![one, other]);
    let by: &Standardised = found.alike[0].by[1].1.as_ref().unwrap();
    near(by.own, 26.0, 1e-9);
    near(by.of_peers, 44.0, 1e-9);
    near(by.with_their_structure, 44.0, 1e-9);
    near(by.expected, 26.0, 1e-9);
    near(by.composition, -18.0, 1e-9);
    near(by.real, 0.0, 1e-9);
    assert_eq!(
        by.sentence,
        "With the structure of its 1 peers by role family, Agency A would have 44.0 % women instead of 26.0 %; the peers \
         have 44.0 %."
    );
    let because = by.because.as_deref().unwrap();
    assert_eq!(because, "more people in `guards`, where women are fewer than elsewhere");
    let pair = found.pairs.iter().find(|it| it.by == crate::benchmark::breakdown::Breakdown::RoleFamily).unwrap();
    near(pair.difference, -18.0, 1e-9);
    near(pair.composition, -18.0, 1e-9);
    // Like with like there is nothing between the two: all of H lies between groups.
    near(pair.spread.within_groups, 0.0, 1e-12);
    near(pair.spread.total, pair.spread.between_groups, 1e-12);
    assert!(pair.spread.between_agencies > 0.0);
}
