//! Writes the exports of the three fictional agencies.

use std::fs;
use std::path::Path;

use crate::domain::Period;

use super::agencies::{SampleAgency, agencies};
use super::movements::{RowKind, simulate};
use super::{LAST_PERIOD, SampleError};

/// Months of the sample that is in the tree.
pub const SAMPLE_MONTHS: u32 = 36;

/// What was written, agency by agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSummary {
    /// The agencies, in the order of `pipelines/sample.toml`.
    pub agencies: Vec<AgencySummary>,
}

/// What was written for one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencySummary {
    /// Id of the agency.
    pub id: &'static str,
    /// First and last month.
    pub periods: (Period, Period),
    /// Files.
    pub files: usize,
    /// Rows of all files, vacant and second posts among them.
    pub rows: usize,
    /// Bytes of all files.
    pub bytes: u64,
    /// People on the last list.
    pub staff: usize,
}

/// Writes the sample of [`SAMPLE_MONTHS`] months into `dir`. Files of the same name are replaced. The bytes are the same
/// every time and everywhere.
///
/// # Errors
/// [`SampleError`] when a folder or file cannot be written.
pub fn write_sample(dir: &Path) -> Result<SampleSummary, SampleError> {
    write_sample_months(dir, SAMPLE_MONTHS)
}

/// Writes a sample of another length, ending with the same month. It is another history, not a part of the long one.
///
/// # Errors
/// [`SampleError`] when a folder or file cannot be written.
pub fn write_sample_months(dir: &Path, months: u32) -> Result<SampleSummary, SampleError> {
    let agencies = agencies().iter().map(|agency| write_agency(dir, agency, months)).collect::<Result<_, _>>()?;
    Ok(SampleSummary { agencies })
}

fn write_agency(dir: &Path, agency: &SampleAgency, months: u32) -> Result<AgencySummary, SampleError> {
    let lists = simulate(agency.plan, LAST_PERIOD, months);
    let first = lists.first().map_or(LAST_PERIOD, |list| list.period);
    let mut summary =
        AgencySummary { id: agency.plan.id, periods: (first, LAST_PERIOD), files: 0, rows: 0, bytes: 0, staff: 0 };
    for list in &lists {
        let bytes = (agency.export)(agency.plan, list)?;
        write_file(&dir.join((agency.file_name)(list)), &bytes)?;
        summary.files += 1;
        summary.rows += list.rows.len();
        summary.bytes += bytes.len() as u64;
        summary.staff = list.rows.iter().filter(|row| row.kind == RowKind::Main).count();
    }
    Ok(summary)
}

/// Writes a file, and the folders above it.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SampleError> {
    let failed = |source| SampleError::Write { path: path.to_owned(), source };
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
    fs::write(path, bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn files_of(dir: &Path) -> BTreeMap<String, Vec<u8>> {
        let folders = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
        files
            .map(|file| (file.display().to_string().split_off(dir.display().to_string().len()), file))
            .map(|(name, file)| (name, fs::read(file).unwrap()))
            .collect()
    }

    #[test]
    fn a_second_generation_gives_the_same_bytes() {
        let (once, twice) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let summary = write_sample_months(once.path(), 2).unwrap();
        assert_eq!(write_sample_months(twice.path(), 2).unwrap(), summary);
        let files = files_of(once.path());
        assert_eq!(files.len(), 6);
        assert!(files.contains_key("/valmont/effectifs_092026.csv"));
        assert!(files == files_of(twice.path()));
    }

    #[test]
    fn a_french_list_is_windows_1252_with_semicolons_and_day_first_dates() {
        let dir = tempfile::tempdir().unwrap();
        write_sample_months(dir.path(), 1).unwrap();
        let bytes = fs::read(dir.path().join("valmont/effectifs_102026.csv")).unwrap();
        let (text, _, damaged) = encoding_rs::WINDOWS_1252.decode(&bytes);
        assert!(!damaged && std::str::from_utf8(&bytes).is_err());
        let fields: Vec<&str> = text.lines().nth(1).unwrap().split(';').collect();
        assert_eq!(fields.len(), 10);
        assert_eq!(fields[3].matches(" > ").count(), 2);
        assert_eq!(&fields[9][2..3], "/");
    }

    #[test]
    fn the_lists_in_the_tree_are_those_the_generator_writes() {
        let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
        for agency in agencies() {
            let lists = simulate(agency.plan, LAST_PERIOD, SAMPLE_MONTHS);
            for list in [&lists[0], &lists[35]] {
                let name = (agency.file_name)(list);
                let written = (agency.export)(agency.plan, list).unwrap();
                assert!(fs::read(tree.join(&name)).unwrap() == written, "{name}: run `parity sample` again");
            }
        }
    }
}
