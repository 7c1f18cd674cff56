//! Small matters made by chance, of few words, so that queries meet them often.

use hoja::model::Document;
use serde_json::{Value, json};

use crate::random::Random;

/// Words of which several share a stem, a prefix, or all letters but one.
pub const WORDS: &[&str] = &[
    "card",
    "cards",
    "cord",
    "data",
    "date",
    "tax",
    "taxes",
    "taxed",
    "register",
    "registered",
    "registers",
    "court",
    "act",
    "woman",
    "women",
    "law",
    "ng'ombe",
    "Irũngũ",
    "breach",
];

pub const KISWAHILI: &[&str] = &[
    "mtoto",
    "watoto",
    "kifungu",
    "vifungu",
    "sheria",
    "mahakama",
    "mahakamani",
    "kusajili",
    "waliosajiliwa",
    "haki",
    "card",
    "ng'ombe",
];

/// Words with full stops in them that end no sentence.
const ABBREVIATED: &[&str] = &[
    "s. 9A",
    "Cap. 107",
    "v. Republic",
    "No. 5",
    "Mr. Otieno",
    "roll-out",
    "1,200",
    "e.g. data",
    "9A(1)",
];

pub const VOICES: &[&str] = &["court", "petitioner", "government"];

/// Documents of a few passages each.
pub fn documents(random: &mut Random) -> Vec<Document> {
    (0..2 + random.below(3))
        .map(|number| document(random, number))
        .collect()
}

fn document(random: &mut Random, number: usize) -> Document {
    let kiswahili = random.once_in(4);
    let passages: Vec<Value> = (1..=2 + random.below(5))
        .map(|ordinal| {
            let mut passage = json!({
                "pinpoint": format!("para {ordinal}"),
                "ordinal": ordinal,
                "text": text(random, if kiswahili { KISWAHILI } else { WORDS }),
                "verification": "unverified",
            });
            if !random.once_in(3) {
                passage["voice"] = json!(random.pick(VOICES));
            }
            passage
        })
        .collect();
    let date = random.pick(&["2019", "2020-01-30", "2020-06", "2021-05-01"]);
    serde_json::from_value(json!({
        "id": format!("doc-{number}"),
        "kind": random.pick(&["act", "judgment", "bill"]),
        "title": format!("{} {}", random.pick(WORDS), random.pick(WORDS)),
        "date": date,
        "lang": if kiswahili { "sw" } else { "en" },
        "text": "full",
        "verification": "unverified",
        "passages": passages,
    }))
    .expect("a document of the model's shape")
}

/// Sentences of few words, most of them ending so that any reader sees it.
fn text(random: &mut Random, words: &[&str]) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(4) {
        let mut sentence = String::new();
        for place in 0..1 + random.below(8) {
            if place > 0 {
                sentence.push_str(random.pick(&[" ", " ", " ", ", ", "; ", " (", " … "]));
            }
            if place > 0 && random.once_in(6) {
                sentence.push_str(random.pick(ABBREVIATED));
                continue;
            }
            let word = random.pick(words);
            if place == 0 {
                let mut letters = word.chars();
                sentence.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                sentence.push_str(letters.as_str());
            } else {
                sentence.push_str(word);
            }
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&sentence);
        text.push_str(random.pick(&[".", ".", ".", "?", "!", ".”"]));
    }
    text
}
