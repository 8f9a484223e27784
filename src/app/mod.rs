//! What the reader has open and what each key does to it. Pure: input in, effects out.
//!
//! [`App`] holds the whole state. The shell feeds it [`Input`]s and performs the [`Effect`]s it returns;
//! the `ui` layer draws it. A key goes through the [`keymap`] to an [`Action`] (`keys`); what the actions
//! do stands in `reading` (moving), `following` (how the other panes go along), `panes` (focus and order),
//! `stepping` (from passage to passage), `views`, `analysing`, `finding`, `filtering`, `judging`, `noting`, `marking`,
//! `copying` and `reloading`; what the mouse does in `pointing`, and what is typed in a line in `prompt` and
//! [`palette`].

pub mod action;
mod adding;
mod analysing;
mod arranging;
mod citation;
mod closing;
mod comparing;
mod copying;
mod editing;
mod filtering;
mod finding;
mod following;
mod here;
mod judging;
mod jumps;
pub mod key;
pub mod keymap;
mod keys;
pub mod layout;
mod linked;
mod looks;
mod marking;
mod messages;
mod names;
mod noting;
pub mod palette;
mod pane;
mod panes;
mod pointing;
mod prompt;
mod reading;
mod reloading;
mod search;
pub mod session;
mod stepping;
mod traffic;
mod unfinished;
pub mod view;
mod views;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::analysis::{Analysis, Fold, SentenceRef, Stage};
use crate::notes::{Note, Notes};
use crate::page::{Comparison, Landmarks, Marks};
use crate::text::Article;

use action::Action;
pub use adding::{Candidate, Opening};
pub use arranging::Gutter;
use copying::Extent;
pub use filtering::Filter;
pub use following::Scrolling;
pub use judging::Partner;
use jumps::{Jumps, Spot};
use key::Key;
use keymap::Keymap;
use keys::Count;
use layout::{Layout, Wishes};
pub use linked::{Counterpart, Counterparts};
pub use looks::Background;
use looks::Backgrounds;
use marking::Letter;
pub use marking::Mark;
pub use messages::Message;
pub use names::day;
pub(crate) use names::range;
pub use pane::Pane;
pub use pointing::{Mouse, MouseKind};
pub use prompt::Prompt;
pub use reloading::Coming;
pub use search::Search;
use session::Resumed;
pub use traffic::{Effect, Input};
use unfinished::Unfinished;
use view::{View, ViewKind};

/// The whole state of the reader.
#[derive(Debug)]
pub struct App {
    /// Title of the set.
    pub title: Option<String>,
    /// The articles, one for each pane.
    pub articles: Vec<Arc<Article>>,
    /// The analysis, once it is done.
    pub analysis: Option<Arc<Analysis>>,
    /// By article: its marks; empty ones until the analysis is done.
    pub marks: Vec<Marks>,
    /// How far the analysis has come, while it runs.
    pub progress: Option<(Stage, f32)>,
    /// One pane for each article, in order.
    pub panes: Vec<Pane>,
    /// The open panes as they stand on screen, from left to right or top to bottom; never empty. Letters
    /// stay with their articles, wherever these stand.
    pub order: Vec<usize>,
    /// Index of the focused pane, an open one.
    pub focus: usize,
    /// Index of the article that the others are compared with.
    pub base: usize,
    /// Where everything stands.
    pub layout: Layout,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether one pane has the whole screen.
    pub zoomed: bool,
    /// How the panes scroll.
    pub scrolling: Scrolling,
    /// Whether boilerplate is hidden, not greyed.
    pub boilerplate_hidden: bool,
    /// The open views, the topmost last.
    pub views: Vec<View>,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// The search.
    pub search: Search,
    /// What the panes are filtered for.
    pub filter: Filter,
    /// The newest message.
    pub message: Option<Message>,
    /// Whether the mouse is used here, and not left to the terminal.
    pub mouse: bool,
    /// Names of the themes to choose from.
    pub themes: Vec<String>,
    /// The theme in use, an index into `themes`.
    pub theme: usize,
    /// The keys.
    pub keymap: Keymap,
    /// All messages, the newest last.
    messages: Vec<Message>,
    /// The generation that has no analysis because the comparison was stopped.
    stopped: Option<u64>,
    backgrounds: Backgrounds,
    /// Commands that were run from the palette, the newest last.
    history: Vec<String>,
    /// What was searched for, the newest last.
    searches: Vec<String>,
    wishes: Wishes,
    /// What the reader makes of the set.
    notes: Notes,
    /// How many changes of the notes were given away to be kept.
    changes: usize,
    /// A sentence that waits for another to be pinned to.
    held: Option<SentenceRef>,
    /// The marks, by their letters.
    letters: BTreeMap<char, Mark>,
    /// What the letter that comes next is for.
    letter: Option<Letter>,
    /// The folder below which files are looked for.
    looking: Option<String>,
    candidates: Vec<Candidate>,
    /// Where the reader was the last time, until they move.
    resumed: Option<Resumed>,
    /// Notes whose writing was broken off.
    unfinished: Vec<Unfinished>,
    /// What was handed over of them, to be kept.
    handed_over: Vec<Note>,
    /// A note that is removed if the reader asks for it again.
    doomed: Option<Note>,
    generation: u64,
    /// The generation of the analysis in force.
    analysed: u64,
    /// What is shown once it is compared.
    coming: Option<Coming>,
    counterparts: Counterparts,
    /// By repeat: its places compared, or nothing while that is being done.
    comparisons: HashMap<usize, Option<Arc<Comparison>>>,
    /// The panes on screen, in order.
    visible: Vec<usize>,
    /// The panes that were closed, in that order.
    closed: Vec<usize>,
    /// What can stand level on screen.
    landmarks: Landmarks,
    /// A passage (article and byte) that must stand level.
    wanted: Option<(usize, usize)>,
    event: Option<usize>,
    pending: Vec<Key>,
    count: Option<Count>,
    jumps: Jumps,
}

