//! All integration tests in one binary, so that Polars is linked once.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its input should fail there and then")]

mod cli;
mod floors;
mod golden;
mod history;
mod nasty;
mod real;
