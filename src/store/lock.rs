//! One run at a time: an exclusive lock that the system frees when its holder ends, however it ends.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use super::{StoreError, files};

/// A lock that is held, until it is dropped.
pub(super) struct Lock(pub(super) File);

impl Drop for Lock {
    /// Freed by name: closing the file is not enough while a child that was just started still holds a copy of it.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// Takes the lock of the store in `store` or says who holds it.
pub(super) fn take(store: &Path) -> Result<Lock, StoreError> {
    let path = store.join("LOCK");
    files::refuse_link(&path)?;
    let mut file = files::private().create(true).truncate(false).open(&path).map_err(StoreError::io("open", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(StoreError::Locked { store: store.to_owned(), holder: holder(&mut file) });
        }
        Err(TryLockError::Error(source)) => return Err(StoreError::io("lock", &path)(source)),
    }
    sign(&mut file).map_err(StoreError::io("write", &path))?;
    Ok(Lock(file))
}

/// Leaves this process's number for the message of whoever comes second.
fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{}", std::process::id())
}

fn holder(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}
