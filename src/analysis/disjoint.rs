//! Disjoint sets that are united: what belongs together (Galler and Fischer, 1964).

/// The numbers below n in sets; the least member stands for its set.
pub(super) struct DisjointSets {
    parent: Vec<usize>,
}

impl DisjointSets {
    /// Each number by itself.
    pub(super) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    /// The number that stands for the set of `member`.
    pub(super) fn find(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Makes one of the sets of two numbers.
    pub(super) fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
