//! The numbers of list items as they are written: `3.`, `c.`, `iii.`

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) enum Numerals {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// a, b, c … z, aa, ab
    Letters,
    /// A, B, C … Z, AA, AB
    Capitals,
    /// i, ii, iii
    SmallRoman,
    /// I, II, III
    Roman,
}

impl Numerals {
    /// `number` as it is written: decimal where the numerals have no form for it.
    pub(in crate::ingest) fn write(self, number: i64) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::Letters => letters(number),
            Self::Capitals => letters(number).map(|it| it.to_uppercase()),
            Self::SmallRoman => roman(number).map(|it| it.to_lowercase()),
            Self::Roman => roman(number),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn letters(number: i64) -> Option<String> {
    const MOST: i64 = 10_000;
    let mut rest = (1..=MOST).contains(&number).then_some(number)?;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    Some(letters.iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    const PARTS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = (1..4000).contains(&number).then_some(number)?;
    let mut written = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            written.push_str(letters);
            rest -= value;
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        let write = |numerals: Numerals| [1, 4, 27, 1990].map(|it| numerals.write(it));
        assert_eq!(write(Numerals::Decimal), ["1", "4", "27", "1990"]);
        assert_eq!(write(Numerals::Letters), ["a", "d", "aa", "bxn"]);
        assert_eq!(write(Numerals::Capitals), ["A", "D", "AA", "BXN"]);
        assert_eq!(write(Numerals::SmallRoman), ["i", "iv", "xxvii", "mcmxc"]);
        assert_eq!(write(Numerals::Roman), ["I", "IV", "XXVII", "MCMXC"]);
    }

    #[test]
    fn what_has_no_letters_stays_a_figure() {
        for numerals in [Numerals::Letters, Numerals::Roman] {
            assert_eq!(
                [-3, 0, i64::MAX].map(|it| numerals.write(it)),
                ["-3", "0", "9223372036854775807"]
            );
        }
    }
}
