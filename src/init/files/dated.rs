//! The month in a file's name: every way it can be read.

use std::ops::Range;

use crate::domain::Period;
use crate::ingest::month_of_word;

/// One reading of a month in a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// How it is written, such as `{YYYY}-{MM}-*`.
    pub shape: String,
    /// Where it stands in the name, in bytes.
    pub place: Range<usize>,
    /// The month it says.
    pub period: Period,
    /// How sure such a reading is: the smaller, the surer.
    pub doubt: u8,
}

/// All readings of a name without its ending, the surest first.
pub(super) fn readings(name: &str) -> Vec<Reading> {
    let parts = parts(name);
    let mut found: Vec<Reading> =
        (0..parts.len()).flat_map(|at| readings_from(&parts[at..], before(&parts, at))).collect();
    // A day beside a month belongs to it, so of readings of equal doubt the longest counts.
    found.sort_by_key(|it| (it.doubt, std::cmp::Reverse(it.place.len()), it.place.start));
    found
}

/// The name without what says a date and without numbers: what files of one series have in common.
pub(super) fn stem(name: &str) -> String {
    let words = parts(name).into_iter().filter(|part| part.kind == Kind::Letters && !is_date_word(part.text));
    words.map(|part| crate::domain::fold(part.text)).collect::<Vec<_>>().join(" ")
}

fn is_date_word(text: &str) -> bool {
    month_of_word(text).is_some() || ["v", "de", "of", "du", "fy"].iter().any(|it| it.eq_ignore_ascii_case(text))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Digits,
    Letters,
    Other,
}

/// A run of digits, of letters or of anything else.
#[derive(Clone, Debug)]
struct Part<'n> {
    kind: Kind,
    text: &'n str,
    place: Range<usize>,
}

fn parts(name: &str) -> Vec<Part<'_>> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => Kind::Digits,
        c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Kind::Letters,
        _ => Kind::Other,
    };
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (at, c) in name.char_indices() {
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some(last) if last.kind == kind(c) => {
                last.place.end = end;
                last.text = &name[last.place.clone()];
            }
            _ => parts.push(Part { kind: kind(c), text: &name[at..end], place: at..end }),
        }
    }
    months_of_two_words(name, parts)
}

