//! Packages are read as they were written, or not at all.

use proptest::prelude::*;
use rstest::rstest;

use super::columns::TEXTS;
use super::digest::{digest, seal};
use super::*;
use crate::domain::Period;

fn about(protection: Protected) -> About {
    About {
        format: FORMAT,
        program: "0.3.1".into(),
        agency: "NOR-BG".into(),
        name: "Nordland Border Guard".into(),
        period: Period::new(2026, 10).unwrap(),
        synthetic: true,
        protection,
        bands: vec!["officer".into(), "manager".into()],
        ranks: vec![RankOfBand { rank: "Inspector".into(), level: 1, band: "officer".into() }],
        breakdowns: vec![BreakdownAbout {
            name: "rank".into(),
            dimensions: vec![DimensionDepth { dimension: "rank".into(), depth: 2 }],
            coarsened: false,
        }],
        targets: vec![TargetAbout {
            name: "Managers".into(),
            share: Some(1.0 / 3.0),
            ends: None,
            by: Period::new(2030, 12).unwrap(),
            population: None,
        }],
        quality: vec![QualityLine { what: "gender not stated".into(), value: "less than 1 %".into() }],
        definitions: vec![Meaning { term: "stock".into(), meaning: "people on the list, \"as recorded\"".into() }],
    }
}

const ROUNDED: Protected = Protected::PublicRound { base: 5, steps: 0 };

fn key(paths: &[(usize, &[&str])]) -> RowKey {
    let mut cell = CellKey::default();
    for (dimension, path) in paths {
        cell.0[*dimension] = path.iter().map(|&it| it.to_owned()).collect();
    }
    RowKey { measure: Measure::Stock, population: None, cell }
}

fn package() -> Package {
    let unit: (usize, &[&str]) = (2, &["North", "Airport / Seaport"]);
    let rows = [
        (key(&[]), Some(600)),
        (key(&[(0, &[WOMEN])]), Some(120)),
        (key(&[(0, &[MEN])]), Some(480)),
        (key(&[(0, &[WOMEN]), (1, &["officer"])]), Some(100)),
        (key(&[(0, &[WOMEN]), (1, &["officer", "Inspector"])]), None),
        (key(&[(0, &[WOMEN]), unit]), Some(0)),
        (key(&[(0, &[OTHER]), (3, &["operations", "search"])]), Some(5)),
    ];
    Package::new(about(ROUNDED), rows.into_iter().collect())
}

/// The bytes of a file of these rows, whatever they are, with a digest that fits.
fn forged(about: &About, rows: &[(&RowKey, Option<i64>)]) -> Vec<u8> {
    let json = serde_json::to_string(about).unwrap();
    let sealed = seal(&digest(&json, rows.iter().copied()), &json);
    write::file(&write::batch(about, rows).unwrap(), sealed).unwrap()
}

fn refusal(bytes: Vec<u8>) -> String {
    Package::read(bytes, "a.parquet").unwrap_err().to_string()
}

#[test]
fn a_package_is_read_as_it_was_written_and_written_again_the_same() {
    let package = package();
    let mut bytes = Vec::new();
    package.write(&mut bytes).unwrap();
    assert_eq!(package.to_bytes().unwrap(), bytes);
    let read = Package::read(bytes.clone(), "a.parquet").unwrap();
    assert_eq!(read, package);
    assert_eq!(read.to_bytes().unwrap(), bytes);
    assert_eq!((read.file_name(), read.about().targets[0].share), ("nor-bg-2026-10.parquet".into(), Some(0.333_333)));
}

#[test]
fn counts_by_gender_need_women_and_men() {
    let package = package();
    let all = package.gender_count(Measure::Stock, None, &CellKey::default());
    assert_eq!(all, Some(GenderCount::known(120, 480)));
    for without in [key(&[(1, &["officer"])]), key(&[(1, &["officer", "Inspector"])]), key(&[(5, &["full-time"])])] {
        assert_eq!(package.gender_count(Measure::Stock, None, &without.cell), None);
    }
    assert_eq!(package.gender_count(Measure::Joiners, None, &CellKey::default()), None);
    assert_eq!(package.get(&key(&[(0, &[WOMEN]), (1, &["officer", "Inspector"])])), Some(None));
}

