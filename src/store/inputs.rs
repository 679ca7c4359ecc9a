//! Which exports were hashed before, so that a run with nothing new reads none of them. A cache: losing it costs time only.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{SourceHash, StoreError, envelope};

/// A file that changed within this time before it was hashed is hashed again next time: a second change may get the same
/// time stamp.
const SETTLED: Duration = Duration::from_secs(2);

/// What is remembered of exports: by the hash of their path (no file name is kept), their size and times, and the hash of
/// their content. All functions may be called from several threads at once.
pub struct Inputs {
    file: PathBuf,
    known: Mutex<BTreeMap<String, Known>>,
}

/// A file as it was when it was hashed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    bytes: u64,
    modified: u128,
    changed: i128,
    blake3: String,
}

impl Inputs {
    pub(super) fn load(store: &Path) -> Self {
        let file = store.join("inputs.json");
        let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { file, known: Mutex::new(known) }
    }

    /// The content's hash of a file, without reading it where size and times are those of last time.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn hash_of(&self, path: &Path) -> Result<SourceHash, StoreError> {
        let metadata = fs::metadata(path).map_err(StoreError::io("look at", path))?;
        match self.recall(path, &metadata) {
            Some(hash) => Ok(hash),
            None => self.hash(path),
        }
    }

    /// A file's bytes and the hash of just these.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self, path: &Path) -> Result<(Vec<u8>, SourceHash), StoreError> {
        let read = || {
            let mut file = File::open(path)?;
            let metadata = file.metadata()?;
            let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
            file.read_to_end(&mut bytes)?;
            Ok((metadata, bytes))
        };
        let (metadata, bytes) = read().map_err(StoreError::io("read", path))?;
        let hash = SourceHash { blake3: envelope::hex(&bytes), bytes: bytes.len() as u64 };
        self.remember(path, &metadata, &hash);
        Ok((bytes, hash))
    }

    /// Keeps what is known for the next run; to be called after a commit.
    ///
    /// # Errors
    /// The system refuses.
    pub fn save(&self) -> Result<(), StoreError> {
        let write = || {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            let file = tempfile::NamedTempFile::new_in(self.file.with_file_name("staging"))?;
            serde_json::to_writer(std::io::BufWriter::new(&file), &*known)?;
            file.persist(&self.file)?;
            Ok(())
        };
        write().map_err(StoreError::io("write", &self.file))
    }

    fn hash(&self, path: &Path) -> Result<SourceHash, StoreError> {
        let hash = || {
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            let mut hasher = blake3::Hasher::new();
            hasher.update_reader(file)?;
            Ok((metadata, SourceHash { blake3: hasher.finalize().to_hex().to_string(), bytes: hasher.count() }))
        };
        let (metadata, hash) = hash().map_err(StoreError::io("read", path))?;
        self.remember(path, &metadata, &hash);
        Ok(hash)
    }

    fn recall(&self, path: &Path, metadata: &Metadata) -> Option<SourceHash> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(&key(path))?;
        let is_same = *known == Known::of(metadata, known.blake3.clone())?;
        is_same.then(|| SourceHash { blake3: known.blake3.clone(), bytes: known.bytes })
    }

    /// Remembers a hash, unless the file is still being written or was a moment ago.
    fn remember(&self, path: &Path, before: &Metadata, hash: &SourceHash) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&key(path));
        let Some(entry) = Known::of(before, hash.blake3.clone()) else { return };
        let after = fs::metadata(path).ok().and_then(|after| Known::of(&after, hash.blake3.clone()));
        if entry.bytes == hash.bytes && after.as_ref() == Some(&entry) && is_settled(before) {
            known.insert(key(path), entry);
        }
    }
}

impl Known {
    fn of(metadata: &Metadata, blake3: String) -> Option<Self> {
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { bytes: metadata.len(), modified, changed: changed(metadata), blake3 })
    }
}

/// When name, mode or content changed last, which no tool can set back; 0 where the system does not say.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> i128 {
    use std::os::unix::fs::MetadataExt;
    i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i128 {
    0
}

fn is_settled(metadata: &Metadata) -> bool {
    let age = metadata.modified().ok().and_then(|modified| SystemTime::now().duration_since(modified).ok());
    age.is_some_and(|age| age > SETTLED)
}

fn key(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    envelope::hex(path.as_os_str().as_encoded_bytes())
}
