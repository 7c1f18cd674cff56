//! Names of parties, word by word, and when two of them are one.

use crate::text::fold;

/// Letters of a word that survive a slip of the pen: the first four of its consonant skeleton.
pub(super) fn stem(word: &str) -> String {
    let mut stem: String = word
        .chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h'))
        .take(4)
        .collect();
    if stem.is_empty() {
        stem = word.to_owned();
    }
    stem
}

/// The words of a party that name it: without numbers of others, roles and brackets.
pub(super) fn party_words(party: &str) -> Vec<String> {
    let bare = party.split(['(', '[', ';']).next().unwrap_or(party);
    let bare = bare.split(" & ").next().unwrap_or(bare);
    // `Mitu-Bell` and `Mitubell` are one name.
    let folded = fold(bare).replace('-', "");
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .take_while(|word| !matches!(*word, "and" | "another" | "others"))
        .filter(|word| *word != "the")
        .map(|word| written_out(word).to_owned())
        .collect()
}

/// `Ltd` and `Limited` are one word.
fn written_out(word: &str) -> &str {
    match word {
        "ltd" => "limited",
        "co" => "company",
        "corp" => "corporation",
        "govt" => "government",
        word => word,
    }
}

/// Whether the words begin a party's name, a slip in each forgiven.
pub(super) fn is_prefix(words: &[String], party: &[String]) -> bool {
    let mut rest = party.iter();
    words.iter().enumerate().all(|(i, word)| {
        if i == 0 {
            rest.next().is_some_and(|own| is_slip(word, own))
        } else {
            rest.any(|own| is_slip(word, own))
        }
    })
}

/// Whether the words of one party are, in order and a slip forgiven, among those of another.
pub(super) fn is_shortened(words: &[String], party: &[String]) -> bool {
    let mut rest = party.iter();
    !words.is_empty()
        && words
            .iter()
            .all(|word| rest.any(|own| is_slip(word, own) || sounds_alike(word, own)))
}

/// Whether two spellings of a name differ in vowels and doubled letters alone: `Ahmed`, `Ahamad`.
/// Enough only where the other party agrees as well.
fn sounds_alike(a: &str, b: &str) -> bool {
    const LEAST: usize = 3;
    let skeleton = |word: &str| {
        let mut letters: Vec<char> = word
            .chars()
            .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
            .collect();
        letters.dedup();
        letters
    };
    let own = skeleton(a);
    own.len() >= LEAST && own == skeleton(b)
}

/// Whether two words are one, but for a letter or so.
fn is_slip(a: &str, b: &str) -> bool {
    a == b
        || (a.len() > 4 && strsim::levenshtein(a, b) <= 1 + a.len() / 8)
        || (a.len() > 1 && a.len() + 1 == b.len() && b.starts_with(a))
}
