//! Section: each agency's own breakdowns, and which of its ranks count as what.

use super::shown::{index, number, share_cells, share_columns, words};
use super::{precision, section_of, table};
use crate::benchmark::crosswalk::RankMatched;
use crate::benchmark::structure::{GroupShare, Structure};
use crate::benchmark::{AgencyCompared, Comparison};
use crate::chart::columns::text;
use crate::disclosure::package::Measure;
use crate::domain::Estimate;
use crate::measure::segregation::AgainstChance;
use crate::report::{Block, Section};
use crate::table::{Column, Value};

/// Most agencies whose breakdowns are shown in place; the data have them all.
const MOST_IN_PLACE: usize = 24;

pub(super) fn section(comparison: &Comparison) -> Section {
    let mut blocks = Vec::new();
    if comparison.agencies.len() > MOST_IN_PLACE {
        let said = "The breakdowns of this many agencies stand in the data sets `breakdowns` and `segregation`, and how their \
                    ranks are matched in `crosswalk`.";
        blocks.push(Block::Text(said.to_owned()));
    } else {
        blocks.extend([breakdowns(comparison), segregation(comparison), crosswalk(comparison)].into_iter().flatten());
    }
    if blocks.is_empty() {
        blocks.push(Block::Text("No agency publishes a breakdown or names ranks.".to_owned()));
    }
    section_of("agency-by-agency", "Agency by agency", blocks)
}

/// Everything in one row for each group of each breakdown of each agency.
fn breakdowns(comparison: &Comparison) -> Option<Block> {
    let rows = of_agencies(comparison).flat_map(|(agency, it)| {
        it.groups.iter().map(move |group| named(agency).into_iter().chain(group_cells(it, group)).collect::<Vec<_>>())
    });
    let columns = names().into_iter().chain(group_columns(comparison)).collect();
    let notes = vec![
        "Women to men: how many times more frequent women are in the group than men are, with Katz’s 95 % interval; 1 is as \
         frequent. Read it among joiners by contract: more than half of the people hired may be women, and most of them on \
         temporary posts. What rounding may do is not in the interval."
            .to_owned(),
        "[low]: too few people for a share. Joiners are those of the twelve months up to the month.".to_owned(),
    ];
    let what = ("breakdowns", "Breakdowns of each agency", "Women by group, as each agency publishes it");
    table(comparison, what, columns, rows.collect(), notes)
}

fn segregation(comparison: &Comparison) -> Option<Block> {
    let of = of_agencies(comparison).filter(|(_, it)| it.segregation.is_some());
    let rows = of.map(|(agency, it)| named(agency).into_iter().chain(index_cells(it)).collect());
    let columns = names().into_iter().chain(index_columns()).collect();
    let notes = vec![
        "D: part of the women, or of the men, who would have to change groups to be spread like the others. H: Theil’s index. Both \
         run from 0 to 1. By chance: their mean if gender played no part; only what lies clearly above is a finding."
            .to_owned(),
        "Glass-ceiling index: share of women in all bands over their share in the highest that has people enough; above 1, women \
         are fewer there."
            .to_owned(),
    ];
    let what = ("segregation", "How unevenly women and men are spread in each agency", "Indices of each breakdown");
    table(comparison, what, columns, rows.collect(), notes)
}

fn crosswalk(comparison: &Comparison) -> Option<Block> {
    let name = |it: &RankMatched| {
        let agency = comparison.agencies.iter().find(|agency| agency.id == it.agency);
        text(agency.map_or(&it.agency, |agency| &agency.name))
    };
    let row = |it: &RankMatched| {
        [text(&it.agency), name(it)].into_iter().chain(match_cells(comparison, it)).collect::<Vec<_>>()
    };
    let rows = comparison.crosswalk.iter().map(row).collect();
    let columns = names().into_iter().chain(match_columns(comparison)).collect();
    let notes = vec![
        "A rank stands in the band that its package says, unless the adviser’s file moves it. Other ways to match ranks say what \
         they move; all else stands as given."
            .to_owned(),
    ];
    let what = ("crosswalk", "Which rank counts as what", "Ranks of each agency in the common ladder");
    table(comparison, what, columns, rows, notes)
}

