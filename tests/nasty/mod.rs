//! Nasty exports: whatever HR systems and spreadsheets make, looked at by `init` and run by `run`, people counted.

mod canaries;
pub mod desk;
mod hostile;
pub mod people;
mod texts;
mod workbooks;

use desk::Case;

/// All that went wrong with any of the cases.
fn all_well(cases: &[Case]) {
    let wrong: Vec<String> = cases.iter().filter_map(Case::wrong).collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn text_in_any_dialect_is_read() {
    all_well(&texts::dialects());
}

#[test]
fn lists_in_other_languages_are_read() {
    all_well(&texts::languages());
}

#[test]
fn values_that_can_mean_two_things_are_asked_about() {
    all_well(&texts::values());
}

#[test]
fn lists_as_offices_keep_them_are_read() {
    all_well(&texts::offices());
}

#[test]
fn damaged_texts_are_refused_by_name() {
    all_well(&texts::damaged());
}

#[test]
fn sheets_of_any_layout_are_read() {
    all_well(&workbooks::layouts());
}

#[test]
fn workbooks_of_any_kind_are_read() {
    all_well(&workbooks::books());
}

#[test]
fn files_of_several_months_are_one_source() {
    all_well(&workbooks::shapes());
}
