//! What an entry stores, as bytes.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::cite::{self, Citation, Cited, Kind};
use crate::engine::{EngineError, Located};
use crate::model::{DocId, Document, Evidence, Passage, Pinpoint, Verification};

/// What parts the attributes of a passage from its text. JSON holds no such byte.
const END: u8 = 0;

/// A value as JSON.
pub(super) fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Only maps with keys that are no strings cannot be written; the model has none. What is
    // not written cannot be read, and says so there.
    serde_json::to_vec(value).unwrap_or_default()
}

/// What [`encode`] wrote.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EngineError> {
    serde_json::from_slice(bytes).map_err(damaged)
}

fn damaged(error: impl ToString) -> EngineError {
    EngineError::Damaged(error.to_string())
}

/// A passage with where it stands: attributes as JSON, and the text as it is, so that the
/// longest part is neither escaped nor read through. Behind what is there.
pub(super) fn encode_passage(document: &Document, passage: &mut Passage, into: &mut Vec<u8>) {
    let text = std::mem::take(&mut passage.text);
    let from = into.len();
    let written = match Plain::of(document, passage) {
        Some(plain) => serde_json::to_writer(&mut *into, &plain),
        None => {
            let head = Head {
                document: &document.id,
                lang: &document.lang,
                passage,
            };
            serde_json::to_writer(&mut *into, &head)
        }
    };
    if written.is_err() {
        into.truncate(from);
    }
    into.push(END);
    into.extend_from_slice(text.as_bytes());
    passage.text = text;
}

/// [`Located`] by reference.
#[derive(Serialize)]
struct Head<'a> {
    document: &'a DocId,
    lang: &'a str,
    passage: &'a Passage,
}

/// A passage of which nothing is known but where it stands, as most of a library are: document, language,
/// pinpoint, ordinal, headings. Written as a list, it takes a third of the room.
#[derive(Serialize, Deserialize)]
struct Plain<'a>(
    Cow<'a, DocId>,
    Cow<'a, str>,
    Cow<'a, Pinpoint>,
    u32,
    Cow<'a, [String]>,
    u8,
);

/// What the last number of a plain passage tells: its number is our own count.
const COUNTED: u8 = 1;

impl<'a> Plain<'a> {
    fn of(document: &'a Document, passage: &'a Passage) -> Option<Self> {
        let Passage {
            pinpoint,
            counted,
            ordinal,
            headings,
            text: _,
            voice: None,
            side: None,
            role: None,
            issues,
            answers,
            evidence:
                Evidence {
                    verification: Verification::OfficialText,
                    sources,
                },
            reported_by: None,
            date: None,
            event: None,
            digest: false,
            inferred: false,
        } = passage
        else {
            return None;
        };
        (issues.is_empty() && answers.is_empty() && sources.is_empty()).then(|| {
            Self(
                Cow::Borrowed(&document.id),
                Cow::Borrowed(&document.lang),
                Cow::Borrowed(pinpoint),
                *ordinal,
                Cow::Borrowed(headings),
                if *counted { COUNTED } else { 0 },
            )
        })
    }

    fn located(self) -> Located {
        let Self(document, lang, pinpoint, ordinal, headings, counted) = self;
        Located {
            document: document.into_owned(),
            lang: lang.into_owned(),
            passage: Passage {
                counted: counted == COUNTED,
                headings: headings.into_owned(),
                ..Passage::bare(pinpoint.into_owned(), ordinal, String::new())
            },
        }
    }
}

/// What [`encode_passage`] wrote.
pub(super) fn decode_passage(bytes: &[u8]) -> Result<Located, EngineError> {
    let end = memchr::memchr(END, bytes).ok_or_else(|| damaged("a passage without its text"))?;
    let head = &bytes[..end];
    let mut located: Located = if head.starts_with(b"[") {
        decode::<Plain<'static>>(head)?.located()
    } else {
        decode(head)?
    };
    located.passage.text = String::from_utf8(bytes[end + 1..].to_vec()).map_err(damaged)?;
    Ok(located)
}

