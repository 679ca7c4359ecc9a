//! `[projection]`, scenarios, headcount, limits and `sure`.

use rstest::rstest;

use super::patch::{pipeline, problems, refuses, with};
use crate::domain::Share;
use crate::pipeline::projection::{Change, SolveFor};

const TARGET: &str = "[[target]]\nname = \"Women among officers\"";

/// A scenario with these lines, before the target.
fn scenario(lines: &str) -> String {
    format!("[[scenario]]\nname = \"Try\"\n{lines}\n\n{TARGET}")
}

#[rstest]
#[case::typo(
    "women_amogn_hires_percent = 50",
    "49 PAR-0102 `women_amogn_hires_percent` is not a key in `[[scenario]]` -> did you mean `women_among_hires_percent`?"
)]
#[case::fraction(
    "women_among_hires_percent = 0.5",
    "49 PAR-0170 `women_among_hires_percent` is 0.5 per cent -> did you mean 50.0?"
)]
#[case::unknown_band(
    "women_among_hires_percent = { oficer = 45 }",
    "49 PAR-0151 `oficer` is not a band -> did you mean `officer`?"
)]
#[case::too_much(
    "women_leaving_change_percent = -120",
    "49 PAR-0108 `women_leaving_change_percent` is -120 -> write a number from -100 (nobody leaves) to 100 (twice as many)"
)]
#[case::odds(
    "promotion_odds = \"fair\"",
    "49 PAR-0108 `promotion_odds` is \"fair\" -> write \"equal\", or how much likelier a woman of the band below is to be promoted than a man, as 1.2"
)]
#[case::no_odds(
    "promotion_odds = 0",
    "49 PAR-0108 `promotion_odds` is 0 -> write \"equal\", or how much likelier a woman of the band below is to be promoted than a man, as 1.2"
)]
#[case::starts(
    "promotion_odds = \"equal\"\nstarts = \"soon\"",
    "50 PAR-0109 `starts` is neither a year nor a month -> write a year, as 2027, or a month, as \"2027-04\""
)]
#[case::lever(
    "solve_for = \"hiring\"",
    "49 PAR-0105 `hiring` is not a word for `solve_for` -> write one of the allowed words for `solve_for`"
)]
#[case::both(
    "solve_for = \"hires\"\npromotion_odds = 1.2",
    "49 PAR-0175 a scenario is looked for or given, not both -> leave out `solve_for`, or the numbers beside it"
)]
#[case::agency(
    "promotion_odds = \"equal\"\nagencies = [\"NOR-GB\"]",
    "50 PAR-0171 `NOR-GB` is not an agency of this file -> did you mean `NOR-BG`?"
)]
fn a_wrong_scenario_is_refused(#[case] lines: &str, #[case] problem: &str) {
    refuses(TARGET, &scenario(lines), problem);
}

#[test]
fn a_scenario_changes_something_and_has_a_name_of_its_own() {
    refuses(
        TARGET,
        &scenario(""),
        "47 PAR-0175 the scenario changes nothing -> add `women_among_hires_percent`, `women_among_promotions_percent`, `women_leaving_change_percent`, `promotion_odds` or `solve_for`",
    );
    let twice = format!("[[scenario]]\nname = \"try\"\npromotion_odds = 1\n\n{}", scenario("promotion_odds = 1.2"));
    refuses(
        TARGET,
        &twice,
        "52 PAR-0174 the scenario `Try` is there already -> give it a name of its own; that nothing changes is always projected",
    );
}

#[test]
fn a_scenario_holds_for_its_bands_from_its_month() {
    let given = with(TARGET, &scenario("women_among_hires_percent = { all = 50, officer = 45 }\nstarts = \"2027-04\""));
    let scenario = &given.scenarios[0];
    let Change::Fixed(change) = &scenario.change else { panic!("numbers are given") };
    let percent = |number| Share::of(number, 100).unwrap();
    assert_eq!(
        (change.hires_women.of("officer"), change.hires_women.of("support")),
        (Some(percent(45)), Some(percent(50)))
    );
    assert_eq!(scenario.starts.unwrap().to_string(), "2027-04");
    let looked_for = with(TARGET, &self::scenario("solve_for = \"retention\""));
    assert_eq!(looked_for.scenarios[0].change, Change::SolveFor(SolveFor::Retention));
}

