//! Hostile feeds.

use crate::{Hostile, Noise, cut, damaged};

const FEED: &str = "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>Harle Letter</title><link>/</link>\
    <item><title>The weir holds</title><link>/1</link><pubDate>Fri, 14 Mar 2025 08:00:00 GMT</pubDate>\
    <description><![CDATA[<p>The millers went home at four in the morning.</p>]]></description></item>\
    </channel></rss>";

/// A declaration of names that stand for ten others each, up to `e9`, for documents of this `kind`.
pub(crate) fn entities(kind: &str) -> String {
    let declare = |at| format!("<!ENTITY e{at} '{}'>", format!("&e{};", at - 1).repeat(10));
    let declared = (1..=9).map(declare).collect::<Vec<_>>().concat();
    format!("<?xml version='1.0'?><!DOCTYPE {kind} [<!ENTITY e0 'words '>{declared}]>")
}

pub(crate) fn all() -> Vec<Hostile> {
    let mut noise = Noise(13);
    let item = |inside: &str| format!("<rss version='2.0'><channel><title>x</title><item>{inside}");
    let mut files: Vec<Hostile> = [
        (
            "entities",
            format!(
                "{}<rss version='2.0'><channel><title>&e9;</title><item><title>&e9;</title></item>\
                 </channel></rss>",
                entities("rss")
            ),
        ),
        ("nested", item(&"<a>".repeat(100_000))),
        ("nested-item", format!("<rss version='2.0'><channel>{}", "<item>".repeat(50_000))),
        ("nested-media", item(&"<media:group xmlns:media='http://search.yahoo.com/mrss/'>".repeat(10_000))),
        ("many", format!("<rss version='2.0'><channel>{}</channel></rss>", "<item><title>x</title></item>".repeat(5_000))),
        ("data", item(&format!("<description><![CDATA[{}", "<b>".repeat(300_000)))),
        ("attributes", format!("<feed xmlns='http://www.w3.org/2005/Atom' {}>", "a='1' ".repeat(50_000))),
        ("spaces", item(&" ".repeat(8 << 20))),
        ("json", format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}", "[".repeat(100_000))),
        ("json-types", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":7,\"items\":{\"a\":[null]}}".into()),
        ("times", item("<pubDate>Mon, 99 Foo 999999999 99:99:99 +9999</pubDate></item></channel></rss>")),
        ("no-root", "<rss".into()),
        ("only-root", "<feed>".into()),
    ]
    .map(|(name, text)| (format!("feed-{name}.xml"), text.into_bytes()))
    .into();
    for at in 0..4 {
        let bytes = [b"<rss version='2.0'>".as_slice(), &noise.bytes(20_000)].concat();
        files.push((format!("feed-noise-{at}.xml"), bytes));
    }
    [cut("feed.xml", FEED.as_bytes(), 10), damaged("feed.xml", FEED.as_bytes(), 16), files].concat()
}
