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

/// The same in languages without capitals, most of them without spaces.
const UNCASED: [(&str, [&str; 3]); 6] = [
    (
        "zh",
        [
            "渡轮晨星号3月12日滞留桥镇港口，船上有214名乘客。船长拒绝出航，因为船体上发现了一条裂缝。\n\n\
             东码头的渔民整个冬天都在抱怨冰块的价格。",
            "交通部长承诺进行调查。大约214名乘客在桥镇的晨星号上度过了3月12日的夜晚。\n\n检查人员发现船体裂缝之后，\
             船长不愿意出航。",
            "林登市的管弦乐团以一首被遗忘的交响曲开始演出季。指挥鞠躬十一次，掌声才停下来。",
        ],
    ),
    (
        "ja",
        [
            "フェリー明星号は3月12日、乗客214人を乗せたまま橋町港に停泊した。船体に亀裂が見つかったため、船長は出航を拒否した。\n\n\
             東埠頭の漁師たちは冬の間ずっと氷の値段に不満を言っていた。",
            "運輸大臣は調査を約束した。約214人の乗客が3月12日の夜を橋町港の明星号で過ごした。\n\n検査官が船体の亀裂を見つけた後、\
             船長は出航を望まなかった。",
            "リンデナウの管弦楽団は忘れられた交響曲で新しい季節を始めた。指揮者は拍手がやむまで十一回お辞儀をした。",
        ],
    ),
    (
        "ko",
        [
            "여객선 샛별호는 3월 12일 승객 214명을 태운 채 다리항에 머물렀다. 선장은 선체에서 균열이 발견됐기 때문에 출항을 거부했다.\n\n\
             동쪽 부두의 어부들은 겨울 내내 얼음 값을 불평했다.",
            "교통부 장관은 조사를 약속했다. 승객 약 214명이 3월 12일 밤을 다리항의 샛별호에서 보냈다.\n\n검사관들이 선체에서 균열을 \
             찾아낸 뒤 선장은 출항을 원하지 않았다.",
            "린데나우 관현악단은 잊힌 교향곡으로 새 계절을 시작했다. 지휘자는 박수가 멎을 때까지 열한 번 인사했다.",
        ],
    ),
    (
        "ar",
        [
            "بقيت العبارة نجمة الصباح في ميناء الجسر يوم ١٢ مارس وعلى متنها ٢١٤ راكبا. رفض القبطان الإبحار بسبب شق في هيكل السفينة.\n\n\
             اشتكى الصيادون طوال الشتاء من سعر الثلج.",
            "وعد الوزير بفتح تحقيق في عمليات التفتيش. أمضى نحو 214 راكبا ليلة 12 مارس على متن نجمة الصباح في ميناء الجسر.\n\n\
             لم يرغب القبطان في الإبحار بعد أن وجد المفتشون الشق في هيكل السفينة.",
            "افتتحت فرقة لينديناو موسمها بسيمفونية منسية. انحنى المايسترو إحدى عشرة مرة قبل أن يهدأ التصفيق.",
        ],
    ),
    (
        "hi",
        [
            "भोर तारा नौका १२ मार्च को २१४ यात्रियों के साथ पुलनगर बंदरगाह में रुकी रही। कप्तान ने पतवार में दरार मिलने के कारण चलने से इनकार किया।\n\n\
             मछुआरे पूरी सर्दी बर्फ की कीमत की शिकायत करते रहे।",
            "मंत्री ने जाँच का वादा किया। लगभग 214 यात्रियों ने 12 मार्च की रात पुलनगर बंदरगाह में भोर तारा नौका पर बिताई।\n\n\
             निरीक्षकों को पतवार में दरार मिलने के बाद कप्तान ने चलने से मना किया।",
            "लिंडेनाउ के वाद्यवृंद ने एक भूली हुई रचना से अपना मौसम शुरू किया। संचालक ने तालियाँ थमने तक ग्यारह बार सिर झुकाया।",
        ],
    ),
    (
        "th",
        [
            "เรือข้ามฟากดาวรุ่งจอดอยู่ที่ท่าเรือสะพานเมื่อวันที่ 12 มีนาคม พร้อมผู้โดยสาร 214 คน\n\nกัปตันปฏิเสธที่จะออกเรือเพราะพบรอยร้าวที่ตัวเรือ\n\n\
             ชาวประมงบ่นเรื่องราคาน้ำแข็งตลอดฤดูหนาว",
            "รัฐมนตรีสัญญาว่าจะสอบสวน\n\nผู้โดยสารราว 214 คนค้างคืนวันที่ 12 มีนาคม บนเรือดาวรุ่งที่ท่าเรือสะพาน\n\n\
             กัปตันไม่ยอมออกเรือหลังผู้ตรวจสอบพบรอยร้าวที่ตัวเรือ",
            "วงดุริยางค์เปิดฤดูกาลด้วยเพลงที่ถูกลืม\n\nวาทยกรโค้งคำนับหลายครั้งก่อนเสียงปรบมือจะเงียบลง",
        ],
    ),
];

fn analysed(texts: &[&str]) -> (Vec<Arc<Article>>, Analysis) {
    let articles = common::opened(texts);
    let analysis = analyse_quietly(&articles, &Options::default());
    (articles, analysis)
}

/// The languages of the first, the second … article.
fn codes(analysis: &Analysis) -> Vec<Option<&'static str>> {
    (0..analysis.words.len()).map(|it| analysis.languages.of(it).map(Language::code)).collect()
}

