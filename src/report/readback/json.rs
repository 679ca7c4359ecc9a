//! JSON: numbers as they are written, numbers in texts, and names.

use serde::de::IgnoredAny;

use super::document::without_embedded;
use super::found::{Finds, Kind};
use super::lines::Lines;
use super::numbers::Reading;

/// Numbers of a JSON file.
///
/// # Errors
/// It is no JSON.
pub(super) fn read(text: &str, finds: &mut Finds) -> Result<(), String> {
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| error.to_string())?;
    // A parser would round numbers and drop repeated names: the text is walked instead. It is known to be JSON.
    let mut lines = Lines::new(text);
    let mut name = String::new();
    let mut at = 0;
    while let Some(length) = text.get(at..).filter(|rest| !rest.is_empty()).map(token) {
        let token = text.get(at..at + length).unwrap_or_default();
        let is_name = text.get(at + length..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if token.starts_with('"') {
            let said: String = serde_json::from_str(token).map_err(|error| error.to_string())?;
            let place = format!("line {}, `{name}`", lines.of(at));
            if is_name {
                finds.read(Kind::Attribute, Reading::Prose, &said, || format!("line {}, a name", lines.of(at)));
                name = said;
            } else {
                let kept = without_embedded(&said, &place, finds)?;
                finds.read(Kind::Text, Reading::Prose, kept.as_deref().unwrap_or(&said), || place);
            }
        } else if token.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            finds.value(token, || format!("line {}, `{name}`", lines.of(at)));
        }
        at += length;
    }
    Ok(())
}

/// The length of a string, of a number, or of one other character.
fn token(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'"') => {
            let mut end = 1;
            while bytes.get(end).is_some_and(|byte| *byte != b'"') {
                end += if bytes.get(end) == Some(&b'\\') { 2 } else { 1 };
            }
            end + 1
        }
        Some(b'-' | b'0'..=b'9') => {
            let is_inside = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
            bytes.iter().take_while(|byte| is_inside(byte)).count()
        }
        _ => rest.chars().next().map_or(1, char::len_utf8),
    }
}
