//! The styles of an ODT: what their paragraphs are, and how lists are numbered.

use std::collections::HashMap;

use crate::ingest::composing::numerals::Numerals;
use crate::ingest::formats::office::roles::Role;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor};

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By name.
    all: HashMap<String, Style>,
    /// By list style and level, from 1.
    levels: HashMap<(String, usize), LevelStyle>,
    /// The style or list style being read.
    open: String,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// Whether its words are hidden, if it says so.
    hides: Option<bool>,
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
    /// The names of the style and of those that it is based on.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        const DEEPEST: usize = 20;
        let base = |it: &&str| self.all.get(*it)?.based_on.as_deref();
        std::iter::successors(Some(name), base).take(DEEPEST)
    }

    /// What the paragraphs of a style are, if it says so.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        self.chain(name).find_map(Role::of_style)
    }

    /// Whether the words in a style are hidden.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.chain(name).find_map(|it| self.all.get(it)?.hides).unwrap_or(false)
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
                self.open = attribute("name");
                let based_on = element.attribute("parent-style-name");
                self.all.insert(self.open.clone(), Style { based_on, hides: None });
            }
            "default-style" => self.open.clear(),
            "text-properties" => {
                if let Some(style) = self.all.get_mut(&self.open) {
                    style.hides = element.attribute("display").map(|it| it == "none");
                }
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
