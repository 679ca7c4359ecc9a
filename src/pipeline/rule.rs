//! The codes of what a pipeline file can break. A code never changes its meaning.

/// The file cannot be read.
pub(super) const UNREADABLE: &str = "PAR-0100";
/// The file is not TOML.
pub(super) const SYNTAX: &str = "PAR-0101";
/// A key that does not exist.
pub(super) const UNKNOWN_KEY: &str = "PAR-0102";
/// A required key is missing.
pub(super) const MISSING_KEY: &str = "PAR-0103";
/// A value of the wrong type.
pub(super) const WRONG_TYPE: &str = "PAR-0104";
/// A word that is not one of the allowed ones.
pub(super) const UNKNOWN_WORD: &str = "PAR-0105";
/// A text that cannot be shown.
pub(super) const LABEL: &str = "PAR-0107";
/// A number outside its range.
pub(super) const RANGE: &str = "PAR-0108";
/// Not a month.
pub(super) const PERIOD: &str = "PAR-0109";

/// Not an agency id.
pub(super) const AGENCY_ID: &str = "PAR-0110";
/// An agency id used twice.
pub(super) const AGENCY_TWICE: &str = "PAR-0111";
/// No agency at all.
pub(super) const NO_AGENCY: &str = "PAR-0112";
/// An agency without a source.
pub(super) const NO_SOURCE: &str = "PAR-0113";
/// A text recoded twice, or into itself.
pub(super) const RECODED: &str = "PAR-0114";
/// A rank recoded into one that is not on the ladder.
pub(super) const RECODED_TO: &str = "PAR-0115";

/// Not a pattern of files.
pub(super) const FILES: &str = "PAR-0120";
/// Not exactly one way to find the month of a list.
pub(super) const PERIOD_SOURCE: &str = "PAR-0121";
/// A file-name pattern without year or month.
pub(super) const PERIOD_PATTERN: &str = "PAR-0122";
/// An encoding nobody knows.
pub(super) const ENCODING: &str = "PAR-0123";
/// Both or none of `csv` and `workbook`, or the one that does not fit the file name.
pub(super) const LAYOUT: &str = "PAR-0124";

/// A mapped column that may not be read at all.
pub(super) const REFUSED_COLUMN: &str = "PAR-0130";
/// No staff number.
pub(super) const NO_PERSON: &str = "PAR-0131";
/// Working time that cannot be counted.
pub(super) const WORKING_TIME: &str = "PAR-0132";

/// Codes that are missing for a mapped column.
pub(super) const NO_CODES: &str = "PAR-0140";
/// One text with two meanings.
pub(super) const TWO_MEANINGS: &str = "PAR-0141";
/// Codes for a column that is not mapped.
pub(super) const CODES_WITHOUT_COLUMN: &str = "PAR-0142";
/// A role in a family that the closed list of roles does not know.
pub(super) const UNKNOWN_ROLE: &str = "PAR-0143";

/// Bands that are no ladder.
pub(super) const BANDS: &str = "PAR-0150";
/// A band that does not exist.
pub(super) const UNKNOWN_BAND: &str = "PAR-0151";
/// A rank listed twice.
pub(super) const RANK_TWICE: &str = "PAR-0152";
/// A text claimed by two ranks.
pub(super) const ALIAS_TWICE: &str = "PAR-0153";
/// Levels that tie by accident.
pub(super) const LEVEL: &str = "PAR-0154";

/// No key although the people are real.
pub(super) const NO_KEY: &str = "PAR-0160";
/// A key where it would be copied along with what it protects.
pub(super) const KEY_PLACE: &str = "PAR-0161";
/// Store and reports in each other.
pub(super) const FOLDERS: &str = "PAR-0162";

/// A share that is no percentage, or missing, or contradicts its definition.
pub(super) const TARGET_SHARE: &str = "PAR-0170";
/// A target for an agency that does not exist.
pub(super) const TARGET_AGENCY: &str = "PAR-0171";
/// A target for a rank, role or family that no agency has.
pub(super) const TARGET_POPULATION: &str = "PAR-0172";
/// A band of shares that is no band.
pub(super) const TARGET_BAND: &str = "PAR-0173";

/// A scenario name used twice.
pub(super) const SCENARIO_NAME: &str = "PAR-0174";
/// A scenario that changes nothing, or is both given and looked for.
pub(super) const SCENARIO: &str = "PAR-0175";
/// Planned posts without a year, or fewer than none.
pub(super) const HEADCOUNT: &str = "PAR-0176";

/// A question of `parity init` that nobody has answered yet.
pub(super) const UNANSWERED: &str = "PAR-0180";
/// Gender codes that nobody has said the meaning of yet.
pub(super) const UNANSWERED_CODES: &str = "PAR-0181";

/// A published figure that says not exactly one thing.
pub(super) const PUBLISHED_FIGURE: &str = "PAR-0190";
/// A published share that is no percentage, or whose digits and decimals do not fit.
pub(super) const PUBLISHED_SHARE: &str = "PAR-0191";
/// A published figure about a rank, role or family that the agency does not have.
pub(super) const PUBLISHED_POPULATION: &str = "PAR-0192";
