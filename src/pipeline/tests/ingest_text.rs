//! What has an export read again, and what does not.

use std::path::Path;

use rstest::rstest;

use super::patch::{VALID, patched, pipeline};
use crate::pipeline::parse;

fn ingest_text(text: &str) -> String {
    pipeline(text).agencies[0].ingest_text.clone()
}

#[rstest]
#[case::title("title = \"Border workforce\"", "title = \"Staff\"")]
#[case::owner("title = \"Border", "owner = \"Ministry\"\ntitle = \"Border")]
#[case::grace("title = \"Border", "grace_months = 0\ntitle = \"Border")]
#[case::same_default("title = \"Border", "max_refused = 2\ntitle = \"Border")]
#[case::comment("[agency.columns]", "[agency.columns] # as of 2026")]
#[case::store("store = \"../store\"", "store = \"/srv/store\"")]
#[case::folder("../exports/staff_*.csv", "/srv/exports/staff_*.csv")]
#[case::agency_name("Nordmark Border Guard", "Nordmark")]
#[case::structural_month("[[agency.source]]", "structural_months = [\"2025-07\"]\n[[agency.source]]")]
#[case::target("share = 30.0", "share = 40.0")]
#[case::published(
    "[[target]]\n",
    "[[agency.published]]\nname = \"All\"\nsource = \"Report\"\nperiod = \"2026-01\"\nstaff = 9\n\n[[target]]\n"
)]
#[case::order_of_columns("person = \"employee_no\"\ngender = \"sex\"", "gender = \"sex\"\nperson = \"employee_no\"")]
#[case::order_of_codes("[\"\", \"U\"]", "[\"u\", \"\"]")]
#[case::encoding_alias("windows-1252", "latin1")]
#[case::written_level("band = \"officer\"\n", "band = \"officer\"\nlevel = 2\n")]
fn what_shapes_no_row_reads_nothing_again(#[case] from: &str, #[case] to: &str) {
    assert_eq!(ingest_text(&patched(from, to)), ingest_text(VALID));
}

#[rstest]
#[case::column("role = \"job_title\"", "role = \"post\"")]
#[case::gender("man = [\"M\"]", "man = [\"M\", \"H\"]")]
#[case::rank("also = [\"CDT\"]", "also = [\"CD\"]")]
#[case::band("band = \"officer\"\n", "band = \"manager\"\n")]
#[case::level("band = \"officer\"\n", "band = \"officer\"\nlevel = 3\n")]
#[case::closed("closed = true", "closed = false")]
#[case::delimiter("delimiter = \";\"", "delimiter = \",\"")]
#[case::encoding("windows-1252", "windows-1250")]
#[case::pattern("staff_{YYYY}-{MM}.csv", "staff_{YYYY}-{MM}*.csv")]
#[case::width("[[agency.source]]", "person_width = 6\n[[agency.source]]")]
#[case::duplicates("[[agency.source]]", "duplicates = \"largest-fte\"\n[[agency.source]]")]
#[case::max_refused("title = \"Border", "max_refused = 3\ntitle = \"Border")]
#[case::levels("[\"directorate\", \"division\"]", "[\"division\", \"directorate\"]")]
fn what_shapes_a_row_does(#[case] from: &str, #[case] to: &str) {
    assert_ne!(ingest_text(&patched(from, to)), ingest_text(VALID));
}

#[test]
fn one_agency_says_nothing_about_another() {
    let agency =
        VALID[VALID.find("[[agency]]").unwrap()..VALID.find("[[target]]").unwrap()].replace("NOR-BG", "SUR-BG");
    let both = pipeline(&patched("[[target]]", &format!("{agency}\n[[target]]")));
    assert_eq!(both.agencies[0].ingest_text, ingest_text(VALID));
    assert_ne!(both.agencies[1].ingest_text, ingest_text(VALID));
}

#[test]
fn another_machine_gives_the_same_text() {
    let elsewhere = parse(VALID, Path::new("/home/someone/work/border.toml")).unwrap();
    assert_eq!(elsewhere.agencies[0].ingest_text, ingest_text(VALID));
}
