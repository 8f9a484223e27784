//! What can be typed in the palette, and what a line could become.

use std::ops::RangeInclusive;

use super::super::action::Action;
use super::super::layout::{Arrangement, MEASURES, Wishes};
use super::super::{App, Background, Opening, Scrolling};
use super::arguments::{
    BACKGROUNDS, BOILERPLATES, articles, backgrounds, bases, boilerplates, closed, filters,
    layouts, openings, scrollings, searches, text_widths, themes,
};
use super::matching::cost;
use crate::mistake;
use crate::text::siglum;

/// Something to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// An action, as if its key had been pressed.
    Do(Action),
    /// Read in a theme, an index into `App::themes`.
    Theme(usize),
    /// Draw on this background, or on that of the terminal.
    Background(Option<Background>),
    /// Scroll in this way.
    Scroll(Scrolling),
    /// Arrange the panes in this way.
    Wish(Wishes),
    /// Hide boilerplate, or grey it.
    HideBoilerplate(bool),
    /// Focus a pane, by its index; a closed one is opened again.
    Focus(usize),
    /// Make an article the base, by its index.
    Base(usize),
    /// Show only the passages that match.
    Filter(String),
    /// Go to a paragraph of the focused article, from 1.
    Paragraph(usize),
    /// Search in all panes.
    Search(String),
    /// Open a file or a set.
    Open(Opening),
}

/// What a line could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The line.
    pub line: String,
    /// The keys that ask for the same.
    pub keys: String,
    /// What it does.
    pub says: String,
    /// What it runs; `None` if it lacks an argument.
    pub command: Option<Command>,
    /// Whether it is what is in force already.
    pub in_force: bool,
}

/// A command that takes an argument.
struct Taking {
    name: &'static str,
    says: &'static str,
    /// What it can be completed to, for what was typed of the argument.
    arguments: fn(&App, &str) -> Vec<Completion>,
    /// What the argument can be, so far as that is known before anything is open.
    takes: Takes,
}

/// What an argument can be.
enum Takes {
    /// The name of a theme.
    Theme,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// A number.
    Number(RangeInclusive<u16>),
    /// Anything.
    Words,
}

/// The commands that take an argument. Where one is an action, too, it needs none.
const TAKING: [Taking; 12] = [
    Taking { name: "add", says: "open more articles", arguments: openings, takes: Takes::Words },
    Taking { name: "theme", says: "read in a theme", arguments: themes, takes: Takes::Theme },
    Taking {
        name: "background",
        says: "the theme's dark or light side",
        arguments: backgrounds,
        takes: Takes::OneOf(|| BACKGROUNDS.map(|it| it.1).to_vec()),
    },
    Taking {
        name: "scrolling",
        says: "scroll the panes linked or free",
        arguments: scrollings,
        takes: Takes::OneOf(|| Scrolling::ALL.map(|it| it.1).to_vec()),
    },
    Taking {
        name: "boilerplate",
        says: "grey or hidden",
        arguments: boilerplates,
        takes: Takes::OneOf(|| BOILERPLATES.map(|it| it.1).to_vec()),
    },
    Taking {
        name: "layout",
        says: "how panes stand to one another",
        arguments: layouts,
        takes: Takes::OneOf(|| Arrangement::ALL.map(|it| it.1).to_vec()),
    },
    Taking {
        name: "text-width",
        says: "columns of text at most",
        arguments: text_widths,
        takes: Takes::Number(MEASURES),
    },
    Taking {
        name: "focus",
        says: "focus an article by its letter or name",
        arguments: articles,
        takes: Takes::Words,
    },
    Taking {
        name: "reopen",
        says: "open a closed article again",
        arguments: closed,
        takes: Takes::Words,
    },
    Taking {
        name: "base",
        says: "make an article the base",
        arguments: bases,
        takes: Takes::Words,
    },
    Taking {
        name: "filter",
        says: "show only passages that match",
        arguments: filters,
        takes: Takes::Words,
    },
    Taking {
        name: "search",
        says: "search in all panes",
        arguments: searches,
        takes: Takes::Words,
    },
];

