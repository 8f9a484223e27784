//! The styles of a DOCX: what their paragraphs are, whatever the styles are called in its language.

use std::collections::HashMap;

use super::numbering::Level;
use crate::ingest::formats::office::roles::Role;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};

/// Styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style being read.
    open: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    level: usize,
    /// Whether its words are hidden, if it says so.
    hides: Option<bool>,
}

/// Styles that are based on each other are followed so far.
const DEEPEST: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`. What cannot be read is not known.
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        // What was read before the damage is worth having.
        let _ = walk(xml, &mut styles);
        styles
    }

    /// The style and those that it is based on.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let base = |it: &&'a Style| self.styles.get(it.based_on.as_deref()?);
        std::iter::successors(self.styles.get(id), base).take(DEEPEST)
    }

    /// What the paragraphs of a style are, if it says so.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        if !self.styles.contains_key(id) {
            return Role::of_style(id);
        }
        self.chain(id).find_map(|it| Role::of_style(&it.name).or_else(|| outline(it.outline?)))
    }

    /// Whether the words in a style are hidden.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.chain(id).find_map(|it| it.hides).unwrap_or(false)
    }

    /// The list that the paragraphs of a style are items of, if any.
    pub(super) fn level(&self, id: &str) -> Option<Level> {
        let style = self.chain(id).find(|it| it.list.is_some())?;
        Some(Level { list: style.list.clone()?, level: style.level })
    }
}

/// Whether an element that switches something on does so (ISO/IEC 29500-1 §17.17.4).
pub(super) fn is_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none_or(|it| !matches!(&*it, "0" | "false" | "off"))
}

/// What a paragraph with an outline level, from 0, is; from 9 on it is body text.
pub(super) fn outline(level: u8) -> Option<Role> {
    (level < 9).then(|| Role::heading(level + 1))
}

impl Visitor for Styles {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        if element.name() == "style" {
            let id = element.attribute("styleId");
            self.styles.extend(id.clone().map(|it| (it, Style::default())));
            self.open = id;
            return Inside::Read;
        }
        let Some(style) = self.open.as_deref().and_then(|it| self.styles.get_mut(it)) else {
            return Inside::Read;
        };
        if element.name() == "vanish" {
            style.hides = Some(is_on(element));
        }
        let Some(value) = element.attribute("val") else { return Inside::Read };
        match element.name() {
            "name" => style.name = value,
            "basedOn" => style.based_on = Some(value),
            "outlineLvl" => style.outline = value.parse().ok(),
            "numId" => style.list = Some(value),
            "ilvl" => style.level = value.parse().unwrap_or(0),
            _ => {}
        }
        Inside::Read
    }
}
