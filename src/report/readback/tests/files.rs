//! Tables, notes and pictures.

use rstest::rstest;

use super::made::{folder, packed, parquet, png, put, read, seen};
use crate::report::readback::{Decimal, Kind, read_back};

#[test]
fn csv_is_read_field_by_field_at_full_precision() {
    let seen = seen("t.csv", b"unit,women_2026,share\r\n\"Unit 7, North\",12,0.3333333333333333\r\n");
    let expected = [
        "Text header: 2026",
        "Text row 2, column `unit`: 7",
        "Cell row 2, column `women_2026`: 12",
        "Cell row 2, column `share`: 0.3333333333333333",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn json_is_read_as_written_with_repeated_names() {
    let text = b"{\n\"n\": 7, \"n\": 1.10e1,\n\"said\": [\"8 of \\u0039\"], \"row-6\": -0.5}";
    let found = read("a.json", text).unwrap();
    let shown: Vec<String> =
        found.iter().map(|it| format!("{:?} {}: {}", it.kind, it.place, it.value.unwrap())).collect();
    let expected = [
        "Cell line 2, `n`: 7",
        "Cell line 2, `n`: 11",
        "Text line 3, `said`: 8",
        "Text line 3, `said`: 9",
        "Attribute line 3, a name: 6",
        "Cell line 3, `row-6`: -0.5",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn parquet_shows_values_dictionary_statistics_and_notes() {
    let bytes = parquet(&["Unit 7", "North"], &[41, 107], &[0.5, 1.0 / 3.0], "made of 13 files");
    let seen = seen("t.parquet", &bytes);
    for expected in [
        "Metadata note `note`: 13",
        "Text row 1, column `unit`: 7",
        "Cell row 2, column `people`: 107",
        "Cell row 2, column `share`: 0.3333333333333333",
        "Cell row group 0, column `people`, dictionary: 41",
        "Cell row group 0, column `people`, statistics max: 107",
        "Cell row group 0, column `share`, statistics min: 0.3333333333333333",
        "Cell row group 0, column `people`, index of pages: 41",
        "Text row group 0, column `unit`, statistics max: 7",
    ] {
        assert!(seen.iter().any(|it| it == expected), "{expected} is not in {seen:#?}");
    }
}

#[test]
fn pictures_are_read_by_their_words_only() {
    let with = |name: &str, content: &[u8]| seen("a.png", &png(&[(name, content)], b""));
    assert_eq!(with("tEXt", b"Comment\x007 women"), ["Metadata chunk tEXt: 7"]);
    assert_eq!(with("zTXt", &[b"Comment\0\0", packed(b"8 women").as_slice()].concat()), ["Metadata chunk zTXt: 8"]);
    assert_eq!(with("iTXt", b"Comment\0\0\0\0\x009 women"), ["Metadata chunk iTXt: 9"]);
    let is_packed = [b"Comment\0\x01\0\0\0", packed(b"6 women").as_slice()].concat();
    assert_eq!(with("iTXt", &is_packed), ["Metadata chunk iTXt: 6"]);
    assert_eq!(with("eXIf", b"x"), ["Hidden file: a chunk `eXIf`"]);
    assert_eq!(seen("a.png", &png(&[], b"7")), ["Hidden file: bytes behind the end of the picture"]);
}

#[test]
fn names_of_files_count() {
    let found = read_back(folder(&[("unit-7/n.txt", b"")]).path()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].value), (Kind::Text, Some(Decimal::from(7))));
    assert_eq!(found[0].to_string(), "unit-7/n.txt, file name: `7` (Text)");
}

#[test]
fn what_cannot_be_read_is_found_as_refused() {
    let seen = seen("notes.docx", b"x");
    assert_eq!(seen, [format!("Hidden file: a file of an unknown kind {}", blake3::hash(b"x").to_hex())]);
}

#[cfg(unix)]
#[test]
fn links_are_found_and_not_followed() {
    let outside = folder(&[("a.txt", b"7")]);
    let report = folder(&[]);
    std::os::unix::fs::symlink(outside.path().join("a.txt"), report.path().join("b.txt")).unwrap();
    let found = read_back(report.path()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "a link or a special file");
}

#[test]
fn files_come_in_order_of_their_names() {
    let report = folder(&[("b.txt", b"2"), ("a.txt", b"1"), ("c/d.txt", b"3")]);
    put(report.path(), "c.txt", b"4");
    let found = read_back(report.path()).unwrap();
    assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["1", "2", "4", "3"]);
}

#[rstest]
#[case("t.csv", b"a,b\n\"1,2\n3,4\n", "a quote is not closed")]
#[case("t.csv", b"a,b\n1\n", "found record with 1 fields")]
#[case("t.json", b"{\"n\": 7", "EOF while parsing")]
#[case("t.md", b"\xFF7", "it is not UTF-8 at byte 0")]
#[case("t.xlsx", b"PK\x03\x04 cut off", "")]
#[case("t.parquet", b"PAR1 no footer PAR1", "")]
#[case("t.png", b"\x89PNG\r\n\x1a\n\0\0\0\x09tEXt7", "a chunk is cut off")]
fn a_file_that_is_not_whole_is_an_error_with_its_name(#[case] name: &str, #[case] bytes: &[u8], #[case] problem: &str) {
    let error = read(name, bytes).unwrap_err().to_string();
    assert!(error.starts_with(&format!("`{name}` cannot be read back: ")) && error.contains(problem), "{error}");
}

#[test]
fn a_parquet_file_cut_anywhere_is_an_error() {
    let bytes = parquet(&["a", "b"], &[1, 2], &[0.5, 0.25], "");
    for length in (0..bytes.len()).step_by(13) {
        assert!(read("t.parquet", &bytes[..length]).is_err(), "{length} bytes");
    }
}
