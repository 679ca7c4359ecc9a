//! What stands between the fields of a text file.

use std::collections::BTreeMap;

use crate::ingest::csv::records::{Ending, Records};
use crate::ingest::csv::structure::PADDING;

/// Delimiters that staff lists come with. Others are not tried: a guess among few is right more often.
const CANDIDATES: [u8; 4] = *b",;\t|";
/// Records that are looked at.
const RECORDS: usize = 400;
/// Bytes that are looked at.
const SAMPLE: usize = 256 << 10;

/// The delimiter of a loaded text: the one that the file itself names (`sep=;`), else the one that cuts most records into
/// the same number of fields, more fields first where that is even.
pub(super) fn of(text: &[u8]) -> u8 {
    if let Some(named) = named(text) {
        return named;
    }
    let sample = sample(text);
    let scored = CANDIDATES.iter().map(|&delimiter| (score(sample, delimiter), delimiter));
    let best = scored.max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x)));
    best.filter(|(score, _)| *score > 0.0).map_or(b',', |(_, delimiter)| delimiter)
}

fn named(text: &[u8]) -> Option<u8> {
    let text = text.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(text);
    let line = text.split(|&byte| byte == b'\n').next()?.trim_ascii_end();
    match line {
        [s, e, p, b'=', delimiter] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
            Some(*delimiter).filter(|it| CANDIDATES.contains(it))
        }
        // A tab is trimmed away as white space.
        [s, e, p, b'='] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => Some(b'\t'),
        _ => None,
    }
}

/// The first lines, whole ones where there is more.
fn sample(text: &[u8]) -> &[u8] {
    if text.len() <= SAMPLE {
        return text;
    }
    let head = &text[..SAMPLE];
    memchr::memrchr(b'\n', head).map_or(head, |at| &head[..=at])
}

/// Share of records with the commonest number of fields, times a little more the more fields there are; 0 where that
/// number is one.
fn score(sample: &[u8], delimiter: u8) -> f64 {
    // A copy: reading makes doubled quotes single in place.
    let mut text = sample.to_vec();
    text.extend([b'\n'; PADDING]);
    let mut records = Records::new(&text, delimiter, 0, sample.len(), 0);
    let (mut counts, mut fields) = (BTreeMap::<usize, usize>::new(), Vec::new());
    let mut read = 0;
    while read < RECORDS {
        match records.next(&mut text, &mut fields) {
            Ending::Record | Ending::TextAfterQuote => *counts.entry(fields.len()).or_default() += 1,
            Ending::Blank => continue,
            Ending::End | Ending::OpenQuote | Ending::Swallowed(_) => break,
        }
        read += 1;
    }
    let commonest =
        counts.iter().filter(|(fields, _)| **fields > 1).max_by_key(|(fields, records)| (**records, **fields));
    commonest.map_or(0.0, |(&fields, &records)| records as f64 / read as f64 * (1.0 + (fields as f64).ln() / 20.0))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("no,sex,grade\n1,F,P-3\n2,M,P-2\n", b',')]
    #[case("Liste des agents, octobre\n\nMatricule;Sexe;Quotité\n1;F;0,5\n2;M;1,0\n3;F;0,8\n", b';')]
    #[case("sep=|\nno|sex\n1|F\n", b'|')]
    #[case("no\tname\n1\tDoe, Jane\n2\tRoe; Rick\n", b'\t')]
    #[case("no;unit\n1;\"North, Airport\"\n2;\"South, Port\"\n", b';')]
    #[case("| No | Sex |\n| 1 | F |\n", b'|')]
    #[case("staff\n1\n2\n", b',')]
    fn the_delimiter_cuts_records_alike(#[case] text: &str, #[case] expected: u8) {
        assert_eq!(char::from(of(text.as_bytes())), char::from(expected));
    }
}
