//! Where the parts of a view stand on the screen.

use std::ops::Range;

use crate::page::{Columns, Sheet};
use crate::text::wrap::wrap_paragraphs;
use crate::text::{Span, siglum, width};

use super::super::App;
use super::super::layout::Area;
use super::{Behind, Entry, Form, View};

/// Columns of a view from which two texts stand side by side.
const TWO_COLUMNS: u16 = 100;
/// Most of a view's rows that the strips of the articles take: one part in this many.
const STRIPS: u16 = 4;

/// Most of the rows behind an entry that a remark takes: one part in this many.
const REMARK: u16 = 2;

/// Where the parts of a view stand. What a view has not got has no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// The box around it all.
    pub frame: Area,
    /// What the columns of the list are.
    pub header: Area,
    /// The list.
    pub list: Area,
    /// Rows that an entry takes.
    pub per_entry: u16,
    /// What the marks in the list mean.
    pub legend: Area,
    /// The line between the list and what stands behind, with its title.
    pub divider: Area,
    /// The strips of the articles.
    pub strips: Area,
    /// What the sides of the text are called.
    pub heads: Area,
    /// What the reader has written on it.
    pub remark: Area,
    /// The text.
    pub reading: Area,
    /// How the text is laid out.
    pub columns: Columns,
    /// Columns before each side of the text.
    pub gutter: u16,
}

impl Areas {
    /// The text behind an item, laid out as it stands here.
    pub fn sheet<'a>(&self, app: &'a App, behind: &'a Behind) -> Sheet<'a> {
        Sheet { articles: &app.articles, bands: &behind.bands, columns: self.columns }
    }

    /// How many entries have room in the list; at least one.
    pub(in crate::app) fn fitting(&self) -> usize {
        usize::from(self.list.height / self.per_entry).max(1)
    }

    /// The rows of a view whose entries stand in sight, the selected one among them.
    pub fn shown(&self, view: &View) -> Range<usize> {
        let fitting = self.fitting();
        let first = view.first.clamp((view.selected + 1).saturating_sub(fitting), view.selected);
        let first = first.min(view.rows.len().saturating_sub(fitting));
        first..view.rows.len().min(first + fitting)
    }

    /// Columns for the marks of the entries in sight.
    pub fn marks(&self, entries: &[(usize, Entry)]) -> u16 {
        let columns = entries.iter().map(|(_, it)| width::label_columns(&it.marks));
        (columns.max().unwrap_or(0) as u16).min(self.list.width / 2)
    }

    /// Where a side of the text stands, its gutter included; both in the same place, if one stands
    /// under the other.
    pub fn side(&self, side: usize) -> Area {
        let Columns::Two(_) = self.columns else { return self.reading };
        let left = self.reading.width.saturating_sub(1) / 2;
        if side == 0 {
            return Area { width: left, ..self.reading };
        }
        let x = self.reading.x + left + 1;
        Area { x, width: self.reading.width.saturating_sub(left + 1), ..self.reading }
    }
}

/// The areas of a view: between header and status line, or at the foot of the screen.
pub fn areas(app: &App, view: &View, behind: Option<&Behind>) -> Areas {
    let form = view.listing().form();
    let per_entry = if form == Form::Foot { 2 } else { 1 };
    let wanted = (view.rows.len().min(usize::from(app.size.1)) as u16 * per_entry).max(1);
    let frame = frame(app.size, form, wanted);
    let inside = Area {
        x: frame.x + 1,
        y: frame.y + 1,
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    };
    let tabular = matches!(form, Form::Signs | Form::Cells);
    let has_header = tabular || form == Form::Synopsis;
    let header = u16::from(has_header && !view.enlarged && inside.height > 4);
    let legend = u16::from(tabular && !view.enlarged && inside.height > 8);
    let fixed = header + legend;
    let room = inside.height - fixed;
    let list = match behind {
        None => room,
        Some(_) if view.enlarged => 1,
        // A short list leaves its room to what is to be read.
        Some(_) => (room * view.listing().share() / 100).max(1).min(room).min(wanted),
    };
    let behind_rows = behind.map_or(0, |_| room - list.min(room));
    let divider = u16::from(behind_rows > 0);
    let has_heads = behind.is_some_and(|it| it.heads.is_some());
    let heads = u16::from(has_heads && behind_rows > 2);
    let strips = behind.map_or(0, |it| it.strips.len()) as u16;
    let strips = if view.enlarged { 0 } else { strips.min(inside.height / STRIPS) };
    let strips = strips.min(behind_rows.saturating_sub(divider + heads + 1));

    let remark = behind.map_or(0, |it| remark_rows(&it.remark, inside.width).len()) as u16;
    // An empty row keeps it apart from the text.
    let remark = if remark > 0 { remark + 1 } else { 0 };
    let room_behind = behind_rows.saturating_sub(divider + heads + strips);
    let has_text = behind.is_some_and(|it| !it.bands.is_empty());
    let remark = remark.min(if has_text { room_behind / REMARK } else { room_behind });

    let mut y = inside.y;
    let mut next = |height: u16| {
        let area = Area { y, height, ..inside };
        y += height;
        area
    };
    let (header, list, legend) = (next(header), next(list), next(legend));
    let (divider, strips, heads) = (next(divider), next(strips), next(heads));
    let remark = next(remark);
    let above = divider.height + strips.height + heads.height + remark.height;
    let reading = next(behind_rows.saturating_sub(above));
    let (columns, gutter) = columns(app, has_heads, reading.width);
    Areas {
        frame,
        header,
        list,
        per_entry,
        legend,
        divider,
        strips,
        heads,
        remark,
        reading,
        columns,
        gutter,
    }
}

/// The box of a view whose list wants so many rows: between header and status line, or as little of that as
/// it takes at the foot.
fn frame((width, height): (u16, u16), form: Form, wanted: u16) -> Area {
    let body = Area { x: 0, y: 1, width, height: height.saturating_sub(2) };
    if form != Form::Foot {
        return body;
    }
    let height = (wanted + 2).clamp(4, (body.height / 2).max(4)).min(body.height);
    Area { y: body.y + body.height - height, height, ..body }
}

/// How the text behind an entry is laid out in `width` columns, and the columns before each side of it:
/// for a sign, and the name of the paragraph, with its article where the texts stand in one column.
fn columns(app: &App, two_sides: bool, width: u16) -> (Columns, u16) {
    let number = app.gutter().number as u16;
    let within = |side: u16| usize::from(side.clamp(1, app.wishes().measure));
    // The box has a border on each side.
    if two_sides && width + 2 >= TWO_COLUMNS {
        let gutter = 2 + number + 1;
        let side = (width.saturating_sub(1) / 2).saturating_sub(gutter + 1);
        return (Columns::Two(within(side)), gutter);
    }
    let letters = siglum(app.articles.len().saturating_sub(1)).len() as u16;
    let gutter = 2 + letters + 1 + number + 2;
    (Columns::One(within(width.saturating_sub(gutter + 1))), gutter)
}

/// The rows of a remark in an area of `width` columns, as bytes of it.
pub fn remark_rows(remark: &str, width: u16) -> Vec<Span> {
    if remark.is_empty() {
        return Vec::new();
    }
    wrap_paragraphs(remark, usize::from(width.saturating_sub(2).max(1)))
}
