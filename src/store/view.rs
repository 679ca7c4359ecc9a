//! A store that is only looked at: no lock is taken, no folder made, nothing removed.

use std::path::{Path, PathBuf};

use super::{FileEntry, Manifest, StoreError, envelope, folder};
use crate::table::{CountTable, StaffTable};

/// The state of a store at one moment. A run may commit meanwhile: files never change, so this state stays readable.
pub struct StoreView {
    folder: PathBuf,
    manifest: Manifest,
}

impl StoreView {
    /// The newest state of the store in `folder`; `None` where nothing was stored yet.
    ///
    /// # Errors
    /// The newest manifest is damaged, does not follow the one before it or has another format; the system refuses.
    pub fn open(folder: &Path) -> Result<Option<Self>, StoreError> {
        let manifests = folder.join("manifests");
        if !manifests.is_dir() {
            return Ok(None);
        }
        let newest = envelope::newest(&manifests)?;
        Ok(newest.map(|(manifest, _)| Self { folder: folder.to_owned(), manifest }))
    }

    /// What is live.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The staff list in a file.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_staff_file(&self, file: &FileEntry) -> Result<StaffTable, StoreError> {
        folder::read_staff_at(&self.folder, file, &self.folder.join(&file.path))
    }

    /// The counts in a file.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_counts(&self, file: &FileEntry) -> Result<CountTable, StoreError> {
        folder::read_counts_at(&self.folder, file)
    }
}
