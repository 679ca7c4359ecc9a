//! Whether lists of one agency hang together: who is seen again, what changed its name, whose number was given away.
//!
//! Pure functions on two lists, or on the persons of many. They answer with counts and with texts of coded columns, never with
//! a person. A list on which nearly nobody of the month before is seen again would make everybody a leaver and a joiner;
//! [`gate`] stops it. A re-organisation would make many people move; [`changes`] finds it and [`recode()`] takes the answer of
//! the pipeline file into account.

mod absences;
mod changes;
mod gate;
mod likeness;
mod messages;
mod moves;
mod pairs;
mod recode;
mod recycled;
#[cfg(test)]
mod tests;
mod usual;

pub use absences::absences;
pub use changes::{Change, Field, NEAR, changes};
pub use gate::{FEWEST, Gap, Reason, bar, gate};
pub use messages::{change, changes_of_month, gaps, recycled_numbers, unused};
pub use pairs::{Overlap, Pairs};
pub use recode::{Recoding, recode};
pub use recycled::recycled;
pub use usual::{MonthMoves, USUAL_MONTHS, Usual};
