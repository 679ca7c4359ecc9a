//! The account of a period: from the opening stock to the closing one, movement by movement.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use indexmap::IndexSet;
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
#[serde(default)]
pub struct Account {
    /// On the earlier list.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub opening: GenderCount,
    /// On the later list.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub closing: GenderCount,
    /// New to the agency.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub joiners: GenderCount,
    /// Gone from the agency.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub leavers: GenderCount,
    /// Back after an absence within the grace.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub returns: GenderCount,
    /// Away, back within the grace.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub absences: GenderCount,
    /// Promoted into this group from another.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub promoted_in: GenderCount,
    /// Promoted out of this group.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub promoted_out: GenderCount,
    /// Promoted, whether or not they changed group.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub promotions: GenderCount,
    /// Demoted into this group.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub demoted_in: GenderCount,
    /// Demoted out of this group.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub demoted_out: GenderCount,
    /// Demoted, whether or not they changed group.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub demotions: GenderCount,
    /// Came from another group at the same rank level.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub moved_in: GenderCount,
    /// Went to another group at the same rank level.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub moved_out: GenderCount,
    /// Changed unit, whatever else changed.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub unit_changes: GenderCount,
    /// On both lists.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub stayers: GenderCount,
    /// Records whose gender was corrected, under the corrected gender.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
    pub corrected_to: GenderCount,
    /// The same records, under the former gender.
    #[serde(skip_serializing_if = "GenderCount::is_nobody")]
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
    booked(flows, dimension, |_, movement| movement)
}

/// The same of a part of the agency: who comes into it from elsewhere in the agency joins it, who goes elsewhere leaves it.
/// `belongs` says row by row who is of the part at the opening, and at the closing.
///
/// # Errors
/// [`CubeError`] when a column is missing.
pub fn accounts_within(
    flows: &CountTable,
    dimension: Option<Dimension>,
    belongs: [&[bool]; 2],
) -> Result<Cube<Account>, CubeError> {
    let is_of = |side: usize, row: usize| belongs[side].get(row) == Some(&true);
    booked(flows, dimension, |row, movement| {
        let from = movement.from.filter(|_| is_of(0, row));
        let to = movement.to.filter(|_| is_of(1, row));
        let kind = match (movement.from.is_some() && from.is_none(), movement.to.is_some() && to.is_none()) {
            (true, _) => "joiner",
            (_, true) => "leaver",
            _ => movement.kind,
        };
        Movement { kind, from, to, ..movement }
    })
}

fn booked<'a>(
    flows: &'a CountTable,
    dimension: Option<Dimension>,
    seen: impl Fn(usize, Movement<'a>) -> Movement<'a>,
) -> Result<Cube<Account>, CubeError> {
    let columns = FlowColumns::of(flows, dimension)?;
    let mut accounts = vec![None; columns.names.len()];
    for row in 0..flows.len() {
        let movement = seen(row, columns.movement(row));
        if let Some(group) = movement.from {
            movement.leave(accounts[group].get_or_insert_default());
        }
        if let Some(group) = movement.to {
            movement.arrive(accounts[group].get_or_insert_default());
        }
    }
    let key = |name: String| Key::new(Some(name).filter(|_| dimension.is_some()));
    let cells: BTreeMap<Key, Account> =
        columns.names.into_iter().zip(accounts).filter_map(|(name, account)| Some((key(name), account?))).collect();
    Ok(Cube::new(dimension.into_iter().collect(), cells))
}

/// One row of the flow counts, seen along one dimension.
struct Movement<'a> {
    kind: &'a str,
    gender_from: Option<Gender>,
    gender_to: Option<Gender>,
    /// Group at the opening; `None` when not on that list.
    from: Option<usize>,
    /// Group at the closing.
    to: Option<usize>,
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
    genders: [Vec<Option<Gender>>; 2],
    gender_codes: [&'a [u32]; 2],
    /// The groups told apart; one without a name where nothing is.
    names: Vec<String>,
    /// Each row's group on either side.
    groups: [Vec<usize>; 2],
    units: [&'a Coded; 2],
    headcount: &'a [i64],
}

impl<'a> FlowColumns<'a> {
    fn of(flows: &'a CountTable, dimension: Option<Dimension>) -> Result<Self, CubeError> {
        let pair = |name: &str| -> Result<[&'a Coded; 2], CubeError> {
            Ok([text(flows, &format!("{name}_from"))?, text(flows, &format!("{name}_to"))?])
        };
        let genders = pair(column::GENDER)?;
        let (names, groups) = match dimension {
            Some(dimension) => groups(pair(dimension.column())?, dimension),
            None => (vec![String::new()], [vec![0; flows.len()], vec![0; flows.len()]]),
        };
        Ok(Self {
            kind: text(flows, flow_column::KIND)?,
            genders: genders.map(|it| it.texts.iter().map(|word| Gender::from_word(word)).collect()),
            gender_codes: genders.map(|it| it.codes.as_slice()),
            names,
            groups,
            units: pair(column::UNIT)?,
            headcount: measure(flows, column::HEADCOUNT)?,
        })
    }

    fn movement(&self, row: usize) -> Movement<'a> {
        let gender = |side: usize| self.genders[side][self.gender_codes[side][row] as usize];
        let group = |side: usize, present: bool| present.then(|| self.groups[side][row]);
        let unit = |side: usize| self.units[side].texts[self.units[side].codes[row] as usize].as_str();
        let (from, to) = (gender(0), gender(1));
        Movement {
            kind: &self.kind.texts[self.kind.codes[row] as usize],
            gender_from: from,
            gender_to: to,
            from: group(0, from.is_some()),
            to: group(1, to.is_some()),
            unit_changed: from.is_some() && to.is_some() && unit(0) != unit(1),
            people: u64::try_from(self.headcount[row]).unwrap_or(0),
        }
    }
}

/// The groups of a dimension by name, and each row's group on either side.
fn groups(sides: [&Coded; 2], dimension: Dimension) -> (Vec<String>, [Vec<usize>; 2]) {
    let mut known: IndexSet<String> = IndexSet::new();
    let of = sides.map(|side| {
        let by_code: Vec<usize> = side.texts.iter().map(|text| known.insert_full(cut(text, dimension)).0).collect();
        side.codes.iter().map(|&code| by_code[code as usize]).collect()
    });
    (known.into_iter().collect(), of)
}

fn cut(value: &str, dimension: Dimension) -> String {
    match dimension {
        Dimension::Unit(depth) => Unit::from_stored(value).at_depth(usize::from(depth)).stored().to_owned(),
        _ => value.to_owned(),
    }
}
