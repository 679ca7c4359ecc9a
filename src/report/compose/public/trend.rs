//! Section: the share of women over time.

use super::PublicFacts;
use super::people::figure;
use super::share::Grain;
use crate::chart::{ChartKind, ShareAxis, Trend, TrendLine, TrendPoint};
use crate::disclosure::package::{CellKey, Measure, Package};
use crate::domain::{FEWEST_FOR_COURSE, Period};
use crate::report::Block;
use crate::report::Section;
use crate::report::compose::figures::{Caption, parity_band};

pub(super) fn section(facts: &PublicFacts<'_>) -> Option<Section> {
    let all = line(facts, "All staff", true, &CellKey::default());
    let bands = facts.bands().map(|band| line(facts, band, false, &CellKey::at("rank", [band])));
    let lines: Vec<TrendLine> = [all].into_iter().chain(bands).filter(|it| it.points.len() > 1).collect();
    let main = lines.first()?;
    let (first, last) = (main.points.first()?, main.points.last()?);
    let title = format!(
        "{}: {} women in {}, {} in {}",
        main.label,
        Grain::words(&first.count)?,
        crate::chart::numbers::month(first.period),
        Grain::words(&last.count)?,
        crate::chart::numbers::month(last.period)
    );
    let kind = Trend { lines, targets: vec![parity_band()], events: Vec::new(), axis: ShareAxis::Full };
    let what = "Share of women, months in which 50 women and men or more are published";
    let chart = figure(facts, Caption { id: "trend", title, what }, ChartKind::Trend(kind));
    let words = match facts.grain().most {
        0 => "Each month was protected by itself; months whose counts are withheld are not drawn.",
        _ => "Each month was protected by itself. Steps from month to month within the band of rounding say nothing.",
    };
    Some(Section {
        id: "trend".to_owned(),
        title: "Over time".to_owned(),
        blocks: vec![chart, Block::Text(words.to_owned())],
    })
}

fn line(facts: &PublicFacts<'_>, label: &str, main: bool, cell: &CellKey) -> TrendLine {
    let now = [(facts.package.about().period, facts.package)];
    let months = facts.past.iter().map(|(period, it)| (*period, it)).chain(now);
    let point = |(period, it): (Period, &Package)| {
        let count = it.gender_count(Measure::Stock, None, cell)?;
        (count.base() >= FEWEST_FOR_COURSE).then_some(TrendPoint { period, count })
    };
    TrendLine { label: label.to_owned(), main, points: months.filter_map(point).collect() }
}
