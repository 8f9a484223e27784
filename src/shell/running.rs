//! The loop: what happens is told to the [`App`], and what it asks for is done.

use std::io;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGQUIT};

use crate::analysis::Options;
use crate::app::{App, Coming, Effect, Input, Opening};
use crate::ingest::{Set, Source, has_lines};

use super::Outcome;
use super::background::Asked;
use super::editor::Editor;
use super::keeping::Keeper;
use super::keys;
use super::leaving::{End, Place};
use super::library::{Cause, Library};
use super::terminal::Screen;
use super::themes::Themes;
use super::visiting;
use super::waiting::{self, Signal, Waiter, Waken};
use super::walking::{Walk, expand};
use super::worker::{self, Job};

/// Least time between two frames.
const FRAME: Duration = Duration::from_millis(8);
/// Said of an article that was added to a set which a `set.toml` names.
const KEPT_IN_SET: &str = "opened beside the set; an [[article]] in its set.toml keeps it there";
/// How long a digit waits for a key that takes a count.
const PAUSE: Duration = Duration::from_millis(700);

/// The reader at work.
pub(super) struct Running<'a> {
    pub(super) app: App,
    pub(super) screen: Screen,
    pub(super) waiter: Waiter,
    pub(super) asked: Asked,
    pub(super) job: Job,
    pub(super) keeper: Option<Keeper>,
    pub(super) library: Library,
    /// The set as it was read last.
    pub(super) set: Set,
    pub(super) place: Place,
    pub(super) walk: Option<Walk>,
    pub(super) options: Options,
    pub(super) themes: &'a Themes,
}

/// Starts the analysis with what the reader has judged.
pub(super) fn analyse(
    app: &App,
    options: &Options,
    generation: u64,
    waiter: &Waiter,
) -> io::Result<Job> {
    let (articles, judged) = app.to_analyse();
    let options = Options { judged, ..options.clone() };
    Ok(worker::analyse(articles, options, generation, waiter.waker()?))
}

