//! A folder where exports are looked at and run, as an HR officer would.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;
use workforce_parity::domain::Period;
use workforce_parity::store::{PeriodEntry, Store};

use crate::real::counts::{Heads, heads};

/// What must become of exports.
pub enum Fate {
    /// `init` asks nothing and `run` counts these women, men and others.
    Runs(i64, i64, i64),
    /// As `Runs`, and these texts stand in the pipeline file.
    RunsWith(i64, i64, i64, &'static [&'static str]),
    /// `init` writes a file that has to be completed: these texts stand in it, and `run` refuses it.
    Asks(&'static [&'static str]),
    /// `init` asks nothing, and `run` stops with this.
    Stops(&'static str),
    /// `init` writes nothing and says this.
    Refused(&'static str),
}

/// Exports and their fate.
pub struct Case {
    pub name: &'static str,
    pub files: Vec<(&'static str, Vec<u8>)>,
    pub fate: Fate,
}

/// Exports of one file.
pub fn case(name: &'static str, file: &'static str, content: impl Into<Vec<u8>>, fate: Fate) -> Case {
    Case { name, files: vec![(file, content.into())], fate }
}

/// A folder with exports, and a home of its own for the key.
pub struct Desk {
    pub folder: TempDir,
    home: TempDir,
}

impl Desk {
    pub fn new(files: &[(impl AsRef<Path>, Vec<u8>)]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.path().join("exports")).unwrap();
        for (name, content) in files {
            fs::write(desk.path().join("exports").join(name), content).unwrap();
        }
        desk
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn parity(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.output(arguments);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
    }

    fn output(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("parity").unwrap();
        command.current_dir(self.path()).env("HOME", self.home.path()).env("XDG_CONFIG_HOME", self.home.path());
        command.args(arguments).output().unwrap()
    }

    pub fn init(&self) -> (i32, String) {
        self.parity(&["init", "exports", "--out", "parity.toml", "--no-prompt"])
    }

    pub fn pipeline(&self) -> String {
        fs::read_to_string(self.path().join("parity.toml")).unwrap_or_default()
    }

    /// Files of people and counts, and states of the store.
    pub fn stored(&self) -> usize {
        let files = |folder: &str| glob::glob(&format!("{}/store/{folder}/**/*.*", self.path().display())).unwrap();
        files("data").count() + files("manifests").count() + files("staging").count()
    }

    /// Women, men and others of each period of the one agency that the store has.
    pub fn counted(&self) -> BTreeMap<Period, Heads> {
        let store = Store::open(&self.path().join("store")).unwrap();
        let agencies = &store.manifest().agencies;
        assert_eq!(agencies.len(), 1);
        let periods = agencies.values().flat_map(|it| &it.periods);
        let count =
            |entry: &PeriodEntry| heads(&store.read_counts(entry.stock.as_ref().unwrap()).unwrap(), "gender", |_| true);
        periods.map(|(&period, entry)| (period, count(entry))).collect()
    }
}

impl Case {
    /// What is not as it should be; nothing where all is.
    pub fn wrong(&self) -> Option<String> {
        let desk = Desk::new(&self.files);
        let (code, said) = desk.init();
        let wrong = match &self.fate {
            Fate::Runs(women, men, others) => runs(&desk, code, [*women, *men, *others], &[]),
            Fate::RunsWith(women, men, others, texts) => runs(&desk, code, [*women, *men, *others], texts),
            Fate::Asks(texts) => asks(&desk, code, texts),
            Fate::Stops(text) => stops(&desk, code, text),
            Fate::Refused(text) => refused(&desk, code, &said, text),
        };
        let leaked = leaked(&said, &desk.pipeline());
        let wrong = wrong.or(leaked)?;
        Some(format!("== {}: {wrong}\n-- init said:\n{said}\n-- pipeline:\n{}", self.name, desk.pipeline()))
    }
}

fn runs(desk: &Desk, code: i32, people: [i64; 3], texts: &[&str]) -> Option<String> {
    if code != 0 {
        return Some(format!("init ended with {code}, not 0"));
    }
    if let Some(missing) = texts.iter().find(|text| !desk.pipeline().contains(**text)) {
        return Some(format!("`{missing}` is not in the pipeline file"));
    }
    let (code, said) = desk.parity(&["run", "parity.toml", "--counts-only"]);
    if code != 0 {
        return Some(format!("run ended with {code}: {said}"));
    }
    let Heads { women, men, unknown } = desk.counted().into_values().next_back().unwrap_or_default();
    let found = [women, men, unknown];
    (found != people)
        .then(|| format!("counted {found:?}, not {people:?}; run said {said}"))
        .or_else(|| leaked(&said, ""))
}

fn asks(desk: &Desk, code: i32, texts: &[&str]) -> Option<String> {
    if code != 1 {
        return Some(format!("init ended with {code}, not 1"));
    }
    if let Some(missing) = texts.iter().find(|text| !desk.pipeline().contains(**text)) {
        return Some(format!("`{missing}` is not in the pipeline file"));
    }
    let (code, said) = desk.parity(&["run", "parity.toml", "--counts-only"]);
    if code != 2 || !(said.contains("PAR-0180") || said.contains("PAR-0181")) {
        return Some(format!("run ended with {code}: {said}"));
    }
    (desk.stored() > 0).then(|| "something was stored".to_owned())
}

fn stops(desk: &Desk, code: i32, text: &str) -> Option<String> {
    let (ended, said) = desk.parity(&["run", "parity.toml", "--counts-only"]);
    let is_so = code == 0 && ended == 3 && said.contains(text) && desk.stored() == 0;
    (!is_so).then(|| format!("init ended with {code}, run with {ended}, {} files stored: {said}", desk.stored()))
}

fn refused(desk: &Desk, code: i32, said: &str, text: &str) -> Option<String> {
    match (code, said.contains(text), desk.pipeline().is_empty()) {
        (3, true, true) => None,
        (3, true, false) => Some("a pipeline file was written".to_owned()),
        (3, false, _) => Some(format!("`{text}` was not said")),
        (code, ..) => Some(format!("init ended with {code}, not 3")),
    }
}

/// Words of the invented names that were echoed.
fn leaked(said: &str, pipeline: &str) -> Option<String> {
    let names = ["ZYXWALL", "QWERTTON", "PLOMBERG", "VEXLEY", "HROARSON"];
    let echoes = |text: &str| names.iter().any(|name| text.to_uppercase().contains(name));
    (echoes(said) || echoes(pipeline)).then(|| "a name was echoed".to_owned())
}
