//! How long each stage takes on lists of known size: `cargo bench`. Ids are `stage/source/rows`.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot make its input should fail there and then")]

mod charts;
mod counts;
mod ingest;
mod lists;
mod measures;
mod projection;

use criterion::{criterion_group, criterion_main};

criterion_group!(stages, ingest::bench, counts::bench, measures::bench, charts::bench, projection::bench);
criterion_main!(stages);
