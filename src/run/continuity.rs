//! Whether two lists hang together before their movements are counted, and what was only renamed between them.

use std::collections::BTreeMap;

use super::flows::Followed;
use super::lists::Lists;
use super::load::Draft;
use super::schedule::FlowPlan;
use crate::continuity::{
    Gap, MonthMoves, NEAR, Pairs, USUAL_MONTHS, Usual, changes, changes_of_month, gate, recode, unused,
};
use crate::cube::{Account, Grouped};
use crate::diagnostic::Diagnostic;
use crate::domain::Period;
use crate::pipeline::{Agency, DuplicateRule};
use crate::table::StaffTable;

/// What two lists are compared by.
pub(super) struct Watch<'a> {
    pub agency: &'a Agency,
}

/// What was found of two lists.
pub(super) enum Looked {
    /// They do not hang together.
    Apart(Gap),
    /// They do.
    Together {
        /// The earlier list under the new names; `None` where nothing was renamed.
        opening: Option<Box<StaffTable>>,
        /// What was found so far, and who is on both; `None` where nobody is watched.
        watched: Option<Watched>,
    },
}

/// Two lists that are new and hang together.
pub(super) struct Watched {
    /// The people on both, as in [`Pairs`].
    pub rows: Vec<(u32, u32)>,
    pub said: Vec<Diagnostic>,
}

impl Watch<'_> {
    /// Compares the two lists of a plan: the gate only where they are new.
    pub fn look(&self, plan: &FlowPlan, opening: &StaffTable, closing: &StaffTable) -> Looked {
        let rules = &self.agency.continuity;
        let renamed = rules.recoded_between(plan.previous, plan.period);
        let months = (plan.previous, plan.period);
        // Rows of lists without staff numbers cannot be followed at all.
        let is_watched = plan.is_new && self.agency.duplicates != DuplicateRule::SeparatePeople;
        if renamed.is_empty() && !is_watched {
            return Looked::Together { opening: None, watched: None };
        }
        let pairs = Pairs::of(opening, closing);
        if let Some(gap) = gate(&pairs, months, rules.min_seen_again).filter(|_| is_watched) {
            return Looked::Apart(gap);
        }
        let recoding = (!renamed.is_empty()).then(|| recode(&pairs, &renamed));
        let used = recoding.iter().flat_map(|it| &it.used);
        let idle = renamed.iter().zip(used).filter(|(_, used)| **used == 0);
        let said = idle.map(|(rule, _)| unused(rule, months)).collect();
        let watched = is_watched.then_some(Watched { rows: pairs.rows, said });
        Looked::Together { opening: recoding.map(|it| Box::new(it.opening)), watched }
    }

    /// All that is to be said of two lists, the months before being counted: they say what is usual.
    pub fn said(&self, it: Followed, lists: &Lists<'_, '_>, drafts: &BTreeMap<Period, Draft>) -> Vec<Diagnostic> {
        let Watched { rows, mut said } = it.watched;
        let stored = lists.get(it.previous);
        if let (Some(opening), Some(closing)) = (it.opening.as_deref().or(stored), lists.get(it.period)) {
            let usual = usual(drafts, it.period);
            said.extend(self.unusual(
                (it.previous, it.period),
                &Pairs { opening, closing, rows },
                &usual,
                it.opening.is_some(),
            ));
        }
        said
    }

    /// What does not look like careers, unless the pipeline file names the month.
    fn unusual(
        &self,
        (earlier, later): (Period, Period),
        pairs: &Pairs<'_>,
        usual: &Usual,
        is_renamed: bool,
    ) -> Option<Diagnostic> {
        let is_named = self.agency.structural_months.iter().any(|&month| earlier < month && month <= later);
        if is_named || later.months_since(earlier) > NEAR {
            return None;
        }
        changes_of_month(self.agency, (earlier, later), &changes(pairs, usual, is_renamed))
    }
}

/// What is usual, from the movements counted before `period`.
fn usual(drafts: &BTreeMap<Period, Draft>, period: Period) -> Usual {
    let before = drafts.range(..period).rev().filter_map(|(_, draft)| draft.summary.flow.as_ref());
    Usual::of(before.take(USUAL_MONTHS).map(|(_, flow)| month_moves(flow)).collect())
}

fn month_moves(flow: &Grouped<Account>) -> MonthMoves {
    let out = |groups: &BTreeMap<String, Account>| {
        let of = |it: &Account| it.moved_out.total() + it.promoted_out.total() + it.demoted_out.total();
        groups.iter().map(|(name, account)| (name.clone(), of(account))).collect()
    };
    MonthMoves {
        stock: flow.total.opening.total(),
        came: flow.total.joiners.total() + flow.total.returns.total(),
        went: flow.total.leavers.total() + flow.total.absences.total(),
        unit_changes: flow.total.unit_changes.total(),
        ranks: out(&flow.ranks),
        bands: out(&flow.bands),
    }
}
