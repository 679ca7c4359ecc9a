//! The register of what was published: one numbered file a publication, put in place only if its number is free, never changed.
//!
//! It decides what may be published next, so it is part of the store: for the owner only, sealed with a hash like a manifest.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::transaction::check_agency;
use super::{Store, StoreError, envelope, files};
use crate::domain::Period;

/// What the body of a publication's file is called.
const PUBLICATION: &str = "publication";

/// One publication of an agency's month.
pub struct Publication {
    /// Its number, from 1.
    pub number: u64,
    /// What was published, as it was given to [`Store::publish`].
    pub body: Vec<u8>,
}

impl Store {
    /// The newest publication of an agency's month; `None` where nothing of it was published.
    ///
    /// # Errors
    /// Its file was changed, or the system refuses.
    pub fn published(&self, agency: &str, period: Period) -> Result<Option<Publication>, StoreError> {
        let folder = self.publications(agency, period)?;
        if !folder.is_dir() {
            return Ok(None);
        }
        let Some(number) = envelope::newest_number(&folder)? else { return Ok(None) };
        let path = envelope::file(&folder, number);
        let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
        match envelope::body(PUBLICATION, &bytes) {
            Some(body) => Ok(Some(Publication { number, body: body.to_vec() })),
            None => Err(StoreError::ManifestDamaged { path, problem: "its bytes are not those that were written" }),
        }
    }

    /// Registers a publication under the next number. Afterwards it counts as published, whether or not a file of it is written:
    /// what is registered and not shown does no harm, what is shown and not registered does.
    ///
    /// # Errors
    /// The number was taken by another run, or the system refuses.
    pub fn publish(&self, agency: &str, period: Period, number: u64, body: &[u8]) -> Result<(), StoreError> {
        let folder = self.publications(agency, period)?;
        let inner: Vec<PathBuf> =
            folder.ancestors().take_while(|it| *it != self.folder.as_path()).map(PathBuf::from).collect();
        for folder in inner.iter().rev() {
            files::private_folder(folder)?;
        }
        let staging = self.folder.join("staging");
        let staged = tempfile::Builder::new().prefix("publication-").tempdir_in(&staging);
        let held = staged.map_err(StoreError::io("write to", &staging))?;
        let staged = held.path().join("publication.json");
        files::write_new(&staged, &envelope::sealed(PUBLICATION, body))?;
        files::sync_file(&staged)?;
        let path = envelope::file(&folder, number);
        fs::hard_link(&staged, &path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::ManifestTaken { number },
            _ => StoreError::io("put in place", &path)(error),
        })?;
        inner.iter().try_for_each(|folder| files::sync_folder(folder))
    }

    fn publications(&self, agency: &str, period: Period) -> Result<PathBuf, StoreError> {
        check_agency(agency)?;
        Ok(self.folder.join("releases").join(format!("agency={agency}")).join(format!("period={period}")))
    }
}
