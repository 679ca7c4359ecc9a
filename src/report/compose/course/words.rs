//! What a projection says, in sentences.

use crate::chart::numbers::{is_few, isolated, month, people, share_and_people, whole_percent};
use crate::domain::{Gender, GenderCount, Period};
use crate::measure::not_stated_bounds;
use crate::pipeline::Target;
use crate::target::projection::{
    Answer, Course, FromStocks, LeverUnit, Plan, Required, StraightLine, TargetProjection, Verdict,
};

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
    match step(now, answer.due).and_then(|step| at(&answer.unchanged, step, is_few(count))) {
        Some(then) => format!("{name}: {today} women now. If nothing changes, {then} by {due}; target met in {met}"),
        None => format!("{name}: {today} women now. If nothing changes, target met by {due} in {met}"),
    }
}

/// Where a course is at a step: a whole per cent, or people where they are few.
pub(super) fn at(course: &Course, step: usize, few: bool) -> Option<String> {
    let (women, base) = (course.outlook.women.get(step)?, course.outlook.base.get(step)?);
    if few || *base < 10.0 {
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
    let Some(answer) = &it.answer else {
        let known = it.from_stocks.as_ref().map_or_else(String::new, |known| format!(" {}", from_stocks(known)));
        return format!("{words}.{known}");
    };
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

/// What the numbers of people alone tell, between two guesses of how long people stay.
fn from_stocks(known: &FromStocks) -> String {
    let who = plural(known.short);
    let [short, long] = known.stay_years;
    let between = |of: [Option<f64>; 2]| match of {
        [Some(one), Some(other)] => {
            let (low, high) = (one.min(other) * 100.0, one.max(other) * 100.0);
            Some(format!("{low:.0} to {high:.0}"))
        }
        _ => None,
    };
    let course = between(known.share_when_due)
        .map_or_else(String::new, |range| format!(": {range} % women when it is due if nothing changes"));
    let takes = match (between(known.hires_needed), known.attainable) {
        (Some(range), _) => format!("of 100 people hired {range} would have to be {who} to meet it on average"),
        (None, [false, false]) => format!("even if only {who} were hired it would be missed"),
        (None, _) => format!("whether any share of {who} among people hired meets it depends on how long people stay"),
    };
    format!(
        "From the numbers of people alone, if people stay {short} to {long} years on average{course}; {takes}. These are a \
         band of results, not chances: nobody can be followed from list to list."
    )
}

/// What women's exits look like beside men's, band by band, in one sentence; none where there are no rates.
pub(super) fn who_leaves_more(bands: &[(String, f64)]) -> Option<String> {
    // Nineteen of twenty either way, as the method asks: anything less is no difference.
    let of = |is: fn(f64) -> bool| bands.iter().filter(|it| is(it.1)).map(|it| it.0.as_str()).collect::<Vec<_>>();
    let (more, fewer) = (of(|it| it > 0.95), of(|it| it < 0.05));
    let said =
        |who: &str, bands: &[&str]| (!bands.is_empty()).then(|| format!("{who} leave more in: {}", bands.join(", ")));
    let said: Vec<String> = [said("women", &more), said("men", &fewer)].into_iter().flatten().collect();
    (!bands.is_empty()).then(|| {
        if said.is_empty() {
            "Whether women or men leave more cannot be said in any band.".to_owned()
        } else {
            format!("{}; in all other bands no difference can be told.", capital_first(&said.join("; ")))
        }
    })
}

fn capital_first(words: &str) -> String {
    crate::report::compose::breakdown::capitalised(words)
}

/// What the share of women lies between where more than one in twenty people have no gender stated; nothing where they are fewer.
pub(super) fn not_stated(count: &GenderCount) -> Option<String> {
    if count.not_stated * 20 <= count.base() + count.not_stated {
        return None;
    }
    let (low, high) = not_stated_bounds(count)?;
    Some(format!(
        "The gender of {} people is not stated: were they all men the share of women would be {}, were they all women {}. Every \
         number below is about the {} others.",
        people(count.not_stated),
        whole_percent(low.fraction()),
        whole_percent(high.fraction()),
        people(count.base())
    ))
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
    fn a_difference_in_leaving_is_one_in_nineteen_of_twenty() {
        let bands = |of: &[(&str, f64)]| of.iter().map(|(name, it)| ((*name).to_owned(), *it)).collect::<Vec<_>>();
        assert_eq!(
            who_leaves_more(&bands(&[("officer", 0.97), ("manager", 0.38), ("support", 0.02)])).unwrap(),
            "Women leave more in: officer; men leave more in: support; in all other bands no difference can be told."
        );
        assert_eq!(
            who_leaves_more(&bands(&[("officer", 0.94)])).unwrap(),
            "Whether women or men leave more cannot be said in any band."
        );
        assert_eq!(who_leaves_more(&[]), None);
    }

    #[test]
    fn people_whose_gender_is_not_stated_are_bounds_from_one_in_twenty_on() {
        let count = |not_stated| GenderCount { not_stated, ..GenderCount::known(30, 65) };
        assert_eq!(not_stated(&count(5)), None);
        let words = not_stated(&count(25)).unwrap().replace('\u{A0}', " ");
        assert!(words.contains("25 people") && words.contains("25 %, were they all women 46 %"), "{words}");
        assert_eq!(not_stated(&GenderCount::default()), None);
    }

    #[test]
    fn a_band_of_results_says_between_what() {
        let known = |needed, attainable| FromStocks {
            stay_years: [6.0, 15.0],
            short: Gender::Woman,
            share_when_due: [Some(0.38), Some(0.31)],
            hires_needed: needed,
            attainable,
        };
        let words = from_stocks(&known([Some(0.47), Some(0.61)], [true; 2]));
        assert_eq!(
            words,
            "From the numbers of people alone, if people stay 6 to 15 years on average: 31 to 38 % women when it is due if \
             nothing changes; of 100 people hired 47 to 61 would have to be women to meet it on average. These are a band of \
             results, not chances: nobody can be followed from list to list."
        );
        assert!(
            from_stocks(&known([None, None], [false; 2])).contains("even if only women were hired it would be missed")
        );
        assert!(from_stocks(&known([Some(0.9), None], [true, false])).contains("depends on how long people stay"));
    }

    #[test]
    fn chances_are_futures_and_never_certain_by_rounding() {
        assert_eq!(futures(0.0), "none of the futures");
        assert_eq!(futures(0.004), "fewer than 1 of 100 futures");
        assert_eq!(futures(0.2), "20 of 100 futures");
        assert_eq!(futures(0.9949), "more than 99 of 100 futures");
        assert_eq!(futures(1.0), "all futures");
    }
}
