//! Which column holds what: headers times values, the surest first; what is nearly as sure is asked.

use std::collections::BTreeMap;

use super::depend::{is_same, purity};
use super::evidence::evidence;
use super::field::Field;
use super::headers::{Reading, is_same_thing, read_header};
use super::key::key;
use super::names::NameLook;
use super::person::is_numbering;
use super::pool::Column;
use super::profile::Profile;
use super::{gender, rank};
use crate::init::{Choice, Guess, Question};
use crate::pipeline::{Refused, refused_header};

/// From here on a column is mapped.
pub(super) const SURE: f64 = 0.8;
/// From here on it is asked.
const LIKELY: f64 = 0.55;
/// Two candidates that differ by less are asked.
const NEAR: f64 = 0.05;

/// A column, what its header says, and what it looks like.
pub(super) struct Seen<'a, 'b> {
    pub(super) column: &'a Column<'b>,
    pub(super) profile: Profile,
    /// Why it is never read.
    pub(super) refused: Option<Refused>,
    /// How surely it holds each field.
    pub(super) scores: BTreeMap<Field, f64>,
    /// What its header says.
    pub(super) reading: Reading,
}

impl<'a, 'b> Seen<'a, 'b> {
    /// Looks at a column.
    pub(super) fn of(column: &'a Column<'b>) -> Self {
        let mut profile = Profile::of(column);
        let reading = read_header(&column.header);
        if profile.names != NameLook::No && !are_names(column, &profile, &reading) {
            profile.names = NameLook::No;
        }
        let refused = refusal(column, &profile, &reading);
        let mut seen = Self { column, profile, refused, scores: BTreeMap::new(), reading };
        if seen.refused.is_none() {
            seen.scores = seen.scored();
        }
        seen
    }

    fn scored(&self) -> BTreeMap<Field, f64> {
        let (column, profile) = (self.column, &self.profile);
        if gender::is_titles(column) {
            return BTreeMap::from([(Field::Title, 1.0)]);
        }
        let mut scores: BTreeMap<Field, f64> = BTreeMap::new();
        for (&field, strength) in &self.reading.fields {
            scores.insert(field, strength * evidence(field, column, profile));
        }
        let numbering = profile.uniqueness >= 0.9 && is_numbering(column);
        if numbering {
            scores.entry(Field::Person).and_modify(|it| *it *= 0.85);
        } else {
            let alone = self.person_by_values();
            let known = scores.entry(Field::Person).or_default();
            *known = known.max(alone);
        }
        let alone = gender::by_values_alone(column);
        let known = scores.entry(Field::Gender).or_default();
        *known = known.max(alone);
        scores
    }

    /// How surely a column holds staff numbers by its values alone.
    fn person_by_values(&self) -> f64 {
        let says_other = self
            .reading
            .fields
            .iter()
            .any(|(field, it)| *it >= 0.7 && !matches!(field, Field::Person | Field::Numbering));
        if says_other || self.profile.uniqueness < 0.99 || evidence(Field::Person, self.column, &self.profile) < 1.0 {
            return 0.0;
        }
        if self.reading.strength(Field::Numbering) >= 0.9 { 0.85 } else { 0.6 }
    }

    /// What it most surely holds.
    fn best(&self) -> Option<(Field, f64)> {
        self.scores
            .iter()
            .map(|it| (*it.0, *it.1))
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)))
    }

    /// How surely it holds a field, where it holds no other more surely.
    pub(super) fn score(&self, field: Field) -> f64 {
        self.best().filter(|it| it.0 == field).map_or(0.0, |it| it.1)
    }

    fn distinct(&self) -> usize {
        self.profile.distinct
    }
}

/// Whether values that look like names are names: not where the header says unit or place and few differ, nor where most
/// hold a word of a rank.
fn are_names(column: &Column<'_>, profile: &Profile, reading: &Reading) -> bool {
    let place = reading.strength(Field::Unit).max(reading.strength(Field::DutyStation)) >= 0.85;
    let is_place = place && profile.uniqueness < 0.3;
    !is_place && rank::share_of_rank_words(column) < 0.4
}

