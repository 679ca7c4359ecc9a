//! Facts about every page: it is well formed, complete in itself, and says nothing that was not escaped.

use std::collections::BTreeSet;

use rstest::rstest;

use super::*;
use crate::report::fixtures::hostile;

/// Tags of a page in order: name, attributes, whether it closes, whether it is empty.
fn tags(page: &str) -> Vec<(String, String, bool, bool)> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let inner = &rest[start + 1..];
        if let Some(style) = inner.strip_prefix("style>") {
            rest = &style[style.find("</style>").unwrap() + 8..];
            continue;
        }
        let end = inner.find('>').unwrap();
        let tag = &inner[..end];
        if !tag.starts_with('!') {
            let closes = tag.starts_with('/');
            let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap().to_owned();
            let empty = tag.ends_with('/');
            tags.push((name, tag.to_owned(), closes, empty));
        }
        rest = &inner[end + 1..];
    }
    tags
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

/// The report and the page to sign.
fn pages() -> [String; 2] {
    let report = hostile();
    let to_sign = report.sign_off.as_ref().unwrap();
    [page(&report).unwrap(), sign_off(&report, to_sign).unwrap()]
}

#[rstest]
#[case::report(0)]
#[case::to_sign(1)]
fn every_tag_is_closed(#[case] which: usize) {
    let page = &pages()[which];
    let mut open: Vec<String> = Vec::new();
    for (name, tag, closes, empty) in tags(page) {
        if closes {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "{tag}");
        } else if !empty {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[rstest]
#[case::report(0)]
#[case::to_sign(1)]
fn ids_are_unique_and_every_anchor_leads_somewhere(#[case] which: usize) {
    let tags = tags(&pages()[which]);
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|(_, tag, ..)| attribute(tag, "id")) {
        assert!(ids.insert(id.to_owned()), "{id} occurs twice");
    }
    let anchors = tags.iter().filter_map(|(_, tag, ..)| attribute(tag, "href")?.strip_prefix('#'));
    let labels =
        tags.iter().filter_map(|(_, tag, ..)| attribute(tag, "aria-labelledby")).flat_map(str::split_whitespace);
    for id in anchors.chain(labels) {
        assert!(ids.contains(id), "{id} is nowhere");
    }
}

#[rstest]
#[case::report(0)]
#[case::to_sign(1)]
fn a_page_runs_nothing_and_fetches_nothing(#[case] which: usize) {
    let page = &pages()[which];
    assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("@import"));
    for (name, tag, ..) in tags(page) {
        assert!(attribute(&tag, "src").is_none(), "{tag}");
        let fetched = attribute(&tag, "href").is_some_and(|it| it.contains("//"));
        assert!(!fetched || name == "svg", "{tag}");
        assert!(!tag.contains(" onload") && !tag.contains(" onclick"), "{tag}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[rstest]
#[case::report(0)]
#[case::to_sign(1)]
fn texts_are_escaped_and_the_mark_stands_at_both_ends(#[case] which: usize) {
    let (report, page) = (hostile(), &pages()[which]);
    assert!(page.contains("&lt;script&gt;"));
    let banners = page.matches("<p class=\"banner\"").count();
    assert_eq!(banners, 2);
    assert!(page.matches(&report.meta.banner).count() >= 3);
    assert!(page.contains("١ شعبة"));
}

#[test]
fn every_chart_has_words_and_numbers() {
    let page = page(&hostile()).unwrap();
    let charts = page.matches("<svg ").count();
    assert!(charts > 0);
    assert_eq!(page.matches("<title id=").count(), charts);
    assert_eq!(page.matches("<desc id=").count(), charts);
    assert_eq!(page.matches("Back to the chart").count(), charts);
}

#[rstest]
#[case::report(0)]
#[case::to_sign(1)]
fn headings_are_one_and_then_in_steps(#[case] which: usize) {
    let headings: Vec<u32> = tags(&pages()[which])
        .iter()
        .filter(|(name, _, closes, _)| !closes && name.len() == 2 && name.starts_with('h') && name != "hr")
        .map(|(name, ..)| u32::from(name.as_bytes()[1] - b'0'))
        .collect();
    assert_eq!(headings.iter().filter(|&&it| it == 1).count(), 1);
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{headings:?}");
}

#[test]
fn the_same_report_is_the_same_page() {
    assert_eq!(pages(), pages());
}

#[test]
fn the_page_to_sign_has_room_for_a_name_a_function_a_date_and_a_signature() {
    let [_, page] = pages();
    for line in ["Name", "Function", "Date", "Signature"] {
        assert!(page.contains(&format!("<div><dt>{line}</dt><dd></dd></div>")), "{line}");
    }
    assert!(page.contains("size: A4"));
}
