//! Facts about the reports of the sample agencies and of small ones.

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;

use super::fixtures::{Sample, sample};
use super::*;
use crate::chart::FEW_PEOPLE;
use crate::cube::Dimension;
use crate::domain::GenderCount;
use crate::report::{Block, Report};
use crate::table::{ColumnKind, DataTable, Value};

fn tables(report: &Report) -> Vec<&DataTable> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let in_text = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(&figure.table),
        Block::Table(table) => Some(table),
        Block::Text(_) | Block::Link(_) => None,
    });
    in_text.chain(report.datasets.iter().map(|it| &it.table)).collect()
}

fn texts(report: &Report) -> Vec<&str> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let paragraphs = blocks.map(|block| match block {
        Block::Text(text) => text.as_str(),
        Block::Figure(figure) => figure.alt_text.as_str(),
        Block::Table(table) => table.title.as_str(),
        Block::Link(link) => link.title.as_str(),
    });
    let numbers = report.numbers.iter().flat_map(|it| [it.label.as_str(), it.value.as_str(), it.note.as_str()]);
    paragraphs.chain(numbers).chain(report.sentences.iter().map(String::as_str)).collect()
}

/// What holds for every report, however small or odd the agency.
fn check(report: &Report) {
    assert_eq!((report.numbers.len(), report.sentences.len()), (4, 3));
    for text in texts(report) {
        assert!(
            !text.is_empty() && !text.contains("NaN") && !text.contains("inf ") && !text.contains("  "),
            "{text:?}"
        );
    }
    let mut ids = BTreeSet::new();
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    for block in blocks {
        match block {
            Block::Figure(figure) => assert!(ids.insert(figure.id.clone()), "{}", figure.id),
            Block::Table(table) => assert!(ids.insert(table.id.clone()), "{}", table.id),
            Block::Text(_) | Block::Link(_) => {}
        }
    }
    for table in tables(report) {
        check_table(table);
    }
}

fn check_table(table: &DataTable) {
    let place = |name: &str| table.columns.iter().position(|column| column.name == name);
    for row in &table.rows {
        assert_eq!(row.len(), table.columns.len(), "{}", table.id);
        for (value, column) in row.iter().zip(&table.columns) {
            match value {
                Value::Number(number) => assert!(number.is_finite(), "{}: {}", table.id, column.name),
                Value::Text(_) => assert_eq!(column.kind, ColumnKind::Text, "{}: {}", table.id, column.name),
                _ => {}
            }
        }
        // A share of few people is never shown.
        let counts = place("women").zip(place("men")).zip(place("share_of_women"));
        if let Some(((women, men), share)) = counts {
            let (Value::People(women), Value::People(men)) = (&row[women], &row[men]) else { panic!("{}", table.id) };
            let is_shown = matches!(row[share], Value::Number(_));
            let is_enough = women + men >= i64::try_from(FEW_PEOPLE).unwrap();
            assert!(!is_shown || is_enough, "{}: {row:?}", table.id);
            assert!(is_shown || !is_enough || !table.id.starts_with("by-"), "{}: {row:?}", table.id);
        }
    }
}

#[rstest]
#[case("NOR-BG")]
#[case("VAL-SM")]
#[case("COS-GF")]
fn reports_of_the_sample_agencies_are_sound(#[case] agency: &str) {
    let sample = sample(agency, 14);
    let facts = sample.facts();
    let report = compose(&facts);
    check(&report);
    let all = facts.all();
    assert_eq!(report.numbers[0].value, crate::chart::numbers::share_or_people(&all));
    breakdowns_sum(&facts);
    accounts_close(&report);
    decompositions_sum(&report);
}

/// Every breakdown has everybody, and units nest.
fn breakdowns_sum(facts: &AgencyFacts<'_>) {
    for (by, release) in &facts.release.stock {
        let sum: GenderCount = release.cells().map(|(_, stock)| stock.headcount).sum();
        assert_eq!(sum, facts.all(), "{by:?}");
    }
    let mut tops: BTreeMap<String, GenderCount> = BTreeMap::new();
    for (key, stock) in facts.release.stock[&vec![Dimension::Unit(2)]].cells() {
        let top = crate::domain::Unit::from_stored(key.first()).at_depth(1);
        *tops.entry(top.stored().to_owned()).or_default() += stock.headcount;
    }
    for (key, stock) in facts.release.stock[&vec![Dimension::Unit(1)]].cells() {
        assert_eq!(tops[key.first()], stock.headcount, "{}", key.first());
    }
}

