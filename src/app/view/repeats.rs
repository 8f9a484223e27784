//! The list of repeats: where each stands in every article, and its places side by side, word for word.

use crate::analysis::{Nature, Place, Repeat, Scope, SharedRun};
use crate::page::{Band, Comparison, StripPlace, Weight};
use crate::text::siglum;

use super::super::{App, day};
use super::{Behind, Entry, Focus, Listing, Quoted, Strip, opening};

/// The listing of [`super::ViewKind::Repeats`]: the repeats by their index, and after them as one more
/// item the statement that the articles share nothing, where they share nothing.
pub(super) struct Repeats;

impl Listing for Repeats {
    fn title(&self) -> &'static str {
        "Repeats"
    }

    fn empty(&self, _app: &App) -> String {
        "no text stands twice in these articles".into()
    }

    fn orders(&self, app: &App) -> Vec<String> {
        vec!["words saved".into(), format!("place in {}", siglum(app.base))]
    }

    fn items(&self, app: &App, order: usize) -> Vec<usize> {
        let repeats = all(app);
        let mut items: Vec<usize> = (0..repeats.len()).collect();
        if order == 1 {
            items.sort_by_cached_key(|&it| {
                let place = repeats[it].places.iter().find(|it| it.article == app.base);
                place.map_or(usize::MAX, |it| it.span.start)
            });
        }
        // Page furniture is what matters least in any order.
        items.sort_by_key(|&it| repeats[it].boilerplate);
        if shares_nothing(app) {
            items.insert(0, repeats.len());
        }
        items
    }

    fn words(&self, app: &App, item: usize) -> String {
        let Entry { marks, text, note, .. } = self.entry(app, item);
        format!("{marks} {text} {note}")
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        /// Letters of articles in a line; where there are more, a plus says so.
        const LETTERS: usize = 4;
        let Some(repeat) = all(app).get(item) else {
            let text = nothing_shared(app);
            return Entry { marks: "no copies between articles".into(), text, ..Entry::default() };
        };
        let mut articles: Vec<usize> = repeat.places.iter().map(|it| it.article).collect();
        articles.dedup();
        let mut letters: String = articles.iter().copied().take(LETTERS).map(siglum).collect();
        if articles.len() > LETTERS {
            letters.pop();
            letters.push('+');
        }
        let (number, places, words) = (item + 1, repeat.places.len(), repeat.words);
        let first = repeat.places.first();
        Entry {
            marks: format!("▣{number:<3} ×{places:<2} {words:>5} w  {letters:<LETTERS$}"),
            text: first
                .map_or_else(String::new, |it| opening(app.articles[it.article].slice(it.span))),
            note: if repeat.boilerplate { "boilerplate".into() } else { likeness(repeat) },
            weak: repeat.boilerplate,
            ..Entry::default()
        }
    }

    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let article = app.focused().article;
        let marks = &app.marks[article];
        let Some(mark) = marks.repeats_over(app.focused().cursor_span()).next() else {
            return (!all(app).is_empty()).then_some((0, 0));
        };
        let places = &all(app).get(mark.repeat)?.places;
        let part = places.iter().position(|it| it.article == article && it.span == mark.span);
        Some((mark.repeat, part.unwrap_or(0)))
    }

    fn part_name(&self) -> &'static str {
        "place"
    }

    fn parts(&self, app: &App, item: usize) -> usize {
        places(app, item).len()
    }

    fn repeat(&self, app: &App, item: usize) -> Option<usize> {
        (item < all(app).len()).then_some(item)
    }

    fn place(&self, app: &App, item: usize, part: usize) -> Option<Place> {
        all(app).get(item)?.places.get(part).copied()
    }

    fn behind(&self, app: &App, item: usize, part: usize) -> Option<Behind> {
        let places = places(app, item);
        // Everything is compared with the first place, and that with the second.
        let beside = usize::from(part == 0);
        let strips = (0..app.articles.len())
            .map(|article| Strip { article, places: strip_places(places, article, part, beside) });
        let strips = strips.collect();
        let Some(repeat) = all(app).get(item) else {
            return Some(Behind { strips, ..run(app, part) });
        };
        let Some(comparison) = app.comparison(item) else {
            let title = format!("▣{} · comparing its places …", item + 1);
            return Some(Behind { title, strips, ..Behind::default() });
        };
        let other = part.max(beside);
        let pair = comparison.pairs.get(other - 1)?;
        let name = |at: usize| place_name(app, places[at], at);
        Some(Behind {
            title: format!("▣{} {}", item + 1, what_it_is(app, repeat, comparison)),
            strips,
            heads: Some([name(0), name(other)]),
            bands: pair.bands.clone(),
            changes: pair.changes.clone(),
            focus: Focus::Side(usize::from(part > 0)),
            ..Behind::default()
        })
    }

    fn quoted(&self, app: &App, item: usize, part: usize) -> Option<Quoted> {
        let all = places(app, item).to_vec();
        let heading = match self::all(app).get(item) {
            Some(repeat) if repeat.similarity < 1.0 => {
                format!("{} words, {}", repeat.words, likeness(repeat))
            }
            Some(repeat) => format!("{} words, word for word the same", repeat.words),
            None => "The longest run of words that two articles share".into(),
        };
        let chosen = all.get(part).copied().into_iter().collect();
        Some(Quoted { heading: Some(format!("{heading}:")), chosen, all, ..Quoted::default() })
    }

    fn share(&self) -> u16 {
        25
    }

    fn open(&self, app: &mut App, item: usize, part: usize) {
        let mut places = places(app, item).to_vec();
        let Some(&place) = places.get(part) else { return };
        // In another pane the place that stood beside this one comes before its siblings.
        let beside = usize::from(part == 0).min(places.len() - 1);
        places.swap(0, beside);
        app.go_to_place(place, &places);
    }
}

