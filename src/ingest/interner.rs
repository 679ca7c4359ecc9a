//! A byte-exact table from raw text to a small code: each distinct text of a column is resolved once, then found by bytes.

/// Codes of distinct byte strings, in order of first sight. The order never shows: codes are sorted by text at the end.
#[derive(Default)]
pub(super) struct Interner {
    /// All distinct texts, one after the other.
    arena: Vec<u8>,
    /// Key of each text, and where it starts in `arena`.
    entries: Vec<Entry>,
    /// Open addressing: 0 is free, else code + 1. Length is a power of two.
    slots: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: Key,
    start: usize,
}

impl Interner {
    /// The code of `text`, and whether it is new.
    #[inline]
    pub(super) fn code(&mut self, text: &[u8]) -> (u32, bool) {
        if self.entries.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let key = Key::of(text);
        let mask = self.slots.len() - 1;
        let mut at = key.slot(mask);
        loop {
            let code = self.slots[at];
            if code == 0 {
                return (self.insert(at, key, text), true);
            }
            let entry = self.entries[code as usize - 1];
            if entry.key == key && (text.len() <= Key::WHOLE || self.text(entry) == text) {
                return (code - 1, false);
            }
            at = (at + 1) & mask;
        }
    }

    fn text(&self, entry: Entry) -> &[u8] {
        &self.arena[entry.start..entry.start + entry.key.length]
    }

    /// The text of a code.
    pub(super) fn text_of(&self, code: u32) -> &[u8] {
        self.entries.get(code as usize).map_or(&[], |&entry| self.text(entry))
    }

    /// How many distinct texts there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    fn insert(&mut self, at: usize, key: Key, text: &[u8]) -> u32 {
        let start = self.arena.len();
        self.arena.extend_from_slice(text);
        self.entries.push(Entry { key, start });
        // A file of at most 512 MiB holds fewer than 2^32 fields.
        let code = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.slots[at] = code;
        code - 1
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots.clear();
        self.slots.resize(size, 0);
        for (entry, code) in self.entries.iter().zip(1_u32..) {
            let mut at = entry.key.slot(size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = code;
        }
    }
}

/// Two words that tell texts of up to 16 bytes apart, and longer ones nearly always.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    head: u64,
    tail: u64,
    length: usize,
}

impl Key {
    /// The longest text whose key is all of it.
    const WHOLE: usize = 16;

    #[inline]
    fn of(text: &[u8]) -> Self {
        let length = text.len();
        let (head, tail) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            (Some(head), Some(tail)) if length <= Self::WHOLE => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            (_, Some(tail)) => (folded(text), u64::from_le_bytes(*tail)),
            _ => (short(text), 0),
        };
        Self { head, tail, length }
    }

    /// Never stored, so it may change.
    #[inline]
    fn slot(self, mask: usize) -> usize {
        let hash = mix(self.head ^ FACTOR ^ self.length as u64, self.tail ^ OTHER);
        usize::try_from(hash & mask as u64).unwrap_or(0)
    }
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
const OTHER: u64 = 0xD6E8_FEB8_6659_FD93;

/// A text of fewer than eight bytes as one word, without a loop over its bytes.
#[inline]
fn short(text: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32;
    }
    match *text {
        [] => 0,
        [a] => u64::from(a),
        [a, b] => u64::from(a) | u64::from(b) << 8,
        [a, b, ref rest @ ..] => u64::from(a) | u64::from(b) << 8 | rest.first().map_or(0, |&c| u64::from(c) << 16),
    }
}

/// Folded multiplication over words of eight bytes.
#[inline]
fn folded(text: &[u8]) -> u64 {
    text.as_chunks::<8>().0.iter().fold(OTHER, |state, word| mix(state ^ u64::from_le_bytes(*word), FACTOR))
}

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    // The two halves of the product, folded: both fit.
    u64::try_from(product >> 64).unwrap_or(0) ^ u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_bytes_share_a_code_and_different_bytes_never_do(texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..20), 0..300)) {
            let mut interner = Interner::default();
            let codes: Vec<u32> = texts.iter().map(|text| interner.code(text).0).collect();
            for (a, x) in texts.iter().zip(&codes) {
                for (b, y) in texts.iter().zip(&codes) {
                    prop_assert_eq!(a == b, x == y);
                }
            }
        }
    }
}
