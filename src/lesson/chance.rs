//! Chance that is the same everywhere: one seed, one stream, for ever.

/// A stream of numbers from a seed.
///
/// It is `SplitMix64` (Steele, Lea and Flood, 2014), written out: a sheet that a teacher has printed must come out the same in ten years,
/// and the stream of a crate may change with its next version. Nothing here is secret, so nothing stronger is needed.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// A stream of its own for each purpose, so that what one draws does not move the others.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        let mut stream = Self(seed);
        Self(stream.next() ^ purpose.wrapping_mul(0xd1b5_4a32_d192_ed03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound above zero.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        // The bounds are a few hundred at most: the bias of a remainder is far below what anybody could see.
        (self.next() % bound as u64) as usize
    }

    /// Puts things in an order of chance (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    /// The numbers published for the seed 1234567 by the authors of the reference implementation.
    #[test]
    fn the_stream_is_the_published_one() {
        let mut stream = Chance(1_234_567);
        assert_eq!(stream.next(), 6_457_827_717_110_365_317);
        assert_eq!(stream.next(), 3_203_168_211_198_807_973);
        assert_eq!(stream.next(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn an_order_of_chance_keeps_all_things() {
        let mut things: Vec<usize> = (0..20).collect();
        Chance::new(7, 0).shuffle(&mut things);
        assert!(!things.is_sorted());
        things.sort_unstable();
        assert_eq!(things, (0..20).collect::<Vec<_>>());
    }
}
