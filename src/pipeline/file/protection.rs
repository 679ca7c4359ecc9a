//! `[protection]`: what is done to counts before they leave.

use schemars::JsonSchema;
use serde::Deserialize;

use super::At;
use crate::pipeline::words;

/// What is done to counts before they leave the agency.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProtectionText {
    /// "public-round" (all counts are rounded together) unless given, or "public-suppress" (small counts are withheld, and what
    /// would give them away; for releases once a year, not every month).
    #[schemars(extend("enum" = words::PROFILES))]
    pub profile: Option<At<String>>,
    /// Every count becomes a multiple of it: 3, 5 or 10; 5 unless given.
    pub base: Option<At<i64>>,
    /// Counts from 1 to one less are small: 3, 5, 6 or 10; 5 unless given.
    pub threshold: Option<At<i64>>,
}
