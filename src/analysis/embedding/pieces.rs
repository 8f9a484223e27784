//! Words cut into the pieces that an embedding has vectors for: the three ways in use.

use rustc_hash::FxHashMap;

/// A number for each piece.
pub(super) type Vocabulary = FxHashMap<Box<str>, u32>;

/// How words are cut.
#[derive(Debug)]
pub(super) enum Pieces {
    /// The longest known piece first.
    WordPiece(WordPiece),
    /// Letters joined to pieces, the commonest pair first.
    Bpe(Bpe),
    /// The likeliest of all ways.
    Unigram(Unigram),
}

impl Pieces {
    /// The pieces of a word; those that have no number are left out.
    pub(super) fn cut(&self, word: &str) -> Vec<u32> {
        match self {
            Self::WordPiece(it) => it.cut(word),
            Self::Bpe(it) => it.cut(word),
            Self::Unigram(it) => it.cut(word),
        }
    }

    /// One more than the highest number of a piece.
    pub(super) fn tokens(&self) -> usize {
        let vocabulary = match self {
            Self::WordPiece(it) => &it.vocabulary,
            Self::Bpe(it) => &it.vocabulary,
            Self::Unigram(it) => &it.vocabulary,
        };
        vocabulary.values().max().map_or(0, |&most| most as usize + 1)
    }
}

/// Greedy cutting by the longest known piece (Schuster and Nakajima 2012; as in BERT).
#[derive(Debug)]
pub(super) struct WordPiece {
    pub(super) vocabulary: Vocabulary,
    /// What a piece begins with that continues a word.
    pub(super) continuing: String,
    /// Characters from which a word is not looked at.
    pub(super) longest_word: usize,
}

impl WordPiece {
    /// Quadratic in the length of the word.
    fn cut(&self, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if word.chars().count() > self.longest_word {
            return found;
        }
        let mut rest = word;
        let mut piece = String::new();
        while !rest.is_empty() {
            piece.clear();
            if rest.len() < word.len() {
                piece.push_str(&self.continuing);
            }
            let prefix = piece.len();
            piece.push_str(rest);
            let id = loop {
                if let Some(&id) = self.vocabulary.get(piece.as_str()) {
                    break id;
                }
                piece.pop();
                if piece.len() <= prefix {
                    // One unknown piece makes the whole word unknown.
                    return Vec::new();
                }
            };
            found.push(id);
            rest = &rest[piece.len() - prefix..];
        }
        found
    }
}

/// Byte-pair encoding over characters (Sennrich et al. 2016), as `SentencePiece` and Llama write it.
#[derive(Debug)]
pub(super) struct Bpe {
    pub(super) vocabulary: Vocabulary,
    /// For two neighbouring pieces: which join comes first, and what it makes.
    pub(super) joins: FxHashMap<(u32, u32), (u32, u32)>,
    /// Whether an unknown character is written as its bytes.
    pub(super) bytes: bool,
}

impl Bpe {
    /// Quadratic in the length of the word.
    fn cut(&self, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut letter = [0; 4];
        for c in word.chars() {
            let letter: &str = c.encode_utf8(&mut letter);
            if let Some(&id) = self.vocabulary.get(letter) {
                found.push(id);
            } else if self.bytes {
                let byte = |it| self.vocabulary.get(format!("<0x{it:02X}>").as_str()).copied();
                found.extend(letter.bytes().filter_map(byte));
            }
        }
        let join = |pair: &[u32]| self.joins.get(&(pair[0], pair[1])).copied();
        loop {
            let places = found.windows(2).enumerate();
            let first = places.filter_map(|(at, pair)| Some((join(pair)?, at))).min();
            let Some(((_, joined), at)) = first else { return found };
            found[at] = joined;
            found.remove(at + 1);
        }
    }
}

/// The likeliest cutting when each piece has a probability (Kudo 2018), as in `SentencePiece`.
#[derive(Debug)]
pub(super) struct Unigram {
    pub(super) vocabulary: Vocabulary,
    /// By piece: the logarithm of its probability.
    pub(super) chances: Vec<f32>,
    /// Bytes of the longest piece.
    pub(super) longest: usize,
    /// The logarithm given to a character that no piece has.
    pub(super) unknown: f32,
}

impl Unigram {
    /// The best path through the word (Viterbi 1967). Time grows with the length of the word times that of
    /// the longest piece.
    fn cut(&self, word: &str) -> Vec<u32> {
        let mut best: Vec<Option<(f32, usize, Option<u32>)>> = vec![None; word.len() + 1];
        best[0] = Some((0.0, 0, None));
        for (start, c) in word.char_indices() {
            let Some((so_far, ..)) = best[start] else { continue };
            let mut reach = |end: usize, chance: f32, piece: Option<u32>| {
                if best[end].is_none_or(|(known, ..)| so_far + chance > known) {
                    best[end] = Some((so_far + chance, start, piece));
                }
            };
            let letter = start + c.len_utf8();
            reach(letter, self.unknown, None);
            let rest = word[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
            for end in rest.take_while(|end| end - start <= self.longest) {
                if let Some(&id) = self.vocabulary.get(&word[start..end]) {
                    reach(end, self.chances[id as usize], Some(id));
                }
            }
        }
        let mut found = Vec::new();
        let mut end = word.len();
        while let Some((_, start, piece)) = best[end].filter(|_| end > 0) {
            found.extend(piece);
            end = start;
        }
        found.reverse();
        found
    }
}
