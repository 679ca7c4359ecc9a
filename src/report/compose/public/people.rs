//! Sections: on which rank, where and in which work women and men are.

use super::PublicFacts;
use super::share::Grain;
use super::tables::{Group, carries_share, deepest, groups, table};
use crate::chart::numbers::isolated;
use crate::chart::{
    ChartKind, Diverging, DivergingRow, DotPlot, DotRow, Heatmap, HeatmapRow, Pyramid, PyramidRow, RowOrder,
};
use crate::domain::GenderCount;
use crate::report::compose::figures::{Caption, Place, drawn, one_half, parity_band};
use crate::report::{Block, Section};

/// Most units in one picture.
const MOST_UNITS: usize = 40;

/// A drawn chart of protected counts.
pub(super) fn figure(facts: &PublicFacts<'_>, caption: Caption<'_>, kind: ChartKind) -> Block {
    let place = Place {
        agency: facts.package.about().name.clone(),
        month: facts.month(),
        banner: super::protection::MARK,
        grain: crate::chart::Grain::Protected,
    };
    drawn(&place, caption, kind)
}

pub(super) fn ranks(facts: &PublicFacts<'_>) -> Section {
    let depth = deepest(facts, "rank");
    let word = if depth > 1 { "Rank" } else { "Band" };
    let ladder = ladder(facts, depth);
    let mut blocks = vec![Block::Text(coarsened(facts, "rank", "ranks"))];
    let known: Vec<(&Group, GenderCount)> = ladder.iter().filter_map(|it| Some((it, facts.stock(&it.cell)?))).collect();
    // Where groups are withheld, those that are shown do not add up to what is published: their sum would be a count of its own.
    if let Some(all) = facts.all().filter(|_| !known.is_empty()) {
        let rows = known.iter().map(|(it, count)| PyramidRow { label: last(it), count: *count }).collect();
        let withheld = if known.len() < ladder.len() { "; groups whose counts are withheld are not drawn" } else { "" };
        let what = format!("Women and men by {}, protected headcount{withheld}", word.to_lowercase());
        let caption = Caption { id: "rank-pyramid", title: "Women and men on the ladder".to_owned(), what: &what };
        blocks.push(figure(
            facts,
            caption,
            ChartKind::Pyramid(Pyramid { row_word: word.to_owned(), rows, all: Some(all) }),
        ));
    }
    let shares: Vec<_> = known.iter().filter(|(_, count)| carries_share(count)).collect();
    if shares.len() > 1 {
        let row = |(it, now): &&(&Group, GenderCount)| DotRow { label: last(it), now: *now, earlier: None, gap: None };
        let kind = DotPlot {
            row_word: word.to_owned(),
            earlier_word: String::new(),
            rows: shares.iter().map(row).collect(),
            target: Some(parity_band()),
        };
        let what = format!("Share of women by {} against the parity band", word.to_lowercase());
        let caption = Caption { id: "rank-dot-plot", title: extremes(&shares), what: &what };
        blocks.push(figure(facts, caption, ChartKind::DotPlot(kind)));
    }
    let bands = self::ladder(facts, 1);
    if depth > 1 {
        blocks.push(Block::Table(table(facts, "by-rank", "Women and men by rank", "Band and rank", &ladder)));
    }
    blocks.push(Block::Table(table(facts, "by-band", "Women and men by band", "Band", &bands)));
    Section { id: "ranks".to_owned(), title: "Ranks".to_owned(), blocks: without_blank(blocks) }
}

/// The ladder at a depth, senior first.
fn ladder(facts: &PublicFacts<'_>, depth: usize) -> Vec<Group> {
    let about = facts.package.about();
    let band = |it: &Group| {
        let name = it.cell.path("rank").first().cloned().unwrap_or_default();
        about.bands.iter().position(|it| *it == name).map_or(-1, |it| i64::try_from(it).unwrap_or(0))
    };
    let level = |it: &Group| {
        let name = it.cell.path("rank").get(1);
        name.and_then(|name| about.ranks.iter().find(|it| it.rank == *name)).map_or(-1, |it| it.level)
    };
    let mut groups = if depth == 0 { Vec::new() } else { groups(facts, "rank", depth) };
    groups.sort_by_key(|it| std::cmp::Reverse((band(it), level(it))));
    groups
}

fn last(it: &Group) -> String {
    it.label.rsplit(" / ").next().unwrap_or_default().to_owned()
}

/// From the lowest to the highest share.
fn extremes(shares: &[&(&Group, GenderCount)]) -> String {
    let of = |it: &&&(&Group, GenderCount)| Grain::percent(&it.1).unwrap_or(0);
    match (shares.iter().min_by_key(of), shares.iter().max_by_key(of)) {
        (Some(low), Some(high)) if of(&low) < of(&high) => format!(
            "Women: from {} in {} to {} in {}",
            Grain::share_and_people(&low.1),
            isolated(&last(low.0)),
            Grain::share_and_people(&high.1),
            isolated(&last(high.0))
        ),
        _ => "Share of women".to_owned(),
    }
}

