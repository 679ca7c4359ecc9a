//! From staff number to pseudonym: one normalisation, one keyed hash.

use encoding_rs::Encoding;
use unicode_normalization::UnicodeNormalization;

use super::coder::decode;
use super::{PseudonymKey, Rule};
use crate::domain::Period;
use crate::table::PersonKey;

/// What people keep from list to list where they have no staff number.
pub(super) struct Traits<'a> {
    pub(super) birth_year: i32,
    pub(super) entry_month: i32,
    pub(super) gender: &'a str,
}

/// Makes the pseudonyms of one agency: the first 16 bytes of keyed BLAKE3 over
/// `"wgp/pid/v1" | len(agency) | agency | len(id) | id`, lengths as 4 bytes little-endian. The lengths keep `("AB", "C")`
/// apart from `("A", "BC")`; the agency keeps persons of two agencies from being linked.
pub(super) struct Pseudonyms<'a> {
    key: &'a PseudonymKey,
    /// The message up to the id, then the id's length and the id.
    message: Vec<u8>,
    prefix: usize,
    row_prefix: Vec<u8>,
    link_prefix: Vec<u8>,
    width: Option<usize>,
    id: Vec<u8>,
}

impl<'a> Pseudonyms<'a> {
    pub(super) fn new(key: &'a PseudonymKey, agency: &str, width: Option<usize>) -> Self {
        let message = prefix(b"wgp/pid/v1", agency);
        let row_prefix = prefix(b"wgp/row/v1", agency);
        let link_prefix = prefix(b"wgp/link/v1", agency);
        Self { key, prefix: message.len(), message, row_prefix, link_prefix, width, id: Vec::new() }
    }

    /// The pseudonym of a staff number as it stands in the export.
    ///
    /// # Errors
    /// The rule that the staff number breaks.
    #[inline]
    pub(super) fn of(&mut self, raw: &[u8], encoding: &'static Encoding) -> Result<PersonKey, Rule> {
        self.id.clear();
        if is_plain(raw) {
            self.id.extend_from_slice(raw);
        } else {
            self.normalise(&decode(raw, encoding).ok_or(Rule::Undecodable)?)?;
        }
        self.fit()?;
        self.message.truncate(self.prefix);
        put_text(&mut self.message, &self.id);
        Ok(self.digest(&self.message))
    }

    /// The pseudonym of a row that has no staff number: of its place in its period's list.
    pub(super) fn of_row(&self, period: Period, place: u64) -> PersonKey {
        let mut message = self.row_prefix.clone();
        put_text(&mut message, period.to_string().as_bytes());
        message.extend_from_slice(&place.to_le_bytes());
        self.digest(&message)
    }

    /// The pseudonym of a row that has no staff number but what people keep: the birth year, the month of entry and the
    /// gender. `place` tells apart those of one list who have all of them in common, from 0.
    pub(super) fn of_link(&self, traits: &Traits<'_>, place: u32) -> PersonKey {
        let mut message = self.link_prefix.clone();
        message.extend_from_slice(&traits.birth_year.to_le_bytes());
        message.extend_from_slice(&traits.entry_month.to_le_bytes());
        put_text(&mut message, traits.gender.as_bytes());
        message.extend_from_slice(&place.to_le_bytes());
        self.digest(&message)
    }

    fn digest(&self, message: &[u8]) -> PersonKey {
        let hash = blake3::keyed_hash(self.key.bytes(), message);
        PersonKey(hash.as_bytes().first_chunk().copied().unwrap_or_default())
    }

    /// NFC, trimmed, upper case, no inner spaces.
    fn normalise(&mut self, text: &str) -> Result<(), Rule> {
        let mut utf8 = [0; 4];
        for c in text.nfc().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase) {
            if c.is_control() {
                return Err(Rule::PersonUnprintable);
            }
            self.id.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
        }
        if self.id.is_empty() || is_word_for_nothing(&self.id) {
            return Err(Rule::PersonMissing);
        }
        Ok(())
    }

    /// Refuses what a spreadsheet damaged, and restores the leading zeros of a declared width.
    fn fit(&mut self) -> Result<(), Rule> {
        if let Some(digits) = whole_number_with_point(&self.id) {
            // `123.0`: only a declared width says what it was.
            self.width.ok_or(Rule::PersonDamaged)?;
            self.id.truncate(digits);
        } else if is_scientific(&self.id) {
            return Err(Rule::PersonDamaged);
        }
        let Some(width) = self.width else { return Ok(()) };
        if self.id.len() > width {
            return Err(Rule::PersonTooWide);
        }
        if self.id.len() < width && self.id.iter().all(u8::is_ascii_digit) {
            let zeros = width - self.id.len();
            self.id.splice(0..0, std::iter::repeat_n(b'0', zeros));
        }
        Ok(())
    }
}

