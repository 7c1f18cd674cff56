//! What a text has said so far about instruments, and which of them a provision is one of.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Kind;
use super::super::chain::{Chain, Level, Unit, is_english};
use super::super::holder::{Holder, Instrument, canonical, holder_at};
use super::super::lex::{Lexed, Shape};
use super::super::pack;
use super::super::referred::{Manner, Reference};
use super::super::said::{Cited, Said};
use super::super::scan::Find;
use super::super::title::{Title, TitleKind, Titles};
use super::written::written;
use super::{Event, Refers};

/// How many bare provisions in a row may take their instrument from the one that follows them.
const MAX_LOOK_AHEAD: usize = 12;

/// How far behind `section 167 of the Act`, in tokens, a bare `section 87` is one of the same Act.
const MAX_RECENT: usize = 80;

/// How far behind the title of an Act, in tokens, `section 5 of the Act` is surely one of that Act.
const MAX_JUST: usize = 12;

/// What the text has said so far about instruments.
pub(super) struct Context<'t> {
    titles: &'t Titles,
    /// The instrument last named, by the word by which it can be referred to: `act`, `rules`.
    last: BTreeMap<&'static str, (String, Instrument)>,
    /// The instrument of each provision met with one, by unit and number: (`s`, `83`).
    known: BTreeMap<(Unit, String), Known>,
    /// The Act last named that amends another, and the one last named that does not.
    amending: Option<(String, Instrument)>,
    principal: Option<(String, Instrument)>,
    /// The names by their kind that the text has given so far, `(the Act)`, and how many of all.
    defined: BTreeMap<(&'static str, Manner), (String, Instrument)>,
    definitions: usize,
    /// Provisions of an Act that the text never named: `section 90 of the Act` stays what it was.
    unnamed: BTreeSet<(Unit, String)>,
    /// The law last named with a year, by that year: `the 1981 Act`.
    dated: BTreeMap<String, (String, Instrument)>,
    /// The Act that a chain last referred to as `the Act`, and where that chain ended; none once
    /// another was named.
    recent: Option<(String, Instrument, usize)>,
    /// The Act last named outside a chain, and where its title ended.
    just_named: Option<(String, usize)>,
    /// The schedule last met, and what holds it.
    schedule: Option<Inside>,
    /// The schedule of each paragraph met in one, by the paragraph's number.
    paragraphs: BTreeMap<String, Inside>,
    /// The provisions last cited.
    pub cited: Cited,
}

/// The instrument of a provision, and the token after where it was last cited.
#[derive(Debug, Clone)]
struct Known {
    holder: (String, Instrument),
    end: usize,
}

/// A schedule, and a part of it, as the outer levels of a paragraph.
#[derive(Debug, Clone)]
struct Inside {
    levels: Vec<Level>,
    holder: Option<(String, Instrument)>,
}

impl<'t> Context<'t> {
    pub fn new(titles: &'t Titles) -> Self {
        Self {
            titles,
            last: BTreeMap::new(),
            known: BTreeMap::new(),
            amending: None,
            principal: None,
            defined: BTreeMap::new(),
            definitions: 0,
            unnamed: BTreeSet::new(),
            dated: BTreeMap::new(),
            recent: None,
            just_named: None,
            schedule: None,
            paragraphs: BTreeMap::new(),
            cited: Cited::default(),
        }
    }

    fn remember(&mut self, name: &str, kind: Instrument) {
        let name = handed_on(name);
        let word = word_for(name, kind);
        self.last.insert(word, (name.to_owned(), kind));
        if word == "act" && amends(name) {
            self.amending = Some((name.to_owned(), kind));
        } else if word == "act" {
            self.principal = Some((name.to_owned(), kind));
        }
        if kind != Instrument::Constitution {
            self.recent = None;
            self.last.insert("any", (name.to_owned(), kind));
        }
    }

