//! Parses the command line, chooses the mode, sets the exit code.
//!
//! The process ends with 0 when all is done, 1 when its output could not be written, and 2 on bad
//! usage or input. Whoever reads our output may stop when they like: a broken pipe is no error.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use parallax::analysis::{Judged, Options, analyse_quietly};
use parallax::cli::{self, Form, Printing, Reading, Request};
use parallax::ingest::{self, Set, Source};
use parallax::notes::Notes;
use parallax::report::Report;
use parallax::shell::notes::{NotesError, Sidecar};
use parallax::shell::{self, Settings, Themes, folders};
use parallax::text::clean;

/// Exit code for bad usage (clap uses it too) and for input that cannot be used.
const BAD_INPUT: u8 = 2;

/// Columns of a text report that goes to no terminal.
const PLAIN_WIDTH: usize = 80;

/// Columns beyond which lines of prose are hard to read.
const WIDEST: usize = 100;

fn main() -> ExitCode {
    let done = match cli::parse() {
        Request::Read(request) => read(request),
        Request::Print(request) => print(request),
    };
    done.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        complain(format_args!("{error:#}"));
        ExitCode::FAILURE
    })
}

/// Opens the reader, or prints the report where there is no terminal to read on.
fn read(request: Reading) -> anyhow::Result<ExitCode> {
    let Reading { sources, options, model, theme, notes } = request;
    let themes = match Themes::load(theme.as_deref()) {
        Ok(themes) => themes,
        Err(error) => {
            complain(error);
            return Ok(ExitCode::from(BAD_INPUT));
        }
    };
    if !io::stdout().is_terminal() {
        return print(Printing { sources, options, model, form: Form::Text, notes });
    }
    let Some(options) = with_model(options, model) else {
        return Ok(ExitCode::from(BAD_INPUT));
    };
    let Some(set) = open(&sources) else { return Ok(ExitCode::from(BAD_INPUT)) };
    let greeting = greeting(&sources, &set);
    let notes = Sidecar::of(&set.home, folders::state()).filter(|_| notes);
    shell::run(set, Settings { options, greeting, notes }, &themes)
}

/// What the reader says first: what could not be opened, or that these are the samples.
fn greeting(sources: &[Source], set: &Set) -> Option<String> {
    let samples = || {
        let own = "These are the samples. Your own: parallax FILE FILE …";
        sources.contains(&Source::Samples).then(|| own.to_owned())
    };
    match set.problems.as_slice() {
        [] => samples(),
        [problem] => Some(problem.to_string()),
        [problem, more @ ..] => Some(format!("{problem} (and {} more)", more.len())),
    }
}

fn print(request: Printing) -> anyhow::Result<ExitCode> {
    let Some(mut options) = with_model(request.options, request.model) else {
        return Ok(ExitCode::from(BAD_INPUT));
    };
    let Some(set) = open(&request.sources) else { return Ok(ExitCode::from(BAD_INPUT)) };
    if request.notes {
        match judged(&set) {
            Ok(judged) => options.judged = judged,
            Err(error) => {
                complain(format_args!("{error}; mend it, or leave it out with --no-notes"));
                return Ok(ExitCode::from(BAD_INPUT));
            }
        }
    }
    let analysis = analyse_quietly(&set.articles, &options);
    let report =
        Report { title: set.title.as_deref(), articles: &set.articles, analysis: &analysis };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = match request.form {
        Form::Text => report.write_text(&mut out, width()),
        Form::Json => report.write_json(&mut out),
        Form::Linear => report.write_linear(&mut out, width()),
    };
    written.and_then(|()| out.flush()).context("the report cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

/// What the reader has decided of links of the set, so far as the passages are found.
fn judged(set: &Set) -> Result<Vec<Judged>, NotesError> {
    let Some(sidecar) = Sidecar::of(&set.home, folders::state()) else { return Ok(Vec::new()) };
    let mut notes = Notes::new(set.home.names.clone());
    notes.set(sidecar.read()?.judgements().to_vec(), &set.articles);
    if notes.lost() > 0 {
        complain(format_args!("{} judgements no longer find their passages", notes.lost()));
    }
    Ok(notes.judged().collect())
}

/// Adds the embedding in the folder `model` to `options`. `None` when there is none to be had, which
/// has then been said.
fn with_model(options: Options, model: Option<PathBuf>) -> Option<Options> {
    let Some(folder) = model else { return Some(options) };
    match shell::model::load(&folder) {
        Ok(embedding) => Some(Options { embedding: Some(Arc::new(embedding)), ..options }),
        Err(error) => {
            complain(error);
            None
        }
    }
}

/// Opens `sources` and says what could not be opened. `None` when too little is left to go on: one
/// article is enough only where one was asked for.
fn open(sources: &[Source]) -> Option<Set> {
    let set = ingest::open(sources);
    for problem in &set.problems {
        complain(problem);
    }
    match set.articles.len() {
        0 => complain("there is no article to open"),
        1 if !set.problems.is_empty() => {
            complain("one article is left, and a comparison needs two");
        }
        _ => return Some(set),
    }
    None
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
