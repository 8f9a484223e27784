//! The text of an article in its pane.

use std::ops::Range;

use ratatui::style::Style;

use crate::analysis::{Fold, Strength};
use crate::app::layout::{Area, PaneArea};
use crate::app::{App, Pane, range};
use crate::page::{Absence, Item, Page, Place, RepeatMark, Row, RowKind};
use crate::text::{Article, BlockKind, Span, siglum, width};

use super::canvas::Canvas;
use super::theme::Role;
use super::{coverage, gutter};

/// What is marked in the text of a pane.
pub(super) struct Overlays {
    /// Whether the pane has the focus.
    pub(super) focused: bool,
    /// The sentence that the reader is on, in the focused pane.
    pub(super) sentence: Option<Span>,
    /// Its counterparts in the others, and how surely they are.
    pub(super) partners: Vec<(Span, Option<Strength>)>,
    /// The sentence that waits for another to be pinned to.
    pub(super) held: Option<Span>,
    /// Words that speak for the link that the reader asks about.
    evidence: Vec<Span>,
    /// The search hit that the reader is on.
    hit: Option<usize>,
}

/// Draws the text of one pane and its gutter.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: &PaneArea) {
    let pane = &app.panes[area.pane];
    let focused = area.pane == app.focus;
    let sentence = app
        .sentence_here()
        .filter(|_| focused)
        .map(|here| app.articles[here.article].sentences[here.sentence].span);
    let overlays = Overlays {
        focused,
        sentence,
        partners: if focused { Vec::new() } else { app.partner_spans(pane.article) },
        held: app
            .held()
            .filter(|it| it.article == pane.article)
            .map(|it| app.articles[it.article].sentences[it.sentence].span),
        evidence: app.evidence_spans(pane.article),
        hit: app.hit_number().filter(|_| focused),
    };
    let mut place = Some(pane.top);
    for y in 0..usize::from(area.inner.height) {
        if y < pane.lead {
            continue;
        }
        let Some(at) = place else { break };
        let Some(row) = pane.page.row(at) else { break };
        let line = Area { y: area.inner.y + y as u16, height: 1, ..area.inner };
        match row.kind {
            RowKind::Blank | RowKind::Gap => {}
            RowKind::Absent(band) => absence(canvas, app, pane, band, line),
            RowKind::Closed(band) => closed_gap(canvas, app, area.pane, band, line),
            RowKind::Fold | RowKind::Stretch => {
                hidden_line(canvas, app, pane, at, line, focused && at == pane.cursor);
            }
            RowKind::Text { first } => {
                let overlays = &overlays;
                text_line(canvas, app, &TextRow { pane, at, row, first, line, overlays });
            }
        }
        place = pane.page.below(at);
    }
}

/// Where the terminal's own cursor stands while nothing is typed: in the focused row, where the sentence that
/// the reader is on begins or goes on.
pub(super) fn cursor(app: &App) -> Option<(u16, u16)> {
    let area = app.layout.panes.iter().find(|it| it.pane == app.focus)?;
    let pane = app.focused();
    let row = pane.row_on_screen(pane.cursor)? as u16;
    let text = area.inner.x + app.gutter().columns() as u16;
    let Some(block) = pane.page.block_of(pane.cursor).filter(|_| !pane.on_fold()) else {
        return Some((text, area.inner.y + row));
    };
    let article = pane.page.article();
    let before = Span::new(pane.cursor_span().start, pane.offset_here());
    let columns: usize = width::cells(&article.text, before).map(|it| it.width).sum();
    let x = text as usize + Page::indent(article, block) + columns;
    Some(((x as u16).min(area.ruler() - 1), area.inner.y + row))
}