#[test]
fn what_is_no_package_is_refused_by_its_name() {
    assert_eq!(refusal(b"PK\x03\x04 and much more of it".to_vec()), "`a.parquet` is not a Parquet file");
    assert_eq!(refusal(Vec::new()), "`a.parquet` is not a Parquet file");
    let batch = write::batch(&about(ROUNDED), &[]).unwrap();
    let mut plain = Vec::new();
    let mut writer = ::parquet::arrow::ArrowWriter::try_new(&mut plain, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    assert_eq!(refusal(plain), "`a.parquet` is a Parquet file, but not a release package");
    let large = refusal(vec![0; (32 << 20) + 1]);
    assert_eq!(large, "`a.parquet` is too large for a package: 33554433 bytes, the limit is 33554432 bytes");
}

#[test]
fn newer_formats_changed_rows_and_missing_digests_are_refused() {
    let package = package();
    let rows: Vec<_> = package.rows().collect();
    let newer = About { format: 3, ..package.about().clone() };
    assert_eq!(
        refusal(forged(&newer, &rows)),
        "`a.parquet` was written by a newer version: its format is 3, this program knows format 2"
    );
    let json = serde_json::to_string(package.about()).unwrap();
    let changed = "`a.parquet` was changed after it was written";
    let batch = |rows: &[_]| write::batch(package.about(), rows).unwrap();
    let sealed = seal(&digest(&json, package.rows()), &json);
    assert_eq!(refusal(write::file(&batch(&rows[1..]), sealed.clone()).unwrap()), changed);
    let renamed = sealed.replace("Nordland", "Northland");
    assert_eq!(refusal(write::file(&batch(&rows), renamed).unwrap()), changed);
    assert_eq!(refusal(write::file(&batch(&rows), format!("{{\"about\":{json}}}")).unwrap()), changed);
    assert_eq!(refusal(write::file(&batch(&rows), "{}".to_owned()).unwrap()), changed);
}

#[test]
fn other_columns_are_refused() {
    let package = package();
    let rows: Vec<_> = package.rows().collect();
    let batch = write::batch(package.about(), &rows).unwrap();
    let json = serde_json::to_string(package.about()).unwrap();
    let sealed = seal(&digest(&json, package.rows()), &json);
    let without_period = batch.project(&(0..13).collect::<Vec<_>>()).unwrap();
    let found = refusal(write::file(&without_period, sealed.clone()).unwrap());
    assert_eq!(found, "`a.parquet`: found nothing as column 14; allowed: `period` Utf8 as column 14");
    let swapped: Vec<usize> = [1, 0].into_iter().chain(2..14).collect();
    let found = refusal(write::file(&batch.project(&swapped).unwrap(), sealed).unwrap());
    assert_eq!(found, "`a.parquet`: found `population` Utf8 as column 1; allowed: `measure` Utf8 as column 1");
}

#[rstest]
#[case(Protected::Published, -1, "found -1; allowed: 0 to 1000000000")]
#[case(ROUNDED, 7, "found 7; allowed: multiples of 5, as the package says that it is rounded")]
#[case(
    Protected::PublicSuppress { threshold: 5 },
    4,
    "found a small count; allowed: 0, or 5 and more, as the package says"
)]
fn counts_that_break_their_protection_are_refused(
    #[case] protection: Protected,
    #[case] people: i64,
    #[case] problem: &str,
) {
    let about = about(protection);
    let all = key(&[]);
    let expected = format!("`a.parquet`, row 1, column `people`: {problem}");
    assert_eq!(refusal(forged(&about, &[(&all, Some(people))])), expected);
    let written = Package::new(about, [(all, Some(people))].into()).to_bytes();
    let expected = format!("`nor-bg-2026-10.parquet`, row 1, column `people`: {problem}");
    assert_eq!(written.unwrap_err().to_string(), expected);
}

#[rstest]
#[case("a\u{202E}b", "found a text that holds the character U+202E, which cannot be shown safely")]
#[case("a\nb", "found a control character; allowed: printable text")]
#[case("", "found a text that is blank; allowed: 1 to 200 printable characters")]
#[case(&"x".repeat(201), "found a text that has 201 characters, the limit is 200")]
fn labels_that_could_mislead_are_refused(#[case] label: &str, #[case] problem: &str) {
    let band = key(&[(1, &[label])]);
    let refused = refusal(forged(&about(ROUNDED), &[(&band, Some(5))]));
    assert!(refused.starts_with(&format!("`a.parquet`, row 1, column `rank`: {problem}")), "{refused}");
}

