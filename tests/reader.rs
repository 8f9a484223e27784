//! Sessions at the keyboard: keys in, place and screen out.

mod common;

use std::sync::Arc;

use common::{Reader, known_analysis, lighthouse};
use parallax::analysis::Stage;
use parallax::app::action::Action;
use parallax::app::keymap::{Context, Keymap};
use parallax::app::{Effect, Input};

#[test]
fn rows_pages_and_ends() {
    let mut reader = Reader::new(80, 24);
    assert_eq!(reader.at(), "The lamp at Skarn Point");
    reader.press("j");
    assert_eq!(reader.at(), "dark");
    reader.press("j");
    assert_eq!(reader.at(), "The lamp at Skarn Point", "the cursor skips the blank row");
    reader.press("kk");
    assert_eq!(reader.app.focused().offset(), 0);
    reader.press("G");
    let end = reader.app.focused().cursor_span().end;
    assert_eq!(end, reader.app.articles[0].text.trim_end().len());
    reader.press("gg");
    assert_eq!(reader.app.focused().offset(), 0);
    reader.press("<C-d>");
    let half = reader.app.focused().offset();
    reader.press("<C-d>");
    assert!(half > 0 && reader.app.focused().offset() > half);
    reader.press("<C-u><C-u>");
    assert_eq!(reader.app.focused().offset(), 0);
}

#[test]
fn a_count_moves_that_far_and_42g_goes_to_a_paragraph() {
    let mut reader = Reader::new(120, 40);
    reader.press("3j");
    let by_count = reader.app.focused().offset();
    reader.press("ggjjj");
    assert_eq!(reader.app.focused().offset(), by_count);
    reader.press("4G");
    assert_eq!(reader.at(), "The harbour trust says t");
    reader.press("2gg");
    assert_eq!(reader.at(), "The lamp at Skarn Point");
    reader.press("2}");
    assert_eq!(reader.at(), "The harbour trust says t");
    reader.press("{");
    assert_eq!(reader.at(), "Two trawlers waited outs");
}

#[test]
fn a_digit_focuses_an_article_unless_a_motion_takes_it_as_a_count() {
    let mut reader = Reader::new(120, 40);
    reader.press("3");
    assert_eq!(reader.app.focus, 2);
    reader.press("j");
    assert_eq!(reader.app.focus, 0, "3j is a motion in the pane that had the focus");
    reader.press("3").pause();
    reader.press("j");
    assert_eq!(reader.app.focus, 2, "after a pause the digit has meant the article");
    reader.press("2i");
    assert_eq!(reader.app.focus, 1, "what takes no count leaves the focus where the digit put it");
}

#[test]
fn focus_walks_round_and_brings_panes_on_screen() {
    let mut reader = Reader::new(80, 24);
    let shown =
        |reader: &Reader| reader.app.layout.panes.iter().map(|it| it.pane).collect::<Vec<_>>();
    assert_eq!(shown(&reader), [0, 1]);
    reader.press("<Tab><Tab>");
    assert_eq!((reader.app.focus, shown(&reader)), (2, vec![1, 2]));
    reader.press("l");
    assert_eq!(
        (reader.app.focus, shown(&reader)),
        (0, vec![0, 1]),
        "what can stay on screen stays"
    );
    reader.press("<S-Tab>h");
    assert_eq!(reader.app.focus, 1);
}

#[test]
fn zoom_gives_one_article_the_screen_and_takes_it_back() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("+");
    assert_eq!(reader.app.layout.panes.iter().map(|it| it.pane).collect::<Vec<_>>(), [1]);
    reader.press("_");
    assert_eq!(reader.app.layout.panes.len(), 3);
    reader.press("<C-w>o");
    assert_eq!(reader.app.layout.panes.len(), 1);
}

