//! The sample, run from exports to published data, against what is true of its people.

mod linked;
mod published;
mod release;
mod stored;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;
use workforce_parity::run::{Options, Outcome, Scope, Silent, run};
use workforce_parity::sample::{SAMPLE_MONTHS, SampleTruth, truth};

/// The sample, run once for all tests of this module.
struct Golden {
    folder: TempDir,
    outcome: Outcome,
    truth: SampleTruth,
}

static GOLDEN: LazyLock<Golden> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let text = include_str!("../../pipelines/sample.toml").replace("../sample-data", &lists.display().to_string());
    std::fs::create_dir(folder.path().join("pipelines")).unwrap();
    let pipeline = folder.path().join("pipelines/sample.toml");
    std::fs::write(&pipeline, text).unwrap();
    let outcome = run(&Options { pipeline, period: None, scope: Scope::Reports }, &Silent).unwrap();
    Golden { folder, outcome, truth: truth(SAMPLE_MONTHS) }
});

impl Golden {
    fn store(&self) -> PathBuf {
        self.folder.path().join("store/sample")
    }

    fn report(&self) -> PathBuf {
        self.folder.path().join("reports/sample/2026-10")
    }
}
