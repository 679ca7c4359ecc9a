//! Columns that may not be mapped whatever for: names, national numbers, pay, ways to reach a person.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::fold;

/// Why a column is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A name or a part of one.
    Name,
    /// A national number: identity card, passport, social security, tax.
    NationalNumber,
    /// Pay.
    Pay,
    /// A phone number.
    Phone,
    /// An e-mail address.
    EMail,
    /// A bank account.
    Bank,
    /// A home address.
    Address,
}

impl Refused {
    /// What the column looks like, with its article.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Name => "a person's name",
            Self::NationalNumber => "a national number",
            Self::Pay => "pay",
            Self::Phone => "a phone number",
            Self::EMail => "an e-mail address",
            Self::Bank => "a bank account",
            Self::Address => "a home address",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::Name,
            "national-number" => Self::NationalNumber,
            "pay" => Self::Pay,
            "phone" => Self::Phone,
            "e-mail" => Self::EMail,
            "bank" => Self::Bank,
            "address" => Self::Address,
            _ => return None,
        })
    }
}

/// A header that is refused.
struct Entry {
    kind: Refused,
    wherever: Wherever,
    key: String,
}

/// Where the words of an entry refuse a header.
#[derive(PartialEq, Eq)]
enum Wherever {
    /// Only as the whole header: `Name`, since `Unit / Name` may be the second row below a unit.
    Whole,
    /// As the whole header, or as one row of a header of two rows, joined by ` / `.
    Row,
    /// Among other words too.
    Word,
}

impl Wherever {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "whole" => Self::Whole,
            "row" => Self::Row,
            "word" => Self::Word,
            _ => return None,
        })
    }
}

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| include_str!("refused-headers.csv").lines().filter_map(entry).collect());

fn entry(line: &str) -> Option<Entry> {
    let mut fields = line.split(',');
    let (kind, wherever, header) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Entry { kind: Refused::from_word(kind)?, wherever: Wherever::from_word(wherever)?, key: key(header) })
}

/// Why a column of this header may not be mapped; `None` when it may.
#[must_use]
pub fn refused_header(header: &str) -> Option<Refused> {
    let whole = key(header);
    let rows: Vec<String> = header.split(" / ").map(key).collect();
    let padded = format!(" {whole} ");
    let refuses = |entry: &&Entry| match entry.wherever {
        Wherever::Whole => entry.key == whole,
        Wherever::Row => entry.key == whole || rows.contains(&entry.key),
        Wherever::Word => padded.contains(&format!(" {} ", entry.key)),
    };
    ENTRIES.iter().find(refuses).map(|entry| entry.kind)
}

/// A header for comparison: words apart (also `firstName`), folded, without accents, number signs and punctuation.
fn key(header: &str) -> String {
    let bare: String = fold(&spaced(header)).nfd().filter(|c| !is_combining_mark(*c)).map(plain_letter).collect();
    bare.split_whitespace().filter(|word| !NUMBER_WORDS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Words that say no more than "number", and articles cut off at an apostrophe.
const NUMBER_WORDS: [&str; 7] = ["no", "n", "nr", "nro", "d", "l", "num"];

fn plain_letter(c: char) -> char {
    match c {
        'ى' => 'ي',
        'ة' => 'ه',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    }
}

/// Puts a blank where a capital follows a small letter.
fn spaced(header: &str) -> String {
    let mut text = String::with_capacity(header.len() + 4);
    let mut after_small = false;
    for c in header.chars() {
        if after_small && c.is_uppercase() {
            text.push(' ');
        }
        after_small = c.is_lowercase();
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Surname", Refused::Name)]
    #[case("firstName", Refused::Name)]
    #[case("Nom et prénoms", Refused::Name)]
    #[case("APELLIDOS Y NOMBRES", Refused::Name)]
    #[case("الاسم", Refused::Name)]
    #[case("Ф.И.О.", Refused::Name)]
    #[case("employee_name", Refused::Name)]
    #[case("Personnel / Last Name", Refused::Name)]
    #[case("DATOS PERSONALES / Apellidos", Refused::Name)]
    #[case("Datos personales / DNI", Refused::NationalNumber)]
    #[case("N° CNI", Refused::NationalNumber)]
    #[case("Passport No", Refused::NationalNumber)]
    #[case("Current Annual Salary", Refused::Pay)]
    #[case("2016 Gross Pay Received", Refused::Pay)]
    #[case("Salário", Refused::Pay)]
    #[case("E-Mail", Refused::EMail)]
    #[case("work email", Refused::EMail)]
    #[case("Téléphone portable", Refused::Phone)]
    #[case("IBAN", Refused::Bank)]
    #[case("Home address", Refused::Address)]
    fn a_header_that_names_a_person_or_their_pay_is_refused(#[case] header: &str, #[case] kind: Refused) {
        assert_eq!(refused_header(header), Some(kind));
    }

    #[rstest]
    #[case("Department Name")]
    #[case("Nome Lotação")]
    #[case("Salary Grade")]
    #[case("pay_scale")]
    #[case("Numéro de solde")]
    #[case("Payroll Number")]
    #[case("Employee No")]
    #[case("Matrícula")]
    #[case("Nombre del cargo")]
    #[case("sexo")]
    #[case("CARGO / PLAZA")]
    #[case("Unit / Name")]
    #[case("Destino / Dirección")]
    fn a_header_of_the_field_is_not(#[case] header: &str) {
        assert_eq!(refused_header(header), None);
    }

    #[test]
    fn every_line_of_the_list_is_understood() {
        assert_eq!(ENTRIES.len(), include_str!("refused-headers.csv").lines().count() - 1);
        assert!(ENTRIES.iter().all(|entry| !entry.key.is_empty()));
    }
}
