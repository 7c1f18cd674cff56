//! The line between the two sides of a case, in a head that has a line for each name and each capacity. A text
//! is read before its meaning is, so that the words are this floor's own.

/// Whether a line is the word between the two sides of a case and nothing else.
pub(super) fn parts_sides(text: &str) -> bool {
    matches!(
        text,
        "and" | "And" | "AND" | "v" | "vs" | "versus" | "Versus" | "VERSUS"
    )
}

/// Whether a line is a party's capacity: `2nd Petitioner`.
pub(super) fn is_capacity(text: &str) -> bool {
    /// The most words of one.
    const WORDS: usize = 4;
    const CAPACITIES: &[&str] = &[
        "petitioner",
        "applicant",
        "appellant",
        "plaintiff",
        "claimant",
        "complainant",
        "respondent",
        "defendant",
        "accused",
        "prosecutor",
        "objector",
        "tenant",
        "landlord",
        "party",
        "parties",
    ];
    let last = text.split_whitespace().last().unwrap_or_default();
    let last = last.to_lowercase();
    text.split_whitespace().count() <= WORDS
        && (CAPACITIES.contains(&last.as_str())
            || (last.strip_suffix('s')).is_some_and(|one| CAPACITIES.contains(&one)))
}
