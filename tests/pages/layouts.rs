//! Ways in which sites set an article: each makes a whole page of a body that is already HTML.

use crate::stories::Story;

/// What makes a page of a story and of the HTML of its body.
pub(crate) type Layout = fn(&Story, &str) -> String;

pub(crate) const ALL: [(&str, Layout); 7] = [
    ("semantic", semantic),
    ("blog", blog),
    ("hashed", hashed),
    ("soup", soup),
    ("tables", tables),
    ("microdata", microdata),
    ("bare", bare),
];

const MENU: &str = "<a href='/'>Home</a> <a href='/local'>Local</a> <a href='/world'>World</a> \
    <a href='/sport'>Sport</a> <a href='/weather'>Weather</a> <a href='/letters'>Letters</a>";
const IMPRINT: &str = "<a href='/about'>About us</a> <a href='/contact'>Contact</a> \
    <a href='/privacy'>Privacy notice</a> <a href='/terms'>Terms</a>";

/// A modern page with elements that say what they are.
pub(crate) fn semantic(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | {outlet}</title>
        <meta property='og:title' content='{title}'><meta property='og:site_name' content='{outlet}'>
        <meta property='article:published_time' content='{day}T09:30:00+02:00'>
        <meta name='author' content='{byline}'></head>
        <body><header class='site-header'><a href='/'>{outlet}</a><nav>{MENU}</nav></header>
        <main><article><header><h1>{title}</h1><p class='byline'>By {byline}</p></header>
        {body}</article></main>
        <footer><p>© {outlet}. All rights reserved.</p><nav>{IMPRINT}</nav></footer></body></html>"
    )
}

/// A weblog as the most common programs make it, with JSON-LD in a graph.
pub(crate) fn blog(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<!DOCTYPE html><html><head><title>{title} - {outlet}</title>
        <script type='application/ld+json'>{{\"@context\":\"https://schema.org\",\"@graph\":[
        {{\"@type\":\"Article\",\"headline\":\"{title}\",\"datePublished\":\"{day}T06:00:00+00:00\",
        \"author\":{{\"@id\":\"#p\"}},\"publisher\":{{\"@id\":\"#o\"}}}},
        {{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"{outlet}\"}},
        {{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"{byline}\"}}]}}</script></head>
        <body class='single single-post'><div id='page' class='site'>
        <div id='masthead' class='site-header'><p class='site-title'>{outlet}</p><ul class='menu'>
        <li>{MENU}</li></ul></div><div id='content' class='site-content'><div id='post-17' class='post hentry'>
        <h1 class='entry-title'>{title}</h1><div class='entry-meta'>Posted by <a rel='author' href='#'>{byline}</a></div>
        <div class='entry-content'>{body}</div></div></div>
        <div id='secondary' class='widget-area sidebar'><h2>Recent posts</h2><ul><li><a href='/1'>A word on gates</a></li>
        <li><a href='/2'>Two walks in winter</a></li></ul></div>
        <div id='colophon' class='site-footer'>{IMPRINT}</div></div></body></html>"
    )
}

/// A page whose classes say nothing, as compilers of style sheets leave them.
pub(crate) fn hashed(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<!doctype html><html lang=en><head><title>{title}</title>
        <script type=application/ld+json>[{{\"@context\":\"https://schema.org\",\"@type\":[\"NewsArticle\"],
        \"headline\":\"{title}\",\"datePublished\":\"{day}\",\"author\":[{{\"@type\":\"Person\",\"name\":\"{byline}\"}}],
        \"publisher\":{{\"@type\":\"Organization\",\"name\":\"{outlet}\"}}}}]</script></head>
        <body><div id=root><div class=css-1x2k9><div class=css-9q1z>{MENU}</div></div>
        <div class=css-77ab><h1 class=css-0a1>{title}</h1><div class=css-b2c><span>{byline}</span>
        <time datetime={day}>{day}</time></div><section class=css-e5f>{body}</section></div>
        <div class=css-zz9><div>{IMPRINT}</div></div></div></body></html>"
    )
}

/// Divisions all the way down, with `<time>` and a byline in the text.
pub(crate) fn soup(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    let body = body.replace("<p>", "<div class='par'>").replace("</p>", "</div>");
    format!(
        "<html><head><title>{title} :: {outlet}</title><meta name='application-name' content='{outlet}'></head><body>
        <div class='wrap'><div class='top'><div class='menu'>{MENU}</div></div>
        <div class='outer'><div class='inner'><div class='headline'><h1>{title}</h1></div>
        <div class='byline'>By {byline}</div><div class='when'><time datetime='{day} 07:15'>this morning</time></div>
        <div class='story'>{body}</div></div></div><div class='bottom'>{IMPRINT}</div></div></body></html>"
    )
}

/// A page of the last century, laid out with tables.
pub(crate) fn tables(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<HTML><HEAD><TITLE>{outlet} - {title}</TITLE><META NAME='author' CONTENT='{byline}'>
        <META NAME='date' CONTENT='{day}'><META NAME='DC.publisher' CONTENT='{outlet}'></HEAD>
        <BODY BGCOLOR='#ffffff'><TABLE WIDTH='100%' BORDER=0><TR><TD COLSPAN=2><FONT SIZE=5>{outlet}</FONT></TD></TR>
        <TR><TD WIDTH=120 VALIGN=top><FONT SIZE=1>{MENU}</FONT></TD>
        <TD><TABLE><TR><TD><FONT FACE='Times'><H1>{title}</H1>{body}</FONT></TD></TR></TABLE></TD></TR>
        <TR><TD COLSPAN=2 ALIGN=center><FONT SIZE=1>{IMPRINT}</FONT></TD></TR></TABLE></BODY></HTML>"
    )
}

/// Microdata in the body.
pub(crate) fn microdata(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title><meta property='og:site_name' content='{outlet}'></head>
        <body><div role='navigation'>{MENU}</div><div itemscope itemtype='https://schema.org/NewsArticle'>
        <h1 itemprop='headline'>{title}</h1><span itemprop='author' itemscope><span itemprop='name'>{byline}</span></span>
        <meta itemprop='datePublished' content='{day}'><div itemprop='articleBody'>{body}</div></div>
        <div role='contentinfo'>{IMPRINT}</div></body></html>"
    )
}

/// Hardly any markup, as print views and personal pages have.
pub(crate) fn bare(story: &Story, body: &str) -> String {
    let Story { title, byline, outlet, day, .. } = story;
    format!(
        "<title>{title}</title><meta name=author content='{byline}'><meta name=date content='{day}'>\
        <meta property=og:site_name content='{outlet}'><h1>{title}</h1>{body}<hr>{IMPRINT}"
    )
}
