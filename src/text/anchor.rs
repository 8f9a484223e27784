//! A place in a text that outlives edits of the text: words quoted from it.

use std::cell::OnceCell;
use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::clean::one_line;
use super::{Article, token};

/// Likeness from which a sentence is taken for an edited version of the quoted one: twice the words
/// that both have in the same order, over the words of both.
pub const NEAR: f32 = 0.6;

/// A sentence, by its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// The words of the sentence, with one space for each run of white space.
    pub quote: String,
    /// How many sentences before it in its article have the same words.
    pub occurrence: usize,
}

impl Anchor {
    /// The anchor of a sentence, which must be one of `article`. Linear in the article's length.
    pub fn new(article: &Article, sentence: usize) -> Self {
        let words = |it: usize| article.slice(article.sentences[it].span).split_whitespace();
        let occurrence = (0..sentence).filter(|&it| words(it).eq(words(sentence))).count();
        Self { quote: quote(article, sentence), occurrence }
    }
}

/// A byte of an article, by the sentence in which it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The sentence; `None` where the article has none.
    pub anchor: Option<Anchor>,
    /// Bytes from the beginning of the sentence.
    pub into: usize,
    /// The byte in the article as it was.
    pub offset: usize,
}

impl Bookmark {
    /// The byte at `offset` of `article`, or the nearest one that a sentence has. Linear in the
    /// article's length.
    pub fn new(article: &Article, offset: usize) -> Self {
        let last = article.sentences.len().checked_sub(1);
        let sentence = article.sentence_at(offset).or(last);
        let start = sentence.map_or(0, |it| article.sentences[it].span.start);
        Self {
            anchor: sentence.map(|it| Anchor::new(article, it)),
            into: offset.saturating_sub(start),
            offset,
        }
    }

    /// Where the byte is in `article`, edited or not: in the sentence, or if that is gone where it was,
    /// so far as the text goes. At once where nothing before it has changed, else as
    /// [`Sentences::new`] and [`Sentences::find`].
    pub fn find<'a>(&self, article: &'a Article, sentences: &OnceCell<Sentences<'a>>) -> usize {
        let there = article.sentence_at(self.offset).filter(|&it| {
            let words = |text: &'a str| text.split_whitespace();
            let start = article.sentences[it].span.start;
            let quoted = self.anchor.as_ref().map_or("", |it| &it.quote).split_whitespace();
            start + self.into == self.offset
                && words(article.slice(article.sentences[it].span)).eq(quoted)
        });
        let found = there.or_else(|| {
            let anchor = self.anchor.as_ref()?;
            sentences.get_or_init(|| Sentences::new(article)).find(anchor)
        });
        let mut offset = match found {
            Some(sentence) => {
                let span = article.sentences[sentence].span;
                (span.start + self.into).min(span.end.saturating_sub(1)).max(span.start)
            }
            None => self.offset.min(article.text.len()),
        };
        while !article.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// The sentences of an article, which may have been edited since anchors were set in it.
pub struct Sentences<'a> {
    article: &'a Article,
    /// By words as they stand.
    quotes: HashMap<String, Vec<usize>>,
    /// By sentence: its words as they are compared. Only asked for when the article was edited.
    words: OnceCell<Vec<Words>>,
}

impl<'a> Sentences<'a> {
    /// Reads the sentences of `article`. Linear in its length.
    pub fn new(article: &'a Article) -> Self {
        let mut quotes: HashMap<String, Vec<usize>> = HashMap::new();
        for sentence in 0..article.sentences.len() {
            quotes.entry(quote(article, sentence)).or_default().push(sentence);
        }
        Self { article, quotes, words: OnceCell::new() }
    }

    /// The sentence that `anchor` means: one of the same words, or else of the same words in other
    /// dress (case, quotation marks), or else the likest from [`NEAR`] on. Of several with the same
    /// words it is the one as far down as it was among them, or the last.
    ///
    /// At once if the sentence stands there unchanged, else linear in the article's length.
    pub fn find(&self, anchor: &Anchor) -> Option<usize> {
        let among = |found: &[usize]| found.get(anchor.occurrence).or(found.last()).copied();
        self.quotes.get(&anchor.quote).and_then(|found| among(found)).or_else(|| {
            let wanted = Words::new(&anchor.quote);
            let same: Vec<usize> = (0..self.words().len())
                .filter(|&it| self.words()[it].in_order == wanted.in_order)
                .collect();
            if wanted.in_order.is_empty() { None } else { among(&same).or(self.likest(&wanted)) }
        })
    }

    fn likest(&self, wanted: &Words) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for (sentence, words) in self.words().iter().enumerate() {
            let most = best.map_or(0.0, |it| it.0);
            // What two have in any order is never less than what they have in the same order.
            let possible = wanted.shared(words);
            if possible >= NEAR && possible > most {
                let likeness = wanted.likeness(words);
                if likeness >= NEAR && likeness > most {
                    best = Some((likeness, sentence));
                }
            }
        }
        best.map(|it| it.1)
    }

    fn words(&self) -> &[Words] {
        self.words.get_or_init(|| {
            let sentences = self.article.sentences.iter();
            sentences.map(|it| Words::new(self.article.slice(it.span))).collect()
        })
    }
}

