//! What the projections rest on: months, rates, the test on the agency's own past, assumptions.

use super::words;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{is_few, isolated, month, percent};
use crate::pipeline::Target;
use crate::report::compose::AgencyFacts;
use crate::report::{Block, Section};
use crate::table::{ColumnKind, DataTable, Value};
use crate::target::backtest::{BackTest, Tested};
use crate::target::projection::{Closes, TargetProjection};

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let mut blocks = vec![Block::Text(what_it_is().to_owned())];
    blocks.extend(facts.projection.linked().map(|it| Block::Text(linked(it))));
    blocks.extend(closes(facts.projection.closes()).map(Block::Text));
    let projections: Vec<(&Target, &TargetProjection)> =
        facts.targets.iter().copied().zip(facts.projection.targets()).collect();
    blocks.extend(projections.iter().map(|(target, it)| Block::Text(learned(target, it))));
    blocks.extend(projections.iter().filter_map(|(target, it)| Some(Block::Text(tested(target, it)?))));
    blocks.extend([back_tests(facts, &projections), rates(facts, &projections)].map(Block::Table));
    let choices = choices(facts, &projections);
    if !choices.rows.is_empty() {
        blocks.push(Block::Table(choices));
    }
    let left_out = left_out(facts, &projections);
    if !left_out.rows.is_empty() {
        blocks.push(Block::Table(left_out));
    }
    blocks.push(Block::Table(assumptions(facts, &projections)));
    Section { id: "rests-on".to_owned(), title: "What the projections rest on".to_owned(), blocks }
}

fn what_it_is() -> &'static str {
    "A projection says what follows if people go on leaving, being hired and being promoted as in the months it was learned \
     from. It is not a forecast: a new policy, a re-organisation or a wave of retirements changes it. Posts fall vacant, part \
     of them are filled from the band below and the rest by hiring; promotions keep their odds, not their share of women. \
     Each future draws its own rates within what the past leaves open, and moves people by chance."
}

/// Whether the account of movements closes; nothing where nobody can be followed.
fn closes(it: Closes) -> Option<String> {
    let all = people_words(it.pairs as u64);
    match (it.pairs, it.open) {
        (0, _) => None,
        (_, 0) => Some(format!(
            "The account of movements closes between all {all} pairs of lists: who was there, came and went is who is there."
        )),
        (_, open) => Some(format!(
            "The account of movements does not close between {} of {all} pairs of lists: {} changes of people in bands are not \
             explained. Rates are learned from what is.",
            people_words(open as u64),
            people_words(it.unexplained)
        )),
    }
}

/// How people are followed without staff numbers.
fn linked(found_again: f64) -> String {
    format!(
        "The lists have no staff numbers: people are followed by birth year, month of entry and gender. {} of the people of a \
         list are found on the next. Who leaves while somebody alike comes is not seen, and people alike may be taken for one \
         another.",
        percent(found_again)
    )
}

fn learned(target: &Target, it: &TargetProjection) -> String {
    let name = isolated(&target.name);
    let Some((first, last)) = it.learned.span else {
        return format!("{name}: no month with movements to learn from, so nothing is projected.");
    };
    let borrowed = it.learned.rates.iter().filter(|rate| rate.borrowed).count();
    let borrowed = match (borrowed, it.learned.rates.len()) {
        (0, _) => String::new(),
        (some, all) => format!(
            " {some} of {all} rates rest on fewer than five events and are mostly borrowed from the agency as a whole; the \
             table marks them."
        ),
    };
    let unseen = match it.learned.not_projected {
        0 => String::new(),
        some => format!(" {} demotions and moves between bands were seen and are not projected.", people_words(some)),
    };
    let leave = words::who_leaves_more(&it.learned.women_leave_more).map_or_else(String::new, |it| format!(" {it}"));
    let years = it.learned.good_and_bad_years.map_or_else(String::new, |times| {
        format!(" Exits differ from year to year {times:.1} times as much as chance explains, so the futures have good and bad years.")
    });
    format!(
        "{name}: learned from {} months, {} to {}, {:.0} person-years.{borrowed}{leave}{years}{unseen}",
        it.learned.months,
        month(first),
        month(last),
        it.learned.person_years
    )
}

