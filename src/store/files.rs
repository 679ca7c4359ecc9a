//! The few things a store does with files: private folders, new files, syncs. No link is followed below the store's folder.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::StoreError;

/// Makes a folder for the owner only (mode 0700) unless it is there.
pub(super) fn private_folder(path: &Path) -> Result<(), StoreError> {
    match builder().create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse_link(path),
        other => other.map_err(StoreError::io("create folder", path)),
    }
}

/// The same for the store's own folder and what is above it; this one may be a link. New folders are made durable.
pub(super) fn store_folder(path: &Path) -> Result<(), StoreError> {
    let path = std::path::absolute(path).map_err(StoreError::io("find", path))?;
    let new = path.ancestors().take_while(|folder| !folder.is_dir()).count();
    if new == 0 {
        return Ok(());
    }
    builder().recursive(true).create(&path).map_err(StoreError::io("create folder", &path))?;
    path.ancestors().skip(1).take(new).try_for_each(sync_folder)
}

/// Refuses a path that is a symbolic link.
pub(super) fn refuse_link(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Err(StoreError::Link { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Writes a file that must not be there yet, for the owner only (mode 0600). Not yet durable: see [`sync_file`].
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut options = private();
    options.create_new(true);
    let write = || options.open(path)?.write_all(bytes);
    write().map_err(StoreError::io("write", path))
}

/// Options of files for the owner only, open to read and write.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a file's bytes durable. A failure is final: the system may have dropped the bytes, so a second try proves nothing.
pub(super) fn sync_file(path: &Path) -> Result<(), StoreError> {
    let sync = || OpenOptions::new().read(true).write(true).open(path)?.sync_all();
    sync().map_err(StoreError::io("sync", path))
}

/// Makes the names in a folder durable, where the system can.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if cfg!(windows) {
        return Ok(());
    }
    let sync = || File::open(path)?.sync_all();
    sync().map_err(StoreError::io("sync folder", path))
}

fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}
