//! The list of events: who tells how much of each, when it was, and its passages to read.

use std::cmp::Reverse;

use crate::analysis::{Analysis, Coverage, Event, Passage, Place};
use crate::text::siglum;

use super::super::{App, day};
use super::{Behind, Entry, Focus, Form, Listing, Quoted, passages};

/// The listing of [`super::ViewKind::Events`].
pub(super) struct Events;

impl Listing for Events {
    fn title(&self) -> &'static str {
        "Events"
    }

    fn form(&self) -> Form {
        Form::Signs
    }

    fn empty(&self, _app: &App) -> String {
        "no two of these articles tell the same event".into()
    }

    fn orders(&self, app: &App) -> Vec<String> {
        vec!["importance".into(), "date".into(), format!("order in {}", siglum(app.base))]
    }

    fn items(&self, app: &App, order: usize) -> Vec<usize> {
        let Some(analysis) = &app.analysis else { return Vec::new() };
        let mut items: Vec<usize> = (0..analysis.events.len()).collect();
        let event = |item: usize| &analysis.events[item];
        // Sorting is stable: what the order does not tell apart stays by importance.
        match order {
            1 => items.sort_by_key(|&it| (event(it).date.is_none(), event(it).date)),
            2 => {
                let place = |it: usize| {
                    let told = event(it).passages.iter().find(|it| it.article == app.base);
                    told.map_or(usize::MAX, |it| it.sentences.start)
                };
                items.sort_by_cached_key(|&it| place(it));
            }
            _ => {}
        }
        items
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Some(event) = event(app, item) else { return String::new() };
        let date = event.date.map(day).unwrap_or_default();
        format!("e{} {} {date}", item + 1, event.label)
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let Some(event) = event(app, item) else { return Entry::default() };
        Entry {
            marks: format!("e{}", item + 1),
            text: event.label.clone(),
            note: event.date.map(day).unwrap_or_default(),
            coverage: event.coverage(&app.articles),
            weak: false,
        }
    }

    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let item = app.event_here()?;
        Some((item, self.part(app, item, 0)))
    }

    fn part_name(&self) -> &'static str {
        "passage"
    }

    fn parts(&self, app: &App, item: usize) -> usize {
        event(app, item).map_or(0, |it| it.passages.len())
    }

    /// The most central passage in the focused article, or else of all.
    fn part(&self, app: &App, item: usize, _before: usize) -> usize {
        let focused = app.focused().article;
        let passages = event(app, item).map_or(&[][..], |it| it.passages.as_slice());
        let central = |it: &Passage| (it.article == focused, (it.score * 1e6) as u64);
        let best = (0..passages.len()).max_by_key(|&at| (central(&passages[at]), Reverse(at)));
        best.unwrap_or(0)
    }

    fn behind(&self, app: &App, item: usize, part: usize) -> Option<Behind> {
        let event = event(app, item)?;
        let spans =
            event.passages.iter().map(|it| (it.article, it.span(&app.articles[it.article])));
        Some(Behind {
            title: who_tells(event, app.articles.len()),
            bands: passages(spans),
            focus: Focus::Band(part),
            ..Behind::default()
        })
    }

    fn quoted(&self, app: &App, item: usize, part: usize) -> Option<Quoted> {
        let told = told(app, item)?;
        Some(Quoted { chosen: told.get(part).copied().into_iter().collect(), ..quoted(app, item)? })
    }

    fn open(&self, app: &mut App, item: usize, part: usize) {
        let passage = event(app, item).and_then(|it| it.passages.get(part)).cloned();
        if let Some(passage) = passage {
            app.go_to_passage(&passage, item);
        }
    }
}

/// The event of an item.
pub(super) fn event(app: &App, item: usize) -> Option<&Event> {
    app.analysis.as_deref().and_then(|analysis: &Analysis| analysis.events.get(item))
}

/// The passages of an event.
fn told(app: &App, item: usize) -> Option<Vec<Place>> {
    let passages = event(app, item)?.passages.iter();
    Some(passages.map(|it| it.place(&app.articles[it.article])).collect())
}

/// All that is told of an event, under its name, with nothing chosen yet.
pub(super) fn quoted(app: &App, item: usize) -> Option<Quoted> {
    let event = event(app, item)?;
    let date = event.date.map(|it| format!(", {}", day(it))).unwrap_or_default();
    let heading = Some(format!("{}{date}: {}", event.label, who_tells(event, app.articles.len())));
    let mut all = told(app, item)?;
    all.sort_unstable_by_key(|it| (it.article, it.span));
    Some(Quoted { heading, all, ..Quoted::default() })
}

/// `told by A C · not by B`.
fn who_tells(event: &Event, articles: usize) -> String {
    /// Absent articles named; of more, the number is said.
    const NAMED: usize = 12;
    let told = event.articles();
    let absent: Vec<usize> = (0..articles).filter(|it| !told.contains(it)).collect();
    let letters =
        |articles: &[usize]| articles.iter().copied().map(siglum).collect::<Vec<_>>().join(" ");
    match absent.len() {
        0 => format!("told by all: {}", letters(&told)),
        1..=NAMED => format!("told by {} · not by {}", letters(&told), letters(&absent)),
        many => format!("told by {} · not by {many} others", letters(&told)),
    }
}

/// The article that tells most of an event.
pub(super) fn fullest(coverage: &[Coverage]) -> usize {
    (0..coverage.len()).max_by_key(|&it| (coverage[it].words, Reverse(it))).unwrap_or(0)
}
