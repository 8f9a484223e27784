//! The styles of an ODT: what their paragraphs are, and how lists are numbered.

use std::collections::HashMap;

use crate::ingest::numerals::Numerals;
use crate::ingest::office::roles::Role;
use crate::ingest::package::xml::{Element, Inside, Visitor};

/// Styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The style that each is based on.
    parents: HashMap<String, Option<String>>,
    /// By list style and level, from 1.
    levels: HashMap<(String, usize), LevelStyle>,
    /// The list style being read.
    open: String,
}

/// How the items of a level are numbered.
#[derive(Clone, Debug)]
pub(super) struct LevelStyle {
    pub(super) start: i64,
    pub(super) numerals: Numerals,
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// How many levels the number shows.
    pub(super) shown: usize,
}

impl Styles {
    /// What the paragraphs of a style are, if it says so.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        const DEEPEST: usize = 20;
        let parent = |it: &&str| self.parents.get(*it)?.as_deref();
        std::iter::successors(Some(name), parent).take(DEEPEST).find_map(Role::of_style)
    }

    /// How the items of a list at a level, from 1, are numbered; `None` if they are not.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&LevelStyle> {
        self.levels.get(&(list.to_owned(), level))
    }
}

impl Visitor for Styles {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        let attribute = |name| element.attribute(name).unwrap_or_default();
        match element.name() {
            // What stands in the text are no styles.
            "body" => return Inside::Skip,
            "style" => {
                self.parents.insert(attribute("name"), element.attribute("parent-style-name"));
            }
            "list-style" => self.open = attribute("name"),
            "list-level-style-number" => {
                let numerals = match &*attribute("num-format") {
                    "" => return Inside::Skip,
                    "a" => Numerals::Letters,
                    "A" => Numerals::Capitals,
                    "i" => Numerals::SmallRoman,
                    "I" => Numerals::Roman,
                    _ => Numerals::Decimal,
                };
                let style = LevelStyle {
                    start: attribute("start-value").parse().unwrap_or(1),
                    numerals,
                    prefix: attribute("num-prefix"),
                    suffix: attribute("num-suffix"),
                    shown: attribute("display-levels").parse().unwrap_or(1),
                };
                let level = attribute("level").parse().unwrap_or(1);
                self.levels.insert((self.open.clone(), level), style);
            }
            _ => {}
        }
        Inside::Read
    }
}
