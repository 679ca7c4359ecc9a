//! The field's words as types. No I/O, no data frames: everything above imports from here, this floor imports from nobody.

mod band;
mod count;
mod estimate;
mod fold;
mod gender;
mod label;
mod period;
mod protection;
mod rank;
pub mod rounding;
mod unit;

pub use band::{Band, DEFAULT_BANDS};
pub use count::{Fte, GenderCount, Headcount};
pub use estimate::{Estimate, PercentagePoint, Share};
pub use fold::fold;
pub use gender::Gender;
pub use label::{Label, LabelError, NOT_RECORDED, NOT_STATED, UNMAPPED};
pub use period::{Period, PeriodError, month_name};
pub use protection::{FEWEST_FOR_COURSE, FEWEST_FOR_SHARE, Profile, Protection};
pub use rank::{Ladder, Rank, RankLevel};
pub use unit::{UNIT_SEPARATOR, Unit};
