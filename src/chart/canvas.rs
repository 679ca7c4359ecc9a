//! Drawing in pixels: marks and texts go through plotters to the backend.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::backend::{A11ySvg, UNITS};
use super::colour::Colour;
use super::font::{FONT_FAMILY, LINE, Ruler};
use super::sheet::{Pen, Sheet};
use super::wrap::Setting;

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub setting: Setting,
    pub colour: Colour,
    pub anchor: Anchor,
}

impl Look {
    pub(super) fn new(size: f64, colour: Colour) -> Self {
        Self { setting: Setting { size, bold: false }, colour, anchor: Anchor::Start }
    }

    pub(super) fn bold(mut self) -> Self {
        self.setting.bold = true;
        self
    }

    pub(super) fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) fn coloured(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// What marks and texts are drawn on.
pub(super) struct Canvas {
    area: DrawingArea<A11ySvg, Shift>,
    pub sheet: Rc<RefCell<Sheet>>,
    pub ruler: Rc<Ruler>,
}

impl Canvas {
    pub(super) fn new(id: &str, width: f64, ruler: Rc<Ruler>) -> Self {
        let sheet = Rc::new(RefCell::new(Sheet::new(id)));
        let backend = A11ySvg::new(Rc::clone(&sheet), Rc::clone(&ruler), units(width).unsigned_abs());
        Self { area: backend.into_drawing_area(), sheet, ruler }
    }

    pub(super) fn width_of(&self, text: &str, setting: Setting) -> f64 {
        self.ruler.width(text, setting.size, setting.bold)
    }

    pub(super) fn rect(&self, area: Area, colour: Colour) {
        let corners = [(units(area.left), units(area.top)), (units(area.right), units(area.bottom))];
        self.draw(&Rectangle::new(corners, filled(colour)));
    }

    pub(super) fn hatched(&self, area: Area, colour: Colour) {
        self.with(Pen::Hatched, |canvas| canvas.rect(area, colour));
    }

    pub(super) fn line(&self, points: &[(f64, f64)], colour: Colour, width: f64) {
        let points: Vec<(i32, i32)> = points.iter().map(|&(x, y)| (units(x), units(y))).collect();
        self.draw(&PathElement::new(points, stroked(colour, width)));
    }

    pub(super) fn dashed(&self, points: &[(f64, f64)], colour: Colour, width: f64) {
        self.with(Pen::Dashed, |canvas| canvas.line(points, colour, width));
    }

    pub(super) fn polygon(&self, corners: &[(f64, f64)], colour: Colour) {
        let corners: Vec<(i32, i32)> = corners.iter().map(|&(x, y)| (units(x), units(y))).collect();
        self.draw(&Polygon::new(corners, filled(colour)));
    }

    pub(super) fn dot(&self, (x, y): (f64, f64), radius: f64, colour: Colour) {
        self.draw(&Circle::new((units(x), units(y)), units(radius).unsigned_abs(), filled(colour)));
    }

    pub(super) fn ring(&self, (x, y): (f64, f64), radius: f64, colour: Colour, width: f64) {
        self.dot((x, y), radius, Colour::WHITE);
        self.draw(&Circle::new((units(x), units(y)), units(radius).unsigned_abs(), stroked(colour, width)));
    }

    /// An open diamond.
    pub(super) fn diamond(&self, (x, y): (f64, f64), radius: f64, colour: Colour) {
        let corner = |by: f64| [(x, y - by), (x + by, y), (x, y + by), (x - by, y), (x, y - by)];
        self.polygon(&corner(radius), Colour::WHITE);
        self.line(&corner(radius), colour, 1.8);
    }

    /// One line of text, its capitals centred on `middle`.
    pub(super) fn text(&self, x: f64, middle: f64, text: &str, look: Look) {
        let horizontal = match look.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let slant = if look.setting.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = (FONT_FAMILY, look.setting.size * UNITS).into_font().style(slant);
        let colour = rgb(look.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, VPos::Center));
        self.draw(&Text::new(text.to_owned(), (units(x), units(middle)), style));
    }

    /// Lines of text below each other, as a block centred on `middle`.
    pub(super) fn block(&self, x: f64, middle: f64, lines: &[String], look: Look) {
        let step = look.setting.size * LINE;
        let first = middle - step * (lines.len().saturating_sub(1)) as f64 / 2.0;
        for (index, line) in lines.iter().enumerate() {
            self.text(x, first + step * index as f64, line, look);
        }
    }

    /// Lines of text below each other from `top`; answers where they end.
    pub(super) fn paragraph(&self, x: f64, top: f64, lines: &[String], look: Look) -> f64 {
        let height = look.setting.height(lines.len());
        self.block(x, top + height / 2.0, lines, look);
        top + height
    }

    /// Draws what belongs together in a group of this class.
    pub(super) fn group(&self, class: &str, draw: impl FnOnce(&Self)) {
        self.sheet.borrow_mut().open_group(class);
        draw(self);
        self.sheet.borrow_mut().close_group();
    }

    /// Draws what several places show, without showing it yet.
    pub(super) fn define(&self, name: &str, draw: impl FnOnce(&Self)) {
        self.sheet.borrow_mut().open_definition(name);
        draw(self);
        self.sheet.borrow_mut().close_definition();
    }

    /// Shows what was defined, moved by so many pixels.
    pub(super) fn stamp(&self, name: &str, by: (f64, f64)) {
        let by = (f64::from(units(by.0)) / UNITS, f64::from(units(by.1)) / UNITS);
        self.sheet.borrow_mut().stamp(name, by);
    }

    fn with(&self, pen: Pen, draw: impl FnOnce(&Self)) {
        self.sheet.borrow_mut().pen = pen;
        draw(self);
        self.sheet.borrow_mut().pen = Pen::Plain;
    }

    fn draw<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, (i32, i32)>,
        E: Drawable<A11ySvg>,
    {
        // The backend writes to memory and its error type has no values: there is nothing to report.
        let drawn = self.area.draw(element);
        debug_assert!(drawn.is_ok());
    }
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and pictures are far smaller")]
fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

fn rgb(colour: Colour) -> RGBColor {
    let (red, green, blue) = colour.rgb;
    RGBColor(red, green, blue)
}

fn filled(colour: Colour) -> ShapeStyle {
    ShapeStyle::from(rgb(colour)).filled()
}

fn stroked(colour: Colour, width: f64) -> ShapeStyle {
    ShapeStyle::from(rgb(colour)).stroke_width(units(width).unsigned_abs())
}
