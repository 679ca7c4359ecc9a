//! The projections as data for other tools.

use crate::chart::columns::{column, people, text};
use crate::pipeline::Target;
use crate::report::Dataset;
use crate::report::compose::AgencyFacts;
use crate::report::compose::datasets::dataset;
use crate::table::{Column, ColumnKind, Value};
use crate::target::projection::{Answer, Course, TargetProjection};

pub(in crate::report::compose) fn datasets(facts: &AgencyFacts<'_>) -> Vec<Dataset> {
    vec![projection(facts), plan(facts), verdicts(facts), rates(facts), levers(facts), back_test(facts), account(facts)]
}

fn keys(facts: &AgencyFacts<'_>) -> [Value; 2] {
    [text(facts.agency.id.as_str()), text(&facts.release.period.to_string())]
}

fn row(facts: &AgencyFacts<'_>, target: &Target, cells: Vec<Value>) -> Vec<Value> {
    keys(facts).into_iter().chain([text(&target.name)]).chain(cells).collect()
}

fn columns(named: &[(&str, &str, ColumnKind)]) -> Vec<Column> {
    let target = [("target", "Target", ColumnKind::Text)];
    target.iter().chain(named).map(|(name, header, kind)| column(name, header, *kind)).collect()
}

fn each<'a>(facts: &'a AgencyFacts<'_>) -> impl Iterator<Item = (&'a Target, &'a TargetProjection)> {
    facts.targets.iter().copied().zip(facts.projection.targets())
}

fn answers<'a>(facts: &'a AgencyFacts<'_>) -> impl Iterator<Item = (&'a Target, &'a Answer)> {
    each(facts).filter_map(|(target, it)| Some((target, it.answer.as_ref()?)))
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::NotApplicable, Value::Number)
}

/// Every month of every course.
fn projection(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{Fte, Share, Text};
    let mut rows = Vec::new();
    for (target, answer) in answers(facts) {
        let plan = answer.plan.iter().map(|it| &it.course);
        for course in [&answer.unchanged].into_iter().chain(&answer.scenarios).chain(plan) {
            rows.extend(months(course).map(|(after, cells)| {
                let month = facts.release.period.plus(after);
                row(facts, target, [text(&course.name), text(&month.to_string())].into_iter().chain(cells).collect())
            }));
        }
    }
    let columns = columns(&[
        ("scenario", "Scenario", Text),
        ("month", "Month", Text),
        ("women", "Women, median", Fte),
        ("women_and_men", "Women and men, median", Fte),
        ("p10", "Share of women, 10 of 100 futures below", Share),
        ("p25", "25 of 100 below", Share),
        ("p50", "Median", Share),
        ("p75", "75 of 100 below", Share),
        ("p90", "90 of 100 below", Share),
        ("met", "Futures in which the target is met", Share),
        ("reached", "Futures in which it has been met for a year on end", Share),
    ]);
    dataset(facts, "projection", "Projected share of women, month by month", columns, rows)
}

fn months(course: &Course) -> impl Iterator<Item = (i32, Vec<Value>)> {
    let outlook = &course.outlook;
    (0..outlook.met.len()).map(|at| {
        let few = outlook.base.get(at).is_some_and(|&base| base < 10.0);
        let shares = outlook.shares.get(at).copied().flatten();
        let share = |place: usize| if few { Value::TooFew } else { number(shares.map(|it| it[place])) };
        let people = [outlook.women.get(at), outlook.base.get(at)].map(|it| number(it.copied()));
        let chances = [outlook.met.get(at), outlook.reached.get(at)].map(|it| number(it.copied()));
        let cells = people.into_iter().chain((0..5).map(share)).chain(chances).collect();
        (i32::try_from(at + 1).unwrap_or(i32::MAX), cells)
    })
}

fn plan(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{People, Text};
    let mut rows = Vec::new();
    for (target, answer) in answers(facts) {
        let who = super::words::plural(answer.short);
        for year in answer.plan.iter().flat_map(|it| &it.years) {
            let flows =
                [year.short, year.base, year.warning, year.hires.0, year.hires.1, year.promotions.0, year.promotions.1];
            let cells = [text(who), text(&year.end.to_string())].into_iter().chain(flows.map(people));
            rows.push(row(facts, target, cells.collect()));
        }
    }
    let columns = columns(&[
        ("who", "Whose share has to rise", Text),
        ("month", "By the end of", Text),
        ("people", "Of them", People),
        ("women_and_men", "Women and men", People),
        ("warning", "Fewer mean that the plan is not kept", People),
        ("hires", "People hired in the year", People),
        ("of_hires", "Of them among hires", People),
        ("promotions", "Promoted into the group in the year", People),
        ("of_promotions", "Of them among promotions", People),
    ]);
    dataset(facts, "plan", "Interim targets in people, year by year", columns, rows)
}

