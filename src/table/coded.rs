//! One form for equal columns: texts sorted and all in use.

use std::borrow::Cow;

use super::Coded;

/// Marks a text that no row has.
const UNUSED: u32 = u32::MAX;

impl Coded {
    /// Whether every code has its text.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.codes.iter().max().is_none_or(|&highest| (highest as usize) < self.texts.len())
    }

    /// The same column with its texts sorted, distinct and all in use; borrowed where it is so already.
    /// A column that is not [sound](Self::is_sound) is returned as it stands.
    #[must_use]
    pub fn in_order(&self) -> Cow<'_, Self> {
        let Some(used) = self.used() else { return Cow::Borrowed(self) };
        if used.iter().all(|&it| it) && self.texts.windows(2).all(|pair| pair[0] < pair[1]) {
            return Cow::Borrowed(self);
        }
        let mut order: Vec<usize> = (0..self.texts.len()).filter(|&text| used[text]).collect();
        order.sort_by(|&a, &b| self.texts[a].cmp(&self.texts[b]));
        let mut texts: Vec<String> = Vec::with_capacity(order.len());
        let mut new_codes = vec![UNUSED; self.texts.len()];
        for text in order {
            if texts.last() != Some(&self.texts[text]) {
                texts.push(self.texts[text].clone());
            }
            new_codes[text] = u32::try_from(texts.len() - 1).unwrap_or(UNUSED);
        }
        Cow::Owned(Self { texts, codes: self.codes.iter().map(|&code| new_codes[code as usize]).collect() })
    }

    fn used(&self) -> Option<Vec<bool>> {
        let mut used = vec![false; self.texts.len()];
        for &code in &self.codes {
            *used.get_mut(code as usize)? = true;
        }
        Some(used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(texts: &[&str], codes: &[u32]) -> Coded {
        Coded { texts: texts.iter().map(ToString::to_string).collect(), codes: codes.to_vec() }
    }

    #[test]
    fn texts_are_sorted_merged_and_unused_ones_dropped() {
        let ordered = coded(&["woman", "spare", "man", "woman"], &[0, 2, 3, 2]).in_order().into_owned();
        assert!(ordered == coded(&["man", "woman"], &[1, 0, 1, 0]));
    }

    #[test]
    fn a_column_in_order_is_not_copied() {
        assert!(matches!(coded(&["man", "woman"], &[1, 0]).in_order(), Cow::Borrowed(_)));
        assert!(matches!(coded(&[], &[]).in_order(), Cow::Borrowed(_)));
    }

    #[test]
    fn a_code_without_a_text_is_not_sound() {
        assert!(!coded(&["man"], &[1]).is_sound());
        assert!(coded(&["man"], &[0]).is_sound() && coded(&[], &[]).is_sound());
    }
}
