//! Runs the two SQL texts on this machine.

use polars::prelude::*;
use polars::sql::SQLContext;
use thiserror::Error;

use super::frame::{Translation, flow_frame, person_frame, staff_frame, union_texts};
use super::{FLOW_SQL, STOCK_SQL};
use crate::table::{
    Coded, CountColumn, CountTable, CountTableError, PersonKey, PersonSet, StaffTable, column, text_columns,
};

/// The engine could not count: a defect of this program, never of the input.
#[derive(Debug, Error)]
pub enum CubeError {
    /// The engine refused a query.
    #[error("the counts could not be computed: {0}")]
    Engine(#[from] PolarsError),
    /// What it answered does not make a table.
    #[error("the counts do not make a table: {0}")]
    Table(#[from] CountTableError),
}

/// Two staff lists of one agency and who was seen around them.
pub struct FlowInput<'a> {
    /// The earlier list.
    pub opening: &'a StaffTable,
    /// The later list.
    pub closing: &'a StaffTable,
    /// Persons on lists of the grace months before the opening one; may repeat.
    pub seen_before: &'a [&'a [PersonKey]],
    /// Persons on lists of the grace months after the closing one; may repeat.
    pub seen_after: &'a [&'a [PersonKey]],
}

/// Columns whose value at the opening and at the closing flow cells are told apart by.
const COMPARED: [&str; 6] = [column::GENDER, column::RANK, column::BAND, column::UNIT, column::ROLE, column::CONTRACT];

/// Stock counts of a staff table at the finest grain, rows sorted by their keys.
///
/// # Errors
/// [`CubeError`] when the engine refuses the query.
pub fn stock<'a>(staff: &'a StaffTable) -> Result<CountTable, CubeError> {
    let counted = run(STOCK_SQL, [("staff", staff_frame(staff)?)])?;
    let keys = text_columns(staff);
    let column = |(name, coded): &(&str, &'a Coded)| key_column(&counted, name, &coded.texts);
    let columns = keys.iter().map(column).collect::<PolarsResult<Vec<_>>>()?;
    let measures = [column::HEADCOUNT, column::FTE];
    let measures = measures
        .map(|name| Ok((name.to_owned(), numbers(&counted, name)?)))
        .into_iter()
        .collect::<PolarsResult<Vec<_>>>()?;
    sorted(columns, measures)
}

/// Flow counts between two staff tables at the finest grain, rows sorted by their keys. Where somebody is only on one of
/// the lists, the texts of the other side are empty.
///
/// # Errors
/// [`CubeError`] when the engine refuses the query.
pub fn flow(input: &FlowInput<'_>) -> Result<CountTable, CubeError> {
    let compared = compared_texts(input);
    let side = |staff: &StaffTable, closing: bool| {
        let translations: Vec<Translation<'_>> = compared.iter().map(|it| it.translation(closing)).collect();
        flow_frame(staff, &translations)
    };
    let frames = [
        ("opening", side(input.opening, false)?),
        ("closing", side(input.closing, true)?),
        ("seen_before", person_frame(&seen_outside(input.seen_before, &input.opening.person))?),
        ("seen_after", person_frame(&seen_outside(input.seen_after, &input.closing.person))?),
    ];
    let counted = run(FLOW_SQL, frames)?;
    let (kinds, kind_digits) = kinds(&counted)?;
    let mut columns = vec![KeyColumn { name: flow_column::KIND.to_owned(), digits: kind_digits, texts: &kinds }];
    for it in &compared {
        for name in [format!("{}_from", it.name), format!("{}_to", it.name)] {
            columns.push(key_column(&counted, &name, &it.texts)?);
        }
    }
    let measures = vec![(column::HEADCOUNT.to_owned(), numbers(&counted, column::HEADCOUNT)?)];
    sorted(columns, measures)
}

/// Names of flow columns that staff tables do not have.
pub(super) mod flow_column {
    /// What happened.
    pub const KIND: &str = "kind";
}

struct Compared {
    name: &'static str,
    texts: Vec<String>,
    opening: Vec<u32>,
    closing: Vec<u32>,
}

impl Compared {
    fn translation(&self, closing: bool) -> Translation<'_> {
        let codes = if closing { &self.closing } else { &self.opening };
        Translation { name: self.name, codes, texts: self.texts.len() }
    }
}

/// One code space for both sides of each compared column.
fn compared_texts(input: &FlowInput<'_>) -> Vec<Compared> {
    let (opening, closing) = (text_columns(input.opening), text_columns(input.closing));
    let both = opening.into_iter().zip(closing).filter(|((name, _), _)| COMPARED.contains(name));
    both.map(|((name, a), (_, b))| {
        let (texts, opening, closing) = union_texts(a, b);
        Compared { name, texts, opening, closing }
    })
    .collect()
}

