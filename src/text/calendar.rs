//! Names of months and weekdays, and words for the days around today, as they stand in dates.

use jiff::civil::Weekday;

/// Names of the months as far as they must be written, in the languages read; English abbreviates.
/// In Slavic languages the genitive is what stands in a date, and the locative where a month stands
/// alone.
const MONTHS: [&str; 12] = [
    "january jan janvier januar jänner enero gennaio janeiro januari января январе январь січня \
     січні",
    "february feb février februar febrero febbraio fevereiro februari февраля феврале февраль \
     лютого лютому",
    "march mar mars märz marzo março maart марта марте март березня березні",
    "april apr avril abril aprile апреля апреле апрель квітня квітні",
    "may mai mayo maggio maio mei мая мае май травня травні",
    "june jun juin juni junio giugno junho июня июне июнь червня червні",
    "july jul juillet juli julio luglio julho июля июле июль липня липні",
    "august aug août agosto augustus августа августе август серпня серпні",
    "september sep sept septembre septiembre settembre setembro сентября сентябре сентябрь вересня \
     вересні",
    "october oct octobre oktober octubre ottobre outubro октября октябре октябрь жовтня жовтні",
    "november nov novembre noviembre novembro ноября ноябре ноябрь листопада листопаді",
    "december dec décembre déc dezember diciembre dicembre dezembro декабря декабре декабрь грудня \
     грудні",
];

/// Names of the days of the week, from Monday. Left out are names that mean something else more often
/// (Russian `среда`, the surroundings).
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    (
        "monday montag lundi lunes lunedì segunda-feira maandag понедельник понедельника понеділок \
         понеділка",
        "mon",
        Weekday::Monday,
    ),
    (
        "tuesday dienstag mardi martes martedì terça-feira dinsdag вторник вторника вівторок \
         вівторка",
        "tue",
        Weekday::Tuesday,
    ),
    (
        "wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag среду середу",
        "wed",
        Weekday::Wednesday,
    ),
    (
        "thursday donnerstag jeudi jueves giovedì quinta-feira donderdag четверг четверга четвер",
        "thu",
        Weekday::Thursday,
    ),
    (
        "friday freitag vendredi viernes venerdì sexta-feira vrijdag пятницу пятница п'ятницю \
         п'ятниця",
        "fri",
        Weekday::Friday,
    ),
    (
        "saturday samstag sonnabend samedi sábado sabato zaterdag субботу суббота суботу субота",
        "sat",
        Weekday::Saturday,
    ),
    ("sunday sonntag dimanche domingo domenica zondag воскресенье неділю", "sun", Weekday::Sunday),
];

/// By language: yesterday, today and tomorrow.
const NEAR: [(&str, [&str; 3]); 9] = [
    ("en", ["yesterday", "today", "tomorrow"]),
    ("de", ["gestern", "heute", "morgen"]),
    ("fr", ["hier", "aujourd'hui", "demain"]),
    ("es", ["ayer", "hoy", "mañana"]),
    ("it", ["ieri", "oggi", "domani"]),
    ("pt", ["ontem", "hoje", "amanhã"]),
    ("nl", ["gisteren", "vandaag", "morgen"]),
    ("ru", ["вчера", "сегодня", "завтра"]),
    ("uk", ["вчора", "сьогодні", "завтра"]),
];

/// The names of all months, each with its number (1 to 12).
pub fn months() -> impl Iterator<Item = (&'static str, i8)> {
    let named = |(number, names): (i8, &'static str)| {
        names.split_ascii_whitespace().map(move |name| (name, number))
    };
    (1..).zip(MONTHS).flat_map(named)
}

/// The full names of all days of the week; the Portuguese ones are of two words.
pub fn weekdays() -> impl Iterator<Item = (&'static str, Weekday)> {
    let named = |(names, _, day): (&'static str, _, Weekday)| {
        names.split_ascii_whitespace().map(move |name| (name, day))
    };
    WEEKDAYS.into_iter().flat_map(named)
}

/// The words of all languages for the days around today.
pub fn near_days() -> impl Iterator<Item = &'static str> {
    NEAR.into_iter().flat_map(|it| it.1)
}

/// The month (1 to 12) that a folded word names. Looks through all names.
pub fn month(word: &str) -> Option<i8> {
    months().find(|it| it.0 == word).map(|it| it.1)
}

/// The day of the week that a folded word names in full. Looks through all names.
pub fn weekday(word: &str) -> Option<Weekday> {
    weekdays().find(|it| it.0 == word).map(|it| it.1)
}

/// The day of the week that a folded word abbreviates. In prose such words are mostly others (`sun`,
/// `sat`), so that this is for places where a date must stand.
pub fn short_weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, short, _)| *short == word).map(|it| it.2)
}

/// How many days after today a folded word of the language with this code lies: -1, 0 or 1.
pub fn near_day(word: &str, language: &str) -> Option<i64> {
    let words = NEAR.iter().find(|it| it.0 == language)?.1;
    (-1..).zip(words).find(|it| it.1 == word).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::{month, near_day, short_weekday, weekday};

    #[test]
    fn months_and_weekdays_are_known_in_several_languages() {
        for (word, number) in
            [("dec", 12), ("märz", 3), ("août", 8), ("mayo", 5), ("maart", 3), ("грудня", 12)]
        {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for (word, day) in [
            ("tuesday", Weekday::Tuesday),
            ("dienstag", Weekday::Tuesday),
            ("segunda-feira", Weekday::Monday),
            ("пятницу", Weekday::Friday),
        ] {
            assert_eq!(weekday(word), Some(day), "{word}");
        }
        assert_eq!((month("segunda"), weekday("sun")), (None, None));
        assert_eq!(short_weekday("sun"), Some(Weekday::Sunday));
    }

    #[test]
    fn a_word_for_a_near_day_is_one_in_its_own_language_only() {
        assert_eq!(near_day("hier", "fr"), Some(-1));
        assert_eq!(near_day("hier", "de"), None);
        assert_eq!(near_day("завтра", "uk"), Some(1));
    }
}
