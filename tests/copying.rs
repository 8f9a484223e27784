//! Copying passages as citations.

mod common;

use common::{Reader, article, pilot_boat};
use parallax::app::Effect;

/// What was copied last.
fn copied(reader: &Reader) -> &str {
    let copied = reader.effects.iter().rev().find_map(|it| match it {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    copied.unwrap_or_default()
}

#[test]
fn a_passage_is_copied_with_where_it_stands() {
    let mut reader = Reader::new(120, 40);
    reader.press("3Gy");
    assert_eq!(
        copied(&reader),
        "[A] Morning Tide, 3 May 2031, ¶3:\n\
         Two trawlers waited outside the bar until they could see the light again.\n"
    );
    assert_eq!(reader.message(), "copied: A ¶3");
}

#[test]
fn title_and_missing_date_are_told_and_a_line_break_in_the_source_is_a_space() {
    let mut piece = (*article("Tern Weekly", 0, &["The tide came\nin at  noon. It went."])).clone();
    piece.title = Some("Of tides".into());
    let mut reader = Reader::analysed(vec![piece.into(), pilot_boat().remove(0)], 120, 40);
    reader.press("y");
    assert_eq!(
        copied(&reader),
        "[A] Tern Weekly, no date, “Of tides”, ¶1:\nThe tide came in at noon.\n"
    );
}

#[test]
fn counterparts_come_along_in_the_order_of_the_articles() {
    let mut reader = Reader::new(120, 40);
    reader.press("3]eY");
    let text = copied(&reader).to_owned();
    let cited: Vec<&str> =
        text.lines().filter(|it| it.starts_with('[')).map(|it| &it[..3]).collect();
    assert_eq!(cited, ["[A]", "[C]"], "{text}");
    assert!(text.contains("[A] Morning Tide, 3 May 2031, ¶3:\nTwo trawlers"), "{text}");
    assert!(text.contains("¶2:\nNobody was hurt when"), "{text}");
    reader.press("5GY");
    assert!(copied(&reader).starts_with("[A] Morning Tide, 3 May 2031, ¶5:\nOld photographs"));
    assert!(reader.message().contains("A ¶5 alone"), "{}", reader.message());
}

#[test]
fn a_weak_link_is_called_one() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("Y");
    let text = copied(&reader);
    assert!(text.contains("[C] The Outer Isles Review, no date, ¶3 (weak link):"), "{text}");
    assert!(text.contains("[A] Morning Tide, 3 May 2031, ¶2:"), "{text}");
}

#[test]
fn in_a_view_what_is_selected_is_copied() {
    let mut reader = Reader::new(120, 40);
    reader.press("EY");
    let text = copied(&reader).to_owned();
    assert!(
        text.starts_with("Ada Holm and the lamp, 2 May 2031: told by all: A B C\n\n[A]"),
        "{text}"
    );
    reader.press("ly");
    assert_eq!(copied(&reader).matches('\n').count(), 2, "one of them");
    reader.press("qMly");
    assert!(copied(&reader).starts_with("[B] Skarn Gazette"), "{}", copied(&reader));
    reader.press("qS");
    reader.press("y");
    assert!(copied(&reader).starts_with("[A] Morning Tide"), "{}", copied(&reader));
    reader.press("q]eiY");
    let text = copied(&reader);
    assert!(text.starts_with("Linked, "), "{text}");
    assert_eq!(text.matches("\n[").count(), 2, "{text}");
    reader.press("qDY");
    let text = copied(&reader);
    assert!(text.contains("20 words, word for word the same:"), "{text}");
    reader.press("q?jjy");
    assert!(copied(&reader).contains("half a screen down"), "{}", copied(&reader));
}

#[test]
fn a_place_that_begins_inside_a_sentence_says_so() {
    let mut reader = Reader::analysed(pilot_boat(), 120, 40);
    reader.press("Dy");
    let cited = copied(&reader);
    assert!(cited.starts_with("[A] Port Authority"), "{cited}");
    let mut reader = Reader::analysed(
        vec![
            article(
                "Ebb",
                1,
                &[
                    "Nobody on the quay had seen the grey boat with the two masts leave before it was light, they said.",
                ],
            ),
            article(
                "Flood",
                2,
                &[
                    "A clerk thought that nobody on the quay had seen the grey boat with the two masts leave before it was day.",
                ],
            ),
        ],
        120,
        40,
    );
    reader.press("DY");
    let cited = copied(&reader);
    assert!(cited.contains("light, they said.") || cited.contains("before it was …"), "{cited}");
    assert!(cited.contains("… nobody on the quay"), "{cited}");
}

#[test]
fn what_no_terminal_takes_is_not_copied() {
    let long =
        "A word and another word stand here without an end to it and so on and on ".repeat(1500);
    let mut reader = Reader::unanalysed(vec![article("Long", 1, &[&long])], 120, 40);
    reader.press("y");
    assert_eq!(copied(&reader), "");
    assert!(reader.message().starts_with("not copied: A ¶1 is 1"), "{}", reader.message());
    assert!(reader.app.message.as_ref().is_some_and(|it| it.warning));
}

#[test]
fn a_closed_fold_is_not_copied_unseen() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("4Gy");
    assert!(reader.app.focused().on_fold());
    assert_eq!(copied(&reader), "");
    assert!(reader.message().contains("Enter opens it"), "{}", reader.message());
}
