//! A table as readers see it: every renderer writes the same one.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Persons or events: whole numbers.
    People,
    /// A share, kept as a fraction, shown in percent with one decimal.
    Share,
    /// A share, kept as a fraction in whole hundredths, shown in whole per cent: what protected counts carry.
    WholeShare,
    /// A difference of shares, in percentage points with one decimal and its sign.
    Points,
    /// Full-time equivalents, one decimal.
    Fte,
    /// A ratio or index, two decimals (three where below 0.1).
    Index,
}

/// A column: its name in data files, its header for people, what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// `snake_case` name in data files.
    pub name: String,
    /// Header in reports.
    pub header: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number of persons or events; negative in differences.
    People(i64),
    /// A number in the unit of its column.
    Number(f64),
    /// Not applicable or undefined: `[z]`.
    NotApplicable,
    /// Not available: `[x]`.
    NotAvailable,
    /// Withheld to protect individuals: `[c]`.
    Withheld,
    /// Too few people for a share; people are printed beside it: `[low]`.
    TooFew,
}

impl Value {
    /// The shorthand that stands where there is no value, the same in every format.
    #[must_use]
    pub fn mark(&self) -> Option<&'static str> {
        match self {
            Self::NotApplicable => Some("[z]"),
            Self::NotAvailable => Some("[x]"),
            Self::Withheld => Some("[c]"),
            Self::TooFew => Some("[low]"),
            Self::Text(_) | Self::People(_) | Self::Number(_) => None,
        }
    }
}

/// A titled table.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// Stable `kebab-case` name: anchor in the page, sheet name, file name.
    pub id: String,
    /// The finding or the subject.
    pub title: String,
    /// What is counted, for whom, when.
    pub subtitle: String,
    /// Columns, keys first.
    pub columns: Vec<Column>,
    /// Rows, in reading order; each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// Notes below the table.
    pub notes: Vec<String>,
}
