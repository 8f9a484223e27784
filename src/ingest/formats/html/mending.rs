//! What is taken off a page before extraction, because extraction is known to mistake it for the
//! article: consent dialogs, adverts, boxes that ask for an address, lists of other articles, comments.
//!
//! Three signs are read: what an element is called (`class`, `id`, `role`), what it holds (a field
//! for an e-mail address), and what it says where it says nothing else. None of them may take away
//! what looks like the article itself.

use dom_query::{Document, NodeRef, Selection};

/// Takes off the page what is no article. Linear in the size of the page for all but contrived ones.
pub(super) fn mend(document: &Document) {
    let Some(body) = document.body() else { return };
    let whole = body.normalized_char_count();
    for node in body.descendants() {
        if !node.is_element() || !is_attached(&node, &body) {
            continue;
        }
        let Some(name) = node.node_name() else { continue };
        if matches!(&*name, "html" | "body" | "main" | "article" | "h1" | "pre" | "code" | "table")
        {
            continue;
        }
        let furniture = name == *"nav"
            || is_dialog(&node)
            || is_notice(&node, &name)
            || names(&node).is_some_and(|names| is_called_furniture(&names));
        if furniture && is_aside(&node, whole) {
            node.remove_from_parent();
        }
    }
    take_off_boxes(&body, "input[type='email'], input[name*='mail']", whole, 400, |_| true);
    take_off_boxes(&body, "button, [role='button']", whole, 1500, asks_for_consent);
    lift_captions(document);
}

/// Whether nothing above the node was taken off.
fn is_attached(node: &NodeRef<'_>, body: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|it| it.id == body.id)
}

/// Whether the element can be missed: it holds neither the title nor the text nor most of the page.
fn is_aside(node: &NodeRef<'_>, whole: usize) -> bool {
    const MOST: usize = 4000;
    let core = node.descendants_it().any(|it| {
        it.has_name("h1")
            || it.has_name("main")
            || it.attr("itemprop").is_some_and(|it| &*it == "articleBody")
    });
    let size = node.normalized_char_count();
    !core && (is_comments(node) || (size < MOST && size * 2 < whole))
}

/// What an element is called, in small letters: the words of its classes and its id.
fn names(node: &NodeRef<'_>) -> Option<Vec<String>> {
    let (class, id) = (node.class(), node.id_attr());
    let names = [class.as_deref(), id.as_deref()].into_iter().flatten();
    let mut words = Vec::new();
    for name in names.flat_map(str::split_ascii_whitespace) {
        // `newsletterBox` and `newsletter-box` are two words, `md:hidden` is none of these.
        let mut word = String::new();
        for c in name.chars() {
            if (!c.is_alphanumeric() || c.is_uppercase()) && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            }
        }
        words.push(word);
    }
    (!words.is_empty()).then_some(words)
}

fn is_called_furniture(names: &[String]) -> bool {
    const FURNITURE: &[&str] = &[
        "ad",
        "ads",
        "adslot",
        "advert",
        "advertisement",
        "adverts",
        "breadcrumb",
        "breadcrumbs",
        "ccpa",
        "commentlist",
        "comments",
        "consent",
        "cookie",
        "cookiebanner",
        "cookies",
        "didomi",
        "disqus",
        "editsection",
        "gdpr",
        "newsletter",
        "onetrust",
        "outbrain",
        "promo",
        "recirc",
        "recommendations",
        "recommended",
        "related",
        "sharing",
        "signup",
        "sponsored",
        "subscribe",
        "taboola",
        "trending",
        "usercentrics",
    ];
    // `no-ads` and `has-comments` say something of the whole page.
    let about = |word: &String| matches!(word.as_str(), "no" | "has" | "with" | "without" | "is");
    !names.iter().any(about) && names.iter().any(|it| FURNITURE.contains(&it.as_str()))
}

fn is_comments(node: &NodeRef<'_>) -> bool {
    const COMMENTS: [&str; 4] = ["comments", "commentlist", "disqus", "replies"];
    names(node).is_some_and(|names| names.iter().any(|it| COMMENTS.contains(&it.as_str())))
}

/// Whether the element lies over the page or beside it by its role.
fn is_dialog(node: &NodeRef<'_>) -> bool {
    let role = node.attr("role");
    node.has_name("dialog")
        || role.is_some_and(|it| {
            matches!(&*it, "dialog" | "alertdialog" | "navigation" | "complementary" | "search")
        })
}

/// Whether the element says that an advert stands there, and says nothing else.
fn is_notice(node: &NodeRef<'_>, name: &str) -> bool {
    const NOTICES: &[&str] = &[
        "ad",
        "advertisement",
        "advertising",
        "anzeige",
        "publicidad",
        "publicité",
        "pubblicità",
        "реклама",
        "sponsored content",
        "story continues below",
        "story continues below advertisement",
        "article continues below",
        "article continues after advertisement",
        "continue reading below",
    ];
    const LONGEST: usize = 60;
    if !matches!(name, "p" | "div" | "span" | "section" | "small" | "strong" | "em") {
        return false;
    }
    let Some(text) = text_up_to(node, LONGEST) else { return false };
    let words = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NOTICES.contains(&words.as_str())
}

/// Whether a text speaks of cookies as only those do that ask for consent.
fn asks_for_consent(text: &str) -> bool {
    const ASKING: &[&str] = &[
        "accept",
        "agree",
        "consent",
        "partners",
        "privacy",
        "akzeptieren",
        "zustimmen",
        "datenschutz",
        "accepter",
        "aceptar",
        "accetta",
        "принять",
        "согласие",
    ];
    let text = text.to_lowercase();
    text.contains("cookie") && ASKING.iter().filter(|it| text.contains(**it)).count() >= 2
}

/// Makes paragraphs of captions where they are what the page has to tell, as on the pages of
/// galleries: extraction counts no words but those of paragraphs.
fn lift_captions(document: &Document) {
    let size = |selector: &str| -> usize {
        document.select(selector).nodes().iter().map(NodeRef::normalized_char_count).sum()
    };
    if size("figcaption") < size("p") * 2 {
        return;
    }
    for caption in document.select("figcaption:not(:has(p))").nodes() {
        let paragraph = caption.tree.new_element("p");
        caption.tree.reparent_children_of(&caption.id, Some(paragraph.id));
        caption.append_child(&paragraph);
    }
}

/// The text of an element that has no more than `most` bytes of it.
fn text_up_to(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut text = String::new();
    for piece in node.descendants_it().filter(NodeRef::is_text) {
        text.push_str(piece.text().trim_start());
        if text.len() > most {
            return None;
        }
    }
    Some(text)
}

/// Takes off the widest box around each of the elements that `selector` finds, of which the text is
/// no longer than `longest` and is `wanted`.
fn take_off_boxes(
    body: &NodeRef<'_>,
    selector: &str,
    whole: usize,
    longest: usize,
    wanted: fn(&str) -> bool,
) {
    const HIGHEST: usize = 6;
    for inside in Selection::from(*body).select(selector).nodes() {
        let boxes = inside.ancestors_it(Some(HIGHEST)).take_while(|around| {
            let core = ["body", "article", "main", "td"].iter().any(|it| around.has_name(it));
            let size = around.normalized_char_count();
            !core && size < longest && size * 3 < whole && is_aside(around, whole)
        });
        let widest = boxes.filter(|it| wanted(&it.text())).last();
        if let Some(widest) = widest.filter(|it| is_attached(it, body)) {
            widest.remove_from_parent();
        }
    }
}
