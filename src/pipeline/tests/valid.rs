//! What a valid file comes to: paths, defaults, ladders, codes.

use std::path::Path;

use super::patch::{VALID, patched, pipeline, with};
use crate::domain::{Gender, Period, fold};
use crate::pipeline::{
    Audience, DateOrder, DuplicateRule, Layout, ParityDefinition, PeriodSource, UnitColumns, WorkingTimeUnit,
};

fn agency(pipeline: &crate::pipeline::Pipeline) -> &crate::pipeline::Agency {
    &pipeline.agencies[0]
}

#[test]
fn paths_start_at_the_folder_of_the_file() {
    let pipeline = pipeline(VALID);
    assert_eq!(pipeline.store, Path::new("/project/store"));
    assert_eq!(pipeline.reports, Path::new("/project/reports"));
    assert_eq!(pipeline.key.as_deref(), Some(Path::new("/keys/border.key")));
    assert_eq!(agency(&pipeline).sources[0].files, "/project/exports/staff_*.csv");
    assert_eq!(pipeline.name, "border");
}

#[test]
fn a_bracket_in_the_folder_of_the_project_is_no_pattern() {
    let text = patched("../exports/staff_*.csv", "./staff_*.csv");
    let pipeline = crate::pipeline::parse(&text, Path::new("/pro[j]ect/p.toml")).unwrap();
    assert_eq!(agency(&pipeline).sources[0].files, "/pro[[]j[]]ect/staff_*.csv");
    let elsewhere = with("../exports/staff_*.csv", "/data/[ab]/../x?/s*.csv");
    assert_eq!(agency(&elsewhere).sources[0].files, "/data/x?/s*.csv");
}

#[test]
fn settings_that_are_not_given_have_their_defaults() {
    let pipeline = with(
        "csv = { delimiter = \";\", encoding = \"windows-1252\", header_row = 2, decimal = \",\", dates = \"day-first\" }\n",
        "",
    );
    assert_eq!(pipeline.audience, Audience::Internal);
    assert_eq!(pipeline.audience.banner(), "Internal: true counts. May not leave the agency.");
    assert!((pipeline.max_refused.fraction() - 0.02).abs() < 1e-12);
    assert_eq!((pipeline.grace_months, pipeline.synthetic, pipeline.bands.len()), (3, false, 5));
    assert_eq!(agency(&pipeline).duplicates, DuplicateRule::Refuse);
    let Layout::Csv(csv) = &agency(&pipeline).sources[0].layout else { panic!("not delimited text") };
    assert_eq!((csv.delimiter, csv.encoding.name(), csv.header_row), (b',', "UTF-8", 1));
    assert_eq!((csv.decimal_comma, csv.dates), (false, DateOrder::YearFirst));
}

#[test]
fn delimited_text_is_laid_out_as_written() {
    let Layout::Csv(csv) = agency(&pipeline(VALID)).sources[0].layout.clone() else { panic!("not delimited text") };
    assert_eq!((csv.delimiter, csv.encoding.name(), csv.header_row), (b';', "windows-1252", 2));
    assert_eq!((csv.decimal_comma, csv.dates), (true, DateOrder::DayFirst));
    for tab in ["\\t", "tab"] {
        let Layout::Csv(csv) =
            agency(&with("delimiter = \";\"", &format!("delimiter = \"{tab}\""))).sources[0].layout.clone()
        else {
            panic!("not delimited text")
        };
        assert_eq!(csv.delimiter, b'\t');
    }
}

#[test]
fn files_that_end_in_xlsx_are_workbooks() {
    let text = VALID.replace("staff_*.csv", "staff_*.xlsx").replace("csv = {", "workbook = {");
    let text = text.replace(
        "delimiter = \";\", encoding = \"windows-1252\", header_row = 2",
        "sheet = \"Personal\", header_row = 4, header_rows = 2, totals = [\"Total  GENERAL\"]",
    );
    let Layout::Workbook(workbook) = agency(&pipeline(&text)).sources[0].layout.clone() else {
        panic!("not a workbook")
    };
    assert_eq!((workbook.sheets.as_slice(), workbook.header_row), (["Personal".to_owned()].as_slice(), 4));
    assert_eq!(workbook.header_rows, 2);
    assert_eq!(workbook.totals, ["total general"]);
}

#[test]
fn the_month_of_a_list_comes_from_one_of_three_places() {
    let period = |to: &str| agency(&with("file_name = \"staff_{YYYY}-{MM}.csv\"", to)).sources[0].period.clone();
    assert_eq!(period("file_name = \"s_{MM}_{YY}*.csv\""), PeriodSource::FileName("s_{MM}_{YY}*.csv".to_owned()));
    assert_eq!(period("column = \"As at\""), PeriodSource::Column("As at".to_owned()));
    assert_eq!(period("fixed = \"2016-12\""), PeriodSource::Fixed(Period::new(2016, 12).unwrap()));
}

#[test]
fn units_are_one_column_several_or_a_path() {
    let unit = |to: &str| agency(&with("unit = [\"directorate\", \"division\"]", to)).columns.unit.clone().unwrap();
    assert_eq!(unit("unit = \"dept\""), UnitColumns::Levels(vec!["dept".to_owned()]));
    assert_eq!(unit("unit = [\"a\", \"b\"]"), UnitColumns::Levels(vec!["a".to_owned(), "b".to_owned()]));
    let path = UnitColumns::Path { column: "org".to_owned(), separator: " > ".to_owned() };
    assert_eq!(unit("unit = { column = \"org\", separator = \" > \" }"), path);
}

