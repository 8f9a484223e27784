//! The command palette: a line to type a command in, and above it what the line could become.
//!
//! Every action is a command by its name; some commands take an argument (`theme light`). The list
//! can be moved in, a theme shows itself while it is selected, and what was run before comes first.

mod arguments;
mod command;
mod matching;

use std::ops::Range;

use super::layout::Area;
use super::prompt::{Prompt, PromptKind};
use super::{App, Effect};
use command::{Command, completions, is_like};
pub use command::{Completion, check};

/// Commands remembered.
const MOST: usize = 50;

/// The list above the line.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What the line could become, the likeliest first.
    pub completions: Vec<Completion>,
    /// The selected one, an index; none while nothing is typed.
    pub selected: Option<usize>,
    /// The first one in sight, so far as the selected one is in sight then.
    first: usize,
    /// The theme before one was tried.
    theme: usize,
}

/// Most rows of the list.
const ROWS: u16 = 12;

impl Palette {
    /// The completions in sight where there is room for `rows`, the selected one among them.
    pub fn shown(&self, rows: u16) -> Range<usize> {
        let (rows, count) = (usize::from(rows).max(1), self.completions.len());
        let selected = self.selected.unwrap_or(0);
        let first = self.first.clamp((selected + 1).saturating_sub(rows), selected);
        let first = first.min(count.saturating_sub(rows));
        first..count.min(first + rows)
    }

    fn chosen(&self) -> Option<&Completion> {
        self.completions.get(self.selected?)
    }
}

impl App {
    pub(super) fn open_palette(&mut self) {
        let palette =
            Palette { completions: Vec::new(), selected: None, first: 0, theme: self.theme };
        self.prompt = Some(Prompt::new(PromptKind::Command(palette), ""));
        self.complete();
    }

    /// The palette, while a command is being typed.
    pub fn palette(&self) -> Option<&Palette> {
        match &self.prompt {
            Some(Prompt { kind: PromptKind::Command(palette), .. }) => Some(palette),
            _ => None,
        }
    }

    /// The box around the list, above the last row of the screen; nothing while there is no list.
    pub fn palette_frame(&self) -> Option<Area> {
        let count = self.palette()?.completions.len() as u16;
        let (width, height) = self.size;
        let rows = count.min(ROWS).min(height.saturating_sub(4));
        let frame = Area { x: 0, y: height.saturating_sub(rows + 3), width, height: rows + 2 };
        (count > 0).then_some(frame)
    }

    /// Selects what stands in a row of the screen, which is one of the list's; runs it, if it is selected
    /// already.
    pub(super) fn click_in_palette(&mut self, row: u16) -> Vec<Effect> {
        let Some((palette, frame)) = self.palette().zip(self.palette_frame()) else {
            return Vec::new();
        };
        let shown = palette.shown(frame.height - 2);
        let line = row.checked_sub(frame.y + 1).map(|it| shown.start + usize::from(it));
        let line = line.filter(|it| shown.contains(it));
        if line.is_some() && palette.selected == line {
            return self.end_line(true);
        }
        if line.is_some() {
            self.in_palette(|palette| palette.selected = line);
        }
        Vec::new()
    }

    /// Lists what the line could become.
    pub(super) fn complete(&mut self) {
        let Some(Prompt { text, .. }) = &self.prompt else { return };
        let completions = completions(self, text);
        let in_force = completions.iter().position(|it| it.in_force);
        let selected = if text.trim().is_empty() { None } else { Some(in_force.unwrap_or(0)) };
        self.in_palette(|palette| {
            palette.selected = selected.filter(|&at| at < completions.len());
            palette.completions = completions;
        });
    }

    /// Lists anew what the line could become, now that more is known; what is selected stays.
    pub(super) fn complete_again(&mut self) {
        let chosen = self.palette().and_then(Palette::chosen).map(|it| it.line.clone());
        self.complete();
        self.in_palette(|palette| {
            let again = palette.completions.iter().position(|it| Some(&it.line) == chosen.as_ref());
            palette.selected = again.or(palette.selected);
        });
    }

