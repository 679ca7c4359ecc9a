//! What a funnel says of its agencies, in its alt text and its table.

use super::columns::{people as people_cell, text};
use super::grain::FEW_PEOPLE;
use super::numbers::{isolated, people, percent};
use super::peer_spec::{Funnel, FunnelLimit, FunnelPoint, FunnelStanding};
use crate::table::Value;

use FunnelStanding::{Inside, Outside998Above, Outside998Below, Watch95Above, Watch95Below};

/// Names an alt text lists of each standing.
const MOST_NAMES: usize = 5;

impl FunnelStanding {
    /// In a key, a table, a sentence.
    pub(super) fn words(self) -> &'static str {
        match self {
            Outside998Above => "Above the 99.8\u{A0}% limit",
            Watch95Above => "Above the 95\u{A0}% limit only",
            Inside => "Inside the 95\u{A0}% limits",
            Watch95Below => "Below the 95\u{A0}% limit only",
            Outside998Below => "Below the 99.8\u{A0}% limit",
        }
    }
}

impl Funnel {
    /// As "Above the 99.8 % limit: A (52.0 % of 1,200), B (…) and 3 more".
    pub(super) fn named(&self, standing: FunnelStanding) -> Option<String> {
        let all: Vec<&FunnelPoint> = self.standing(standing).collect();
        let say = |point: &&FunnelPoint| {
            format!("{} ({} of {})", isolated(&point.name), percent(point.share), people(point.size))
        };
        let named: Vec<String> = all.iter().take(MOST_NAMES).map(say).collect();
        let more = all.len().saturating_sub(MOST_NAMES);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!all.is_empty()).then(|| format!("{}: {}{rest}", standing.words(), named.join(", ")))
    }

    /// The limits for agencies of this size. Between the sizes given they run evenly over the reciprocal of the root of
    /// the size, as standard errors do.
    fn limit_at(&self, size: u64) -> Option<FunnelLimit> {
        let below = self.limits.iter().filter(|limit| limit.size <= size).max_by_key(|limit| limit.size)?;
        let above = self.limits.iter().filter(|limit| limit.size >= size).min_by_key(|limit| limit.size)?;
        let root = |size: u64| 1.0 / (size.max(1) as f64).sqrt();
        let span = root(below.size) - root(above.size);
        let part = if span > 0.0 { (root(below.size) - root(size)) / span } else { 0.0 };
        let between = |one: f64, two: f64| one + (two - one) * part;
        Some(FunnelLimit {
            size,
            low95: between(below.low95, above.low95),
            high95: between(below.high95, above.high95),
            low998: between(below.low998, above.low998),
            high998: between(below.high998, above.high998),
        })
    }

    /// A row of the table.
    pub(super) fn row(&self, point: &FunnelPoint) -> Vec<Value> {
        let is_few = point.size < FEW_PEOPLE;
        let share = |share: f64| if is_few { Value::TooFew } else { Value::Number(share) };
        let standing = if is_few { Value::NotApplicable } else { text(point.standing.words()) };
        let mut cells = vec![text(&point.name), people_cell(point.size), share(point.share), standing];
        cells.extend([share(point.low), share(point.high)]);
        if self.limits.is_empty() {
            return cells;
        }
        let limit = self.limit_at(point.size).map(|it| [it.low998, it.low95, it.high95, it.high998]);
        cells.extend(limit.map_or([const { Value::NotApplicable }; 4], |shares| shares.map(Value::Number)));
        cells
    }
}
