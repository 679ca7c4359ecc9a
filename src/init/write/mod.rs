//! The pipeline file as text: every key with what it is, every question with its answers.

mod codes;
mod columns;
mod ladder;
mod page;
mod source;
#[cfg(test)]
mod tests;
mod toml;

pub use page::{Answer, Asked};

use super::draft::AgencyDraft;
use super::{Guess, Question};
use crate::domain::Label;
use crate::pipeline::{UNANSWERED, UnitColumns, refused_header};
pub(super) use codes::sentence;
pub(super) use columns::{columns_of, shown};
use page::Page;

/// What a pipeline file says above its agencies.
pub(super) struct Head {
    /// The key file, as it is written.
    pub key: String,
    /// Whether the schema lies beside the file.
    pub has_schema: bool,
    /// How many exports were looked at.
    pub exports: usize,
}

/// A pipeline file, and what is to be filled in.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The text.
    pub text: String,
    /// The lines that wait for an answer.
    pub asked: Vec<Asked>,
}

/// The pipeline file of these agencies.
pub(super) fn pipeline(head: &Head, agencies: &[AgencyDraft]) -> Written {
    let mut page = Page::default();
    top(&mut page, head, agencies);
    for agency in agencies {
        self::agency(&mut page, agency);
    }
    Written { text: page.text, asked: page.asked }
}

fn top(page: &mut Page, head: &Head, agencies: &[AgencyDraft]) {
    if head.has_schema {
        page.line("#:schema ./parity.schema.json");
    }
    let exports = if head.exports == 1 { "one export".to_owned() } else { format!("{} exports", head.exports) };
    page.note(&format!(
        "Written by `parity init` from {exports}. Read it once: a run does what stands here and never guesses. Lines \
         marked `?` wait for an answer. Paths are relative to this file. `parity schema` prints the schema that editors \
         complete from."
    ));
    page.gap();
    page.set("title", &toml::text(&title(agencies)), "");
    page.set("audience", "\"internal\"", "true counts for the agency's own HR; every page says so");
    page.set("store", "\"store\"", "personal data under pseudonyms; opened to you alone");
    page.set("reports", "\"reports\"", "");
    page.set("key", &toml::text(&head.key), "the secret of the pseudonyms: keep a copy of it");
    refusals(page, agencies);
}

/// Shares of rows without a staff number that are told from a column that holds none: more than a run lets pass by itself, and
/// not so many that the list is in doubt.
const UNNUMBERED: std::ops::RangeInclusive<f64> = 0.015..=0.25;

/// Vacant posts stand on many lists without a number. They are refused, and must not stop every run.
fn refusals(page: &mut Page, agencies: &[AgencyDraft]) {
    let most = agencies.iter().map(|it| it.recognised.unnumbered).fold(0.0, f64::max);
    if UNNUMBERED.contains(&most) {
        let limit = (most * 100.0).ceil() + 2.0;
        let what = format!(
            "per cent of rows that may be refused: {:.1} have no staff number here, such as vacant posts",
            most * 100.0
        );
        page.set("max_refused", &format!("{limit:.1}"), &what);
    }
}

fn title(agencies: &[AgencyDraft]) -> String {
    let named = match agencies {
        [only] => format!("Workforce by gender: {}", only.name),
        _ => "Workforce by gender".to_owned(),
    };
    Label::parse(&named).map_or_else(|_| "Workforce by gender".to_owned(), |label| label.to_string())
}

fn agency(page: &mut Page, agency: &AgencyDraft) {
    let found = &agency.recognised;
    page.gap();
    page.gap();
    page.line("[[agency]]");
    page.set("id", &toml::text(agency.id.as_str()), "in the store, file names and published data; keep it");
    let change = if agency.is_named { "" } else { "made of the files' names: write the agency's own" };
    page.set("name", &toml::text(&agency.name), change);
    columns::persons(page, agency);
    for source in &agency.sources {
        source::source(page, source);
    }
    columns::columns(page, agency);
    codes::gender(page, agency);
    codes::working_words(page, found);
    codes::hints(page, found);
    ladder::ladder(page, found);
}

/// Whether a column of this header may be mapped.
fn may_be_mapped(header: &str) -> bool {
    !header.trim().is_empty() && header != UNANSWERED && refused_header(header).is_none()
}

fn may_be_unit(unit: &UnitColumns) -> bool {
    match unit {
        UnitColumns::Levels(levels) => (1..=12).contains(&levels.len()) && levels.iter().all(|it| may_be_mapped(it)),
        UnitColumns::Path { column, separator } => may_be_mapped(column) && !separator.is_empty(),
    }
}

/// A guess without what a pipeline file would refuse.
fn sound<T: Clone>(guess: &Guess<T>, is_sound: impl Fn(&T) -> bool) -> Guess<T> {
    match guess {
        Guess::Found(value) if is_sound(value) => guess.clone(),
        Guess::Ask(question) => {
            let options: Vec<_> = question.options.iter().filter(|it| is_sound(&it.value)).cloned().collect();
            match options.len() {
                0 => Guess::Absent,
                _ => Guess::Ask(Question { text: question.text.clone(), options }),
            }
        }
        _ => Guess::Absent,
    }
}

/// A key that was found or has to be asked; nothing where there is none.
fn guess<T>(page: &mut Page, key: &str, guess: &Guess<T>, value: impl Fn(&T) -> String, what: &str, open: &str) {
    match guess {
        Guess::Absent => {}
        Guess::Found(found) => page.set(key, &value(found), what),
        Guess::Ask(question) => {
            let answer =
                |it: &super::Choice<T>| Answer::line(&format!("{key} = {}", value(&it.value)), it.label.clone());
            let answers = question.options.iter().map(answer).collect();
            page.ask(key, &question.text, answers, &format!("{key} = {open}"));
        }
    }
}

/// The mark of an open question, as a text.
fn open() -> String {
    toml::text(UNANSWERED)
}
