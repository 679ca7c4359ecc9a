//! Section: like with like. What agencies would have with the structure of their peers, and what structure explains.

use std::collections::BTreeMap;

use super::headline::named;
use super::shown::{difference, differences, percent, shares, words};
use super::{MOST_PARAGRAPHS, pairs, precision, section_of, table, told};
use crate::benchmark::Comparison;
use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::like_with_like::{Alike, Standardised};
use crate::chart::columns::{people, text};
use crate::report::{Block, Section};
use crate::table::{Column, Value};

pub(super) fn section(comparison: &Comparison) -> Section {
    let mut kinds: Vec<Breakdown> = comparison.alike.iter().flat_map(|it| &it.by).map(|(by, _)| *by).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut blocks: Vec<Block> = kinds.into_iter().flat_map(|by| by_structure(comparison, by)).collect();
    blocks.extend(pairs::pairs(comparison));
    blocks.extend(pairs::spreads(comparison));
    if blocks.is_empty() {
        blocks.push(Block::Text("No agency publishes a structure to compare.".to_owned()));
    }
    section_of("like-with-like", "Like with like", blocks)
}

/// One structure: the table, the sentences of those whom structure matters to most, and who is not in it.
fn by_structure(comparison: &Comparison, by: Breakdown) -> Vec<Block> {
    let of = |it: &'_ Alike| it.by.iter().find(|(other, _)| *other == by).map(|(_, said)| said.clone());
    let mut known: Vec<(&Alike, Standardised)> = Vec::new();
    let mut unknown: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for it in &comparison.alike {
        match of(it) {
            Some(Ok(said)) => known.push((it, said)),
            Some(Err(why)) => unknown.entry(why).or_default().push(&it.name),
            None => {}
        }
    }
    let mut blocks: Vec<Block> = standardised(comparison, by, &known).into_iter().collect();
    let id = format!("sentences-{}", slug(by));
    let what = format!("Women with the structure of the peers by {}", by.words());
    blocks.extend(told(comparison, (&id, &what, &what), sentences(known)));
    blocks.extend(
        unknown
            .into_iter()
            .map(|(why, names)| Block::Text(format!("Not compared by {}: {}: {why}.", by.words(), named(&names)))),
    );
    blocks
}

fn slug(by: Breakdown) -> String {
    by.words().replace(' ', "-")
}

/// Sentences, those where structure moves the share most first.
fn sentences(mut known: Vec<(&Alike, Standardised)>) -> Vec<String> {
    let moved = |it: &Standardised| (it.with_their_structure - it.own).abs();
    known.sort_by(|(_, one), (_, other)| moved(other).total_cmp(&moved(one)));
    known.into_iter().take(MOST_PARAGRAPHS).map(|(_, it)| it.sentence).collect()
}

fn columns(comparison: &Comparison) -> Vec<Column> {
    let precision = precision(comparison);
    let share = |name: &str, header: &str| shares(precision, name, header);
    let points = |name: &str, header: &str| differences(precision, name, header);
    vec![
        words("agency", "Id"),
        words("name", "Agency"),
        super::shown::counts("peers", "Peers"),
        share("own", "Women, %"),
        share("of_peers", "Peers, %"),
        share("with_their_structure", "With the structure of the peers, %"),
        share("with_their_structure_low", "95 % interval, from"),
        share("with_their_structure_high", "to"),
        share("expected", "Peers with its structure, %"),
        points("composition", "Structure explains, points"),
        points("real", "Remains group by group, points"),
        words("because", "Weighs most"),
        words("matching", "Under other ways to match ranks"),
    ]
}

fn standardised(comparison: &Comparison, by: Breakdown, known: &[(&Alike, Standardised)]) -> Option<Block> {
    let precision = precision(comparison);
    let row = |(agency, it): &(&Alike, Standardised)| {
        let (low, high) = it.interval;
        let shares = [it.own, it.of_peers, it.with_their_structure, low, high, it.expected].map(percent);
        let points = [it.composition, it.real].map(|it| difference(precision, it));
        let because = it.because.as_deref().map_or(Value::NotApplicable, text);
        let peers = people(u64::try_from(it.peers).unwrap_or(u64::MAX));
        let head = [text(&agency.agency), text(&agency.name), peers];
        head.into_iter().chain(shares).chain(points).chain([because, text(&others(comparison, it))]).collect()
    };
    let notes = vec![
        "Only groups that both the agency and its peers have are compared, so these shares can differ from those of all staff."
            .to_owned(),
        "Direct standardisation: the shares of the agency’s groups, weighed as the peers are. Indirect: the shares of the peers’ \
         groups, weighed as the agency is. Structure and the rest add up to the difference (Kitagawa 1955), before rounding."
            .to_owned(),
        "The interval allows for chance in each group and for rounding: a few people in a group that weighs much among the peers \
         make it wide. Read the indirect share there."
            .to_owned(),
    ];
    let id = format!("standardised-{}", slug(by));
    let title = format!("With the structure of the peers: {}", by.words());
    let what = format!("Share of women standardised by {}", by.words());
    table(comparison, (&id, &title, &what), columns(comparison), known.iter().map(row).collect(), notes)
}

/// The direct share under each way to match ranks that changes it.
fn others(comparison: &Comparison, it: &Standardised) -> String {
    let precision = precision(comparison);
    let one = |(name, share): &(String, Option<f64>)| {
        let share = share.map_or_else(|| "not known".to_owned(), |it| format!("{} %", precision.words(it)));
        format!("{name}: {share}")
    };
    if it.under.is_empty() { "the same".to_owned() } else { it.under.iter().map(one).collect::<Vec<_>>().join("; ") }
}
