//! Questions put to people, each once.

use super::{Guess, Question};

/// Puts questions to people.
pub trait Ask {
    /// The place of the answer among `answers`; `None` leaves the question open.
    fn ask(&mut self, question: &str, answers: &[String]) -> Option<usize>;
}

/// Leaves every question open: they are marked in the file.
pub struct LeaveOpen;

impl Ask for LeaveOpen {
    fn ask(&mut self, _: &str, _: &[String]) -> Option<usize> {
        None
    }
}

/// Remembers what was asked: two exports of one system put the same question.
pub(super) struct Asking<'a> {
    people: &'a mut dyn Ask,
    known: Vec<(String, Vec<String>, Option<usize>)>,
}

impl<'a> Asking<'a> {
    /// Nothing was asked yet.
    pub fn new(people: &'a mut dyn Ask) -> Self {
        Self { people, known: Vec::new() }
    }

    /// The place of the answer; `None` where it stays open.
    pub fn ask<T>(&mut self, question: &Question<T>) -> Option<usize> {
        let labels: Vec<String> = question.options.iter().map(|it| it.label.clone()).collect();
        if labels.is_empty() {
            return None;
        }
        let known = self.known.iter().find(|(text, answers, _)| *text == question.text && *answers == labels);
        if let Some((.., answer)) = known {
            return *answer;
        }
        let answer = self.people.ask(&question.text, &labels).filter(|&at| at < labels.len());
        self.known.push((question.text.clone(), labels, answer));
        answer
    }

    /// Asks what is to be asked; what was answered is found from then on. The answer in words, where one was given.
    pub fn settle<T: Clone>(&mut self, guess: &mut Guess<T>) -> Option<String> {
        let Guess::Ask(question) = &*guess else { return None };
        let choice = question.options.get(self.ask(question)?)?;
        let said = format!("{}: {}", question.text, choice.label);
        *guess = Guess::Found(choice.value.clone());
        Some(said)
    }
}

impl<T> Guess<T> {
    /// What was found, or else the likeliest answer.
    pub(super) fn likeliest(&self) -> Option<&T> {
        match self {
            Self::Absent => None,
            Self::Found(value) => Some(value),
            Self::Ask(question) => question.options.first().map(|it| &it.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::init::Choice;

    /// Answers with the last answer and counts.
    struct Last(usize);

    impl Ask for Last {
        fn ask(&mut self, _: &str, answers: &[String]) -> Option<usize> {
            self.0 += 1;
            answers.len().checked_sub(1)
        }
    }

    #[test]
    fn a_question_is_put_once_and_its_answer_is_found() {
        let options = [1, 2].map(|value| Choice { value, label: format!("it is {value}") });
        let question = Guess::Ask(Question { text: "which".to_owned(), options: options.into() });
        let mut people = Last(0);
        let mut asking = Asking::new(&mut people);
        for _ in 0..2 {
            let mut guess = question.clone();
            assert_eq!(asking.settle(&mut guess).as_deref(), Some("which: it is 2"));
            assert_eq!(guess, Guess::Found(2));
        }
        let mut nothing: Guess<i32> = Guess::Ask(Question { text: "which".to_owned(), options: Vec::new() });
        assert_eq!(asking.settle(&mut nothing), None);
        assert_eq!(people.0, 1);
    }
}
