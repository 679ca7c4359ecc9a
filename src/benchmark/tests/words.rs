//! Interchange, and courses in words.

use super::build::*;
use crate::benchmark::interchange::{codelists, datapackage, sdmx_csv, verdicts_csv};
use crate::benchmark::trajectories::Moving;
use crate::disclosure::package::Measure;

#[test]
fn counts_go_out_as_sdmx_csv_with_their_codes() {
    let mut made = made("NOR-BG", "2026-10").rounded(5).all(Measure::Stock, 300, 700).band("officer", 100, 200);
    made.rows.iter_mut().filter(|(key, _)| !key.cell.0[1].is_empty()).for_each(|(_, people)| *people = None);
    let found = compared(vec![made]);
    assert_eq!(
        sdmx_csv(&found),
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,AGENCY,TIME_PERIOD,MEASURE,SEX,RANK_BAND,ROLE_FAMILY,CONTRACT,WORKING_TIME,\
         OBS_VALUE,OBS_STATUS,UNIT_MEASURE,CONF_STATUS,ROUNDED_TO\r\n\
         dataflow,PARITY:WORKFORCE(1.0),I,M,NOR-BG,2026-10,STOCK,M,_T,_T,_T,_T,700,A,PS,F,5\r\n\
         dataflow,PARITY:WORKFORCE(1.0),I,M,NOR-BG,2026-10,STOCK,M,OFFICER,_T,_T,_T,,Q,PS,C,5\r\n\
         dataflow,PARITY:WORKFORCE(1.0),I,M,NOR-BG,2026-10,STOCK,F,_T,_T,_T,_T,300,A,PS,F,5\r\n\
         dataflow,PARITY:WORKFORCE(1.0),I,M,NOR-BG,2026-10,STOCK,F,OFFICER,_T,_T,_T,,Q,PS,C,5\r\n"
    );
    assert!(codelists(&found).contains("RANK_BAND,OFFICER,officer\r\n"));
    assert!(verdicts_csv(&found).contains("NOR-BG,2026-10,all staff,UN parity band (47 to 53 % women),"));
    let package: serde_json::Value = serde_json::from_str(&datapackage(&found)).unwrap();
    assert_eq!(package["resources"][0]["path"], "observations.csv");
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let header: Vec<&str> = fields.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(header.join(","), sdmx_csv(&found).lines().next().unwrap());
}

#[test]
fn courses_say_who_moves_and_how_fast() {
    let at = |agency: &str, past: i32, women: i64| {
        made(agency, &month("2026-10").plus(-past).to_string()).all(Measure::Stock, women, 1000 - women)
    };
    let months = || 0..36_i32;
    let mut packages: Vec<Made> =
        months().map(|past| at("AA", past, 400 - i64::from(past) - i64::from(past % 2))).collect();
    packages.extend(months().map(|past| at("BB", past, 400 + i64::from(past % 5))));
    packages.push(at("CC", 0, 400));
    let found = compared(packages);
    let moving: Vec<Moving> = found.trajectories.iter().map(|it| it.moving).collect();
    assert_eq!(moving, [Moving::Rising, Moving::NotClear, Moving::NotKnown]);
    assert_eq!(
        found.trajectories[0].sentence,
        "Agency AA: the share of women rises, 1.2 points a year (1.2 to 1.2). At this pace one half is 8.1 years away; a \
         straight line is no forecast."
    );
    let unclear = &found.trajectories[1].sentence;
    assert!(
        unclear.starts_with("Agency BB: no clear movement, ") && !unclear.contains("one half"),
        "no date is read off a line that may as well point the other way: {unclear}"
    );
    assert_eq!(found.trajectories[2].sentence, "Agency CC: too few months to say whether the share of women moves.");
    assert_eq!(found.scale, Some((36.4, 40.4)));
}