/// Persons of `lists` who are not on `list`, once each: only they can change what a movement is called.
fn seen_outside(lists: &[&[PersonKey]], list: &[PersonKey]) -> Vec<PersonKey> {
    let on_list = if lists.is_empty() { PersonSet::default() } else { PersonSet::of(list) };
    let mut seen = PersonSet::default();
    let persons = lists.iter().flat_map(|it| it.iter());
    persons.filter(|person| !on_list.holds(person) && seen.insert(**person)).copied().collect()
}

fn run<const N: usize>(sql: &str, frames: [(&str, DataFrame); N]) -> PolarsResult<DataFrame> {
    let mut context = SQLContext::new();
    for (name, frame) in frames {
        context.register(name, frame.lazy());
    }
    context.execute(sql)?.collect()
}

/// A key of counted rows.
struct KeyColumn<'a> {
    name: String,
    /// One more than the code of a row's text; 0 where the row has no value on that side.
    digits: Vec<u32>,
    texts: &'a [String],
}

fn key_column<'a>(counted: &DataFrame, name: &str, texts: &'a [String]) -> PolarsResult<KeyColumn<'a>> {
    let codes = counted.column(name)?.cast(&DataType::UInt32)?;
    let codes = codes.u32()?.rechunk();
    let digits = match codes.cont_slice() {
        Ok(codes) => codes.iter().map(|code| code + 1).collect(),
        Err(_) => codes.iter().map(|code| code.map_or(0, |it| it + 1)).collect(),
    };
    Ok(KeyColumn { name: name.to_owned(), digits, texts })
}

/// The kinds that occur, sorted, and each row's digit among them.
fn kinds(counted: &DataFrame) -> PolarsResult<(Vec<String>, Vec<u32>)> {
    let column = counted.column(flow_column::KIND)?.str()?;
    let mut kinds: Vec<&str> = Vec::new();
    for kind in column.iter().flatten() {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.sort_unstable();
    let place = |kind: &str| kinds.iter().position(|it| *it == kind);
    let digit = |kind: Option<&str>| kind.and_then(place).and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0);
    let digits = column.iter().map(digit).collect();
    Ok((kinds.into_iter().map(str::to_owned).collect(), digits))
}

fn numbers(counted: &DataFrame, name: &str) -> PolarsResult<Vec<i64>> {
    let cast = counted.column(name)?.cast(&DataType::Int64)?;
    Ok(cast.i64()?.iter().map(Option::unwrap_or_default).collect())
}

/// A count table with rows in order of their keys, whatever order the engine gave.
fn sorted(keys: Vec<KeyColumn<'_>>, measures: Vec<(String, Vec<i64>)>) -> Result<CountTable, CubeError> {
    let len = keys.first().map_or(0, |key| key.digits.len());
    let order = order(&keys, len);
    let texts = keys.into_iter().map(|key| (key.name, CountColumn::Text(dense(&key.digits, key.texts, &order))));
    let mut columns: Vec<(String, CountColumn)> = texts.collect();
    let measure = |values: Vec<i64>| CountColumn::Whole(order.iter().map(|&row| values[row as usize]).collect());
    columns.extend(measures.into_iter().map(|(name, values)| (name, measure(values))));
    Ok(CountTable::new(columns)?)
}

/// Rows in order of their keys. All digits of a row make one number where they fit into one, which sorts much faster.
fn order(keys: &[KeyColumn<'_>], len: usize) -> Vec<u32> {
    let sizes = keys.iter().map(|key| key.texts.len() as u128 + 1);
    let rows = 0..u32::try_from(len).unwrap_or(u32::MAX);
    if sizes.clone().try_fold(1_u128, u128::checked_mul).is_none() {
        let digits = |row: u32| keys.iter().map(move |key| key.digits[row as usize]);
        let mut order: Vec<u32> = rows.collect();
        order.sort_unstable_by(|&a, &b| digits(a).cmp(digits(b)));
        return order;
    }
    let mut numbers: Vec<(u128, u32)> = rows.map(|row| (0, row)).collect();
    for (key, size) in keys.iter().zip(sizes) {
        for ((number, _), &digit) in numbers.iter_mut().zip(&key.digits) {
            *number = *number * size + u128::from(digit);
        }
    }
    numbers.sort_unstable();
    numbers.into_iter().map(|(_, row)| row).collect()
}

/// Digits into codes of only those texts that occur, sorted, the empty text for no value; rows in the order given.
fn dense(digits: &[u32], texts: &[String], order: &[u32]) -> Coded {
    let mut used = vec![false; texts.len() + 1];
    for &digit in digits {
        used[digit as usize] = true;
    }
    let mut codes_of = vec![0; texts.len() + 1];
    let mut kept: Vec<String> = Vec::new();
    let all = std::iter::once("").chain(texts.iter().map(String::as_str));
    for (digit, text) in all.enumerate().filter(|(digit, _)| used[*digit]) {
        codes_of[digit] = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        kept.push(text.to_owned());
    }
    Coded { codes: order.iter().map(|&row| codes_of[digits[row as usize] as usize]).collect(), texts: kept }
}
