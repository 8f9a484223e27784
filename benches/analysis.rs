//! Benches of the analyses on generated text.

fn main() {}
