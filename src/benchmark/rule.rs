//! The codes of what packages and the adviser's file can break. A code never changes its meaning.

/// The adviser's file, or a series it names, cannot be read.
pub(super) const UNREADABLE: &str = "PAR-1000";
/// The adviser's file is not TOML, or a value is of the wrong type.
pub(super) const SYNTAX: &str = "PAR-1001";
/// A key that does not exist.
pub(super) const UNKNOWN_KEY: &str = "PAR-1002";
/// A number outside its range.
pub(super) const RANGE: &str = "PAR-1003";
/// Not a month.
pub(super) const PERIOD: &str = "PAR-1004";
/// A word that is not one of the allowed ones.
pub(super) const UNKNOWN_WORD: &str = "PAR-1005";
/// A name given twice.
pub(super) const TWICE: &str = "PAR-1006";
/// A row of an external series that cannot be read.
pub(super) const SERIES: &str = "PAR-1007";

/// No package at all.
pub(super) const NO_PACKAGE: &str = "PAR-1010";
/// Two packages of one agency and month.
pub(super) const DOUBLE: &str = "PAR-1011";
/// Packages protected in different ways.
pub(super) const MIXED: &str = "PAR-1012";
/// One agency with two names, or two agencies with one.
pub(super) const NAMES: &str = "PAR-1013";
/// Made-up agencies among real ones.
pub(super) const SYNTHETIC: &str = "PAR-1014";
/// An agency without the month compared.
pub(super) const NO_PERIOD: &str = "PAR-1015";
/// An agency, rank or band of the adviser's file that no package knows.
pub const UNKNOWN: &str = "PAR-1016";
