//! `manifest.json`: what a report consists of. A folder without one is no complete report.

use serde::{Deserialize, Serialize};

use super::{RenderedFile, Report};

/// What a report consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReportManifest {
    pub schema_version: u32,
    pub program: String,
    pub agency: String,
    pub period: String,
    pub banner: String,
    /// What it was made from, as one hash.
    pub inputs: String,
    pub sentences: Vec<String>,
    pub files: Vec<ReportFile>,
}

/// A file of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReportFile {
    /// Below the report's folder, with `/`.
    pub path: String,
    pub bytes: u64,
    pub blake3: String,
}

impl ReportManifest {
    /// Of a report with these files.
    pub fn of(report: &Report, inputs: &str, files: &[RenderedFile]) -> Self {
        let meta = &report.meta;
        let file = |(path, bytes): &RenderedFile| ReportFile {
            path: path.clone(),
            bytes: bytes.len() as u64,
            blake3: blake3::hash(bytes).to_hex().to_string(),
        };
        let mut files: Vec<ReportFile> = files.iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            schema_version: 1,
            program: meta.program.clone(),
            agency: meta.agency_id.clone(),
            period: meta.period.clone(),
            banner: meta.banner.clone(),
            inputs: inputs.to_owned(),
            sentences: report.sentences.clone(),
            files,
        }
    }
}
