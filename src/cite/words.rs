//! What the pack knows of single words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::pack;

/// The longest word, in bytes, that the pack can hold; longer ones are unknown.
const MAX_WORD: usize = 24;

/// What a word may do; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// A word of a docket's name: `Petition`, `HCCC`.
    pub const DOCKET: Self = Self(1);
    /// A word of a court's name.
    pub const COURT: Self = Self(1 << 1);
    /// A seat of a court.
    pub const PLACE: Self = Self(1 << 2);
    /// The last word of a law's title.
    pub const ACT: Self = Self(1 << 3);
    /// The last word of a treaty's name.
    pub const INSTRUMENT: Self = Self(1 << 4);
    /// A word before the number of a provision.
    pub const PROVISION: Self = Self(1 << 5);
    /// A small word inside a party's name.
    pub const CONNECT: Self = Self(1 << 6);
    /// A capitalised word that is no part of a case name.
    pub const STOP: Self = Self(1 << 7);
    /// The word between two parties.
    pub const VERSUS: Self = Self(1 << 8);
    /// An abbreviation of a law's title that the pack knows.
    pub const ABBREVIATION: Self = Self(1 << 10);

    /// A word that leads a docket's name and makes none by itself: `Debarment`, `Presidential`.
    pub const QUALIFIER: Self = Self(1 << 11);

    // What the recognisers themselves look for. A text is passed over by what was looked up once
    // for each word: nothing is compared with words that can begin nothing.

    /// Besides [`PROVISION`](Self::PROVISION), a word that can begin a chain of provisions.
    pub const CHAIN: Self = Self(1 << 12);
    pub const SCHEDULE: Self = Self(1 << 13);
    /// A word with which a constitution can begin.
    pub const CONSTITUTION: Self = Self(1 << 14);
    /// What an instrument is called by its kind: `Act`, `Rules`.
    pub const INSTRUMENT_KIND: Self = Self(1 << 15);
    /// `said`, `impugned`, `that` before the kind of a provision.
    pub const SAID: Self = Self(1 << 16);
    /// Besides [`ACT`](Self::ACT) and [`INSTRUMENT`](Self::INSTRUMENT), a word that can end a title.
    pub const TITLE: Self = Self(1 << 17);
    /// A word with which a notice can begin.
    pub const NOTICE: Self = Self(1 << 18);
    /// A word before the number of a chapter.
    pub const CHAPTER: Self = Self(1 << 19);
    /// `supra`, `ibid`.
    pub const BACK: Self = Self(1 << 20);
    /// What a case is called behind its short name: `case`, `test`.
    pub const CALLED: Self = Self(1 << 21);
    /// `In re`, `Re`.
    pub const OPENING: Self = Self(1 << 22);
    /// A word before the number of an application to Strasbourg.
    pub const APPLICATION: Self = Self(1 << 23);

    /// Whether it has all of `other`.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has something of `other`.
    pub const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// By what kind a text refers to an instrument, in lower case.
const INSTRUMENT_KINDS: &[&str] = &["act", "code", "rules", "regulations", "ordinance", "bill"];

/// The words that the recognisers themselves look for, in lower case.
const SOUGHT: &[(Class, &[&str])] = &[
    (Class::CHAIN, &["standing", "sub", "cpr"]),
    (Class::SCHEDULE, &["schedule"]),
    (
        Class::CONSTITUTION,
        &["katiba", "1963", "1969", "2010", "constitution"],
    ),
    (Class::INSTRUMENT_KIND, INSTRUMENT_KINDS),
    (
        Class::SAID,
        &[
            "said",
            "same",
            "aforesaid",
            "aforementioned",
            "foregoing",
            "impugned",
            "that",
            "those",
        ],
    ),
    (Class::TITLE, &["bill", "statute", "order"]),
    (
        Class::NOTICE,
        &["legal", "gazette", "kenya", "ln", "l", "gn", "g", "kgn"],
    ),
    (Class::CHAPTER, &["cap", "chapter"]),
    (Class::BACK, &["supra", "ibid", "ibidem"]),
    (
        Class::CALLED,
        &[
            "case",
            "decision",
            "judgment",
            "principle",
            "principles",
            "test",
        ],
    ),
    (Class::OPENING, &["in", "re"]),
    (Class::APPLICATION, &["app", "appl", "apps"]),
];

/// Every word of every text is looked up here.
static WORDS: LazyLock<FxHashMap<Vec<u8>, Class>> = LazyLock::new(|| {
    let mut words: FxHashMap<Vec<u8>, Class> = FxHashMap::default();
    let mut add = |word: &str, class: Class| {
        words
            .entry(word.to_ascii_lowercase().into_bytes())
            .or_default()
            .add(class);
    };
    for (list, class) in [
        ("docket", Class::DOCKET),
        ("qualifier", Class::QUALIFIER),
        ("court", Class::COURT),
        ("place", Class::PLACE),
        ("act", Class::ACT),
        ("instrument", Class::INSTRUMENT),
        ("provision", Class::PROVISION),
        ("connect", Class::CONNECT),
        ("stop", Class::STOP),
    ] {
        for word in pack::word_list(list) {
            add(&word, class);
        }
    }
    for word in ["v", "vs", "versus", "vrs", "vervus", "verses"] {
        add(word, Class::VERSUS);
    }
    for (class, sought) in SOUGHT {
        for word in *sought {
            add(word, *class);
        }
    }
    // `the Act’s purposes`
    for kind in INSTRUMENT_KINDS {
        add(&format!("{kind}'s"), Class::INSTRUMENT_KIND);
        add(&format!("{kind}’s"), Class::INSTRUMENT_KIND);
    }
    for law in pack::laws() {
        for short in &law.abbreviations {
            add(short, Class::ABBREVIATION);
        }
    }
    words
});

/// Which words may be known, by what is seen of them without a look at all their letters: most are not,
/// and need no looking up.
static SEEN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut seen = vec![false; 1 << SEEN_BITS];
    WORDS.keys().for_each(|word| seen[glance(word)] = true);
    seen
});

/// How many bits a glance at a word gives.
const SEEN_BITS: u32 = 13;

/// A number made of the length of a word, of its first letters and its last, whatever their case.
fn glance(word: &[u8]) -> usize {
    let at = |i: usize| {
        word.get(i)
            .map_or(0, |byte| u32::from(byte.to_ascii_lowercase()))
    };
    let last = word.len().wrapping_sub(1);
    let mixed = (word.len() as u32 ^ at(0) << 5 ^ at(1) << 13 ^ at(2) << 18 ^ at(last) << 25)
        .wrapping_mul(0x9e37_79b1);
    (mixed >> (u32::BITS - SEEN_BITS)) as usize
}

/// What the pack knows of a word, whatever its case.
pub(super) fn class_of(word: &str) -> Class {
    if word.len() > MAX_WORD || !SEEN[glance(word.as_bytes())] {
        return Class::default();
    }
    let mut buffer = [0_u8; MAX_WORD];
    let bytes = word.as_bytes();
    let Some(room) = buffer.get_mut(..bytes.len()) else {
        return Class::default();
    };
    room.copy_from_slice(bytes);
    room.make_ascii_lowercase();
    WORDS.get(&*room).copied().unwrap_or_default()
}
