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
        "With the structure of its only peer by role family, Agency A would have 44.0 % women (38.5 to 49.5) instead of \
         26.0 %; the peer has 44.0 %."
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

#[test]
fn the_ranks_in_force_are_named_with_who_says_so() {
    let peers =
        Peers { crosswalk: vec![to("A", "chief", "executive")], ..alternative(vec![to("A", "inspector", "manager")]) };
    let found = compared_by(vec![with_ranks("A", "2026-10"), made("B", "2026-10").all(Measure::Stock, 40, 60)], &peers);
    let shown: Vec<String> = found
        .crosswalk
        .iter()
        .map(|it| {
            let rank = it.rank.as_deref().unwrap_or("–");
            let by = if it.by_adviser { "adviser" } else { "package" };
            format!("{} {rank} {} -> {} ({by})", it.agency, it.own_band, it.bands.join(", "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "A guard officer -> officer, officer (package)",
            "A inspector officer -> officer, manager (package)",
            "A chief manager -> executive, executive (adviser)",
            "A – executive -> executive, executive (package)",
            "B – officer -> officer, officer (package)",
            "B – manager -> manager, manager (package)",
            "B – executive -> executive, executive (package)",
        ]
    );
}

#[test]
fn a_share_without_a_threshold_depends_on_matching_only_where_the_figure_shown_does() {
    let says = |inspectors: (i64, i64)| {
        let made = made("A", "2026-10")
            .rank("guard", 1, "officer")
            .rank("inspector", 2, "officer")
            .band("officer", 280 + inspectors.0, 320 + inspectors.1)
            .band("officer/guard", 280, 320)
            .band("officer/inspector", inspectors.0, inspectors.1)
            .band("manager", 200, 300);
        let found = compared_by(vec![made], &alternative(vec![to("A", "inspector", "manager")]));
        let mut judged = agency(&found, "A").judged.iter().filter(|it| it.id == "sdg-5.5.2");
        judged.next_back().unwrap().words()
    };
    // 200 of 500 managers; with the inspectors 220 of 550 and 220 of 600.
    assert_eq!(says((20, 30)), "40.0 % (200 of 500)");
    assert_eq!(says((20, 80)), "40.0 % (200 of 500) as given; depends on how ranks are matched");
}

#[test]
fn figures_that_turn_with_the_matching_are_given_under_each() {
    let other = made("B", "2026-10").band("officer", 100, 300).band("manager", 60, 40).band("executive", 50, 50);
    let peers = alternative(vec![to("A", "inspector", "manager")]);
    let found = compared_by(vec![with_ranks("A", "2026-10"), other], &peers);
    let by = found.alike[0].by[0].1.as_ref().unwrap();
    // Officers 300 of 700, managers and executives 50 of 100 each; with the inspectors 280 of 600 and 70 of 200.
    let direct = |officers: f64, managers: f64| (400.0 * officers + 100.0 * managers + 100.0 * 0.5) / 6.0;
    near(by.with_their_structure, direct(3.0 / 7.0, 0.5), 0.05);
    assert_eq!(by.under.len(), 1);
    near(by.under[0].1.unwrap(), direct(28.0 / 60.0, 0.35), 0.05);
    assert!(
        by.sentence.ends_with("It depends on how ranks are matched: 45.3 % under `inspectors as managers`."),
        "{}",
        by.sentence
    );
    assert_eq!(found.pairs[0].under.len(), 1);
}

#[test]
fn few_peers_are_no_peers() {
    let bands =
        |agency, people| made(agency, "2026-10").band("officer", people, people).band("manager", people, people);
    let found = compared(vec![bands("A", 100), bands("B", 2)]);
    assert_eq!(found.alike[0].by[0].1.clone().unwrap_err(), "fewer than 10 people, or as few of its peers");
    assert!(found.pairs.is_empty());
}

#[test]
fn the_group_that_is_named_moves_the_share_the_way_that_structure_does() {
    // Fewer people in `support`, where women are most, weigh most and lower the share; fewer in `patrol` and `guard`, where they are
    // fewest, and more at the desk raise it, by more together.
    let role = |made: Made, name, women, men| made.cell(Measure::Stock, None, &[("role", name)], women, men);
    let of = |agency: &str, people: [(i64, i64); 4]| {
        let whole = people.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        let all = made(agency, "2026-10").all(Measure::Stock, whole.0, whole.1);
        let names = ["support", "patrol", "guard", "desk"];
        names.into_iter().zip(people).fold(all, |made, (name, it)| role(made, name, it.0, it.1))
    };
    let one = || of("A", [(90, 10), (10, 90), (10, 90), (350, 350)]);
    let found = compared(vec![one(), of("B", [(270, 30), (26, 234), (24, 216), (100, 100)])]);
    let by = found.alike[0].by[1].1.as_ref().unwrap();
    near(by.composition, 4.0, 1e-9);
    assert_eq!(by.because.as_deref(), Some("fewer people in `patrol`, where women are fewer than elsewhere"));
    let same = compared(vec![one(), of("B", [(80, 20), (20, 80), (20, 80), (300, 400)])]);
    assert_eq!(same.alike[0].by[1].1.as_ref().unwrap().because, None, "the same structure explains nothing");
}
