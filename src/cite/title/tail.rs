//! Year, number and chapter, which follow a title.

use super::super::lex::{Lexed, Shape};
use super::super::notice::chapter_at;
use super::super::scan::Scan;
use super::{Title, TitleKind};

/// Reads year, number and chapter after a title.
pub(super) fn finish(scan: &Scan<'_>, first: usize, name_end: usize, kind: TitleKind) -> Title {
    let lex = &scan.lex;
    let name = lex.spaced_text(first, name_end);
    let mut title = Title {
        first,
        name_end,
        end: name_end,
        kind,
        name,
        year: String::new(),
        number: String::new(),
        cap: String::new(),
    };
    loop {
        let mut longer = title.clone();
        match tail(lex, &mut longer) {
            // `the Advocates Act [2013] KEHC 5`: the year is one of a citation.
            Some(end) if scan.free(title.end, end) => title = Title { end, ..longer },
            _ => return title,
        }
    }
}

/// One more piece behind a title: `, 2018`, `(No. 18 of 2018)`, `Cap. 107`.
pub(super) fn tail(lex: &Lexed<'_>, title: &mut Title) -> Option<usize> {
    let at = if lex.is_sign(title.end, ',') {
        title.end + 1
    } else {
        title.end
    };
    if lex.parted(at) {
        return None;
    }
    // `the Companies Act of 1962`
    if title.end == title.name_end
        && title.kind != TitleKind::Treaty
        && lex.is(at, "of")
        && let Some(year) = lex.year(at + 1)
    {
        return Piece::Year(year.to_string()).put(title).then_some(at + 2);
    }
    let open = matches!(lex.shape(at), Some(Shape::Sign('(' | '[')));
    let inner = if open { at + 1 } else { at };
    let (mut end, slot, closed) = if let Some(year) = lex.year(inner) {
        (inner + 1, Piece::Year(year.to_string()), false)
    } else if let Some((end, cap)) = chapter_at(lex, inner).filter(|_| title.kind == TitleKind::Law)
    {
        (end, Piece::Cap(cap), false)
    } else {
        let act = if lex.is(inner, "act") {
            inner + 1
        } else {
            inner
        };
        // `Land Registration Act 3 of 2012`
        let bare =
            (lex.shape(inner) == Some(Shape::Number) && !open && at == title.end).then_some(inner);
        let number = lex
            .after_number_sign(act)
            .or((act > inner).then_some(act))
            .or(bare)?;
        // `Fruit Act (No. 5) of 1996`
        let closed = open && lex.mate(at) == Some(number + 1);
        let after = number + 1 + usize::from(closed);
        let of = if lex.is(after, "of") {
            after + 1
        } else {
            return None;
        };
        let of = if lex.is(of, "the") { of + 1 } else { of };
        let year = lex.year(of)?;
        (
            of + 1,
            Piece::Number(lex.word(number).to_owned(), year.to_string()),
            closed,
        )
    };
    if open && !closed {
        let close = lex.mate(at).filter(|close| *close <= end + 6)?;
        let only_kenya = (end..close).all(|i| lex.is_any(i, &["of", "the", "laws", "kenya", ","]));
        if !only_kenya {
            return None;
        }
        end = close + 1;
    }
    slot.put(title).then_some(end)
}

enum Piece {
    Year(String),
    Cap(String),
    Number(String, String),
}

impl Piece {
    /// Puts the piece where it belongs, unless something stands there.
    fn put(self, title: &mut Title) -> bool {
        match self {
            Self::Year(year) if title.year.is_empty() && title.cap.is_empty() => title.year = year,
            Self::Cap(cap) if title.cap.is_empty() => title.cap = cap,
            Self::Number(number, year) if title.number.is_empty() => {
                title.number = number;
                title.year = year;
            }
            _ => return false,
        }
        true
    }
}
