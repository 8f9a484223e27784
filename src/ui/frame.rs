//! What stands around the text of a pane: borders, title, ruler.

use crate::app::layout::{Area, PaneArea};
use crate::app::{App, Pane, day};
use crate::page::{Ruler, RulerMark};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::coverage;
use super::theme::Role;

/// Draws the borders of one pane and its title.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: &PaneArea) {
    let focused = area.pane == app.focus;
    let Area { x, y, width, height } = area.frame;
    let border = if focused { Role::BorderFocus } else { Role::Border };
    let (right, bottom) = (x + width - 1, y + height - 1);
    for column in x + 1..right {
        canvas.write(column, y, 1, "─", border);
        if app.layout.floor {
            canvas.write(column, bottom, 1, "─", border);
        }
    }
    // Neighbours share a border column; the focused pane's own colour wins on both its sides.
    let last = app.layout.panes.iter().all(|it| it.frame.x <= area.frame.x);
    let beside_focus = |column: u16| {
        app.layout.panes.iter().any(|it| {
            it.pane == app.focus
                && (it.frame.x == column || it.frame.x + it.frame.width - 1 == column)
        })
    };
    let (left_top, left_bottom) = if x == 0 { ("┌", "└") } else { ("┬", "┴") };
    for row in y..=bottom {
        let (left, end) = match row {
            row if row == y => (left_top, "┐"),
            row if row == bottom && app.layout.floor => (left_bottom, "┘"),
            _ => ("│", "│"),
        };
        let role = if beside_focus(x) { Role::BorderFocus } else { Role::Border };
        canvas.write(x, row, 1, left, role);
        if last || area.frame.width == app.size.0 {
            canvas.write(right, row, 1, end, border);
        }
    }
    title(canvas, app, area, focused);
}

fn title(canvas: &mut Canvas<'_>, app: &App, area: &PaneArea, focused: bool) {
    let pane = &app.panes[area.pane];
    let article = &app.articles[pane.article];
    let date = article.published.map_or_else(|| "no date".into(), |it| day(it.date));
    let role = if focused { Role::TitleFocus } else { Role::Title };
    let room = area.frame.width.saturating_sub(4);
    let note = title_note(app, pane);
    let noted = width::label_columns(&note) as u16;
    let left = usize::from(if note.is_empty() { room } else { room.saturating_sub(noted + 1) });
    let letter = siglum(pane.article);
    // A long name gives way to the date, and the date to a name that would be hardly there.
    let spare = left.saturating_sub(letter.len() + date.chars().count() + 6);
    let shown = if spare >= 8 {
        format!(" {letter} {} · {date} ", width::fit(article.name(), spare))
    } else {
        format!(" {letter} {} ", width::fit(article.name(), left.saturating_sub(letter.len() + 3)))
    };
    canvas.write(area.frame.x + 2, area.frame.y, left as u16, &shown, role);
    if !note.is_empty() && noted + 8 <= room {
        let x = area.frame.x + area.frame.width - 2 - noted;
        let role = if app.search.total() > 0 { Role::Search } else { Role::Fold };
        canvas.write(x, area.frame.y, noted, &note, role);
    }
}

/// What stands at the right end of a title: search hits, how far it was scrolled by itself, how much passes
/// the filter, that the event is not told here, or how often the article repeats itself.
fn title_note(app: &App, pane: &Pane) -> String {
    if !app.search.pattern.is_empty() {
        let hits = app.search.hits_in(pane.article).len();
        return match app.hit_number().filter(|_| pane.article == app.focused().article) {
            Some(number) => format!(" {number}/{hits} "),
            None if hits == 1 => " 1 hit ".into(),
            None => format!(" {hits} hits "),
        };
    }
    if pane.shift != 0 {
        return format!(" ↕{:+} ", pane.shift);
    }
    if app.filter.is_on() {
        let blocks = app.articles[pane.article].blocks.len();
        return format!(" & {} of {blocks} ¶ ", app.filter.passing(pane.article));
    }
    if let (Some(event), Some(analysis)) = (app.event_here(), &app.analysis)
        && !analysis.events[event].articles().contains(&pane.article)
    {
        let tellers = analysis.events[event].articles();
        return format!(" {} ", coverage::absent(app, pane.article, tellers));
    }
    let folds = app.folds(pane.article);
    let copies =
        folds.iter().map(|fold| 1 + folds.iter().filter(|it| it.original == fold.original).count());
    copies.max().map_or_else(String::new, |copies| format!(" ▣×{copies} "))
}

/// Draws the ruler of one pane: the whole article in its right border.
pub(super) fn ruler(canvas: &mut Canvas<'_>, app: &App, area: &PaneArea) {
    let pane = &app.panes[area.pane];
    let x = area.ruler();
    let ruler = Ruler::new(
        &pane.page,
        &app.marks[pane.article],
        app.search.hits_in(pane.article),
        &app.own_marks(pane.article),
        app.event_here(),
        pane.visible(),
        usize::from(area.inner.height),
    );
    for (y, mark) in ruler.marks.iter().enumerate() {
        let visible = ruler.visible.contains(&y);
        let letter;
        let (symbol, role) = match mark {
            RulerMark::Note => ("✎", Role::Key),
            RulerMark::Letter(c) => {
                letter = c.to_string();
                (letter.as_str(), Role::Key)
            }
            RulerMark::Hit => ("◆", Role::Search),
            // What is in sight has the heavier sign of the two.
            RulerMark::CurrentEvent if visible => ("◉", Role::Key),
            RulerMark::CurrentEvent => ("●", Role::Key),
            RulerMark::Repeat if visible => ("■", Role::Fold),
            RulerMark::Repeat => ("▪", Role::Fold),
            RulerMark::Event if visible => ("╋", Role::Ruler),
            RulerMark::Event => ("┼", Role::Ruler),
            RulerMark::OnlyHere if visible => ("○", Role::Ruler),
            RulerMark::OnlyHere => ("◦", Role::Ruler),
            RulerMark::Nothing if visible => ("┃", Role::Ruler),
            RulerMark::Nothing => continue,
        };
        canvas.write(x, area.inner.y + y as u16, 1, symbol, role);
    }
}
