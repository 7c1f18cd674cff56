//! Words before a full stop that does not end a sentence, English and Kiswahili.

/// What a full stop after an abbreviation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Never ends a sentence: a title, `v.`, `e.g.`
    GoesOn,
    /// Is a word of its own too: an abbreviation only before a number (`No. 5`, `art. 31`).
    BeforeNumber,
    /// Stands before a number or a name; ends a sentence only before a word that begins many.
    NumberOrName,
    /// Stands at the end of names and lists, and so of sentences: `Ltd.`, `etc.`
    MayEnd,
}

const GOES_ON: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "hon", "rev", "fr", "st", "eng", "adv", "amb", "gen", "col",
    "maj", "capt", "lt", "sgt", "cpl", "insp", "supt", "messrs", "mme", "v", "vs", "e.g", "eg",
    "i.e", "ie", "viz", "cf", "op", "loc", "al",
    // Kiswahili: bwana, bibi, daktari, mheshimiwa, profesa, kwa mfano, yaani
    "bw", "bi", "dkt", "mhe", "wah", "k.m", "km", "k.v", "ndg",
];

const BEFORE_NUMBER: &[&str] = &[
    "no", "art", "cap", "reg", "p", "s", "r", "o", "c", "sec", "ch", "cl", "fig", "ord", "form",
    "na", "uk", "sh", "ksh", "kshs", "nos", "ss", "rr",
];

const NUMBER_OR_NAME: &[&str] = &[
    "arts", "regs", "para", "paras", "secs", "sch", "vol", "vols", "pp", "pt", "edn", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "app", "const", "civ",
    "crim", "misc", "pet", "appl", "elec",
];

const MAY_END: &[&str] = &[
    "ltd", "co", "inc", "corp", "plc", "etc", "jr", "sr", "esq", "anor", "ors", "dept", "est",
    "ibid", "supra", "ja", "jj", "jja", "cj", "dcj", "scj", "ag", "a.m", "p.m", "am", "pm", "n.k",
    "nk", "n.w", "govt", "univ", "assoc", "bros", "n.d",
];

/// What kind of abbreviation `word` (without its last full stop) is, if it is one.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let word = word.to_lowercase();
    let is = |list: &[&str]| list.contains(&word.as_str());
    if is(GOES_ON) {
        Some(Abbreviation::GoesOn)
    } else if is(BEFORE_NUMBER) {
        Some(Abbreviation::BeforeNumber)
    } else if is(NUMBER_OR_NAME) {
        Some(Abbreviation::NumberOrName)
    } else if is(MAY_END) {
        Some(Abbreviation::MayEnd)
    } else {
        None
    }
}

const STARTERS: &[&str] = &[
    "the",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "as",
    "if",
    "when",
    "where",
    "while",
    "although",
    "however",
    "therefore",
    "further",
    "furthermore",
    "moreover",
    "accordingly",
    "consequently",
    "thus",
    "hence",
    "but",
    "and",
    "or",
    "nor",
    "so",
    "yet",
    "there",
    "here",
    "such",
    "no",
    "not",
    "a",
    "an",
    "all",
    "any",
    "each",
    "both",
    "his",
    "her",
    "their",
    "our",
    "my",
    "counsel",
    "having",
    "upon",
    "under",
    "after",
    "before",
    "since",
    "what",
    "which",
    "who",
    "whether",
    "why",
    "how",
    "with",
    "without",
    "according",
    "likewise",
    "similarly",
    "finally",
    "section",
    "article",
    "parliament",
    "nothing",
    "everyone",
    "see",
    // Kiswahili
    "mahakama",
    "katika",
    "hata",
    "hii",
    "hiyo",
    "hilo",
    "hili",
    "hivyo",
    "kwa",
    "lakini",
    "yeye",
    "sheria",
    "kifungu",
    "ibara",
    "pia",
    "aidha",
    "ndiyo",
    "hapana",
    "wao",
    "sisi",
    "mimi",
    "huyu",
    "hawa",
    "hayo",
    "haya",
    "jaji",
    "serikali",
    "baada",
    "kabla",
    "ikiwa",
    "iwapo",
    "ingawa",
    "kila",
    "ni",
    "si",
    "je",
];

/// Whether `word` begins so many sentences that, with a capital after an abbreviation, it
/// begins one there.
pub(super) fn starts_sentences(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether `before` ends with a word that takes a letter as its number: `Part A`.
pub(super) fn follows_heading_word(before: &str) -> bool {
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    matches!(
        last.to_lowercase().as_str(),
        "part"
            | "schedule"
            | "section"
            | "annex"
            | "annexure"
            | "appendix"
            | "exhibit"
            | "category"
            | "class"
            | "group"
            | "form"
            | "table"
            | "paragraph"
            | "clause"
            | "division"
            | "sehemu"
            | "jedwali"
            | "kiambatisho"
    )
}
