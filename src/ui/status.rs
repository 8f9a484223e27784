//! The last row of the screen: a message, the line being typed, or where the reader is.

use crate::analysis::Stage;
use crate::app::action::Action;
use crate::app::layout::Area;
use crate::app::view::ViewKind;
use crate::app::{App, Filter, Message, Prompt};
use crate::text::clean::one_line;
use crate::text::wrap::wrap;
use crate::text::{Span, siglum, width};

use super::canvas::Canvas;
use super::hints::keys_line;
use super::number;
use super::theme::Role;

/// Columns of a screen on which every line of the help has room.
const HELP_COLUMNS: u16 = 100;
/// Most rows that a message takes; all of it stands in the list of messages.
const MESSAGE_ROWS: u16 = 4;

/// The last row: a message, the line being typed, or where the reader is. Returns where the
/// terminal's cursor belongs if a line is being typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: Area) -> Option<(u16, u16)> {
    let (y, columns) = (screen.height - 1, screen.width);
    canvas.fill(Area { x: 0, y, width: columns, height: 1 }, Role::Bar);
    if app.note_title().is_some() {
        let keys =
            ["Enter keep it  A-Enter new line  Esc leave it ", "Enter keep it  Esc leave it "];
        let taken = |keys: &str| width::label_columns(keys) as u16;
        let keys = keys[usize::from(taken(keys[0]) > columns)];
        let taken = taken(keys).min(columns);
        canvas.write(columns - taken, y, taken, keys, Role::Bar);
        return None;
    }
    if let Some(prompt) = &app.prompt {
        return Some(typed(canvas, app, prompt, screen));
    }
    if let Some(message) = &app.message {
        said(canvas, message, screen);
        return None;
    }
    let (left, strip) = match app.view() {
        // A view has its own place to tell, and covers the panes.
        Some(view) if view.kind == ViewKind::Help => {
            // Where lines are cut short, the selected one is said in full.
            let item = view.item().filter(|_| columns < HELP_COLUMNS);
            let said = item.map(|it| view.listing().entry(app, it).text);
            (said.unwrap_or_default(), String::new())
        }
        Some(view) => {
            let closed = closed(app).map_or_else(String::new, |it| format!(" {it}"));
            let number = (view.selected + 1).min(view.rows.len());
            (format!("{number}/{}{closed}", view.rows.len()), String::new())
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

/// The line that is being typed, and how much it finds. Returns where the terminal's cursor belongs.
fn typed(canvas: &mut Canvas<'_>, app: &App, prompt: &Prompt, screen: Area) -> (u16, u16) {
    let (y, columns) = (screen.height - 1, screen.width);
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
    let shown = tail(&format!("{}{before}", prompt.sign()), usize::from(kept.saturating_sub(1)));
    let end = canvas.write(0, y, kept, &shown, Role::Bar);
    canvas.write(end, y, kept.saturating_sub(end), after, Role::Bar);
    canvas.write(
        columns.saturating_sub(width::label_columns(&found) as u16),
        y,
        columns,
        &found,
        Role::Bar,
    );
    (end, y)
}

/// What was said last. A long message takes rows above the last one, until the next key is pressed.
fn said(canvas: &mut Canvas<'_>, message: &Message, screen: Area) {
    let role = if message.warning { Role::Warning } else { Role::Message };
    let room = screen.width.saturating_sub(2);
    let rows = wrap(&message.text, Span::new(0, message.text.len()), usize::from(room));
    let height = (rows.len() as u16).clamp(1, MESSAGE_ROWS);
    let y = screen.height - height;
    canvas.fill(Area { y, height, ..screen }, role);
    for (row, y) in rows.iter().zip(y..screen.height) {
        let last = y + 1 == screen.height;
        let end = if last { message.text.len() } else { row.end };
        canvas.write(1, y, room, &message.text[row.start..end], role);
    }
}

/// What the line of the filter can be completed to, or how much passes it.
fn filters(app: &App) -> String {
    if app.filter.is_on() {
        let passing = app.order.iter().map(|&it| app.filter.passing(app.panes[it].article)).sum();
        return number(passing, "passage") + " ";
    }
    Filter::NAMED.map(|it| it.0).join("  ") + "  (Tab) "
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
    Some(format!("✎ {}", one_line(text)))
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