impl Running<'_> {
    /// Runs until somebody ends it. What has happened `early` is taken first.
    pub(super) fn run(mut self, mut early: Vec<Waken>) -> anyhow::Result<Outcome> {
        let mut drawn = Instant::now();
        // What the notes say is not drawn yet.
        let mut stale = true;
        loop {
            let until_frame = stale.then(|| FRAME.saturating_sub(drawn.elapsed()));
            let until_pause = self.app.wants_pause().then_some(PAUSE);
            let wait = [until_frame, until_pause].into_iter().flatten().min();
            let news = match std::mem::take(&mut early) {
                none if none.is_empty() => self.waiter.wait(wait)?,
                early => early,
            };
            if news.is_empty() && !stale {
                self.app.handle(Input::Pause);
                stale = true;
            }
            for waken in news {
                stale = true;
                if let Some(end) = self.take(waken)? {
                    return self.finish(end);
                }
            }
            if stale && drawn.elapsed() >= FRAME {
                self.screen.set_mouse(self.app.mouse)?;
                self.screen.draw(&self.app, self.themes.of(&self.app))?;
                drawn = Instant::now();
                stale = false;
            }
        }
    }

    /// Takes in what has happened, and does what follows from it. Returns how the loop ends, if it does.
    fn take(&mut self, waken: Waken) -> anyhow::Result<Option<End>> {
        let inputs = match waken {
            Waken::Terminal(event) => keys::inputs(&event, &mut self.asked),
            Waken::Input(input) => vec![input],
            Waken::Reread(set, cause) => {
                let listed = !set.set_files.is_empty() && cause == Cause::Added;
                let more = set.articles.len() > self.set.articles.len();
                let mut inputs = vec![Input::Reloaded(self.renew(*set, cause))];
                if listed && more {
                    inputs.push(Input::Told(KEPT_IN_SET.into()));
                }
                inputs
            }
            Waken::Signal(Signal::Resize) => vec![size()?],
            Waken::Signal(Signal::Suspend) => return self.perform(Effect::Suspend),
            Waken::Signal(Signal::Continue) => {
                self.screen.resume()?;
                Vec::new()
            }
            Waken::Signal(Signal::End(signal)) => return Ok(Some(End::Signal(signal))),
            // Only waited for while an editor is open.
            Waken::Edited(_) => Vec::new(),
        };
        for input in inputs {
            for effect in self.app.handle(input) {
                if let Some(end) = self.perform(effect)? {
                    return Ok(Some(end));
                }
            }
        }
        Ok(None)
    }

    fn perform(&mut self, effect: Effect) -> anyhow::Result<Option<End>> {
        match effect {
            Effect::Quit => return Ok(Some(End::Quit)),
            Effect::Compare { generation, repeat } => self.compare(generation, repeat)?,
            Effect::Redraw => self.screen.forget()?,
            Effect::Suspend => {
                self.screen.suspend()?;
                self.app.handle(size()?);
            }
            Effect::Keep(change) => match &self.keeper {
                Some(keeper) => keeper.keep(change),
                None => {
                    self.app.handle(Input::Unkept("kept only until you quit".into()));
                }
            },
            Effect::KeepUnfinished(notes) => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep_unfinished(notes);
                }
            }
            Effect::Analyse(generation) => {
                self.job.cancel();
                self.job = analyse(&self.app, &self.options, generation, &self.waiter)?;
            }
            Effect::Cancel => self.job.cancel(),
            Effect::Copy(text) => self.screen.copy(&text)?,
            Effect::Visit(address) => self.visit(&address)?,
            Effect::Look(folder) => {
                let waker = self.waiter.waker()?;
                self.walk = folder.map(|it| Walk::new(it, waker)).transpose()?;
            }
            Effect::Open(opening) => return Ok(self.open(opening)),
            Effect::Reload => self.library.read_again(Cause::ByHand),
            Effect::Edit { source, line } => return self.edit(&source, line),
        }
        Ok(None)
    }

    /// Opens something besides, or in the place of what is open: another set, and anything in that
    /// of the samples.
    fn open(&mut self, opening: Opening) -> Option<End> {
        let paths = match opening {
            Opening::Set(paths) => {
                let sources = paths.iter().filter_map(|it| Source::parse(it.as_ref()).ok());
                return Some(End::Open(sources.collect()));
            }
            Opening::Path(path) => path,
        };
        let source = match paths.parse() {
            Ok(address) => Source::Address(address),
            Err(_) => Source::Path(expand(&paths)),
        };
        if self.place.sources.contains(&Source::Samples) {
            return Some(End::Open(vec![source]));
        }
        self.place.sources.push(source.clone());
        self.library.open(source);
        None
    }

    /// Has a page opened that an article refers to.
    fn visit(&mut self, address: &str) -> io::Result<()> {
        let trouble = match address.parse() {
            Ok(page) => visiting::visit(&page, self.waiter.waker()?).err(),
            Err(error) => Some(format!("{address}: {error}")),
        };
        if let Some(trouble) = trouble {
            self.app.handle(Input::Trouble(trouble));
        }
        Ok(())
    }

    fn compare(&mut self, generation: u64, repeat: usize) -> io::Result<()> {
        let Some(it) = self.app.analysis.as_ref().and_then(|it| it.repeats.get(repeat)) else {
            return Ok(());
        };
        let (articles, it) = (self.app.articles.clone(), it.clone());
        let started = worker::compare(articles, it, (generation, repeat), self.waiter.waker()?);
        if let Err(error) = started {
            let trouble = format!("the word diff could not start ({error})");
            self.app.handle(Input::Trouble(trouble));
        }
        Ok(())
    }

    /// Takes in a set that was read again.
    fn renew(&mut self, set: Set, cause: Cause) -> Coming {
        let coming = Coming {
            title: set.title.clone(),
            articles: set.articles.clone(),
            names: set.home.names.clone(),
            problems: set.problems.iter().chain(&set.warnings).map(ToString::to_string).collect(),
            asked: cause != Cause::ByEvent,
        };
        self.set = set;
        coming
    }

    /// Lets the reader's editor have the terminal, and reads the articles again afterwards. What has no
    /// lines is shown by the system instead.
    fn edit(&mut self, source: &str, line: u32) -> anyhow::Result<Option<End>> {
        let at = self.set.articles.iter().position(|it| it.source == source);
        let path = at.and_then(|at| self.set.origins.get(at)?.path()).map(ToOwned::to_owned);
        let Some(path) = path else {
            let what = format!("{source} is not a file of yours; there is nothing to edit");
            self.app.handle(Input::Trouble(what));
            return Ok(None);
        };
        if !has_lines(&path) {
            let told = match visiting::show(&path, self.waiter.waker()?) {
                Ok(()) => {
                    Input::Told(format!("{source} has no lines to edit; opening it as it is"))
                }
                Err(trouble) => Input::Trouble(trouble),
            };
            self.app.handle(told);
            return Ok(None);
        }
        let editor = Editor::of_the_reader();
        self.screen.leave();
        let mut meanwhile = Vec::new();
        let outcome = match editor.open(&path, line, self.waiter.waker()?) {
            Err(error) => Err(error),
            Ok(()) => loop {
                match self.waiter.next_news()? {
                    Waken::Edited(outcome) => break outcome,
                    // Whatever keys the editor does not take for itself are not for us either.
                    Waken::Signal(Signal::End(SIGINT | SIGQUIT) | Signal::Continue) => {}
                    Waken::Signal(Signal::Suspend) => waiting::stop()?,
                    Waken::Signal(Signal::End(signal)) => return Ok(Some(End::Signal(signal))),
                    other => meanwhile.push(other),
                }
            },
        };
        self.screen.resume()?;
        self.app.handle(size()?);
        for waken in meanwhile {
            if let Some(end) = self.take(waken)? {
                return Ok(Some(end));
            }
        }
        if let Some(trouble) = editor.trouble(&outcome) {
            self.app.handle(Input::Trouble(trouble));
        }
        self.library.read_again(Cause::ByEvent);
        Ok(None)
    }
}

/// The size that the terminal has now.
fn size() -> io::Result<Input> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(Input::Resize(columns, rows))
}