    pub fn title(&mut self, title: &Title) -> Find {
        let name = canonical(self.titles, &title.name);
        let (kind, instrument) = match title.kind {
            TitleKind::Law => (Kind::Act, Instrument::Law),
            TitleKind::Treaty => (Kind::Treaty, Instrument::Treaty),
            TitleKind::Bill => (Kind::Bill, Instrument::Bill),
        };
        self.remember(&name, instrument);
        self.just_named = (word_for(&name, instrument) == "act")
            .then(|| (handed_on(&name).to_owned(), title.end));
        if !title.year.is_empty() {
            self.dated
                .insert(title.year.clone(), (name.clone(), instrument));
        }
        let normal = if kind == Kind::Bill && !title.year.is_empty() {
            format!("{name}, {}", title.year)
        } else {
            name.clone()
        };
        let law = pack::law_titled(&name);
        let or_pack = |own: &str, of: fn(&pack::Law) -> Option<&String>| {
            if own.is_empty() {
                law.and_then(of).cloned().unwrap_or_default()
            } else {
                own.to_owned()
            }
        };
        let find = Find::new(title.first, title.end, kind, Some(normal))
            .part("year", &title.year)
            .part("number", &title.number)
            .part("cap", or_pack(&title.cap, |law| law.cap.as_ref()));
        if title.name == name {
            find
        } else {
            find.part("title", name)
        }
    }

    pub fn quiet(&mut self, first: usize, end: usize, refers: &Refers) -> Find {
        self.define_until(first);
        let (kind, name) = match refers {
            Refers::Constitution(name) => (Kind::Constitution, Some(name.clone())),
            Refers::Instrument(reference) => {
                let name = self
                    .defined_as(reference)
                    .or_else(|| self.referred_again(reference))
                    .or_else(|| self.referred(reference))
                    .map(|(name, _)| name);
                (Kind::Act, name)
            }
        };
        let mut find = Find::new(first, end, kind, name);
        find.quiet = true;
        find.inferred = kind == Kind::Act;
        find
    }

    /// What `the said section`, `the said sections of the Fruit Act` lead to.
    pub fn said(&mut self, lex: &Lexed<'_>, said: Said) -> Option<Find> {
        self.define_until(said.first);
        let instrument = match holder_at(lex, self.titles, said.end).0 {
            Holder::Named(name, _) => Some(handed_on(&name).to_owned()),
            Holder::Referred(reference) => self
                .defined_as(&reference)
                .or_else(|| self.referred_again(&reference))
                .or_else(|| self.referred(&reference))
                .map(|(name, _)| name),
            _ => None,
        };
        self.cited.again(said, instrument)
    }

    /// Learns the names that the text gives before token `at`.
    fn define_until(&mut self, at: usize) {
        while let Some(definition) = self
            .titles
            .defined
            .get(self.definitions)
            .filter(|definition| definition.from <= at)
        {
            self.definitions += 1;
            let name = canonical(self.titles, &definition.name);
            let name = handed_on(&name).to_owned();
            let kind = pack::law_titled(&name)
                .filter(|law| law.treaty)
                .map_or(Instrument::Law, |_| Instrument::Treaty);
            let word = kind_of(&definition.word);
            self.defined.insert((word, definition.manner), (name, kind));
        }
    }

    /// What the text has named in so many words: `… Act (the Act)`, `… Act (now repealed)`.
    fn defined_as(&self, reference: &Reference) -> Option<(String, Instrument)> {
        if reference.said || reference.year.is_some() {
            return None;
        }
        self.defined
            .get(&(kind_of(&reference.word), reference.manner))
            .cloned()
    }

    /// What `the Act`, `the said Rules` leads to.
    fn referred(&self, reference: &Reference) -> Option<(String, Instrument)> {
        if let Some(dated) = reference
            .year
            .as_ref()
            .and_then(|year| self.dated.get(year))
        {
            return Some(dated.clone());
        }
        let word = kind_of(&reference.word);
        match reference.manner {
            Manner::Plain | Manner::Impugned => {}
            // What no longer is law must have been called that.
            Manner::Former => return None,
            Manner::Present => {
                let former = self.defined.get(&(word, Manner::Former));
                return self
                    .last
                    .get(word)
                    .filter(|last| Some(*last) != former)
                    .cloned();
            }
            Manner::Principal => return self.principal.clone(),
            Manner::Amending => return self.amending.clone(),
        }
        // A court calls its regulations rules, where the text has named no rules; not the reverse.
        let or = if word == "rules" { "regulations" } else { word };
        self.last.get(word).or_else(|| self.last.get(or)).cloned()
    }

