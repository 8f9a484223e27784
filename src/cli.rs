//! The command line: from words to a validated request.
//!
//! What clap reads is raw; [`parse`] turns it into a [`Request`] in which every value is in range.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::TypedValueParser as _;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::analysis::reuse;
use crate::ingest::Source;
use crate::shell::config::MIN_REPEAT_WORDS;
use crate::ui::theme::ThemeFiles;

/// What the user wants.
#[derive(Clone, Debug)]
pub enum Request {
    /// To read in panes.
    Read(Reading),
    /// Something on standard output.
    Print(Printing),
    /// Articles in a `set.toml`.
    Collect(Collecting),
    /// What goes with the program when it is installed, on standard output.
    Generate(Generated),
}

/// How to open the reader.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What to compare, and how.
    pub comparing: Comparing,
    /// The name of a theme, if one was chosen.
    pub theme: Option<String>,
    /// Whether one comes back to where one was.
    pub session: bool,
}

/// What to print.
#[derive(Clone, Debug)]
pub struct Printing {
    /// What to compare, and how.
    pub comparing: Comparing,
    /// In which form to print it.
    pub form: Form,
}

/// What to list in a `set.toml`.
#[derive(Clone, Debug)]
pub struct Collecting {
    /// The `set.toml`, or the folder for it.
    pub set: PathBuf,
    /// What the set is to be called, if that is said.
    pub title: Option<String>,
    /// What to list; empty only where there is a title.
    pub sources: Vec<Source>,
}

/// What to compare, and how. What is `None` is left to the settings.
#[derive(Clone, Debug)]
pub struct Comparing {
    /// What to open; never empty.
    pub sources: Vec<Source>,
    /// The file with the settings, if one was named.
    pub config: Option<PathBuf>,
    /// Shortest repeat that counts, in words.
    pub min_repeat_words: Option<usize>,
    /// Weakest link that is listed.
    pub min_link_score: Option<f32>,
    /// The folder of an embedding, if one is to be used.
    pub model: Option<PathBuf>,
    /// Whether what the reader judged counts, and is kept.
    pub notes: bool,
    /// Whether pages are fetched although a copy is kept.
    pub refresh: bool,
    /// Longest time for fetching a page, if it is said.
    pub timeout: Option<Duration>,
}

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The report for people.
    Text,
    /// The report for programs.
    Json,
    /// The articles in full, with their marks as words.
    Linear,
}

/// What goes with the program when it is installed, made from the definition of its command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// The manual page
    Man,
    /// Completions for bash
    CompleteBash,
    /// Completions for zsh
    CompleteZsh,
    /// Completions for fish
    CompleteFish,
}

impl Generated {
    /// Writes it. Fails where `out` does.
    pub fn write(self, out: &mut impl Write) -> io::Result<()> {
        let mut command = RawArgs::command();
        let shell = match self {
            Self::Man => return man(command, out),
            Self::CompleteBash => Shell::Bash,
            Self::CompleteZsh => Shell::Zsh,
            Self::CompleteFish => Shell::Fish,
        };
        // What clap writes into memory cannot fail.
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut command, "parallax", &mut script);
        out.write_all(&script)
    }
}

/// The manual page: that of the reader, then what can be given to its commands.
fn man(mut command: clap::Command, out: &mut impl Write) -> io::Result<()> {
    command.build();
    let commands: Vec<_> = command.get_subcommands().cloned().collect();
    clap_mangen::Man::new(command).render(out)?;
    for command in commands {
        let heading = format!(".SH \"OPTIONS OF {}\"", command.get_name().to_uppercase());
        let mut options = Vec::new();
        clap_mangen::Man::new(command).render_options_section(&mut options)?;
        let options = String::from_utf8_lossy(&options);
        write!(out, "{}", options.replacen(".SH OPTIONS", &heading, 1))?;
    }
    Ok(())
}

/// Reads the command line of this process. Prints help, the version or a complaint and ends the
/// process (with 0, 0 or 2) where there is nothing to do.
pub fn parse() -> Request {
    RawArgs::parse().into()
}

/// Printed below the help.
const EXAMPLES: &str = "\
Examples:
  parallax                         read the built-in samples
  parallax a.txt b.md c.txt        read three articles side by side
  parallax coverage/               read the articles of a folder (or its set.toml)
  parallax https://example.org/news/ferry notes.txt
  parallax https://example.org/feed.xml        choose articles of a feed
  parallax 'lamps.epub#3' minutes.docx         compare a chapter with a document
  parallax new ferry/ https://example.org/news/ferry notes.txt
  parallax a.pdf saved.html b.txt
  parallax report coverage/ | less
  parallax report --format json a.txt b.txt > report.json

Exit status:
  0  done
  1  the output could not be written, or a note, a mark or a judgement of yours could not be kept
  2  bad usage or input

A file that is called \"report\" or \"new\" is opened as ./report or ./new.";

/// Printed below the help on `report`.
const REPORT_EXAMPLES: &str = "\
Examples:
  parallax report a.txt b.txt
  parallax report --format json coverage/ > report.json
  curl https://example.org/news/ferry | parallax report - b.pdf

Exit status: 0 done, 1 the report could not be written, 2 bad usage or input.";

/// Printed below the help on `new`.
const NEW_EXAMPLES: &str = "\
Examples:
  parallax new ferry/ post.html voice.txt https://example.org/news/ferry
  parallax new --title \"The ferry that did not sail\" ferry/set.toml

Exit status: 0 done, 1 the set could not be written, 2 bad usage or input.";

