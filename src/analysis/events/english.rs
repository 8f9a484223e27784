//! What no stemmer knows of English: irregular forms, and how Britain and America spell.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;

/// Verbs and nouns with forms that no rule makes, and nouns that only sound like their verb: a word to a line,
/// its forms behind it. The lightest (`went`, `said`, `made`) are left out: they tell nothing of an event.
const FORMS: &str = include_str!("english_forms.txt");

/// Beginnings of words as they are spelt in Britain, and as in America.
const SPELLINGS: &str = include_str!("english_spellings.txt");

/// Letters of the shortest and of the longest of these beginnings.
const LETTERS: RangeInclusive<usize> = 4..=10;

/// Ends of words that differ in the same way.
const ENDINGS: [(&str, &str); 10] = [
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("yses", "yzes"),
    ("ysing", "yzing"),
];

/// Letters of the shortest word that ends like `realise`; `rise` and `wise` are spelt so everywhere. Words like
/// `promise` are too, but as all of their forms are taken alike, that does not matter.
const LONG: usize = 7;

/// Takes words back to one form and one spelling.
pub(super) struct English {
    forms: FxHashMap<&'static str, &'static str>,
    spellings: FxHashMap<&'static str, &'static str>,
}

impl English {
    /// Linear in the length of the lists.
    pub(super) fn new() -> Self {
        let forms = FORMS
            .lines()
            .filter_map(|line| line.split_once(' '))
            .flat_map(|(word, forms)| forms.split_whitespace().map(move |form| (form, word)));
        let spellings = SPELLINGS.lines().filter_map(|line| line.split_once(' '));
        Self { forms: forms.collect(), spellings: spellings.collect() }
    }

    /// A folded word, or what stands for it and all its other forms and spellings.
    pub(super) fn one_form<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if let Some(word) = self.forms.get(word) {
            return Cow::Borrowed(word);
        }
        let known = |letters: usize| {
            let beginning = self.spellings.get(word.get(..letters)?)?;
            Some(format!("{beginning}{}", &word[letters..]))
        };
        let ended = |(british, american): &(&str, &str)| {
            word.strip_suffix(british).map(|it| format!("{it}{american}"))
        };
        LETTERS
            .rev()
            .find_map(known)
            .or_else(|| ENDINGS.iter().filter(|_| word.len() >= LONG).find_map(ended))
            .map_or(Cow::Borrowed(word), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_spellings_become_one() {
        let english = English::new();
        let alike = [
            ["shot", "shoot"],
            ["stolen", "steal"],
            ["death", "die"],
            ["women", "woman"],
            ["colourful", "colorful"],
            ["neighbours", "neighbors"],
            ["theatre", "theater"],
            ["travelled", "traveled"],
            ["defences", "defenses"],
            ["legitimising", "legitimizing"],
            ["organisation", "organization"],
            ["analysed", "analyzed"],
        ];
        for [one, other] in alike {
            assert_eq!(english.one_form(one), other);
            assert_eq!(english.one_form(other), other, "it stays as it is");
        }
        for word in ["rise", "wise", "four", "level", "center", "straße", "日本", ""] {
            assert_eq!(english.one_form(word), word);
        }
    }

    #[test]
    fn the_lists_are_in_order_and_lead_nowhere_twice() {
        let english = English::new();
        for list in [FORMS, SPELLINGS] {
            assert!(list.lines().is_sorted());
        }
        for (form, word) in &english.forms {
            assert_eq!(english.one_form(word), *word, "{form} leads on");
        }
        for (british, american) in &english.spellings {
            assert!(LETTERS.contains(&british.len()), "{british}");
            assert_eq!(english.one_form(american), *american, "{british} leads on");
        }
    }
}
