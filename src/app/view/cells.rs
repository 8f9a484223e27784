//! Events against articles: the listing of the matrix and of the synopsis.

use crate::analysis::{Coverage, Passage};
use crate::text::siglum;

use super::super::App;
use super::events::{Events, event, fullest, quoted};
use super::synopsis;
use super::{Behind, Entry, Form, Listing, Quoted, passages};

/// The listings of [`super::ViewKind::Matrix`] and [`super::ViewKind::Synopsis`]: the events, with the
/// columns of articles as parts.
pub(super) enum Cells {
    /// How much each article tells.
    Matrix,
    /// All that it tells.
    Synopsis,
}

impl Listing for Cells {
    fn title(&self) -> &'static str {
        match self {
            Self::Matrix => "Matrix",
            Self::Synopsis => "Synopsis",
        }
    }

    fn form(&self) -> Form {
        match self {
            Self::Matrix => Form::Cells,
            Self::Synopsis => Form::Synopsis,
        }
    }

    fn empty(&self, app: &App) -> String {
        Events.empty(app)
    }

    fn orders(&self, app: &App) -> Vec<String> {
        Events.orders(app)
    }

    fn items(&self, app: &App, order: usize) -> Vec<usize> {
        Events.items(app, order)
    }

    fn words(&self, app: &App, item: usize) -> String {
        Events.words(app, item)
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        Events.entry(app, item)
    }

    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let column = self.columns(app)?.iter().position(|&it| it == app.focused().article);
        Some((app.event_here().unwrap_or(0), column.unwrap_or(0)))
    }

    fn columns(&self, app: &App) -> Option<Vec<usize>> {
        Some(match self {
            Self::Matrix => (0..app.articles.len()).collect(),
            Self::Synopsis => synopsis::columns(app),
        })
    }

    fn part_name(&self) -> &'static str {
        "article"
    }

    fn parts(&self, app: &App, _item: usize) -> usize {
        app.articles.len()
    }

    /// The column stays from row to row.
    fn part(&self, _app: &App, _item: usize, before: usize) -> usize {
        before
    }

    fn behind(&self, app: &App, item: usize, part: usize) -> Option<Behind> {
        let Self::Matrix = self else { return None };
        let event = event(app, item)?;
        let coverage = event.coverage(&app.articles);
        let cell = coverage.get(part)?;
        let letter = siglum(part);
        let (title, shown) = if cell.is_told() {
            let name = app.articles[part].name();
            let share = 100.0 * cell.share;
            let most = if cell.share < 1.0 {
                format!("{share:.0} % of what {} tells", siglum(fullest(&coverage)))
            } else {
                "tells most of it".into()
            };
            (format!("{letter} {name} · {} w, {most}", cell.words), part)
        } else {
            let fullest = fullest(&coverage);
            let told = siglum(fullest);
            (format!("·· {letter} does not tell this ·· {told} tells most of it:"), fullest)
        };
        let told = event.passages.iter().filter(|it| it.article == shown);
        let bands = passages(told.map(|it| (it.article, it.span(&app.articles[it.article]))));
        Some(Behind { title, bands, ..Behind::default() })
    }

    fn share(&self) -> u16 {
        70
    }

    fn quoted(&self, app: &App, item: usize, part: usize) -> Option<Quoted> {
        let article = *self.columns(app)?.get(part)?;
        let quoted = quoted(app, item)?;
        let chosen = quoted.all.iter().filter(|it| it.article == article).copied().collect();
        Some(Quoted { chosen, ..quoted })
    }

    /// Goes to the most central passage of the cell; from an empty one to the article that tells most,
    /// with the silent article beside it.
    fn open(&self, app: &mut App, item: usize, part: usize) {
        let wanted = self.columns(app).and_then(|it| it.get(part).copied());
        let Some((event, wanted)) = event(app, item).zip(wanted) else { return };
        let coverage = event.coverage(&app.articles);
        let told = coverage.get(wanted).is_some_and(Coverage::is_told);
        let article = if told { wanted } else { fullest(&coverage) };
        let of_article = event.passages.iter().filter(|it| it.article == article);
        let central = |a: &&Passage, b: &&Passage| a.score.total_cmp(&b.score);
        let Some(passage) = of_article.max_by(central).cloned() else { return };
        app.go_to_passage(&passage, item);
        if !told {
            app.show_panes(&[article, wanted]);
            let (silent, full) = (siglum(wanted), siglum(article));
            app.say(format!("{silent} does not tell this; {full} tells most of it"));
        }
    }
}
