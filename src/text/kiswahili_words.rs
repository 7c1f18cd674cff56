//! The words of Kiswahili that the rules must know one by one.

/// Words that join and point, and mean little alone. They are indexed and found like all
/// others, in this form only.
pub(super) const STOP_WORDS: &[&str] = &[
    "na", "ya", "wa", "la", "za", "cha", "vya", "pa", "mwa", "kwa", "ni", "si", "ku", "katika", "kama", "au", "ama", "hata", "pia", "tu",
    "bila", "kabla", "baada", "hadi", "mpaka", "tangu", "kuhusu", "kuwa", "ili", "iwapo", "ikiwa", "kwamba", "lakini", "bali", "ingawa",
    "huu", "hii", "hiyo", "hilo", "hili", "hizi", "hizo", "hao", "hawa", "huyu", "huyo", "hiki", "hicho", "hivi", "hivyo", "haya", "hayo",
    "hapa", "hapo", "huko", "humu", "ule", "ile", "lile", "zile", "wale", "yule", "kile", "vile", "yale", "pale", "kule", "mimi", "wewe",
    "yeye", "sisi", "nyinyi", "wao", "wake", "yake", "lake", "zake", "chake", "vyake", "wangu", "yangu", "wetu", "yetu", "wenu", "yenu",
    "yao", "zao", "lao", "chao", "vyao", "kila", "wote", "yote", "zote", "lote", "chote", "vyote", "ndiyo", "ndio", "hapana", "je", "basi",
    "sana", "zaidi", "tena", "ambaye", "ambao", "ambayo", "ambazo", "ambalo", "ambacho", "ambavyo", "ambapo", "alikuwa", "walikuwa",
    "ilikuwa", "zilikuwa", "ulikuwa", "yalikuwa", "lilikuwa", "atakuwa", "itakuwa", "watakuwa", "amekuwa", "imekuwa", "yuko", "wako",
    "iko", "ziko", "upo", "ipo", "yupo", "wapo", "miongoni", "dhidi", "pamoja", "mbele", "nyuma", "juu", "chini", "ndani", "nje", "kati",
    "baina", "kando", "wakati", "ambako", "isipokuwa", "aidha", "hivi", "mara", "sasa", "leo", "jana", "kesho", "mia", "milele",
];

/// Words whose plural, or whose form, no rule gives.
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("macho", "jicho"), ("meno", "jino"), ("mambo", "jambo"), ("mawe", "jiwe"), ("mwanamke", "mwanamke"), ("wanawake", "mwanamke"),
    ("mwanamume", "mwanamume"), ("mwanaume", "mwanamume"), ("wanaume", "mwanamume"), ("wanamume", "mwanamume"), ("mwizi", "mwizi"),
    ("wezi", "mwizi"), ("mwenye", "mwenye"), ("wenye", "mwenye"), ("mwenyekiti", "mwenyekiti"), ("wenyeviti", "mwenyekiti"),
    ("mwenyeji", "mwenyeji"), ("wenyeji", "mwenyeji"), ("mwingine", "mwingine"), ("wengine", "mwingine"), ("mwenzi", "mwenzi"),
    ("wenzi", "mwenzi"), ("wenza", "mwenzi"), ("nyimbo", "wimbo"), ("nyaraka", "waraka"), ("waraka", "waraka"), ("nyuso", "uso"),
    ("ndimi", "ulimi"), ("ulimi", "ulimi"), ("nyadhifa", "wadhifa"), ("wadhifa", "wadhifa"), ("nywele", "unywele"), ("mbao", "ubao"),
    ("kuta", "ukuta"), ("ukuta", "ukuta"), ("mume", "mume"), ("waume", "mume"), ("wanawali", "mwali"), ("mwana", "mwana"), ("wana", "mwana"),
    ("watoto", "mtoto"), ("uganda", "uganda"), ("ulaya", "ulaya"), ("umoja", "umoja"), ("wakala", "wakala"), ("mawakala", "wakala"),
    ("wakili", "wakili"), ("mawakili", "wakili"), ("waziri", "waziri"), ("mawaziri", "waziri"), ("wajibu", "wajibu"), ("wilaya", "wilaya"),
    ("wizara", "wizara"), ("walaka", "waraka"), ("mali", "mali"), ("mahali", "mahali"), ("maana", "maana"), ("makala", "makala"),
    ("mashariki", "mashariki"), ("magharibi", "magharibi"), ("madaraka", "madaraka"), ("malengo", "lengo"), ("malezi", "malezi"),
    ("mila", "mila"), ("miliki", "miliki"), ("mizani", "mizani"), ("milki", "miliki"), ("vita", "vita"), ("visa", "kisa"), ("viza", "viza"),
    ("upande", "upande"), ("pande", "upande"), ("utu", "utu"), ("watu", "mtu"), ("mtu", "mtu"), ("maji", "maji"), ("mwaka", "mwaka"),
    ("miaka", "mwaka"), ("mwezi", "mwezi"), ("miezi", "mwezi"), ("mwisho", "mwisho"), ("miisho", "mwisho"), ("mwili", "mwili"),
    ("miili", "mwili"), ("mkuu", "kuu"), ("wakuu", "kuu"), ("mkubwa", "kubwa"), ("wakubwa", "kubwa"), ("kikubwa", "kubwa"),
    ("vikubwa", "kubwa"), ("makubwa", "kubwa"), ("nchini", "nchi"), ("mjini", "mji"), ("jijini", "jiji"), ("nyimbo", "wimbo"),
];

