//! The pages of a PDF as whoever decodes it hands them over: words, and where they stand.

/// What is known of a PDF before its text is put together.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) pages: Vec<Page>,
    /// Pages that could not be decoded.
    pub(super) lost: usize,
    pub(super) properties: Properties,
}

/// What the file says of itself (ISO 32000-1, 14.3.3), as it says it.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) author: String,
    /// When the file was made: `D:20250314080000Z` or `2025-03-14T08:00:00Z`.
    pub(super) made: String,
}

/// One page. Lengths are in points, from the upper left corner.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) height: f32,
    /// Upright words in any order.
    pub(super) words: Vec<Word>,
}

/// A word and its box, which is as high as its font.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Word {
    /// The height of its font.
    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

impl Page {
    /// The height of the font in which most of it is set; 0 on an empty page.
    pub(super) fn body_height(&self) -> f32 {
        median(self.words.iter().map(Word::height))
    }

    /// The words by rows from top to bottom, each from left to right: words on one base line, though
    /// they may stand in several columns.
    pub(super) fn rows(&self) -> Vec<Vec<&Word>> {
        /// Share of the height by which superscripts and neighbouring columns are off the line.
        const SLACK: f32 = 0.35;
        let mut words: Vec<&Word> = self.words.iter().collect();
        words.sort_by(|a, b| a.bottom.total_cmp(&b.bottom).then(a.left.total_cmp(&b.left)));
        let mut rows: Vec<Vec<&Word>> = Vec::new();
        for word in words {
            let row = rows.last_mut().filter(|row| {
                let first = row[0];
                word.bottom - first.bottom <= SLACK * first.height().max(word.height())
            });
            match row {
                Some(row) => row.push(word),
                None => rows.push(vec![word]),
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.left.total_cmp(&b.left));
        }
        rows
    }
}

/// The middle one of the values; 0 without any.
pub(super) fn median(values: impl Iterator<Item = f32>) -> f32 {
    quantile(values, 0.5)
}

/// The value below which a share of the values lies; 0 without any.
pub(super) fn quantile(values: impl Iterator<Item = f32>, share: f32) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    let at = (values.len() as f32 * share) as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or(0.0)
}
