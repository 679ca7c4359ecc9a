//! Benchmark inputs of any size: dirty monthly staff lists of many agencies, with mapping tables and a pipeline file.
//!
//! Layout, spellings and rates of movement are those that the peer programs of `benches/peers/` were written for:
//! `raw/AG01_2023-01.csv` and on, one more month of each agency in `new/`, `map_gender.csv`, `map_rank.csv` and
//! `map_role.csv`, and `pipeline.toml`, which reads `raw/`.

mod list;
mod people;
mod pipeline_file;
mod words;

use std::path::Path;

use rayon::prelude::*;

use super::SampleError;
use super::write::write_file;
use list::Spellings;
use people::Staff;

/// How large a benchmark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BenchmarkSize {
    /// Agencies, 1 to 999.
    pub agencies: u32,
    /// Months in `raw/`, 1 to 600; one more lands in `new/`.
    pub months: u32,
    /// People on a list, 1 to 2,000,000.
    pub staff: u32,
}

/// What was written, the extra month included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BenchmarkSummary {
    /// Files of staff lists.
    pub files: u64,
    /// Rows of all lists, without headers.
    pub rows: u64,
    /// Bytes of all lists.
    pub bytes: u64,
}

/// Year of the first list, which is of January.
const FIRST_YEAR: u32 = 2023;

/// Writes a benchmark into `dir`, agencies in parallel, each list streamed. The bytes depend on the size only.
///
/// # Errors
/// [`SampleError`] when a number is out of range or a file cannot be written.
pub fn write_benchmark(dir: &Path, size: BenchmarkSize) -> Result<BenchmarkSummary, SampleError> {
    check(size)?;
    write_file(&dir.join("map_gender.csv"), words::gender_table().as_bytes())?;
    write_file(&dir.join("map_rank.csv"), words::rank_table().as_bytes())?;
    write_file(&dir.join("map_role.csv"), words::role_table().as_bytes())?;
    write_file(&dir.join("pipeline.toml"), pipeline_file::text(size).as_bytes())?;
    for folder in ["raw", "new"] {
        let path = dir.join(folder);
        std::fs::create_dir_all(&path).map_err(|source| SampleError::Write { path, source })?;
    }
    let spellings = Spellings::new(FIRST_YEAR + size.months / 12);
    let one = |agency| write_agency(dir, &spellings, size, agency);
    (0..size.agencies).into_par_iter().map(one).try_reduce(BenchmarkSummary::default, |a, b| Ok(a.plus(b)))
}

impl BenchmarkSummary {
    fn plus(self, other: Self) -> Self {
        Self { files: self.files + other.files, rows: self.rows + other.rows, bytes: self.bytes + other.bytes }
    }
}

fn check(size: BenchmarkSize) -> Result<(), SampleError> {
    let numbers = [
        ("agencies", size.agencies, 999, "1 to 999"),
        ("months", size.months, 600, "1 to 600"),
        ("people on a list", size.staff, 2_000_000, "1 to 2,000,000"),
    ];
    for (what, found, most, allowed) in numbers {
        if !(1..=most).contains(&found) {
            return Err(SampleError::Size { what, found: u64::from(found), allowed });
        }
    }
    Ok(())
}

fn write_agency(
    dir: &Path,
    spellings: &Spellings,
    size: BenchmarkSize,
    agency: u32,
) -> Result<BenchmarkSummary, SampleError> {
    let mut staff = Staff::founded(agency, size.staff, FIRST_YEAR);
    let mut summary = BenchmarkSummary::default();
    for month in 0..=size.months {
        let (year, of_year) = (FIRST_YEAR + month / 12, month % 12 + 1);
        if month > 0 {
            staff.advance(year, of_year);
        }
        let folder = if month == size.months { "new" } else { "raw" };
        let path = dir.join(folder).join(format!("{}_{year:04}-{of_year:02}.csv", words::agency_id(agency)));
        // Chance of spelling is apart from that of people: the same people may be spelled anew every month.
        let noise = 0x5EED ^ (u64::from(agency) << 32) ^ u64::from(month);
        summary.bytes += list::write(&path, spellings, staff.people(), noise)?;
        summary.rows += staff.people().len() as u64;
        summary.files += 1;
    }
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SMALL: BenchmarkSize = BenchmarkSize { agencies: 2, months: 3, staff: 400 };

    #[test]
    fn a_size_gives_the_same_bytes_every_time() {
        let (once, twice) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let summary = write_benchmark(once.path(), SMALL).unwrap();
        assert_eq!(write_benchmark(twice.path(), SMALL).unwrap(), summary);
        assert_eq!(summary.files, 8);
        for file in ["raw/AG01_2023-01.csv", "raw/AG02_2023-03.csv", "new/AG02_2023-04.csv", "pipeline.toml"] {
            assert!(fs::read(once.path().join(file)).unwrap() == fs::read(twice.path().join(file)).unwrap(), "{file}");
        }
    }

    #[test]
    fn every_row_has_ten_fields_and_its_own_number() {
        let dir = tempfile::tempdir().unwrap();
        write_benchmark(dir.path(), SMALL).unwrap();
        let mut reader = csv::Reader::from_path(dir.path().join("raw/AG01_2023-03.csv")).unwrap();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!((380..420).contains(&records.len()));
        assert!(records.iter().all(|record| record.len() == 10));
        let numbers: std::collections::BTreeSet<&str> = records.iter().map(|record| &record[0]).collect();
        assert_eq!(numbers.len(), records.len());
    }

    #[test]
    fn a_size_out_of_range_is_refused() {
        let error = write_benchmark(Path::new("nowhere"), BenchmarkSize { months: 0, ..SMALL }).unwrap_err();
        assert_eq!(error.to_string(), "a benchmark with 0 months cannot be made; allowed: 1 to 600");
    }
}
