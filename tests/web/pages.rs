//! What is at an address, and what may be wrong with it.

use std::io::Write as _;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::{Answer, Server};
use crate::{World, page};

fn crane() -> String {
    page("The crane of Tollen stands still", "So it goes.")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// Brotli without compression (RFC 7932, section 9.2): one block as it is, and the empty last one.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let head = u32::try_from(bytes.len() - 1).expect("a short text") << 4 | 1 << 20;
    [&head.to_le_bytes()[..3], bytes, &[3]].concat()
}

#[test]
fn the_article_of_a_page_is_open_under_its_address() {
    let server = Server::new(|_| Answer::page(crane()));
    let address = server.url("/news/crane?id=7#top");
    let article = World::new().article(&[&address]);
    assert_eq!(article["source"], address.as_str());
    assert_eq!(article["title"], "The crane of Tollen stands still");
    assert!(article["text"].as_str().is_some_and(|it| it.contains("Eleven boats wait")));
    assert!(
        article["fetched"].as_str().is_some_and(|it| it.starts_with("20") && it.ends_with('Z'))
    );
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].starts_with("GET /news/crane?id=7 HTTP/1.1"), "{}", requests[0]);
    let head = requests[0].to_lowercase();
    assert!(head.contains(concat!("user-agent: parallax/", env!("CARGO_PKG_VERSION"), "\n")));
    assert!(head.contains("accept-encoding: ") && head.contains("gzip") && head.contains("br"));
}

#[test]
fn the_type_says_what_a_page_is_and_its_ending_only_where_the_type_does_not() {
    let server = Server::new(|target| match target {
        "/plain.html" | "/plain" => Answer::new("text/plain", "Not <b>bold</b> at all.\n"),
        "/markdown" => Answer::new("text/markdown; charset=utf-8", "# A crane\n\nIt is *still*.\n"),
        "/raw.md" => Answer::new("text/plain; charset=utf-8", "# A crane\n\nIt is *still*.\n"),
        "/any.md" => Answer::new("application/octet-stream", "# A crane\n\nIt is *still*.\n"),
        _ => Answer::new("application/xhtml+xml", crane()),
    });
    let world = World::new();
    let text = |target: &str| world.article(&[&server.url(target)])["text"].clone();
    assert_eq!(text("/plain"), "Not <b>bold</b> at all.\n");
    assert_eq!(text("/plain.html"), "Not <b>bold</b> at all.\n");
    for target in ["/markdown", "/raw.md", "/any.md"] {
        assert_eq!(
            text(target).as_str().map(str::trim),
            Some("A crane\n\nIt is still."),
            "{target}"
        );
    }
    assert!(text("/x").as_str().is_some_and(|it| !it.contains("Imprint")));
}

#[test]
fn the_character_set_of_the_head_goes_before_that_of_the_page() {
    let word = "Кран в гавани стоит";
    let html = crane().replace("So it goes.", word).replace("charset=utf-8", "charset=koi8-r");
    // The words in windows-1251, in which Cyrillic letters are in the order of Unicode.
    let bytes: Vec<u8> = html
        .chars()
        .map(|c| match u32::from(c) {
            ascii @ 0..0x80 => ascii as u8,
            letter => (letter - 0x410 + 0xC0) as u8,
        })
        .collect();
    let server = Server::new(move |_| Answer::new("text/html; charset=\"windows-1251\"", &*bytes));
    let article = World::new().article(&[&server.url("/")]);
    assert!(article["text"].as_str().is_some_and(|it| it.contains(word)), "{}", article["text"]);
}

#[test]
fn packed_pages_are_unpacked() {
    let server = Server::new(|target| match target {
        "/gzip" => Answer::page(gzip(crane().as_bytes())).with("Content-Encoding", "gzip"),
        _ => Answer::page(brotli(crane().as_bytes())).with("Content-Encoding", "br"),
    });
    let world = World::new();
    for target in ["/gzip", "/brotli"] {
        let article = world.article(&[&server.url(target)]);
        assert_eq!(article["title"], "The crane of Tollen stands still", "{target}");
    }
}

#[test]
fn a_page_that_is_small_only_while_it_is_packed_is_too_large() {
    let bomb = gzip(&vec![b' '; 40_000_000]);
    assert!(bomb.len() < 1_000_000);
    let server = Server::new(move |_| Answer::page(&*bomb).with("Content-Encoding", "gzip"));
    let reason = World::new().refusal(&[&server.url("/")]);
    assert_eq!(reason, "it is larger than 20 MB, which no article is");
}

