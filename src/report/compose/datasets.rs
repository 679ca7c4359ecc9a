//! Long-form data of a report, for other tools.

use super::breakdown::groups;
use super::headline::assessments;
use super::targets::population_words;
use super::{AgencyFacts, published};
use crate::chart::columns::{column, people, share, text};
use crate::cube::{Account, Dimension, Stock};
use crate::domain::{Estimate, Gender, GenderCount, Period, Unit};
use crate::measure::representation;
use crate::report::Dataset;
use crate::table::{Column, ColumnKind, DataTable, Value};

pub(super) fn datasets(facts: &AgencyFacts<'_>) -> Vec<Dataset> {
    vec![
        stock(facts),
        by_unit_and_rank(facts),
        history(facts),
        flow(facts),
        reconciliation(facts),
        targets(facts),
        published_figures(facts),
        problem_rows(facts),
    ]
}

/// One dataset: rows begin with agency and period.
pub(super) fn dataset(
    facts: &AgencyFacts<'_>,
    id: &str,
    description: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
) -> Dataset {
    let keys =
        [("agency", "Agency"), ("period", "Period")].map(|(name, header)| column(name, header, ColumnKind::Text));
    let table = DataTable {
        id: id.to_owned(),
        title: description.to_owned(),
        subtitle: format!("{}, {}", facts.agency.name, facts.month()),
        columns: keys.into_iter().chain(columns).collect(),
        rows,
        notes: Vec::new(),
    };
    Dataset { description: description.to_owned(), table }
}

fn keys(facts: &AgencyFacts<'_>, period: Period) -> [Value; 2] {
    [text(facts.agency.id.as_str()), text(&period.to_string())]
}

fn count_columns() -> Vec<Column> {
    let people = [("women", "Women"), ("men", "Men"), ("another", "Another gender"), ("not_stated", "Not stated")];
    let shares = [("share_of_women", "Women, %"), ("share_low", "95 % interval, from"), ("share_high", "to")];
    let people = people.map(|(name, header)| column(name, header, ColumnKind::People));
    let shares = shares.map(|(name, header)| column(name, header, ColumnKind::Share));
    people.into_iter().chain(shares).collect()
}

fn count_cells(count: &GenderCount) -> Vec<Value> {
    let numbers = [count.women, count.men, count.another, count.not_stated].map(people);
    let end = |of: fn(&Estimate) -> f64| match share(count) {
        Value::Number(_) => representation(count).map_or(Value::NotApplicable, |it| Value::Number(of(&it))),
        mark => mark,
    };
    numbers.into_iter().chain([share(count), end(|it| it.low), end(|it| it.high)]).collect()
}

fn fte_columns() -> [Column; 3] {
    [("fte_women", "FTE of women"), ("fte_men", "FTE of men"), ("fte_all", "FTE of all")]
        .map(|(name, header)| column(name, header, ColumnKind::Fte))
}

fn fte_cells(stock: &Stock) -> [Value; 3] {
    [stock.women_fte, stock.men_fte, stock.all_fte].map(|it| Value::Number(it.posts()))
}

/// Name of a dimension in data: units with their level.
fn dimension_name(by: Dimension) -> String {
    match by {
        Dimension::Unit(level) => format!("unit_{level}"),
        other => other.column().to_owned(),
    }
}

fn stock(facts: &AgencyFacts<'_>) -> Dataset {
    let row = |dimension: &str, group: &str, stock: &Stock| {
        let cells =
            [text(dimension), text(group)].into_iter().chain(count_cells(&stock.headcount)).chain(fte_cells(stock));
        keys(facts, facts.release.period).into_iter().chain(cells).collect()
    };
    let mut rows = vec![row("all", "", &facts.stock(&[], &[]))];
    for by in facts.release.stock.keys().filter(|by| by.len() == 1) {
        let groups = groups(facts, by[0]);
        rows.extend(groups.iter().map(|it| row(&dimension_name(by[0]), &it.label, &it.stock)));
    }
    let named =
        [("dimension", "Told apart by"), ("group", "Group")].map(|(name, it)| column(name, it, ColumnKind::Text));
    let columns = named.into_iter().chain(count_columns()).chain(fte_columns()).collect();
    dataset(facts, "stock", "Staff by gender along each dimension", columns, rows)
}

