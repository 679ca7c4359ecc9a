//! Style sheets: how things look, the words that they show, and comments.

use super::document::without_embedded;
use super::found::{Finds, Kind};
use super::numbers::Reading;

/// Numbers of a style sheet or of a `style` attribute: strings are words, comments are hidden, the rest is style.
pub(super) fn read(text: &str, place: &str, finds: &mut Finds) -> Result<(), String> {
    let kept = without_embedded(text, place, finds)?;
    let mut rest = kept.as_deref().unwrap_or(text);
    while !rest.is_empty() {
        let next = rest.find(['"', '\'']).unwrap_or(rest.len());
        let comment = rest.find("/*").unwrap_or(rest.len());
        let (plain, special) = rest.split_at(next.min(comment));
        finds.read(Kind::Style, Reading::Code, plain, || place.to_owned());
        rest = match special.chars().next() {
            None => "",
            Some('/') => {
                let (inside, behind) = special.get(2..).and_then(|it| it.split_once("*/")).unwrap_or((special, ""));
                finds.read(Kind::Hidden, Reading::Prose, inside, || format!("{place}, comment"));
                behind
            }
            Some(quote) => {
                let body = special.get(1..).unwrap_or_default();
                let end = end_of_string(body, quote);
                let shown = unescaped(body.get(..end).unwrap_or_default());
                finds.read(Kind::Text, Reading::Prose, &shown, || format!("{place}, string"));
                body.get(end + 1..).unwrap_or_default()
            }
        };
    }
    Ok(())
}

fn end_of_string(body: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = body.char_indices().find(|&(_, c)| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    end.map_or(body.len(), |(at, _)| at)
}

/// `\37 ` as `7`.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let length = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let (code, behind) = after.split_at(length);
        plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        rest = if length > 0 { behind.strip_prefix(' ').unwrap_or(behind) } else { behind };
    }
    plain.push_str(rest);
    plain
}
