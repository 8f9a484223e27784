//! What stands around and inside articles and is none of them.

use crate::layouts::{ALL, blog, hashed, semantic, soup};
use crate::stories::{Story, bridge, brief, reservoir};
use crate::{gives, gives_in_all_layouts, with};

/// A page with `more` right before the end of its body.
fn ending_in(page: &str, more: &str) -> String {
    page.replace("</body>", &format!("{more}</body>")).replace("</BODY>", &format!("{more}</BODY>"))
}

#[test]
fn consent_dialogs_stay_out_of_short_and_long_items() {
    const WORDS: &str = "We and our 742 partners store and read cookies on your device to measure \
        what you read, to choose adverts, and to improve our service. You can change your mind at any \
        time under Privacy. Do you accept all cookies, or do you want to choose?";
    let dialogs = [
        format!("<div id='cookie-banner'><p>{WORDS}</p><button>Accept</button></div>"),
        format!(
            "<div class='cmp-Consent__overlay'><h2>Your privacy</h2><p>{WORDS}</p><a>Choose</a></div>"
        ),
        format!("<div role='dialog' aria-modal='true'><p>{WORDS}</p><button>Accept</button></div>"),
        format!(
            "<div class='x7f'><div class='a1'><p>{WORDS}</p></div><button>Accept</button><button>Reject</button></div>"
        ),
        format!(
            "<section id='onetrust-consent-sdk'><div><h3>Cookies</h3><p>{WORDS}</p></div></section>"
        ),
    ];
    for (index, dialog) in dialogs.iter().enumerate() {
        for story in [bridge(), bridge().cut(3), reservoir()] {
            for (name, layout) in ALL {
                let page = ending_in(&layout(&story, &story.html()), dialog);
                let words = story.paragraphs.len();
                gives(&format!("dialog {index}, {name}, {words} paragraphs"), &story, page);
            }
        }
    }
}

#[test]
fn a_story_about_cookies_is_no_consent_dialog() {
    let story = Story {
        title: "Bakery recalls its oat cookies",
        paragraphs: vec![
            "The Larch Street bakery has recalled its oat cookies after a customer found a splinter of wood in one, the owner said on Wednesday.",
            "About two hundred cookies were sold since Monday, and whoever brings one back gets a loaf for it and an apology.",
            "“We know which spoon it was,” said the owner, Hal Brix, and he showed it: a slice was missing from its edge.",
        ],
        ..bridge()
    };
    for (name, layout) in ALL {
        gives(name, &story, layout(&story, &story.html()));
    }
    let page =
        semantic(&story, &story.html()).replace("<article>", "<article class='tag-cookies'>");
    gives("named", &story, page);
}

#[test]
fn adverts_newsletters_and_related_links_inside_the_article_are_left_out() {
    let boxes = [
        "<div class='ad-slot'><p>Advertisement</p><p>Shoes that walk by themselves, now at Brogue.</p></div>",
        "<p>ADVERTISEMENT</p>",
        "<div class='c-newsletterBox'><h3>The Valley in your inbox</h3><p>Get the best of our stories every Friday.</p>\
         <form><input type='email' placeholder='you@example.org'><button>Sign up</button></form></div>",
        "<div class='q9'><h4>Never miss a story</h4><p>Leave your address and we will write to you.</p>\
         <form action='/x'><input name='email'><input type='submit' value='Send'></form></div>",
        "<aside class='related'><h3>Related</h3><ul><li><a href='/a'>A punt for the spring fair</a></li>\
         <li><a href='/b'>Nine years of patched planks</a></li></ul></aside>",
        "<div class='story-recommendations'><a href='/a'>A punt for the spring fair</a><a href='/b'>Nine years of patched planks</a></div>",
        "<h3>More on this story</h3><ul><li><a href='/a'>A punt for the spring fair</a></li>\
         <li><a href='/b'>Nine years of patched planks</a></li></ul>",
        "<p><strong>Read more:</strong> <a href='/a'>A punt for the spring fair and what it will cost the parish</a></p>",
        "<div class='social-share'><span>Share</span> <a href='#'>Facebook</a> <a href='#'>Mail</a></div>",
    ];
    for furniture in boxes {
        gives_in_all_layouts(furniture, &reservoir(), &with(&reservoir(), furniture));
    }
}

#[test]
fn comments_under_an_article_are_left_out() {
    let comment = |name: &str, words: &str| {
        format!(
            "<li class='comment'><article class='comment-body'><b>{name}</b> says: <p>{words}</p></article></li>"
        )
    };
    let words = "I crossed that bridge on Friday, with my bicycle and my dog, and I can tell you that \
        the third plank from the mill was soft as bread, and that I told the clerk about it, twice, in \
        writing. Will anybody read what we write?";
    let list: String = (0..12).map(|n| comment(&format!("Reader {n}"), words)).collect();
    for (name, layout) in ALL {
        let story = bridge();
        for comments in [
            format!("<section id='comments'><h2>12 comments</h2><ol>{list}</ol></section>"),
            format!(
                "<div class='comments-area'><h3>Join in</h3><ol class='commentlist'>{list}</ol></div>"
            ),
        ] {
            let page = ending_in(&layout(&story, &story.html()), &comments);
            gives(&format!("comments, {name}"), &story, page);
        }
    }
}

#[test]
fn short_items_are_read_without_the_furniture_of_their_page() {
    for story in [brief(), bridge().cut(1), bridge().cut(2)] {
        for (name, layout) in ALL {
            let page = layout(&story, &story.html());
            let set = crate::opened("brief.html", page);
            let article = &set.articles[0];
            let score = crate::f1(&story.text(), &article.text);
            assert!(score >= 0.97, "{name}: F1 {score:.3}\n{}", article.text);
        }
    }
}

#[test]
fn what_is_hidden_on_the_page_is_not_read() {
    let story = bridge();
    let copy = story.html();
    for hidden in [
        format!("<div style='display:none'>{copy}</div>"),
        format!("<div hidden>{copy}</div>"),
        format!("<div aria-hidden='true'>{copy}</div>"),
        format!("<template>{copy}</template>"),
        format!("<noscript>{copy}</noscript>"),
        format!("<script type='text/x-template'>{copy}</script>"),
    ] {
        for layout in [semantic, blog, hashed, soup] {
            gives("hidden copy", &story, layout(&story, &format!("{copy}{hidden}")));
        }
    }
}

#[test]
fn a_template_that_the_page_shows_is_read_and_others_are_not() {
    let story = reservoir();
    let page = semantic(&story, &story.html())
        .replace("<main>", "<news-page><template shadowrootmode='open'><main>")
        .replace(
            "</main>",
            "</main></template></news-page><template><p>Not shown yet.</p></template>",
        );
    let article = gives("shadow root", &story, page);
    assert!(!article.text.contains("Not shown"), "{}", article.text);
}

#[test]
fn what_offers_to_edit_a_section_is_no_word_of_its_heading() {
    let heading = "<h2>The parish<span class='mw-editsection'>[<a href='/e'>edit</a>]</span></h2>";
    let story = reservoir();
    let article = gives("a wiki", &story, semantic(&story, &with(&story, heading)));
    assert!(article.blocks.iter().any(|it| article.slice(it.span) == "The parish"));
}
