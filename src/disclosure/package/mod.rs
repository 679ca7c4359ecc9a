//! The release package: protected counts of one agency and period that may leave, as one Parquet file that says of itself what
//! it is. Long form, one row a published count. `docs/packages.md` describes the file for those who read it elsewhere.

mod about;
mod audit;
mod check;
mod columns;
mod digest;
mod error;
pub mod given;
mod read;
mod released;
mod share;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use bytes::Bytes;

use crate::domain::{GenderCount, Headcount};

pub use about::{
    About, BreakdownAbout, DimensionDepth, FORMAT, Meaning, Protected, QualityLine, RankOfBand, TargetAbout,
};
pub use audit::PackageAudit;
pub use error::PackageError;
pub use released::{AboutAgency, released};
pub use share::{share_band, share_percent};

pub use super::counts::{CellKey, DIMENSIONS, MEN, Measure, OTHER, RowKey, WOMEN};

/// Folder beside a package for those of the months before, in the folder of a release report.
pub const PAST: &str = "past/";

/// Protected counts of one agency and period. Only the disclosure floor makes one of counts; anybody may read one.
///
/// ```compile_fail
/// use workforce_parity::disclosure::package::{About, Package};
/// fn leak(about: About) -> Package { Package::new(about, Default::default()) } // private function
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    about: About,
    rows: BTreeMap<RowKey, Option<i64>>,
}

impl Package {
    /// The package of these counts; `None` is a withheld one. Shares of targets are kept to six decimals, which is how many
    /// read back as they were written.
    pub(in crate::disclosure) fn new(mut about: About, rows: BTreeMap<RowKey, Option<i64>>) -> Self {
        for target in &mut about.targets {
            let six_decimals = |share: f64| (share * 1e6).round() / 1e6;
            target.share = target.share.map(six_decimals);
            target.ends = target.ends.map(|ends| ends.map(six_decimals));
        }
        Self { about, rows }
    }

    /// The same for tests of floors above.
    #[cfg(test)]
    pub(crate) fn for_tests(about: About, rows: BTreeMap<RowKey, Option<i64>>) -> Self {
        Self::new(about, rows)
    }

    /// What the counts are about and how they were protected.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Counts in order of their keys; `None` is a withheld one.
    pub fn rows(&self) -> impl Iterator<Item = (&RowKey, Option<i64>)> {
        self.rows.iter().map(|(key, people)| (key, *people))
    }

    /// The count of a key: `None` where the package has none, `Some(None)` where it is withheld.
    #[must_use]
    pub fn get(&self, key: &RowKey) -> Option<Option<i64>> {
        self.rows.get(key).copied()
    }

    /// Women, men and others of a cell, whose path of gender is not looked at. `None` where women or men are missing or
    /// withheld. People of another gender or none stated are one column in a package and stand under `not_stated`; where
    /// their count is missing or withheld it is 0, which changes no share of women among women and men.
    #[must_use]
    pub fn gender_count(&self, measure: Measure, population: Option<&str>, cell: &CellKey) -> Option<GenderCount> {
        let mut key = RowKey { measure, population: population.map(str::to_owned), cell: cell.clone() };
        let mut of = |gender: &str| -> Option<Headcount> {
            key.cell.0[0] = vec![gender.to_owned()];
            self.get(&key).flatten().and_then(|people| Headcount::try_from(people).ok())
        };
        let (women, men) = (of(WOMEN)?, of(MEN)?);
        Some(GenderCount { not_stated: of(OTHER).unwrap_or(0), ..GenderCount::known(women, men) })
    }

    /// Women and men of every group that is listed, in order of their keys; groups of which they are missing or withheld are left
    /// out.
    pub fn gender_counts(&self) -> impl Iterator<Item = GenderCount> {
        let groups: BTreeSet<RowKey> =
            self.rows.keys().map(|row| RowKey { cell: row.cell.of_gender(""), ..row.clone() }).collect();
        groups.into_iter().filter_map(|row| self.gender_count(row.measure, row.population.as_deref(), &row.cell))
    }

    /// The name its file has: `<agency>-<period>.parquet`, the agency's id in small letters.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}-{}.parquet", self.about.agency.to_lowercase(), self.about.period)
    }

    /// The file's bytes: equal packages give equal bytes.
    ///
    /// # Errors
    /// The package breaks a rule that reading would refuse it for, or the Parquet writer fails.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackageError> {
        let name = self.file_name();
        check::check(self, &name)?;
        write::write(self).map_err(|problem| PackageError::Write { name, problem: problem.to_string() })
    }

    /// Writes the file's bytes.
    ///
    /// # Errors
    /// As [`Self::to_bytes`]; or nothing more could be written.
    pub fn write(&self, to: &mut (impl Write + Send)) -> Result<(), PackageError> {
        let bytes = self.to_bytes()?;
        let failed =
            |problem: std::io::Error| PackageError::Write { name: self.file_name(), problem: problem.to_string() };
        to.write_all(&bytes).map_err(failed)
    }

    /// The package in a file's bytes, verified: format, schema, digest, and every rule of rows and texts. `shown_name` is the
    /// file in messages.
    ///
    /// # Errors
    /// [`PackageError`] says which rule is broken and what to do. No bytes panic.
    pub fn read(bytes: impl Into<Bytes>, shown_name: &str) -> Result<Self, PackageError> {
        read::read(bytes.into(), shown_name)
    }
}