/// A line in place of what is out of sight.
fn hidden_line(canvas: &mut Canvas<'_>, app: &App, pane: &Pane, at: Place, line: Area, here: bool) {
    let (sign, text) = match pane.page.items().get(at.item) {
        Some(Item::Fold(fold)) => ("▣", fold_text(fold)),
        Some(Item::Stretch(blocks)) => ("&", stretch_text(blocks)),
        _ => return,
    };
    let columns = app.gutter();
    gutter::sign(canvas, line, if here { Some(("▶", Role::Cursor)) } else { None });
    let x = line.x + (columns.columns() - columns.number - 1) as u16;
    let role = if here { Role::Cursor } else { Role::Fold };
    let room = (line.x + line.width).saturating_sub(x);
    canvas.write(line.x + 2, line.y, 1, sign, Role::Fold);
    canvas.write(x, line.y, room, &text, role);
}

/// What a closed fold says: `¶34–61 repeats ¶5–32 · 1061 w`.
fn fold_text(fold: &Fold) -> String {
    let name = |blocks: &Range<usize>| range(blocks.start, blocks.end.saturating_sub(1));
    format!("¶{} repeats ¶{} · {} w", name(&fold.blocks), name(&fold.original), fold.words)
}

/// What stands for blocks that a filter hides: `·· ¶5–11 hidden (7) ··`.
fn stretch_text(blocks: &Range<usize>) -> String {
    let name = range(blocks.start, blocks.end.saturating_sub(1));
    match blocks.len() {
        1 => format!("·· ¶{name} hidden ··"),
        many => format!("·· ¶{name} hidden ({many}) ··"),
    }
}

/// That the article has no part in a band.
fn absence(canvas: &mut Canvas<'_>, app: &App, pane: &Pane, band: usize, line: Area) {
    let here = pane.page.block_of(pane.top);
    let text = match pane.page.absence(band) {
        Some(Absence::Elsewhere(block)) => {
            let way = if here.is_some_and(|here| block < here) { "↑" } else { "↓" };
            format!("·· told at {way} ¶{} ··", block + 1)
        }
        Some(Absence::Untold) => coverage::absent(app, pane.article, 0..app.articles.len()),
        None => return,
    };
    notice(canvas, app, &text, line);
}

/// That another article goes on while this one has nothing to stand beside it.
fn closed_gap(canvas: &mut Canvas<'_>, app: &App, pane: usize, band: usize, line: Area) {
    let Some((rows, article)) = app.closing(pane, band) else { return };
    notice(canvas, app, &format!("·· {rows} rows more in {} ··", siglum(article)), line);
}

/// Words of ours in a row where a text has none.
fn notice(canvas: &mut Canvas<'_>, app: &App, text: &str, line: Area) {
    let x = line.x + app.gutter().columns() as u16;
    canvas.write(x, line.y, (line.x + line.width).saturating_sub(x), text, Role::Weak);
}

/// A row of text on the screen: where it is and what is on it.
pub(super) struct TextRow<'a> {
    /// The pane that it stands in.
    pub(super) pane: &'a Pane,
    /// Where in the pane's page.
    pub(super) at: Place,
    /// What it shows.
    pub(super) row: Row,
    /// Whether its block begins here.
    pub(super) first: bool,
    /// Where on the screen, gutter included.
    pub(super) line: Area,
    /// What is marked in the pane.
    pub(super) overlays: &'a Overlays,
}