fn all(app: &App) -> &[Repeat] {
    app.analysis.as_ref().map_or(&[], |it| it.repeats.as_slice())
}

fn longest_shared(app: &App) -> Option<&SharedRun> {
    app.analysis.as_ref()?.longest_shared.as_ref()
}

/// Whether no repeat connects two of the articles.
fn shares_nothing(app: &App) -> bool {
    app.articles.len() > 1 && all(app).iter().all(|it| it.scope() == Scope::Within)
}

/// The places of an item, which may be the longest run that articles share.
fn places(app: &App, item: usize) -> &[Place] {
    match all(app).get(item) {
        Some(repeat) => &repeat.places,
        None => longest_shared(app).map_or(&[], |it| &it.places),
    }
}

fn strip_places(places: &[Place], article: usize, part: usize, beside: usize) -> Vec<StripPlace> {
    let weight = |at: usize| match at {
        _ if at == part => Weight::Focus,
        _ if at == beside => Weight::Beside,
        _ => Weight::Other,
    };
    let here = places.iter().enumerate().filter(|(_, it)| it.article == article);
    here.map(|(at, it)| StripPlace { span: it.span, number: at + 1, weight: weight(at) }).collect()
}

/// That the articles share nothing, and how much that is.
fn nothing_shared(app: &App) -> String {
    match longest_shared(app) {
        Some(run) => {
            let [here, there] = run.places;
            let words = opening(app.articles[here.article].slice(here.span));
            let place = |it: Place| app.place_name(it.article, it.span.start);
            let (here, there) = (place(here), place(there));
            format!("longest shared run: {} words, {here} and {there}: {words}", run.words)
        }
        None => "no two words in a row are shared".into(),
    }
}

/// The longest run that articles share, each in the sentence that it stands in.
fn run(app: &App, part: usize) -> Behind {
    let title = "nothing is copied between the articles".to_owned();
    let Some(run) = longest_shared(app) else { return Behind { title, ..Behind::default() } };
    let around = |it: Place| {
        let article = &app.articles[it.article];
        let sentence = article.sentence_at(it.span.start).map(|at| article.sentences[at].span);
        let span = sentence.filter(|sentence| sentence.covers(it.span)).unwrap_or(it.span);
        Some(Place { span, ..it })
    };
    let [here, there] = run.places;
    Behind {
        title: format!("{title} · the longest run that two share has {} words", run.words),
        heads: Some([place_name(app, here, 0), place_name(app, there, 1)]),
        bands: [Band { sides: [around(here), around(there)], same: false }].into(),
        shared: Some([here.span, there.span]),
        focus: Focus::Side(part.min(1)),
        ..Behind::default()
    }
}

/// What a place is called above its text: `2 D ¶34–61 · folded`.
fn place_name(app: &App, place: Place, at: usize) -> String {
    let folded = if app.is_folded(place) { " · folded" } else { "" };
    format!("{} {}{folded}", at + 1, app.range_name(place.article, place.span))
}

/// What a repeat is, how much alike its places are, and which article had it first.
fn what_it_is(app: &App, repeat: &Repeat, comparison: &Comparison) -> String {
    let nature = match comparison.nature {
        Nature::PastedBody => "a body pasted again",
        Nature::Boilerplate => "page furniture",
        Nature::Quotation => "quoted words",
        Nature::Passage => "a passage",
        Nature::SetPhrase => "a set phrase",
    };
    let alike = match likeness(repeat) {
        near if !near.is_empty() => near,
        _ => "word for word".into(),
    };
    let first = match comparison.oldest {
        Some(article) => {
            let date = app.articles[article].published.map(|it| format!(" ({})", day(it.date)));
            format!(" · oldest in {}{}", siglum(article), date.unwrap_or_default())
        }
        None if repeat.scope() == Scope::Within => String::new(),
        None => " · which is older is undetermined".into(),
    };
    format!("{nature} · {} places, {alike}{first}", repeat.places.len())
}

/// How much alike the places of a near repeat are.
fn likeness(repeat: &Repeat) -> String {
    if repeat.similarity < 1.0 {
        format!("{:.0} % the same", (100.0 * repeat.similarity).min(99.0))
    } else {
        String::new()
    }
}
