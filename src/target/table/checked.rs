//! A table of bands whose numbers make sense.

use super::form::{BandText, CourseText, GoalText, Mode, TableText};
use crate::target::answer::Problem;
use crate::target::model::push::Push;
use crate::target::model::{BandRates, Establishment, Ladder, LadderBand, Policy, Rates, State};

/// Most bands, and most people of a band.
const MOST_BANDS: usize = 100;
const MOST_PEOPLE: f64 = 1e9;

/// What is answered.
pub(super) struct Table {
    pub title: String,
    pub start_year: i32,
    pub years: usize,
    pub names: Vec<String>,
    /// The model; its target is set for each question.
    pub problem: Problem,
    /// Transition rates, where the headcount is what comes out.
    pub push: Option<Push>,
    pub goals: Vec<Goal>,
    pub courses: Vec<(String, Policy)>,
    pub most_hired: f64,
    pub preventable: f64,
}

/// A target.
pub(super) struct Goal {
    pub name: String,
    pub bands: Vec<usize>,
    pub aim: f64,
    pub by: i32,
    /// An earlier share and its year.
    pub earlier: Option<(f64, i32)>,
}

/// What is wrong, and how to mend it.
type Wrong = (String, String);

/// Collects what is wrong.
#[derive(Default)]
struct Checks(Vec<Wrong>);

impl Checks {
    fn wrong(&mut self, what: String, help: &str) {
        self.0.push((what, help.to_owned()));
    }

    /// A percentage as a fraction.
    fn percent(&mut self, where_: &str, key: &str, number: f64, low: f64, high: f64) -> f64 {
        if !(low..=high).contains(&number) {
            self.wrong(
                format!("{where_}: `{key}` is {number}"),
                &format!("write a number from {low} to {high}, per cent"),
            );
        }
        number / 100.0
    }

    fn people(&mut self, where_: &str, key: &str, number: f64) -> f64 {
        if !(0.0..=MOST_PEOPLE).contains(&number) {
            self.wrong(format!("{where_}: `{key}` is {number}"), "write how many people there are, 0 or more");
        }
        number
    }

    /// A share aimed at or hired: a fraction in the place of a percentage is asked back.
    fn share(&mut self, where_: &str, key: &str, number: f64) -> f64 {
        if number > 0.0 && number < 1.0 {
            let meant = (number * 1e8).round() / 1e6;
            self.wrong(format!("{where_}: `{key}` is {number} per cent"), &format!("did you mean {meant}?"));
        }
        self.percent(where_, key, number, 0.0, 100.0)
    }
}

pub(super) fn check(given: &TableText) -> Result<Table, Vec<Wrong>> {
    let mut checks = Checks::default();
    frame(given, &mut checks);
    let names: Vec<String> = given.bands.iter().map(|it| it.name.clone()).collect();
    let problem = problem(given, &names, &mut checks);
    let push = (given.mode == Mode::Push).then(|| push(given, &mut checks));
    let goals = given.targets.iter().map(|it| goal(it, given, &names, &mut checks)).collect();
    let courses = given.scenarios.iter().map(|it| course(it, given, &names, &mut checks)).collect();
    let most_hired = checks.share("the table", "most_women_among_hires_percent", given.most_women_among_hires_percent);
    let kept = given.womens_exits_preventable_percent;
    let preventable = checks.percent("the table", "womens_exits_preventable_percent", kept, 0.0, 100.0);
    let (title, start_year, years) = (given.title.clone(), given.start_year, given.horizon_years as usize);
    if checks.0.is_empty() {
        Ok(Table { title, start_year, years, names, problem, push, goals, courses, most_hired, preventable })
    } else {
        Err(checks.0)
    }
}

