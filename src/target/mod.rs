//! Targets: whom they are about, what the counts of today say of them, and what it would take to meet them.

pub mod answer;
mod assess;
pub mod backtest;
pub mod future;
pub mod history;
pub mod model;
mod population;
mod posts;
pub mod projection;
pub mod rates;
mod stock;
pub mod table;

pub use assess::{Assessment, assess, definition};
pub use population::matches;
pub(crate) use stock::headcounts;
pub use stock::{published_stock, stock};
