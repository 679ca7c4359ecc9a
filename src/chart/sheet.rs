//! The page a picture is written on: markup, and where every text landed.

use std::fmt::Write as _;

use super::font::{is_isolate, is_rtl};

/// A text and the box it fills, in pixels: kept so that overlaps can be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextBox {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// What plotters' styles cannot say: hatching and dashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pen {
    #[default]
    Plain,
    Hatched,
    Dashed,
}

/// Markup as it grows.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub id: String,
    pub pen: Pen,
    pub texts: Vec<TextBox>,
    markup: String,
    hatched: bool,
}

/// What is said about the picture as a whole.
pub(super) struct Naming<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub hatch: &'a str,
}

impl Sheet {
    pub(super) fn new(id: &str) -> Self {
        Self { id: escape(id), ..Self::default() }
    }

    pub(super) fn push(&mut self, element: &str) {
        self.markup.push_str(element);
        self.markup.push('\n');
    }

    pub(super) fn open_group(&mut self, class: &str) {
        self.push(&format!("<g class=\"{}\">", escape(class)));
    }

    pub(super) fn close_group(&mut self) {
        self.push("</g>");
    }

    /// Begins what is drawn once and shown by [`Self::stamp`]; its id begins with that of the picture, as several
    /// pictures stand in one page.
    pub(super) fn open_definition(&mut self, name: &str) {
        self.push(&format!("<defs><g id=\"{}-{}\">", self.id, escape(name)));
    }

    pub(super) fn close_definition(&mut self) {
        self.push("</g></defs>");
    }

    /// Shows a definition of this picture, moved by so many pixels.
    pub(super) fn stamp(&mut self, name: &str, (x, y): (f64, f64)) {
        self.push(&format!("<use href=\"#{}-{}\" x=\"{x}\" y=\"{y}\"/>", self.id, escape(name)));
    }

    /// The fill of a shape: its colour, or the hatch of this picture.
    pub(super) fn fill(&mut self, colour: &str) -> String {
        if self.pen == Pen::Hatched {
            self.hatched = true;
            return format!("url(#{}-hatch)", self.id);
        }
        colour.to_owned()
    }

    /// The whole picture. `direction` stands on the root so that a page written from right to left does not flip it.
    pub(super) fn finish(&self, width: f64, height: f64, naming: &Naming) -> String {
        let id = &self.id;
        let mut svg = String::new();
        let _ = writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" direction=\"ltr\" \
             font-family=\"'DejaVu Sans', sans-serif\">"
        );
        let _ = writeln!(svg, "<title id=\"{id}-title\">{}</title>", escape(naming.title));
        let _ = writeln!(svg, "<desc id=\"{id}-desc\">{}</desc>", escape(naming.description));
        if self.hatched {
            let _ = writeln!(
                svg,
                "<defs><pattern id=\"{id}-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#ffffff\"/>\
                 <rect width=\"2\" height=\"5\" fill=\"{}\"/></pattern></defs>",
                naming.hatch
            );
        }
        let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        svg.push_str(&self.markup);
        svg.push_str("</svg>");
        svg
    }
}

/// Text as XML; characters XML cannot hold are dropped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A text as it is drawn: one that begins in a script written from right to left is isolated, because the direction of
/// the element itself would also flip its anchor in browsers (and not in every renderer).
pub(super) fn directed(text: &str) -> String {
    let first = text.chars().find(|c| c.is_alphabetic() || is_isolate(*c));
    if first.is_some_and(is_rtl) { format!("\u{2067}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_label_stays_a_label() {
        assert_eq!(escape("R&D <b> \"x\"\u{1}"), "R&amp;D &lt;b&gt; &quot;x&quot;");
    }

    #[test]
    fn only_texts_that_begin_from_right_to_left_are_isolated() {
        assert_eq!(directed("(2) الرتبة P-5"), "\u{2067}(2) الرتبة P-5\u{2069}");
        assert_eq!(directed("P-5 الرتبة"), "P-5 الرتبة");
        assert_eq!(directed("\u{2067}الرتبة\u{2069}: 3 of 8"), "\u{2067}الرتبة\u{2069}: 3 of 8");
    }
}
