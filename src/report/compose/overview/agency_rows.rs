//! Tables of the overview with one row an agency.

use super::house::House;
use crate::chart::columns::{column, people, share, text};
use crate::domain::{Estimate, GenderCount};
use crate::measure::{Verdict, gap_to_parity, representation};
use crate::report::Dataset;
use crate::report::compose::AgencyFacts;
use crate::report::compose::headline::assessments;
use crate::table::{Column, ColumnKind, DataTable, Value};

/// Agencies with their shares, gaps and targets.
pub(super) fn table(house: &House<'_>) -> DataTable {
    DataTable {
        id: "agencies-table".to_owned(),
        title: "Agencies side by side".to_owned(),
        subtitle: house.agencies.first().map(|it| format!("Staff on the lists of {}", it.month())).unwrap_or_default(),
        columns: [column("name", "Agency", ColumnKind::Text)].into_iter().chain(columns()).collect(),
        rows: house.agencies.iter().map(|it| [text(&it.agency.name)].into_iter().chain(cells(it)).collect()).collect(),
        notes: vec!["Senior: the two highest bands of the agency that have people of known gender.".to_owned()],
    }
}

fn columns() -> Vec<Column> {
    vec![
        column("women", "Women", ColumnKind::People),
        column("men", "Men", ColumnKind::People),
        column("another", "Another gender", ColumnKind::People),
        column("not_stated", "Not stated", ColumnKind::People),
        column("share_of_women", "Women, %", ColumnKind::Share),
        column("share_low", "95 % interval, from", ColumnKind::Share),
        column("share_high", "to", ColumnKind::Share),
        column("gap_in_people", "To parity, people", ColumnKind::People),
        column("senior_women", "Senior women", ColumnKind::People),
        column("senior_women_and_men", "Senior women and men", ColumnKind::People),
        column("senior_share_of_women", "Women among seniors, %", ColumnKind::Share),
        column("joiners_share_of_women", "Women among joiners, %", ColumnKind::Share),
        column("targets_met", "Targets met", ColumnKind::People),
        column("targets", "Targets", ColumnKind::People),
    ]
}

fn cells(facts: &AgencyFacts<'_>) -> Vec<Value> {
    let count = facts.all();
    let senior = facts.in_bands(&facts.senior_bands());
    let joined = facts.longest_account().map_or(Value::NotAvailable, |(account, _)| share(&account.joiners));
    let gap = gap_to_parity(&count).and_then(|it| it.by_replacement).map_or(Value::NotApplicable, people);
    let assessed = assessments(facts);
    let met = assessed.iter().filter(|it| it.verdict == Verdict::Met).count();
    let numbers = [count.women, count.men, count.another, count.not_stated].map(people);
    let [low, high] = ends(&count);
    let rest = [share(&count), low, high, gap, people(senior.women), people(senior.base()), share(&senior), joined];
    numbers.into_iter().chain(rest).chain([people(met as u64), people(assessed.len() as u64)]).collect()
}

fn ends(count: &GenderCount) -> [Value; 2] {
    let end = |of: fn(&Estimate) -> f64| match share(count) {
        Value::Number(_) => representation(count).map_or(Value::NotApplicable, |it| Value::Number(of(&it))),
        mark => mark,
    };
    [end(|it| it.low), end(|it| it.high)]
}

/// How the lists of each agency were read.
pub(super) fn quality(house: &House<'_>) -> DataTable {
    let row = |it: &AgencyFacts<'_>| {
        let quality = it.quality;
        let unmapped: u64 = quality.unmapped.iter().map(|it| it.rows).sum();
        let numbers =
            [quality.rows_read, quality.rows_kept, quality.rows_refused(), quality.duplicates_merged, unmapped];
        [text(&it.agency.name)].into_iter().chain(numbers.map(people)).collect()
    };
    DataTable {
        id: "lists-read".to_owned(),
        title: "How the lists were read".to_owned(),
        subtitle: house.agencies.first().map(|it| format!("Lists of {}", it.month())).unwrap_or_default(),
        columns: vec![
            column("name", "Agency", ColumnKind::Text),
            column("rows_read", "Rows read", ColumnKind::People),
            column("rows_kept", "Persons counted", ColumnKind::People),
            column("rows_refused", "Rows refused", ColumnKind::People),
            column("rows_merged", "Rows merged", ColumnKind::People),
            column("rows_unmapped", "Texts on no list", ColumnKind::People),
        ],
        rows: house.agencies.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// The same rows, and the bands of each agency, for other tools.
pub(super) fn datasets(house: &House<'_>) -> Vec<Dataset> {
    vec![agencies(house), bands(house)]
}

fn keys() -> [Column; 2] {
    [("agency", "Agency"), ("period", "Period")].map(|(name, header)| column(name, header, ColumnKind::Text))
}

fn key_cells(facts: &AgencyFacts<'_>) -> [Value; 2] {
    [text(facts.agency.id.as_str()), text(&facts.release.period.to_string())]
}

fn dataset(id: &str, description: &str, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Dataset {
    let table = DataTable {
        id: id.to_owned(),
        title: description.to_owned(),
        subtitle: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    };
    Dataset { description: description.to_owned(), table }
}

fn agencies(house: &House<'_>) -> Dataset {
    let row = |it: &AgencyFacts<'_>| key_cells(it).into_iter().chain(cells(it)).collect();
    let columns = keys().into_iter().chain(columns()).collect();
    dataset("agencies", "Agencies side by side", columns, house.agencies.iter().map(row).collect())
}

fn bands(house: &House<'_>) -> Dataset {
    let rows = house.agencies.iter().flat_map(|it| {
        it.pipeline.bands.iter().map(move |band| {
            let count = it.in_bands(&[&band.name]);
            let numbers = [count.women, count.men, count.another, count.not_stated].map(people);
            let cells = [text(&band.name)].into_iter().chain(numbers).chain([share(&count)]);
            key_cells(it).into_iter().chain(cells).collect()
        })
    });
    let measures = [
        column("band", "Band", ColumnKind::Text),
        column("women", "Women", ColumnKind::People),
        column("men", "Men", ColumnKind::People),
        column("another", "Another gender", ColumnKind::People),
        column("not_stated", "Not stated", ColumnKind::People),
        column("share_of_women", "Women, %", ColumnKind::Share),
    ];
    let columns = keys().into_iter().chain(measures).collect();
    dataset("bands", "Staff by shared band", columns, rows.collect())
}
