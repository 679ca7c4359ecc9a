//! The package of counts that were protected here.

use super::about::{BreakdownAbout, DimensionDepth};
use super::{About, FORMAT, Meaning, Package, Protected, QualityLine, RankOfBand, TargetAbout};
use crate::disclosure::counts::{Breakdown, DIMENSIONS, ReleasedCounts};
use crate::domain::{Period, Profile};

/// What a package says besides its counts.
#[derive(Clone, Debug)]
pub struct AboutAgency {
    /// Id of the agency.
    pub agency: String,
    /// Its name in full.
    pub name: String,
    /// The month.
    pub period: Period,
    /// Whether the agency is made up.
    pub synthetic: bool,
    /// The common ladder, junior first.
    pub bands: Vec<String>,
    /// The agency's ranks, junior first.
    pub ranks: Vec<RankOfBand>,
    /// Its targets.
    pub targets: Vec<TargetAbout>,
    /// How good the lists were, in words and rounded numbers.
    pub quality: Vec<QualityLine>,
}

/// The package of released counts.
#[must_use]
pub fn released(counts: &ReleasedCounts, about: AboutAgency) -> Package {
    let protection = match counts.protection().profile {
        Profile::Round { base } => Protected::PublicRound { base, steps: counts.steps() },
        Profile::Suppress => Protected::PublicSuppress { threshold: counts.protection().threshold },
    };
    let about = About {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        agency: about.agency,
        name: about.name,
        period: about.period,
        synthetic: about.synthetic,
        protection,
        bands: about.bands,
        ranks: about.ranks,
        breakdowns: counts.breakdowns().iter().map(breakdown).collect(),
        targets: about.targets,
        quality: about.quality,
        definitions: definitions(),
    };
    Package::new(about, counts.rows().map(|(row, people)| (row.clone(), people)).collect())
}

fn breakdown(it: &Breakdown) -> BreakdownAbout {
    let depth = |axis: &crate::disclosure::protect::Axis| {
        let dimension = DIMENSIONS.get(axis.dimension).copied().unwrap_or_default().to_owned();
        DimensionDepth { dimension, depth: axis.depth }
    };
    BreakdownAbout {
        name: it.name.to_owned(),
        dimensions: it.axes.iter().map(depth).collect(),
        coarsened: it.coarsened,
    }
}

fn definitions() -> Vec<Meaning> {
    [
        ("stock", "people on the list of the month, each counted once, full-time or not"),
        ("joiners", "people who came in the twelve months up to the month; an absence of a few months is no leaving"),
        ("leavers", "people who left in the twelve months up to the month"),
        ("promotions", "people who rose to a higher level of the agency's ladder in the twelve months up to the month"),
        ("women, men", "gender as recorded by the agency, never inferred; shares are of women and men together"),
        (
            "another or not stated",
            "people of another recorded gender and people whose gender is not stated, in one column",
        ),
        ("band", "the common ladder that makes agencies comparable; each rank belongs to one"),
        ("blank", "a column that is blank stands for everybody: the row is a total of it"),
    ]
    .map(|(term, meaning)| Meaning { term: term.to_owned(), meaning: meaning.to_owned() })
    .to_vec()
}
