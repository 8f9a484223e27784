//! How well a name matches what was typed.

/// How well `typed` matches `name`, both in small letters: the less the better, `None` if not at
/// all. In this order: the name begins with it, a word of the name does, it stands in the name, its
/// letters do in their order (with few gaps rather than many).
pub(super) fn cost(typed: &str, name: &str) -> Option<usize> {
    if let Some(at) = name.find(typed) {
        let word = at == 0 || !name[..at].ends_with(char::is_alphanumeric);
        return Some(match (at, word) {
            (0, _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        });
    }
    let mut letters = name.chars();
    let mut gaps = 0;
    for wanted in typed.chars().filter(|c| !c.is_whitespace()) {
        let passed = letters.position(|c| c == wanted)?;
        gaps += usize::from(passed > 0);
    }
    Some(3 + gaps)
}

#[cfg(test)]
mod tests {
    use super::cost;

    #[test]
    fn beginnings_go_before_words_before_parts_before_letters() {
        let names = ["next-event", "events", "prevent", "every-next"];
        let mut ranked: Vec<&str> = names.to_vec();
        ranked.sort_by_key(|name| cost("event", name).unwrap_or(usize::MAX));
        assert_eq!(ranked, ["events", "next-event", "prevent", "every-next"]);
        assert_eq!(cost("event", "every-next"), cost("event", "every-next"));
    }

    #[test]
    fn letters_count_in_their_order_only() {
        assert!(cost("nxe", "next-event").is_some());
        assert!(cost("exn", "next-event") > cost("nex", "next-event"));
        assert_eq!(cost("zz", "zoom"), None);
        assert_eq!(cost("", "zoom"), Some(0));
    }
}
