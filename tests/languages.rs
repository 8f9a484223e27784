//! Articles in other languages than English: linked inside a language, not by small words across two.

mod common;

use std::sync::Arc;

use parallax::analysis::{Analysis, EvidenceKind, Options, analyse_quietly};
use parallax::text::{Article, Language};

/// By language: two articles on one affair, then one on another. The second sentence of the first
/// tells what the last one of the second tells.
const SETS: [(&str, [&str; 3]); 5] = [
    (
        "de",
        [
            "Die Fähre Morgenstern lag am 12. März mit 214 Fahrgästen im Hafen von Tollbrück fest. \
             Kapitänin Ilse Varga weigerte sich auszulaufen, weil im Rumpf ein Riss entdeckt worden \
             war.\n\nDie Fischer am Ostkai klagten den ganzen Winter über den Preis des Eises.",
            "Der Verkehrsminister hat eine Untersuchung versprochen. Etwa 214 Fahrgäste verbrachten \
             die Nacht zum 12. März auf der Morgenstern in Tollbrück.\n\nVarga, ihre Kapitänin, \
             wollte nicht auslaufen, nachdem Prüfer den Riss im Rumpf gefunden hatten.",
            "Das Orchester von Lindenau eröffnete seine Spielzeit mit einer vergessenen Sinfonie. \
             Der Dirigent verbeugte sich elfmal, bevor der Beifall verklang.",
        ],
    ),
    (
        "fr",
        [
            "Le bac Étoile du Matin est resté à quai le 12 mars à Pontbourg avec 214 passagers. La \
             capitaine Ilse Varga a refusé d'appareiller parce qu'une fissure avait été découverte \
             dans la coque.\n\nLes pêcheurs se plaignaient depuis l'hiver du prix de la glace.",
            "Le ministre a promis une enquête sur les inspections. Quelque 214 passagers ont passé la \
             nuit du 12 mars à bord de l'Étoile du Matin, à Pontbourg.\n\nVarga, sa capitaine, ne \
             voulait pas appareiller après la découverte de la fissure de la coque.",
            "L'orchestre de Lindenau a ouvert sa saison avec une symphonie oubliée. Le chef a salué \
             onze fois avant la fin des applaudissements.",
        ],
    ),
    (
        "es",
        [
            "El transbordador Lucero quedó retenido el 12 de marzo en Puenteviejo con 214 pasajeros. \
             La capitana Ilse Varga se negó a zarpar porque se había descubierto una grieta en el \
             casco.\n\nLos pescadores se quejaban desde el invierno del precio del hielo.",
            "El ministro prometió una investigación sobre las inspecciones. Unos 214 pasajeros pasaron \
             la noche del 12 de marzo a bord del Lucero en Puenteviejo.\n\nVarga, su capitana, no \
             quiso zarpar después de que se descubriera la grieta del casco.",
            "La orquesta de Lindenau abrió su temporada con una sinfonía olvidada. El director saludó \
             once veces antes de que cesaran los aplausos.",
        ],
    ),
    (
        "ru",
        [
            "Паром «Утренняя звезда» 12 марта задержали в порту Мостовое с 214 пассажирами. Капитан \
             Ильза Варга отказалась выходить в море, потому что в корпусе нашли трещину.\n\nРыбаки \
             всю зиму жаловались на цену льда.",
            "Министр обещал расследовать, как проводят проверки. Около 214 пассажиров провели ночь на \
             12 марта на «Утренней звезде» в Мостовом.\n\nВарга, капитан парома, не хотела выходить \
             в море после того, как инспекторы нашли трещину в корпусе.",
            "Оркестр Линденау открыл сезон забытой симфонией. Дирижёр кланялся одиннадцать раз, прежде \
             чем стихли аплодисменты.",
        ],
    ),
    (
        "uk",
        [
            "Пором «Ранкова зоря» 12 березня затримали в порту Мостове з 214 пасажирами. Капітан Ільза \
             Варга відмовилася виходити в море, тому що в корпусі знайшли тріщину.\n\nРибалки всю \
             зиму скаржилися на ціну льоду.",
            "Міністр обіцяв розслідувати, як проводять перевірки. Близько 214 пасажирів провели ніч на \
             12 березня на «Ранковій зорі» в Мостовому.\n\nВарга, капітан порома, не хотіла виходити \
             в море після того, як інспектори знайшли тріщину в корпусі.",
            "Оркестр Лінденау відкрив сезон забутою симфонією. Диригент вклонявся одинадцять разів, \
             перш ніж стихли оплески.",
        ],
    ),
];

fn analysed(texts: &[&str]) -> (Vec<Arc<Article>>, Analysis) {
    let articles = common::opened(texts);
    let analysis = analyse_quietly(&articles, &Options::default());
    (articles, analysis)
}

#[test]
fn sentences_are_linked_in_every_language_and_only_inside_their_affair() {
    for (code, texts) in SETS {
        let (_, analysis) = analysed(&texts);
        let languages: Vec<_> =
            analysis.languages.iter().map(|it| it.map(Language::code)).collect();
        assert_eq!(languages, [Some(code); 3]);
        let found: Vec<_> = analysis
            .links
            .iter()
            .map(|it| ((it.a.article, it.a.sentence), (it.b.article, it.b.sentence)))
            .collect();
        assert!(found.contains(&((0, 0), (1, 1))), "{code}: {found:?}");
        assert!(found.contains(&((0, 1), (1, 2))), "{code}: {found:?}");
        assert!(found.iter().all(|it| it.1.0 == 1), "{code}: {found:?}");
    }
}

#[test]
fn dates_numbers_and_names_of_other_languages_are_evidence() {
    for (code, texts) in SETS {
        let (_, analysis) = analysed(&texts[..2]);
        let link = analysis.links.iter().find(|it| (it.a.sentence, it.b.sentence) == (0, 1));
        let kinds: Vec<EvidenceKind> =
            link.into_iter().flat_map(|it| &it.evidence).map(|it| it.kind).collect();
        assert!(kinds.contains(&EvidenceKind::Date), "{code}: {link:?}");
        assert!(kinds.contains(&EvidenceKind::Number), "{code}: {link:?}");
        assert!(kinds.contains(&EvidenceKind::Name), "{code}: {link:?}");
    }
}

#[test]
fn small_words_that_two_languages_spell_alike_link_nothing() {
    let english = "He was in the war for a long time, and also in the bed of a river when it was so \
                   hot. The old man did not die. An end was in sight.";
    let german = "Das war so in der Nacht, und die Katze war also nicht im Bett. Was in dem Haus an der \
                  Ecke war, das hat man am Ende nie so recht gesehen.";
    let (articles, analysis) = analysed(&[english, german, SETS[1].1[2]]);
    assert_eq!(articles.len(), 3);
    assert_eq!(analysis.links, []);
}

#[test]
fn names_dates_and_numbers_link_articles_in_two_languages() {
    let [french, spanish] = [1, 2].map(|it| SETS[it].1[0]);
    let (_, analysis) = analysed(&[french, spanish]);
    let found: Vec<_> = analysis.links.iter().map(|it| (it.a.sentence, it.b.sentence)).collect();
    assert_eq!(found, [(0, 0), (1, 1)]);
}
