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

/// Whether `word` is one of the words of `list`, which spaces part.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

const BEFORE_NAME: &str = "\
    Mr Mrs Ms Mx Dr Prof Gen Col Lt Sgt Capt Maj Cmdr Cpl Pvt Adm Brig Rev Hon Sen Sens Rep Reps \
    Gov Amb Messrs Mme Mlle Supt Insp Det Hr Fr Frau Pres Ald Atty Lt.-Gen Maj.-Gen";

const BEFORE_NUMBER: &str = "\
    No Nos no nos Nr Art art Fig fig Figs Vol vol Vols Ch ch Sec sec Op op Eq pp p par";

const IN_SENTENCE: &str = "\
    e.g i.e eg ie cf viz vs v ca c approx incl resp z.B d.h u.a bzw p.ex";

const ANYWHERE: &str = "\
    etc al usw ibid";

const SHORTENED: &str = "\
    Inc Ltd Corp Co Cos Bros LLC Plc Jr Sr St Ste Mt Ft Ave Rd Blvd Dept Dist Est est Assn Univ \
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Esq Ph Calif Conn Fla Mich Minn Okla Tenn \
    Wis Ariz Colo Pa Va Md Ga Del Ill Penn ft lb lbs oz hrs min govt Govt";

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
        return pieces.next() == Some(1) && word.chars().all(char::is_uppercase);
    }
    word.chars().all(|c| c.is_alphabetic() || c == '.')
        && pieces.all(|length| (1..=2).contains(&length))
}

const STARTERS: &str = "\
    The A An This That These Those It Its He She They We You I His Her Their Our My Your In On \
    At By For From With To Of As If When While After Before Since Because Although Though But \
    And Or So Yet Nor Not No However Meanwhile Then There Here Now What Who Whose Why How Where \
    Which Whether One Two Three Some Many Most All Both Each Every Any Another Such Even Still \
    Also Only Just Once Last Next Earlier Later Despite During Until Unless Instead Moreover \
    Furthermore Indeed Perhaps Maybe According Asked Yes Do Does Did Is Are Was Were Has Have \
    Had Can Could Should Would Might Must Let Among Between Without Several Few Nobody Nothing \
    Everyone Everything Someone Something Nevertheless Therefore Thus Today Yesterday Tomorrow \
    Ultimately Finally Again Additionally";

/// Whether a capital on the word says that a sentence begins, because the word has none inside one.
pub(super) fn is_starter(word: &str) -> bool {
    is_one_of(word.split(['’', '\'']).next().unwrap_or(word), STARTERS)
}

const SPEECH: &str = "\
    said says asked asks told replied added wrote writes wondered cried shouted exclaimed \
    answered continued insisted demanded quipped tweeted posted declared responded recalled \
    joked";

/// Verbs after which a name has spoken: `“Why?” Smith asked.`
pub(super) fn is_speech(word: &str) -> bool {
    is_one_of(word, SPEECH)
}

const MONTHS: &str = "\
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember";

/// Months of languages that write the day with a full stop: `5. Dezember`.
pub(super) fn is_month_elsewhere(word: &str) -> bool {
    is_one_of(word, MONTHS)
}
