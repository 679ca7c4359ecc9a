//! Settings of the whole file: audience, key, folders, numbers.

use rstest::rstest;

use super::patch::refuses;

#[rstest]
#[case::base(
    r#"audience = "internal""#,
    "protection = { base = 4 }",
    "2 PAR-0108 `base` is 4 -> write one of 3, 5, 10"
)]
#[case::threshold(
    r#"audience = "internal""#,
    "protection = { threshold = 1 }",
    "2 PAR-0108 `threshold` is 1 -> write one of 3, 5, 6, 10"
)]
#[case::profile(
    r#"audience = "internal""#,
    r#"protection = { profile = "public-rounded" }"#,
    "2 PAR-0105 `public-rounded` is not a word for `profile` -> did you mean `public-round`?"
)]
#[case::audience_word(
    r#"audience = "internal""#,
    r#"audience = "intern""#,
    "2 PAR-0105 `intern` is not a word for `audience` -> did you mean `internal`?"
)]
#[case::blank_title(
    r#"title = "Border workforce""#,
    r#"title = " ""#,
    "1 PAR-0107 `title` is blank -> write a short text without special characters"
)]
#[case::bidi_title(
    r#"title = "Border workforce""#,
    r#"title = "Border \u202E workforce""#,
    "1 PAR-0107 `title` holds the character U+202E, which cannot be shown safely -> write a short text without special characters"
)]
#[case::no_key("key = \"../../keys/border.key\"\n", "", r#"- PAR-0160 `key` is missing -> add `key = "~/…"` with a file outside store, reports and this folder (`parity key` makes it), or `synthetic = true` if nobody here is real"#)]
#[case::key_in_store(
    r#"key = "../../keys/border.key""#,
    r#"key = "../store/border.key""#,
    "5 PAR-0161 the key file is inside the store -> move the key to a folder of its own that is not copied along, such as `~/.config/parity/`"
)]
#[case::key_in_reports(
    r#"key = "../../keys/border.key""#,
    r#"key = "../x/../reports/a/border.key""#,
    "5 PAR-0161 the key file is inside the reports -> move the key to a folder of its own that is not copied along, such as `~/.config/parity/`"
)]
#[case::key_beside_pipeline(
    r#"key = "../../keys/border.key""#,
    r#"key = "border.key""#,
    "5 PAR-0161 the key file is inside the pipeline's folder -> move the key to a folder of its own that is not copied along, such as `~/.config/parity/`"
)]
#[case::store_in_reports(
    r#"store = "../store""#,
    r#"store = "../reports/store""#,
    "4 PAR-0162 `store` and `reports` are in each other -> give each a folder of its own: the store holds personal data, reports are handed on"
)]
#[case::grace(
    r#"title = "Border"#,
    "grace_months = 13\ntitle = \"Border",
    "1 PAR-0108 `grace_months` is 13 -> write a whole number from 0 to 12"
)]
#[case::max_refused(
    r#"title = "Border"#,
    "max_refused = 101\ntitle = \"Border",
    "1 PAR-0108 `max_refused` is 101 -> write a number from 0 to 100"
)]
#[case::band_twice(
    r#"title = "Border"#,
    "bands = [\"support\", \"officer\", \"Officer\"]\ntitle = \"Border",
    "1 PAR-0150 band `Officer` is listed twice -> list each band once"
)]
fn a_wrong_setting_is_refused(#[case] from: &str, #[case] to: &str, #[case] problem: &str) {
    refuses(from, to, problem);
}
