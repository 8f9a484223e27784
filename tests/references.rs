//! The pages that an article refers to: listed, copied, opened outside, and in the report.

mod common;

use common::{Reader, known_analysis, lighthouse};
use parallax::app::Effect;
use parallax::app::view::View;
use parallax::report::Report;
use serde_json::Value;

#[test]
fn gx_lists_them_from_the_passage_here_on_with_the_whole_address() {
    let mut reader = Reader::new(80, 24);
    reader.press("4Ggx");
    let screen = reader.screen();
    assert_eq!(reader.app.view().and_then(View::item), Some(1), "{screen}");
    assert!(screen.contains("▶A ¶4  harbour trust"), "{screen}");
    assert!(screen.contains("https://trust.example/?a=1&b='$(2)';c"), "{screen}");
    reader.press("q2Ggx");
    assert_eq!(reader.app.view().and_then(View::item), Some(0));
    reader.press("q").press("2").pause().press("gx");
    assert_eq!(reader.message(), "B refers to no other page");
}

#[test]
fn enter_opens_the_address_and_y_copies_it() {
    let mut reader = Reader::new(120, 40);
    reader.press("gxj<Enter>");
    let address = "https://trust.example/?a=1&b='$(2)';c";
    assert_eq!(reader.effects, [Effect::Visit(address.into())]);
    assert_eq!(reader.message(), format!("opening {address}"));
    assert!(reader.app.view().is_some(), "one may want another");
    reader.press("jy");
    assert_eq!(reader.effects[1], Effect::Copy("mailto:library@skarn.example\n".into()));
}

#[test]
fn the_report_has_them_with_their_words() {
    let articles = lighthouse();
    let analysis = known_analysis(&articles);
    let report = Report { title: None, articles: &articles, analysis: &analysis, notes: &[] };
    let mut json = Vec::new();
    report.write_json(&mut json).expect("memory does not fail");
    let json: Value = serde_json::from_slice(&json).expect("it is JSON");
    let first = &json["articles"][0]["references"][0];
    assert_eq!(first["address"], "https://tide.example/people/ada-holm");
    let at = |key: &str| first[key].as_u64().expect("an offset") as usize;
    assert_eq!(&articles[0].text[at("start")..at("end")], "Ada Holm");
    assert_eq!(json["articles"][1]["references"].as_array().map(Vec::len), Some(0));
}

#[cfg(target_os = "linux")]
mod outside {
    use crate::common::session::{Session, program, with_opener};
    use std::fs;

    const PAGE: &str = "<html><head><title>Oil</title></head><body><article><h1>Oil</h1>\
        <p>The <a href=\"https://trust.example/?a=1&amp;b=$(touch${IFS}bad);'c\">trust</a> bought oil for the \
        lamp and for the two boats that lie at the quay.</p>\
        <p>Ask <a href=\"mailto:trust@skarn.example\">its clerk</a> for the bill, who keeps all of them in a \
        drawer.</p></article></body></html>";

    #[test]
    fn the_systems_opener_gets_the_address_as_it_is_and_nothing_else_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("oil.html");
        fs::write(&page, PAGE).unwrap();
        let mut command = program();
        let told = with_opener(&mut command, folder.path());
        command.arg(&page);
        let mut terminal = Session::start(100, 30, command);
        terminal.wait_for_text("bought oil");
        terminal.press("gx");
        terminal.wait_for_text("References");
        terminal.press("\r");
        terminal.wait_for_file(&told);
        let address = "https://trust.example/?a=1&b=$(touch${IFS}bad);'c";
        assert_eq!(fs::read_to_string(&told).unwrap(), address);
        terminal.wait_for_text("xdg-open could not open");
        fs::remove_file(&told).unwrap();
        terminal.press("j\r");
        terminal.wait_for_text("mailto:trust@skarn.example: ");
        terminal.press("\x03");
        assert_eq!(terminal.end().1, 0);
        assert!(!told.exists());
    }
}
