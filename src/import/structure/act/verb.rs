//! Verbs by which words are a sentence, and no title of a section.

/// Whether words have a verb that few titles have.
pub(in crate::import) fn has_verb(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        matches!(
            word,
            "shall"
                | "may"
                | "means"
                | "must"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "be"
                | "includes"
                | "provided"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_titles() {
        assert!(has_verb("The register is kept"));
        assert!(!has_verb("Keeping of the register"));
    }
}
