//! `[[agency.recoded]]`: what was only renamed.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::At;
use crate::pipeline::words;

/// A unit, rank, role or contract that another took the place of. Who changed from the one to the other in that month did
/// not move and was not promoted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecodedText {
    /// The first month with the new text.
    #[schemars(example = &"2026-03")]
    pub month: At<String>,
    /// What was renamed: "unit", "rank", "role" or "contract".
    #[schemars(example = &"unit", extend("enum" = words::RECODED_FIELDS))]
    pub field: At<String>,
    /// The former text, as reports show it. A unit is its path from the top, joined by " / ", and stands for all below it.
    #[schemars(example = &"Operations / Northern Division")]
    pub from: At<String>,
    /// The new text, or a list of them where it was split.
    #[schemars(extend("examples" = ["Operations / Arctic Division"]))]
    pub to: At<RecodedToText>,
}

/// What a text became.
#[derive(Clone, Debug)]
pub enum RecodedToText {
    /// Another text.
    One(String),
    /// Several: it was split.
    Several(Vec<At<String>>),
}

impl<'de> Deserialize<'de> for RecodedToText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl<'de> Visitor<'de> for Shapes {
            type Value = RecodedToText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RecodedToText, E> {
                Ok(RecodedToText::One(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<RecodedToText, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(RecodedToText::Several)
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl JsonSchema for RecodedToText {
    fn schema_name() -> Cow<'static, str> {
        "RecodedTo".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } },
        ] })
    }
}
