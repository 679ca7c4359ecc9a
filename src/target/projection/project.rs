//! From the past of an agency to the answers for its targets.

use std::collections::BTreeMap;

use super::change::change;
use super::judged::{judged, standing, unknown};
use super::learned::{assumptions, learned, straight_line};
use super::levers::{hires_cap, levers};
use super::sensitivity::sensitivity;
use super::solve::{Case, lever, words};
use super::workforce::{Workforce, YEAR, bands_of, share_of_women};
use super::{
    AgencyProjection, Answer, Closes, Course, Plan, SensitivityLine, Standing, TargetProjection, Verdict, verdict,
};
use crate::domain::{Gender, GenderCount, Period, Share};
use crate::measure::Definition;
use crate::pipeline::projection::FixedChange;
use crate::pipeline::{Agency, Change, DuplicateRule, Pipeline, Scenario, Target};
use crate::target::answer::{self, Lever};
use crate::target::backtest::{BackTest, Test, backtest, widened};
use crate::target::definition;
use crate::target::future::{Futures, Group, Outlook, simulate};
use crate::target::history::History;
use crate::target::model::Policy;

/// Seed of all futures: the same past gives the same report.
const SEED: u64 = 0x7061_7269_7479;
/// Futures of each projection of the back-test.
const TESTED: usize = 400;
/// How much is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All that a report shows.
    Report,
    /// Answers without the same target under other choices: what a terminal shows.
    Answers,
}

/// What is projected.
pub struct Subject<'a> {
    /// The pipeline.
    pub pipeline: &'a Pipeline,
    /// The agency.
    pub agency: &'a Agency,
    /// Its targets.
    pub targets: &'a [&'a Target],
    /// The last list.
    pub period: Period,
    /// The people of each target on it.
    pub today: &'a [GenderCount],
    /// The past of the whole agency.
    pub whole: &'a History,
    /// The past of the targets that are not about whole bands, by their place.
    pub parts: &'a BTreeMap<usize, History>,
    /// How much is asked.
    pub depth: Depth,
}

impl Subject<'_> {
    /// The calendar months in which the agency promotes; none for all year.
    pub(super) fn promoting(&self) -> Vec<u8> {
        self.whole.usual_months(self.pipeline.projection.use_last_months, self.period)
    }

    pub(super) fn horizon(&self) -> usize {
        usize::from(self.pipeline.projection.horizon_years) * YEAR
    }

    /// Months of the futures: to the horizon where charts show them, else to the last of these targets that is due before it.
    fn months_drawn(&self, places: &[usize]) -> usize {
        let due = |&place: &usize| usize::try_from(self.targets[place].by.months_since(self.period)).ok();
        match self.depth {
            Depth::Report => self.horizon(),
            Depth::Answers => {
                places.iter().filter_map(due).filter(|&it| it <= self.horizon()).max().unwrap_or(1).max(1)
            }
        }
    }

    fn futures(&self) -> Futures {
        Futures { count: self.pipeline.projection.futures, seed: SEED }
    }

    fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        let is_ours = |it: &&Scenario| it.agencies.is_empty() || it.agencies.contains(&self.agency.id);
        self.pipeline.scenarios.iter().filter(is_ours)
    }
}

/// Projects every target of an agency.
#[must_use]
pub fn project(subject: &Subject<'_>) -> AgencyProjection {
    let horizon = subject.horizon();
    let months = i32::try_from(horizon).unwrap_or(i32::MAX);
    let window = subject.pipeline.projection.use_last_months;
    // A part of the agency is promoted when the agency promotes: too little is seen in most parts to tell.
    let promoting = subject.promoting();
    let whole = Workforce::of(subject.whole, subject.period, window, &promoting, Some((subject.agency, horizon)));
    let parts: BTreeMap<usize, Option<Workforce<'_>>> = subject
        .parts
        .iter()
        .map(|(&place, history)| (place, Workforce::of(history, subject.period, window, &promoting, None)))
        .collect();
    let mut targets: Vec<Option<TargetProjection>> = subject.targets.iter().map(|_| None).collect();
    let of_whole: Vec<usize> = (0..targets.len()).filter(|place| !parts.contains_key(place)).collect();
    let workforces = [(whole.as_ref(), subject.whole, of_whole)]
        .into_iter()
        .chain(parts.iter().filter_map(|(place, it)| Some((it.as_ref(), subject.parts.get(place)?, vec![*place]))));
    for (workforce, history, places) in workforces {
        for (place, it) in together(subject, workforce, history, &places) {
            targets[place] = Some(it);
        }
    }
    AgencyProjection {
        period: subject.period,
        horizon: subject.period.plus(months),
        targets: targets.into_iter().flatten().collect(),
        account: subject.whole.account(),
        closes: closes(subject.whole),
        linked: (subject.agency.duplicates == DuplicateRule::LinkRows).then(|| found_again(subject.whole)).flatten(),
    }
}

