//! `[projection]`, `[[scenario]]`, `[agency.limits]` and `[agency.headcount]`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::domain::{Band, Period, Share};
use crate::pipeline::file::{
    At, ByBandText, HeadcountText, LimitsText, NumberOrText, PipelineFile, ProjectionText, ScenarioText,
};
use crate::pipeline::problems::{Place, Problems};
use crate::pipeline::projection::{
    ByBand, Change, FixedChange, HeadcountPlan, Limits, ProjectionSettings, Scenario, SolveFor,
};
use crate::pipeline::{rule, words};

use super::{bands, target, text};

/// The name that the course without any change has in reports.
const NOTHING_CHANGES: &str = "nothing changes";
/// What [`words::LEVERS`] mean, in the same order.
const LEVERS: [SolveFor; 4] = [SolveFor::Hires, SolveFor::Promotions, SolveFor::Both, SolveFor::Retention];
/// Odds that are odds.
const ODDS: RangeInclusive<f64> = 0.05..=20.0;

/// `[projection]`.
pub(super) fn settings(given: &ProjectionText, problems: &mut Problems<'_>) -> Option<ProjectionSettings> {
    let default = ProjectionSettings::default();
    let months =
        text::whole(given.use_last_months.as_ref(), "use_last_months", 12..=120, default.use_last_months, problems);
    let years = text::whole(given.horizon_years.as_ref(), "horizon_years", 1..=15, default.horizon_years, problems);
    let futures = text::whole(given.futures.as_ref(), "futures", 100..=100_000, default.futures, problems);
    Some(ProjectionSettings { use_last_months: months?, horizon_years: years?, futures: futures? })
}

/// All scenarios that could be made, in file order.
pub(super) fn scenarios(file: &PipelineFile, known: &[Band], problems: &mut Problems<'_>) -> Vec<Scenario> {
    let mut names: Vec<String> = vec![NOTHING_CHANGES.to_owned()];
    let mut scenarios = Vec::new();
    for scenario in &file.scenario {
        let name = &scenario.get().name;
        let folded = crate::domain::fold(name.get());
        if names.contains(&folded) {
            let help = "give it a name of its own; that nothing changes is always projected";
            problems.at(
                rule::SCENARIO_NAME,
                &name.place(),
                format!("the scenario `{}` is there already", name.get()),
                help,
            );
        }
        names.push(folded);
        scenarios.extend(self::scenario(scenario, file, known, problems));
    }
    scenarios
}

fn scenario(
    scenario: &At<ScenarioText>,
    file: &PipelineFile,
    known: &[Band],
    problems: &mut Problems<'_>,
) -> Option<Scenario> {
    let given = scenario.get();
    let name = text::label(&given.name, "name", problems);
    let agencies = given.agencies.iter().filter_map(|id| target::agency(id, file, problems)).collect();
    let starts = given.starts.as_ref().map(|starts| self::starts(starts, problems));
    let change = change(given, &scenario.place(), known, problems);
    Some(Scenario {
        name: name?.to_string(),
        agencies,
        starts: starts.map_or(Some(None), |it| it.map(Some))?,
        change: change?,
    })
}

fn change(given: &ScenarioText, place: &Place, known: &[Band], problems: &mut Problems<'_>) -> Option<Change> {
    let is_fixed = given.women_among_hires_percent.is_some()
        || given.women_among_promotions_percent.is_some()
        || given.women_leaving_change_percent.is_some()
        || given.men_leaving_change_percent.is_some()
        || given.promotion_odds.is_some();
    if let Some(lever) = &given.solve_for {
        if is_fixed {
            let help = "leave out `solve_for`, or the numbers beside it";
            problems.at(rule::SCENARIO, &lever.place(), "a scenario is looked for or given, not both", help);
            return None;
        }
        return text::word(lever, "solve_for", &words::LEVERS, &LEVERS, problems).map(Change::SolveFor);
    }
    if !is_fixed {
        let help = "add `women_among_hires_percent`, `women_among_promotions_percent`, `women_leaving_change_percent`, \
                    `promotion_odds` or `solve_for`";
        problems.at(rule::SCENARIO, place, "the scenario changes nothing", help);
        return None;
    }
    let hires = by_band(given.women_among_hires_percent.as_ref(), "women_among_hires_percent", known, problems);
    let promotions =
        by_band(given.women_among_promotions_percent.as_ref(), "women_among_promotions_percent", known, problems);
    let women = factor(given.women_leaving_change_percent.as_ref(), "women_leaving_change_percent", problems);
    let men = factor(given.men_leaving_change_percent.as_ref(), "men_leaving_change_percent", problems);
    let odds = given.promotion_odds.as_ref().map(|odds| self::odds(odds, problems));
    Some(Change::Fixed(FixedChange {
        hires_women: hires?,
        promotions_women: promotions?,
        exits_women: women?,
        exits_men: men?,
        promotion_odds: odds.map_or(Some(None), |it| it.map(Some))?,
    }))
}

