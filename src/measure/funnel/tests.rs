use proptest::prelude::*;

use super::*;
use crate::domain::GenderCount;
use crate::measure::PrintedPercent;
use crate::measure::check::{any_count, near};

/// Departmental groups of the UK Civil Service on 31 March 2021: women and men, and per cent women as published.
const UK: [(&str, u64, &str); 24] = [
    ("DWP", 93_530, "65.0"),
    ("MoJ", 78_880, "55.0"),
    ("HMRC", 66_480, "52.7"),
    ("Defence", 57_680, "39.6"),
    ("Home Office", 35_370, "51.8"),
    ("Scottish Government", 22_250, "52.0"),
    ("Transport", 15_970, "45.6"),
    ("BEIS", 13_180, "49.2"),
    ("DHSC", 11_760, "65.3"),
    ("Defra", 11_050, "56.1"),
    ("AGO", 9_850, "64.7"),
    ("Cabinet Office", 9_460, "53.3"),
    ("FCDO", 8_640, "48.8"),
    ("DfE", 7_930, "58.7"),
    ("HMLR", 6_350, "60.1"),
    ("Welsh Government", 5_770, "59.2"),
    ("UKSA", 5_550, "56.6"),
    ("NCA", 5_480, "44.7"),
    ("MHCLG", 3_400, "49.7"),
    ("DIT", 2_690, "47.0"),
    ("HMT", 2_670, "49.1"),
    ("DCMS", 1_780, "53.6"),
    ("Ofsted", 1_780, "66.9"),
    ("Other", 7_450, "48.1"),
];

fn uk() -> Funnel {
    let peer = |&(_, known, percent): &(&str, u64, &str)| {
        Peer::published(PrintedPercent::parse(percent).unwrap(), known).unwrap()
    };
    funnel(&UK.iter().map(peer).collect::<Vec<_>>()).unwrap()
}

fn named(place: impl Fn(&FunnelPoint) -> Place, wanted: Place) -> Vec<&'static str> {
    let found = uk();
    UK.iter().zip(&found.points).filter(|(_, point)| place(point) == wanted).map(|(it, _)| it.0).collect()
}

fn z_of(name: &str) -> (f64, f64) {
    let at = UK.iter().position(|it| it.0 == name).unwrap();
    let point = uk().points[at];
    (point.plain.z, point.adjusted.z)
}

#[test]
fn the_uk_civil_service_is_over_dispersed() {
    let found = uk();
    near(found.centre.fraction(), 0.541_694, 5e-7);
    near(found.phi, 106.19, 5e-3);
    near(found.tau, 0.038_232, 5e-7);
    assert_eq!((found.outside(Level::P95, Limits::Plain), found.outside(Level::P998, Limits::Plain)), (22, 22));
    assert_eq!((found.outside(Level::P95, Limits::Adjusted), found.outside(Level::P998, Limits::Adjusted)), (7, 2));
}

#[test]
fn only_defence_and_ofsted_stay_outside_at_998() {
    assert_eq!(named(|it| it.adjusted.at_998, Place::Below), ["Defence"]);
    assert_eq!(named(|it| it.adjusted.at_998, Place::Above), ["Ofsted"]);
    assert_eq!(named(|it| it.adjusted.at_95, Place::Below), ["Defence", "Transport", "NCA"]);
    assert_eq!(named(|it| it.adjusted.at_95, Place::Above), ["DWP", "DHSC", "AGO", "Ofsted"]);
    near(z_of("Defence").1, -3.83, 5e-3);
    near(z_of("Ofsted").1, 3.26, 5e-3);
    near(z_of("Home Office").0, -8.93, 5e-3);
    near(z_of("Home Office").1, -0.62, 5e-3);
}

#[test]
fn fewer_than_two_peers_and_peers_of_nobody_have_no_funnel() {
    let one = Peer::counted(&GenderCount::known(3, 4)).unwrap();
    assert_eq!(funnel(&[]), None);
    assert_eq!(funnel(&[one]), None);
    assert_eq!(Peer::counted(&GenderCount::default()), None);
    assert_eq!(Peer::rounded(5, 0, 5), None);
    assert_eq!(Peer::rounded(10, 5, 5), None);
    assert_eq!(Peer::published(PrintedPercent::parse("50").unwrap(), 0), None);
}

#[test]
fn peers_that_differ_as_chance_would_make_them_have_no_spread() {
    let peers: Vec<_> = [(50, 50), (52, 48), (49, 51), (47, 53)]
        .map(|(women, men)| Peer::counted(&GenderCount::known(women, men)).unwrap())
        .into();
    let found = funnel(&peers).unwrap();
    near(found.tau, 0.0, 0.0);
    assert!(found.phi < 1.0 && found.points.iter().all(|it| it.plain == it.adjusted));
}

#[test]
fn a_centre_of_nobody_or_everybody_is_no_failure() {
    for (women, men) in [(0, 9), (9, 0)] {
        let peer = Peer::counted(&GenderCount::known(women, men)).unwrap();
        let found = funnel(&[peer, peer]).unwrap();
        assert!(found.points.iter().all(|it| it.plain.z == 0.0 && it.adjusted.at_95 == Place::Inside));
        let limits = found.limits(9, Level::P95, Limits::Plain).unwrap();
        assert!(limits.low <= found.centre.fraction() && found.centre.fraction() <= limits.high);
    }
}

