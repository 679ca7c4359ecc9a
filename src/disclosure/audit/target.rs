//! What an audit is asked about.

/// A published cell to audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Inner cells it sums, rising.
    pub cell: Vec<u32>,
    /// Least width, in people, that its interval must have: 1 asks only that it is not exact.
    pub width: i64,
}
