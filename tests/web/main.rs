//! Addresses and feeds through the program itself, against a server on loopback.
#![cfg(all(feature = "fetch", feature = "feeds"))]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

#[cfg(unix)]
mod asking;
mod cache;
#[cfg(unix)]
#[path = "../common/mod.rs"]
mod common;
mod feeds;
mod pages;
mod reopening;
#[cfg(all(unix, not(target_vendor = "apple")))]
mod security;
mod server;
mod sets;

/// A page with an article, and the furniture of a page around it.
fn page(title: &str, words: &str) -> String {
    let paragraph = |it: &str| {
        format!(
            "<p>{it} {words} The harbour master of Tollen said that the crane had stood still since \
             Monday, and that nobody could say when the parts would come from the mainland.</p>"
        )
    };
    let paragraphs: String = [
        "The crane in the harbour of Tollen is broken.",
        "Eleven boats wait for their cargo.",
        "The town wants to hire another crane, which would cost 4,000 crowns a week.",
    ]
    .map(paragraph)
    .concat();
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body>\
         <nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>\
         <article><h1>{title}</h1>{paragraphs}</article><footer>Imprint</footer></body></html>"
    )
}

/// What the program runs with: a cache of its own, and nobody's settings, notes and proxies.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path().join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    }

    /// The cache of the programs that run in it.
    fn cache(&self) -> PathBuf {
        self.path().join("XDG_CACHE_HOME/parallax")
    }

    fn parallax(&self, arguments: &[&str]) -> Command {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("parallax");
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env(name, self.path().join(name));
        }
        command.env_remove("PARALLAX_CONFIG").args(arguments);
        command
    }

    /// The report on `arguments`, and what was said on standard error.
    fn report(&self, arguments: &[&str]) -> (Value, String) {
        let all = [&["report", "--format", "json"], arguments].concat();
        let output = self.parallax(&all).output().expect("it runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(output.status.success(), "{said}");
        (serde_json::from_slice(&output.stdout).expect("JSON"), said)
    }

    /// The only article of the report on `arguments`, about which nothing was said.
    fn article(&self, arguments: &[&str]) -> Value {
        let (report, said) = self.report(arguments);
        assert_eq!(said, "");
        assert_eq!(report["articles"].as_array().map(Vec::len), Some(1));
        report["articles"][0].clone()
    }

    /// What is said where nothing can be opened.
    fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.parallax(&[&["report"], arguments].concat()).output().expect("it runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert_eq!(output.stdout, b"");
        let (first, rest) = said.split_once("\nparallax: there is no article").expect("the reason");
        assert_eq!(rest, " to open\n");
        let named = format!("parallax: {}: ", arguments[arguments.len() - 1]);
        first.strip_prefix(&named).unwrap_or_else(|| panic!("{first}")).to_owned()
    }
}