fn closes(history: &History) -> Closes {
    let followed = history.pairs.iter().filter(|it| it.standing != crate::target::history::Standing::NotFollowed);
    let unexplained: Vec<u64> = followed.map(crate::target::history::Pair::unexplained).collect();
    let open = unexplained.iter().filter(|people| **people > 0).count();
    Closes { pairs: unexplained.len(), open, unexplained: unexplained.iter().sum() }
}

/// The part of the people of a list who are found on the next one; `None` where no two lists follow one another.
fn found_again(history: &History) -> Option<f64> {
    let near = history.pairs.iter().filter(|it| it.months() == 1);
    let accounts = || near.clone().flat_map(|it| &it.bands);
    let all: u64 = accounts().map(|it| it.opening.total()).sum();
    let left: u64 = accounts().map(|it| it.leavers.total() + it.absences.total()).sum();
    (all > 0).then(|| 1.0 - left as f64 / all as f64)
}

/// The targets of one workforce: they share their futures.
fn together(
    subject: &Subject<'_>,
    workforce: Option<&Workforce<'_>>,
    history: &History,
    places: &[usize],
) -> Vec<(usize, TargetProjection)> {
    let Some(workforce) = workforce else {
        return places.iter().map(|&place| (place, unknown(subject, history, place))).collect();
    };
    let group = |place: &usize| {
        let target = subject.targets[*place];
        Group { bands: bands_of(workforce.history, target), definition: definition(target) }
    };
    let groups: Vec<Group> = places.iter().map(group).collect();
    let months = subject.months_drawn(places);
    let run = |policy: &Policy| simulate(&workforce.start(), policy, &groups, months, subject.futures());
    let unchanged = run(&Policy::default());
    let given = subject.scenarios().filter_map(|it| match &it.change {
        Change::Fixed(change) => Some((it.name.as_str(), run(&policy(workforce, it, change)))),
        Change::SolveFor(_) => None,
    });
    let given: BTreeMap<&str, Vec<Outlook>> = given.collect();
    let tests = backtest(&Test {
        history: workforce.history,
        agency: subject.whole,
        until: subject.period,
        groups: &groups,
        window: subject.pipeline.projection.use_last_months,
        grace: subject.pipeline.grace_months,
        futures: Futures { count: TESTED, seed: SEED },
    });
    let each = places.iter().zip(&groups).enumerate();
    each.map(|(at, (&place, group))| {
        let given = given.iter().map(|(name, outlooks)| (*name, &outlooks[at])).collect();
        let test = tests.get(at).and_then(Option::as_ref);
        let asked = Asked { subject, workforce, place, group, unchanged: &unchanged[at], given, test };
        (place, asked.projection())
    })
    .collect()
}

/// The policy of a scenario whose numbers are given.
fn policy(workforce: &Workforce<'_>, scenario: &Scenario, change: &FixedChange) -> Policy {
    let bands = &workforce.history.ladder.bands;
    let shares = |by: &crate::pipeline::projection::ByBand| {
        if by.is_empty() {
            Vec::new()
        } else {
            bands.iter().map(|band| by.of(&band.name).map(Share::fraction)).collect()
        }
    };
    Policy {
        from_step: from_step(workforce, scenario),
        hires_women: shares(&change.hires_women),
        promotions_women: shares(&change.promotions_women),
        promotion_odds: change.promotion_odds,
        exits_women: change.exits_women,
        exits_men: change.exits_men,
        ..Policy::default()
    }
}

