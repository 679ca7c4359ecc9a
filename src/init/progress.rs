//! How `init` says how far it is: large exports take a few seconds to look at.

/// Hears how far the looking is. May be called from several threads at once.
pub trait Progress: Sync {
    /// Looking begins: at so many files.
    fn looking(&self, files: usize);
    /// A file was looked at.
    fn looked_at(&self);
    /// All files were: questions may follow.
    fn looked(&self);
}
