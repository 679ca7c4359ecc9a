//! What explains the numbers of a release report: the published counts and their shares.

use std::collections::BTreeSet;

use super::decimal::Decimal;
use super::found::Kind;
use super::provenance::Allowed;
use crate::disclosure::package::{Package, share_band, share_percent};
use crate::domain::GenderCount;
use crate::domain::rounding::nearest;

/// Fewest people of a share and of a course, as every report says them: numbers of people that are nobody's.
const FEWEST: [&str; 4] = ["25 women and men", "25 people or more", "50 women and men", "of 50 or more"];

/// What explains the numbers of a report.
pub(super) struct Released {
    pub allowed: Allowed,
    /// Distances of shares from one half, in points, which charts of gaps print with their sign.
    pub points: BTreeSet<i128>,
}

/// Kinds in which words and numbers of people stand.
const WORDS: [Kind; 4] = [Kind::Text, Kind::Cell, Kind::Attribute, Kind::Metadata];

/// What explains the numbers of a report that was composed from these packages: the counts that were published, women and men
/// together, their shares in whole per cent with the bounds that protection leaves, and the years and names of the agency.
pub(super) fn released(packages: &[&Package]) -> Released {
    let mut released = Released { allowed: Allowed::of_base(1), points: BTreeSet::new() };
    for &package in packages {
        released.add(package);
    }
    let allowed = &mut released.allowed;
    for kind in WORDS {
        for number in years(packages) {
            allowed.value(kind, Decimal::from(number));
        }
    }
    for period in years(packages).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}"))) {
        allowed.label(&period);
    }
    for label in labels(packages).iter().map(String::as_str).chain(FEWEST) {
        allowed.label(label);
    }
    released
}

impl Released {
    /// The counts of a package and the shares that they give.
    fn add(&mut self, package: &Package) {
        let most = package.about().protection.most_off();
        for count in package.rows().filter_map(|(_, people)| people).chain([0]) {
            let _ = self.allowed.count(count);
        }
        for count in package.gender_counts() {
            self.group(&count, most);
        }
        for target in &package.about().targets {
            for share in target.share.into_iter().chain(target.ends.into_iter().flatten()) {
                self.percent(nearest(share * 100.0));
            }
        }
    }

    /// Women and men of a group together, and their share with its bounds.
    fn group(&mut self, count: &GenderCount, most: u64) {
        let (Ok(women), Ok(base)) = (i64::try_from(count.women), i64::try_from(count.base())) else { return };
        let _ = self.allowed.count(base);
        let Some(share) = share_percent(count) else { return };
        let _ = self.allowed.share(women, base);
        let (low, high) = share_band(count, most).unwrap_or((share, share));
        // An exact half is rounded up here and to even there.
        let is_half = (200 * women) % (2 * base) == base;
        let other = if is_half { share.saturating_sub(1) } else { share };
        for percent in [share, other, low, high] {
            self.percent(percent);
        }
        self.points.extend([share, other].map(|it| i128::from(it) - 50));
    }

    /// A share, and its fraction in data.
    fn percent(&mut self, percent: u64) {
        let Ok(percent) = i64::try_from(percent) else { return };
        for kind in WORDS {
            self.allowed.per_cent(kind, Decimal::from(percent));
            self.allowed.value(kind, Decimal::new(i128::from(percent), 2));
        }
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
