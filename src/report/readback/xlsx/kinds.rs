//! What sort of thing an attribute or a text of a workbook's part is.

use super::super::found::Kind;
use super::super::numbers::Reading;
use super::local;

type Judged = (Kind, Reading);

const META: Judged = (Kind::Metadata, Reading::Code);
const LOOK: Judged = (Kind::Style, Reading::Code);
const WHERE: Judged = (Kind::Geometry, Reading::Code);
const SAID: Judged = (Kind::Attribute, Reading::Prose);

/// An attribute of a sheet.
pub(super) fn of_sheet(element: &str, attribute: &str) -> Judged {
    match (element, local(attribute)) {
        _ if is_technical(attribute) => META,
        (_, "display" | "location" | "tooltip" | "name" | "title" | "prompt" | "error") => SAID,
        (
            _,
            "r" | "ref" | "sqref" | "spans" | "min" | "max" | "topLeftCell" | "activeCell" | "xSplit" | "ySplit"
            | "activeCellId",
        ) => WHERE,
        (
            "c" | "row" | "col" | "sheetView" | "sheetFormatPr" | "pageMargins" | "pageSetup" | "pageSetUpPr" | "pane"
            | "tabColor" | "selection" | "printOptions" | "outlinePr",
            _,
        ) => LOOK,
        (_, "count") => META,
        _ => SAID,
    }
}

/// An attribute of any other part.
pub(super) fn of_part(part: &str, element: &str, attribute: &str) -> Judged {
    let named = local(attribute);
    match area(part) {
        _ if is_technical(attribute) => META,
        _ if matches!(named, "descr" | "title" | "altText" | "altTextSummary" | "displayName") => SAID,
        // The name of a sheet is a title; those of drawings are numbered by the program that writes them.
        "workbook" if named == "name" => SAID,
        "workbook" | "rels" | "types" | "docProps" | "strings" => META,
        "styles" | "theme" => LOOK,
        "charts" => match (element, named) {
            ("pt" | "ptCount" | "idx" | "order", _) => WHERE,
            ("axId" | "crossAx", _) => META,
            ("min" | "max" | "majorUnit" | "minorUnit" | "crossesAt", _) => SAID,
            _ => LOOK,
        },
        "drawings" => match (element, named) {
            ("cNvPr", "name" | "id") => META,
            ("off" | "ext", _) => WHERE,
            _ => LOOK,
        },
        "tables" => match named {
            "ref" => WHERE,
            "name" => SAID,
            "id" | "count" => META,
            _ => LOOK,
        },
        _ => SAID,
    }
}

/// The text of an element in a part that is no sheet; `None` for a value of data.
pub(super) fn of_text(part: &str, inside: &[String]) -> Option<Judged> {
    let element = inside.last().map_or("", String::as_str);
    let is_in = |name: &str| inside.iter().any(|it| it == name);
    Some(match (area(part), element) {
        ("charts", "v") if is_in("numCache") || is_in("numLit") => return None,
        ("charts", "f") | ("docProps" | "workbook" | "types" | "rels", _) => META,
        ("charts", "formatCode") | ("styles" | "theme", _) => LOOK,
        ("drawings", "col" | "row" | "colOff" | "rowOff") => WHERE,
        ("charts" | "drawings" | "tables", _) => (Kind::Text, Reading::Prose),
        // Comments, threads, connections, custom parts, old drawings: nobody looks there.
        _ => (Kind::Hidden, Reading::Prose),
    })
}

/// The family of a part.
pub(super) fn area(part: &str) -> &'static str {
    const AREAS: [(&str, &str); 8] = [
        ("xl/charts/", "charts"),
        ("xl/drawings/", "drawings"),
        ("xl/tables/", "tables"),
        ("xl/theme/", "theme"),
        ("xl/styles.xml", "styles"),
        ("xl/workbook.xml", "workbook"),
        ("xl/sharedStrings.xml", "strings"),
        ("docProps/", "docProps"),
    ];
    if part.contains("_rels/") {
        return "rels";
    }
    if part == "[Content_Types].xml" {
        return "types";
    }
    AREAS.iter().find(|(start, _)| part.starts_with(start)).map_or("other", |(_, area)| area)
}

/// Names of namespaces and relations.
fn is_technical(attribute: &str) -> bool {
    attribute.starts_with("xmlns")
        || attribute.starts_with("r:")
        || matches!(attribute, "Id" | "Target" | "Type" | "uri")
}
