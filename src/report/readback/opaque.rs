//! Tokens that hold digits and are no numbers: hashes, colours, identifiers of 128 bits.

use super::numbers::{Number, Reading};

/// Hexadecimal words from this length on are hashes.
const HASH: usize = 16;
/// Lengths of the parts of a universally unique identifier.
const IDENTIFIER: [usize; 5] = [8, 4, 4, 4, 12];

/// The token around the digit at `at`, if it is no number. Nothing before `from` is taken.
pub(super) fn token(text: &str, from: usize, at: usize, reading: Reading) -> Option<Number> {
    identifier(text, from, at).or_else(|| hexadecimal(text, from, at, reading))
}

fn hexadecimal(text: &str, from: usize, at: usize, reading: Reading) -> Option<Number> {
    let (start, end) = around(text, from, at, |byte| byte.is_ascii_alphanumeric())?;
    let word = text.get(start..end)?;
    let is_hexadecimal = word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has_letter = word.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_hash = has_letter && word.len() >= HASH;
    let is_colour = reading == Reading::Code
        && match text.get(..start).and_then(|before| before.chars().next_back()) {
            Some('#') => matches!(word.len(), 3 | 4 | 6 | 8),
            _ => has_letter && matches!(word.len(), 6 | 8),
        };
    (is_hexadecimal && (is_hash || is_colour)).then_some(Number { range: start..end, value: None })
}

fn identifier(text: &str, from: usize, at: usize) -> Option<Number> {
    let (start, end) = around(text, from, at, |byte| byte.is_ascii_hexdigit() || byte == b'-')?;
    let parts = text.get(start..end)?.split('-').map(str::len);
    parts.eq(IDENTIFIER).then_some(Number { range: start..end, value: None })
}

/// The stretch that holds the digit at `at`; `None` of a digit of another script, which ends what stands before it.
fn around(text: &str, from: usize, at: usize, is_inside: impl Fn(u8) -> bool) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let before = bytes.get(from..at).unwrap_or_default().iter().rev().take_while(|byte| is_inside(**byte)).count();
    let after = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| is_inside(**byte)).count();
    (after > 0).then_some((at - before, at + after))
}
