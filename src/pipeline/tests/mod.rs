//! Worked examples of pipeline files, and patches of them with the exact problem each makes.

mod agencies;
mod codes;
mod collect;
mod continuity;
mod ingest_text;
mod keys;
mod patch;
mod projection;
mod published;
mod questions;
mod sample;
mod settings;
mod targets;
mod valid;
