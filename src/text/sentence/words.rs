//! The words by which sentences are told apart: abbreviations, and words that begin sentences.

/// What a full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// `Mr.`, `Gen.`: a name follows.
    BeforeName,
    /// `No.`, `Fig.`: a number follows, or it is a word at the end of a sentence.
    BeforeNumber,
    /// `e.g.`, `vs.`: the sentence goes on.
    InSentence,
    /// `etc.`: the sentence ends if what follows can begin one.
    Anywhere,
    /// `U.S.`, `Inc.`, `Dec.`, `J.`: the sentence ends only before a word that begins sentences.
    Dotted,
}

/// The numbers of words that are in order. That they are shows when the program is built.
const fn list<const COUNT: usize>(words: [&str; COUNT]) -> [u128; COUNT] {
    let mut numbers = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        numbers[at] = match number(words[at]) {
            Some(number) if at == 0 || numbers[at - 1] < number => number,
            _ => panic!("a list of words is out of order, or a word in it too long"),
        };
        at += 1;
    }
    numbers
}

/// Whether `word` is one of the words of `list`.
fn is_one_of(word: &str, list: &[u128]) -> bool {
    number(word).is_some_and(|it| list.binary_search(&it).is_ok())
}

/// The bytes of a word as a number, in the order of the words; `None` where they are too many. Every sentence of a
/// book is held against the lists, and numbers are compared in one step.
const fn number(word: &str) -> Option<u128> {
    const MOST: usize = size_of::<u128>();
    if word.len() > MOST {
        return None;
    }
    let mut bytes = [0; MOST];
    let (used, _) = bytes.split_at_mut(word.len());
    used.copy_from_slice(word.as_bytes());
    Some(u128::from_be_bytes(bytes))
}

static BEFORE_NAME: &[u128] = &list([
    "Adm", "Ald", "Amb", "Atty", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Det", "Dr", "Fr", "Frau",
    "Gen", "Gov", "Hon", "Hr", "Insp", "Lt", "Lt.-Gen", "Maj", "Maj.-Gen", "Messrs", "Mlle", "Mme",
    "Mr", "Mrs", "Ms", "Msgr", "Mx", "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens",
    "Sgt", "Supt",
]);

static BEFORE_NUMBER: &[u128] = &list([
    "Art", "Ch", "Eq", "Fig", "Figs", "No", "Nos", "Nr", "Op", "Sec", "Vol", "Vols", "art", "ch",
    "fig", "no", "nos", "op", "p", "par", "pp", "sec", "vol",
]);

static IN_SENTENCE: &[u128] = &list([
    "approx", "bzw", "c", "ca", "cf", "d.h", "e.g", "eg", "i.e", "ie", "incl", "p.ex", "resp",
    "u.a", "v", "viz", "vs", "z.B",
]);

static ANYWHERE: &[u128] = &list(["al", "etc", "ibid", "usw"]);

static SHORTENED: &[u128] = &list([
    "Apr", "Ariz", "Assn", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp",
    "Cos", "Dec", "Del", "Dept", "Dist", "Esq", "Est", "Feb", "Fla", "Ft", "Ga", "Govt", "Ill",
    "Inc", "Jan", "Jr", "Jul", "Jun", "LLC", "Ltd", "Mar", "Md", "Mich", "Minn", "Mt", "Nov",
    "Oct", "Okla", "Pa", "Penn", "Ph", "Plc", "Rd", "Sep", "Sept", "Sr", "St", "Ste", "Tenn",
    "Univ", "Va", "Wis", "est", "ft", "govt", "hrs", "lb", "lbs", "min", "oz",
]);

/// What kind of abbreviation `word`, which a full stop follows, is.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    const LONGEST: usize = 8;
    if word.len() > LONGEST {
        return None;
    }
    let lists = [
        (BEFORE_NAME, Abbreviation::BeforeName),
        (BEFORE_NUMBER, Abbreviation::BeforeNumber),
        (IN_SENTENCE, Abbreviation::InSentence),
        (ANYWHERE, Abbreviation::Anywhere),
        (SHORTENED, Abbreviation::Dotted),
    ];
    let listed = lists.into_iter().find(|(list, _)| is_one_of(word, list)).map(|(_, kind)| kind);
    listed.or_else(|| is_dotted(word).then_some(Abbreviation::Dotted))
}

/// `J`, `U.S`, `a.m`, `Ph.D`: single letters, and short pieces with full stops between them.
fn is_dotted(word: &str) -> bool {
    let mut pieces = word.split('.').map(|piece| piece.chars().count());
    if !word.contains('.') {
        return pieces.next() == Some(1)
            && word.chars().all(|c| c.is_uppercase() || c.is_lowercase());
    }
    word.chars().all(|c| c.is_alphabetic() || c == '.')
        && pieces.all(|length| (1..=2).contains(&length))
}

static STARTERS: &[u128] = &list([
    "A",
    "According",
    "Additionally",
    "After",
    "Again",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Between",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Everyone",
    "Everything",
    "Few",
    "Finally",
    "For",
    "From",
    "Furthermore",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Indeed",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Let",
    "Many",
    "Maybe",
    "Meanwhile",
    "Might",
    "Moreover",
    "Most",
    "Must",
    "My",
    "Nevertheless",
    "Next",
    "No",
    "Nobody",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Our",
    "Perhaps",
    "Several",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Someone",
    "Something",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Thus",
    "To",
    "Today",
    "Tomorrow",
    "Two",
    "Ultimately",
    "Unless",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Whose",
    "Why",
    "With",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
]);

/// Whether a capital on the word says that a sentence begins, because the word has none inside one.
pub(super) fn is_starter(word: &str) -> bool {
    is_one_of(word.split(['’', '\'']).next().unwrap_or(word), STARTERS)
}

static SPEECH: &[u128] = &list([
    "added",
    "answered",
    "asked",
    "asks",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "insisted",
    "joked",
    "posted",
    "quipped",
    "recalled",
    "replied",
    "responded",
    "said",
    "says",
    "shouted",
    "told",
    "tweeted",
    "wondered",
    "writes",
    "wrote",
]);

/// Verbs after which a name has spoken: `“Why?” Smith asked.`
pub(super) fn is_speech(word: &str) -> bool {
    is_one_of(word, SPEECH)
}

static MONTHS: &[u128] = &list([
    "April",
    "August",
    "Dezember",
    "Februar",
    "Januar",
    "Juli",
    "Juni",
    "Jänner",
    "Mai",
    "März",
    "November",
    "Oktober",
    "September",
]);

/// Months of languages that write the day with a full stop: `5. Dezember`.
pub(super) fn is_month_elsewhere(word: &str) -> bool {
    is_one_of(word, MONTHS)
}
