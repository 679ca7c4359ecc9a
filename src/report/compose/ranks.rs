//! Section: women and men up the ladder.

use super::AgencyFacts;
use super::breakdown::{Group, groups, is_remainder, table};
use super::figures::{Caption, figure, parity_band};
use super::headline::joined;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{is_few, month, share_and_people};
use crate::chart::{ChartKind, DotPlot, DotRow, Pyramid, PyramidRow};
use crate::cube::Dimension;
use crate::domain::{Estimate, Gender, GenderCount};
use crate::measure::{Definition, LadderStep, glass_ceiling_index, leaky_ladder, parity_index};
use crate::report::{Block, Section};
use crate::table::{ColumnKind, DataTable, Value};

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let ranks = groups(facts, Dimension::Rank);
    let mut blocks = Vec::new();
    if ranks.iter().any(|it| !is_remainder(&it.key)) {
        blocks.push(pyramid(facts, &ranks));
        blocks.push(dot_plot(facts, &ranks));
    }
    let date = format!("Staff on the list of {}", facts.month());
    let bands = groups(facts, Dimension::Band);
    blocks.push(Block::Table(table("by-rank", "Women and men by rank", &date, Dimension::Rank, &ranks)));
    blocks.push(Block::Table(table("by-band", "Women and men by band", &date, Dimension::Band, &bands)));
    blocks.push(Block::Table(ladder(facts, &bands)));
    Section { id: "ranks".to_owned(), title: "Ranks".to_owned(), blocks }
}

fn pyramid(facts: &AgencyFacts<'_>, ranks: &[Group]) -> Block {
    let rows = ranks.iter().map(|it| PyramidRow { label: it.label.clone(), count: it.stock.headcount }).collect();
    let title = pyramid_title(ranks);
    let caption = Caption { id: "rank-pyramid", title, what: "Women and men by rank, headcount" };
    figure(facts, caption, ChartKind::Pyramid(Pyramid { row_word: "Rank".to_owned(), rows, all: None }))
}

/// Compares the senior half of the ladder with the junior half.
fn pyramid_title(ranks: &[Group]) -> String {
    let known: Vec<GenderCount> =
        ranks.iter().filter(|it| !is_remainder(&it.key)).map(|it| it.stock.headcount).collect();
    let (senior, junior) = known.split_at(known.len() / 2);
    let (senior, junior): (GenderCount, GenderCount) = (senior.iter().copied().sum(), junior.iter().copied().sum());
    if known.len() < 2 || is_few(&senior) || is_few(&junior) {
        return "Women and men on the ladder".to_owned();
    }
    let (senior, junior) = (share_and_people(&senior), share_and_people(&junior));
    format!("In the upper half of the ladder {senior} are women, in the lower half {junior}")
}

fn dot_plot(facts: &AgencyFacts<'_>, ranks: &[Group]) -> Block {
    let then = facts.then();
    let row = |it: &Group| DotRow {
        label: it.label.clone(),
        now: it.stock.headcount,
        earlier: then.and_then(|period| facts.past(period, Some(Dimension::Rank), &it.key)),
        gap: signed_gap(&it.stock.headcount),
    };
    let known = ranks.iter().filter(|it| !is_remainder(&it.key));
    let rows: Vec<DotRow> = known.map(row).collect();
    let below = rows.iter().filter(|it| it.gap.is_some_and(|gap| gap > 0)).count();
    let title = format!("Women are missing to parity in {below} of {} ranks", rows.len());
    let earlier_word = then.map_or_else(|| "earlier".to_owned(), month);
    let kind = DotPlot { row_word: "Rank".to_owned(), earlier_word, rows, target: Some(parity_band()) };
    let caption = Caption { id: "rank-dot-plot", title, what: "Share of women by rank against the parity band" };
    figure(facts, caption, ChartKind::DotPlot(kind))
}

/// People missing to the parity band: women positive, men negative.
fn signed_gap(count: &GenderCount) -> Option<i64> {
    let needed = Definition::UnBand.needed(count)?;
    let number = i64::try_from(needed.by_replacement?).ok()?;
    Some(if needed.gender == Gender::Man { -number } else { number })
}

/// Glass ceiling, parity index and the steps between bands, each with its interval.
fn ladder(facts: &AgencyFacts<'_>, bands: &[Group]) -> DataTable {
    let rungs: Vec<(&str, GenderCount)> = bands
        .iter()
        .rev()
        .filter(|it| !is_remainder(&it.key))
        .map(|it| (it.label.as_str(), it.stock.headcount))
        .collect();
    let senior = facts.senior_bands();
    let (all, top) = (facts.all(), facts.in_bands(&senior));
    let mut rows = vec![
        row("Women per man, all staff", parity_index(&all), &[all]),
        row(
            &format!("Glass-ceiling index: all staff over {}", joined(&senior)),
            glass_ceiling_index(&all, &top),
            &[top],
        ),
    ];
    let counts: Vec<GenderCount> = rungs.iter().map(|(_, count)| *count).collect();
    for (LadderStep { ratio, .. }, pair) in leaky_ladder(&counts).into_iter().zip(rungs.windows(2)) {
        let [(below, from), (above, to)] = pair else { continue };
        rows.push(row(&format!("Step from {below} to {above}"), ratio, &[*from, *to]));
    }
    DataTable {
        id: "ladder".to_owned(),
        title: "How the ladder thins out".to_owned(),
        subtitle: format!("A snapshot of {}: today's seniors were recruited long ago", facts.month()),
        columns: vec![
            column("measure", "Measure", ColumnKind::Text),
            column("value", "Value", ColumnKind::Index),
            column("low", "95 % interval, from", ColumnKind::Index),
            column("high", "to", ColumnKind::Index),
            column("women_and_men", "Women and men", ColumnKind::People),
        ],
        rows,
        notes: vec![
            "Glass-ceiling index: above 1, women are rarer at the top than in all staff.".to_owned(),
            "A step: share of women above over share below; below 1, women are rarer above. The interval says what chance \
             alone could make of it."
                .to_owned(),
        ],
    }
}

/// A measure with its interval; withheld where one of the groups it rests on is small.
fn row(measure: &str, value: Option<Estimate>, groups: &[GenderCount]) -> Vec<Value> {
    let numbers = match value {
        _ if groups.iter().any(|it| it.base() > 0 && is_few(it)) => [Value::TooFew, Value::TooFew, Value::TooFew],
        Some(it) => [it.value, it.low, it.high].map(Value::Number),
        None => [Value::NotApplicable, Value::NotApplicable, Value::NotApplicable],
    };
    let base = value.map_or_else(|| groups.iter().map(GenderCount::base).sum(), |it| it.base);
    [text(measure)].into_iter().chain(numbers).chain([people(base)]).collect()
}
