//! A bar on standard error while a run takes long.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use workforce_parity::chart::numbers::people;
use workforce_parity::init::Progress as Looking;
use workforce_parity::run::Progress;

/// A bar, or nothing where none may be drawn.
pub(super) struct Bar {
    bar: ProgressBar,
    rows: AtomicU64,
}

impl Bar {
    pub fn new(draws: bool) -> Self {
        Self { bar: if draws { ProgressBar::new(0) } else { ProgressBar::hidden() }, rows: AtomicU64::new(0) }
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn begin(&self, what: &'static str, length: usize) {
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len}, {elapsed}");
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.reset();
        self.bar.set_length(length as u64);
        self.bar.set_message(what);
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }
}

impl Looking for Bar {
    fn looking(&self, files: usize) {
        self.begin("Looking at files", files);
    }

    fn looked_at(&self) {
        self.bar.inc(1);
    }

    fn looked(&self) {
        self.clear();
    }
}

impl Progress for Bar {
    fn reading(&self, lists: usize) {
        self.begin("Reading lists", lists);
    }

    /// Shows the rows beside the lists: a large list takes a while.
    fn rows_read(&self, rows: u64) {
        let rows = self.rows.fetch_add(rows, Ordering::Relaxed) + rows;
        self.bar.set_message(format!("Reading lists ({} rows)", people(rows)));
    }

    fn list_read(&self) {
        self.bar.inc(1);
    }

    fn reporting(&self, reports: usize) {
        self.begin("Making reports", reports);
    }

    fn report_made(&self) {
        self.bar.inc(1);
    }
}
