//! What sort of thing an attribute of a page or a picture is.

use super::found::Kind;
use super::numbers::Reading;

const PLACES: [&str; 34] = [
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "fx",
    "fy",
    "width",
    "height",
    "points",
    "d",
    "viewbox",
    "transform",
    "patterntransform",
    "gradienttransform",
    "offset",
    "textlength",
    "refx",
    "refy",
    "markerwidth",
    "markerheight",
    "rotate",
    "pathlength",
    "startoffset",
    "orient",
    "preserveaspectratio",
];
const LOOKS: [&str; 26] = [
    "style",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-opacity",
    "fill-opacity",
    "opacity",
    "font-size",
    "font-weight",
    "font-family",
    "stroke-miterlimit",
    "stop-color",
    "stop-opacity",
    "color",
    "flood-color",
    "letter-spacing",
    "word-spacing",
    "baseline-shift",
    "tabindex",
    "colspan",
    "rowspan",
    "border",
    "cellpadding",
    "cellspacing",
];

/// The kind of an attribute, and how its numbers are read.
pub(super) fn attribute(element: &str, name: &str, is_picture: bool) -> (Kind, Reading) {
    let name = name.to_ascii_lowercase();
    let is = |names: &[&str]| names.contains(&name.as_str());
    if name.starts_with("xmlns") || is(&["version", "charset", "http-equiv", "encoding"]) || is_meta(element, &name) {
        (Kind::Metadata, Reading::Code)
    } else if is(&LOOKS) {
        (Kind::Style, Reading::Code)
    } else if is(&PLACES) && (is_picture || element.eq_ignore_ascii_case("img")) {
        (Kind::Geometry, Reading::List)
    } else if is(&["href", "src", "id", "class", "for", "name"]) {
        (Kind::Attribute, Reading::Code)
    } else {
        (Kind::Attribute, Reading::Prose)
    }
}

fn is_meta(element: &str, name: &str) -> bool {
    element.eq_ignore_ascii_case("meta") && name == "content"
}
