//! The final text of every code of a task: what the staff table and its quality report say.

use std::collections::BTreeMap;

use super::assembly::Assembly;
use super::coder::{Coder, Meaning};
use super::lists::Coders;
use super::part::Part;
use super::row::coded;
use super::text::{TextLabel, spellings};
use super::working_time::FULL_POST;
use crate::domain::{Gender, NOT_RECORDED, NOT_STATED, UNMAPPED, fold};
use crate::pipeline::Agency;

/// Final texts and numbers, by code of the raw text. A column that the export does not have has the one code 0.
pub(super) struct Words<'a> {
    pub(super) gender: Vec<&'a str>,
    pub(super) rank: Vec<&'a str>,
    pub(super) rank_level: Vec<i32>,
    pub(super) band: Vec<&'a str>,
    pub(super) unit: Vec<&'a str>,
    pub(super) role: Vec<&'a str>,
    pub(super) role_family: Vec<&'a str>,
    pub(super) contract: Vec<&'a str>,
    pub(super) working_time: Vec<&'a str>,
    pub(super) thousandths: Vec<i32>,
    pub(super) duty_station: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// The texts for these parts. Codes of other tasks of the same thread may be among them: they do not choose spellings.
    pub(super) fn of(assembly: &'a Assembly<'_>, parts: &[Part]) -> Self {
        let (agency, coders) = (assembly.agency, &assembly.coders);
        let ranks = agency.ladder.ranks();
        let rank = |place: &usize| ranks.get(*place).map_or(UNMAPPED, |rank| rank.name.as_str());
        let band = |place: &usize| ranks.get(*place).map_or(UNMAPPED, |rank| rank.band.name.as_str());
        let level = |place: &usize| ranks.get(*place).map_or(0, |rank| i32::from(rank.level));
        let labels = |which, coder, is_mapped| labels(coder, &occurring(parts, which), is_mapped);
        let role = labels(coded::ROLE, &coders.role, agency.columns.role.is_some());
        let (working_time, thousandths) = working_times(agency, coders);
        let mapped = &agency.columns;
        Self {
            gender: or_absent(texts(&coders.gender, |it| it.word()), mapped.gender.is_some(), Gender::NotStated.word()),
            rank: recorded(texts(&coders.rank, rank), mapped.rank.is_some()),
            rank_level: or_absent(numbers(&coders.rank, level, 0), mapped.rank.is_some(), 0),
            band: recorded(texts(&coders.rank, band), mapped.rank.is_some()),
            unit: recorded(texts(&coders.unit, |path| path.as_str()), mapped.unit.is_some()),
            role_family: families(agency, &role),
            role,
            contract: labels(coded::CONTRACT, &coders.contract, mapped.contract.is_some()),
            working_time,
            thousandths,
            duty_station: labels(coded::DUTY_STATION, &coders.duty_station, mapped.duty_station.is_some()),
        }
    }
}

fn texts<'a, T>(coder: &'a Coder<T>, known: impl Fn(&'a T) -> &'a str) -> Vec<&'a str> {
    let text = |meaning: &'a Meaning<T>| match meaning {
        Meaning::Known(it) => known(it),
        Meaning::NotStated => NOT_STATED,
        Meaning::Unmapped(_) | Meaning::Refused(_) => UNMAPPED,
    };
    coder.meanings().iter().map(text).collect()
}

fn numbers<T>(coder: &Coder<T>, known: impl Fn(&T) -> i32, other: i32) -> Vec<i32> {
    let number = |meaning: &Meaning<T>| if let Meaning::Known(it) = meaning { known(it) } else { other };
    coder.meanings().iter().map(number).collect()
}

fn or_absent<T>(values: Vec<T>, is_mapped: bool, absent: T) -> Vec<T> {
    if is_mapped { values } else { vec![absent] }
}

fn recorded(texts: Vec<&str>, is_mapped: bool) -> Vec<&str> {
    or_absent(texts, is_mapped, NOT_RECORDED)
}

/// The labels of an open list, one spelling for texts that differ by case or blanks only.
fn labels<'a>(coder: &'a Coder<TextLabel>, occurring: &[bool], is_mapped: bool) -> Vec<&'a str> {
    let used = coder.meanings().iter().zip(occurring).filter(|(_, occurs)| **occurs);
    let known = used.filter_map(|(meaning, _)| if let Meaning::Known(label) = meaning { Some(label) } else { None });
    let chosen = spellings(known);
    let spelled = |label: &TextLabel| label.folded.as_deref().and_then(|folded| chosen.get(folded).copied());
    recorded(texts(coder, |label| spelled(label).unwrap_or(&label.label)), is_mapped)
}

/// Which codes of a column occur in these parts.
fn occurring(parts: &[Part], which: usize) -> Vec<bool> {
    let mut occurs = Vec::new();
    for &code in parts.iter().flat_map(|part| &part.codes[which]) {
        let code = code as usize;
        if code >= occurs.len() {
            occurs.resize(code + 1, false);
        }
        occurs[code] = true;
    }
    occurs
}

fn families<'a>(agency: &'a Agency, roles: &[&'a str]) -> Vec<&'a str> {
    let families = &agency.codes.role_families;
    let of_role: BTreeMap<String, &str> = families
        .iter()
        .flat_map(|rule| rule.roles.iter().map(|role| (fold(role.as_str()), rule.family.as_str())))
        .collect();
    let family = |&role: &&'a str| match role {
        NOT_RECORDED => NOT_RECORDED,
        _ if families.is_empty() => NOT_RECORDED,
        NOT_STATED => NOT_STATED,
        _ => of_role.get(&fold(role)).copied().unwrap_or(UNMAPPED),
    };
    roles.iter().map(family).collect()
}

fn working_times<'a>(agency: &Agency, coders: &'a Coders) -> (Vec<&'a str>, Vec<i32>) {
    let is_mapped = agency.columns.working_time.is_some();
    let words = recorded(texts(&coders.working_time, |it| it.word), is_mapped);
    let thousandths = numbers(&coders.working_time, |it| it.thousandths, FULL_POST);
    (words, or_absent(thousandths, is_mapped, FULL_POST))
}
