//! The adviser's file, `--peers file.toml`: every key is optional.
//!
//! ```toml
//! title = "Border agencies of the region"
//! period = "2026-10"
//! bands = ["support", "officer", "senior officer", "manager", "executive"]
//! managers = ["manager", "executive"]
//! definitions = ["un-band", "coe-40"]
//!
//! [national] # women in the population of working age, per cent
//! NOR-BG = 49.1
//!
//! [availability] # women among the people available for the work, per cent
//! NOR-BG = 38.0
//!
//! [[crosswalk]]
//! agency = "NOR-BG"
//! rank = "Inspector"
//! band = "senior officer"
//!
//! [[alternative]]
//! name = "inspectors as managers"
//! crosswalk = [{ agency = "NOR-BG", rank = "Inspector", band = "manager" }]
//!
//! [[series]]
//! file = "eurostat.csv" # country, year, indicator, value, source
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::near::{list, remedy};
use super::peers::{AS_GIVEN, Alternative, Given, Match, Peers};
use super::{definitions, rule, series};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{Period, Share};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PeersText {
    title: Option<String>,
    period: Option<Spanned<String>>,
    bands: Vec<Spanned<String>>,
    managers: Vec<Spanned<String>>,
    other_managers: Vec<Spanned<String>>,
    national: BTreeMap<String, Spanned<f64>>,
    availability: BTreeMap<String, Spanned<f64>>,
    crosswalk: Vec<Spanned<MatchText>>,
    alternative: Vec<AlternativeText>,
    series: Vec<SeriesText>,
    definitions: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MatchText {
    agency: String,
    rank: String,
    band: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlternativeText {
    name: Spanned<String>,
    crosswalk: Vec<Spanned<MatchText>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesText {
    file: Spanned<String>,
}

/// Reads the adviser's file at `path`, and the series it names, which are sought in its folder.
///
/// # Errors
/// Every problem found, with its line, what is allowed there and what to do.
pub fn load(path: &Path) -> Result<Peers, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let text = text(path, Location::file(&name))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, &name, |file| std::fs::read_to_string(folder.join(file)))
}

/// Checks `text` as the adviser's file `shown_name`; `open` gives the text of a series.
///
/// # Errors
/// As [`load`].
pub fn parse(
    text: &str,
    shown_name: &str,
    open: impl Fn(&str) -> std::io::Result<String>,
) -> Result<Peers, Vec<Diagnostic>> {
    let mut checks = Checks { text, name: shown_name, problems: Vec::new() };
    let given: PeersText = toml::from_str(text).map_err(|error| vec![checks.refused(&error)])?;
    let peers = Peers {
        file: Some(shown_name.to_owned()),
        period: given.period.as_ref().and_then(|it| checks.period(it)),
        bands: checks.names("bands", &given.bands),
        managers: checks.bands("managers", &given.managers, &given.bands),
        other_managers: checks.bands("other_managers", &given.other_managers, &given.managers),
        national: checks.shares("national", &given.national),
        availability: checks.shares("availability", &given.availability),
        crosswalk: checks.matches(&given.crosswalk),
        alternatives: checks.alternatives(&given.alternative),
        series: given.series.iter().flat_map(|it| checks.series(it, &open)).collect(),
        definitions: checks.definitions(&given.definitions),
        title: given.title,
    };
    if checks.problems.is_empty() { Ok(peers) } else { Err(checks.problems) }
}

fn text(path: &Path, at: Location) -> Result<String, Vec<Diagnostic>> {
    let help = "check the path, and that the file is UTF-8 text";
    std::fs::read_to_string(path).map_err(|error| {
        vec![Diagnostic::error(rule::UNREADABLE, format!("the adviser's file cannot be read: {error}"), at, help)]
    })
}

/// Collects what is wrong.
struct Checks<'a> {
    text: &'a str,
    name: &'a str,
    problems: Vec<Diagnostic>,
}