    /// `The Fruit Act, Cap. 5. Section 32 of the Act …`: what was named just before is meant, even
    /// if another Act has a section 32 that was cited.
    fn named_before(&self, reference: &Reference, chain: &Chain) -> Option<(String, Instrument)> {
        let (name, end) = self
            .just_named
            .as_ref()
            .filter(|_| kind_of(&reference.word) == "act" && reference.manner == Manner::Plain)?;
        let near = chain.first >= *end && chain.first - end <= MAX_JUST;
        near.then(|| (name.clone(), Instrument::Law))
    }

    /// `the Act` again, where no other was named since it was last written: the same one, even if
    /// the last that was named is another.
    fn referred_again(&self, reference: &Reference) -> Option<(String, Instrument)> {
        let (name, kind, _) = self.recent.as_ref().filter(|_| {
            kind_of(&reference.word) == "act"
                && matches!(reference.manner, Manner::Plain | Manner::Impugned)
        })?;
        Some((name.clone(), *kind))
    }

    /// The instrument of `section 5 of the Act`.
    fn holder_of(&self, reference: &Reference, chain: &Chain) -> Option<(String, Instrument)> {
        let fitting = |(name, kind): &(String, Instrument)| fits(&reference.word, name, *kind);
        if let Some(defined) = self.defined_as(reference) {
            // `section 4 of the Fruit Act … section 4 of the Act`: what was cited just before is
            // meant again, even where the text calls another `the Act`.
            let again = self
                .known(chain)
                .filter(|known| chain.first.saturating_sub(known.end) <= MAX_RECENT)
                .map(|known| known.holder.clone())
                .filter(|_| reference.manner == Manner::Plain)
                .filter(fitting);
            return Some(again.unwrap_or(defined)).filter(|(name, kind)| holds(name, *kind, chain));
        }
        let known = || {
            let plain = !reference.said && reference.manner != Manner::Present;
            self.known_for(chain).filter(|_| plain)
        };
        self.named_before(reference, chain)
            .or_else(known)
            .filter(fitting)
            .or_else(|| self.referred_again(reference))
            .or_else(|| self.referred(reference))
            .filter(|_| reference.said || !self.is_unnamed(chain))
            .filter(|(name, kind)| holds(name, *kind, chain))
    }

