//! A sheet: its cells by their names, and what is hidden of it.

use std::borrow::Cow;

use super::super::found::{Finds, Kind};
use super::super::markup::{Language, Token, Tokens};
use super::super::numbers::Reading;
use super::strings::SharedStrings;
use super::{attribute, is_on, kinds, local};

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    name: String,
    sort: String,
}

/// Numbers of a sheet.
pub(super) fn read(text: &str, sheet: &str, strings: &mut SharedStrings, finds: &mut Finds) -> Result<(), String> {
    let mut inside: Vec<String> = Vec::new();
    let mut cell = Cell::default();
    for token in Tokens::new(text, Language::Xml) {
        match token? {
            Token::Open { name, attributes, closed } => {
                let element = local(name);
                hidden(element, &attributes, sheet, finds);
                if element == "c" {
                    let value = |name| attribute(&attributes, name).unwrap_or_default().to_owned();
                    cell = Cell { name: value("r"), sort: value("t") };
                }
                for (attribute, value) in &attributes {
                    let (kind, reading) = kinds::of_sheet(element, attribute);
                    finds.read(kind, reading, value, || format!("{sheet}!{}, <{element} {attribute}>", cell.name));
                }
                if !closed {
                    inside.push(element.to_owned());
                }
            }
            Token::Close(_) => drop(inside.pop()),
            Token::Text(words) => {
                let element = inside.last().map_or("", String::as_str);
                content(element, &words, &cell, sheet, strings, finds)?;
            }
            Token::Raw(content) | Token::Comment(content) => {
                finds.read(Kind::Hidden, Reading::Prose, content, || format!("{sheet}, comment"));
            }
            Token::Declaration(content) => {
                finds.read(Kind::Metadata, Reading::Code, content, || format!("{sheet}, declaration"));
            }
        }
    }
    Ok(())
}

fn content(
    element: &str,
    words: &str,
    cell: &Cell,
    sheet: &str,
    strings: &mut SharedStrings,
    finds: &mut Finds,
) -> Result<(), String> {
    let place = || format!("{sheet}!{}", cell.name);
    match (element, cell.sort.as_str()) {
        ("v", "s") => finds.read(Kind::Text, Reading::Prose, strings.show(words)?, place),
        ("v", "" | "n" | "d") => finds.value(words, place),
        // True and false.
        ("v", "b") => {}
        ("f", _) => finds.read(Kind::Text, Reading::Prose, words, || format!("{}, formula", place())),
        ("t" | "v", _) => finds.read(Kind::Text, Reading::Prose, words, place),
        _ => finds.read(Kind::Text, Reading::Prose, words, || format!("{sheet}, <{element}>")),
    }
    Ok(())
}

/// Notes rows, columns and whole sheets that do not show.
fn hidden(element: &str, attributes: &[(&str, Cow<str>)], sheet: &str, finds: &mut Finds) {
    let value = |name| attribute(attributes, name);
    let is_flat = |name| value(name).and_then(|it| it.parse::<f64>().ok()).is_some_and(|size| size <= 0.0);
    let what = match element {
        "row" if is_on(value("hidden")) || is_flat("ht") => format!("hidden row {}", value("r").unwrap_or("?")),
        "col" if is_on(value("hidden")) || is_flat("width") => {
            format!("hidden columns {} to {}", value("min").unwrap_or("?"), value("max").unwrap_or("?"))
        }
        "sheetFormatPr" if is_on(value("zeroHeight")) => "hidden rows by default".to_owned(),
        _ => return,
    };
    finds.note(Kind::Hidden, &what, || sheet.to_owned());
}
