//! What the page to sign says of the sample agencies, of a first list, and where something is wrong.

use rstest::rstest;

use super::*;
use crate::report::compose::fixtures::{Flow, Sample, sample, sample_as_of, sample_with};
use crate::table::Value;

/// Rows that fit on the page with everything else.
const MOST_ROWS: usize = 24;

fn page(sample: &Sample) -> SignOff {
    sign_off(&sample.facts())
}

fn table<'a>(page: &'a SignOff, id: &str) -> Option<&'a DataTable> {
    let tables = page.blocks.iter().filter_map(|it| if let Block::Table(table) = it { Some(table) } else { None });
    tables.into_iter().find(|it| it.id == id)
}

fn value<'a>(page: &'a SignOff, title: &str, label: &str) -> &'a str {
    let panel = page.panels.iter().find(|it| it.title.starts_with(title)).unwrap();
    let row = panel.rows.iter().find(|it| it.0 == label);
    row.map_or_else(|| panic!("{label}: {panel:?}"), |it| it.1.as_str())
}

fn numbers(row: &[Value]) -> Vec<i64> {
    row.iter().filter_map(|it| if let Value::People(number) = it { Some(*number) } else { None }).collect()
}

/// Every row of the table adds up, and its ranks add up to all staff.
fn adds_up(page: &SignOff) {
    let rows = &table(page, "movements").unwrap().rows;
    assert!(rows.len() <= MOST_ROWS, "{}", rows.len());
    for gender in ["women", "men"] {
        let of_gender: Vec<Vec<i64>> =
            rows.iter().filter(|row| row[1] == text(gender)).map(|row| numbers(row)).collect();
        for it in &of_gender {
            let expected = it[0] + it[1] + it[2] + it[3] - it[4] + it[5] - it[6] - it[7] + it[8];
            assert_eq!((expected, it[11]), (it[9], it[10] - it[9]), "{it:?}");
        }
        let (all, ranks) = of_gender.split_first().unwrap();
        for at in [0, 1, 2, 6, 7, 9, 10] {
            assert_eq!(ranks.iter().map(|it| it[at]).sum::<i64>(), all[at], "{gender} {at}");
        }
    }
}

#[rstest]
#[case("NOR-BG")]
#[case("VAL-SM")]
#[case("COS-GF")]
fn the_movements_of_the_sample_agencies_explain_their_lists(#[case] agency: &str) {
    let page = page(&sample(agency, 14));
    adds_up(&page);
    let residuals = table(&page, "movements").unwrap().rows.iter().map(|row| numbers(row)[11]);
    assert!(residuals.into_iter().all(|it| it == 0));
    assert!(page.open.iter().all(|it| !it.contains("do not explain")), "{:?}", page.open);
}

#[test]
fn every_row_of_the_export_is_accounted_for() {
    let sample = sample("COS-GF", 2);
    let page = page(&sample);
    let number = |label: &str| value(&page, "Rows of people", label).replace(',', "").parse::<u64>().unwrap();
    let refused = number("Refused: staff number missing");
    assert_eq!(
        number("Read"),
        refused + number("Merged into another row of the same person") + number("Persons counted")
    );
    assert_eq!(number("Persons counted"), sample.facts().all().total());
    // The totals row of this agency counts people: what was refused is not among them, and no question.
    assert!(value(&page, "Files read", "People the files state").ends_with("as read less 4 refused"));
    assert!(page.open.iter().all(|it| !it.contains("totals row")), "{:?}", page.open);
    assert_eq!(value(&page, "Files read", "plantilla_2026-10.xlsx, Personal"), "abababababab");
    assert_eq!(value(&page, "How it was counted", "Pipeline file sample.toml"), "89abcdef0123");
}

#[test]
fn movements_that_are_not_those_of_this_list_leave_a_residual_that_is_said_first() {
    let sample = sample_with("NOR-BG", 3, Flow::Stale);
    let page = page(&sample);
    adds_up(&page);
    let residuals: i64 = table(&page, "movements").unwrap().rows.iter().map(|row| numbers(row)[11].abs()).sum();
    assert!(residuals > 0);
    assert!(page.open[0].starts_with("The movements do not explain "), "{:?}", page.open);
}

#[test]
fn a_first_list_is_compared_with_nothing() {
    let page = page(&sample("VAL-SM", 1));
    assert!(table(&page, "movements").is_none());
    let words = "First list: no comparison, and no movements yet.";
    assert!(matches!(&page.blocks[0], Block::Text(it) if it == words), "{:?}", page.blocks);
    let changed = page.panels.iter().find(|it| it.title == "Changed since the list before").unwrap();
    assert_eq!((changed.rows.len(), changed.notes[0].as_str()), (0, "First list: no comparison."));
}

#[test]
fn where_movements_are_not_counted_the_lists_are_still_compared() {
    let page = page(&sample_with("VAL-SM", 3, Flow::NotCounted));
    let words = "Movements since September 2026 are not counted: the people of the two lists cannot be told to be the same \
                 ones.";
    assert!(matches!(&page.blocks[0], Block::Text(it) if it == words), "{:?}", page.blocks);
    assert_eq!(page.open[0], words);
    assert!(value(&page, "Changed since September 2026", "Women").contains(" → "));
    let labels = page.panels.iter().flat_map(|it| &it.rows).map(|it| it.0.as_str());
    assert!(labels.into_iter().all(|it| it != "Joined" && it != "Left"));
}

#[test]
fn a_re_organisation_shows_as_units_new_and_gone() {
    let sample = sample_as_of("NOR-BG", crate::domain::Period::new(2025, 7).unwrap());
    let facts = sample.facts();
    let since = crate::report::compose::since::since(&facts).unwrap();
    let units: Vec<(&str, bool)> = since.groups.iter().map(|it| (it.label.as_str(), it.is_new)).collect();
    assert!(units.iter().any(|it| it.1) && units.iter().any(|it| !it.1), "{units:?}");
    assert!(units.iter().all(|(label, _)| label.matches(" / ").count() == 1), "{units:?}");
    assert!(page(&sample).open.iter().any(|it| it.contains("re-organisation")));
}

#[test]
fn published_figures_that_the_lists_do_not_reproduce_stand_one_by_one() {
    let page = page(&sample("NOR-BG", 11));
    let found = table(&page, "published-not-reproduced").unwrap();
    assert_eq!(
        found.subtitle,
        "2 published figures: 1 reproduced, 0 explained by rounding, 1 not reproduced, 0 cannot be compared."
    );
    let said = found.rows[0].iter().map(|it| if let Value::Text(words) = it { words.as_str() } else { "" });
    let said: Vec<&str> = said.collect();
    assert_eq!(
        said[2..],
        [
            "June 2026",
            "share of women, band manager",
            "23.0\u{a0}%",
            "19.8\u{a0}% (17\u{a0}of\u{a0}86)",
            "−3 women, −3.2 points"
        ]
    );
    assert!(page.open.iter().any(|it| it.starts_with("1 published figure is not reproduced")));
}

#[test]
fn a_figure_of_a_month_that_is_not_stored_cannot_be_compared() {
    let page = page(&sample("NOR-BG", 2));
    let words = "2 published figures: 0 reproduced, 0 explained by rounding, 0 not reproduced, 2 cannot be compared.";
    assert!(page.blocks.iter().any(|it| matches!(it, Block::Text(it) if it == words)), "{:?}", page.blocks);
}
