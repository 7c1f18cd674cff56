//! Cutting a text into sentences as a reader of law does.
//!
//! A full stop ends a sentence only where what stands before it is no abbreviation,
//! initial or number of a list, and what follows can begin one. Where the signs do not
//! settle it, the sentence goes on: a match that a lawyer must read twice is better than
//! one that is kept from her.

use super::Token;
use super::abbreviations::{Abbreviation, abbreviation, follows_heading_word, starts_sentences};

/// The places in `text`, in bytes, at which a sentence begins after another one ended.
///
/// The first sentence is not listed: it begins where the text does.
///
/// ```
/// let text = "See s. 9A of Cap. 107. The court agreed.";
/// assert_eq!(hoja::text::sentence_starts(text), [23]);
/// ```
#[must_use]
pub fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut begun = text.len() - text.trim_start().len();
    let mut at = 0;
    while let Some(sign) = next_sign(text.as_bytes(), at) {
        let next = if text.as_bytes()[sign] == b'\n' {
            line_end(text, sign)
        } else {
            full_stop(text, begun, sign)
        };
        match next {
            Ok(start) => {
                starts.push(start);
                begun = start;
                at = start;
            }
            Err(resume) => at = resume,
        }
    }
    starts
}

/// Where, from `at` on, the next sign stands that can end a sentence: `.`, `?`, `!`, `…`, the end of a line.
fn next_sign(bytes: &[u8], at: usize) -> Option<usize> {
    // The ellipsis is the only one of several bytes; its first is that of no other sign sought.
    const ELLIPSIS: &[u8] = "…".as_bytes();
    let mut at = at;
    loop {
        let ends = |byte: &u8| matches!(byte, b'.' | b'?' | b'!' | b'\n') || *byte == ELLIPSIS[0];
        at += bytes.get(at..)?.iter().position(ends)?;
        if bytes[at] != ELLIPSIS[0] || bytes[at..].starts_with(ELLIPSIS) {
            return Some(at);
        }
        at += 1;
    }
}

/// The indices of the words of a text that begin a sentence, save its first.
#[must_use]
pub fn sentence_words(text: &str, words: &[Token]) -> Vec<u32> {
    first_words(text, words, |word| word.range.start)
}

/// The same, from the places at which the words begin.
#[must_use]
pub fn sentence_words_at(text: &str, starts: &[usize]) -> Vec<u32> {
    first_words(text, starts, |start| *start)
}

fn first_words<W>(text: &str, words: &[W], begins: impl Fn(&W) -> usize) -> Vec<u32> {
    let mut found: Vec<u32> = sentence_starts(text)
        .into_iter()
        .map(|start| words.partition_point(|word| begins(word) < start))
        .filter(|word| *word > 0 && *word < words.len())
        .map(|word| u32::try_from(word).unwrap_or(u32::MAX))
        .collect();
    found.dedup();
    found
}

/// Where the next sentence begins, or where to look on.
type Verdict = Result<usize, usize>;

/// The end of a line ends a sentence unless the line or the next one shows that it goes on.
fn line_end(text: &str, sign: usize) -> Verdict {
    let resume = sign + 1;
    let next = resume + (text[resume..].len() - text[resume..].trim_start().len());
    let before = text[..sign].trim_end();
    let after = &text[next..];
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    if before.is_empty() || after.is_empty() {
        return Err(resume);
    }
    if before.ends_with([',', ';', ':', '-', '–', '—', '/', '(']) || is_marker(line) {
        return Err(resume);
    }
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if matches!(
        last.to_lowercase().as_str(),
        "and" | "or" | "na" | "au" | "the" | "of" | "to" | "ya" | "wa"
    ) {
        return Err(resume);
    }
    if after.starts_with(char::is_lowercase) || (begins_with_marker(after) && !ends_closed(before))
    {
        return Err(resume);
    }
    Ok(next)
}

fn ends_closed(before: &str) -> bool {
    before
        .trim_end_matches(is_closer)
        .ends_with(['.', '?', '!', '…'])
}