/// Checks a line that a key is to run, as `theme dark`; `themes` are the names of all themes. Fails
/// with what is wrong in it, without a full stop.
pub fn check(line: &str, themes: &[String]) -> Result<(), String> {
    if line.parse::<usize>().is_ok() {
        return Ok(());
    }
    let (name, argument) = line.split_once(' ').unwrap_or((line, ""));
    let argument = argument.trim();
    let Some(taking) = TAKING.iter().find(|it| it.name == name) else {
        if Action::ALL.iter().any(|it| it.1 == name) {
            return Err(format!("`{name}` takes no argument"));
        }
        let hint = is_like(name).map_or_else(
            || "type : in the program for all of them".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        return Err(format!("`{name}` is no action; {hint}"));
    };
    let one_of = |known: Vec<&str>| {
        if known.contains(&argument) {
            return Ok(());
        }
        let hint = mistake::hint(argument, &known);
        Err(format!("`{argument}` is nothing that `{name}` can take; {hint}"))
    };
    match &taking.takes {
        _ if argument.is_empty() => Err(format!("`{name}` wants an argument ({})", taking.says)),
        Takes::Theme => one_of(themes.iter().map(String::as_str).collect()),
        Takes::OneOf(known) => one_of(known()),
        Takes::Number(range) if argument.parse().is_ok_and(|it| range.contains(&it)) => Ok(()),
        Takes::Number(range) => {
            Err(format!("`{name}` wants a number from {} to {}", range.start(), range.end()))
        }
        Takes::Words => Ok(()),
    }
}

/// What `line` could become, the likeliest first; for an empty line what was run last comes first.
pub(super) fn completions(app: &App, line: &str) -> Vec<Completion> {
    let line = line.trim_start();
    if let Ok(number) = line.trim_end().parse::<usize>() {
        let says = format!("go to paragraph {number} of {}", siglum(app.focused().article));
        return vec![completion(number.to_string(), says, Command::Paragraph(number))];
    }
    if let Some((name, argument)) = line.split_once(' ')
        && let Some(taking) = TAKING.iter().find(|it| it.name == name)
    {
        return (taking.arguments)(app, argument.trim());
    }
    let typed = line.trim_end().to_lowercase();
    let mut found: Vec<(usize, Completion)> = Vec::new();
    for it in names(app) {
        let says = it.says.to_lowercase();
        let said = typed.split(' ').all(|word| says.contains(word)).then_some(SAID);
        let named = cost(&typed, &it.line);
        let best = named.into_iter().chain(said).min();
        found.extend(best.map(|cost| (cost, it)));
    }
    found.sort_by_key(|it| it.0);
    let found = found.into_iter().map(|it| it.1);
    if !typed.is_empty() {
        return found.collect();
    }
    let mut recent: Vec<Completion> = Vec::new();
    for line in app.history.iter().rev() {
        recent.extend(completions(app, line).into_iter().find(|it| it.line == *line));
    }
    let fresh = found.filter(|it| !app.history.contains(&it.line)).collect::<Vec<_>>();
    recent.into_iter().chain(fresh).collect()
}

/// What it costs that only the description of a command has the words: less than letters here and
/// there in its name.
const SAID: usize = 6;

/// The command whose name is most like `line`.
pub(super) fn is_like(line: &str) -> Option<&'static str> {
    let actions = Action::ALL.iter().map(|(_, name, ..)| *name);
    let names: Vec<&str> = actions.chain(TAKING.iter().map(|it| it.name)).collect();
    mistake::nearest(line, &names)
}

/// Every command by its name.
fn names(app: &App) -> impl Iterator<Item = Completion> {
    let actions = Action::ALL.iter().filter(|it| it.0 != Action::Palette);
    let actions = actions.map(|&(action, name, _, says)| Completion {
        keys: app.keys_for(action).join("  "),
        ..completion(name.to_owned(), says.to_owned(), Command::Do(action))
    });
    let no_action = |it: &&Taking| Action::ALL.iter().all(|(_, name, ..)| *name != it.name);
    let taking = TAKING.iter().filter(no_action).map(|it| Completion {
        command: None,
        ..completion(it.name.to_owned(), it.says.to_owned(), Command::Paragraph(1))
    });
    actions.chain(taking)
}

/// What a line could become that runs a command.
pub(super) fn completion(line: String, says: String, command: Command) -> Completion {
    Completion { line, keys: String::new(), says, command: Some(command), in_force: false }
}
