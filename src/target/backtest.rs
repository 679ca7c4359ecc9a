//! The projection held against the agency's own past: learned up to a past list, projected, and compared with what came.

use rayon::prelude::*;

use super::future::{Futures, Group, Outlook, Start, simulate};
use super::history::History;
use super::model::Policy;
use super::posts::posts_in_rounds;
use super::rates::Posterior;
use crate::domain::{GenderCount, Period, Share};

/// Months ahead that are tried.
const AHEAD: [u32; 3] = [12, 24, 36];
/// Months between one past list and the next that is projected from.
const EVERY: i32 = 3;
/// Fewest months that rates are learned from.
const FEWEST_MONTHS: u32 = 12;
/// Predictions from which on too narrow intervals are widened, and the coverage below which they are.
const ENOUGH: usize = 20;
const TOO_NARROW: f64 = 0.65;
/// Coverage that is meant.
const MEANT: f64 = 0.8;

/// What came of the projections of one distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// Months ahead.
    pub months: u32,
    /// Projections compared.
    pub predictions: usize,
    /// Share of them whose 80 % interval held what came.
    pub coverage: f64,
    /// Mean absolute error of the median, in points.
    pub error: f64,
    /// The same of "no change".
    pub no_change: f64,
    /// The same of a straight line through the last years; `None` where there was no earlier list.
    pub line: Option<f64>,
}

/// What came of all projections.
#[derive(Clone, Debug, PartialEq)]
pub struct BackTest {
    /// By distance, where the past is long enough.
    pub tested: Vec<Tested>,
    /// What the intervals have to be widened by, on the scale of log odds, to hold what came; 1 where they do.
    pub widening: f64,
}

/// What is tested.
#[derive(Clone, Copy)]
pub struct Test<'a> {
    /// The past.
    pub history: &'a History,
    /// The past of the agency, which says in which months it promotes.
    pub agency: &'a History,
    /// The last list that may be looked at.
    pub until: Period,
    /// The people asked about, each for themselves.
    pub groups: &'a [Group],
    /// Months that rates are learned from, at most.
    pub window: u32,
    /// Months that leavers may come back within: on a past list the movements of as many months before it were not certain yet.
    pub grace: u8,
    /// Futures of each projection.
    pub futures: Futures,
}

/// One projection and what came.
struct Prediction {
    months: u32,
    interval: [f64; 5],
    came: f64,
    then: f64,
    line: Option<f64>,
}

/// Holds the projection of each group against the past; `None` where the past is too short.
#[must_use]
pub fn backtest(test: &Test<'_>) -> Vec<Option<BackTest>> {
    let first = i32::try_from(AHEAD[0]).unwrap_or(i32::MAX);
    let is_origin = |ago: i32| ago >= first && (ago - first) % EVERY == 0;
    let lists = test.history.stock.range(..=test.until).map(|(&period, _)| period);
    let origins: Vec<Period> = lists.filter(|&it| is_origin(test.until.months_since(it))).collect();
    let predictions: Vec<Vec<Vec<Prediction>>> = origins.into_par_iter().map(|it| predictions(test, it)).collect();
    let of_group = |place: usize| {
        let predictions: Vec<&Prediction> = predictions.iter().filter_map(|it| it.get(place)).flatten().collect();
        let tested: Vec<Tested> = AHEAD.iter().filter_map(|&months| tested(&predictions, months)).collect();
        (!tested.is_empty()).then(|| BackTest { tested, widening: widening(&predictions) })
    };
    (0..test.groups.len()).map(of_group).collect()
}

fn share_at(test: &Test<'_>, group: &Group, period: Period) -> Option<f64> {
    let stock = test.history.stock.get(&period)?;
    let count: GenderCount = group.bands.iter().filter_map(|&band| stock.get(band)).copied().sum();
    count.share_of_women().map(Share::fraction)
}

/// The predictions of a past list, group by group: one projection of the agency serves all.
fn predictions(test: &Test<'_>, origin: Period) -> Vec<Vec<Prediction>> {
    let known = || {
        let certain = origin.plus(-i32::from(test.grace));
        let evidence = test.history.evidence(test.window, certain);
        let posterior = Posterior::of(&evidence).filter(|_| evidence.months >= FEWEST_MONTHS)?;
        let stock = test.history.stock.get(&origin)?;
        let months = test.agency.usual_months(test.window, certain);
        let plan = posts_in_rounds(test.history, stock, origin, &months, &posterior.mean(), None)?;
        Some((posterior, plan, stock.iter().map(|it| [it.women, it.men]).collect::<Vec<_>>()))
    };
    let Some((posterior, plan, people)) = known() else { return Vec::new() };
    let farthest = test.until.months_since(origin);
    let ahead: Vec<u32> = AHEAD.into_iter().filter(|&it| i64::from(it) <= i64::from(farthest)).collect();
    let Some(&most) = ahead.last() else { return Vec::new() };
    let start = Start { ladder: &test.history.ladder, people: &people, posterior: &posterior, plan: &plan };
    let outlooks = simulate(&start, &Policy::default(), test.groups, most as usize, test.futures);
    let of_group = |(group, outlook): (&Group, Outlook)| {
        let one = |&months: &u32| prediction(test, group, &outlook, origin, months);
        ahead.iter().filter_map(one).collect()
    };
    test.groups.iter().zip(outlooks).map(of_group).collect()
}

