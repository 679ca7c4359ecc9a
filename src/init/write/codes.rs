//! What the texts of columns mean.

use super::page::{Answer, Page};
use super::{may_be_mapped, sound, toml};
use crate::chart::numbers::people;
use crate::domain::{Gender, fold};
use crate::init::draft::AgencyDraft;
use crate::init::{GenderCode, Guess, Recognised};
use crate::pipeline::WorkingTimeUnit;

/// A gender code, all spellings that compare alike taken together.
struct Code {
    /// Its commonest text, as it stands; empty for blank cells.
    text: String,
    /// Rows with any spelling.
    rows: u64,
    /// What it means; `None` where that is asked.
    meaning: Option<Gender>,
}

/// The codes of a column, spellings that compare alike taken together.
fn codes(codes: &[GenderCode]) -> Vec<Code> {
    let mut known: Vec<(String, Code)> = Vec::new();
    for code in codes {
        let folded = fold(&code.text);
        if let Some((_, same)) = known.iter_mut().find(|(text, _)| *text == folded) {
            same.rows += code.rows;
            same.meaning = same.meaning.filter(|_| same.meaning == code.meaning);
            continue;
        }
        let text = if folded.is_empty() { String::new() } else { code.text.clone() };
        known.push((folded, Code { text, rows: code.rows, meaning: code.meaning }));
    }
    known.into_iter().map(|(_, code)| code).collect()
}

/// `Column "Sexe": H = man (812 rows), F = woman (436), blank = not stated (9)`.
pub(in crate::init) fn sentence(found: &Recognised) -> Option<String> {
    let header = found.gender.likeliest()?;
    let codes = codes(&found.gender_codes.codes);
    let parts = codes.iter().enumerate().map(|(at, code)| {
        let text = if code.text.is_empty() { "blank" } else { &code.text };
        let meaning = code.meaning.map_or("?", Gender::word);
        let word = if code.rows == 1 { "row" } else { "rows" };
        let rows = if at == 0 { format!("{} {word}", people(code.rows)) } else { people(code.rows) };
        format!("{text} = {meaning} ({rows})")
    });
    (!codes.is_empty()).then(|| format!("Column {}: {}", toml::text(header), parts.collect::<Vec<_>>().join(", ")))
}

pub(super) fn gender(page: &mut Page, agency: &AgencyDraft) {
    let found = &agency.recognised;
    let column = sound(&found.gender, |it| may_be_mapped(it));
    let codes = codes(&found.gender_codes.codes);
    if column == Guess::Absent || (codes.is_empty() && matches!(column, Guess::Ask(_))) {
        return;
    }
    page.gap();
    if let Some(sentence) = sentence(found) {
        page.note(&sentence);
    }
    page.given(agency.given.get("codes.gender"));
    page.line("[agency.codes.gender]");
    let of = |meaning: Option<Gender>| {
        let codes = codes.iter().filter(|it| it.meaning == meaning);
        codes.map(|it| it.text.clone()).collect::<Vec<String>>()
    };
    let open = of(None);
    for (key, meaning) in [("woman", Gender::Woman), ("man", Gender::Man)] {
        let texts = of(Some(meaning));
        if texts.is_empty() && open.is_empty() {
            let question = format!("no code of the exports means {key}: write what the system writes for one");
            page.ask(key, &question, Vec::new(), &format!("{key} = []"));
        } else {
            page.set(key, &toml::list(&texts), "");
        }
    }
    let another = of(Some(Gender::Another));
    if !another.is_empty() {
        page.set("another", &toml::list(&another), "");
    }
    let mut not_stated = of(Some(Gender::NotStated));
    if codes.iter().all(|it| !it.text.is_empty()) {
        not_stated.push(String::new());
    }
    page.set("not_stated", &toml::list(&not_stated), "\"\" is a blank cell");
    if !open.is_empty() {
        unanswered(page, found, &open);
    }
}

fn unanswered(page: &mut Page, found: &Recognised, open: &[String]) {
    let guess = &found.gender_codes;
    let reading = |meanings: &Vec<Gender>| {
        let pairs =
            || guess.codes.iter().zip(meanings).filter(|(code, _)| open.iter().any(|it| fold(it) == fold(&code.text)));
        let keys = [
            ("woman", Gender::Woman),
            ("man", Gender::Man),
            ("another", Gender::Another),
            ("not_stated", Gender::NotStated),
        ];
        let of = |gender: Gender| {
            pairs().filter(move |(_, it)| **it == gender).map(|(code, _)| code.text.clone()).collect::<Vec<_>>()
        };
        let lines = keys.into_iter().map(|(key, gender)| (key, of(gender))).filter(|(_, texts)| !texts.is_empty());
        lines.map(|(key, texts)| format!("{key} = {}", toml::line_of(&texts))).collect::<Vec<_>>()
    };
    let (text, answers) = match &guess.question {
        Some(question) => {
            let answer =
                |it: &crate::init::Choice<Vec<Gender>>| Answer { lines: reading(&it.value), why: it.label.clone() };
            (question.text.clone(), question.options.iter().map(answer).collect())
        }
        None => ("what these codes mean is not known".to_owned(), Vec::new()),
    };
    let text = format!("{text}; move each code from `unanswered` to the list it belongs in");
    page.ask("unanswered", &text, answers, &format!("unanswered = {}", toml::line_of(open)));
}

pub(super) fn working_words(page: &mut Page, found: &Recognised) {
    let is_words =
        matches!(&found.working_time, Guess::Found((header, WorkingTimeUnit::Words)) if may_be_mapped(header));
    if !is_words {
        return;
    }
    let mut known: Vec<String> = Vec::new();
    let mut of = |full: bool| {
        let mut texts: Vec<String> = Vec::new();
        for (text, _) in found.working_words.iter().filter(|(_, it)| *it == full) {
            if !known.contains(&fold(text)) {
                known.push(fold(text));
                texts.push(text.clone());
            }
        }
        texts
    };
    let (full, part) = (of(true), of(false));
    page.gap();
    page.line("[agency.codes.working_time]");
    page.set("full_time", &toml::list(&full), "counts 1 FTE");
    page.set("part_time", &toml::list(&part), "counts 0.5 FTE");
}

/// Lists that may be added.
pub(super) fn hints(page: &mut Page, found: &Recognised) {
    if found.role == Guess::Absent {
        return;
    }
    page.gap();
    page.note("Roles and contracts stand for themselves. Families of roles are compared once they are listed:");
    page.line("# [agency.codes.role_family]");
    page.line("# front-line = [\"…\", \"…\"]");
}
