//! Rules that a row of an export can break, and what each costs the row.

use serde::{Deserialize, Serialize};

/// A rule that a row breaks. All but the last two refuse the row; those keep it with the date not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The row has more or fewer fields than the header.
    FieldCount,
    /// A field is longer than 1,000 bytes.
    FieldTooLong,
    /// Text follows the closing quote of a quoted field.
    TextAfterQuote,
    /// The period column holds no date that can be read.
    PeriodUnreadable,
    /// The staff number is blank.
    PersonMissing,
    /// A spreadsheet turned the staff number into something like `1.23E+11`.
    PersonDamaged,
    /// The staff number is longer than the declared width.
    PersonTooWide,
    /// The staff number holds a control character.
    PersonUnprintable,
    /// Nothing but the staff number: a group heading or a footer, no person.
    NothingStated,
    /// A label holds a control or bidirectional character.
    LabelUnprintable,
    /// A label is longer than 200 characters.
    LabelTooLong,
    /// Working time is not a number between 0 and two full posts.
    WorkingTimeUnreadable,
    /// The bytes are not text in the declared encoding: stops the file, not only the row.
    Undecodable,
    /// The birth date cannot be read; the row is kept and the date counts as not stated.
    BirthUnreadable,
    /// The entry date cannot be read; the row is kept and the date counts as not stated.
    EntryUnreadable,
}

impl Rule {
    /// Whether the row is lost; else only the value is.
    #[must_use]
    pub fn refuses(self) -> bool {
        !matches!(self, Self::BirthUnreadable | Self::EntryUnreadable)
    }

    /// Stable code of its diagnostics.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FieldCount => "PAR-0351",
            Self::FieldTooLong => "PAR-0352",
            Self::TextAfterQuote => "PAR-0353",
            Self::PeriodUnreadable => "PAR-0354",
            Self::PersonMissing => "PAR-0355",
            Self::PersonDamaged => "PAR-0356",
            Self::PersonTooWide => "PAR-0357",
            Self::PersonUnprintable => "PAR-0358",
            Self::NothingStated => "PAR-0365",
            Self::LabelUnprintable => "PAR-0359",
            Self::LabelTooLong => "PAR-0360",
            Self::WorkingTimeUnreadable => "PAR-0361",
            Self::Undecodable => "PAR-0362",
            Self::BirthUnreadable => "PAR-0363",
            Self::EntryUnreadable => "PAR-0364",
        }
    }

    /// What is wrong with the row, in words.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::FieldCount => "another number of fields than the header",
            Self::FieldTooLong => "a field longer than 1,000 bytes",
            Self::TextAfterQuote => "text after a closing quote",
            Self::PeriodUnreadable => "period unreadable",
            Self::PersonMissing => "staff number missing",
            Self::PersonDamaged => "staff number damaged by a spreadsheet",
            Self::PersonTooWide => "staff number longer than its declared width",
            Self::PersonUnprintable => "control character in the staff number",
            Self::NothingStated => "nothing stated but the staff number",
            Self::LabelUnprintable => "control or bidirectional character in a label",
            Self::LabelTooLong => "label longer than 200 characters",
            Self::WorkingTimeUnreadable => "working time unreadable",
            Self::Undecodable => "not text in the declared encoding",
            Self::BirthUnreadable => "birth date unreadable",
            Self::EntryUnreadable => "entry date unreadable",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::FieldCount => "quote fields that hold the delimiter, and check `delimiter` of the source",
            Self::FieldTooLong => "check for a quote that is not closed, or map another column",
            Self::TextAfterQuote => "double the quotes inside quoted fields",
            Self::PeriodUnreadable => "correct the date, or set `dates` of the source to the order the file uses",
            Self::PersonMissing => "give every row its staff number, and remove group and total rows from the export",
            Self::PersonDamaged => "format the column as text before saving, or export again without opening the file",
            Self::PersonTooWide => "correct `person_width` of the agency, or the staff number",
            Self::NothingStated => {
                "remove headings and footers from the export, or name their first word as a `totals` word"
            }
            Self::PersonUnprintable | Self::LabelUnprintable => "remove the character from the export",
            Self::LabelTooLong => "shorten the text, or map the column that holds the label",
            Self::WorkingTimeUnreadable => "correct the value, or set `unit` and `decimal` to what the file uses",
            Self::Undecodable => "set `encoding` of the source to what the file is saved in",
            Self::BirthUnreadable | Self::EntryUnreadable => {
                "correct the date, with a year of four digits, or set `dates` of the source to the order the file uses"
            }
        }
    }
}
