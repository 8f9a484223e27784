//! The report as JSON: what programs may rely on, whatever the analyses find.

use serde_json::Value;

use super::{COUNCIL, MILL, WREN, items, json, parallax, set};

#[test]
fn json_points_into_the_texts_and_adds_up() {
    let (_folder, paths) = set();
    let report = json(&paths);
    assert_eq!(report["version"], 1);
    let articles = items(&report, "articles");
    assert_eq!(articles.len(), 3);
    let texts: Vec<&str> = articles.iter().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(texts, [MILL, WREN, COUNCIL]);
    for (article, (path, siglum)) in articles.iter().zip(paths.iter().zip(["A", "B", "C"])) {
        assert_eq!(article["source"], *path);
        assert_eq!(article["siglum"], siglum);
        let words = |class: &str| article["words"][class].as_u64().expect("a count");
        let classes = ["repeated_within", "shared_across", "boilerplate", "only_here"];
        assert_eq!(words("total"), classes.map(words).iter().sum::<u64>());
        assert!(words("total") > 40);
        for list in ["blocks", "sentences"] {
            let spans = article[list].as_array().expect("spans");
            assert!(spans.len() >= 3, "{list}");
            let mut end = 0;
            for span in spans {
                let found = slice(article, span);
                assert_eq!(found, found.trim());
                assert!(end <= span["start"].as_u64().expect("an offset"), "{list} in order");
                end = span["end"].as_u64().expect("an offset");
            }
        }
    }
    for place in places(&report) {
        let article = &articles[place["article"].as_u64().expect("an index") as usize];
        assert!(!slice(article, place).is_empty());
    }
}

/// Everything in the report that stands in an article.
fn places(report: &Value) -> Vec<&Value> {
    let repeats = items(report, "repeats").iter().flat_map(|it| items(it, "occurrences"));
    let events = items(report, "events").iter().flat_map(|it| items(it, "passages"));
    let links = items(report, "links").iter().flat_map(|link| [&link["a"], &link["b"]]);
    repeats.chain(events).chain(links).chain(items(report, "only_here")).collect()
}

/// The words that a span of the report covers; panics when it covers none or cuts a character.
fn slice<'a>(article: &'a Value, span: &Value) -> &'a str {
    let offset = |end: &str| span[end].as_u64().expect("an offset") as usize;
    let text = article["text"].as_str().expect("a text");
    text.get(offset("start")..offset("end")).expect("a span on character boundaries")
}

#[test]
fn two_runs_are_the_same_byte_for_byte() {
    let (_folder, paths) = set();
    for format in ["json", "text"] {
        let run = || {
            let done = parallax().args(["report", "--format", format]).args(&paths).assert();
            done.success().get_output().stdout.clone()
        };
        assert_eq!(run(), run());
    }
}

#[test]
fn another_order_of_the_articles_changes_nothing_but_numbers() {
    let (_folder, [mill, wren, council]) = set();
    let one = json([&mill, &wren, &council]);
    let other = json([&council, &mill, &wren]);
    for list in ["repeats", "links", "events", "only_here"] {
        assert_eq!(unnumbered(&one, list), unnumbered(&other, list), "{list}");
    }
}

/// The items of a list of the report, each as its places and what is said of them, sorted, with
/// sources instead of indexes.
fn unnumbered(report: &Value, list: &str) -> Vec<(Vec<String>, String)> {
    let place = |it: &Value| {
        let article = it["article"].as_u64().expect("an index") as usize;
        let source = &report["articles"][article]["source"];
        format!("{source} {} {} {}", it["start"], it["end"], it["score"])
    };
    let item = |it: &Value| {
        let places = match list {
            "repeats" => items(it, "occurrences").iter().map(place).collect(),
            "events" => items(it, "passages").iter().map(place).collect(),
            "links" => vec![place(&it["a"]), place(&it["b"])],
            _ => vec![place(it)],
        };
        let said = ["scope", "kind", "words", "similarity", "label", "date", "score"];
        (sorted(places), said.map(|key| it[key].to_string()).join(" "))
    };
    sorted(items(report, list).iter().map(item).collect())
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items
}

#[test]
fn listing_weaker_links_changes_nothing_else() {
    let (_folder, paths) = set();
    let usual = json(&paths);
    for score in ["0", "0.2", "1"] {
        let asked =
            json(["--min-link-score", score].into_iter().chain(paths.iter().map(String::as_str)));
        for key in ["articles", "repeats", "link_threshold", "only_here"] {
            assert_eq!(asked[key], usual[key], "{key} at {score}");
        }
        let strong = |report: &Value| -> Vec<Value> {
            let threshold = report["link_threshold"].as_f64();
            let links = items(report, "links").iter();
            links.filter(|link| link["score"].as_f64() >= threshold).cloned().collect()
        };
        assert_eq!(strong(&asked), strong(&usual), "links at {score}");
        assert_eq!(unnumbered(&asked, "events"), unnumbered(&usual, "events"), "at {score}");
    }
}
