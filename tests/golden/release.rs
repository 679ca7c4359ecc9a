//! What may leave of the sample: its counts against what is true of its people, and what happens to it in the wrong hands.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;
use workforce_parity::disclosure::package::{CellKey, Measure, Package};
use workforce_parity::report::readback::geometry_counts;
use workforce_parity::run::{Options, ReleaseOptions, Scope, Silent, WrittenReport, audit_release, release, run};

const AGENCIES: [&str; 3] = ["NOR-BG", "VAL-SM", "COS-GF"];

/// The sample in a store of its own, released once for all tests of this module.
struct Released {
    folder: TempDir,
    written: Vec<WrittenReport>,
}

static RELEASED: LazyLock<Released> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let text = include_str!("../../pipelines/sample.toml").replace("../sample-data", &lists.display().to_string());
    fs::create_dir(folder.path().join("pipelines")).unwrap();
    fs::write(folder.path().join("pipelines/sample.toml"), text).unwrap();
    let pipeline = folder.path().join("pipelines/sample.toml");
    run(&Options { pipeline, period: None, scope: Scope::Counts }, &Silent).unwrap();
    let written = release(&options(folder.path(), None), &Silent).unwrap();
    // The same again writes nothing, and an older month can follow: only its bands were shown so far.
    assert!(release(&options(folder.path(), None), &Silent).unwrap().iter().all(|it| !it.is_new));
    assert!(release(&options(folder.path(), Some("2026-08")), &Silent).unwrap().iter().all(|it| it.is_new));
    Released { folder, written }
});

fn options(folder: &Path, period: Option<&str>) -> ReleaseOptions {
    let period = period.map(|it| it.parse().unwrap());
    ReleaseOptions { pipeline: folder.join("pipelines/sample.toml"), period, revise: false }
}

impl Released {
    fn folder(&self, agency: &str) -> PathBuf {
        self.folder.path().join("reports/sample/2026-10/release").join(agency)
    }

    fn package(&self, agency: &str, period: &str) -> Package {
        let name = format!("{}-{period}.parquet", agency.to_lowercase());
        let folder = self.folder.path().join(format!("reports/sample/{period}/release/{agency}"));
        Package::read(fs::read(folder.join(&name)).unwrap(), &name).unwrap()
    }
}

#[test]
fn published_counts_are_near_the_true_ones_and_are_none_of_them() {
    for (agency, truth) in AGENCIES.iter().zip(&super::GOLDEN.truth.agencies) {
        let package = RELEASED.package(agency, "2026-10");
        let all = package.gender_count(Measure::Stock, None, &CellKey::default()).unwrap();
        let now = truth.periods.last().unwrap();
        let near = |shown: u64, truth: u64| shown.is_multiple_of(5) && shown.abs_diff(truth) < 5;
        assert!(near(all.women, now.staff.women) && near(all.men, now.staff.men), "{agency}: {all:?}");
        let counts: Vec<i64> = package.rows().filter_map(|(_, people)| people).collect();
        assert!(counts.len() > 200 && counts.iter().all(|it| it % 5 == 0));
    }
}

#[test]
fn a_release_is_what_was_published_and_nobody_is_found_in_it() {
    assert_eq!(RELEASED.written.len(), AGENCIES.len());
    for agency in AGENCIES {
        let found = audit_release(&RELEASED.folder(agency)).unwrap();
        assert!(found.is_safe() && found.numbers > 10_000, "{agency}: {:?} {:?}", found.changed, found.unexplained);
        let earlier = RELEASED.package(agency, "2026-08");
        assert!(earlier.audit().unwrap().is_safe());
    }
}

#[test]
fn what_is_drawn_gives_back_published_counts_only() {
    let mut measured = 0;
    for agency in AGENCIES {
        let svg = fs::read_to_string(RELEASED.folder(agency).join("charts/rank-pyramid.svg")).unwrap();
        for bar in geometry_counts(&svg).unwrap() {
            let nearest = (bar.value / 5.0).round() * 5.0;
            assert!((bar.value - nearest).abs() <= bar.precision, "{agency}: {bar:?}");
            measured += 1;
        }
    }
    assert!(measured > 30, "{measured} bars");
}

/// A copy of a release with a file changed.
fn tampered(file: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let from = RELEASED.folder("NOR-BG");
    for entry in glob::glob(&format!("{}/**/*", from.display())).unwrap() {
        let path = entry.unwrap();
        let to = copy.path().join(path.strip_prefix(&from).unwrap());
        if path.is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(&path, to).unwrap();
        }
    }
    let file = copy.path().join(file);
    fs::write(&file, change(fs::read(&file).unwrap())).unwrap();
    copy
}

fn replaced(bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "`{from}` is not there");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn a_true_count_in_any_file_is_found() {
    let plant = |file: &str, from: &str, to: &str| {
        let copy = tampered(file, |bytes| replaced(bytes, from, to));
        let found = audit_release(copy.path()).unwrap();
        assert!(!found.is_safe() && found.changed == [file], "{file}: {:?}", found.changed);
        assert!(found.unexplained.iter().any(|it| it.starts_with(file)), "{file}: {:?}", found.unexplained);
    };
    plant("index.html", "Women and men by rank", "Women and men by rank: 37 women");
    plant("index.html", "</main>", "<!-- 173 women --></main>");
    plant("charts/rank-pyramid.svg", "Women and men on the ladder", "37 women on the ladder");
    plant("data/csv/counts.csv", ",170\r\n", ",173\r\n");
    // Small counts, counts that are multiples of the base by chance, and shares of true counts.
    plant("index.html", "Women and men by rank", "Women and men by rank: 3 women");
    plant("index.html", "</main>", "<table><tr><td>4</td></tr></table></main>");
    plant("index.html", "</main>", "<p>2385 women</p></main>");
    plant("index.html", "</main>", "<p>The share of women is 97 %.</p></main>");
}

#[test]
fn a_changed_package_is_refused() {
    let name = "nor-bg-2026-10.parquet";
    let copy = tampered(name, |mut bytes| {
        let middle = bytes.len() / 3;
        bytes[middle] ^= 1;
        bytes
    });
    let failure = audit_release(copy.path()).err().unwrap();
    assert_eq!(failure.problems[0].code, "PAR-0921");
    assert!(failure.problems[0].message.contains(name), "{}", failure.problems[0].message);
}

#[test]
fn a_run_for_anybody_writes_protected_counts_and_removes_what_was_for_the_agency() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(RELEASED.folder.path().join("pipelines/sample.toml")).unwrap();
    let (first, _) = text.split_once("# ---- Valmont").unwrap();
    fs::create_dir(folder.path().join("pipelines")).unwrap();
    let pipeline = folder.path().join("pipelines/sample.toml");
    let overview = folder.path().join("reports/sample/2026-10/index.html");
    let run = |text: &str| {
        fs::write(&pipeline, text).unwrap();
        run(&Options { pipeline: pipeline.clone(), period: None, scope: Scope::Reports }, &Silent).unwrap()
    };
    run(first);
    assert!(overview.is_file());
    let outcome = run(&first.replace("audience = \"internal\"", "audience = \"release\""));
    assert!(!overview.exists(), "the overview shows true counts");
    let page = fs::read_to_string(&outcome.reports[0].page).unwrap();
    assert!(page.contains("May leave the agency") && !page.contains("May not leave"));
    assert!(audit_release(outcome.reports[0].page.parent().unwrap()).unwrap().is_safe());
}