/// Joins two words that are one month only together, as `تشرين الأول`.
fn months_of_two_words<'n>(name: &'n str, parts: Vec<Part<'n>>) -> Vec<Part<'n>> {
    let mut joined: Vec<Part<'n>> = Vec::new();
    for part in parts {
        let start = joined.len().checked_sub(2).map(|at| joined[at].place.start);
        match start.filter(|&start| month_of_word(&name[start..part.place.end]).is_some()) {
            Some(start) if part.kind == Kind::Letters => {
                joined.truncate(joined.len() - 2);
                let place = start..part.place.end;
                joined.push(Part { kind: Kind::Letters, text: &name[place.clone()], place });
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// The letters that stand directly before a part.
fn before<'p>(parts: &'p [Part<'_>], at: usize) -> &'p str {
    at.checked_sub(1).and_then(|it| parts.get(it)).filter(|it| it.kind == Kind::Letters).map_or("", |it| it.text)
}

/// Readings that begin with the first part.
fn readings_from(parts: &[Part<'_>], letters: &str) -> Vec<Reading> {
    // `Q3 2026` is a quarter, `v2` a version, `FY2026` a year that may begin in any month.
    if !letters.is_empty() && (letters.chars().count() <= 2 || letters.to_lowercase().ends_with("fy")) {
        return Vec::new();
    }
    // In `PAY01_10_2026` the number belongs to the word.
    let glued = u8::from(!letters.is_empty());
    let read = |form: &Form| form.read(parts).map(|it| Reading { doubt: it.doubt + glued, ..it });
    FORMS.iter().filter_map(read).collect()
}

/// A way to write a month. Fields: `Y` year, `y` year of two digits, `M` month of two digits, `m` of one, `W` in words,
/// `d` day, ` ` a separator, `~` a separator or nothing. `digits` are fields in one run of digits.
struct Form {
    doubt: u8,
    fields: &'static str,
}

const FORMS: [Form; 27] = [
    // With a year of four digits.
    Form { doubt: 0, fields: "[YYYYMMdd]" },
    Form { doubt: 0, fields: "[ddMMYYYY]" },
    Form { doubt: 0, fields: "[MMddYYYY]" },
    Form { doubt: 0, fields: "[YYYYMM]" },
    Form { doubt: 0, fields: "[MMYYYY]" },
    Form { doubt: 0, fields: "[YYYY] [MM] [dd]" },
    Form { doubt: 0, fields: "[YYYY] [MM]" },
    Form { doubt: 0, fields: "[YYYY] [M]" },
    Form { doubt: 0, fields: "[dd] [MM] [YYYY]" },
    Form { doubt: 0, fields: "[MM] [dd] [YYYY]" },
    Form { doubt: 0, fields: "[d] [MM] [YYYY]" },
    Form { doubt: 0, fields: "[d] [M] [YYYY]" },
    Form { doubt: 0, fields: "[dd] [M] [YYYY]" },
    Form { doubt: 0, fields: "[MM] [YYYY]" },
    // A number before a year may be anything.
    Form { doubt: 1, fields: "[M] [YYYY]" },
    // In words.
    Form { doubt: 1, fields: "[dd]~W~[YYYY]" },
    Form { doubt: 1, fields: "[d]~W~[YYYY]" },
    Form { doubt: 1, fields: "W~[dd] [YYYY]" },
    Form { doubt: 1, fields: "W~[YYYY]" },
    Form { doubt: 1, fields: "[YYYY]~W" },
    // With a year of two digits.
    Form { doubt: 2, fields: "[dd] [MM] [YY]" },
    Form { doubt: 2, fields: "[YY] [MM] [dd]" },
    Form { doubt: 2, fields: "W~[YY]" },
    Form { doubt: 2, fields: "[YY]~W" },
    Form { doubt: 3, fields: "[MM] [YY]" },
    Form { doubt: 3, fields: "[YY] [MM]" },
    // Apart from each other.
    Form { doubt: 4, fields: "[YYYY]…W" },
];

impl Form {
    fn read(&self, parts: &[Part<'_>]) -> Option<Reading> {
        let mut reader = Reader { parts, at: 0, shape: String::new(), year: None, month: None };
        let mut rest = self.fields;
        while let Some(first) = rest.chars().next() {
            rest = if first == '[' {
                let (fields, after) = rest[1..].split_once(']')?;
                reader.digits(fields)?;
                after
            } else {
                reader.text(first)?;
                &rest[first.len_utf8()..]
            };
        }
        let place = parts.first()?.place.start..parts.get(reader.at.checked_sub(1)?)?.place.end;
        let period = Period::new(reader.year?, reader.month?)?;
        Some(Reading { shape: reader.shape, place, period, doubt: self.doubt })
    }
}

struct Reader<'p, 'n> {
    parts: &'p [Part<'n>],
    at: usize,
    shape: String,
    year: Option<i16>,
    month: Option<u8>,
}

/// What a run of digits may hold, the longer before what it begins with.
const FIELDS: [&str; 6] = ["YYYY", "YY", "MM", "M", "dd", "d"];

impl Reader<'_, '_> {
    /// A run of exactly these digits.
    fn digits(&mut self, fields: &str) -> Option<()> {
        let part = self.parts.get(self.at)?;
        (part.kind == Kind::Digits && part.text.len() == fields.len()).then_some(())?;
        let mut from = 0;
        while let Some(field) = FIELDS.iter().find(|field| fields[from..].starts_with(**field)) {
            self.field(field, &part.text[from..from + field.len()])?;
            from += field.len();
        }
        self.at += 1;
        Some(())
    }

    fn field(&mut self, field: &str, digits: &str) -> Option<()> {
        let number: u16 = digits.parse().ok()?;
        match field {
            "YYYY" => self.year = Some(i16::try_from(number).ok().filter(|year| (1950..=2099).contains(year))?),
            "YY" => self.year = Some(2000 + i16::try_from(number).ok()?),
            "MM" | "M" => self.month = Some(u8::try_from(number).ok().filter(|month| (1..=12).contains(month))?),
            _ => (1..=31).contains(&number).then_some(())?,
        }
        match field {
            "dd" | "d" if self.shape.ends_with('*') => {}
            "dd" | "d" => self.shape.push('*'),
            field => self.shape.extend(["{", field, "}"]),
        }
        Some(())
    }

    /// A month in words, or what stands between fields.
    fn text(&mut self, what: char) -> Option<()> {
        match what {
            'W' => {
                let part = self.parts.get(self.at)?;
                self.month = Some(month_of_word(part.text)?);
                self.shape.push_str("{MONTH}");
                self.at += 1;
            }
            '…' => {
                let length = self.parts[self.at..].iter().position(|it| month_of_word(it.text).is_some())?;
                (length > 1).then_some(())?;
                self.shape.push('*');
                self.at += length;
            }
            _ => {
                let length = separator(&self.parts[self.at..]);
                (length > 0 || what == '~').then_some(())?;
                let texts = self.parts[self.at..self.at + length].iter().map(|it| it.text);
                self.shape.extend(texts.map(|it| it.replace(['{', '}'], "*")));
                self.at += length;
            }
        }
        Some(())
    }
}

/// How many parts stand between two fields of a date: a short mark, or `de` or `of` between two.
fn separator(parts: &[Part<'_>]) -> usize {
    let is_mark = |part: &Part<'_>| part.kind == Kind::Other && part.text.chars().count() <= 3;
    let is_word = |part: &Part<'_>| ["de", "of", "du", "del"].iter().any(|it| it.eq_ignore_ascii_case(part.text));
    match parts {
        [mark, word, other, ..] if is_mark(mark) && is_word(word) && is_mark(other) => 3,
        [mark, ..] if is_mark(mark) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("staff_2026-10", "{YYYY}-{MM}", "2026-10")]
    #[case("staff_2026-10_v2", "{YYYY}-{MM}", "2026-10")]
    #[case("staff_20261031", "{YYYY}{MM}*", "2026-10")]
    #[case("staff31102026", "*{MM}{YYYY}", "2026-10")]
    #[case("31.10.2026", "*.{MM}.{YYYY}", "2026-10")]
    #[case("10-2026", "{MM}-{YYYY}", "2026-10")]
    #[case("202610", "{YYYY}{MM}", "2026-10")]
    #[case("effectifs_102026", "{MM}{YYYY}", "2026-10")]
    #[case("10.31.2026 staff", "{MM}.*.{YYYY}", "2026-10")]
    #[case("staff 2026-1", "{YYYY}-{M}", "2026-01")]
    #[case("staff 1.2026", "{M}.{YYYY}", "2026-01")]
    #[case("31 de outubro de 2026", "* de {MONTH} de {YYYY}", "2026-10")]
    #[case("Staff October 31, 2026", "{MONTH} *, {YYYY}", "2026-10")]
    #[case("plantilla OCT26", "{MONTH}{YY}", "2026-10")]
    #[case("effectifs août 2026", "{MONTH} {YYYY}", "2026-08")]
    #[case("كشف تشرين الأول 2026", "{MONTH} {YYYY}", "2026-10")]
    #[case("2026 staff list october", "{YYYY}*{MONTH}", "2026-10")]
    #[case("staff 31.10.26", "*.{MM}.{YY}", "2026-10")]
    #[case("PAY01_10_2026", "{MM}_{YYYY}", "2026-10")]
    fn a_month_is_read_as_it_is_written(#[case] name: &str, #[case] shape: &str, #[case] period: &str) {
        let first = readings(name).into_iter().next().unwrap();
        assert_eq!((first.shape.as_str(), first.period.to_string().as_str()), (shape, period));
    }

    #[rstest]
    #[case("Q3 2026")]
    #[case("staff_T4_2026")]
    #[case("staff 2026")]
    #[case("staff v2")]
    #[case("staff 2026-13")]
    #[case("FY2026-10")]
    #[case("report 20269999")]
    #[case("staff 1234567")]
    #[case("marina 2026")]
    #[case("")]
    fn what_is_no_month_is_not_read_as_one(#[case] name: &str) {
        assert_eq!(readings(name), []);
    }

    #[test]
    fn a_day_and_a_month_that_fit_either_way_are_two_readings() {
        let periods: Vec<String> = readings("staff 05-06-2026").iter().map(|it| it.period.to_string()).collect();
        assert_eq!(&periods[..2], ["2026-06", "2026-05"]);
    }

    #[rstest]
    #[case("Staff_2026-10_v2", "staff")]
    #[case("effectifs août 2026", "effectifs")]
    #[case("202610", "")]
    #[case("North-Region 31.10.2026 final", "north region final")]
    fn a_series_is_known_by_what_is_left(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(stem(name), expected);
    }
}
