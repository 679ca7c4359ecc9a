//! Plain tables: public examples, the documentation's own, and what is refused in which words.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::disclosure::package::{CellKey, Measure, OTHER, Protected, RowKey, WOMEN};
use crate::domain::GenderCount;

const DOC: &str = include_str!("../../../../docs/packages.md");
/// 24 groups of departments of the UK, 31 March 2021: headcount and per cent women.
const GROUPS: &str = "DWP 93530 65.0|MOJ 78880 55.0|HMRC 66480 52.7|DEFENCE 57680 39.6|HOME-OFFICE 35370 51.8|\
    SCOTGOV 22250 52.0|TRANSPORT 15970 45.6|BEIS 13180 49.2|DHSC 11760 65.3|DEFRA 11050 56.1|AGO 9850 64.7|\
    CABOFF 9460 53.3|FCDO 8640 48.8|DFE 7930 58.7|HMLR 6350 60.1|WELSHGOV 5770 59.2|UKSA 5550 56.6|NCA 5480 44.7|\
    MHCLG 3400 49.7|DIT 2690 47.0|HMT 2670 49.1|DCMS 1780 53.6|OFSTED 1780 66.9|OTHERS 7450 48.1";

fn doc_tables() -> Vec<&'static str> {
    DOC.split("```csv\n").skip(1).map(|it| it.split("```").next().unwrap()).collect()
}

fn packages(csv: &str) -> Vec<Package> {
    let problems = |problems: Vec<GivenProblem>| panic!("{problems:?}");
    given(csv.as_bytes(), &GivenOptions::default(), "t.csv").unwrap_or_else(problems)
}

