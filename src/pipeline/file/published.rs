//! `[[agency.published]]`: a figure that the agency published.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use super::{At, PopulationText};

/// A figure that the agency published: exactly one of `women`, `men`, `staff` and `share`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedText {
    /// Name in reports.
    #[schemars(example = &"Women in the agency")]
    pub name: At<String>,
    /// Where it was published, so that somebody can look it up.
    #[schemars(example = &"Annual report 2025, page 12")]
    pub source: At<String>,
    /// The month that it is about.
    #[schemars(example = &"2025-12")]
    pub period: At<String>,
    /// Whom it is about; everybody unless given.
    #[serde(default)]
    pub population: PopulationText,
    /// How many women.
    pub women: Option<At<i64>>,
    /// How many men.
    pub men: Option<At<i64>>,
    /// How many people, whatever gender is recorded.
    pub staff: Option<At<i64>>,
    /// Share of women among women and men in per cent, with the digits printed: in quotes where the last is a zero, as in "54.20".
    pub share: Option<At<PrintedText>>,
    /// How many decimals of the share are printed; as many as are written unless given.
    pub decimals: Option<At<i64>>,
    /// What the published counts, or the counts behind the share, were rounded to, such as 10; not rounded unless given.
    pub rounded_to: Option<At<i64>>,
}

/// A number by its digits: TOML drops the zeros at the end of a number, and keeps those of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedText(pub String);

impl<'de> Deserialize<'de> for PrintedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl Visitor<'_> for Shapes {
            type Value = PrintedText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a number")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<PrintedText, E> {
                Ok(PrintedText(text.to_owned()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<PrintedText, E> {
                Ok(PrintedText(number.to_string()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<PrintedText, E> {
                Ok(PrintedText(number.to_string()))
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl JsonSchema for PrintedText {
    fn schema_name() -> Cow<'static, str> {
        "Printed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "number" }] })
    }
}
