//! Exact messages of what is refused.

use super::build::*;
use crate::benchmark::peers::{Match, Peers};
use crate::benchmark::{compare, peers_file};
use crate::diagnostic::Diagnostic;
use crate::disclosure::package::Measure;

fn shown(problems: &[Diagnostic]) -> Vec<String> {
    let one = |it: &Diagnostic| {
        let expected = it.expected.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
        format!("{} {}: {}{expected}; {}", it.code, it.location, it.message, it.help)
    };
    problems.iter().map(one).collect()
}

fn refused(packages: Vec<Made>, peers: &Peers) -> Vec<String> {
    shown(&compare(packages.into_iter().map(Made::package).collect(), peers).unwrap_err())
}

fn of_file(text: &str) -> Vec<String> {
    let none = |_: &str| Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    shown(&peers_file::parse(text, "peers.toml", none).unwrap_err())
}

fn plain(agency: &str, period: &str) -> Made {
    made(agency, period).all(Measure::Stock, 40, 60)
}

#[test]
fn packages_that_do_not_belong_are_refused_by_name() {
    let default = Peers::default();
    assert_eq!(
        refused(vec![], &default),
        ["PAR-1010 : no package; give at least two packages; a table of counts is made into one by `parity package`"]
    );
    assert_eq!(
        refused(vec![plain("AA", "2026-10"), plain("AA", "2026-10")], &default),
        ["PAR-1011 aa-2026-10.parquet: a second package of `AA` for 2026-10; give the newer one alone"]
    );
    assert_eq!(
        refused(vec![plain("AA", "2026-10"), plain("BB", "2026-10").rounded(5)], &default),
        [
            "PAR-1012 bb-2026-10.parquet: rounded to 5, but `aa-2026-10.parquet` is public counts as they stood [public counts as \
         they stood]; compare packages of one protection: ask for the others in the same, or compare them apart"
        ]
    );
    assert_eq!(
        refused(vec![plain("AA", "2026-09"), plain("AA", "2026-10").named("Other")], &default),
        [
            "PAR-1013 aa-2026-10.parquet: `AA` is called `Other` here and `Agency AA` elsewhere; two agencies need two ids; one \
         agency has one name in all its packages"
        ]
    );
    assert_eq!(
        refused(vec![plain("AA", "2026-10"), plain("BB", "2026-10").named("agency  aa")], &default),
        [
            "PAR-1013 bb-2026-10.parquet: `AA` and `BB` are both called `agency  aa`; one agency has one id in all its packages; \
         two agencies need two names"
        ]
    );
    let mut invented = plain("BB", "2026-10");
    invented.about.synthetic = true;
    assert_eq!(
        refused(vec![plain("AA", "2026-10"), invented], &default),
        [
            "PAR-1014 bb-2026-10.parquet: its agency is made up, that of `aa-2026-10.parquet` is real; leave the made-up agencies \
         out"
        ]
    );
}

#[test]
fn an_agency_without_the_month_is_named() {
    let packages = || vec![plain("AA", "2026-09"), plain("AA", "2026-10"), plain("BB", "2026-08")];
    assert_eq!(
        refused(packages(), &Peers::default()),
        [
            "PAR-1015 bb-2026-08.parquet: no month is in the packages of all agencies; `BB` has no package for 2026-10 [it has \
         `2026-08`]; ask the agency for it, leave the agency out, or name another month as `period` in the adviser's file"
        ]
    );
    let peers = Peers { period: Some(month("2026-07")), ..Peers::default() };
    assert_eq!(refused(packages(), &peers).len(), 2);
}

