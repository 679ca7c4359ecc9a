//! Comparisons of packages made of plain counts: published tables, exact messages, and the time that many take.

mod build;
mod ladders;
mod messages;
mod pairs;
mod published;
mod rounding;
mod speed;
mod words;
