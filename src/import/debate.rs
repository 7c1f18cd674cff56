//! Whether a text is the record of a debate in Parliament.
//!
//! Such a record has many speakers and no author: whoever reads it for a press release finds a
//! speaker who never gave it. It is known by the turns of several speakers (`Mr. Mfano:`, `The
//! Speaker (Hon. Mfano):`) and by what is said or noted in a chamber only. A speech in the House
//! has the second and not the first; a release that quotes members has neither.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// Fewest turns, and fewest speakers who take one.
const TURNS: usize = 2;
/// Fewest passages with words of a chamber.
const SIGNS: usize = 5;
/// Fewest of them with words that are said nowhere else.
const SPOKEN: usize = 2;
/// One passage of so many must show a turn or a sign.
const SHARE: usize = 20;

/// Whether the passages are those of a debate.
pub(super) fn is_debate(passages: &[&str]) -> bool {
    let turns: Vec<String> = passages.iter().filter_map(|text| speaker(text)).collect();
    let speakers: BTreeSet<&String> = turns.iter().collect();
    let spoken = passages
        .iter()
        .filter(|text| SPOKEN_THERE.is_match(text))
        .count();
    let signs = passages
        .iter()
        .filter(|text| SPOKEN_THERE.is_match(text) || SPOKEN_OF.is_match(text))
        .count();
    speakers.len() >= TURNS
        && spoken >= SPOKEN
        && signs >= SIGNS
        && (turns.len() + signs) * SHARE >= passages.len()
}

/// Who takes a turn in a passage, in small letters.
fn speaker(text: &str) -> Option<String> {
    let found = TURN.captures(text)?;
    Some(
        found[1]
            .split_whitespace()
            .collect::<String>()
            .to_lowercase(),
    )
}

/// A turn: an office or a title with a name, in capitals and the small words of names alone, then
/// a colon and words that are no quotation. `The Minister said:` leads into one.
static TURN: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"[A-Z][\w’'‘.¬-]*";
    let office = r"(?:Speaker|Chairman|Chairperson|Chairlady|Clerk|Minister|Attorney[- ]?General|Vice[- ]President|President|Cabinet Secretary|Senator|Leader|(?:Senate )?(?:Majority|Minority) (?:Leader|Whip)|Excellency)";
    let title =
        r"(?:Hon|Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Eng|Rev|Capt|Col|Maj|Gen)\b\.? ?(?:\([^)]{1,20}\) ?)*";
    regex(&format!(
        r"^((?:The |His |Her |an? )?(?:(?:(?:Temporary|Deputy|Assistant|Acting) )*{office}(?:,? (?:of|for|and|the|in|on|&|{name}))*|{title}{name}(?:,? (?:{name}|ole|arap|wa|bin))*)\s*(?:\([^:]{{1,80}})?)\s?:\s*(?:$|[A-Za-z(\[–—-])",
    ))
});
/// What is said or noted in a chamber only.
static SPOKEN_THERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:\b(?:M(?:r|adam)\.? (?:Deputy |Temporary )*Speaker,? ?\.?,? ?Sir|Madam Speaker|[Pp]oint of order|I beg to (?:move|second|support|oppose))|^\((?:Applause|Laughter|Question (?:proposed|put)|Loud consultations|Interruption|[^)]{0,80}(?:Mace|[Aa]nthem|in the Chair)))",
    )
});
/// What is said in a chamber, and of it.
static SPOKEN_OF: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\b(?:[Hh]on\. (?:\([^)]*\) )?(?:Members?|Senators?)\b|this (?:august |hon\. )?House)")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_and_a_chamber() {
        let debate = [
            "Mr. Mfano: Mr. Speaker, Sir, I beg to move that the Bill be read.",
            "The Minister for Examples (Dr. Mfano): I beg to second.",
            "(Question proposed)",
            "Hon. Members, the register is a matter of this House.",
            "(Applause)",
            "The Speaker (Hon. Mfano): Next Order.",
        ];
        assert!(is_debate(&debate));
        let release = [
            "PRESS STATEMENT: the register must wait",
            "The Forum calls on hon. Members of Parliament to reject the Bill.",
            "Contact: Jane Mfano, programme officer",
            "Mr. Mfano said: we will go to court.",
        ];
        assert!(!is_debate(&release));
    }

    // A speech to the House has one speaker, and a release quotes its members.
    #[test]
    fn a_speech_and_a_release_are_no_debate() {
        let speech = [
            "BUDGET STATEMENT FOR THE FINANCIAL YEAR 2031/32 by the Cabinet Secretary",
            "Mr. Speaker, Sir, I beg to move that the Committee on Supply do now begin.",
            "Mr. Speaker, Sir, the economy of this House's making grew by a giraffe.",
            "The President, in his address to hon. Members, set out four goals: giraffes, zebras, lions and bread.",
            "The Cabinet Secretary for Examples and I agreed on the following: the register waits.",
            "Hon. Members, the measures are: a tax on examples.",
            "Mr. Speaker, Sir, the Minister said last year: “the register will pay for itself”.",
            "Madam Speaker and hon. Members, I beg to move.",
        ];
        assert!(!is_debate(&speech));
        let release = [
            "PRESS RELEASE: members reject the Bill",
            "Hon. Mfano: “This House will not pass it. Mr. Speaker, Sir, must rule.”",
            "Hon. Chui said: the hon. Members were not heard.",
            "Hon. Simba told hon. Members of this House: wait.",
            "The Minister, who spoke after the hon. Members, added on a point of order: there is no hurry.",
            "Speaker of the day was told by hon. Members: no.",
            "Mr. Twiga: 0700 000 000",
        ];
        assert!(!is_debate(&release));
    }
}
