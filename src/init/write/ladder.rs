//! `[[agency.rank]]`.

use super::page::Page;
use super::{may_be_mapped, sound, toml};
use crate::chart::numbers::people;
use crate::domain::{DEFAULT_BANDS, Label, fold};
use crate::init::{Guess, RankGuess, Recognised};

pub(super) fn ladder(page: &mut Page, found: &Recognised) {
    let ranks = ranks(found);
    if ranks.is_empty() || sound(&found.rank, |it| may_be_mapped(it)) == Guess::Absent {
        return;
    }
    page.gap();
    let reason = if found.ladder_reason.is_empty() { String::new() } else { format!(" ({})", found.ladder_reason) };
    page.note(&format!(
        "Ranks, junior to senior{reason}. Check the order and the bands: {}. A rank that is not here counts as unmapped.",
        DEFAULT_BANDS.join(", ")
    ));
    let climbs = (1..).zip(&ranks).all(|(place, rank): (u16, _)| u16::from(rank.level) == place);
    for (at, rank) in ranks.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        page.line("[[agency.rank]]");
        let rows = if rank.rows == 1 { "1 row".to_owned() } else { format!("{} rows", people(rank.rows)) };
        page.set("name", &toml::text(&rank.name), &rows);
        page.set("band", &toml::text(DEFAULT_BANDS[rank.band.min(DEFAULT_BANDS.len() - 1)]), "");
        if !climbs {
            page.set("level", &rank.level.to_string(), "");
        }
        if !rank.also.is_empty() {
            page.set("also", &toml::list(&rank.also), "");
        }
    }
}

/// Ranks that a pipeline file can hold: each text once, in the order of their levels.
pub(super) fn ranks(found: &Recognised) -> Vec<RankGuess> {
    let mut ranks: Vec<RankGuess> = Vec::new();
    for rank in &found.ranks {
        let is_new = ranks.iter().all(|it| fold(&it.name) != fold(&rank.name));
        if is_new && Label::parse(&rank.name).is_ok() {
            ranks.push(RankGuess { level: rank.level.max(1), ..rank.clone() });
        }
    }
    ranks.sort_by_key(|rank| rank.level);
    let mut claimed: Vec<String> = ranks.iter().map(|it| fold(&it.name)).collect();
    for rank in &mut ranks {
        rank.also.retain(|text| {
            let folded = fold(text);
            let is_free = !folded.is_empty() && !claimed.contains(&folded);
            claimed.extend(is_free.then_some(folded));
            is_free
        });
    }
    ranks
}