#[test]
fn rounding_that_could_bring_an_agency_inside_leaves_it_inside() {
    let among = |to: u64| {
        let others = (0..3).map(|_| Peer::rounded(500, 1_000, to).unwrap());
        let peers: Vec<_> = others.chain([Peer::rounded(15, 60, to).unwrap()]).collect();
        funnel(&peers).unwrap().points[3].plain
    };
    let (exact, rounded) = (among(1), among(5));
    assert_eq!((exact.at_95, exact.at_998), (Place::Below, Place::Below));
    assert_eq!((rounded.at_95, rounded.at_998), (Place::Below, Place::Inside));
    near(exact.z, rounded.z, 0.0);
    assert_eq!(among(61).at_95, Place::Inside);
}

#[test]
fn every_share_that_the_true_counts_may_have_is_within_the_ends() {
    let (women, known, to) = (20_u64, 60_u64, 5_u64);
    let (together, apart) = (
        Peer::rounded(women, known, to).unwrap().ends(),
        Peer::rounded_apart(&GenderCount::known(women, known - women), to).unwrap().ends(),
    );
    let around = |it: u64| it - (to - 1)..=it + (to - 1);
    let holds = |ends: Interval, share: f64| ends.low <= share + 1e-12 && share <= ends.high + 1e-12;
    for (a, b) in around(women).flat_map(|a| around(known).map(move |b| (a, b))) {
        assert!(holds(together, a as f64 / b as f64));
        assert!(holds(apart, a as f64 / (a + b - women) as f64));
    }
    // To first order e (1 + p) / A, here 4 (1 + 1/3) / 60 = 0.089.
    near(together.high - 1.0 / 3.0, 0.095, 5e-4);
    near(1.0 / 3.0 - together.low, 0.083, 5e-4);
    near(apart.high - apart.low, 8.0 / 60.0, 1e-12);
}

#[test]
fn curves_narrow_with_size_and_hold_the_centre() {
    let found = uk();
    let curve = found.curve(0, 93_530, 40);
    assert_eq!((curve[0].size, curve.last().unwrap().size, curve.len()), (1, 93_530, 40));
    for pair in curve.windows(2) {
        assert!(pair[0].size < pair[1].size);
        let width = |it: Interval| it.high - it.low;
        assert!(width(pair[1].plain_95) <= width(pair[0].plain_95));
        assert!(width(pair[1].plain_998) < width(pair[1].adjusted_998));
        assert!(pair[1].adjusted_95.low < found.centre.fraction());
        assert!(found.centre.fraction() < pair[1].adjusted_95.high);
    }
    assert_eq!(found.limits(0, Level::P95, Limits::Plain), None);
    assert_eq!(found.curve(10, 10, 40).len(), 1);
}

proptest! {
    #[test]
    fn a_place_is_what_the_drawn_limits_say(counts in prop::collection::vec(any_count(), 2..12)) {
        let peers: Vec<_> = counts.iter().filter_map(Peer::counted).collect();
        let Some(found) = funnel(&peers) else { return Ok(()) };
        for point in &found.points {
            let limits = found.limits(point.base, Level::P998, Limits::Adjusted).unwrap();
            let share = point.share.fraction();
            let edge = (share - limits.low).abs().min((share - limits.high).abs());
            let outside = share < limits.low || share > limits.high;
            prop_assert!(edge < 1e-9 || outside == (point.adjusted.at_998 != Place::Inside));
            prop_assert!(point.adjusted.z.abs() <= point.plain.z.abs() + 1e-12);
        }
    }

    #[test]
    fn rounding_never_puts_an_agency_outside(counts in prop::collection::vec(any_count(), 2..12), to in 1_u64..12) {
        let of = |to: u64| -> Vec<Peer> {
            counts.iter().filter_map(|it| Peer::rounded(it.women, it.base(), to)).collect()
        };
        if let (Some(exact), Some(rounded)) = (funnel(&of(1)), funnel(&of(to))) {
            for (exact, rounded) in exact.points.iter().zip(&rounded.points) {
                prop_assert!(rounded.plain.at_95 == exact.plain.at_95 || rounded.plain.at_95 == Place::Inside);
            }
        }
    }

    #[test]
    fn men_are_the_mirror_of_women(counts in prop::collection::vec(any_count(), 2..12)) {
        let of = |swap: bool| -> Vec<Peer> {
            let count = |it: &GenderCount| if swap { GenderCount::known(it.men, it.women) } else { *it };
            counts.iter().filter_map(|it| Peer::counted(&count(it))).collect()
        };
        if let (Some(women), Some(men)) = (funnel(&of(false)), funnel(&of(true))) {
            prop_assert!((women.tau - men.tau).abs() < 1e-6);
            for (one, two) in women.points.iter().zip(&men.points) {
                prop_assert!((one.plain.z + two.plain.z).abs() < 1e-6);
            }
        }
    }
}
