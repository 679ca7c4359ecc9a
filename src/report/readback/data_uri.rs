//! `data:` addresses: files inside of files.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

/// A file inside of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Embedded {
    /// As `image/png`; empty where it is not said.
    pub media: String,
    pub bytes: Vec<u8>,
}

/// Takes the embedded files out of a text: the text without them, and each of them.
///
/// # Errors
/// One that says it is base64 and is not.
pub(super) fn take_out(text: &str) -> Result<(String, Vec<Embedded>), String> {
    let (mut kept, mut embedded) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("data:") {
        kept.push_str(before);
        // `metadata: 7, 8` is no address: one begins a word, and a comma follows its type.
        let is_word = kept.chars().next_back().is_some_and(char::is_alphanumeric);
        let Some((head, body)) = after.split_once(',').filter(|(head, _)| !is_word && is_head(head)) else {
            kept.push_str("data:");
            rest = after;
            continue;
        };
        let ends = |c: char| matches!(c, '"' | '\'' | ')') || (is_base64(head) && (c.is_whitespace() || c == '<'));
        let (body, behind) = body.split_at(body.find(ends).unwrap_or(body.len()));
        embedded.push(decode(head, body)?);
        rest = behind;
    }
    kept.push_str(rest);
    Ok((kept, embedded))
}

/// As `image/png;base64`, or nothing.
fn is_head(head: &str) -> bool {
    let is_plain = head.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/;=+.-_\"".contains(&byte));
    is_plain && (head.is_empty() || head.starts_with(';') || head.contains('/'))
}

fn is_base64(head: &str) -> bool {
    head.to_ascii_lowercase().ends_with(";base64")
}

fn decode(head: &str, body: &str) -> Result<Embedded, String> {
    let media = head.split(';').next().unwrap_or_default().to_owned();
    let bytes = percent_decoded(body);
    if !is_base64(head) {
        return Ok(Embedded { media, bytes });
    }
    let decoded = [STANDARD, STANDARD_NO_PAD, URL_SAFE].iter().find_map(|engine| engine.decode(&bytes).ok());
    let bytes = decoded.ok_or_else(|| format!("a `data:` address of `{media}` is not base64"))?;
    Ok(Embedded { media, bytes })
}

/// `%37` as `7`.
pub(super) fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|it| std::str::from_utf8(it).ok());
        let code = code.and_then(|it| u8::from_str_radix(it, 16).ok());
        decoded.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_files_are_taken_out_of_a_text() {
        let (kept, files) = take_out("a url(data:text/plain;base64,Nw==) b metadata:7, 8 'data:,%37'").unwrap();
        assert_eq!(kept, "a url() b metadata:7, 8 ''");
        let files: Vec<(&str, &[u8])> = files.iter().map(|it| (it.media.as_str(), it.bytes.as_slice())).collect();
        assert_eq!(files, [("text/plain", b"7".as_slice()), ("", b"7".as_slice())]);
    }

    #[test]
    fn what_is_not_base64_is_an_error() {
        let problem = take_out("data:font/woff2;base64,?!").unwrap_err();
        assert_eq!(problem, "a `data:` address of `font/woff2` is not base64");
    }
}
