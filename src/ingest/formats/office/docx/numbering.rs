//! The lists of a DOCX, and the numbers of their items (ISO/IEC 29500-1 §17.9).

use std::collections::{HashMap, HashSet};

use crate::ingest::composing::numerals::Numerals;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// The list by its id; `0` is none.
    pub(super) list: String,
    /// The level from 0 on.
    pub(super) level: usize,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Its number as it is written; without, it has a bullet.
    pub(super) number: Option<String>,
}

/// The lists, and how far they are counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    formats: HashMap<String, Format>,
    lists: HashMap<String, List>,
    /// By format: the number of the last item of each level.
    counted: HashMap<String, [Option<i64>; LEVELS]>,
    /// Lists of which there was an item.
    begun: HashSet<String>,
    /// The format, the level and the list being read.
    open: (Option<String>, usize, Option<String>),
}

/// How lists are written.
#[derive(Clone, Debug, Default)]
struct Format {
    levels: [LevelFormat; LEVELS],
    /// The style that says it, or that it is said by.
    style: Option<String>,
    by_style: Option<String>,
}

#[derive(Clone, Debug)]
struct LevelFormat {
    start: i64,
    /// Without, the items have bullets.
    numerals: Option<Numerals>,
    /// `%1.%2` with the numbers of the levels.
    text: String,
}

impl Default for LevelFormat {
    fn default() -> Self {
        Self { start: 1, numerals: Some(Numerals::Decimal), text: String::new() }
    }
}

#[derive(Debug, Default)]
struct List {
    format: String,
    /// With which numbers the list begins anew, by level.
    starts: Vec<(usize, i64)>,
}

impl Numbering {
    /// Reads `word/numbering.xml`. What cannot be read is not known.
    pub(super) fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        // What was read before the damage is worth having.
        let _ = walk(xml, &mut numbering);
        let styled: HashMap<String, [LevelFormat; LEVELS]> = numbering
            .formats
            .values()
            .filter_map(|it| Some((it.style.clone()?, it.levels.clone())))
            .collect();
        for format in numbering.formats.values_mut() {
            if let Some(levels) = format.by_style.as_ref().and_then(|it| styled.get(it)) {
                format.levels.clone_from(levels);
            }
        }
        numbering
    }

    /// Counts the next item. `None` if there is no such list.
    pub(super) fn count(&mut self, at: &Level) -> Option<Item> {
        let list = self.lists.get(&at.list)?;
        let format = self.formats.get(&list.format)?;
        let level = at.level.min(LEVELS - 1);
        let counted = self.counted.entry(list.format.clone()).or_default();
        if self.begun.insert(at.list.clone()) {
            for &(level, start) in &list.starts {
                counted[level] = Some(start.saturating_sub(1));
            }
        }
        let start = format.levels[level].start;
        counted[level] = Some(counted[level].map_or(start, |it| it.saturating_add(1)));
        counted[level + 1..].fill(None);
        Some(Item { number: format.write(level, counted) })
    }
}

impl Format {
    /// The number of an item, where all levels are counted so far.
    fn write(&self, level: usize, counted: &[Option<i64>; LEVELS]) -> Option<String> {
        self.levels[level].numerals?;
        let mut number = self.levels[level].text.clone();
        for (at, format) in self.levels.iter().enumerate() {
            let place = format!("%{}", at + 1);
            if number.contains(&place) {
                let count = counted[at].unwrap_or(format.start);
                number = number.replace(&place, &format.numerals.unwrap_or_default().write(count));
            }
        }
        Some(number.trim().to_owned()).filter(|it| it.contains(char::is_alphanumeric))
    }
}

impl Visitor for Numbering {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        let number = |name| element.attribute(name).and_then(|it| it.parse::<i64>().ok());
        let value = element.attribute("val").unwrap_or_default();
        let (format, level, list) = &mut self.open;
        match element.name() {
            "abstractNum" => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.formats.insert(id.clone(), Format::default());
                *format = Some(id);
            }
            "num" => {
                let id = element.attribute("numId").unwrap_or_default();
                self.lists.insert(id.clone(), List::default());
                (*format, *list) = (None, Some(id));
            }
            "lvl" | "lvlOverride" => {
                *level = number("ilvl").map_or(0, |it| it.clamp(0, LEVELS as i64 - 1) as usize);
            }
            name => {
                if let Some(format) = format.as_ref().and_then(|it| self.formats.get_mut(it)) {
                    format.read(name, *level, value);
                } else if let Some(list) = list.as_ref().and_then(|it| self.lists.get_mut(it)) {
                    match name {
                        "abstractNumId" => list.format = value,
                        "startOverride" => {
                            list.starts.extend(value.parse().ok().map(|it| (*level, it)));
                        }
                        _ => {}
                    }
                }
            }
        }
        Inside::Read
    }
}

impl Format {
    fn read(&mut self, name: &str, level: usize, value: String) {
        let at = &mut self.levels[level];
        match name {
            "styleLink" => self.style = Some(value),
            "numStyleLink" => self.by_style = Some(value),
            "start" => at.start = value.parse().unwrap_or(1),
            "lvlText" => at.text = value,
            "numFmt" => {
                at.numerals = match &*value {
                    "bullet" | "none" => None,
                    "lowerLetter" => Some(Numerals::Letters),
                    "upperLetter" => Some(Numerals::Capitals),
                    "lowerRoman" => Some(Numerals::SmallRoman),
                    "upperRoman" => Some(Numerals::Roman),
                    _ => Some(Numerals::Decimal),
                }
            }
            _ => {}
        }
    }
}
