//! What other tools read is what the report says.

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use ::parquet::basic::Compression;
use arrow_array::{Array, Float64Array, Int64Array, StringArray};
use bytes::Bytes;

use super::*;
use crate::report::fixtures::{LABELS, hostile};
use crate::table::Value;

fn bytes(files: &[RenderedFile], path: &str) -> Vec<u8> {
    files.iter().find(|(name, _)| name == path).unwrap_or_else(|| panic!("{path}")).1.clone()
}

#[test]
fn csv_is_read_back_row_by_row() {
    let files = files(&hostile()).unwrap();
    let csv = bytes(&files, "data/csv/everything.csv");
    let mut reader = ::csv::ReaderBuilder::new().from_reader(csv.as_slice());
    assert_eq!(reader.headers().unwrap(), vec!["agency", "period", "label", "women", "share"]);
    let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[2], vec!["B2", "2026-10", LABELS[0], "2", ""]);
    assert_eq!(&rows[1][4], "0.25");
    assert!(csv.ends_with(b"\r\n"));
}

#[test]
fn parquet_lies_in_folders_that_say_what_the_file_does_not() {
    let files = files(&hostile()).unwrap();
    let paths: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| path.contains("parquet")).collect();
    let expected = ["agency=A1/period=2026-09", "agency=A1/period=2026-10", "agency=B2/period=2026-10"];
    assert_eq!(paths, expected.map(|it| format!("data/parquet/everything/{it}/part-0.parquet")));
    let file = Bytes::from(bytes(&files, paths[1]));
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let metadata = builder.metadata().clone();
    assert_eq!(metadata.row_group(0).column(0).compression(), Compression::SNAPPY);
    let said = metadata.file_metadata().key_value_metadata().unwrap();
    let said = |key: &str| said.iter().find(|it| it.key == key).and_then(|it| it.value.clone()).unwrap();
    let all = ["parity.banner", "parity.schema", "parity.program"].map(said);
    assert_eq!(all, ["Internal: stays here", "everything/1", "parity 0"]);
    let batch = builder.build().unwrap().next().unwrap().unwrap();
    let names: Vec<String> = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["label", "women", "share"]);
    let women = batch.column(1).as_any().downcast_ref::<Int64Array>().unwrap();
    assert_eq!(women.values(), &[1, 3]);
    let share = batch.column(2).as_any().downcast_ref::<Float64Array>().unwrap();
    assert_eq!((share.value(0), share.null_count()), (0.25, 0));
}

#[test]
fn a_share_that_is_not_shown_is_missing_in_parquet_too() {
    let files = files(&hostile()).unwrap();
    let file = Bytes::from(bytes(&files, "data/parquet/everything/agency=B2/period=2026-10/part-0.parquet"));
    let batch = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap().next().unwrap().unwrap();
    assert!(batch.column(2).is_null(0));
}

#[test]
fn the_package_describes_every_file_and_field() {
    let files = files(&hostile()).unwrap();
    let package: serde_json::Value = serde_json::from_slice(&bytes(&files, "data/datapackage.json")).unwrap();
    assert_eq!(package["description"], "Internal: stays here");
    for resource in package["resources"].as_array().unwrap() {
        let csv = bytes(&files, &format!("data/{}", resource["path"].as_str().unwrap()));
        let header = String::from_utf8(csv).unwrap().lines().next().unwrap().to_owned();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(","), header);
    }
    let kinds = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    assert_eq!((&kinds[3]["type"], &kinds[4]["type"]), (&"integer".into(), &"number".into()));
    assert_eq!((&kinds[0]["unit"], &kinds[3]["unit"]), (&serde_json::Value::Null, &"people or events".into()));
    let described =
        package["resources"].as_array().unwrap().iter().map(|it| format!("data/{}", it["path"].as_str().unwrap()));
    let csvs = files.iter().map(|(path, _)| path.clone()).filter(|path| path.starts_with("data/csv/"));
    assert_eq!(described.collect::<Vec<_>>(), csvs.collect::<Vec<_>>());
}

#[test]
fn parquet_and_its_folders_hold_every_row_of_the_dataset() {
    let report = hostile();
    let table = &report.datasets[0].table;
    let mut found = Vec::new();
    for (path, bytes) in files(&report).unwrap().into_iter().filter(|(path, _)| path.starts_with("data/parquet/")) {
        let of = |key: &str| path.split('/').find_map(|it| it.strip_prefix(key)).unwrap().to_owned();
        let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).unwrap().build().unwrap();
        for batch in reader.map(Result::unwrap) {
            let label = batch.column(0).as_any().downcast_ref::<StringArray>().unwrap();
            let women = batch.column(1).as_any().downcast_ref::<Int64Array>().unwrap();
            let share = batch.column(2).as_any().downcast_ref::<Float64Array>().unwrap();
            found.extend((0..batch.num_rows()).map(|row| {
                let keys = [of("agency="), of("period="), label.value(row).to_owned()].map(Value::Text);
                let share = if share.is_null(row) { Value::TooFew } else { Value::Number(share.value(row)) };
                keys.into_iter().chain([Value::People(women.value(row)), share]).collect::<Vec<_>>()
            }));
        }
    }
    let mut expected = table.rows.clone();
    let key = |row: &Vec<Value>| format!("{row:?}");
    found.sort_by_key(key);
    expected.sort_by_key(key);
    assert_eq!(found, expected);
}

#[test]
fn a_row_without_a_place_is_refused_and_not_put_elsewhere() {
    for misplaced in [Value::NotAvailable, Value::Text(String::new()), Value::Text("../A1".to_owned())] {
        let mut report = hostile();
        report.datasets[0].table.rows[1][0] = misplaced;
        let refused = files(&report).unwrap_err().to_string();
        assert!(refused.contains("`everything`") && refused.contains("`agency`"), "{refused}");
    }
}

#[test]
fn the_same_report_is_the_same_data() {
    assert!(files(&hostile()).unwrap() == files(&hostile()).unwrap());
}
