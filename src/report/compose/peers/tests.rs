//! A published table of 24 departments, and two small agencies with rounded counts.

use std::collections::{BTreeMap, BTreeSet};

use super::compose_peers;
use crate::benchmark::peers::{Alternative, Given, Match};
use crate::benchmark::series::SeriesPoint;
use crate::benchmark::{Comparison, Peers, compare};
use crate::disclosure::package::given::{GivenOptions, given};
use crate::disclosure::package::{
    About, CellKey, MEN, Measure, Package, Protected, RankOfBand, RowKey, TargetAbout, WOMEN,
};
use crate::domain::Share;
use crate::report::{Block, Report};
use crate::table::{DataTable, Value};

/// Civil Service statistics, 31 March 2021: headcount and per cent of women of 24 groups of departments.
const GROUPS: &str = "DWP 93530 65.0|MOJ 78880 55.0|HMRC 66480 52.7|DEFENCE 57680 39.6|HOME-OFFICE 35370 51.8|\
SCOTGOV 22250 52.0|TRANSPORT 15970 45.6|BEIS 13180 49.2|DHSC 11760 65.3|DEFRA 11050 56.1|AGO 9850 64.7|CABOFF 9460 53.3|\
FCDO 8640 48.8|DFE 7930 58.7|HMLR 6350 60.1|WELSHGOV 5770 59.2|UKSA 5550 56.6|NCA 5480 44.7|MHCLG 3400 49.7|DIT 2690 47.0|\
HMT 2670 49.1|DCMS 1780 53.6|OFSTED 1780 66.9|OTHER 7450 48.1";

fn departments() -> Comparison {
    let mut csv = "agency,period,women,men\n".to_owned();
    for group in GROUPS.split('|') {
        let [agency, all, share] = group.split(' ').collect::<Vec<_>>()[..] else { panic!("{group}") };
        let all: i64 = all.parse().unwrap();
        let permille: i64 = share.replace('.', "").parse().unwrap();
        let women = (all * permille + 500) / 1000;
        csv.extend([agency, ",2021-03,", &women.to_string(), ",", &(all - women).to_string(), "\n"]);
    }
    let packages = given(csv.as_bytes(), &GivenOptions::default(), "departments.csv").unwrap();
    compare(packages, &Peers::default()).unwrap()
}

/// Women and men by band, of an agency and month, rounded to 5.
fn rounded(agency: &str, period: &str, bands: [(i64, i64); 3]) -> Package {
    let names = ["officer", "manager", "executive"];
    let ranks = names.iter().zip(1..);
    let about = About {
        synthetic: true,
        protection: Protected::PublicRound { base: 5, steps: 0 },
        ranks: ranks.map(|(it, level)| RankOfBand { rank: format!("{it} 1"), level, band: (*it).to_owned() }).collect(),
        targets: vec![TargetAbout {
            name: "Women by 2030".to_owned(),
            share: Some(0.4),
            ends: None,
            by: "2030-12".parse().unwrap(),
            population: None,
        }],
        ..About::for_tests(agency, &format!("Agency of {agency}"), period)
    };
    let mut rows = BTreeMap::new();
    let mut put = |path: &[&str], women: i64, men: i64| {
        for (gender, people) in [(WOMEN, women), (MEN, men)] {
            let cell = CellKey::at("rank", path.iter().copied()).of_gender(gender);
            rows.insert(RowKey { measure: Measure::Stock, population: None, cell }, Some(people));
        }
    };
    for (name, (women, men)) in names.iter().zip(bands) {
        put(&[name], women, men);
        put(&[name, &format!("{name} 1")], women, men);
    }
    put(&[], bands.iter().map(|it| it.0).sum(), bands.iter().map(|it| it.1).sum());
    Package::for_tests(about, rows)
}