/// A citation without what its passage and its parts tell: where it begins and ends, in scalars;
/// type; regular form, empty if it is the text; parts; group; whether its instrument was taken from context;
/// pinpoint; keys, unless they follow from the rest.
#[derive(Serialize, Deserialize)]
struct Short(
    usize,
    usize,
    Kind,
    Option<String>,
    Vec<(String, String)>,
    Option<u32>,
    u8,
    Option<String>,
    Option<Vec<String>>,
);

/// The citations of a passage with that text.
pub(super) fn encode_cited(cited: &[Cited]) -> Vec<u8> {
    let short = |cited: &Cited| {
        let Cited { citation, keys } = cited;
        Short(
            citation.start,
            citation.end,
            citation.kind,
            citation.normal.as_ref().map(|normal| {
                if *normal == citation.text {
                    String::new()
                } else {
                    normal.clone()
                }
            }),
            citation.parts.clone().into_iter().collect(),
            citation.group,
            u8::from(citation.inferred),
            citation.pinpoint.clone(),
            (*keys != cite::keys(citation, None)).then(|| keys.clone()),
        )
    };
    encode(&cited.iter().map(short).collect::<Vec<_>>())
}

/// What [`encode_cited`] wrote.
pub(super) fn decode_cited(bytes: &[u8], text: &str) -> Result<Vec<Cited>, EngineError> {
    let long = |short: Short| {
        let Short(start, end, kind, normal, parts, group, inferred, pinpoint, keys) = short;
        let text: String = text.chars().skip(start).take(end - start).collect();
        let normal = normal.map(|normal| {
            if normal.is_empty() {
                text.clone()
            } else {
                normal
            }
        });
        let citation = Citation {
            text,
            start,
            end,
            bytes: 0..0,
            kind,
            normal,
            parts: parts.into_iter().collect(),
            group,
            inferred: inferred == 1,
            pinpoint,
            antecedent: None,
        };
        let keys = keys.unwrap_or_else(|| cite::keys(&citation, None));
        Cited { citation, keys }
    };
    Ok(decode::<Vec<Short>>(bytes)?.into_iter().map(long).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_come_back_as_they_were() {
        let text = "Sections 5 and 9A(1) of the Registration of Persons Act (Cap. 107), Irũngũ v Bidii Ltd \
            [2021] KEHC 122 (KLR) at para 7, and the same in Irũngũ (supra); Legal Notice 195 of 2020.";
        let cited = &cite::find_in(&[text])[0];
        assert!(cited.len() > 5);
        let mut expected = cited.clone();
        for cited in &mut expected {
            cited.citation.bytes = 0..0;
        }
        let bytes = encode_cited(cited);
        assert_eq!(decode_cited(&bytes, text).ok(), Some(expected));
        assert!(bytes.len() < encode(cited).len() / 2);
    }

    #[test]
    fn plain_passages_come_back_as_they_were() {
        let line = br#"{"id":"a-1","kind":"act","title":"A","lang":"sw","passages":[
            {"pinpoint":"s 9A","text":"First."},{"pinpoint":"x","text":"Second."},
            {"pinpoint":"s 10","text":"Third.","voice":"court"}]}"#;
        let Ok(mut document) = crate::import::jsonl::read_line(line) else {
            panic!("no document");
        };
        let passages = std::mem::take(&mut document.passages);
        for (mut passage, list) in passages.into_iter().zip([true, true, false]) {
            let mut bytes = Vec::new();
            encode_passage(&document, &mut passage, &mut bytes);
            assert_eq!(bytes.starts_with(b"["), list);
            let located = decode_passage(&bytes).ok();
            let expected = Located {
                document: document.id.clone(),
                lang: document.lang.clone(),
                passage,
            };
            assert_eq!(located, Some(expected));
        }
    }
}
