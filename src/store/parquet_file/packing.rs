//! Codes as Parquet packs them: the hybrid of run lengths and bit packing, least significant bit first.
//! <https://parquet.apache.org/docs/file-format/data-pages/encodings/>

/// Bits that every code below `texts` fits in; at least 1, since some readers refuse 0.
pub(super) fn width(texts: usize) -> u8 {
    let highest = texts.saturating_sub(1);
    u8::try_from((usize::BITS - highest.leading_zeros()).clamp(1, 32)).unwrap_or(32)
}

/// Appends the body of a dictionary-coded data page: the width, then all codes as one run.
pub(super) fn page(codes: &[u32], width: u8, out: &mut Vec<u8>) {
    out.push(width);
    match codes {
        [] => {}
        [first, rest @ ..] if rest.iter().all(|code| code == first) => repeat(*first, codes.len(), width, out),
        _ => pack(codes, width, out),
    }
}

/// One code many times.
fn repeat(code: u32, times: usize, width: u8, out: &mut Vec<u8>) {
    varint((times as u64) << 1, out);
    out.extend_from_slice(&code.to_le_bytes()[..usize::from(width).div_ceil(8)]);
}

/// Codes side by side, filled up with zeros to a multiple of eight.
fn pack(codes: &[u32], width: u8, out: &mut Vec<u8>) {
    let groups = codes.len().div_ceil(8);
    varint((groups as u64) << 1 | 1, out);
    let end = out.len() + groups * usize::from(width);
    let (mut bits, mut filled) = (0_u64, 0_u8);
    for &code in codes {
        bits |= u64::from(code) << filled;
        filled += width;
        if filled >= 32 {
            out.extend_from_slice(&bits.to_le_bytes()[..4]);
            bits >>= 32;
            filled -= 32;
        }
    }
    out.extend_from_slice(&bits.to_le_bytes());
    out.resize(end, 0);
}

fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(codes: &[u32], texts: usize) -> Vec<u8> {
        let mut out = Vec::new();
        page(codes, width(texts), &mut out);
        out
    }

    #[test]
    fn the_example_of_the_format_documentation_is_packed_as_there() {
        assert_eq!(packed(&[0, 1, 2, 3, 4, 5, 6, 7], 8), [3, 0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
    }

    #[test]
    fn one_code_throughout_is_a_run() {
        assert_eq!(packed(&[300; 200], 301), [9, 0x90, 0x03, 44, 1]);
    }

    #[test]
    fn the_last_group_is_filled_with_zeros() {
        assert_eq!(packed(&[1, 0, 1], 2), [1, 0b11, 0b101]);
        assert_eq!(packed(&[], 0), [1]);
    }

    #[test]
    fn widths_hold_the_highest_code() {
        for (texts, bits) in [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (256, 8), (257, 9), (1 << 32, 32)] {
            assert_eq!(width(texts), bits, "{texts} texts");
        }
    }
}
