//! Facts about every picture: no text touches another, none is cut, and the picture says what the table says.

use super::draw::{draw, picture};
use super::figure::Figure;
use super::fixtures::{
    Counts, agency_bridge, bridge, chance, diverging, dot_plot, fan, flows, heatmap, levers, pyramid, ranks, trend,
    units,
};
use super::marks::ShareAxis;
use super::page::Drawn;
use super::peer_cases::{funnel_cases, multiples_cases};
use super::png::{png, read};
use super::sheet::TextBox;
use super::spec::{ChartKind, ChartSpec};
use super::theme::Theme;
use crate::domain::GenderCount;

const BANDS: [&str; 5] = ["support", "officer", "senior officer", "manager", "executive"];

fn twelve_ranks() -> Vec<String> {
    (0..12).map(|index| format!("Principal Immigration Officer {index}")).collect()
}

fn labelled(number: usize, label: impl Fn(usize) -> String, count: GenderCount) -> Counts {
    (0..number).map(|index| (label(index), count)).collect()
}

fn row_charts(rows: &Counts) -> Vec<ChartSpec> {
    let ranks = twelve_ranks();
    let columns: Vec<&str> = ranks.iter().map(String::as_str).collect();
    vec![
        pyramid(rows.clone()),
        dot_plot(rows.clone()),
        diverging(rows.clone()),
        heatmap(rows.clone(), &columns),
        heatmap(rows.clone(), &BANDS),
    ]
}

fn row_cases() -> Vec<(&'static str, Counts)> {
    let some = GenderCount { women: 41, men: 1_207, another: 2, not_stated: 14 };
    vec![
        ("agency", ranks()),
        ("40 units", units(40)),
        ("thirty letters", labelled(40, |i| format!("Immigration coordination oper{i:02}"), some)),
        ("one long word", labelled(3, |i| format!("{}{i}", "Grenzschutzverwaltungs".repeat(9)), some)),
        ("one row", ranks().into_iter().take(1).collect()),
        ("no row", Vec::new()),
        ("all women", labelled(5, |i| format!("Rank {i}"), GenderCount::known(12_345, 0))),
        ("no women", labelled(5, |i| format!("Rank {i}"), GenderCount::known(0, 33))),
        ("few", labelled(5, |i| format!("Rank {i}"), GenderCount::known(3, 6))),
        ("not stated", labelled(9, |i| format!("Cargo {i}"), GenderCount { not_stated: 123_456, ..some })),
        ("nobody", labelled(2, |i| format!("Rank {i}"), GenderCount::default())),
        ("arabic", labelled(12, |i| format!("كبير ضباط الهجرة والجوازات في المنافذ البرية (P-{i})"), some)),
        ("cyrillic", labelled(12, |i| format!("Главный инспектор пограничной службы №{i}"), some)),
        ("markup", labelled(2, |i| format!("R&D <b>\"{i}\"</b> 'x'"), some)),
    ]
}

fn time_cases() -> Vec<(&'static str, ChartSpec)> {
    let bands = ["All staff", "Support", "Officer", "Senior officer", "Manager", "Executive"];
    let long =
        ["جميع الموظفين في الهيئة العامة", "Старший инспектор пограничной службы", "Principal immigration officers"];
    let mut cases = vec![
        ("no line", trend(0, &bands, ShareAxis::Full)),
        ("bridge", agency_bridge()),
        ("bridge from nobody", bridge((0, 0), &[("Joiners", 3, 9)], (3, 9))),
        ("bridge to nobody", bridge((3, 9), &[("Leavers", -3, -9)], (0, 0))),
        ("bridge of nobody", bridge((0, 0), &[], (0, 0))),
        ("unexplained", bridge((4_502, 9_000), &[("خروج الموظفين من الخدمة", -12, 4)], (4_511, 9_001))),
    ];
    for months in [1, 2, 13, 24, 25, 36, 60] {
        cases.push(("trend", trend(months, &bands, ShareAxis::Full)));
        cases.push(("zoomed trend", trend(months, &bands, ShareAxis::Zoomed)));
        cases.push(("long labels", trend(months, &long, ShareAxis::Zoomed)));
    }
    for months in [0, 1, 7, 12, 24, 25, 36, 60] {
        for most in [1, 9, 80, 12_000] {
            cases.push(("flows", flows(months, most)));
        }
    }
    cases
}

