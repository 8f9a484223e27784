//! The linear reading version: the articles in full, one after the other, with their marks as
//! words. For screen readers, for braille, for paper.
//!
//! What the panes show beside a paragraph stands in brackets before it. Surplus copies are folded
//! to one line.

use std::io;

use super::Report;
use super::lines::hang;
use super::masthead::masthead;
use super::places::{paragraphs, places, sigla};
use crate::analysis::{Passage, Place, RepeatKind};
use crate::text::{Article, BlockKind, Span};

/// By article and block: what is said before the block.
type Marks = Vec<Vec<Vec<String>>>;

impl Report<'_> {
    /// Writes the articles in lines of at most `width` columns. Fails when `out` does.
    pub fn write_linear(&self, mut out: impl io::Write, width: usize) -> io::Result<()> {
        let marks = self.marks();
        if let Some(title) = self.title {
            let mut text = String::new();
            hang(&mut text, "", title, width);
            writeln!(out, "{text}")?;
        }
        if let Some(languages) = self.analysis.languages.told() {
            let mut text = String::new();
            hang(&mut text, "", &format!("{languages}."), width);
            writeln!(out, "{text}")?;
        }
        for (index, article) in self.articles.iter().enumerate() {
            let mut text = String::new();
            if index > 0 {
                text.push('\n');
            }
            masthead(&mut text, index, article, width);
            self.blocks(&mut text, index, &marks[index], width);
            out.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    fn blocks(&self, text: &mut String, index: usize, marks: &[Vec<String>], width: usize) {
        let article = &self.articles[index];
        let mut folds = self.analysis.folds[index].iter().peekable();
        let mut at = 0;
        while let Some(block) = article.blocks.get(at) {
            text.push('\n');
            if let Some(fold) = folds.next_if(|fold| fold.blocks.start == at) {
                let surplus = paragraphs(article, blocks(article, &fold.blocks));
                let original = paragraphs(article, blocks(article, &fold.original));
                let line = format!("[repeats {original}, {} words]", fold.words);
                hang(text, &format!("{surplus}  "), &line, width);
                at = fold.blocks.end.max(at + 1);
                continue;
            }
            let mut head = format!("¶{}  ", at + 1);
            let indent = " ".repeat(head.chars().count());
            if !marks[at].is_empty() {
                hang(text, &head, &format!("[{}]", marks[at].join("] [")), width);
                head.clone_from(&indent);
            }
            let words = article.slice(block.span);
            // Code keeps its lines.
            let lines =
                if block.kind == BlockKind::Code { words.lines().collect() } else { vec![words] };
            for line in lines {
                hang(text, &head, line, width);
                head.clone_from(&indent);
            }
            at += 1;
        }
    }

    fn marks(&self) -> Marks {
        let mut marks: Marks =
            self.articles.iter().map(|article| vec![Vec::new(); article.blocks.len()]).collect();
        self.mark_structure(&mut marks);
        self.mark_repeats(&mut marks);
        self.mark_events(&mut marks);
        marks
    }

    /// What a block is, where it is no paragraph, and whether other articles have it.
    fn mark_structure(&self, marks: &mut Marks) {
        for (index, article) in self.articles.iter().enumerate() {
            for (at, block) in article.blocks.iter().enumerate() {
                let kind = match block.kind {
                    BlockKind::Paragraph => None,
                    BlockKind::Heading(_) => Some("heading"),
                    BlockKind::ListItem { .. } => Some("list item"),
                    BlockKind::ItemParagraph { .. } => Some("list item, continued"),
                    BlockKind::Quote => Some("quotation"),
                    BlockKind::Caption => Some("caption"),
                    BlockKind::Code => Some("code"),
                };
                let number = article.number(at).map(|it| format!(" {it}")).unwrap_or_default();
                let furniture = self.analysis.boilerplate[index][at].then_some("boilerplate");
                let marks = &mut marks[index][at];
                marks.extend(kind.map(|it| format!("{it}{number}")));
                marks.extend(furniture.map(str::to_owned));
            }
            for &span in &self.analysis.only_here[index] {
                let Some(at) = article.block_at(span.start) else { continue };
                let whole = span.covers(article.blocks[at].span);
                let mark = if whole { "only here" } else { "in part only here" };
                mark_once(&mut marks[index][at], mark.to_owned());
            }
        }
    }

    fn mark_repeats(&self, marks: &mut Marks) {
        for repeat in self.analysis.repeats.iter().filter(|repeat| !repeat.boilerplate) {
            let same = match repeat.kind {
                RepeatKind::Exact => "word for word",
                RepeatKind::Near => "nearly word for word",
            };
            for place in &repeat.places {
                let others = repeat.places.iter().copied().filter(|other| other != place);
                let others = places(self.articles, others);
                self.mark(marks, *place, format!("{} words {same} in {others}", repeat.words));
            }
        }
    }

    fn mark_events(&self, marks: &mut Marks) {
        for event in &self.analysis.events {
            let told = event.articles();
            for passage in &event.passages {
                let Passage { article, .. } = *passage;
                let others: Vec<usize> = told.iter().copied().filter(|&it| it != article).collect();
                let place = Place { article, span: passage.span(&self.articles[article]) };
                self.mark(
                    marks,
                    place,
                    format!("told also by {}: {}", sigla(&others), event.label),
                );
            }
        }
    }

    fn mark(&self, marks: &mut Marks, place: Place, mark: String) {
        if let Some(at) = self.articles[place.article].block_at(place.span.start) {
            mark_once(&mut marks[place.article][at], mark);
        }
    }
}

fn mark_once(marks: &mut Vec<String>, mark: String) {
    if !marks.contains(&mark) {
        marks.push(mark);
    }
}

/// From the first of `blocks` to the last; there is at least one.
fn blocks(article: &Article, blocks: &std::ops::Range<usize>) -> Span {
    Span::new(article.blocks[blocks.start].span.start, article.blocks[blocks.end - 1].span.end)
}
