//! Small embeddings made by hand, in each form in which they come.

use serde_json::{Value, json};

use super::{Embedding, Unusable};

/// A safetensors file of these tensors: name, type, shape, bytes.
fn file(tensors: &[(&str, &str, &[usize], Vec<u8>)]) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    header.insert("__metadata__".into(), json!({"format": "pt"}));
    let mut data = Vec::new();
    for (name, kind, shape, bytes) in tensors {
        let start = data.len();
        data.extend_from_slice(bytes);
        let offsets = [start, data.len()];
        header.insert(
            (*name).into(),
            json!({"dtype": kind, "shape": shape, "data_offsets": offsets}),
        );
    }
    let header = serde_json::to_vec(&header).unwrap();
    [&(header.len() as u64).to_le_bytes()[..], &header, &data].concat()
}

/// A row for each of `count` tokens: its number, and 1.
fn numbered(count: u16) -> Vec<u8> {
    let numbers = (0..count).flat_map(|it| [f32::from(it), 1.0]);
    numbers.flat_map(f32::to_le_bytes).collect()
}

fn plain(count: u16) -> Vec<u8> {
    file(&[("embeddings", "F32", &[count.into(), 2], numbered(count))])
}

/// The sum of the numbers of a word's tokens, and how many they are; in halves.
fn sum(embedding: &Embedding, word: &str) -> [i32; 2] {
    let mut sum = [0.0; 2];
    embedding.add(word, 2.0, &mut sum);
    sum.map(|it| it as i32)
}

fn word_piece() -> Value {
    json!({
        "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": null},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {
            "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 20,
            "vocab": {"[UNK]": 0, "sail": 1, "##or": 2, "##ors": 3, "cafe": 4, "'": 5, "s": 6}
        }
    })
}

fn with(tokenizer: &Value, tensors: Vec<u8>) -> Result<Embedding, Unusable> {
    Embedding::new(tensors, &serde_json::to_vec(tokenizer).unwrap())
}

#[test]
fn word_pieces_are_the_longest_known_ones_of_the_plain_small_letters() {
    let it = with(&word_piece(), plain(7)).unwrap();
    assert_eq!(sum(&it, "Sailors"), [8, 4]);
    assert_eq!(sum(&it, "CAFÉ"), [8, 2]);
    assert_eq!(sum(&it, "sail's"), [24, 6]);
    assert_eq!(sum(&it, "sailorsx"), [0, 0], "one unknown piece makes the word unknown");
    assert_eq!(sum(&it, &"sail".repeat(6)), [0, 0], "too long a word is not looked at");
}

#[test]
fn pairs_are_joined_in_the_order_in_which_they_were_learnt() {
    let bpe = |merges: Value| {
        json!({
            "normalizer": {"type": "Sequence", "normalizers": [
                {"type": "Prepend", "prepend": "▁"},
                {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}
            ]},
            "pre_tokenizer": null,
            "model": {
                "type": "BPE", "byte_fallback": true, "merges": merges,
                "vocab": {"▁": 0, "a": 1, "b": 2, "c": 4, "ab": 8, "bc": 16, "▁a": 32,
                          "<0xC3>": 64, "<0xA9>": 128}
            }
        })
    };
    for (merges, expected) in [
        (json!(["b c", "a b", "▁ a"]), [96, 4]),
        (json!([["a", "b"], ["b", "c"], ["▁", "a"]]), [24, 6]),
    ] {
        let it = with(&bpe(merges), plain(129)).unwrap();
        assert_eq!(sum(&it, "abc"), expected);
        assert_eq!(sum(&it, "é"), [384, 6], "an unknown letter is written in bytes");
    }
    let wrong = with(&bpe(json!(["a z"])), plain(129));
    assert!(wrong.unwrap_err().to_string().contains("joins pieces"));
}

#[test]
fn the_likeliest_cutting_wins() {
    let unigram = json!({
        "normalizer": {"type": "Precompiled", "precompiled_charsmap": ""},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "model": {
            "type": "Unigram", "unk_id": 0,
            "vocab": [["<unk>", 0.0], ["▁", -3.0], ["▁sea", -4.0], ["side", -4.0],
                      ["▁seas", -5.0], ["ide", -5.0], ["s", -2.0]]
        }
    });
    let it = with(&unigram, plain(7)).unwrap();
    assert_eq!(sum(&it, "seaside"), [10, 4]);
    assert_eq!(sum(&it, "seasxs"), [20, 4], "an unknown letter is passed over");
    assert_eq!(sum(&it, "ｓ"), [14, 4], "a wide letter is the plain one");
}

#[test]
fn tokens_may_share_rows_and_have_weights() {
    let mapping: Vec<u8> =
        [0, 1, 0, 1, 0, 1, 0_i64].iter().flat_map(|it| it.to_le_bytes()).collect();
    let weights: Vec<u8> =
        [0x3c00_u16, 0x3800, 0, 0x4000, 0, 0, 0].iter().flat_map(|it| it.to_le_bytes()).collect();
    let tensors = file(&[
        ("mapping", "I64", &[7], mapping),
        ("weights", "F16", &[7], weights),
        ("embeddings", "I8", &[2, 2], vec![10, 20, 30, 0xfb]),
    ]);
    let it = with(&word_piece(), tensors).unwrap();
    assert_eq!(sum(&it, "sail"), [30, -5]);
    assert_eq!(sum(&it, "sailors"), [150, -25]);
}

#[test]
fn a_file_that_is_something_else_is_told_and_never_a_panic() {
    let good = plain(7);
    let longer = file(&[("embeddings", "F32", &[70, 2], numbered(7))]);
    let other = file(&[("logits", "F32", &[14], numbered(7))]);
    let holes = file(&[
        ("embeddings", "F32", &[1, 2], numbered(1)),
        ("mapping", "I64", &[1], 9_i64.to_le_bytes().to_vec()),
    ]);
    let told = |tensors: Vec<u8>| with(&word_piece(), tensors).unwrap_err().to_string();
    assert!(told(Vec::new()).contains("no safetensors"));
    assert!(told(b"<!DOCTYPE html><html></html>".to_vec()).contains("no safetensors"));
    assert!(told(good[..40].to_vec()).contains("no safetensors"));
    assert!(told(good[..good.len() - 1].to_vec()).contains("not as long"));
    assert!(told(longer).contains("not as long"));
    assert!(told(other).contains("no tensor “embeddings”"));
    assert!(told(holes).contains("mapping"));
    assert!(told(plain(6)).contains("6 tokens, and tokenizer.json has 7"));
    let mut unknown = word_piece();
    unknown["normalizer"]["type"] = json!("Rot13");
    let error = with(&unknown, plain(7)).unwrap_err().to_string();
    assert!(error.contains("tokenizer.json") && error.contains("Rot13"), "{error}");
    assert!(Embedding::new(plain(7), b"[]").is_err());
}
