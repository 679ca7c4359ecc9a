//! What the levers would have to reach, and the plan that does it.

use super::workforce::{Workforce, YEAR};
use super::{LeverUnit, PlanYear, Required};
use crate::domain::rounding::nearest;
use crate::domain::{Gender, Period};
use crate::pipeline::SolveFor;
use crate::target::answer::{Lever, Problem, Run, interim, required};
use crate::target::future::{Futures, Group, Outlook, Tries, Wanted};
use crate::target::model::{Movements, Policy};

/// Futures that an effort is tried on.
const TRIED: usize = 500;
/// About what being surer than even takes: where an effort is looked for first.
const SURER: f64 = 0.03;

/// One target of a workforce, from the side of the gender that is short.
pub(super) struct Case<'a> {
    pub workforce: &'a Workforce<'a>,
    pub group: &'a Group,
    pub short: Gender,
    pub problem: &'a Problem,
    /// The course in expected values if nothing changes.
    pub unchanged: &'a Run,
    pub sure: f64,
    pub futures: Futures,
}

impl Case<'_> {
    /// The policy of an effort, as it applies to women and men.
    pub fn policy(&self, lever: Lever, effort: f64, from_step: usize) -> Policy {
        let policy = lever.policy(effort, self.problem.size(), &self.problem.bands, from_step);
        if self.short == Gender::Man { policy.mirrored() } else { policy }
    }

    /// The least effort with which the futures asked for meet the target.
    pub fn least(&self, lever: Lever, from_step: usize) -> Option<f64> {
        self.tries(lever, from_step).least(self.sure, [0.0, 1.0], self.expected(lever) + SURER)
    }

    /// The effort that meets the target on average; all there is where none does.
    fn expected(&self, lever: Lever) -> f64 {
        required(self.problem, lever, 1.0).unwrap_or(1.0)
    }

    /// Efforts on the futures that they are tried on.
    fn tries(&self, lever: Lever, from_step: usize) -> Tries<'_, impl Fn(f64) -> Policy> {
        let wanted = Wanted { group: self.group, step: self.problem.steps - 1, short: self.short };
        let futures = Futures { count: self.futures.count.min(TRIED), ..self.futures };
        Tries::new(self.workforce.start(), wanted, futures, move |effort| self.policy(lever, effort, from_step))
    }

    /// What each lever would have to reach.
    pub fn required(&self) -> Vec<Required> {
        let who = if self.short == Gender::Man { "Men" } else { "Women" };
        let lower = if self.short == Gender::Man { "men" } else { "women" };
        let line = |lever: Lever| {
            let (words, unit) = match lever {
                Lever::Hires => (format!("{who} among people hired, all bands"), LeverUnit::Share),
                Lever::Promotions => (format!("{who} among people promoted into the group"), LeverUnit::Share),
                Lever::Both => (format!("{who} among both, on top of today"), LeverUnit::Points),
                Lever::Retention => (format!("Exits of {lower} prevented"), LeverUnit::Prevented),
            };
            let mut tries = self.tries(lever, 0);
            let at_half = tries.least(0.5, [0.0, 1.0], self.expected(lever));
            // What cannot be had at even odds cannot be had at better ones, and what does for those is never less.
            let at_sure = at_half.and_then(|half| tries.least(self.sure, [half, 1.0], half + SURER));
            Required { lever: words, today: self.today(lever), at_half, at_sure, unit }
        };
        Lever::ALL.into_iter().map(line).collect()
    }

    /// What a lever is today: the expected share in the coming year.
    pub fn today(&self, lever: Lever) -> Option<f64> {
        let year = self.unchanged.movements.get(..YEAR.min(self.unchanged.movements.len()))?;
        let sum = |of: fn(&Movements) -> &Vec<f64>| year.iter().flat_map(of).sum::<f64>();
        let (short, other) = match lever {
            Lever::Hires => (sum(|it| &it.hired_women), sum(|it| &it.hired_men)),
            Lever::Promotions => (sum(|it| &it.promoted_women), sum(|it| &it.promoted_men)),
            Lever::Both | Lever::Retention => return None,
        };
        (short + other > 1e-6).then(|| short / (short + other))
    }

    /// People of the short gender that 10 of 100 futures stay below at the end of a step, counted from 1.
    fn warning(&self, outlook: &Outlook, step: usize) -> u64 {
        let at = step.saturating_sub(1);
        let base = outlook.base.get(at).copied().unwrap_or(0.0);
        let shares = outlook.shares.get(at).copied().flatten().unwrap_or_default();
        let low = if self.short == Gender::Man { 1.0 - shares[4] } else { shares[0] };
        nearest((low * base).floor())
    }

    /// The years of a plan: to the end of each calendar year at least half a year away, the last one to the due date.
    pub fn years(&self, lever: Lever, effort: f64, from_step: usize, outlook: &Outlook) -> Vec<PlanYear> {
        let run = self
            .problem
            .run(&lever.policy(effort, self.problem.size(), &self.problem.bands, from_step), self.problem.steps);
        let now = self.workforce.period;
        let ends = year_ends(now, self.problem.steps);
        let end = |step: usize| now.plus(i32::try_from(step).unwrap_or(i32::MAX));
        let years = interim(self.problem, &run, &ends).into_iter();
        let year = |it: crate::target::answer::InterimTarget| PlanYear {
            end: end(it.step),
            short: it.women,
            base: it.base,
            warning: self.warning(outlook, it.step).min(it.women),
            hires: it.hires,
            promotions: it.promotions,
        };
        years.map(year).collect()
    }
}

/// Steps to the ends of calendar years, none within half a year of today or of the last one.
fn year_ends(now: Period, steps: usize) -> Vec<usize> {
    let first = YEAR - usize::from(now.month()) % YEAR;
    let ends = (first..steps).step_by(YEAR).filter(|&step| step >= YEAR / 2 && steps - step >= YEAR / 2);
    ends.chain([steps]).collect()
}

/// The lever that a pipeline file asks for.
pub(super) fn lever(of: SolveFor) -> Lever {
    match of {
        SolveFor::Hires => Lever::Hires,
        SolveFor::Promotions => Lever::Promotions,
        SolveFor::Both => Lever::Both,
        SolveFor::Retention => Lever::Retention,
    }
}

/// An effort in words.
pub(super) fn words(lever: Lever, effort: f64, short: Gender) -> String {
    let who = if short == Gender::Man { "men" } else { "women" };
    let percent = effort * 100.0;
    match lever {
        Lever::Hires => format!("{percent:.0} of 100 people hired are {who}"),
        Lever::Promotions => format!("{percent:.0} of 100 people promoted are {who}"),
        Lever::Both => format!("{percent:.0} points more {who} among people hired and promoted"),
        Lever::Retention => format!("{percent:.0} of 100 exits of {who} prevented"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_end_in_december_and_at_the_due_date() {
        let month = |year, month| Period::new(year, month).unwrap();
        // October 2026 to December 2030: 50 months; two months of 2026 are no year of a plan.
        assert_eq!(year_ends(month(2026, 10), 50), [14, 26, 38, 50]);
        assert_eq!(year_ends(month(2026, 12), 18), [12, 18]);
        assert_eq!(year_ends(month(2026, 3), 4), [4]);
    }
}