pub(super) fn units(facts: &PublicFacts<'_>) -> Section {
    let depth = deepest(facts, "unit");
    let mut blocks = vec![Block::Text(coarsened(facts, "unit", "units"))];
    let fitting = (1..=depth).rev().find(|&depth| groups(facts, "unit", depth).len() <= MOST_UNITS);
    if let Some(depth) = fitting {
        let groups = groups(facts, "unit", depth);
        let known: Vec<(&Group, GenderCount)> =
            groups.iter().filter_map(|it| Some((it, facts.stock(&it.cell)?))).collect();
        let shares: Vec<_> = known.iter().filter(|(_, count)| carries_share(count)).collect();
        if shares.len() > 1 {
            let row = |(it, count): &&(&Group, GenderCount)| DivergingRow { label: last(it), count: *count };
            let rows = shares.iter().map(row).collect();
            let kind =
                Diverging { row_word: "Unit".to_owned(), rows, order: RowOrder::LargestFirst, target: one_half() };
            let caption =
                Caption { id: "unit-gaps", title: extremes(&shares), what: "Share of women less one half by unit" };
            blocks.push(figure(facts, caption, ChartKind::Diverging(kind)));
        }
    }
    blocks.extend(heatmap(facts));
    for depth in 1..=depth {
        let title = format!("Women and men by unit, level {depth}");
        let groups = groups(facts, "unit", depth);
        blocks.push(Block::Table(table(facts, &format!("by-unit-{depth}"), &title, "Unit", &groups)));
    }
    Section { id: "units".to_owned(), title: "Units".to_owned(), blocks: without_blank(blocks) }
}

/// Units by bands, where they were published together.
fn heatmap(facts: &PublicFacts<'_>) -> Option<Block> {
    let rows = facts.package.rows().map(|(row, _)| &row.cell);
    let depth =
        rows.filter(|it| it.path("rank").len() == 1).map(|it| it.path("unit").len()).max().filter(|&it| it > 0)?;
    let units = groups(facts, "unit", depth);
    let bands: Vec<&str> = facts.package.about().bands.iter().map(String::as_str).collect();
    let cell = |unit: &Group, band: &str| {
        let mut cell = unit.cell.clone();
        cell.0[1] = vec![band.to_owned()];
        facts.stock(&cell).filter(carries_share)
    };
    let row =
        |unit: &Group| HeatmapRow { label: last(unit), cells: bands.iter().map(|band| cell(unit, band)).collect() };
    let rows: Vec<HeatmapRow> = units.iter().map(row).filter(|it| it.cells.iter().any(Option::is_some)).collect();
    if rows.is_empty() || rows.len() > MOST_UNITS {
        return None;
    }
    let kind = Heatmap {
        row_word: "Unit".to_owned(),
        column_word: "Band, junior to senior".to_owned(),
        columns: bands.iter().map(|&it| it.to_owned()).collect(),
        rows,
        centre: one_half(),
    };
    let what = "Share of women by unit and band, where 25 women and men or more are published";
    let caption =
        Caption { id: "unit-band-heatmap", title: "Where in the organisation, and at which height".to_owned(), what };
    Some(figure(facts, caption, ChartKind::Heatmap(kind)))
}

pub(super) fn work(facts: &PublicFacts<'_>) -> Section {
    let named = [
        ("role", 1, "by-role-family", "Women and men by role family", "Role family"),
        ("role", 2, "by-role", "Women and men by role", "Role family and role"),
        ("contract", 1, "by-contract", "Women and men by contract", "Contract"),
        ("working_time", 1, "by-working-time", "Women and men by working time", "Working time"),
        ("duty_station", 1, "by-duty-station", "Women and men by duty station", "Duty station"),
    ];
    let mut blocks = Vec::new();
    for (dimension, depth, id, title, head) in named {
        let groups = groups(facts, dimension, depth);
        if !groups.is_empty() {
            blocks.push(Block::Table(table(facts, id, title, head, &groups)));
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::Text(
            "Roles, contracts and stations are not told apart, or have too few people each to be shown.".to_owned(),
        ));
    }
    Section { id: "work".to_owned(), title: "Roles, contracts and stations".to_owned(), blocks }
}

/// What the detail ladder did to a breakdown; nothing where it is as fine as the lists.
fn coarsened(facts: &PublicFacts<'_>, dimension: &str, plural: &str) -> String {
    let about = facts.package.about();
    let Some(it) = about.breakdowns.iter().find(|it| it.name == dimension) else {
        return format!("The lists do not tell {plural} apart.");
    };
    match (it.coarsened, it.dimensions.first()) {
        (false, _) => String::new(),
        (true, Some(at)) => format!(
            "The {plural} are merged up to level {}: finer groups have too few people each to be shown.",
            at.depth
        ),
        (true, None) => format!("No {plural} are shown: even the coarsest groups have too few people each."),
    }
}

fn without_blank(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().filter(|it| !matches!(it, Block::Text(text) if text.is_empty())).collect()
}
