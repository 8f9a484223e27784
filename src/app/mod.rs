//! What the reader has open and what each key does to it. Pure: input in, effects out.
//!
//! [`App`] holds the whole state. The shell feeds it [`Input`]s and performs the [`Effect`]s it returns;
//! the `ui` layer draws it. A key goes through the [`keymap`] to an [`Action`]; what the actions do
//! stands in `reading` (moving and focus), `stepping` (from passage to passage), `views` and `finding`.

pub mod action;
mod finding;
mod jumps;
pub mod key;
pub mod keymap;
pub mod layout;
mod linked;
mod names;
mod pane;
mod reading;
mod search;
mod stepping;
mod variants;
pub mod view;
mod views;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Analysis, Fold, SentenceRef, Stage};
use crate::page::Marks;
use crate::text::{Article, Span};

use action::Action;
use jumps::{Jumps, Spot};
use key::{Key, KeyCode};
use keymap::{Keymap, Lookup};
use layout::{Layout, arrange, shown};
pub use linked::{Counterpart, Counterparts};
pub use names::day;
pub(crate) use names::range;
pub use pane::Pane;
pub use search::Search;
use view::{View, ViewKind};

/// Something that happens to the program.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// No key came for a while after one that asked for it ([`App::wants_pause`]).
    Pause,
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The analysis of the generation has come this far.
    Progress(u64, Stage, f32),
    /// The analysis of the generation is done.
    Analysed(u64, Arc<Analysis>),
}

/// Something that the shell must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until resumed.
    Suspend,
}

/// How the panes scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scrolling {
    /// The other panes follow the focused one by what tells the same event.
    Linked,
    /// Each pane for itself.
    Free,
}

/// A line that the reader is typing.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What has been typed.
    pub text: String,
    /// Where the reader was, to come back on Escape; `None` when a view's filter is typed.
    origin: Option<Spot>,
}

/// One line for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub warning: bool,
}

/// A count being typed. Its first digit already focuses an article; a key that takes a count
/// undoes that.
#[derive(Clone, Copy, Debug)]
struct Count {
    value: usize,
    focus_before: usize,
}

/// Where a step landed: more exact than the row, so that the next step goes on from there.
#[derive(Clone, Copy, Debug)]
struct Landing {
    pane: usize,
    offset: usize,
    event: Option<usize>,
}

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
    /// Index of the focused pane.
    pub focus: usize,
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
    /// The newest message.
    pub message: Option<Message>,
    /// Names of the themes to choose from.
    pub themes: Vec<String>,
    /// The theme in use, an index into `themes`.
    pub theme: usize,
    /// The keys.
    pub keymap: Keymap,
    generation: u64,
    counterparts: Counterparts,
    /// By repeat: where its places differ, so far as it has been asked for.
    differing: RefCell<HashMap<usize, Rc<[Vec<Span>]>>>,
    visible: Vec<usize>,
    event: Option<usize>,
    landing: Option<Landing>,
    pending: Vec<Key>,
    count: Option<Count>,
    jumps: Jumps,
}

impl App {
    /// A reader with `articles` open on a screen of `size` (columns, rows).
    pub fn new(title: Option<String>, articles: Vec<Arc<Article>>, size: (u16, u16)) -> Self {
        let panes =
            articles.iter().enumerate().map(|(at, it)| Pane::new(at, Arc::clone(it))).collect();
        let mut app = Self {
            title,
            marks: vec![Marks::default(); articles.len()],
            search: Search::new("", &articles),
            articles,
            analysis: None,
            progress: None,
            panes,
            focus: 0,
            layout: Layout::default(),
            size,
            zoomed: false,
            scrolling: Scrolling::Linked,
            boilerplate_hidden: false,
            views: Vec::new(),
            prompt: None,
            message: None,
            themes: Vec::new(),
            theme: 0,
            keymap: Keymap::default(),
            generation: 0,
            counterparts: Counterparts::default(),
            differing: RefCell::default(),
            visible: Vec::new(),
            event: None,
            landing: None,
            pending: Vec::new(),
            count: None,
            jumps: Jumps::default(),
        };
        app.lay_out();
        app
    }

