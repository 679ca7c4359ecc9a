//! Published figures through the public measures, where a measure's own file does not hold them.

use rstest::rstest;

use super::check::{near, units};
use super::*;
use crate::domain::{GenderCount, Share};

/// Temporary and permanent joiners of the Home Office with the Border and Immigration Agency, women and men (Hansard,
/// 28 June 2007).
struct Joiners {
    temporary: GenderCount,
    permanent: GenderCount,
}

fn joiners(year: &str) -> Joiners {
    let (women, men) = match year {
        "2006-07" => ([205, 1_082], [170, 983]),
        "2005-06" => ([170, 1_201], [140, 1_004]),
        _ => ([357, 1_093], [118, 1_050]),
    };
    let of = |it: usize| GenderCount::known(women[it], men[it]);
    Joiners { temporary: of(0), permanent: of(1) }
}

#[rstest]
#[case("2004-05", 2_618, [55.39, 53.48, 57.28], 51.00, 75.16, [2.437, 2.009, 2.957])]
#[case("2005-06", 2_515, [54.51, 52.56, 56.45], 54.47, 54.84, [1.013, 0.822, 1.249])]
#[case("2006-07", 2_440, [52.75, 50.76, 54.72], 52.40, 54.67, [1.080, 0.896, 1.303])]
fn joiners_of_the_home_office_by_contract(
    #[case] year: &str,
    #[case] people: u64,
    #[case] all: [f64; 3],
    #[case] permanent: f64,
    #[case] temporary: f64,
    #[case] ratio: [f64; 3],
) {
    let found = joiners(year);
    let whole = representation(&(found.temporary + found.permanent)).unwrap();
    assert_eq!(whole.base, people);
    for (part, expected) in [whole.value, whole.low, whole.high].into_iter().zip(all) {
        near(part * 100.0, expected, 5e-3);
    }
    near(representation(&found.permanent).unwrap().value * 100.0, permanent, 5e-3);
    near(representation(&found.temporary).unwrap().value * 100.0, temporary, 5e-3);
    let (temporary, permanent) = (found.temporary, found.permanent);
    let women = GenderCount::known(temporary.women, permanent.women);
    let men = GenderCount::known(temporary.men, permanent.men);
    let found = ratio_of_shares(&women, &men).unwrap();
    for (part, expected) in [found.value, found.low, found.high].into_iter().zip(ratio) {
        near(part, expected, 5e-4);
    }
}

#[test]
fn joiners_of_the_home_office_in_three_years_together() {
    let all: GenderCount =
        ["2004-05", "2005-06", "2006-07"].map(joiners).iter().map(|it| it.temporary + it.permanent).sum();
    assert_eq!((all.women, all.base()), (4_108, 7_573));
    near(all.share_of_women().unwrap().percent(), 54.25, 5e-3);
    let (temporary, permanent) = (joiners("2004-05").temporary, joiners("2004-05").permanent);
    let women = GenderCount::known(temporary.women, permanent.women);
    let men = GenderCount::known(temporary.men, permanent.men);
    let found = difference_of_shares(&women, &men).unwrap();
    near(found.value, 14.52, 5e-3);
    near(found.low, 11.68, 5e-3);
    near(found.high, 17.31, 5e-3);
}

#[test]
fn segregation_of_the_r_package() {
    let (one, two) = (units(&[100, 60, 40, 0], &[0, 40, 60, 100]), units(&[80, 80, 20, 20], &[20, 20, 80, 80]));
    let (one, two) = (segregation(&one).unwrap(), segregation(&two).unwrap());
    near(one.dissimilarity.value, 0.6, 1e-12);
    near(two.dissimilarity.value, 0.6, 1e-12);
    near(one.theil.value, 0.514_525, 5e-7);
    near(two.theil.value, 0.278_072, 5e-7);
    let apart = segregation(&units(&[100, 100, 0, 0], &[0, 0, 100, 100])).unwrap();
    near(apart.dissimilarity.value, 1.0, 1e-12);
    near(apart.theil.value, 1.0, 1e-12);
    near(apart.mutual_information.value, std::f64::consts::LN_2, 1e-12);
    near(segregation(&units(&[9, 9], &[9, 9])).unwrap().dissimilarity.value, 0.0, 1e-12);
    let four = segregation(&units(&[40, 20, 5, 1], &[20, 40, 60, 80])).unwrap();
    near(four.dissimilarity.value, 0.609_091, 5e-7);
    near(four.dissimilarity.expected, 0.098, 5e-4);
    near(four.mutual_information.value, 0.186_587, 5e-7);
    near(four.theil.value, 0.333_036, 5e-7);
}

#[rstest]
#[case(15, 51, 29.4)]
#[case(17, 71, 23.9)]
#[case(1_339, 3_223, 41.5)]
fn the_united_nations_secretariat_of_2011(#[case] women: u64, #[case] people: u64, #[case] percent: f64) {
    let found = representation(&GenderCount::known(women, people - women)).unwrap();
    near(found.value * 100.0, percent, 0.05);
    if women == 15 {
        near(found.low * 100.0, 18.7, 0.05);
        near(found.high * 100.0, 43.0, 0.05);
    }
}

#[test]
fn forty_seven_per_cent_is_on_the_edge_and_inside() {
    let edge = GenderCount::known(470, 530);
    assert_eq!(Definition::UnBand.verdict(&edge), Verdict::Met);
    assert_eq!(Definition::UnBand.verdict(&GenderCount::known(469, 531)), Verdict::NotMet);
    let at_least = Definition::AtLeast(Share::from_fraction(0.47).unwrap());
    assert_eq!(at_least.verdict(&edge), Verdict::Met);
}

#[test]
fn part_time_posts_of_the_uk_civil_service() {
    let (part_time, full_time) = (GenderCount::known(81_510, 20_420), GenderCount::known(181_160, 201_730));
    let of_women = Share::of(part_time.women, part_time.women + full_time.women).unwrap();
    let of_men = Share::of(part_time.men, part_time.men + full_time.men).unwrap();
    near(of_women.percent(), 31.03, 5e-3);
    near(of_men.percent(), 9.19, 5e-3);
    near(gap_to_parity(&GenderCount::known(3_410, 3_880)).unwrap().by_replacement.unwrap() as f64, 235.0, 0.0);
}
