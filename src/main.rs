//! Parses the command line, chooses the mode, sets the exit code.
//!
//! The process ends with 0 when all is done, 1 when its output or something that the reader made could not
//! be written, and 2 on bad usage or input. Whoever reads our output may stop when they like: a broken pipe is no error.

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use parallax::analysis::{Options, analyse_quietly, reuse};
use parallax::app::Message;
use parallax::cli::{self, Collecting, Comparing, Form, Generated, Printing, Reading, Request};
use parallax::ingest::{self, Isolation, Means, NotAdded, Problem, Set, Source, Web};
use parallax::notes::Notes;
use parallax::report::Report;
use parallax::shell::attending::Person;
use parallax::shell::config::Config;
use parallax::shell::notes::{NotesError, Sidecar};
use parallax::shell::session::Shelf;
use parallax::shell::{self, Outcome, Settings, Themes, folders};
use parallax::text::clean;

/// Exit code for bad usage (clap uses it too) and for input that cannot be used.
const BAD_INPUT: u8 = 2;

/// Columns of a text report that goes to no terminal.
const PLAIN_WIDTH: usize = 80;

/// Columns beyond which lines of prose are hard to read.
const WIDEST: usize = 100;

/// Usage or input that cannot be used: one clear sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct BadInput(String);

impl BadInput {
    fn new(error: impl Display) -> Self {
        Self(error.to_string())
    }
}

fn main() -> ExitCode {
    if let Some(code) = ingest::serve(env::args_os()) {
        return code;
    }
    let done = match cli::parse() {
        Request::Read(request) => read(request),
        Request::Print(request) => print(request),
        Request::Collect(request) => collect(&request),
        Request::Generate(what) => generate(what),
    };
    done.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        complain(format_args!("{error:#}"));
        if error.is::<BadInput>() { ExitCode::from(BAD_INPUT) } else { ExitCode::FAILURE }
    })
}

/// Opens the reader, or prints the report where there is no terminal to read on.
fn read(request: Reading) -> anyhow::Result<ExitCode> {
    let Reading { mut comparing, theme, session } = request;
    let mut config = settings(&comparing)?;
    let theme = theme.as_ref().or(config.theme.as_ref());
    let themes = Themes::load(&config.themes, theme.map(String::as_str)).map_err(BadInput::new)?;
    if !io::stdout().is_terminal() {
        return print(Printing { comparing, form: Form::Text });
    }
    config.session &= session;
    let options = options(&comparing, &config)?;
    let mut set = open(&comparing, Person { asks: true })?;
    let mut trouble = None;
    loop {
        let sources = &comparing.sources;
        let (session, added) = come_back(sources, &set, &config, &mut trouble);
        let sources: Vec<Source> = sources.iter().cloned().chain(added).collect();
        if sources.len() > comparing.sources.len() {
            set = ingest::reopen(&sources, &set);
        }
        let mut greetings = greetings(&sources, &set);
        greetings.extend(trouble.take().map(|text| Message { text, warning: true }));
        let notes = Sidecar::of(&set.home, folders::state()).filter(|_| comparing.notes);
        let (options, config) = (options.clone(), config.clone());
        let settings = Settings { sources, options, greetings, notes, session, config };
        match shell::run(set, settings, &themes)? {
            Outcome::Done(code) => return Ok(code),
            Outcome::Open(sources, said) => {
                trouble = (!said.is_empty()).then(|| said.join("; "));
                let found = ingest::open_with(&sources, &means(&comparing), &Person { asks: true });
                if found.articles.is_empty() {
                    trouble = found.problems.first().map(ToString::to_string);
                    set = open(&comparing, Person { asks: true })?;
                } else {
                    (comparing.sources, set) = (sources, found);
                }
            }
        }
    }
}

/// The session of a set, if one is kept, and what was added to the set in it.
fn come_back(
    sources: &[Source],
    set: &Set,
    config: &Config,
    trouble: &mut Option<String>,
) -> (Option<Shelf>, Vec<Source>) {
    let shelf = Shelf::of(&set.home, sources, folders::state()).filter(|_| config.session);
    let Some(mut shelf) = shelf else { return (None, Vec::new()) };
    if let Err(error) = shelf.read() {
        trouble.get_or_insert_with(|| format!("begun anew: {error}"));
    }
    let added =
        shelf.before().added.iter().filter_map(|it| Source::parse(it.as_ref()).ok()).collect();
    (Some(shelf), added)
}

/// The reader's settings: from the file that the command line or `PARALLAX_CONFIG` names, or else from
/// the usual place.
fn settings(comparing: &Comparing) -> Result<Config, BadInput> {
    let variable = || env::var_os("PARALLAX_CONFIG").filter(|it| !it.is_empty());
    let named = comparing.config.clone().or_else(|| variable().map(PathBuf::from));
    Config::load(named, folders::config()).map_err(BadInput::new)
}

/// What the analysis is asked for: by the command line, or else by the settings.
fn options(comparing: &Comparing, config: &Config) -> Result<Options, BadInput> {
    let words = comparing.min_repeat_words.or(config.min_repeat_words);
    let model = comparing.model.as_ref().or(config.model.as_ref());
    let embedding = model.map(|folder| shell::model::load(folder)).transpose();
    Ok(Options {
        min_repeat_words: words.unwrap_or(reuse::MIN_WORDS),
        min_link_score: comparing.min_link_score,
        embedding: embedding.map_err(BadInput::new)?.map(Arc::new),
        ..Options::default()
    })
}

