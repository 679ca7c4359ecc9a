//! The rules that every package keeps, whether it is written or read.

use super::columns::PEOPLE;
use super::{About, FORMAT, Package, PackageError, Protected};
use super::{MEN, OTHER, RowKey, WOMEN};
use crate::disclosure::counts::DIMENSIONS;
use crate::domain::{Label, LabelError};
use crate::pipeline::AgencyId;

/// Most rows.
pub(super) const MOST_ROWS: i64 = 2_000_000;
/// Most people of a count: no sum of counts overflows.
pub(super) const MOST_PEOPLE: i64 = 1_000_000_000;
/// Most characters of a text in words.
const MOST_WORDS: usize = 2000;
/// Most levels of a path, by dimension.
const DEEPEST: [usize; 7] = [1, 2, 16, 2, 1, 1, 1];

/// The first rule that a package breaks; `name` is its file.
pub(super) fn check(package: &Package, name: &str) -> Result<(), PackageError> {
    let unsound = |(place, problem): (String, String)| PackageError::Unsound { name: name.to_owned(), place, problem };
    about(&package.about).map_err(|(field, problem)| unsound((format!("metadata, `{field}`"), problem)))?;
    if i64::try_from(package.rows.len()).unwrap_or(i64::MAX) > MOST_ROWS {
        return Err(unsound(("rows".to_owned(), format!("found {}; allowed: {MOST_ROWS}", package.rows.len()))));
    }
    for (number, (key, people)) in (1_u64..).zip(package.rows()) {
        let place = |column: &str| format!("row {number}, column `{column}`");
        row(key).map_err(|(column, problem)| unsound((place(column), problem)))?;
        count(package.about.protection, people).map_err(|problem| unsound((place(PEOPLE), problem)))?;
    }
    Ok(())
}

