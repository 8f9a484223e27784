//! A feed at a terminal: the program asks what is wanted of it.

use portable_pty::CommandBuilder;

use crate::World;
use crate::common::session::{Session, assert_restored, program};
use crate::feeds::gazette;
use crate::server::Server;

fn open(world: &World, server: &Server) -> Session {
    let mut command: CommandBuilder = program();
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(name);
        command.env_remove(name.to_lowercase());
    }
    command.env("XDG_CACHE_HOME", world.path());
    command.arg(server.url("/feed"));
    Session::start(100, 30, command)
}

#[test]
fn what_is_chosen_of_a_feed_opens_in_the_reader() {
    let (world, server) = (World::new(), gazette());
    let mut session = open(&world, &server);
    session.wait_for_text("fetching a page …");
    session.wait_for_text("Tollen Gazette");
    session.wait_for_text("3              Boats wait");
    session.wait_for_text("Which of them?");
    session.press("1,9\r");
    session.wait_for_text("There is no number 9.");
    session.press("all\r");
    session.wait_for_text("Please write the numbers of entries, such as 3 or 1,3-5.");
    session.press("3,1\r");
    session.wait_for("the reader opens", vt100::Screen::alternate_screen);
    session.wait_for("both are open", |screen| {
        let contents = screen.contents();
        contents.contains("Page 3") && contents.contains("Page 1")
    });
    session.press("q");
    let (screen, code) = session.end();
    assert_eq!(code, 0);
    assert_restored(screen.screen());
}

#[test]
fn who_wants_nothing_of_a_feed_gets_nothing() {
    let (world, server) = (World::new(), gazette());
    let mut session = open(&world, &server);
    session.wait_for_text("Which of them?");
    session.press("\r");
    let (screen, code) = session.end();
    assert_eq!(code, 2);
    assert!(screen.screen().contents().contains("nothing is chosen of the feed"));
}
