//! `tokenizer.json`: how a word is written before it is cut, and the pieces it is cut into.
//!
//! The words that come here are single ones, as [`crate::text::token`] finds them, so that of the
//! steps a tokenizer may take only those matter that change a word. An unknown step is refused:
//! a word that is cut otherwise than the embedding was trained on has a wrong vector.

use regex::Regex;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Unusable;
use super::pieces::{Bpe, Pieces, Unigram, Vocabulary, WordPiece};

/// Cuts words as a tokenizer's file says.
#[derive(Debug)]
pub(super) struct Tokenizer {
    /// What is done to a word, in order.
    steps: Vec<Step>,
    /// Whether the signs inside a word, such as apostrophes, are words of their own.
    signs_apart: bool,
    /// What a word begins with.
    before: String,
    pieces: Pieces,
}

/// One change of a word.
#[derive(Debug)]
enum Step {
    Lowercase,
    StripAccents,
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
    Replace(Regex, String),
}

#[derive(Deserialize)]
struct File {
    normalizer: Option<Value>,
    pre_tokenizer: Option<Value>,
    model: Value,
}

impl Tokenizer {
    /// Reads a `tokenizer.json`. Linear in its length.
    pub(super) fn new(file: &[u8]) -> Result<Self, Unusable> {
        let file: File = serde_json::from_slice(file)
            .map_err(|error| Unusable::Tokenizer(format!("it cannot be read ({error})")))?;
        let mut tokenizer = Self {
            steps: Vec::new(),
            signs_apart: false,
            before: String::new(),
            pieces: pieces(file.model)?,
        };
        for part in [file.normalizer, file.pre_tokenizer].into_iter().flatten() {
            tokenizer.add(&part)?;
        }
        Ok(tokenizer)
    }

    /// The pieces of a word as written.
    pub(super) fn cut(&self, word: &str) -> Vec<u32> {
        let mut word = word.to_owned();
        for step in &self.steps {
            word = step.take(&word);
        }
        if !self.signs_apart {
            return self.pieces.cut(&format!("{}{word}", self.before));
        }
        let sign = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
        let parts = word.split_inclusive(sign).flat_map(|part| {
            let end = part.char_indices().next_back().filter(|it| sign(it.1));
            let (word, sign) = part.split_at(end.map_or(part.len(), |it| it.0));
            [word, sign]
        });
        parts.filter(|it| !it.is_empty()).flat_map(|part| self.pieces.cut(part)).collect()
    }

    /// One more than the highest number of a token.
    pub(super) fn tokens(&self) -> usize {
        self.pieces.tokens()
    }

    /// Adds what a normaliser or pre-tokenizer does, with its parts.
    fn add(&mut self, part: &Value) -> Result<(), Unusable> {
        let kind = part["type"].as_str().unwrap_or_default();
        let yes = |key: &str| part[key].as_bool();
        match kind {
            "Sequence" => {
                for list in ["normalizers", "pretokenizers"] {
                    for it in part[list].as_array().into_iter().flatten() {
                        self.add(it)?;
                    }
                }
            }
            "BertNormalizer" => {
                // Accents go with capitals, if nothing else is said.
                let lowercase = yes("lowercase").unwrap_or(true);
                if yes("strip_accents").unwrap_or(lowercase) {
                    self.steps.extend([Step::Nfd, Step::StripAccents]);
                }
                if lowercase {
                    self.steps.push(Step::Lowercase);
                }
            }
            "Lowercase" => self.steps.push(Step::Lowercase),
            "StripAccents" => self.steps.push(Step::StripAccents),
            "NFC" => self.steps.push(Step::Nfc),
            "NFD" => self.steps.push(Step::Nfd),
            // The tables that SentencePiece compiles are NFKC but for rare signs.
            "NFKC" | "Precompiled" => self.steps.push(Step::Nfkc),
            "NFKD" => self.steps.push(Step::Nfkd),
            "Prepend" => part["prepend"].as_str().unwrap_or_default().clone_into(&mut self.before),
            "Metaspace" => {
                // A `Prepend` before it has done the same already.
                if part["prepend_scheme"] != "never" && yes("add_prefix_space") != Some(false) {
                    part["replacement"].as_str().unwrap_or("▁").clone_into(&mut self.before);
                }
            }
            "Replace" => {
                let pattern = &part["pattern"];
                let literal = pattern["String"].as_str().map(regex::escape);
                let pattern = literal.or_else(|| pattern["Regex"].as_str().map(str::to_owned));
                let pattern = pattern.and_then(|it| Regex::new(&it).ok());
                let pattern = pattern.ok_or_else(|| unknown("a pattern to replace"))?;
                let by = part["content"].as_str().unwrap_or_default().to_owned();
                self.steps.push(Step::Replace(pattern, by));
            }
            "BertPreTokenizer" | "Whitespace" | "Punctuation" => self.signs_apart = true,
            // What they do lies between words.
            "WhitespaceSplit" | "Strip" | "Nmt" => {}
            other => return Err(unknown(&format!("a step of the type “{other}”"))),
        }
        Ok(())
    }
}

