//! A spreadsheet's own charts show what the pictures show.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::workbook;
use crate::chart::{
    ChartKind, ChartSpec, Diverging, DivergingRow, Figure, Pyramid, PyramidRow, RowOrder, ShareAxis, TargetMark, Theme,
    Trend, TrendLine, TrendPoint, draw,
};
use crate::domain::{GenderCount, Period};
use crate::report::fixtures::hostile;
use crate::report::{Block, Report, Section};

fn figure(kind: ChartKind) -> Figure {
    let spec = ChartSpec {
        id: "it".to_owned(),
        title: "Finding".to_owned(),
        subtitle: "What, whom, when".to_owned(),
        source: "Source: lists".to_owned(),
        banner: "Internal".to_owned(),
        grain: crate::chart::Grain::Exact,
        kind,
    };
    draw(&spec, &Theme::default())
}

/// A workbook of one chart.
fn book(figure: Figure) -> Vec<u8> {
    let blocks = vec![Block::Figure(Box::new(figure))];
    let sections = vec![Section { id: "one".to_owned(), title: "One".to_owned(), blocks }];
    workbook(&Report { sections, ..hostile() }).unwrap()
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands between the first `open` and the `close` after it.
fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    text.split_once(open).unwrap().1.split_once(close).unwrap().0
}

fn pyramid() -> Figure {
    let row = |(label, women, men): (&str, u64, u64)| PyramidRow {
        label: label.to_owned(),
        count: GenderCount::known(women, men),
    };
    let rows = [("Director", 1, 4), ("Officer", 30, 60)].map(row).to_vec();
    figure(ChartKind::Pyramid(Pyramid { row_word: "Rank".to_owned(), rows, all: None }))
}

/// One line of all months, one with too few people in the first of three.
fn trend() -> Figure {
    let line = |label: &str, main: bool, counts: [(u64, u64); 3]| TrendLine {
        label: label.to_owned(),
        main,
        points: (8..)
            .zip(counts)
            .map(|(month, (women, men))| TrendPoint {
                period: Period::new(2026, month).unwrap(),
                count: GenderCount::known(women, men),
            })
            .collect(),
    };
    figure(ChartKind::Trend(Trend {
        lines: vec![
            line("All", true, [(30, 70), (31, 69), (32, 68)]),
            line("Executive", false, [(1, 3), (4, 8), (5, 7)]),
        ],
        targets: Vec::new(),
        events: Vec::new(),
        axis: ShareAxis::Full,
    }))
}

#[test]
fn bars_read_from_the_top_and_values_from_the_left_without_signs() {
    let chart = part(&book(pyramid()), "xl/charts/chart1.xml");
    let (categories, values) = (between(&chart, "<c:catAx>", "</c:catAx>"), between(&chart, "<c:valAx>", "</c:valAx>"));
    assert!(categories.contains(r#"<c:orientation val="maxMin"/>"#), "{categories}");
    assert!(categories.contains(r#"<c:tickLblPos val="low"/>"#), "{categories}");
    assert!(values.contains(r#"<c:orientation val="minMax"/>"#), "{values}");
    assert!(values.contains(r#"formatCode="0;0""#) && values.contains(r#"<c:crosses val="max"/>"#), "{values}");
}

#[test]
fn women_and_men_have_the_colours_of_the_pictures() {
    let chart = part(&book(pyramid()), "xl/charts/chart1.xml");
    let colours: Vec<&str> = chart.split("<c:ser>").skip(1).map(|it| between(it, "srgbClr val=\"", "\"")).collect();
    assert_eq!(colours, ["4C1D80", "2A9D8F"]);
}

#[test]
fn bars_around_a_target_are_coloured_by_their_side() {
    let row = |(label, women)| DivergingRow { label, count: GenderCount::known(women, 100 - women) };
    let rows = [("Below".to_owned(), 20), ("Above".to_owned(), 60)].map(row).to_vec();
    let target = TargetMark { label: "One half".to_owned(), share: 0.5, band: None };
    let kind = Diverging { row_word: "Unit".to_owned(), rows, order: RowOrder::LargestFirst, target };
    let chart = part(&book(figure(ChartKind::Diverging(kind))), "xl/charts/chart1.xml");
    let theme = Theme::default();
    for colour in [theme.above, theme.below] {
        assert!(chart.contains(&colour.hex().trim_start_matches('#').to_uppercase()), "{chart}");
    }
    assert!(chart.contains(r#"<c:invertIfNegative val="1"/>"#));
}

#[test]
fn a_line_does_not_fall_to_zero_where_too_few_people_are() {
    let book = book(trend());
    let mut opened: Xlsx<_> = Xlsx::new(Cursor::new(book.clone())).unwrap();
    let range = opened.worksheet_range("1_it").unwrap();
    let rows: Vec<&[Data]> = range.rows().skip_while(|row| row[0] != Data::String("Month".to_owned())).collect();
    let (last, column) = (rows[0].len() - 1, rows[0].iter().position(|it| it.to_string().starts_with("Executive")));
    assert_eq!(rows[0][last], Data::String("Executive: share of women, for the chart".to_owned()));
    assert_eq!(rows[1][column.unwrap()], Data::String("[low]".to_owned()));
    assert_eq!((&rows[1][last], &rows[3][last]), (&Data::Empty, &Data::Float(5.0 / 12.0)));
    let chart = part(&book, "xl/charts/chart1.xml");
    let executives = between(chart.split("<c:ser>").nth(2).unwrap(), "<c:val>", "</c:val>");
    assert_eq!(executives.matches("<c:pt ").count(), 2, "{executives}");
    assert!(!executives.contains("<c:v>0</c:v>"), "{executives}");
    // The line of all months is drawn from the table itself.
    assert_eq!(rows[0].iter().filter(|it| it.to_string().ends_with("for the chart")).count(), 1);
}

#[test]
fn alternative_texts_are_whole_sentences_that_a_spreadsheet_keeps() {
    let sentence = "In this unit women are one in four and the target is one in two.";
    let drawn = |alt_text: String| {
        let drawing = part(&book(Figure { alt_text, ..pyramid() }), "xl/drawings/drawing1.xml");
        between(&drawing, "descr=\"", "\"").to_owned()
    };
    let short = format!("Rank pyramid. What, whom, when. {sentence}");
    assert_eq!(drawn(short.clone()), short);
    let long = format!("Rank pyramid. What, whom, when. {}", [sentence; 4].join(" "));
    assert_eq!(drawn(long), format!("Rank pyramid. {}", [sentence; 3].join(" ")));
    let endless = ["شعبة"; 99].join(" ");
    let kept = drawn(endless.clone());
    assert!(kept.encode_utf16().count() <= 255 && kept.ends_with("شعبة") && endless.starts_with(&kept), "{kept}");
}
