//! The reader's settings: `config.toml`, its keys, and the themes beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::action::Action;
use crate::app::key::{Key, parse_spaced};
use crate::app::keymap::{Asks, Context, Keymap};
use crate::app::layout::{Arrangement, MEASURES, Wishes};
use crate::app::palette;
use crate::app::{Background, Scrolling};
use crate::mistake::{self, Mistake};
use crate::ui::theme::ThemeFiles;

/// Lengths in words that the shortest repeat can have.
pub const MIN_REPEAT_WORDS: std::ops::RangeInclusive<usize> = 3..=1000;

/// What the reader has set; the rest is as it comes with the program.
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug)]
pub struct Config {
    /// The theme to read in.
    pub theme: Option<String>,
    /// The background that the theme is to stand on; `None` is that of the terminal.
    pub background: Option<Background>,
    /// What is asked of the layout.
    pub wishes: Wishes,
    /// How the panes scroll.
    pub scrolling: Option<Scrolling>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether one comes back to where one was.
    pub session: bool,
    /// Whether articles are read again when their files change.
    pub watch: bool,
    /// Whether boilerplate is hidden, not greyed.
    pub boilerplate_hidden: bool,
    /// Shortest repeat that counts, in words.
    pub min_repeat_words: Option<usize>,
    /// The folder of an embedding.
    pub model: Option<PathBuf>,
    /// The keys.
    pub keymap: Keymap,
    /// The themes that come with the program and the reader's own.
    pub themes: ThemeFiles,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            background: None,
            wishes: Wishes::default(),
            scrolling: None,
            mouse: true,
            session: true,
            watch: true,
            boilerplate_hidden: false,
            min_repeat_words: None,
            model: None,
            keymap: Keymap::default(),
            themes: ThemeFiles::default(),
        }
    }
}

/// Why settings cannot be used, with the file's name.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .path.display())]
pub struct ConfigError {
    path: PathBuf,
    reason: String,
}

impl Config {
    /// Reads the settings in the file that was `named`, or else those in `folder`, where there need
    /// be none; and the themes in the folder `themes` beside them.
    pub fn load(named: Option<PathBuf>, folder: Option<PathBuf>) -> Result<Self, ConfigError> {
        let must_be = named.is_some();
        let Some(path) = named.or_else(|| Some(folder?.join("config.toml"))) else {
            return Ok(Self::default());
        };
        let failed = |reason: String| ConfigError { path: path.clone(), reason };
        let beside = path.parent().unwrap_or(Path::new(""));
        let themes = with_own(ThemeFiles::default(), &beside.join("themes"))?;
        let mut config = match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text, themes).map_err(|it| failed(it.to_string()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !must_be => {
                Self { themes, ..Self::default() }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(failed("there is no such file; check the path".to_owned()));
            }
            Err(error) => return Err(failed(format!("the settings cannot be read ({error})"))),
        };
        config.model = config.model.map(|model| match model.strip_prefix("~") {
            Ok(below) => super::folders::home().unwrap_or_default().join(below),
            Err(_) => beside.join(model),
        });
        Ok(config)
    }

    /// Reads the text of the file, which may speak of `themes`. Fails where it says what cannot be.
    pub fn parse(toml: &str, themes: ThemeFiles) -> Result<Self, Mistake> {
        let file = File { toml };
        let table = DeTable::parse(toml).map_err(|error| {
            let what = error.message().trim().replace('\n', ", ");
            Mistake::at(toml, error.span().map_or(0, |span| span.start), what)
        })?;
        let mut config = Self { themes, ..Self::default() };
        for (key, value) in table.get_ref() {
            file.setting(&mut config, key, value)?;
        }
        Ok(config)
    }
}

/// Adds the themes in a folder, if there is one.
fn with_own(mut themes: ThemeFiles, folder: &Path) -> Result<ThemeFiles, ConfigError> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(themes) };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path) {
            Ok(text) => themes.add(name, text),
            Err(error) => {
                let reason = format!("the theme cannot be read ({error})");
                return Err(ConfigError { path, reason });
            }
        }
    }
    Ok(themes)
}

/// Every setting.
const SETTINGS: [&str; 12] = [
    "theme",
    "background",
    "text_width",
    "layout",
    "scrolling",
    "mouse",
    "session",
    "watch",
    "boilerplate",
    "min_repeat_words",
    "model",
    "keys",
];

/// Words that bind a sequence of keys to nothing.
const NOTHING: [&str; 2] = ["none", "no_op"];

struct File<'a> {
    toml: &'a str,
}

type Name<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