    /// Moves the selection by `steps`, round the ends; `fill` puts what is selected into the line.
    pub(super) fn move_in_palette(&mut self, steps: isize, fill: bool) {
        let Some(palette) = self.palette() else { return };
        let count = palette.completions.len() as isize;
        if count == 0 {
            return;
        }
        let line = |prompt: &Prompt| prompt.text.trim().to_owned();
        let typed = self.prompt.as_ref().map(line).unwrap_or_default();
        // The first Tab completes what is selected already.
        let filled = palette.chosen().is_some_and(|it| it.line == typed);
        let to = match palette.selected {
            Some(at) if fill && !filled && steps > 0 => at as isize,
            Some(at) => (at as isize + steps).rem_euclid(count),
            None if steps < 0 => count - 1,
            None => 0,
        };
        self.in_palette(|palette| palette.selected = Some(to as usize));
        if fill
            && let Some(prompt) = &mut self.prompt
            && let PromptKind::Command(palette) = &prompt.kind
            && let Some(chosen) = palette.chosen()
        {
            let (line, complete) = (chosen.line.clone(), chosen.command.is_some());
            prompt.set(if complete { line } else { line + " " });
            if !complete {
                // What is missing is listed at once.
                self.complete();
            }
        }
    }

    /// Changes the palette, and shows the theme that is selected in it.
    fn in_palette(&mut self, change: impl FnOnce(&mut Palette)) {
        let Some(Prompt { kind: PromptKind::Command(palette), .. }) = &mut self.prompt else {
            return;
        };
        change(palette);
        let rows = ROWS.min(self.size.1.saturating_sub(4));
        palette.first = palette.shown(rows).start;
        self.theme = match palette.chosen().and_then(|it| it.command.as_ref()) {
            Some(Command::Theme(theme)) => *theme,
            _ => palette.theme,
        };
    }

    /// Runs what is selected. The line is closed already.
    pub(super) fn run(&mut self, line: &str, palette: &Palette) -> Vec<Effect> {
        self.leave_palette(palette);
        let line = line.trim();
        let Some(chosen) = palette.chosen() else {
            if !line.is_empty() {
                let hint = is_like(line).map(|name| format!("; did you mean `{name}`?"));
                self.warn(format!("`{line}` is no command{}", hint.unwrap_or_default()));
            }
            return Vec::new();
        };
        let Some(command) = chosen.command.clone() else {
            // It lacks an argument: the line stays open for that.
            let line = format!("{} ", chosen.line);
            self.prompt = Some(Prompt::new(PromptKind::Command(palette.clone()), line));
            self.complete();
            return Vec::new();
        };
        self.history.retain(|it| *it != chosen.line);
        self.history.push(chosen.line.clone());
        let surplus = self.history.len().saturating_sub(MOST);
        self.history.drain(..surplus);
        self.execute(command)
    }

    /// Leaves the palette with nothing done.
    pub(super) fn leave_palette(&mut self, palette: &Palette) {
        self.theme = palette.theme;
    }

    /// Runs a line as if it had been typed. One that nothing can be made of is said.
    pub(super) fn command(&mut self, line: &str) -> Vec<Effect> {
        let first = completions(self, line).into_iter().next();
        if let Some(command) = first.filter(|it| it.line == line).and_then(|it| it.command) {
            return self.execute(command);
        }
        self.warn(format!("`{line}` is nothing that can be done here"));
        Vec::new()
    }

    fn execute(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Do(action) => return self.update(action),
            Command::Open(opening) => return vec![Effect::Open(opening)],
            Command::Theme(theme) => self.read_in(theme),
            Command::Background(background) => self.wish_background(background),
            Command::Scroll(scrolling) => self.scroll_as(scrolling),
            Command::Wish(wishes) => self.wish(wishes),
            Command::HideBoilerplate(hidden) => self.hide_boilerplate(hidden),
            Command::Focus(pane) => {
                self.set_focus(pane);
                self.follow();
            }
            Command::Base(article) => self.make_base(article),
            Command::Filter(wanted) => {
                self.views.clear();
                let origin = self.spot();
                self.filter_while_typing(&wanted, &origin);
                self.accept_filter(&wanted, origin);
            }
            Command::Paragraph(number) => {
                self.views.clear();
                self.read(super::action::Action::First, Some(number));
            }
            Command::Search(text) => {
                self.views.clear();
                let origin = self.spot();
                self.search_while_typing(&text, &origin);
                self.accept_search(&text, origin, "");
            }
        }
        Vec::new()
    }
}
