//! Each list against the one before.

use rayon::prelude::*;

use super::describe::is_followed;
use super::lists::{List, Lists};
use crate::continuity::{
    Gap, MonthMoves, NEAR, Pairs, USUAL_MONTHS, Usual, change, changes, gaps, gate, recode, recycled, recycled_numbers,
    unused,
};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::pipeline::Agency;

/// A list with so many more or fewer people than the one before is looked at.
const PEOPLE: f64 = 0.2;
/// A share of women that differs by so many points from the one before is looked at.
const POINTS: f64 = 10.0;
/// The fewest people on both lists for which that says anything.
const FEWEST: u64 = 10;

/// Two lists that follow on each other.
struct Couple<'a> {
    months: (Period, Period),
    earlier: &'a List,
    later: &'a List,
}

/// What two lists have to say.
struct Compared {
    moves: MonthMoves,
    gap: Option<Gap>,
    found: Vec<Diagnostic>,
}

/// What does not fit between the lists, by the later month.
pub(super) fn findings(agency: &Agency, lists: &Lists) -> Vec<(Period, Diagnostic)> {
    let (earlier, later) = (lists.by_period.iter(), lists.by_period.iter().skip(1));
    let couples = earlier.zip(later).map(|((&a, earlier), (&b, later))| Couple { months: (a, b), earlier, later });
    // What only the store has was compared when it was stored.
    let couples: Vec<Couple<'_>> = couples.filter(|it| it.earlier.read.is_some() || it.later.read.is_some()).collect();
    let compared: Vec<Compared> = couples.par_iter().map(|it| it.compared(agency)).collect();
    let broken: Vec<Gap> = compared.iter().filter_map(|it| it.gap.clone()).collect();
    let unusual = (0..couples.len()).into_par_iter().map(|at| {
        let before = compared.get(at.saturating_sub(USUAL_MONTHS)..at).unwrap_or_default();
        let usual = Usual::of(before.iter().filter(|it| it.gap.is_none()).map(|it| it.moves.clone()).collect());
        couples.get(at).filter(|_| compared[at].gap.is_none()).map(|it| it.unusual(agency, &usual)).unwrap_or_default()
    });
    let unusual: Vec<Vec<Diagnostic>> = unusual.collect();
    let mut found = Vec::new();
    for ((couple, compared), unusual) in couples.iter().zip(compared).zip(unusual) {
        found.extend(compared.found.into_iter().chain(unusual).map(|problem| (couple.months.1, problem)));
    }
    found.extend(gaps(agency, &broken, |period| place(lists, period)));
    found
}

fn place(lists: &Lists, period: Period) -> Option<Location> {
    let (quality, _) = lists.by_period.get(&period)?.read.as_ref()?;
    let names: Vec<&str> = quality.files.iter().map(|it| it.file.as_str()).collect();
    Some(Location::file(names.join(" and ")))
}

impl Couple<'_> {
    fn is_followed(&self, agency: &Agency) -> bool {
        is_followed(agency) && !agency.continuity.breaks(self.months.0, self.months.1)
    }

    fn compared(&self, agency: &Agency) -> Compared {
        let mut found = self.sizes();
        if !self.is_followed(agency) {
            return Compared { moves: MonthMoves::default(), gap: None, found };
        }
        let pairs = Pairs::of(&self.earlier.staff, &self.later.staff);
        let gap = gate(&pairs, self.months, agency.continuity.min_seen_again);
        let recycled = recycled(&pairs);
        if recycled > 0 && gap.is_none() {
            found.push(recycled_numbers(recycled, self.months));
        }
        Compared { moves: MonthMoves::between(&pairs), gap, found }
    }

    /// What does not look like careers, and rules that nobody fits.
    fn unusual(&self, agency: &Agency, usual: &Usual) -> Vec<Diagnostic> {
        let (earlier, later) = self.months;
        let is_named = agency.structural_months.iter().any(|&month| earlier < month && month <= later);
        if !self.is_followed(agency) {
            return Vec::new();
        }
        let pairs = Pairs::of(&self.earlier.staff, &self.later.staff);
        let renamed = agency.continuity.recoded_between(earlier, later);
        let recoding = recode(&pairs, &renamed);
        let idle = renamed.iter().zip(&recoding.used).filter(|(_, used)| **used == 0);
        let mut found: Vec<Diagnostic> = idle.map(|(rule, _)| unused(rule, self.months)).collect();
        if !is_named && later.months_since(earlier) <= NEAR {
            let pairs = Pairs { opening: &recoding.opening, ..pairs };
            found.extend(changes(&pairs, usual, !renamed.is_empty()).iter().map(|it| change(agency, self.months, it)));
        }
        found
    }

    /// How many people there are, and what share of them women, against the list before.
    fn sizes(&self) -> Vec<Diagnostic> {
        let (then, now) = (self.earlier.people(), self.later.people());
        let (earlier, later) = self.months;
        let mut found = Vec::new();
        let change = (now.total() as f64 - then.total() as f64) / then.total().max(1) as f64;
        if then.total() >= FEWEST && change.abs() > PEOPLE {
            let message = format!(
                "the list of {later} has {} people, that of {earlier} {} ({:+.0} %)",
                now.total(),
                then.total(),
                change * 100.0
            );
            found.push(warning("PAR-0604", message, "check that both exports are complete and of the same staff"));
        }
        let shares = now.share_of_women().zip(then.share_of_women());
        let shares = shares.filter(|_| then.base() >= FEWEST && now.base() >= FEWEST);
        if let Some((now, then)) = shares.filter(|(now, then)| (*now - *then).points().abs() > POINTS) {
            let message = format!(
                "{:.1} % of the people of {later} are women, {:.1} % of those of {earlier}",
                now.percent(),
                then.percent()
            );
            found.push(warning("PAR-0605", message, "check what each code means under [agency.codes.gender]"));
        }
        found
    }
}

fn warning(code: &'static str, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(code, message, Location::default(), help).warning()
}
