//! Dates in many written forms.

use std::sync::Arc;

use jiff::civil::date;

use super::super::SentenceRef;
use super::*;
use crate::text::{Basis, Block, BlockKind, Published, Sentence};

/// The dates of one sentence in an article of 4 December 2025, a Thursday, or of no date.
fn found_in(text: &str, language: Option<Language>, stated: bool) -> Vec<(String, When, bool)> {
    let span = Span::new(0, text.len());
    let published = Published { date: date(2025, 12, 4), basis: Basis::Metadata };
    let article = Arc::new(Article {
        text: text.to_owned(),
        published: stated.then_some(published),
        blocks: vec![Block { span, kind: BlockKind::Paragraph, line: 1 }],
        sentences: vec![Sentence { span, block: 0 }],
        ..Article::default()
    });
    let mut corpus = Corpus::new(std::slice::from_ref(&article));
    corpus.articles[0].language = language;
    let at = SentenceRef { article: 0, sentence: 0 };
    let words = 0..corpus.articles[0].ids.len();
    let unit = Unit { at, words, block: 0, heading: false, judged_only: false };
    let found = Reader::new(&corpus).dates(&unit, &article);
    let said = |it: DateMention| (article.slice(it.span).to_owned(), it.when, it.assumed);
    found.into_iter().map(said).collect()
}

fn found(text: &str, dated: bool) -> Vec<(String, When, bool)> {
    found_in(text, Some(Language::ENGLISH), dated)
}

/// The only date of the sentence, if it is a full one.
fn day(text: &str) -> Option<Date> {
    match found(text, true).as_slice() {
        [(_, when, _)] => when.date(),
        _ => None,
    }
}

#[test]
fn a_full_date_is_the_same_in_every_written_form() {
    for form in [
        "2 December 2025",
        "December 2, 2025",
        "Dec. 2, 2025",
        "2nd of December 2025",
        "December 2nd, 2025",
        "Tuesday, December 2, 2025",
        "Tuesday the 2nd of December 2025",
        "2-4 December 2025",
        "2025-12-02",
        "2025/12/02",
        "02.12.2025",
        "2. 12. 2025",
    ] {
        let text = format!("They met on {form} at the quay.");
        let expected = (form.to_owned(), on(date(2025, 12, 2)), false);
        assert_eq!(found(&text, false), [expected], "{form}");
    }
}

#[test]
fn other_languages_write_dates_in_their_own_way() {
    for (text, form) in [
        ("Sie trafen sich am Dienstag, dem 2. Dezember 2025, am Kai.", "2. Dezember 2025"),
        ("Ils se sont vus le mardi 2 décembre 2025 au port.", "2 décembre 2025"),
        ("Se vieron el 2 de diciembre de 2025 en el puerto.", "2 de diciembre de 2025"),
        ("Si sono visti il 2 dicembre 2025 al porto.", "2 dicembre 2025"),
        ("Encontraram-se a 2 de dezembro de 2025 no porto.", "2 de dezembro de 2025"),
        ("Ze zagen elkaar op 2 december 2025 in de haven.", "2 december 2025"),
        ("Они встретились 2 декабря 2025 года в порту.", "2 декабря 2025"),
        ("Вони зустрілися 2 грудня 2025 року в порту.", "2 грудня 2025"),
        ("Ils se sont vus le 02/12/2025 au port.", "02/12/2025"),
    ] {
        let language = Language::of(text);
        let found = found_in(text, language, false);
        let [(written, when, false)] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert!(written.ends_with(form), "{written}");
        assert_eq!(when.date(), Some(date(2025, 12, 2)), "{text}");
    }
    let first = found_in("Le bac part le 1er mai au matin.", Language::of("le bac part"), false);
    assert_eq!((first[0].1.month, first[0].1.day), (Some(5), Some(1)));
}

#[test]
fn a_missing_year_is_the_nearest_to_publication_and_marked_as_assumed() {
    let day = |text: &str| found(text, true).first().map(|it| (it.1.date(), it.2));
    assert_eq!(day("It began on 2 December."), Some((Some(date(2025, 12, 2)), true)));
    assert_eq!(day("It ends on January 9."), Some((Some(date(2026, 1, 9)), true)));
    assert_eq!(found("It began on 2 December.", false)[0].1.year, None);
}

#[test]
fn relative_dates_count_from_publication() {
    for (text, expected) in [
        ("She left yesterday.", date(2025, 12, 3)),
        ("She left the day before yesterday.", date(2025, 12, 2)),
        ("The storm broke last night.", date(2025, 12, 3)),
        ("She spoke this morning.", date(2025, 12, 4)),
        ("She left two days ago.", date(2025, 12, 2)),
        ("She left a day ago.", date(2025, 12, 3)),
        ("It was said last Thursday.", date(2025, 11, 27)),
        ("It was said on Monday.", date(2025, 12, 1)),
        ("It was said on Tuesday, December 2.", date(2025, 12, 2)),
        ("They sail next Friday.", date(2025, 12, 5)),
        ("They sail next Thursday.", date(2025, 12, 11)),
    ] {
        assert_eq!(day(text), Some(expected), "{text}");
        assert!(found(text, true)[0].2, "what follows from publication is assumed: {text}");
    }
    for (text, year, month) in [
        ("It opened last month.", 2025, Some(11)),
        ("It opens next month.", 2026, Some(1)),
        ("It opened three months ago.", 2025, Some(9)),
        ("It opened two weeks ago.", 2025, Some(11)),
        ("It opened last year.", 2024, None),
        ("It opened ten years ago.", 2015, None),
    ] {
        let when = found(text, true)[0].1;
        assert_eq!((when.year, when.month, when.day), (Some(year), month, None), "{text}");
    }
    assert_eq!(found("She left yesterday.", false), []);
    assert_eq!(found("She left two days ago.", false), []);
}

