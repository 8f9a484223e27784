//! The form in which a word is compared.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::{breaks_line, is_apostrophe, is_ignored};

/// The form in which a word is compared: what a reader takes for the same word has the same one.
///
/// It is in Unicode NFKC and without case, with one kind of apostrophe; soft hyphens, zero-width
/// characters and line breaks are gone. So are the signs with which some print what others leave out: the vowel
/// points of Hebrew and Arabic, the lengthening stroke, the accents of modern Greek, which capitals
/// do not bear, and the dots by which Turkish tells its two i apart. Digits of all scripts are the
/// European ones, and the letters that Persian has in other forms than Arabic are the Arabic ones.
///
/// Borrows when the word is plain lower-case ASCII. Folding a folded word changes nothing.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'\'') {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let kept = || word.chars().filter(|&c| !is_ignored(c) && !breaks_line(c));
    let lower: String = if is_nfkc_quick(kept()) == IsNormalized::Yes {
        kept().flat_map(small).filter(|&c| !is_optional(c)).map(plain).collect()
    } else {
        // Some compatibility forms hold a space.
        let whole = kept().nfkc().filter(|&c| !breaks_line(c));
        whole.flat_map(small).filter(|&c| !is_optional(c)).map(plain).collect()
    };
    if is_nfkc_quick(lower.chars()) == IsNormalized::Yes {
        return Cow::Owned(lower);
    }
    Cow::Owned(lower.nfkc().collect())
}

/// The case-folded forms of a character, with one apostrophe for all.
fn small(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' | 'ẞ' => ('s', Some('s')),
        'ς' => ('σ', None),
        'İ' | 'ı' => ('i', None),
        _ if is_apostrophe(c) => ('\'', None),
        _ => (c, None),
    };
    first.to_lowercase().chain(second)
}

/// Whether a sign is one that the same word may have or not: points of Hebrew and Arabic, and the stroke
/// that lengthens Arabic words.
fn is_optional(c: char) -> bool {
    matches!(c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}')
}

/// The plain form of a small letter or a digit.
fn plain(c: char) -> char {
    match c {
        ..'\u{370}' => c,
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'ΐ' => 'ϊ',
        'ΰ' => 'ϋ',
        '\u{6cc}' => '\u{64a}',
        '\u{6a9}' => '\u{643}',
        _ => digit(c).unwrap_or(c),
    }
}

/// The European form of a decimal digit of another script.
fn digit(c: char) -> Option<char> {
    /// The zeros of the scripts that news is written in; the other digits stand behind them.
    const ZEROS: [char; 17] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
        '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
        '\u{1810}',
    ];
    let at = ZEROS.partition_point(|&zero| zero <= c).checked_sub(1)?;
    char::from_digit(u32::from(c) - u32::from(ZEROS[at]), 10)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_a_reader_takes_for_the_same_word_is_the_same() {
        for [a, b] in [
            ["Straße", "STRASSE"],
            ["Οδός", "ΟΔΟΣ"],
            ["Αθήνα", "ΑΘΗΝΑ"],
            ["İstanbul", "istanbul"],
            ["IRMAK", "ırmak"],
            ["Tiếng", "Tie\u{302}\u{301}ng"],
            ["שָׁלוֹם", "שלום"],
            ["كِتَابٌ", "كتاب"],
            ["كتـــاب", "كتاب"],
            ["می\u{200c}رود", "ميرود"],
            ["٢٠٢٥", "2025"],
            ["१२", "12"],
            ["２５", "25"],
            ["๒๕๖๘", "2568"],
            ["क़लम", "क\u{93c}लम"],
            ["ﾌｪﾘｰ", "フェリー"],
            ["e\u{301}TÉ", "été"],
        ] {
            assert_eq!(fold(a), fold(b));
        }
        for [a, b] in
            [["mañana", "manana"], ["год", "гoд"], ["हाल", "हल"], ["กา", "กำ"], ["schon", "schön"]]
        {
            assert_ne!(fold(a), fold(b));
        }
    }
}