    pub fn chain(&mut self, lex: &Lexed<'_>, chain: &Chain, after: &[Event]) -> Option<Find> {
        self.define_until(chain.first);
        if let Some(inside) = self.inside(chain) {
            let mut levels = inside.levels.clone();
            levels.extend(chain.levels.iter().cloned());
            let whole = Chain {
                levels,
                ..chain.clone()
            };
            return Some(written(&whole, inside.holder.clone(), false));
        }
        // A part of nothing that was named is no provision: `Part V of the form`.
        let bare_part = chain.holder == Holder::Bare
            && chain.levels.first().is_some_and(|level| {
                matches!(
                    level.unit,
                    Unit::Paragraph | Unit::Clause | Unit::Part | Unit::Chapter
                )
            });
        if bare_part {
            return None;
        }
        let named = matches!(chain.holder, Holder::Named(..));
        let holder = match &chain.holder {
            Holder::Named(name, kind) => Some((name.clone(), *kind)),
            Holder::Referred(reference) => self.holder_of(reference, chain),
            Holder::Bare => shared_with_next(lex, chain, after).or_else(|| self.guess(chain)),
            Holder::NoLaw => None,
        };
        // Kenya's rules of that name have Orders.
        let holder = holder.map(|(name, kind)| {
            let english =
                name == "Civil Procedure Rules" && chain.levels.first().is_some_and(is_english);
            if english {
                ("Civil Procedure Rules 1998".to_owned(), kind)
            } else {
                (name, kind)
            }
        });
        let tentative = chain.levels.len() == 1
            && chain.levels[0].unit == Unit::Order
            && chain.holder == Holder::Bare;
        if tentative
            && self.known_for(chain).is_none()
            && shared_with_next(lex, chain, after).is_none()
        {
            return None;
        }
        if holder.is_some() {
            self.just_named = None;
        } else if matches!(chain.holder, Holder::Referred(..)) {
            let labels = chain.levels.first().into_iter().flat_map(|level| {
                level
                    .labels
                    .iter()
                    .map(|label| (level.unit, root(label).to_owned()))
            });
            self.unnamed.extend(labels);
        }
        if let Some((name, kind)) = &holder {
            if named {
                self.remember(name, *kind);
            } else if matches!(chain.holder, Holder::Referred(..)) && word_for(name, *kind) == "act"
            {
                self.recent = Some((name.clone(), *kind, chain.end));
            }
            for level in chain.levels.iter().take(1) {
                for label in &level.labels {
                    let known = Known {
                        holder: (name.clone(), *kind),
                        end: chain.end,
                    };
                    self.known
                        .insert((level.unit, root(label).to_owned()), known);
                }
            }
        }
        self.remember_schedule(chain, holder.as_ref());
        Some(written(chain, holder, named))
    }

    /// The schedule in which a paragraph stands that names none: `paragraph 15 of the Schedule`,
    /// `Paragraph 25` again.
    fn inside(&self, chain: &Chain) -> Option<&Inside> {
        let first = chain.levels.first()?;
        if !matches!(first.unit, Unit::Paragraph | Unit::Part) {
            return None;
        }
        match &chain.holder {
            Holder::Referred(reference) if reference.word == "schedule" => self.schedule.as_ref(),
            Holder::Bare => self.paragraphs.get(root(first.labels.first()?)),
            _ => None,
        }
    }

    fn remember_schedule(&mut self, chain: &Chain, holder: Option<&(String, Instrument)>) {
        let Some(at) = chain
            .levels
            .iter()
            .position(|level| level.unit == Unit::Schedule)
        else {
            return;
        };
        let inside = |end: usize| Inside {
            levels: chain.levels[..end].to_vec(),
            holder: holder.cloned(),
        };
        self.schedule = Some(inside(at + 1));
        for (depth, level) in chain.levels.iter().enumerate() {
            for label in level
                .labels
                .iter()
                .filter(|_| level.unit == Unit::Paragraph)
            {
                self.paragraphs
                    .insert(root(label).to_owned(), inside(depth));
            }
        }
    }

    /// Whether the same provision was one of an Act that had not been named.
    fn is_unnamed(&self, chain: &Chain) -> bool {
        chain.levels.first().is_some_and(|level| {
            level
                .labels
                .first()
                .is_some_and(|label| self.unnamed.contains(&(level.unit, root(label).to_owned())))
        })
    }

    /// The instrument of the same provision where it was met before.
    fn known_for(&self, chain: &Chain) -> Option<(String, Instrument)> {
        self.known(chain).map(|known| known.holder.clone())
    }

    fn known(&self, chain: &Chain) -> Option<&Known> {
        let level = chain.levels.first()?;
        self.known
            .get(&(level.unit, root(level.labels.first()?).to_owned()))
    }

