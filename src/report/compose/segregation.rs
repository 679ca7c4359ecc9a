//! Whether women and men work apart, and whether more so than chance would have it.

use super::AgencyFacts;
use super::breakdown::{capitalised, groups};
use crate::chart::columns::{column, people, share, text};
use crate::cube::Dimension;
use crate::domain::{GenderCount, Unit};
use crate::measure::segregation::{between_within, local_scores};
use crate::measure::{Segregation, segregation};
use crate::report::Block;
use crate::table::{ColumnKind, DataTable, Value};

/// Groups listed by what they add.
const LISTED: usize = 10;

/// A sentence and a table on breakdowns of one kind; nothing where the agency has no women or no men.
pub(super) fn blocks(facts: &AgencyFacts<'_>, id: &str, breakdowns: &[(String, Dimension)]) -> Vec<Block> {
    let of = |(name, by): &(String, Dimension)| {
        let found = segregation(&counts(facts, *by)).filter(|it| it.units > 1)?;
        Some((name.clone(), found))
    };
    let found: Vec<(String, Segregation)> = breakdowns.iter().filter_map(of).collect();
    let sentences = found.iter().map(|(name, it)| Block::Text(sentence(name, it)));
    let mut blocks: Vec<Block> = sentences.collect();
    if !found.is_empty() {
        blocks.push(Block::Table(table(facts, id, &found)));
    }
    blocks.extend(parts(facts, breakdowns).map(Block::Text));
    blocks
}

pub(super) fn counts(facts: &AgencyFacts<'_>, by: Dimension) -> Vec<GenderCount> {
    groups(facts, by).iter().map(|it| it.stock.headcount).collect()
}

/// Reads D against chance: it is called a difference only where the indices lie beyond what chance would make of them.
pub(super) fn sentence(name: &str, it: &Segregation) -> String {
    let (value, expected) = (it.dissimilarity.value, it.dissimilarity.expected);
    let numbers = format!("D is {value:.2}, by chance alone {expected:.2}");
    if it.is_beyond_chance() {
        format!("By {name} women and men work apart more than chance would have it: {numbers}.")
    } else {
        format!("By {name} women and men are spread no more unevenly than chance could spread them: {numbers}.")
    }
}

fn table(facts: &AgencyFacts<'_>, id: &str, found: &[(String, Segregation)]) -> DataTable {
    let row = |(name, it): &(String, Segregation)| {
        let indices = [it.dissimilarity, it.theil].into_iter().flat_map(|it| [it.value, it.expected]);
        let counts = [people(it.units as u64), people(it.base)];
        let indices = indices.map(Value::Number).chain([Value::Number(it.to_move)]);
        [text(&capitalised(name))].into_iter().chain(counts).chain(indices).collect()
    };
    DataTable {
        id: format!("segregation-{id}"),
        title: "Segregation against chance".to_owned(),
        subtitle: format!("Women and men on the list of {}", facts.month()),
        columns: vec![
            column("breakdown", "By", ColumnKind::Text),
            column("groups", "Groups", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("dissimilarity", "D", ColumnKind::Index),
            column("dissimilarity_by_chance", "D by chance", ColumnKind::Index),
            column("theil", "Theil’s H", ColumnKind::Index),
            column("theil_by_chance", "H by chance", ColumnKind::Index),
            column("to_move", "Would have to move, %", ColumnKind::Share),
        ],
        rows: found.iter().map(row).collect(),
        notes: vec![
            "By chance: the mean if gender played no part, groups as large as they are. Many small groups look segregated \
             without being so: only what lies clearly above chance is a finding."
                .to_owned(),
            "Would have to move: share of all staff who would have to change group for the same balance everywhere, group \
             sizes kept."
                .to_owned(),
        ],
    }
}

/// Of H over the second level of units, what lies between the units of the first.
fn parts(facts: &AgencyFacts<'_>, breakdowns: &[(String, Dimension)]) -> Option<String> {
    let has = |level: u8| breakdowns.iter().any(|(_, by)| *by == Dimension::Unit(level));
    if !has(1) || !has(2) {
        return None;
    }
    let mut tops: std::collections::BTreeMap<String, Vec<GenderCount>> = std::collections::BTreeMap::new();
    for unit in groups(facts, Dimension::Unit(2)) {
        let top = Unit::from_stored(&unit.key).at_depth(1);
        tops.entry(top.stored().to_owned()).or_default().push(unit.stock.headcount);
    }
    let parts = between_within(&tops.into_values().collect::<Vec<_>>()).filter(|it| it.total > 0.0)?;
    Some(format!(
        "Of Theil’s H = {:.3} over units of level 2, {:.3} lies between the units of level 1 and {:.3} within them.",
        parts.total,
        parts.between,
        parts.within_sum()
    ))
}

/// The groups that add most to segregation.
pub(super) fn contributions(facts: &AgencyFacts<'_>, by: Dimension) -> Option<DataTable> {
    let groups = groups(facts, by);
    let scores = local_scores(&counts(facts, by))?;
    let mut rows: Vec<_> = groups.iter().zip(scores).filter(|(group, _)| group.stock.headcount.base() > 0).collect();
    rows.sort_by(|a, b| b.1.contribution.total_cmp(&a.1.contribution).then_with(|| a.0.label.cmp(&b.0.label)));
    rows.truncate(LISTED);
    let number = |it: Option<f64>| it.map_or(Value::NotApplicable, Value::Number);
    let row = |(group, score): &(&super::breakdown::Group, crate::measure::segregation::LocalScore)| {
        let count = &group.stock.headcount;
        let shown = share(count);
        // Of a few people a score would tell the share that is not shown.
        let score_shown = if matches!(shown, Value::TooFew) { Value::TooFew } else { number(score.score) };
        vec![text(&group.label), people(count.base()), shown, score_shown, number(score.share_of_index)]
    };
    Some(DataTable {
        id: format!("contributions-{}", by.column().replace('_', "-")),
        title: format!("Which {}s add most to segregation", by.word()),
        subtitle: format!("The first {} by contribution, {}", rows.len(), facts.month()),
        columns: vec![
            column(by.column(), &capitalised(by.word()), ColumnKind::Text),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("share_of_women", "Women, %", ColumnKind::Share),
            column("local_score", "Local score", ColumnKind::Index),
            column("share_of_index", "Part of the index, %", ColumnKind::Share),
        ],
        rows: rows.iter().map(row).collect(),
        notes: vec!["A high score in a small group adds little: the last column says how much.".to_owned()],
    })
}