fn future_cases() -> Vec<(&'static str, ChartSpec)> {
    let short = ["Nothing changes: target met in 3 of 100 futures", "Verdict: a stretch"];
    let long = [
        "Wenn sich nichts ändert: Ziel bis Dezember 2031 in weniger als 1 von 100 Zukünften erreicht, mit dem Plan in 81",
        "إذا لم يتغير شيء: يتحقق الهدف بحلول ديسمبر 2031 في 3 من 100 من المستقبلات الممكنة",
        "Если ничего не изменится: цель достигнута к декабрю 2031 года в 3 из 100 возможных вариантов будущего",
        "Verdict: out of reach",
    ];
    let mut cases = Vec::new();
    for people in [0, 1, 7, 9, 10, 400, 123_456] {
        for past in [1, 2, 13, 61] {
            cases.push(("fan", fan(past, 7, people, &short)));
            cases.push(("fan with long words", fan(past, 15, people, &long)));
        }
    }
    cases.push(("fan of nothing", fan(0, 0, 400, &[])));
    let bars = ["Hire a woman instead of a man: officer", "Keep a woman who would leave: senior officer"];
    let long_bars =
        [long[1], long[2], "Promote a woman instead of a man to Principal Immigration Coordination Officer", long[0]];
    for points in [0.0, 0.004, 3.2, 61.0] {
        cases.push(("levers", levers(&bars, points)));
        cases.push(("long levers", levers(&long_bars, points)));
    }
    cases.push(("no lever", levers(&[], 1.0)));
    for years in [0, 1, 5, 15] {
        cases.push(("chance", chance(&["Nothing changes", "The plan", "Recruit more women", "Fair promotion"], years)));
        cases.push(("long chances", chance(&long, years)));
    }
    cases.push(("no chance", chance(&[], 5)));
    cases
}

fn every_case() -> Vec<(&'static str, ChartSpec)> {
    let rows = row_cases();
    let rows = rows.iter().flat_map(|(name, rows)| row_charts(rows).into_iter().map(|spec| (*name, spec)));
    let peers = funnel_cases().into_iter().chain(multiples_cases());
    rows.chain(time_cases()).chain(future_cases()).chain(peers).collect()
}

fn overlap(one: &TextBox, two: &TextBox) -> bool {
    let slack = 0.11;
    one.left + slack < two.right
        && two.left + slack < one.right
        && one.top + slack < two.bottom
        && two.top + slack < one.bottom
}

fn assert_readable(name: &str, id: &str, drawn: &Drawn) {
    for (index, text) in drawn.texts.iter().enumerate() {
        let inside = text.left >= 0.0 && text.top >= 0.0 && text.right <= drawn.width && text.bottom <= drawn.height;
        assert!(inside, "{name}, {id}: {text:?} leaves the picture {} x {}", drawn.width, drawn.height);
        for other in &drawn.texts[index + 1..] {
            assert!(!overlap(text, other), "{name}, {id}: {text:?} touches {other:?}");
        }
    }
}

#[test]
fn no_text_touches_another_and_none_is_cut() {
    for (name, spec) in every_case() {
        assert_readable(name, &spec.id, &picture(&spec, &Theme::default()));
    }
}

#[test]
fn measured_widths_are_those_the_renderer_draws() {
    for (name, rows) in row_cases() {
        for spec in row_charts(&rows) {
            let drawn = picture(&spec, &Theme::default());
            let tree = read(&drawn.svg).unwrap();
            let mut rendered = Vec::new();
            collect_texts(tree.root(), &mut rendered);
            let mut measured = drawn.texts.iter().filter(|text| !text.text.is_empty());
            for text in rendered {
                let own = measured.next().unwrap();
                assert!(f64::from(text.right()) <= own.right + 3.0, "{name}: {own:?} is drawn to {}", text.right());
                assert!(f64::from(text.left()) >= own.left - 3.0, "{name}: {own:?} is drawn from {}", text.left());
            }
        }
    }
}