    /// Takes an input and says what the shell must do about it.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => return self.press(key),
            Input::Pause => self.count = None,
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.lay_out();
                self.follow();
            }
            Input::Progress(generation, stage, done) if generation == self.generation => {
                self.progress = Some((stage, done));
            }
            Input::Analysed(generation, analysis) if generation == self.generation => {
                self.take(analysis);
            }
            Input::Progress(..) | Input::Analysed(..) => {}
        }
        Vec::new()
    }

    /// Whether a [`Input::Pause`] is wanted when no key comes for a moment.
    pub fn wants_pause(&self) -> bool {
        self.count.is_some()
    }

    /// Keys of a sequence that is not complete yet.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// The count being typed.
    pub fn count(&self) -> Option<usize> {
        self.count.map(|count| count.value)
    }

    /// The topmost view.
    pub fn view(&self) -> Option<&View> {
        self.views.last()
    }

    /// The focused pane; there is always one.
    pub fn focused(&self) -> &Pane {
        &self.panes[self.focus]
    }

    /// The folds of an article.
    pub fn folds(&self, article: usize) -> &[Fold] {
        let folds = self.analysis.as_ref().and_then(|analysis| analysis.folds.get(article));
        folds.map_or(&[], Vec::as_slice)
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        if key == (Key { ctrl: true, ..Key::plain(KeyCode::Char('c')) }) {
            return vec![Effect::Quit];
        }
        if self.prompt.is_some() {
            self.type_key(key);
            return Vec::new();
        }
        if let Some(digit) = key.digit().filter(|_| self.pending.is_empty())
            && self.add_digit(key, digit as usize)
        {
            return Vec::new();
        }
        self.pending.push(key);
        match self.keymap.look_up(&self.pending) {
            Lookup::Prefix => Vec::new(),
            Lookup::Action(action) => {
                self.pending.clear();
                self.update(action)
            }
            Lookup::Unbound => {
                let keys = keymap::written(&std::mem::take(&mut self.pending));
                self.count = None;
                if key.code != KeyCode::Esc {
                    self.warn(format!("{keys} does nothing; ? lists the keys"));
                }
                Vec::new()
            }
        }
    }

    /// Adds a digit to the count. A count never begins with 0.
    fn add_digit(&mut self, key: Key, digit: usize) -> bool {
        match &mut self.count {
            Some(count) => {
                count.value = count.value.saturating_mul(10).saturating_add(digit).min(99_999);
                let before = count.focus_before;
                self.set_focus(before);
            }
            None if digit == 0 => return false,
            None => {
                self.count = Some(Count { value: digit, focus_before: self.focus });
                let focuses = self.keymap.look_up(&[key]) == Lookup::Action(Action::FocusNumber);
                if focuses && self.views.is_empty() && digit <= self.panes.len() {
                    self.set_focus(digit - 1);
                }
            }
        }
        true
    }

    /// Does what an action asks for.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let given = self.count.take().map(|count| {
            if action.takes_count() && self.views.is_empty() {
                self.set_focus(count.focus_before);
            }
            count.value
        });
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Close => return self.close(),
            Action::Theme => self.next_theme(),
            Action::Events | Action::Repeats | Action::Why | Action::Help => self.open_view(action),
            Action::Search => self.open_prompt(),
            _ if !self.views.is_empty() => self.update_view(action, given),
            _ => self.read(action, given),
        }
        Vec::new()
    }

    fn close(&mut self) -> Vec<Effect> {
        if self.views.pop().is_some() {
            return Vec::new();
        }
        if !self.search.pattern.is_empty() {
            self.search = Search::new("", &self.articles);
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    fn next_theme(&mut self) {
        if !self.themes.is_empty() {
            self.theme = (self.theme + 1) % self.themes.len();
            self.say(format!("theme: {}", self.themes[self.theme]));
        }
    }

    /// Shows a line until the first key is pressed.
    pub fn greet(&mut self, text: impl Into<String>) {
        self.say(text);
    }

    /// Says that something in the background failed. Reading goes on.
    pub fn fail(&mut self, reason: impl Into<String>) {
        self.progress = None;
        self.warn(reason);
    }

    fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), warning: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), warning: true });
    }

    /// Takes the analysis in without moving the reader.
    fn take(&mut self, analysis: Arc<Analysis>) {
        let articles = || self.articles.iter().map(AsRef::as_ref);
        self.marks = Marks::of_set(articles(), &analysis);
        self.counterparts = Counterparts::new(articles(), &analysis);
        self.analysis = Some(analysis);
        self.progress = None;
        self.differing.borrow_mut().clear();
        self.event = None;
        self.landing = None;
        self.lay_out();
    }

    /// Columns that the gutter takes: a sign, letters of other articles, paragraph numbers.
    pub fn gutter(&self) -> Gutter {
        let blocks = self.articles.iter().map(|it| it.blocks.len()).max().unwrap_or(0);
        Gutter {
            letters: self.panes.len().saturating_sub(1).clamp(2, 3),
            number: blocks.max(1).to_string().len() + 1,
        }
    }

    /// Chooses the panes on screen and lays every pane out for it.
    fn lay_out(&mut self) {
        let room = shown(self.size, self.panes.len(), self.zoomed);
        if self.visible.len() != room || !self.visible.contains(&self.focus) {
            self.visible = window(&self.visible, self.focus, room, self.panes.len());
        }
        let gutter = self.gutter().columns() as u16;
        self.layout = arrange(self.size, &self.visible, self.panes.len(), self.zoomed, gutter);
        let height = self.layout.panes.iter().map(|it| it.inner.height).min().unwrap_or(1).max(1);
        for index in 0..self.panes.len() {
            let area = self.layout.panes.iter().find(|it| it.pane == index);
            let height = usize::from(area.map_or(height, |it| it.inner.height.max(1)));
            self.lay_out_pane(index, self.layout.text_width, height);
        }
    }

    fn lay_out_pane(&mut self, index: usize, width: usize, height: usize) {
        let pane = &mut self.panes[index];
        let folds = match &self.analysis {
            Some(analysis) => analysis.folds.get(pane.article).map_or(&[][..], Vec::as_slice),
            None => &[],
        };
        let boilerplate = match self.marks.get(pane.article) {
            Some(marks) if self.boilerplate_hidden => marks.boilerplate.as_slice(),
            _ => &[],
        };
        pane.lay_out(folds, boilerplate, width, height);
    }

    /// Lays a pane out again after its folds have changed.
    fn refresh_pane(&mut self, index: usize) {
        let (width, height) = (self.panes[index].page.width(), self.panes[index].height);
        self.lay_out_pane(index, width, height);
    }

    fn spot(&self) -> Spot {
        let places = self
            .panes
            .iter()
            .map(|pane| (pane.page.offset_of(pane.top), pane.lead, pane.offset()))
            .collect();
        Spot {
            focus: self.focus,
            visible: self.visible.clone(),
            zoomed: self.zoomed,
            event: self.event,
            places,
        }
    }

    fn restore(&mut self, spot: &Spot) {
        self.focus = spot.focus;
        self.visible.clone_from(&spot.visible);
        self.zoomed = spot.zoomed;
        self.event = spot.event;
        self.landing = None;
        self.lay_out();
        for (pane, &(top, lead, cursor)) in self.panes.iter_mut().zip(&spot.places) {
            pane.go_to(cursor);
            pane.top = pane.page.place_of(top);
            pane.lead = lead;
            if pane.row_on_screen(pane.cursor).is_none() {
                pane.go_to(cursor);
            }
        }
    }

    /// The sentence that the reader stands on: the one at the beginning of the cursor's row.
    pub fn sentence_here(&self) -> Option<SentenceRef> {
        let pane = self.focused();
        let landed = self.landing_here().map(|landing| landing.offset);
        let offset = landed.unwrap_or_else(|| pane.offset());
        let sentence = self.articles[pane.article].sentence_at(offset)?;
        Some(SentenceRef { article: pane.article, sentence })
    }

    /// Where the last step landed, as long as the cursor still stands there.
    fn landing_here(&self) -> Option<Landing> {
        let span = self.focused().cursor_span();
        self.landing.filter(|it| it.pane == self.focus && span.contains(it.offset))
    }

    /// The event in focus: the one that was stepped to, else the most important one told here.
    pub fn event_here(&self) -> Option<usize> {
        let sentence = self.sentence_here()?;
        let start = self.articles[sentence.article].sentences[sentence.sentence].span.start;
        let told = self.marks[sentence.article].events_at(start);
        match self.event {
            Some(event) if told.contains(&event) => Some(event),
            _ => told.first().copied(),
        }
    }

    /// The counterparts of the sentence here, or else of its block, with the sentence they belong to.
    pub fn counterparts_here(&self) -> Vec<(SentenceRef, Counterpart)> {
        let Some(here) = self.sentence_here() else { return Vec::new() };
        let own = self.counterparts.of(here);
        if !own.is_empty() {
            return own.iter().map(|it| (here, *it)).collect();
        }
        let article = &self.articles[here.article];
        let block = article.sentences[here.sentence].block;
        let mut all: Vec<_> = article
            .sentences_of(block)
            .flat_map(|sentence| {
                let from = SentenceRef { article: here.article, sentence };
                self.counterparts.of(from).iter().map(move |it| (from, *it))
            })
            .collect();
        all.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.1.at.cmp(&b.1.at)));
        all
    }

    /// What speaks for the link that the reader is asking about, as it stands in an article.
    pub fn evidence_spans(&self, article: usize) -> Vec<Span> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        let chosen = self.view().filter(|view| view.kind == ViewKind::Why);
        let Some((_, it)) =
            chosen.and_then(|view| self.counterparts_here().into_iter().nth(view.selected))
        else {
            return Vec::new();
        };
        let link = &analysis.links[it.link];
        let spans = link.evidence.iter().flat_map(|it| match article {
            _ if article == link.a.article => it.in_a.as_slice(),
            _ if article == link.b.article => it.in_b.as_slice(),
            _ => &[],
        });
        spans.copied().collect()
    }

    /// What is highlighted in an article because it tells what the focused sentence tells: its
    /// counterparts there, else the passages there of the event in focus.
    pub fn partner_spans(&self, article: usize) -> Vec<Span> {
        let Some(here) = self.sentence_here() else { return Vec::new() };
        if here.article == article || self.analysis.is_none() {
            return Vec::new();
        }
        let text = &self.articles[article];
        let linked: Vec<Span> = self
            .counterparts
            .of(here)
            .iter()
            .filter(|it| it.at.article == article)
            .map(|it| text.sentences[it.at.sentence].span)
            .collect();
        if !linked.is_empty() {
            return linked;
        }
        let Some(event) = self.event_here() else { return Vec::new() };
        self.marks[article].events.iter().filter(|it| it.event == event).map(|it| it.span).collect()
    }
}

/// Columns of the gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gutter {
    /// For letters and signs.
    pub letters: usize,
    /// For `¶` and a number.
    pub number: usize,
}

impl Gutter {
    /// The column between letters and number, where a line runs beside a body that is repeated.
    pub fn rail(self) -> u16 {
        1 + self.letters as u16
    }

    /// All columns: the sign of the current passage, letters, number, a space.
    pub fn columns(self) -> usize {
        1 + self.letters + 1 + self.number + 1
    }
}

/// The `room` panes to show of `all` so that `focus` is among them: what is shown stays as far as
/// possible, and neighbours of the focus come in.
fn window(shown: &[usize], focus: usize, room: usize, all: usize) -> Vec<usize> {
    let mut chosen = vec![focus];
    let near = |pane: usize| (pane.abs_diff(focus), pane);
    let mut rest: Vec<usize> = (0..all).filter(|&pane| pane != focus).collect();
    rest.sort_by_key(|&pane| (!shown.contains(&pane), near(pane)));
    chosen.extend(rest);
    chosen.truncate(room.max(1));
    chosen.sort_unstable();
    chosen
}
