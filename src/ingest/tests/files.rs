//! Which files make which list.

use super::*;
use crate::ingest::overlaps;

const TWO: &str = "id,sex\n1,F\n2,M\n";

fn person_and_gender(agency: &mut Agency) {
    let ColumnMapping { person, gender, .. } = columns();
    agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
}

fn with_files(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[test]
fn tasks_are_in_order_of_period_and_lock_files_are_none() {
    let folder =
        with_files(&[("staff_2026-10.csv", TWO), ("staff_2025-12.csv", TWO), ("~$staff_2026-10.csv", "locked")]);
    let tasks = plan(&pipeline(agency(folder.path()))).unwrap();
    let periods: Vec<_> = tasks.iter().filter_map(|task| task.period).collect();
    assert_eq!(periods, [period("2025-12"), period("2026-10")]);
}

#[test]
fn files_of_one_period_make_one_list() {
    let folder =
        with_files(&[("staff_2026-10 north.csv", "id,sex\n1,F\n"), ("staff_2026-10 south.csv", "sex,id\nM,2\n")]);
    let change = |agency: &mut Agency| {
        person_and_gender(agency);
        agency.sources[0].period = PeriodSource::FileName("staff_{YYYY}-{MM}*.csv".to_owned());
    };
    let partitions = read_all(folder.path(), change).ok().unwrap();
    assert_eq!(partitions.len(), 1);
    assert_eq!(texts(&partitions[0].staff.gender), ["woman", "man"]);
    assert_eq!(partitions[0].quality.files.len(), 2);
}

#[test]
fn plans_that_cannot_hold_are_refused() {
    let folder = with_files(&[("staff_2026-10.csv", TWO), ("staff.csv", TWO)]);
    let said = |agency: Agency| plan(&pipeline(agency)).unwrap_err().iter().map(super::said).collect::<Vec<_>>();
    let name = "staff.csv: the file name does not match `staff_{YYYY}-{MM}.csv`, so its period is not known; rename the \
                file, or narrow `files` under [[agency.source]] so that it is left out";
    assert_eq!(said(agency(folder.path())), [name]);

    let mut nothing = agency(folder.path());
    nothing.sources[0].files = "/nowhere/*.csv".to_owned();
    let expected = ": no file matches `/nowhere/*.csv`; correct `files` under [[agency.source]] of `NOR-BG`";
    assert_eq!(said(nothing), [expected]);

    let mut twice = agency(folder.path());
    twice.sources[0].files = folder.path().join("staff_*.csv").display().to_string();
    twice.sources.push(twice.sources[0].clone());
    let expected = "staff_2026-10.csv and staff_2026-10.csv: the list of `NOR-BG` for 2026-10 comes from two sources; keep \
                    one file for the month, or make both match one [[agency.source]]";
    assert_eq!(said(twice), [expected]);
}

#[test]
fn two_files_whose_rows_name_one_period_are_noticed_after_reading() {
    let list = "id,sex,month\n1,F,2026-10\n";
    let folder = with_files(&[("a.csv", list), ("b.csv", list)]);
    let mut agency = agency(folder.path());
    person_and_gender(&mut agency);
    agency.sources[0].period = PeriodSource::Column("month".to_owned());
    let pipeline = pipeline(agency);
    let tasks = plan(&pipeline).unwrap();
    let mut scratch = Scratch::new();
    let mut read = |task| super::read(task, &pipeline, &PseudonymKey::demonstration(), &mut scratch).ok().unwrap();
    let partitions: Vec<_> = tasks.iter().map(&mut read).collect();
    let periods: Vec<Vec<Period>> = partitions.iter().map(|it| it.iter().map(|it| it.period).collect()).collect();
    let pairs: Vec<_> = tasks.iter().zip(periods.iter().map(Vec::as_slice)).collect();
    let found = overlaps(&pipeline, &pairs);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].location.file.as_deref(), Some("a.csv and b.csv"));
}

#[test]
fn what_a_thread_read_before_changes_nothing() {
    let list = |role: &str| format!("id,title\n1,{role}\n2,Clerk\n");
    let folder = with_files(&[
        ("staff_2026-09.csv", &list("BORDER GUARD")),
        ("staff_2026-10.csv", &list("Border Guard")),
        ("staff_2026-11.csv", &list("border guard")),
    ]);
    let mut agency = agency(folder.path());
    let ColumnMapping { person, role, .. } = columns();
    agency.columns = ColumnMapping { person, role, ..ColumnMapping::default() };
    agency.codes.role_families.clear();
    agency.ingest_text = "one mapping".to_owned();
    let pipeline = pipeline(agency);
    let mut tasks = plan(&pipeline).unwrap();
    let key = PseudonymKey::demonstration();
    let alone: Vec<_> = tasks
        .iter()
        .map(|task| read(task, &pipeline, &key, &mut Scratch::new()).ok().unwrap().remove(0).staff)
        .collect();
    assert_eq!(alone[0].role.texts, ["BORDER GUARD", "Clerk"]);
    let mut scratch = Scratch::new();
    for _ in 0..3 {
        for task in &tasks {
            let staff = read(task, &pipeline, &key, &mut scratch).ok().unwrap().remove(0).staff;
            let place = plan(&pipeline).unwrap().iter().position(|it| it == task).unwrap();
            assert!(staff == alone[place]);
        }
        tasks.rotate_left(1);
    }
}

#[test]
fn a_foreign_task_is_refused() {
    let folder = with_files(&[("staff_2026-10.csv", TWO)]);
    let pipeline = pipeline(agency(folder.path()));
    let task = Task { agency: 7, source: 0, period: None, files: Vec::new() };
    let found = read(&task, &pipeline, &PseudonymKey::demonstration(), &mut Scratch::new()).err().unwrap();
    assert_eq!(found[0].message, "this task is not one of this pipeline");
}

#[test]
fn lines_records_and_quoted_breaks_are_reconciled() {
    let list = "Staff of October\nid,note,sex\r\n1,\"two\nlines\",F\r\n\r\n2,,M";
    let change = |agency: &mut Agency| {
        person_and_gender(agency);
        agency.sources[0].layout = Layout::Csv(CsvLayout { header_row: 2, ..csv_layout() });
    };
    let Partition { quality, .. } = read_one(list, change).ok().unwrap();
    let seen = &quality.files[0];
    assert_eq!((seen.lines, seen.records, seen.line_breaks_in_quotes, seen.blank_rows), (6, 3, 1, 1));
    assert_eq!(seen.lines, 2 + seen.records + seen.line_breaks_in_quotes);
    assert_eq!(quality.rows_kept, 2);
}

#[test]
fn old_macintosh_line_ends_are_read() {
    assert_eq!(read_one("id,sex\r1,F\r2,M\r", person_and_gender).ok().unwrap().staff.len(), 2);
}