fn collect_texts(group: &resvg::usvg::Group, found: &mut Vec<resvg::usvg::Rect>) {
    for node in group.children() {
        match node {
            resvg::usvg::Node::Group(group) => collect_texts(group, found),
            resvg::usvg::Node::Text(text) => found.push(text.abs_bounding_box()),
            _ => {}
        }
    }
}

#[test]
fn every_label_is_drawn_whole() {
    let without_spaces = |text: &str| text.replace(' ', "");
    for (name, rows) in row_cases() {
        for spec in row_charts(&rows) {
            let drawn: String =
                picture(&spec, &Theme::default()).texts.iter().map(|text| without_spaces(&text.text)).collect();
            for (label, _) in &rows {
                assert!(drawn.contains(&without_spaces(label)), "{name}, {}: {label}", spec.id);
            }
        }
    }
}

#[test]
fn every_picture_is_read_by_a_renderer_and_names_itself() {
    for (name, spec) in every_case() {
        let Figure { svg, alt_text, .. } = draw(&spec, &Theme::default());
        read(&svg).unwrap_or_else(|error| panic!("{name}, {}: {error}", spec.id));
        let id = &spec.id;
        assert!(svg.starts_with("<svg ") && svg.contains("role=\"img\"") && svg.contains("direction=\"ltr\""));
        assert!(svg.contains(&format!("aria-labelledby=\"{id}-title {id}-desc\"")));
        assert_eq!(svg.matches(&format!("id=\"{id}-title\"")).count(), 1);
        assert_eq!(svg.matches("<desc ").count(), 1);
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{name}, {id}");
        assert!(alt_text.len() > 40 && alt_text.ends_with('.'), "{name}, {id}: {alt_text}");
    }
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    for (_, spec) in every_case() {
        let (one, two) = (draw(&spec, &Theme::default()), draw(&spec, &Theme::default()));
        assert_eq!((one.svg, one.alt_text, one.table), (two.svg, two.alt_text, two.table));
    }
}

#[test]
fn every_row_of_a_table_has_a_cell_for_every_column() {
    for (name, spec) in every_case() {
        let table = draw(&spec, &Theme::default()).table;
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{name}, {}", spec.id);
        }
    }
}

#[test]
fn spreadsheet_charts_point_at_columns_that_exist() {
    for (name, spec) in every_case() {
        let figure = draw(&spec, &Theme::default());
        for series in figure.native.iter().flat_map(|native| &native.series) {
            assert!(series.column < figure.table.columns.len(), "{name}, {}", spec.id);
        }
    }
}

#[test]
fn the_picture_holds_the_share_only_where_ten_people_carry_it() {
    let few = labelled(1, |_| "Rank".to_owned(), GenderCount::known(3, 6));
    for spec in row_charts(&few).into_iter().take(3) {
        let figure = draw(&spec, &Theme::default());
        let text = figure.svg.replace('\u{A0}', " ");
        assert!(text.contains("3 of 9") && !text.contains("33.3"), "{}", spec.id);
        assert!(!figure.alt_text.contains("33.3"));
    }
}

fn bar_widths(svg: &str, class: &str) -> Vec<f64> {
    let group = svg.split(&format!("<g class=\"{class}\">")).nth(1).unwrap().split("</g>").next().unwrap();
    let width = |line: &str| line.split(" width=\"").nth(1)?.split('"').next()?.parse().ok();
    group.lines().filter(|line| line.starts_with("<rect")).filter_map(width).collect()
}

