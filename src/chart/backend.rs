//! Where plotters draws: real text in an accessible SVG, to a tenth of a pixel, without any font of the system.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::font::{ASCENT, DESCENT, HALF_CAPITAL, Ruler};
use super::sheet::{Pen, Sheet, TextBox, directed, escape};

/// plotters counts in whole units: ten of them are a pixel.
pub(super) const UNITS: f64 = 10.0;

/// The lowest unit a picture may reach; its real height is known when all is drawn.
const DEPTH: u32 = 100_000_000;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// An SVG that says what it shows.
pub(super) struct A11ySvg {
    sheet: Rc<RefCell<Sheet>>,
    ruler: Rc<Ruler>,
    width: u32,
}

impl A11ySvg {
    /// Writes on `sheet`, `width` units wide.
    pub(super) fn new(sheet: Rc<RefCell<Sheet>>, ruler: Rc<Ruler>, width: u32) -> Self {
        Self { sheet, ruler, width }
    }

    fn push(&self, element: &str) {
        self.sheet.borrow_mut().push(element);
    }

    fn paint<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        let colour = hex(style.color());
        if fill {
            return format!("fill=\"{}\"", self.sheet.borrow_mut().fill(&colour));
        }
        let dashes = if self.sheet.borrow().pen == Pen::Dashed { " stroke-dasharray=\"4 3\"" } else { "" };
        format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"{dashes}", px(style.stroke_width()))
    }

    fn remember(&self, text: &str, (x, baseline): (f64, f64), size: f64, bold: bool, anchor: HPos) {
        let width = self.ruler.width(text, size, bold);
        let left = match anchor {
            HPos::Left => x,
            HPos::Center => x - width / 2.0,
            HPos::Right => x - width,
        };
        self.sheet.borrow_mut().texts.push(TextBox {
            text: text.to_owned(),
            left,
            top: baseline - ASCENT * size,
            right: left + width,
            bottom: baseline + DESCENT * size,
        });
    }
}

impl DrawingBackend for A11ySvg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width, DEPTH)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let paint = self.paint(style, false);
        let ((x1, y1), (x2, y2)) = (at(from), at(to));
        self.push(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {paint}/>"));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, two: BackendCoord, style: &S, fill: bool) -> Drawn {
        let paint = self.paint(style, fill);
        let (x, y) = at((one.0.min(two.0), one.1.min(two.1)));
        let (width, height) = at(((one.0 - two.0).abs(), (one.1 - two.1).abs()));
        self.push(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}/>"));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let paint = self.paint(style, false);
        let points = joined(path);
        self.push(&format!("<polyline points=\"{points}\" {paint} stroke-linejoin=\"round\"/>"));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let paint = self.paint(style, fill);
        let (x, y) = at(centre);
        self.push(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" {paint}/>", px(radius)));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        let paint = self.paint(style, true);
        let points = joined(corners);
        self.push(&format!("<polygon points=\"{points}\" {paint}/>"));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, position: BackendCoord) -> Drawn {
        let size = style.size() / UNITS;
        let bold = matches!(style.style(), FontStyle::Bold);
        let (x, y) = at(position);
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + ASCENT * size,
            VPos::Center => y + HALF_CAPITAL * size,
            VPos::Bottom => y - DESCENT * size,
        };
        let baseline = (baseline * UNITS).round() / UNITS;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if bold { " font-weight=\"bold\"" } else { "" };
        self.remember(text, (x, baseline), size, bold, style.anchor().h_pos);
        let (fill, words) = (hex(style.color()), escape(&directed(text)));
        let place = format!("x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\"{weight}{anchor}");
        self.push(&format!("<text {place} fill=\"{fill}\">{words}</text>"));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = self.ruler.width(text, style.size(), bold);
        Ok((whole(width), whole(style.size() * (ASCENT + DESCENT))))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates; a width is not negative")]
fn whole(units: f64) -> u32 {
    units.ceil() as u32
}

fn px(units: u32) -> f64 {
    f64::from(units) / UNITS
}

fn at((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / UNITS, f64::from(y) / UNITS)
}

fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn joined(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    for (x, y) in points.into_iter().map(at) {
        let _ = write!(out, "{}{x},{y}", if out.is_empty() { "" } else { " " });
    }
    out
}