fn two_agencies() -> Comparison {
    let packages = vec![
        rounded("NORTH", "2024-10", [(300, 400), (90, 160), (25, 60)]),
        rounded("NORTH", "2025-10", [(310, 390), (100, 150), (30, 55)]),
        rounded("NORTH", "2026-10", [(330, 370), (120, 140), (35, 50)]),
        rounded("SOUTH", "2025-10", [(60, 500), (30, 180), (5, 45)]),
        rounded("SOUTH", "2026-10", [(65, 495), (30, 175), (5, 50)]),
    ];
    let moved = |rank: &str, band: &str| Match {
        agency: "NORTH".to_owned(),
        rank: rank.to_owned(),
        band: band.to_owned(),
        line: None,
    };
    let series = |year, indicator: &str, value| SeriesPoint {
        of: "SOUTH".to_owned(),
        year,
        indicator: indicator.to_owned(),
        value,
        source: "Labour force survey".to_owned(),
    };
    let share = Share::from_fraction(0.46).unwrap();
    let peers = Peers {
        national: [("NORTH".to_owned(), Given { share, line: None })].into(),
        alternatives: vec![Alternative {
            name: "managers lower".to_owned(),
            crosswalk: vec![moved("manager 1", "officer"), moved("executive 1", "manager")],
        }],
        series: vec![
            series(2025, "Share of women among employed persons, per cent", 45.5),
            series(2026, "Share of women among employed persons, per cent", 45.9),
            series(2026, "Employed women, thousands", 9120.0),
        ],
        ..Peers::default()
    };
    compare(packages, &peers).unwrap()
}

fn table_of(block: &Block) -> Option<&DataTable> {
    match block {
        Block::Table(table) => Some(table),
        Block::Figure(figure) => Some(&figure.table),
        _ => None,
    }
}

fn tables(report: &Report) -> Vec<&DataTable> {
    let blocks = report.sections.iter().flat_map(|it| &it.blocks);
    blocks.filter_map(table_of).chain(report.datasets.iter().map(|it| &it.table)).collect()
}

fn table<'a>(report: &'a Report, id: &str) -> &'a DataTable {
    tables(report).into_iter().find(|it| it.id == id).unwrap()
}

fn texts(report: &Report, section: &str) -> Vec<String> {
    let blocks = report.sections.iter().find(|it| it.id == section).unwrap().blocks.iter();
    blocks.filter_map(|it| if let Block::Text(text) = it { Some(text.clone()) } else { None }).collect()
}

/// Every row as long as its columns, every number a number, every table of its own name, and no word of a bad number.
fn assert_whole(report: &Report) {
    let mut names = BTreeSet::new();
    for table in tables(report) {
        assert!(names.insert((table.id.clone(), table.columns[0].name.clone(), table.title.clone())), "{}", table.id);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.id);
            for cell in row {
                assert!(!matches!(cell, Value::Number(it) if !it.is_finite()), "{}", table.id);
                assert!(!matches!(cell, Value::Text(it) if it.contains("NaN") || it.contains("inf ")), "{}", table.id);
            }
        }
    }
    for section in &report.sections {
        assert!(!section.blocks.is_empty(), "{}", section.id);
    }
    let in_page = report.sections.iter().flat_map(|it| &it.blocks).filter_map(|it| match it {
        Block::Table(table) => Some(&table.id),
        Block::Figure(figure) => Some(&figure.id),
        _ => None,
    });
    let mut seen = BTreeSet::new();
    assert!(in_page.into_iter().all(|it| seen.insert(it)), "two tables of one id");
    let words = format!("{:?}{:?}", report.sentences, report.numbers);
    assert!(!words.contains("NaN"), "{words}");
    assert_eq!((report.numbers.len(), report.sentences.len()), (4, 3));
}

const SECTIONS: [&str; 7] =
    ["apart", "like-with-like", "definitions", "courses", "compared", "agency-by-agency", "reading"];

