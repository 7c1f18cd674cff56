//! What `the said section`, `the impugned rule` lead back to: the provision of that kind last cited.

use std::collections::BTreeMap;

use super::chain::{Chain, Unit};
use super::lex::Lexed;
use super::scan::Find;
use super::words::Class;

/// A provision that is named by its kind alone.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub first: usize,
    pub end: usize,
    unit: Unit,
    impugned: bool,
    /// `the said sections`: all that were listed, not the last of them.
    plural: bool,
}

/// `said section`, `impugned regulations`, `of that article` at token `i`.
pub(super) fn said_at(lex: &Lexed<'_>, i: usize) -> Option<Said> {
    if !lex.has(i, Class::SAID) {
        return None;
    }
    let told = !lex.is_any(i, &["that", "those"])
        && (i == 0 || lex.is_any(i - 1, &["the", "this", "that", "these", "those"]));
    let that = lex.is_any(i, &["that", "those"])
        && i > 0
        && lex.is_any(i - 1, &["of", "in", "under", "by", "from", "with"]);
    if !(told || that) {
        return None;
    }
    let (unit, plural) = match lex.word(i + 1).to_ascii_lowercase().as_str() {
        "section" => (Unit::Section, false),
        "sections" => (Unit::Section, true),
        "article" => (Unit::Article, false),
        "articles" => (Unit::Article, true),
        "rule" => (Unit::Rule, false),
        "regulation" => (Unit::Regulation, false),
        "schedule" => (Unit::Schedule, false),
        _ => return None,
    };
    // `the said Section 333(2)` names itself.
    let numbered = lex.word(i + 2).starts_with(|c: char| c.is_ascii_digit());
    (!numbered && !lex.parted(i + 1)).then(|| Said {
        first: i,
        end: i + 2,
        unit,
        impugned: lex.is(i, "impugned"),
        plural,
    })
}

/// `challenges the constitutionality of section 5`: the first that is attacked is the impugned one.
fn is_challenged(lex: &Lexed<'_>, first: usize) -> bool {
    const MAX_WORDS: usize = 6;
    const ATTACKS: [&str; 11] = [
        "constitutionality",
        "unconstitutionality",
        "unconstitutional",
        "validity",
        "challenges",
        "challenged",
        "challenging",
        "challenge",
        "impugns",
        "impugned",
        "impugning",
    ];
    (first.saturating_sub(MAX_WORDS)..first)
        .rev()
        .take_while(|at| !lex.parted(at + 1) && !lex.is_sign(*at, '.'))
        .any(|at| lex.is_any(at, &ATTACKS))
}

/// The provisions that a text has cited last, by their kind.
#[derive(Default)]
pub(super) struct Cited {
    last: BTreeMap<Unit, Find>,
    /// The last of each kind in each instrument: `the said sections of the Fruit Act`.
    of: BTreeMap<(Unit, String), Find>,
    /// What the text itself has called impugned, `section 5 of the Act (the impugned section)`, or
    /// what it says first to be attacked.
    impugned: BTreeMap<Unit, Find>,
}

impl Cited {
    pub fn remember(&mut self, lex: &Lexed<'_>, chain: &Chain, find: &Find) {
        const MAX_BRACKET: usize = 8;
        let close = lex
            .mate(chain.end)
            .filter(|close| lex.is_sign(chain.end, '(') && close - chain.end <= MAX_BRACKET);
        let impugned =
            close.is_some_and(|close| (chain.end..close).any(|at| lex.is(at, "impugned")));
        let challenged = is_challenged(lex, chain.first);
        for level in &chain.levels {
            if impugned {
                self.impugned.insert(level.unit, find.clone());
            } else if challenged {
                self.impugned
                    .entry(level.unit)
                    .or_insert_with(|| find.clone());
            }
            self.last.insert(level.unit, find.clone());
            if let Some(instrument) = find.parts.get("instrument") {
                self.of
                    .insert((level.unit, instrument.clone()), find.clone());
            }
        }
    }

    /// The find of what is said again, with the guess; none where the text cited nothing of the kind.
    /// `instrument` is the one that the words name: `the said sections of the Fruit Act`.
    pub fn again(&self, said: Said, instrument: Option<String>) -> Option<Find> {
        let called = self.impugned.get(&said.unit).filter(|_| said.impugned);
        let named = instrument.and_then(|name| self.of.get(&(said.unit, name)));
        let meant = named.or(called).or_else(|| self.last.get(&said.unit))?;
        let one = |listed: &str| {
            let last = listed.rsplit("; ").next().unwrap_or(listed);
            if said.plural { listed } else { last }.to_owned()
        };
        let normal = meant.normal.as_deref().map(one);
        let mut find = Find::new(said.first, said.end, meant.kind, normal);
        find.parts = meant.parts.clone();
        if let Some(targets) = find.parts.get_mut("targets") {
            *targets = one(targets);
        }
        find.quiet = true;
        find.inferred = true;
        Some(find)
    }
}
