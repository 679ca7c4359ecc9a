//! The committed example, read in full.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::report::readback::{Kind, contains_any, geometry_counts, read_back};

fn example() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/example")
}

#[test]
fn the_example_is_read_in_full() {
    let found = read_back(&example()).unwrap();
    let files: BTreeSet<&str> = found.iter().map(|it| &*it.file).collect();
    assert!(files.is_superset(&["README.md", "index.html", "sign-off.html", "tables.xlsx"].into()), "{files:?}");
    let is_there = |file: &str, place: &str, kind: Kind| {
        found.iter().any(|it| &*it.file == file && it.place.contains(place) && it.kind == kind)
    };
    assert!(is_there("index.html", "<text>", Kind::Text));
    assert!(is_there("index.html", "aria-label", Kind::Attribute));
    assert!(is_there("tables.xlsx", "numCache", Kind::Cell));
    assert!(is_there("tables.xlsx", "1_rank-pyramid!", Kind::Cell));
}

/// Every word with a capital in the page is found by the scan for texts as well: neither reader skips what the other sees.
#[test]
fn the_example_holds_its_agency_and_no_canary() {
    let hits = contains_any(&example(), &["Service des migrations de Valmont", "no such text anywhere"]).unwrap();
    let files: Vec<&str> = hits.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(files, ["index.html", "sign-off.html", "tables.xlsx"]);
}

/// The drawn bars of the rank pyramid are the numbers beside them, to a tenth of a person.
#[test]
fn the_charts_of_the_example_are_measured() {
    let page = fs::read_to_string(example().join("index.html")).unwrap();
    let charts = page.split("<svg").skip(1).filter_map(|it| Some(format!("<svg{}</svg>", it.split_once("</svg>")?.0)));
    let (mut read, mut unread) = (0, Vec::new());
    for svg in charts {
        let name =
            svg.split("aria-labelledby=\"").nth(1).and_then(|it| it.split("-title").next()).unwrap_or("?").to_owned();
        match geometry_counts(&svg) {
            Ok(measured) => {
                assert!(!measured.is_empty(), "{name}");
                if name == "rank-pyramid" {
                    let is_whole = |value: f64, off: f64| (value - value.round()).abs() <= off;
                    assert!(
                        measured.iter().all(|it| it.precision < 0.2 && is_whole(it.value, it.precision)),
                        "{measured:?}"
                    );
                }
                read += 1;
            }
            Err(_) => unread.push(name),
        }
    }
    let is_documented = |name: &String| name.ends_with("heatmap") || name.ends_with("levers");
    assert!(read >= 8 && unread.iter().all(is_documented), "{read} read, not {unread:?}");
}