#[test]
fn rows_stand_once_and_are_of_the_agency_and_period_of_the_package() {
    let (package, all) = (package(), key(&[]));
    let twice = refusal(forged(package.about(), &[(&all, Some(5)), (&all, Some(5))]));
    assert_eq!(twice, "`a.parquet`, row 2: found the same count as in a row before; allowed: every count once");
    let json = serde_json::to_string(package.about()).unwrap();
    let sealed = seal(&digest(&json, [(&all, Some(5))].into_iter()), &json);
    let elsewhere = About { agency: "SUD-BG".into(), ..package.about().clone() };
    let batch = write::batch(&elsewhere, &[(&all, Some(5))]).unwrap();
    assert_eq!(
        refusal(write::file(&batch, sealed).unwrap()),
        "`a.parquet`, row 1, column `agency`: found another agency than the metadata name; allowed: `NOR-BG`"
    );
}

#[test]
fn shares_and_words_of_the_metadata_are_looked_at() {
    let refused = |change: &dyn Fn(&mut About)| {
        let mut about = about(ROUNDED);
        change(&mut about);
        Package::new(about, BTreeMap::new()).to_bytes().unwrap_err().to_string()
    };
    let name = "`nor-bg-2026-10.parquet`, metadata";
    let share = refused(&|about| about.targets[0].share = Some(f64::NAN));
    assert_eq!(share, format!("{name}, `targets`: found a share outside; allowed: 0 to 1"));
    let words = refused(&|about| about.definitions[0].meaning = "turn\u{2066}ed".into());
    assert!(
        words.starts_with(&format!("{name}, `definitions`: found a text that holds the character U+2066")),
        "{words}"
    );
    let base = refused(&|about| about.protection = Protected::PublicRound { base: 0, steps: 0 });
    assert_eq!(base, format!("{name}, `protection`: found base 0; allowed: 1 to 1000"));
}

#[test]
fn the_columns_are_those_of_the_documentation() {
    let doc = include_str!("../../../docs/packages.md");
    let line = doc.split("twelve fields joined by tabs: ").nth(1).unwrap().split("; a null").next().unwrap();
    let named: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
    assert_eq!(named, TEXTS.into_iter().chain(["people"]).collect::<Vec<_>>());
}

fn path(levels: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[A-Za-z(é/;,\"] ?[a-z|ß)]{0,4}[a-z]", levels)
}

fn keys() -> impl Strategy<Value = RowKey> {
    let gender =
        prop::sample::select(vec![vec![], vec![WOMEN.to_owned()], vec![MEN.to_owned()], vec![OTHER.to_owned()]]);
    let paths = (gender, path(0..=2), path(0..=4), path(0..=2), path(0..=1), path(0..=1), path(0..=1));
    let measure = prop::sample::select(Measure::ALL.to_vec());
    (measure, prop::option::of("[A-Z][a-z]{0,8}"), paths).prop_map(|(measure, population, (a, b, c, d, e, f, g))| {
        RowKey { measure, population, cell: CellKey([a, b, c, d, e, f, g]) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sound_package_is_read_as_written(
        rows in prop::collection::btree_map(keys(), prop::option::of((0_i64..9_999).prop_map(|it| it * 5)), 0..40),
        share in prop::option::of(0.0..=1.0),
        ends in prop::option::of([0.0..=1.0, 0.0..=1.0]),
    ) {
        let mut about = about(ROUNDED);
        (about.targets[0].share, about.targets[0].ends) = (share, ends);
        let package = Package::new(about, rows);
        let bytes = package.to_bytes().unwrap();
        let read = Package::read(bytes.clone(), "a.parquet").unwrap();
        prop_assert_eq!(read.to_bytes().unwrap(), bytes);
        prop_assert_eq!(read, package);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 1500 } else { 40_000 }))]

    #[test]
    fn changed_bytes_are_an_error_or_the_same_package(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let whole = package();
        let mut bytes = whole.to_bytes().unwrap();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(read) = Package::read(bytes, "a.parquet") {
            prop_assert_eq!(read, whole);
        }
    }
}
