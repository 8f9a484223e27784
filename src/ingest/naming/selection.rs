//! Which entries of a feed or chapters of a book are meant: `3`, `1,3-5`.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What stands behind the `#` in what the reader names: which parts of it are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Part {
    /// These.
    Chosen(Selection),
    /// `?`: those that the reader chooses of a list.
    Asked,
}

impl FromStr for Part {
    type Err = NoSelection;

    fn from_str(written: &str) -> Result<Self, NoSelection> {
        if written == "?" { Ok(Self::Asked) } else { written.parse().map(Self::Chosen) }
    }
}

/// Numbers of entries, from 1, in the order written.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Selection(Vec<RangeInclusive<usize>>);

/// What is written is no selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the numbers of entries, such as 3 or 1,3-5")]
pub struct NoSelection;

impl FromStr for Selection {
    type Err = NoSelection;

    fn from_str(written: &str) -> Result<Self, NoSelection> {
        let number = |it: &str| it.trim().parse().ok().filter(|&it| it > 0).ok_or(NoSelection);
        let parts = written.split([',', ' ']).map(str::trim).filter(|it| !it.is_empty());
        let ranges = parts.map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            if first <= last { Ok(first..=last) } else { Err(NoSelection) }
        });
        let ranges: Vec<_> = ranges.collect::<Result<_, _>>()?;
        if ranges.is_empty() { Err(NoSelection) } else { Ok(Self(ranges)) }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, range) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{}", range.start())?;
            if range.end() > range.start() {
                write!(f, "-{}", range.end())?;
            }
        }
        Ok(())
    }
}

impl Selection {
    /// The indexes, from 0, of what is chosen of `entries` entries, each once. Fails with the first
    /// number that there is no entry for.
    pub fn of(&self, entries: usize) -> Result<Vec<usize>, usize> {
        let mut chosen = Vec::new();
        for range in &self.0 {
            if *range.end() > entries {
                return Err((*range.start()).max(entries + 1));
            }
            for index in range.clone().map(|it| it - 1) {
                if !chosen.contains(&index) {
                    chosen.push(index);
                }
            }
        }
        Ok(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::{NoSelection, Selection};

    #[test]
    fn numbers_and_ranges_mean_entries_in_the_order_written() {
        let of = |written: &str| written.parse::<Selection>().map(|it| it.of(5));
        assert_eq!(of("3"), Ok(Ok(vec![2])));
        assert_eq!(of("5, 1-3,2"), Ok(Ok(vec![4, 0, 1, 2])));
        assert_eq!(of("2 4"), Ok(Ok(vec![1, 3])));
        assert_eq!(of("4-9"), Ok(Err(6)));
        assert_eq!(of("9"), Ok(Err(9)));
        for wrong in ["", ",", "0", "3-1", "-2", "1-", "two", "1;2", "section-1"] {
            assert_eq!(of(wrong), Err(NoSelection), "{wrong}");
        }
    }

    #[test]
    fn a_selection_is_written_as_it_is_read() {
        for written in ["3", "1,3-5", "7-9,2"] {
            let selection: Selection = written.parse().unwrap();
            assert_eq!(selection.to_string(), written);
        }
    }
}
