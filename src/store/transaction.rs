//! A change of the store in the making: files are staged beside the store's data, and nothing shows.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use super::manifest::AgencyEntry;
use super::{CountKind, FileEntry, PeriodEntry, Store, StoreError, count_file, envelope, files, staff_file};
use crate::domain::Period;
use crate::table::{CountTable, PersonKey, StaffTable};

/// A change of a store. The `put_` functions may be called from several threads at once. Dropped without
/// [`commit`](Self::commit), it leaves no trace.
pub struct Transaction<'a> {
    pub(super) store: &'a mut Store,
    pub(super) staging: TempDir,
    pub(super) staged: Mutex<Staged>,
    /// The state to be.
    pub(super) agencies: BTreeMap<String, AgencyEntry>,
}

/// Files of this transaction, by their path below the store.
#[derive(Default)]
pub(super) struct Staged {
    pub(super) files: BTreeMap<String, StagedFile>,
    next: u32,
}

/// A file of this transaction.
pub(super) struct StagedFile {
    pub(super) path: PathBuf,
    pub(super) blake3: String,
}

impl<'a> Transaction<'a> {
    pub(super) fn new(store: &'a mut Store) -> Result<Self, StoreError> {
        let folder = store.folder.join("staging");
        let staging =
            tempfile::Builder::new().prefix("run-").tempdir_in(&folder).map_err(StoreError::io("write to", folder))?;
        let agencies = store.manifest.agencies.clone();
        Ok(Self { store, staging, staged: Mutex::default(), agencies })
    }

    /// The store as it is without this transaction.
    #[must_use]
    pub fn store(&self) -> &Store {
        self.store
    }

    /// Stages a staff list.
    ///
    /// # Errors
    /// Its columns do not fit together, the agency's id cannot name a folder, or the system refuses.
    pub fn put_staff(&self, agency: &str, period: Period, table: &StaffTable) -> Result<FileEntry, StoreError> {
        let bytes = staff_file::write(table)?;
        self.put(&Place { agency, period, word: "staff" }, &bytes, table.len(), staff_file::SCHEMA)
    }

    /// The staff list in a file of this transaction or of the store.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_staff(&self, file: &FileEntry) -> Result<StaffTable, StoreError> {
        self.store.read_staff_at(file, &self.path_of(file))
    }

    /// The persons of the staff list in a file of this transaction or of the store.
    ///
    /// # Errors
    /// The file is missing, was changed or cannot be read.
    pub fn read_persons(&self, file: &FileEntry) -> Result<Vec<PersonKey>, StoreError> {
        self.store.read_persons_at(file, &self.path_of(file))
    }

    /// Where a file is now: staged, or live.
    fn path_of(&self, file: &FileEntry) -> PathBuf {
        let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        staged.files.get(&file.path).map_or_else(|| self.store.folder().join(&file.path), |it| it.path.clone())
    }

    /// Stages counts.
    ///
    /// # Errors
    /// The agency's id cannot name a folder, or the system refuses.
    pub fn put_counts(
        &self,
        kind: CountKind,
        agency: &str,
        period: Period,
        table: &CountTable,
    ) -> Result<FileEntry, StoreError> {
        let bytes = count_file::write(kind, table)?;
        self.put(&Place { agency, period, word: kind.word() }, &bytes, table.len(), kind.schema())
    }

    /// Names the key that the agency's pseudonyms were made with.
    ///
    /// # Errors
    /// The agency was stored with another key: every person would look new.
    pub fn set_key(&mut self, agency: &str, key_id: &str) -> Result<(), StoreError> {
        check_agency(agency)?;
        let entry = self.agencies.entry(agency.to_owned());
        let entry = entry.or_insert_with(|| AgencyEntry { key_id: key_id.to_owned(), periods: BTreeMap::new() });
        if entry.key_id == key_id {
            return Ok(());
        }
        Err(StoreError::KeyChanged {
            agency: agency.to_owned(),
            found: key_id.to_owned(),
            expected: entry.key_id.clone(),
        })
    }

    /// Puts a period in place of what was stored of it.
    ///
    /// # Errors
    /// The agency's key was not named.
    pub fn set_period(&mut self, agency: &str, period: Period, entry: PeriodEntry) -> Result<(), StoreError> {
        let known = self.agencies.get_mut(agency);
        let known = known.ok_or_else(|| StoreError::KeyUnset { agency: agency.to_owned() })?;
        known.periods.insert(period, entry);
        Ok(())
    }

    /// What will be stored of an agency and period.
    #[must_use]
    pub fn period(&self, agency: &str, period: Period) -> Option<&PeriodEntry> {
        self.agencies.get(agency)?.periods.get(&period)
    }

    fn put(&self, place: &Place<'_>, bytes: &[u8], rows: usize, schema: &str) -> Result<FileEntry, StoreError> {
        check_agency(place.agency)?;
        let blake3 = envelope::hex(bytes);
        let Place { agency, period, word } = place;
        let entry = FileEntry {
            path: format!("data/agency={agency}/period={period}/{word}-{blake3}.parquet"),
            bytes: bytes.len() as u64,
            blake3,
            rows: rows as u64,
            schema: schema.to_owned(),
        };
        if !self.is_live(place, &entry) {
            self.stage(&entry, bytes)?;
        }
        Ok(entry)
    }

    /// Whether the store has just this file: opening it compared its length.
    fn is_live(&self, place: &Place<'_>, file: &FileEntry) -> bool {
        let stored = self.store.manifest.period(place.agency, place.period);
        stored.is_some_and(|stored| stored.files().any(|live| live == file))
    }

    fn stage(&self, entry: &FileEntry, bytes: &[u8]) -> Result<(), StoreError> {
        let path = {
            let mut staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
            staged.next += 1;
            self.staging.path().join(format!("{:08}.parquet", staged.next))
        };
        files::write_new(&path, bytes)?;
        let file = StagedFile { path, blake3: entry.blake3.clone() };
        self.staged.lock().unwrap_or_else(PoisonError::into_inner).files.insert(entry.path.clone(), file);
        Ok(())
    }
}

/// Where a file belongs.
struct Place<'a> {
    agency: &'a str,
    period: Period,
    word: &'static str,
}

/// Agencies name folders: nothing that leads elsewhere, and no two that differ by case only.
pub(super) fn check_agency(agency: &str) -> Result<(), StoreError> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    if (2..=40).contains(&agency.len()) && agency.bytes().all(allowed) {
        return Ok(());
    }
    Err(StoreError::Agency { agency: agency.to_owned() })
}
