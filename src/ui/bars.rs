//! Header, status line, hints for a pending key sequence.

use crate::analysis::Stage;
use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::{View, ViewKind};
use crate::app::{App, Filter, Scrolling, day};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::theme::Role;

/// Columns of a screen whose header has room for the name of the base.
const WITH_BASE: u16 = 80;

/// The first row: the event in focus and who tells it; how the panes scroll.
pub(super) fn header(canvas: &mut Canvas<'_>, app: &App, columns: u16) {
    canvas.fill(Area { x: 0, y: 0, width: columns, height: 1 }, Role::Bar);
    let name = Scrolling::ALL.iter().find(|it| it.0 == app.scrolling).map_or("", |it| it.1);
    let scrolling = if app.zoomed { "zoomed".into() } else { format!("scroll: {name}") };
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
/// who tells it.
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
        let told = format!(" · told by {}", tellers.join(" "));
        let room =
            columns.saturating_sub(width::label_columns(&number) + width::label_columns(&told));
        return number + &width::fit(&format!("{}{date}", event.label), room) + &told;
    }
    let here = app.focused().cursor_span();
    let marks = &app.marks[app.focused().article];
    if !covered && marks.only_here.iter().any(|span| span.overlaps(here)) {
        return format!("only here: told by {} alone", siglum(app.focused().article));
    }
    let title = app.title.as_ref().map(|title| format!("{title} · ")).unwrap_or_default();
    let events = number(analysis.events.len(), "event");
    format!("{title}{events} · {}", number(analysis.repeats.len(), "repeat"))
}

/// `1 event`, `2 events`.
fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The last row: a message, the line being typed, or where the reader is. Returns where the
/// terminal's cursor belongs if a line is being typed.
pub(super) fn status(canvas: &mut Canvas<'_>, app: &App, screen: Area) -> Option<(u16, u16)> {
    let (y, columns) = (screen.height - 1, screen.width);
    canvas.fill(Area { x: 0, y, width: columns, height: 1 }, Role::Bar);
    if app.note_title().is_some() {
        let keys = "Enter keep it  A-Enter new line  Esc leave it ";
        let taken = (width::label_columns(keys) as u16).min(columns);
        canvas.write(columns - taken, y, taken, keys, Role::Bar);
        return None;
    }
    if let Some(prompt) = &app.prompt {
        let found = match app.view() {
            _ if app.palette().is_some() => String::new(),
            Some(view) if view.rows.len() == 1 => "1 entry ".into(),
            Some(view) => format!("{} entries ", view.rows.len()),
            None if prompt.filters_passages() => filters(app),
            None => number(app.search.total(), "hit") + " ",
        };
        let kept = columns.saturating_sub(width::label_columns(&found) as u16 + 1);
        // What stands before the cursor is what the reader is typing.
        let (before, after) = prompt.text.split_at(prompt.cursor);
        let shown =
            tail(&format!("{}{before}", prompt.sign()), usize::from(kept.saturating_sub(1)));
        let end = canvas.write(0, y, kept, &shown, Role::Bar);
        canvas.write(end, y, kept.saturating_sub(end), after, Role::Bar);
        canvas.write(
            columns.saturating_sub(width::label_columns(&found) as u16),
            y,
            columns,
            &found,
            Role::Bar,
        );
        return Some((end, y));
    }
    if let Some(message) = &app.message {
        let role = if message.warning { Role::Warning } else { Role::Message };
        canvas.fill(Area { x: 0, y, width: columns, height: 1 }, role);
        canvas.write(1, y, columns.saturating_sub(1), &message.text, role);
        return None;
    }
    let (left, strip) = match app.view() {
        // A view has its own place to tell, and covers the panes.
        Some(view) if view.kind == ViewKind::Help => (String::new(), String::new()),
        Some(view) => {
            let closed = closed(app).map_or_else(String::new, |it| format!(" {it}"));
            (format!("{}/{}{closed}", view.selected + 1, view.rows.len()), String::new())
        }
        None => (holding(app).or_else(|| note(app)).unwrap_or_else(|| reading(app)), strip(app)),
    };
    let wanted = width::label_columns(&strip) as u16;
    let right = match (app.count(), app.pending().is_empty()) {
        (Some(count), _) => format!("{count}{} ", app.pending_keys()),
        (None, false) => format!("{} ", app.pending_keys()),
        (None, true) => {
            // Keys can be looked up; what is going on cannot.
            let said = width::label_columns(&left) as u16 + wanted + 8;
            keys_line(app, usize::from(columns.saturating_sub(said))) + " "
        }
    };
    let taken = width::label_columns(&right) as u16;
    let room = columns.saturating_sub(taken + 2);
    let end = canvas.write(0, y, room, &format!(" {left}"), Role::Bar);
    let free = columns.saturating_sub(end + taken);
    if wanted > 0 && free > wanted + 2 {
        canvas.write(end + (free - wanted) / 2, y, wanted, &strip, Role::Bar);
    }
    canvas.write(columns.saturating_sub(taken), y, taken, &right, Role::Bar);
    None
}

