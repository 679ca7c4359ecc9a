//! The file while it is written: lines, comments, and the questions with their lines.

use super::toml::remark;

/// A line that has to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its number, from 1.
    pub line: u64,
    /// The key.
    pub key: String,
    /// The question, lower case, without a full stop.
    pub question: String,
    /// Answers, each as it is written into the file, and what it means.
    pub answers: Vec<Answer>,
}

/// A possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is written into the file: one line, or several.
    pub lines: Vec<String>,
    /// Why it may be the one.
    pub why: String,
}

impl Answer {
    /// An answer of one value, which may be a long list.
    pub(super) fn line(value: &str, why: impl Into<String>) -> Self {
        Self { lines: value.lines().map(str::to_owned).collect(), why: why.into() }
    }
}

/// Where comments beside values begin.
const MARGIN: usize = 50;
/// The longest line of a comment.
const WIDTH: usize = 116;

/// The file so far.
#[derive(Default)]
pub(super) struct Page {
    pub text: String,
    pub asked: Vec<Asked>,
}

impl Page {
    /// A line as it stands.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.line("");
    }

    /// A comment, over as many lines as it takes.
    pub fn note(&mut self, text: &str) {
        self.wrapped("# ", "# ", text);
    }

    fn wrapped(&mut self, first: &str, others: &str, text: &str) {
        let mut line = first.to_owned();
        let mut is_empty = true;
        for word in remark(text).split(' ') {
            if !is_empty && line.chars().count() + word.chars().count() >= WIDTH {
                self.line(&line);
                others.clone_into(&mut line);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.line(line.trim_end());
    }

    /// A key with its value and what it is.
    pub fn set(&mut self, key: &str, value: &str, what: &str) {
        let line = format!("{key} = {value}");
        let last = line.lines().last().unwrap_or_default().chars().count();
        match remark(what) {
            what if what.is_empty() => self.line(&line),
            what => self.line(&format!("{line}{} # {what}", " ".repeat(MARGIN.saturating_sub(last + 1)))),
        }
    }

    /// What a person answered.
    pub fn given(&mut self, answer: Option<&String>) {
        if let Some(answer) = answer {
            self.note(&format!("Answered when this file was written: {answer}"));
        }
    }

    /// A question, its answers, and the line that waits for one of them.
    pub fn ask(&mut self, key: &str, question: &str, answers: Vec<Answer>, open: &str) {
        let end = if answers.is_empty() { "" } else { ". One of:" };
        self.wrapped("# ? ", "#   ", &format!("{question}{end}"));
        for answer in &answers {
            if let [line] = answer.lines.as_slice() {
                self.line(&format!("#     {line}{}", beside(line, &answer.why)));
                continue;
            }
            self.wrapped("#   - ", "#     ", &answer.why);
            answer.lines.iter().for_each(|line| self.line(&format!("#     {line}")));
        }
        self.line(open);
        let line = self.text.matches('\n').count() as u64;
        self.asked.push(Asked { line, key: key.to_owned(), question: question.to_owned(), answers });
    }
}

fn beside(line: &str, why: &str) -> String {
    match remark(why) {
        why if why.is_empty() => String::new(),
        why => format!("{} # {why}", " ".repeat((MARGIN - 6).saturating_sub(line.chars().count() + 1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stands_above_the_line_that_waits_for_its_answer() {
        let mut page = Page::default();
        page.set("title", "\"x\"", "a title");
        let answers = vec![Answer::line("dates = \"day-first\"", "31/10\nis a day")];
        page.ask("dates", "day or month first", answers, "dates = \"?\"");
        insta::assert_snapshot!(page.text, @r#"
        title = "x"                                       # a title
        # ? day or month first. One of:
        #     dates = "day-first"                         # 31/10 is a day
        dates = "?"
        "#);
        assert_eq!(page.asked[0].line, 4);
    }
}
