//! Closed forms for one band: equal exits of women and men, a constant share of women among people hired.
//!
//! With yearly exits `q` and growth `g` the part of next year's band who are this year's people is `ρ = (1−q)/(1+g)`, and the
//! share after `n` years is `h + (s₀−h)ρⁿ`.

/// One band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneBand {
    /// Share of women today.
    pub share: f64,
    /// Part of the people who leave in a year, women and men alike.
    pub exits: f64,
    /// Growth of the band in a year.
    pub growth: f64,
}

impl OneBand {
    /// The part of next year's people who are this year's.
    #[must_use]
    pub fn stayers(&self) -> f64 {
        (1.0 - self.exits) / (1.0 + self.growth)
    }

    /// Share of women after `years` with this share of women among people hired.
    #[must_use]
    pub fn share_after(&self, years: f64, hires: f64) -> f64 {
        hires + (self.share - hires) * self.stayers().powf(years)
    }

    /// Constant share of women among people hired that reaches `aim` in `years`: above 1 where it cannot be; `None` where nobody
    /// is hired by then.
    #[must_use]
    pub fn hires_needed(&self, aim: f64, years: f64) -> Option<f64> {
        let kept = self.stayers().powf(years);
        (1.0 - kept > f64::EPSILON).then(|| (aim - self.share * kept) / (1.0 - kept))
    }

    /// Years until `aim` is reached with this share among people hired; `None` for never.
    #[must_use]
    pub fn years_to(&self, aim: f64, hires: f64) -> Option<f64> {
        let (from, to) = (self.share - hires, aim - hires);
        let nears = to * from > 0.0 && to.abs() < from.abs() && self.stayers() < 1.0;
        nears.then(|| (to / from).ln() / self.stayers().ln())
    }
}

/// Share of women in the end where exits differ and the size stays: `h/q_F` to `(1−h)/q_M`; `None` where nobody leaves.
#[must_use]
pub fn steady_share(hires: f64, exits_women: f64, exits_men: f64) -> Option<f64> {
    let (women, men) = (hires / exits_women, (1.0 - hires) / exits_men);
    (exits_women > 0.0 && exits_men > 0.0).then(|| women / (women + men))
}

/// Share of women among people hired that holds one half where exits differ; `None` where nobody leaves.
#[must_use]
pub fn hires_that_hold_one_half(exits_women: f64, exits_men: f64) -> Option<f64> {
    let both = exits_women + exits_men;
    (both > 0.0).then(|| exits_women / both)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::target::model::{BandRates, Establishment, Ladder, LadderBand, Policy, Rates, State, advance};

    fn band(share: f64, exits: f64) -> OneBand {
        OneBand { share, exits, growth: 0.0 }
    }

    fn close(found: f64, expected: f64, digits: f64) {
        assert!((found - expected).abs() < digits, "{found} is not {expected}");
    }

    #[test]
    fn thirty_per_cent_of_recruits_is_not_thirty_per_cent_of_the_force() {
        let force = band(0.12, 0.08);
        close(force.share_after(9.0, 0.30), 0.215, 5e-4);
        close(force.hires_needed(0.30, 9.0).unwrap(), 0.461, 5e-4);
        close(force.share_after(9.0, 1.0), 0.5845, 5e-5);
    }

    #[test]
    fn hiring_at_the_target_never_gets_there() {
        let force = band(0.28, 0.06);
        close(force.years_to(0.47, 0.5).unwrap(), 32.2, 0.05);
        assert_eq!(force.years_to(0.5, 0.5), None);
    }

    #[test]
    fn a_senior_band_may_be_out_of_reach_even_with_women_only() {
        let senior = band(0.22, 0.04);
        close(senior.share_after(5.0, 1.0), 0.364, 5e-4);
        close(senior.years_to(0.47, 1.0).unwrap(), 9.5, 0.05);
    }

    #[test]
    fn unequal_exits_ask_for_unequal_hiring() {
        close(hires_that_hold_one_half(0.08, 0.05).unwrap(), 0.615, 5e-4);
        close(steady_share(0.5, 0.08, 0.05).unwrap(), 0.385, 5e-4);
        assert_eq!((steady_share(0.5, 0.0, 0.0), hires_that_hold_one_half(0.0, 0.0)), (None, None));
    }

    #[test]
    fn the_canadian_forces_need_some_3500_women_a_year() {
        // 15.9 % to 25 % in six years; the size and the exits are assumptions, the study says about 3,500.
        let women = |size: f64, exits: f64| band(0.159, exits).hires_needed(0.25, 6.0).unwrap() * exits * size;
        close(women(90_000.0, 0.11), 3365.0, 25.0);
        close(women(95_000.0, 0.12), 3750.0, 25.0);
        close(women(90_000.0, 0.08), 2800.0, 25.0);
    }

    proptest! {
        #[test]
        fn the_model_agrees_with_the_closed_form(
            share in 0.0..1.0_f64, exits in 0.001..0.5_f64, growth in -0.0009..0.2_f64, hires in 0.0..1.0_f64, years in 1..30_usize,
        ) {
            let (mut state, size) = (State::of_people(vec![100.0 * share], vec![100.0 * (1.0 - share)]), 100.0);
            let ladder = Ladder { bands: vec![LadderBand { name: String::new(), feeder: None }] };
            let rate = BandRates { exit_women: exits, exit_men: exits, promoted: 0.0, hires_women: hires, promotion_odds: 1.0 };
            let posts = (1..=years).map(|year| vec![size * (1.0 + growth).powf(year as f64)]).collect();
            let plan = Establishment::by_step(posts).unwrap();
            for step in 0..years {
                advance(&mut state, &ladder, &Rates { bands: vec![rate] }, &plan, &Policy::default(), step);
            }
            let closed = OneBand { share, exits, growth }.share_after(years as f64, hires);
            prop_assert!((state.women[0] / state.base(0) - closed).abs() < 1e-9);
        }

        #[test]
        fn the_needed_share_reaches_the_aim(share in 0.0..1.0_f64, exits in 0.001..0.5_f64, aim in 0.0..1.0_f64, years in 1..30_u8) {
            let one = band(share, exits);
            let needed = one.hires_needed(aim, f64::from(years)).unwrap();
            prop_assert!((one.share_after(f64::from(years), needed) - aim).abs() < 1e-6);
        }
    }
}
