//! The monthly job, from exports to report.
