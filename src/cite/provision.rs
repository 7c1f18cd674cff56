//! Provisions and titles of a text, each with its instrument, taken from context where it is not named.

mod context;
mod former;
mod written;

use super::chain::{Chain, Level, Unit, chain_at};
use super::holder::{Holder, Instrument, canonical, constitution_at};
use super::lex::{Lexed, Shape};
use super::notice::chapter_at;
use super::referred::{Manner, Reference, bare, is_kind, is_said};
use super::said::{Said, said_at};
use super::scan::Scan;
use super::title::{Title, TitleKind, Titles};
use super::words::Class;

use context::Context;

/// What was met, in the order of the text.
enum Event {
    Chain(Chain),
    Title(Title),
    /// A bare constitution or `the Act`: the name that it may lead to.
    Quiet {
        first: usize,
        end: usize,
        refers: Refers,
    },
    Said(Said),
}

/// What a quiet reference leads to.
enum Refers {
    /// A constitution, by its name.
    Constitution(String),
    /// `the Act`, `the said Rules`.
    Instrument(Reference),
}

/// Finds provisions, constitutions, Acts, treaties and bills.
pub(super) fn find(scan: &mut Scan<'_>) {
    let titles = Titles::of(scan);
    let events = events(scan, &titles);
    let mut context = Context::new(&titles);
    for i in 0..events.len() {
        let find = match &events[i] {
            Event::Title(title) => Some(context.title(title)),
            Event::Quiet { first, end, refers } => Some(context.quiet(*first, *end, refers)),
            Event::Chain(chain) => {
                let find = context.chain(&scan.lex, chain, &events[i + 1..]);
                if let Some(find) = &find {
                    context.cited.remember(&scan.lex, chain, find);
                }
                find
            }
            Event::Said(said) => context.said(&scan.lex, *said),
        };
        match find {
            Some(find) if find.quiet => scan.later.push(find),
            Some(find) => {
                scan.add(find);
            }
            None => {}
        }
    }
    former::name_former_constitution(scan);
}

fn events(scan: &Scan<'_>, titles: &Titles) -> Vec<Event> {
    let lex = &scan.lex;
    let mut events: Vec<Event> = Vec::new();
    let mut next_title = titles.all.iter().peekable();
    let mut i = 0;
    while i < lex.len() {
        while next_title.next_if(|title| title.first < i).is_some() {}
        if scan.taken(i) {
            i += 1;
            continue;
        }
        if may_begin_chain(lex, i)
            && let Some(chain) =
                chain_at(lex, titles, i).filter(|chain| scan.free(chain.first, chain.end))
        {
            i = chain.end;
            let chain = with_order_before(lex, &events, chain);
            let chain = with_holder_before(lex, &mut events, chain, titles);
            events.push(Event::Chain(chain));
        } else if let Some(title) = next_title.peek().filter(|title| title.first == i) {
            i = title.end;
            events.push(Event::Title((*title).clone()));
        } else if let Some(quiet) = quiet_at(lex, i) {
            i = match &quiet {
                Event::Quiet { end, .. } => *end,
                Event::Title(title) => title.end,
                Event::Chain(chain) => chain.end,
                Event::Said(said) => said.end,
            };
            events.push(quiet);
        } else if let Some(said) = said_at(lex, i) {
            i = said.end;
            events.push(Event::Said(said));
        } else {
            i += 1;
        }
    }
    events
}

fn may_begin_chain(lex: &Lexed<'_>, i: usize) -> bool {
    lex.has_any(i, Class::PROVISION.or(Class::CHAIN))
        || lex.shape(i) == Some(Shape::Mixed)
        || lex.has(i + 1, Class::SCHEDULE)
        || (lex.shape(i) == Some(Shape::Number) && lex.has(i + 2, Class::SCHEDULE))
}

/// `the Act`, `the Constitution`, `Act No. 12 of 2012`.
fn quiet_at(lex: &Lexed<'_>, i: usize) -> Option<Event> {
    if !lex.has_any(i, Class::CONSTITUTION.or(Class::INSTRUMENT_KIND)) {
        return None;
    }
    if let Some((name, end)) = constitution_at(lex, i, false)
        .filter(|_| lex.is_capital(i) || i > 0 && lex.is(i - 1, "the"))
    {
        let former = i > 0 && Manner::told_by(lex, i - 1) == Some(Manner::Former);
        let renamed = former.then(|| constitution_at(lex, i, true)).flatten();
        let (name, end) = renamed.unwrap_or((name, end));
        return Some(Event::Quiet {
            first: i,
            end,
            refers: Refers::Constitution(name),
        });
    }
    if !lex.is_capital(i) || !is_kind(lex, i) {
        return None;
    }
    numbered_act(lex, i).or_else(|| {
        reference_before(lex, i).map(|reference| Event::Quiet {
            first: i,
            end: i + 1,
            refers: Refers::Instrument(reference),
        })
    })
}

