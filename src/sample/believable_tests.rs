//! Whether the sample is believable: what holds in real border agencies holds in it.

use std::sync::LazyLock;

use super::{AgencyTruth, SAMPLE_MONTHS, SampleTruth, truth};
use crate::domain::{GenderCount, Headcount};

/// Simulated once for all tests.
static TRUTH: LazyLock<SampleTruth> = LazyLock::new(|| truth(SAMPLE_MONTHS));

fn agencies() -> &'static [AgencyTruth] {
    &TRUTH.agencies
}

fn percent(count: GenderCount) -> f64 {
    count.share_of_women().unwrap().percent()
}

#[test]
fn agencies_have_their_size_and_their_own_share_of_women() {
    for (agency, (staff, women)) in agencies().iter().zip([(700, 24.0), (250, 38.0), (1_600, 31.0)]) {
        let last = agency.periods.last().unwrap().staff;
        assert!(last.total().abs_diff(staff) * 20 < staff, "{}: {}", agency.id, last.total());
        assert!((percent(last) - women).abs() < 3.5, "{}: {}", agency.id, percent(last));
        assert!(last.another > 0 && last.not_stated > 0);
    }
}

#[test]
fn the_share_of_women_falls_up_the_ladder_and_is_lowest_at_the_front_line() {
    for agency in agencies() {
        let last = agency.periods.last().unwrap();
        let of = |bands: &[&str]| bands.iter().map(|band| last.by_band[*band]).sum::<GenderCount>();
        let (foot, top) = (of(&["support", "officer"]), of(&["manager", "executive"]));
        assert!(percent(foot) > percent(top) + 3.0, "{}: {} and {}", agency.id, percent(foot), percent(top));
        let families = &last.by_role_family;
        assert!(percent(families["front-line"]) < percent(families["administration"]), "{}", agency.id);
    }
}

#[test]
fn women_hold_fewer_of_the_permanent_posts() {
    for (agency, permanent) in agencies().iter().zip(["Permanent", "Titulaire", "De carrera"]) {
        let last = agency.periods.last().unwrap();
        assert!(percent(last.by_contract[permanent]) < percent(last.staff), "{}", agency.id);
    }
}

#[test]
fn movements_add_up_to_the_change_of_the_stock() {
    for agency in agencies() {
        for (stocks, flow) in agency.periods.windows(2).zip(&agency.flows) {
            let alone = &flow.lists_alone;
            assert_eq!(
                stocks[1].staff.total() + alone.leavers.total(),
                stocks[0].staff.total() + alone.joiners.total()
            );
            let grace = &flow.with_grace;
            assert_eq!(alone.joiners, grace.joiners + grace.returns);
            assert_eq!(alone.leavers, grace.leavers + grace.absences);
            assert_eq!(alone.promotions, grace.promotions);
        }
    }
}

#[test]
fn people_join_leave_rise_move_and_come_back() {
    for agency in agencies() {
        let sum = |kind: fn(&super::MovementTruth) -> GenderCount| -> Headcount {
            agency.flows.iter().map(|flow| kind(&flow.with_grace).total()).sum()
        };
        let (joiners, leavers, promotions) = (sum(|it| it.joiners), sum(|it| it.leavers), sum(|it| it.promotions));
        let staff = agency.periods[0].staff.total();
        for yearly in [joiners, leavers, promotions].map(|count| count as f64 / 3.0 / staff as f64) {
            assert!((0.04..0.22).contains(&yearly), "{}: {yearly}", agency.id);
        }
        assert!(sum(|it| it.demotions) * 5 < promotions);
        assert!(agency.flows.iter().map(|flow| flow.gender_corrections).sum::<usize>() >= 2);
        assert!(sum(|it| it.moves) > 0 && sum(|it| it.returns) > 0 && sum(|it| it.absences) > 0);
    }
}

#[test]
fn one_agency_re_organises_one_division_in_one_month() {
    let nordmark = &agencies()[0];
    let units = |at: usize| nordmark.periods[at].by_unit.keys().map(|unit| unit.at_depth(2)).collect::<Vec<_>>();
    let before = units(19).iter().filter(|unit| unit.name() == "Northern Land Border Division").count();
    assert_eq!((before, nordmark.periods[20].period.to_string().as_str()), (4, "2025-07"));
    assert!(units(20).iter().all(|unit| unit.name() != "Northern Land Border Division"));
    assert!(nordmark.flows[19].with_grace.moves.total() > 50);
}

#[test]
fn refused_rows_are_there_and_few() {
    for agency in agencies() {
        for period in &agency.periods {
            let share = period.rows_without_number as f64 / period.staff.total() as f64;
            assert!(share > 0.0 && share < 0.01, "{}: {share}", agency.id);
            assert!(period.by_rank.contains_key("(unmapped)"));
        }
    }
}