#[test]
fn event_by_event_the_other_panes_stand_level() {
    let mut reader = Reader::new(120, 40);
    reader.press("]e");
    assert_eq!(reader.app.event_here(), Some(0));
    let row = |reader: &Reader, article: usize, needle: &str| {
        let offset = reader.app.articles[article].text.find(needle)?;
        let pane = &reader.app.panes[article];
        pane.row_on_screen(pane.page.place_of(offset))
    };
    let level = row(&reader, 0, "Keeper Ada");
    assert!(level.is_some());
    assert_eq!(row(&reader, 1, "Ada Holm climbed"), level);
    assert_eq!(row(&reader, 2, "Keeper: Ada"), level);
    reader.press("]e");
    assert_eq!(reader.app.event_here(), Some(1));
    let level = row(&reader, 0, "Two trawlers");
    assert!(level.is_some());
    assert_eq!(row(&reader, 2, "Nobody was hurt when"), level);
    assert!(reader.screen().contains("·· not told here ··"), "B does not tell of the trawlers");
    reader.press("]e");
    assert_eq!(reader.message(), "no further event in this article");
    reader.press("[e");
    assert_eq!(reader.app.event_here(), Some(0));
}

#[test]
fn enter_lines_the_others_up_and_ctrl_o_comes_back() {
    let mut reader = Reader::new(80, 24);
    reader.press("2G2j");
    let before = reader.screen();
    reader.press("<Enter>");
    reader.press("<C-o>");
    assert_eq!(reader.screen(), before);
    reader.press("<C-o><C-o><C-o><C-o>");
    assert_eq!(reader.message(), "no jump to go back to");
    reader.press("<A-i>");
    assert_ne!(reader.message(), "no jump ahead");
}

#[test]
fn enter_where_nobody_else_tells_it_says_so() {
    let mut reader = Reader::new(120, 40);
    reader.press("5G<Enter>");
    assert_eq!(reader.message(), "not told in the other articles");
    reader.press("i");
    assert_eq!(reader.message(), "not told in the other articles");
}

#[test]
fn scrolling_free_leaves_the_other_panes_alone() {
    let mut reader = Reader::new(120, 20);
    reader.press("sss");
    assert!(reader.screen().contains("scroll: free"));
    let tops: Vec<_> = reader.app.panes[1..].iter().map(|pane| pane.top).collect();
    reader.press("]e]eG");
    assert_eq!(tops, reader.app.panes[1..].iter().map(|pane| pane.top).collect::<Vec<_>>());
    reader.press("s");
    assert!(reader.screen().contains("scroll: linked"));
}

#[test]
fn repeats_and_what_is_told_only_here_are_stops_too() {
    let mut reader = Reader::new(120, 40);
    reader.press("]o");
    assert_eq!(reader.at(), "Old photographs of the t");
    reader.press("[o");
    assert!(reader.message().contains("no earlier"));
    reader.press("[d");
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("2").pause().press("gg]d");
    assert_eq!(reader.at(), "The trust promises an in");
    reader.press("]d");
    assert!(reader.app.focused().on_fold(), "the second place is folded away");
}

#[test]
fn folds_open_and_close() {
    let mut reader = Reader::new(120, 40);
    let fold = "¶4 repeats ¶2 · 20 w";
    assert!(reader.screen().contains(fold));
    reader.press("zR");
    assert!(!reader.screen().contains(fold));
    reader.press("zM");
    assert!(reader.screen().contains(fold));
    reader.press("2").pause().press("2]d");
    reader.press("<Enter>");
    assert!(!reader.screen().contains(fold), "Enter on a fold opens it");
    reader.press("za");
    assert!(reader.screen().contains(fold), "za in what was folded closes it");
    reader.press("ggza");
    assert_eq!(reader.message(), "no fold here");
}

#[test]
fn boilerplate_is_greyed_and_can_be_hidden() {
    let mut reader = Reader::new(120, 40);
    assert!(reader.screen().contains("Share this article"));
    reader.press("b");
    assert!(!reader.screen().contains("Share this article"));
    reader.press("b");
    assert!(reader.screen().contains("Share this article"));
}

