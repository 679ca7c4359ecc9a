//! Months of joiners and leavers as they are drawn: as they are, or by calendar quarter where there are many.

use super::numbers::short_month;
use super::spec::FlowMonth;
use crate::domain::GenderCount;

/// More months than this are drawn by quarter.
const MONTHS: usize = 24;

/// One pair of columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bucket {
    pub label: String,
    pub year: i16,
    pub quarter: bool,
    /// Months it holds.
    pub months: usize,
    pub joiners: GenderCount,
    pub leavers: GenderCount,
}

/// The columns of these months.
pub(super) fn buckets(months: &[FlowMonth]) -> Vec<Bucket> {
    let quarter = months.len() > MONTHS;
    let mut buckets: Vec<Bucket> = Vec::new();
    for month in months {
        let label = if quarter {
            format!("Q{}", (month.period.month() - 1) / 3 + 1)
        } else {
            short_month(month.period).to_owned()
        };
        let year = month.period.year();
        match buckets.last_mut() {
            Some(bucket) if bucket.label == label && bucket.year == year => {
                bucket.months += 1;
                bucket.joiners += month.joiners;
                bucket.leavers += month.leavers;
            }
            _ => {
                buckets.push(Bucket {
                    label,
                    year,
                    quarter,
                    months: 1,
                    joiners: month.joiners,
                    leavers: month.leavers,
                });
            }
        }
    }
    buckets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Period;

    #[test]
    fn many_months_become_quarters_and_lose_nobody() {
        let start = Period::new(2024, 2).unwrap();
        let month = |index| FlowMonth {
            period: start.plus(index),
            joiners: GenderCount::known(1, 2),
            leavers: GenderCount::known(3, 4),
        };
        let months: Vec<FlowMonth> = (0..25).map(month).collect();
        let drawn = buckets(&months);
        assert_eq!((drawn.len(), drawn[0].label.as_str(), drawn[0].months), (9, "Q1", 2));
        assert_eq!(drawn.iter().map(|bucket| bucket.leavers.men).sum::<u64>(), 100);
        assert_eq!(buckets(&months[..24]).len(), 24);
    }
}
