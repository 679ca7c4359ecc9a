//! `[[agency.source]]`.

use super::page::{Answer, Page};
use super::{guess, open, toml};
use crate::domain::Label;
use crate::ingest::FoundLayout;
use crate::init::Guess;
use crate::init::draft::{MonthSource, SourceDraft};

pub(super) fn source(page: &mut Page, source: &SourceDraft) {
    page.gap();
    page.line("[[agency.source]]");
    page.set("files", &toml::text(&source.glob), "");
    month(page, source);
    page.gap();
    match source.layout {
        FoundLayout::Csv { delimiter, encoding } => {
            page.line("[agency.source.csv]");
            let sign = if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() };
            page.set("delimiter", &toml::text(&sign), "");
            page.set("encoding", &toml::text(&encoding.name().to_lowercase()), "");
        }
        FoundLayout::Workbook => {
            page.line("[agency.source.workbook]");
            sheets(page, source);
        }
    }
    page.set("header_row", &source.header_row.to_string(), "");
    if source.header_rows > 1 {
        page.set(
            "header_rows",
            &source.header_rows.to_string(),
            "a group over its columns, joined as `group / column`",
        );
    }
    let totals = first_spellings(&source.totals);
    if !totals.is_empty() {
        page.set("totals", &toml::list(&totals), "a row that begins with one of these is no person");
    }
    let fill_down: Vec<String> = source.fill_down.iter().filter(|it| super::may_be_mapped(it)).cloned().collect();
    if !fill_down.is_empty() {
        page.set("fill_down", &toml::list(&fill_down), "written once for the rows below it");
    }
    let decimal = if source.decimal_comma { "\",\"" } else { "\".\"" };
    page.set("decimal", decimal, "");
    page.given(source.given.get("dates"));
    guess(page, "dates", &source.dates, |order| toml::text(order.word()), "order of written dates", &open());
}

fn sheets(page: &mut Page, source: &SourceDraft) {
    page.given(source.given.get("sheet"));
    let line = |names: &Vec<String>| match names.as_slice() {
        [only] => format!("sheet = {}", toml::text(only)),
        several => format!("sheets = {}", toml::list(several)),
    };
    match &source.sheets {
        Guess::Absent => {}
        Guess::Found(names) => page.line(&line(names)),
        Guess::Ask(question) => {
            let answers = question.options.iter().map(|it| Answer::line(&line(&it.value), it.label.clone())).collect();
            page.ask("sheet", &question.text, answers, &format!("sheet = {}", open()));
        }
    }
}

fn month(page: &mut Page, source: &SourceDraft) {
    let value = |it: &MonthSource| match it {
        MonthSource::FileName(pattern) => format!("{{ file_name = {} }}", toml::text(pattern)),
        MonthSource::Column(header) => format!("{{ column = {} }}", toml::text(header)),
    };
    page.given(source.given.get("period"));
    let is_sound = |it: &MonthSource| match it {
        MonthSource::FileName(_) => true,
        MonthSource::Column(header) => super::may_be_mapped(header),
    };
    let month = super::sound(&source.month, is_sound);
    if month == Guess::Absent {
        let answers = vec![
            Answer::line("period = { fixed = \"2026-10\" }", "the month of this one list"),
            Answer::line(
                "period = { file_name = \"staff_{YYYY}-{MM}.csv\" }",
                "once the files are named by their month",
            ),
        ];
        let question = "neither the file's name nor a column tells the month of the list";
        return page.ask("period", question, answers, "period = { fixed = \"?\" }");
    }
    let is_column = matches!(month.likeliest(), Some(MonthSource::Column(_)));
    let open = format!("{{ {} = {} }}", if is_column { "column" } else { "file_name" }, open());
    guess(page, "period", &month, value, "", &open);
}

/// Words that can be compared, each once.
fn first_spellings(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if Label::parse(word).is_ok() && kept.iter().all(|it| crate::domain::fold(it) != crate::domain::fold(word)) {
            kept.push(word.clone());
        }
    }
    kept
}
