//! The answers to a table of bands, unrounded: people and shares as they come out of the model.

use serde_json::{Value, json};

use super::checked::{Goal, Table};
use crate::target::answer::{
    BandYear, ChangeLimits, Lever, OnePerson, Problem, Run, StraightLine, best, first_met, interim, least_change,
    ranking, required, share, steady, straight_line,
};
use crate::target::model::{Movements, Policy, State};

pub(super) fn answer(table: &Table) -> Value {
    let courses: Vec<Value> = match &table.push {
        Some(push) => vec![pushed(table, push)],
        None => [("nothing changes".to_owned(), Policy::default())]
            .iter()
            .chain(&table.courses)
            .map(|(name, policy)| course(table, name, policy))
            .collect(),
    };
    let goals: Vec<Value> =
        if table.push.is_some() { Vec::new() } else { table.goals.iter().map(|it| goal(table, it)).collect() };
    json!({ "schema_version": 1, "title": table.title, "start_year": table.start_year, "courses": courses, "targets": goals })
}

fn year(table: &Table, after: usize) -> i32 {
    table.start_year + i32::try_from(after).unwrap_or(i32::MAX)
}

fn people(table: &Table, state: &State) -> Value {
    let all: Vec<usize> = (0..table.names.len()).collect();
    let bands = table.names.iter().enumerate().map(|(band, name)| {
        json!({
            "band": name, "women": state.women[band], "men": state.men[band],
            "share_of_women": share(state, &[band]),
        })
    });
    let (women, base) = state.of(&all);
    json!({
        "bands": bands.collect::<Vec<_>>(), "women": women, "men": base - women, "share_of_women": share(state, &all),
    })
}

fn course(table: &Table, name: &str, policy: &Policy) -> Value {
    let run = table.problem.run(policy, table.problem.steps);
    let per_year = table.problem.steps_per_year;
    let years = (1..=table.years).filter_map(|after| {
        let state = run.states.get(after * per_year - 1)?;
        let moved = &run.movements[(after - 1) * per_year..after * per_year];
        let mut year_of = people(table, state);
        year_of["year"] = json!(year(table, after));
        year_of["movements"] = movements(table, moved);
        Some(year_of)
    });
    let mut start = people(table, &table.problem.state);
    start["year"] = json!(table.start_year);
    json!({ "name": name, "start": start, "years": years.collect::<Vec<_>>() })
}

fn movements(table: &Table, moved: &[Movements]) -> Value {
    let band = |(band, name): (usize, &String)| {
        let sum = |of: fn(&Movements) -> &Vec<f64>| moved.iter().map(|it| of(it)[band]).sum::<f64>();
        json!({
            "band": name,
            "leavers_women": sum(|it| &it.leavers_women), "leavers_men": sum(|it| &it.leavers_men),
            "promoted_women": sum(|it| &it.promoted_women), "promoted_men": sum(|it| &it.promoted_men),
            "hired_women": sum(|it| &it.hired_women), "hired_men": sum(|it| &it.hired_men),
        })
    };
    Value::Array(table.names.iter().enumerate().map(band).collect())
}

/// Stocks by the push form, everybody together: it knows no gender of its own.
fn pushed(table: &Table, push: &crate::target::model::push::Push) -> Value {
    let state = &table.problem.state;
    let mut stock: Vec<f64> = (0..table.names.len()).map(|band| state.base(band)).collect();
    let mut years = Vec::new();
    for after in 1..=table.years {
        let mut left = vec![0.0; stock.len()];
        for _ in 0..table.problem.steps_per_year {
            let Some((next, gone)) = push.step(&stock) else { break };
            left.iter_mut().zip(gone).for_each(|(sum, it)| *sum += it);
            stock = next;
        }
        years.push(json!({ "year": year(table, after), "people": stock, "leavers": left }));
    }
    json!({ "name": "push", "bands": table.names, "years": years })
}

