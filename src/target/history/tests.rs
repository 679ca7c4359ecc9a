use std::collections::BTreeMap;

use super::{Rules, Standing, of_bands};
use crate::cube::{Account, Grouped, PeriodSummary};
use crate::domain::{GenderCount, Period};

const BANDS: [&str; 4] = ["support", "officer", "manager", "executive"];

fn month(number: i32) -> Period {
    Period::new(2023, 12).unwrap().plus(number)
}

fn known(women: u64, men: u64) -> GenderCount {
    GenderCount::known(women, men)
}

/// 40 women and 60 men officers, 5 and 15 managers; each month a woman and a man officer leave and are replaced, and a woman is
/// promoted in the place of a manager who leaves.
fn quiet() -> PeriodSummary {
    let officers = Account {
        opening: known(40, 60),
        closing: known(40, 60),
        joiners: known(2, 1),
        leavers: known(1, 1),
        promoted_out: known(1, 0),
        ..Account::default()
    };
    let managers = Account {
        opening: known(5, 15),
        closing: known(6, 14),
        leavers: known(0, 1),
        promoted_in: known(1, 0),
        ..Account::default()
    };
    summary(&officers, &managers)
}

fn summary(officers: &Account, managers: &Account) -> PeriodSummary {
    let stock = [("officer".to_owned(), officers.closing), ("manager".to_owned(), managers.closing)].into();
    let bands = [("officer".to_owned(), *officers), ("manager".to_owned(), *managers)].into();
    PeriodSummary {
        stock: Grouped { bands: stock, ..Grouped::default() },
        flow: Some((String::new(), Grouped { bands, ..Grouped::default() })),
    }
}

/// So many months after a first list without movements, each as `of` says.
fn summaries(months: i32, of: impl Fn(i32) -> PeriodSummary) -> BTreeMap<Period, PeriodSummary> {
    (0..=months)
        .map(|at| {
            let mut it = of(at);
            it.flow = it.flow.filter(|_| at > 0).map(|(_, flow)| (month(at - 1).to_string(), flow));
            (month(at), it)
        })
        .collect()
}

fn rules(structural_months: &[Period]) -> Rules<'_> {
    Rules { structural_months, provisional_from: None, follows: true }
}

#[test]
fn twelve_months_are_twelve_exposures_not_thirteen() {
    let history = of_bands(&summaries(12, |_| quiet()), &BANDS, &rules(&[]));
    let evidence = history.evidence(36, month(12));
    assert_eq!(evidence.months, 12);
    let officers = &evidence.bands[0];
    assert_eq!((officers.exits, officers.hires, officers.promotions), ([12, 12], [24, 12], [0, 0]));
    assert!((officers.exposure[0] - 480.0).abs() < 1e-9 && (officers.exposure[1] - 720.0).abs() < 1e-9);
    let managers = &evidence.bands[1];
    assert_eq!((managers.exits, managers.promotions), ([0, 12], [12, 0]));
    assert!((managers.feeder_exposure[0] - 480.0).abs() < 1e-9, "promotions come out of the band below");
}

#[test]
fn bands_that_nobody_holds_are_no_rungs() {
    let history = of_bands(&summaries(1, |_| quiet()), &BANDS, &rules(&[]));
    let names: Vec<(&str, Option<usize>)> =
        history.ladder.bands.iter().map(|it| (it.name.as_str(), it.feeder)).collect();
    assert_eq!(names, [("officer", None), ("manager", Some(0))]);
}

#[test]
fn months_are_left_out_each_with_its_reason() {
    let moved = || {
        let mut all = quiet();
        if let Some((_, flow)) = &mut all.flow {
            flow.bands.get_mut("manager").unwrap().moved_in = known(10, 20);
        }
        all
    };
    let lists = summaries(30, |at| if at == 5 { moved() } else { quiet() });
    let declared = [month(9)];
    let rules = Rules { structural_months: &declared, provisional_from: Some(month(28)), follows: true };
    let history = of_bands(&lists, &BANDS, &rules);
    let of = |at: i32| history.pairs.iter().find(|it| it.to == month(at)).unwrap().standing.clone();
    assert!(matches!(of(5), Standing::Structural(why) if why.contains("changed band")));
    assert_eq!(
        (of(9), of(10), of(28), of(30)),
        (Standing::Declared, Standing::Used, Standing::Provisional, Standing::Provisional)
    );
    assert_eq!(history.evidence(120, month(30)).months, 25);
    assert_eq!(history.evidence(12, month(30)).months, 12, "the last twelve that count");
    assert_eq!(history.evidence(120, month(4)).months, 4, "nothing later is looked at");
}

#[test]
fn lists_far_apart_and_numbers_that_follow_nobody_teach_nothing() {
    let mut lists = summaries(10, |_| quiet());
    for gone in 3..=6 {
        lists.remove(&month(gone));
    }
    lists.get_mut(&month(7)).unwrap().flow.as_mut().unwrap().0 = month(2).to_string();
    let history = of_bands(&lists, &BANDS, &rules(&[]));
    assert_eq!(history.pairs.iter().find(|it| it.to == month(7)).unwrap().standing, Standing::TooFarApart);
    let strangers = of_bands(&lists, &BANDS, &Rules { follows: false, ..rules(&[]) });
    assert_eq!(strangers.evidence(36, month(10)).months, 0);
}

#[test]
fn every_line_of_the_account_closes() {
    let history = of_bands(&summaries(3, |_| quiet()), &BANDS, &rules(&[]));
    let account = history.account();
    assert_eq!(account.len(), 12, "three months, two bands, women and men");
    for row in account {
        let explained = row.opening + row.came.iter().sum::<i64>() - row.went.iter().sum::<i64>() + row.corrections;
        assert_eq!((explained, row.corrections), (row.closing, 0), "{row:?}");
    }
}

/// Twelve promotions in some months and as `elsewhere` says in the others.
fn promoting(months: i32, usual: &[u8], elsewhere: u64) -> BTreeMap<Period, PeriodSummary> {
    summaries(months, |at| {
        let mut all = quiet();
        let promoted = if usual.contains(&month(at).month()) { 12 } else { elsewhere };
        if let Some((_, flow)) = &mut all.flow {
            flow.bands.get_mut("manager").unwrap().promoted_in = known(promoted, 0);
        }
        all
    })
}

#[test]
fn months_that_hold_three_in_five_promotions_are_usual() {
    let usual = |lists: &BTreeMap<Period, PeriodSummary>, window| {
        of_bands(lists, &BANDS, &rules(&[])).usual_months(window, month(36))
    };
    assert_eq!(usual(&promoting(36, &[3, 9], 1), 36), [3, 9], "24 of 34 a year");
    assert_eq!(usual(&promoting(36, &[7], 0), 36), [7], "one month is enough where it holds them");
    assert!(usual(&promoting(36, &[3, 9], 2), 36).is_empty(), "24 of 44 a year are fewer than 60 of 100");
    assert!(usual(&promoting(36, &[], 1), 36).is_empty(), "spread over the year");
    assert!(usual(&promoting(36, &[3, 9], 0), 12).is_empty(), "one year is no habit");
    assert!(usual(&promoting(20, &[3, 9], 0), 36).is_empty());
}