#[test]
fn search_runs_while_typing_and_escape_restores_the_place() {
    let mut reader = Reader::new(120, 40);
    reader.press("jj");
    let before = reader.app.focused().offset();
    reader.press("/trawl");
    assert_eq!(reader.app.search.total(), 3);
    assert!(reader.screen().contains("3 hits"));
    assert_eq!(reader.at(), "Two trawlers waited outs");
    reader.press("<Esc>");
    assert_eq!(reader.app.focused().offset(), before);
    assert_eq!(reader.app.search.total(), 0);

    reader.press("/trawlers<Enter>");
    assert!(reader.screen().contains(" 1/1 "));
    reader.press("n");
    assert_eq!(reader.app.focus, 2, "past the last hit of A it goes on in C");
    reader.press("N");
    assert_eq!(reader.app.focus, 0);
    reader.press("q");
    assert_eq!(reader.app.search.total(), 0, "q ends the search before it quits");
    assert!(reader.effects.is_empty());

    reader.press("/whale<Enter>");
    assert_eq!(reader.message(), "nothing matches whale");
    reader.press("/lamq<Backspace>p<C-w>Keeper<Enter>");
    assert_eq!(reader.app.search.pattern, "Keeper");
}

#[test]
fn a_hit_inside_a_fold_opens_it() {
    let mut reader = Reader::new(120, 40);
    reader.press("2").pause().press("/inquiry<Enter>nn");
    assert_eq!(reader.app.search.hits_in(1).len(), 2);
    assert!(!reader.screen().contains("¶4 repeats"));
}

#[test]
fn every_action_has_a_key_a_name_of_its_own_and_a_help_text() {
    let keymap = Keymap::default();
    let mut names: Vec<&str> = Action::ALL.iter().map(|(_, name, ..)| *name).collect();
    for &(action, name, _, says) in Action::ALL {
        assert!(!keymap.keys_for(Context::Panes, action).is_empty(), "{name} has no key");
        assert_eq!(action.name(), name);
        assert_eq!(action.describe(), says);
        assert!(says.len() > 3, "{name} has no help");
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Action::ALL.len());
}

#[test]
fn the_readme_names_a_key_of_every_action() {
    let readme = include_str!("../README.md");
    let (_, keys) = readme.split_once("\n## Keys\n").expect("a section on keys");
    let (table, _) = keys.split_once("\n## ").expect("a section after it");
    let first_column =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let named: Vec<&str> =
        first_column.flat_map(|it| it.split('`').chain(it.split([' ', '`', ',']))).collect();
    let keymap = Keymap::default();
    for &(action, name, ..) in Action::ALL {
        let keys = keymap.keys_for(Context::Panes, action);
        assert!(keys.iter().any(|key| named.contains(&key.as_str())), "{name}: {keys:?}");
    }
}

#[test]
fn a_pending_key_shows_what_may_follow() {
    let mut reader = Reader::new(120, 40);
    reader.press("]");
    assert!(reader.screen().contains("next passage of an event"));
    reader.press("x");
    assert!(reader.message().contains("]x does nothing"));
    reader.press("]<Esc>j");
    assert_eq!(reader.at(), "dark", "Escape drops the prefix");
}

#[test]
fn closing_goes_from_view_to_quitting() {
    let mut reader = Reader::new(80, 24);
    reader.press("E?qq");
    assert!(reader.app.view().is_none() && reader.effects.is_empty());
    reader.press("q");
    assert_eq!(reader.effects, [Effect::Quit]);
    let mut reader = Reader::new(80, 24);
    reader.press("/x<C-c>");
    assert_eq!(reader.effects, [Effect::Quit], "C-c quits from anywhere");
    let mut reader = Reader::new(80, 24);
    reader.press("<C-z>");
    assert_eq!(reader.effects, [Effect::Suspend]);
}

