//! What is published of the newest month: every format, every number.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use workforce_parity::domain::GenderCount;
use workforce_parity::sample::{AgencyTruth, MovementTruth};

use super::GOLDEN;

/// Rows of a CSV file by header.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn count(row: &BTreeMap<String, String>) -> GenderCount {
    let number = |name: &str| row[name].parse().unwrap();
    GenderCount {
        women: number("women"),
        men: number("men"),
        another: number("another"),
        not_stated: number("not_stated"),
    }
}

fn groups(rows: &[BTreeMap<String, String>], dimension: &str) -> BTreeMap<String, GenderCount> {
    let of = rows.iter().filter(|row| row["dimension"] == dimension);
    of.map(|row| (row["group"].clone(), count(row))).collect()
}

fn data(agency: &AgencyTruth, name: &str) -> Vec<BTreeMap<String, String>> {
    rows(&GOLDEN.report().join(agency.id).join(format!("data/csv/{name}.csv")))
}

#[test]
fn published_stock_is_true() {
    for agency in &GOLDEN.truth.agencies {
        let (rows, truth) = (data(agency, "stock"), agency.periods.last().unwrap());
        assert_eq!(groups(&rows, "all")[""], truth.staff);
        assert_eq!(groups(&rows, "rank"), truth.by_rank);
        assert_eq!(groups(&rows, "band"), truth.by_band);
        assert_eq!(groups(&rows, "role"), truth.by_role);
        assert_eq!(groups(&rows, "role_family"), truth.by_role_family);
        assert_eq!(groups(&rows, "contract"), truth.by_contract);
        assert_eq!(groups(&rows, "duty_station"), truth.by_duty_station);
        let units = truth.by_unit.iter().map(|(unit, count)| (unit.to_string(), *count));
        assert_eq!(groups(&rows, "unit_3"), units.collect());
        for row in &rows {
            let count = count(row);
            let shown: Option<f64> = row["share_of_women"].parse().ok();
            let share = (count.base() >= 10).then(|| count.women as f64 / count.base() as f64);
            assert_eq!(shown.is_some(), share.is_some(), "{row:?}");
            assert!(shown.zip(share).is_none_or(|(shown, share)| (shown - share).abs() < 1e-12), "{row:?}");
        }
        let fte: f64 = rows[0]["fte_all"].parse().unwrap();
        assert!((fte - truth.fte_thousandths as f64 / 1000.0).abs() < 1e-9);
    }
}

#[test]
fn published_history_is_true() {
    for agency in &GOLDEN.truth.agencies {
        let rows = data(agency, "history");
        for truth in &agency.periods {
            let period = truth.period.to_string();
            let month: Vec<_> = rows.iter().filter(|row| row["period"] == period).cloned().collect();
            assert_eq!(groups(&month, "all")[""], truth.staff, "{period}");
            assert_eq!(groups(&month, "rank"), truth.by_rank, "{period}");
            assert_eq!(groups(&month, "band"), truth.by_band, "{period}");
        }
    }
}

/// The movements of everybody in a span.
fn movements(agency: &AgencyTruth, span: &str) -> BTreeMap<String, GenderCount> {
    let rows = data(agency, "flow");
    let of = rows.iter().filter(|row| row["span"] == span && row["dimension"] == "all");
    of.map(|row| (row["movement"].clone(), count(row))).collect()
}

#[test]
fn published_movements_are_true_for_the_month_and_add_up_for_the_year() {
    for agency in &GOLDEN.truth.agencies {
        let check = |found: &BTreeMap<String, GenderCount>, truths: &[&MovementTruth]| {
            let sum = |of: fn(&MovementTruth) -> GenderCount| truths.iter().map(|it| of(it)).sum::<GenderCount>();
            assert_eq!(found["joiners"], sum(|it| it.joiners), "{}", agency.id);
            assert_eq!(found["leavers"], sum(|it| it.leavers), "{}", agency.id);
            assert_eq!(found["returns"], sum(|it| it.returns), "{}", agency.id);
            assert_eq!(found["absences"], sum(|it| it.absences), "{}", agency.id);
            assert_eq!(found["promotions"], sum(|it| it.promotions), "{}", agency.id);
            assert_eq!(found["demotions"], sum(|it| it.demotions), "{}", agency.id);
        };
        let truths: Vec<&MovementTruth> = agency.flows.iter().map(|it| &it.with_grace).collect();
        check(&movements(agency, "month"), &truths[truths.len() - 1..]);
        let year = movements(agency, "year");
        check(&year, &truths[truths.len() - 12..]);
        let staff = |back: usize| agency.periods[agency.periods.len() - 1 - back].staff;
        assert_eq!((year["opening"], year["closing"]), (staff(12), staff(0)));
    }
}

