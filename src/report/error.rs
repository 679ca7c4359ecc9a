//! What can go wrong between a report and its files.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::chart::PngError;

/// A report that could not be rendered or written. Nothing of it is left behind.
#[derive(Debug, Error)]
pub enum ReportError {
    /// A page template that does not work.
    #[error("the page template does not work: {source}")]
    Template {
        /// What the template engine says.
        source: minijinja::Error,
    },
    /// A picture that could not be rasterised.
    #[error("the picture `{id}` cannot be drawn: {source}")]
    Picture {
        /// Id of the chart.
        id: String,
        /// What the rasteriser says.
        source: PngError,
    },
    /// A workbook that the library refuses.
    #[error("the workbook cannot be written: {source}")]
    Workbook {
        /// What the library says.
        source: rust_xlsxwriter::XlsxError,
    },
    /// A data file that the library refuses.
    #[error("the data set `{dataset}` cannot be written: {problem}")]
    Data {
        /// Id of the dataset.
        dataset: String,
        /// What the library says.
        problem: String,
    },
    /// A symbolic link where a folder of the report goes.
    #[error("`{}` is a link: a report is written into folders only", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A file that no report made, where one of the report goes.
    #[error("`{}` is in the way: no report made it, so it is not replaced", path.display())]
    Stranger {
        /// The file.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

impl ReportError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Template { .. } | Self::Picture { .. } | Self::Workbook { .. } | Self::Data { .. } => {
                "this is a fault of the program; please report it with the message above"
            }
            Self::Link { .. } => "put a folder in its place, or name another folder as `reports` in the pipeline file",
            Self::Stranger { .. } => "move it away, or name another folder as `reports` in the pipeline file",
            Self::Io { .. } => "check that the folder of `reports` can be written to and that the disk is not full",
        }
    }
}
