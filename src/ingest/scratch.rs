//! Buffers that one thread reuses from file to file, so that memory does not grow with the number of files.

use super::lists::Coders;
use super::row::Span;
use crate::pipeline::{Agency, AgencyId};

/// More distinct texts than this are not kept: they are no codes.
const MOST_TEXTS: usize = 1 << 16;

/// Reusable buffers of one thread, and the texts it has resolved for one source of one agency, so that the next month of
/// the same agency need not resolve them again. Holds the bytes of the file read last: personal data, so it is neither
/// `Debug` nor `Clone`.
#[derive(Default)]
pub struct Scratch {
    pub(super) buffer: Vec<u8>,
    pub(super) fields: Vec<Span>,
    resolved: Option<Resolved>,
}

/// Texts resolved for a source whose mapping is all in `ingest_text`.
struct Resolved {
    agency: AgencyId,
    ingest_text: String,
    source: usize,
    coders: Coders,
}

impl Scratch {
    /// Empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The texts resolved for this source before; none where anything that shapes their meaning may have changed.
    pub(super) fn take_coders(&mut self, agency: &Agency, source: usize) -> Coders {
        let fits =
            |it: &Resolved| it.agency == agency.id && it.source == source && it.ingest_text == agency.ingest_text;
        self.resolved.take().filter(fits).map(|it| it.coders).unwrap_or_default()
    }

    /// Keeps the texts resolved for a source. Without an ingest text nothing says when they hold again.
    pub(super) fn keep_coders(&mut self, agency: &Agency, source: usize, coders: Coders) {
        if !agency.ingest_text.is_empty() && coders.texts() <= MOST_TEXTS {
            let ingest_text = agency.ingest_text.clone();
            self.resolved = Some(Resolved { agency: agency.id.clone(), ingest_text, source, coders });
        }
    }
}