/// Whether a line is nothing but the number of an item: `12.`, `(a)`, `iv)`.
fn is_marker(line: &str) -> bool {
    let inside = line.trim_matches(['(', ')', '.', '[', ']']);
    inside.len() < line.len() && is_item_number(inside)
}

/// Whether a line begins with the number of an item in brackets, as an enumeration does.
fn begins_with_marker(after: &str) -> bool {
    let bracketed = after.strip_prefix('(').is_some_and(|rest| {
        let len = rest
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        rest[len..].starts_with(')') && is_item_number(&rest[..len])
    });
    bracketed || after.starts_with(['•', '·', '–'])
}

/// `12`, `a`, `iv`, `9A`
fn is_item_number(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    !word.is_empty()
        && word.len() <= 5
        && (letters.is_empty()
            || (letters.len() == 1 && letters.bytes().all(|b| b.is_ascii_alphabetic()))
            || (letters.len() == word.len() && word.bytes().all(|b| b"ivxlIVXL".contains(&b))))
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(' | '[')
}

/// Weighs the full stop, question mark or ellipsis at `sign` in a sentence that began at
/// `begun`.
fn full_stop(text: &str, begun: usize, sign: usize) -> Verdict {
    let run = text[sign..]
        .find(|c| !matches!(c, '.' | '?' | '!' | '…'))
        .map_or(text.len(), |len| sign + len);
    let signs = &text[sign..run];
    let mut end = text[run..]
        .find(|c| !is_closer(c))
        .map_or(text.len(), |len| run + len);
    let word = word_before(text, sign);
    let gap = text[end..].len() - text[end..].trim_start().len();
    if gap == 0 {
        // `law.12 The court`: the mark of a footnote hangs on the full stop.
        match footnote(text, end, word) {
            Some(after) => end = after,
            None => return Err(end.max(sign + 1)),
        }
    }
    let next = end + (text[end..].len() - text[end..].trim_start().len());
    let after = &text[next..];
    if after.is_empty() {
        return Err(text.len());
    }
    let breaks = text[end..next].contains('\n');
    let ellipsis = signs.contains('…')
        || (signs.len() > 1 && signs.bytes().all(|b| b == b'.'))
        || spaced_dots(text, sign, end);
    let ends = if !can_begin(after, breaks) {
        false
    } else if ellipsis {
        signs.len() == 4 || breaks
    } else if signs != "." {
        true
    } else {
        stop_ends(text, begun, sign, word, after, run < end)
    };
    if ends {
        Ok(next)
    } else {
        // A space may take several bytes, as U+00A0 and U+2009 do.
        let space = text[end..].chars().next().map_or(0, char::len_utf8);
        Err(if breaks && end < next {
            end
        } else {
            next.min(end + space)
        })
    }
}

/// `. . .`: dots with spaces between them.
fn spaced_dots(text: &str, sign: usize, end: usize) -> bool {
    text[end..].trim_start_matches(' ').starts_with('.')
        || text[..sign].trim_end_matches(' ').ends_with('.')
}

/// The word that ends right before `sign`, with the dots inside it: `e.g`, `L.N`.
fn word_before(text: &str, sign: usize) -> &str {
    let start = text[..sign]
        .char_indices()
        .rev()
        .find(|(_, c)| !(c.is_alphanumeric() || *c == '.' || *c == '\'' || *c == '’'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    text[start..sign].trim_start_matches('.')
}

fn footnote(text: &str, end: usize, word: &str) -> Option<usize> {
    let digits = text[end..].bytes().take_while(u8::is_ascii_digit).count();
    let plain = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
    let after = &text[end + digits..];
    (plain
        && (1..=3).contains(&digits)
        && after.starts_with(char::is_whitespace)
        && abbreviation(word).is_none())
    .then_some(end + digits)
}

/// Whether `after` can be the beginning of a sentence.
fn can_begin(after: &str, breaks: bool) -> bool {
    let Some(first) = after.chars().next() else {
        return false;
    };
    if first == '[' {
        // `Republic. [2019] eKLR`: the year of a report belongs to the name before it.
        let year = after[1..].bytes().take_while(u8::is_ascii_digit).count();
        return !(year == 4 && after[5..].starts_with(']'));
    }
    let core = after
        .trim_start_matches(is_opener)
        .chars()
        .next()
        .unwrap_or(first);
    if core.is_lowercase() {
        return breaks && begins_with_marker(after);
    }
    core.is_alphanumeric() || breaks || first == '•'
}

/// Whether a single full stop after `word` ends the sentence, given that `after` could
/// begin one. `closed` says that a quotation or bracket ends with it.
fn stop_ends(text: &str, begun: usize, sign: usize, word: &str, after: &str, closed: bool) -> bool {
    if word.is_empty() {
        return true;
    }
    let start = sign - word.len();
    let before =
        text[begun.min(start)..start].trim_matches(|c: char| c.is_whitespace() || is_opener(c));
    if before.is_empty() && is_item_number(word) {
        return false;
    }
    let next = after.trim_start_matches(is_opener);
    if closed {
        return true;
    }
    let number = next
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    if letter && word.chars().all(char::is_uppercase) {
        // An initial, unless it numbers a part: `Part A. The rule`.
        return follows_heading_word(before) || word == "I" && starts_sentences(number);
    }
    match abbreviation(word) {
        Some(Abbreviation::GoesOn) => false,
        Some(Abbreviation::BeforeNumber) => !is_number(number),
        Some(Abbreviation::NumberOrName) => !is_number(number) && starts_sentences(number),
        Some(Abbreviation::MayEnd) => starts_sentences(number),
        None if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) => {
            starts_sentences(number)
        }
        None => !letter || follows_heading_word(before),
    }
}

/// A number as it follows `No.` or `s.`: `107`, `9A`, `E282`, `IV`, `JR`.
fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || (!word.is_empty()
            && word != "I"
            && word != "A"
            && word.chars().all(|c| c.is_ascii_uppercase()))
        || (word.len() > 1 && word.bytes().all(|b| b"ivx".contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts in which `|` stands where a sentence ends.
    const CASES: &[&str] = &[
        "",
        "No full stop at all",
        "One. |Two. |Three.",
        "It was so held. |The appeal fails.",
        "See s. 9A of the Act. |It is void.",
        "See ss. 9A and 9B. |They are void.",
        "Under Cap. 107 a card is issued. |It is free.",
        "In Republic v. Mwangi the court agreed. |It said so.",
        "In R. v. Secretary of State the court agreed.",
        "Petition No. 56 of 2019 was filed. |It succeeded.",
        "Petition No. E282 of 2020. |It succeeded.",
        "Legal Notice No. 195 of 2020",
        "Petition Nos. 56, 58 & 59 of 2019 (Consolidated)",
        "He was asked and said no. |The court noted it.",
        "Mr. Justice Korir sat with Hon. Lady Justice Ngugi. |They agreed.",
        "Prof. A. B. Otieno and Dr. C. Wanjiru gave evidence.",
        "J. B. Ojwang wrote. |The others agreed.",
        "The rate is 1.5 per cent. |It was 2.25 before.",
        "He paid Kshs. 1,500.50 in all. |She paid more.",
        "It is lawful, e.g. where consent is given, i.e. freely.",
        "It is lawful etc. |The court went on.",
        "Cards, forms etc. Form 12 among them, were issued.",
        "Safaricom Ltd. |The court found for it.",
        "Safaricom Ltd. Nairobi was joined.",
        "Otieno & 2 Ors. v. Attorney General",
        "The right … shall not be limited.",
        "The right ... Parliament shall not limit it.",
        "It shall not be limited.... |The court went on.",
        "He wrote . . . and left.",
        "“It is void.” |The court agreed.",
        "“Is it void?” the court asked. |It was.",
        "Is it void? |It is.",
        "It is void! |We say so.",
        "(See s. 9.) |The court agreed.",
        "12. The petitioner is a citizen. |She is adult.",
        "(a) the Act; (b) the Rules; and (c) the Order. |They stand.",
        "The law covers:\n(a) the Act;\n(b) the Rules; and\n(c) the Order.\n|They stand.",
        "The law covers\n(a) the Act\n(b) the Rules\n(c) the Order.",
        "1. First item.\n|2. Second item.",
        "INTRODUCTION\n|The petitioner is a citizen.",
        "a line broken\nin the middle of it. |Next.",
        "Paragraph one.\n|Paragraph two.",
        "the court in Katiba Institute v. Attorney General. [2021] eKLR held so.",
        "[12] The court agreed. |[13] It went on.",
        "Art. 31(c) and (d) apply. |Art. 24 does not.",
        "He loved art. |The court did not.",
        "at para. 1045 and paras. 1046 to 1050. |They agree.",
        "Vol. 2, p. 15 and pp. 20 to 22. |See there.",
        "It began at 9 a.m. |The court rose at 4 p.m. |It was late.",
        "L.N. 195 of 2020 was made. |It lapsed.",
        "in the U.S.A. |The court noted it.",
        "the U.S. Supreme Court agreed.",
        "It was law.12 |The court agreed.",
        "It was made in 2019. |In 2020 it lapsed.",
        "It was made in 2019. |2020 saw it lapse.",
        "This is Part A. |Part B follows.",
        "Ibid. |The court went on.",
        "Smith et al. argue the reverse.",
        "on 5 Jan. 2020 the court sat. |It rose.",
        "visit www.kenyalaw.org. |It is free.",
        "the file v1.2.3 was sent.",
        "as he says: “No. |I refuse.”",
        "Rule 4.1. |The next rule is 4.2.",
        // Kiswahili
        "Mahakama iliamua. |Rufaa ilikataliwa.",
        "Bw. Otieno na Bi. Wanjiru walifika. |Walisikizwa.",
        "Mhe. Jaji Korir alikubali. |Alisema hivyo.",
        "Dkt. Achieng alitoa ushahidi. |Ulikubaliwa.",
        "Kesi Na. 56 ya 2019 ilisikizwa. |Iliamuliwa.",
        "tazama uk. 15 wa hukumu. |Huko ndiko.",
        "vitambulisho, vyeti n.k. |Mahakama ilikubali.",
        "k.m. kifungu cha 9 cha Sheria.",
        "Je, ni halali? |Ndiyo.",
        "Sura ya 107. |Sheria hiyo inatumika.",
        "Kifungu hiki kinasema:\n(a) haki ya faragha;\n(b) haki ya habari; na\n(c) haki ya usawa.\n|Ni wazi.",
    ];

    #[test]
    fn where_sentences_begin() {
        let mut wrong = Vec::new();
        for case in CASES {
            let text = case.replace('|', "");
            let mut marked = text.clone();
            for start in sentence_starts(&text).into_iter().rev() {
                marked.insert(start, '|');
            }
            if marked != *case {
                wrong.push(format!("expected {case:?}\n     got {marked:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn words_that_begin_sentences() {
        let text = "See s. 9A. … The court agreed. 🙂 It did.";
        let words = super::super::tokens(text);
        for index in sentence_words(text, &words) {
            assert!(index > 0 && (index as usize) < words.len());
        }
        assert_eq!(
            sentence_words(
                "One two. Three. ",
                &super::super::tokens("One two. Three. ")
            ),
            [2]
        );
    }

    #[test]
    fn odd_texts_do_no_harm() {
        for text in [
            "....",
            "\n\n\n",
            "?!?!",
            ". . . .",
            "a.\u{301}b",
            "…\n…",
            "(.",
            ".)",
            "[.]",
            "a.[123",
            "x. [2019",
            "é. É. é.",
            // Spaces of several bytes.
            "Mr.\u{2009}s",
            "Mr.\u{a0}s. s.\u{3000}9",
        ] {
            let starts = sentence_starts(text);
            assert!(
                starts.iter().all(|at| text.is_char_boundary(*at)),
                "{text:?}"
            );
            assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "{text:?}");
        }
        let long = "a. B ".repeat(50_000);
        assert!(!sentence_starts(&"Word goes. ".repeat(50_000)).is_empty());
        let _ = sentence_starts(&long);
        let _ = sentence_starts(&".".repeat(100_000));
        let _ = sentence_starts(&". ".repeat(100_000));
    }
}
