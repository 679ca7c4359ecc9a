//! Facts about every page.