#[test]
fn redirects_are_followed_and_resolve_what_the_page_refers_to() {
    let server = Server::new(|target| match target {
        "/" => Answer::redirect("/a"),
        "/a" => Answer::redirect("b/"),
        "/b/" => Answer::page(crane().replace("So it goes.", "<a href='more'>So it goes.</a>")),
        _ => Answer::status(404),
    });
    let world = World::new();
    let article = world.article(&[&server.url("/")]);
    assert_eq!(article["source"], server.url("/").as_str());
    assert_eq!(article["title"], "The crane of Tollen stands still");
}

#[test]
fn redirects_that_lead_nowhere_are_said() {
    let server = Server::new(|target| match target.strip_prefix('/') {
        Some("file") => Answer::redirect("file:///etc/hostname"),
        Some("ftp") => Answer::redirect("ftp://127.0.0.1/a"),
        Some("circle") => Answer::redirect("/circle?again"),
        Some("circle?again") => Answer::redirect("/circle"),
        Some(number) => {
            let number: u32 = number.parse().unwrap_or_default();
            if number == 0 {
                Answer::page(crane())
            } else {
                Answer::redirect(&format!("/{}", number - 1))
            }
        }
        None => Answer::status(404),
    });
    let world = World::new();
    let refusal = |target: &str| world.refusal(&[&server.url(target)]);
    assert!(
        refusal("/file").starts_with("it leads on to file:///etc/hostname, which is no address")
    );
    assert!(refusal("/ftp").starts_with("it leads on to ftp://127.0.0.1/a, which is no address"));
    assert!(refusal("/circle").contains("from one address to the next without end"));
    assert!(refusal("/6").contains("more than 5 times"));
    world.article(&[&server.url("/5")]);
}

#[test]
fn an_answer_that_is_no_page_is_said_with_what_to_do() {
    let server = Server::new(|target| {
        let code = target[1..].parse().expect("a number");
        Answer::status(code).with("Retry-After", "120")
    });
    let world = World::new();
    for (code, means) in [
        (401, "the site refuses it (401 Unauthorized): it may ask you to sign in"),
        (403, "the site refuses it (403 Forbidden): it may ask you to sign in"),
        (404, "the site has no such page (404 Not Found); check the address"),
        (410, "the site has no such page (410 Gone); check the address"),
        (418, "the site answers with 418 instead of a page"),
        (429, "asked too often (429 Too Many Requests); try again after 120 seconds"),
        (500, "the site is out of order (500 Internal Server Error); try again later"),
        (503, "the site is out of order (503 Service Unavailable); try again later"),
    ] {
        let reason = world.refusal(&[&server.url(&format!("/{code}"))]);
        assert!(reason.contains(means), "{reason}");
        assert!(!reason.ends_with('.'), "{reason}");
    }
}

#[test]
fn what_is_no_article_is_said() {
    let server = Server::new(|target| match target {
        "/film" => Answer::new("video/mp4", "0000ftyp"),
        "/data" => Answer::new("application/json", "{\"crane\": \"still\"}"),
        "/pdf" => Answer::new("application/pdf", "%PDF-1.7\n"),
        "/empty" => Answer::page(" \n"),
        _ => Answer::page("<!doctype html><title>Nothing</title><body><img src=a.png></body>"),
    });
    let world = World::new();
    let refusal = |target: &str| world.refusal(&[&server.url(target)]);
    assert_eq!(refusal("/film"), "it is a film (video/mp4), not an article");
    assert_eq!(refusal("/data"), "it is data (application/json), not an article");
    assert!(refusal("/pdf").contains("PDF"), "{}", refusal("/pdf"));
    assert!(refusal("/empty").starts_with("the site sends an empty page"));
}

#[test]
fn a_page_that_shows_only_its_beginning_opens_with_a_warning() {
    let stub = "<!doctype html><title>The crane</title><article><h1>The crane</h1><p>The crane in the \
        harbour of Tollen is broken, and eleven boats wait for their cargo. Nobody knows for how long \
        they will have to wait there.</p><p>Subscribe to continue reading.</p></article>";
    let server = Server::new(move |_| Answer::page(stub));
    let (report, said) = World::new().report(&[&server.url("/")]);
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(1));
    assert!(said.contains("asks readers to pay or sign in"), "{said}");
}

