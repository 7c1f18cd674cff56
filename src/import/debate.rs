//! Whether a text is the record of a debate in Parliament.
//!
//! Such a record has many speakers and no author: whoever reads it for a press release finds a
//! speaker who never gave it. It is known by turns (`Mr. Mfano:`, `The Speaker (Hon. Mfano):`)
//! and by what is said or noted in a chamber only.

use std::sync::LazyLock;

use regex::Regex;

/// Fewest turns of speakers.
const TURNS: usize = 2;
/// Fewest passages with words of a chamber.
const SIGNS: usize = 5;
/// One passage of so many must show either.
const SHARE: usize = 20;

/// Whether the passages are those of a debate.
pub(super) fn is_debate(passages: &[&str]) -> bool {
    let turns = passages.iter().filter(|text| TURN.is_match(text)).count();
    let signs = passages
        .iter()
        .filter(|text| CHAMBER.is_match(text))
        .count();
    turns >= TURNS && signs >= SIGNS && (turns + signs) * SHARE >= passages.len()
}

/// A turn: an office or a title with a name, then a colon.
static TURN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:The |His |Her |an? )?(?:(?:(?:Temporary|Deputy|Assistant|Acting) )*(?:Speaker|Chairman|Chairperson|Chairlady|Clerk|Minister|Attorney[- ]?General|Vice[- ]President|President|Cabinet Secretary|Senator|Leader of|Excellency|Hon\. Members?)\b[^:]{0,120}|(?:Hon|Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Eng|Rev|Capt|Col|Maj|Gen)\.? ?(?:\([^)]{1,20}\) ?)?(?:[A-Z]\.? ?)*[A-Z][^:.]{1,60}(?:\([^)]{1,80}\))?)\s?:",
    )
});
/// What is said or noted in a chamber only.
static CHAMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:\b(?:M(?:r|adam)\.? (?:Deputy |Temporary )*Speaker,? ?\.?,? ?Sir|Madam Speaker|[Hh]on\. (?:\([^)]*\) )?(?:Members?|Senators?)\b|[Pp]oint of order|I beg to (?:move|second|support|oppose)|this (?:august |hon\. )?House)|^\((?:Applause|Laughter|Question (?:proposed|put)|Loud consultations|Interruption|[^)]{0,80}(?:Mace|[Aa]nthem|in the Chair)))",
    )
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

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
}
