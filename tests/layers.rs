//! Imports run one way, as the table in `src/lib.rs` says, and the pure layers touch nothing outside.
//!
//! The source is read as words, without comments and strings, and every path that begins at the
//! root of the crate is held against the table, in `use` lines and in the middle of code alike.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and what it may import besides itself. Beside them, `main` may import everything.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("mistake", &[]),
    ("text", &[]),
    ("ingest", &["mistake", "text"]),
    ("analysis", &["text"]),
    ("report", &["text", "analysis", "notes"]),
    ("notes", &["mistake", "text", "analysis"]),
    ("page", &["text", "analysis"]),
    ("app", &["mistake", "text", "analysis", "notes", "page"]),
    ("ui", &["mistake", "text", "analysis", "page", "app"]),
    ("shell", &["mistake", "text", "ingest", "analysis", "report", "notes", "page", "app", "ui"]),
    ("cli", &["text", "ingest", "analysis", "report", "page", "app", "ui", "shell"]),
];

/// Layers that are functions of their arguments.
const PURE: &[&str] = &["mistake", "text", "analysis", "report", "notes", "page", "app"];

/// What a function of its arguments does not touch: files, the network, the clock, the terminal.
const OUTSIDE: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "process"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    &["std", "io", "stderr"],
    &["crossterm"],
    &["ratatui"],
];

#[test]
fn no_import_runs_against_the_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > MAY_IMPORT.len(), "the source is not where it should be");
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let name = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            offences(&name, &fs::read_to_string(file).unwrap())
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_module_has_a_place_in_the_table() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut modules: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut layers: Vec<&str> = MAY_IMPORT.iter().map(|&(layer, _)| layer).collect();
    modules.sort_unstable();
    layers.sort_unstable();
    assert_eq!(modules, layers);
}

#[test]
fn a_wrong_import_is_found_whatever_its_form() {
    for wrong in [
        "use crate::ui::Theme;",
        "use crate::{\n  text::{Span, clean},\n  ui::{self, Theme}};",
        "pub use super::super::ui as screen;",
        "use super::{fold, super::ui};",
        "fn f() -> crate::ui::Theme { todo() }",
        "mod tests { use super::super::super::ui; }",
        "mod a { mod b {} } use super::super::ui;",
        "let c = '\"'; let s: &'static str = \"\"; use crate::ui; // \"",
        "use crate::*;",
    ] {
        let found = offences("analysis/events.rs", &format!("\n{wrong}"));
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert!(found[0].starts_with("src/analysis/events.rs:"), "{found:?}");
    }
    assert_eq!(
        offences("text/span.rs", "/* a\nb */ use crate::analysis;"),
        ["src/text/span.rs:2: text may not import analysis"]
    );
    assert_eq!(
        offences("app/mod.rs", "use std::{io::{self, Write}, fs};\nuse crossterm::event::KeyCode;"),
        [
            "src/app/mod.rs:1: app is pure, so no std::fs",
            "src/app/mod.rs:2: app is pure, so no crossterm"
        ]
    );
}

#[test]
fn what_is_no_import_is_left_alone() {
    for right in [
        "use crate::text::Span; use super::fold; use super::super::text;",
        "// use crate::ui;\n/* use crate::ui; /* nested */ use crate::ui; */",
        "let s = \"use crate::ui;\"; let r = r#\"use \"crate::ui\"\"#; let b = b\"crate::ui\\\"\";",
        "mod tests { use super::*; use super::super::fold; }",
        "pub(crate) struct A; let x = ui::y; let z = other::crate_::ui;",
        "use std::collections::HashMap; use std::io::Write; use std::time::Duration;",
        "let a = Vec::<u8>::new(); let b = <[u8]>::len(&a); let c = <u8 as Default>::default();",
    ] {
        assert_eq!(offences("analysis/events.rs", right), [""; 0], "{right}");
    }
    assert_eq!(offences("main.rs", "use parallax::shell; use std::fs;"), [""; 0]);
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the source can be read");
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the source can be read").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

/// The imports against the table in a file of `src`, each as `file:line: what is wrong`.
fn offences(file: &str, source: &str) -> Vec<String> {
    let module: Vec<&str> =
        file.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
    let layer = module[0];
    if layer == "main" || layer == "lib" {
        return Vec::new();
    }
    let allowed = MAY_IMPORT.iter().find(|row| row.0 == layer).map_or(&[][..], |row| row.1);
    let mut found = Vec::new();
    for Import { line, path } in imports(&words(source), &module) {
        let complaint = match path[0] {
            "crate" => {
                let other = path.get(1).copied().unwrap_or("*");
                (other != layer && !allowed.contains(&other))
                    .then(|| format!("{layer} may not import {other}"))
            }
            _ => OUTSIDE
                .iter()
                .find(|outside| PURE.contains(&layer) && path.starts_with(outside))
                .map(|outside| format!("{layer} is pure, so no {}", outside.join("::"))),
        };
        found.extend(complaint.map(|complaint| format!("src/{file}:{line}: {complaint}")));
        found.dedup();
    }
    found
}

/// A path that the source names, from the root of a crate on: `crate` for this one.
struct Import<'a> {
    line: usize,
    path: Vec<&'a str>,
}