#[test]
fn of_24_departments_two_stand_apart_and_the_22_of_the_plain_funnel_are_named_as_not_to_be_read() {
    let report = compose_peers(&departments());
    assert_whole(&report);
    assert_eq!(report.sections.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), SECTIONS);
    let values: Vec<&str> = report.numbers.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["24", "54.2\u{A0}%", "2 of 24", "0 of 0"]);
    assert_eq!(
        report.sentences[..2],
        [
            "DEFENCE: 39.6 % women of 57,680; further below the peers' 54.2 % than differences between agencies of this kind \
             explain; no breakdown that it publishes says why.",
            "OFSTED: 66.9 % women of 1,780; further above the peers' 54.2 % than differences between agencies of this kind \
             explain; no breakdown that it publishes says why.",
        ]
    );
    let said = texts(&report, "apart");
    assert_eq!(
        said[0],
        "All staff: 24 comparable agencies; 2 beyond the 99.8 % limits. By chance alone 22 would be: agencies of one kind \
         differ by more than chance, and the limits allow for that."
    );
    assert!(
        said[1].starts_with("Not to be read as outliers: the number beyond limits of chance alone."),
        "{}",
        said[1]
    );
    assert!(said.contains(&report.sentences[0]) && said.contains(&report.sentences[1]), "{said:?}");
    assert!(said.iter().any(|it| it.starts_with("Managers: no funnel (0 comparable agencies")), "{said:?}");
    assert_eq!(report.meta.agency_id, "benchmark");
    assert_eq!(report.meta.banner, "Comparison of published counts, as they stood.");
}

#[test]
fn z_stands_plain_and_with_usual_differences_in_order_of_ids() {
    let report = compose_peers(&departments());
    let standing = table(&report, "standing-all-staff");
    let ids: Vec<&Value> = standing.rows.iter().map(|it| &it[0]).collect();
    assert!(ids.is_sorted_by(|one, other| format!("{one:?}") < format!("{other:?}")));
    let home = standing.rows.iter().find(|it| it[0] == Value::Text("HOME-OFFICE".to_owned())).unwrap();
    let (Value::Number(plain), Value::Number(z)) = (&home[5], &home[6]) else { panic!("{home:?}") };
    assert!((plain + 8.93).abs() < 0.05 && (z + 0.62).abs() < 0.01, "{plain} {z}");
    assert_eq!(home[7], Value::Text("within the limits".to_owned()));
}

#[test]
fn of_two_rounded_agencies_nobody_is_an_outlier_and_all_sections_are_there() {
    let report = compose_peers(&two_agencies());
    assert_whole(&report);
    assert_eq!(report.sections.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), SECTIONS);
    assert_eq!(report.sentences[0], "Nobody can be said to stand apart: 2 comparable agencies; a funnel needs 5.");
    assert_eq!(
        report.meta.banner,
        "Comparison of published counts, each rounded to a multiple of 5. The agencies are made up."
    );
    let said = texts(&report, "apart");
    assert_eq!(
        said[0],
        "All staff: no funnel (2 comparable agencies; a funnel needs 5). Without one nobody is ranked or called an outlier."
    );
    let alike = texts(&report, "like-with-like");
    assert!(alike[0].starts_with("With the structure of its only peer by rank band, Agency of "), "{alike:?}");
    let pair = &table(&report, "pairs").rows[0];
    assert!(matches!(&pair[3], Value::Text(points) if points.starts_with('+')), "whole points with a sign: {pair:?}");
}

#[test]
fn verdicts_carry_name_source_and_measure_and_say_where_matching_decides() {
    let report = compose_peers(&two_agencies());
    let un = table(&report, "definition-un-band");
    assert_eq!(un.title, "Definition in full: UN parity band (47 to 53 % women)");
    assert!(
        un.notes.iter().any(|it| it.starts_with("Source: UN System-wide Strategy on Gender Parity (2017)")),
        "{:?}",
        un.notes
    );
    let is_blank = |it: &Value| *it == Value::Text(String::new());
    assert!(un.rows.iter().all(|row| row.iter().rev().skip(1).all(|it| !is_blank(it))), "only nobody is blank");
    let verdicts = table(&report, "verdicts");
    assert_eq!(verdicts.columns[..2].iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["agency", "period"]);
    let said = texts(&report, "definitions");
    let matched =
        said.iter().find(|it| it.starts_with("Ranks were matched in 2 ways: as given; managers lower.")).unwrap();
    assert!(matched.ends_with("A verdict stands only if it holds under all of them."));
    let availability = said.iter().find(|it| it.starts_with("Not judged by availability")).unwrap();
    assert!(availability.contains("2 agencies (Agency of NORTH, Agency of SOUTH)"), "{availability}");
}