/// Every published breakdown with its agency, in order of ids.
pub(super) fn of_agencies(comparison: &Comparison) -> impl Iterator<Item = (&AgencyCompared, &Structure)> {
    comparison.agencies.iter().flat_map(|agency| agency.structures.iter().map(move |it| (agency, it)))
}

fn named(agency: &AgencyCompared) -> [Value; 2] {
    [text(&agency.id), text(&agency.name)]
}

fn names() -> [Column; 2] {
    [words("agency", "Id"), words("name", "Agency")]
}

fn kind(it: &Structure) -> [Value; 2] {
    let whom = if it.measure == Measure::Stock { "staff" } else { it.measure.word() };
    [text(whom), text(it.by.words())]
}

fn kind_columns() -> [Column; 2] {
    [words("of_whom", "Of whom"), words("breakdown", "By")]
}

pub(super) fn group_columns(comparison: &Comparison) -> Vec<Column> {
    let ratio = [
        index("women_to_men", "Women to men"),
        index("women_to_men_low", "95 % interval, from"),
        index("women_to_men_high", "to"),
    ];
    let head = kind_columns().into_iter().chain([words("group", "Group")]);
    head.chain(share_columns(precision(comparison))).chain(ratio).collect()
}

pub(super) fn group_cells(of: &Structure, it: &GroupShare) -> Vec<Value> {
    let head = kind(of).into_iter().chain([text(&it.name)]);
    head.chain(share_cells(it.share.as_ref())).chain(estimate_cells(it.women_to_men)).collect()
}

fn estimate_cells(it: Option<Estimate>) -> [Value; 3] {
    [it.map(|it| it.value), it.map(|it| it.low), it.map(|it| it.high)].map(number)
}

pub(super) fn index_columns() -> Vec<Column> {
    let numbers = [
        ("dissimilarity", "D"),
        ("dissimilarity_by_chance", "D by chance"),
        ("theil", "H"),
        ("theil_by_chance", "H by chance"),
    ];
    let ceiling = [
        index("glass_ceiling", "Glass-ceiling index"),
        index("glass_ceiling_low", "95 % interval, from"),
        index("glass_ceiling_high", "to"),
    ];
    let beyond = [words("beyond_chance", "Beyond chance")];
    let numbers = numbers.map(|(name, header)| index(name, header));
    kind_columns().into_iter().chain(numbers).chain(beyond).chain(ceiling).collect()
}

pub(super) fn index_cells(of: &Structure) -> Vec<Value> {
    let against = |it: Option<AgainstChance>| [it.map(|it| it.value), it.map(|it| it.expected)].map(number);
    let d = against(of.segregation.map(|it| it.dissimilarity));
    let h = against(of.segregation.map(|it| it.theil));
    let beyond =
        of.segregation.map_or(Value::NotApplicable, |it| text(if it.is_beyond_chance() { "yes" } else { "no" }));
    kind(of).into_iter().chain(d).chain(h).chain([beyond]).chain(estimate_cells(of.ceiling)).collect()
}

pub(super) fn match_columns(comparison: &Comparison) -> Vec<Column> {
    let head =
        [words("rank", "Rank"), words("own_band", "Band of the package"), words("says", "Who says the band as given")];
    let bands =
        (1..).zip(&comparison.matchings).map(|(place, name)| words(&format!("band_{place}"), &format!("Band, {name}")));
    head.into_iter().chain(bands).collect()
}

pub(super) fn match_cells(comparison: &Comparison, it: &RankMatched) -> Vec<Value> {
    let rank = it.rank.as_deref().unwrap_or("all ranks of the band");
    let says = if it.by_adviser { "adviser’s file" } else { "package" };
    let band = |band: &String| {
        if comparison.bands.contains(band) { text(band) } else { text(&format!("{band} (not in the common ladder)")) }
    };
    [text(rank), text(&it.own_band), text(says)].into_iter().chain(it.bands.iter().map(band)).collect()
}
