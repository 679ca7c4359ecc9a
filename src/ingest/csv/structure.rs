//! Finds delimiters, quotes and line ends, a block of bytes at a time and without `unsafe`.

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// Bytes that must follow the text in its buffer, so that a block can be loaded anywhere in it.
pub(in super::super) const PADDING: usize = BLOCK;

/// Walks over the structural bytes of a buffer, in order.
#[derive(Clone, Copy)]
pub(super) struct Structure {
    delimiter: u8,
    /// Where the loaded block begins.
    base: usize,
    /// A bit for each structural byte of the block that has not been given out.
    found: u64,
    /// Length of the text.
    end: usize,
}

impl Structure {
    /// Begins at `start` of a text of `end` bytes, in a buffer that has [`PADDING`] more.
    pub(super) fn new(buffer: &[u8], delimiter: u8, start: usize, end: usize) -> Self {
        Self { delimiter, base: start, found: scan(buffer, start, delimiter), end }
    }

    /// The next structural byte; the end of the text where there is none.
    #[inline]
    pub(super) fn next(&mut self, buffer: &[u8]) -> usize {
        while self.found == 0 {
            self.base += BLOCK;
            if self.base >= self.end {
                self.base = self.end;
                return self.end;
            }
            self.found = scan(buffer, self.base, self.delimiter);
        }
        let at = self.base + self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        // The last block reaches into the padding.
        at.min(self.end)
    }
}

/// A bit for each structural byte of the block at `at`.
#[inline]
fn scan(buffer: &[u8], at: usize, delimiter: u8) -> u64 {
    let Some(block) = buffer.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) else { return 0 };
    // Compilers make vector instructions of this loop.
    let flags = block.map(|byte| u8::from(byte == delimiter) | u8::from(byte == b'"') | u8::from(byte == b'\n'));
    let (words, _) = flags.as_chunks::<8>();
    words.iter().rev().fold(0, |bits, word| (bits << 8) | gathered(u64::from_le_bytes(*word)))
}

/// The lowest bits of eight bytes as one byte: each product bit lands on its own place of the highest byte.
#[inline]
fn gathered(flags: u64) -> u64 {
    flags.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_structural_byte_is_found_once(text in prop::collection::vec(prop::sample::select(b",\"\nab\x01\x80\xff-".to_vec()), 0..200), start in 0_usize..80) {
            let start = start.min(text.len());
            let mut buffer = text.clone();
            buffer.extend([b'\n'; PADDING]);
            let mut structure = Structure::new(&buffer, b',', start, text.len());
            for at in (start..text.len()).filter(|&at| b",\"\n".contains(&text[at])) {
                prop_assert_eq!(structure.next(&buffer), at);
            }
            prop_assert_eq!(structure.next(&buffer), text.len());
            prop_assert_eq!(structure.next(&buffer), text.len());
        }
    }
}
