//! How wide a text is: shaped with the font the pictures carry, so that no label is guessed too short or too long.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// The family every picture is set in.
pub const FONT_FAMILY: &str = "DejaVu Sans";

/// From the baseline up to the top of accented capitals, in ems.
pub(super) const ASCENT: f64 = 0.93;
/// From the baseline down to the lowest descender, in ems.
pub(super) const DESCENT: f64 = 0.24;
/// From one baseline to the next, in ems.
pub(super) const LINE: f64 = 1.25;
/// From the middle of a capital down to the baseline, in ems.
pub(super) const HALF_CAPITAL: f64 = 0.365;

struct Face {
    font: FontRef<'static>,
    shapes: ShaperData,
    units_per_em: f64,
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| face(dejavu::sans::regular()));
static BOLD: LazyLock<Option<Face>> = LazyLock::new(|| face(dejavu::sans::bold()));

fn face(bytes: &'static [u8]) -> Option<Face> {
    let font = FontRef::from_index(bytes, 0).ok()?;
    let shapes = ShaperData::new(&font);
    let units_per_em = f64::from(shapes.shaper(&font).build().units_per_em());
    Some(Face { font, shapes, units_per_em })
}

/// Measures texts and remembers what it measured.
#[derive(Debug, Default)]
pub(super) struct Ruler {
    ems: RefCell<BTreeMap<(bool, String), f64>>,
}

impl Ruler {
    /// Width of `text` in pixels at `size`.
    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        let key = (bold, text.to_owned());
        let known = self.ems.borrow().get(&key).copied();
        let ems = known.unwrap_or_else(|| {
            let ems = measure(text, bold);
            self.ems.borrow_mut().insert(key, ems);
            ems
        });
        ems * size
    }
}

/// Width in ems: runs of one writing direction are shaped apart, as renderers do.
fn measure(text: &str, bold: bool) -> f64 {
    let face = if bold { &*BOLD } else { &*REGULAR };
    let runs = runs(text);
    match face {
        Some(face) => runs.iter().map(|run| shaped(face, run)).sum(),
        // The font is part of the program; were it unreadable, a wide guess keeps labels apart.
        None => text.chars().count() as f64 * 0.7,
    }
}

fn shaped(face: &Face, run: &str) -> f64 {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let shaper = face.shapes.shaper(&face.font).build();
    let glyphs = shaper.shape(buffer, ShapeOptions::new());
    let advance: i64 = glyphs.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
    advance as f64 / face.units_per_em
}

fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in text.chars().filter(|&c| !is_isolate(c)) {
        let direction = if is_rtl(c) { Some(true) } else { c.is_alphanumeric().then_some(false) };
        match runs.last_mut() {
            Some((rtl, run)) if direction.is_none_or(|direction| direction == *rtl) => run.push(c),
            _ => runs.push((direction.unwrap_or(false), c.to_string())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Whether a character belongs to a script written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a character opens or closes a bidirectional isolate: it has no width.
pub(super) fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font_tables() {
        let ruler = Ruler::default();
        // DejaVu Sans: every digit advances 1303 of 2048 units.
        assert!((ruler.width("2026", 10.0, false) - 4.0 * 1303.0 / 2048.0 * 10.0).abs() < 1e-9);
        assert!(ruler.width("Officer", 10.0, true) > ruler.width("Officer", 10.0, false));
    }

    #[test]
    fn joined_arabic_letters_are_narrower_than_letters_apart() {
        let ruler = Ruler::default();
        let joined = ruler.width("الرتبة", 10.0, false);
        let apart: f64 = "الرتبة".chars().map(|c| ruler.width(&c.to_string(), 10.0, false)).sum();
        assert!(joined < apart);
    }

    #[test]
    fn isolates_have_no_width() {
        let ruler = Ruler::default();
        let plain = ruler.width("الرتبة (D-1)", 10.0, false);
        assert!((ruler.width("\u{2067}الرتبة (D-1)\u{2069}", 10.0, false) - plain).abs() < 1e-9);
    }
}