/// What holds for the table as a whole.
fn frame(given: &TableText, checks: &mut Checks) {
    if given.bands.is_empty() || given.bands.len() > MOST_BANDS {
        checks.wrong(format!("`bands` lists {}", given.bands.len()), "list 1 to 100 bands, junior to senior");
    }
    if given.steps_per_year != 1 && given.steps_per_year != 12 {
        checks.wrong(format!("`steps_per_year` is {}", given.steps_per_year), "write 1 or 12");
    }
    if !(1900..=2199).contains(&given.start_year) {
        checks.wrong(format!("`start_year` is {}", given.start_year), "write a year, as 2026");
    }
    if !(1..=60).contains(&given.horizon_years) {
        checks.wrong(format!("`horizon_years` is {}", given.horizon_years), "write 1 to 60");
    }
    let names: Vec<&str> = given.bands.iter().map(|it| it.name.as_str()).collect();
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) || *name == "all" {
            checks.wrong(format!("a second band `{name}`"), "give each band a name of its own, not `all`");
        }
    }
}

/// The model of the table, its target every band together.
fn problem(given: &TableText, names: &[String], checks: &mut Checks) -> Problem {
    let rates: Vec<BandRates> = given.bands.iter().enumerate().map(|(at, it)| rates(at, it, checks)).collect();
    let women = given.bands.iter().map(|it| checks.people(&it.name, "women", it.women)).collect();
    let men = given.bands.iter().map(|it| checks.people(&it.name, "men", it.men)).collect();
    let state = State::of_people(women, men);
    let steps = (given.steps_per_year.min(12) * given.horizon_years.min(60)) as usize;
    let plan = plan(given, &state, steps, checks);
    let band = |(at, name): (usize, &String)| LadderBand { name: name.clone(), feeder: at.checked_sub(1) };
    Problem {
        ladder: Ladder { bands: names.iter().enumerate().map(band).collect() },
        state,
        rates: Rates { bands: rates },
        plan,
        bands: (0..names.len()).collect(),
        aim: 0.5,
        steps,
        steps_per_year: given.steps_per_year as usize,
    }
}

fn rates(at: usize, it: &BandText, checks: &mut Checks) -> BandRates {
    if !(0.0..=1000.0).contains(&it.promotion_odds) {
        checks.wrong(
            format!("{}: `promotion_odds` is {}", it.name, it.promotion_odds),
            "write a ratio, 1 for equal odds",
        );
    }
    if at == 0 && it.filled_by_promotion_percent > 0.0 {
        let what = format!("{}: the lowest band is filled by promotion", it.name);
        checks.wrong(what, "leave out `filled_by_promotion_percent` of the first band: nobody is below it");
    }
    BandRates {
        exit_women: checks.percent(&it.name, "leaving_women_percent", it.leaving_women_percent, 0.0, 100.0),
        exit_men: checks.percent(&it.name, "leaving_men_percent", it.leaving_men_percent, 0.0, 100.0),
        promoted: checks.percent(&it.name, "filled_by_promotion_percent", it.filled_by_promotion_percent, 0.0, 100.0),
        hires_women: checks.share(&it.name, "women_among_hires_percent", it.women_among_hires_percent),
        promotion_odds: it.promotion_odds,
    }
}

/// Posts by step: from year to year in a straight line, or growing, or as today.
fn plan(given: &TableText, state: &State, steps: usize, checks: &mut Checks) -> Establishment {
    let per_year = f64::from(given.steps_per_year);
    let mut bands: Vec<Vec<f64>> = Vec::new();
    for (at, band) in given.bands.iter().enumerate() {
        let today = state.base(at);
        let growth = checks.percent(&band.name, "growth_percent", band.growth_percent, -100.0, 1000.0);
        let mut points: Vec<(f64, f64)> = vec![(0.0, today)];
        for (year, posts) in &band.posts {
            match year.parse::<i32>().ok().filter(|year| *year > given.start_year) {
                Some(year) => {
                    points.push((f64::from(year - given.start_year), checks.people(&band.name, "posts", *posts)));
                }
                None => checks.wrong(format!("{}: posts in `{year}`", band.name), "write years after `start_year`"),
            }
        }
        let of = |step: usize| {
            let year = (step + 1) as f64 / per_year;
            if points.len() == 1 { today * (1.0 + growth).powf(year) } else { between(&points, year) }
        };
        bands.push((0..steps).map(of).collect());
    }
    let by_step = (0..steps).map(|step| bands.iter().map(|band| band[step]).collect()).collect();
    Establishment::by_step(by_step).unwrap_or_else(|| Establishment::as_today(state))
}

