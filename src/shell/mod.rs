//! The edge: terminal, event loop, worker threads, signals, files.
//!
//! [`run`] opens the reader; `running` owns the loop: wait for something to happen, take all of it, let
//! the [`App`] answer, draw once. While nothing happens nothing is done and nothing is written.

pub mod attending;
mod background;
pub mod config;
mod draft;
mod editor;
pub mod folders;
mod keeping;
mod keys;
mod leaving;
mod library;
pub mod model;
pub mod notes;
mod running;
pub mod session;
mod terminal;
mod themes;
mod unfinished;
mod visiting;
mod waiting;
mod walking;
mod watching;
mod worker;

use std::io;
use std::process::ExitCode;
use std::time::Duration;

use crate::analysis::Options;
use crate::app::{App, Input, Message};
use crate::ingest::{Home, Set, Source};
use crate::notes::{Kept, Note};

use background::Asked;
use config::Config;
use keeping::Keeper;
use leaving::Place;
use library::Library;
use notes::Sidecar;
use running::{Running, analyse};
use session::Shelf;
use terminal::Screen;
pub use themes::Themes;
use waiting::{Waiter, Waken};

/// How long the first frame waits for the terminal to name its background: one on the same machine
/// has answered by then, and the screen need not change before the reader's eyes.
const LOOK: Duration = Duration::from_millis(1);

/// How the reader is to be opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the set was opened from, to read it again.
    pub sources: Vec<Source>,
    /// What the analysis is asked for.
    pub options: Options,
    /// What is said first. The last of it is shown until the first key is pressed.
    pub greetings: Vec<Message>,
    /// Where the notes are kept; `None` if nowhere.
    pub notes: Option<Sidecar>,
    /// Where the session is kept; `None` if nowhere.
    pub session: Option<Shelf>,
    /// What the reader has set.
    pub config: Config,
}

/// How a reading ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The program is to end with this code.
    Done(ExitCode),
    /// Another set is to be opened, from these sources; what is left to say of this one.
    Open(Vec<Source>, Vec<String>),
}

/// Opens the reader on `set` until the user quits. Keys come from the terminal even where standard
/// input is something else. Fails if there is no terminal.
pub fn run(set: Set, settings: Settings, themes: &Themes) -> anyhow::Result<Outcome> {
    let mut waiter = Waiter::new()?;
    let mut screen = Screen::enter()?;
    let mut asked = Asked::ask(settings.config.background.is_none(), themes.depth)?;
    let Settings { sources, options, greetings, notes, session, config } = settings;
    let size = crossterm::terminal::size()?;
    let mut app = App::new(set.title.clone(), set.articles.clone(), size);
    let watch = config.watch;
    set_up(&mut app, config, themes);
    for greeting in greetings {
        app.tell(greeting);
    }
    app.open_notes(set.home.names.clone(), Kept::default());
    let configured = app.modes();
    if let Some(shelf) = &session {
        app.resume(shelf.before());
    }
    let mut early = first_look(&mut app, &mut waiter, &mut asked)?;
    screen.draw(&app, themes.of(&app))?;
    let (keeper, unfinished) = open_notes(&mut app, &set.home, notes, &waiter)?;
    early.push(Waken::Input(Input::Unfinished(unfinished)));
    let job = analyse(&app, &options, 0, &waiter)?;
    let library = Library::new(sources.clone(), set.clone(), watch, waiter.waker()?)?;
    let place = Place { shelf: session, configured, sources };
    let walk = None;
    Running { app, screen, waiter, asked, job, keeper, library, set, place, walk, options, themes }
        .run(early)
}

/// Gives a reader that has just been made what is set and what is known of the terminal.
fn set_up(app: &mut App, config: Config, themes: &Themes) {
    app.themes = themes.names();
    app.theme = themes.chosen;
    app.wish_background(config.background);
    app.handle(Input::Background(background::from_environment()));
    app.keymap = config.keymap;
    app.boilerplate_hidden = config.boilerplate_hidden;
    app.scrolling = config.scrolling.unwrap_or(app.scrolling);
    app.mouse = config.mouse;
    app.wish(config.wishes);
}

/// Lets the terminal name its background before the first frame, if it is quick. Returns what else
/// has happened.
fn first_look(app: &mut App, waiter: &mut Waiter, asked: &mut Asked) -> io::Result<Vec<Waken>> {
    let mut early = Vec::new();
    if !asked.is_open() {
        return Ok(early);
    }
    for waken in waiter.wait(Some(LOOK))? {
        let Waken::Terminal(event) = waken else {
            early.push(waken);
            continue;
        };
        for input in keys::inputs(&event, asked) {
            if let Input::Background(_) = input {
                app.handle(input);
            } else {
                early.push(Waken::Input(input));
            }
        }
    }
    Ok(early)
}

/// Opens the notes on the set, and whatever keeps them. Returns that, and the notes that were not finished
/// the last time.
fn open_notes(
    app: &mut App,
    home: &Home,
    sidecar: Option<Sidecar>,
    waiter: &Waiter,
) -> anyhow::Result<(Option<Keeper>, Vec<Note>)> {
    let Some(mut sidecar) = sidecar else { return Ok((None, Vec::new())) };
    let (known, kept) = match sidecar.read() {
        Ok(notes) => (notes.to_string(), notes.kept().clone()),
        Err(error) => {
            app.handle(Input::Unkept(error.to_string()));
            (String::new(), Kept::default())
        }
    };
    app.open_notes(home.names.clone(), kept);
    let unfinished = sidecar.unfinished();
    Ok((Some(Keeper::new(sidecar, known, waiter.waker()?)?), unfinished))
}