fn goal(table: &Table, goal: &Goal) -> Value {
    let per_year = table.problem.steps_per_year;
    let years = usize::try_from(goal.by - table.start_year).unwrap_or(0);
    let problem =
        Problem { bands: goal.bands.clone(), aim: goal.aim, steps: years * per_year, ..table.problem.clone() };
    let horizon = table.years * per_year;
    let most = |lever: Lever| match lever {
        Lever::Hires => table.most_hired,
        Lever::Retention => table.preventable,
        Lever::Promotions | Lever::Both => 1.0,
    };
    let efforts: Vec<(Lever, Option<f64>)> =
        Lever::ALL.into_iter().map(|lever| (lever, required(&problem, lever, most(lever)))).collect();
    let levers = efforts.iter().map(|(lever, effort)| json!({ "lever": key(*lever), "effort": effort }));
    let plan = efforts[0].1.map(|effort| plan(table, &problem, effort, years));
    let met_in =
        |policy: &Policy| first_met(&problem, policy, horizon).map(|step| year(table, step.div_ceil(per_year)));
    let top = Lever::Hires.policy(table.most_hired, problem.size(), &problem.bands, 0);
    json!({
        "name": goal.name, "by": goal.by, "aim": goal.aim,
        "share_now": share(&problem.state, &goal.bands),
        "share_when_due": problem.share_when_due(&Policy::default()),
        "met_in_year": met_in(&Policy::default()),
        "required": levers.collect::<Vec<_>>(),
        "plan_by_hires": plan,
        "least_change": change(table, &problem),
        "best_share_when_due": best(&problem, table.most_hired, problem.steps).last().copied().flatten(),
        "first_feasible_year": met_in(&top),
        "steady_share": steady(&problem),
        "levers": ranking(&problem, table.preventable, table.most_hired).iter().map(|it| json!({
            "lever": person(it.lever), "band": table.names[it.band],
            "points_per_person_a_year": it.per_person, "people_a_year_at_most": it.most,
        })).collect::<Vec<_>>(),
        "straight_line": line(table, goal, &problem),
        "verdict": verdict(&problem, efforts[0].1),
    })
}

fn key(lever: Lever) -> &'static str {
    match lever {
        Lever::Hires => "women_among_hires",
        Lever::Promotions => "women_among_promotions",
        Lever::Both => "points_on_both",
        Lever::Retention => "womens_exits_prevented",
    }
}

fn person(lever: OnePerson) -> &'static str {
    match lever {
        OnePerson::Hired => "a woman hired instead of a man",
        OnePerson::Promoted => "a woman promoted instead of a man",
        OnePerson::Kept => "a woman kept who would leave",
    }
}

fn plan(table: &Table, problem: &Problem, effort: f64, years: usize) -> Value {
    let run: Run = problem.run(&Lever::Hires.policy(effort, problem.size(), &problem.bands, 0), problem.steps);
    let ends: Vec<usize> = (1..=years).map(|after| after * problem.steps_per_year).collect();
    let line = |it: &crate::target::answer::InterimTarget| {
        json!({
            "year": year(table, it.step / problem.steps_per_year), "women": it.women, "women_and_men": it.base,
            "hires": it.hires.0, "women_among_hires": it.hires.1,
            "promotions": it.promotions.0, "women_among_promotions": it.promotions.1,
        })
    };
    Value::Array(interim(problem, &run, &ends).iter().map(line).collect())
}

/// The least change, year by year and band by band; of both levers, within the limit of women among hires.
fn change(table: &Table, problem: &Problem) -> Value {
    let Some(found) = least_change(problem, &ChangeLimits::all(table.most_hired)) else { return Value::Null };
    let band = |(band, it): (usize, &BandYear)| {
        json!({
            "band": table.names[band], "hired": it.hired, "hired_women": it.hired_women, "hired_in_the_place_of_men": it.hired_more,
            "promoted": it.promoted, "promoted_women": it.promoted_women, "promoted_in_the_place_of_men": it.promoted_more,
        })
    };
    let years = found.years.iter().map(|it| {
        let after = it.step.div_ceil(problem.steps_per_year.max(1));
        json!({ "year": year(table, after), "bands": it.bands.iter().enumerate().map(band).collect::<Vec<_>>() })
    });
    let paying = found.paying.iter().map(
        |it| json!({ "band": table.names[it.band], "share_unchanged": it.unchanged, "share_planned": it.planned }),
    );
    json!({
        "people_changed": found.changed, "women_short": found.short, "share_reached": found.reached,
        "bands_that_pay": paying.collect::<Vec<_>>(), "years": years.collect::<Vec<_>>(),
    })
}

fn line(table: &Table, goal: &Goal, problem: &Problem) -> Value {
    let Some(((earlier, year), now)) = goal.earlier.zip(share(&problem.state, &goal.bands)) else { return Value::Null };
    let years = f64::from(table.start_year - year);
    match straight_line(earlier, now, years, f64::from(table.start_year), goal.aim, table.years as f64) {
        StraightLine::Reached => json!("reached"),
        StraightLine::Year(year) => json!(year),
        StraightLine::NotWithin => json!("not within the horizon"),
        StraightLine::MovingAway => json!("moving away"),
    }
}

/// The verdict in expected values: without chance there is neither "on course" in 80 of 100 futures nor a stretch by luck.
fn verdict(problem: &Problem, hires: Option<f64>) -> &'static str {
    let met = |share: Option<f64>| problem.is_met_by(share);
    if share(&problem.state, &problem.bands).is_none() {
        "nobody is there"
    } else if met(share(&problem.state, &problem.bands)) {
        "met"
    } else if met(problem.share_when_due(&Policy::default())) {
        "on course"
    } else if hires.is_some() {
        "reachable by hiring"
    } else if met(best(problem, 1.0, problem.steps).last().copied().flatten()) {
        "a stretch"
    } else {
        "out of reach"
    }
}
