//! RFC 4180: commas, CRLF, UTF-8, decimal points. What is missing is an empty field.

use csv::{Terminator, WriterBuilder};

use crate::report::ReportError;
use crate::table::{DataTable, Value};

pub(super) fn write(table: &DataTable) -> Result<Vec<u8>, ReportError> {
    let failed = |problem: String| ReportError::Data { dataset: table.id.clone(), problem };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let header = table.columns.iter().map(|column| column.name.as_str());
    writer.write_record(header).map_err(|error| failed(error.to_string()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(field)).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

fn field(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::People(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::NotApplicable | Value::NotAvailable | Value::TooFew => String::new(),
    }
}
