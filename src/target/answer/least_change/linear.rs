//! The linear program: by how much a course should be changed.
//!
//! Its variables are women hired and promoted in the place of men, by year and band, as changes to a course that the model has
//! run; the balances of women and of men are carried along as expressions of them, step by step, so that a year of months is
//! exactly its twelve months. Vacancies follow the people there are, so exits that differ between women and men count. Two
//! things are approximated, and put right by solving again on the course that comes out: the share of women that the odds give
//! is taken as linear in the people of the feeder band, and where there are few vacancies in a step, or none, they stay as many
//! whatever is done.
//!
//! To change nothing is always allowed, and women short have a variable of their own, so no problem is infeasible.

use std::ops::Range;

use good_lp::{
    Constraint, Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable,
};

use super::course::{Course, Flow, Shares};
use super::{BandYear, ChangeLimits, NOTHING, WORTH};
use crate::target::answer::Problem;
use crate::target::model::{BandRates, Policy, State};

/// A better course, as far as the program can tell.
pub(super) struct Step {
    pub shares: Shares,
    /// People changed in the year and band where most are.
    pub largest: f64,
}

/// Changes to the flow into a band in a year.
#[derive(Default)]
struct Change {
    hired: Inflow,
    promoted: Inflow,
}

/// Changes to the people hired, or promoted, in a year.
#[derive(Default)]
struct Inflow {
    people: Expression,
    women: Expression,
    /// Women in the place of men; `None` where there is nobody, or none could be.
    more: Option<Variable>,
}

impl Inflow {
    /// The share of women when changes to so many people, women, and women in the place of men are made; `None` where none of
    /// them is in the place of a man.
    fn share(&self, solution: &impl Solution, [people, women, more]: [f64; 3]) -> Option<f64> {
        let more = more + solution.value(self.more?);
        let people = people + self.people.eval_with(solution);
        let women = women + self.women.eval_with(solution);
        (more > NOTHING && people > NOTHING).then(|| (women / people).clamp(0.0, 1.0))
    }
}

/// The program while it is put together.
struct Program<'a> {
    problem: &'a Problem,
    limits: &'a ChangeLimits,
    /// Most people changed in a year and band, against the course.
    reach: f64,
    variables: ProblemVariables,
    rows: Vec<Constraint>,
    effort: Expression,
    /// Changes to the women and men of each band so far.
    women: Vec<Expression>,
    men: Vec<Expression>,
    /// Changes to the posts of each band that are kept for the next round.
    waiting: Vec<Expression>,
}

/// The shares that lead to a better course; `None` where the solver gives no answer.
pub(super) fn solve(
    problem: &Problem,
    limits: &ChangeLimits,
    years: &[Range<usize>],
    course: &Course,
    reach: f64,
) -> Option<Step> {
    let mut program = Program::new(problem, limits, reach);
    let mut changes = Vec::new();
    for (steps, today) in years.iter().zip(&course.years) {
        changes.push(program.year(course, steps.clone(), today));
    }
    let (effort, short) = program.aim(course.run.states.last()?);
    let model = program.variables.minimise(effort + short * WORTH).using(microlp);
    let solution = model.with_all(program.rows).solve().ok()?;
    let shares = |inflow: fn(&Change) -> &Inflow, today: fn(&BandYear) -> [f64; 3]| {
        let band = |(change, year)| inflow(change).share(&solution, today(year));
        let years = changes.iter().zip(&course.years);
        years.map(|(changes, year)| changes.iter().zip(year).map(band).collect()).collect()
    };
    let levers = changes.iter().flatten().flat_map(|it| [it.hired.more, it.promoted.more]).flatten();
    let largest = levers.map(|it| solution.value(it).abs()).fold(0.0, f64::max);
    let hired = shares(|it| &it.hired, |it| [it.hired, it.hired_women, it.hired_more]);
    let promoted = shares(|it| &it.promoted, |it| [it.promoted, it.promoted_women, it.promoted_more]);
    Some(Step { shares: Shares { hired, promoted }, largest })
}

impl<'a> Program<'a> {
    fn new(problem: &'a Problem, limits: &'a ChangeLimits, reach: f64) -> Self {
        let nobody = vec![Expression::default(); problem.size()];
        Self {
            problem,
            limits,
            reach,
            variables: ProblemVariables::new(),
            rows: Vec::new(),
            effort: Expression::default(),
            women: nobody.clone(),
            men: nobody.clone(),
            waiting: nobody,
        }
    }

    /// Goes through the steps of a year and bounds what is done in it.
    fn year(&mut self, course: &Course, steps: Range<usize>, today: &[BandYear]) -> Vec<Change> {
        let states = &course.run.states;
        let start = steps.start.checked_sub(1).and_then(|last| states.get(last)).unwrap_or(&self.problem.state);
        let promotable = self.promotable(start, steps.len(), today);
        let ladder = self.problem.ladder.bands.iter().zip(today);
        let levers = ladder.map(|(rung, today)| {
            let can_promote = rung.feeder.is_some_and(|feeder| promotable[feeder].is_some());
            self.levers(today, can_promote)
        });
        let mut changes: Vec<Change> = levers.collect();
        for (flows, step) in course.flows.get(steps.clone()).unwrap_or_default().iter().zip(steps) {
            self.step(step, flows, today, &mut changes);
        }
        self.bound(&changes, today);
        for (feeder, room) in promotable.into_iter().enumerate() {
            let out: Expression = self.fed_by(feeder).map(|band| &changes[band].promoted.women).sum();
            if let Some(room) = room {
                self.rows.push(constraint!(out <= room));
            }
        }
        changes
    }

