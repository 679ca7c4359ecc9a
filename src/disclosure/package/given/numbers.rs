//! A cell of people: a whole number, or a mark for a withheld one.

use super::problem::{GivenProblem, quoted};
use crate::disclosure::package::check::MOST_PEOPLE;

/// Marks that statistics offices use for a number that is not shown.
const MARKS: [&str; 4] = ["-", "–", "*", "[c]"];

/// The people in a cell; `None` where they are withheld.
pub(super) fn people(text: &str) -> Result<Option<i64>, Box<GivenProblem>> {
    if is_withheld(text) {
        return Ok(None);
    }
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<i64>() {
        Ok(people) if is_digits && people <= MOST_PEOPLE => Ok(Some(people)),
        _ => {
            let allowed = format!(
                "a whole number from 0 to {MOST_PEOPLE} in digits alone, or `<5`, `1-4`, `*`, `-`, `[c]` for a withheld one"
            );
            Err(Box::new(GivenProblem::new(quoted(text), allowed).help(help(text))))
        }
    }
}

/// `<5`, `1-4`, or a mark.
fn is_withheld(text: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim();
        (text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u32>().ok())?
    };
    let below = text.strip_prefix('<').and_then(number).is_some();
    let between = text.split_once(['-', '–']).and_then(|(low, high)| Some(number(low)? < number(high)?));
    below || between == Some(true) || MARKS.contains(&text)
}

/// What to do about a cell that is no count.
fn help(text: &str) -> String {
    if text.is_empty() {
        return "write 0 for nobody and `*` for a number that is withheld".to_owned();
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return "no agency has as many people; mend the number".to_owned();
    }
    if text.starts_with('-') || text.starts_with('−') {
        return "people cannot be fewer than none; mend the number".to_owned();
    }
    let separators = [',', '.', ' ', '\'', '’', '\u{a0}', '\u{202f}', '\u{2009}'];
    let groups: Vec<&str> = text.split(separators).collect();
    let is_number = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, rest) = groups.split_first().unwrap_or((&"", &[]));
    match is_number && !rest.is_empty() {
        true if first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => {
            format!("write it without separators, as `{}`, if thousands are meant", groups.concat())
        }
        true => "write whole people, without decimals".to_owned(),
        false => "write digits alone; footnote marks and words do not belong in the cell".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("0", Some(0))]
    #[case("1234", Some(1234))]
    #[case("<5", None)]
    #[case("< 5", None)]
    #[case("-", None)]
    #[case("–", None)]
    #[case("*", None)]
    #[case("[c]", None)]
    #[case("1-4", None)]
    #[case("1–4", None)]
    fn counts_and_marks_are_read(#[case] text: &str, #[case] people: Option<i64>) {
        assert_eq!(super::people(text), Ok(people));
    }

    #[rstest]
    #[case("1,234", "write it without separators, as `1234`, if thousands are meant")]
    #[case("1 234", "write it without separators, as `1234`, if thousands are meant")]
    #[case("1.234", "write it without separators, as `1234`, if thousands are meant")]
    #[case("1\u{a0}234\u{a0}567", "write it without separators, as `1234567`, if thousands are meant")]
    #[case("12.5", "write whole people, without decimals")]
    #[case("-3", "people cannot be fewer than none; mend the number")]
    #[case("", "write 0 for nobody and `*` for a number that is withheld")]
    #[case("126²", "write digits alone; footnote marks and words do not belong in the cell")]
    #[case("4-1", "write digits alone; footnote marks and words do not belong in the cell")]
    #[case("+5", "write digits alone; footnote marks and words do not belong in the cell")]
    #[case("1000000001", "no agency has as many people; mend the number")]
    #[case("..", "write digits alone; footnote marks and words do not belong in the cell")]
    fn what_is_not_clear_is_refused_with_a_remedy(#[case] text: &str, #[case] help: &str) {
        assert_eq!(super::people(text).unwrap_err().help, help);
    }
}
