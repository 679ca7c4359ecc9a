//! The account of a period: from the opening stock to the closing one, movement by movement.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::engine::flow_column;
use super::rollup::{measure, text};
use super::{Cube, CubeError, Dimension, Key};
use crate::domain::{Gender, GenderCount, Headcount, Unit};
use crate::table::{Coded, CountTable, column};

/// What happened to one group of people between two staff lists. People are counted under the gender recorded at the
/// opening; a corrected record is moved by `corrected_to` and `corrected_from`. Then
/// `closing = opening + joiners + returns + promoted_in + demoted_in + moved_in + corrected_to
///          - leavers - absences - promoted_out - demoted_out - moved_out - corrected_from`, exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// On the earlier list.
    pub opening: GenderCount,
    /// On the later list.
    pub closing: GenderCount,
    /// New to the agency.
    pub joiners: GenderCount,
    /// Gone from the agency.
    pub leavers: GenderCount,
    /// Back after an absence within the grace.
    pub returns: GenderCount,
    /// Away, back within the grace.
    pub absences: GenderCount,
    /// Promoted into this group from another.
    pub promoted_in: GenderCount,
    /// Promoted out of this group.
    pub promoted_out: GenderCount,
    /// Promoted, whether or not they changed group.
    pub promotions: GenderCount,
    /// Demoted into this group.
    pub demoted_in: GenderCount,
    /// Demoted out of this group.
    pub demoted_out: GenderCount,
    /// Demoted, whether or not they changed group.
    pub demotions: GenderCount,
    /// Came from another group at the same rank level.
    pub moved_in: GenderCount,
    /// Went to another group at the same rank level.
    pub moved_out: GenderCount,
    /// Changed unit, whatever else changed.
    pub unit_changes: GenderCount,
    /// On both lists.
    pub stayers: GenderCount,
    /// Records whose gender was corrected, under the corrected gender.
    pub corrected_to: GenderCount,
    /// The same records, under the former gender.
    pub corrected_from: GenderCount,
}

/// Appends the next period: its opening is this one's closing.
impl AddAssign for Account {
    fn add_assign(&mut self, next: Self) {
        self.closing = next.closing;
        self.joiners += next.joiners;
        self.leavers += next.leavers;
        self.returns += next.returns;
        self.absences += next.absences;
        self.promoted_in += next.promoted_in;
        self.promoted_out += next.promoted_out;
        self.promotions += next.promotions;
        self.demoted_in += next.demoted_in;
        self.demoted_out += next.demoted_out;
        self.demotions += next.demotions;
        self.moved_in += next.moved_in;
        self.moved_out += next.moved_out;
        self.unit_changes += next.unit_changes;
        self.stayers += next.stayers;
        self.corrected_to += next.corrected_to;
        self.corrected_from += next.corrected_from;
    }
}

/// Accounts of every group of `dimension` (of everybody where `None`) from the flow counts of one agency and period.
///
/// # Errors
/// [`CubeError`] when a column is missing.
pub fn accounts(flows: &CountTable, dimension: Option<Dimension>) -> Result<Cube<Account>, CubeError> {
    let columns = FlowColumns::of(flows, dimension)?;
    let mut cells: BTreeMap<Key, Account> = BTreeMap::new();
    for row in 0..flows.len() {
        let movement = columns.movement(row);
        let keys = [movement.from.clone(), movement.to.clone()];
        let key = |value: &Option<String>| Key::new(value.clone().filter(|_| dimension.is_some()));
        if keys[0].is_some() {
            movement.leave(cells.entry(key(&keys[0])).or_default());
        }
        if keys[1].is_some() {
            movement.arrive(cells.entry(key(&keys[1])).or_default());
        }
    }
    Ok(Cube::new(dimension.into_iter().collect(), cells))
}

/// One row of the flow counts, seen along one dimension.
struct Movement<'a> {
    kind: &'a str,
    gender_from: Option<Gender>,
    gender_to: Option<Gender>,
    /// Group at the opening; `None` when not on that list.
    from: Option<String>,
    /// Group at the closing.
    to: Option<String>,
    unit_changed: bool,
    people: Headcount,
}

