//! # Women in managerial positions (SDG 5.5.2)
//!
//! - **Definition.** Share of women among managers, twice: in senior and middle management, and among all managers.
//! - **Formula.** `F/(F+M)` over the bands named as senior or middle management (ISCO-08 sub-major groups 11, 12 and 13);
//!   second, over all bands named as managerial (major group 1, which adds 14); each with its Wilson interval.
//! - **Range.** 0 to 1, shown as 0 to 100 %.
//! - **Undefined when.** No such band has women or men; each of the two on its own.
//! - **Reads as.** "38 % of senior and middle managers are women." Which bands are managerial is the agency's own mapping:
//!   name them beside the figure, since moving one band moves the figure.
//! - **Reference.** UN metadata of indicator 5.5.2. With ISCO-88 the first is 11 and 12, all of group 1 less 13.
//! - **Worked example.** Directors 20 of 60, heads 60 of 140, team leaders (group 14) 90 of 150: 40.0 % (80 of 200) and
//!   48.6 % (170 of 350).

use crate::domain::{Estimate, GenderCount};
use crate::measure::representation;

/// What a band is for this indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManagerialRole {
    /// Senior or middle management (ISCO-08 groups 11, 12, 13).
    SeniorOrMiddle,
    /// Other managers (ISCO-08 group 14).
    Other,
    /// No managers.
    None,
}

/// The two figures of the indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WomenManagers {
    /// Share of women in senior and middle management.
    pub senior_and_middle: Option<Estimate>,
    /// Share of women among all managers.
    pub all: Estimate,
}

/// Share of women among the managers of bands with these roles; `None` where no band has managers.
#[must_use]
pub fn women_managers(bands: &[(ManagerialRole, GenderCount)]) -> Option<WomenManagers> {
    let of = |holds: fn(ManagerialRole) -> bool| -> Option<Estimate> {
        let count: GenderCount = bands.iter().filter(|band| holds(band.0)).map(|band| band.1).sum();
        representation(&count)
    };
    let all = of(|role| role != ManagerialRole::None)?;
    Some(WomenManagers { senior_and_middle: of(|role| role == ManagerialRole::SeniorOrMiddle), all })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::check::near;

    #[test]
    fn directors_heads_and_team_leaders() {
        let bands = [
            (ManagerialRole::SeniorOrMiddle, GenderCount::known(20, 40)),
            (ManagerialRole::SeniorOrMiddle, GenderCount::known(60, 80)),
            (ManagerialRole::Other, GenderCount::known(90, 60)),
            (ManagerialRole::None, GenderCount::known(500, 10)),
        ];
        let found = women_managers(&bands).unwrap();
        let (senior, all) = (found.senior_and_middle.unwrap(), found.all);
        near(senior.value, 0.400, 1e-12);
        near(all.value, 0.486, 5e-4);
        assert_eq!((senior.base, all.base), (200, 350));
    }

    #[test]
    fn no_managers_no_figure() {
        let nobody = (ManagerialRole::SeniorOrMiddle, GenderCount::default());
        assert_eq!(women_managers(&[(ManagerialRole::None, GenderCount::known(5, 5)), nobody]), None);
        let found = women_managers(&[(ManagerialRole::Other, GenderCount::known(5, 5)), nobody]).unwrap();
        assert_eq!(found.senior_and_middle, None);
        assert_eq!(found.all.base, 10);
    }
}