#[test]
fn nobody_waits_longer_than_was_allowed() {
    let server = Server::new(|_| Answer::page(crane()).slowly(Duration::from_millis(50)));
    let begun = Instant::now();
    let reason = World::new().refusal(&["--timeout", "1", &server.url("/")]);
    assert!(reason.starts_with("it did not answer in full within 1 second;"), "{reason}");
    // At this speed the page would take a minute.
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_page_that_breaks_off_is_not_taken_for_whole() {
    let server = Server::new(|_| Answer::page(crane()).cut_off());
    let reason = World::new().refusal(&[&server.url("/")]);
    assert_eq!(reason, "the connection broke before the page was whole; try again");
}

#[test]
fn who_does_not_answer_is_named() {
    let world = World::new();
    let reason = world.refusal(&["http://tollen.invalid/crane"]);
    assert_eq!(
        reason,
        "nobody knows the host tollen.invalid; check the address and your connection"
    );
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.local_addr().expect("its address").port()
    };
    let reason = world.refusal(&[&format!("http://127.0.0.1:{port}/")]);
    assert!(reason.starts_with("127.0.0.1 refuses the connection;"), "{reason}");
    let silent = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = silent.local_addr().expect("its address");
    std::thread::spawn(move || silent.incoming().for_each(drop));
    let reason = world.refusal(&[&format!("http://{address}/")]);
    assert!(reason.starts_with("127.0.0.1 hangs up without an answer;"), "{reason}");
    let server = Server::new(|_| Answer::page(crane()));
    let reason = world.refusal(&[&server.url("/").replace("http:", "https:")]);
    assert!(reason.starts_with("no secure connection can be made ("), "{reason}");
}

#[test]
fn a_word_that_is_nearly_an_address_is_said_to_be_none() {
    let world = World::new();
    for (word, means) in [
        ("ftp://127.0.0.1/a", "only https and http"),
        ("file:///etc/hostname", "only https and http"),
        ("https://", "names no host"),
        ("https:///a", "names no host"),
        ("https://127.0.0.1/a b", "blank"),
        ("www.tollen.invalid", "an address begins with https://"),
    ] {
        let output = world.parallax(&["report", word]).output().expect("it runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(means), "{word}: {said}");
    }
}

#[test]
fn several_pages_are_fetched_side_by_side_and_stand_as_they_were_named() {
    // No page comes before all have been asked for.
    let asked = std::sync::Barrier::new(3);
    let server = Server::new(move |target| {
        asked.wait();
        Answer::page(page(&format!("Crane {}", &target[1..]), ""))
    });
    let world = World::new();
    let addresses = ["/3", "/1", "/2"].map(|it| server.url(it));
    let (report, _) = world.report(&addresses.each_ref().map(String::as_str));
    let titles: Vec<_> = (0..3).map(|at| report["articles"][at]["title"].clone()).collect();
    assert_eq!(titles, ["Crane 3", "Crane 1", "Crane 2"]);
}

#[test]
fn an_address_named_twice_is_open_once() {
    let server = Server::new(|target| match target {
        "/short" => Answer::redirect("/crane"),
        _ => Answer::page(crane()),
    });
    let (whole, short) = (server.url("/crane"), server.url("/short"));
    let world = World::new();
    let other = world.write("a.txt", "The crane is still.\n");
    let (report, said) = world.report(&[&whole, &other, &whole, &short]);
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(2));
    assert_eq!(said.matches("it is open once").count(), 2, "{said}");
}

#[test]
fn the_proxy_of_the_environment_is_asked() {
    let proxy = Server::new(|_| Answer::status(403));
    let world = World::new();
    let run = |no_proxy: &str| {
        let mut command = world.parallax(&["report", "http://tollen.invalid/crane"]);
        command.env("HTTP_PROXY", proxy.url("")).env("NO_PROXY", no_proxy);
        String::from_utf8(command.output().expect("it runs").stderr).expect("UTF-8")
    };
    let said = run("");
    assert!(said.contains("the proxy does not lead there"), "{said}");
    assert!(
        proxy.requests()[0].starts_with("CONNECT tollen.invalid:80 "),
        "{:?}",
        proxy.requests()
    );
    let said = run("tollen.invalid");
    assert!(said.contains("nobody knows the host"), "{said}");
    assert_eq!(proxy.requests().len(), 1);
}
