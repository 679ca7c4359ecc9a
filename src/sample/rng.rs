//! The generator of chance: `SplitMix64`, so that a seed gives the same lists on every machine and in every release.

/// A stream of pseudo-random numbers (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
pub(super) struct Rng(u64);

impl Rng {
    /// The stream of this seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end - 1`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(((self.next() >> 32) * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// An index into a list of `length`; 0 where it is empty.
    pub(super) fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    /// True in `per_100k` of 100,000 cases.
    pub(super) fn chance(&mut self, per_100k: u32) -> bool {
        self.below(100_000) < per_100k
    }

    /// An index drawn in proportion to the weights; the last index of positive weight where sums overflow.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let mut draw = self.below(weights.clone().sum());
        for (index, weight) in weights.enumerate() {
            if draw < weight {
                return index;
            }
            draw -= weight;
        }
        0
    }
}

/// Staff numbers in scattered order, each once: `position` times a number coprime to the range is a permutation of it.
pub(super) fn scattered_number(position: u32, first: u32, range: u32) -> u32 {
    /// A prime larger than every factor of the ranges in use.
    const STEP: u64 = 48_271_397;
    first + u32::try_from((u64::from(position) * STEP + 12_345) % u64::from(range)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_seed_gives_the_published_stream() {
        // First outputs of the reference implementation for seed 1234567.
        let mut rng = Rng::new(1_234_567);
        assert_eq!(rng.next(), 6_457_827_717_110_365_317);
        assert_eq!(rng.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn weights_of_nothing_are_never_drawn() {
        let mut rng = Rng::new(7);
        assert!((0..500).all(|_| rng.weighted([0, 3, 0, 5].into_iter()) % 2 == 1));
    }

    #[test]
    fn no_staff_number_is_given_twice() {
        let numbers: BTreeSet<u32> = (0..50_000).map(|position| scattered_number(position, 1_000, 99_000)).collect();
        assert_eq!(numbers.len(), 50_000);
        assert!(numbers.iter().all(|number| (1_000..100_000).contains(number)));
    }
}