fn prefix(scheme: &[u8], agency: &str) -> Vec<u8> {
    let mut message = scheme.to_vec();
    put_text(&mut message, agency.as_bytes());
    message
}

fn put_text(message: &mut Vec<u8>, text: &[u8]) {
    message.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    message.extend_from_slice(text);
}

/// Upper-case ASCII letters, digits and dashes with a digit at the end: normal already, and neither blank nor damaged
/// in any way that [`Pseudonyms::normalise`] would see.
#[inline]
fn is_plain(raw: &[u8]) -> bool {
    raw.last().is_some_and(u8::is_ascii_digit)
        && raw.iter().all(|&byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || byte == b'-')
}

fn is_word_for_nothing(id: &[u8]) -> bool {
    id[0] == b'#' || [b"-".as_slice(), b"N/A", b"NULL"].contains(&id)
}

/// The digits before `.0`, `.00` and so on.
fn whole_number_with_point(id: &[u8]) -> Option<usize> {
    let point = id.iter().position(|&byte| byte == b'.' || byte == b',')?;
    let (digits, zeros) = (&id[..point], &id[point + 1..]);
    let whole = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    (whole && !zeros.is_empty() && zeros.iter().all(|&byte| byte == b'0')).then_some(point)
}

/// `1.23E+11`, `1,23E+11`, `1E+11`: a sign must follow the E, so that `12E34` stays an ordinary staff number.
fn is_scientific(id: &[u8]) -> bool {
    let Some(e) = id.iter().position(|&byte| byte == b'E') else { return false };
    let (mantissa, exponent) = (&id[..e], &id[e + 1..]);
    let [b'+' | b'-', digits @ ..] = exponent else { return false };
    let number = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    let mut parts = mantissa.splitn(2, |&byte| byte == b'.' || byte == b',');
    number(digits) && parts.all(number)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn key_of(raw: &str, agency: &str, width: Option<usize>) -> Result<PersonKey, Rule> {
        Pseudonyms::new(&PseudonymKey::demonstration(), agency, width).of(raw.as_bytes(), encoding_rs::UTF_8)
    }

    #[test]
    fn one_staff_number_has_one_pseudonym_however_it_is_written() {
        let plain = key_of("00123", "AG", Some(5)).ok();
        for raw in ["123", "123.0", " 00123 ", "0 0123", "00123\u{A0}"] {
            assert!(key_of(raw, "AG", Some(5)).ok() == plain, "{raw}");
        }
        assert!(key_of("ab-12é", "AG", None).ok() == key_of("AB-12E\u{301}", "AG", None).ok());
        assert!(plain.is_some());
    }

    #[test]
    fn persons_of_two_agencies_cannot_be_linked_and_lengths_keep_texts_apart() {
        assert!(key_of("123", "AG", None) != key_of("123", "AH", None));
        assert!(key_of("B-1", "A-", None) != key_of("1", "A-B-", None));
        assert!(key_of("00123", "AG", None) != key_of("123", "AG", None));
    }

    #[test]
    fn the_pseudonym_is_the_documented_one() {
        let message = b"wgp/pid/v1\x02\x00\x00\x00AG\x03\x00\x00\x00123";
        let expected = blake3::keyed_hash(PseudonymKey::demonstration().bytes(), message);
        assert!(key_of("123", "AG", None).is_ok_and(|key| key.0 == expected.as_bytes()[..16]));
    }

    #[rstest]
    #[case("", None, Rule::PersonMissing)]
    #[case("  ", None, Rule::PersonMissing)]
    #[case("#N/A", None, Rule::PersonMissing)]
    #[case("1.23E+11", None, Rule::PersonDamaged)]
    #[case("1,23e+11", None, Rule::PersonDamaged)]
    #[case("1E+11", None, Rule::PersonDamaged)]
    #[case("2E-5", None, Rule::PersonDamaged)]
    #[case("123.0", None, Rule::PersonDamaged)]
    #[case("123456", Some(5), Rule::PersonTooWide)]
    #[case("12\u{7}", None, Rule::PersonUnprintable)]
    fn staff_numbers_that_are_none_are_refused(#[case] raw: &str, #[case] width: Option<usize>, #[case] rule: Rule) {
        assert_eq!(key_of(raw, "AG", width).err(), Some(rule));
    }
}
