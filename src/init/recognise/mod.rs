//! What an export is, recognised by its headers and by what its values look like: no reading, no writing, no asking.

mod assign;
mod chosen;
mod dates;
mod depend;
mod evidence;
mod field;
mod frame;
mod gender;
mod headers;
mod key;
mod names;
mod notes;
mod periods;
mod person;
mod personal;
mod pool;
mod profile;
mod rank;
mod recognised;
#[cfg(test)]
mod tests;
mod unit;
mod working_time;

pub use frame::find_frame;
pub use recognised::recognise;
