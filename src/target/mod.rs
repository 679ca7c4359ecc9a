//! Targets: whom they are about, and what the counts of today say of them.

mod assess;
mod population;

pub use assess::{Assessment, assess, definition};
pub use population::matches;
