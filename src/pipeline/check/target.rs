//! `[[target]]`.

use crate::domain::{Band, Share};
use crate::pipeline::file::{At, DefinitionText, PipelineFile, TargetText};
use crate::pipeline::problems::Problems;
use crate::pipeline::{Agency, AgencyId, ParityDefinition, Target, rule, suggest, words};

use super::{population, projection, text};

/// What [`words::DEFINITIONS`] mean, in the same order.
const DEFINITIONS: [ParityDefinition; 3] =
    [ParityDefinition::UnBand, ParityDefinition::Balanced40, ParityDefinition::AtLeast];

/// What targets can be about.
pub(super) struct Known<'a> {
    /// All agencies that could be made.
    pub agencies: &'a [Agency],
    /// The shared bands.
    pub bands: &'a [Band],
    /// Whether the agencies are free of problems.
    pub complete: bool,
}

/// All targets that could be made, in file order.
pub(super) fn all(file: &PipelineFile, known: &Known<'_>, problems: &mut Problems<'_>) -> Vec<Target> {
    file.target.iter().filter_map(|target| check(target, file, known, problems)).collect()
}

fn check(
    target: &At<TargetText>,
    file: &PipelineFile,
    known: &Known<'_>,
    problems: &mut Problems<'_>,
) -> Option<Target> {
    let given = target.get();
    let name = text::label(&given.name, "name", problems);
    let by = text::period(&given.by, "by", problems);
    let definition = definition(&given.definition, problems);
    let share = definition.and_then(|definition| share(target, definition, problems));
    let named: Vec<AgencyId> = given.agencies.iter().filter_map(|id| agency(id, file, problems)).collect();
    let about: Vec<&Agency> = known.agencies.iter().filter(|it| named.is_empty() || named.contains(&it.id)).collect();
    let among = population::Known {
        agencies: &about,
        unknown: ("no agency of this target has", rule::TARGET_POPULATION),
        bands: known.bands,
        complete: known.complete,
    };
    let sure = projection::sure(given.sure.as_ref(), problems);
    let population = population::check(&given.population, &among, problems);
    Some(Target {
        name: name?.to_string(),
        agencies: named,
        population,
        share: share?,
        by: by?,
        sure: sure?,
        definition: definition?,
    })
}

/// An agency of this file; one that has problems of its own is known too.
pub(super) fn agency(id: &At<String>, file: &PipelineFile, problems: &mut Problems<'_>) -> Option<AgencyId> {
    let known = || file.agency.iter().map(|agency| agency.get().id.get().as_str());
    if known().any(|known| known == id.get()) {
        return AgencyId::parse(id.get()).ok();
    }
    let help = suggest::remedy(id.get(), known(), "write the id of an agency of this file");
    let message = format!("`{}` is not an agency of this file", id.get());
    problems.at_expecting(rule::TARGET_AGENCY, &id.place(), message, suggest::list(known()), help);
    None
}

fn definition(given: &At<DefinitionText>, problems: &mut Problems<'_>) -> Option<ParityDefinition> {
    match given.get() {
        DefinitionText::Named(word) => {
            let word = At::new(given.place(), word.clone());
            text::word(&word, "definition", &words::DEFINITIONS, &DEFINITIONS, problems)
        }
        DefinitionText::Band(band) => own_band(&band.band, problems),
    }
}

fn own_band(band: &At<Vec<At<f64>>>, problems: &mut Problems<'_>) -> Option<ParityDefinition> {
    let [low, high] = band.get().as_slice() else {
        let message = format!("`band` has {} numbers", band.get().len());
        problems.at(rule::TARGET_BAND, &band.place(), message, "write both ends in per cent, as in `band = [45, 55]`");
        return None;
    };
    let (low, high) = (percent(low, "band", problems)?, percent(high, "band", problems)?);
    if low.fraction() > high.fraction() {
        problems.at(rule::TARGET_BAND, &band.place(), "`band` starts above its end", "write the lower end first");
        return None;
    }
    Some(ParityDefinition::Band { low, high })
}

/// The share given, or the definition's own centre.
fn share(target: &At<TargetText>, definition: ParityDefinition, problems: &mut Problems<'_>) -> Option<Share> {
    let centre = match definition {
        ParityDefinition::UnBand | ParityDefinition::Balanced40 => Some(0.5),
        ParityDefinition::Band { low, high } => Some(f64::midpoint(low.fraction(), high.fraction())),
        ParityDefinition::AtLeast => None,
    };
    match (&target.get().share, centre) {
        (None, Some(centre)) => Share::from_fraction(centre),
        (None, None) => {
            let help = "add the share of women aimed at, as in `share = 30.0`";
            problems.at(
                rule::TARGET_SHARE,
                &target.place(),
                "`share` is missing: `at-least` says no share of its own",
                help,
            );
            None
        }
        (Some(given), None) => percent(given, "share", problems),
        (Some(given), Some(centre)) => {
            let share = percent(given, "share", problems)?;
            if (share.fraction() - centre).abs() > 1e-9 {
                let help = "leave `share` out, or write `definition = \"at-least\"`";
                let message =
                    format!("`share` is {}, but this definition has its centre at {}", given.get(), centre * 100.0);
                problems.at(rule::TARGET_SHARE, &given.place(), message, help);
                return None;
            }
            Some(share)
        }
    }
}

/// A percentage; a fraction in its place is caught, since 0.3 per cent women is nobody's target.
pub(super) fn percent(number: &At<f64>, key: &str, problems: &mut Problems<'_>) -> Option<Share> {
    let found = *number.get();
    if found > 0.0 && found <= 1.0 {
        let meant = (found * 1e8).round() / 1e6;
        let message = format!("`{key}` is {found} per cent");
        let help = format!("did you mean {meant:?}?");
        problems.at_expecting(rule::TARGET_SHARE, &number.place(), message, "per cent, 0 to 100", help);
        return None;
    }
    text::percent(number, key, problems)
}
