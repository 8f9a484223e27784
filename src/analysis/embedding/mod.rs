//! Words as vectors: a static embedding in `Model2Vec` layout (`model.safetensors`, `tokenizer.json`).
//!
//! Such an embedding has one vector for each piece of a word, and no network has to be run: words
//! that are used alike have like vectors, and a text is the average of its pieces. Reading is
//! independent of where the files come from.

mod languages;
mod pieces;
mod tensors;
mod tokenizer;

use tensors::{Matrix, Tensors};
use tokenizer::Tokenizer;

/// A static embedding of words.
#[derive(Debug)]
pub struct Embedding {
    tokenizer: Tokenizer,
    vectors: Matrix,
    /// By token: its row in `vectors`, where tokens share rows.
    rows: Option<Vec<usize>>,
    /// By token: how much it counts.
    weights: Option<Vec<f32>>,
}

/// Why files make no embedding.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// The tensors cannot be used.
    #[error("model.safetensors: {0}")]
    Tensors(String),
    /// The tokenizer cannot be used.
    #[error("tokenizer.json: {0}")]
    Tokenizer(String),
}

impl Embedding {
    /// Makes an embedding of the contents of a `model.safetensors` and a `tokenizer.json`. The tensor
    /// `embeddings` has a row for each token; `weights` and `mapping` may say how much a token counts
    /// and which row is its. Linear in the length of the tokenizer; vectors stay as they are stored.
    pub fn new(tensors: Vec<u8>, tokenizer: &[u8]) -> Result<Self, Unusable> {
        let tensors = Tensors::new(tensors)?;
        let tokenizer = Tokenizer::new(tokenizer)?;
        let rows = tensors.list("mapping");
        let rows = rows.map(|it| it.into_iter().map(|row| row as usize).collect::<Vec<_>>());
        let weights = tensors.list("weights");
        let weights = weights.map(|it| it.into_iter().map(|weight| weight as f32).collect());
        let vectors = tensors.into_matrix("embeddings")?;
        if vectors.columns == 0 {
            return Err(Unusable::Tensors("its vectors have no numbers".into()));
        }
        if rows.iter().flatten().any(|&row| row >= vectors.rows) {
            return Err(Unusable::Tensors("“mapping” names rows that it does not have".into()));
        }
        let made = Self { tokenizer, vectors, rows, weights };
        let tokens = made.rows.as_ref().map_or(made.vectors.rows, Vec::len);
        let weighed = made.weights.as_ref().map_or(tokens, Vec::len);
        let needed = made.tokenizer.tokens();
        if tokens.min(weighed) < needed {
            let why = format!(
                "it has vectors for {} tokens, and tokenizer.json has {needed}",
                tokens.min(weighed)
            );
            return Err(Unusable::Tensors(why));
        }
        Ok(made)
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.vectors.columns
    }

    /// Adds `factor` times the vector of `word`, as it is written in the text, to `sum`, which must
    /// have as many numbers as [`Embedding::dimensions`] says. The vector of a word is the sum
    /// of its pieces'; a word that has none adds nothing.
    pub fn add(&self, word: &str, factor: f32, sum: &mut [f32]) {
        for token in self.tokenizer.cut(word) {
            let token = token as usize;
            let row = self.rows.as_ref().map_or(token, |rows| rows[token]);
            let factor = factor * self.weights.as_ref().map_or(1.0, |weights| weights[token]);
            for (slot, number) in sum.iter_mut().zip(self.vectors.row(row)) {
                *slot += factor * number;
            }
        }
    }

    /// The vector of `word` with a length of 1; zeros where it has none.
    pub fn direction(&self, word: &str) -> Vec<f32> {
        let mut vector = vec![0.0; self.dimensions()];
        self.add(word, 1.0, &mut vector);
        let factor = factor_to(1.0, &vector);
        for it in &mut vector {
            *it *= factor;
        }
        vector
    }
}

/// What a vector is to be multiplied by to have this length; 0 where it has no direction.
pub(super) fn factor_to(length: f32, vector: &[f32]) -> f32 {
    let square: f32 = vector.iter().map(|it| it * it).sum();
    if square > 0.0 && square.is_finite() { length / square.sqrt() } else { 0.0 }
}

/// The sum of the products of their numbers: the cosine of two directions.
pub(super) fn dot(x: &[f32], y: &[f32]) -> f32 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests;
