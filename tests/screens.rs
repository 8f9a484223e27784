//! Screens as they look, with their styles. Each snapshot has been read.

mod common;

use common::{Reader, lighthouse, pilot_boat};
use parallax::app::Input;
use parallax::notes::{Kept, Note};

/// The panes and every view that lies over them, each with the keys that fill it.
const VIEWS: [(&str, &str); 15] = [
    ("panes", "]e"),
    ("level_panes", "s]e]e"),
    ("events", "Ej"),
    ("matrix", "Mjl"),
    ("synopsis", "Sjl"),
    ("repeats", "D"),
    ("outline", "O"),
    ("references", ":references<Enter>"),
    ("why", "]ei"),
    ("notes", "C"),
    ("marks", "ma}}mb:marks<Enter>"),
    ("jumps", "]e]eG:jumps<Enter>j"),
    ("messages", "mzs/seals<Enter>:messages<Enter>"),
    ("help", "?"),
    ("palette", ":the"),
];

/// A small terminal, a usual one and a large one.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

#[test]
fn every_view_at_every_size() {
    for (name, keys) in VIEWS {
        for (columns, rows) in SIZES {
            let mut reader = with_notes(columns, rows);
            reader.press("gg");
            reader.press(keys);
            insta::assert_snapshot!(
                format!("{name}_at_{columns}_by_{rows}"),
                reader.styled_screen()
            );
        }
    }
}

#[test]
fn proportional_panes_at_120_by_24() {
    let mut reader = Reader::new(120, 24);
    reader.press("ssG");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn free_panes_of_which_one_is_the_base_at_80_by_24() {
    let mut reader = Reader::new(80, 24);
    reader.press("sss<Tab>=<C-d>");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn filtered_panes_at_120_by_24() {
    let mut reader = Reader::new(120, 24);
    reader.press("&:only-here<Enter>");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn typing_a_filter_at_80_by_24() {
    let mut reader = Reader::new(80, 24).without_colours();
    reader.press("&");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn synopsis_without_colours_at_80_by_24() {
    let mut reader = Reader::new(80, 24).without_colours();
    reader.press("Sjl");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn closed_panes_in_the_matrix_at_80_by_24() {
    let mut reader = Reader::new(80, 24);
    reader.press("<Tab><C-w>qM");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn stacked_panes_at_60_by_24() {
    insta::assert_snapshot!(Reader::new(60, 24).screen());
}

#[test]
fn zoomed_at_120_by_24() {
    let mut reader = Reader::new(120, 24);
    reader.press("+");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn repeats_without_colours_at_120_by_24() {
    let mut reader = Reader::analysed(pilot_boat(), 120, 24).without_colours();
    reader.press("D");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn search_without_colours_at_80_by_24() {
    let mut reader = Reader::new(80, 24).without_colours();
    reader.press("/trawlers<Enter>");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn before_the_analysis_at_80_by_24() {
    insta::assert_snapshot!(Reader::unanalysed(lighthouse(), 80, 24).screen());
}

#[test]
fn hints_after_a_prefix_at_80_by_24() {
    let mut reader = Reader::new(80, 24);
    reader.press("z");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn arguments_in_the_palette_at_80_by_24() {
    let mut reader = Reader::new(80, 24);
    reader.press(":layout ");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn why_with_judgements_at_120_by_40() {
    let mut reader = Reader::new(120, 40);
    reader.press("]eixkxaj");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn too_small() {
    insta::assert_snapshot!(Reader::new(39, 9).screen());
}

/// A reader with a note on a passage, one on a link, and one whose passage is gone.
fn with_notes(columns: u16, rows: u16) -> Reader {
    let mut reader = Reader::new(columns, rows);
    reader.press("3GcWho was on board, and were they fishing at all?<Enter>");
    reader.press("2G]eicBoth say that she climbed alone.<Enter>q");
    let mut kept = Kept::default();
    kept.notes.extend(reader.app.notes().iter().map(|it| it.note.clone()));
    kept.notes.push(Note { text: "Check this.\nThen ask again.".into(), ..kept.notes[0].clone() });
    kept.notes[2].on.anchor.quote = "The light was never out at all, says the trust.".into();
    reader.handle(Input::Noted(2, kept));
    reader
}

#[test]
fn a_note_being_written_at_80_by_24() {
    let mut reader = with_notes(80, 24);
    reader.press("3Gc<C-j>And who had the<Left><Left>");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn a_passage_with_a_note_without_colours() {
    let mut reader = with_notes(80, 24).without_colours();
    reader.press("3G");
    insta::assert_snapshot!(reader.styled_screen());
}

#[test]
fn filtered_notes_at_200_by_60() {
    let mut reader = with_notes(200, 60);
    reader.press("C/note on<Backspace><C-u>climbed<Enter>");
    insta::assert_snapshot!(reader.styled_screen());
}
