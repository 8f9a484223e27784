//! The lists that are open around a place of an ODT, and the numbers of their items.

use std::collections::HashMap;

use super::styles::Styles;
use crate::text::BlockKind;

/// The open lists, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// By style and level: the number of the last item, for lists that go on after a break.
    counted: HashMap<(String, usize), i64>,
    /// The number of the item that has no words yet.
    number: Option<String>,
}

#[derive(Debug)]
struct List {
    style: String,
    /// The number of the last item.
    last: Option<i64>,
    /// Whether it has had words.
    begun: bool,
}

impl Lists {
    /// Begins a list. One without a style is as the one around it; one that `goes_on` counts further
    /// where the last of its style ended.
    pub(super) fn begin(&mut self, style: Option<String>, goes_on: bool) {
        let around = self.open.last().map(|it| it.style.clone());
        let style = style.or(around).unwrap_or_default();
        let key = (style.clone(), self.open.len() + 1);
        let last = self.counted.get(&key).copied().filter(|_| goes_on);
        self.open.push(List { style, last, begun: false });
        self.number = None;
    }

    /// Ends the innermost list.
    pub(super) fn end(&mut self) {
        let level = self.open.len();
        if let Some(List { style, last: Some(last), .. }) = self.open.pop() {
            self.counted.insert((style, level), last);
        }
        self.number = None;
    }

    /// Begins an item of the innermost list, with a number that it may state.
    pub(super) fn begin_item(&mut self, stated: Option<i64>, styles: &Styles) {
        let level = self.open.len();
        let Some(list) = self.open.last_mut() else { return };
        list.begun = false;
        let style = styles.level(&list.style, level);
        let next = list.last.map(|it| it.saturating_add(1));
        list.last = Some(stated.or(next).or(style.map(|it| it.start)).unwrap_or(1));
        self.number = style.map(|style| {
            let shown = style.shown.clamp(1, level);
            let numbers = (level - shown + 1..=level).map(|level| self.written(level, styles));
            let numbers = numbers.collect::<Vec<_>>().join(".");
            format!("{}{numbers}{}", style.prefix, style.suffix).trim().to_owned()
        });
    }

    /// The number of the last item of a level, from 1, without what stands around it.
    fn written(&self, level: usize, styles: &Styles) -> String {
        let list = &self.open[level - 1];
        let numerals = styles.level(&list.style, level).map(|it| it.numerals).unwrap_or_default();
        numerals.write(list.last.unwrap_or(1))
    }

    /// What running text is at this place, if it is in a list.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        let begun = self.open.last()?.begun;
        Some(if begun { BlockKind::ItemParagraph { depth } } else { BlockKind::ListItem { depth } })
    }

    /// The number of the item whose words begin now, once.
    pub(super) fn take_number(&mut self) -> Option<String> {
        if let Some(list) = self.open.last_mut() {
            list.begun = true;
        }
        self.number.take()
    }
}