fn from_step(workforce: &Workforce<'_>, scenario: &Scenario) -> usize {
    let months = scenario.starts.map_or(0, |starts| starts.months_since(workforce.period) - 1);
    usize::try_from(months).unwrap_or(0)
}

/// One target that is asked about.
struct Asked<'a> {
    subject: &'a Subject<'a>,
    workforce: &'a Workforce<'a>,
    place: usize,
    group: &'a Group,
    unchanged: &'a Outlook,
    given: BTreeMap<&'a str, &'a Outlook>,
    test: Option<&'a BackTest>,
}

impl Asked<'_> {
    fn projection(&self) -> TargetProjection {
        let (subject, workforce) = (self.subject, self.workforce);
        let target = subject.targets[self.place];
        let count = subject.today[self.place];
        let steps = usize::try_from(target.by.months_since(subject.period)).unwrap_or(0);
        let mut standing = standing(subject, workforce.history, self.place, Some(workforce));
        let early = verdict(&standing);
        let nothing =
            matches!(early, Verdict::DateOutside | Verdict::CannotSay) || self.group.bands.is_empty() || steps == 0;
        let nothing = nothing || steps > subject.horizon();
        let answer = (!nothing).then(|| self.answer(target, &count, steps, &mut standing));
        let (verdict, from_stocks) = judged(subject, workforce.history, self.place, &self.group.bands, &standing);
        TargetProjection {
            learned: learned(subject, workforce.history, Some(workforce)),
            past: workforce.history.series(&self.group.bands),
            verdict,
            from_stocks,
            answer,
            straight_line: straight_line(subject, workforce.history, &self.group.bands, &self.group.definition),
            assumptions: assumptions(subject, target),
        }
    }

    fn answer(&self, target: &Target, count: &GenderCount, steps: usize, standing: &mut Standing) -> Answer {
        let (subject, workforce) = (self.subject, self.workforce);
        let short = short(&self.group.definition, count);
        let problem = workforce.problem(self.group, short, steps);
        let unchanged = problem.run(&Policy::default(), subject.horizon());
        let sure = target.sure.fraction();
        let case = Case {
            workforce,
            group: self.group,
            short,
            problem: &problem,
            unchanged: &unchanged,
            sure,
            futures: subject.futures(),
        };
        let test = self.test.cloned();
        let widening = test.as_ref().map_or(1.0, |it| it.widening);
        let course = |name: &str, what: String, outlook: &Outlook| course(name, what, outlook, steps, widening);
        let base = course("Nothing changes", "as in the months learned from".to_owned(), self.unchanged);
        let required = case.required();
        let best = answer::best(&problem, 1.0, subject.horizon());
        let attainable = problem.is_met_by(best.get(steps - 1).copied().flatten());
        standing.chance = base.chance;
        standing.hires_needed = required.first().and_then(|it| it.at_sure);
        standing.hires_cap = hires_cap(subject.agency, &case);
        standing.attainable = attainable;
        let of_women = |share: Option<f64>| share.map_or(0.0, |it| share_of_women(short, it));
        let only_short = Lever::Hires.policy(1.0, problem.size(), &problem.bands, 0);
        let first = answer::first_met(&problem, &only_short, subject.horizon());
        Answer {
            short,
            due: target.by,
            sure,
            scenarios: self.scenarios(&case, &course),
            plan: plan(&case, &base, required.first().and_then(|it| it.at_sure), &course),
            required,
            change: change(subject.agency, &case),
            best: best.into_iter().map(of_women).collect(),
            first_feasible: first.map(|step| subject.period.plus(i32::try_from(step).unwrap_or(i32::MAX)).year()),
            steady: answer::steady(&problem).map(|it| of_women(Some(it))),
            levers: levers(subject.agency, &case),
            sensitivity: self.choices(short, steps),
            back_test: test,
            unchanged: base,
        }
    }

    fn choices(&self, short: Gender, steps: usize) -> Vec<SensitivityLine> {
        match self.subject.depth {
            Depth::Report => {
                let window = self.subject.pipeline.projection.use_last_months;
                sensitivity(self.workforce, self.group, short, steps, window)
            }
            Depth::Answers => Vec::new(),
        }
    }

    fn scenarios(&self, case: &Case<'_>, course: &dyn Fn(&str, String, &Outlook) -> Course) -> Vec<Course> {
        let mut courses = Vec::new();
        for scenario in self.subject.scenarios() {
            match &scenario.change {
                Change::Fixed(change) => {
                    let outlook = self.given.get(scenario.name.as_str());
                    courses.extend(outlook.map(|it| course(&scenario.name, given_words(scenario, change), it)));
                }
                Change::SolveFor(of) => {
                    let (lever, from) = (lever(*of), from_step(case.workforce, scenario));
                    let Some(effort) = case.least(lever, from) else { continue };
                    let outlook = one(case, &case.policy(lever, effort, from), self.unchanged.met.len());
                    let since = scenario.starts.map_or_else(String::new, |it| format!(", from {it} on"));
                    courses.push(course(&scenario.name, words(lever, effort, case.short) + &since, &outlook));
                }
            }
        }
        courses
    }
}

