use std::collections::BTreeMap;

use super::share::PublicVerdict;
use super::*;
use crate::disclosure::package::{About, MEN, Protected, RowKey, WOMEN};
use crate::domain::Share;
use crate::measure::Definition;

const WITHHELD: Option<i64> = None;

/// A package of women and men of everybody and of bands.
fn package(protection: Protected, all: [Option<i64>; 2], bands: &[(&str, [Option<i64>; 2])]) -> Package {
    let about = About { synthetic: true, protection, ..About::for_tests("A", "Agency A", "2026-10") };
    let mut rows = BTreeMap::new();
    let mut tell = |cell: &CellKey, [women, men]: [Option<i64>; 2]| {
        let both = women.zip(men).map(|(women, men)| women + men);
        for (gender, people) in [(WOMEN, women), (MEN, men), ("", both)] {
            rows.insert(RowKey { measure: Measure::Stock, population: None, cell: cell.of_gender(gender) }, people);
        }
    };
    tell(&CellKey::default(), all);
    for (band, counts) in bands {
        tell(&CellKey::at("rank", [*band]), *counts);
    }
    Package::for_tests(about, rows)
}

fn composed(package: &Package) -> Report {
    compose_public(&PublicFacts { title: "Test", package, past: &BTreeMap::new(), targets: &[] })
}

fn rounded() -> Protected {
    Protected::PublicRound { base: 5, steps: 0 }
}

fn withholding() -> Protected {
    Protected::PublicSuppress { threshold: 5 }
}

#[test]
fn a_withheld_total_is_no_zero() {
    let bands = [("officer", [Some(40), Some(80)]), ("manager", [WITHHELD, WITHHELD])];
    let report = composed(&package(withholding(), [WITHHELD, WITHHELD], &bands));
    assert_eq!(
        (report.numbers[0].value.as_str(), report.numbers[0].note.as_str()),
        ("[c]", "withheld to protect individuals")
    );
    assert_eq!(
        report.sentences[0],
        "How many women and men are in Agency A in October 2026 is withheld to protect individuals."
    );
    let has_pyramid = format!("{:?}", report.sections[0].blocks).contains("rank-pyramid");
    assert!(!has_pyramid, "the rows that are shown would be added up to a total that is not");
}

#[test]
fn a_pyramid_of_some_rows_has_the_total_that_was_published() {
    let bands = [("officer", [Some(40), Some(80)]), ("manager", [WITHHELD, WITHHELD])];
    let report = composed(&package(withholding(), [Some(44), Some(86)], &bands));
    let words = format!("{:?}", report.sections[0].blocks);
    assert!(words.contains("groups whose counts are withheld are not drawn"), "{words}");
    assert!(
        report.sentences[0].contains("Of 130 women and men in Agency A in October 2026"),
        "{}",
        report.sentences[0]
    );
}

#[test]
fn a_verdict_holds_for_all_counts_that_rounding_leaves_or_is_too_close_to_say() {
    let at_least = |percent| Definition::AtLeast(Share::of(percent, 100).unwrap());
    let (round, exact) = (Grain::of(&rounded()), Grain::of(&Protected::Published));
    // 40 of 100 as published: from 36 of 100 to 44 of 100 or so.
    let count = GenderCount::known(40, 60);
    assert_eq!(round.verdict(&at_least(30), Some(&count)), PublicVerdict::Met);
    assert_eq!(round.verdict(&at_least(47), Some(&count)), PublicVerdict::NotMet);
    assert_eq!(round.verdict(&at_least(40), Some(&count)), PublicVerdict::TooClose);
    assert_eq!(exact.verdict(&at_least(40), Some(&count)), PublicVerdict::Met);
    assert_eq!(round.verdict(&at_least(30), Some(&GenderCount::known(20, 25))), PublicVerdict::TooFew);
    assert_eq!(round.verdict(&at_least(30), None), PublicVerdict::Withheld);
    // All true counts within four people of each, one by one.
    for (women, men) in (36..=44_u64).flat_map(|women| (56..=64_u64).map(move |men| (women, men))) {
        let (low, high) = round.band(&count).unwrap();
        let share = 100.0 * women as f64 / (women + men) as f64;
        assert!(low as f64 <= share && share <= high as f64, "{women} and {men}");
    }
}

#[test]
fn few_people_carry_no_share() {
    let few = GenderCount::known(10, 10);
    assert_eq!((Grain::percent(&few), Grain::of(&rounded()).band(&few)), (None, None));
    let report = composed(&package(rounded(), [Some(10), Some(10)], &[("officer", [Some(10), Some(10)])]));
    assert!(report.sentences[0].ends_with("as published, 10 are women."), "{}", report.sentences[0]);
}
