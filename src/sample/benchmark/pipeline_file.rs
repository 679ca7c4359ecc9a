//! The pipeline file of a benchmark.

use std::fmt::Write;

use super::BenchmarkSize;
use super::words::{self, BANDS, RANKS};

/// `pipeline.toml`: the agencies of `raw/`, with closed lists as in the mapping tables.
pub(super) fn text(size: BenchmarkSize) -> String {
    let mut text = String::from(HEAD);
    let codes = codes();
    for agency in 0..size.agencies {
        text += &SOURCE.replace("AGENCY", &words::agency_id(agency));
        text += &codes;
    }
    text
}

const HEAD: &str = r#"# Written with the benchmark lists: synthetic people, one layout for all agencies.
# `new/` holds one more month of each agency: copy its files into `raw/` to add the month.

title = "Benchmark"
audience = "internal"
synthetic = true
store = "store"
reports = "reports"
max_refused = 2.0
grace_months = 3
"#;

const SOURCE: &str = r#"
[[agency]]
id = "AGENCY"
name = "Agency AGENCY"

[[agency.source]]
files = "raw/AGENCY_*.csv"
period = { file_name = "AGENCY_{YYYY}-{MM}.csv" }
csv = { delimiter = ",", encoding = "utf-8", header_row = 1, decimal = ".", dates = "year-first" }

[agency.columns]
person = "employee_id"
gender = "gender"
rank = "rank"
unit = { column = "unit", separator = "/" }
role = "role"
contract = "contract"
working_time = { column = "fte", unit = "fraction" }
duty_station = "duty_station"
birth = "birth_date"
entry = "hire_date"
"#;

fn codes() -> String {
    let list = |texts: &[&str]| texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ");
    let mut text = String::from("\n[agency.codes.gender]\n");
    for (key, code) in [("woman", 'F'), ("man", 'M'), ("another", 'X')] {
        let _ = writeln!(text, "{key} = [{}]", list(&words::gender_texts(code)));
    }
    text += "not_stated = [\"\"]\n\n[agency.codes.role]\nclosed = true\n";
    for (at, role) in words::roles().iter().enumerate() {
        let _ = writeln!(text, "{} = [\"{role}\"]", words::role_label(at));
    }
    for (at, (rank, band)) in RANKS.iter().zip(BANDS).enumerate() {
        let _ = write!(text, "\n[[agency.rank]]\nname = \"{rank}\"\nlevel = {}\nband = \"{band}\"\n", at + 1);
        let undashed = rank.replace('-', "");
        if undashed != *rank {
            let _ = writeln!(text, "also = [\"{undashed}\"]");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_toml_with_every_agency_rank_and_role() {
        let file: toml::Table = text(BenchmarkSize { agencies: 12, months: 1, staff: 1 }).parse().unwrap();
        let agencies = file["agency"].as_array().unwrap();
        assert_eq!(agencies.len(), 12);
        assert_eq!(agencies[11]["id"].as_str(), Some("AG12"));
        assert_eq!(agencies[0]["rank"].as_array().unwrap().len(), 16);
        assert_eq!(agencies[0]["codes"]["role"].as_table().unwrap().len(), 61);
    }
}
