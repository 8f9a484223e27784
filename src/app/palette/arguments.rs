//! What the arguments of commands can be, and those that match what was typed of one.

use super::super::layout::{Arrangement, MEASURES, Wishes};
use super::super::{App, Background, Filter, Opening, Scrolling};
use super::command::{Command, Completion, completion};
use super::matching::cost;
use crate::text::siglum;

/// What `background` can be, with its name and what it means.
pub(super) const BACKGROUNDS: [(Option<Background>, &str, &str); 3] = [
    (None, "auto", "as the terminal's is"),
    (Some(Background::Dark), "dark", ""),
    (Some(Background::Light), "light", ""),
];

/// What `boilerplate` can be: whether it is hidden, with its name and what it means.
pub(super) const BOILERPLATES: [(bool, &str, &str); 2] =
    [(false, "grey", "there, but greyed"), (true, "hidden", "left out")];

/// Arguments that are words to choose from: those that match `typed`, the best first.
fn choices(
    app: &App,
    name: &str,
    typed: &str,
    words: impl Iterator<Item = (String, String, Command, bool)>,
) -> Vec<Completion> {
    let typed = typed.to_lowercase();
    let mut found: Vec<(usize, Completion)> = words
        .filter_map(|(word, says, command, in_force)| {
            let cost = cost(&typed, &word.to_lowercase()).or(cost(&typed, &says.to_lowercase()))?;
            let line = format!("{name} {word}");
            let says = match (in_force, says.as_str()) {
                (true, "") => "now".to_owned(),
                (true, says) => format!("now · {says}"),
                (false, _) => says,
            };
            let keys = app.keys_for_command(&line).join("  ");
            Some((cost, Completion { keys, in_force, ..completion(line, says, command) }))
        })
        .collect();
    found.sort_by_key(|it| it.0);
    // What is in force is pointed out while there is nothing to go by, and no longer.
    found
        .into_iter()
        .map(|(_, it)| Completion { in_force: it.in_force && typed.is_empty(), ..it })
        .collect()
}

pub(super) fn themes(app: &App, typed: &str) -> Vec<Completion> {
    // The one that is only being tried is not in force.
    let now = app.palette().map_or(app.theme, |it| it.theme);
    let words =
        app.themes.iter().enumerate().map(|(index, name)| {
            (name.clone(), String::new(), Command::Theme(index), index == now)
        });
    choices(app, "theme", typed, words)
}

pub(super) fn scrollings(app: &App, typed: &str) -> Vec<Completion> {
    let words = Scrolling::ALL.iter().map(|&(scrolling, name, says)| {
        let in_force = scrolling == app.scrolling;
        (name.to_owned(), says.to_owned(), Command::Scroll(scrolling), in_force)
    });
    choices(app, "scrolling", typed, words)
}

pub(super) fn backgrounds(app: &App, typed: &str) -> Vec<Completion> {
    let words = BACKGROUNDS.iter().map(|&(background, name, says)| {
        let in_force = background == app.wished_background();
        (name.to_owned(), says.to_owned(), Command::Background(background), in_force)
    });
    choices(app, "background", typed, words)
}

pub(super) fn boilerplates(app: &App, typed: &str) -> Vec<Completion> {
    let words = BOILERPLATES.iter().map(|&(hidden, name, says)| {
        let in_force = hidden == app.boilerplate_hidden;
        (name.to_owned(), says.to_owned(), Command::HideBoilerplate(hidden), in_force)
    });
    choices(app, "boilerplate", typed, words)
}

pub(super) fn layouts(app: &App, typed: &str) -> Vec<Completion> {
    let wishes = app.wishes();
    let words = Arrangement::ALL.iter().map(|&(arrangement, name, says)| {
        let command = Command::Wish(Wishes { arrangement, ..wishes });
        (name.to_owned(), says.to_owned(), command, arrangement == wishes.arrangement)
    });
    choices(app, "layout", typed, words)
}