type Broken = (&'static str, String);

fn about(about: &About) -> Result<(), Broken> {
    if about.format != FORMAT {
        return Err(("format", format!("found {}; allowed: {FORMAT}", about.format)));
    }
    if AgencyId::parse(&about.agency).is_err() {
        let allowed = "2 to 40 capital letters A to Z, digits and dashes, a letter first, no dash last";
        return Err(("agency", format!("found another text; allowed: {allowed}")));
    }
    protection(about.protection)?;
    for target in &about.targets {
        let mut shares = target.share.into_iter().chain(target.ends.into_iter().flatten());
        if shares.any(|share| !(0.0..=1.0).contains(&share)) {
            return Err(("targets", "found a share outside; allowed: 0 to 1".to_owned()));
        }
    }
    labels(about).try_for_each(|(field, text)| label(text).map_err(|problem| (field, problem)))?;
    words(about).try_for_each(|(field, text)| prose(text).map_err(|problem| (field, problem)))
}

fn protection(protection: Protected) -> Result<(), Broken> {
    let problem = match protection {
        Protected::PublicRound { base, .. } if !(1..=1000).contains(&base) => {
            format!("base {base}; allowed: 1 to 1000")
        }
        Protected::PublicRound { steps, .. } if !(0..=100).contains(&steps) => {
            format!("{steps} steps; allowed: 0 to 100")
        }
        Protected::PublicSuppress { threshold } if !(1..=1000).contains(&threshold) => {
            format!("threshold {threshold}; allowed: 1 to 1000")
        }
        _ => return Ok(()),
    };
    Err(("protection", format!("found {problem}")))
}

/// Short texts of the metadata.
fn labels(about: &About) -> impl Iterator<Item = (&'static str, &str)> {
    let own = [("program", &about.program), ("name", &about.name)].into_iter();
    let bands = about.bands.iter().map(|it| ("bands", it));
    let ranks = about.ranks.iter().flat_map(|it| [("ranks", &it.rank), ("ranks", &it.band)]);
    let breakdowns = about.breakdowns.iter().flat_map(|it| {
        let dimensions = it.dimensions.iter().map(|it| ("breakdowns", &it.dimension));
        [("breakdowns", &it.name)].into_iter().chain(dimensions)
    });
    let targets = about.targets.iter().flat_map(|it| [&it.name].into_iter().chain(&it.population));
    let targets = targets.map(|it| ("targets", it));
    own.chain(bands).chain(ranks).chain(breakdowns).chain(targets).map(|(field, text)| (field, text.as_str()))
}

/// Long texts of the metadata.
fn words(about: &About) -> impl Iterator<Item = (&'static str, &str)> {
    let quality = about.quality.iter().flat_map(|it| [("quality", &it.what), ("quality", &it.value)]);
    let definitions = about.definitions.iter().flat_map(|it| [("definitions", &it.term), ("definitions", &it.meaning)]);
    quality.chain(definitions).map(|(field, text)| (field, text.as_str()))
}

fn row(key: &RowKey) -> Result<(), Broken> {
    for ((path, deepest), dimension) in key.cell.0.iter().zip(DEEPEST).zip(DIMENSIONS) {
        if path.len() > deepest {
            return Err((dimension, format!("found a path of {} levels; allowed: {deepest}", path.len())));
        }
        path.iter().try_for_each(|level| label(level)).map_err(|problem| (dimension, problem))?;
    }
    if let Some(population) = &key.population {
        label(population).map_err(|problem| ("population", problem))?;
    }
    match key.cell.0[0].first().map(String::as_str) {
        None | Some(WOMEN | MEN | OTHER) => Ok(()),
        Some(_) => Err(("gender", format!("found another word; allowed: `{WOMEN}`, `{MEN}`, `{OTHER}` or nothing"))),
    }
}

/// A count that its protection allows; a withheld one always is.
fn count(protection: Protected, people: Option<i64>) -> Result<(), String> {
    let Some(people) = people else { return Ok(()) };
    if !(0..=MOST_PEOPLE).contains(&people) {
        return Err(format!("found {people}; allowed: 0 to {MOST_PEOPLE}"));
    }
    match protection {
        Protected::PublicRound { base, .. } if people % base != 0 => {
            Err(format!("found {people}; allowed: multiples of {base}, as the package says that it is rounded"))
        }
        Protected::PublicSuppress { threshold } if (1..threshold).contains(&people) => {
            Err(format!("found a small count; allowed: 0, or {threshold} and more, as the package says"))
        }
        _ => Ok(()),
    }
}

/// A text that may be shown. It is not named in the message.
pub(super) fn label(text: &str) -> Result<(), String> {
    match Label::parse(text) {
        Ok(_) | Err(LabelError::Reserved) if !text.chars().any(char::is_control) => Ok(()),
        Ok(_) | Err(LabelError::Reserved) => Err("found a control character; allowed: printable text".to_owned()),
        Err(problem) => {
            Err(format!("found a text that {problem}; allowed: 1 to {} printable characters", Label::MAX_CHARS))
        }
    }
}

/// A text of several sentences, whose every word may be shown.
fn prose(text: &str) -> Result<(), String> {
    let long = text.chars().count();
    if long > MOST_WORDS {
        return Err(format!("found {long} characters; allowed: {MOST_WORDS}"));
    }
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Err("found a blank text or a control character; allowed: printable text".to_owned());
    }
    text.split_whitespace().try_for_each(label)
}

#[cfg(test)]
mod tests {
    use super::super::columns::texts;
    use super::*;

    #[test]
    fn every_sound_key_has_a_text_in_each_column_that_it_needs() {
        let mut key = RowKey {
            measure: super::super::Measure::Stock,
            population: None,
            cell: crate::disclosure::counts::CellKey::default(),
        };
        assert_eq!(texts(&key).iter().flatten().count(), 1);
        key.cell.0[1] = vec!["officer".into(), "inspector".into()];
        assert_eq!((row(&key), texts(&key).iter().flatten().count()), (Ok(()), 3));
        key.cell.0[1].push("third".into());
        assert_eq!(row(&key), Err(("rank", "found a path of 3 levels; allowed: 2".to_owned())));
    }
}
