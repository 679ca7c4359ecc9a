//! Section: who stands apart from the peers, by size and with limits that allow for what agencies differ by anyway.

use super::headline::{named, outliers};
use super::shown::{index, share_cells, share_columns, words};
use super::{agencies, chart, figure, precision, section_of, table};
use crate::benchmark::Comparison;
use crate::benchmark::funnel_of::{FunnelAgency, FunnelGroup, FunnelOf, Place};
use crate::chart::columns::text;
use crate::report::{Block, Section};
use crate::table::Value;

pub(super) fn section(comparison: &Comparison) -> Section {
    let mut blocks = Vec::new();
    for (group, funnel) in &comparison.funnels {
        match funnel {
            Ok(funnel) => blocks.extend(drawn(comparison, funnel)),
            Err(why) => blocks.push(Block::Text(none(*group, why))),
        }
    }
    section_of("apart", "Who stands apart", blocks)
}

fn of(group: FunnelGroup) -> &'static str {
    match group {
        FunnelGroup::All => "all staff",
        FunnelGroup::Managers => "managers",
    }
}

fn none(group: FunnelGroup, why: &str) -> String {
    format!("{}: no funnel ({why}). Without one nobody is ranked or called an outlier.", capital(of(group)))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

fn drawn(comparison: &Comparison, funnel: &FunnelOf) -> Vec<Block> {
    let group = of(funnel.group);
    let id = if funnel.group == FunnelGroup::All { "funnel-all" } else { "funnel-managers" };
    let what = format!("Share of women by size, {group}");
    let mut blocks = vec![figure(comparison, id, title(funnel), &what, chart::funnel(comparison, funnel))];
    blocks.push(Block::Text(format!("{}: {}", capital(group), funnel.caption)));
    blocks.push(Block::Text(plain(funnel)));
    blocks.extend(outliers(funnel).filter_map(|it| it.sentence.clone()).map(Block::Text));
    blocks.extend([unusual(funnel), depending(funnel)].into_iter().flatten().map(Block::Text));
    blocks.extend(standings(comparison, funnel));
    blocks.extend(left_out(comparison, funnel));
    blocks
}

fn title(funnel: &FunnelOf) -> String {
    let (apart, all) = (outliers(funnel).count(), funnel.agencies.len());
    let group = of(funnel.group);
    match apart {
        0 => format!("Women among {group}: none of {all} agencies stands apart"),
        1 => format!("Women among {group}: 1 of {all} agencies stands apart"),
        _ => format!("Women among {group}: {apart} of {all} agencies stand apart"),
    }
}

/// What is not to be read.
fn plain(funnel: &FunnelOf) -> String {
    format!(
        "Not to be read as outliers: the number beyond limits of chance alone. Agencies have different tasks and histories, so \
         their shares differ {} than chance would have it (over-dispersion {:.1}, where 1 is chance alone).",
        if funnel.over_dispersion > 1.0 { "more" } else { "no more" },
        funnel.over_dispersion
    )
}

fn names<'a>(agencies: impl Iterator<Item = &'a FunnelAgency>) -> Vec<&'a str> {
    agencies.map(|it| it.name.as_str()).collect()
}

fn unusual(funnel: &FunnelOf) -> Option<String> {
    let of = |is_below: bool| {
        names(funnel.agencies.iter().filter(|it| it.place == Place::Unusual && (it.z < 0.0) == is_below))
    };
    let (below, above) = (of(true), of(false));
    (below.len() + above.len() > 0).then(|| {
        format!(
            "Between the 95 % and the 99.8 % limits: {} above, {} below. One agency of twenty is there by chance: this is a \
             reason to look, not a finding.",
            named(&above),
            named(&below)
        )
    })
}

fn depending(funnel: &FunnelOf) -> Option<String> {
    let names = names(funnel.agencies.iter().filter(|it| it.place == Place::DependsOnMatching));
    (!names.is_empty()).then(|| {
        format!("Where {} stand depends on how ranks are matched; the picture shows the ranks as given.", named(&names))
    })
}

fn standings(comparison: &Comparison, funnel: &FunnelOf) -> Option<Block> {
    let row = |it: &FunnelAgency| {
        let z = [it.plain_z, it.z].map(|it| super::shown::number(Some(it)));
        let named = [text(&it.agency), text(&it.name)];
        named.into_iter().chain(share_cells(Some(&it.share))).chain(z).chain([text(standing(it))]).collect()
    };
    let columns =
        [words("agency", "Id"), words("name", "Agency")].into_iter().chain(share_columns(precision(comparison)));
    let columns = columns.chain([
        index("z_chance_alone", "z by chance alone: not to be read"),
        index("z", "z with usual differences"),
        words("standing", "Where it stands"),
    ]);
    let id = format!("standing-{}", of(funnel.group).replace(' ', "-"));
    let title = format!("Where agencies stand: {}", of(funnel.group));
    let notes = vec![
        "In order of ids: this is no ranking. z counts standard deviations from the centre; with usual differences, one agency \
         of twenty is beyond 1.96 and two of a thousand are beyond 3.09."
            .to_owned(),
        format!(
            "Comparable agencies: {}. Centre {} %, standard deviation between agencies {:.3} on the arcsine scale.",
            funnel.agencies.len(),
            precision(comparison).words(funnel.centre * 100.0),
            funnel.between
        ),
    ];
    let what = format!("Share of women, {}", of(funnel.group));
    table(comparison, (&id, &title, &what), columns.collect(), funnel.agencies.iter().map(row).collect(), notes)
}

/// Where an agency stands, in words.
pub(super) fn standing(it: &FunnelAgency) -> &'static str {
    match (it.place, it.z < 0.0) {
        (Place::Within, _) => "within the limits",
        (Place::Unusual, true) => "below the 95 % limit only",
        (Place::Unusual, false) => "above the 95 % limit only",
        (Place::Outlier, true) => "below the 99.8 % limit",
        (Place::Outlier, false) => "above the 99.8 % limit",
        (Place::DependsOnMatching, _) => "depends on how ranks are matched",
    }
}

fn left_out(comparison: &Comparison, funnel: &FunnelOf) -> Option<Block> {
    let row = |(agency, why): &(String, String)| -> Vec<Value> { vec![text(agency), text(why)] };
    let id = format!("left-out-{}", of(funnel.group).replace(' ', "-"));
    let title = format!("Not in the funnel of {}: {}", of(funnel.group), agencies(funnel.left_out.len()));
    let columns = vec![words("agency", "Id"), words("reason", "Reason")];
    let what = "Agencies that are not comparable";
    table(comparison, (&id, &title, what), columns, funnel.left_out.iter().map(row).collect(), Vec::new())
}