pub(super) fn text_widths(app: &App, typed: &str) -> Vec<Completion> {
    let wishes = app.wishes();
    let measure = typed.parse::<u16>().ok().filter(|it| MEASURES.contains(it));
    let says = match measure {
        Some(_) => format!("columns of text at most; {} now", wishes.measure),
        None => format!("a number from {} to {}", MEASURES.start(), MEASURES.end()),
    };
    let command = measure.map(|measure| Command::Wish(Wishes { measure, ..wishes }));
    let line = format!("text-width {}", measure.map_or(String::new(), |it| it.to_string()));
    let line = line.trim_end().to_owned();
    vec![Completion { line, keys: String::new(), says, command, in_force: false }]
}

pub(super) fn articles(app: &App, typed: &str) -> Vec<Completion> {
    let words = app.panes.iter().enumerate().map(|(index, pane)| {
        let name = app.articles[pane.article].name().to_owned();
        (siglum(pane.article), name, Command::Focus(index), index == app.focus)
    });
    choices(app, "focus", typed, words)
}

pub(super) fn closed(app: &App, typed: &str) -> Vec<Completion> {
    let words = app.closed().iter().rev().map(|&pane| {
        let article = app.panes[pane].article;
        let name = app.articles[article].name().to_owned();
        (siglum(article), name, Command::Focus(pane), false)
    });
    choices(app, "reopen", typed, words)
}

pub(super) fn bases(app: &App, typed: &str) -> Vec<Completion> {
    let words = app.articles.iter().enumerate().map(|(index, article)| {
        (siglum(index), article.name().to_owned(), Command::Base(index), index == app.base)
    });
    choices(app, "base", typed, words)
}

pub(super) fn filters(app: &App, typed: &str) -> Vec<Completion> {
    if typed.is_empty() || typed.starts_with(':') {
        let words = Filter::NAMED.iter().map(|&(name, says)| {
            (name.to_owned(), says.to_owned(), Command::Filter(name.to_owned()), false)
        });
        return choices(app, "filter", typed, words);
    }
    let says = "show only passages that match".to_owned();
    vec![completion(format!("filter {typed}"), says, Command::Filter(typed.to_owned()))]
}

pub(super) fn searches(_app: &App, typed: &str) -> Vec<Completion> {
    let says = "search in all panes".to_owned();
    let command = (!typed.is_empty()).then(|| Command::Search(typed.to_owned()));
    let line = format!("search {typed}").trim_end().to_owned();
    vec![Completion { line, keys: String::new(), says, command, in_force: false }]
}

/// What can be opened: what was found, and what was typed, if it could be a path.
pub(super) fn openings(app: &App, typed: &str) -> Vec<Completion> {
    /// More is not read through.
    const MOST: usize = 200;
    let wanted = typed.to_lowercase();
    let found = app.candidates().iter().enumerate();
    let mut found: Vec<(usize, usize)> =
        found.filter_map(|(at, it)| Some((cost(&wanted, &it.name.to_lowercase())?, at))).collect();
    found.sort_unstable();
    found.truncate(MOST);
    let mut listed: Vec<Completion> = found
        .into_iter()
        .map(|(_, at)| {
            let it = &app.candidates()[at];
            let line = format!("add {}", it.name);
            completion(line, it.says.clone(), Command::Open(it.opens.clone()))
        })
        .collect();
    let line = format!("add {typed}");
    if listed.is_empty() && typed.is_empty() {
        let says = "type a path (~/ or / or ../) or an address";
        let line = "add".to_owned();
        return vec![Completion {
            command: None,
            ..completion(line, says.into(), Command::Paragraph(1))
        }];
    }
    if !typed.is_empty() && listed.iter().all(|it| it.line != line) {
        let opens = Command::Open(Opening::Path(typed.to_owned()));
        listed.push(completion(line, "open what you typed".into(), opens));
    }
    listed
}