/// All paths of two or more parts, those of `use` groups one by one, seen from `module`.
fn imports<'a>(words: &[Word<'a>], module: &[&'a str]) -> Vec<Import<'a>> {
    let mut found = Vec::new();
    // The modules written out in this file around the current word, each with its brace depth.
    let (mut inner, mut depth): (Vec<(&str, usize)>, usize) = (Vec::new(), 0);
    let mut at = 0;
    while at < words.len() {
        match text(words, at) {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.pop_if(|module| module.1 == depth);
            }
            "mod" if text(words, at + 2) == "{" => inner.push((text(words, at + 1), depth)),
            // Not `Vec<T>::new`: what goes on after a bracket has begun elsewhere.
            name if name.starts_with(is_name) && text(words, at + 1) == "::" => {
                let names = inner.iter().map(|module| module.0);
                let here: Vec<&str> =
                    ["crate"].into_iter().chain(module.iter().copied()).chain(names).collect();
                at = path(words, at, &here, &[], &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads the path, or the tree of paths, that goes on at `at` after `prefix`, and returns where it
/// ends. `here` is the module that `self` means.
fn path<'a>(
    words: &[Word<'a>],
    mut at: usize,
    here: &[&'a str],
    prefix: &[&'a str],
    found: &mut Vec<Import<'a>>,
) -> usize {
    let line = words[at].line;
    let mut path = prefix.to_vec();
    loop {
        match text(words, at) {
            "self" if path.is_empty() => path = here.to_vec(),
            "super" => {
                if path.is_empty() {
                    path = here.to_vec();
                }
                path.pop();
            }
            "self" | "*" => {}
            "{" => {
                at += 1;
                while at < words.len() && text(words, at) != "}" {
                    at = self::path(words, at, here, &path, found);
                    while !matches!(text(words, at), "," | "}" | "") {
                        at += 1;
                    }
                    at += usize::from(text(words, at) == ",");
                }
                return at + 1;
            }
            name if name.starts_with(is_name) => path.push(name),
            _ => break,
        }
        at += 1;
        if text(words, at) != "::" {
            break;
        }
        at += 1;
    }
    found.push(Import { line, path });
    at
}

/// A name or a sign of the source, and the line it stands on, from 1.
struct Word<'a> {
    line: usize,
    text: &'a str,
}

fn text<'a>(words: &[Word<'a>], at: usize) -> &'a str {
    words.get(at).map_or("", |word| word.text)
}

/// The names and signs of Rust source, without comments, strings and characters; `::` is one sign.
fn words(source: &str) -> Vec<Word<'_>> {
    let (mut words, mut at, mut line) = (Vec::new(), 0, 1);
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let hidden = comment(rest).or_else(|| string(rest)).or_else(|| character(rest));
        let length = hidden.unwrap_or_else(|| {
            if is_name(first) {
                rest.find(|c| !is_name(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            }
        });
        if hidden.is_none() && !first.is_whitespace() {
            words.push(Word { line, text: &rest[..length] });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    words
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the comment that `rest` begins with; block comments nest.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let (mut depth, mut at) = (0, 0);
    loop {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if depth == 0 {
            return (at > 0).then_some(at);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += rest[at..].chars().next()?.len_utf8();
        }
    }
}

/// The length of the string that `rest` begins with: plain, raw, of bytes or of C.
fn string(rest: &str) -> Option<usize> {
    let body = rest.trim_start_matches(['b', 'c']);
    if rest.len() - body.len() > 1 {
        return None;
    }
    if let Some(raw) = body.strip_prefix('r') {
        let quoted = raw.trim_start_matches('#');
        let end = format!("\"{}", "#".repeat(raw.len() - quoted.len()));
        let length = quoted.strip_prefix('"')?.find(&end)? + 1 + end.len();
        return Some(rest.len() - quoted.len() + length);
    }
    let quoted = body.strip_prefix('"')?;
    let mut escaped = false;
    let length = quoted.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some(rest.len() - quoted.len() + length + 1)
}

/// The length of the character that `rest` begins with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let quoted = rest.strip_prefix('\'')?;
    let first = quoted.chars().next()?;
    let least = if first == '\\' { 2 } else { first.len_utf8() };
    let end = quoted.get(least..)?.find('\'')?;
    (first == '\\' || end == 0).then_some(1 + least + end + 1)
}
