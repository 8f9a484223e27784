//! Words that carry no content of their own.
//!
//! The lists are those of the Natural Language Toolkit, and our own where it has none. Its English one
//! ends with pronouns, prepositions and auxiliaries; news is full of other words that say as little.

/// Articles, pronouns, prepositions, conjunctions and auxiliaries of a language by its code.
pub(super) fn function_words(code: &str) -> impl Iterator<Item = &'static str> {
    let own = match code {
        "bg" => BULGARIAN,
        "cs" => CZECH,
        "fa" => PERSIAN,
        "hi" => HINDI,
        "hr" | "sr" => CROATIAN,
        "ja" => JAPANESE,
        "ko" => KOREAN,
        "pl" => POLISH,
        "sk" => SLOVAK,
        "th" => THAI,
        "tr" => TURKISH,
        "uk" => UKRAINIAN,
        "vi" => VIETNAMESE,
        "zh" => CHINESE,
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

const BULGARIAN: &str = "\
    а аз ако ала беше без би бил била били било бъде в вас ви все всички във да до докато е един една \
    едно за защото и из или им има й към като когато което които кой който която ли между на над не него \
    нея ние но ни от още по под при с са само се си след със също съм т това този тази тези то той тя \
    те така те тях че ще я";

const CZECH: &str = "\
    a aby ale ani až bez bude budou by byl byla byli bylo být co či do dnes ho i jak jako je jeho její \
    jejich jen ještě již jsem jsou když kde který která které kteří ke k ku mezi mu na nad ne nebo než \
    o od oni ona ono on po pod podle pouze pro proto protože před při s se si tak také tam ten tento tato \
    to tu u už v ve však z za ze že";

const SLOVAK: &str = "\
    a aby aj ako ale alebo ani asi až bez bol bola boli bolo bude budú by byť cez čo do ho i ich iba ja \
    je jeho jej k kde keď ktorá ktoré ktorí ktorý ku len medzi mu na nad nie no o od on ona oni ono po \
    pod podľa pre pred preto pretože pri s sa si sú tak aj tam ten tento táto to tu u už v vo však z za \
    zo že";

const CROATIAN: &str = "\
    a ako ali bez bi bila bile bili bilo bio biti da do dok ga gde gdje i ih ili im iz iza ja je jedan \
    jedna jedno jer joj još kada kako kao koja koje koji kojim kojima će ću između li mu na nad nakon ne \
    nego ni nije nisu no njegov njih o od on ona oni ono ovaj po pod pre prema prije pri s sa samo se \
    smo su što ta te to taj tako tu u uz već za zbog \
    а ако али без би била биле били било био бити да до док га где и их или им из ја је један једна \
    једно јер јој још када како као која које који ће између ли му на над након не него ни није нису но \
    о од он она они оно овај по под пре према при с са само се смо су што та те то тај тако ту у уз већ \
    за због";

const TURKISH: &str = "\
    ama ancak bir bu şu o ve veya ya ile için gibi göre kadar da de daha çok en her ise ki mi mu ne \
    olan olarak oldu olduğu olduğunu değil diye hem sonra önce üzere tarafından bunu onun onlar biz ben \
    sen siz var yok";

const PERSIAN: &str = "\
    از است اما آن این او با باید بر برای بود بودند به پس تا تر چه خود در دیگر را شد شده شود شدند که کرد \
    کرده کردند کند کنند می ما من نیز نمی نیست و ولی وی هر هم همه ها های هستند یا یک اگر بین پیش ای ایشان \
    داشت دارد دارند خواهد";

const HINDI: &str = "\
    का की के को में से पर ने और या है हैं था थी थे हो होता होती होने हुआ हुई हुए यह ये वह वे इस उस इन उन \
    जो कि तो भी ही नहीं न एक कर करने करता करते किया किए की गया गई गए जा जाता रहा रही रहे लिए साथ तक अपने \
    अपनी अपना कुछ जब तब अब लेकिन बाद द्वारा";

const JAPANESE: &str = "\
    の は が を に へ と で も や か から まで より など な ね よ て た だ です ます でし まし ました した \
    して し する すれ さ せ れ られ いる い いた いて ある あり あっ あった なる なり なっ なった ない なく なかっ \
    こと もの ため よう それ これ あれ その この あの そして また しかし ので のに という として について による \
    によって において られる れる たち ら う お ご ば ぬ ず たり ながら だけ しか";

const KOREAN: &str = "\
    이 그 저 것 수 등 및 또 또는 그리고 그러나 하지만 그는 그녀 이는 이를 있다 있는 있었다 없다 없는 했다 한다 \
    하는 하고 한 할 된 된다 됐다 되는 대한 대해 위해 위한 따라 따르면 통해 때 때문에 더 중 후 전 이번 이날 \
    우리 모든 다른 같은 약 그러면서 이라고 라고 고 며";

const THAI: &str = "\
    ที่ และ ใน ของ เป็น มี ได้ ว่า การ ให้ จะ ไม่ กับ จาก ไป มา ก็ แต่ หรือ นี้ นั้น โดย เพื่อ เมื่อ ถ้า คือ ซึ่ง อยู่ \
    แล้ว ยัง ด้วย ถึง ความ ผู้ อย่าง ต้อง เขา เธอ เรา มัน ทั้ง ตาม แห่ง หลัง ก่อน เพราะ ทำ กัน อีก นาย นาง ๆ";

const VIETNAMESE: &str = "\
    và của là có được cho với trong không đã này các một những để khi từ ra vào ở tại về đến sẽ cũng như \
    theo người trên dưới sau trước nhưng mà thì do bị bởi vì nên đang rằng hay hoặc họ ông bà anh chị tôi \
    chúng nó đó đây rất nhiều còn chỉ lại làm nếu qua";

/// In both forms of characters; the list of the Toolkit is in the simplified one.
const CHINESE: &str = "\
    的 了 在 是 和 與 与 及 或 也 都 就 而 且 但 但是 不 沒 没 沒有 没有 有 這 这 那 這個 这个 那個 那个 這些 \
    这些 他 她 它 他們 他们 她們 我 我們 我们 你 您 自己 之 其 為 为 以 於 于 從 从 到 對 对 向 被 把 讓 让 \
    將 将 會 会 能 可以 並 并 並且 并且 因 因為 因为 所以 如果 由 還 还 又 再 很 更 最 一 一個 一个 個 个 \
    名 位 說 说 表示 上 下 中 後 后 前 時 时 着 著 過 过 等 等等 已 已經 已经 雖然 虽然 關於 关于 吧 嗎 吗 呢";
