//! What a projection is learned from, and what is assumed.

use super::project::Subject;
use super::workforce::{Workforce, YEAR, ends};
use super::{Learned, RateLine, StraightLine};
use crate::domain::{GenderCount, Period, Share, month_name};
use crate::measure::Definition;
use crate::pipeline::Target;
use crate::target::answer;
use crate::target::history::{History, Standing};
use crate::target::rates::BetaCounts;

/// Events below which a rate is called borrowed.
const FEW_EVENTS: u64 = 5;

/// The straight line of official texts.
pub(super) fn straight_line(
    subject: &Subject<'_>,
    history: &History,
    bands: &[usize],
    definition: &Definition,
) -> StraightLine {
    let series = history.series(bands);
    let share = |it: &(Period, GenderCount)| it.1.share_of_women().map(Share::fraction);
    let until = series.iter().rev().find(|it| it.0 <= subject.period);
    let earlier = series.iter().find(|it| it.0 >= subject.period.plus(-60) && it.0 <= subject.period.plus(-11));
    let Some((now, then, ago)) = until
        .zip(earlier)
        .and_then(|(now, then)| Some((share(now)?, share(then)?, f64::from(now.0.months_since(then.0)) / YEAR as f64)))
    else {
        return StraightLine::Unknown;
    };
    let year = f64::from(subject.period.year()) + f64::from(subject.period.month()) / YEAR as f64;
    let (low, high) = ends(definition);
    let horizon = f64::from(subject.pipeline.projection.horizon_years);
    // Above the band it is men who are the fewer: the same line seen from their side.
    let line = if now > high {
        answer::straight_line(1.0 - then, 1.0 - now, ago, year, 1.0 - high, horizon)
    } else {
        answer::straight_line(then, now, ago, year, low, horizon)
    };
    match line {
        answer::StraightLine::Reached => StraightLine::Reached,
        answer::StraightLine::Year(year) => i16::try_from(crate::domain::rounding::nearest(year.floor()))
            .map_or(StraightLine::NotWithin, StraightLine::Year),
        answer::StraightLine::NotWithin | answer::StraightLine::MovingAway => StraightLine::NotWithin,
    }
}

/// Months, rates and what was left out.
pub(super) fn learned(subject: &Subject<'_>, history: &History, workforce: Option<&Workforce<'_>>) -> Learned {
    let window = subject.pipeline.projection.use_last_months;
    let used = history.used(window, subject.period);
    let exposure = workforce.map_or(0.0, |it| it.evidence.bands.iter().map(|it| it.exposure[0] + it.exposure[1]).sum());
    let left_out = history.pairs.iter().filter(|it| it.standing != Standing::Used);
    Learned {
        months: used.iter().map(|it| it.months()).sum(),
        span: used.first().zip(used.last()).map(|(first, last)| (first.from, last.to)),
        person_years: exposure / YEAR as f64,
        left_out: left_out.map(|it| (it.to, it.standing.words())).collect(),
        rates: workforce.map_or_else(Vec::new, rates),
        women_leave_more: workforce.map_or_else(Vec::new, women_leave_more),
        good_and_bad_years: workforce.and_then(|it| it.posterior.years).map(|it| it.dispersion),
        not_projected: history.not_projected(window, subject.period),
    }
}

/// Every rate with its interval and what it rests on; exits a year, since a month's says nothing to readers.
fn rates(workforce: &Workforce<'_>) -> Vec<RateLine> {
    let mut lines = Vec::new();
    let bands = workforce.history.ladder.bands.iter().zip(&workforce.posterior.bands).zip(&workforce.evidence.bands);
    for ((band, it), seen) in bands {
        let mut line = |what: &str, [mean, low, high]: [f64; 3], events: u64, is_odds: bool| {
            let (band, what) = (band.name.clone(), what.to_owned());
            lines.push(RateLine { band, what, is_odds, mean, low, high, events, borrowed: events < FEW_EVENTS });
        };
        let yearly = |rate: f64| 1.0 - (1.0 - rate).powi(12);
        line("women leaving, a year", spread(it.exit_women).map(yearly), seen.exits[0], false);
        line("men leaving, a year", spread(it.exit_men).map(yearly), seen.exits[1], false);
        line("women among people hired", spread(it.hires_women), seen.hires[0] + seen.hires[1], false);
        if let Some(promoted) = it.promoted {
            let promotions = seen.promotions[0] + seen.promotions[1];
            line("vacancies filled by promotion", spread(promoted), promotions + seen.hires[0] + seen.hires[1], false);
            let (mean, deviation) = it.log_odds;
            let odds = [mean, mean - 1.96 * deviation, mean + 1.96 * deviation].map(f64::exp);
            line("odds of promotion, women to men", odds, promotions, true);
        }
    }
    lines
}

/// Band by band, how probable it is that women leave more than men.
fn women_leave_more(workforce: &Workforce<'_>) -> Vec<(String, f64)> {
    let bands = workforce.history.ladder.bands.iter().zip(&workforce.posterior.bands);
    bands.filter_map(|(band, it)| Some((band.name.clone(), it.exit_women.probably_above(&it.exit_men)?))).collect()
}

/// Mean and 95 % interval.
fn spread(beta: BetaCounts) -> [f64; 3] {
    let [low, high] = beta.interval();
    [beta.mean(), low, high]
}

/// What nobody said and was assumed.
pub(super) fn assumptions(subject: &Subject<'_>, target: &Target) -> Vec<String> {
    let settings = &subject.pipeline.projection;
    let mut words = vec![
        format!("rates are learned from at most the last {} months", settings.use_last_months),
        format!("nothing is projected beyond {} years", settings.horizon_years),
        format!("a plan succeeds in {:.0} of 100 futures", target.sure.percent()),
        format!("{} futures are drawn", settings.futures),
    ];
    let months = subject.promoting();
    if subject.agency.headcount.0.is_empty() {
        let waiting =
            if months.is_empty() { "" } else { ", with the posts that wait for the next round of promotions" };
        words.push(format!("every band stays as large as it is today{waiting}"));
    }
    if !months.is_empty() {
        let names: Vec<&str> = months.iter().map(|&it| month_name(it)).collect();
        words.push(format!(
            "people are promoted in {} only, as mostly so far; until then the posts to be filled from below stay open",
            names.join(" and ")
        ));
    }
    if subject.agency.limits.qualified.is_empty() {
        words.push("the share of women among qualified applicants is not known".to_owned());
    }
    words.extend(subject.agency.limits.assumed.iter().cloned());
    words.push("people recorded as neither women nor men stay as many as they are".to_owned());
    words.push("people whose rank has no band are not projected".to_owned());
    words.push("people of all ages leave alike: a wave of retirements that is coming is not known".to_owned());
    words
}