#[test]
fn working_time_has_four_units() {
    let unit = |to: &str| agency(&with("unit = \"percent\"", to)).columns.working_time.clone().unwrap().1;
    assert_eq!(unit("unit = \"fraction\""), WorkingTimeUnit::Fraction);
    assert_eq!(unit("unit = \"percent\""), WorkingTimeUnit::Percent);
    assert_eq!(unit("unit = \"weekly-hours\", full_time = 38.5"), WorkingTimeUnit::WeeklyHours { full_time: 38.5 });
    let text = patched("unit = \"percent\"", "unit = \"words\"")
        .replace("[[target]]", "[agency.codes.working_time]\nfull_time = [\"VZ\"]\npart_time = [\"TZ\"]\n[[target]]");
    let pipeline = pipeline(&text);
    assert_eq!(agency(&pipeline).columns.working_time.as_ref().unwrap().1, WorkingTimeUnit::Words);
    assert_eq!(agency(&pipeline).codes.working_time, [("VZ".to_owned(), true), ("TZ".to_owned(), false)]);
}

#[test]
fn ranks_climb_in_file_order_and_tie_only_where_that_is_written() {
    let second_ladder = "[[agency.rank]]\nname = \"Clerk\"\nband = \"support\"\nlevel = 1\n\n[[target]]";
    let pipeline = with("[[target]]", second_ladder);
    let ranks = agency(&pipeline).ladder.ranks().iter().map(|rank| (rank.level, rank.name.as_str(), rank.band.level));
    assert_eq!(ranks.collect::<Vec<_>>(), [(1, "Cadet", 1), (1, "Clerk", 1), (2, "Sergeant", 2)]);
}

#[test]
fn codes_keep_what_the_export_writes() {
    let pipeline = pipeline(VALID);
    let codes = &agency(&pipeline).codes;
    let gender: Vec<(&str, Gender)> = codes.gender.iter().map(|(raw, gender)| (raw.as_str(), *gender)).collect();
    assert_eq!(gender, [("F", Gender::Woman), ("M", Gender::Man), ("", Gender::NotStated), ("U", Gender::NotStated)]);
    assert_eq!(codes.rank[0].0, "CDT");
    assert!(codes.role.closed);
    let role =
        |raw: &str| codes.role.map.iter().find(|(known, _)| fold(known) == fold(raw)).map(|(_, label)| label.as_str());
    assert_eq!(role("BG"), Some("Border Guard"));
    assert_eq!(role("border guard"), Some("Border Guard"), "a label stands for itself");
    assert_eq!(role("clerk"), Some("Clerk"));
}

#[test]
fn an_export_without_gender_needs_no_gender_codes() {
    let text = patched("gender = \"sex\"\n", "")
        .replace("[agency.codes.gender]\nwoman = [\"F\"]\nman = [\"M\"]\nnot_stated = [\"\", \"U\"]\n", "");
    let pipeline = pipeline(&text);
    assert_eq!((&agency(&pipeline).columns.gender, agency(&pipeline).codes.gender.len()), (&None, 0));
}

#[test]
fn an_export_without_staff_numbers_counts_rows_as_people() {
    let text = patched("person = \"employee_no\"\n", "")
        .replace("name = \"Nord", "duplicates = \"separate-people\"\nname = \"Nord");
    assert_eq!(agency(&pipeline(&text)).columns.person, None);
}

#[test]
fn an_export_without_staff_numbers_may_link_rows_by_what_people_keep() {
    let linked = |text: &str| text.replace("name = \"Nord", "duplicates = \"link-rows\"\nname = \"Nord");
    let text = linked(&patched("person = \"employee_no\"\n", "birth = \"born\"\nentry = \"since\"\n"));
    assert_eq!(agency(&pipeline(&text)).duplicates, crate::pipeline::DuplicateRule::LinkRows);
}

#[test]
fn what_is_written_may_leave_unless_it_is_for_the_agency_itself() {
    let text = patched("audience = \"internal\"", "protection = { profile = \"public-suppress\", threshold = 10 }");
    let pipeline = pipeline(&text);
    assert_eq!(pipeline.audience, Audience::Release);
    assert_eq!(
        pipeline.protection,
        crate::domain::Protection { profile: crate::domain::Profile::Suppress, threshold: 10 }
    );
}

#[test]
fn synthetic_people_need_no_key_but_may_have_one() {
    let key = "key = \"../../keys/border.key\"\n";
    assert_eq!(with(key, "synthetic = true\n").key, None);
    assert!(with(key, &format!("synthetic = true\n{key}")).key.is_some());
}

#[test]
fn a_target_may_name_its_definition_or_its_own_band() {
    let target = |definition: &str| {
        let rest = format!("by = \"2030-12\"\ndefinition = {definition}");
        with("share = 30.0\nby = \"2030-12\"\ndefinition = \"at-least\"", &rest).targets[0].clone()
    };
    assert_eq!(target("\"un-band\"").definition, ParityDefinition::UnBand);
    assert!((target("\"balanced-40\"").share.fraction() - 0.5).abs() < 1e-12);
    let own = target("{ band = [45, 57] }");
    assert!((own.share.fraction() - 0.51).abs() < 1e-12);
    assert!(matches!(own.definition, ParityDefinition::Band { low, .. } if (low.fraction() - 0.45).abs() < 1e-12));
}

#[test]
fn other_bands_may_be_listed() {
    let text = patched("title =", "bands = [\"junior\", \"senior\"]\ntitle =");
    let text = text.replace("\"support\"", "\"junior\"").replace("\"officer\"", "\"senior\"");
    let pipeline = pipeline(&text);
    assert_eq!(pipeline.bands.iter().map(|band| band.level).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(pipeline.targets[0].population.bands, ["senior"]);
}

#[test]
fn line_ends_and_a_byte_order_mark_of_windows_are_read() {
    pipeline(&format!("\u{FEFF}{}", VALID.replace('\n', "\r\n")));
}