fn problems(csv: &str) -> Vec<String> {
    let problems = given(csv.as_bytes(), &GivenOptions::default(), "t.csv").unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

fn cell(paths: &[(usize, &[&str])]) -> CellKey {
    let mut cell = CellKey::default();
    for (dimension, path) in paths {
        cell.0[*dimension] = path.iter().map(|&it| it.to_owned()).collect();
    }
    cell
}

#[expect(clippy::option_option, reason = "missing and withheld are two things")]
fn stock(package: &Package, paths: &[(usize, &[&str])]) -> Option<Option<i64>> {
    package.get(&RowKey { measure: Measure::Stock, population: None, cell: cell(paths) })
}

/// Hansard, 28 June 2007: 1,450 women of 2,618 joiners; 75.16 % of the temporary, 51.00 % of the permanent ones.
#[test]
fn joiners_of_the_home_office_have_the_published_margins() {
    let packages = packages(doc_tables()[0]);
    assert_eq!(packages.len(), 1);
    let package = &packages[0];
    let count = |paths: &[(usize, &[&str])]| package.gender_count(Measure::Joiners, None, &cell(paths));
    assert_eq!(count(&[]), Some(GenderCount::known(1450, 1168)));
    assert_eq!(count(&[(4, &["temporary"])]), Some(GenderCount::known(357, 118)));
    assert_eq!(count(&[(4, &["permanent"])]), Some(GenderCount::known(1093, 1050)));
    assert_eq!(count(&[(4, &["permanent"]), (5, &["part-time"])]), Some(GenderCount::known(113, 38)));
    let everybody = RowKey { measure: Measure::Joiners, population: None, cell: CellKey::default() };
    assert_eq!(package.get(&everybody), Some(Some(2618)));
    // 4 cells, 2 + 2 margins and the total, each of women, men and all.
    assert_eq!(package.rows().count(), 27);
    let about = package.about();
    assert_eq!((about.name.as_str(), about.period.to_string().as_str()), ("Home Office", "2005-03"));
    assert_eq!(
        (about.protection, about.breakdowns[0].name.as_str()),
        (Protected::Published, "contract and working_time")
    );
    let bytes = package.to_bytes().unwrap();
    assert_eq!(&Package::read(bytes, "p.parquet").unwrap(), package);
}

/// Civil Service statistics of 31 March 2021: 24 groups of departments; women from the published per cent.
#[test]
fn departments_of_a_whole_table_are_a_package_each() {
    let mut csv = "agency\tperiod\twomen\tmen\n".to_owned();
    let mut expected = Vec::new();
    for group in GROUPS.split('|') {
        let [agency, all, share] = group.split(' ').collect::<Vec<_>>()[..] else { panic!("{group}") };
        let all: i64 = all.parse().unwrap();
        let permille: i64 = share.replace('.', "").parse().unwrap();
        let women = (all * permille + 500) / 1000;
        csv.extend([agency, "\t2021-03-31\t", &women.to_string(), "\t", &(all - women).to_string(), "\n"]);
        expected.push((agency.to_owned(), all, women));
    }
    expected.sort();
    let packages = packages(&csv);
    let found = packages.iter().map(|package| {
        let of = |paths: &[(usize, &[&str])]| stock(package, paths).flatten().unwrap();
        (package.about().agency.clone(), of(&[]), of(&[(0, &[WOMEN])]))
    });
    let found: Vec<_> = found.collect();
    assert_eq!((found.len(), &found), (24, &expected));
    assert!(found.contains(&("HOME-OFFICE".to_owned(), 35370, 18322)));
}

#[test]
fn the_long_table_of_the_documentation_keeps_its_totals_and_what_is_withheld() {
    let package = &packages(doc_tables()[1])[0];
    assert_eq!(package.about().bands, ["officer", "manager", "executive"]);
    assert_eq!(stock(package, &[(0, &[WOMEN])]), Some(Some(125)));
    assert_eq!(stock(package, &[(0, &[WOMEN]), (1, &["manager"])]), Some(None));
    assert_eq!(stock(package, &[(1, &["manager"])]), Some(None));
    assert_eq!(stock(package, &[]), Some(Some(652)));
    assert_eq!(stock(package, &[(0, &[OTHER])]), None);
}

#[test]
fn the_problem_of_the_documentation_reads_as_there() {
    let csv = "agency;period;women;men\nA1;2026;1;2\nA1;2025;1,234;2\n";
    let found = given(csv.as_bytes(), &GivenOptions::default(), "joiners.csv").unwrap_err();
    assert_eq!(found.len(), 1);
    let shown = DOC.split("```text\n").nth(1).unwrap().split("\n```").next().unwrap();
    assert_eq!(found[0].to_string(), shown);
}

#[test]
fn totals_that_do_not_add_up_name_row_found_and_sum_unless_they_are_kept() {
    let csv = "agency,period,unit,women,men\nA1,2026,North / Port,10,20\nA1,2026,North / Air,1,2\nA1,2026,North,11,23\n\
               A1,2026,South,5,5\nA1,2026,,16,27\n";
    let help = "mend the row that is wrong; if the table was published rounded, have its totals kept as they are given";
    assert_eq!(
        problems(csv),
        [format!("`t.csv`, row 4, column `men`: found 23; allowed: 22, the sum of the rows by unit; {help}")]
    );
    let options = GivenOptions { totals: Totals::Given, ..GivenOptions::default() };
    let kept = given(csv.as_bytes(), &options, "t.csv").unwrap();
    assert_eq!(stock(&kept[0], &[(2, &["North"])]), Some(Some(34)));
    assert_eq!(stock(&kept[0], &[(0, &[WOMEN]), (2, &["North", "Port"])]), Some(Some(10)));
}

#[test]
fn withheld_cells_leave_totals_room_but_not_below_what_is_shown() {
    let csv = |total: i64| format!("agency,period,band,women,men\nA1,2026,a,*,1\nA1,2026,b,7,1\nA1,2026,,{total},2\n");
    assert_eq!(stock(&packages(&csv(9))[0], &[(0, &[WOMEN])]), Some(Some(9)));
    let found = problems(&csv(6));
    assert!(
        found[0].starts_with("`t.csv`, row 4, column `women`: found 6; allowed: at least 7, the sum of"),
        "{found:?}"
    );
}

#[test]
fn tables_by_two_dimensions_apart_have_one_total() {
    let csv =
        |last: i64| format!("agency,period,band,unit,women,men\nA1,2026,a,,3,1\nA1,2026,b,,7,1\nA1,2026,,N,{last},2\n");
    assert_eq!(stock(&packages(&csv(10))[0], &[]), Some(Some(12)));
    let found = "found 11 as the sum of the rows by unit; allowed: 10, the sum of other rows";
    assert_eq!(
        problems(&csv(11)),
        [format!("`t.csv`: {found}; mend the row that is wrong, or give a row with the total")]
    );
}

#[test]
fn all_genders_are_at_least_women_and_men() {
    let csv = |all: i64| format!("agency,period,gender,people\nA1,2026,Women,3\nA1,2026,male,4\nA1,2026,,{all}\n");
    assert_eq!(stock(&packages(&csv(9))[0], &[]), Some(Some(9)));
    let found = problems(&csv(6));
    let expected = "found 6; allowed: at least 7, the sum of women, men and others";
    assert!(found[0].starts_with(&format!("`t.csv`, row 4, column `people`: {expected}")), "{found:?}");
    let others = packages("agency,period,women,men,Other\nA1,2026,3,4,0\n");
    assert_eq!(stock(&others[0], &[(0, &[OTHER])]), Some(Some(0)));
}

#[test]
fn what_the_table_does_not_say_the_options_do() {
    let options = GivenOptions {
        agency: Some("A1".into()),
        period: Period::new(2026, 10),
        name: Some("First Agency".into()),
        bands: vec!["low".into(), "high".into()],
        ..GivenOptions::default()
    };
    let csv = "\u{feff}Band,Rank,Women,Men\r\nhigh,Chief,1,2\r\nlow,Guard,30,40\r\n\r\n,,,\r\n";
    let packages = given(csv.as_bytes(), &options, "t.csv").unwrap();
    let about = packages[0].about();
    assert_eq!((about.agency.as_str(), about.name.as_str()), ("A1", "First Agency"));
    let ranks: Vec<_> = about.ranks.iter().map(|it| (it.rank.as_str(), it.level)).collect();
    assert_eq!(ranks, [("Guard", 1), ("Chief", 2)]);
    assert_eq!(stock(&packages[0], &[(1, &["low"])]), Some(Some(70)));
    let unknown = given(b"band,women,men\nmiddle,1,2\n", &options, "t.csv").unwrap_err();
    let expected = "found `middle`; allowed: `low`, `high`; write one of the bands that were given";
    assert_eq!(unknown[0].to_string(), format!("`t.csv`, row 2, column `band`: {expected}"));
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let csv = "agency,period,measure,rank,women,men\nNor bg,2026-13,stocks,total,x,\nA1,2026,,Guard,1,2\nA1,2026,,,1\n";
    let places: Vec<String> = problems(csv)
        .iter()
        .map(|it| it.split("; ").next().unwrap().trim_start_matches("`t.csv`, ").to_owned())
        .collect();
    assert_eq!(
        places,
        [
            "row 2, column `agency`: found `Nor bg`",
            "row 2, column `period`: found `2026-13`",
            "row 2, column `measure`: found `stocks`",
            "row 2, column `rank`: found `total`",
            "row 2, column `women`: found `x`",
            "row 2, column `men`: found a blank cell",
            "row 3, column `rank`: found `Guard`",
            "row 4: found 5 cells",
        ]
    );
}

#[rstest]
#[case("", "`t.csv`: found nothing; allowed: a header and rows of counts; see `docs/packages.md` for the columns")]
#[case(
    "agency,period,people\nA1,2026,3\n",
    "`t.csv`, row 1: found `people`; allowed: `gender` and `people`, or `women` and `men` (and `another or not stated`); write people in one of the two ways"
)]
#[case(
    "agency,period,women,men,Women\n",
    "`t.csv`, row 1, column `Women`: found `Women` again; allowed: each column once; remove one of them"
)]
#[case(
    "agency,period,women,men\nA1,2026,\"3,4\n",
    "`t.csv`, row 2: found a quote that is never closed; allowed: closed quotes around whole cells; close the quote; write a quote inside a quoted cell twice"
)]
#[case(
    "agency,period,women,men\nA1,2026,1,2\nA1,2026-12,1,2\n",
    "`t.csv`, row 3: found the same cell as in row 2; allowed: every cell once; remove one of the rows, or fill in what tells them apart"
)]
#[case(
    "agency,name,period,women,men\nA1,x,2026,1,2\nA1,y,2025,1,2\n",
    "`t.csv`, row 3, column `name`: found `y`; allowed: `x`, as in row 2; write one name for each agency"
)]
fn tables_are_refused_in_these_words(#[case] csv: &str, #[case] expected: &str) {
    assert_eq!(problems(csv)[0], expected);
}

