//! Texts that must be nowhere, hidden everywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::made::{folder, packed, page, parquet, png, workbook};
use crate::report::readback::contains_any;

const NEEDLE: &str = "canary<4711>";

fn is_found(name: &str, bytes: &[u8]) -> bool {
    let hits = contains_any(folder(&[(name, bytes)]).path(), &["absent", NEEDLE]).unwrap();
    hits == [(name.to_owned(), 1)]
}

fn wide(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    NEEDLE.encode_utf16().flat_map(order).collect()
}

#[test]
fn in_pages() {
    let encoded = STANDARD.encode(NEEDLE);
    for body in [
        "<p>canary&lt;4711&gt;</p>".to_owned(),
        "<p title='canary&#60;&#x34;711>'>".to_owned(),
        format!("<!-- {NEEDLE} -->"),
        "<a href='?q=canary%3C4711%3E'>".to_owned(),
        "<p>can<b>ary&lt;</b>4711&gt;</p>".to_owned(),
        "<script>'canary\\u003c4711>'</script>".to_owned(),
        "<style>p { content: 'canary\\3c 4711>' }</style>".to_owned(),
        format!("<img src='data:text/plain;base64,{encoded}'>"),
        "<p>CANARY&lt;4711&gt;</p>".to_owned(),
    ] {
        assert!(is_found("index.html", &page(&body)), "{body}");
    }
    assert!(!is_found("index.html", &page("<p>canary<4712></p>")));
}

#[test]
fn in_workbooks() {
    let sheet = "<sheetData><c r=\"A1\" t=\"inlineStr\"><is><r><t>cana</t></r><r><t>ry&lt;4711&gt;</t></r></is></c></sheetData>";
    assert!(is_found("t.xlsx", &workbook(sheet, &[])));
    assert!(is_found("t.xlsx", &workbook("", &[("docProps/core.xml", "<a>canary&lt;4711&gt;</a>")])));
    assert!(is_found("t.xlsx", &super::made::archive(&[], NEEDLE)));
    assert!(is_found("t.xlsx", &super::made::archive(&[(NEEDLE, "")], "")));
}

#[test]
fn in_tables() {
    assert!(is_found("t.parquet", &parquet(&[NEEDLE, NEEDLE, "b"], &[1, 2, 3], &[0.5; 3], "")));
    assert!(is_found("t.parquet", &parquet(&["a"], &[1], &[0.5], NEEDLE)));
    assert!(is_found("t.csv", format!("a\n{NEEDLE}\n").as_bytes()));
    assert!(is_found("t.json", b"{\"a\": \"canary\\u003C4711\\u003e\"}"));
}

#[test]
fn in_pictures_and_other_bytes() {
    assert!(is_found("a.png", &png(&[("tEXt", format!("k\0{NEEDLE}").as_bytes())], b"")));
    assert!(is_found("a.png", &png(&[("zTXt", &[b"k\0\0", packed(NEEDLE.as_bytes()).as_slice()].concat())], b"")));
    assert!(is_found("a.png", &png(&[], NEEDLE.as_bytes())));
    assert!(is_found("a.bin", &wide(u16::to_le_bytes)));
    assert!(is_found("a.bin", &[b"\xFE\xFF".as_slice(), &wide(u16::to_be_bytes)].concat()));
    assert!(is_found("a.bin", &[b"\xFF".as_slice(), &wide(u16::to_le_bytes)].concat()));
}

#[test]
fn in_names_of_files() {
    let report = folder(&[("canary-9/a.txt", b"")]);
    assert_eq!(contains_any(report.path(), &["CANARY-9"]).unwrap(), [("canary-9/a.txt".to_owned(), 0)]);
}

#[test]
fn each_needle_once_for_each_file_also_inside_of_another() {
    let report = folder(&[("a.txt", b"abcd abcd"), ("b.txt", b"bc")]);
    let hits = contains_any(report.path(), &["bc", "abcd"]).unwrap();
    assert_eq!(hits, [("a.txt".to_owned(), 0), ("a.txt".to_owned(), 1), ("b.txt".to_owned(), 0)]);
}

#[test]
fn an_empty_needle_would_be_everywhere() {
    let error = contains_any(folder(&[]).path(), &[""]).unwrap_err();
    assert_eq!(error.to_string(), "these texts cannot be searched for: there is none, or an empty one");
}
