//! The keys of a table of bands.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A table of bands as it was written. Percentages are written 47, not 0.47; rates are per step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableText {
    /// Title, given back.
    #[serde(default)]
    pub title: String,
    /// The year at whose end the table stands.
    pub start_year: i32,
    /// Steps of a year: 1 unless given, or 12.
    #[serde(default = "one")]
    pub steps_per_year: u32,
    /// Years that are projected at most; 15 unless given.
    #[serde(default = "fifteen")]
    pub horizon_years: u32,
    /// "vacancies" unless given, or "push".
    #[serde(default)]
    pub mode: Mode,
    /// The bands, junior to senior.
    pub bands: Vec<BandText>,
    /// The targets.
    #[serde(default)]
    pub targets: Vec<GoalText>,
    /// What may be done; that nothing changes is always answered.
    #[serde(default)]
    pub scenarios: Vec<CourseText>,
    /// The highest share of the hires that a lever may reach; 100 unless given.
    #[serde(default = "hundred")]
    pub most_women_among_hires_percent: f64,
    /// The part of women's exits that could be prevented; 100 unless given.
    #[serde(default = "hundred")]
    pub womens_exits_preventable_percent: f64,
}

fn one() -> u32 {
    1
}

fn fifteen() -> u32 {
    15
}

fn hundred() -> f64 {
    100.0
}

/// What fills posts.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Vacancies: the headcount is planned.
    #[default]
    Vacancies,
    /// Rates of transition: the headcount is what comes out.
    Push,
}

/// One band.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandText {
    /// Name.
    pub name: String,
    /// Women today.
    pub women: f64,
    /// Men today.
    pub men: f64,
    /// Women who leave in a step, per cent.
    #[serde(default)]
    pub leaving_women_percent: f64,
    /// Men who leave in a step, per cent.
    #[serde(default)]
    pub leaving_men_percent: f64,
    /// Women among people hired, per cent.
    #[serde(default)]
    pub women_among_hires_percent: f64,
    /// Vacancies filled from the band below, per cent; 0 unless given.
    #[serde(default)]
    pub filled_by_promotion_percent: f64,
    /// Odds of promotion into the band, women to men; 1 unless given.
    #[serde(default = "equal")]
    pub promotion_odds: f64,
    /// Planned posts by year; as today unless given.
    #[serde(default)]
    pub posts: BTreeMap<String, f64>,
    /// Growth of the band a year, per cent, where `posts` is not given.
    #[serde(default)]
    pub growth_percent: f64,
    /// Push only: people of this band who are in each band a step later, per cent, junior to senior.
    #[serde(default)]
    pub transition_percent: Vec<f64>,
    /// Push only: people hired into the band in a step.
    #[serde(default)]
    pub hires: f64,
}

fn equal() -> f64 {
    1.0
}

/// A target.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalText {
    /// Name.
    pub name: String,
    /// Bands; all unless given.
    #[serde(default)]
    pub bands: Vec<String>,
    /// Share of women aimed at, per cent.
    pub women_percent: f64,
    /// The year at whose end it is due.
    pub by: i32,
    /// An earlier share of women, per cent, for the straight line of official texts.
    pub earlier_women_percent: Option<f64>,
    /// The year of that share.
    pub earlier_year: Option<i32>,
}

/// Something that may be done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CourseText {
    /// Name.
    pub name: String,
    /// Women among people hired, per cent, by band or under `all`.
    pub women_among_hires_percent: BTreeMap<String, f64>,
    /// Women among people promoted into a band, per cent, by band or under `all`.
    pub women_among_promotions_percent: BTreeMap<String, f64>,
    /// Change of the exits of women, per cent.
    pub women_leaving_change_percent: f64,
    /// Change of the exits of men, per cent.
    pub men_leaving_change_percent: f64,
    /// Odds of promotion, women to men, in all bands.
    pub promotion_odds: Option<f64>,
    /// First year in which it is done; the first of all unless given.
    pub starts: Option<i32>,
}
