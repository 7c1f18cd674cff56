//! A passage without the words that it quotes.
//!
//! "I find" in a quoted authority is not this court's finding.

use crate::text::quotations;

/// The text without its quotations, in one line; the signs around mere phrases go too.
pub(super) fn own_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut add = |own: &str| out.extend(own.chars().filter(|c| !matches!(c, '“' | '”' | '"')));
    let mut from = 0;
    for quoted in quotations(text) {
        add(&text[from..quoted.start]);
        add(" … ");
        from = quoted.end;
    }
    add(&text[from..]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn quotations_go_and_phrases_stay() {
        for (text, own) in [
            (
                "It was held: “I find that the appeal has no merit at all.” I agree.",
                "It was held: … I agree.",
            ),
            ("a “pure point of law” only", "a pure point of law only"),
            (
                "He said \"I have considered the matter with care today\" then",
                "He said … then",
            ),
            (
                "stated:\n“One paragraph of a long quotation here\n“Another one",
                "stated: …",
            ),
            (
                "“outer “inner words that go on” and the rest of it” own",
                "… own",
            ),
            (
                "that one of them must be struck out.” I do not agree.",
                "… I do not agree.",
            ),
        ] {
            assert_eq!(own_words(text), own);
        }
    }
}