/// What the line of the filter can be completed to, or how much passes it.
fn filters(app: &App) -> String {
    if app.filter.is_on() {
        let passing = app.order.iter().map(|&it| app.filter.passing(app.panes[it].article)).sum();
        return number(passing, "passage") + " ";
    }
    Filter::NAMED.map(|it| it.0).join("  ") + "  (Tab) "
}

/// As many of the keys that do something here as fit into `columns`; the first ones always.
fn keys_line(app: &App, columns: usize) -> String {
    let named = app.view().map_or_else(|| panes_keys(app), |view| view_keys(app, view));
    let most = (1..=named.len()).rev().find(|&count| {
        count == 1 || width::label_columns(&named_keys(app, &named[..count])) <= columns
    });
    named_keys(app, &named[..most.unwrap_or(0)])
}

/// An action with its name in the line of keys; none, if the next has the name of both.
type Named = (Action, &'static str);

/// The keys that lead on from the panes; where there is a note, those for notes, and room to read it.
fn panes_keys(app: &App) -> Vec<Named> {
    if app.note_here().is_some() && app.held().is_none() {
        return vec![(Action::Note, "change"), (Action::Notes, "all")];
    }
    let keys = [
        (Action::Events, "events"),
        (Action::Matrix, "matrix"),
        (Action::Synopsis, "synopsis"),
        (Action::Repeats, "repeats"),
        (Action::Why, "why"),
    ];
    keys.to_vec()
}

/// The keys that do something in a view.
fn view_keys(app: &App, view: &View) -> Vec<Named> {
    let listing = view.listing();
    let part = listing.part_name();
    let why = view.kind == ViewKind::Why;
    let keys = [
        (true, Action::Open, "open"),
        (view.kind == ViewKind::References, Action::Copy, "copy"),
        (true, Action::Close, "close"),
        (true, Action::Search, "filter"),
        (listing.orders(app).len() > 1, Action::Order, "order"),
        (why, Action::Reject, "reject"),
        (why, Action::Pin, "pin"),
        (why || view.kind == ViewKind::Notes, Action::Note, "note"),
        (matches!(view.kind, ViewKind::Notes | ViewKind::Marks), Action::Reject, "remove"),
        (!part.is_empty(), Action::FocusPrevious, ""),
        (!part.is_empty(), Action::FocusNext, part),
        (view.scrolls(app), Action::HalfPageDown, "scroll"),
    ];
    keys.into_iter().filter(|it| it.0).map(|(_, action, name)| (action, name)).collect()
}

/// Keys with their names.
fn named_keys(app: &App, named: &[Named]) -> String {
    let mut said = String::new();
    for (action, name) in named {
        let keys = app.keys_for(*action).into_iter();
        said.push_str(&keys.min_by_key(|it| it.chars().count()).unwrap_or_default());
        said.push(' ');
        if !name.is_empty() {
            said.push_str(name);
            said.push_str("  ");
        }
    }
    said.truncate(said.trim_end().len());
    said
}

/// The focused article in numbers: words, share of shared and repeated ones, paragraph.
fn reading(app: &App) -> String {
    if let Some((stage, done)) = app.progress {
        let stage = match stage {
            Stage::Words => "reading words",
            Stage::Repeats => "finding repeats",
            Stage::Events => "aligning passages",
        };
        return format!("{stage} {:.0} %", done * 100.0);
    }
    let pane = app.focused();
    let blocks = app.articles[pane.article].blocks.len();
    let block = pane.page.block_of(pane.cursor).map_or(0, |block| block + 1);
    let letter = siglum(pane.article);
    let words = app.analysis.as_ref().and_then(|it| it.words.get(pane.article));
    let mut said = Vec::new();
    if app.filter.is_on() {
        said.push(format!("&{}", app.filter.wanted));
    }
    said.push(words.map_or(letter.clone(), |words| format!("{letter} {} w", words.total)));
    if let Some(words) = words {
        for (part, name) in [(words.shared_across, "shared"), (words.repeated_within, "repeated")] {
            if part > 0 {
                let share = 100.0 * part as f64 / words.total.max(1) as f64;
                said.push(format!("{:.0}% {name}", share.max(1.0)));
            }
        }
    }
    said.push(format!("¶{block}/{blocks}"));
    said.join(" · ")
}

/// The sentence that waits for another to be pinned to, and how to go on.
fn holding(app: &App) -> Option<String> {
    let at = app.held()?;
    let start = app.articles[at.article].sentences[at.sentence].span.start;
    let place = app.place_name(at.article, start);
    let (pin, drop) = (app.key_for(Action::Pin), app.key_for(Action::Close));
    Some(format!("{place} held · {pin} pin it to a passage of another article · {drop} let go"))
}

/// The note on the passage here, as far as it goes on a line.
fn note(app: &App) -> Option<String> {
    let text = &app.note_here()?.note.text;
    Some(format!("✎ {}", text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// All articles, when some are off screen: the focused one in brackets, then those off screen, then
/// those whose panes are closed.
fn strip(app: &App) -> String {
    let on_screen: Vec<usize> = app.layout.panes.iter().map(|it| it.pane).collect();
    if on_screen.len() == app.panes.len() {
        return String::new();
    }
    let name = |pane: usize| {
        let letter = siglum(app.panes[pane].article);
        if pane == app.focus { format!("[{letter}]") } else { letter }
    };
    let shown: Vec<String> = on_screen.iter().map(|&pane| name(pane)).collect();
    let open = app.order.iter().copied();
    let hidden: Vec<usize> = open.filter(|pane| !on_screen.contains(pane)).collect();
    let also = (!hidden.is_empty()).then(|| format!("(also {})", letters(app, &hidden)));
    let said = std::iter::once(shown.join(" ")).chain(also).chain(closed(app));
    said.collect::<Vec<_>>().join(" ")
}

/// The articles whose panes are closed, if there are any.
fn closed(app: &App) -> Option<String> {
    let closed = app.closed();
    (!closed.is_empty()).then(|| format!("(closed {})", letters(app, closed)))
}

/// The letters of the articles in some panes; of many, how many there are.
fn letters(app: &App, panes: &[usize]) -> String {
    match panes.len() {
        0..=8 => {
            let letters = panes.iter().map(|&it| siglum(app.panes[it].article));
            letters.collect::<Vec<_>>().join(" ")
        }
        many => format!("{many} more"),
    }
}

/// The end of `text` that fits into `columns`.
fn tail(text: &str, columns: usize) -> String {
    let mut start = 0;
    while width::label_columns(&text[start..]) > columns {
        match text[start..].chars().next() {
            Some(c) => start += c.len_utf8(),
            None => break,
        }
    }
    text[start..].to_owned()
}

/// A box above the status line with the keys that may follow the pending ones.
pub(super) fn hints(canvas: &mut Canvas<'_>, app: &App, screen: Area) {
    let Some((title, hints)) = app.hints() else { return };
    let widest = hints
        .iter()
        .map(|(key, says)| width::label_columns(key) + 2 + width::label_columns(says))
        .max();
    let Some(widest) = widest else { return };
    let box_width = (widest as u16 + 4).min(screen.width);
    let rows = (hints.len() as u16).min(screen.height.saturating_sub(4));
    let area = Area {
        x: screen.width - box_width,
        y: screen.height - 1 - rows - 2,
        width: box_width,
        height: rows + 2,
    };
    super::view::outline(canvas, area, &title);
    for (y, (key, says)) in (area.y + 1..).zip(hints.iter().take(usize::from(rows))) {
        let x = canvas.write(area.x + 2, y, box_width - 4, key, Role::Key);
        canvas.write(x + 2, y, (area.x + box_width - 2).saturating_sub(x + 2), says, Role::Text);
    }
}
