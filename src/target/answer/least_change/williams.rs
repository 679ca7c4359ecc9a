//! The solver on a problem with a published answer: H. P. Williams, Model Building in Mathematical Programming, manpower
//! planning, with the balances of the Gurobi notebook.

use good_lp::{Constraint, Expression, ProblemVariables, SolverModel, Variable, constraint, microlp, variable};

const YEARS: usize = 3;
const SKILLS: usize = 3;
const NOW: [f64; SKILLS] = [2000.0, 1500.0, 1000.0];
const NEEDED: [[f64; SKILLS]; YEARS] = [[1000.0, 1400.0, 1000.0], [500.0, 2000.0, 1500.0], [0.0, 2500.0, 2000.0]];
const LEAVE_AT_FIRST: [f64; SKILLS] = [0.25, 0.20, 0.10];
const LEAVE_LATER: [f64; SKILLS] = [0.10, 0.05, 0.05];
const LEAVE_IF_DOWNGRADED: f64 = 0.5;
const MOST_RECRUITED: [f64; SKILLS] = [500.0, 800.0, 500.0];
const MOST_RETRAINED: f64 = 200.0;
const MOST_RETRAINED_OF_SKILLED: f64 = 0.25;
const MOST_OVER: f64 = 150.0;
const MOST_ON_SHORT_TIME: f64 = 50.0;
const COST_RETRAINED: [f64; 2] = [400.0, 500.0];
const COST_LAID_OFF: [f64; SKILLS] = [200.0, 500.0, 500.0];
const COST_OVER: [f64; SKILLS] = [1500.0, 2000.0, 3000.0];
const COST_SHORT_TIME: [f64; SKILLS] = [500.0, 400.0, 400.0];

/// What is decided for a skill in a year.
#[derive(Clone, Copy)]
struct Decision {
    employed: Variable,
    recruited: Variable,
    laid_off: Variable,
    over: Variable,
    short_time: Variable,
    /// People who move to each skill; to the own one nobody.
    moved: [Variable; SKILLS],
}

struct Williams {
    variables: ProblemVariables,
    rows: Vec<Constraint>,
    years: Vec<[Decision; SKILLS]>,
}

impl Williams {
    fn new() -> Self {
        let mut variables = ProblemVariables::new();
        let years = (0..YEARS).map(|_| [0, 1, 2].map(|skill| decision(&mut variables, skill))).collect();
        let mut problem = Self { variables, rows: Vec::new(), years };
        for year in 0..YEARS {
            problem.year(year);
        }
        problem
    }

    fn year(&mut self, year: usize) {
        let now = self.years[year];
        for skill in 0..SKILLS {
            let it = now[skill];
            let before = match year.checked_sub(1) {
                Some(last) => Expression::from(self.years[last][skill].employed),
                None => Expression::from(NOW[skill]),
            };
            let mut people = before * (1.0 - LEAVE_LATER[skill]) + it.recruited * (1.0 - LEAVE_AT_FIRST[skill]);
            for (from, other) in now.iter().enumerate().filter(|(from, _)| *from != skill) {
                let kept = if from < skill { 1.0 - LEAVE_LATER[skill] } else { 1.0 - LEAVE_IF_DOWNGRADED };
                people += other.moved[skill] * kept - it.moved[from];
            }
            self.rows.push(constraint!(it.employed == people - it.laid_off));
            self.rows.push(constraint!(it.employed == NEEDED[year][skill] + it.over + 0.5 * it.short_time));
        }
        self.rows.push(constraint!(now[1].moved[2] <= MOST_RETRAINED_OF_SKILLED * now[2].employed));
        self.rows.push(constraint!(now[0].over + now[1].over + now[2].over <= MOST_OVER));
    }

    fn all(&self, of: impl Fn(&Decision, usize) -> Expression) -> Expression {
        self.years.iter().flat_map(|year| year.iter().enumerate().map(|(skill, it)| of(it, skill))).sum()
    }

    fn laid_off(&self) -> Expression {
        self.all(|it, _| it.laid_off.into())
    }

    fn cost(&self) -> Expression {
        self.all(|it, skill| {
            let retrained = COST_RETRAINED.get(skill).map(|cost| it.moved[skill + 1] * *cost).unwrap_or_default();
            it.laid_off * COST_LAID_OFF[skill]
                + it.over * COST_OVER[skill]
                + it.short_time * COST_SHORT_TIME[skill]
                + retrained
        })
    }

    fn least(self, of: &Expression, and: &Expression) -> (f64, f64) {
        let solution = self.variables.minimise(of).using(microlp).with_all(self.rows).solve().unwrap();
        (of.eval_with(&solution), and.eval_with(&solution))
    }
}

fn decision(variables: &mut ProblemVariables, skill: usize) -> Decision {
    let mut up_to = |most: f64| variables.add(variable().clamp(0.0, most));
    let moved = [0, 1, 2].map(|to| match (skill, to) {
        (0, 1) => up_to(MOST_RETRAINED),
        // Nobody becomes skilled in one year, and to the own skill nobody moves.
        (0, _) | (1, 1) | (2, 2) => up_to(0.0),
        _ => up_to(f64::INFINITY),
    });
    Decision {
        employed: up_to(f64::INFINITY),
        recruited: up_to(MOST_RECRUITED[skill]),
        laid_off: up_to(f64::INFINITY),
        over: up_to(MOST_OVER),
        short_time: up_to(MOST_ON_SHORT_TIME),
        moved,
    }
}

#[test]
fn fewest_are_laid_off_as_published() {
    let problem = Williams::new();
    let (laid_off, cost) = (problem.laid_off(), problem.cost());
    let (least, _) = problem.least(&laid_off, &cost);
    assert!((least / 841.796_875 - 1.0).abs() < 1e-9, "{least}");
}

#[test]
fn the_cheapest_plan_costs_as_published_and_lays_off_more() {
    let problem = Williams::new();
    let (laid_off, cost) = (problem.laid_off(), problem.cost());
    let (least, people) = problem.least(&cost, &laid_off);
    assert!((least / 498_677.285_319 - 1.0).abs() < 1e-9, "{least}");
    assert!((people / 1423.72 - 1.0).abs() < 1e-5, "{people}");
}