#[test]
fn near_days_and_weekdays_of_other_languages_count_from_publication() {
    for (code_of, text, expected) in [
        ("Der Sturm war stark, und die Fähre blieb.", "Gestern kam sie.", date(2025, 12, 3)),
        ("Le vent était trop fort pour le bac.", "Elle est partie hier.", date(2025, 12, 3)),
        ("Le vent était trop fort pour le bac.", "Elle est partie lundi.", date(2025, 12, 1)),
        (
            "O vento era demasiado forte para a balsa.",
            "Chegou na segunda-feira.",
            date(2025, 12, 1),
        ),
        ("Ветер был слишком сильным для парома.", "Она уехала в пятницу.", date(2025, 11, 28)),
        ("Вітер був надто сильним для порома.", "Вона поїхала вчора.", date(2025, 12, 3)),
    ] {
        let found = found_in(text, Language::of(code_of), true);
        let days: Vec<_> = found.iter().map(|it| (it.1.date(), it.2)).collect();
        assert_eq!(days, [(Some(expected), true)], "{text}");
    }
    let here = found_in("Hier ist der Hafen.", Language::of("Hier ist der Hafen."), true);
    assert_eq!(here, [], "a word of another language is no date");
}

#[test]
fn verbs_and_plain_numbers_are_no_dates() {
    assert_eq!(found("They may march with 2000 men and 12 horses.", true), []);
    assert_eq!(found("This is the day of the last of them, long ago.", true), []);
    assert_eq!(found("In March the ice broke.", false)[0].1.month, Some(3));
    assert_eq!(found("It was built in 1941.", false)[0].1.year, Some(1941));
    assert_eq!(found("It closed in summer 2019.", false)[0].1.year, Some(2019));
}

#[test]
fn dates_of_other_scripts_and_calendars_are_the_same_days() {
    for (code, text) in [
        ("zh", "会谈2025年12月2日在北京举行。"),
        ("zh", "會談於民國114年12月2日舉行。"),
        ("zh", "会谈12月2日举行。"),
        ("zh", "会谈2日举行。"),
        ("ja", "会談は令和7年12月2日に行われた。"),
        ("ja", "会談は2日に行われた。"),
        ("ko", "회담은 2025년 12월 2일에 열렸다."),
        ("vi", "Cuộc họp diễn ra vào ngày 2 tháng 12 năm 2025."),
        ("ar", "عقد الاجتماع في ٢ ديسمبر ٢٠٢٥ في الميناء."),
        ("he", "הפגישה התקיימה ב-2 בדצמבר 2025 בנמל."),
        ("fa", "این دیدار در ۲ دسامبر ۲۰۲۵ برگزار شد."),
        ("hi", "बैठक २ दिसंबर २०२५ को हुई।"),
        ("th", "การประชุมจัดขึ้นเมื่อวันที่ 2 ธันวาคม 2568 ที่ท่าเรือ"),
        ("th", "การประชุมจัดขึ้นเมื่อวันที่ ๒ ธันวาคม พ.ศ. ๒๕๖๘ ที่ท่าเรือ"),
        ("tr", "Toplantı 2 Aralık 2025 günü yapıldı."),
        ("el", "Η συνάντηση έγινε στις 2 Δεκεμβρίου 2025."),
        ("pl", "Spotkanie odbyło się 2 grudnia 2025 roku."),
        ("cs", "Schůzka se konala 2. prosince 2025."),
        ("sv", "Mötet hölls den 2 december 2025."),
        ("fi", "Kokous pidettiin 2. joulukuuta 2025."),
        ("ro", "Întâlnirea a avut loc pe 2 decembrie 2025."),
        ("pl", "Spotkanie odbyło się we wtorek."),
        ("zh", "会谈星期二举行。"),
        ("ko", "회담은 화요일 열렸다."),
    ] {
        let found = found_in(text, Language::from_tag(code), true);
        let days: Vec<_> = found.iter().map(|it| it.1.date()).collect();
        assert_eq!(days, [Some(date(2025, 12, 2))], "{text}");
    }
}

#[test]
fn lengths_of_time_are_no_dates() {
    for (code, text) in [
        ("zh", "会谈持续了3年，共5个月。"),
        ("ja", "会談は3年続いた。"),
        ("vi", "Trong 2 năm qua."),
    ] {
        assert_eq!(found_in(text, Language::from_tag(code), true), [], "{text}");
    }
}
