//! A bar on standard error while a run takes long.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use workforce_parity::run::Progress;

/// A bar, or nothing where none may be drawn.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub fn new(draws: bool) -> Self {
        Self(if draws { ProgressBar::new(0) } else { ProgressBar::hidden() })
    }

    pub fn clear(&self) {
        self.0.finish_and_clear();
    }

    fn begin(&self, what: &'static str, length: usize) {
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len}, {elapsed}");
        self.0.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.0.reset();
        self.0.set_length(length as u64);
        self.0.set_message(what);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }
}

impl Progress for Bar {
    fn reading(&self, lists: usize) {
        self.begin("Reading lists", lists);
    }

    fn list_read(&self) {
        self.0.inc(1);
    }

    fn reporting(&self, reports: usize) {
        self.begin("Making reports", reports);
    }

    fn report_made(&self) {
        self.0.inc(1);
    }
}
