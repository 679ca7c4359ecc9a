//! What every picture has: banner, title and subtitle above, key, notes and source below.

use std::rc::Rc;

use super::canvas::{Area, Canvas, Look};
use super::colour::Colour;
use super::font::{LINE, Ruler};
use super::sheet::{Naming, TextBox};
use super::spec::ChartSpec;
use super::theme::Theme;
use super::wrap::wrap;

/// A finished picture and where its texts are.
#[derive(Clone, Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "the tests look for overlaps in the text boxes"))]
pub(super) struct Drawn {
    pub svg: String,
    pub texts: Vec<TextBox>,
    pub width: f64,
    pub height: f64,
}

/// What a key shows beside its words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Marker {
    Square(Colour),
    Dot(Colour),
    Ring(Colour),
    Line(Colour),
    Dashes(Colour),
    Diamond(Colour),
}

/// A picture that grows downwards: `y` is where the next thing goes.
pub(super) struct Page<'a> {
    pub canvas: Canvas,
    pub theme: &'a Theme,
    pub width: f64,
    pub y: f64,
}

impl<'a> Page<'a> {
    /// Draws what stands above the chart.
    pub(super) fn open(spec: &ChartSpec, theme: &'a Theme, width: f64, ruler: Rc<Ruler>) -> Self {
        let canvas = Canvas::new(&spec.id, width, ruler);
        let mut page = Self { canvas, theme, width, y: 20.0 };
        page.write(&spec.banner, Look::new(theme.small_size, theme.below).bold(), 6.0);
        page.write(&spec.title, Look::new(theme.title_size, theme.ink).bold(), 4.0);
        page.write(&spec.subtitle, Look::new(theme.subtitle_size, theme.muted), 14.0);
        page
    }

    /// Left end of everything.
    pub(super) fn left(&self) -> f64 {
        self.theme.margin
    }

    /// Right end of everything.
    pub(super) fn right(&self) -> f64 {
        self.width - self.theme.margin
    }

    /// Labels and numbers.
    pub(super) fn body(&self) -> Look {
        Look::new(self.theme.body_size, self.theme.ink)
    }

    /// Axes, heads and notes.
    pub(super) fn small(&self) -> Look {
        Look::new(self.theme.small_size, self.theme.muted)
    }

    /// A paragraph over the whole width, and space below it; nothing for an empty text.
    pub(super) fn write(&mut self, text: &str, look: Look, space: f64) {
        if text.trim().is_empty() {
            return;
        }
        let lines = wrap(&self.canvas.ruler, text, look.setting, self.right() - self.left());
        self.y = self.canvas.paragraph(self.left(), self.y, &lines, look) + space;
    }

    /// A line of keys, more where it is too long.
    pub(super) fn key(&mut self, items: &[(Marker, &str)]) {
        const MARKER: f64 = 18.0;
        let look = self.small().coloured(self.theme.ink);
        let step = look.setting.size * LINE + 4.0;
        let mut x = self.left();
        for (marker, words) in items {
            let room = self.right() - self.left() - MARKER;
            let lines = wrap(&self.canvas.ruler, words, look.setting, room);
            let width = lines.iter().map(|line| self.canvas.width_of(line, look.setting)).fold(0.0, f64::max);
            if x > self.left() && x + MARKER + width > self.right() {
                x = self.left();
                self.y += step;
            }
            self.mark(*marker, x + 6.0, self.y + step / 2.0);
            let bottom = self.canvas.paragraph(x + MARKER, self.y + 2.0, &lines, look);
            self.y = (bottom - step + 2.0).max(self.y);
            x += MARKER + width + 24.0;
        }
        self.y += step + 8.0;
    }

    fn mark(&self, marker: Marker, x: f64, y: f64) {
        match marker {
            Marker::Square(colour) => {
                self.canvas.rect(Area { left: x - 6.0, top: y - 6.0, right: x + 6.0, bottom: y + 6.0 }, colour);
            }
            Marker::Dot(colour) => self.canvas.dot((x, y), 5.5, colour),
            Marker::Ring(colour) => self.canvas.ring((x, y), 5.0, colour, 1.5),
            Marker::Line(colour) => self.canvas.line(&[(x - 7.0, y), (x + 7.0, y)], colour, 2.5),
            Marker::Dashes(colour) => self.canvas.dashed(&[(x - 8.0, y), (x + 8.0, y)], colour, 2.0),
            Marker::Diamond(colour) => self.canvas.diamond((x, y), 5.5, colour),
        }
    }

    /// Draws what stands below the chart and closes the picture.
    pub(super) fn close(mut self, spec: &ChartSpec, notes: &[String], description: &str) -> Drawn {
        self.y += 14.0;
        for note in notes {
            self.write(note, self.small(), 2.0);
        }
        self.write(&spec.source, self.small(), 0.0);
        let height = (self.y + 16.0).ceil();
        let hatch = self.theme.not_stated.hex();
        let naming = Naming { title: &spec.title, description, hatch: &hatch };
        let sheet = self.canvas.sheet.borrow();
        let svg = sheet.finish(self.width, height, &naming);
        Drawn { svg, texts: sheet.texts.clone(), width: self.width, height }
    }
}
