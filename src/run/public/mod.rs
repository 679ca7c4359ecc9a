//! What may leave: protected counts month by month, registered before they are shown, and the report composed from them.

mod files;
mod month;
mod register;
mod reports;

pub(super) use reports::{folder, write};
