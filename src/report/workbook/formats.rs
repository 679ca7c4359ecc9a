//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign};

use crate::table::ColumnKind;

/// The formats of a workbook.
pub(super) struct Formats {
    pub title: Format,
    pub banner: Format,
    pub head: Format,
    pub wrapped: Format,
    people: Format,
    share: Format,
    points: Format,
    fte: Format,
    index: Format,
    small_index: Format,
    /// Header of a column that only a chart reads.
    pub helper_head: Format,
    /// A shorthand in a column of numbers.
    pub mark: Format,
}

impl Formats {
    pub fn new() -> Self {
        let number = |format: &str| Format::new().set_num_format(format).set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            banner: Format::new().set_bold().set_font_color(Color::RGB(0x8A_1C1C)),
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            people: number("#,##0"),
            share: number("0.0 %"),
            points: number("+0.0;-0.0;0.0"),
            fte: number("#,##0.0"),
            index: number("0.00"),
            small_index: number("0.000"),
            helper_head: Format::new().set_italic().set_text_wrap().set_align(FormatAlign::Top),
            mark: Format::new().set_align(FormatAlign::Right).set_align(FormatAlign::Top),
        }
    }

    /// Of this number in a column of this kind.
    pub fn of(&self, kind: ColumnKind, number: f64) -> &Format {
        match kind {
            ColumnKind::Text => &self.wrapped,
            ColumnKind::People => &self.people,
            ColumnKind::Share => &self.share,
            ColumnKind::Points => &self.points,
            ColumnKind::Fte => &self.fte,
            ColumnKind::Index if number.abs() < 0.1 => &self.small_index,
            ColumnKind::Index => &self.index,
        }
    }
}
