//! Keys and types: what stands where, and of what kind.

use rstest::rstest;

use super::patch::refuses;

#[rstest]
#[case::syntax(
    r#"store = "../store""#,
    "store = ../store",
    "3 PAR-0101 not TOML: invalid mantissa, expected digits -> correct the line; texts stand in quotes, each key once, tables in brackets"
)]
#[case::key_twice(
    r#"store = "../store""#,
    "store = \"../store\"\nstore = \"../other\"",
    "4 PAR-0101 not TOML: duplicate key -> correct the line; texts stand in quotes, each key once, tables in brackets"
)]
#[case::misspelt_key(
    r#"title = "Border"#,
    r#"titel = "Border"#,
    "1 PAR-0102 `titel` is not a key -> did you mean `title`?"
)]
#[case::misspelt_in_list(
    r#"name = "Nordmark"#,
    r#"nmae = "Nordmark"#,
    "9 PAR-0102 `nmae` is not a key in `[[agency]]` -> did you mean `name`?"
)]
#[case::misspelt_in_table(
    r#"role = "job_title""#,
    "role = \"job_title\"\nduty_staton = \"place\"",
    "22 PAR-0102 `duty_staton` is not a key in `[agency.columns]` -> did you mean `duty_station`?"
)]
#[case::key_of_another_table(
    r#"role = "job_title""#,
    "role = \"job_title\"\nduplicates = \"refuse\"",
    "22 PAR-0102 `duplicates` is not a key in `[agency.columns]` -> it belongs in `[[agency]]`"
)]
#[case::key_of_the_top(
    "[[target]]",
    "[[target]]\nmax_refused = 5",
    "48 PAR-0102 `max_refused` is not a key in `[[target]]` -> it belongs at the top of the file, above the first `[table]`"
)]
#[case::invented_key(
    r#"role = "job_title""#,
    "role = \"job_title\"\nshoe_size = \"shoe\"",
    "22 PAR-0102 `shoe_size` is not a key in `[agency.columns]` -> remove it; `parity schema` prints what each key means"
)]
#[case::missing_title(
    "title = \"Border workforce\"\n",
    "",
    r#"- PAR-0103 `title` is missing -> add `title = "Border workforce by gender"`"#
)]
#[case::missing_store("store = \"../store\"\n", "", r#"- PAR-0103 `store` is missing -> add `store = "../store"`"#)]
#[case::missing_agency_name(
    "name = \"Nordmark Border Guard\"\n",
    "",
    r#"7 PAR-0103 `name` is missing in `[[agency]]` -> add `name = "Nordmark Border Guard"`"#
)]
#[case::missing_files(
    "files = \"../exports/staff_*.csv\"\n",
    "",
    r#"11 PAR-0103 `files` is missing in `[[agency.source]]` -> add `files = "../exports/staff_*.csv"`"#
)]
#[case::missing_period("period = { file_name = \"staff_{YYYY}-{MM}.csv\" }\n", "", r#"11 PAR-0103 `period` is missing in `[[agency.source]]` -> add `period = { file_name = "staff_{YYYY}-{MM}.csv" }`"#)]
#[case::missing_band(
    "band = \"support\"\n",
    "",
    r#"38 PAR-0103 `band` is missing in `[[agency.rank]]` -> add `band = "officer"`"#
)]
#[case::missing_by("by = \"2030-12\"\n", "", r#"47 PAR-0103 `by` is missing in `[[target]]` -> add `by = "2030-12"`"#)]
#[case::number_for_text(
    r#"title = "Border workforce""#,
    "title = 12",
    "1 PAR-0104 `title` is a whole number -> put it in quotes"
)]
#[case::text_for_number("share = 30.0", r#"share = "30""#, "50 PAR-0104 `share` is a text -> write a number")]
#[case::text_for_list(
    r#"woman = ["F"]"#,
    r#"woman = "F""#,
    r#"26 PAR-0104 `woman` is a text -> write `woman = ["…"]`"#
)]
#[case::fraction_for_whole(
    "header_row = 2",
    "header_row = 2.5",
    "14 PAR-0104 `header_row` is a number -> write a whole number"
)]
#[case::date_for_text(
    r#"by = "2030-12""#,
    "by = 2030-12-31",
    "51 PAR-0104 `by` is a date without quotes -> put it in quotes"
)]
#[case::table_for_list(
    "[[target]]",
    "[target]",
    "47 PAR-0104 `target` is a table -> write `[[target]]`, with two brackets"
)]
#[case::number_for_unit(
    r#"unit = ["directorate", "division"]"#,
    "unit = 3",
    "20 PAR-0104 `unit` is a whole number -> write a text or a list of texts or a table"
)]
#[case::closed_text("closed = true", r#"closed = "yes""#, "31 PAR-0104 `closed` is a text -> write true or false")]
fn a_file_of_another_shape_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    refuses(from, to, problem);
}
