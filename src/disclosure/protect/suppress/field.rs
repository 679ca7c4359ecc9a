//! Exact arithmetic for the elimination: the integers modulo the prime 2^61 - 1.
//!
//! Fractions would grow without limit and floating point would need a tolerance. A linear dependency between columns of
//! zeros and ones survives modulo a prime unless the prime divides a minor of the matrix; for a prime of this size that
//! does not happen in practice, and the audit that follows does not rely on it.

/// The prime.
const PRIME: u64 = (1 << 61) - 1;

/// a + b.
pub(super) fn add(a: u64, b: u64) -> u64 {
    let sum = a + b;
    if sum >= PRIME { sum - PRIME } else { sum }
}

/// -a.
pub(super) fn negate(a: u64) -> u64 {
    if a == 0 { 0 } else { PRIME - a }
}

/// a b.
#[expect(clippy::cast_possible_truncation, reason = "the remainder is below 2^61")]
pub(super) fn multiply(a: u64, b: u64) -> u64 {
    ((u128::from(a) * u128::from(b)) % u128::from(PRIME)) as u64
}

/// 1 / a; 0 for 0. By Fermat: a to the power of the prime less two.
pub(super) fn invert(a: u64) -> u64 {
    let mut result = 1;
    let mut power = a;
    let mut exponent = PRIME - 2;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, power);
        }
        power = multiply(power, power);
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_times_its_inverse_is_one() {
        for a in [1, 2, 3, 1_000_003, PRIME - 1] {
            assert_eq!(multiply(a, invert(a)), 1);
            assert_eq!(add(a, negate(a)), 0);
        }
    }
}
