//! What is pasted is text: it goes into the line that is being typed, and never acts as keys.

mod common;

use common::Reader;
use parallax::app::Input;

fn paste(reader: &mut Reader, text: &str) {
    reader.handle(Input::Pasted(text.to_owned()));
}

fn typed(reader: &Reader) -> &str {
    reader.app.prompt.as_ref().map_or("nothing is typed", |it| &it.text)
}

#[test]
fn a_line_takes_it_where_the_cursor_stands_with_blanks_for_line_breaks() {
    for open in ["/", "&", ":", "E/", "<C-p>"] {
        let mut reader = Reader::new(120, 40);
        reader.press(open).press("xy<Left>");
        let before = typed(&reader).to_owned();
        let (left, right) = before.split_at(before.len() - 1);
        paste(&mut reader, "\r\nthe\r\nlamp q\tq\x1b[31m\n");
        assert_eq!(typed(&reader), format!("{left}the lamp q q{right}"), "in {open}");
    }
}

#[test]
fn a_search_goes_on_with_what_is_pasted() {
    let mut reader = Reader::new(120, 40);
    reader.press("/");
    paste(&mut reader, "two\ntrawlers");
    assert_eq!(reader.app.search.total(), 3, "{}", reader.screen());
}

#[test]
fn a_note_keeps_the_lines_of_it() {
    let mut reader = Reader::new(120, 40);
    reader.press("c");
    paste(&mut reader, "He said:\r\n“No.”\u{7}");
    reader.press("<Enter>");
    assert_eq!(reader.app.notes()[0].note.text, "He said:\n“No.”");
}

#[test]
fn where_nothing_is_typed_it_does_nothing() {
    for open in ["", "]", "3", "'", "E"] {
        let mut reader = Reader::new(120, 40);
        reader.press(open);
        let view = reader.app.view().map(|it| it.kind);
        paste(&mut reader, "qSGq\r");
        assert!(reader.effects.is_empty() && reader.app.view().map(|it| it.kind) == view);
        assert_eq!((reader.app.focused().offset(), reader.app.count()), (0, None));
        assert_eq!(reader.message(), "nothing is being typed: / or : first, then paste");
    }
}
