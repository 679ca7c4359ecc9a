//! What explains the numbers of a release report: the published counts, and what the program says in every report.

use std::collections::BTreeSet;

use super::decimal::Decimal;
use super::found::{Found, Kind};
use super::provenance::Allowed;
use crate::disclosure::package::{Package, Protected, RowKey};

/// Kinds in which words and numbers of people stand.
const WORDS: [Kind; 4] = [Kind::Text, Kind::Cell, Kind::Attribute, Kind::Metadata];

/// Numbers that the program's own sentences say: thresholds, definitions of parity, the year in months, intervals, formats.
const SAID: [i64; 16] = [1, 2, 3, 4, 5, 6, 8, 10, 25, 40, 47, 50, 53, 60, 80, 100];

/// What explains the numbers of a report that was composed from these packages.
///
/// Rounded counts are explained by being multiples of the base: no true count has to be. Withheld releases are explained by the
/// very counts that were published, their sums of women and men and the bounds of shares.
#[must_use]
pub fn released(packages: &[&Package]) -> Allowed {
    let base = packages.iter().find_map(|it| base(it)).unwrap_or(1);
    let mut allowed = Allowed::of_base(base);
    for count in counts(packages, base) {
        // A count that is no multiple of the base stays unexplained.
        let _ = allowed.count(count);
    }
    for kind in WORDS {
        for percent in 0..=100 {
            allowed.per_cent(kind, Decimal::from(percent));
            allowed.value(kind, Decimal::new(i128::from(percent), 2));
        }
        // What is said of the future is in steps of five of a hundred.
        let futures = (0..=20).map(|it| 5 * it);
        for number in SAID.into_iter().chain(years(packages)).chain(futures) {
            allowed.value(kind, Decimal::from(number));
        }
    }
    for points in points(packages) {
        allowed.value(Kind::Text, Decimal::from(points));
        allowed.value(Kind::Cell, Decimal::from(points));
    }
    for period in years(packages).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}"))) {
        allowed.label(&period);
    }
    for label in labels(packages) {
        allowed.label(&label);
    }
    allowed
}

fn base(package: &Package) -> Option<i64> {
    match package.about().protection {
        Protected::PublicRound { base, .. } => Some(base),
        Protected::PublicSuppress { .. } | Protected::Published => None,
    }
}

/// Published counts, and women and men together.
fn counts(packages: &[&Package], base: i64) -> BTreeSet<i64> {
    let rows = || packages.iter().flat_map(|it| it.rows());
    let most = rows().filter_map(|(_, people)| people).max().unwrap_or(0);
    if base > 1 {
        // Earlier months may have had more people.
        return (0..=2 * most / base).map(|it| it * base).collect();
    }
    let together = |package: &Package| -> Vec<i64> {
        let known = |(row, _): (&RowKey, Option<i64>)| {
            let count = package.gender_count(row.measure, row.population.as_deref(), &row.cell)?;
            i64::try_from(count.base()).ok()
        };
        package.rows().filter_map(known).collect()
    };
    rows().filter_map(|(_, people)| people).chain(packages.iter().flat_map(|it| together(it))).collect()
}

/// Distances of published shares from one half, in whole points: what a chart of gaps prints beside its bars.
fn points(packages: &[&Package]) -> BTreeSet<i64> {
    let mut points = BTreeSet::new();
    for package in packages {
        for (row, _) in package.rows() {
            let count = package.gender_count(row.measure, row.population.as_deref(), &row.cell);
            let share = count.and_then(|it| it.share_of_women());
            points.extend(
                share
                    .map(|it| crate::domain::rounding::nearest(it.fraction() * 100.0))
                    .and_then(|it| i64::try_from(it).ok())
                    .map(|it| it - 50),
            );
        }
    }
    points
}

/// Most groups that an alt text counts.
const GROUPS: i128 = 60;

/// Whether a number has to be explained by published counts. Styles, positions and a workbook's own bookkeeping do not: they are
/// no numbers of people. Nor do the manifest, which holds lengths and hashes of the other files; what a package says of itself,
/// which is verified when it is read; the numbers of tables; and how many groups an alt text speaks of.
#[must_use]
pub fn is_read(found: &Found) -> bool {
    let attribute = || ["aria-", "title", "alt", "data-", "content", "value"].iter().any(|it| found.place.contains(it));
    let number = found.value.filter(|_| !found.text.contains('%')).map(Decimal::magnitude);
    let is_of_people = || {
        let after = found.run.get(found.at.end..).unwrap_or_default().trim_start();
        ["women", "men", "people"].iter().any(|it| after.starts_with(it))
    };
    let groups = || {
        let is_small = number.is_some_and(|it| it.decimals() == 0 && it.mantissa() <= GROUPS);
        found.place.contains("<desc>") && is_small && !is_of_people()
    };
    match found.kind {
        Kind::Text | Kind::Cell => {
            &*found.file != "manifest.json" && !found.place.starts_with("Contents!A") && !groups()
        }
        Kind::Attribute => attribute() && found.file.ends_with(".html"),
        Kind::Hidden => !found.place.contains("font"),
        Kind::Metadata => {
            found.file.ends_with(".png")
                || (found.file.ends_with(".parquet") && !found.place.contains("workforce-parity-package"))
        }
        Kind::Geometry | Kind::Style => false,
    }
}

/// Years that a report may speak of: those of its months and targets, and twenty before and after.
fn years(packages: &[&Package]) -> impl Iterator<Item = i64> {
    let year = packages.iter().map(|it| i64::from(it.about().period.year())).max().unwrap_or(2026);
    year - 20..=year + 20
}

/// Texts in which digits are part of a name.
fn labels(packages: &[&Package]) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for package in packages {
        let about = package.about();
        labels.extend([about.agency.clone(), about.name.clone(), about.program.clone(), package.file_name()]);
        labels.extend(about.bands.iter().cloned());
        labels.extend(about.ranks.iter().map(|it| it.rank.clone()));
        labels.extend(about.targets.iter().map(|it| it.name.clone()));
        for (row, _) in package.rows() {
            labels.extend(row.cell.0.iter().flatten().cloned());
            labels.extend(row.population.clone());
        }
    }
    labels.retain(|it| it.chars().any(|c| c.is_ascii_digit()));
    labels
}

/// A finding in words: file, place and text.
#[must_use]
pub fn said(found: &Found) -> String {
    format!("{}: {}: {}", found.file, found.place, found.text)
}
