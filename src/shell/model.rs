//! An embedding from a folder in `Model2Vec` layout.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::analysis::Embedding;
use crate::analysis::embedding::Unusable;

/// Why a folder gives no embedding.
#[derive(Debug, thiserror::Error)]
#[error("the model {} cannot be used: {reason}", .folder.display())]
pub struct ModelError {
    folder: PathBuf,
    reason: Reason,
}

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error(
        "{file} is missing (a model is a folder with model.safetensors and tokenizer.json, as \
         Model2Vec saves it)"
    )]
    Missing { file: &'static str },
    #[error("{file} cannot be read ({error})")]
    Unreadable { file: &'static str, error: io::Error },
    #[error(transparent)]
    Unusable(#[from] Unusable),
}

/// Loads the embedding in `folder`. Takes about as long as reading its files.
pub fn load(folder: &Path) -> Result<Embedding, ModelError> {
    let embedding = || {
        Ok(Embedding::new(read(folder, "model.safetensors")?, &read(folder, "tokenizer.json")?)?)
    };
    embedding().map_err(|reason| ModelError { folder: folder.to_owned(), reason })
}

fn read(folder: &Path, file: &'static str) -> Result<Vec<u8>, Reason> {
    fs::read(folder.join(file)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Reason::Missing { file },
        _ => Reason::Unreadable { file, error },
    })
}
