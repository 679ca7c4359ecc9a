//! The only place where a column name is a string: what is stored, and what is published.

mod coded;
mod count_table;
mod data_table;
mod person_index;
mod person_set;
mod staff;

pub use count_table::{CountColumn, CountTable, CountTableError};
pub use data_table::{Column, ColumnKind, DataTable, Value};
pub use person_index::PersonIndex;
pub use person_set::PersonSet;
pub use staff::{Coded, PersonKey, StaffTable, column, text_columns};
