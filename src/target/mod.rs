//! Targets: whom they are about, and what the counts of today say of them.

mod assess;
mod population;
mod stock;

pub use assess::{Assessment, assess, definition};
pub use population::matches;
pub use stock::{published_stock, stock};
