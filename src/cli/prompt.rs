//! Questions on a terminal.

use dialoguer::Select;
use dialoguer::console::Term;
use workforce_parity::init::Ask;

/// Asks on the terminal; the last answer, or Escape, leaves the question for later.
pub(super) struct Prompt;

impl Ask for Prompt {
    fn ask(&mut self, question: &str, answers: &[String]) -> Option<usize> {
        let items: Vec<String> =
            answers.iter().map(|it| one_line(it)).chain(["not now: mark it in the file".to_owned()]).collect();
        let select = Select::new().with_prompt(one_line(question)).items(&items).default(0);
        let chosen = select.interact_on_opt(&Term::stderr()).ok().flatten()?;
        (chosen < answers.len()).then_some(chosen)
    }
}

/// Headers come from exports: what would move the cursor or hide text stays out of the terminal.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
