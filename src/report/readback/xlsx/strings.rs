//! The texts that cells share.

use super::super::archive::Archive;
use super::super::found::{Finds, Kind};
use super::super::markup::{Language, Token, Tokens};
use super::super::numbers::Reading;
use super::{local, text_of};

const PART: &str = "xl/sharedStrings.xml";

/// Texts by their index, and which a cell shows.
#[derive(Default)]
pub(super) struct SharedStrings {
    texts: Vec<String>,
    is_used: Vec<bool>,
}

impl SharedStrings {
    /// Those of a workbook; none where it has no such part.
    pub(super) fn of(archive: &Archive) -> Result<Self, String> {
        let mut strings = Self::default();
        if archive.part(PART).is_none() {
            return Ok(strings);
        }
        let mut text: Option<String> = None;
        for token in Tokens::new(text_of(archive, PART)?, Language::Xml) {
            match token.map_err(|problem| format!("part `{PART}`: {problem}"))? {
                Token::Open { name, closed: false, .. } if local(name) == "si" => text = Some(String::new()),
                Token::Close(name) if local(name) == "si" => strings.texts.extend(text.take()),
                Token::Text(words) => text.iter_mut().for_each(|it| it.push_str(&words)),
                _ => {}
            }
        }
        strings.is_used = vec![false; strings.texts.len()];
        Ok(strings)
    }

    /// The text that a cell shows by this index.
    pub(super) fn show(&mut self, index: &str) -> Result<&str, String> {
        let at: usize = index.trim().parse().map_err(|_| format!("`{index}` is no shared text"))?;
        let text = self.texts.get(at).ok_or_else(|| format!("there is no shared text {at}"))?;
        if let Some(is_used) = self.is_used.get_mut(at) {
            *is_used = true;
        }
        Ok(text)
    }

    /// Numbers of the texts that no cell shows.
    pub(super) fn unused(&self, finds: &mut Finds) {
        for (at, (text, _)) in self.texts.iter().zip(&self.is_used).enumerate().filter(|(_, (_, is_used))| !**is_used) {
            finds.read(Kind::Hidden, Reading::Prose, text, || format!("{PART}, text {at}, in no cell"));
        }
    }
}
