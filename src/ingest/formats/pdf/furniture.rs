//! Running heads and feet and page numbers: lines at the edges of pages that stand on several of them.
//!
//! They are no words of the article, and in its text they would stand in the middle of sentences, so
//! they are left out. Where they count the pages, the count has to go with the pages: the heads of
//! numbered chapters stay.

use std::collections::HashMap;

use super::page::{Page, Word, median};

/// Share of the height of a page that is its edge.
const EDGE: f32 = 0.12;
/// Share of the height by which a running head moves from page to page.
const MOVES: f32 = 0.02;
/// How much higher than that of the text its font is at most.
const HIGHEST: f32 = 1.3;
/// Lines at each edge.
const LINES: usize = 3;
/// Pages on which it stands in any document; in short ones a quarter of them is enough.
const PAGES: usize = 3;

/// Takes running heads, running feet and page numbers out of the pages.
pub(super) fn leave_out(pages: &mut [Page]) {
    let body = median(pages.iter().filter(|it| !it.words.is_empty()).map(Page::body_height));
    for edge in [Edge::Top, Edge::Bottom] {
        for _ in 0..LINES {
            let outermost: Vec<Option<Outermost>> =
                pages.iter().map(|page| Outermost::of(page, edge, body)).collect();
            let known = running(&outermost, pages);
            let mut done = true;
            for (at, line) in outermost.iter().enumerate() {
                if let Some(line) = line
                    && (line.is_page_number() || line.keys(at).iter().any(|it| known.contains(it)))
                {
                    done = false;
                    let (first, last) = line.bottoms;
                    pages[at].words.retain(|it| !(first..=last).contains(&it.bottom));
                }
            }
            if done {
                break;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// The outermost line of a page at one edge.
struct Outermost {
    text: String,
    /// From where to where its base lines go.
    bottoms: (f32, f32),
}

/// What lines on several pages have in common: the text, and by how much the number in it that stands as
/// `#` is off the page.
type Key = (String, Option<i64>);

impl Outermost {
    fn of(page: &Page, edge: Edge, body: f32) -> Option<Self> {
        let rows = page.rows();
        let row = match edge {
            Edge::Top => rows.first()?,
            Edge::Bottom => rows.last()?,
        };
        let bottoms = row.iter().fold((f32::MAX, f32::MIN), |(first, last), it| {
            (first.min(it.bottom), last.max(it.bottom))
        });
        let at_edge = match edge {
            Edge::Top => bottoms.1 <= page.height * EDGE,
            Edge::Bottom => bottoms.0 >= page.height * (1.0 - EDGE),
        };
        let small = median(row.iter().map(|it| it.height())) <= body * HIGHEST;
        let text: Vec<&str> = row.iter().map(|it: &&Word| it.text.as_str()).collect();
        (at_edge && small).then(|| Self { text: text.join(" "), bottoms })
    }

    /// Under which it may be known from other pages.
    fn keys(&self, page: usize) -> Vec<Key> {
        let mut keys = vec![(self.text.clone(), None)];
        let mut at = 0;
        while let Some(found) = self.text[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + found;
            let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit).count();
            at = start + digits;
            if let Ok(number) = self.text[start..at].parse::<i64>() {
                let text = format!("{}#{}", &self.text[..start], &self.text[at..]);
                keys.push((text, Some(number - page as i64)));
            }
        }
        keys
    }

    /// Whether it is nothing but the number of a page: `12`, `- 12 -`, `Page 3 of 9`, `xii`.
    fn is_page_number(&self) -> bool {
        const WORDS: [&str; 9] = ["page", "p", "pg", "of", "seite", "von", "страница", "стр", "из"];
        let words = self.text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        let (mut numbers, mut others) = (0, 0);
        for word in words {
            let word = word.to_lowercase();
            let number = word.len() <= 4 && word.bytes().all(|it| it.is_ascii_digit());
            let roman = word.len() <= 6 && word.bytes().all(|it| b"ivxlc".contains(&it));
            if number || roman {
                numbers += 1;
            } else if !WORDS.contains(&word.as_str()) {
                others += 1;
            }
        }
        others == 0 && (1..=2).contains(&numbers)
    }
}

/// The keys of lines that run through the document.
fn running(lines: &[Option<Outermost>], pages: &[Page]) -> Vec<Key> {
    let mut places: HashMap<Key, Vec<f32>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        for key in line.iter().flat_map(|it| it.keys(at)) {
            let place = line.as_ref().map_or(0.0, |it| it.bottoms.1) / pages[at].height.max(1.0);
            places.entry(key).or_default().push(place);
        }
    }
    let enough = PAGES.min(2.max(pages.len() / 4));
    places.retain(|_, places| {
        let usual = median(places.iter().copied());
        places.iter().filter(|it| (*it - usual).abs() <= MOVES).count() >= enough
    });
    places.into_keys().collect()
}
