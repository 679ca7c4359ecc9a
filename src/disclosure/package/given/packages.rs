//! Counts of a plain table as packages.

use std::collections::BTreeMap;

use super::GivenOptions;
use super::entries::Entry;
use super::problem::{GivenProblem, quoted};
use super::totals::{Cells, Count, complete};
use crate::disclosure::counts::DIMENSIONS;
use crate::disclosure::package::{
    About, BreakdownAbout, DimensionDepth, FORMAT, Meaning, Measure, Package, Protected, QualityLine, RankOfBand,
    RowKey, check,
};
use crate::domain::Period;

/// Counts of one agency and period, by measure and population.
type Tables = BTreeMap<(Measure, Option<String>), Cells>;

/// One package for each agency and period.
pub(super) fn packages(
    entries: Vec<Entry>,
    options: &GivenOptions,
    shown_name: &str,
) -> Result<Vec<Package>, Vec<GivenProblem>> {
    let bands = bands(&entries, options);
    let mut problems = Vec::new();
    let names = names(&entries, options, &mut problems);
    let mut packages = Vec::new();
    for ((agency, period), entries) in by_package(entries) {
        let mut about = blank(&agency, period, options, &bands);
        about.name = names.get(&agency).cloned().unwrap_or(agency);
        about.ranks = ranks(&entries, &bands);
        about.breakdowns = breakdowns(&entries);
        about.quality = quality(&entries);
        let mut tables = tables(entries, &mut problems);
        for cells in tables.values_mut() {
            problems.extend(complete(cells, options.totals));
        }
        let package = Package::new(about, rows(tables));
        if let Err(error) = check::check(&package, shown_name) {
            problems.push(GivenProblem::new(error.to_string(), "what a package holds").help(error.remedy()));
        }
        packages.push(package);
    }
    if problems.is_empty() { Ok(packages) } else { Err(problems) }
}

fn by_package(entries: Vec<Entry>) -> BTreeMap<(String, Period), Vec<Entry>> {
    let mut groups: BTreeMap<(String, Period), Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        groups.entry((entry.agency.clone(), entry.period)).or_default().push(entry);
    }
    groups
}

fn tables(entries: Vec<Entry>, problems: &mut Vec<GivenProblem>) -> Tables {
    let mut tables = Tables::new();
    for Entry { row, column, key, people, .. } in entries {
        let cells = tables.entry((key.measure, key.population)).or_default();
        let count = Count { people, place: Some((row, column)) };
        if let Some(Count { place: Some((before, _)), .. }) = cells.insert(key.cell, count) {
            let problem = GivenProblem::new(format!("the same cell as in row {before}"), "every cell once").row(row);
            problems.push(problem.help("remove one of the rows, or fill in what tells them apart"));
            // A wide row is several counts: one problem is enough.
            problems.dedup();
        }
    }
    tables
}

fn rows(tables: Tables) -> BTreeMap<RowKey, Option<i64>> {
    let table = |((measure, population), cells): ((Measure, Option<String>), Cells)| {
        cells.into_iter().map(move |(cell, count)| {
            let population = population.clone();
            (RowKey { measure, population, cell }, count.people)
        })
    };
    tables.into_iter().flat_map(table).collect()
}

/// One name for each agency.
fn names(entries: &[Entry], options: &GivenOptions, problems: &mut Vec<GivenProblem>) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for entry in entries {
        let Some(name) = &entry.name else { continue };
        let (before, row) = names.entry(entry.agency.clone()).or_insert_with(|| (name.clone(), entry.row));
        if before != name && entry.row != *row {
            let allowed = format!("{}, as in row {row}", quoted(before));
            let problem = GivenProblem::new(quoted(name), allowed).row(entry.row).column("name");
            problems.push(problem.help("write one name for each agency"));
        }
    }
    // A wide row is several counts: one problem is enough.
    problems.dedup();
    let mut names: BTreeMap<String, String> = names.into_iter().map(|(agency, (name, _))| (agency, name)).collect();
    if let Some(name) = &options.name {
        for entry in entries {
            names.entry(entry.agency.clone()).or_insert_with(|| name.clone());
        }
    }
    names
}

/// The bands of the whole table: one ladder for all agencies.
fn bands(entries: &[Entry], options: &GivenOptions) -> Vec<String> {
    if options.bands.is_empty() {
        in_order(entries.iter().filter_map(|entry| entry.key.cell.path("rank").first().cloned()))
    } else {
        options.bands.clone()
    }
}

/// Each once, in order of appearance.
fn in_order<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for it in all {
        if !once.contains(&it) {
            once.push(it);
        }
    }
    once
}

fn ranks(entries: &[Entry], bands: &[String]) -> Vec<RankOfBand> {
    let pair = |entry: &Entry| match entry.key.cell.path("rank") {
        [band, rank] => Some((band.clone(), rank.clone())),
        _ => None,
    };
    let mut ranks = in_order(entries.iter().filter_map(pair));
    ranks.sort_by_key(|(band, _)| bands.iter().position(|it| it == band));
    (1..).zip(ranks).map(|(level, (band, rank))| RankOfBand { rank, level, band }).collect()
}

/// The tables that were given: by which dimensions, and how deep.
fn breakdowns(entries: &[Entry]) -> Vec<BreakdownAbout> {
    let mut depths: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    for entry in entries {
        let paths = entry.key.cell.0.iter().enumerate().skip(1).filter(|(_, path)| !path.is_empty());
        let (by, found): (Vec<usize>, Vec<usize>) = paths.map(|(dimension, path)| (dimension, path.len())).unzip();
        let deepest = depths.entry(by).or_insert_with(|| found.clone());
        deepest.iter_mut().zip(found).for_each(|(deepest, depth)| *deepest = (*deepest).max(depth));
    }
    let name = |dimension: &usize| DIMENSIONS.get(*dimension).copied().unwrap_or_default().to_owned();
    let breakdown = |(by, depths): (Vec<usize>, Vec<usize>)| {
        let names: Vec<String> = by.iter().map(name).collect();
        let dimensions = names.iter().zip(depths);
        let dimensions = dimensions.map(|(dimension, depth)| DimensionDepth { dimension: dimension.clone(), depth });
        BreakdownAbout { name: names.join(" and "), dimensions: dimensions.collect(), coarsened: false }
    };
    depths.into_iter().filter(|(by, _)| !by.is_empty()).map(breakdown).collect()
}

fn quality(entries: &[Entry]) -> Vec<QualityLine> {
    let withheld = entries.iter().filter(|entry| entry.people.is_none()).count();
    let value = format!("{withheld} of {}", entries.len());
    vec![QualityLine { what: "counts of the table that are withheld".to_owned(), value }]
}

fn blank(agency: &str, period: Period, options: &GivenOptions, bands: &[String]) -> About {
    About {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        agency: agency.to_owned(),
        name: String::new(),
        period,
        synthetic: options.synthetic,
        protection: Protected::Published,
        bands: bands.to_vec(),
        ranks: Vec::new(),
        breakdowns: Vec::new(),
        targets: Vec::new(),
        quality: Vec::new(),
        definitions: vec![Meaning {
            term: "people".to_owned(),
            meaning:
                "as published before and given as a plain table; totals that it does not hold are sums of its rows"
                    .to_owned(),
        }],
    }
}