#[test]
fn the_place_is_kept_when_the_analysis_arrives() {
    let mut reader = Reader::unanalysed(lighthouse(), 80, 24);
    reader.press("<Tab>");
    reader.press("4G");
    let before = reader.app.articles[1].block_at(reader.app.focused().offset());
    reader.app.handle(Input::Progress(0, Stage::Repeats, 0.4));
    assert!(reader.screen().contains("finding repeats 40 %"));
    let analysis = Arc::new(known_analysis(&reader.app.articles));
    reader.app.handle(Input::Analysed(7, Arc::clone(&analysis)));
    assert!(reader.app.analysis.is_none(), "an analysis of another generation is not ours");
    reader.handle(Input::Analysed(0, analysis));
    assert!(reader.app.analysis.is_some());
    assert!(
        reader.app.focused().on_fold(),
        "the paragraph is folded now, and the cursor is on the fold"
    );
    assert_eq!(reader.app.articles[1].block_at(reader.app.focused().offset()), before);
}

#[test]
fn before_the_analysis_the_keys_that_need_it_say_so() {
    let mut reader = Reader::unanalysed(lighthouse(), 80, 24);
    for keys in ["]e", "E", "M", "D", "i", "<Enter>", "]d", "]o"] {
        reader.press(keys);
        assert_eq!(reader.message(), "still comparing the articles", "{keys}");
    }
}

#[test]
fn no_size_breaks_the_screen_and_the_place_survives_all_of_them() {
    let mut reader = Reader::new(120, 40);
    reader.press("3G");
    let block = reader.app.articles[0].block_at(reader.app.focused().offset());
    for keys in ["", "E", "M", "M+", "D", "Dj+", "?", "i", "]", "/a"] {
        reader.press(keys);
        for columns in [1, 2, 3, 7, 20, 39, 40, 41, 79, 80, 81, 120, 200, 500] {
            for rows in [1, 2, 3, 5, 9, 10, 11, 24, 60, 200] {
                reader.resize(columns, rows);
                let screen = reader.screen();
                assert_eq!(screen.lines().count(), usize::from(rows));
            }
        }
        reader.press("<Esc>");
    }
    reader.resize(120, 40);
    assert_eq!(reader.app.articles[0].block_at(reader.app.focused().offset()), block);
}

#[test]
fn one_article_and_an_empty_view_are_no_trouble() {
    let only = vec![lighthouse().swap_remove(0)];
    let mut reader = Reader::analysed(only, 100, 30);
    reader.press("jG<Tab>i");
    assert_eq!(reader.message(), "there is no other article");
    reader.press("E");
    assert_eq!(reader.message(), "no two of these articles tell the same event");
    assert!(reader.screen().contains("Morning Tide"));
}

#[test]
fn the_way_back_leads_to_the_sentence_and_not_only_to_its_row() {
    let mut reader = Reader::new(120, 30);
    reader.press("]e");
    let sentence = reader.app.sentence_here();
    let first = reader.app.articles[0].sentence_at(reader.app.focused().offset());
    assert_ne!(sentence.map(|it| it.sentence), first, "it begins inside its row");
    for there_and_back in ["G<C-o>", "/point<Esc>", "&ada<Enter>&<Esc>", "E<Esc>", "<Tab>h", "+_"] {
        reader.press(there_and_back).pause();
        assert_eq!(reader.app.sentence_here(), sentence, "{there_and_back}");
    }
    for (columns, rows) in [(84, 20), (200, 50), (120, 30)] {
        reader.app.handle(Input::Resize(columns, rows));
        assert_eq!(reader.app.sentence_here(), sentence, "{columns}×{rows}");
    }
}

#[test]
fn a_place_is_listed_once_however_often_one_leaves_it() {
    let mut reader = Reader::new(120, 30);
    reader.press("G<C-o>G<C-o>G<C-o>Ggj");
    let places = reader.app.view().map(|it| it.rows.len());
    assert_eq!(places, Some(1), "{}", reader.screen());
}