fn by_unit_and_rank(facts: &AgencyFacts<'_>) -> Dataset {
    let mut rows = Vec::new();
    for (by, release) in &facts.release.stock {
        let [Dimension::Unit(level), Dimension::Rank] = by.as_slice() else { continue };
        for (key, stock) in release.cells() {
            let [unit, rank] = key.values() else { continue };
            let unit = Unit::from_stored(unit).to_string();
            let cells = [Value::People(i64::from(*level)), text(&unit), text(rank)].into_iter();
            let cells = cells.chain(count_cells(&stock.headcount)).chain(fte_cells(stock));
            rows.push(keys(facts, facts.release.period).into_iter().chain(cells).collect());
        }
    }
    let named = [
        column("level", "Level of the unit", ColumnKind::People),
        column("unit", "Unit", ColumnKind::Text),
        column("rank", "Rank", ColumnKind::Text),
    ];
    let columns = named.into_iter().chain(count_columns()).chain(fte_columns()).collect();
    dataset(facts, "stock_by_unit_and_rank", "Staff by gender, unit and rank", columns, rows)
}

fn history(facts: &AgencyFacts<'_>) -> Dataset {
    let mut rows = Vec::new();
    for (&period, tables) in &facts.release.history {
        for (by, release) in tables {
            let dimension = by.first().map_or_else(|| "all".to_owned(), |&it| dimension_name(it));
            for (key, count) in release.cells() {
                let cells = [text(&dimension), text(key.first())].into_iter().chain(count_cells(count));
                rows.push(keys(facts, period).into_iter().chain(cells).collect());
            }
        }
    }
    let named =
        [("dimension", "Told apart by"), ("group", "Group")].map(|(name, it)| column(name, it, ColumnKind::Text));
    let columns = named.into_iter().chain(count_columns()).collect();
    dataset(facts, "history", "Staff by gender, band and rank, month by month", columns, rows)
}