/// Nouns that read like conjugated verbs.
pub(super) const NOUNS: &[&str] = &[
    "utamaduni", "utaratibu", "utawala", "tawala", "watawala", "utafiti", "watafiti", "ulinzi", "walinzi", "ulipaji", "ulimwengu", "utaalamu",
    "wataalamu", "watalii", "utalii", "watanzania", "wanachama", "wanasheria", "wanahabari", "wanasiasa", "wanaharakati", "wanajeshi",
    "wanafunzi", "wananchi", "wanadamu", "wanakijiji", "wanazuoni", "wanahisa", "wanamazingira", "wanamichezo", "wanadiplomasia",
    "kitambulisho", "vitambulisho", "kitaifa", "kitabia", "kilimo", "kinadharia", "uliberali", "imani", "alama", "amana", "kunakili",
    "utambulisho", "utambuzi", "utata", "walimu", "kimataifa", "kitamaduni", "itikadi", "ilani", "wanandoa", "umeme", "wamiliki", "ulemavu",
    "umbali", "unyama", "ukumbi", "kumbukumbu", "kumbi", "kuta", "kura", "kusudi", "kusini", "kundi", "kuni", "kucha", "kuku", "kurasa",
    "halmashauri", "hakimu", "hati", "hatua", "hatari", "habari", "haki", "hali", "hazina", "siasa", "siku", "silaha", "siri", "sita",
    "hakikisho", "hatimiliki", "hukumu", "sifa", "simu", "sita", "haja", "hatia", "hata",
];

/// What follows `mwana-` and `wana-` in names of those who belong to something.
pub(super) const PERSONS: &[&str] = &[
    "chama", "funzi", "nchi", "jeshi", "siasa", "sheria", "habari", "harakati", "michezo", "kijiji", "mgambo", "zuoni", "damu", "riadha",
    "muziki", "hisa", "diplomasia", "mazingira", "uchumi", "taaluma", "ndoa", "mapinduzi", "sayansi", "historia", "mikakati",
];

/// Nouns whose last letters are no `-ni` of places.
pub(super) const KEPT_NI: &[&str] = &[
    "kanuni", "amani", "imani", "maoni", "thamani", "kampuni", "jirani", "majirani", "mgeni", "wageni", "ugeni", "fulani", "yamini", "sabuni",
    "thelathini", "ishirini", "arobaini", "hamsini", "sitini", "themanini", "tisini", "mtihani", "mitihani", "shukrani", "hisani", "madini",
    "kusini", "kaskazini", "mizani", "ukoloni", "mkoloni", "wakoloni", "ilani", "hisani", "zamani", "mpinzani", "upinzani", "wapinzani",
    "utamaduni", "tamaduni", "mtamaduni", "tafrani", "dhamani", "karani", "makarani", "milioni", "bilioni", "runinga", "saini", "masaini",
    "televisheni", "muhanani", "mkinzani", "pembeni", "jioni", "asilani", "kitani", "shetani", "insani", "usukani", "ramani", "uani",
    "maskini", "umaskini", "adhuhuri", "mshindani", "washindani", "ushindani", "katuni", "balozini", "namuni", "mtani", "watani", "utani",
];

/// Verbs in `i`, `e` and `u`, most of them taken from Arabic.
pub(super) const LOAN_VERBS: &[&str] = &[
    "sajili", "kubali", "jadili", "hukumu", "amini", "rudi", "haribu", "jaribu", "jibu", "husu", "badili", "fikiri", "keti", "ishi", "hitaji",
    "ruhusu", "shtaki", "tafsiri", "kusudi", "dhamini", "stahili", "zidi", "miliki", "hifadhi", "samehe", "sahau", "laumu", "heshimu",
    "dharau", "safiri", "hubiri", "ratibu", "athiri", "adhibu", "fasiri", "sadiki", "subiri", "ajiri", "salimu", "tuhumu", "hesabu",
    "nukuu", "faidi", "rufani", "husisha", "idhini", "ripoti", "shiriki", "dai", "kiri", "sali", "abudu", "hutubu", "thubutu", "tii",
    "jali", "kejeli", "isimu", "kidhi", "dhihirisha", "bainishi", "arifu", "taarifu", "waarifu", "linganishi", "ajili", "dhuru", "thamini",
    "kadiri", "tathmini", "asisi", "rithi", "hujumu", "zuru", "hudumu", "shawishi", "thibiti", "dhibiti", "hakiki", "fariki", "furahi",
    "hamaki", "pinzani", "tabiri", "fahamu", "taarifu", "shauri", "fuzu", "feli", "ghushi", "kashifu", "shuku", "shutumu", "wasili",
];

/// Verbs that begin with an `o` that is no relative.
pub(super) const O_VERBS: &[&str] = &[
    "onyesh", "ones", "ondo", "onge", "ongo", "omba", "ombw", "orodhesh", "okoa", "okol", "onek", "onan", "onya", "osha", "oana", "olew", "onw",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_irregular_form_has_two_roots() {
        for (form, root) in IRREGULAR {
            assert!(IRREGULAR.iter().all(|(other, other_root)| other != form || other_root == root), "{form}");
        }
    }
}
