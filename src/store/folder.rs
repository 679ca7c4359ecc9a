//! A store's folder, opened: its state, and its files read with their hashes checked.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::lock::{self, Lock};
use super::{FileEntry, Inputs, Manifest, StoreError, Transaction, count_file, envelope, files, staff_file};
use crate::domain::Period;
use crate::table::{CountTable, PersonKey, StaffTable};

/// An open store. While it lives, nobody else can open the same folder.
pub struct Store {
    pub(super) folder: PathBuf,
    pub(super) manifest: Manifest,
    /// BLAKE3 of the manifest's file; `None` before the first.
    pub(super) manifest_hash: Option<String>,
    _lock: Lock,
}

impl Store {
    /// Opens the store in `folder`, which is created for the owner only (mode 0700) if need be. What runs that died left
    /// behind is removed.
    ///
    /// # Errors
    /// Another run has the store open; the newest manifest is damaged, does not follow the one before it or has another
    /// format; a live file is missing or has another length; the system refuses.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        files::store_folder(folder)?;
        let lock = lock::take(folder)?;
        Self::open_locked(folder, lock)
    }

    /// The same with a lock that was taken, or in tests was not.
    pub(super) fn open_locked(folder: &Path, lock: Lock) -> Result<Self, StoreError> {
        for inner in ["data", "manifests", "staging"] {
            files::private_folder(&folder.join(inner))?;
        }
        remove_staging_of_dead_runs(&folder.join("staging"))?;
        let newest = envelope::newest(&folder.join("manifests"))?;
        let (manifest, manifest_hash) = match newest {
            Some((manifest, hash)) => (manifest, Some(hash)),
            None => (Manifest::empty(), None),
        };
        let store = Self { folder: folder.to_owned(), manifest, manifest_hash, _lock: lock };
        store.check_sizes()?;
        Ok(store)
    }

    /// The newest manifest; an empty one, number 0, in a new store.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The folder it was opened on.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is remembered of exports that were hashed before.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs::load(&self.folder)
    }

    /// Begins a change of the store; nothing of it shows until it is committed.
    ///
    /// # Errors
    /// The system refuses a staging folder.
    pub fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        Transaction::new(self)
    }

    /// The staff list of an agency and period; `None` where none is stored.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_staff(&self, agency: &str, period: Period) -> Result<Option<StaffTable>, StoreError> {
        let Some(entry) = self.manifest.period(agency, period) else { return Ok(None) };
        self.read_staff_file(&entry.staff).map(Some)
    }

    /// The staff list in a file.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_staff_file(&self, file: &FileEntry) -> Result<StaffTable, StoreError> {
        self.read_staff_at(file, &self.folder.join(&file.path))
    }

    /// The staff list in a file that stands at `path`, be it staged or live.
    pub(super) fn read_staff_at(&self, file: &FileEntry, path: &Path) -> Result<StaffTable, StoreError> {
        read_staff_at(&self.folder, file, path)
    }

    /// The persons of the staff list in a file that stands at `path`, be it staged or live.
    pub(super) fn read_persons_at(&self, file: &FileEntry, path: &Path) -> Result<Vec<PersonKey>, StoreError> {
        self.expect_schema(file, &[staff_file::SCHEMA])?;
        let persons = staff_file::read_persons(checked_bytes(file, path)?)?;
        persons.ok_or_else(|| self.schema_error(file, staff_file::SCHEMA))
    }

    /// The counts in a file.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_counts(&self, file: &FileEntry) -> Result<CountTable, StoreError> {
        read_counts_at(&self.folder, file)
    }

    /// Hashes every live file; opening a store compares lengths only.
    ///
    /// # Errors
    /// The first file, by agency and period, that is missing or was changed.
    pub fn verify(&self) -> Result<(), StoreError> {
        let live: Vec<&FileEntry> = self.manifest.files().collect();
        live.par_iter()
            .find_map_first(|file| checked_bytes(file, &self.folder.join(&file.path)).err())
            .map_or(Ok(()), Err)
    }

    fn check_sizes(&self) -> Result<(), StoreError> {
        let live: Vec<&FileEntry> = self.manifest.files().collect();
        live.par_iter().find_map_first(|file| check_size(file, &self.folder.join(&file.path)).err()).map_or(Ok(()), Err)
    }

    fn expect_schema(&self, file: &FileEntry, known: &[&str]) -> Result<(), StoreError> {
        if known.contains(&file.schema.as_str()) { Ok(()) } else { Err(self.schema_error(file, &known.join("` or `"))) }
    }

    fn schema_error(&self, file: &FileEntry, expected: &str) -> StoreError {
        schema_error(&self.folder, file, expected)
    }
}

fn schema_error(store: &Path, file: &FileEntry, expected: &str) -> StoreError {
    let (path, found) = (store.join(&file.path), file.schema.clone());
    StoreError::FileSchema { path, found, expected: expected.to_owned() }
}

/// The staff list in a file of `store` that stands at `path`.
pub(super) fn read_staff_at(store: &Path, file: &FileEntry, path: &Path) -> Result<StaffTable, StoreError> {
    if file.schema != staff_file::SCHEMA {
        return Err(schema_error(store, file, staff_file::SCHEMA));
    }
    let table = staff_file::read(checked_bytes(file, path)?)?;
    table.ok_or_else(|| schema_error(store, file, staff_file::SCHEMA))
}

/// The counts in a file of the store in `store`.
pub(super) fn read_counts_at(store: &Path, file: &FileEntry) -> Result<CountTable, StoreError> {
    let known = [count_file::CountKind::Stock.schema(), count_file::CountKind::Flow.schema()];
    if !known.contains(&file.schema.as_str()) {
        return Err(schema_error(store, file, &known.join("` or `")));
    }
    let (schema, table) = count_file::read(checked_bytes(file, &store.join(&file.path))?)?;
    if schema == file.schema { Ok(table) } else { Err(schema_error(store, file, &schema)) }
}

/// Bytes of a file that are those which were written: length and BLAKE3 are compared before any parser sees them.
fn checked_bytes(file: &FileEntry, path: &Path) -> Result<Vec<u8>, StoreError> {
    check_size(file, path)?;
    let bytes = fs::read(path).map_err(StoreError::io("read", path))?;
    if envelope::hex(&bytes) == file.blake3 {
        Ok(bytes)
    } else {
        Err(StoreError::FileChanged { path: path.to_owned() })
    }
}

fn check_size(file: &FileEntry, path: &Path) -> Result<(), StoreError> {
    let path = path.to_owned();
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_symlink() => Err(StoreError::Link { path }),
        Ok(metadata) if metadata.len() == file.bytes => Ok(()),
        Ok(metadata) => Err(StoreError::FileSize { path, found: metadata.len(), expected: file.bytes }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::FileMissing { path }),
        Err(error) => Err(StoreError::io("look at", path)(error)),
    }
}

/// The lock is held, so whoever made these folders is gone.
fn remove_staging_of_dead_runs(staging: &Path) -> Result<(), StoreError> {
    let remove = || -> io::Result<()> {
        for entry in fs::read_dir(staging)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    };
    remove().map_err(StoreError::io("clear", staging))
}
