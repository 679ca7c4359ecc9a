//! The agency's ranks.

use crate::domain::{Band, Label, Ladder, Rank, RankLevel, fold};
use crate::pipeline::file::{AgencyText, At, RankText};
use crate::pipeline::problems::Problems;
use crate::pipeline::{rule, words};

use super::{bands, text};

/// The ladder, and problems with it. Ranks that could not be made are left out.
pub(super) fn check(agency: &At<AgencyText>, shared: &[Band], problems: &mut Problems<'_>) -> Ladder {
    let given = agency.get();
    match (&given.columns.get().rank, given.rank.first()) {
        (Some(column), None) if column.get() != words::UNANSWERED => {
            let help = "add `[[agency.rank]]` with `name` and `band` for each rank, junior to senior";
            problems.at(rule::NO_CODES, &column.place(), "a rank column is mapped, but no ranks are listed", help);
        }
        (None, Some(rank)) => {
            let help = "map the column: `rank = \"…\"` in `[agency.columns]`, or remove the ranks";
            problems.at(
                rule::CODES_WITHOUT_COLUMN,
                &rank.place(),
                "ranks are listed, but no rank column is mapped",
                help,
            );
        }
        _ => {}
    }
    let mut ranks: Vec<Rank> = Vec::new();
    let mut below: RankLevel = 0;
    for rank in &given.rank {
        let level = level(rank.get(), below, problems);
        below = level.unwrap_or_else(|| below.saturating_add(1));
        tie(rank.get(), below, &ranks, problems);
        let name = name(rank.get(), &ranks, problems);
        let band = bands::find(&rank.get().band, shared, problems);
        if let (Some(level), Some(name), Some(band)) = (level, name, band) {
            ranks.push(Rank { name, level, band: band.clone() });
        }
    }
    Ladder::new(ranks)
}

/// The level given, or the one above the rank before.
fn level(rank: &RankText, below: RankLevel, problems: &mut Problems<'_>) -> Option<RankLevel> {
    if rank.level.is_none() && below == RankLevel::MAX {
        problems.at(
            rule::LEVEL,
            &rank.name.place(),
            "the ladder has more than 255 levels",
            "join ranks that are one level",
        );
        return None;
    }
    text::whole(rank.level.as_ref(), "level", 1..=RankLevel::MAX.into(), below.saturating_add(1), problems)
}

/// Two ranks share a level only where that is written.
fn tie(rank: &RankText, level: RankLevel, ranks: &[Rank], problems: &mut Problems<'_>) {
    let Some(other) = ranks.iter().find(|other| other.level == level) else { return };
    if rank.level.is_none() {
        let message = format!("rank `{}` comes out at level {level}, that of `{}`", rank.name.get(), other.name);
        let help = format!("write `level = {level}` if they are equals, else the level it has");
        problems.at(rule::LEVEL, &rank.name.place(), message, help);
    }
}

fn name(rank: &RankText, ranks: &[Rank], problems: &mut Problems<'_>) -> Option<Label> {
    let name = text::label(&rank.name, "name", problems)?;
    if ranks.iter().any(|known| fold(known.name.as_str()) == fold(name.as_str())) {
        let help = "list each rank once, with its other texts in `also`";
        problems.at(rule::RANK_TWICE, &rank.name.place(), format!("rank `{name}` is listed twice"), help);
        return None;
    }
    Some(name)
}

/// Raw text to rank, from `also`; a text that two ranks claim is a problem.
pub(super) fn aliases(ranks: &[At<RankText>], problems: &mut Problems<'_>) -> Vec<(String, Label)> {
    let names: Vec<(String, &RankText)> = ranks.iter().map(|rank| (fold(rank.get().name.get()), rank.get())).collect();
    let mut claimed: Vec<(String, &RankText)> = names.clone();
    let mut aliases = Vec::new();
    for rank in ranks.iter().map(At::get) {
        let Ok(name) = Label::parse(rank.name.get()) else { continue };
        for alias in &rank.also {
            let folded = fold(alias.get());
            match claimed.iter().find(|(known, _)| *known == folded).map(|(_, owner)| owner.name.get()) {
                Some(owner) if fold(owner) != fold(rank.name.get()) => {
                    let message = format!("`{}` is claimed by two ranks, `{owner}` and `{name}`", alias.get());
                    problems.at(rule::ALIAS_TWICE, &alias.place(), message, "keep it with the one it means");
                }
                Some(_) => {}
                None => {
                    claimed.push((folded, rank));
                    aliases.push((alias.get().clone(), name.clone()));
                }
            }
        }
    }
    aliases
}
