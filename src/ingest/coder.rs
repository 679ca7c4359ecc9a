//! One coded column: its distinct raw texts, and what each of them means.

use encoding_rs::Encoding;

use super::Rule;
use super::interner::Interner;

/// What a raw text means.
pub(super) enum Meaning<T> {
    /// A value of the column.
    Known(T),
    /// Not on the list of the pipeline file; holds the text, to be listed.
    Unmapped(String),
    /// Blank, or a word for nothing such as `#N/A`.
    NotStated,
    /// Rows with this text are refused.
    Refused(Rule),
}

/// A column's raw texts and their meanings, by code.
pub(super) struct Coder<T> {
    interner: Interner,
    meanings: Vec<Meaning<T>>,
    rules: Vec<Option<Rule>>,
}

impl<T> Default for Coder<T> {
    fn default() -> Self {
        Self { interner: Interner::default(), meanings: Vec::new(), rules: Vec::new() }
    }
}

impl<T> Coder<T> {
    /// The code of a raw text; a text seen for the first time is decoded and resolved.
    ///
    /// # Errors
    /// The rule that rows with this text break.
    #[inline]
    pub(super) fn code(
        &mut self,
        raw: &[u8],
        encoding: &'static Encoding,
        resolve: impl FnOnce(&str) -> Meaning<T>,
    ) -> Result<u32, Rule> {
        let (code, is_new) = self.interner.code(raw);
        if is_new {
            let meaning = decode(raw, encoding).map_or(Meaning::Refused(Rule::Undecodable), |text| resolve(&text));
            self.rules.push(if let Meaning::Refused(rule) = meaning { Some(rule) } else { None });
            self.meanings.push(meaning);
        }
        match self.rules[code as usize] {
            None => Ok(code),
            Some(rule) => Err(rule),
        }
    }

    /// What the text of this code means.
    pub(super) fn meaning(&self, code: u32) -> Option<&Meaning<T>> {
        self.meanings.get(code as usize)
    }

    /// The raw text of this code.
    pub(super) fn raw(&self, code: u32) -> &[u8] {
        self.interner.text_of(code)
    }

    /// All meanings, by code.
    pub(super) fn meanings(&self) -> &[Meaning<T>] {
        &self.meanings
    }

    /// How many distinct raw texts there are.
    pub(super) fn len(&self) -> usize {
        self.interner.len()
    }
}

/// The text, or `None` where the bytes are not text in this encoding.
pub(super) fn decode<'a>(raw: &'a [u8], encoding: &'static Encoding) -> Option<std::borrow::Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(raw)
}