fn between(points: &[(f64, f64)], year: f64) -> f64 {
    for pair in points.windows(2) {
        let [(from, had), (until, has)] = pair else { continue };
        if year <= *until {
            return had + (has - had) * (year - from) / (until - from);
        }
    }
    points.last().map_or(0.0, |it| it.1)
}

fn push(given: &TableText, checks: &mut Checks) -> Push {
    let bands = given.bands.len();
    let mut transitions = Vec::new();
    for band in &given.bands {
        let row = &band.transition_percent;
        if row.len() != bands
            || row.iter().any(|it| !(0.0..=100.0).contains(it))
            || row.iter().sum::<f64>() > 100.0 + 1e-9
        {
            let help = "write one percentage for each band, junior to senior; together at most 100, the rest leaves";
            checks.wrong(format!("{}: `transition_percent` is no distribution", band.name), help);
        }
        transitions.push(row.iter().map(|it| it / 100.0).collect());
    }
    let hires = given.bands.iter().map(|it| checks.people(&it.name, "hires", it.hires)).collect();
    Push { transitions, hires }
}

fn goal(it: &GoalText, given: &TableText, names: &[String], checks: &mut Checks) -> Goal {
    let aim = checks.share(&it.name, "women_percent", it.women_percent);
    let mut bands: Vec<usize> = it.bands.iter().filter_map(|band| place(&it.name, band, names, checks)).collect();
    if it.bands.is_empty() {
        bands = (0..names.len()).collect();
    }
    let last = given.start_year + i32::try_from(given.horizon_years).unwrap_or(0);
    if it.by <= given.start_year || it.by > last {
        checks.wrong(
            format!("{}: `by` is {}", it.name, it.by),
            &format!("write a year from {} to {last}", given.start_year + 1),
        );
    }
    let earlier = it.earlier_women_percent.zip(it.earlier_year).map(|(share, year)| {
        if year >= given.start_year {
            checks.wrong(format!("{}: `earlier_year` is {year}", it.name), "write a year before `start_year`");
        }
        (checks.share(&it.name, "earlier_women_percent", share), year)
    });
    Goal { name: it.name.clone(), bands, aim, by: it.by, earlier }
}

fn place(of: &str, band: &str, names: &[String], checks: &mut Checks) -> Option<usize> {
    let found = names.iter().position(|name| name == band);
    if found.is_none() {
        let near = names.iter().min_by_key(|name| strsim::osa_distance(name, band));
        let help = near.map_or_else(|| "list the bands".to_owned(), |near| format!("did you mean `{near}`?"));
        checks.wrong(format!("{of}: `{band}` is not a band of the table"), &help);
    }
    found
}

fn course(it: &CourseText, given: &TableText, names: &[String], checks: &mut Checks) -> (String, Policy) {
    let mut shares = |key: &str, by: &std::collections::BTreeMap<String, f64>| {
        let mut found: Vec<Option<f64>> = vec![None; if by.is_empty() { 0 } else { names.len() }];
        if let Some(all) = by.get("all") {
            let share = checks.share(&it.name, key, *all);
            found.fill(Some(share));
        }
        for (band, number) in by.iter().filter(|(band, _)| *band != "all") {
            let share = checks.share(&it.name, key, *number);
            if let Some(at) = place(&it.name, band, names, checks) {
                found[at] = Some(share);
            }
        }
        found
    };
    let hires_women = shares("women_among_hires_percent", &it.women_among_hires_percent);
    let promotions_women = shares("women_among_promotions_percent", &it.women_among_promotions_percent);
    let women =
        checks.percent(&it.name, "women_leaving_change_percent", it.women_leaving_change_percent, -100.0, 1000.0);
    let men = checks.percent(&it.name, "men_leaving_change_percent", it.men_leaving_change_percent, -100.0, 1000.0);
    let years = it.starts.map_or(0, |year| year - given.start_year - 1);
    let from_step = usize::try_from(years).unwrap_or(0) * given.steps_per_year as usize;
    let policy = Policy {
        from_step,
        hires_women,
        promotions_women,
        promotion_odds: it.promotion_odds,
        exits_women: 1.0 + women,
        exits_men: 1.0 + men,
        ..Policy::default()
    };
    (it.name.clone(), policy)
}