/// What is committed of a report is what the program makes today.
#[test]
fn the_committed_example_is_todays_report() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = [
        ("reports/example/index.html", "VAL-SM/index.html"),
        ("reports/example/tables.xlsx", "VAL-SM/tables.xlsx"),
        ("docs/sample-chart.svg", "NOR-BG/charts/rank-pyramid.svg"),
    ];
    for (example, made) in committed {
        let is_same = fs::read(project.join(example)).unwrap() == fs::read(GOLDEN.report().join(made)).unwrap();
        assert!(is_same, "look at what changed, then copy reports/sample/2026-10/{made} to {example}");
    }
}

/// The page to sign names the pipeline file by its content, and these tests run a copy with other folders.
#[test]
fn the_committed_page_to_sign_is_todays() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let hash = |file: &Path| blake3::hash(&fs::read(file).unwrap()).to_hex()[..12].to_owned();
    let ran = hash(&GOLDEN.folder.path().join("pipelines/sample.toml"));
    let made = fs::read_to_string(GOLDEN.report().join("VAL-SM/sign-off.html")).unwrap();
    assert_eq!(made.matches(&ran).count(), 1);
    let made = made.replace(&ran, &hash(&project.join("pipelines/sample.toml")));
    let is_same = made == fs::read_to_string(project.join("reports/example/sign-off.html")).unwrap();
    assert!(is_same, "look at what changed, then copy reports/sample/2026-10/VAL-SM/sign-off.html to reports/example/");
}

#[test]
fn the_movements_of_the_month_explain_every_list() {
    for agency in &GOLDEN.truth.agencies {
        let rows = data(agency, "reconciliation");
        assert!(rows.iter().all(|row| row["residual"] == "0" && row["expected"] == row["closing"]), "{}", agency.id);
        let of = |name: &str| {
            let all: Vec<u64> =
                rows.iter().filter(|row| row["dimension"] == "all").map(|row| row[name].parse().unwrap()).collect();
            GenderCount { women: all[0], men: all[1], another: all[2], not_stated: all[3] }
        };
        let staff = |back: usize| agency.periods[agency.periods.len() - 1 - back].staff;
        assert_eq!((of("opening"), of("closing")), (staff(1), staff(0)), "{}", agency.id);
    }
}

#[test]
fn figures_of_earlier_months_are_held_against_the_lists_of_those_months() {
    let results = |id: &str| {
        let agency = GOLDEN.truth.agencies.iter().find(|it| it.id == id).unwrap();
        let rows = data(agency, "published_figures");
        for row in &rows {
            let truth = agency.periods.iter().find(|it| it.period.to_string() == row["figure_period"]).unwrap();
            let expected = if row["population"] == "all staff" { truth.staff } else { truth.by_band["manager"] };
            assert_eq!(count(row), expected, "{row:?}");
        }
        rows.iter().map(|row| row["result"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(results("NOR-BG"), ["reproduced", "not reproduced"]);
    assert_eq!(results("VAL-SM"), ["explained by rounding"]);
    assert!(results("COS-GF").is_empty());
}

#[test]
fn every_report_has_every_file_and_says_who_may_see_it() {
    let golden = &*GOLDEN;
    assert_eq!(golden.outcome.reports.len(), 4);
    let agencies = golden.truth.agencies.iter().map(|it| golden.report().join(it.id));
    for folder in agencies {
        let manifest: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        let files: Vec<&str> =
            manifest["files"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
        let charts = [
            "bridge",
            "joiners-and-leavers",
            "rank-dot-plot",
            "rank-pyramid",
            "role-gaps",
            "trend",
            "unit-gaps",
            "unit-rank-heatmap",
        ];
        for chart in charts {
            let svg = fs::read_to_string(folder.join(format!("charts/{chart}.svg"))).unwrap();
            assert!(svg.contains("May not leave the agency."), "{chart}");
            assert!(fs::read(folder.join(format!("charts/{chart}.png"))).unwrap().starts_with(b"\x89PNG"));
        }
        let (courses, others): (Vec<&str>, Vec<&str>) =
            files.iter().filter(|it| it.starts_with("charts/")).partition(|it| it.starts_with("charts/course-"));
        assert_eq!(others.len(), 2 * charts.len());
        for course in courses.iter().filter(|it| it.contains(".svg")) {
            let svg = fs::read_to_string(folder.join(course)).unwrap();
            assert!(svg.contains("May not leave the agency.") && !svg.contains("NaN"), "{course}");
        }
        for fan in ["charts/course-1-fan.svg", "charts/course-2-fan.svg"] {
            assert!(courses.contains(&fan), "each target has a fan: {fan}");
        }
        for file in ["index.html", "sign-off.html", "tables.xlsx", "data/datapackage.json"] {
            assert!(files.contains(&file) && folder.join(file).is_file(), "{file}");
        }
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        assert!(page.matches("Internal: true counts. May not leave the agency.").count() > charts.len());
    }
}