/// `Act No. 12 of 2012`.
fn numbered_act(lex: &Lexed<'_>, i: usize) -> Option<Event> {
    let at = lex.after_number_sign(i + 1).unwrap_or(i + 1);
    let numbered = lex.is(i, "act")
        && lex.shape(at) == Some(Shape::Number)
        && lex.is(at + 1, "of")
        && lex.year(at + 2).is_some();
    numbered.then(|| {
        Event::Title(Title {
            first: i,
            name_end: i + 1,
            end: at + 3,
            kind: TitleKind::Law,
            name: format!("Act {} of {}", lex.word(at), lex.word(at + 2)),
            year: lex.word(at + 2).to_owned(),
            number: lex.word(at).to_owned(),
            cap: String::new(),
        })
    })
}

/// The reference whose kind of text is token `i`: `the Act`, `the said Act`, `the repealed Act`.
fn reference_before(lex: &Lexed<'_>, i: usize) -> Option<Reference> {
    let mut at = i.checked_sub(1)?;
    let manner = Manner::told_by(lex, at);
    if manner.is_some() {
        at = at.checked_sub(1)?;
    }
    let said = is_said(lex, at);
    let pointed =
        said || lex.is_any(at, &["the", "this"]) && (manner.is_some() || lex.is(at, "the"));
    // `this House’s Rules`, `these Rules`: what is quoted speaks of itself.
    pointed.then(|| Reference {
        word: bare(lex.word(i)).to_ascii_lowercase(),
        year: None,
        said,
        manner: manner.unwrap_or(Manner::Plain),
    })
}

/// `Data Protection Act, No. 24 of 2019, section 3`: the instrument stands before the chain.
fn with_holder_before(
    lex: &Lexed<'_>,
    events: &mut Vec<Event>,
    mut chain: Chain,
    titles: &Titles,
) -> Chain {
    if chain.holder != Holder::Bare {
        return chain;
    }
    let before = match events.last() {
        Some(Event::Title(title)) => Some((title.first, title.end, holder_of(title, titles))),
        Some(Event::Quiet {
            first,
            end,
            refers: Refers::Constitution(name),
        }) => Some((
            *first,
            *end,
            Holder::Named(name.clone(), Instrument::Constitution),
        )),
        _ => None,
    };
    let Some((first, end, holder)) = before else {
        let free_from = match events.last() {
            Some(Event::Chain(last)) => last.end,
            Some(Event::Title(last)) => last.end,
            Some(Event::Quiet { end, .. }) => *end,
            Some(Event::Said(said)) => said.end,
            None => 0,
        };
        return with_chapter_before(lex, chain, free_from);
    };
    // `Supreme Court Rules, 2012 (repealed), rule 4`
    let past = if lex.is_sign(end, '(')
        && lex.is_any(end + 1, &["repealed", "revoked"])
        && lex.mate(end) == Some(end + 2)
    {
        end + 3
    } else {
        end
    };
    let touches = past == chain.first || (past + 1 == chain.first && lex.is_sign(past, ','));
    // `under the Evidence Act, section 107 provides` reads the same way.
    if touches && !lex.parted(chain.first) {
        events.pop();
        chain.first = first;
        chain.holder = holder;
    }
    chain
}

/// `Order 40 rule 1 and 51 rule 1`: the number before the second rule is an Order's.
fn with_order_before(lex: &Lexed<'_>, events: &[Event], mut chain: Chain) -> Chain {
    let Some(Event::Chain(last)) = events.last() else {
        return chain;
    };
    let Some(number) = chain.first.checked_sub(1) else {
        return chain;
    };
    let ordered = chain.levels.len() == 1
        && chain.levels[0].unit == Unit::Rule
        && last
            .levels
            .first()
            .is_some_and(|level| level.unit == Unit::Order)
        && last.levels.len() > 1
        && lex.shape(number) == Some(Shape::Number)
        && lex.word(number).len() <= 2
        && (last.end + 1..=last.end + 2).contains(&number)
        && (last.end..number)
            .all(|at| matches!(lex.shape(at), Some(Shape::Sign(',' | '&'))) || lex.is(at, "and"));
    if ordered {
        chain.first = number;
        chain.levels.insert(
            0,
            Level {
                unit: Unit::Order,
                labels: vec![lex.word(number).to_owned()],
            },
        );
    }
    chain
}

/// `Cap. 301, section 12`: the chapter stands before the chain.
fn with_chapter_before(lex: &Lexed<'_>, mut chain: Chain, free_from: usize) -> Chain {
    let Some(comma) = chain
        .first
        .checked_sub(1)
        .filter(|at| lex.is_sign(*at, ',') && !lex.parted(chain.first))
    else {
        return chain;
    };
    let cap = (comma.saturating_sub(4).max(free_from)..comma).find_map(|at| {
        chapter_at(lex, at)
            .filter(|(end, _)| *end == comma && lex.is(at, "cap"))
            .map(|(_, number)| (at, number))
    });
    if let Some((first, number)) = cap {
        chain.first = first;
        chain.holder = Holder::Named(format!("Cap. {number}"), Instrument::Law);
    }
    chain
}

fn holder_of(title: &Title, titles: &Titles) -> Holder {
    let kind = match title.kind {
        TitleKind::Law => Instrument::Law,
        TitleKind::Treaty => Instrument::Treaty,
        TitleKind::Bill => Instrument::Bill,
    };
    Holder::Named(canonical(titles, &title.name), kind)
}
