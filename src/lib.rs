//! Parallax: a terminal reader for comparing how several articles tell the same affair.
//!
//! This crate is the whole program; `main.rs` only parses, chooses the mode and sets the exit code.
//! The modules are layers, and each may import only what stands to its left in its row:
//!
//! ```text
//! text ← ingest
//! text ← analysis ← notes ← report
//! text ← analysis ← page ← app ← ui ← shell ← main
//! text ← analysis ← notes ← app
//! ```
//!
//! * [`text`]: articles, blocks, sentences, words, widths;
//! * [`ingest`]: files, folders, `set.toml`, addresses, feeds, PDF, books, office documents to articles;
//! * [`analysis`]: articles to repeats, links and events;
//! * [`notes`]: what the reader makes of a set, and the form in which it is kept;
//! * [`report`]: the analysis and the notes as text or JSON;
//! * [`page`]: an article laid out for a width;
//! * [`app`]: what is open, and what each action does to it;
//! * [`ui`]: the state drawn on a screen;
//! * [`shell`]: the terminal, the clock, threads, signals;
//! * [`cli`]: the command line;
//! * [`mistake`]: what is wrong in a file that a person wrote; every layer may import it.
//!
//! Everything up to and with [`app`] is a pure function of its arguments and is tested without a
//! terminal. `tests/layers.rs` fails on an import against this order.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod ingest;
pub mod mistake;
pub mod notes;
pub mod page;
pub mod report;
pub mod shell;
pub mod text;
pub mod ui;