impl Movement<'_> {
    /// The gender under which the movement is counted: the one at the opening, where there is one.
    fn gender(&self) -> Gender {
        self.gender_from.or(self.gender_to).unwrap_or(Gender::NotStated)
    }

    fn changes_group(&self) -> bool {
        self.from != self.to
    }

    /// Books what happened to the group where people were.
    fn leave(&self, account: &mut Account) {
        let gender = self.gender();
        account.opening.add_people(gender, self.people);
        let field = match self.kind {
            "leaver" => &mut account.leavers,
            "absence" => &mut account.absences,
            "promotion" if self.changes_group() => &mut account.promoted_out,
            "demotion" if self.changes_group() => &mut account.demoted_out,
            _ if self.changes_group() => &mut account.moved_out,
            _ => return,
        };
        field.add_people(gender, self.people);
    }

    /// Books what happened to the group where people are.
    fn arrive(&self, account: &mut Account) {
        let gender = self.gender();
        account.closing.add_people(self.gender_to.unwrap_or(gender), self.people);
        if self.from.is_some() {
            self.stay(account);
        }
        let field = match self.kind {
            "joiner" => &mut account.joiners,
            "return" => &mut account.returns,
            "promotion" if self.changes_group() => &mut account.promoted_in,
            "demotion" if self.changes_group() => &mut account.demoted_in,
            _ if self.changes_group() => &mut account.moved_in,
            _ => return,
        };
        field.add_people(gender, self.people);
    }

    /// Books what is counted for everybody on both lists, in the group where they are now.
    fn stay(&self, account: &mut Account) {
        let gender = self.gender();
        account.stayers.add_people(gender, self.people);
        match self.kind {
            "promotion" => account.promotions.add_people(gender, self.people),
            "demotion" => account.demotions.add_people(gender, self.people),
            _ => {}
        }
        if self.unit_changed {
            account.unit_changes.add_people(gender, self.people);
        }
        if let Some(corrected) = self.gender_to.filter(|&it| it != gender) {
            account.corrected_to.add_people(corrected, self.people);
            account.corrected_from.add_people(gender, self.people);
        }
    }
}

struct FlowColumns<'a> {
    kind: &'a Coded,
    genders: [&'a Coded; 2],
    groups: Option<([&'a Coded; 2], Dimension)>,
    units: [&'a Coded; 2],
    headcount: &'a [i64],
}

impl<'a> FlowColumns<'a> {
    fn of(flows: &'a CountTable, dimension: Option<Dimension>) -> Result<Self, CubeError> {
        let pair = |name: &str| -> Result<[&'a Coded; 2], CubeError> {
            Ok([text(flows, &format!("{name}_from"))?, text(flows, &format!("{name}_to"))?])
        };
        Ok(Self {
            kind: text(flows, flow_column::KIND)?,
            genders: pair(column::GENDER)?,
            groups: dimension.map(|it| pair(it.column()).map(|columns| (columns, it))).transpose()?,
            units: pair(column::UNIT)?,
            headcount: measure(flows, column::HEADCOUNT)?,
        })
    }

    fn movement(&self, row: usize) -> Movement<'a> {
        let at = |coded: &'a Coded| coded.texts[coded.codes[row] as usize].as_str();
        let [from, to] = self.genders.map(|coded| Gender::from_word(at(coded)));
        let group = |side: usize, present: bool| match &self.groups {
            Some((columns, dimension)) => present.then(|| cut(at(columns[side]), *dimension)),
            None => present.then(String::new),
        };
        let units = self.units.map(at);
        Movement {
            kind: at(self.kind),
            gender_from: from,
            gender_to: to,
            from: group(0, from.is_some()),
            to: group(1, to.is_some()),
            unit_changed: from.is_some() && to.is_some() && units[0] != units[1],
            people: u64::try_from(self.headcount[row]).unwrap_or(0),
        }
    }
}

fn cut(value: &str, dimension: Dimension) -> String {
    match dimension {
        Dimension::Unit(depth) => Unit::from_stored(value).at_depth(usize::from(depth)).stored().to_owned(),
        _ => value.to_owned(),
    }
}
