//! Choices out of one number, so that a step is one number and shrinks like one.

/// Throws.
pub struct Dice {
    seed: u64,
    /// Would somebody who knows the desk do it, or anybody anything?
    pub wild: bool,
}

impl Dice {
    pub fn new(seed: u64, wild: bool) -> Dice {
        Dice { seed, wild }
    }

    pub fn throw(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.seed ^ (self.seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Less than that.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.throw() % most.max(1) as u64).expect("less than a usize")
    }

    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least
            + i64::try_from(self.below(usize::try_from(most - least).expect("some"))).expect("less than most")
    }

    /// So often of a hundred times.
    pub fn often(&mut self, of_a_hundred: usize) -> bool {
        self.below(100) < of_a_hundred
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.below(of.len())].clone()) }
    }

    /// One of some that there are.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        self.pick(of).expect("there are some")
    }
}