/// The futures of one target under a policy.
fn one(case: &Case<'_>, policy: &Policy, steps: usize) -> Outlook {
    let groups = std::slice::from_ref(case.group);
    simulate(&case.workforce.start(), policy, groups, steps, case.futures).swap_remove(0)
}

fn course(name: &str, what: String, outlook: &Outlook, steps: usize, widening: f64) -> Course {
    let mut outlook = outlook.clone();
    for shares in outlook.shares.iter_mut().flatten() {
        *shares = widened(*shares, widening);
    }
    let chance = outlook.met.get(steps - 1).copied().unwrap_or(0.0);
    Course { name: name.to_owned(), what, chance, outlook }
}

/// The plan: the least share of the short gender among people hired that meets the target surely enough; none where the target
/// is met surely enough anyway, or no share does.
fn plan(
    case: &Case<'_>,
    unchanged: &Course,
    hires: Option<f64>,
    course: &dyn Fn(&str, String, &Outlook) -> Course,
) -> Option<Plan> {
    let effort = hires.filter(|_| unchanged.chance < case.sure)?;
    let outlook = one(case, &case.policy(Lever::Hires, effort, 0), unchanged.outlook.met.len());
    let course = course("The plan", words(Lever::Hires, effort, case.short), &outlook);
    Some(Plan { years: case.years(Lever::Hires, effort, 0, &course.outlook), course })
}

/// Whose share has to rise.
pub(super) fn short(definition: &Definition, count: &GenderCount) -> Gender {
    definition.needed(count).map_or(Gender::Woman, |it| it.gender)
}

fn given_words(scenario: &Scenario, change: &FixedChange) -> String {
    let mut parts = Vec::new();
    for (by, what) in [(&change.hires_women, "people hired"), (&change.promotions_women, "people promoted")] {
        for (band, share) in &by.0 {
            let band = band.as_ref().map_or_else(String::new, |it| format!(" ({it})"));
            parts.push(format!("{:.0} of 100 {what}{band} are women", share.percent()));
        }
    }
    for (factor, who) in [(change.exits_women, "women"), (change.exits_men, "men")] {
        if (factor - 1.0).abs() > 1e-9 {
            let more = if factor < 1.0 { "fewer" } else { "more" };
            parts.push(format!("{:.0} % {more} {who} leave", (factor - 1.0).abs() * 100.0));
        }
    }
    parts.extend(change.promotion_odds.map(|odds| {
        if (odds - 1.0).abs() < 1e-9 {
            "women and men equally likely to be promoted".to_owned()
        } else {
            format!("odds of promotion of women to men {odds:.2}")
        }
    }));
    parts.extend(scenario.starts.map(|it| format!("from {it} on")));
    parts.join(", ")
}
