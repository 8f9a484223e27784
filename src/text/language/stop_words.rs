//! Words that carry no content of their own.
//!
//! The lists are those of the Natural Language Toolkit, and our own where it has none. Its English one
//! ends with pronouns, prepositions and auxiliaries; news is full of other words that say as little.

/// Articles, pronouns, prepositions, conjunctions and auxiliaries of a language by its code.
pub(super) fn function_words(code: &str) -> impl Iterator<Item = &'static str> {
    let own = match code {
        "pl" => POLISH,
        "uk" => UKRAINIAN,
        _ => "",
    };
    stop_words::lookup(code).unwrap_or_default().iter().copied().chain(own.split_whitespace())
}

/// Words of a language by its code that are no function words and yet say little.
pub(super) fn light_words(code: &str) -> impl Iterator<Item = &'static str> {
    let own = if code == "en" { ENGLISH } else { "" };
    own.split_whitespace()
}

/// Modals, indefinite pronouns, adverbs, number words, and verbs that only carry another word.
const ENGLISH: &str = "\
    according across actually afterwards ago almost alone along already also although always among \
    amongst another anybody anyone anything anyway anywhere apart around aside asked asking away \
    back became become becomes becoming behind besides best better beyond came cannot certain \
    certainly clearly come comes could despite done eight else elsewhere enough especially even ever \
    every everybody everyone everything everywhere exactly except far fifth first five following \
    four fourth furthermore gave get gets getting give given gives go goes going gone got hardly \
    hence however indeed instead keep keeps kept know known knows last later least less let like \
    likely little look looked looking looks made mainly make makes making many may maybe mean \
    meanwhile merely might moreover mostly much must near nearly neither never nevertheless new next \
    nine nobody none normally nothing nowhere obviously often old one ones onto otherwise ought per \
    perhaps please put quite rather really regarding said saw say saying says second see seeing seem \
    seemed seems seen seven several shall since six somebody somehow someone something sometimes \
    somewhat somewhere soon still sure take taken takes taking tell ten thereby therefore thing \
    things think thinking third though thought three throughout thus together told took toward \
    towards tried tries try trying twice two unless unlikely unto upon us use used uses using \
    usually various via want wanted wants way went whatever whenever whereas wherever whether whole \
    whose within without would yes yet";

const POLISH: &str = "\
    a aby ale bez bo by był była było były być będzie co czy dla do gdy gdzie go i ich ja jak jako \
    je jego jej jest jeszcze już kiedy która które którego której który którzy lub ma mi mnie mu my \
    na nad nam nas nie nich niż o od on ona one oni oraz po pod przed przez przy są się ta tak także \
    tam te tego tej ten to tych tylko tym u w we wy z za ze że żeby";

const UKRAINIAN: &str = "\
    а або але без би був була були було бути в вже ви від він вона вони воно все де для до його її з \
    за зі і із їх й на над не ні ну о об он під по при про та так також там те ти тим тих то того \
    тому у уже це цей ці цього чи що щоб як яка який які якщо я ми нас нам вас вам є бо ж коли ще \
    лише тільки після через між";