impl File<'_> {
    fn setting(&self, to: &mut Config, key: &Name<'_>, value: &Value<'_>) -> Result<(), Mistake> {
        match key.get_ref().as_ref() {
            "theme" => to.theme = Some(self.text(value)?.to_owned()),
            "background" => {
                let sides = Background::ALL.map(|(side, name)| (Some(side), name));
                to.background = self.one_of(value, &[&[(None, "auto")], &sides[..]].concat())?;
            }
            "text_width" => {
                let (least, most) = (usize::from(*MEASURES.start()), usize::from(*MEASURES.end()));
                to.wishes.measure = self.number(value, least..=most)? as u16;
            }
            "layout" => {
                let known = Arrangement::ALL.map(|(arrangement, name, _)| (arrangement, name));
                to.wishes.arrangement = self.one_of(value, &known)?;
            }
            "scrolling" => {
                let known = Scrolling::ALL.map(|(scrolling, name, _)| (scrolling, name));
                to.scrolling = Some(self.one_of(value, &known)?);
            }
            "mouse" => to.mouse = self.yes_or_no(value)?,
            "session" => to.session = self.yes_or_no(value)?,
            "watch" => to.watch = self.watch(value)?,
            "boilerplate" => {
                to.boilerplate_hidden = self.one_of(value, &[(false, "grey"), (true, "hidden")])?;
            }
            "min_repeat_words" => {
                to.min_repeat_words = Some(self.number(value, MIN_REPEAT_WORDS)?);
            }
            "model" => to.model = Some(PathBuf::from(self.text(value)?)),
            "keys" => self.keys(to, value)?,
            other => {
                let what = format!("`{other}` is no setting; {}", mistake::hint(other, &SETTINGS));
                return Err(self.mistake(key.span().start, what));
            }
        }
        Ok(())
    }

    /// `[keys]`: everywhere; in it a table for each context.
    fn keys(&self, to: &mut Config, value: &Value<'_>) -> Result<(), Mistake> {
        for (key, value) in self.table(value)? {
            let name = key.get_ref().as_ref();
            let context = Context::ALL.iter().find(|(_, known)| *known == name);
            match (context, value.get_ref()) {
                (Some((context, _)), DeValue::Table(_)) => {
                    for (key, value) in self.table(value)? {
                        self.bind(to, Some(*context), &[], key, value)?;
                    }
                }
                _ => self.bind(to, None, &[], key, value)?,
            }
        }
        Ok(())
    }

    /// Binds keys after the keys `before`: to the name of an action or a line of the palette, or in a
    /// table to several.
    fn bind(
        &self,
        to: &mut Config,
        context: Option<Context>,
        before: &[Key],
        key: &Name<'_>,
        value: &Value<'_>,
    ) -> Result<(), Mistake> {
        let written = key.get_ref().as_ref();
        let keys = parse_spaced(written).map_err(|unknown| {
            let contexts = Context::ALL.map(|(_, name)| name);
            let hint = match mistake::nearest(written, &contexts) {
                Some(name) if matches!(value.get_ref(), DeValue::Table(_)) => {
                    format!("; did you mean the view `{name}`?")
                }
                _ if written.chars().count() > 1 => "; a sequence has spaces, as in \"g g\"".into(),
                _ => String::new(),
            };
            self.mistake(key.span().start, format!("{unknown}{hint}"))
        })?;
        let keys: Vec<Key> = before.iter().copied().chain(keys).collect();
        if keys.first().is_some_and(|key| *key == Key::QUIT) {
            let what = "C-c always quits; take another key".to_owned();
            return Err(self.mistake(key.span().start, what));
        }
        if let DeValue::Table(_) = value.get_ref() {
            for (key, value) in self.table(value)? {
                self.bind(to, context, &keys, key, value)?;
            }
            return Ok(());
        }
        let line = self.text(value)?.trim();
        let asks = match Action::ALL.iter().find(|(_, known, ..)| *known == line) {
            Some((action, ..)) => Asks::Action(*action),
            None if NOTHING.contains(&line) => Asks::Nothing,
            None => {
                palette::check(line, &to.themes.names())
                    .map_err(|what| self.mistake(value.span().start, what))?;
                Asks::Command(line.to_owned())
            }
        };
        to.keymap.bind(context, &keys, asks);
        Ok(())
    }

    fn table<'t>(&self, value: &'t Value<'_>) -> Result<&'t DeTable<'t>, Mistake> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.mistake(value.span().start, "a table is wanted here".to_owned())),
        }
    }

    fn text<'t>(&self, value: &'t Value<'_>) -> Result<&'t str, Mistake> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => {
                Err(self.mistake(value.span().start, "a text in quotation marks is wanted".into()))
            }
        }
    }

    fn yes_or_no(&self, value: &Value<'_>) -> Result<bool, Mistake> {
        match value.get_ref() {
            DeValue::Boolean(yes) => Ok(*yes),
            _ => Err(self.mistake(value.span().start, "true or false is wanted".to_owned())),
        }
    }

    fn watch(&self, value: &Value<'_>) -> Result<bool, Mistake> {
        let watch = self.yes_or_no(value)?;
        if watch && !cfg!(feature = "watch") {
            let what = "this program was made without watching files; leave it out".to_owned();
            return Err(self.mistake(value.span().start, what));
        }
        Ok(watch)
    }

    fn number(
        &self,
        value: &Value<'_>,
        range: std::ops::RangeInclusive<usize>,
    ) -> Result<usize, Mistake> {
        let number = value.get_ref().as_integer().and_then(|it| it.as_str().parse().ok());
        number.filter(|number| range.contains(number)).ok_or_else(|| {
            let what = format!("a number from {} to {} is wanted", range.start(), range.end());
            self.mistake(value.span().start, what)
        })
    }

    fn one_of<T: Copy>(&self, value: &Value<'_>, known: &[(T, &str)]) -> Result<T, Mistake> {
        let word = self.text(value)?;
        known.iter().find(|(_, name)| *name == word).map(|it| it.0).ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|it| it.1).collect();
            let what = format!("`{word}` is none of {}", names.join(", "));
            self.mistake(value.span().start, what)
        })
    }

    fn mistake(&self, at: usize, what: String) -> Mistake {
        Mistake::at(self.toml, at, what)
    }
}