/// Shares by band; a band that does not exist and a fraction in the place of a percentage are problems.
fn by_band(given: Option<&At<ByBandText>>, key: &str, known: &[Band], problems: &mut Problems<'_>) -> Option<ByBand> {
    let Some(given) = given else { return Some(ByBand::default()) };
    match given.get() {
        ByBandText::All(number) => {
            let share = target::percent(&At::new(given.place(), *number), key, problems)?;
            Some(ByBand(vec![(None, share)]))
        }
        ByBandText::Bands(entries) => {
            let before = problems.count();
            let mut shares = Vec::new();
            for (band, number) in entries {
                let share = target::percent(number, key, problems);
                let name = if band.get() == "all" { Some(None) } else { name(band, known, problems).map(Some) };
                shares.extend(name.zip(share));
            }
            (problems.count() == before).then_some(ByBand(shares))
        }
    }
}

fn name(band: &At<String>, known: &[Band], problems: &mut Problems<'_>) -> Option<String> {
    bands::find(band, known, problems).map(|it| it.name.clone())
}

/// A change in per cent, as what is multiplied by.
fn factor(given: Option<&At<f64>>, key: &str, problems: &mut Problems<'_>) -> Option<f64> {
    let Some(given) = given else { return Some(1.0) };
    let found = *given.get();
    if found != 0.0 && found.abs() < 1.0 {
        let message = format!("`{key}` is {found} per cent");
        problems.at_expecting(
            rule::RANGE,
            &given.place(),
            message,
            "per cent, -100 to 100",
            format!("did you mean {}?", found * 100.0),
        );
        return None;
    }
    if !(-100.0..=100.0).contains(&found) {
        let help = "write a number from -100 (nobody leaves) to 100 (twice as many)";
        problems.at_expecting(rule::RANGE, &given.place(), format!("`{key}` is {found}"), "-100 to 100 per cent", help);
        return None;
    }
    Some(1.0 + found / 100.0)
}

fn odds(given: &At<NumberOrText>, problems: &mut Problems<'_>) -> Option<f64> {
    match given.get() {
        NumberOrText::Text(word) if word == "equal" => return Some(1.0),
        NumberOrText::Number(number) if ODDS.contains(number) => return Some(*number),
        NumberOrText::Text(_) | NumberOrText::Number(_) => {}
    }
    let found = match given.get() {
        NumberOrText::Text(word) => format!("`promotion_odds` is \"{word}\""),
        NumberOrText::Number(number) => format!("`promotion_odds` is {number}"),
    };
    let help = "write \"equal\", or how much likelier a woman of the band below is to be promoted than a man, as 1.2";
    problems.at_expecting(rule::RANGE, &given.place(), found, "\"equal\" or a number from 0.05 to 20", help);
    None
}

/// A year stands for its first month.
fn starts(given: &At<NumberOrText>, problems: &mut Problems<'_>) -> Option<Period> {
    let month = match given.get() {
        NumberOrText::Text(text) => text.parse().ok().or_else(|| format!("{text}-01").parse().ok()),
        NumberOrText::Number(number) => format!("{number:04}-01").parse().ok(),
    };
    if month.is_none() {
        let help = "write a year, as 2027, or a month, as \"2027-04\"";
        problems.at(rule::PERIOD, &given.place(), "`starts` is neither a year nor a month", help);
    }
    month
}

