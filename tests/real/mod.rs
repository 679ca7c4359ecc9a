//! Real exports: every count and share of the truths beside them is reproduced, stock and flow.
//!
//! The data are found by `PARITY_REFERENCE_DATA`; without it a test says what it skipped.

mod campinas;
pub(crate) mod counts;
mod employees;
mod looked_at;
mod montgomery;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;
use workforce_parity::run::{Options, Scope, Silent, create_key, run};
use workforce_parity::store::Store;

/// A pipeline over reference data, run into a store of its own.
struct Real {
    folder: TempDir,
    _keys: TempDir,
    truth: Value,
}

impl Real {
    #[expect(clippy::print_stdout, reason = "whoever reads the tests' output is told what was skipped")]
    /// Runs the pipeline text on a data set; `None` where the data are not at hand.
    fn run(data_set: &str, pipeline: &str) -> Option<Self> {
        let Some(root) = std::env::var_os("PARITY_REFERENCE_DATA") else {
            println!("skipped: {data_set}, since PARITY_REFERENCE_DATA is not set");
            return None;
        };
        let data = PathBuf::from(root).canonicalize().unwrap().join(data_set);
        let (folder, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = folder.path().join("pipeline.toml");
        let key = keys.path().join("real.key");
        let text = pipeline.replace("{DATA}", &data.display().to_string()).replace("{KEY}", &key.display().to_string());
        fs::write(&file, text).unwrap();
        create_key(&file).unwrap();
        let outcome = run(&Options { pipeline: file, period: None, scope: Scope::Counts }, &Silent);
        assert!(outcome.is_ok(), "{:?}", outcome.err());
        let truth = serde_json::from_slice(&fs::read(data.join("truth.json")).unwrap()).unwrap();
        Some(Self { folder, _keys: keys, truth })
    }

    fn store(&self) -> Store {
        Store::open(&self.folder.path().join("store")).unwrap()
    }
}

/// The keys of an object, to hold a test to looking at each of them.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}
