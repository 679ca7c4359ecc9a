//! A small agency and its exports: valid examples that the tests patch.

mod files;
mod layouts;
mod lists;
mod messages;
mod real;
mod workbooks;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Partition, PseudonymKey, Scratch, Task, plan, read};
use crate::diagnostic::Diagnostic;
use crate::domain::{Band, Gender, Label, Ladder, Period, Protection, Rank, Share};
use crate::pipeline::{
    Agency, AgencyId, Audience, Codes, ColumnMapping, ContinuityRules, CsvLayout, DateOrder, DuplicateRule, Layout,
    PeriodSource, Pipeline, RoleFamilyRule, Source, TextCodes, UnitColumns, WorkingTimeUnit,
};
use crate::table::Coded;

/// Five people, one of everything.
const LIST: &str = "\
id,name,sex,grade,dir,section,title,contract,fte,station,born,hired
00017,Ann,F,P-3,North,Airport,Border Guard,PERM,1.0,Oslo,1980-05-01,2001-09-01
00018,Ben,m,p3,North,\"Port, East\",BORDER GUARD,PERM,0.5,Oslo,1975,2010-01-15
00019,Cem,X,P-2,North,,Clerk,FTC,0.995,,,9999-12-31
00020,Dee,,Temp,South,Airport,,PERM,,Bergen,1990-01-01,2020-02-29
00021,Eva,F,,South,Airport,border  guard,PERM,1,Bergen,90-01-01,2020-02-29
";

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn ladder(names: &[&str]) -> Ladder {
    let band = |level: u8| Band { level, name: if level == 1 { "officer" } else { "manager" }.to_owned() };
    let rank = |(name, level): (&&str, u8)| Rank { name: label(name), level, band: band(level.min(2)) };
    Ladder::new(names.iter().zip(1..).map(rank).collect())
}

fn csv_layout() -> CsvLayout {
    CsvLayout {
        delimiter: b',',
        encoding: encoding_rs::UTF_8,
        header_row: 1,
        header_rows: 1,
        totals: Vec::new(),
        fill_down: Vec::new(),
        decimal_comma: false,
        dates: DateOrder::YearFirst,
    }
}

fn columns() -> ColumnMapping {
    let column = |header: &str| Some(header.to_owned());
    ColumnMapping {
        person: column("id"),
        gender: column("sex"),
        rank: column("grade"),
        unit: Some(UnitColumns::Levels(vec!["dir".to_owned(), "section".to_owned()])),
        role: column("title"),
        contract: column("contract"),
        working_time: Some(("fte".to_owned(), WorkingTimeUnit::Fraction)),
        duty_station: column("station"),
        birth: column("born"),
        entry: column("hired"),
    }
}

fn codes() -> Codes {
    let family = RoleFamilyRule { family: label("front-line"), roles: vec![label("Border Guard")] };
    Codes {
        gender: vec![
            ("F".to_owned(), Gender::Woman),
            ("M".to_owned(), Gender::Man),
            ("X".to_owned(), Gender::Another),
            (String::new(), Gender::NotStated),
        ],
        contract: TextCodes { closed: true, map: vec![("PERM".to_owned(), label("Permanent"))] },
        role_families: vec![family],
        ..Codes::default()
    }
}

/// The agency over CSV files in `folder`.
fn agency(folder: &Path) -> Agency {
    let source = Source {
        files: folder.join("*.csv").display().to_string(),
        period: PeriodSource::FileName("staff_{YYYY}-{MM}.csv".to_owned()),
        layout: Layout::Csv(csv_layout()),
    };
    Agency {
        id: AgencyId::parse("NOR-BG").unwrap(),
        name: "Nordmark Border Guard".to_owned(),
        sources: vec![source],
        columns: columns(),
        codes: codes(),
        ladder: ladder(&["P-2", "P-3"]),
        person_width: Some(5),
        duplicates: DuplicateRule::Refuse,
        headcount: crate::pipeline::HeadcountPlan::default(),
        limits: crate::pipeline::Limits::default(),
        published: Vec::new(),
        structural_months: Vec::new(),
        continuity: ContinuityRules::default(),
        ingest_text: String::new(),
    }
}

fn pipeline(agency: Agency) -> Pipeline {
    Pipeline {
        name: "small".to_owned(),
        file: "small.toml".into(),
        title: "Small".to_owned(),
        audience: Audience::Internal,
        protection: Protection::default(),
        synthetic: true,
        store: "store".into(),
        reports: "reports".into(),
        key: None,
        owner: None,
        bands: Vec::new(),
        max_refused: Share::from_fraction(0.3).unwrap(),
        grace_months: 3,
        agencies: vec![agency],
        targets: Vec::new(),
        projection: crate::pipeline::ProjectionSettings::default(),
        scenarios: Vec::new(),
    }
}

/// A folder with one CSV file of October 2026.
fn folder(content: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff_2026-10.csv"), content).unwrap();
    folder
}

/// Reads all files of the agency as `change` leaves it.
fn read_all(folder: &Path, change: impl FnOnce(&mut Agency)) -> Result<Vec<Partition>, Vec<Diagnostic>> {
    let mut agency = agency(folder);
    change(&mut agency);
    let pipeline = pipeline(agency);
    let mut scratch = Scratch::new();
    let mut partitions = Vec::new();
    for task in plan(&pipeline)? {
        partitions.extend(read(&task, &pipeline, &PseudonymKey::demonstration(), &mut scratch)?);
    }
    Ok(partitions)
}

fn read_one(content: impl AsRef<[u8]>, change: impl FnOnce(&mut Agency)) -> Result<Partition, Vec<Diagnostic>> {
    let folder = folder(content);
    read_all(folder.path(), change).map(|mut all| all.remove(0))
}

/// The problems of a file, one line each: place, message, what is allowed, remedy.
fn problems(content: impl AsRef<[u8]>, change: impl FnOnce(&mut Agency)) -> Vec<String> {
    read_one(content, change).err().unwrap_or_default().iter().map(said).collect()
}

fn said(problem: &Diagnostic) -> String {
    let allowed = problem.expected.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
    format!("{}: {}{allowed}; {}", problem.location, problem.message, problem.help)
}

fn texts(column: &Coded) -> Vec<&str> {
    column.codes.iter().map(|&code| column.texts[code as usize].as_str()).collect()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}