    /// Bands that are fed by a band.
    fn fed_by(&self, feeder: usize) -> impl Iterator<Item = usize> + use<'a> {
        let bands = &self.problem.ladder.bands;
        (0..bands.len()).filter(move |&band| bands[band].feeder == Some(feeder))
    }

    /// How many more women a year can promote out of each band: they are there when it begins, and do not leave. `None` where
    /// the odds alone ask for more: nothing is added to those promotions.
    fn promotable(&self, start: &State, steps: usize, today: &[BandYear]) -> Vec<Option<Expression>> {
        let room = |(feeder, rates): (usize, &BandRates)| {
            let kept = (1.0 - rates.exit_women).powf(steps as f64);
            let there = start.women[feeder] * kept;
            let out = |of: fn(&BandYear) -> f64| self.fed_by(feeder).map(|band| of(&today[band])).sum::<f64>();
            let is_ample = there - out(|it| it.promoted_women - it.promoted_more) > NOTHING;
            is_ample.then(|| self.women[feeder].clone() * kept + (there - out(|it| it.promoted_women)).max(0.0))
        };
        self.problem.rates.bands.iter().enumerate().map(room).collect()
    }

    /// The levers of a band in a year. Fewer women than today's share or the odds give are never asked for.
    fn levers(&mut self, today: &BandYear, can_promote: bool) -> Change {
        let mut lever = |more: f64| {
            let lever = self.variables.add(variable().clamp(-more.max(0.0).min(self.reach), self.reach));
            self.effort += lever;
            lever
        };
        let hired = (today.hired > NOTHING).then(|| lever(today.hired_more));
        let promoted = (can_promote && today.promoted > NOTHING).then(|| lever(today.promoted_more));
        let inflow = |more| Inflow { more, ..Inflow::default() };
        Change { hired: inflow(hired), promoted: inflow(promoted) }
    }

    /// A step of the model in changes, in the model's order: exits, then promotions and hires from the top down.
    fn step(&mut self, step: usize, flows: &[Flow], today: &[BandYear], changes: &mut [Change]) {
        let unchanged = Policy::default();
        let rates = self.problem.rates.bands.iter().enumerate().map(|(band, it)| unchanged.applied(band, it));
        let rates: Vec<BandRates> = rates.collect();
        for (band, it) in rates.iter().enumerate() {
            self.women[band] *= 1.0 - it.exit_women;
            self.men[band] *= 1.0 - it.exit_men;
        }
        for (band, change) in changes.iter_mut().enumerate().rev() {
            let (flow, rates, year) = (&flows[band], &rates[band], &today[band]);
            let mut vacant = Expression::default();
            if flow.is_open {
                vacant -= &self.women[band];
                vacant -= &self.men[band];
            }
            if let Some(feeder) = self.problem.ladder.bands[band].feeder {
                let promoted = self.promoted(step, band, &mut vacant, rates.promoted);
                let mut women = promoted.clone() * flow.by_odds;
                women.add_mul(flow.promoted * flow.per_woman, &self.women[feeder]);
                women.add_mul(flow.promoted * flow.per_man, &self.men[feeder]);
                if let Some(lever) = change.promoted.more {
                    women.add_mul(flow.promoted / year.promoted, lever);
                }
                let men = promoted.clone() - &women;
                self.women[feeder] -= &women;
                self.men[feeder] -= &men;
                self.women[band] += &women;
                self.men[band] += men;
                change.promoted.people += promoted;
                change.promoted.women += women;
            }
            let mut women = vacant.clone() * rates.hires_women;
            if let Some(lever) = change.hired.more {
                women.add_mul(flow.hired / year.hired, lever);
            }
            self.women[band] += &women;
            self.men[band] += vacant.clone() - &women;
            change.hired.people += vacant;
            change.hired.women += women;
        }
    }

    /// The promotions into a band, and in `vacant` what is left to be hired for; between rounds posts are kept instead.
    fn promoted(&mut self, step: usize, band: usize, vacant: &mut Expression, part: f64) -> Expression {
        let waited = std::mem::take(&mut self.waiting[band]);
        let from_below = vacant.clone() * part + waited * (1.0 - part);
        *vacant -= &from_below;
        if self.problem.plan.promotes(step) {
            return from_below;
        }
        self.waiting[band] = from_below;
        Expression::default()
    }

    /// The limits of a year: of women hired and promoted at most, and no more women promoted than people.
    fn bound(&mut self, changes: &[Change], today: &[BandYear]) {
        for (band, (change, today)) in changes.iter().zip(today).enumerate() {
            let (hired, promoted) = (self.limits.hired(self.problem, band), self.limits.promoted());
            let women = change.hired.women.clone() - change.hired.people.clone() * hired;
            self.rows.push(constraint!(women <= (hired * today.hired - today.hired_women).max(0.0)));
            let women = change.promoted.women.clone() - &change.promoted.people;
            self.rows.push(constraint!(women <= (today.promoted - today.promoted_women).max(0.0)));
            if let Some(more) = change.promoted.more {
                // A course that is over the limit is brought back: less is always possible.
                let more = more - change.promoted.people.clone() * promoted;
                self.rows.push(constraint!(more <= promoted * today.promoted - today.promoted_more));
            }
        }
    }

    /// Asks for the aim at the end, but for women short; gives the effort and those.
    fn aim(&mut self, end: &State) -> (Expression, Variable) {
        let (women, base) = end.of(&self.problem.bands);
        let mut needed = Expression::from(self.problem.aim * base - women);
        for &band in &self.problem.bands {
            needed.add_mul(self.problem.aim - 1.0, &self.women[band]);
            needed.add_mul(self.problem.aim, &self.men[band]);
        }
        let short = self.variables.add(variable().min(0.0));
        self.rows.push(constraint!(needed <= short));
        (std::mem::take(&mut self.effort), short)
    }
}
