//! Values that belong to a person whatever the header says: mail addresses, phones, pay, national numbers.

use super::pool::Column;
use crate::ingest::{DateCell, read_date};
use crate::pipeline::{DateOrder, Refused};

/// Texts looked at.
const SAMPLE: usize = 1_000;
/// Fewer rows tell nothing.
const FEWEST: u64 = 5;

/// What the values of a column look like.
pub(super) fn look(column: &Column<'_>) -> Option<Refused> {
    let rows: u64 = column.sample(SAMPLE).map(|it| it.rows).sum();
    if rows < FEWEST {
        return None;
    }
    let most = |share: f64, holds: fn(&str) -> bool| {
        let found: u64 = column.sample(SAMPLE).filter(|it| holds(it.text)).map(|it| it.rows).sum();
        found as f64 >= share * rows as f64
    };
    if most(0.8, is_mail) {
        Some(Refused::EMail)
    } else if most(0.9, is_iban) {
        Some(Refused::Bank)
    } else if [is_dni, is_cpf, is_curp, is_nir, is_social_security].into_iter().any(|holds| most(0.95, holds)) {
        Some(Refused::NationalNumber)
    } else if most(0.8, is_phone) {
        Some(Refused::Phone)
    } else if most(0.8, is_money) {
        Some(Refused::Pay)
    } else {
        None
    }
}

fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains(' '))
}

fn is_iban(text: &str) -> bool {
    let bare: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    (15..=34).contains(&bare.len())
        && bare[..2].iter().all(u8::is_ascii_uppercase)
        && bare[2..4].iter().all(u8::is_ascii_digit)
        && bare.iter().all(u8::is_ascii_alphanumeric)
}

/// A number with a leading `+` or with separators; plain digits may be anything.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let allowed = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/'));
    let separated = text.starts_with('+') || text.bytes().filter(|byte| b" -().".contains(byte)).count() >= 2;
    let is_date = || read_date(text.as_bytes(), DateOrder::DayFirst) != DateCell::Unreadable || is_month_first(text);
    allowed && (8..=15).contains(&digits) && separated && !is_date() && !is_social_security(text)
}

fn is_month_first(text: &str) -> bool {
    read_date(text.as_bytes(), DateOrder::MonthFirst) != DateCell::Unreadable
}

fn is_money(text: &str) -> bool {
    let has_sign = text.contains(['$', '€', '£', '¥', '₦', '₽', '₹']) && !text.contains(char::is_lowercase);
    let bare: String = text.chars().filter(char::is_ascii_digit).collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    is_grouped(text) || (has_sign && !bare.is_empty() && (letters == 0 || (text.starts_with("R$") && letters == 1)))
}

/// `72,345.55`, `1.234,50`: thousands apart and two decimals. Nothing but amounts is written so.
fn is_grouped(text: &str) -> bool {
    let Some(at) = text.rfind(['.', ',']) else { return false };
    let (whole, cents) = (&text[..at], &text[at + 1..]);
    let mut groups = whole.split(['.', ',', ' ', '\u{A0}', '\u{202F}', '\'']);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|it| it.len() <= 3 && is_number(it));
    let mut rest = groups.peekable();
    cents.len() == 2
        && is_number(cents)
        && first
        && rest.peek().is_some()
        && rest.all(|it| it.len() == 3 && is_number(it))
}

fn digits(text: &str) -> Option<Vec<u32>> {
    let bare: String = text.chars().filter(|c| !matches!(c, '.' | '-' | ' ' | '/')).collect();
    bare.chars().map(|c| c.to_digit(10)).collect()
}

/// The Spanish identity number: eight digits and the letter they give.
fn is_dni(text: &str) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let Some((number, letter)) = bare.split_at_checked(8) else { return false };
    let Ok(number) = number.parse::<usize>() else { return false };
    letter.len() == 1 && letter.as_bytes()[0].to_ascii_uppercase() == LETTERS[number % 23]
}

/// The Brazilian tax number: eleven digits, the last two of which check the others.
fn is_cpf(text: &str) -> bool {
    let Some(all) = digits(text).filter(|it| it.len() == 11) else { return false };
    let check = |count: usize| {
        let weighted = all[..count].iter().rev().zip(2..).map(|(digit, weight)| digit * weight);
        let sum: u32 = weighted.sum();
        sum * 10 % 11 % 10
    };
    check(9) == all[9] && check(10) == all[10] && all.iter().any(|it| *it != all[0])
}

/// The Mexican population register: four letters, six digits, six letters, two more.
fn is_curp(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 18
        && bytes[..4].iter().all(u8::is_ascii_alphabetic)
        && bytes[4..10].iter().all(u8::is_ascii_digit)
        && bytes[10..16].iter().all(u8::is_ascii_alphabetic)
}

/// The French social security number: sex, year, month, place, order, and 97 less the rest.
fn is_nir(text: &str) -> bool {
    let Some(all) = digits(text).filter(|it| it.len() == 15 && (it[0] == 1 || it[0] == 2)) else { return false };
    let number = |part: &[u32]| part.iter().fold(0_u64, |sum, digit| sum * 10 + u64::from(*digit));
    97 - number(&all[..13]) % 97 == number(&all[13..])
}

/// `123-45-6789`.
fn is_social_security(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|it| it.len()).eq([3, 2, 4]) && parts.iter().all(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_check_themselves_are_known() {
        assert!(is_dni("12345678Z") && is_dni("12.345.678-Z") && !is_dni("12345678A"));
        assert!(is_cpf("529.982.247-25") && !is_cpf("529.982.247-26") && !is_cpf("111.111.111-11"));
        assert!(is_nir("2 55 08 14 168 025 38") && !is_nir("255081416802539"));
        assert!(is_social_security("123-45-6789") && !is_social_security("12-345-6789"));
    }

    #[test]
    fn what_reaches_a_person_is_known_by_its_shape() {
        assert!(is_mail("a.b@example.org") && !is_mail("P@3"));
        assert!(is_phone("+33 1 23 45 67 89") && is_phone("(212) 555-0100"));
        assert!(!is_phone("31.10.2026") && !is_phone("0012345678"));
        assert!(is_money("72,345.55") && is_money("1.234.567,00") && is_money("1 234,50"));
        assert!(!is_money("12,345") && !is_money("1.234") && !is_money("31.10.2026") && !is_money("0,50"));
        assert!(is_money("$69222.18") && is_money("1 200 €") && is_money("R$ 1.200,00") && !is_money("R2"));
    }
}
