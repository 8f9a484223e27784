//! Names of months and weekdays, as they stand in dates.

use jiff::civil::Weekday;

/// Names of the months as far as they must be written, in the languages read; English abbreviates.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "januar", "enero", "gennaio", "janeiro", "января"],
    &["february", "feb", "février", "februar", "febrero", "febbraio", "fevereiro", "февраля"],
    &["march", "mar", "mars", "märz", "marzo", "março", "марта"],
    &["april", "apr", "avril", "abril", "aprile", "апреля"],
    &["may", "mai", "mayo", "maggio", "maio", "мая"],
    &["june", "jun", "juin", "juni", "junio", "giugno", "junho", "июня"],
    &["july", "jul", "juillet", "juli", "julio", "luglio", "julho", "июля"],
    &["august", "aug", "août", "agosto", "августа"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro", "сентября"],
    &["october", "oct", "octobre", "oktober", "octubre", "ottobre", "outubro", "октября"],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноября"],
    &[
        "december",
        "dec",
        "décembre",
        "déc",
        "dezember",
        "diciembre",
        "dicembre",
        "dezembro",
        "декабря",
    ],
];

/// Names of the days of the week, from Monday, in English.
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("monday", "mon", Weekday::Monday),
    ("tuesday", "tue", Weekday::Tuesday),
    ("wednesday", "wed", Weekday::Wednesday),
    ("thursday", "thu", Weekday::Thursday),
    ("friday", "fri", Weekday::Friday),
    ("saturday", "sat", Weekday::Saturday),
    ("sunday", "sun", Weekday::Sunday),
];

/// The month (1 to 12) that a folded word names.
pub fn month(word: &str) -> Option<i8> {
    Some((1..).zip(MONTHS).find(|(_, names)| names.contains(&word))?.0)
}

/// The day of the week that a folded word names in full.
pub fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(full, ..)| *full == word).map(|it| it.2)
}

/// The day of the week that a folded word abbreviates. In prose such words are mostly others (`sun`,
/// `sat`), so that this is for places where a date must stand.
pub fn short_weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, short, _)| *short == word).map(|it| it.2)
}
