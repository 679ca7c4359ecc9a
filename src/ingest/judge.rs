//! What stops a task once its files are read.

use super::assembly::Assembly;
use super::coder::Meaning;
use super::gender_words::is_like_a_gender_word;
use super::part::Part;
use super::problem::Problem;
use super::quality::counted;
use super::row::{Place, coded};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Share;

/// More different unknown texts than this are no gender codes: they are not listed, they may be names.
const MOST_CODES: usize = 20;

/// From this many rows on a column in which nearly every row has its own text is told from one of codes.
const MANY_ROWS: usize = 50;
const NEARLY_ALL: f64 = 0.9;
/// A text of at most so many letters is shown, and one that so many rows have, and one like a word for a gender: any other may
/// be a name in the wrong cell.
const SHORT: usize = 2;
const OFTEN: u64 = 5;

/// Everything that stops the task.
pub(super) fn problems(assembly: &Assembly<'_>, parts: &[Part]) -> Vec<Diagnostic> {
    if parts.is_empty() {
        return nothing_kept(assembly);
    }
    let mut problems = unknown_genders(assembly, parts);
    problems.extend(parts.iter().flat_map(|part| no_codes(assembly, part)));
    problems.extend(parts.iter().filter_map(|part| doubles(assembly, part)));
    problems.extend(too_many_refused(assembly, parts));
    problems
}

fn nothing_kept(assembly: &Assembly<'_>) -> Vec<Diagnostic> {
    let refused = assembly.unplaced.refused();
    let Some((first, _)) = assembly.files.first() else { return Vec::new() };
    let location = Location { sheet: first.sheet.clone(), ..Location::file(&first.file) };
    let cause = causes(assembly, std::iter::once(&assembly.unplaced), 1);
    let problem = if refused == 0 { Problem::HeaderOnly } else { Problem::NothingKept { refused, cause } };
    problem.stop(location)
}

fn unknown_genders(assembly: &Assembly<'_>, parts: &[Part]) -> Vec<Diagnostic> {
    let meanings = assembly.coders.gender.meanings();
    if assembly.agency.columns.gender.is_none() || !meanings.iter().any(|it| matches!(it, Meaning::Unmapped(_))) {
        return Vec::new();
    }
    // By code: rows and the first place.
    let mut found: Vec<(u64, Option<Place>)> = vec![(0, None); meanings.len()];
    for part in parts {
        for (&code, &place) in part.codes[coded::GENDER].iter().zip(&part.places) {
            let (rows, first) = &mut found[code as usize];
            *rows += 1;
            first.get_or_insert(place);
        }
    }
    let unknown = meanings.iter().zip(found).filter_map(|(meaning, (rows, first))| match (meaning, first) {
        (Meaning::Unmapped(text), Some(first)) => Some((text.as_str(), rows, first)),
        _ => None,
    });
    let mut unknown: Vec<(&str, u64, Place)> = unknown.collect();
    unknown.sort_by_key(|&(text, rows, _)| (std::cmp::Reverse(rows), text));
    let at = |place: Place| {
        let column = assembly.files.get(place.file).and_then(|(_, columns)| columns.gender);
        assembly.location(place, column)
    };
    let known = assembly.lists.gender.known();
    match unknown.as_slice() {
        [] => Vec::new(),
        [(.., first), ..] if unknown.len() > MOST_CODES => {
            let rows = unknown.iter().map(|(_, rows, _)| rows).sum();
            Problem::NoGenderColumn { texts: unknown.len(), rows }.stop(at(*first))
        }
        _ => {
            let is_code = |&(text, rows, _): &(&str, u64, Place)| {
                text.chars().count() <= SHORT || rows >= OFTEN || is_like_a_gender_word(text)
            };
            let (shown, hidden): (Vec<_>, Vec<_>) = unknown.into_iter().partition(is_code);
            let problem = |(text, rows, first): (&str, u64, Place)| {
                Problem::UnknownGender { text: text.to_owned(), rows, known: known.clone() }.at(at(first))
            };
            let rows = hidden.iter().map(|(_, rows, _)| rows).sum();
            let first = hidden.iter().map(|&(.., first)| first).min_by_key(|it| (it.file, it.row));
            let hidden = first.map(|it| Problem::HiddenGender { rows, known: known.clone() }.at(at(it)));
            shown.into_iter().map(problem).chain(hidden).collect()
        }
    }
}

