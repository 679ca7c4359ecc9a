//! A projection on a terminal, and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::words;
use crate::chart::numbers::{is_few, month};
use crate::disclosure::ProjectionRelease;
use crate::domain::{GenderCount, Period};
use crate::pipeline::Target;
use crate::target::projection::{Answer, Course, FromStocks, Required, StraightLine, TargetProjection};

/// The projections of one agency, with what they are about.
pub struct Told<'a> {
    /// Id of the agency.
    pub agency: &'a str,
    /// The list that everything starts from.
    pub period: Period,
    /// The targets with their people today, in the order of the projections.
    pub targets: Vec<(&'a Target, GenderCount)>,
    /// The projections.
    pub projection: &'a ProjectionRelease,
}

impl Told<'_> {
    /// Sentences for people.
    #[must_use]
    pub fn words(&self) -> String {
        let mut text = format!("{}, from the list of {}\n", self.agency, month(self.period));
        for ((target, count), it) in self.targets.iter().zip(self.projection.targets()) {
            for line in lines(self.period, target, count, it) {
                let _ = writeln!(text, "{line}");
            }
        }
        text
    }

    /// The same for programs; shares are fractions, what is undefined is null.
    #[must_use]
    pub fn json(&self) -> Value {
        let targets = self.targets.iter().zip(self.projection.targets());
        let targets: Vec<Value> =
            targets.map(|((target, count), it)| target_json(self.period, target, count, it)).collect();
        json!({ "agency": self.agency, "period": self.period.to_string(), "targets": targets })
    }
}

fn lines(now: Period, target: &Target, count: &GenderCount, it: &TargetProjection) -> Vec<String> {
    let Some(answer) = &it.answer else {
        return vec![format!("\n{}", target.name), format!("  {}", words::verdict(it))];
    };
    let mut lines =
        vec![format!("\n{}.", words::title(target, now, count, answer)), format!("  {}", words::verdict(it))];
    let courses = answer.scenarios.iter().chain(answer.plan.iter().map(|it| &it.course));
    lines.extend(courses.filter_map(|course| course_line(now, count, course, answer)));
    lines.extend(answer.required.iter().map(required_line));
    lines.extend(answer.plan.iter().filter_map(|it| words::next_year(it, answer.short)).map(|it| format!("  {it}")));
    lines
}

fn course_line(now: Period, count: &GenderCount, course: &Course, answer: &Answer) -> Option<String> {
    let then = words::at(course, words::step(now, answer.due)?, is_few(count))?;
    let met = words::futures(course.chance);
    Some(format!("  {} ({}): {then} by {}, met in {met}", course.name, course.what, month(answer.due)))
}

fn required_line(it: &Required) -> String {
    let today = it.today.map_or_else(String::new, |today| format!(", now {}", words::lever_number(Some(today), it)));
    let (half, sure) = (words::lever_number(it.at_half, it), words::lever_number(it.at_sure, it));
    format!("  {}{today}: {half} for an even chance, {sure} for the chance asked for", it.lever)
}

fn target_json(now: Period, target: &Target, count: &GenderCount, it: &TargetProjection) -> Value {
    let line = match it.straight_line {
        StraightLine::Year(year) => Some(year),
        StraightLine::Reached | StraightLine::NotWithin | StraightLine::Unknown => None,
    };
    json!({
        "name": target.name, "women": count.women, "women_and_men": count.base(), "due": target.by.to_string(),
        "verdict": it.verdict.words(), "straight_line_year": line, "months_learned_from": it.learned.months,
        "from_stocks": it.from_stocks.as_ref().map(from_stocks_json),
        "answer": it.answer.as_ref().map(|answer| answer_json(now, answer)),
        "assumptions": it.assumptions,
    })
}

fn from_stocks_json(it: &FromStocks) -> Value {
    json!({
        "stay_years": it.stay_years, "who": words::plural(it.short), "share_of_women_when_due": it.share_when_due,
        "needed_among_hires": it.hires_needed, "attainable": it.attainable,
    })
}

fn answer_json(now: Period, answer: &Answer) -> Value {
    let course = |it: &Course| {
        let shares = words::step(now, answer.due).and_then(|step| it.outlook.shares.get(step).copied().flatten());
        let share = |place: usize| shares.map(|it| it[place]);
        json!({
            "name": it.name, "what": it.what, "chance": it.chance, "share_of_women": share(2),
            "p10": share(0), "p25": share(1), "p75": share(3), "p90": share(4),
        })
    };
    let required =
        |it: &Required| json!({ "lever": it.lever, "today": it.today, "for_half": it.at_half, "for_sure": it.at_sure });
    let year = |it: &crate::target::projection::PlanYear| {
        json!({
            "end": it.end.to_string(), "people": it.short, "women_and_men": it.base, "warning": it.warning, "hires": it.hires.0,
            "of_hires": it.hires.1, "promotions": it.promotions.0, "of_promotions": it.promotions.1,
        })
    };
    let lever = |it: &crate::target::projection::LeverEffect| json!({ "lever": it.words, "points_per_person": it.per_person, "people": it.feasible_people, "points": it.feasible });
    json!({
        "due": answer.due.to_string(), "sure": answer.sure, "who": words::plural(answer.short),
        "unchanged": course(&answer.unchanged), "scenarios": answer.scenarios.iter().map(course).collect::<Vec<_>>(),
        "required": answer.required.iter().map(required).collect::<Vec<_>>(),
        "plan": answer.plan.as_ref().map(|plan| json!({
            "course": course(&plan.course), "years": plan.years.iter().map(year).collect::<Vec<_>>(),
        })),
        "least_change": answer.change.as_ref().map(|it| json!({
            "people": it.people, "short": it.short,
            "bands": it.bands.iter().map(|band| json!({
                "band": band.band, "hired": band.hired, "promoted": band.promoted,
                "share_unchanged": band.unchanged, "share_planned": band.planned,
            })).collect::<Vec<_>>(),
        })),
        "first_feasible_year": answer.first_feasible, "steady_share_of_women": answer.steady,
        "levers": answer.levers.iter().map(lever).collect::<Vec<_>>(),
    })
}