#[rstest]
#[case::window("use_last_months = 6", "3 PAR-0108 `use_last_months` is 6 -> write a whole number from 12 to 120")]
#[case::horizon("horizon_years = 40", "3 PAR-0108 `horizon_years` is 40 -> write a whole number from 1 to 15")]
#[case::futures("futures = 10", "3 PAR-0108 `futures` is 10 -> write a whole number from 100 to 100000")]
fn settings_of_projections_have_limits(#[case] line: &str, #[case] problem: &str) {
    let title = "title = \"Border workforce\"\n";
    let problem = problem.replacen('3', "2", 1);
    refuses(title, &format!("{title}projection.{line}\n"), &problem);
}

const NAME: &str = "name = \"Nordmark Border Guard\"";

fn agency(line: &str) -> String {
    format!("{NAME}\n{line}")
}

#[rstest]
#[case::year(
    "headcount = { officer = { soon = 12 } }",
    "10 PAR-0176 `soon` is not a year -> write years and posts, as `officer = { 2027 = 1250, 2031 = 1300 }`"
)]
#[case::posts(
    "headcount = { officer = { 2028 = -4 } }",
    "10 PAR-0176 -4 posts in 2028 -> write how many posts there are to be, 0 or more"
)]
#[case::band("headcount = { oficer = { 2028 = 40 } }", "10 PAR-0151 `oficer` is not a band -> did you mean `officer`?")]
#[case::limit(
    "limits = { most_women_among_hires_percent = 0.6 }",
    "10 PAR-0170 `most_women_among_hires_percent` is 0.6 per cent -> did you mean 60.0?"
)]
#[case::stay(
    "limits = { people_stay_years = [15, 6] }",
    "10 PAR-0108 `people_stay_years` is [15.0, 6.0] -> write the shortest and the longest time that people may stay on average, as people_stay_years = [6, 15]"
)]
#[case::one_stay(
    "limits = { people_stay_years = [6] }",
    "10 PAR-0108 `people_stay_years` is [6.0] -> write the shortest and the longest time that people may stay on average, as people_stay_years = [6, 15]"
)]
fn plans_and_limits_of_an_agency_are_checked(#[case] line: &str, #[case] problem: &str) {
    refuses(NAME, &agency(line), problem);
}

#[test]
fn every_wrong_band_of_a_plan_is_named_in_the_order_of_the_file() {
    let found = problems(&super::patch::patched(
        NAME,
        &agency("headcount = { zfficer = { 2028 = 1 }, aficer = { 2028 = 2 }, officer = { 2028 = -1 } }"),
    ));
    let about: Vec<&str> = found.iter().filter_map(|it| it.split('`').nth(1)).collect();
    assert_eq!(about[..2], ["zfficer", "aficer"], "{found:#?}");
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn limits_that_nobody_gave_are_said_to_be_assumed() {
    let given = with(NAME, &agency("limits = { most_women_among_hires_percent = 70, people_stay_years = [6, 15] }"));
    let limits = &given.agencies[0].limits;
    assert_eq!(limits.stay_years, Some([6.0, 15.0]));
    assert!((limits.most_hired.percent() - 70.0).abs() < 1e-9);
    assert_eq!(
        limits.assumed,
        ["the fewest women among people hired: 40 %", "the part of exits that could be prevented: 20 %"]
    );
}

#[rstest]
#[case("sure = 80", 80.0)]
#[case("sure = 50", 50.0)]
fn a_target_says_how_sure_it_has_to_be(#[case] line: &str, #[case] percent: f64) {
    let target = format!("share = 30.0\n{line}");
    assert!((with("share = 30.0", &target).targets[0].sure.percent() - percent).abs() < 1e-9);
    assert!((pipeline(super::patch::VALID).targets[0].sure.percent() - 80.0).abs() < 1e-9, "unless given");
}

#[test]
fn certainty_is_not_to_be_had() {
    refuses(
        "share = 30.0",
        "share = 30.0\nsure = 99",
        "51 PAR-0108 `sure` is 99 -> write how many of 100 futures are to succeed: 50 is a coin toss, 80 is usual",
    );
}
