//! The commit, in the one order that leaves the old state or the new one after a kill or a power loss at any point.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use rayon::prelude::*;

use super::transaction::{Staged, StagedFile};
use super::{Manifest, StoreError, Transaction, envelope, files};

impl Transaction<'_> {
    /// Makes the change the store's state and gives the number of its manifest; `None` where nothing changed.
    ///
    /// Data files are synced and read back, get their names, and the folders of the names are synced; then the manifest is
    /// written, synced and linked to its number, which must be free, and its folder is synced. Until the link, the store
    /// has its old state: what was renamed by then is listed nowhere.
    ///
    /// # Errors
    /// The system refuses, or another run took the number (which the lock prevents, except on network drives that do not
    /// honour it). The store then has its old state; only if syncing the manifest's folder failed, the last step, it may
    /// have either, and opening it again shows which.
    pub fn commit(self) -> Result<Option<u64>, StoreError> {
        if self.agencies == self.store.manifest.agencies {
            return Ok(None);
        }
        let Self { store, staging, staged, agencies } = self;
        let Staged { files: mut staged, .. } = staged.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut manifest = Manifest::empty();
        manifest.number = store.manifest.number + 1;
        manifest.previous.clone_from(&store.manifest_hash);
        manifest.agencies = agencies;

        let live: BTreeSet<&str> = store.manifest.files().map(|file| file.path.as_str()).collect();
        let new: BTreeSet<&str> =
            manifest.files().map(|file| file.path.as_str()).filter(|it| !live.contains(it)).collect();
        staged.retain(|path, _| new.contains(path.as_str()));
        if let Some(path) = new.iter().find(|path| !staged.contains_key(**path)) {
            return Err(StoreError::NotWritten { path: (*path).to_owned() });
        }
        make_durable(&staged.values().collect::<Vec<_>>())?;
        let names = staged.iter().map(|(name, file)| (store.folder.join(name), file.path.as_path()));
        give_names(&store.folder, &names.collect::<Vec<_>>())?;
        let hash = put_in_place(&store.folder, staging.path(), &manifest)?;

        let number = manifest.number;
        store.manifest = manifest;
        store.manifest_hash = Some(hash);
        Ok(Some(number))
    }
}

/// Syncs all files together, which costs little more than syncing one, and reads them back.
fn make_durable(staged: &[&StagedFile]) -> Result<(), StoreError> {
    let sync = |file: &&StagedFile| -> Result<(), StoreError> {
        files::sync_file(&file.path)?;
        let bytes = fs::read(&file.path).map_err(StoreError::io("read back", &file.path))?;
        if envelope::hex(&bytes) == file.blake3 {
            return Ok(());
        }
        Err(StoreError::FileChanged { path: file.path.clone() })
    };
    staged.par_iter().find_map_first(|file| sync(file).err()).map_or(Ok(()), Err)
}

/// Moves staged files to their names, then syncs every folder that got a name, the innermost first.
fn give_names(store: &Path, names: &[(PathBuf, &Path)]) -> Result<(), StoreError> {
    let mut folders = BTreeSet::new();
    for (name, staged) in names {
        let inner: Vec<&Path> =
            name.ancestors().skip(1).take_while(|folder| folder.starts_with(store) && *folder != store).collect();
        for folder in inner.into_iter().rev() {
            if folders.insert(folder.to_owned()) {
                files::private_folder(folder)?;
            }
        }
        fs::rename(staged, name).map_err(StoreError::io("name", name))?;
    }
    folders.iter().rev().map(PathBuf::as_path).chain([store]).try_for_each(files::sync_folder)
}

/// Writes the manifest and links it to its number, which must be free: a rename would replace what another run put there.
fn put_in_place(store: &Path, staging: &Path, manifest: &Manifest) -> Result<String, StoreError> {
    let staged = staging.join("manifest.json");
    let bytes = envelope::seal(manifest).map_err(|error| StoreError::io("write", &staged)(error.into()))?;
    files::write_new(&staged, &bytes)?;
    files::sync_file(&staged)?;
    let folder = store.join("manifests");
    let path = envelope::file(&folder, manifest.number);
    fs::hard_link(&staged, &path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::ManifestTaken { number: manifest.number },
        _ => StoreError::io("put in place", &path)(error),
    })?;
    files::sync_folder(&folder)?;
    Ok(envelope::hex(&bytes))
}
