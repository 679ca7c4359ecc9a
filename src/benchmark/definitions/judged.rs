//! What one definition says of one group.

use std::fmt;

use crate::benchmark::counted::{Counted, Precision, ShownShare};
use crate::domain::{Gender, GenderCount};

/// Whom a definition is applied to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All staff.
    All,
    /// Managers, by the bands that count as such.
    Managers,
    /// Senior and middle managers.
    SeniorManagers,
    /// A band of the common ladder.
    Band(String),
    /// People hired over twelve months.
    Hires,
    /// People promoted over twelve months.
    Promotions,
}

/// What a definition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Rounding of the published counts decides.
    TooClose,
    /// Met under one way to match ranks, not met under another.
    DependsOnMatching,
    /// The definition gives a number and sets no threshold.
    NoThreshold,
    /// Why it cannot be said.
    NotKnown(String),
}

/// A definition applied to a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The word that chooses it in the adviser's file.
    pub id: &'static str,
    /// Its name with its numbers.
    pub definition: String,
    /// Where it comes from.
    pub source: &'static str,
    /// Whom it is applied to.
    pub group: Group,
    /// What was measured, with its base; `None` where it may not be shown.
    pub measured: Option<String>,
    /// What it says.
    pub verdict: Verdict,
    /// Who is under-represented by it: women or men.
    pub under_represented: Option<Gender>,
    /// Of a definition without a threshold, the share that stands for a verdict.
    pub share: Option<ShownShare>,
    /// What it says under each way to match ranks, in words, where they differ.
    pub under: Vec<(String, String)>,
}

impl Judged {
    /// What it says, in words: the verdict, or what was measured where no threshold is set.
    #[must_use]
    pub fn words(&self) -> String {
        match (&self.verdict, &self.share, &self.measured) {
            (Verdict::NoThreshold, _, Some(measured)) => measured.clone(),
            (Verdict::DependsOnMatching, Some(_), Some(measured)) => {
                format!("{measured} as given; {}", self.verdict)
            }
            (verdict, ..) => verdict.to_string(),
        }
    }
}

/// What a test says of exact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub met: bool,
    /// Who is fewer than the definition asks for.
    pub short: Option<Gender>,
}

/// A definition before it is applied.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub id: &'static str,
    pub name: String,
    pub source: &'static str,
}

impl Named {
    pub fn new(id: &'static str, name: impl Into<String>, source: &'static str) -> Self {
        Self { id, name: name.into(), source }
    }

    pub fn not_known(&self, group: Group, why: impl Into<String>) -> Judged {
        self.judged(group, None, (Verdict::NotKnown(why.into()), None))
    }

    pub fn judged(&self, group: Group, measured: Option<String>, said: (Verdict, Option<Gender>)) -> Judged {
        let (verdict, under_represented) = said;
        let (id, source, definition) = (self.id, self.source, self.name.clone());
        let (share, under) = (None, Vec::new());
        Judged { id, definition, source, group, measured, verdict, under_represented, share, under }
    }

    /// Applies `test` to a group of enough people, and words what is measured.
    pub fn apply(
        &self,
        (group, counted): (Group, Result<Counted, String>),
        precision: Precision,
        test: impl Fn(&GenderCount) -> Option<Outcome>,
        words: impl Fn(&Counted) -> Option<String>,
    ) -> Judged {
        match counted {
            Err(why) => self.not_known(group, why),
            Ok(it) if it.base() < precision.least() => self.not_known(group, too_few(precision)),
            Ok(it) => self.judged(group, words(&it), settled(&[it], |counts| test(counts.first()?))),
        }
    }
}

pub(super) fn too_few(precision: Precision) -> String {
    format!("fewer than {} people", precision.least())
}

/// What a test says of all counts that rounding does not exclude; where it says different things, rounding decides.
pub fn settled(counted: &[Counted], test: impl Fn(&[GenderCount]) -> Option<Outcome>) -> (Verdict, Option<Gender>) {
    let mut sets: Vec<Vec<GenderCount>> = vec![Vec::new()];
    for it in counted {
        sets = sets.iter().flat_map(|set| it.ends().map(|end| set.iter().copied().chain([end]).collect())).collect();
    }
    let outcomes: Vec<Outcome> = sets.iter().filter_map(|set| test(set)).collect();
    let Some(said) = outcomes.last().filter(|_| outcomes.len() == sets.len()) else {
        return (Verdict::NotKnown("too few people for this test".to_owned()), None);
    };
    let agrees = |it: &Outcome| it.met == said.met && (it.met || it.short == said.short);
    match (outcomes.iter().all(agrees), said.met) {
        (true, true) => (Verdict::Met, None),
        (true, false) => (Verdict::NotMet, said.short),
        (false, _) => (Verdict::TooClose, None),
    }
}

/// Who is fewer at all counts that rounding does not exclude.
pub(super) fn short_at_all(counted: &Counted, short: impl Fn(&GenderCount) -> Option<Gender>) -> Option<Gender> {
    let said = short(&counted.count);
    counted.ends().iter().all(|end| short(end) == said).then_some(said)?
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "all staff",
            Self::Managers => "managers",
            Self::SeniorManagers => "senior and middle managers",
            Self::Band(band) => band,
            Self::Hires => "hires",
            Self::Promotions => "promotions",
        })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Met => f.write_str("met"),
            Self::NotMet => f.write_str("not met"),
            Self::TooClose => f.write_str("too close to say: rounding of the published counts decides"),
            Self::DependsOnMatching => f.write_str("depends on how ranks are matched"),
            Self::NoThreshold => f.write_str("no threshold"),
            Self::NotKnown(why) => write!(f, "not known: {why}"),
        }
    }
}