/// Movements with their names, in the order of an account.
fn movements(account: &Account) -> [(&'static str, GenderCount); 18] {
    [
        ("opening", account.opening),
        ("joiners", account.joiners),
        ("returns", account.returns),
        ("promoted_in", account.promoted_in),
        ("demoted_in", account.demoted_in),
        ("moved_in", account.moved_in),
        ("corrected_to", account.corrected_to),
        ("leavers", account.leavers),
        ("absences", account.absences),
        ("promoted_out", account.promoted_out),
        ("demoted_out", account.demoted_out),
        ("moved_out", account.moved_out),
        ("corrected_from", account.corrected_from),
        ("closing", account.closing),
        ("stayers", account.stayers),
        ("promotions", account.promotions),
        ("demotions", account.demotions),
        ("unit_changes", account.unit_changes),
    ]
}

fn flow(facts: &AgencyFacts<'_>) -> Dataset {
    let mut rows = Vec::new();
    let spans = [("month", facts.release.month.as_ref()), ("year", facts.release.year.as_ref())];
    for (name, span) in spans.into_iter().filter_map(|(name, span)| Some((name, span?))) {
        for (by, release) in &span.accounts {
            let dimension = by.first().map_or_else(|| "all".to_owned(), |&it| dimension_name(it));
            for (key, account) in release.cells() {
                let group = match by.first() {
                    Some(Dimension::Unit(_)) => Unit::from_stored(key.first()).to_string(),
                    _ => key.first().to_owned(),
                };
                for (movement, count) in movements(account) {
                    let named = [name, &span.from.to_string(), &dimension, &group, movement].map(text);
                    let counts = [count.women, count.men, count.another, count.not_stated].map(people);
                    rows.push(keys(facts, facts.release.period).into_iter().chain(named).chain(counts).collect());
                }
            }
        }
    }
    let named = [
        ("span", "Month or year"),
        ("since", "Since the list of"),
        ("dimension", "Told apart by"),
        ("group", "Group"),
        ("movement", "Movement"),
    ];
    let named = named.map(|(name, header)| column(name, header, ColumnKind::Text));
    let columns = named.into_iter().chain(count_columns().into_iter().take(4)).collect();
    dataset(facts, "flow", "Movements by gender along each dimension", columns, rows)
}

/// Everybody and each rank, gender by gender; no row where the movements are not counted.
fn reconciliation(facts: &AgencyFacts<'_>) -> Dataset {
    let found = super::reconciliation::reconciled(facts);
    let rows = found.iter().flat_map(|found| {
        let dimensions = ["all"].into_iter().chain(std::iter::repeat("rank"));
        dimensions.zip(found.lines()).flat_map(move |(dimension, line)| {
            let group = if dimension == "all" { "" } else { line.group.as_str() };
            Gender::ALL.into_iter().map(move |gender| {
                let named = [&found.from.to_string(), dimension, group, gender.word()].map(text);
                let numbers = line.numbers(gender).map(Value::People);
                keys(facts, facts.release.period).into_iter().chain(named).chain(numbers).collect()
            })
        })
    });
    let named =
        [("since", "Since the list of"), ("dimension", "Told apart by"), ("group", "Group"), ("gender", "Gender")];
    let named = named.map(|(name, header)| column(name, header, ColumnKind::Text));
    let columns = named.into_iter().chain(super::reconciliation::columns()).collect();
    let description = "Both lists of the month and the movements between them, with what they leave unexplained";
    dataset(facts, "reconciliation", description, columns, rows.collect())
}

fn published_figures(facts: &AgencyFacts<'_>) -> Dataset {
    let compared = published::compared(facts);
    let row = |it| keys(facts, facts.release.period).into_iter().chain(published::cells(it)).collect();
    let description = "Published figures against the lists of their months";
    dataset(facts, "published_figures", description, published::data_columns(), compared.iter().map(row).collect())
}

fn targets(facts: &AgencyFacts<'_>) -> Dataset {
    let rows = facts.targets.iter().zip(assessments(facts)).enumerate().map(|(place, (target, it))| {
        let named =
            [&it.name, &population_words(&target.population), &it.definition, &it.by.to_string()].map(|it| text(it));
        let needed = |of: fn(&crate::measure::PeopleNeeded) -> Option<u64>| {
            it.needed.as_ref().and_then(of).map_or(Value::NotApplicable, people)
        };
        let end = [needed(|it| it.by_replacement), needed(|it| it.by_growth), text(it.verdict.words())];
        let counts = count_cells(&facts.in_target(place));
        let cells = named.into_iter().chain([Value::Number(it.aim.fraction())]).chain(counts).chain(end);
        keys(facts, facts.release.period).into_iter().chain(cells).collect()
    });
    let named =
        [("target", "Target"), ("population", "For whom"), ("definition", "Definition"), ("by", "By the end of")];
    let named = named.map(|(name, header)| column(name, header, ColumnKind::Text));
    let end = [
        column("needed_by_replacement", "People needed, by replacement", ColumnKind::People),
        column("needed_by_growth", "People needed, by growth", ColumnKind::People),
        column("verdict", "Verdict", ColumnKind::Text),
    ];
    let aim = column("share_aimed_at", "Share aimed at", ColumnKind::Share);
    let columns = named.into_iter().chain([aim]).chain(count_columns()).chain(end).collect();
    dataset(facts, "targets", "Targets as today's staff meet them", columns, rows.collect())
}

/// Every row that was refused, and every value that could not be read, by its place in the export.
fn problem_rows(facts: &AgencyFacts<'_>) -> Dataset {
    let refused = facts.quality.refused.iter().map(|it| (it, "row refused"));
    let tallies = refused.chain(facts.quality.unreadable.iter().map(|it| (it, "value not stated")));
    let rows = tallies.flat_map(|(it, fate)| {
        it.first_rows.iter().map(move |row| {
            let sheet = it.sheet.as_deref().map_or(Value::NotApplicable, text);
            let column = it.column.as_deref().map_or(Value::NotApplicable, text);
            let cells = [text(&it.file), sheet, people(*row), column, text(it.rule.meaning()), text(fate)];
            keys(facts, facts.release.period).into_iter().chain(cells).collect()
        })
    });
    let columns = vec![
        column("file", "File", ColumnKind::Text),
        column("sheet", "Sheet", ColumnKind::Text),
        column("row", "Row", ColumnKind::People),
        column("column", "Column", ColumnKind::Text),
        column("rule", "What is wrong", ColumnKind::Text),
        column("fate", "What became of it", ColumnKind::Text),
    ];
    dataset(facts, "problem_rows", "Rows and values of the exports that were refused", columns, rows.collect())
}
