//! `parity package` and `parity benchmark`: from a published table to who stands apart.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use super::Desk;

/// Headcount and per cent women of 24 groups of departments, 31 March 2021, as published.
const DEPARTMENTS: &str = "DWP 93530 65.0|MoJ 78880 55.0|HMRC 66480 52.7|Defence 57680 39.6|Home Office 35370 51.8|ScotGov 22250 52.0|\
    Transport 15970 45.6|BEIS 13180 49.2|DHSC 11760 65.3|Defra 11050 56.1|AGO 9850 64.7|CabOff 9460 53.3|FCDO 8640 48.8|\
    DfE 7930 58.7|HMLR 6350 60.1|WelshGov 5770 59.2|UKSA 5550 56.6|NCA 5480 44.7|MHCLG 3400 49.7|DIT 2690 47.0|HMT 2670 49.1|\
    DCMS 1780 53.6|Ofsted 1780 66.9|Other 7450 48.1";

fn table() -> String {
    let mut text = "agency,name,period,women,men\n".to_owned();
    for (place, line) in DEPARTMENTS.split('|').enumerate() {
        let [percent, people, name] = line.trim().rsplitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
        let (people, percent): (u64, u64) = (people.parse().unwrap(), percent.replace('.', "").parse().unwrap());
        let women = (people * percent + 500) / 1000;
        writeln!(text, "GB-{place:02},{name},2021-03,{women},{}", people - women).unwrap();
    }
    text
}

fn packed() -> Desk {
    let desk = Desk::empty();
    desk.write("departments.csv", &table());
    let answer = desk.parity(&["package", "departments.csv", "--out", "packages"]);
    assert_eq!((answer.code, fs::read_dir(desk.path().join("packages")).unwrap().count()), (0, 24), "{answer:?}");
    desk
}

#[test]
fn of_24_departments_two_stand_apart_and_not_22() {
    let desk = packed();
    let answer = desk.parity(&["benchmark", "packages", "--format", "json"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&found["agencies"], &found["new"]), (&Value::from(24), &Value::from(true)));
    let said = found["sentences"].as_array().unwrap();
    assert!(
        said[0].as_str().unwrap().starts_with("Defence: 39.6") && said[1].as_str().unwrap().starts_with("Ofsted: 66.9")
    );
    let page = fs::read_to_string(desk.path().join("benchmark/index.html")).unwrap();
    assert!(page.contains("By chance alone 22 would be"));
    let again = desk.parity(&["benchmark", "packages", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&again.out).unwrap()["new"], false, "the same packages, the same report");
}

#[test]
fn packages_that_do_not_belong_are_refused_by_name() {
    let desk = packed();
    let (one, other) =
        (desk.path().join("packages/gb-00-2021-03.parquet"), desk.path().join("packages/gb-01-2021-03.parquet"));
    fs::copy(&one, desk.path().join("packages/again.parquet")).unwrap();
    let twice = desk.parity(&["benchmark", "packages"]);
    assert!(twice.code == 3 && twice.err.contains("gb-00-2021-03"), "{twice:?}");
    fs::remove_file(desk.path().join("packages/again.parquet")).unwrap();
    let mut bytes = fs::read(&other).unwrap();
    // The first pages hold counts; parts that are never read may differ.
    for byte in &mut bytes[8..72] {
        *byte ^= 1;
    }
    fs::write(&other, bytes).unwrap();
    let changed = desk.parity(&["benchmark", "packages"]);
    assert!(
        changed.code == 3 && changed.err.contains("PAR-1020") && changed.err.contains("gb-01-2021-03.parquet"),
        "{changed:?}"
    );
    assert!(!desk.path().join("benchmark").exists(), "nothing is written");
}

#[test]
fn a_table_with_mistakes_says_where_they_are() {
    let desk = Desk::empty();
    desk.write("counts.csv", "agency,period,women,men\nA-B,2021-03,\"1,234\",7\nA-B,2021-13,5,7\n");
    let answer = desk.parity(&["package", "counts.csv"]);
    assert_eq!(answer.code, 3, "{answer:?}");
    for words in ["PAR-1030", "counts.csv", "row 2", "row 3", "2021-13"] {
        assert!(answer.err.contains(words), "`{words}` in {}", answer.err);
    }
}

#[test]
fn an_adviser_who_names_nobody_is_told_where_and_nothing_is_written() {
    let desk = packed();
    desk.write("peers.toml", "[national]\nGB-99 = 49.0\n");
    let answer = desk.parity(&["benchmark", "packages", "--peers", "peers.toml"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    for words in ["PAR-1016", "peers.toml, line 2", "no package is of the agency `GB-99`"] {
        assert!(answer.err.contains(words), "`{words}` in {}", answer.err);
    }
    for (file, bytes) in [("empty.parquet", &b""[..]), ("cut.parquet", &b"PAR1PAR1"[..])] {
        fs::write(desk.path().join(file), bytes).unwrap();
        let answer = desk.parity(&["benchmark", "packages", file]);
        assert!(answer.code == 3 && answer.err.contains(&format!("`{file}` is not a Parquet file")), "{answer:?}");
    }
    assert!(!desk.path().join("benchmark").exists(), "nothing is written");
}
