//! Kinds of articles and of pages that extraction is known to find hard.

use parallax::text::BlockKind;

use crate::layouts::{ALL, blog, hashed, semantic, soup};
use crate::stories::{Story, bridge, orchard, reservoir};
use crate::{doubtful, gives, gives_in_all_layouts, opened, sound};

/// JSON-LD that holds the whole text.
fn described(story: &Story, body: &str) -> String {
    let body = serde_json::to_string(body).expect("a string");
    format!(
        "<script type='application/ld+json'>{{\"@context\":\"http://schema.org\",\"@type\":\"NewsArticle\",
        \"headline\":\"{}\",\"articleBody\":{body}}}</script>",
        story.title
    )
}

#[test]
fn a_body_that_stands_only_in_the_description_is_found_there() {
    let story = reservoir();
    let bodies = [
        story.paragraphs.join("\n\n"),
        story.paragraphs.join("\n"),
        story.html(),
        story.paragraphs.join(" "),
    ];
    for body in bodies {
        let shell = format!(
            "<!doctype html><html><head><title>{}</title>{}</head><body><div id='app'></div></body></html>",
            story.title,
            described(&story, &body)
        );
        gives("nothing on the page", &story, shell);
        let stub = semantic(&story, &story.cut(1).html());
        gives(
            "a beginning on the page",
            &story,
            stub.replace("</head>", &(described(&story, &body) + "</head>")),
        );
    }
    // What the page shows is better than its description where both are there.
    let both = semantic(&story, &story.html());
    let both =
        both.replace("</head>", &(described(&story, &story.paragraphs.join(" ")) + "</head>"));
    let article = gives("both", &story, both);
    assert_eq!(article.blocks.len(), story.paragraphs.len() + 1);
}

#[test]
fn a_description_with_line_breaks_inside_its_words_is_read_all_the_same() {
    let story = bridge();
    let page = format!(
        "<html><head><title>x</title><script type='application/ld+json'>{{\"@context\":\"https://schema.org\",
        \"@type\":\"Article\",\"headline\":\"{}\",\"articleBody\":\"{}\"}}</script></head><body></body></html>",
        story.title,
        story.paragraphs.join("\n")
    );
    gives("raw line breaks", &story, page);
}

#[test]
fn the_stub_of_a_closed_article_warns() {
    let story = reservoir().cut(1);
    let wall = "<div class='wall'><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in.</p></div>";
    for layout in [semantic, blog, hashed, soup] {
        let (_, warning) = doubtful(layout(&story, &format!("{}{wall}", story.html())));
        assert!(warning.contains("pay or sign in"), "{warning}");
    }
    let paid = "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",
        \"headline\":\"A\",\"isAccessibleForFree\":\"False\"}</script></head>";
    let (_, warning) = doubtful(semantic(&story, &story.html()).replace("</head>", paid));
    assert!(warning.contains("pay or sign in"), "{warning}");
    // Whoever pays sees it whole.
    let whole = reservoir();
    gives(
        "paid and open",
        &whole,
        semantic(&whole, &whole.html())
            .replace("</head>", &paid.replace("\"A\"", &format!("{:?}", whole.title))),
    );
}

#[test]
fn a_live_blog_gives_all_its_entries() {
    let entries = [
        (
            "18:40",
            "The clerk has locked the gate on the mill side and hung a lantern on it, so that nobody walks on in the dark.",
        ),
        (
            "17:55",
            "The cart is out of the river, and so are eleven of its fourteen sacks, though what is in them is flour no longer.",
        ),
        (
            "17:10",
            "Four horses and some thirty people are pulling, and the miller stands on the bank and counts for them.",
        ),
        (
            "16:30",
            "A cart has broken through the footbridge at Ellin Mill; the driver jumped and is unhurt, according to the parish clerk.",
        ),
    ];
    let list: String = entries
        .iter()
        .map(|(time, words)| {
            format!("<article class='entry'><time>{time}</time><p>{words}</p></article>")
        })
        .collect();
    let mut story = bridge();
    story.paragraphs = entries.iter().flat_map(|(time, words)| [*time, *words]).collect();
    for layout in [semantic, blog, hashed, soup] {
        gives("live blog", &story, layout(&story, &format!("<div class='live'>{list}</div>")));
    }
    let updates: Vec<String> = entries
        .iter()
        .map(|(time, words)| {
            format!(
                "{{\"@type\":\"BlogPosting\",\"headline\":\"{time}\",\"articleBody\":\"{words}\"}}"
            )
        })
        .collect();
    let page = format!(
        "<html><head><title>{0}</title><script type='application/ld+json'>{{\"@context\":\"https://schema.org\",
        \"@type\":\"LiveBlogPosting\",\"headline\":\"{0}\",\"liveBlogUpdate\":[{1}]}}</script></head><body><div>Loading…</div></body></html>",
        story.title,
        updates.join(",")
    );
    gives("described live blog", &story, page);
}