#[test]
fn searches_are_gone_on_with_and_come_back() {
    let mut reader = Reader::new(120, 30);
    let hit = |reader: &Reader| (reader.app.search.pattern.clone(), reader.app.hit_number());
    reader.press("/the<Enter>");
    let (_, first) = hit(&reader);
    assert_eq!(first, Some(1));
    reader.press("/<Enter>");
    assert_eq!(hit(&reader), ("the".into(), Some(2)), "nothing typed goes on");
    reader.press("/lamp<Esc>");
    assert_eq!(hit(&reader), ("the".into(), Some(2)), "a search given up leaves the one before");
    reader.press("<Esc>");
    assert_eq!(reader.app.search.pattern, "", "ended");
    reader.press("n");
    assert_eq!(hit(&reader), ("the".into(), Some(3)), "and gone on with");
    reader.press("/lamp<Enter>/<Up>");
    assert_eq!(reader.app.search.pattern, "lamp");
    reader.press("<Up>");
    assert_eq!(reader.app.search.pattern, "the");
    reader.press("<Up>");
    assert_eq!(reader.app.search.pattern, "the", "the first stays");
    reader.press("<Down>");
    assert_eq!(reader.app.search.pattern, "lamp");
    reader.press("<Down>");
    assert_eq!(reader.app.prompt.as_ref().map(|it| it.text.as_str()), Some(""));
    reader.press("zzz<Enter>n");
    assert!(reader.screen().contains("nothing matches zzz"), "{}", reader.screen());
}

#[test]
fn escape_takes_the_filter_of_a_view_off_before_it_closes_the_view() {
    let mut reader = Reader::new(120, 30);
    reader.press("E/trawlers<Enter>");
    assert!(reader.screen().contains(" 1/1"), "{}", reader.screen());
    reader.press("<Esc>");
    assert!(reader.screen().contains("2/2"), "{}", reader.screen());
    reader.press("/zzz<Enter>");
    assert!(reader.screen().contains(" 0/0"), "{}", reader.screen());
    reader.press("<Esc><Esc>");
    assert!(reader.app.view().is_none());
}

#[test]
fn a_message_that_is_too_long_for_a_row_takes_more() {
    let mut reader = Reader::new(44, 14);
    let long = "the harbour trust's page was read only as far as the third paragraph, where it asks to be paid";
    reader.app.handle(Input::Told(long.into()));
    let screen = reader.screen();
    let words: Vec<&str> = screen.split_whitespace().collect();
    assert!(words.ends_with(&["asks", "to", "be", "paid"]), "{screen}");
    assert!(screen.contains("the harbour trust's page"), "{screen}");
    reader.press("j");
    assert!(!reader.screen().contains("to be paid"));
}

#[test]
fn the_terminals_cursor_stands_at_the_sentence() {
    let mut reader = Reader::new(120, 30);
    reader.press("]e");
    assert!(reader.at_cursor().starts_with("Keeper"), "{}", reader.at_cursor());
    reader.press("z");
    assert!(reader.at_cursor().starts_with("M  fold all"), "{}", reader.at_cursor());
    reader.press("<Esc>E");
    assert!(reader.at_cursor().starts_with("▶e1"), "{}", reader.at_cursor());
    reader.press("/tr");
    assert!(reader.screen().contains("/tr"));
    assert!(reader.at_cursor().starts_with(' '), "{}", reader.at_cursor());
}

#[test]
fn keys_do_no_harm_on_a_screen_that_is_too_small() {
    for (columns, rows) in [(1, 1), (3, 2), (20, 5), (39, 9)] {
        for view in ["", "E", "M", "S", "D", "?", "]ei", "]ec", "&a", ":s"] {
            let mut reader = Reader::new(120, 40);
            reader.press(view);
            reader.resize(columns, rows);
            reader.press("jlG<C-d><C-e>zt+_<Tab>o<Enter>");
            assert_eq!(reader.screen().lines().count(), usize::from(rows), "{view}");
        }
    }
}
