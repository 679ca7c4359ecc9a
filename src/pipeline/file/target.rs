//! `[[target]]`: a share of women for a population by a month.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, DefinitionText};

/// A share of women for a population by a month.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetText {
    /// Name in reports.
    #[schemars(example = &"Women among senior officers")]
    pub name: At<String>,
    /// Ids of the agencies the target holds for; all unless given.
    #[serde(default)]
    pub agencies: Vec<At<String>>,
    /// Whom it is about; everybody unless given.
    #[serde(default)]
    pub population: PopulationText,
    /// Share of women aimed at, in per cent; needed with definition = "at-least", else the definition's own centre.
    pub share: Option<At<f64>>,
    /// Month at the end of which it is to be met.
    #[schemars(example = &"2030-12")]
    pub by: At<String>,
    /// In how many of 100 futures the plan is to succeed; 80 unless given (50 is a coin toss).
    pub sure: Option<At<f64>>,
    /// What counts as met: "un-band" (47 to 53 %), "balanced-40" (40 % of each), "at-least" (the share), or `{ band = [45, 55] }`.
    #[schemars(example = &"at-least")]
    pub definition: At<DefinitionText>,
}

/// Whom a target is about: everybody who fits all that is given.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PopulationText {
    /// Any of these ranks.
    pub ranks: Vec<At<String>>,
    /// Any of these bands.
    pub bands: Vec<At<String>>,
    /// Any of these units and the units below them: paths such as "North / Airport".
    pub units: Vec<At<String>>,
    /// Any of these roles.
    pub roles: Vec<At<String>>,
    /// Any of these role families.
    pub role_families: Vec<At<String>>,
}