fn text_line(canvas: &mut Canvas<'_>, app: &App, text_row: &TextRow<'_>) {
    let &TextRow { pane, at, row, first, line, overlays } = text_row;
    let Some(block) = pane.page.block_of(at) else { return };
    let article = pane.page.article();
    let marks = &app.marks[pane.article];
    gutter::draw(canvas, app, text_row);
    let furniture = marks.boilerplate.get(block).copied().unwrap_or(false);
    let role = if furniture { Role::Boilerplate } else { role_of(article.blocks[block].kind) };
    let base = canvas.style(Role::Text).patch(canvas.style(role));
    let x = line.x + app.gutter().columns() as u16;
    block_sign(canvas, article, block, Area { x, ..line }, first);
    let x = x + Page::indent(article, block) as u16;

    let folds = app.folds(pane.article);
    let mut repeats: Vec<RepeatMark> = Vec::new();
    for mark in marks.repeats_over(row.span) {
        // A body whose other copies are folded has a rail beside it; underlined all through it could
        // not be read.
        if folds.iter().any(|fold| fold.repeat == mark.repeat) {
            gutter::rail(canvas, app.gutter(), line);
        } else {
            repeats.push(mark);
        }
    }
    let repeats = same_words(app, pane.article, &repeats);
    let hits = hits_over(app.search.hits_in(pane.article), row.span);
    let current = overlays.hit.and_then(|number| app.search.hits_in(pane.article).get(number - 1));
    canvas.write_text(x, line.y, (&article.text, row.span), |theme, cell| {
        let at = cell.span.start;
        let mut style = base;
        if overlays.sentence.is_some_and(|span| span.contains(at)) {
            style = style.patch(theme.style(Role::Cursor));
        }
        if overlays.partners.iter().any(|it| it.0.contains(at)) {
            style = style.patch(theme.style(Role::Partner));
        }
        if repeats.iter().any(|it| it.marks(at)) {
            // The colour of repeated text gives way to the background of the passage in focus.
            style = Style { bg: style.bg, ..style.patch(theme.style(Role::Repeat)) };
        }
        if overlays.evidence.iter().any(|span| span.contains(at)) {
            style = style.patch(theme.style(Role::Evidence));
        }
        if hits.iter().any(|span| span.contains(at)) {
            let here = current.is_some_and(|span| span.contains(at));
            style = style.patch(theme.style(if here { Role::SearchCurrent } else { Role::Search }));
        }
        style
    });
}

/// How the text of a block looks.
fn role_of(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::Quote => Role::Quote,
        BlockKind::Code => Role::Code,
        BlockKind::Caption => Role::Boilerplate,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::ItemParagraph { .. } => {
            Role::Text
        }
    }
}

/// The sign of a list item or a quotation, in the columns before its text.
fn block_sign(canvas: &mut Canvas<'_>, article: &Article, block: usize, line: Area, first: bool) {
    match article.blocks[block].kind {
        BlockKind::ListItem { depth } if first => {
            let at = 2 * (u16::from(depth.clamp(1, 4)) - 1);
            let room = Page::indent(article, block) as u16 - at - 1;
            let sign = article.number(block).unwrap_or("•");
            canvas.write(line.x + at, line.y, room, sign, Role::Gutter);
        }
        BlockKind::Quote => {
            canvas.write(line.x, line.y, 1, "│", Role::Quote);
        }
        _ => {}
    }
}

/// The place of a repeat, without the words in which it differs from the others.
struct SameWords<'a> {
    span: Span,
    differing: &'a [Span],
}

impl SameWords<'_> {
    /// Whether the byte at `offset` is repeated text.
    fn marks(&self, offset: usize) -> bool {
        let next = self.differing.partition_point(|it| it.end <= offset);
        let differs = self.differing.get(next).is_some_and(|it| it.contains(offset));
        self.span.contains(offset) && !differs
    }
}

/// What is the same in the places of an article's `marks`.
fn same_words<'a>(app: &'a App, article: usize, marks: &[RepeatMark]) -> Vec<SameWords<'a>> {
    let Some(analysis) = &app.analysis else { return Vec::new() };
    let same = marks.iter().filter_map(|mark| {
        let places = &analysis.repeats[mark.repeat].places;
        let place = places.iter().position(|it| it.article == article && it.span == mark.span)?;
        let differing = app.comparison(mark.repeat).and_then(|it| it.differing.get(place));
        Some(SameWords { span: mark.span, differing: differing.map_or(&[], Vec::as_slice) })
    });
    same.collect()
}

/// The hits that overlap a row, out of all hits of the article in order.
fn hits_over(hits: &[Span], row: Span) -> &[Span] {
    let first = hits.partition_point(|hit| hit.end <= row.start);
    let end = hits.partition_point(|hit| hit.start < row.end);
    &hits[first.min(end)..end]
}
