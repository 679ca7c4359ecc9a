//! Section: what changed, and through whom.

use super::AgencyFacts;
use super::figures::{Caption, figure};
use super::movement::{self, Seen};
use super::sentences;
use super::targets::{is_for_all, mark};
use crate::chart::numbers::{is_few, month, people, points};
use crate::chart::{
    Bridge, BridgeStep, ChartKind, FlowMonth, Flows, ShareAxis, TargetMark, Trend, TrendEvent, TrendLine, TrendPoint,
};
use crate::cube::Dimension;
use crate::domain::{GenderCount, Period, Share};
use crate::measure::{Direction, trend};
use crate::report::{Block, Section};

/// Shares that lie further apart than this are drawn on an axis from 0 to 100 %.
const WIDE: f64 = 0.6;

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let mut blocks = Vec::new();
    if facts.release.history.len() < 2 {
        let words = "The store has one list of this agency. With a second one this page shows what changed, who joined, who \
                     left and who was promoted.";
        blocks.push(Block::Text(words.to_owned()));
    } else {
        blocks.push(trend_chart(facts));
        blocks.extend(flows_chart(facts));
        blocks.extend(provisional(facts).map(Block::Text));
        let seen = movement::seen(facts);
        blocks.extend(seen.iter().find(|it| it.is_year && it.is_everybody).map(|it| bridge(facts, it)));
        if facts.is_renumbered() {
            blocks.push(Block::Text(sentences::renumbered(facts)));
        }
        if !seen.is_empty() {
            blocks.push(Block::Table(movement::decompositions(facts, &seen)));
        }
        blocks.extend(movement::rates(facts).map(Block::Table));
        blocks.extend(movement::accounts(facts).into_iter().map(Block::Table));
    }
    Section { id: "change".to_owned(), title: "Change".to_owned(), blocks }
}

fn trend_chart(facts: &AgencyFacts<'_>) -> Block {
    let all = facts.series(None, "");
    let mut lines = vec![line("All staff", true, &all)];
    for band in facts.pipeline.bands.iter().rev() {
        let series = facts.series(Some(Dimension::Band), &band.name);
        // A line that ended long ago would stand beside today's.
        if series.values().next_back().is_some_and(|count| !is_few(count)) {
            lines.push(line(&band.name, false, &series));
        }
    }
    let targets: Vec<TargetMark> = facts.targets.iter().filter(|it| is_for_all(it)).map(|it| mark(it)).collect();
    let event = |&period: &Period| TrendEvent { period, label: "re-organisation".to_owned() };
    let shown = facts.agency.structural_months.iter().filter(|it| all.contains_key(it));
    let kind = Trend { axis: axis(&lines, &targets), lines, targets, events: shown.map(event).collect() };
    let caption = Caption { id: "trend", title: trend_title(&all), what: "Share of women by month" };
    figure(facts, caption, ChartKind::Trend(kind))
}

fn line(label: &str, main: bool, series: &std::collections::BTreeMap<Period, GenderCount>) -> TrendLine {
    let points = series.iter().map(|(&period, &count)| TrendPoint { period, count }).collect();
    TrendLine { label: label.to_owned(), main, points }
}

fn axis(lines: &[TrendLine], targets: &[TargetMark]) -> ShareAxis {
    let drawn = lines.iter().flat_map(|it| &it.points).filter(|it| !is_few(&it.count));
    let shares = drawn.filter_map(|it| it.count.share_of_women()).map(Share::fraction);
    let all: Vec<f64> = shares.chain(targets.iter().map(|it| it.share)).collect();
    let (low, high) = all.iter().fold((1.0_f64, 0.0_f64), |(low, high), &it| (low.min(it), high.max(it)));
    if high - low > WIDE { ShareAxis::Full } else { ShareAxis::Zoomed }
}

fn trend_title(all: &std::collections::BTreeMap<Period, GenderCount>) -> String {
    let compared = all.first_key_value().zip(all.last_key_value()).and_then(|((&from, then), (_, now))| {
        let change = trend(now, then).filter(|_| !is_few(now) && !is_few(then))?;
        let by = points(change.change.points());
        Some(match change.direction {
            Direction::Up => format!("The share of women has risen since {} ({by} points)", month(from)),
            Direction::Down => format!("The share of women has fallen since {} ({by} points)", month(from)),
            Direction::NoClearChange => {
                format!("No clear change in the share of women since {} ({by} points)", month(from))
            }
        })
    });
    compared.unwrap_or_else(|| "The share of women over time".to_owned())
}

fn flows_chart(facts: &AgencyFacts<'_>) -> Option<Block> {
    let totals = facts.release.months.iter().filter_map(|(&period, it)| Some((period, *it.total()?)));
    let of =
        |(period, it): (Period, crate::cube::Account)| FlowMonth { period, joiners: it.joiners, leavers: it.leavers };
    let months: Vec<FlowMonth> = totals.map(of).collect();
    let sum = |of: fn(&FlowMonth) -> GenderCount| months.iter().map(of).sum::<GenderCount>();
    let (joined, left) = (sum(|it| it.joiners), sum(|it| it.leavers));
    let first = months.first()?.period;
    let title = format!(
        "Since {} {} women joined and {} left; {} men joined and {} left",
        month(first),
        people(joined.women),
        people(left.women),
        people(joined.men),
        people(left.men)
    );
    let caption = Caption { id: "joiners-and-leavers", title, what: "Joiners and leavers by gender" };
    Some(figure(facts, caption, ChartKind::Flows(Flows { months })))
}

fn provisional(facts: &AgencyFacts<'_>) -> Option<String> {
    let from = facts.release.provisional_from?;
    let grace = facts.pipeline.grace_months;
    Some(format!(
        "From {} on the movements are provisional: who is back within {grace} months was absent, not a leaver and a joiner.",
        month(from)
    ))
}

fn bridge(facts: &AgencyFacts<'_>, seen: &Seen) -> Block {
    let step = |part: &crate::measure::Part| BridgeStep {
        label: super::breakdown::capitalised(&part.name),
        women: part.women,
        men: part.men,
        points: part.points,
    };
    let kind = Bridge {
        start_label: month(seen.from),
        start: seen.account.opening,
        steps: seen.decomposition.parts.iter().map(step).collect(),
        end_label: facts.month(),
        end: seen.account.closing,
    };
    let caption = Caption { id: "bridge", title: bridge_title(seen), what: "Change in the number of women, all staff" };
    figure(facts, caption, ChartKind::Bridge(kind))
}

fn bridge_title(seen: &Seen) -> String {
    let (opening, closing) = (&seen.account.opening, &seen.account.closing);
    let shares = seen.decomposition.points.filter(|_| !is_few(opening) && !is_few(closing));
    let shares = shares.map_or_else(String::new, |it| format!(" ({} points)", points(it)));
    let (then, now) = (people(opening.women), people(closing.women));
    format!(
        "In twelve months the number of women went from {then} to {now}, men from {} to {}{shares}",
        people(opening.men),
        people(closing.men)
    )
}
