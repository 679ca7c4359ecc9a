//! Numbers as they are written.

use proptest::prelude::*;
use rstest::rstest;

use crate::report::readback::numbers::{Reading, numbers};

fn read(text: &str, reading: Reading) -> Vec<String> {
    let shown = |value: Option<crate::report::readback::Decimal>| value.map_or("token".to_owned(), |it| it.to_string());
    numbers(text, reading).into_iter().map(|it| shown(it.value)).collect()
}

#[rstest]
#[case("41 of 107", &["41", "107"])]
#[case("1,234,567 people", &["1234567"])]
#[case("12\u{202F}345 and 6\u{A0}789 and 1\u{2009}000", &["12345", "6789", "1000"])]
#[case("3,5 and 37.7\u{A0}%", &["3.5", "37.7"])]
#[case("1, 2, 3", &["1", "2", "3"])]
#[case("1,2,3", &["1", "2", "3"])]
#[case("12,34", &["12.34"])]
#[case("1234,567", &["1234.567"])]
#[case("−3, -4, +5, a-6, 7–8, (−9)", &["-3", "-4", "5", "6", "7", "8", "-9"])]
#[case("2026-10", &["2026", "10"])]
#[case("1.2.3", &["1", "2", "3"])]
#[case("Unit7, P5b, row_8", &["7", "5", "8"])]
#[case("٤١ من ١٠٧، ٣٧٫٧٪", &["41", "107", "37.7"])]
#[case("१२३ and ７", &["123", "7"])]
#[case("41² and ½ and Ⅷ", &["41", "token", "token", "token"])]
#[case("三人", &[])]
#[case("0.3333333333333333", &["0.3333333333333333"])]
#[case("99999999999999999999999999999999999999999", &["token"])]
#[case("1.5E-7 and 1e5", &["0.00000015", "1", "5"])]
#[case("f3a9c2b1d4e5f6a7", &["token"])]
#[case("no digits, nowhere", &[])]
fn in_prose(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text, Reading::Prose), expected);
}

#[rstest]
#[case("#595962 #4c1d80 1px solid", &["token", "token", "1"])]
#[case("margin: 0 -1.25rem .15em", &["0", "-1.25", "0.15"])]
#[case("{C3380CC4-5D6E-409C-BE32-E72D297353CC}", &["token"])]
#[case("#,##0.00", &["0.00"])]
fn in_code(#[case] text: &str, #[case] expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|it| it.replace("0.00", "0")).collect();
    assert_eq!(read(text, Reading::Code), expected);
}

#[rstest]
#[case("24,178.5 876,178.5", &["24", "178.5", "876", "178.5"])]
#[case("M10-5.5.5L1e2,3", &["10", "-5.5", "0.5", "100", "3"])]
#[case("1,234", &["1", "234"])]
fn in_coordinates(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text, Reading::List), expected);
}

#[test]
fn a_digit_of_another_script_after_a_colour_is_a_number() {
    let found = numbers("#aaa٣", Reading::Code);
    assert_eq!((found.len(), found[0].range.start, found[0].range.end), (1, 4, 6));
    assert_eq!(found[0].value.map(|it| it.to_string()).as_deref(), Some("3"));
}

proptest! {
    #[test]
    fn every_digit_is_in_one_number(text in "[ 0-9a-f.,%#−٣é-]{0,40}") {
        for reading in [Reading::Prose, Reading::Code, Reading::List] {
            let found = numbers(&text, reading);
            let mut last = 0;
            for number in &found {
                prop_assert!(number.range.start >= last && number.range.end > number.range.start);
                last = number.range.end;
            }
            let is_inside = |at: usize| found.iter().any(|it| it.range.contains(&at));
            for (at, c) in text.char_indices() {
                prop_assert!(!c.is_numeric() || is_inside(at), "{c} at {at} of {text:?}: {found:?}");
            }
        }
    }

    #[test]
    fn a_count_is_read_however_it_is_grouped(count in 0u32..10_000_000, separator in "[,\u{A0}\u{2009}\u{202F}]") {
        let digits = count.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        prop_assert_eq!(read(&format!("of {grouped} people"), Reading::Prose), [digits]);
    }
}
