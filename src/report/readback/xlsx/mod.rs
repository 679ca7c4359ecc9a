//! Workbooks: every part of the archive, sheets cell by cell.

mod kinds;
mod part;
mod sheet;
mod strings;
mod workbook;

use super::archive::{self, Archive, Part};
use super::document::refuse;
use super::found::{Finds, Kind};
use super::numbers::Reading;
use super::png;
use strings::SharedStrings;

/// Numbers of a workbook. Sheets, rows and columns that are hidden are noted.
///
/// # Errors
/// It is no archive, or a part is not whole.
pub(super) fn read(bytes: &[u8], finds: &mut Finds) -> Result<(), String> {
    let archive = archive::open(bytes)?;
    for comment in &archive.comments {
        finds.read(Kind::Hidden, Reading::Prose, comment, || "comment of the archive".to_owned());
    }
    let names = workbook::sheet_names(&archive)?;
    let mut strings = SharedStrings::of(&archive)?;
    for part in &archive.parts {
        finds.read(Kind::Metadata, Reading::Code, &part.name, || "name of a part".to_owned());
        let sheet = names.get(&part.name).map(String::as_str);
        read_part(part, sheet, &mut strings, finds).map_err(|problem| format!("part `{}`: {problem}", part.name))?;
    }
    strings.unused(finds);
    Ok(())
}

fn read_part(part: &Part, sheet: Option<&str>, strings: &mut SharedStrings, finds: &mut Finds) -> Result<(), String> {
    let ending = part.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        _ if part.name.ends_with('/') => Ok(()),
        "png" => finds.inside(&part.name, |finds| png::read(&part.bytes, finds)),
        "xml" | "rels" | "vml" => {
            let text = std::str::from_utf8(&part.bytes).map_err(|error| error.to_string())?;
            let text = text.trim_start_matches('\u{FEFF}');
            match sheet {
                Some(sheet) => sheet::read(text, sheet, strings, finds),
                None => part::read(text, &part.name, finds),
            }
        }
        _ => {
            finds.inside(&part.name, |finds| refuse("a part of an unknown kind", &part.bytes, finds));
            Ok(())
        }
    }
}

/// An archive's part as text.
fn text_of<'a>(archive: &'a Archive, name: &str) -> Result<&'a str, String> {
    let part = archive.part(name).ok_or_else(|| format!("part `{name}` is missing"))?;
    std::str::from_utf8(&part.bytes).map_err(|error| format!("part `{name}`: {error}"))
}

/// The value of an attribute.
fn attribute<'a>(attributes: &'a [(&str, std::borrow::Cow<'_, str>)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_ref())
}

/// The name of an element or an attribute without its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Whether an attribute that turns something on is on.
fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}
