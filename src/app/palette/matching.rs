//! How well a name matches what was typed.

/// How well `typed` matches `name`, both in small letters: the less the better, `None` if not at
/// all. In this order: it is the name, the name begins with it, a word of the name does, it stands in
/// the name, its letters do in their order (rather at the beginnings of words than inside).
pub(super) fn cost(typed: &str, name: &str) -> Option<usize> {
    let begins_word = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
    if let Some(at) = name.find(typed) {
        return Some(match at {
            0 if typed.len() == name.len() => 0,
            0 => 1,
            at if begins_word(at) => 2,
            _ => 3,
        });
    }
    let mut letters = name.char_indices().enumerate();
    let (mut cost, mut expected) = (4, 0);
    for wanted in typed.chars().filter(|c| !c.is_whitespace()) {
        let (place, (at, _)) = letters.find(|(_, (_, c))| *c == wanted)?;
        cost += match place == expected {
            true => 0,
            false if begins_word(at) => 1,
            false => 2,
        };
        expected = place + 1;
    }
    Some(cost)
}

#[cfg(test)]
mod tests {
    use super::cost;

    #[test]
    fn beginnings_go_before_words_before_parts_before_letters() {
        let mut names = ["prevented", "even-tint", "next-event", "events", "event"];
        names.sort_by_key(|name| cost("event", name).unwrap_or(usize::MAX));
        assert_eq!(names, ["event", "events", "next-event", "prevented", "even-tint"]);
    }

    #[test]
    fn letters_count_in_their_order_only() {
        assert!(cost("nxe", "next-event").is_some());
        assert!(cost("nr", "next-repeat") < cost("nr", "next-paragraph"));
        assert_eq!(cost("zz", "zoom"), None);
        assert_eq!(cost("", "zoom"), Some(1));
    }
}