#[test]
fn bars_of_a_pyramid_are_as_long_as_their_counts() {
    let spec = pyramid(ranks());
    let ChartKind::Pyramid(data) = &spec.kind else { panic!("a pyramid") };
    let svg = draw(&spec, &Theme::default()).svg;
    let counts: Vec<u64> = data.rows.iter().map(|row| row.count.women).filter(|&women| women > 0).collect();
    let men: Vec<u64> = data.rows.iter().map(|row| row.count.men).collect();
    let person = bar_widths(&svg, "men")[6] / men[6] as f64;
    for (class, counts) in [("women", counts), ("men", men)] {
        let widths = bar_widths(&svg, class);
        assert_eq!(widths.len(), counts.len());
        for (width, count) in widths.into_iter().zip(counts) {
            assert!((width - person * count as f64).abs() <= 0.3, "{class} {count}: {width}");
        }
    }
}

#[test]
fn a_bridge_sums_or_says_what_it_cannot_explain() {
    let table = draw(&bridge((40, 60), &[("Joiners", 5, 0)], (43, 60)), &Theme::default()).table;
    let labels: Vec<String> = table.rows.iter().map(|row| format!("{:?} {:?}", row[0], row[1])).collect();
    assert_eq!(labels[2], "Text(\"Not explained\") People(-2)");
    assert_eq!(draw(&agency_bridge(), &Theme::default()).table.rows.len(), 8);
}

#[test]
fn a_picture_becomes_a_png_of_the_width_asked_for() {
    let svg = draw(&pyramid(ranks()), &Theme::default()).svg;
    let bytes = png(&svg, 450).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(bytes[16..20], 450_u32.to_be_bytes());
    assert_eq!(png(&svg, 450).unwrap(), bytes);
    assert_eq!(png(&svg, 0).unwrap_err().to_string(), "a picture 0 pixels wide cannot be made; allowed are 1 to 10000");
    assert!(png("<p>", 450).is_err());
}

/// Writes pictures to look at: `cargo test --lib chart:: -- --ignored`.
#[test]
#[ignore = "writes pictures for the eye"]
fn pictures_to_look_at() {
    let folder = std::env::temp_dir().join("charts");
    std::fs::create_dir_all(&folder).unwrap();
    let ranks_12 = twelve_ranks();
    let columns: Vec<&str> = ranks_12.iter().map(String::as_str).collect();
    let bands = ["All staff", "Support", "Officer", "Senior officer", "Manager", "Executive"];
    for (place, (_, spec)) in future_cases().into_iter().enumerate() {
        let Figure { svg, .. } = draw(&spec, &Theme::default());
        std::fs::write(folder.join(format!("{}-{place}.png", spec.id)), png(&svg, 1400).unwrap()).unwrap();
    }
    let arabic = row_cases().into_iter().find(|(name, _)| *name == "arabic").unwrap().1;
    let shown = vec![
        ("pyramid", pyramid(ranks())),
        ("pyramid-arabic", pyramid(arabic.clone())),
        ("pyramid-not-stated", pyramid(row_cases().into_iter().find(|(name, _)| *name == "not stated").unwrap().1)),
        ("dots", dot_plot(ranks())),
        ("diverging", diverging(units(14))),
        ("diverging-40", diverging(units(40))),
        ("heatmap", heatmap(units(12), &BANDS)),
        ("heatmap-40", heatmap(units(40), &columns)),
        ("trend", trend(37, &bands, ShareAxis::Full)),
        ("trend-zoom", trend(60, &bands[..4], ShareAxis::Zoomed)),
        ("flows-12", flows(12, 30)),
        ("flows-24", flows(24, 60)),
        ("flows-36", flows(37, 60)),
        ("bridge", agency_bridge()),
        (
            "bridge-small",
            bridge((40, 90), &[("Joiners", 12, 14), ("Leavers", -9, -3), ("Promotions in", 5, 9)], (48, 110)),
        ),
        ("dots-arabic", dot_plot(arabic)),
    ];
    for (name, spec) in shown {
        let figure = draw(&spec, &Theme::default());
        std::fs::write(folder.join(format!("{name}.svg")), &figure.svg).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png(&figure.svg, 1350).unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.txt")), &figure.alt_text).unwrap();
    }
}