impl Step {
    fn take(&self, word: &str) -> String {
        match self {
            Self::Lowercase => word.to_lowercase(),
            Self::StripAccents => word.chars().filter(|&c| !is_combining_mark(c)).collect(),
            Self::Nfc => word.nfc().collect(),
            Self::Nfd => word.nfd().collect(),
            Self::Nfkc => word.nfkc().collect(),
            Self::Nfkd => word.nfkd().collect(),
            Self::Replace(pattern, by) => {
                pattern.replace_all(word, regex::NoExpand(by)).into_owned()
            }
        }
    }
}

fn unknown(what: &str) -> Unusable {
    Unusable::Tokenizer(format!("it has {what}, which is not supported"))
}

/// The model that cuts a word into pieces.
fn pieces(model: Value) -> Result<Pieces, Unusable> {
    let kind = model["type"].as_str().unwrap_or("none").to_owned();
    let wrong = |error: serde_json::Error| {
        Unusable::Tokenizer(format!("its model of the type “{kind}” cannot be read ({error})"))
    };
    match kind.as_str() {
        "WordPiece" => Ok(word_piece(serde_json::from_value(model).map_err(wrong)?)),
        "BPE" => bpe(serde_json::from_value(model).map_err(wrong)?),
        "Unigram" => Ok(unigram(serde_json::from_value(model).map_err(wrong)?)),
        other => Err(unknown(&format!("a model of the type “{other}”"))),
    }
}

#[derive(Deserialize)]
struct WordPieceFile {
    vocab: FxHashMap<Box<str>, u32>,
    unk_token: Option<String>,
    continuing_subword_prefix: String,
    max_input_chars_per_word: usize,
}

fn word_piece(file: WordPieceFile) -> Pieces {
    let mut vocabulary: Vocabulary = file.vocab;
    if let Some(unknown) = file.unk_token {
        vocabulary.remove(unknown.as_str());
    }
    Pieces::WordPiece(WordPiece {
        vocabulary,
        continuing: file.continuing_subword_prefix,
        longest_word: file.max_input_chars_per_word,
    })
}

#[derive(Deserialize)]
struct BpeFile {
    vocab: FxHashMap<Box<str>, u32>,
    merges: Vec<Merge>,
    #[serde(default)]
    byte_fallback: bool,
    continuing_subword_prefix: Option<String>,
    end_of_word_suffix: Option<String>,
}

/// Two pieces that are joined: older files write them as one word.
#[derive(Deserialize)]
#[serde(untagged)]
enum Merge {
    Words(String),
    Pair(String, String),
}

fn bpe(file: BpeFile) -> Result<Pieces, Unusable> {
    let affix = file.continuing_subword_prefix.or(file.end_of_word_suffix);
    if affix.is_some_and(|it| !it.is_empty()) {
        return Err(unknown("a sign for the inside or the end of words"));
    }
    let mut joins = FxHashMap::default();
    for (rank, merge) in (0..).zip(&file.merges) {
        let pair = match merge {
            Merge::Words(both) => both.split_once(' '),
            Merge::Pair(first, second) => Some((first.as_str(), second.as_str())),
        };
        let number = |it: &str| file.vocab.get(it).copied();
        let found = pair.and_then(|(first, second)| {
            Some(((number(first)?, number(second)?), number(&format!("{first}{second}"))?))
        });
        let (pair, joined) = found
            .ok_or_else(|| Unusable::Tokenizer("it joins pieces that it does not have".into()))?;
        joins.entry(pair).or_insert((rank, joined));
    }
    Ok(Pieces::Bpe(Bpe { vocabulary: file.vocab, joins, bytes: file.byte_fallback }))
}

#[derive(Deserialize)]
struct UnigramFile {
    vocab: Vec<(Box<str>, f32)>,
    unk_id: Option<usize>,
}

/// How much less likely an unknown character is than the least likely piece, as a logarithm.
const UNKNOWN_PENALTY: f32 = 10.0;

fn unigram(file: UnigramFile) -> Pieces {
    let chances: Vec<f32> = file.vocab.iter().map(|it| it.1).collect();
    let least = chances.iter().copied().fold(0.0, f32::min);
    let known = (0..).zip(file.vocab).filter(|(id, _)| Some(*id) != file.unk_id);
    let vocabulary: Vocabulary = known.map(|(id, (piece, _))| (piece, id as u32)).collect();
    let longest = vocabulary.keys().map(|it| it.len()).max().unwrap_or_default();
    Pieces::Unigram(Unigram { vocabulary, chances, longest, unknown: least - UNKNOWN_PENALTY })
}