fn find<'a>(report: &'a Report, id: &str) -> &'a DataTable {
    tables(report).into_iter().find(|it| it.id == id).unwrap()
}

fn number(row: &[Value], at: usize) -> i64 {
    let Value::People(number) = row[at] else { panic!("{row:?}") };
    number
}

/// Start + joined + promoted in − promoted out + other moves − left = end, for women and for men.
fn accounts_close(report: &Report) {
    for id in ["account-of-ranks", "account-of-bands"] {
        for row in &find(report, id).rows {
            for gender in [1, 2] {
                let at = |part: usize| number(row, gender + 2 * part);
                assert_eq!(at(0) + at(1) + at(2) - at(3) + at(4) - at(5), at(6), "{id}: {row:?}");
            }
        }
    }
}

/// Parts sum to `All together`, in people and in points.
fn decompositions_sum(report: &Report) {
    let table = find(report, "change-of-share");
    let (mut women, mut men, mut points, mut sums) = (0, 0, 0.0, 0);
    for row in &table.rows {
        let shown = if let Value::Number(points) = row[5] { points } else { 0.0 };
        if row[2] == Value::Text("All together".to_owned()) {
            assert_eq!((women, men), (number(row, 3), number(row, 4)), "{row:?}");
            assert!((points - shown).abs() < 1e-9, "{row:?}");
            (women, men, points, sums) = (0, 0, 0.0, sums + 1);
        } else {
            (women, men, points) = (women + number(row, 3), men + number(row, 4), points + shown);
        }
    }
    assert_eq!(sums, 4);
}

#[test]
fn a_single_month_is_a_report_without_change() {
    let sample = sample("VAL-SM", 1);
    let report = compose(&sample.facts());
    check(&report);
    assert!(report.sentences[0].contains("nothing yet to compare"), "{}", report.sentences[0]);
    let change = report.sections.iter().find(|it| it.id == "change").unwrap();
    assert!(matches!(change.blocks.as_slice(), [Block::Text(_)]));
}

#[rstest]
#[case::five_people(&[("F", "Officer"), ("M", "Officer"), ("M", "Officer"), ("F", "Inspector"), ("M", "Inspector")])]
#[case::men_only(&[("M", "Officer"); 30])]
#[case::women_only(&[("F", "Officer"); 30])]
#[case::nobody_known(&[("", "Officer"); 12])]
#[case::one(&[("F", "")])]
fn small_and_odd_agencies_have_sound_reports(#[case] people: &[(&str, &str)]) {
    let sample = Sample::of(people);
    let report = compose(&sample.facts());
    check(&report);
    check(&compose_overview(&[sample.facts()]).unwrap());
}

#[test]
fn five_people_are_shown_as_people() {
    let people = [("F", "Officer"), ("M", "Officer"), ("M", "Officer"), ("F", "Inspector"), ("M", "Inspector")];
    let sample = Sample::of(&people);
    let report = compose(&sample.facts());
    assert_eq!(report.numbers[0].value, "2\u{a0}of\u{a0}5");
    let said: String = texts(&report).join("\n");
    let shares: Vec<&str> = said.split_inclusive('%').filter(|it| it.ends_with('%')).collect();
    // Parity bands and confidence levels are the only percentages there are.
    let allowed = ["53 %", "40 %", "95 %", "53\u{a0}%", "60 %"];
    assert!(shares.iter().all(|it| allowed.iter().any(|end| it.ends_with(end))), "{shares:?}");
}

#[test]
fn the_overview_stands_for_all_agencies() {
    let samples = ["NOR-BG", "VAL-SM", "COS-GF"].map(|it| sample(it, 14));
    let facts: Vec<AgencyFacts<'_>> = samples.iter().map(Sample::facts).collect();
    let overview = compose_overview(&facts).unwrap();
    check(&overview);
    let all: GenderCount = facts.iter().map(AgencyFacts::all).sum();
    assert_eq!(overview.numbers[0].value, crate::chart::numbers::share_or_people(&all));
    assert_eq!(overview.links.len(), 3);
    let rows = &find(&overview, "agencies-table").rows;
    assert_eq!(rows.iter().map(|row| number(row, 1)).sum::<i64>(), i64::try_from(all.women).unwrap());
}