pub(super) fn quote(article: &Article, sentence: usize) -> String {
    one_line(article.slice(article.sentences[sentence].span))
}

/// Words as they are compared.
pub(super) struct Words {
    in_order: Vec<String>,
    sorted: Vec<String>,
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let words = token::tokens(text).map(|it| token::fold(&text[it.range()]).into_owned());
        let in_order: Vec<String> = words.collect();
        let mut sorted = in_order.clone();
        sorted.sort_unstable();
        Self { in_order, sorted }
    }

    /// Twice the words that both have in any order, over the words of both.
    fn shared(&self, other: &Self) -> f32 {
        let mut theirs = other.sorted.iter().peekable();
        let mut shared = 0;
        for word in &self.sorted {
            while theirs.next_if(|it| *it < word).is_some() {}
            shared += usize::from(theirs.next_if_eq(&word).is_some());
        }
        self.share(shared, other)
    }

    /// Twice the words that both have in the same order, over the words of both.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let changes = capture_diff_slices(Algorithm::Myers, &self.in_order, &other.in_order);
        let equal = changes.iter().map(|it| match it {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        });
        self.share(equal.sum(), other)
    }

    fn share(&self, common: usize, other: &Self) -> f32 {
        let words = self.in_order.len() + other.in_order.len();
        (2 * common) as f32 / words.max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind, Span, sentence};

    fn article(text: &str) -> Article {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        let mut start = 0;
        for part in text.split("\n\n") {
            let span = Span::new(start, start + part.len());
            article.blocks.push(Block { span, kind: BlockKind::Paragraph, line: 1 });
            start += part.len() + 2;
        }
        article.sentences = sentence::sentences(text, &article.blocks);
        article
    }

    const TOLD: &str = "The mast broke at noon. Two of the crew swam to the buoy.\n\n\
        Nobody knows who cut the line. The mast broke at noon.";

    fn found(sentence: usize, edited: &str) -> Option<usize> {
        let anchor = Anchor::new(&article(TOLD), sentence);
        Sentences::new(&article(edited)).find(&anchor)
    }

    #[test]
    fn in_an_unchanged_text_every_sentence_is_found_again() {
        for sentence in 0..4 {
            assert_eq!(found(sentence, TOLD), Some(sentence));
        }
    }

    #[test]
    fn text_put_in_or_taken_out_elsewhere_is_no_matter() {
        let longer = format!("A calm day. Then it blew.\n\n{TOLD}");
        assert_eq!((found(1, &longer), found(3, &longer)), (Some(3), Some(5)));
        assert_eq!(found(2, "Nobody knows who cut the line."), Some(0));
        assert_eq!(found(3, "The mast broke at noon."), Some(0), "the other of two was taken out");
    }

    #[test]
    fn a_sentence_wrapped_or_dressed_anew_is_the_same() {
        assert_eq!(found(1, "Oh.\n\nTwo of the crew\nswam to  the buoy."), Some(1));
        assert_eq!(found(1, "Oh. “Two of the Crew swam to the buoy”!"), Some(1));
    }

    #[test]
    fn a_sentence_is_found_while_most_of_it_stands() {
        let edited = "The crew of the buoy came. Two of the crew then swam out to the buoy.";
        assert_eq!(found(1, edited), Some(1), "the likest, not the first that is like it");
        assert_eq!(found(1, "Two men of the tug swam to the pier."), Some(0), "6 words of 8 and 9");
        assert_eq!(found(1, "Two men of a tug swam to a pier."), None, "4 of 8 and 9");
        assert_eq!(found(1, "Buoy the to swam crew the of two."), None, "order counts");
        assert_eq!(found(1, ""), None);
    }

    #[test]
    fn a_byte_is_found_in_its_sentence_or_where_it_was() {
        let old = article(TOLD);
        let at = |offset: usize, edited: &str| {
            let edited = article(edited);
            let found = Bookmark::new(&old, offset).find(&edited, &OnceCell::new());
            edited.text[found..].to_owned()
        };
        let swam = TOLD.find("swam").unwrap();
        assert_eq!(at(swam, TOLD), TOLD[swam..]);
        assert_eq!(at(swam, &format!("Oh. Ä.\n\n{TOLD}")), TOLD[swam..]);
        let last = TOLD.rfind("mast").unwrap();
        assert_eq!(at(last, &format!("It blew. {TOLD}")), "mast broke at noon.");
        assert_eq!(
            at(swam, "Two of us swam, the rest of the crew stayed. Ah."),
            "yed. Ah.",
            "gone"
        );
        assert_eq!(at(swam, "Ä"), "");
        assert_eq!(at(TOLD.len() + 9, TOLD), ".", "past the end");
    }

    #[test]
    fn a_sentence_without_words_is_found_only_unchanged() {
        let stars = Anchor { quote: "* * *".into(), occurrence: 0 };
        assert_eq!(Sentences::new(&article("…")).find(&stars), None);
    }
}
