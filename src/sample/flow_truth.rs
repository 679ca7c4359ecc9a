//! What is true of the movements between two months, counted from staff numbers on the simulated lists.

use std::collections::BTreeMap;

use crate::domain::{GenderCount, Period};

use super::movements::{MonthList, RowKind};
use super::people::{Oddity, Person};
use super::plan::AgencyPlan;

/// Months of absence that are no career break.
const GRACE_MONTHS: usize = 3;

/// Movements from one month to the next, counted in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowTruth {
    /// The earlier month.
    pub from: Period,
    /// The later month.
    pub to: Period,
    /// From the two lists alone: who is new is a joiner, who is gone a leaver. No returns, no absences.
    pub lists_alone: MovementTruth,
    /// With three months of grace: who was on one of the three lists before the earlier one returns; who is on one of the
    /// three lists after the later one is absent. At the end of the history the lists to come are not there, and people who
    /// are absent still count as leavers.
    pub with_grace: MovementTruth,
    /// People on both lists whose gender is recorded differently.
    pub gender_corrections: usize,
}

/// People by what became of them. Each person counts once, under the first kind that fits in the order of the fields; by the
/// gender recorded in the earlier month, of joiners and returners in the later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MovementTruth {
    /// New on the list.
    pub joiners: GenderCount,
    /// Gone from the list.
    pub leavers: GenderCount,
    /// Back after at most three months.
    pub returns: GenderCount,
    /// Gone for at most three months.
    pub absences: GenderCount,
    /// At a higher level of rank.
    pub promotions: GenderCount,
    /// At a lower level of rank.
    pub demotions: GenderCount,
    /// In another unit, at the same level of rank.
    pub moves: GenderCount,
    /// At the same level of rank in the same unit.
    pub stays: GenderCount,
}

type People<'a> = BTreeMap<u32, &'a Person>;

/// Movements between each list and the next.
pub(super) fn flows(plan: &AgencyPlan, lists: &[MonthList]) -> Vec<FlowTruth> {
    let people: Vec<People> = lists.iter().map(people_of).collect();
    let flow = |later: usize| FlowTruth {
        from: lists[later - 1].period,
        to: lists[later].period,
        lists_alone: movements(plan, &people, later, 0),
        with_grace: movements(plan, &people, later, GRACE_MONTHS),
        gender_corrections: gender_corrections(&people[later - 1], &people[later]),
    };
    (1..lists.len()).map(flow).collect()
}

fn people_of(list: &MonthList) -> People<'_> {
    let main = list.rows.iter().filter(|row| row.kind == RowKind::Main);
    main.map(|row| (row.person.number, &row.person)).collect()
}

/// Movements into list `later`, where absences of up to `grace` months are no movement.
fn movements(plan: &AgencyPlan, lists: &[People], later: usize, grace: usize) -> MovementTruth {
    let mut counts = MovementTruth::default();
    let (before, after) = (&lists[later - 1], &lists[later]);
    let seen = |range: std::ops::Range<usize>, number: &u32| lists[range].iter().any(|list| list.contains_key(number));
    for (number, person) in after {
        let (kind, gender) = match before.get(number) {
            Some(earlier) => (both(plan, &mut counts, earlier, person), earlier.gender),
            None if seen((later - 1).saturating_sub(grace)..later - 1, number) => (&mut counts.returns, person.gender),
            None => (&mut counts.joiners, person.gender),
        };
        kind.add_people(gender, 1);
    }
    for (number, person) in before.iter().filter(|(number, _)| !after.contains_key(number)) {
        let back = seen(later + 1..(later + 1 + grace).min(lists.len()).max(later + 1), number);
        let kind = if back { &mut counts.absences } else { &mut counts.leavers };
        kind.add_people(person.gender, 1);
    }
    counts
}

/// The kind of somebody on both lists.
fn both<'a>(plan: &AgencyPlan, counts: &'a mut MovementTruth, earlier: &Person, now: &Person) -> &'a mut GenderCount {
    let level = |person: &Person| match person.oddity {
        Oddity::UnknownRank(_) => 0,
        _ => plan.ranks[person.rank].level,
    };
    match level(now).cmp(&level(earlier)) {
        std::cmp::Ordering::Greater => &mut counts.promotions,
        std::cmp::Ordering::Less => &mut counts.demotions,
        std::cmp::Ordering::Equal if now.unit != earlier.unit => &mut counts.moves,
        std::cmp::Ordering::Equal => &mut counts.stays,
    }
}

fn gender_corrections(before: &People, after: &People) -> usize {
    let corrected = |(number, now): &(&u32, &&Person)| before.get(number).is_some_and(|it| it.gender != now.gender);
    after.iter().filter(corrected).count()
}
