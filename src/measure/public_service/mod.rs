//! Indicators of the Sustainable Development Goals for public service.

mod managers;
mod proportion;

pub use managers::{ManagerialRole, WomenManagers, women_managers};
pub use proportion::proportion_to_population;
