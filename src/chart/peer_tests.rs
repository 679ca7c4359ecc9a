//! Facts about pictures that compare agencies, beyond those of every picture.

use super::draw::{draw, picture};
use super::figure::{NativeKind, SeriesRole};
use super::peer_cases::{funnel_cases, multiples_cases};
use super::png::png;
use super::spec::{ChartKind, ChartSpec};
use super::theme::Theme;
use crate::table::Value;

fn case(cases: Vec<(&'static str, ChartSpec)>, name: &str) -> ChartSpec {
    cases.into_iter().find(|case| case.0 == name).unwrap().1
}

fn plain(text: &str) -> String {
    text.replace('\u{A0}', " ")
}

/// Numbers of an attribute of all elements of a sort.
fn numbers(svg: &str, element: &str, attribute: &str) -> Vec<f64> {
    let elements = svg.split('<').filter(|tag| tag.starts_with(&format!("{element} ")));
    let value = |tag: &str| Some(tag.split(&format!(" {attribute}=\"")).nth(1)?.split('"').next()?.to_owned());
    let split = |text: String| text.split([' ', ',']).filter_map(|number| number.parse().ok()).collect::<Vec<f64>>();
    elements.filter_map(value).flat_map(split).collect()
}

#[test]
fn no_mark_leaves_the_picture() {
    for (name, spec) in funnel_cases().into_iter().chain(multiples_cases()) {
        let drawn = picture(&spec, &Theme::default());
        let pairs = ["polyline", "polygon"].map(|element| numbers(&drawn.svg, element, "points")).concat();
        let circles = numbers(&drawn.svg, "circle", "cx").into_iter().zip(numbers(&drawn.svg, "circle", "cy"));
        let mut points = pairs.chunks(2).map(|pair| (pair[0], pair[1])).chain(circles);
        let is_out = |&(x, y): &(f64, f64)| !(0.0..=drawn.width).contains(&x) || !(0.0..=drawn.height).contains(&y);
        assert_eq!(points.find(is_out), None, "{name}, {}", spec.id);
    }
}

#[test]
fn no_name_hides_an_agency_outside_the_limits() {
    for (name, spec) in funnel_cases() {
        let drawn = picture(&spec, &Theme::default());
        let outside =
            drawn.svg.split("<g class=\"outside\">").nth(1).map_or("", |rest| rest.split("</g>").next().unwrap());
        let centres = numbers(outside, "circle", "cx").into_iter().zip(numbers(outside, "circle", "cy"));
        for (x, y) in centres {
            let over = drawn.texts.iter().find(|text| {
                text.left < x + 5.0 && x - 5.0 < text.right && text.top < y + 5.0 && y - 5.0 < text.bottom
            });
            assert_eq!(over, None, "{name}");
        }
    }
}

#[test]
fn all_agencies_far_outside_are_named_where_there_are_few() {
    for name in ["funnel", "two agencies", "one agency outside", "none and all"] {
        let spec = case(funnel_cases(), name);
        let ChartKind::Funnel(funnel) = &spec.kind else { panic!("a funnel") };
        let far: Vec<_> =
            funnel.points.iter().filter(|it| format!("{:?}", it.standing).starts_with("Outside")).collect();
        assert!(!far.is_empty(), "{name}");
        let texts = picture(&spec, &Theme::default()).texts;
        for point in far {
            let first = point.name.split(' ').next().unwrap();
            assert!(texts.iter().any(|text| text.text.starts_with(first)), "{name}: {}", point.name);
        }
    }
}

#[test]
fn names_without_room_are_counted_below_the_picture() {
    let spec = case(funnel_cases(), "hundred outside");
    let texts: Vec<String> = picture(&spec, &Theme::default()).texts.into_iter().map(|text| text.text).collect();
    let said = texts.iter().find(|text| text.contains("outside the limits have no room")).unwrap();
    let number: usize = said.split(' ').next().unwrap().parse().unwrap();
    assert!((1..100).contains(&number), "{said}");
    let spec = case(funnel_cases(), "nobody outside");
    assert!(!draw(&spec, &Theme::default()).svg.contains("no room"));
}

#[test]
fn a_funnel_says_who_is_outside_and_how_many_are_compared() {
    let figure = draw(&case(funnel_cases(), "two agencies"), &Theme::default());
    assert_eq!(
        plain(&figure.alt_text),
        "Funnel plot. Share of women by size of the agency, women and men of known gender, December 2026. \
         2 agencies of 812 to 9,400 women and men. All agencies together: 38.0 % women. \
         Below the 99.8 % limit: Coast Guard (12.0 % of 9,400)."
    );
    assert_eq!(figure.table.notes[0], "Number of agencies compared: 2 agencies. One dot is one agency.");
    let lone = draw(&case(funnel_cases(), "one agency"), &Theme::default());
    assert!(plain(&lone.alt_text).ends_with(
        "1 agency of 812 women and men. All agencies together: 38.0 % women. No agency is outside the 95 % limits."
    ));
}

#[test]
fn the_axis_of_sizes_is_logarithmic_only_where_sizes_span_twentyfold() {
    for (name, is_log) in [("funnel", true), ("two agencies", false), ("equal sizes", false), ("huge", true)] {
        let figure = draw(&case(funnel_cases(), name), &Theme::default());
        assert_eq!(figure.svg.contains("(logarithmic axis)"), is_log, "{name}");
        assert_eq!(figure.native.unwrap().kind, NativeKind::Scatter { is_log }, "{name}");
    }
}

#[test]
fn the_table_of_a_funnel_has_the_largest_first_and_limits_between_those_given() {
    let figure = draw(&case(funnel_cases(), "two agencies"), &Theme::default());
    let row = &figure.table.rows[0];
    assert_eq!(row[..2], [Value::Text("Coast Guard".into()), Value::People(9_400)]);
    // 0.38 ± 1.96 √(0.38 × 0.62 / 9,400 + 0.05²), computed by hand.
    let Value::Number(low) = row[7] else { panic!("a limit") };
    assert!((low - (0.38 - 1.96 * 0.050_250_0_f64)).abs() < 2e-4, "{low}");
    let roles: Vec<SeriesRole> = figure.native.unwrap().series.iter().map(|series| series.role).collect();
    assert_eq!(roles.last(), Some(&SeriesRole::Women));
}

#[test]
fn shares_of_few_people_are_in_no_picture_table_or_text() {
    let figure = draw(&case(funnel_cases(), "few people"), &Theme::default());
    let tiny = figure.table.rows.iter().find(|row| row[0] == Value::Text("Tiny".into())).unwrap();
    assert_eq!(tiny[2..6], [Value::TooFew, Value::NotApplicable, Value::TooFew, Value::TooFew]);
    assert!(!figure.alt_text.contains("Tiny") && !figure.svg.contains("Tiny"));
    let figure = draw(&case(multiples_cases(), "nobody"), &Theme::default());
    assert!(figure.table.rows.iter().all(|row| row[2] == Value::TooFew) && !figure.svg.contains("50\u{A0}%"));
}

#[test]
fn a_missing_year_breaks_the_line() {
    let spec = case(multiples_cases(), "none and all");
    let svg = draw(&spec, &Theme::default()).svg;
    let panel = svg.split("<g class=\"panel\">").nth(1).unwrap();
    let women = Theme::default().women.hex();
    let lines: Vec<&str> =
        panel.lines().filter(|line| line.starts_with("<polyline") && line.contains(&women)).collect();
    // 2020 and 2021 are joined; 2023 and 2026 are dots.
    assert_eq!(lines.len(), 1);
    assert_eq!(numbers(lines[0], "polyline", "points").len(), 2 * 2);
}

#[test]
fn the_other_agencies_are_drawn_once_and_shown_in_every_panel() {
    let (_, spec) = multiples_cases().into_iter().filter(|case| case.0 == "plain").nth(6).unwrap();
    let svg = draw(&spec, &Theme::default()).svg;
    assert_eq!(svg.matches("<use href=\"#agencies-over-time-peers\"").count(), 100);
    assert_eq!(svg.matches("id=\"agencies-over-time-peers\"").count(), 1);
    assert!(svg.len() < 400_000, "{}", svg.len());
}

#[test]
fn long_names_are_cut_in_the_picture_and_whole_in_the_table() {
    let figure = draw(&case(multiples_cases(), "arabic"), &Theme::default());
    assert!(figure.svg.contains('…'));
    assert_eq!(
        figure.table.rows[0][0],
        Value::Text("الهيئة العامة للجوازات والهجرة وشؤون المنافذ البرية والبحرية (P-0)".into())
    );
}

/// Writes pictures to look at: `cargo test --lib chart:: -- --ignored`.
#[test]
#[ignore = "writes pictures for the eye"]
fn comparisons_to_look_at() {
    let folder = std::env::temp_dir().join("charts");
    std::fs::create_dir_all(&folder).unwrap();
    for (place, (name, spec)) in funnel_cases().into_iter().chain(multiples_cases()).enumerate() {
        let figure = draw(&spec, &Theme::default());
        let file = folder.join(format!("{}-{place:02}-{}", spec.id, name.replace(' ', "-")));
        std::fs::write(file.with_extension("png"), png(&figure.svg, 1350).unwrap()).unwrap();
        std::fs::write(file.with_extension("svg"), &figure.svg).unwrap();
        std::fs::write(file.with_extension("txt"), &figure.alt_text).unwrap();
    }
}