/// Compare how several articles tell the same affair.
///
/// Opens articles side by side in the terminal, lines up the passages that tell the same event, and
/// marks text that is repeated inside an article or shared between articles. Press ? inside for
/// the keys. Where standard output is no terminal, a report is printed instead.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct RawArgs {
    #[command(subcommand)]
    command: Option<RawCommand>,
    /// Files, folders, a set.toml, addresses, feeds, or - for standard input; the built-in samples if
    /// there is none
    #[arg(value_name = "SOURCE", value_parser = source())]
    sources: Vec<Source>,
    /// The theme to read in
    #[arg(long, value_name = "NAME", help = theme_help())]
    theme: Option<String>,
    /// Begin at the beginning, and keep nothing of where you were
    #[arg(long)]
    no_session: bool,
    /// Print the articles as plain text, one after the other, with the marks as words
    #[arg(long, conflicts_with = "theme")]
    plain: bool,
    /// Print the manual page, or completions for a shell
    #[arg(long, value_enum, value_name = "WHAT", exclusive = true)]
    generate: Option<Generated>,
    #[command(flatten)]
    shared: SharedArgs,
}

#[derive(Debug, Subcommand)]
enum RawCommand {
    /// Print what the articles share and what only one of them tells
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// List articles in a set.toml, to open them together from then on
    #[command(after_help = NEW_EXAMPLES)]
    New(NewArgs),
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people: plain text
    #[default]
    Text,
    /// For programs: one JSON object
    Json,
}

#[derive(Debug, Args)]
struct ReportArgs {
    /// Files, folders, a set.toml, addresses, feeds (FEED#1,3-5), books (BOOK.epub#1,3-5), or - for standard input
    #[arg(value_name = "SOURCE", required = true, value_parser = source())]
    sources: Vec<Source>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// List also links weaker than those that count, down to this score (0 to 1); for evaluation
    #[arg(long, value_name = "SCORE", value_parser = score)]
    min_link_score: Option<f32>,
    #[command(flatten)]
    shared: SharedArgs,
}

#[derive(Debug, Args)]
struct NewArgs {
    /// The set.toml, or the folder for it; what it has already stays
    #[arg(value_name = "SET")]
    set: PathBuf,
    /// Files, folders or addresses
    #[arg(value_name = "SOURCE", required_unless_present = "title", value_parser = source())]
    sources: Vec<Source>,
    /// What the set is called
    #[arg(long)]
    title: Option<String>,
}

#[derive(Clone, Debug, Args)]
struct SharedArgs {
    /// Shortest repeat that counts, in words
    #[arg(long, value_name = "N", value_parser = min_repeat_words, help = min_repeat_words_help())]
    min_repeat_words: Option<usize>,
    /// Compare by meaning too, with the word embedding in this folder (see the README)
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// Leave out the links that were rejected or pinned by hand, and keep nothing
    #[arg(long)]
    no_notes: bool,
    /// Fetch pages again of which a copy is kept
    #[arg(long)]
    refresh: bool,
    /// Longest time for fetching a page, in seconds (1 to 600, 30 if nothing is said)
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: Option<u64>,
    /// Take the settings from this file, not from the usual one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl SharedArgs {
    fn comparing(self, sources: Vec<Source>, min_link_score: Option<f32>) -> Comparing {
        let Self { min_repeat_words, model, no_notes, refresh, timeout, config } = self;
        Comparing {
            sources,
            config,
            min_repeat_words,
            min_link_score,
            model,
            notes: !no_notes,
            refresh,
            timeout: timeout.map(Duration::from_secs),
        }
    }
}

impl From<RawArgs> for Request {
    fn from(raw: RawArgs) -> Self {
        match raw.command {
            Some(RawCommand::Report(report)) => {
                let form = match report.format {
                    Format::Text => Form::Text,
                    Format::Json => Form::Json,
                };
                let comparing = report.shared.comparing(report.sources, report.min_link_score);
                return Self::Print(Printing { comparing, form });
            }
            Some(RawCommand::New(NewArgs { set, title, sources })) => {
                return Self::Collect(Collecting { set, title, sources });
            }
            None => {}
        }
        if let Some(what) = raw.generate {
            return Self::Generate(what);
        }
        let sources = if raw.sources.is_empty() { vec![Source::Samples] } else { raw.sources };
        let comparing = raw.shared.comparing(sources, None);
        if raw.plain {
            Self::Print(Printing { comparing, form: Form::Linear })
        } else {
            Self::Read(Reading { comparing, theme: raw.theme, session: !raw.no_session })
        }
    }
}

fn theme_help() -> String {
    let names = ThemeFiles::default().names().join(", ");
    format!("Colours: {names}, or one of your own (themes/NAME.toml beside the settings)")
}

fn source() -> impl clap::builder::TypedValueParser<Value = Source> {
    clap::builder::OsStringValueParser::new()
        .try_map(|word| Source::parse(&word).map_err(|problem| problem.reason))
}

fn min_repeat_words_help() -> String {
    let (least, most) = (MIN_REPEAT_WORDS.start(), MIN_REPEAT_WORDS.end());
    let usual = reuse::MIN_WORDS;
    format!("Shortest repeat that counts, in words ({least} to {most}, {usual} if nothing is set)")
}

fn min_repeat_words(word: &str) -> Result<usize, String> {
    let (least, most) = (MIN_REPEAT_WORDS.start(), MIN_REPEAT_WORDS.end());
    word.parse()
        .ok()
        .filter(|words| MIN_REPEAT_WORDS.contains(words))
        .ok_or_else(|| format!("a number from {least} to {most} is wanted"))
}

fn score(word: &str) -> Result<f32, String> {
    word.parse()
        .ok()
        .filter(|score| (0.0..=1.0).contains(score))
        .ok_or_else(|| "a score is a number from 0 to 1".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::RawArgs::command().debug_assert();
    }
}
