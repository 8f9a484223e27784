//! The edge: terminal, event loop, worker thread, signals.
//!
//! [`run`] owns the loop: wait for something to happen, take all of it, let the [`App`] answer, draw once.
//! While nothing happens nothing is done and nothing is written.

mod background;
pub mod config;
pub mod folders;
pub mod model;
pub mod notes;
mod terminal;
mod themes;
mod waiting;
mod worker;

use std::io;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent, KeyEventKind, KeyModifiers};

use crate::analysis::Options;
use crate::app::key::{Key, KeyCode};
use crate::app::{App, Effect, Input};
use crate::ingest::{Home, Set};

use background::Asked;
use config::Config;
use notes::{Keeper, Sidecar};
use terminal::Screen;
pub use themes::Themes;
use waiting::{Signal, Waiter, Waken};
use worker::Job;

/// Least time between two frames.
const FRAME: Duration = Duration::from_millis(8);
/// How long a digit waits for a key that takes a count.
const PAUSE: Duration = Duration::from_millis(700);
/// How long the first frame waits for the terminal to name its background: one on the same machine
/// has answered by then, and the screen need not change before the reader's eyes.
const LOOK: Duration = Duration::from_millis(1);

/// How the reader is to be opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the analysis is asked for.
    pub options: Options,
    /// Shown until the first key is pressed.
    pub greeting: Option<String>,
    /// Where the notes are kept; `None` if nowhere.
    pub notes: Option<Sidecar>,
    /// What the reader has set.
    pub config: Config,
}

/// Opens the reader on `set` until the user quits. Keys come from the terminal even where standard
/// input is something else. Fails if there is no terminal.
pub fn run(set: Set, settings: Settings, themes: &Themes) -> anyhow::Result<ExitCode> {
    let mut waiter = Waiter::new()?;
    let mut screen = Screen::enter()?;
    let mut asked = Asked::ask(settings.config.background.is_none(), themes.depth)?;
    let Settings { options, greeting, notes, config } = settings;
    let mut app = App::new(set.title, set.articles, crossterm::terminal::size()?);
    set_up(&mut app, config, themes);
    if let Some(greeting) = greeting {
        app.greet(greeting);
    }
    let mut early = first_look(&mut app, &mut waiter, &mut asked)?;
    screen.draw(&app, themes.of(&app))?;
    let keeper = open_notes(&mut app, set.home, notes, &waiter)?;
    let mut job = analyse(&app, &options, 0, &waiter)?;

    let mut drawn = Instant::now();
    // What the notes say is not drawn yet.
    let mut stale = true;
    loop {
        let until_frame = stale.then(|| FRAME.saturating_sub(drawn.elapsed()));
        let until_pause = app.wants_pause().then_some(PAUSE);
        let wait = [until_frame, until_pause].into_iter().flatten().min();
        let news = match std::mem::take(&mut early) {
            none if none.is_empty() => waiter.wait(wait)?,
            early => early,
        };
        if news.is_empty() && !stale {
            app.handle(Input::Pause);
            stale = true;
        }
        for waken in news {
            stale = true;
            let effects = match waken {
                Waken::Terminal(event) => {
                    let inputs = inputs(&event, &mut asked).into_iter();
                    inputs.flat_map(|it| app.handle(it)).collect()
                }
                Waken::Input(input) => app.handle(input),
                Waken::Signal(Signal::Resize) => {
                    let (columns, rows) = crossterm::terminal::size()?;
                    app.handle(Input::Resize(columns, rows))
                }
                Waken::Signal(Signal::Suspend) => vec![Effect::Suspend],
                Waken::Signal(Signal::Continue) => {
                    screen.resume()?;
                    Vec::new()
                }
                Waken::Signal(Signal::End(signal)) => {
                    job.cancel();
                    drop(screen);
                    keeper.map_or(Ok(()), Keeper::finish)?;
                    waiting::die_of(signal)?;
                    return Ok(ExitCode::FAILURE);
                }
            };
            for effect in effects {
                match effect {
                    Effect::Copy(_) | Effect::Edit { .. } | Effect::Reload => {}
                    Effect::Cancel => job.cancel(),
                    Effect::Quit => {
                        job.cancel();
                        asked.settle(&mut waiter)?;
                        drop(screen);
                        keeper.map_or(Ok(()), Keeper::finish)?;
                        return Ok(ExitCode::SUCCESS);
                    }
                    Effect::Compare { generation, repeat } => {
                        if let Some(it) =
                            app.analysis.as_ref().and_then(|it| it.repeats.get(repeat))
                        {
                            let (articles, it) = (app.articles.clone(), it.clone());
                            let waker = waiter.waker()?;
                            let started =
                                worker::compare(articles, it, (generation, repeat), waker);
                            if let Err(error) = started {
                                let trouble = format!("the word diff could not start ({error})");
                                app.handle(Input::Trouble(trouble));
                            }
                        }
                    }
                    Effect::Suspend => {
                        screen.suspend()?;
                        let (columns, rows) = crossterm::terminal::size()?;
                        app.handle(Input::Resize(columns, rows));
                    }
                    Effect::Keep(change) => match &keeper {
                        Some(keeper) => keeper.keep(change),
                        None => drop(app.handle(Input::Unkept("kept only until you quit".into()))),
                    },
                    Effect::Analyse(generation) => {
                        job.cancel();
                        job = analyse(&app, &options, generation, &waiter)?;
                    }
                }
            }
        }
        if stale && drawn.elapsed() >= FRAME {
            screen.draw(&app, themes.of(&app))?;
            drawn = Instant::now();
            stale = false;
        }
    }
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
        for input in inputs(&event, asked) {
            if let Input::Background(_) = input {
                app.handle(input);
            } else {
                early.push(Waken::Input(input));
            }
        }
    }
    Ok(early)
}

/// Starts the analysis with what the reader has judged.
fn analyse(app: &App, options: &Options, generation: u64, waiter: &Waiter) -> io::Result<Job> {
    let (articles, judged) = app.to_analyse();
    let options = Options { judged, ..options.clone() };
    Ok(worker::analyse(articles, options, generation, waiter.waker()?))
}

/// Opens the notes on the set, and whatever keeps them.
fn open_notes(
    app: &mut App,
    home: Home,
    sidecar: Option<Sidecar>,
    waiter: &Waiter,
) -> anyhow::Result<Option<Keeper>> {
    let Some(sidecar) = sidecar else { return Ok(None) };
    let (known, judgements) = match sidecar.read() {
        Ok(notes) => (notes.to_string(), notes.judgements().to_vec()),
        Err(error) => {
            app.handle(Input::Unkept(error.to_string()));
            (String::new(), Vec::new())
        }
    };
    app.open_notes(home.names, judgements);
    Ok(Some(Keeper::new(sidecar, known, waiter.waker()?)?))
}

/// What a terminal event means to the reader; nothing, for events that are not asked for.
fn inputs(event: &Event, asked: &mut Asked) -> Vec<Input> {
    match *event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            named(key).map_or_else(Vec::new, |key| asked.sift(key))
        }
        Event::Resize(columns, rows) => vec![Input::Resize(columns, rows)],
        _ => Vec::new(),
    }
}

fn named(event: KeyEvent) -> Option<Key> {
    use crossterm::event::KeyCode as Code;
    let code = match event.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab | Code::BackTab => KeyCode::Tab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::F(number) => KeyCode::F(number),
        _ => return None,
    };
    let shift = event.modifiers.contains(KeyModifiers::SHIFT) || event.code == Code::BackTab;
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        // A character says by itself whether Shift was held.
        shift: shift && !matches!(code, KeyCode::Char(_)),
    })
}
