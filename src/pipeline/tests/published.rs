//! Published figures.

use rstest::rstest;

use super::patch::{patched, pipeline, problems};
use crate::measure::Figure;
use crate::pipeline::PublishedFigure;

/// The valid file with a figure of these lines below its last rank.
fn with_figure(lines: &str) -> String {
    let head = "[[agency.published]]\nname = \"Women\"\nsource = \"Annual report\"\nperiod = \"2025-12\"\n";
    patched("[[target]]\n", &format!("{head}{lines}\n\n[[target]]\n"))
}

fn figure(lines: &str) -> PublishedFigure {
    pipeline(&with_figure(lines)).agencies[0].published[0].clone()
}

#[rstest]
#[case::number("share = 54.2", "54.2")]
#[case::whole("share = 54", "54")]
#[case::text_with_a_zero("share = \"54.20\"", "54.20")]
#[case::decimals_beside_a_number("share = 54.2\ndecimals = 2", "54.20")]
fn a_share_keeps_the_digits_that_were_printed(#[case] lines: &str, #[case] expected: &str) {
    let Figure::Share(share) = figure(lines).figure else { panic!("no share") };
    assert_eq!(share.to_string(), expected);
}

#[test]
fn a_count_may_be_rounded_and_of_some_people_only() {
    let found = figure("men = 120\nrounded_to = 10\npopulation = { ranks = [\"Sergeant\"], roles = [\"Clerk\"] }");
    assert_eq!((found.figure, found.rounded_to), (Figure::Men(120), 10));
    assert_eq!(
        (found.population.ranks, found.population.roles),
        (vec!["Sergeant".to_owned()], vec!["Clerk".to_owned()])
    );
    assert_eq!((found.name.as_str(), found.source.as_str()), ("Women", "Annual report"));
    assert_eq!(figure("staff = 0").rounded_to, 1);
}

#[rstest]
#[case::nothing(
    "",
    "47 PAR-0190 a published figure says exactly one of `women`, `men`, `staff` and `share` -> keep one, as in `staff = 1520`; write `[[agency.published]]` again for another"
)]
#[case::two(
    "women = 4\nmen = 5",
    "47 PAR-0190 a published figure says exactly one of `women`, `men`, `staff` and `share` -> keep one, as in `staff = 1520`; write `[[agency.published]]` again for another"
)]
#[case::comma(
    "share = \"54,2\"",
    "51 PAR-0191 `share` is `54,2` -> write the digits as printed with a decimal point, as in `share = \"54.20\"`"
)]
#[case::too_much(
    "share = 130",
    "51 PAR-0191 `share` is `130` -> write the digits as printed with a decimal point, as in `share = \"54.20\"`"
)]
#[case::lost_digits(
    "share = 54.23\ndecimals = 1",
    "52 PAR-0191 `decimals` is 1, but `share` is written with 2 -> write the share with the digits that were printed, or leave `decimals` out"
)]
#[case::decimals_of_a_count(
    "women = 4\ndecimals = 1",
    "52 PAR-0191 `decimals` only goes with `share` -> remove it, or write the figure as `share`"
)]
#[case::negative("staff = -1", "51 PAR-0108 `staff` is -1 -> write a whole number from 0 to 100000000")]
#[case::rounding("staff = 10\nrounded_to = 0", "52 PAR-0108 `rounded_to` is 0 -> write a whole number from 1 to 10000")]
#[case::rank(
    "staff = 10\npopulation = { ranks = [\"Sargeant\"] }",
    "52 PAR-0192 the agency does not have the rank `Sargeant` -> did you mean `Sergeant`?"
)]
#[case::band(
    "staff = 10\npopulation = { bands = [\"oficer\"] }",
    "52 PAR-0151 `oficer` is not a band -> did you mean `officer`?"
)]
#[case::type_of_share("share = [54]", "51 PAR-0104 `share` is a list -> write a text or a number")]
#[case::key(
    "staff = 10\nroundet_to = 10",
    "52 PAR-0102 `roundet_to` is not a key in `[[agency.published]]` -> did you mean `rounded_to`?"
)]
fn a_wrong_figure_is_refused(#[case] lines: &str, #[case] problem: &str) {
    let found = problems(&with_figure(lines));
    assert_eq!(found, [problem], "\n{}", found.join("\n"));
}

#[rstest]
#[case::no_source(
    "source = \"Annual report\"\n",
    "",
    "47 PAR-0103 `source` is missing in `[[agency.published]]` -> add `source = \"Annual report 2025, page 12\"`"
)]
#[case::month(
    "period = \"2025-12\"",
    "period = \"2025\"",
    "50 PAR-0109 `period`: `2025` is not a month such as `2026-10` -> write year and month, as in \"2026-10\""
)]
#[case::blank_name(
    "name = \"Women\"",
    "name = \"\"",
    "48 PAR-0107 `name` is blank -> write a short text without special characters"
)]
fn a_figure_says_what_it_is_and_where_it_stands(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    let text = with_figure("staff = 10");
    assert_eq!(text.matches(from).count(), 1);
    assert_eq!(problems(&text.replacen(from, to, 1)), [problem]);
}
