//! The lists that are open around a place of a page, and the numbers of their items.

use dom_query::NodeRef;

use crate::ingest::composing::numerals::Numerals;
use crate::text::BlockKind;

/// The open lists, outermost first.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// The number of the item that has no words yet.
    number: Option<String>,
}

struct List {
    /// `None` if it has no numbers.
    numbering: Option<Numbering>,
    /// Whether the item being read has had words; `None` outside of items.
    begun: Option<bool>,
}

/// How an ordered list goes on.
struct Numbering {
    next: i64,
    step: i64,
    numerals: Numerals,
}

impl Lists {
    /// Levels of lists, at most 255.
    fn depth(&self) -> u8 {
        u8::try_from(self.open.len()).unwrap_or(u8::MAX)
    }

    /// Begins the list `node`, whose element is called `name`.
    pub(super) fn begin(&mut self, node: &NodeRef<'_>, name: &str) {
        let bare = node.attr("style").is_some_and(|it| it.replace(' ', "").contains("style:none"));
        let numbering = (name == "ol" && !bare).then(|| Numbering::of(node));
        self.open.push(List { numbering, begun: None });
        self.number = None;
    }

    /// Ends the innermost list.
    pub(super) fn end(&mut self) {
        self.open.pop();
        self.number = None;
    }

    /// Begins the item `node` of the innermost list.
    pub(super) fn begin_item(&mut self, node: &NodeRef<'_>) {
        let Some(list) = self.open.last_mut() else { return };
        list.begun = Some(false);
        let Some(numbering) = &mut list.numbering else { return };
        let stated = node.attr("value").and_then(|it| it.trim().parse().ok());
        let number = stated.unwrap_or(numbering.next);
        numbering.next = number.saturating_add(numbering.step);
        self.number = Some(format!("{}.", numbering.numerals.write(number)));
    }

    /// What running text is at this place, if it is in a list.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        let depth = self.depth();
        Some(match self.open.last()?.begun {
            Some(true) => BlockKind::ItemParagraph { depth },
            Some(false) | None => BlockKind::ListItem { depth },
        })
    }

    /// The number of the item whose words begin now, once.
    pub(super) fn take_number(&mut self) -> Option<String> {
        if let Some(List { begun: Some(begun), .. }) = self.open.last_mut() {
            *begun = true;
        }
        self.number.take()
    }
}

impl Numbering {
    fn of(list: &NodeRef<'_>) -> Self {
        let reversed = list.has_attr("reversed");
        let items = || list.children_it(false).filter(|it| it.has_name("li")).count() as i64;
        let start = list.attr("start").and_then(|it| it.trim().parse().ok());
        Self {
            next: start.unwrap_or_else(|| if reversed { items() } else { 1 }),
            step: if reversed { -1 } else { 1 },
            numerals: match list.attr("type").as_deref() {
                Some("a") => Numerals::Letters,
                Some("A") => Numerals::Capitals,
                Some("i") => Numerals::SmallRoman,
                Some("I") => Numerals::Roman,
                _ => Numerals::Decimal,
            },
        }
    }
}
