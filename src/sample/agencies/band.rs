//! The shared bands by name; a test holds them equal to the default ladder.

pub(super) const SUPPORT: &str = "support";
pub(super) const OFFICER: &str = "officer";
pub(super) const SENIOR: &str = "senior officer";
pub(super) const MANAGER: &str = "manager";
pub(super) const EXECUTIVE: &str = "executive";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DEFAULT_BANDS;

    #[test]
    fn the_sample_uses_the_default_bands() {
        assert_eq!([SUPPORT, OFFICER, SENIOR, MANAGER, EXECUTIVE], DEFAULT_BANDS);
    }
}
