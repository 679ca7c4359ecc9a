//! `[projection]`, `[[scenario]]`, `[agency.limits]` and `[agency.headcount]`: what projections are learned from and what may
//! be done.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::At;
use crate::pipeline::words;

/// How the course of each target is projected.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectionText {
    /// How many of the last months rates are learned from. 36 unless given; choose before you look at results.
    pub use_last_months: Option<At<i64>>,
    /// How many years are projected at most. 15 unless given.
    pub horizon_years: Option<At<i64>>,
    /// For experts: how many futures are drawn. 2000 unless given, with which a chance of 50 % is known to about two points.
    pub futures: Option<At<i64>>,
}

/// Something that may be done: the report says what would come of it. That nothing changes is always projected.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioText {
    /// Name in reports.
    #[schemars(example = &"Recruit more women")]
    pub name: At<String>,
    /// Ids of the agencies it is for; all unless given.
    #[serde(default)]
    pub agencies: Vec<At<String>>,
    /// Women among people hired, in per cent: a number for all bands, or `{ officer = 45, manager = 30 }`, or `{ all = 50 }`.
    pub women_among_hires_percent: Option<At<ByBandText>>,
    /// Women among people promoted, in per cent: a number, or by the band they are promoted into.
    pub women_among_promotions_percent: Option<At<ByBandText>>,
    /// Change of the number of women who leave, in per cent: -20 when one in five is kept.
    pub women_leaving_change_percent: Option<At<f64>>,
    /// Change of the number of men who leave, in per cent.
    pub men_leaving_change_percent: Option<At<f64>>,
    /// Odds of promotion of a woman to those of a man of the band below: "equal", or a number such as 1.2.
    pub promotion_odds: Option<At<NumberOrText>>,
    /// Year, or month such as "2027-04", from which on it is done; at once unless given.
    pub starts: Option<At<NumberOrText>>,
    /// In place of numbers: the least of this lever that meets each target is looked for.
    #[schemars(extend("enum" = words::LEVERS))]
    pub solve_for: Option<At<String>>,
}

/// What is realistic for the agency.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::struct_field_names)] // the unit stands in the key, so that nobody writes 0.47
pub struct LimitsText {
    /// Women among qualified applicants, in per cent, by band: the realistic share among people hired.
    pub women_among_qualified_applicants_percent: Option<At<ByBandText>>,
    /// The most women among people hired, in per cent, that is realistic where applicants are not known. 60 unless given.
    pub most_women_among_hires_percent: Option<At<f64>>,
    /// The fewest women among people hired, in per cent: the limit where men are the fewer. 40 unless given.
    pub fewest_women_among_hires_percent: Option<At<f64>>,
    /// The part of women's exits, in per cent, that could be prevented. 20 unless given.
    pub womens_exits_preventable_percent: Option<At<f64>>,
    /// Shortest and longest time, in years, that people may stay on average, as `[6, 15]`: where staff numbers follow nobody, a
    /// band of results is computed from the numbers of people alone.
    pub people_stay_years: Option<At<Vec<f64>>>,
}

/// A percentage of each band, or of all under `all`.
#[derive(Clone, Debug, PartialEq)]
pub enum ByBandText {
    /// The same for all.
    All(f64),
    /// By band.
    Bands(Vec<(At<String>, At<f64>)>),
}

/// Posts of each band by year.
#[derive(Clone, Debug, Default)]
pub struct HeadcountText(pub Vec<(At<String>, Numbers)>);

/// Numbers by key, in file order.
#[derive(Clone, Debug, Default)]
pub struct Numbers(pub Vec<(At<String>, At<f64>)>);

/// A number or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberOrText {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Pairs::<f64>(std::marker::PhantomData)).map(Numbers)
    }
}

impl<'de> Deserialize<'de> for HeadcountText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bands;
        impl<'de> Visitor<'de> for Bands {
            type Value = HeadcountText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of bands")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<HeadcountText, A::Error> {
                let mut bands = Vec::new();
                while let Some(band) = table.next_key::<At<String>>()? {
                    bands.push((band, table.next_value()?));
                }
                // The reader gives keys in the order of the alphabet; problems are told in that of the file.
                bands.sort_by_key(|(band, _): &(At<String>, Numbers)| band.place().start);
                Ok(HeadcountText(bands))
            }
        }
        deserializer.deserialize_map(Bands)
    }
}

/// Reads a table of values with their places, in file order.
struct Pairs<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
    type Value = Vec<(At<String>, At<T>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of numbers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Self::Value, A::Error> {
        let mut pairs: Self::Value = Vec::new();
        while let Some(key) = table.next_key::<At<String>>()? {
            pairs.push((key, table.next_value()?));
        }
        pairs.sort_by_key(|(key, _)| key.place().start);
        Ok(pairs)
    }
}

impl<'de> Deserialize<'de> for ByBandText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl<'de> Visitor<'de> for Shapes {
            type Value = ByBandText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a table of numbers")
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<ByBandText, E> {
                Ok(ByBandText::All(number))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<ByBandText, E> {
                Ok(ByBandText::All(number as f64))
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<ByBandText, A::Error> {
                Pairs::<f64>(std::marker::PhantomData).visit_map(table).map(ByBandText::Bands)
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl<'de> Deserialize<'de> for NumberOrText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl Visitor<'_> for Shapes {
            type Value = NumberOrText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a text")
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<NumberOrText, E> {
                Ok(NumberOrText::Number(number))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<NumberOrText, E> {
                Ok(NumberOrText::Number(number as f64))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<NumberOrText, E> {
                Ok(NumberOrText::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl JsonSchema for ByBandText {
    fn schema_name() -> Cow<'static, str> {
        "ByBand".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "number" },
            { "type": "object", "additionalProperties": { "type": "number" } },
        ] })
    }
}

impl JsonSchema for HeadcountText {
    fn schema_name() -> Cow<'static, str> {
        "Headcount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": { "type": "object", "additionalProperties": { "type": "number" } }
        })
    }
}

impl JsonSchema for NumberOrText {
    fn schema_name() -> Cow<'static, str> {
        "NumberOrText".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "number" }, { "type": "string" }] })
    }
}
