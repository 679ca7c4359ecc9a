//! `parity init`: looks at exports once and writes the pipeline file that a run then obeys.

mod ask;
mod batch;
mod draft;
mod export;
mod files;
mod given;
mod identity;
mod job;
mod join;
mod progress;
mod proposal;
mod recognise;
mod secret;
mod settle;
mod source;
mod summary;
mod write;

pub use ask::{Ask, LeaveOpen};
pub use draft::{AgencyDraft, FileDraft, MonthSource, SourceDraft};
pub use job::{Cause, Options, Outcome, Stopped, init};
pub use progress::Progress;
pub use proposal::{Choice, Frame, GenderCode, GenderGuess, Guess, NotAList, Question, RankGuess, Recognised};
pub use recognise::{find_frame, recognise};
pub use secret::KeyMade;
pub use summary::MappedColumn;
pub use write::{Answer, Asked};
