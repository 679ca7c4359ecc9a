//! Questions about columns and codes, put to people; what depends on a column is recognised anew when another is chosen.

use std::collections::BTreeMap;

use super::ask::Asking;
use super::recognise::recognise;
use super::{Choice, Frame, Guess, Recognised};
use crate::domain::Gender;
use crate::ingest::Grid;

/// Answers by the key they are about.
type Given = BTreeMap<&'static str, String>;

/// Asks what is to be asked of one agency.
pub(super) fn settle(found: &mut Recognised, tables: &[(&Grid, &Frame)], asking: &mut Asking<'_>) -> Given {
    let mut given = Given::new();
    header(found, "gender", |it| &mut it.gender, tables, asking, &mut given);
    header(found, "rank", |it| &mut it.rank, tables, asking, &mut given);
    header(found, "person", |it| &mut it.person, tables, asking, &mut given);
    header(found, "role", |it| &mut it.role, tables, asking, &mut given);
    header(found, "contract", |it| &mut it.contract, tables, asking, &mut given);
    header(found, "duty_station", |it| &mut it.duty_station, tables, asking, &mut given);
    header(found, "birth", |it| &mut it.birth, tables, asking, &mut given);
    header(found, "entry", |it| &mut it.entry, tables, asking, &mut given);
    keep("unit", asking.settle(&mut found.unit), &mut given);
    keep("working_time", asking.settle(&mut found.working_time), &mut given);
    keep("duplicates", asking.settle(&mut found.duplicates), &mut given);
    if matches!(found.gender, Guess::Found(_)) {
        gender_codes(found, asking, &mut given);
    }
    given
}

fn keep(key: &'static str, said: Option<String>, given: &mut Given) {
    given.extend(said.map(|said| (key, said)));
}

fn header(
    found: &mut Recognised,
    key: &'static str,
    field: fn(&mut Recognised) -> &mut Guess<String>,
    tables: &[(&Grid, &Frame)],
    asking: &mut Asking<'_>,
    given: &mut Given,
) {
    let before = field(found).clone();
    let Some(said) = asking.settle(field(found)) else { return };
    given.insert(key, said);
    let Guess::Ask(question) = before else { return };
    let Some(chosen) = field(found).likeliest().cloned() else { return };
    if question.options.first().is_some_and(|it| it.value != chosen) {
        anew(found, key, &chosen, &question.options, tables);
    }
    without(&mut found.birth, &chosen);
    without(&mut found.entry, &chosen);
}

/// A header that was chosen for one thing is not the answer to another question.
fn without(guess: &mut Guess<String>, chosen: &str) {
    let Guess::Ask(question) = guess else { return };
    let before = question.options.len();
    question.options.retain(|it| it.value != chosen);
    if let ([only], true) = (question.options.as_slice(), before > 1) {
        *guess = Guess::Found(only.value.clone());
    }
}

/// What hangs on a column, recognised as if the other candidates were not there.
fn anew(found: &mut Recognised, key: &str, chosen: &str, options: &[Choice<String>], tables: &[(&Grid, &Frame)]) {
    let is_out = |header: &String| header != chosen && options.iter().any(|it| it.value == *header);
    let frames: Vec<Frame> = tables
        .iter()
        .map(|(_, frame)| {
            let headers = frame.headers.iter().map(|it| if is_out(it) { String::new() } else { it.clone() });
            Frame { headers: headers.collect(), ..(*frame).clone() }
        })
        .collect();
    let tables: Vec<(&Grid, &Frame)> = tables.iter().zip(&frames).map(|((grid, _), frame)| (*grid, frame)).collect();
    let Ok(other) = recognise(&tables) else { return };
    match key {
        "gender" => found.gender_codes = other.gender_codes,
        "rank" => (found.ranks, found.ladder_reason) = (other.ranks, other.ladder_reason),
        "person" => (found.person_width, found.duplicates) = (other.person_width, other.duplicates),
        _ => {}
    }
}

fn gender_codes(found: &mut Recognised, asking: &mut Asking<'_>, given: &mut Given) {
    let codes = &mut found.gender_codes;
    let Some(question) = &codes.question else { return };
    let Some(choice) = asking.ask(question).and_then(|at| question.options.get(at)) else { return };
    if choice.value.len() != codes.codes.len() {
        return;
    }
    given.insert("codes.gender", format!("{}: {}", question.text, choice.label));
    let is_gender = choice.value.iter().any(|it| *it != Gender::NotStated);
    for (code, meaning) in codes.codes.iter_mut().zip(&choice.value) {
        code.meaning = Some(*meaning);
    }
    codes.question = None;
    if !is_gender {
        found.gender = Guess::Absent;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::init::{Ask, GenderCode, GenderGuess, Question};

    struct Answers(Vec<usize>);

    impl Ask for Answers {
        fn ask(&mut self, _: &str, _: &[String]) -> Option<usize> {
            self.0.pop()
        }
    }

    fn which(headers: &[&str]) -> Guess<String> {
        let choice = |it: &&str| Choice { value: (*it).to_owned(), label: (*it).to_owned() };
        Guess::Ask(Question { text: "which".to_owned(), options: headers.iter().map(choice).collect() })
    }

    #[test]
    fn a_date_that_is_the_birth_is_not_the_entry() {
        let mut found = Recognised { birth: which(&["A", "B"]), entry: which(&["B", "A"]), ..Recognised::default() };
        let given = settle(&mut found, &[], &mut Asking::new(&mut Answers(vec![1])));
        assert_eq!((found.birth, found.entry), (Guess::Found("B".to_owned()), Guess::Found("A".to_owned())));
        assert_eq!(given["birth"], "which: B");
    }

    #[test]
    fn a_column_that_holds_no_gender_is_not_mapped() {
        let code = |text: &str| GenderCode { text: text.to_owned(), rows: 1, meaning: None };
        let reading = |value: Vec<Gender>| Choice { value, label: String::new() };
        let options = vec![reading(vec![Gender::Man, Gender::Woman]), reading(vec![Gender::NotStated; 2])];
        let question = Some(Question { text: String::new(), options });
        let gender_codes = GenderGuess { codes: vec![code("1"), code("2")], question, hidden: 0 };
        let found = Recognised { gender: Guess::Found("x".to_owned()), gender_codes, ..Recognised::default() };
        for (answer, expected) in [(0, Guess::Found("x".to_owned())), (1, Guess::Absent)] {
            let mut found = found.clone();
            settle(&mut found, &[], &mut Asking::new(&mut Answers(vec![answer])));
            assert_eq!(found.gender, expected);
        }
    }
}