fn people_words(number: u64) -> String {
    crate::chart::numbers::people(number)
}

/// How the projection did on the agency's own past, or that it did not beat "no change".
fn tested(target: &Target, it: &TargetProjection) -> Option<String> {
    let name = isolated(&target.name);
    let Some(test) = &it.answer.as_ref()?.back_test else {
        return Some(format!("{name}: the past is too short to test the projection on it."));
    };
    let line = test.tested.last()?;
    let better = if line.error < line.no_change {
        "better than assuming no change"
    } else {
        "not better than assuming no change: read the middle line with care"
    };
    let widened = if test.widening > 1.0 {
        format!(
            " Too few of the past values lay in the intervals, so they are drawn {:.1} times as wide.",
            test.widening
        )
    } else {
        String::new()
    };
    Some(format!(
        "{name}: on our own past, {} months ahead, the average error of {} comparisons was {:.1} points; assuming no change \
         {:.1}. That is {better}.{widened}",
        line.months, line.predictions, line.error, line.no_change
    ))
}

fn table(facts: &AgencyFacts<'_>, id: &str, title: &str, columns: Vec<crate::table::Column>) -> DataTable {
    DataTable {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: format!("Staff lists up to {}", facts.month()),
        columns,
        rows: Vec::new(),
        notes: Vec::new(),
    }
}

fn back_tests(facts: &AgencyFacts<'_>, projections: &[(&Target, &TargetProjection)]) -> DataTable {
    let of = |test: &BackTest, name: &str| -> Vec<Vec<Value>> {
        let row = |it: &Tested| {
            vec![
                text(name),
                people(u64::from(it.months)),
                people(it.predictions as u64),
                Value::Number(it.coverage),
                Value::Number(it.error),
                Value::Number(it.no_change),
                it.line.map_or(Value::NotApplicable, Value::Number),
            ]
        };
        test.tested.iter().map(row).collect()
    };
    let tests = projections.iter().filter_map(|(target, it)| Some((it.answer.as_ref()?.back_test.as_ref()?, target)));
    let columns = vec![
        column("target", "Target", ColumnKind::Text),
        column("months_ahead", "Months ahead", ColumnKind::People),
        column("predictions", "Predictions", ColumnKind::People),
        column("coverage", "In the interval of 8 of 10 futures", ColumnKind::Share),
        column("error", "Average error, points", ColumnKind::Index),
        column("error_no_change", "Assuming no change", ColumnKind::Index),
        column("error_line", "By a straight line", ColumnKind::Index),
    ];
    let mut table = table(facts, "back-test", "The projection held against the agency's own past", columns);
    table.rows = tests.flat_map(|(test, target)| of(test, &target.name)).collect();
    table.notes = vec![format!(
        "Learned from the months before a past list, then projected and compared with what came. About {} of past values \
         should lie in the interval.",
        percent(0.8)
    )];
    table
}

fn rates(facts: &AgencyFacts<'_>, projections: &[(&Target, &TargetProjection)]) -> DataTable {
    let columns = vec![
        column("target", "Learned for", ColumnKind::Text),
        column("band", "Band", ColumnKind::Text),
        column("rate", "Rate", ColumnKind::Text),
        column("mean", "Estimate", ColumnKind::Text),
        column("low", "95 % interval, from", ColumnKind::Text),
        column("high", "to", ColumnKind::Text),
        column("events", "Events", ColumnKind::People),
        column("borrowed", "Borrowed", ColumnKind::Text),
    ];
    let mut table = table(facts, "learned-rates", "What was learned", columns);
    let mut seen: Vec<&[crate::target::projection::RateLine]> = Vec::new();
    for (target, it) in projections {
        // Targets about bands of the whole agency share their rates: said once.
        if seen.contains(&it.learned.rates.as_slice()) {
            continue;
        }
        seen.push(&it.learned.rates);
        let whole = crate::target::projection::is_of_whole_agency(&target.population);
        let whom = if whole { "all staff" } else { target.name.as_str() };
        table.rows.extend(it.learned.rates.iter().map(|rate| {
            let number = |value: f64| text(&if rate.is_odds { format!("{value:.2}") } else { percent(value) });
            vec![
                text(whom),
                text(&rate.band),
                text(&rate.what),
                number(rate.mean),
                number(rate.low),
                number(rate.high),
                people(rate.events),
                text(if rate.borrowed { "from the agency" } else { "" }),
            ]
        }));
    }
    table.notes = vec![
        "Estimates are drawn towards the rate of all bands and of the agency, the more so the fewer the events."
            .to_owned(),
    ];
    table
}

