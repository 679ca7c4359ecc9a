//! Any part of a workbook that is no sheet.

use std::borrow::Cow;

use super::super::found::{Finds, Kind};
use super::super::markup::{Language, Token, Tokens};
use super::super::numbers::Reading;
use super::{attribute, is_on, kinds, local};

/// Numbers of a part.
pub(super) fn read(text: &str, part: &str, finds: &mut Finds) -> Result<(), String> {
    let mut inside: Vec<String> = Vec::new();
    for token in Tokens::new(text, Language::Xml) {
        match token? {
            Token::Open { name, attributes, closed } => {
                let element = local(name);
                hidden(element, &attributes, part, finds);
                for (attribute, value) in &attributes {
                    let (kind, reading) = kinds::of_part(part, element, attribute);
                    finds.read(kind, reading, value, || format!("{part}, <{element} {attribute}>"));
                }
                if !closed {
                    inside.push(element.to_owned());
                }
            }
            Token::Close(_) => drop(inside.pop()),
            // Cells show these; those that none shows are read at the end.
            Token::Text(_) if kinds::area(part) == "strings" => {}
            Token::Text(words) => content(part, &inside, &words, finds),
            Token::Raw(content) | Token::Comment(content) => {
                finds.read(Kind::Hidden, Reading::Prose, content, || format!("{part}, comment"));
            }
            Token::Declaration(content) => {
                finds.read(Kind::Metadata, Reading::Code, content, || format!("{part}, declaration"));
            }
        }
    }
    Ok(())
}

fn content(part: &str, inside: &[String], words: &str, finds: &mut Finds) {
    let place = || format!("{part}, {}", inside.join("/"));
    match kinds::of_text(part, inside) {
        None => finds.value(words, place),
        // A name that stands for a number instead of cells.
        Some(_) if inside.last().is_some_and(|it| it == "definedName") && !words.contains('!') => {
            finds.read(Kind::Hidden, Reading::Prose, words, place);
        }
        Some((kind, reading)) => finds.read(kind, reading, words, place),
    }
}

/// Notes sheets and names that do not show, and formats that show nothing.
fn hidden(element: &str, attributes: &[(&str, Cow<str>)], part: &str, finds: &mut Finds) {
    let value = |name| attribute(attributes, name);
    let name = value("name").unwrap_or("?");
    let what = match (kinds::area(part), element) {
        ("workbook", "sheet") if value("state").is_some_and(|state| state != "visible") => {
            format!("hidden sheet `{name}`")
        }
        ("workbook", "definedName") if is_on(value("hidden")) => format!("hidden name `{name}`"),
        ("styles", "numFmt") if value("formatCode").is_some_and(shows_nothing) => {
            format!("a number format that shows nothing: `{}`", value("formatCode").unwrap_or_default())
        }
        _ => return,
    };
    finds.note(Kind::Hidden, &what, || part.to_owned());
}

/// As `;;;`: no section has anything in it.
fn shows_nothing(format: &str) -> bool {
    format.contains(';') && format.split(';').all(|section| section.trim().trim_matches('"').is_empty())
}
