//! Names of months and weekdays, and words for the days around today, as they stand in dates. All are
//! folded as words are ([`super::token::fold`]).

use jiff::civil::Weekday;

/// Names of the months as far as they must be written, in the languages read; English abbreviates.
/// In Slavic languages the genitive is what stands in a date, and the locative where a month stands
/// alone.
const MONTHS: [&str; 12] = [
    "january jan janvier januar jänner enero gennaio janeiro januari января январе январь \
     січня січні stycznia styczniu ledna lednu ocak ianuarie január tammikuuta ιανουαριου \
     јануара януари يناير ژانويه ינואר בינואר जनवरी มกราคม",
    "february feb février februar febrero febbraio fevereiro februari февраля феврале февраль \
     лютого лютому lutego lutym února únoru şubat februarie február helmikuuta φεβρουαριου \
     фебруара февруари فبراير شباط فوريه פברואר בפברואר फरवरी กุมภาพันธ์",
    "march mar mars märz marzo março maart марта марте март березня березні marts marca marcu \
     března březnu mart martie március maret maaliskuuta μαρτιου مارس آذار מרץ במרץ मार्च \
     มีนาคม",
    "april apr avril abril aprile апреля апреле апрель квітня квітні kwietnia kwietniu dubna \
     dubnu nisan aprilie április huhtikuuta απριλιου априла април أبريل إبريل نيسان آوريل \
     אפריל באפריל अप्रैल เมษายน",
    "may mai mayo maggio maio mei мая мае май травня травні maj maja maju května květnu mayis \
     május toukokuuta μαϊου маја мај مايو أيار מאי במאי मई พฤษภาคม",
    "june jun juin juni junio giugno junho июня июне июнь червня червні czerwca czerwcu \
     června červnu haziran iunie június kesäkuuta ιουνιου јуна юни يونيو حزيران ژوئن יוני \
     ביוני जून มิถุนายน",
    "july jul juillet juli julio luglio julho июля июле июль липня липні lipca lipcu července \
     červenci temmuz iulie július heinäkuuta ιουλιου јула юли يوليو تموز ژوئيه יולי ביולי \
     जुलाई กรกฎาคม",
    "august aug août agosto augustus августа августе август серпня серпні augusti sierpnia \
     sierpniu srpna srpnu ağustos augusztus agustus elokuuta αυγουστου أغسطس اوت אוגוסט \
     באוגוסט अगस्त สิงหาคม",
    "september sep sept septembre septiembre settembre setembro сентября сентябре сентябрь \
     вересня вересні września wrześniu září eylül septembrie szeptember syyskuuta σεπτεμβριου \
     септембра септември سبتمبر أيلول سپتامبر ספטמבר בספטמבר सितंबर सितम्बर กันยายน",
    "october oct octobre oktober octubre ottobre outubro октября октябре октябрь жовтня \
     жовтні października październiku října říjnu ekim octombrie október lokakuuta οκτωβριου \
     октобра октомври أكتوبر اكتبر אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม",
    "november nov novembre noviembre novembro ноября ноябре ноябрь листопада листопаді \
     listopada listopadzie listopadu kasim noiembrie marraskuuta νοεμβριου новембра ноември \
     نوفمبر نوامبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน",
    "december dec décembre déc dezember diciembre dicembre dezembro декабря декабре декабрь \
     грудня грудні desember grudnia grudniu prosince prosinci aralik decembrie joulukuuta \
     δεκεμβριου децембра декември ديسمبر دسامبر דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม",
];

/// Names of the days of the week, from Monday. Left out are names that mean something else more often
/// (Russian `среда`, the surroundings).
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    (
        "monday montag lundi lunes lunedì segunda-feira maandag понедельник понедельника \
         понеділок понеділка måndag mandag poniedziałek poniedziałku pondělí pazartesi \
         δευτερα الاثنين الإثنين सोमवार 月曜日 星期一 周一 월요일",
        "mon",
        Weekday::Monday,
    ),
    (
        "tuesday dienstag mardi martes martedì terça-feira dinsdag вторник вторника вівторок \
         вівторка tisdag tirsdag wtorek úterý sali τριτη الثلاثاء मंगलवार 火曜日 星期二 周二 화요일",
        "tue",
        Weekday::Tuesday,
    ),
    (
        "wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag среду середу \
         onsdag środę středu çarşamba τεταρτη الأربعاء बुधवार 水曜日 星期三 周三 수요일",
        "wed",
        Weekday::Wednesday,
    ),
    (
        "thursday donnerstag jeudi jueves giovedì quinta-feira donderdag четверг четверга \
         четвер torsdag czwartek čtvrtek perşembe πεμπτη الخميس गुरुवार 木曜日 星期四 周四 목요일",
        "thu",
        Weekday::Thursday,
    ),
    (
        "friday freitag vendredi viernes venerdì sexta-feira vrijdag пятницу пятница п'ятницю \
         п'ятниця fredag piątek pátek cuma παρασκευη الجمعة शुक्रवार 金曜日 星期五 周五 금요일",
        "fri",
        Weekday::Friday,
    ),
    (
        "saturday samstag sonnabend samedi sábado sabato zaterdag субботу суббота суботу \
         субота lördag lørdag sobotę sobotu cumartesi σαββατο السبت शनिवार 土曜日 星期六 周六 토요일",
        "sat",
        Weekday::Saturday,
    ),
    (
        "sunday sonntag dimanche domingo domenica zondag воскресенье неділю söndag søndag \
         niedzielę neděli κυριακη الأحد रविवार 日曜日 星期日 周日 일요일",
        "sun",
        Weekday::Sunday,
    ),
];

