//! The secret behind the pseudonyms: who holds it can tell who is who, so it lives apart and is checked before use.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use crate::diagnostic::{Diagnostic, Location};

const LENGTH: usize = 32;

/// The public key of synthetic data: whoever reads this source can undo its pseudonyms, and nobody is behind them.
const DEMONSTRATION: [u8; LENGTH] = *b"public demonstration key, no one";

/// The key of the pseudonyms, 32 bytes, wiped from memory when dropped. Neither `Debug` nor `Display`.
pub struct PseudonymKey {
    bytes: [u8; LENGTH],
}

/// Why a key file cannot be used or made.
#[derive(Debug, Error)]
pub enum KeyError {
    /// It cannot be read or written.
    #[error("the key file cannot be opened: {source}")]
    Io {
        /// File.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A link or a folder stands in its place.
    #[error("the key is not a regular file")]
    NotAFile {
        /// File.
        path: PathBuf,
    },
    /// Others than its owner may open it, or it belongs to somebody else.
    #[error("the key file is open to others than you (mode {mode:04o}, allowed is 0600)")]
    Open {
        /// File.
        path: PathBuf,
        /// Permission bits found.
        mode: u32,
    },
    /// Not 32 bytes.
    #[error("the key file has {found} bytes, a key has {LENGTH}")]
    Length {
        /// File.
        path: PathBuf,
        /// Bytes found.
        found: u64,
    },
    /// All bytes are the same.
    #[error("the key file holds the same byte {LENGTH} times")]
    Constant {
        /// File.
        path: PathBuf,
    },
    /// Inside the store, the reports or a repository.
    #[error("the key file lies inside `{}`", folder.display())]
    Misplaced {
        /// File.
        path: PathBuf,
        /// Folder it must not be in.
        folder: PathBuf,
    },
    /// There is a file already.
    #[error("there is a file already, and a key is never overwritten")]
    Exists {
        /// File.
        path: PathBuf,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes: {reason}")]
    Random {
        /// What it said.
        reason: String,
    },
}

impl KeyError {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::Io { path, .. }
            | Self::NotAFile { path }
            | Self::Open { path, .. }
            | Self::Length { path, .. }
            | Self::Constant { path }
            | Self::Misplaced { path, .. }
            | Self::Exists { path } => Some(path),
            Self::Random { .. } => None,
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::Io { .. } => "restore the key from its backup; only a new store may begin with a new key",
            Self::NotAFile { .. } => "name the file itself as `key` in the pipeline file",
            Self::Open { .. } => "make it yours alone: chmod 600",
            Self::Length { .. } | Self::Constant { .. } => "restore the key from its backup",
            Self::Misplaced { .. } => {
                "move it to your own configuration folder and name it as `key` in the pipeline file"
            }
            Self::Exists { .. } => "use the key that is there, or name another file",
            Self::Random { .. } => "try again on a system with a working random source",
        }
    }
}

impl From<KeyError> for Diagnostic {
    fn from(error: KeyError) -> Self {
        let location = error.path().map_or_else(Location::default, |path| Location::file(path.display().to_string()));
        Self::error("PAR-0390", error.to_string(), location, error.help())
    }
}

impl PseudonymKey {
    /// The public key of synthetic data; a pipeline may use it only where it says `synthetic = true`.
    #[must_use]
    pub fn demonstration() -> Self {
        Self { bytes: DEMONSTRATION }
    }

    /// Reads a key file: a regular file of 32 bytes, not all equal, that only its owner may open, outside `kept_out`
    /// (store, reports, pipeline) and outside any repository.
    ///
    /// # Errors
    /// [`KeyError`] says which of these does not hold.
    pub fn load(path: &Path, kept_out: &[&Path]) -> Result<Self, KeyError> {
        let io = |source| KeyError::Io { path: path.to_owned(), source };
        let link = fs::symlink_metadata(path).map_err(io)?;
        if !link.is_file() {
            return Err(KeyError::NotAFile { path: path.to_owned() });
        }
        refuse_misplaced(path, kept_out)?;
        let mut file = File::open(path).map_err(io)?;
        let opened = file.metadata().map_err(io)?;
        refuse_open(path, &link, &opened)?;
        if opened.len() != LENGTH as u64 {
            return Err(KeyError::Length { path: path.to_owned(), found: opened.len() });
        }
        let mut key = Self { bytes: [0; LENGTH] };
        file.read_exact(&mut key.bytes).map_err(io)?;
        if key.bytes.iter().all(|&byte| byte == key.bytes[0]) {
            return Err(KeyError::Constant { path: path.to_owned() });
        }
        Ok(key)
    }