#[test]
fn a_table_that_is_not_utf8_names_the_row() {
    let found = given(b"agency,women,men\nA1,1,2\nT\xE9l,1,2\n", &GivenOptions::default(), "t.csv").unwrap_err();
    assert_eq!((found[0].row, found[0].found.as_str()), (Some(3), "bytes that are not UTF-8"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn margins_are_sums_in_any_order_and_agree_when_given_back(
        cells in prop::collection::btree_map((0..3_usize, 0..4_usize), (0_i64..500, 0_i64..500), 1..12),
        turn in 0..12_usize,
    ) {
        let mut rows: Vec<String> =
            cells.iter().map(|((band, unit), (w, m))| format!("A1,2026,b{band},N / u{unit},{w},{m}\n")).collect();
        let header = "agency,period,band,unit,women,men\n";
        let package = packages(&(header.to_owned() + &rows.concat())).remove(0);
        let (women, men) = cells.values().fold((0, 0), |(a, b), (w, m)| (a + w, b + m));
        let all = package.gender_count(Measure::Stock, None, &CellKey::default()).unwrap();
        prop_assert_eq!((i64::try_from(all.women), i64::try_from(all.men)), (Ok(women), Ok(men)));
        prop_assert_eq!(stock(&package, &[(2, &["N"])]), Some(Some(women + men)));
        let turned = turn % rows.len();
        rows.rotate_left(turned);
        let again = packages(&(header.to_owned() + &rows.concat())).remove(0);
        prop_assert!(package.rows().eq(again.rows()));
        // Everything that was summed, given as rows, agrees.
        let long: Vec<String> = package.rows().map(|(key, people)| {
            let [gender, rank, unit, ..] = &key.cell.0;
            format!("A1,2026,{},{},{},{}\n", rank.concat(), unit.join(" / "), gender.concat(), people.unwrap())
        }).collect();
        let whole = packages(&("agency,period,band,unit,gender,people\n".to_owned() + &long.concat())).remove(0);
        prop_assert!(package.rows().eq(whole.rows()));
    }

    #[test]
    fn no_text_panics(text in "[a-z0-9,;\"\n\r\t <*-]{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let options = GivenOptions { agency: Some("A1".into()), period: Period::new(2026, 1), ..GivenOptions::default() };
        for text in [text.clone(), format!("unit,band,women,men\n{text}"), format!("gender;people\n{text}")] {
            let _ = given(text.as_bytes(), &options, "t.csv");
        }
        let _ = given(&bytes, &options, "t.csv");
    }
}