/// What was said of a group at a past list, and what came.
fn prediction(test: &Test<'_>, group: &Group, outlook: &Outlook, origin: Period, months: u32) -> Option<Prediction> {
    let then = share_at(test, group, origin)?;
    let came = share_at(test, group, origin.plus(i32::try_from(months).ok()?))?;
    let interval = (*outlook.shares.get(months as usize - 1)?)?;
    let earlier = earlier(test, group, origin);
    let line = earlier.map(|(ago, share)| (then + (then - share) * f64::from(months) / ago).clamp(0.0, 1.0));
    Some(Prediction { months, interval, came, then, line })
}

/// The share three years before a list, or at the first list if that is at least a year before; with the months between.
fn earlier(test: &Test<'_>, group: &Group, origin: Period) -> Option<(f64, f64)> {
    let period = test.history.stock.range(origin.plus(-36)..origin.plus(-11)).next().map(|(&period, _)| period)?;
    Some((f64::from(origin.months_since(period)), share_at(test, group, period)?))
}

fn tested(predictions: &[&Prediction], months: u32) -> Option<Tested> {
    let of: Vec<&Prediction> = predictions.iter().copied().filter(|it| it.months == months).collect();
    let count = of.len();
    let mean =
        |error: &dyn Fn(&Prediction) -> f64| of.iter().map(|it| error(it).abs()).sum::<f64>() / count as f64 * 100.0;
    let lines: Vec<f64> = of.iter().filter_map(|it| Some((it.line? - it.came).abs() * 100.0)).collect();
    (count > 0).then(|| Tested {
        months,
        predictions: count,
        coverage: covered(&of, 1.0),
        error: mean(&|it| it.interval[2] - it.came),
        no_change: mean(&|it| it.then - it.came),
        line: (lines.len() == count).then(|| lines.iter().sum::<f64>() / count as f64),
    })
}

fn covered(predictions: &[&Prediction], widening: f64) -> f64 {
    let holds = |it: &&&Prediction| {
        let [low, .., high] = widened(it.interval, widening);
        low <= it.came + 1e-12 && it.came <= high + 1e-12
    };
    predictions.iter().filter(holds).count() as f64 / predictions.len().max(1) as f64
}

fn widening(predictions: &[&Prediction]) -> f64 {
    if predictions.len() < ENOUGH || covered(predictions, 1.0) >= TOO_NARROW {
        return 1.0;
    }
    let mut tries = (11..=40).map(|tenths| f64::from(tenths) / 10.0);
    tries.find(|&factor| covered(predictions, factor) >= MEANT).unwrap_or(4.0)
}

/// Quantiles of a share drawn apart around their median, on the scale of log odds, where they stay between 0 and 1.
#[must_use]
pub fn widened(quantiles: [f64; 5], factor: f64) -> [f64; 5] {
    if factor <= 1.0 {
        return quantiles;
    }
    let inside = |share: f64| share.clamp(1e-4, 1.0 - 1e-4);
    let odds = |share: f64| (inside(share) / (1.0 - inside(share))).ln();
    let middle = odds(quantiles[2]);
    quantiles.map(|share| 1.0 / (1.0 + (-(middle + (odds(share) - middle) * factor)).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widening_keeps_the_median_and_stays_within_shares() {
        let narrow = [0.02, 0.04, 0.05, 0.06, 0.09];
        let wide = widened(narrow, 2.0);
        assert!((wide[2] - 0.05).abs() < 1e-12);
        assert!(wide[0] > 0.0 && wide[0] < narrow[0] && wide[4] > narrow[4] && wide[4] < 1.0);
        assert!(widened(narrow, 1.0).iter().zip(narrow).all(|(one, other)| (one - other).abs() < 1e-12));
    }

    #[test]
    fn errors_and_coverage_are_counted_by_distance() {
        let prediction = |came, median| Prediction {
            months: 12,
            interval: [median - 0.02, median - 0.01, median, median + 0.01, median + 0.02],
            came,
            then: 0.30,
            line: Some(0.40),
        };
        let found = tested(&[&prediction(0.33, 0.32), &prediction(0.36, 0.32)], 12).unwrap();
        assert_eq!((found.predictions, found.coverage), (2, 0.5));
        assert!((found.error - 2.5).abs() < 1e-9 && (found.no_change - 4.5).abs() < 1e-9);
        assert!((found.line.unwrap() - 5.5).abs() < 1e-9);
        assert_eq!(tested(&[], 12), None);
    }

    #[test]
    fn intervals_that_miss_too_much_are_widened_until_they_hold() {
        let miss =
            |_| Prediction { months: 12, interval: [0.29, 0.295, 0.3, 0.305, 0.31], came: 0.33, then: 0.3, line: None };
        let predictions: Vec<Prediction> = (0..20).map(miss).collect();
        let predictions: Vec<&Prediction> = predictions.iter().collect();
        let factor = widening(&predictions);
        assert!(factor > 2.5 && covered(&predictions, factor) >= MEANT);
        assert!((widening(&predictions[..19]) - 1.0).abs() < 1e-12, "too few to say");
    }
}