    /// Makes a new key file, mode 0600, from the system's random source, with the folders above it.
    ///
    /// # Errors
    /// Where the file exists (it is never overwritten), lies in one of `kept_out` or a repository, or cannot be written.
    pub fn create(path: &Path, kept_out: &[&Path]) -> Result<Self, KeyError> {
        let io = |source| KeyError::Io { path: path.to_owned(), source };
        if let Some(folder) = path.parent() {
            private_folder(folder).map_err(io)?;
        }
        refuse_misplaced(path, kept_out)?;
        let mut bytes = Zeroizing::new([0; LENGTH]);
        getrandom::fill(bytes.as_mut()).map_err(|error| KeyError::Random { reason: error.to_string() })?;
        let mut file = private_file().open(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::AlreadyExists => KeyError::Exists { path: path.to_owned() },
            _ => io(source),
        })?;
        file.write_all(bytes.as_ref()).and_then(|()| file.sync_all()).map_err(io)?;
        Ok(Self { bytes: *bytes })
    }

    /// What a manifest keeps to recognise the key: the first 8 bytes of BLAKE3 `derive_key("wgp key id v1", key)`, in hex.
    #[must_use]
    pub fn key_id(&self) -> String {
        let id = blake3::derive_key("wgp key id v1", &self.bytes);
        let head = id.first_chunk().copied().unwrap_or_default();
        format!("{:016x}", u64::from_be_bytes(head))
    }

    pub(super) fn bytes(&self) -> &[u8; LENGTH] {
        &self.bytes
    }
}

impl Drop for PseudonymKey {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

fn refuse_misplaced(path: &Path, kept_out: &[&Path]) -> Result<(), KeyError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|source| KeyError::Io { path: path.to_owned(), source })?;
    let named = kept_out.iter().filter_map(|it| it.canonicalize().ok()).find(|it| folder.starts_with(it));
    let repository = || folder.ancestors().find(|it| it.join(".git").exists()).map(Path::to_owned);
    match named.or_else(repository) {
        Some(folder) => Err(KeyError::Misplaced { path: path.to_owned(), folder }),
        None => Ok(()),
    }
}

#[cfg(unix)]
fn refuse_open(path: &Path, link: &fs::Metadata, opened: &fs::Metadata) -> Result<(), KeyError> {
    use std::os::unix::fs::MetadataExt;
    if (link.dev(), link.ino()) != (opened.dev(), opened.ino()) {
        return Err(KeyError::NotAFile { path: path.to_owned() });
    }
    // `/proc/self` belongs to whoever runs this; where it is absent only the mode is checked.
    let stranger = fs::metadata("/proc/self").is_ok_and(|me| me.uid() != opened.uid());
    let mode = opened.mode() & 0o7777;
    if stranger || mode & 0o077 != 0 {
        return Err(KeyError::Open { path: path.to_owned(), mode });
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_open(_: &Path, _: &fs::Metadata, _: &fs::Metadata) -> Result<(), KeyError> {
    Ok(())
}

fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(result: Result<PseudonymKey, KeyError>) -> String {
        result.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_new_key_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/agency.key");
        let made = PseudonymKey::create(&path, &[]).unwrap();
        assert_eq!(PseudonymKey::load(&path, &[]).unwrap().key_id(), made.key_id());
        assert_eq!(made.key_id().len(), 16);
        assert_eq!(reason(PseudonymKey::create(&path, &[])), "there is a file already, and a key is never overwritten");
    }

    #[test]
    fn a_key_inside_the_store_or_a_repository_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store/agency.key");
        PseudonymKey::create(&path, &[]).unwrap();
        assert!(reason(PseudonymKey::load(&path, &[folder.path()])).starts_with("the key file lies inside"));
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert!(reason(PseudonymKey::load(&path, &[])).starts_with("the key file lies inside"));
    }

    #[cfg(unix)]
    #[test]
    fn only_a_private_regular_file_of_32_differing_bytes_is_a_key() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agency.key");
        PseudonymKey::create(&path, &[]).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(
            reason(PseudonymKey::load(&path, &[])),
            "the key file is open to others than you (mode 0640, allowed is 0600)"
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let link = folder.path().join("link.key");
        symlink(&path, &link).unwrap();
        assert_eq!(reason(PseudonymKey::load(&link, &[])), "the key is not a regular file");
        fs::write(&path, [7; 32]).unwrap();
        assert_eq!(reason(PseudonymKey::load(&path, &[])), "the key file holds the same byte 32 times");
        fs::write(&path, "short").unwrap();
        assert_eq!(reason(PseudonymKey::load(&path, &[])), "the key file has 5 bytes, a key has 32");
    }
}