/// What the reader says first, the last of it on screen: what could not be opened or is doubtful, how old
/// copies of pages are, or that these are the samples.
fn greetings(sources: &[Source], set: &Set) -> Vec<Message> {
    let told = set.problems.iter().chain(&set.warnings);
    let mut greetings: Vec<Message> =
        told.map(|it| Message { text: first_line(it), warning: true }).collect();
    greetings.reverse();
    if sources.contains(&Source::Samples) {
        let own = "These are the samples. Your own: parallax FILE FILE …".to_owned();
        greetings.push(Message { text: own, warning: false });
    } else if let [more @ .., first] = greetings.as_mut_slice()
        && !more.is_empty()
    {
        first.text = format!("{} (and {} more)", first.text, more.len());
    }
    if let Some(text) = set.age() {
        greetings.insert(0, Message { text, warning: false });
    }
    greetings
}

fn first_line(problem: &Problem) -> String {
    problem.to_string().lines().next().unwrap_or_default().to_owned()
}

fn print(request: Printing) -> anyhow::Result<ExitCode> {
    let Printing { comparing, form } = request;
    let mut options = options(&comparing, &settings(&comparing)?)?;
    let set = open(&comparing, Person { asks: false })?;
    let mut notes = Notes::default();
    if comparing.notes {
        notes = read_notes(&set).map_err(|error| {
            BadInput(format!("{error}; mend it, or leave it out with --no-notes"))
        })?;
        options.judged = notes.judged().collect();
    }
    let analysis = analyse_quietly(&set.articles, &options);
    let report = Report {
        title: set.title.as_deref(),
        articles: &set.articles,
        analysis: &analysis,
        notes: notes.notes(),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = match form {
        Form::Text => report.write_text(&mut out, width()),
        Form::Json => report.write_json(&mut out),
        Form::Linear => report.write_linear(&mut out, width()),
    };
    written.and_then(|()| out.flush()).context("the report cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

/// Lists articles in a set, and says how to read it.
fn collect(request: &Collecting) -> anyhow::Result<ExitCode> {
    let Collecting { set, title, sources } = request;
    let added = match ingest::add_to_set(set, title.as_deref(), sources) {
        Ok(added) => added,
        Err(NotAdded::Unfit(problem)) => return Err(BadInput::new(problem).into()),
        Err(unwritten) => return Err(unwritten.into()),
    };
    let file = added.file.display();
    let (all, new) = (added.all, added.new);
    let articles = if all == 1 { "article" } else { "articles" };
    writeln!(
        io::stdout(),
        "{file} lists {all} {articles} ({new} new); to read them: parallax {file}"
    )
    .context("it cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

fn generate(what: Generated) -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    what.write(&mut out).and_then(|()| out.flush()).context("it cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

/// What the reader has made of the set; says what no longer finds its passages.
fn read_notes(set: &Set) -> Result<Notes, NotesError> {
    let mut notes = Notes::new(set.home.names.clone());
    let Some(sidecar) = Sidecar::of(&set.home, folders::state()) else { return Ok(notes) };
    notes.set(sidecar.read()?.kept().clone(), &set.articles);
    if let Some(lost) = notes.lost() {
        complain(lost);
    }
    Ok(notes)
}

/// Opens `sources` and says what could not be opened or is doubtful. Fails when too little is left to go on: one
/// article is enough only where one was asked for.
fn open(comparing: &Comparing, attendant: Person) -> Result<Set, BadInput> {
    let set = ingest::open_with(&comparing.sources, &means(comparing), &attendant);
    for problem in set.problems.iter().chain(&set.warnings) {
        complain(problem);
    }
    set.age().into_iter().for_each(complain);
    match set.articles.len() {
        0 => Err(BadInput::new("there is no article to open")),
        1 if !set.problems.is_empty() => {
            Err(BadInput::new("one article is left, and a comparison needs two"))
        }
        _ => Ok(set),
    }
}

/// How sources are opened.
fn means(comparing: &Comparing) -> Means {
    let usual = Web::default();
    let web = Web {
        cache: folders::cache(),
        refresh: comparing.refresh,
        patience: comparing.timeout.unwrap_or(usual.patience),
    };
    // On Linux the program is found under this name even when another version has taken its place.
    let program = if cfg!(target_os = "linux") {
        Some(PathBuf::from("/proc/self/exe"))
    } else {
        env::current_exe().ok()
    };
    Means { web, isolation: program.map_or(Isolation::Thread, Isolation::Process) }
}

fn width() -> usize {
    let terminal = io::stdout().is_terminal().then(crossterm::terminal::size).and_then(Result::ok);
    terminal.map_or(PLAIN_WIDTH, |(columns, _)| usize::from(columns).min(WIDEST))
}

/// A line on standard error. That it cannot be written is nothing that could be told to anybody.
fn complain(what: impl Display) {
    let what = what.to_string();
    let _ = writeln!(io::stderr(), "parallax: {}", clean::clean(&what));
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    kind == Some(io::ErrorKind::BrokenPipe)
}
