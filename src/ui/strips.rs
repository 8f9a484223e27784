//! The map of a view: a strip for each article, with the places of the selected entry.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::view::Strip;
use crate::page::{StripCell, TICK, Weight, strip};
use crate::text::{siglum, width};

use super::canvas::Canvas;
use super::theme::Role;

/// Draws as many strips as there are rows; where there are more, those with places come first.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, strips: &[Strip], area: Area) {
    let mut strips: Vec<&Strip> = strips.iter().collect();
    let rows = usize::from(area.height);
    if strips.len() > rows {
        strips.sort_by_key(|it| it.places.is_empty());
        strips.truncate(rows);
    }
    let letters = strips.iter().map(|it| siglum(it.article).len()).max().unwrap_or(0) as u16;
    let sizes: Vec<String> = strips.iter().map(|it| size(app, it.article)).collect();
    let size_columns = |size: &str| width::label_columns(size) as u16;
    let widest = sizes.iter().map(|it| size_columns(it)).max().unwrap_or(0);
    let start = area.x + 1 + letters + 1;
    let columns = (area.x + area.width).saturating_sub(start + widest + 2);
    for ((it, size), y) in strips.iter().zip(&sizes).zip(area.y..) {
        let role = if it.places.is_empty() { Role::Weak } else { Role::Tellers };
        canvas.write(area.x + 1, y, letters, &siglum(it.article), role);
        let cells = strip(&app.articles[it.article], &it.places, usize::from(columns));
        for (cell, x) in cells.into_iter().zip(start..) {
            let (sign, role) = looks(cell);
            canvas.write(x, y, 1, &sign, role);
        }
        let x = (area.x + area.width).saturating_sub(1 + size_columns(size));
        canvas.write(x, y, widest, size, Role::Weak);
    }
}

/// The size of an article: words and paragraphs.
fn size(app: &App, article: usize) -> String {
    let blocks = app.articles[article].blocks.len();
    let words = app.analysis.as_ref().and_then(|it| it.words.get(article)).map_or(0, |it| it.total);
    format!("{words} w {blocks:>4} ¶")
}

/// What the ticks on the strips mean.
pub(super) fn legend() -> String {
    format!("┊ every {TICK} ¶")
}

fn looks(cell: StripCell) -> (String, Role) {
    match cell {
        StripCell::Text => ("·".into(), Role::Weak),
        StripCell::Tick => ("┊".into(), Role::Weak),
        // Beyond 9 a number has no room.
        StripCell::Place(weight, Some(number)) if number < 10 => (number.to_string(), role(weight)),
        StripCell::Place(weight, number) => {
            let sign = match (weight, number) {
                (Weight::Focus, None) => "█",
                (Weight::Beside, None) => "▓",
                (Weight::Other, None) => "░",
                (_, Some(_)) => "▪",
            };
            (sign.into(), role(weight))
        }
    }
}

fn role(weight: Weight) -> Role {
    match weight {
        Weight::Focus => Role::Key,
        Weight::Beside => Role::Tellers,
        Weight::Other => Role::Text,
    }
}
