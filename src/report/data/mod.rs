//! Data for other tools: CSV and hive-partitioned Parquet of the same rows, with a `datapackage.json`.

mod csv;
mod package;
mod parquet;
#[cfg(test)]
mod tests;

use super::{RenderedFile, Report, ReportError};

/// Columns whose values name the partition of a row.
const PARTITION: [&str; 2] = ["agency", "period"];

/// Every dataset of a report as files below `data/`.
pub(super) fn files(report: &Report) -> Result<Vec<RenderedFile>, ReportError> {
    let mut files = Vec::new();
    for dataset in &report.datasets {
        files.push((csv_path(&dataset.table.id), csv::write(&dataset.table)?));
        files.extend(parquet::write(&dataset.table, &report.meta)?);
    }
    files.push(("data/datapackage.json".to_owned(), package::write(report)));
    Ok(files)
}

fn csv_path(id: &str) -> String {
    format!("data/csv/{id}.csv")
}
