//! What a projection says, in sentences.

use crate::chart::numbers::{is_few, isolated, month, people, share_and_people, whole_percent};
use crate::domain::{Gender, GenderCount, Period};
use crate::pipeline::Target;
use crate::target::projection::{Answer, Course, LeverUnit, Plan, Required, StraightLine, TargetProjection, Verdict};

/// As `20 of 100 futures`.
pub(super) fn futures(chance: f64) -> String {
    let hundredths = chance * 100.0;
    if chance <= 0.0 {
        "none of the futures".to_owned()
    } else if chance >= 1.0 {
        "all futures".to_owned()
    } else if hundredths < 1.0 {
        "fewer than 1 of 100 futures".to_owned()
    } else if hundredths > 99.0 {
        "more than 99 of 100 futures".to_owned()
    } else {
        format!("{hundredths:.0} of 100 futures")
    }
}

/// `women` or `men`.
pub(super) fn plural(gender: Gender) -> &'static str {
    if gender == Gender::Man { "men" } else { "women" }
}

/// The place among a course's steps of the end of `period`, where the last list is of `now`.
pub(super) fn step(now: Period, period: Period) -> Option<usize> {
    usize::try_from(period.months_since(now) - 1).ok()
}

/// The title of a target's chart: where it stands, where it goes, and the chance.
pub(super) fn title(target: &Target, now: Period, count: &GenderCount, answer: &Answer) -> String {
    let name = isolated(&target.name);
    let (due, met) = (month(answer.due), futures(answer.unchanged.chance));
    let today = share_and_people(count);
    match step(now, answer.due).and_then(|step| at(&answer.unchanged, step, count)) {
        Some(then) => format!("{name}: {today} women now. If nothing changes, {then} by {due}; target met in {met}"),
        None => format!("{name}: {today} women now. If nothing changes, target met by {due} in {met}"),
    }
}

/// Where a course is at a step: a whole per cent, or people where they are few.
fn at(course: &Course, step: usize, now: &GenderCount) -> Option<String> {
    let (women, base) = (course.outlook.women.get(step)?, course.outlook.base.get(step)?);
    if is_few(now) || *base < 10.0 {
        return Some(format!("about {women:.0} of {base:.0}"));
    }
    let [.., median, _, _] = course.outlook.shares.get(step).copied().flatten()?;
    Some(whole_percent(median))
}

/// The range of a course at a step, as `8 of 10 futures end between 22 and 31 %`.
pub(super) fn range(course: &Course, step: usize) -> Option<String> {
    if *course.outlook.base.get(step)? < 10.0 {
        return None;
    }
    let [low, .., high] = course.outlook.shares.get(step).copied().flatten()?;
    Some(format!("8 of 10 futures end between {:.0} and {}", low * 100.0, whole_percent(high)))
}

/// The verdict with what it would take.
pub(super) fn verdict(it: &TargetProjection) -> String {
    let words = format!("Verdict: {}", it.verdict.words());
    let Some(answer) = &it.answer else { return words + "." };
    let people = plural(answer.short);
    let sure = format!("{:.0} of 100 futures", answer.sure * 100.0);
    let hires = answer.required.iter().find(|it| it.unit == LeverUnit::Share);
    let takes = match (it.verdict, hires.and_then(|it| it.at_sure)) {
        (Verdict::Met | Verdict::OnCourse, _) => String::new(),
        (Verdict::OutOfReach, _) => {
            let when = answer.first_feasible.map_or_else(
                || "and not within the horizon either".to_owned(),
                |year| format!("{year} is the first year in which that would do"),
            );
            format!("; even if only {people} were hired the target would be missed, {when}")
        }
        (_, Some(needed)) => {
            let today =
                hires.and_then(|it| it.today).map_or_else(String::new, |it| format!(" (now {:.0})", it * 100.0));
            format!("; of 100 people hired {:.0} would have to be {people}{today} to meet it in {sure}", needed * 100.0)
        }
        (_, None) => format!("; no share of {people} among people hired meets it in {sure}"),
    };
    format!("{words}{takes}.")
}

/// The flow target of the coming year, which a unit head controls.
pub(super) fn next_year(plan: &Plan, short: Gender) -> Option<String> {
    let year = plan.years.first()?;
    let (hires, of_hires) = year.hires;
    let (promotions, of_promotions) = year.promotions;
    let who = plural(short);
    let promoted = if promotions == 0 {
        String::new()
    } else {
        format!(" and {} {who} among about {} promotions", people(of_promotions), people(promotions))
    };
    Some(format!(
        "The plan means, until {}: of about {} people hired {} {who}{promoted}; then {} of {} are {who}.",
        month(year.end),
        people(hires),
        people(of_hires),
        people(year.short),
        people(year.base)
    ))
}

/// What the straight line of official texts would say: a reference only.
pub(super) fn straight_line(line: StraightLine, horizon: Period) -> Option<String> {
    let words = match line {
        StraightLine::Reached | StraightLine::Unknown => return None,
        StraightLine::Year(year) => format!("reaches the target in {year}"),
        StraightLine::NotWithin => format!("does not reach the target by {}", horizon.year()),
    };
    Some(format!(
        "For reference only: a straight line through past and present shares, as official texts draw it, {words}. It \
         knows nothing of hires, exits and promotions."
    ))
}

/// The number of a lever, in its unit.
pub(super) fn lever_number(number: Option<f64>, it: &Required) -> String {
    match (number, it.unit) {
        (None, _) => "cannot do it".to_owned(),
        (Some(number), LeverUnit::Share) => whole_percent(number),
        (Some(number), LeverUnit::Points) => format!("+{:.0} points", number * 100.0),
        (Some(number), LeverUnit::Prevented) => format!("{:.0} of 100 exits", number * 100.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_futures_and_never_certain_by_rounding() {
        assert_eq!(futures(0.0), "none of the futures");
        assert_eq!(futures(0.004), "fewer than 1 of 100 futures");
        assert_eq!(futures(0.2), "20 of 100 futures");
        assert_eq!(futures(0.9949), "more than 99 of 100 futures");
        assert_eq!(futures(1.0), "all futures");
    }
}