impl App {
    /// A reader with `articles` open on a screen of `size` (columns, rows).
    pub fn new(title: Option<String>, articles: Vec<Arc<Article>>, size: (u16, u16)) -> Self {
        let panes =
            articles.iter().enumerate().map(|(at, it)| Pane::new(at, Arc::clone(it))).collect();
        let notes = Notes::new(articles.iter().map(|it| it.source.clone()).collect());
        let mut app = Self {
            title,
            marks: vec![Marks::default(); articles.len()],
            search: Search::new("", &articles),
            filter: Filter::default(),
            order: (0..articles.len()).collect(),
            articles,
            analysis: None,
            progress: None,
            panes,
            focus: 0,
            base: 0,
            layout: Layout::default(),
            size,
            zoomed: false,
            scrolling: Scrolling::Linked,
            boilerplate_hidden: false,
            views: Vec::new(),
            prompt: None,
            message: None,
            mouse: true,
            messages: Vec::new(),
            stopped: None,
            themes: Vec::new(),
            theme: 0,
            keymap: Keymap::default(),
            backgrounds: Backgrounds::default(),
            history: Vec::new(),
            searches: Vec::new(),
            wishes: Wishes::default(),
            notes,
            changes: 0,
            held: None,
            letters: BTreeMap::new(),
            letter: None,
            looking: None,
            candidates: Vec::new(),
            resumed: None,
            unfinished: Vec::new(),
            handed_over: Vec::new(),
            doomed: None,
            generation: 0,
            analysed: 0,
            coming: None,
            counterparts: Counterparts::default(),
            comparisons: HashMap::new(),
            visible: Vec::new(),
            closed: Vec::new(),
            landmarks: Landmarks::default(),
            wanted: None,
            event: None,
            pending: Vec::new(),
            count: None,
            jumps: Jumps::default(),
        };
        app.lay_out();
        app
    }

    /// Takes an input and says what the shell must do about it.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Key(key) => effects = self.press(key),
            Input::Pasted(text) => self.paste(&text),
            Input::Mouse(mouse) => effects = self.point(mouse),
            Input::Background(background) => self.backgrounds.terminal = background,
            Input::Pause => effects = self.pause(),
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.lay_out();
                self.follow();
                self.show_selected();
            }
            Input::Progress(generation, stage, done) if generation == self.generation => {
                self.progress = Some((stage, done));
            }
            Input::Analysed(generation, analysis) if generation == self.generation => {
                self.take(analysis);
            }
            Input::Compared(generation, repeat, comparison) if generation == self.analysed => {
                self.take_comparison(repeat, comparison);
            }
            Input::Progress(..) | Input::Analysed(..) | Input::Compared(..) => {}
            Input::Noted(count, kept) => effects.extend(self.take_notes(count, kept)),
            Input::Unfinished(notes) => effects = self.take_unfinished(notes),
            Input::Found(folder, found) => self.take_candidates(&folder, found),
            Input::Failed(generation, reason) => {
                if generation == self.generation {
                    self.stop_comparing();
                    self.warn(reason);
                }
            }
            Input::Told(what) => self.say(what),
            Input::Trouble(reason) | Input::Unkept(reason) => self.warn(reason),
            Input::Reloaded(coming) => effects.extend(self.reload(coming)),
        }
        effects.extend(self.want_comparisons());
        effects.extend(self.want_files());
        effects.extend(self.hand_over_unfinished());
        effects
    }

    /// The topmost view.
    pub fn view(&self) -> Option<&View> {
        self.views.last()
    }

    /// The focused pane; there is always one.
    pub fn focused(&self) -> &Pane {
        &self.panes[self.focus]
    }

    /// Where the reader jumped from, the newest last.
    fn jumps(&self) -> &[Spot] {
        self.jumps.spots()
    }

    /// The folds of an article.
    pub fn folds(&self, article: usize) -> &[Fold] {
        let folds = self.analysis.as_ref().and_then(|analysis| analysis.folds.get(article));
        folds.map_or(&[], Vec::as_slice)
    }

    /// Does what an action asks for.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let given = self.count.take().map(|count| {
            if action.takes_count() && self.views.is_empty() {
                self.set_focus(count.focus_before);
            }
            count.value
        });
        if let Some(view) = ViewKind::of(action) {
            self.open_view(view);
            return Vec::new();
        }
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Close => return self.close(),
            Action::Cancel => return self.cancel(),
            Action::Copy => return self.copy(Extent::Here),
            Action::CopyAll => return self.copy(Extent::Counterparts),
            Action::Edit => return self.edit(),
            Action::Reload => return self.read_again(),
            Action::Mouse => self.switch_mouse(),
            Action::Theme => self.next_theme(),
            Action::JumpBack => self.jump_back(),
            Action::JumpForward => self.jump_forward(),
            Action::Search => self.open_prompt(),
            Action::Palette => self.open_palette(),
            Action::Add => self.open_picker(),
            Action::Note => self.write_note(),
            Action::Mark => self.ask_letter(Letter::Set),
            Action::GoToMark => self.ask_letter(Letter::GoTo),
            Action::Pin | Action::Reject => return self.judge(action),
            _ if !self.views.is_empty() => return self.update_view(action, given),
            _ => self.read(action, given),
        }
        Vec::new()
    }
}
