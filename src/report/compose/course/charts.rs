//! The pictures of a target: the fan, the chance by year, the levers.

use super::words::{futures, lever_number, plural, step};
use crate::chart::numbers::{isolated, month, points};
use crate::chart::{Chance, ChanceSeries, ChartKind, Fan, FanStep, LeverBar, Levers, PlanPoint, TargetMark};
use crate::domain::rounding::nearest;
use crate::domain::{Gender, Period};
use crate::pipeline::Target;
use crate::report::Block;
use crate::report::compose::AgencyFacts;
use crate::report::compose::figures::{Caption, figure};
use crate::report::compose::targets::mark;
use crate::target::projection::{Answer, Course, LeverUnit, PlanYear, TargetProjection, Verdict};

/// Courses that a picture of chances shows at most, "nothing changes" among them.
const COURSES: usize = 4;
/// Levers shown at most.
const LEVERS: usize = 8;

pub(super) fn fan(
    facts: &AgencyFacts<'_>,
    place: usize,
    title: String,
    target: &Target,
    it: &TargetProjection,
    answer: &Answer,
) -> Block {
    let kind = Fan {
        past: it.past.iter().filter(|(period, _)| *period <= facts.release.period).copied().collect(),
        events: events(facts),
        future: steps(facts, &answer.unchanged),
        plan: answer.plan.iter().flat_map(|it| &it.years).map(|year| plan_point(year, answer.short)).collect(),
        best: answer.best.iter().enumerate().map(|(at, &share)| (month_after(facts, at), share)).collect(),
        target: target_mark(target),
        due: answer.due,
        margin: margin(it, answer),
    };
    let what = format!("Share of women, {}: projection if people go on moving as they did", isolated(&target.name));
    figure(facts, Caption { id: &format!("course-{}-fan", place + 1), title, what: &what }, ChartKind::Fan(kind))
}

fn month_after(facts: &AgencyFacts<'_>, at: usize) -> Period {
    facts.release.period.plus(i32::try_from(at + 1).unwrap_or(i32::MAX))
}

fn events(facts: &AgencyFacts<'_>) -> Vec<(Period, String)> {
    let shown = facts.agency.structural_months.iter().filter(|it| facts.release.history.contains_key(it));
    shown.map(|&period| (period, "re-organisation, not learned from".to_owned())).collect()
}

fn steps(facts: &AgencyFacts<'_>, course: &Course) -> Vec<FanStep> {
    let outlook = &course.outlook;
    let shares = outlook.shares.iter().zip(&outlook.women).zip(&outlook.base).enumerate();
    shares
        .filter_map(|(at, ((shares, women), base))| {
            Some(FanStep {
                period: month_after(facts, at),
                shares: (*shares)?,
                women: nearest(*women),
                base: nearest(*base),
            })
        })
        .collect()
}

fn plan_point(year: &PlanYear, short: Gender) -> PlanPoint {
    let women = if short == Gender::Man { year.base - year.short } else { year.short };
    PlanPoint { period: year.end, women, base: year.base }
}

fn target_mark(target: &Target) -> TargetMark {
    mark(target)
}

/// The three numbers beside the fan.
fn margin(projection: &TargetProjection, answer: &Answer) -> Vec<String> {
    let mut words =
        vec![format!("Nothing changes: target met by {} in {}", month(answer.due), futures(answer.unchanged.chance))];
    words.extend(answer.plan.as_ref().map(|plan| format!("With the plan: in {}", futures(plan.course.chance))));
    let who = plural(answer.short);
    let hires = answer.required.iter().find(|it| it.unit == LeverUnit::Share);
    words.extend(hires.and_then(|it| {
        let now = it.today?;
        let needed = lever_number(it.at_sure, it);
        let needed = it.at_sure.map_or(needed, |share| format!("{:.0}", share * 100.0));
        let now = format!("Of 100 people hired, {who}: {:.0} now", now * 100.0);
        // What is met, or will be met as things are, asks for nothing.
        let asks = !matches!(projection.verdict, Verdict::Met | Verdict::OnCourse);
        Some(if asks { format!("{now}, needed: {needed}") } else { now })
    }));
    words.push(format!("Verdict: {}", projection.verdict.words()));
    words
}

pub(super) fn chance(facts: &AgencyFacts<'_>, place: usize, target: &Target, answer: &Answer) -> Block {
    let plan = answer.plan.iter().map(|it| &it.course);
    let all: Vec<&Course> =
        [&answer.unchanged].into_iter().chain(plan).chain(&answer.scenarios).take(COURSES).collect();
    let year_ends: Vec<(usize, Period)> = (0..answer.unchanged.outlook.reached.len())
        .map(|at| (at, month_after(facts, at)))
        .filter(|(_, period)| period.month() == 12)
        .collect();
    let series = |course: &&Course| ChanceSeries {
        label: course.name.clone(),
        points: year_ends.iter().filter_map(|&(at, period)| Some((period, *course.outlook.reached.get(at)?))).collect(),
    };
    let kind = Chance { series: all.iter().map(series).collect(), due: answer.due };
    let name = isolated(&target.name);
    let reached =
        step(facts.release.period, answer.due).and_then(|at| answer.unchanged.outlook.reached.get(at).copied());
    let title = format!(
        "{name}: reached and held by {} in {} if nothing changes",
        month(answer.due),
        futures(reached.unwrap_or(0.0))
    );
    let what = "Part of the futures in which the target has been reached, by year";
    figure(facts, Caption { id: &format!("course-{}-chance", place + 1), title, what }, ChartKind::Chance(kind))
}

pub(super) fn levers(facts: &AgencyFacts<'_>, place: usize, target: &Target, answer: &Answer) -> Option<Block> {
    let first = answer.levers.first()?;
    let bar = |it: &crate::target::projection::LeverEffect| LeverBar {
        label: it.words.clone(),
        per_person: it.per_person,
        people: it.feasible_people,
        feasible: it.feasible,
    };
    let kind = Levers { bars: answer.levers.iter().take(LEVERS).map(bar).collect() };
    let title = format!(
        "{}: most would come of this, {} points: {}",
        isolated(&target.name),
        points(first.feasible),
        first.words
    );
    let what = format!("Points of the share of {} by {}", plural(answer.short), month(answer.due));
    let id = format!("course-{}-levers", place + 1);
    Some(figure(facts, Caption { id: &id, title, what: &what }, ChartKind::Levers(kind)))
}
