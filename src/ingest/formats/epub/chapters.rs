//! The text of a book, and where in it the chapters begin.

use std::ops::Range;

use super::contents::Entry;
use super::package::Package;
use crate::ingest::composing::Composition;
use crate::ingest::formats::html::blocks::Places;
use crate::ingest::formats::html::chapter;
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::read::Unreadable;
use crate::text::{BlockKind, clean::one_line};

/// A book whose documents are put together.
pub(super) struct Book {
    pub(super) composition: Composition,
    /// Its chapters in order; never empty where there is any text.
    pub(super) chapters: Vec<Chapter>,
    /// What the reader should know, in sentences that follow the name of the book.
    pub(super) warnings: Vec<String>,
}

/// A chapter, or a part with chapters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    pub(super) title: String,
    /// Levels above it.
    pub(super) depth: usize,
    /// The block with which it begins.
    start: usize,
}

impl Book {
    /// Reads the documents of the book one after the other. Those that cannot be read are missing, which
    /// the reader is told; fails where none can be.
    pub(super) fn compose(
        archive: &mut Archive<'_>,
        package: &Package,
        contents: &[Entry],
    ) -> Result<Self, Unreadable> {
        let mut composition = Composition::default();
        let mut chapters: Vec<Chapter> = Vec::new();
        let mut documents: Vec<usize> = Vec::new();
        let (mut read, mut trouble) = (0, Vec::new());
        for path in &package.spine {
            let text = archive.text(path).map_err(Unreadable::from);
            let document = match text.and_then(|it| chapter::Chapter::parse(&it)) {
                Ok(document) => document,
                Err(unreadable) => {
                    trouble.push((path, unreadable));
                    continue;
                }
            };
            read += 1;
            if package.navigation.as_ref() == Some(path) || document.is_no_text() {
                continue;
            }
            let entries = || contents.iter().filter(|it| it.path == *path);
            let mut places: Places =
                entries().filter_map(|it| Some((it.fragment.clone()?, None))).collect();
            let start = composition.blocks();
            document.compose(&mut places, &mut composition);
            if composition.blocks() == start {
                // There are only pictures.
                continue;
            }
            documents.push(start);
            chapters.extend(entries().map(|entry| Chapter {
                title: entry.title.clone(),
                depth: entry.depth,
                start: entry.fragment.as_ref().and_then(|it| *places.get(it)?).unwrap_or(start),
            }));
        }
        let warnings = match (read, trouble.as_slice()) {
            (_, []) => Vec::new(),
            (0, [(_, unreadable), ..]) => return Err(unreadable.clone()),
            (_, [(path, _), rest @ ..]) => {
                let more = match rest.len() {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                vec![format!("a part of the book cannot be read and is left out: {path}{more}")]
            }
        };
        let chapters = settled(chapters, &documents, &composition);
        Ok(Self { composition, chapters, warnings })
    }
}

/// The chapters in the order of the text, with what stands before the first; a book without a table of
/// contents has one for each document.
fn settled(
    mut chapters: Vec<Chapter>,
    documents: &[usize],
    composition: &Composition,
) -> Vec<Chapter> {
    let untitled = |start: usize| Chapter { title: String::new(), depth: 0, start };
    if chapters.is_empty() {
        chapters = documents.iter().map(|&start| untitled(start)).collect();
    }
    chapters.sort_by_key(|it| it.start);
    if chapters.first().is_none_or(|it| it.start > 0) {
        chapters.insert(0, untitled(0));
    }
    let end = composition.blocks();
    chapters.retain(|it| it.start < end);
    for at in 0..chapters.len() {
        if chapters[at].title.is_empty() {
            let next = chapters.get(at + 1).map_or(end, |it| it.start);
            chapters[at].title = heading(composition, chapters[at].start..next);
        }
    }
    chapters
}

/// What a chapter without a title is called: by its first heading, or by how it begins.
fn heading(composition: &Composition, blocks: Range<usize>) -> String {
    const LONGEST: usize = 60;
    let first = blocks.start;
    let is_heading = |&at: &usize| matches!(composition.block(at).0, BlockKind::Heading(_));
    let at = blocks.clone().find(is_heading).unwrap_or(first);
    let mut line = one_line(composition.block(at).1);
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(line[..cut].rfind(' ').unwrap_or(cut));
        line.push('…');
    }
    line
}

/// The blocks of the chapters that are `chosen`, which are indexes, in the order of the book and each
/// once. A part holds its chapters.
pub(super) fn blocks(chapters: &[Chapter], chosen: &[usize], end: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = chosen
        .iter()
        .map(|&at| {
            let chapter = &chapters[at];
            let next = chapters[at + 1..].iter().find(|it| it.depth <= chapter.depth);
            chapter.start..next.map_or(end, |it| it.start)
        })
        .collect();
    ranges.sort_by_key(|it| it.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
