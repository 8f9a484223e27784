//! Opening the source of what the reader stands on in an editor.

use super::{App, Effect};

impl App {
    /// Asks for an editor on the article here, or on what is selected, at the line of its paragraph.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        let selected = self.view().and_then(|view| {
            let quoted = view.listing().quoted(self, view.item()?, view.part)?;
            let place = quoted.chosen.first()?;
            Some((place.article, place.span.start))
        });
        let pane = self.focused();
        let (article, offset) = selected.unwrap_or((pane.article, pane.offset()));
        let text = &self.articles[article];
        let line = text.block_at(offset).map_or(1, |it| text.blocks[it].line);
        vec![Effect::Edit { source: text.source.clone(), line }]
    }
}
