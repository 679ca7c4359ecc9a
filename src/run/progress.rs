//! How a long run says how far it is.

/// Hears how far a run is. May be called from several threads at once.
pub trait Progress: Sync {
    /// Reading begins: so many lists are new.
    fn reading(&self, lists: usize);
    /// So many more rows of lists were read.
    fn rows_read(&self, rows: u64);
    /// A list was read.
    fn list_read(&self);
    /// Reports are being made: so many.
    fn reporting(&self, reports: usize);
    /// A report was made.
    fn report_made(&self);
}

/// Hears nothing.
pub struct Silent;

impl Progress for Silent {
    fn reading(&self, _: usize) {}
    fn rows_read(&self, _: u64) {}
    fn list_read(&self) {}
    fn reporting(&self, _: usize) {}
    fn report_made(&self) {}
}
