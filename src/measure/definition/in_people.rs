//! Parity of a group too small for percentages.

use std::fmt;

use crate::domain::{GenderCount, Headcount};

/// Parity of a small group in people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParityInPeople {
    /// Women.
    pub women: Headcount,
    /// Women and men.
    pub base: Headcount,
    /// Fewest women within one person of one half.
    pub fewest: Headcount,
    /// Most women within one person of one half.
    pub most: Headcount,
}

/// How many women one half means in this group; `None` below two people.
#[must_use]
pub fn parity_in_people(count: &GenderCount) -> Option<ParityInPeople> {
    let base = count.base();
    (base > 1).then(|| ParityInPeople { women: count.women, base, fewest: base / 2, most: base.div_ceil(2) })
}

impl fmt::Display for ParityInPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.women == 1 { "is a woman" } else { "are women" };
        write!(f, "{} of {} {verb}; one half means {}", self.women, self.base, self.fewest)?;
        if self.most > self.fewest { write!(f, " or {}", self.most) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_read_in_people() {
        let words = |women, men| parity_in_people(&GenderCount::known(women, men)).map(|it| it.to_string());
        assert_eq!(words(3, 4).unwrap(), "3 of 7 are women; one half means 3 or 4");
        assert_eq!(words(1, 5).unwrap(), "1 of 6 is a woman; one half means 3");
        assert_eq!(words(1, 0), None);
    }
}