#[test]
fn a_series_is_drawn_in_where_it_is_a_share_of_women_of_an_agency() {
    let report = compose_peers(&two_agencies());
    let said = texts(&report, "courses");
    assert!(
        said.contains(&"Dashed: Share of women among employed persons, per cent (Labour force survey).".to_owned()),
        "{said:?}"
    );
    let others = said.iter().find(|it| it.starts_with("Not drawn: ")).unwrap();
    assert_eq!(
        *others,
        "Not drawn: Employed women, thousands (Labour force survey): it is no share of women in per cent. The values stand in the \
         table."
    );
    assert_eq!(table(&report, "external-series").rows.len(), 3);
    let courses = table(&report, "courses");
    let benchmark = courses.columns.iter().position(|it| it.name == "benchmark").unwrap();
    assert!(courses.rows.iter().any(|row| matches!(row[benchmark], Value::Number(_))));
    assert_eq!(table(&report, "own-targets").rows.len(), 2);
    assert_eq!(table(&report, "trajectories").rows.len(), 5);
}

#[test]
fn each_series_of_two_values_has_a_chart_whatever_its_years() {
    let mut comparison = two_agencies();
    let point = |year, indicator: &str, value| SeriesPoint {
        of: "agency of south".to_owned(),
        year,
        indicator: indicator.to_owned(),
        value,
        source: "Police statistics".to_owned(),
    };
    // One ends before the first month of any agency; one has a single value.
    comparison.series.extend([2021, 2022, 2023].map(|year| point(year, "women in police (%)", 11.5)));
    comparison.series.push(point(2024, "women in customs (%)", 30.0));
    let report = compose_peers(&comparison);
    assert_whole(&report);
    let (first, second) = (table(&report, "courses"), table(&report, "courses-2"));
    let value = |table: &DataTable, year: &str| {
        let place = table.columns.iter().position(|it| it.name == "benchmark").unwrap();
        let mut rows = table.rows.iter().filter(|row| row[0] == Value::Text("Agency of SOUTH".to_owned()));
        rows.find(|row| row[1] == Value::Text(year.to_owned())).unwrap()[place].clone()
    };
    // Beside protected counts a chart has whole per cents; the table of the series has what was given.
    assert_eq!(value(first, "2021"), Value::Number(0.12), "the series with most values comes first");
    assert_eq!(value(second, "2026"), Value::Number(0.46));
    assert!(table(&report, "external-series").rows.iter().any(|row| row[3] == Value::Number(11.5)));
    let said = texts(&report, "courses").join(" ");
    assert!(said.contains("women in customs (%) (Police statistics): it has one value only"), "{said}");
}

#[test]
fn breakdowns_ranks_and_pairs_stand_in_the_report_and_in_the_data() {
    let report = compose_peers(&two_agencies());
    let columns = |id: &str| table(&report, id).columns.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let text = |value: &Value| if let Value::Text(text) = value { text.clone() } else { format!("{value:?}") };
    let crosswalk = table(&report, "crosswalk");
    let rows: Vec<String> =
        crosswalk.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(" | ")).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[1], "NORTH | Agency of NORTH | manager 1 | manager | package | manager | officer");
    // Women to men in the first group of the first agency: 330 of 485 women and 370 of 560 men are officers.
    let breakdowns = table(&report, "breakdowns");
    let ratio = columns("breakdowns").iter().position(|it| it == "women_to_men").unwrap();
    let Value::Number(found) = breakdowns.rows[0][ratio] else { panic!("{:?}", breakdowns.rows[0]) };
    assert!((found - (330.0 / 485.0) / (370.0 / 560.0)).abs() < 1e-12);
    assert_eq!(table(&report, "pairs-sorting").rows.len(), 2, "one pair of rank bands, by M and by H");
    let in_data =
        ["agencies", "verdicts", "trajectories", "breakdowns", "segregation", "crosswalk", "pairs", "sorting"];
    assert_eq!(report.datasets.iter().map(|it| it.table.id.as_str()).collect::<Vec<_>>(), in_data);
    for dataset in &report.datasets {
        let keys: Vec<&str> = dataset.table.columns.iter().take(2).map(|it| it.name.as_str()).collect();
        assert_eq!(keys, ["agency", "period"]);
    }
}
