//! What the words of a pipeline file mean, and whether they fit together.

mod agency;
mod bands;
mod codes;
mod columns;
mod continuity;
mod ladder;
mod paths;
mod population;
mod projection;
mod protection;
mod published;
mod source;
mod target;
mod text;

use std::path::{Path, PathBuf};

use super::file::PipelineFile;
use super::problems::Problems;
use super::{Audience, Pipeline, ingest_text, words};
use crate::domain::Share;
use paths::Folders;

/// The absolute glob of `files` in a pipeline file in `folder`, as a run looks for them.
#[must_use]
pub fn absolute_glob(files: &str, folder: &Path) -> String {
    paths::glob(files, folder)
}

/// The absolute path that `key` names in a pipeline file in `folder`.
#[must_use]
pub fn key_path(key: &str, folder: &Path) -> PathBuf {
    paths::resolved(key, folder)
}

/// The checked pipeline; `None` where a part of it could not be made, with the reasons among the problems.
pub(super) fn pipeline(file: &PipelineFile, path: &Path, problems: &mut Problems<'_>) -> Option<Pipeline> {
    let title = text::label(&file.title, "title", problems);
    let audience = audience(file, problems);
    let protected = protection::check(&file.protection, problems);
    let owner = file.owner.as_ref().map(|owner| text::label(owner, "owner", problems));
    let folders = Folders::check(file, path, problems);
    let bands = bands::check(file.bands.as_ref(), problems);
    let max_refused = max_refused(file, problems);
    let grace_months = text::whole(file.grace_months.as_ref(), "grace_months", 0..=12, 3, problems);
    let before = problems.count();
    let mut agencies = agency::all(file, &folders.pipeline, &bands, problems);
    let known = target::Known { agencies: &agencies, bands: &bands, complete: problems.count() == before };
    let targets = target::all(file, &known, problems);
    let projection = projection::settings(&file.projection, problems);
    let scenarios = projection::scenarios(file, &bands, problems);
    let max_refused = max_refused?;
    for agency in &mut agencies {
        agency.ingest_text = ingest_text::of(agency, &bands, max_refused);
    }
    Some(Pipeline {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        file: path.to_owned(),
        title: title?.to_string(),
        audience: audience?,
        protection: protected?,
        synthetic: file.synthetic.as_ref().is_some_and(|it| *it.get()),
        store: folders.store,
        reports: folders.reports,
        key: folders.key,
        owner: owner.flatten().map(|owner| owner.to_string()),
        bands,
        max_refused,
        grace_months: grace_months?,
        agencies,
        targets,
        projection: projection?,
        scenarios,
    })
}

fn audience(file: &PipelineFile, problems: &mut Problems<'_>) -> Option<Audience> {
    let meanings = [Audience::Release, Audience::Internal];
    text::word_or(file.audience.as_ref(), "audience", &words::AUDIENCES, &meanings, Audience::Release, problems)
}

fn max_refused(file: &PipelineFile, problems: &mut Problems<'_>) -> Option<Share> {
    let Some(given) = &file.max_refused else { return Share::from_fraction(0.02) };
    text::percent(given, "max_refused", problems)
}
