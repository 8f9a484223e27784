//! PDF files as they are read by the program, in a process of its own: with the decoder that is built in, and
//! with `pdftotext` where there is one.

#[path = "../common/pdf.rs"]
mod writer;

mod faults;
mod layout;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// Which decoder reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decoder {
    BuiltIn,
    Pdftotext,
}

/// The decoders that are here.
fn decoders() -> Vec<Decoder> {
    let installed = std::process::Command::new("pdftotext").arg("-v").output().is_ok();
    if installed { vec![Decoder::BuiltIn, Decoder::Pdftotext] } else { vec![Decoder::BuiltIn] }
}

fn parallax(decoder: Decoder) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("parallax");
    // Nobody's own settings and notes.
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command.env("XDG_CONFIG_HOME", &nowhere).env("XDG_STATE_HOME", &nowhere);
    if decoder == Decoder::BuiltIn {
        command.env("PATH", &nowhere);
    }
    command
}

/// The article of a report, with what was said besides.
struct Told {
    article: Value,
    said: String,
}

impl Told {
    /// What the article holds: each block as its kind and its words.
    fn blocks(&self) -> Vec<(String, String)> {
        let text = self.article["text"].as_str().expect("a text");
        let blocks = self.article["blocks"].as_array().expect("blocks");
        let block = |it: &Value| {
            let at = |name: &str| it[name].as_u64().expect("an offset") as usize;
            let level = it["level"].as_u64().map_or(String::new(), |it| format!(" {it}"));
            let kind = format!("{}{level}", it["kind"].as_str().expect("a kind"));
            (kind, text[at("start")..at("end")].to_owned())
        };
        blocks.iter().map(block).collect()
    }

    /// The words of its paragraphs.
    fn paragraphs(&self) -> Vec<String> {
        let blocks = self.blocks().into_iter();
        blocks.filter(|it| it.0 == "paragraph").map(|it| it.1).collect()
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.article[name].as_str()
    }
}

/// The article in the PDF, or what is said instead.
fn read(bytes: &[u8], decoder: Decoder) -> Result<Told, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    fs::write(&path, bytes).expect("the file is written");
    let output = parallax(decoder)
        .args(["report", "--format", "json"])
        .arg(&path)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => {
            let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
            Ok(Told { article: report["articles"][0].clone(), said })
        }
        Some(2) => Err(said),
        other => panic!("{decoder:?}: exit code {other:?}: {said}"),
    }
}
