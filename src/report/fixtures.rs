//! A report with everything that could go wrong on the way to a file.

use super::{Block, Dataset, HeadlineNumber, Link, Panel, Report, ReportMeta, Section, SignOff};
use crate::chart::columns::{column, people, text};
use crate::chart::{Bridge, ChartKind, ChartSpec, Pyramid, PyramidRow, Theme, draw};
use crate::domain::GenderCount;
use crate::table::{ColumnKind, DataTable, Value};

/// Labels that are code, formulas, other scripts, or very long.
pub(super) const LABELS: [&str; 5] = [
    "<script>alert(\"1\")</script> & 'co'",
    "=HYPERLINK(\"x\")",
    "+1 Direction générale",
    "١ شعبة",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
];

pub(super) fn hostile() -> Report {
    let figure = |id: &str, kind| {
        let spec = ChartSpec {
            id: id.to_owned(),
            title: format!("Finding {}", LABELS[0]),
            subtitle: "What, whom, when".to_owned(),
            source: "Source: lists".to_owned(),
            banner: "Internal: stays here".to_owned(),
            grain: crate::chart::Grain::Exact,
            kind,
        };
        Block::Figure(Box::new(draw(&spec, &Theme::default())))
    };
    let rows = LABELS.iter().zip(8..).map(|(label, women)| PyramidRow {
        label: (*label).to_owned(),
        count: GenderCount { women, men: 2 * women, another: 1, not_stated: 2 },
    });
    let pyramid = ChartKind::Pyramid(Pyramid { row_word: "Rank".to_owned(), rows: rows.collect(), all: None });
    let bridge = ChartKind::Bridge(Bridge {
        start_label: "Then".to_owned(),
        start: GenderCount::known(10, 20),
        steps: Vec::new(),
        end_label: "Now".to_owned(),
        end: GenderCount::known(12, 20),
    });
    Report {
        meta: ReportMeta {
            title: LABELS[0].to_owned(),
            agency: LABELS[3].to_owned(),
            agency_id: "HOSTILE".to_owned(),
            period: "2026-10".to_owned(),
            period_words: "October 2026".to_owned(),
            banner: "Internal: stays here".to_owned(),
            program: "parity 0".to_owned(),
            language: "en".to_owned(),
        },
        numbers: vec![
            HeadlineNumber { label: LABELS[0].to_owned(), value: "1".to_owned(), note: LABELS[4].to_owned() };
            4
        ],
        sentences: vec![LABELS[0].to_owned(), LABELS[3].to_owned(), LABELS[4].to_owned()],
        sections: vec![
            Section { id: "one".to_owned(), title: "One".to_owned(), blocks: vec![figure("pyramid", pyramid)] },
            Section {
                id: "two".to_owned(),
                title: "Two".to_owned(),
                blocks: vec![Block::Text(LABELS[0].to_owned()), figure("bridge", bridge), Block::Table(table())],
            },
        ],
        datasets: vec![Dataset { description: "Everything".to_owned(), table: data() }],
        links: vec![Link { title: LABELS[0].to_owned(), href: "../index.html".to_owned() }],
        sign_off: Some(sign_off()),
    }
}

fn sign_off() -> SignOff {
    let link = || Link { title: LABELS[0].to_owned(), href: "index.html#two".to_owned() };
    let row = |label: &&str| ((*label).to_owned(), LABELS[0].to_owned());
    let panel = Panel {
        title: LABELS[4].to_owned(),
        rows: LABELS.iter().map(row).collect(),
        notes: vec![LABELS[0].to_owned(), LABELS[3].to_owned()],
    };
    SignOff {
        file: "sign-off.html".to_owned(),
        panels: vec![panel.clone(), Panel { rows: Vec::new(), ..panel }],
        blocks: vec![Block::Text(LABELS[0].to_owned()), Block::Table(table()), Block::Link(link())],
        open: LABELS.iter().map(|it| (*it).to_owned()).collect(),
        statement: LABELS[0].to_owned(),
        links: vec![link()],
    }
}

/// One row a label, one column a kind, and every shorthand; two headers are the same.
pub(super) fn table() -> DataTable {
    let kinds = [ColumnKind::People, ColumnKind::Share, ColumnKind::Points, ColumnKind::Fte, ColumnKind::Index];
    let numbers = kinds.iter().enumerate().map(|(at, &kind)| column(&format!("number_{at}"), "to", kind));
    let row = |(place, label): (usize, &&str)| {
        let number = place as f64 / 4.0;
        let numbers =
            [Value::People(-3), Value::Number(number), Value::TooFew, Value::NotApplicable, Value::Number(-number)];
        [text(label)].into_iter().chain(numbers).collect()
    };
    DataTable {
        id: "a-table-with-a-name-that-is-too-long-for-a-sheet".to_owned(),
        title: LABELS[0].to_owned(),
        subtitle: "What".to_owned(),
        columns: [column("label", "Label", ColumnKind::Text)].into_iter().chain(numbers).collect(),
        rows: LABELS.iter().enumerate().map(row).collect(),
        notes: vec![LABELS[0].to_owned(), LABELS[1].to_owned()],
    }
}

/// Rows of two agencies and two periods.
fn data() -> DataTable {
    let keys = ["agency", "period"].map(|name| column(name, name, ColumnKind::Text));
    let row = |(place, agency, period): (u64, &str, &str)| {
        let share = if place == 2 { Value::TooFew } else { Value::Number(0.25) };
        vec![text(agency), text(period), text(LABELS[0]), people(place), share]
    };
    let rows = [(0, "A1", "2026-09"), (1, "A1", "2026-10"), (2, "B2", "2026-10"), (3, "A1", "2026-10")];
    let measures = [
        column("label", "Label", ColumnKind::Text),
        column("women", "Women", ColumnKind::People),
        column("share", "Share", ColumnKind::Share),
    ];
    DataTable {
        id: "everything".to_owned(),
        title: "Everything".to_owned(),
        subtitle: String::new(),
        columns: keys.into_iter().chain(measures).collect(),
        rows: rows.into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}