/// By language: yesterday, today and tomorrow.
const NEAR: [(&str, [&str; 3]); 20] = [
    ("en", ["yesterday", "today", "tomorrow"]),
    ("de", ["gestern", "heute", "morgen"]),
    ("fr", ["hier", "aujourd'hui", "demain"]),
    ("es", ["ayer", "hoy", "mañana"]),
    ("it", ["ieri", "oggi", "domani"]),
    ("pt", ["ontem", "hoje", "amanhã"]),
    ("nl", ["gisteren", "vandaag", "morgen"]),
    ("ru", ["вчера", "сегодня", "завтра"]),
    ("uk", ["вчора", "сьогодні", "завтра"]),
    ("pl", ["wczoraj", "dzisiaj", "jutro"]),
    ("cs", ["včera", "dnes", "zítra"]),
    ("sv", ["igår", "idag", "imorgon"]),
    ("tr", ["dün", "bugün", "yarin"]),
    ("el", ["χθεσ", "σημερα", "αυριο"]),
    ("ar", ["أمس", "اليوم", "غدا"]),
    ("he", ["אתמול", "היום", "מחר"]),
    ("fa", ["ديروز", "امروز", "فردا"]),
    ("zh", ["昨天", "今天", "明天"]),
    ("ja", ["昨日", "今日", "明日"]),
    ("ko", ["어제", "오늘", "내일"]),
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
    (1..).zip(MONTHS).find(|(_, names)| is_one_of(word, names)).map(|it| it.0)
}

/// The day of the week that a folded word names in full. Looks through all names.
pub fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(names, ..)| is_one_of(word, names)).map(|it| it.2)
}

/// Bytes of the shortest name of a month or of a day.
const SHORTEST: usize = 3;

/// Whether a word is one of `names`, between which there is a blank each. Texts of very many short
/// lines ask this of each of them.
fn is_one_of(word: &str, names: &str) -> bool {
    let stands_alone = |at: usize| {
        let (before, after) = (&names[..at], &names[at + word.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    };
    word.len() >= SHORTEST && names.match_indices(word).any(|(at, _)| stands_alone(at))
}

/// The day of the week that a folded word abbreviates. In prose such words are mostly others (`sun`,
/// `sat`), so that this is for places where a date must stand.
pub fn short_weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, short, _)| *short == word).map(|it| it.2)
}

/// The words of the language with this code for yesterday, today and tomorrow.
pub fn near_days_in(language: &str) -> Option<[&'static str; 3]> {
    NEAR.iter().find(|it| it.0 == language).map(|it| it.1)
}

/// How many days after today a folded word of the language with this code lies: -1, 0 or 1.
pub fn near_day(word: &str, language: &str) -> Option<i64> {
    (-1..).zip(near_days_in(language)?).find(|it| it.1 == word).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::{month, near_day, short_weekday, weekday};

    #[test]
    fn every_name_is_found() {
        for (name, number) in super::months() {
            assert_eq!(month(name), Some(number), "{name}");
        }
        for (name, day) in super::weekdays() {
            assert_eq!(weekday(name), Some(day), "{name}");
        }
        for word in ["", "a", "ma", "jan feb", "anuary"] {
            assert_eq!((month(word), weekday(word)), (None, None), "{word}");
        }
    }

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
    fn all_names_are_as_folding_makes_them() {
        let months = super::months().map(|it| it.0);
        for name in months.chain(super::weekdays().map(|it| it.0)).chain(super::near_days()) {
            // The Portuguese names are of two words.
            let words = name.split('-').map(crate::text::token::fold);
            assert_eq!(words.collect::<Vec<_>>().join("-"), name);
        }
    }

    #[test]
    fn a_word_for_a_near_day_is_one_in_its_own_language_only() {
        assert_eq!(near_day("hier", "fr"), Some(-1));
        assert_eq!(near_day("hier", "de"), None);
        assert_eq!(near_day("завтра", "uk"), Some(1));
    }
}
