//! A number for each different word.

use rustc_hash::FxHashMap;

/// Bytes of a word that is kept in the table itself; most words have no more.
const SHORT: usize = 16;

/// The words numbered so far, by when they were first seen.
#[derive(Default)]
pub(super) struct Numbers {
    /// Short words as their bytes and zeros, which no word holds. To look for one is to compare
    /// two integers in the table and nothing elsewhere in memory.
    short: FxHashMap<(u64, u64), u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Numbers {
    /// How many words have a number.
    pub(super) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// The number of `word`, if it has one.
    pub(super) fn get(&self, word: &str) -> Option<u32> {
        match pack(word) {
            Some(bytes) => self.short.get(&bytes).copied(),
            None => self.long.get(word).copied(),
        }
    }

    /// The number of `word`, a new one if it has none.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let next = self.len() as u32;
        match pack(word) {
            Some(bytes) => *self.short.entry(bytes).or_insert(next),
            None => self.long.get(word).copied().unwrap_or_else(|| {
                self.long.insert(word.into(), next);
                next
            }),
        }
    }

    /// The words by number.
    pub(super) fn into_words(self) -> Vec<Box<str>> {
        let mut words = vec![Box::default(); self.len()];
        for (bytes, number) in self.short {
            words[number as usize] = unpack(bytes);
        }
        for (word, number) in self.long {
            words[number as usize] = word;
        }
        words
    }
}

fn pack(word: &str) -> Option<(u64, u64)> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    let bytes = u128::from_le_bytes(bytes);
    Some((bytes as u64, (bytes >> u64::BITS) as u64))
}

fn unpack((low, high): (u64, u64)) -> Box<str> {
    let bytes = (u128::from(high) << u64::BITS | u128::from(low)).to_le_bytes();
    let len = bytes.iter().position(|&byte| byte == 0).unwrap_or(SHORT);
    String::from_utf8_lossy(&bytes[..len]).into()
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn words_of_any_length_are_numbered_in_order_and_given_back() {
        let words = ["", "a", "sixteen-letters!", "seventeen-letters", "漁師は新", "漁師は新聞"];
        let mut numbers = Numbers::default();
        for (number, word) in (0..).zip(words) {
            assert_eq!(numbers.get(word), None);
            assert_eq!([number; 2], [(); 2].map(|()| numbers.number(word)));
            assert_eq!(numbers.get(word), Some(number));
        }
        assert_eq!(numbers.into_words().iter().map(AsRef::as_ref).collect::<Vec<&str>>(), words);
    }
}
