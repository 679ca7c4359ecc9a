//! The past of a whole agency, from the summaries of its periods.

use std::collections::BTreeMap;

use super::{History, Pair};
use crate::cube::{Account, Grouped, PeriodSummary};
use crate::domain::{GenderCount, Period};
use crate::target::model::{Ladder, LadderBand};

use super::standing::{Rules, standings};

/// The past of everybody whose rank has a band. Bands are those of the pipeline, junior to senior; the ladder has those that
/// somebody ever held.
#[must_use]
pub fn of_bands(summaries: &BTreeMap<Period, PeriodSummary>, bands: &[&str], rules: &Rules<'_>) -> History {
    let held = |name: &str| summaries.values().any(|it| it.stock.bands.get(name).is_some_and(|it| !it.is_nobody()));
    let bands: Vec<&str> = bands.iter().copied().filter(|name| held(name)).collect();
    let stock = summaries.iter().map(|(&period, it)| (period, in_order(&it.stock.bands, &bands)));
    let pairs = summaries.iter().filter_map(|(&to, it)| {
        let (from, flow) = it.flow.as_ref()?;
        Some(pair(from.parse().ok()?, to, flow, &bands))
    });
    let mut history = History { ladder: ladder(&bands), stock: stock.collect(), pairs: pairs.collect() };
    standings(&mut history, rules);
    history
}

/// A ladder in which each band is fed by the next lower one.
pub(super) fn ladder(bands: &[&str]) -> Ladder {
    let band = |(place, name): (usize, &&str)| LadderBand { name: (*name).to_owned(), feeder: place.checked_sub(1) };
    Ladder { bands: bands.iter().enumerate().map(band).collect() }
}

fn pair(from: Period, to: Period, flow: &Grouped<Account>, bands: &[&str]) -> Pair {
    Pair { from, to, bands: in_order(&flow.bands, bands), standing: super::Standing::Used }
}

fn in_order<M: Clone + Default>(named: &BTreeMap<String, M>, bands: &[&str]) -> Vec<M> {
    bands.iter().map(|band| named.get(*band).cloned().unwrap_or_default()).collect()
}

/// People of several bands together.
pub(super) fn together(stock: &[GenderCount], bands: &[usize]) -> GenderCount {
    bands.iter().filter_map(|&band| stock.get(band)).copied().sum()
}
