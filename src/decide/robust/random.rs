//! A small generator of random numbers with a fixed seed, so that drawn figures are the same everywhere.

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): one addition and a
/// mixing for each number, every seed is good. Not for secrets.
#[derive(Debug, Clone)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator that starts at this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `bound`, by the high half of a product; the bias is below bound/2⁶⁴. 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next_u64()) * bound as u128) >> 64) as usize
    }

    /// `weights.len()` whole weights that sum to [`UNIT`], uniform on the simplex: the gaps between sorted uniform
    /// cuts of a line (Devroye, "Non-uniform random variate generation", 1986, V.2). Nothing for no weights.
    pub fn simplex(&mut self, weights: &mut [u64]) {
        let Some((last, cuts)) = weights.split_last_mut() else {
            return;
        };
        cuts.fill_with(|| self.next_u64() >> 32);
        cuts.sort_unstable();
        *last = UNIT;
        for i in (1..weights.len()).rev() {
            weights[i] -= weights[i - 1];
        }
    }
}

/// What the weights of [`SplitMix64::simplex`] sum to.
pub const UNIT: u64 = 1 << 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_published_numbers() {
        let mut random = SplitMix64::new(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!([random.next_u64(), random.next_u64(), random.next_u64()], expected);
    }

    #[test]
    fn weights_sum_to_one_and_average_alike() {
        let mut random = SplitMix64::new(1);
        let (mut weights, mut sums) = ([0; 4], [0_u64; 4]);
        for _ in 0..10_000 {
            random.simplex(&mut weights);
            assert_eq!(weights.iter().sum::<u64>(), UNIT);
            for (sum, w) in sums.iter_mut().zip(weights) {
                *sum += w;
            }
        }
        for sum in sums {
            let mean = sum as f64 / 10_000.0 / UNIT as f64;
            assert!((mean - 0.25).abs() < 0.01, "mean {mean}");
        }
    }
}
