//! Targets.

use rstest::rstest;

use super::patch::refuses;

#[rstest]
#[case::fraction("share = 30.0", "share = 0.3", "50 PAR-0170 `share` is 0.3 per cent -> did you mean 30.0?")]
#[case::too_much("share = 30.0", "share = 130", "50 PAR-0108 `share` is 130 -> write a number from 0 to 100")]
#[case::no_share(
    "share = 30.0\n",
    "",
    "47 PAR-0170 `share` is missing: `at-least` says no share of its own -> add the share of women aimed at, as in `share = 30.0`"
)]
#[case::share_beside_definition(r#"definition = "at-least""#, r#"definition = "un-band""#, r#"50 PAR-0170 `share` is 30, but this definition has its centre at 50 -> leave `share` out, or write `definition = "at-least"`"#)]
#[case::month(
    r#"by = "2030-12""#,
    r#"by = "2030""#,
    r#"51 PAR-0109 `by`: `2030` is not a month such as `2026-10` -> write year and month, as in "2026-10""#
)]
#[case::definition(
    r#"definition = "at-least""#,
    r#"definition = "atleast""#,
    "52 PAR-0105 `atleast` is not a word for `definition` -> did you mean `at-least`?"
)]
#[case::band_of_fractions(
    "share = 30.0\nby = \"2030-12\"\ndefinition = \"at-least\"",
    "by = \"2030-12\"\ndefinition = { band = [0.45, 55] }",
    "51 PAR-0170 `band` is 0.45 per cent -> did you mean 45.0?"
)]
#[case::band_upside_down(
    "share = 30.0\nby = \"2030-12\"\ndefinition = \"at-least\"",
    "by = \"2030-12\"\ndefinition = { band = [55, 45] }",
    "51 PAR-0173 `band` starts above its end -> write the lower end first"
)]
#[case::band_of_three(
    "share = 30.0\nby = \"2030-12\"\ndefinition = \"at-least\"",
    "by = \"2030-12\"\ndefinition = { band = [40, 50, 60] }",
    "51 PAR-0173 `band` has 3 numbers -> write both ends in per cent, as in `band = [45, 55]`"
)]
#[case::agency(
    "share = 30.0",
    "agencies = [\"NOR-GB\"]\nshare = 30.0",
    "50 PAR-0171 `NOR-GB` is not an agency of this file -> did you mean `NOR-BG`?"
)]
#[case::band(
    r#"bands = ["officer"]"#,
    r#"bands = ["oficer"]"#,
    "49 PAR-0151 `oficer` is not a band -> did you mean `officer`?"
)]
#[case::rank(
    r#"ranks = ["Sergeant"]"#,
    r#"ranks = ["sergeant"]"#,
    "49 PAR-0172 no agency of this target has the rank `sergeant` -> did you mean `Sergeant`?"
)]
#[case::role(
    r#"roles = ["Clerk"]"#,
    r#"roles = ["Clark"]"#,
    "49 PAR-0172 no agency of this target has the role `Clark` -> did you mean `Clerk`?"
)]
#[case::family(
    r#"role_families = ["front-line"]"#,
    r#"role_families = ["frontline"]"#,
    "49 PAR-0172 no agency of this target has the role family `frontline` -> did you mean `front-line`?"
)]
#[case::unit(
    r#"bands = ["officer"]"#,
    r#"bands = ["officer"], units = ["North / "]"#,
    r#"49 PAR-0107 a unit has a blank or unprintable level -> write its path from the top, as in "North / Airport""#
)]
fn a_wrong_target_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    refuses(from, to, problem);
}
