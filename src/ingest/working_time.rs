//! Working time: thousandths of a full post, and whether that is full-time.

use super::Rule;
use super::coder::Meaning;
use super::text::is_word_for_nothing;
use crate::domain::fold;
use crate::pipeline::WorkingTimeUnit;

/// Word of a post of at least 99.5 % of full time.
const FULL_TIME: &str = "full-time";
/// Word of any shorter post.
const PART_TIME: &str = "part-time";

/// A post counts one where the export does not say: headcounts and posts then agree.
pub(super) const FULL_POST: i32 = 1000;

/// Working time of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WorkingTime {
    /// Thousandths of a full post.
    pub(super) thousandths: i32,
    /// `full-time` or `part-time`.
    pub(super) word: &'static str,
}

impl WorkingTime {
    fn of(thousandths: i32) -> Self {
        Self { thousandths, word: if thousandths >= 995 { FULL_TIME } else { PART_TIME } }
    }
}

/// How working time is read.
pub(super) struct WorkingTimeReader {
    pub(super) unit: WorkingTimeUnit,
    pub(super) decimal_comma: bool,
    /// Folded words, where the unit is words.
    pub(super) words: Vec<(String, bool)>,
}

impl WorkingTimeReader {
    /// What a text means. A number outside 0 to two full posts is no working time: the row is refused.
    pub(super) fn read(&self, text: &str) -> Meaning<WorkingTime> {
        let text = text.trim();
        let unit = match self.unit {
            WorkingTimeUnit::Words => return self.word(text),
            WorkingTimeUnit::Fraction => 1.0,
            WorkingTimeUnit::Percent => 100.0,
            WorkingTimeUnit::WeeklyHours { full_time } => full_time,
        };
        if is_word_for_nothing(text) {
            return Meaning::NotStated;
        }
        let thousandths = number(text, self.decimal_comma).map(|it| (it / unit * 1000.0).round());
        match thousandths {
            Some(it) if (0.0..=2000.0).contains(&it) => Meaning::Known(WorkingTime::of(whole(it))),
            _ => Meaning::Refused(Rule::WorkingTimeUnreadable),
        }
    }

    fn word(&self, text: &str) -> Meaning<WorkingTime> {
        let folded = fold(text);
        match self.words.iter().find(|(word, _)| *word == folded) {
            Some((_, true)) => Meaning::Known(WorkingTime::of(FULL_POST)),
            Some((_, false)) => Meaning::Known(WorkingTime::of(FULL_POST / 2)),
            None if is_word_for_nothing(text) => Meaning::NotStated,
            None => super::text::unmapped(text),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the caller has checked that it is a whole number from 0 to 2000")]
fn whole(thousandths: f64) -> i32 {
    thousandths as i32
}

/// A plain number, with a per cent sign at most.
fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let allowed = |c: char| c.is_ascii_digit() || c == '.' || (decimal_comma && c == ',');
    if text.is_empty() || !text.chars().all(allowed) {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn read(text: &str, unit: WorkingTimeUnit, decimal_comma: bool) -> Option<i32> {
        let words = vec![("temps plein".to_owned(), true), ("temps partiel".to_owned(), false)];
        match (WorkingTimeReader { unit, decimal_comma, words }).read(text) {
            Meaning::Known(it) => Some(it.thousandths),
            Meaning::NotStated => Some(-1),
            Meaning::Unmapped(_) | Meaning::Refused(_) => None,
        }
    }

    #[rstest]
    #[case("0.8", WorkingTimeUnit::Fraction, false, Some(800))]
    #[case("0,8", WorkingTimeUnit::Fraction, true, Some(800))]
    #[case("0,8", WorkingTimeUnit::Fraction, false, None)]
    #[case("80 %", WorkingTimeUnit::Percent, false, Some(800))]
    #[case("66.67", WorkingTimeUnit::Percent, false, Some(667))]
    #[case("19.25", WorkingTimeUnit::WeeklyHours { full_time: 38.5 }, false, Some(500))]
    #[case("Temps  Plein", WorkingTimeUnit::Words, false, Some(1000))]
    #[case("temps partiel", WorkingTimeUnit::Words, false, Some(500))]
    #[case("autre", WorkingTimeUnit::Words, false, None)]
    #[case("", WorkingTimeUnit::Fraction, false, Some(-1))]
    #[case("100", WorkingTimeUnit::Fraction, false, None)]
    #[case("-0.5", WorkingTimeUnit::Fraction, false, None)]
    #[case("1e0", WorkingTimeUnit::Fraction, false, None)]
    fn working_time_is_read_in_its_unit(
        #[case] text: &str,
        #[case] unit: WorkingTimeUnit,
        #[case] decimal_comma: bool,
        #[case] expected: Option<i32>,
    ) {
        assert_eq!(read(text, unit, decimal_comma), expected);
    }

    #[test]
    fn a_post_of_99_5_per_cent_is_full_time() {
        assert_eq!(WorkingTime::of(995).word, "full-time");
        assert_eq!(WorkingTime::of(994).word, "part-time");
    }
}
