//! Makes the reports of a period.
use super::job::Job;
use super::{Failure, WrittenReport};
use crate::domain::Period;
use crate::store::Store;
pub(super) fn write(job: &Job<'_>, store: &Store, period: Option<Period>) -> Result<Vec<WrittenReport>, Failure> {
    let _ = (job, store, period);
    Ok(Vec::new())
}
