//! Values that may be written in more than one shape. Read by hand: serde's untagged and flattened forms lose the places of values.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::At;
use crate::pipeline::words;

/// The columns of a unit.
#[derive(Clone, Debug)]
pub enum UnitText {
    /// One column.
    One(String),
    /// One column a level, from the top.
    Levels(Vec<At<String>>),
    /// One column with whole paths.
    Path(UnitPathText),
}

/// A column that holds the whole path of a unit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPathText {
    /// Header of the column.
    #[schemars(example = &"org_path")]
    pub column: At<String>,
    /// Text between levels.
    #[schemars(example = &" > ")]
    pub separator: At<String>,
}

/// What counts as met.
#[derive(Clone, Debug)]
pub enum DefinitionText {
    /// A definition by its name.
    Named(String),
    /// The agency's own band.
    Band(OwnBandText),
}

/// The agency's own band of shares of women.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnBandText {
    /// Lower and upper end in per cent women.
    #[schemars(extend("examples" = [[45, 55]]))]
    pub band: At<Vec<At<f64>>>,
}

/// One text of a list, with its place.
pub type OneText = At<String>;

/// Lists of texts by label, in file order.
#[derive(Clone, Debug, Default)]
pub struct Entries(pub Vec<(OneText, Vec<OneText>)>);

/// A list of texts by label, open or closed.
#[derive(Clone, Debug, Default)]
pub struct TextCodesText {
    /// Whether other texts are unmapped.
    pub closed: bool,
    /// Texts by label.
    pub entries: Entries,
}

impl<'de> Deserialize<'de> for UnitText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl<'de> Visitor<'de> for Shapes {
            type Value = UnitText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a list of texts or a table")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<UnitText, E> {
                Ok(UnitText::One(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<UnitText, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(UnitText::Levels)
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<UnitText, A::Error> {
                UnitPathText::deserialize(MapAccessDeserializer::new(table)).map(UnitText::Path)
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl<'de> Deserialize<'de> for DefinitionText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Shapes;
        impl<'de> Visitor<'de> for Shapes {
            type Value = DefinitionText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a table")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<DefinitionText, E> {
                Ok(DefinitionText::Named(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<DefinitionText, A::Error> {
                OwnBandText::deserialize(MapAccessDeserializer::new(table)).map(DefinitionText::Band)
            }
        }
        deserializer.deserialize_any(Shapes)
    }
}

impl<'de> Deserialize<'de> for TextCodesText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Lists { may_close: true })
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Lists { may_close: false }).map(|codes| codes.entries)
    }
}

/// Reads a table of lists, with or without the key `closed` among the labels.
struct Lists {
    may_close: bool,
}

impl<'de> Visitor<'de> for Lists {
    type Value = TextCodesText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of lists")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<TextCodesText, A::Error> {
        let mut codes = TextCodesText::default();
        while let Some(label) = table.next_key::<OneText>()? {
            if self.may_close && label.get() == "closed" {
                codes.closed = table.next_value()?;
            } else {
                codes.entries.0.push((label, table.next_value()?));
            }
        }
        codes.entries.0.sort_by_key(|(label, _)| label.place().start);
        Ok(codes)
    }
}

impl JsonSchema for UnitText {
    fn schema_name() -> Cow<'static, str> {
        "Unit".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } },
            generator.subschema_for::<UnitPathText>(),
        ] })
    }
}

impl JsonSchema for DefinitionText {
    fn schema_name() -> Cow<'static, str> {
        "Definition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string", "enum": words::DEFINITIONS },
            generator.subschema_for::<OwnBandText>(),
        ] })
    }
}

impl JsonSchema for TextCodesText {
    fn schema_name() -> Cow<'static, str> {
        "TextCodes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "properties": {
                "closed": { "type": "boolean", "description": "Whether a text that is not listed is unmapped; else it stands for itself." }
            },
            "additionalProperties": { "type": "array", "items": { "type": "string" } }
        })
    }
}

impl JsonSchema for Entries {
    fn schema_name() -> Cow<'static, str> {
        "Entries".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } })
    }
}
