//! The counts and verdicts in forms that statisticians load elsewhere: SDMX-CSV 2.0 and a Frictionless data package. Pure:
//! the text of each file is returned.

mod codes;
mod datapackage;
mod observation;
mod sdmx;
mod verdicts;

pub use datapackage::datapackage;
pub use observation::{Observation, observations};
pub use sdmx::{codelists, sdmx_csv};
pub use verdicts::verdicts_csv;

/// Names of the files, as `datapackage.json` says them.
pub const FILES: [&str; 3] = ["observations.csv", "codelists.csv", "verdicts.csv"];

use csv::{Terminator, WriterBuilder};

/// Rows as CSV with CRLF, as RFC 4180 asks.
fn csv_text<'a>(rows: impl IntoIterator<Item = Vec<std::borrow::Cow<'a, str>>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        drop(writer.write_record(row.iter().map(std::convert::AsRef::as_ref)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
