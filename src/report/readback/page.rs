//! Pages and pictures: text, every attribute, comments, scripts and styles.

use super::address::attribute;
use super::css;
use super::document::without_embedded;
use super::found::{Finds, Kind};
use super::lines::Lines;
use super::markup::{Language, Token, Tokens};
use super::numbers::Reading;
use super::svg_text::Block;

type Attributes<'a> = [(&'a str, std::borrow::Cow<'a, str>)];

/// Numbers of a page or a picture.
///
/// # Errors
/// A tag, comment or attribute does not end; in a picture also elements that are not nested; a page that does not end.
pub(super) fn read(text: &str, language: Language, finds: &mut Finds) -> Result<(), String> {
    let mut tokens = Tokens::new(text, language);
    let mut page =
        Page { finds, lines: Lines::new(text), line: 1, pictures: 0, inside: Vec::new(), block: Block::default() };
    let (mut begins, mut ends) = (false, false);
    loop {
        let at = tokens.at();
        let Some(token) = tokens.next() else { break };
        page.line = page.lines.of(at);
        let token = token.map_err(|problem| format!("line {}: {problem}", page.line))?;
        match &token {
            Token::Open { name, closed, .. } => {
                begins = true;
                ends |= *closed && language == Language::Xml && name.eq_ignore_ascii_case("svg");
            }
            Token::Close(name) => ends |= ["html", "svg"].iter().any(|it| name.eq_ignore_ascii_case(it)),
            _ => {}
        }
        page.token(&token)?;
    }
    page.block.flush(page.finds);
    if begins && ends { Ok(()) } else { Err("it does not end as a page or a picture does".to_owned()) }
}

struct Page<'a, 'f> {
    finds: &'f mut Finds,
    lines: Lines<'a>,
    line: usize,
    /// How many `<svg>` are open.
    pictures: usize,
    inside: Vec<String>,
    block: Block,
}

impl Page<'_, '_> {
    fn token(&mut self, token: &Token) -> Result<(), String> {
        let line = self.line;
        match token {
            Token::Open { name, attributes, closed } => self.open(name, attributes, *closed)?,
            Token::Close(name) => self.close(name),
            Token::Text(words) => self.words(words)?,
            Token::Raw(content) => {
                let element = self.inside.last().cloned().unwrap_or_default();
                if element == "style" {
                    css::read(content, &format!("line {line}, <style>"), self.finds)?;
                } else {
                    self.free(Kind::Hidden, content, &format!("line {line}, <{element}>"))?;
                }
            }
            Token::Comment(content) => self.free(Kind::Hidden, content, &format!("line {line}, comment"))?,
            Token::Declaration(content) => {
                self.finds.read(Kind::Metadata, Reading::Code, content, || format!("line {line}, declaration"));
            }
        }
        Ok(())
    }

    fn open(&mut self, name: &str, attributes: &Attributes, closed: bool) -> Result<(), String> {
        let element = name.to_ascii_lowercase();
        self.pictures += usize::from(element == "svg" && !closed);
        if element == "text" && self.pictures > 0 {
            let value =
                |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, it)| it.to_string());
            self.block.open(value, format!("line {}, <text>", self.line), self.finds);
        }
        let is_picture = self.pictures > 0 || element == "svg";
        for (attribute, value) in attributes {
            self.attribute(&element, attribute, value, is_picture)?;
        }
        if !closed && !is_void(&element) {
            self.inside.push(element);
        }
        Ok(())
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str, is_picture: bool) -> Result<(), String> {
        let line = self.line;
        if name.eq_ignore_ascii_case("style") {
            return css::read(value, &format!("line {line}, <{element} style>"), self.finds);
        }
        let place = || format!("line {line}, <{element} {name}>");
        let (kind, reading) = attribute(element, name, is_picture);
        // The name is one of the standards', or carries a number itself.
        if name.starts_with("data-") || kind == Kind::Attribute {
            self.finds
                .read(Kind::Attribute, Reading::Code, name, || format!("line {line}, name of <{element} {name}>"));
        }
        let kept = if value.contains("data:") { without_embedded(value, &place(), self.finds)? } else { None };
        self.finds.read(kind, reading, kept.as_deref().unwrap_or(value), place);
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let element = name.to_ascii_lowercase();
        match element.as_str() {
            "svg" => self.pictures = self.pictures.saturating_sub(1),
            "text" => self.block.close(),
            _ => {}
        }
        if let Some(depth) = self.inside.iter().rposition(|it| *it == element) {
            self.inside.truncate(depth);
        }
    }

    fn words(&mut self, words: &str) -> Result<(), String> {
        if self.block.is_inside() {
            self.block.push(words);
            return Ok(());
        }
        let element = self.inside.last().map_or("page", String::as_str);
        let place = format!("line {}, <{element}>", self.line);
        match element {
            "style" => css::read(words, &place, self.finds),
            "script" => self.free(Kind::Hidden, words, &place),
            _ => self.free(Kind::Text, words, &place),
        }
    }

    fn free(&mut self, kind: Kind, words: &str, place: &str) -> Result<(), String> {
        let kept = without_embedded(words, place, self.finds)?;
        self.finds.read(kind, Reading::Prose, kept.as_deref().unwrap_or(words), || place.to_owned());
        Ok(())
    }
}

fn is_void(element: &str) -> bool {
    matches!(
        element,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
