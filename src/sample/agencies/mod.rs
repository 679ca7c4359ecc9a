//! The three fictional agencies: who works there, and how their lists are laid out.

mod band;
mod costarena;
mod nordmark;
mod valmont;

use super::movements::MonthList;
use super::plan::AgencyPlan;
use super::{SampleError, layout_csv, layout_xlsx};

/// A fictional agency: its plan, and the form of its monthly export.
pub(super) struct SampleAgency {
    pub(super) plan: &'static AgencyPlan,
    /// The file of a month, relative to the folder of the sample.
    pub(super) file_name: fn(&MonthList) -> String,
    /// The bytes of that file.
    pub(super) export: fn(&AgencyPlan, &MonthList) -> Result<Vec<u8>, SampleError>,
}

/// The agencies of the sample.
pub(super) fn agencies() -> [SampleAgency; 3] {
    [
        SampleAgency {
            plan: &nordmark::PLAN,
            file_name: |list| format!("nordmark/staff_{}.csv", list.period),
            export: layout_csv::nordmark,
        },
        SampleAgency {
            plan: &valmont::PLAN,
            file_name: |list| format!("valmont/effectifs_{:02}{:04}.csv", list.period.month(), list.period.year()),
            export: layout_csv::valmont,
        },
        SampleAgency {
            plan: &costarena::PLAN,
            file_name: |list| format!("costarena/plantilla_{}.xlsx", list.period),
            export: layout_xlsx::costarena,
        },
    ]
}
