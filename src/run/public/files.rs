//! The files of a release looked at before they get their names: every number in them has to be explained by what is published.

use std::fs;

use super::month::Packages;
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::package::Package;
use crate::report::{RenderedFile, readback};
use crate::run::Failure;

/// How many places are named.
const NAMED: usize = 3;

/// Reads the files back, as somebody would who wants to know more than they say, and refuses them where a number is not explained.
pub(super) fn look(files: &[RenderedFile], packages: &Packages) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::fault("PAR-0914", format!("the files cannot be looked at: {error}"));
    let folder = tempfile::tempdir().map_err(failed)?;
    for (path, bytes) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap_or(folder.path())).map_err(failed)?;
        fs::write(&place, bytes).map_err(failed)?;
    }
    let published: Vec<&Package> = [&packages.month].into_iter().chain(packages.past.values()).collect();
    let found = readback::explained(folder.path(), &published);
    let open = found.map_err(|error| Failure::fault("PAR-0914", error.to_string()))?.open;
    if open.is_empty() {
        return Ok(());
    }
    let about = packages.month.about();
    let message = format!(
        "{} numbers in the files of {} for {} are not explained by the published counts: {}",
        open.len(),
        about.agency,
        about.period,
        // The places; not what stands there, which may be a true count.
        open.iter().take(NAMED).map(|it| it.place.as_str()).collect::<Vec<_>>().join("; ")
    );
    let help =
        "nothing was written; if a name in the pipeline file holds digits, write it without, else please report this";
    Err(Failure::disclosure(Diagnostic::error("PAR-0913", message, Location::default(), help)))
}