fn verdicts(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{Share, Text};
    let row = |(target, it): (&Target, &TargetProjection)| {
        let answer = it.answer.as_ref();
        let best = answer.and_then(|answer| {
            let step = super::words::step(facts.release.period, answer.due)?;
            answer.best.get(step).copied()
        });
        let first = answer.and_then(|it| it.first_feasible).map(|year| text(&year.to_string()));
        let chance = answer.map(|it| it.unchanged.chance);
        let needed = answer.and_then(|it| it.required.first());
        let cells = vec![
            text(it.verdict.words()),
            text(&target.by.to_string()),
            number(chance),
            number(needed.and_then(|it| it.today)),
            number(needed.and_then(|it| it.at_half)),
            number(needed.and_then(|it| it.at_sure)),
            number(best),
            first.unwrap_or(Value::NotApplicable),
            number(answer.and_then(|it| it.steady)),
        ];
        self::row(facts, target, cells)
    };
    let columns = columns(&[
        ("verdict", "Verdict", Text),
        ("by", "By the end of", Text),
        ("chance", "Futures in which the target is met if nothing changes", Share),
        ("hires_today", "Share among hires today", Share),
        ("hires_for_half", "Share among hires for 50 of 100 futures", Share),
        ("hires_for_sure", "Share among hires for the assurance asked for", Share),
        ("best", "Share of women at most possible by then", Share),
        ("first_feasible_year", "First year in which it is possible", Text),
        ("steady", "Share of women in the end if nothing changes", Share),
    ]);
    dataset(facts, "verdict", "Whether each target can be met", columns, each(facts).map(row).collect())
}

fn rates(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{Index, People, Text};
    let rows = each(facts).flat_map(|(target, it)| {
        it.learned.rates.iter().map(move |rate| {
            let numbers = [rate.mean, rate.low, rate.high].map(Value::Number);
            let cells = [text(&rate.band), text(&rate.what)].into_iter().chain(numbers);
            let rest = [people(rate.events), text(if rate.borrowed { "yes" } else { "no" })];
            row(facts, target, cells.chain(rest).collect())
        })
    });
    let rows = rows.collect();
    let columns = columns(&[
        ("band", "Band", Text),
        ("rate", "Rate", Text),
        ("mean", "Estimate, as a fraction or a ratio", Index),
        ("low", "95 % interval, from", Index),
        ("high", "to", Index),
        ("events", "Events", People),
        ("borrowed", "Rests on fewer than five events", Text),
    ]);
    dataset(facts, "rates", "Rates that the projections use", columns, rows)
}

fn levers(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{Fte, Points, Text};
    let rows = answers(facts).flat_map(|(target, answer)| {
        answer.levers.iter().map(move |it| {
            let numbers = [it.per_person, it.feasible_people, it.feasible].map(Value::Number);
            row(facts, target, [text(&it.words)].into_iter().chain(numbers).collect())
        })
    });
    let rows = rows.collect();
    let columns = columns(&[
        ("lever", "What is done, every year", Text),
        ("points_per_person", "Points at the due date for one person a year", Points),
        ("people", "People a year that can be moved", Fte),
        ("points", "Points for all of them", Points),
    ]);
    dataset(facts, "levers", "What each lever does by the due date", columns, rows)
}

fn back_test(facts: &AgencyFacts<'_>) -> Dataset {
    use ColumnKind::{Index, People, Share};
    let tests = answers(facts).filter_map(|(target, it)| Some((target, it.back_test.as_ref()?)));
    let rows = tests.flat_map(|(target, test)| {
        test.tested.iter().map(move |it| {
            let counts = [people(u64::from(it.months)), people(it.predictions as u64), Value::Number(it.coverage)];
            let errors = [Value::Number(it.error), Value::Number(it.no_change), number(it.line)];
            row(facts, target, counts.into_iter().chain(errors).collect())
        })
    });
    let rows = rows.collect();
    let columns = columns(&[
        ("months_ahead", "Months ahead", People),
        ("predictions", "Predictions", People),
        ("coverage", "Share of past values inside the 80 % interval", Share),
        ("error", "Mean error of the median, points", Index),
        ("error_no_change", "Mean error of no change, points", Index),
        ("error_line", "Mean error of a straight line, points", Index),
    ]);
    dataset(facts, "back_test", "The projections held against the past", columns, rows)
}

/// The flow account: what happened to each band between two lists.
fn account(facts: &AgencyFacts<'_>) -> Dataset {
    const MOVEMENTS: [(&str, &str); 13] = [
        ("opening", "On the earlier list"),
        ("joiners", "Joiners"),
        ("returns", "Returns"),
        ("promoted_in", "Promoted into"),
        ("demoted_in", "Demoted into"),
        ("moved_in", "Moved into"),
        ("leavers", "Leavers"),
        ("absences", "Absences"),
        ("promoted_out", "Promoted out of"),
        ("demoted_out", "Demoted out of"),
        ("moved_out", "Moved out of"),
        ("corrections", "Corrections and what is not explained"),
        ("closing", "On the later list"),
    ];
    let row = |it: &crate::target::history::AccountRow| {
        let names = [it.period.to_string(), it.from.to_string(), it.band.clone(), it.gender.word().to_owned()];
        let people = [it.opening].into_iter().chain(it.came).chain(it.went).chain([it.corrections, it.closing]);
        let cells = names.iter().map(|name| text(name)).chain(people.map(Value::People));
        keys(facts).into_iter().chain(cells).chain([text(&it.left_out)]).collect()
    };
    let named = [("month", "Later list"), ("from", "Earlier list"), ("band", "Band"), ("gender", "Gender")];
    let named = named.map(|(name, header)| column(name, header, ColumnKind::Text));
    let people = MOVEMENTS.map(|(name, header)| column(name, header, ColumnKind::People));
    let why = column("left_out", "Why no rates are learned from it", ColumnKind::Text);
    let columns = named.into_iter().chain(people).chain([why]).collect();
    let rows = facts.projection.account().iter().map(row).collect();
    dataset(facts, "flow_account", "What happened to each band between two lists, by gender", columns, rows)
}
