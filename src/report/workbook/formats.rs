//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign};

use crate::table::ColumnKind;

/// The formats of a workbook.
pub(super) struct Formats {
    pub title: Format,
    pub banner: Format,
    /// Header of words, and of numbers.
    pub head: Format,
    beside_head: Format,
    number_head: Format,
    pub link: Format,
    pub wrapped: Format,
    /// Words right of another column: apart from its numbers.
    beside: Format,
    people: Format,
    share: Format,
    whole_share: Format,
    points: Format,
    no_points: Format,
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
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            banner: Format::new().set_bold().set_font_color(Color::RGB(0x8A_1C1C)),
            number_head: head.clone().set_align(FormatAlign::Right),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            beside: Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_align(FormatAlign::Top),
            beside_head: head.clone().set_align(FormatAlign::Left).set_indent(1),
            link: Format::new().set_hyperlink().set_align(FormatAlign::Top),
            head,
            people: number("#,##0"),
            share: number("0.0 %"),
            whole_share: number("0 %"),
            points: number("+0.0;-0.0;0.0"),
            no_points: number("0.0;0.0;0.0"),
            fte: number("#,##0.0"),
            index: number("0.00"),
            small_index: number("0.000"),
            helper_head: Format::new()
                .set_italic()
                .set_text_wrap()
                .set_align(FormatAlign::Right)
                .set_align(FormatAlign::Top),
            mark: Format::new().set_align(FormatAlign::Right).set_align(FormatAlign::Top),
        }
    }

    /// Of the header of the column at this place.
    pub fn head_of(&self, place: u16, kind: ColumnKind) -> &Format {
        match (place, kind) {
            (0, ColumnKind::Text) => &self.head,
            (_, ColumnKind::Text) => &self.beside_head,
            _ => &self.number_head,
        }
    }

    /// Of words in the column at this place.
    pub fn words_at(&self, place: u16) -> &Format {
        if place == 0 { &self.wrapped } else { &self.beside }
    }

    /// Of this number in a column of this kind.
    pub fn of(&self, kind: ColumnKind, number: f64) -> &Format {
        match kind {
            ColumnKind::Text => &self.wrapped,
            ColumnKind::People => &self.people,
            ColumnKind::Share => &self.share,
            ColumnKind::WholeShare => &self.whole_share,
            // What is shown as zero has no sign.
            ColumnKind::Points if number.abs() < 0.05 => &self.no_points,
            ColumnKind::Points => &self.points,
            ColumnKind::Fte => &self.fte,
            ColumnKind::Index if number.abs() < 0.1 => &self.small_index,
            ColumnKind::Index => &self.index,
        }
    }
}