fn refusal(column: &Column<'_>, profile: &Profile, reading: &Reading) -> Option<Refused> {
    let by_header = || {
        let best = reading.fields.iter().max_by(|one, other| one.1.total_cmp(other.1))?;
        match best {
            (Field::Name, it) if *it >= 0.93 => Some(Refused::Name),
            (Field::Drop, it) if *it >= 0.93 => Some(Refused::NationalNumber),
            _ => None,
        }
    };
    let by_pay = || (says_pay(&column.header) && profile.share(profile.numbers.rows) >= 0.9).then_some(Refused::Pay);
    let by_value = || (profile.names != NameLook::No).then_some(Refused::Name);
    refused_header(&column.header).or_else(by_header).or_else(by_pay).or(profile.personal).or_else(by_value)
}

/// Words for pay, in their normal form; grades and scales of pay are none.
const PAY: [&str; 22] = [
    "pay",
    "salary",
    "wage",
    "wages",
    "salaire",
    "traitement",
    "remuneration",
    "indemnite",
    "sueldo",
    "salario",
    "haberes",
    "remuneracion",
    "vencimento",
    "remuneracao",
    "راتب",
    "الراتب",
    "оклад",
    "зарплата",
    "compensation",
    "bonus",
    "allowance",
    "gehalt",
];
const GRADES_OF_PAY: [&str; 12] =
    ["grade", "scale", "band", "level", "step", "group", "class", "nivel", "grado", "echelle", "echelon", "categoria"];

fn says_pay(header: &str) -> bool {
    let key = key(header);
    let has = |words: &[&str]| key.split(' ').any(|word| words.contains(&word));
    has(&PAY) && !has(&GRADES_OF_PAY)
}

/// The columns that may hold a field, the surest first; of a code and its name, the name.
pub(super) fn candidates<'s, 'a, 'b>(seen: &'s [Seen<'a, 'b>], field: Field) -> Vec<&'s Seen<'a, 'b>> {
    let mut found: Vec<&Seen<'a, 'b>> = seen.iter().filter(|it| it.score(field) >= LIKELY).collect();
    if field.is_coded() {
        found = without_codes(&found);
    }
    found.sort_by(|one, other| {
        other.score(field).total_cmp(&one.score(field)).then_with(|| one.distinct().cmp(&other.distinct()))
    });
    found
}

fn without_codes<'s, 'a, 'b>(found: &[&'s Seen<'a, 'b>]) -> Vec<&'s Seen<'a, 'b>> {
    let readable = |it: &Seen<'_, '_>| (!it.reading.is_code, it.profile.letters > 0.5, it.profile.longest);
    let is_code_of = |code: &Seen<'_, '_>, name: &Seen<'_, '_>| {
        let says_so =
            || is_same_thing(&code.column.header, &name.column.header) && purity(code.column, name.column) >= 0.95;
        !std::ptr::eq(code, name)
            && readable(name) > readable(code)
            && (is_same(code.column, name.column) || (code.reading.is_code && says_so()))
    };
    found.iter().filter(|it| !found.iter().any(|name| is_code_of(it, name))).copied().collect()
}

/// The column of a field.
pub(super) fn choose(seen: &[Seen<'_, '_>], field: Field) -> Guess<String> {
    let found = candidates(seen, field);
    let Some(best) = found.first() else { return Guess::Absent };
    let score = best.score(field);
    let mut near: Vec<&&Seen<'_, '_>> = found.iter().filter(|it| score - it.score(field) < NEAR).collect();
    // A column that says the same of everybody is no rival of one that tells people apart.
    if field.is_coded() && near.iter().any(|it| it.distinct() > 1) {
        near.retain(|it| it.distinct() > 1);
    }
    match near.as_slice() {
        [one] if one.score(field) >= SURE => Guess::Found(one.column.header.clone()),
        [_] if !matches!(field, Field::Person | Field::Gender | Field::Rank | Field::Unit) => Guess::Absent,
        [one] => {
            Guess::Ask(question(format!("does column `{}` hold the {}", one.column.header, field.phrase()), &[one]))
        }
        many => Guess::Ask(question(format!("which column holds the {}", field.phrase()), many)),
    }
}

fn question(text: String, candidates: &[&&Seen<'_, '_>]) -> Question<String> {
    let choice = |it: &&&Seen<'_, '_>| Choice {
        value: it.column.header.clone(),
        label: format!("`{}`: {} different values in {} rows", it.column.header, it.distinct(), it.profile.stated),
    };
    Question { text, options: candidates.iter().map(choice).collect() }
}