/// `[agency.headcount]`.
pub(super) fn headcount(given: &HeadcountText, known: &[Band], problems: &mut Problems<'_>) -> HeadcountPlan {
    let mut plan = BTreeMap::new();
    for (band, years) in &given.0 {
        let Some(name) = name(band, known, problems) else { continue };
        let mut posts = BTreeMap::new();
        for (year, number) in &years.0 {
            let parsed = year.get().parse::<i16>().ok().filter(|&it| Period::new(it, 12).is_some());
            match parsed {
                None => {
                    let help = "write years and posts, as `officer = { 2027 = 1250, 2031 = 1300 }`";
                    problems.at(rule::HEADCOUNT, &year.place(), format!("`{}` is not a year", year.get()), help);
                }
                Some(_) if !(0.0..=10_000_000.0).contains(number.get()) => {
                    let message = format!("{} posts in {}", number.get(), year.get());
                    problems.at(
                        rule::HEADCOUNT,
                        &number.place(),
                        message,
                        "write how many posts there are to be, 0 or more",
                    );
                }
                Some(year) => {
                    posts.insert(year, *number.get());
                }
            }
        }
        plan.insert(name, posts);
    }
    HeadcountPlan(plan)
}

/// `[agency.limits]`.
pub(super) fn limits(given: &LimitsText, known: &[Band], problems: &mut Problems<'_>) -> Option<Limits> {
    let mut assumed = Vec::new();
    let mut share = |number: Option<&At<f64>>, key: &str, default: u64, words: &str, problems: &mut Problems<'_>| {
        number.map_or_else(
            || {
                assumed.push(format!("{words}: {default} %"));
                Share::of(default, 100)
            },
            |number| target::percent(number, key, problems),
        )
    };
    let key = "women_among_qualified_applicants_percent";
    let qualified = by_band(given.women_among_qualified_applicants_percent.as_ref(), key, known, problems);
    let most = given.most_women_among_hires_percent.as_ref();
    let most = share(most, "most_women_among_hires_percent", 60, "the most women among people hired", problems);
    let fewest = given.fewest_women_among_hires_percent.as_ref();
    let fewest = share(fewest, "fewest_women_among_hires_percent", 40, "the fewest women among people hired", problems);
    let kept = given.womens_exits_preventable_percent.as_ref();
    let kept =
        share(kept, "womens_exits_preventable_percent", 20, "the part of exits that could be prevented", problems);
    let stay = given.people_stay_years.as_ref().map(|years| stay_years(years, problems));
    Some(Limits {
        qualified: qualified?,
        most_hired: most?,
        fewest_hired: fewest?,
        preventable: kept?,
        stay_years: stay.map_or(Some(None), |it| it.map(Some))?,
        assumed,
    })
}

/// Shortest and longest stay, in years.
fn stay_years(given: &At<Vec<f64>>, problems: &mut Problems<'_>) -> Option<[f64; 2]> {
    if let [low, high] = given.get()[..]
        && (1.0..=45.0).contains(&low)
        && (low..=45.0).contains(&high)
    {
        return Some([low, high]);
    }
    let help =
        "write the shortest and the longest time that people may stay on average, as people_stay_years = [6, 15]";
    let message = format!("`people_stay_years` is {:?}", given.get());
    problems.at_expecting(
        rule::RANGE,
        &given.place(),
        message,
        "two numbers of years from 1 to 45, the shorter first",
        help,
    );
    None
}

/// `sure` of a target: 50 to 95 per cent.
pub(super) fn sure(given: Option<&At<f64>>, problems: &mut Problems<'_>) -> Option<Share> {
    let Some(given) = given else { return Share::of(80, 100) };
    let share = target::percent(given, "sure", problems)?;
    if !(0.5..=0.95).contains(&share.fraction()) {
        let help = "write how many of 100 futures are to succeed: 50 is a coin toss, 80 is usual";
        problems.at_expecting(
            rule::RANGE,
            &given.place(),
            format!("`sure` is {}", given.get()),
            "50 to 95 per cent",
            help,
        );
        return None;
    }
    Some(share)
}
