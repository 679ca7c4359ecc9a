//! What a release explains, and what it does not.

use rstest::rstest;

use super::made::{page, parquet, read, workbook};
use crate::report::readback::{Allowed, Decimal, Found, Kind, NotReleased, unexplained};

/// 10 women of 30, base 5.
fn released() -> Allowed {
    let mut allowed = Allowed::of_base(5);
    for count in [0, 10, 30] {
        allowed.count(count).unwrap();
    }
    allowed.share(10, 30).unwrap().share(30, 30).unwrap();
    allowed.value(Kind::Text, Decimal::from(2026)).per_cent(Kind::Text, Decimal::from(40)).label("Unit 7").label("P-5");
    allowed
}

fn left(found: &[Found]) -> Vec<String> {
    unexplained(found, &released()).into_iter().map(|it| it.text.clone()).collect()
}

#[rstest]
#[case("10 of 30 women (33 %) in 2026; target 40 %", &[])]
#[case("9 of 30 women", &["9"])]
#[case("33 women", &["33"])]
#[case("10 %", &["10 %"])]
#[case("33.3 %", &["33.3 %"])]
#[case("2026 %, 40", &["2026 %", "40"])]
#[case("Unit 7 and P-5: 10", &[])]
#[case("Unit 75", &["75"])]
#[case("Unit 7: 7", &["7"])]
#[case("SubUnit 7", &["7"])]
#[case("−10 and 30.0", &[])]
#[case("10.5", &["10.5"])]
#[case("½", &["½"])]
fn in_words(#[case] words: &str, #[case] expected: &[&str]) {
    assert_eq!(left(&read("index.html", &page(&format!("<p>{words}</p>"))).unwrap()), expected);
}

#[test]
fn in_data_a_share_is_its_whole_per_cent_and_no_more() {
    let found = read("t.csv", b"women,share\n10,0.33\n30,0.3333\n1,0.1\n").unwrap();
    assert_eq!(left(&found), ["0.3333", "1", "0.1"]);
}

#[test]
fn a_whole_one_is_a_share_only_in_a_column_of_shares() {
    let found = read("t.parquet", &parquet(&["a"], &[1], &[1.0], "")).unwrap();
    let mut allowed = released();
    allowed.fractions_in("share");
    let left: Vec<String> = unexplained(&found, &allowed).into_iter().map(|it| it.place.to_string()).collect();
    assert!(!left.is_empty() && left.iter().all(|place| place.contains("column `people`")), "{left:?}");
}

#[test]
fn a_column_of_per_cents_holds_no_counts() {
    let found = read("t.csv", b"per_cent\n33\n30\n").unwrap();
    let mut allowed = released();
    allowed.per_cents_in("per_cent");
    let left = unexplained(&found, &allowed);
    assert_eq!(left.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["30"]);
}

#[test]
fn numbers_of_layout_explain_none_in_words() {
    let made = |words: &str| page(&format!("<p style=\"margin: 9px; color: #4c1d80\">{words}</p>"));
    let mut allowed = released();
    allowed.layout_of(&read("index.html", &made("none")).unwrap());
    let left = |words: &str| {
        let found = read("index.html", &made(words)).unwrap();
        unexplained(&found, &allowed).into_iter().map(|it| it.text.clone()).collect::<Vec<_>>()
    };
    assert!(left("10").is_empty());
    assert_eq!(left("9"), ["9"]);
}

#[test]
fn hidden_things_need_a_word_of_their_own() {
    let found = read("t.xlsx", &workbook("<sheetData><row r=\"3\" hidden=\"1\"/></sheetData>", &[])).unwrap();
    let mut allowed = released();
    // The attribute that hides it.
    allowed.value(Kind::Style, Decimal::from(1));
    assert_eq!(unexplained(&found, &allowed).into_iter().map(|it| &*it.text).collect::<Vec<_>>(), ["hidden row 3"]);
    allowed.token("hidden row 3");
    assert!(unexplained(&found, &allowed).is_empty());
}

#[test]
fn only_what_the_rounding_gives_is_released() {
    let mut allowed = released();
    assert_eq!(allowed.count(7).unwrap_err(), NotReleased::Base { base: 5 });
    assert_eq!(allowed.share(5, 30).unwrap_err(), NotReleased::Share);
    assert_eq!(allowed.share(0, 0).unwrap_err(), NotReleased::Share);
}

/// 5 of 40 is 12.5 %: halves are rounded up here and to even there.
#[test]
fn an_exact_half_may_go_either_way() {
    let mut allowed = Allowed::of_base(5);
    allowed.count(5).unwrap().count(40).unwrap().share(5, 40).unwrap();
    let found = read("t.txt", b"12 % 13 % 14 % 11 %").unwrap();
    assert_eq!(unexplained(&found, &allowed).into_iter().map(|it| &*it.text).collect::<Vec<_>>(), ["14 %", "11 %"]);
}