    /// The likely instrument of a provision that names none.
    fn guess(&self, chain: &Chain) -> Option<(String, Instrument)> {
        if let Some(known) = self.known_for(chain) {
            return Some(known);
        }
        let last = |word: &str| self.last.get(word).cloned();
        match chain.levels.first()?.unit {
            Unit::Article => Some(("Constitution of Kenya".to_owned(), Instrument::Constitution)),
            Unit::Order => Some(("Civil Procedure Rules".to_owned(), Instrument::Law)),
            Unit::Section => self
                .recent
                .as_ref()
                .filter(|(_, _, end)| chain.first.saturating_sub(*end) <= MAX_RECENT)
                .map(|(name, kind, _)| (name.clone(), *kind))
                .or_else(|| last("act"))
                .or_else(|| last("any")),
            Unit::Rule => last("rules"),
            Unit::Regulation => last("regulations"),
            Unit::Schedule => last("any").or_else(|| last("constitution")),
            _ => last("any"),
        }
    }
}

/// Whether an instrument that was guessed at can hold the provision: Regulations have no rules,
/// and Rules no regulations.
fn holds(name: &str, kind: Instrument, chain: &Chain) -> bool {
    let unit = chain.levels.first().map(|level| level.unit);
    !matches!(
        (unit, word_for(name, kind)),
        (Some(Unit::Rule), "regulations") | (Some(Unit::Regulation), "rules")
    )
}

/// Whether a word can refer to an instrument: `the Rules` to no Act.
fn fits(word: &str, name: &str, kind: Instrument) -> bool {
    match kind_of(word) {
        "any" | "treaty" | "bill" => true,
        kind_of => word_for(name, kind) == kind_of,
    }
}

/// The word under which an instrument is remembered that is referred to by `word`.
fn kind_of(word: &str) -> &'static str {
    match word {
        "act" | "code" | "ordinance" => "act",
        "rules" => "rules",
        "regulations" => "regulations",
        "charter" | "convention" | "covenant" => "treaty",
        "bill" => "bill",
        _ => "any",
    }
}

/// `Fruit (Amendment) Act`
fn amends(name: &str) -> bool {
    let folded = name.to_ascii_lowercase();
    folded.contains("amendment") || folded.contains("amending")
}

fn word_for(name: &str, kind: Instrument) -> &'static str {
    match kind {
        Instrument::Constitution => "constitution",
        Instrument::Treaty => "treaty",
        Instrument::Bill => "bill",
        Instrument::Law
            if name.ends_with("Rules") || name.ends_with("RULES") || name.ends_with("Order") =>
        {
            "rules"
        }
        Instrument::Law if name.ends_with("Regulations") || name.ends_with("REGULATIONS") => {
            "regulations"
        }
        Instrument::Law => "act",
    }
}

/// The title by which a law is known further on: a slip of one letter is kept where it stands, and
/// not handed on.
fn handed_on(name: &str) -> &str {
    pack::law_slipped(name).map_or(name, |law| law.title.as_str())
}

/// The number without its brackets.
fn root(label: &str) -> &str {
    label.split(['(', '-']).next().unwrap_or(label)
}

/// `Order 10 rule 11, Order 12 rule 7 of the Civil Procedure Rules`: the first shares the
/// instrument of the second.
fn shared_with_next(
    lex: &Lexed<'_>,
    chain: &Chain,
    after: &[Event],
) -> Option<(String, Instrument)> {
    let mut end = chain.end;
    for event in after.iter().take(MAX_LOOK_AHEAD) {
        let Event::Chain(next) = event else {
            return None;
        };
        let joined = next.first - end <= 6 && (end..next.first).all(|at| is_joint(lex, at));
        let alike = next.levels.first().map(|level| level.unit)
            == chain.levels.first().map(|level| level.unit);
        if !joined || !alike {
            return None;
        }
        match &next.holder {
            Holder::Named(name, kind) => return Some((name.clone(), *kind)),
            Holder::Bare => end = next.end,
            _ => return None,
        }
    }
    None
}

fn is_joint(lex: &Lexed<'_>, i: usize) -> bool {
    matches!(lex.shape(i), Some(Shape::Sign(',' | '&' | '/')))
        || lex.is_any(
            i,
            &[
                "and",
                "or",
                "as",
                "read",
                "with",
                "together",
                "both",
                "also",
                "the",
                "well",
                "alongside",
                "in",
                "conjunction",
                "to",
            ],
        )
}
