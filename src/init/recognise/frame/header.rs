//! Where the header stands: one row or two, below title rows and prompts.

use std::collections::BTreeSet;

use super::rows::Rows;
use crate::ingest::joined;
use crate::init::recognise::key::key;

/// Filled rows among which the header is looked for.
const SEARCHED: usize = 40;

/// The header found.
pub(super) struct Header {
    /// Place of its first row among the filled rows.
    pub(super) row: usize,
    /// Rows of it: 1 or 2.
    pub(super) rows: usize,
    /// Headers as a run names them.
    pub(super) texts: Vec<String>,
}

/// Finds the header.
pub(super) fn find(rows: &Rows<'_>) -> Option<Header> {
    let best = best_row(rows)?;
    let (row, count) = if is_second(rows, best, best + 1) || numbers_columns(rows, best + 1) {
        (best, 2)
    } else if best > 0 && is_group(rows, best - 1, best) {
        (best - 1, 2)
    } else {
        (best, 1)
    };
    let texts = if count == 2 { joined(&rows.texts(row), &rows.texts(row + 1)) } else { rows.texts(row) };
    Some(Header { row, rows: count, texts })
}

/// The row with the most words for fields; without any, the first row of distinct texts as wide as the rows below it.
fn best_row(rows: &Rows<'_>) -> Option<usize> {
    let searched = 0..rows.len().min(SEARCHED);
    let widest = searched.clone().map(|row| rows.fill[row]).max()?;
    let likely: Vec<usize> = searched.filter(|&row| is_headerlike(rows, row)).collect();
    let score = |row: usize| (rows.hits(row) as f64) + 0.5 * rows.fill[row] as f64 / widest as f64;
    let mut best: Option<(usize, f64)> = None;
    for &row in &likely {
        let score = score(row);
        if rows.hits(row) >= 1 && best.is_none_or(|(_, known)| score > known) {
            best = Some((row, score));
        }
    }
    let named = best.filter(|(row, score)| *score >= 2.0 || rows.fill[*row] <= 3).map(|it| it.0);
    named.or_else(|| likely.into_iter().find(|&row| rows.fill[row] * 10 >= widest * 6 && row + 1 < rows.len()))
}

/// Texts, hardly any numbers, each only once.
fn is_headerlike(rows: &Rows<'_>, row: usize) -> bool {
    let fill = rows.fill[row];
    if fill < 2 || rows.numbers[row] * 5 > fill || rows.is_line(row) {
        return false;
    }
    let texts: Vec<String> = rows.texts(row).iter().filter(|it| !it.is_empty()).map(|it| key(it)).collect();
    texts.iter().collect::<BTreeSet<_>>().len() * 10 >= fill * 6 && !texts.iter().any(|it| it.chars().count() > 120)
}

/// Whether the row below the header belongs to it: labels below system keys, or columns below their groups.
fn is_second(rows: &Rows<'_>, upper: usize, lower: usize) -> bool {
    if lower + 1 >= rows.len() || !rows.follows(lower) || rows.numbers[lower] > 0 || rows.is_line(lower) {
        return false;
    }
    let (fill, hits) = (rows.fill[lower], rows.hits(lower));
    if hits >= 2 && hits * 10 >= fill * 3 {
        return true;
    }
    let (above, below) = (rows.filled(upper), rows.filled(lower));
    let fills_gaps = below.iter().any(|it| !above.contains(it));
    let leaves_gaps = above.iter().any(|it| !below.contains(it));
    fills_gaps
        && leaves_gaps
        && below.len() >= 2
        && below.iter().all(|&column| stands_once(rows, lower, column))
        && above.iter().filter(|it| !below.contains(it)).any(|&column| !rows.grid.text(lower + 1, column).is_empty())
}

/// Whether a row numbers the columns, as forms of offices do: `(1) (2) (3)`. No row of a person counts up so.
fn numbers_columns(rows: &Rows<'_>, row: usize) -> bool {
    if row + 1 >= rows.len() || rows.fill[row] < 4 {
        return false;
    }
    let number = |column: &usize| {
        let text = rows.grid.text(row, *column).trim_matches(['(', ')', '[', ']', '.', ' ']);
        text.strip_suffix(".0").unwrap_or(text).parse::<usize>().ok()
    };
    let numbers: Vec<Option<usize>> = rows.filled(row).iter().map(number).collect();
    (1..).zip(&numbers).all(|(place, it)| *it == Some(place))
}

/// Whether the text of a cell stands nowhere below it in its column.
fn stands_once(rows: &Rows<'_>, row: usize, column: usize) -> bool {
    let codes = &rows.grid.columns[column].codes;
    !codes[row + 1..].contains(&codes[row])
}

/// Whether the row above the header holds groups over its columns, or system keys.
fn is_group(rows: &Rows<'_>, upper: usize, lower: usize) -> bool {
    if !rows.follows(lower) || rows.numbers[upper] > 0 || rows.fill[upper] < 2 || rows.is_line(upper) {
        return false;
    }
    let (above, below) = (rows.filled(upper), rows.filled(lower));
    let is_prompt = above.iter().any(|&column| rows.grid.text(upper, column).ends_with(':'))
        || (above == [0, 1] && below.first() == Some(&0));
    if is_prompt {
        return false;
    }
    let spans = below.iter().any(|it| !above.contains(it) && above.first().is_some_and(|first| first < it));
    (spans && above.len() < below.len().max(3) + 2) || (above.len() == below.len() && rows.hits(upper) >= 2)
}
