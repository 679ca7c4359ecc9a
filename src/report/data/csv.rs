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
        Value::Number(number) => decimal(*number),
        // A blank would read as "none was asked for".
        Value::Withheld => "[c]".to_owned(),
        Value::NotApplicable | Value::NotAvailable | Value::TooFew => String::new(),
    }
}

/// A number that reads back as itself, the same as in Parquet. Zero has no sign.
fn decimal(number: f64) -> String {
    (number + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(1.0 / 3.0, "0.3333333333333333")]
    #[case(0.25, "0.25")]
    #[case(-0.0, "0")]
    #[case(0.000_000_1, "0.0000001")]
    #[case(-1.5, "-1.5")]
    #[case(1e21, "1000000000000000000000")]
    #[case(100.0, "100")]
    fn numbers_read_back_as_themselves_without_exponent(#[case] number: f64, #[case] expected: &str) {
        assert_eq!(decimal(number), expected);
        assert_eq!(expected.parse::<f64>().map(f64::to_bits), Ok((number + 0.0).to_bits()));
    }
}
