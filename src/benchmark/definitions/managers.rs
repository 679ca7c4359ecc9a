//! SDG indicator 5.5.2: the share of women in managerial positions, in its two measures.

use super::judged::{Group, Judged, Named, Verdict, short_at_all, too_few};
use super::parity::short_of_half;
use super::{Facts, IDS};
use crate::benchmark::counted::Counted;

const SOURCE: &str =
    "UN SDG indicator 5.5.2, metadata of the ILO: ISCO-08 sub-major groups 11, 12 and 13, and major group 1";

pub(super) fn sdg_5_5_2(facts: &Facts<'_>) -> Vec<Judged> {
    let is_senior = |band: &&String| !facts.other_managers.contains(band);
    let senior: Vec<String> = facts.managers.iter().filter(is_senior).cloned().collect();
    let of = |bands: &[String]| facts.bands.sum(bands).ok_or_else(|| facts.bands.reason());
    let one = |text: &str, group, counted| judged(facts, &Named::new(IDS[2], text, SOURCE), group, counted);
    vec![
        one("SDG 5.5.2, women in senior and middle management", Group::SeniorManagers, of(&senior)),
        one("SDG 5.5.2, women in managerial positions", Group::Managers, of(facts.managers)),
    ]
}

/// The indicator is a share and sets no threshold; who is fewer than one half is said beside it.
fn judged(facts: &Facts<'_>, named: &Named, group: Group, counted: Result<Counted, String>) -> Judged {
    match counted {
        Err(why) => named.not_known(group, why),
        Ok(it) if it.base() < facts.precision.least() => named.not_known(group, too_few(facts.precision)),
        Ok(it) => {
            let share = facts.precision.share(&it);
            let measured = share.map(|it| it.to_string());
            let said = (Verdict::NoThreshold, short_at_all(&it, short_of_half));
            Judged { share, ..named.judged(group, measured, said) }
        }
    }
}