#[test]
fn a_gallery_gives_its_captions() {
    let mut story = bridge();
    let pictures: String = story
        .paragraphs
        .iter()
        .enumerate()
        .map(|(n, it)| {
            format!(
                "<figure><img src='{n}.jpg' alt='picture'><figcaption>{it}</figcaption></figure>"
            )
        })
        .collect();
    for layout in [semantic, blog, hashed, soup] {
        let article = gives("gallery", &story, layout(&story, &pictures));
        let captions = article.blocks.iter().filter(|it| it.kind == BlockKind::Caption).count();
        assert_eq!(captions, story.paragraphs.len());
    }
    let list: String = story
        .paragraphs
        .iter()
        .map(|it| format!("<li><img src='a.jpg'><p>{it}</p></li>"))
        .collect();
    story.outlet = "Valley Pictures";
    gives("gallery as a list", &story, semantic(&story, &format!("<ul>{list}</ul>")));
}

#[test]
fn a_doubled_body_is_said() {
    let story = bridge();
    let twice = format!("<div class='desk'>{0}</div><div class='handheld'>{0}</div>", story.html());
    for layout in [semantic, blog, hashed] {
        let (article, warning) = doubtful(layout(&story, &twice));
        assert!(warning.contains("twice"), "{warning}");
        assert_eq!(article.text.matches(story.paragraphs[0]).count(), 2);
    }
    let text = format!("{}\n\n{}\n", story.text(), story.paragraphs.join("\n\n"));
    let set = opened("a.txt", text);
    assert!(set.warnings[0].reason.ends_with("twice: 7 of its paragraphs are copies of others"));
    let body = story.paragraphs.join("\n\n");
    let set = opened("a.txt", format!("{}\n\n{body}\n\n{body}\n", story.text()));
    assert!(set.warnings[0].reason.ends_with("3 times: 14 of its paragraphs are copies of others"));
}

#[test]
fn paragraphs_parted_by_line_breaks_are_paragraphs() {
    let story = reservoir();
    let body = story.paragraphs.join("<br><br>\n");
    for (name, layout) in ALL {
        let article = gives(&format!("line breaks, {name}"), &story, layout(&story, &body));
        let kinds = article.blocks.iter().filter(|it| it.kind == BlockKind::Paragraph).count();
        assert_eq!(kinds, story.paragraphs.len(), "{name}\n{}", article.text);
    }
}

#[test]
fn an_article_of_one_long_paragraph_is_read() {
    let mut story = reservoir();
    let whole = story.paragraphs.join(" ");
    story.paragraphs = vec![whole.leak()];
    gives_in_all_layouts("one paragraph", &story, &story.html());
}

#[test]
fn a_list_of_articles_warns() {
    let links: String = (0..40)
        .map(|n| format!("<li><a href='/{n}'>Story number {n} of the week, which somebody has written and nobody has read</a></li>"))
        .collect();
    let (_, warning) = doubtful(format!(
        "<html><head><title>All news</title></head><body><h1>All news</h1><ul>{links}</ul></body></html>"
    ));
    assert!(warning.contains("links"), "{warning}");
}

#[test]
fn interviews_lists_and_drop_capitals_keep_their_words_whole() {
    let mut story = bridge();
    let body = "<p><span class='dropcap'>T</span>he footbridge was <em>clo</em>sed.</p>\
        <p><strong>Who told you?</strong><br>The miller, an hour later, when the cart was in the river already.</p>\
        <p>What has to be done, according to the clerk, before the bridge can be opened again:</p>\
        <ol><li>look at the piers, which nobody has done since the flood;</li><li>buy oak, and not pine again;</li>\
        <li>find somebody who pays.</li></ol><blockquote><p>“Nobody will,” said the miller.</p></blockquote>";
    story.paragraphs = vec![
        "The footbridge was closed.",
        "Who told you?\nThe miller, an hour later, when the cart was in the river already.",
        "What has to be done, according to the clerk, before the bridge can be opened again:",
        "look at the piers, which nobody has done since the flood;",
        "buy oak, and not pine again;",
        "find somebody who pays.",
        "“Nobody will,” said the miller.",
    ];
    gives_in_all_layouts("markup", &story, body);
    let article = sound("kinds", semantic(&story, body));
    let kinds: Vec<_> = article.blocks.iter().map(|it| it.kind).collect();
    let item = BlockKind::ListItem { depth: 1 };
    let paragraph = BlockKind::Paragraph;
    assert_eq!(
        kinds,
        [
            BlockKind::Heading(1),
            paragraph,
            paragraph,
            paragraph,
            item,
            item,
            item,
            BlockKind::Quote
        ]
    );
}

#[test]
fn other_scripts_are_read_as_well() {
    gives_in_all_layouts("Russian", &orchard(), &orchard().html());
}