/// Columns of codes in which nearly every one of many people has a text of their own: names, numbers or dates in the wrong
/// column, which would be stored and published.
fn no_codes(assembly: &Assembly<'_>, part: &Part) -> Vec<Diagnostic> {
    let coders = &assembly.coders;
    let open = [
        ("unit", coded::UNIT, coders.unit.len()),
        ("role", coded::ROLE, coders.role.len()),
        ("contract", coded::CONTRACT, coders.contract.len()),
        ("duty_station", coded::DUTY_STATION, coders.duty_station.len()),
    ];
    let rows = part.person.len();
    let is_many = |texts: usize| rows >= MANY_ROWS && texts as f64 >= NEARLY_ALL * rows as f64;
    let found = open.into_iter().filter(|&(.., texts)| is_many(texts)).filter_map(|(key, which, texts)| {
        let mut is_used = vec![false; texts];
        part.codes[which].iter().for_each(|&code| is_used[code as usize] = true);
        let texts = is_used.into_iter().filter(|&it| it).count();
        let place = *part.places.first().filter(|_| is_many(texts))?;
        let column = assembly.files.get(place.file).and_then(|(_, columns)| columns.coded(which));
        Some(Problem::NoCodes { key, texts, rows }.at(Location {
            row: None,
            cell: None,
            ..assembly.location(place, column)
        }))
    });
    found.collect()
}

fn doubles(assembly: &Assembly<'_>, part: &Part) -> Option<Diagnostic> {
    let &(_, second) = part.double.first.first()?;
    let name = |place: &Place| match assembly.files.get(place.file) {
        Some((seen, _)) if assembly.files.len() > 1 => format!("row {} of {}", place.row, seen.file),
        _ => format!("row {}", place.row),
    };
    let mut pairs: Vec<String> =
        part.double.first.iter().map(|(first, again)| format!("{} and {}", name(first), name(again))).collect();
    let more = part.double.rows - part.double.first.len() as u64;
    if more > 0 {
        pairs.push(format!("and {} more", counted(more, "row")));
    }
    let column = assembly.files.get(second.file).and_then(|(_, columns)| columns.person);
    let problem = Problem::DuplicatePersons { period: part.period.to_string(), pairs: pairs.join("; ") };
    Some(problem.at(assembly.location(second, column)))
}

fn too_many_refused(assembly: &Assembly<'_>, parts: &[Part]) -> Option<Diagnostic> {
    let refused: u64 = parts.iter().map(|part| part.tallies.refused()).sum();
    let read: u64 = parts.iter().map(|part| part.read).sum();
    let share = Share::of(refused, read)?;
    let limit = assembly.max_refused;
    if share <= limit {
        return None;
    }
    let (first, _) = assembly.files.first()?;
    let tallies = || parts.iter().map(|part| &part.tallies);
    let remedy = largest_first(assembly, tallies()).first().map_or("", |tally| tally.rule.help());
    let causes = causes(assembly, tallies(), 3);
    let problem =
        Problem::TooManyRefused { refused, read, share: share.percent(), limit: limit.percent(), causes, remedy };
    Some(problem.at(Location { sheet: first.sheet.clone(), ..Location::file(&first.file) }))
}

/// The `most` frequent causes of refusals, as `staff number missing (12 rows, the first: 88, column `id`)`.
fn causes<'a>(
    assembly: &Assembly<'_>,
    tallies: impl Iterator<Item = &'a super::tally::Tallies>,
    most: usize,
) -> String {
    let said = |tally: &super::Tally| {
        let column = tally.column.as_ref().map(|it| format!(", column `{it}`")).unwrap_or_default();
        let first = tally.first_rows.first().map(|row| format!(", first in row {row}")).unwrap_or_default();
        format!("{} ({}{first}{column})", tally.rule.meaning(), counted(tally.rows, "row"))
    };
    largest_first(assembly, tallies).iter().take(most).map(said).collect::<Vec<_>>().join("; ")
}

fn largest_first<'a>(
    assembly: &Assembly<'_>,
    tallies: impl Iterator<Item = &'a super::tally::Tallies>,
) -> Vec<super::Tally> {
    let mut all: Vec<super::Tally> = tallies.flat_map(|it| it.named(&assembly.files)).collect();
    all.retain(|tally| tally.rule.refuses());
    all.sort_by_key(|tally| std::cmp::Reverse(tally.rows));
    all
}