impl Checks<'_> {
    fn line(&self, offset: usize) -> u64 {
        let newlines = self.text.bytes().take(offset).filter(|&it| it == b'\n').count();
        u64::try_from(newlines).map_or(1, |it| it + 1)
    }

    fn at(&self, offset: usize, key: &str) -> Location {
        Location::file(self.name).at_line(self.line(offset)).in_column(key)
    }

    fn wrong(&mut self, code: &'static str, at: Location, found: String, allowed: &str, help: String) {
        self.problems.push(Diagnostic::error(code, found, at, help).expecting(allowed));
    }

    /// What the TOML reader refuses; an unknown key gets the nearest known one.
    fn refused(&self, error: &toml::de::Error) -> Diagnostic {
        let offset = error.span().map_or(0, |it| it.start);
        let at = Location::file(self.name).at_line(self.line(offset));
        let message = error.message().replace('\n', ", ");
        let mut quoted = message.split('`').skip(1).step_by(2);
        if !message.starts_with("unknown field") {
            return Diagnostic::error(
                rule::SYNTAX,
                message,
                at,
                "texts stand in quotes, months too; shares are numbers",
            );
        }
        let found = quoted.next().unwrap_or_default();
        let allowed: Vec<&str> = quoted.collect();
        let help = remedy(found, allowed.iter().copied(), "remove the key");
        Diagnostic::error(rule::UNKNOWN_KEY, format!("unknown key `{}`", found.escape_debug()), at, help)
            .expecting(list(allowed))
    }

    fn period(&mut self, text: &Spanned<String>) -> Option<Period> {
        let found = text.get_ref().parse();
        if found.is_err() {
            let at = self.at(text.span().start, "period");
            let found = format!("found `{}`", text.get_ref().escape_debug());
            self.wrong(rule::PERIOD, at, found, "a month, as `2026-10`", "write year and month".to_owned());
        }
        found.ok()
    }

    /// Names, each once.
    fn names(&mut self, key: &str, given: &[Spanned<String>]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for it in given {
            let name = it.get_ref().trim().to_owned();
            if name.is_empty() || names.contains(&name) {
                let found = if name.is_empty() { "found a blank name".to_owned() } else { format!("`{name}` again") };
                let at = self.at(it.span().start, key);
                self.wrong(rule::TWICE, at, found, "each name once", "remove it".to_owned());
            }
            names.push(name);
        }
        names
    }

    /// Names that must be in `of`, where that is given.
    fn bands(&mut self, key: &str, given: &[Spanned<String>], of: &[Spanned<String>]) -> Vec<String> {
        let allowed: Vec<&str> = of.iter().map(|it| it.get_ref().as_str()).collect();
        for it in given.iter().filter(|it| !allowed.is_empty() && !allowed.contains(&it.get_ref().as_str())) {
            let at = self.at(it.span().start, key);
            let help = remedy(it.get_ref(), allowed.iter().copied(), "write one of the bands, or add it to them");
            let found = format!("unknown band `{}`", it.get_ref().escape_debug());
            self.wrong(rule::UNKNOWN_WORD, at, found, &list(allowed.iter().copied()), help);
        }
        self.names(key, given)
    }

    fn shares(&mut self, key: &str, given: &BTreeMap<String, Spanned<f64>>) -> BTreeMap<String, Given> {
        let mut shares = BTreeMap::new();
        for (agency, percent) in given {
            let (place, number) = (percent.span().start, *percent.get_ref());
            if let Some(share) = Share::from_fraction(number / 100.0).filter(|_| (1.0..=99.0).contains(&number)) {
                shares.insert(agency.clone(), Given { share, line: Some(self.line(place)) });
                continue;
            }
            let is_fraction = number > 0.0 && number < 1.0;
            let meant = (number * 1e6).round() / 1e4;
            let help = if is_fraction { format!("did you mean {meant}?") } else { "write per cent".to_owned() };
            let at = self.at(place, &format!("{key}.{agency}"));
            self.wrong(rule::RANGE, at, format!("found {number} per cent"), "1 to 99 per cent, as 47.5", help);
        }
        shares
    }

    fn matches(&mut self, given: &[Spanned<MatchText>]) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        for it in given {
            let (line, text) = (self.line(it.span().start), it.get_ref());
            if matches.iter().any(|other| other.agency == text.agency && other.rank == text.rank) {
                let found = format!("`{}` of `{}` again", text.rank.escape_debug(), text.agency.escape_debug());
                let help = "remove one; another matching goes into `[[alternative]]`".to_owned();
                self.wrong(rule::TWICE, self.at(it.span().start, "crosswalk"), found, "each rank once", help);
            }
            let MatchText { agency, rank, band } = text;
            let (agency, rank, band) = (agency.clone(), rank.clone(), band.clone());
            matches.push(Match { agency, rank, band, line: Some(line) });
        }
        matches
    }

    fn alternatives(&mut self, given: &[AlternativeText]) -> Vec<Alternative> {
        let mut names = vec![AS_GIVEN.to_owned()];
        let mut all = Vec::new();
        for it in given {
            let name = it.name.get_ref().trim().to_owned();
            if name.is_empty() || names.contains(&name) {
                let found = format!("the name `{}` again", name.escape_debug());
                let at = self.at(it.name.span().start, "alternative.name");
                let allowed = format!("a name of its own, not `{AS_GIVEN}`");
                self.wrong(rule::TWICE, at, found, &allowed, "rename it".to_owned());
            }
            names.push(name.clone());
            all.push(Alternative { name, crosswalk: self.matches(&it.crosswalk) });
        }
        all
    }

    fn series(
        &mut self,
        given: &SeriesText,
        open: &impl Fn(&str) -> std::io::Result<String>,
    ) -> Vec<series::SeriesPoint> {
        let file = given.file.get_ref();
        let text = open(file).map_err(|error| {
            let found = format!("`{}` cannot be read: {error}", file.escape_debug());
            let at = self.at(given.file.span().start, "series.file");
            vec![Diagnostic::error(rule::UNREADABLE, found, at, "check the path; it starts at the folder of this file")]
        });
        text.and_then(|text| series::read(&text, file)).unwrap_or_else(|problems| {
            self.problems.extend(problems);
            Vec::new()
        })
    }

    fn definitions(&mut self, given: &[Spanned<String>]) -> Vec<String> {
        for it in given.iter().filter(|it| !definitions::IDS.contains(&it.get_ref().as_str())) {
            let at = self.at(it.span().start, "definitions");
            let help = remedy(it.get_ref(), definitions::IDS, "write one of those allowed");
            let found = format!("unknown definition `{}`", it.get_ref().escape_debug());
            self.wrong(rule::UNKNOWN_WORD, at, found, &list(definitions::IDS), help);
        }
        self.names("definitions", given)
    }
}
