//! Tokens of HTML and XML: everything between the first and the last byte is in one of them.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::entities::decode;

/// How strictly tags are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Html,
    Xml,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag that opens; `closed` where it also closes.
    Open { name: &'a str, attributes: Vec<(&'a str, Cow<'a, str>)>, closed: bool },
    /// A tag that closes.
    Close(&'a str),
    /// Text, its entities decoded.
    Text(Cow<'a, str>),
    /// What stands between `<script>` or `<style>` and its end.
    Raw(&'a str),
    /// A comment.
    Comment(&'a str),
    /// A document type or an instruction.
    Declaration(&'a str),
}

/// Reads tokens one by one. After a mistake it ends.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    language: Language,
    /// The element whose content is not markup.
    raw: Option<&'a str>,
    open: Vec<&'a str>,
    failed: bool,
}

type Step<'a> = Result<Token<'a>, String>;

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str, language: Language) -> Self {
        Self { text, at: 0, language, raw: None, open: Vec::new(), failed: false }
    }

    /// How far it has read, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) -> Step<'a> {
        let rest = self.rest();
        if let Some(element) = self.raw.take() {
            return Ok(Token::Raw(self.take(end_of_raw(rest, element))));
        }
        if let Some(after) = rest.strip_prefix("<!--") {
            let end = memmem::find(after.as_bytes(), b"-->").ok_or("a comment does not end")?;
            self.take(4 + end + 3);
            return Ok(Token::Comment(after.get(..end).unwrap_or_default()));
        }
        if let Some(after) = rest.strip_prefix("<![CDATA[") {
            let end = memmem::find(after.as_bytes(), b"]]>").ok_or("a CDATA section does not end")?;
            self.take(9 + end + 3);
            return Ok(Token::Text(Cow::Borrowed(after.get(..end).unwrap_or_default())));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = memchr(b'>', rest.as_bytes()).ok_or("a declaration does not end")?;
            return Ok(Token::Declaration(self.take(end + 1)));
        }
        if rest.starts_with("</") {
            return self.closing(rest);
        }
        if is_tag(rest) {
            return self.opening(rest);
        }
        if self.language == Language::Xml && rest.starts_with('<') {
            return Err("a `<` that begins no tag".to_owned());
        }
        let bytes = rest.as_bytes().get(1..).unwrap_or_default();
        let end = memchr(b'<', bytes).map_or(rest.len(), |at| at + 1);
        Ok(Token::Text(decode(self.take(end))))
    }

    fn closing(&mut self, rest: &'a str) -> Step<'a> {
        let end = memchr(b'>', rest.as_bytes()).ok_or("a closing tag does not end")?;
        let name = self.take(end + 1).get(2..end).unwrap_or_default().trim();
        if self.language == Language::Xml && self.open.pop() != Some(name) {
            return Err(format!("`</{name}>` closes what is not open"));
        }
        Ok(Token::Close(name))
    }

    fn opening(&mut self, rest: &'a str) -> Step<'a> {
        let mut tag = Tag { rest, at: 1 };
        let name = tag.word();
        let mut attributes = Vec::new();
        let closed = loop {
            tag.blank();
            match tag.next() {
                None => return Err(format!("the tag `<{name}` does not end")),
                Some(b'>') => break false,
                Some(b'/') if tag.rest.as_bytes().get(tag.at + 1) == Some(&b'>') => {
                    tag.at += 1;
                    break true;
                }
                Some(b'/' | b'=') => tag.at += 1,
                Some(_) => attributes.push(tag.attribute()?),
            }
        };
        self.take(tag.at + 1);
        let is_raw = ["script", "style"].iter().any(|it| name.eq_ignore_ascii_case(it));
        if is_raw && !closed && self.language == Language::Html {
            self.raw = Some(name);
        }
        if self.language == Language::Xml && !closed {
            self.open.push(name);
        }
        Ok(Token::Open { name, attributes, closed })
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let taken = self.rest().get(..bytes).unwrap_or(self.rest());
        self.at += taken.len();
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        if self.failed {
            return None;
        }
        if self.rest().is_empty() {
            self.failed = true;
            let unclosed = self.open.last()?;
            return Some(Err(format!("`<{unclosed}>` is not closed")));
        }
        let step = self.step();
        self.failed = step.is_err();
        Some(step)
    }
}

fn end_of_raw(rest: &str, element: &str) -> usize {
    let is_end = |at: usize| {
        let name = rest.get(at + 2..at + 2 + element.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(element))
    };
    memmem::find_iter(rest.as_bytes(), b"</").find(|at| is_end(*at)).unwrap_or(rest.len())
}

fn is_tag(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
}

/// Inside a tag.
struct Tag<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Tag<'a> {
    fn next(&self) -> Option<u8> {
        self.rest.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        self.take_while(|byte| byte.is_ascii_whitespace());
    }

    fn word(&mut self) -> &'a str {
        self.take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/' | b'='))
    }

    fn take_while(&mut self, is_inside: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest.get(self.at..).unwrap_or_default();
        let length = rest.bytes().position(|byte| !is_inside(byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn attribute(&mut self) -> Result<(&'a str, Cow<'a, str>), String> {
        let name = self.word();
        self.blank();
        if self.next() != Some(b'=') {
            return Ok((name, Cow::Borrowed("")));
        }
        self.at += 1;
        self.blank();
        let value = match self.next() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.take_while(|byte| byte != quote);
                self.next().ok_or_else(|| format!("the value of the attribute `{name}` does not end"))?;
                self.at += 1;
                value
            }
            _ => self.take_while(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
        Ok((name, decode(value)))
    }
}
