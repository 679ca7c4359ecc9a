//! How exactly shares are written: to a tenth of a per cent from true counts, in whole per cent from protected ones.
//!
//! It holds for everything that one chart says, in its picture, alt text, table and notes. So it is set once while the chart is
//! drawn, instead of being handed through every label of every kind of chart.

use std::cell::Cell;

use crate::domain::FEWEST_FOR_SHARE;
use crate::table::{ColumnKind, DataTable, Value};

/// Below this many women and men, people are printed instead of percentages.
pub const FEW_PEOPLE: u64 = 10;

/// How exactly shares are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// True counts: one decimal, no share below ten women and men.
    #[default]
    Exact,
    /// Protected counts: whole per cent, no share below twenty-five.
    Protected,
}

thread_local! {
    static NOW: Cell<Grain> = const { Cell::new(Grain::Exact) };
}

impl Grain {
    /// What `draw` makes while shares are written so.
    pub(super) fn hold<T>(self, draw: impl FnOnce() -> T) -> T {
        let restore = Restore(NOW.replace(self));
        let made = draw();
        drop(restore);
        made
    }

    pub(super) fn now() -> Self {
        NOW.get()
    }

    /// Fewest women and men that carry a share.
    pub(super) fn fewest(self) -> u64 {
        match self {
            Self::Exact => FEW_PEOPLE,
            Self::Protected => FEWEST_FOR_SHARE,
        }
    }

    /// The same in words.
    pub(super) fn fewest_words(self) -> &'static str {
        match self {
            Self::Exact => "ten",
            Self::Protected => "twenty-five",
        }
    }

    /// Decimals of a share in per cent.
    pub(super) fn decimals(self) -> usize {
        match self {
            Self::Exact => 1,
            Self::Protected => 0,
        }
    }

    /// A table with its shares as exact as they may be.
    pub(super) fn of_table(self, mut table: DataTable) -> DataTable {
        if self == Self::Exact {
            return table;
        }
        for (at, column) in table.columns.iter_mut().enumerate() {
            let step = match column.kind {
                ColumnKind::Share => 100.0,
                ColumnKind::Points => 1.0,
                _ => continue,
            };
            if column.kind == ColumnKind::Share {
                column.kind = ColumnKind::WholeShare;
            }
            for row in &mut table.rows {
                if let Some(Value::Number(number)) = row.get_mut(at) {
                    *number = (*number * step).round() / step;
                }
            }
        }
        table
    }
}

/// Sets back what held before, also where drawing panics.
struct Restore(Grain);

impl Drop for Restore {
    fn drop(&mut self) {
        NOW.set(self.0);
    }
}