#[test]
fn what_no_package_knows_is_refused_with_the_nearest_word() {
    let to = |agency: &str, rank: &str, band: &str| Match {
        agency: agency.to_owned(),
        rank: rank.to_owned(),
        band: band.to_owned(),
        line: Some(7),
    };
    let made = || plain("NOR-BG", "2026-10").rank("inspector", 2, "officer").band("officer", 40, 60);
    let refuse = |it: Match| {
        let peers = Peers { file: Some("peers.toml".to_owned()), crosswalk: vec![it], ..Peers::default() };
        refused(vec![made()], &peers)
    };
    assert_eq!(
        refuse(to("NOR-BQ", "inspector", "manager")),
        [
            "PAR-1016 peers.toml, line 7, column `crosswalk`: no package is of the agency `NOR-BQ` [`NOR-BG`]; did you mean \
         `NOR-BG`?"
        ]
    );
    assert_eq!(
        refuse(to("NOR-BG", "inspektor", "manager")),
        [
            "PAR-1016 peers.toml, line 7, column `crosswalk`: `NOR-BG` has no rank `inspektor` [`executive`, `inspector`, \
         `manager`, `officer`]; did you mean `inspector`?"
        ]
    );
    assert_eq!(
        refuse(to("NOR-BG", "inspector", "managers")),
        [
            "PAR-1016 peers.toml, line 7, column `crosswalk`: the common ladder has no band `managers` [`officer`, `manager`, \
         `executive`]; did you mean `manager`?"
        ]
    );
}

#[test]
fn slips_of_the_adviser_s_file_are_named_with_their_line() {
    assert_eq!(
        of_file("title = \"x\"\nband = [\"a\"]\n"),
        ["PAR-1002 peers.toml, line 2: unknown key `band` [`title`, `period`, `bands`, `managers`, `other_managers`, \
         `national`, `availability`, `crosswalk`, `alternative`, `series`, `definitions`]; did you mean `bands`?"]
    );
    assert_eq!(
        of_file("period = \"2026-13\"\n"),
        ["PAR-1004 peers.toml, line 1, column `period`: found `2026-13` [a month, as `2026-10`]; write year and month"]
    );
    assert_eq!(
        of_file("[national]\nNOR-BG = 0.475\n"),
        [
            "PAR-1003 peers.toml, line 2, column `national.NOR-BG`: found 0.475 per cent [1 to 99 per cent, as 47.5]; did you \
         mean 47.5?"
        ]
    );
    assert_eq!(
        of_file("bands = [\"a\", \"b\"]\nmanagers = [\"c\"]\n"),
        [
            "PAR-1005 peers.toml, line 2, column `managers`: unknown band `c` [`a`, `b`]; write one of the bands, or add it to \
         them"
        ]
    );
    assert_eq!(
        of_file("definitions = [\"un-bend\"]\n"),
        [
            "PAR-1005 peers.toml, line 1, column `definitions`: unknown definition `un-bend` [`un-band`, `coe-40`, `sdg-5.5.2`, \
         `sdg-16.7.1b`, `availability`, `four-fifths`]; did you mean `un-band`?"
        ]
    );
    assert_eq!(
        of_file("[[series]]\nfile = \"no.csv\"\n"),
        [
            "PAR-1000 peers.toml, line 2, column `series.file`: `no.csv` cannot be read: entity not found; check the path; it \
         starts at the folder of this file"
        ]
    );
    let twice = "crosswalk = [{ agency = \"A\", rank = \"r\", band = \"a\" },\n{ agency = \"A\", rank = \"r\", band = \"b\" }]\n";
    assert_eq!(
        of_file(twice),
        [
            "PAR-1006 peers.toml, line 2, column `crosswalk`: `r` of `A` again [each rank once]; remove one; another matching goes \
         into `[[alternative]]`"
        ]
    );
}

#[test]
fn the_example_of_the_file_is_read() {
    let text: String = include_str!("../peers_file.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .skip_while(|line| !line.contains("```toml"))
        .skip(1)
        .take_while(|line| !line.contains("```"))
        .flat_map(|line| [line.trim(), "\n"])
        .collect();
    let csv = "country,year,indicator,value,source\nNorway,2024,women in police (%),36.5,Eurostat\n";
    let peers = peers_file::parse(&text, "peers.toml", |_| Ok(csv.to_owned())).unwrap();
    assert_eq!((peers.bands.len(), peers.alternatives.len(), peers.series.len()), (5, 1, 1));
    assert_eq!(peers.crosswalk[0].rank, "Inspector");
}
