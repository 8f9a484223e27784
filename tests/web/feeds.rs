//! Feeds: choosing what they list.

use crate::server::{Answer, Server};
use crate::{World, page};

const TEXT: &str = "<p>The crane in the harbour of Tollen is broken, and eleven boats wait for their cargo. \
    Nobody knows for how long they will have to wait there, says the harbour master.</p><p>The town wants \
    to hire another crane, which would cost 4,000 crowns a week. The council meets on Friday.</p>";

/// A feed of four articles; in the second the feed has the whole text, and the last is out of reach.
fn rss() -> String {
    format!(
        "<?xml version='1.0'?>\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' \
         xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Tollen Gazette</title>\
         <link>/</link><description>News</description>\
         <item><title>Crane &amp;amp; cargo</title><link>/1</link>\
         <pubDate>Fri, 14 Mar 2025 08:00:00 GMT</pubDate></item>\
         <item><title>Whole in the feed</title><link>/gone</link><dc:creator>Ann Lee</dc:creator>\
         <pubDate>Sat, 15 Mar 2025 08:00:00 GMT</pubDate>\
         <content:encoded><![CDATA[{TEXT}]]></content:encoded></item>\
         <item><title>Boats \u{1b}[31mwait</title><link>/3</link></item>\
         <item><title>Nothing of it</title><link>/gone</link></item>\
         </channel></rss>"
    )
}

pub(crate) fn gazette() -> Server {
    Server::new(|target| match target {
        "/1" | "/3" => Answer::page(page(&format!("Page {}", &target[1..]), "")),
        "/feed" => Answer::new("application/rss+xml", rss()),
        _ => Answer::status(404),
    })
}

#[test]
fn a_feed_lists_what_can_be_chosen_of_it() {
    let server = gazette();
    let address = server.url("/feed");
    let world = World::new();
    let said = world.refusal(&[&address]);
    let expected = format!(
        "it is a feed; choose of its articles with {address}#1 or {address}#1,3-5:\n\
         1  2025-03-14  Crane & cargo\n\
         2  2025-03-15  Whole in the feed\n\
         3              Boats wait\n\
         4              Nothing of it"
    );
    assert_eq!(said, expected);
}

#[test]
fn chosen_articles_open_under_their_own_addresses() {
    let server = gazette();
    let world = World::new();
    let (report, said) = world.report(&[&format!("{}#3,1", server.url("/feed"))]);
    let articles = &report["articles"];
    assert_eq!([&articles[0]["title"], &articles[1]["title"]], ["Page 3", "Page 1"]);
    assert_eq!(articles[0]["source"], server.url("/3").as_str());
    // The feed knows what the page does not say.
    assert_eq!(articles[1]["published"]["date"], "2025-03-14");
    assert_eq!(said, "");
}

#[test]
fn the_numbers_mean_what_was_listed_even_when_the_feed_has_moved_on() {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::new(move |target| match target {
        "/feed" => match count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => Answer::new("application/rss+xml", rss()),
            _ => Answer::new("application/rss+xml", rss().replace("Crane", "Newer")),
        },
        _ => Answer::page(page("A page", "")),
    });
    let world = World::new();
    let address = server.url("/feed");
    assert!(world.refusal(&[&address]).contains("Crane"));
    world.report(&[&format!("{address}#1")]);
    assert_eq!(server.requests().len(), 2);
    assert!(world.refusal(&[&address]).contains("Newer"));
}

#[test]
fn what_the_feed_has_whole_opens_without_its_page() {
    let server = gazette();
    let world = World::new();
    let (report, said) = world.report(&[&format!("{}#2", server.url("/feed"))]);
    let article = &report["articles"][0];
    assert_eq!(article["source"], server.url("/gone").as_str());
    assert_eq!(article["title"], "Whole in the feed");
    assert_eq!(article["byline"], "Ann Lee");
    assert!(article["text"].as_str().is_some_and(|it| it.contains("The council meets on Friday.")));
    assert!(
        said.contains("404 Not Found") && said.contains("Open is the text in the feed"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_chosen_is_said() {
    let server = gazette();
    let world = World::new();
    let address = format!("{}#2-7", server.url("/feed"));
    assert_eq!(world.refusal(&[&address]), "the feed lists 4 articles, so none is number 5");
    let text = world.write("a.txt", "The crane is still.");
    let reason = world.refusal(&[&format!("{text}#1")]);
    assert_eq!(reason, "it is neither a feed nor a book, so nothing can be chosen of it");
    let broken = world.write("feed.xml", "<rss version='2.0'><channel><item>");
    let reason = world.refusal(&[&format!("{broken}#1")]);
    assert!(reason.starts_with("the feed "), "{reason}");
}

#[test]
fn atom_and_json_feeds_in_files_are_feeds_too() {
    let world = World::new();
    let atom = format!(
        "<?xml version='1.0' encoding='utf-8'?><!-- A feed --><feed xmlns='http://www.w3.org/2005/Atom'>\
         <title>Tollen Gazette</title><id>urn:x:1</id><updated>2025-03-14T00:00:00Z</updated>\
         <entry><title type='html'>The &lt;b&gt;crane&lt;/b&gt;</title><id>urn:x:2</id>\
         <updated>2025-03-15T09:00:00Z</updated><author><name>Ann Lee</name></author>\
         <content type='html'><![CDATA[{TEXT}]]></content></entry></feed>"
    );
    let text = TEXT.replace('"', "\\\"");
    let json = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Tollen Gazette\", \"items\": \
         [{{\"id\": \"1\", \"title\": \"The crane\", \"date_published\": \"2025-03-15T09:00:00Z\", \
         \"authors\": [{{\"name\": \"Ann Lee\"}}], \"content_html\": \"{text}\"}}]}}"
    );
    for (name, content) in [("feed.atom", atom), ("feed.json", json)] {
        let path = world.write(name, content);
        let (report, said) = world.report(&[&format!("{path}#1")]);
        let article = &report["articles"][0];
        assert_eq!(article["title"], "The crane", "{name}");
        assert_eq!(article["byline"], "Ann Lee", "{name}");
        assert_eq!(article["published"]["date"], "2025-03-15", "{name}");
        let text = article["text"].as_str().expect("a text");
        assert!(text.contains("eleven boats") && text.contains("on Friday."), "{name}: {text}");
        assert!(said.contains("the feed names no page for it"), "{said}");
    }
}
