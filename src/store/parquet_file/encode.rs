//! What the pages of a column hold: codes into a dictionary where values repeat, else the values side by side.

use std::borrow::Cow;

use parquet::data_type::ByteArray;
use parquet::file::statistics::Statistics;

use super::Column;
use crate::table::Coded;

/// Numbers further apart than this are written side by side: a table by value would be larger than what it saves.
const WIDEST_RANGE: u64 = 1 << 16;

/// A column ready for its pages.
pub(super) struct Encoded<'a> {
    pub body: Body<'a>,
    pub statistics: Option<Statistics>,
    /// Whether compression can gain anything.
    pub compressible: bool,
}

/// What the pages hold.
pub(super) enum Body<'a> {
    /// Distinct values in order, and a code a row.
    Dictionary { values: Vec<u8>, entries: usize, codes: Cow<'a, [u32]> },
    /// Values of `width` bytes.
    Plain { values: Vec<u8>, width: usize },
}

/// Encodes a column whose texts are in order.
pub(super) fn encode(column: Column<'_>) -> Encoded<'_> {
    match column {
        Column::Text(coded) => text(coded),
        Column::Int(numbers) => {
            let statistics = |low, high| Statistics::int32(Some(low), Some(high), None, Some(0), false);
            whole(numbers, i32::to_le_bytes, statistics)
        }
        Column::Long(numbers) => {
            let statistics = |low, high| Statistics::int64(Some(low), Some(high), None, Some(0), false);
            whole(numbers, i64::to_le_bytes, statistics)
        }
        Column::Person(persons) => {
            let mut values = Vec::with_capacity(persons.len() * 16);
            for person in persons {
                values.extend_from_slice(&person.0);
            }
            // Pseudonyms are random bytes: nothing repeats, nothing can be compressed, no range says anything.
            Encoded { body: Body::Plain { values, width: 16 }, statistics: None, compressible: false }
        }
    }
}

fn text(coded: &Coded) -> Encoded<'_> {
    let mut values = Vec::with_capacity(coded.texts.iter().map(|text| text.len() + 4).sum());
    for text in &coded.texts {
        values.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
        values.extend_from_slice(text.as_bytes());
    }
    let bound = |text: Option<&String>| text.map(|it| ByteArray::from(it.as_str()));
    let (low, high) = (bound(coded.texts.first()), bound(coded.texts.last()));
    Encoded {
        body: Body::Dictionary { values, entries: coded.texts.len(), codes: Cow::Borrowed(&coded.codes) },
        statistics: Some(Statistics::byte_array(low, high, None, Some(0), false)),
        compressible: true,
    }
}

fn whole<T: Copy + Ord + Into<i64>, const WIDTH: usize>(
    numbers: &[T],
    bytes: fn(T) -> [u8; WIDTH],
    statistics: impl Fn(T, T) -> Statistics,
) -> Encoded<'static> {
    let range = numbers.iter().copied().min().zip(numbers.iter().copied().max());
    let body = range.and_then(|(low, high)| dictionary(numbers, low.into(), high.into(), bytes)).unwrap_or_else(|| {
        Body::Plain { values: numbers.iter().flat_map(|&number| bytes(number)).collect(), width: WIDTH }
    });
    Encoded { body, statistics: range.map(|(low, high)| statistics(low, high)), compressible: true }
}

/// Codes of numbers in a narrow range, through a table by value; `None` where that would not pay.
fn dictionary<T: Copy + Into<i64>, const WIDTH: usize>(
    numbers: &[T],
    low: i64,
    high: i64,
    bytes: fn(T) -> [u8; WIDTH],
) -> Option<Body<'static>> {
    let range = high.abs_diff(low);
    if range >= WIDEST_RANGE {
        return None;
    }
    let place = |number: T| usize::try_from(number.into().abs_diff(low)).unwrap_or(0);
    let mut seen = vec![None; usize::try_from(range).ok()? + 1];
    for &number in numbers {
        seen[place(number)] = Some(number);
    }
    let mut codes_by_place = vec![0_u32; seen.len()];
    let (mut values, mut entries) = (Vec::new(), 0_u32);
    for (code, number) in codes_by_place.iter_mut().zip(&seen) {
        if let Some(number) = number {
            values.extend_from_slice(&bytes(*number));
            *code = entries;
            entries += 1;
        }
    }
    let codes = numbers.iter().map(|&number| codes_by_place[place(number)]).collect();
    Some(Body::Dictionary { values, entries: entries as usize, codes: Cow::Owned(codes) })
}
