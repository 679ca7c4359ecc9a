//! `parity init`: looks at exports once and writes the pipeline file that a run then obeys.

mod proposal;
mod recognise;

pub use proposal::{Choice, Frame, GenderCode, GenderGuess, Guess, Ladder, NotAList, Question, RankGuess, Recognised};
pub use recognise::{find_frame, recognise};
