//! Marks: places that have a letter.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::text::Article;
use crate::text::anchor::Bookmark;

use super::action::Action;
use super::key::{Key, KeyCode};
use super::view::{View, marks};
use super::{App, Effect};

/// A place that the reader has given a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What the set calls the article.
    pub article: String,
    /// The place in it.
    pub place: Bookmark,
    /// Index of the article, and the byte in it as it is; `None` while it is not open.
    pub at: Option<(usize, usize)>,
}

/// What the letter that comes next is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// To mark the place here.
    Set,
    /// To go to the place that has it.
    GoTo,
}

impl Mark {
    /// A mark in the article that the set calls `article`, looked up in its `articles` by their `names`.
    pub(super) fn new(
        article: String,
        place: Bookmark,
        names: &[String],
        articles: &[Arc<Article>],
    ) -> Self {
        let index = names.iter().position(|it| *it == article);
        let at = index.and_then(|index| {
            let text = articles.get(index)?;
            Some((index, place.find(text, &OnceCell::new())))
        });
        Self { article, place, at }
    }
}

impl App {
    /// The marks with their letters, from a to z.
    pub fn letters(&self) -> impl Iterator<Item = (char, &Mark)> {
        self.letters.iter().map(|(letter, mark)| (*letter, mark))
    }

    /// Waits for a letter.
    pub(super) fn ask_letter(&mut self, letter: Letter) {
        if letter == Letter::Set && !self.views.is_empty() {
            return self.say_view_is_open();
        }
        self.letter = Some(letter);
    }

    /// Takes the key that a letter was waited for.
    pub(super) fn take_letter(&mut self, letter: Letter, key: Key) -> Vec<Effect> {
        match (letter, key.code) {
            (_, KeyCode::Esc) => {}
            (Letter::Set, KeyCode::Char(c @ 'a'..='z')) => self.set_mark(c),
            (Letter::GoTo, KeyCode::Char(c @ 'a'..='z')) => self.go_to_mark(c),
            (Letter::GoTo, KeyCode::Char('\'' | '`')) => self.swap_with_last_jump(),
            _ => self.warn(format!("{key} is no mark; marks are letters from a to z")),
        }
        Vec::new()
    }

    fn set_mark(&mut self, letter: char) {
        let article = self.focused().article;
        let offset = self.focused().offset_here();
        let text = &self.articles[article];
        let name = self.name_in_set(article);
        let place = Bookmark::new(text, offset);
        self.letters.insert(letter, Mark { article: name, place, at: Some((article, offset)) });
        let (place, go) = (self.place_name(article, offset), self.key_for(Action::GoToMark));
        self.say(format!("{place} marked; {go} {letter} comes back"));
    }

    /// Goes to where a letter was set. `C-o` comes back.
    pub(super) fn go_to_mark(&mut self, letter: char) {
        let Some(mark) = self.letters.get(&letter) else {
            let set = self.key_for(Action::Mark);
            return self.say(format!("nothing is marked {letter}; {set} {letter} marks a place"));
        };
        let Some((article, offset)) = mark.at else {
            let name = mark.article.clone();
            return self.say(format!("{letter} is in {name}, which is not open"));
        };
        self.jump(|app| {
            app.views.clear();
            app.go_to(article, offset, None);
        });
    }

    /// Goes to where the last jump came from, and so back and forth between two places.
    fn swap_with_last_jump(&mut self) {
        match self.jumps.last().cloned() {
            Some(spot) => self.jump(|app| app.restore(&spot)),
            None => self.say("no jump to go back to"),
        }
    }

    /// Takes the letter away that is selected in the list.
    pub(super) fn remove_selected_mark(&mut self) {
        let letter = self.view().and_then(View::item).and_then(marks::letter);
        if let Some(letter) = letter.filter(|it| self.letters.remove(it).is_some()) {
            self.say(format!("{letter} marks nothing any more"));
            self.relist();
        }
    }

    /// Finds the marks again in other articles.
    pub(super) fn renew_marks(&mut self) {
        let (names, articles) = (self.notes.names(), &self.articles);
        for mark in self.letters.values_mut() {
            let (article, place) = (mark.article.clone(), mark.place.clone());
            *mark = Mark::new(article, place, names, articles);
        }
    }

    /// What may follow the key that waits for a letter.
    pub(super) fn letter_hints(&self) -> Option<(String, Vec<(String, String)>)> {
        let letter = self.letter?;
        let mut hints: Vec<(String, String)> =
            self.letters().map(|(letter, mark)| (letter.into(), self.mark_line(mark))).collect();
        let (action, last) = match letter {
            Letter::Set => (Action::Mark, ("a–z".into(), "mark this place".into())),
            Letter::GoTo => (Action::GoToMark, ("'".into(), "where you jumped from".into())),
        };
        hints.push(last);
        Some((self.key_for(action), hints))
    }

    /// Where a mark is, and how the text goes on there.
    fn mark_line(&self, mark: &Mark) -> String {
        /// Characters of the text.
        const SHOWN: usize = 30;
        let Some((article, offset)) = mark.at else { return format!("{}, not open", mark.article) };
        let text = self.articles[article].text[offset..].chars().take(SHOWN);
        let text: String = text.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        format!("{}  {text}", self.place_name(article, offset))
    }
}