#[test]
fn sentences_are_linked_in_every_language_and_only_inside_their_affair() {
    for (code, texts) in SETS.into_iter().chain(UNCASED) {
        let (_, analysis) = analysed(&texts);
        assert_eq!(codes(&analysis), [Some(code); 3]);
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
    for (code, texts) in SETS.into_iter().chain(UNCASED) {
        let (_, analysis) = analysed(&texts[..2]);
        let link = analysis.links.iter().find(|it| (it.a.sentence, it.b.sentence) == (0, 1));
        let kinds: Vec<EvidenceKind> =
            link.into_iter().flat_map(|it| &it.evidence).map(|it| it.kind).collect();
        assert!(kinds.contains(&EvidenceKind::Date), "{code}: {link:?}");
        assert!(kinds.contains(&EvidenceKind::Number), "{code}: {link:?}");
        let cased = SETS.iter().any(|it| it.0 == code);
        assert!(kinds.contains(&EvidenceKind::Name) == cased, "{code}: {link:?}");
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

/// On one affair in five languages: sentence by sentence the same, but for the last one.
const TOLD: [(&str, &str); 5] = [
    (
        "en",
        "The ferry Morgenstern stayed in port on 12 March with 214 passengers. Captain Ilse Varga had found a \
         crack of 40 centimetres. The seamen put the repairs at 3.5 million crowns. It was a warm evening, and \
         the gift shop on the quay was open until late.",
    ),
    (
        "de",
        "Die Fähre Morgenstern lag am 12. März mit 214 Fahrgästen im Hafen fest. Kapitänin Ilse Varga hatte einen \
         Riss von 40 Zentimetern gefunden. Die Seeleute schätzen die Reparatur auf 3,5 Millionen Kronen. Das Gift \
         war in der Wand, also hat man den Rat nicht gefragt, was so warm in der Hand war.",
    ),
    (
        "ru",
        "Паром «Моргенштерн» 12 марта остался в порту с 214 пассажирами. Капитан Ильза Варга нашла трещину \
         длиной 40 сантиметров. Моряки оценивают ремонт в 3,5 миллиона крон. Рыбаки всю зиму жаловались на \
         цену льда, и город обещал им новый склад.",
    ),
    (
        "uk",
        "Пором «Морґенштерн» 12 березня залишився в порту з 214 пасажирами. Капітан Ільза Варга знайшла тріщину \
         завдовжки 40 сантиметрів. Моряки оцінюють ремонт у 3,5 мільйона крон. Рибалки всю зиму скаржилися \
         на ціну льоду, і місто обіцяло їм новий склад.",
    ),
    (
        "zh",
        "渡轮3月12日停在港口，船上有214名乘客。船长发现了一条40厘米长的裂缝，因此没有出航。海员们估计维修需要350万克朗。\
         渔民们整个冬天都在抱怨冰的价格，这个城市答应了他们。",
    ),
];

#[test]
fn articles_in_different_languages_are_linked_by_names_dates_and_numbers_and_nothing_else() {
    for (index, (code, text)) in TOLD.iter().enumerate() {
        for (other, its) in &TOLD[..index] {
            let (_, analysis) = analysed(&[text, its]);
            assert_eq!(codes(&analysis), [Some(*code), Some(*other)]);
            let found = analysis.links.iter().map(|it| (it.a.sentence, it.b.sentence));
            assert_eq!(found.collect::<Vec<_>>(), [(0, 0), (1, 1), (2, 2)], "{code} {other}");
            let kinds = analysis.links.iter().flat_map(|it| &it.evidence).map(|it| it.kind);
            let known = [EvidenceKind::Name, EvidenceKind::Date, EvidenceKind::Number];
            assert!({ kinds }.all(|it| known.contains(&it)), "{code} {other}");
            assert!(analysis.only_here.iter().all(Vec::is_empty), "nobody can say");
        }
    }
}

#[test]
fn a_third_article_in_another_language_changes_nothing_between_two_in_one() {
    let [first, second, _] = SETS[0].1;
    let between = |texts: &[&str]| -> Vec<_> {
        let (_, analysis) = analysed(texts);
        let links = analysis.links.into_iter().filter(|it| it.b.article == 1);
        links.map(|it| (it.a, it.b)).collect()
    };
    assert_eq!(between(&[first, second]), between(&[first, second, SETS[3].1[0]]));
}

#[test]
fn a_repeat_in_a_script_without_spaces_is_counted_in_words() {
    for (copied, before, after) in [
        ("船长拒绝出航，因为检查人员在船体上发现了一条裂缝", "据说", "，之后乘客离开。"),
        ("検査官が船体に亀裂を見つけたため船長は出航を拒否した", "結局", "という。乗客は帰った。"),
        ("กัปตันปฏิเสธที่จะออกเรือเพราะผู้ตรวจสอบพบรอยร้าวที่ตัวเรือ", "มีรายงานว่า", " ผู้โดยสารกลับบ้าน"),
    ] {
        let (articles, analysis) =
            analysed(&[&format!("{copied}。"), &format!("{before}{copied}{after}")]);
        let [repeat] = analysis.repeats.as_slice() else { panic!("{:?}", analysis.repeats) };
        assert!((8..20).contains(&repeat.words), "{}", repeat.words);
        let place = repeat.places[0];
        let found = articles[place.article].slice(place.span);
        assert!(found.chars().count() * 10 >= copied.chars().count() * 8, "{found}");
    }
    let (_, analysis) = analysed(&["这艘船的船长说，他没有时间。", "那艘船的船长说，她没有办法。"]);
    assert_eq!(analysis.repeats, [], "a few characters in common are no repeat");
}