/// What the answers would be under other choices, in expected values.
fn choices(facts: &AgencyFacts<'_>, projections: &[(&Target, &TargetProjection)]) -> DataTable {
    let columns = vec![
        column("target", "Target", ColumnKind::Text),
        column("choice", "Choice", ColumnKind::Text),
        column("months", "Months learned from", ColumnKind::People),
        column("women_leaving", "Women leaving a year, %", ColumnKind::Share),
        column("men_leaving", "Men leaving a year, %", ColumnKind::Share),
        column("women_hired", "Women among people hired, %", ColumnKind::Share),
        column("share_when_due", "Women when due, if nothing changes, %", ColumnKind::Share),
        column("hires_needed", "Needed among people hired, on average, %", ColumnKind::Share),
    ];
    let mut table = table(facts, "choices", "How much rests on choices", columns);
    for (target, it) in projections {
        let few = it.past.last().is_some_and(|(_, count)| is_few(count));
        let number = |value: Option<f64>| match value {
            Some(_) if few => Value::TooFew,
            value => value.map_or(Value::NotApplicable, Value::Number),
        };
        let lines = it.answer.iter().flat_map(|it| &it.sensitivity);
        table.rows.extend(lines.map(|line| {
            let names = [text(&target.name), text(&line.choice), people(u64::from(line.months))];
            let seen = [line.women_leaving, line.men_leaving, line.women_hired];
            let numbers = seen.into_iter().chain([line.share_when_due, line.hires_needed]).map(number);
            names.into_iter().chain(numbers).collect()
        }));
    }
    table.notes = vec![
        "Exits and hires are those seen in the bands of the target; the last two columns are average courses. Lines far from \
         the first one say that the past was not of one piece: read the projection with care."
            .to_owned(),
    ];
    table
}

fn left_out(facts: &AgencyFacts<'_>, projections: &[(&Target, &TargetProjection)]) -> DataTable {
    let columns = vec![
        column("target", "Target", ColumnKind::Text),
        column("month", "Month", ColumnKind::Text),
        column("reason", "Why no rates are learned from it", ColumnKind::Text),
    ];
    let mut table = table(facts, "months-left-out", "Months left out", columns);
    for (target, it) in projections {
        let rows =
            it.learned.left_out.iter().map(|(period, why)| vec![text(&target.name), text(&month(*period)), text(why)]);
        table.rows.extend(rows);
    }
    table
}

fn assumptions(facts: &AgencyFacts<'_>, projections: &[(&Target, &TargetProjection)]) -> DataTable {
    let columns =
        vec![column("target", "Target", ColumnKind::Text), column("assumption", "We assumed", ColumnKind::Text)];
    let mut table = table(facts, "assumptions", "What was assumed", columns);
    for (target, it) in projections {
        table.rows.extend(it.assumptions.iter().map(|words| vec![text(&target.name), text(words)]));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_closes_or_says_by_how_many_it_does_not() {
        assert_eq!(closes(Closes::default()), None);
        let closed = closes(Closes { pairs: 36, open: 0, unexplained: 0 }).unwrap();
        assert!(closed.starts_with("The account of movements closes between all 36 pairs of lists"), "{closed}");
        let open = closes(Closes { pairs: 12, open: 2, unexplained: 33 }).unwrap();
        assert!(open.contains("between 2 of 12 pairs of lists: 33 changes"), "{open}");
    }
}
