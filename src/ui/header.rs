//! The first row of the screen: the event in focus, who tells it and what else is told here, and how the
//! panes scroll.

use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::View;
use crate::app::{App, Scrolling, day};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::number;
use super::theme::Role;

/// Columns of a screen whose header has room for the name of the base.
const WITH_BASE: u16 = 80;
/// Columns of a screen whose header has room to say what the way of scrolling is.
const WITH_SCROLL: u16 = 60;
/// Columns that the label of an event gets before anything is said of who tells it.
const LABEL: usize = 16;

/// The first row: the event in focus and who tells it; how the panes scroll.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, columns: u16) {
    canvas.fill(Area { x: 0, y: 0, width: columns, height: 1 }, Role::Bar);
    let name = Scrolling::ALL.iter().find(|it| it.0 == app.scrolling).map_or("", |it| it.1);
    let scrolling = match name {
        _ if app.zoomed => "zoomed".to_owned(),
        name if columns >= WITH_SCROLL => format!("scroll: {name}"),
        name => name.to_owned(),
    };
    let help = app.key_for(Action::Help);
    // Said where it has been chosen, and where it makes a difference.
    let matters = app.base > 0 || app.scrolling == Scrolling::Level;
    let base = if matters && columns >= WITH_BASE {
        format!("base: {}   ", siglum(app.base))
    } else {
        String::new()
    };
    let right = format!("{base}{scrolling}   {help} help ");
    let room = columns.saturating_sub(width::label_columns(&right) as u16 + 2);
    let left = where_we_are(app, usize::from(room.saturating_sub(1)));
    canvas.write(1, 0, room.saturating_sub(1), &left, Role::Bar);
    canvas.write(
        columns.saturating_sub(width::label_columns(&right) as u16),
        0,
        columns,
        &right,
        Role::Bar,
    );
}

/// The event in focus, or what else there is to say, in `columns` columns. A long label gives way to
/// who tells it, so long as something of it is left.
fn where_we_are(app: &App, columns: usize) -> String {
    let Some(analysis) = &app.analysis else {
        return app.title.clone().unwrap_or_else(|| format!("{} articles", app.articles.len()));
    };
    let covered = app.view().is_some_and(View::covers);
    if let Some(index) = app.event_here().filter(|_| !covered) {
        let event = &analysis.events[index];
        let number = format!("e{}/{} ", index + 1, analysis.events.len());
        let date = event.date.map(|date| format!(", {}", day(date))).unwrap_or_default();
        let tellers: Vec<String> = event.articles().into_iter().map(siglum).collect();
        let room = columns.saturating_sub(width::label_columns(&number));
        let told = Some(format!(" · told by {}", tellers.join(" ")))
            .filter(|it| width::label_columns(it) + LABEL <= room)
            .unwrap_or_default();
        let label = format!("{}{date}", event.label);
        let others = app.events_here().into_iter().filter(|it| *it != index);
        let others: Vec<String> = others.map(|it| format!("e{}", it + 1)).collect();
        let taken = width::label_columns(&label) + width::label_columns(&told);
        let others = Some(format!(" · also {}", others.join(" ")))
            .filter(|it| !others.is_empty() && taken + width::label_columns(it) <= room)
            .unwrap_or_default();
        let end = told + &others;
        let room = room.saturating_sub(width::label_columns(&end));
        return number + &width::fit(&label, room) + &end;
    }
    let here = app.focused().cursor_span();
    let marks = &app.marks[app.focused().article];
    if !covered && marks.only_here.iter().any(|span| span.overlaps(here)) {
        return format!("only here: told by {} alone", siglum(app.focused().article));
    }
    // Nobody can say whether the others tell what stands here.
    let all = 0..app.articles.len();
    if !covered && analysis.languages.parted_from_all(app.focused().article, all) {
        return analysis.languages.told().unwrap_or_default();
    }
    let title = app.title.as_ref().map(|title| format!("{title} · ")).unwrap_or_default();
    let events = number(analysis.events.len(), "event");
    format!("{title}{events} · {}", number(analysis.repeats.len(), "repeat"))
}
