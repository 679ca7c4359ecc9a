//! Files with something planted in every hiding place; what is not found there would be a leak that nobody sees.

mod canary;
mod example;
mod files;
mod geometry;
mod made;
mod numbers;
mod pages;
mod provenance;
mod said;
mod workbooks;
