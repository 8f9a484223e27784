//! What the gutter and the ruler say about an article: who else tells it, what repeats, what is told here alone.

use crate::analysis::{Analysis, Strength};
use crate::text::{Article, Span};

/// The marks of one article, in the order of its text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// By sentence: the other articles that tell it, in order.
    pub tellers: Vec<Vec<Teller>>,
    /// Passages that no other article tells.
    pub only_here: Vec<Span>,
    /// Places of repeats; nested ones come after those around them.
    pub repeats: Vec<RepeatMark>,
    /// Passages of events.
    pub events: Vec<EventMark>,
    /// By block: whether it is page furniture.
    pub boilerplate: Vec<bool>,
}

/// Another article that tells a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Teller {
    /// Which.
    pub article: usize,
    /// Whether only weak links say so.
    pub weak: bool,
}

/// A place of a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatMark {
    /// Where.
    pub span: Span,
    /// Index into `Analysis::repeats`; on screen the number is one higher.
    pub repeat: usize,
}

/// A passage of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventMark {
    /// Where.
    pub span: Span,
    /// Index into `Analysis::events`; on screen the number is one higher.
    pub event: usize,
}

impl Marks {
    /// The marks of every article of a set. `articles` are those that were analysed.
    pub fn of_set<'a>(
        articles: impl IntoIterator<Item = &'a Article>,
        analysis: &Analysis,
    ) -> Vec<Self> {
        let articles: Vec<&Article> = articles.into_iter().collect();
        let mut all: Vec<Self> = articles
            .iter()
            .enumerate()
            .map(|(index, article)| Self {
                tellers: vec![Vec::new(); article.sentences.len()],
                only_here: analysis.only_here.get(index).cloned().unwrap_or_default(),
                boilerplate: analysis.boilerplate.get(index).cloned().unwrap_or_default(),
                ..Self::default()
            })
            .collect();
        for link in analysis.links.iter().filter(|link| link.score >= analysis.link_threshold) {
            for (here, there) in [(link.a, link.b), (link.b, link.a)] {
                let weak = Strength::of(link, analysis.link_threshold) == Strength::Weak;
                let tellers = &mut all[here.article].tellers[here.sentence];
                match tellers.binary_search_by_key(&there.article, |it| it.article) {
                    Ok(at) => tellers[at].weak &= weak,
                    Err(at) => tellers.insert(at, Teller { article: there.article, weak }),
                }
            }
        }
        for (repeat, it) in analysis.repeats.iter().enumerate() {
            for place in &it.places {
                all[place.article].repeats.push(RepeatMark { span: place.span, repeat });
            }
        }
        for (event, it) in analysis.events.iter().enumerate() {
            for passage in &it.passages {
                let span = passage.span(articles[passage.article]);
                all[passage.article].events.push(EventMark { span, event });
            }
        }
        for marks in &mut all {
            marks.repeats.sort_by_key(|it| (it.span.start, usize::MAX - it.span.end, it.repeat));
            marks.events.sort_by_key(|it| (it.span.start, it.event));
        }
        all
    }

    /// The articles that tell one of the sentences which begin inside `row`.
    pub fn tellers_in(&self, article: &Article, row: Span) -> Vec<Teller> {
        let first = article.sentences.partition_point(|it| it.span.start < row.start);
        let mut found: Vec<Teller> = article.sentences[first..]
            .iter()
            .zip(self.tellers.get(first..).unwrap_or_default())
            .take_while(|(sentence, _)| sentence.span.start < row.end)
            .flat_map(|(_, tellers)| tellers.iter().copied())
            .collect();
        // What is not weak comes first, and is what counts.
        found.sort_unstable();
        found.dedup_by_key(|it| it.article);
        found
    }

    /// Whether a passage told here alone begins inside `row`.
    pub fn only_here_in(&self, row: Span) -> bool {
        let at = self.only_here.partition_point(|span| span.start < row.start);
        self.only_here.get(at).is_some_and(|span| span.start < row.end)
    }

    /// The repeats of which a place begins inside `row`, outermost first.
    pub fn repeats_in(&self, row: Span) -> impl Iterator<Item = RepeatMark> + '_ {
        let at = self.repeats.partition_point(|it| it.span.start < row.start);
        self.repeats[at..].iter().copied().take_while(move |it| it.span.start < row.end)
    }

    /// The places of repeats that overlap `row`. Linear in the number of marks before it.
    pub fn repeats_over(&self, row: Span) -> impl Iterator<Item = RepeatMark> + '_ {
        let until = self.repeats.partition_point(|it| it.span.start < row.end);
        self.repeats[..until].iter().copied().filter(move |it| it.span.overlaps(row))
    }

    /// The events told at the byte `offset`, most important first.
    pub fn events_at(&self, offset: usize) -> Vec<usize> {
        let until = self.events.partition_point(|it| it.span.start <= offset);
        let mut events: Vec<usize> = self.events[..until]
            .iter()
            .filter(|it| it.span.contains(offset))
            .map(|it| it.event)
            .collect();
        events.sort_unstable();
        events.dedup();
        events
    }
}
