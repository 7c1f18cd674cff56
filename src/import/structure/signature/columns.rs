//! Names of judges who sign side by side, in a text that has the columns one after the other or in one line:
//! `DR. JANE MFANO JUMA MFANI` over `MEMBER MEMBER`, or two lines of names over two of ranks.

/// Titles that begin a name.
const TITLES: &[&str] = &[
    "DR", "HON", "JUSTICE", "LADY", "MR", "MRS", "MS", "PROF", "ENG", "CPA",
];

/// How many judges have the rank that is all of a line: 2 for `MEMBER MEMBER`, 0 if it is none.
pub(super) fn ranks(text: &str, is_rank: impl Fn(&str) -> bool) -> usize {
    /// No row of signatures is wider.
    const MOST: usize = 4;
    /// Nor longer, in bytes.
    const LONGEST: usize = 160;
    if text.len() > LONGEST {
        return 0;
    }
    if is_rank(text) {
        return 1;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=MOST)
        .filter(|count| words.len() >= *count && words.len().is_multiple_of(*count))
        .find(|count| {
            let mut parts = words.chunks(words.len() / count).map(|part| part.join(" "));
            parts.next().is_some_and(|first| {
                is_rank(&first) && parts.all(|part| part.eq_ignore_ascii_case(&first))
            })
        })
        .unwrap_or(0)
}

/// The names in a line of so many judges: parted by their titles, or alike in their number of words, not
/// counting initials. None if neither tells them apart.
pub(super) fn names(line: &str, count: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if count == 1 {
        return Some(vec![line.to_owned()]);
    }
    let is_title =
        |word: &str| TITLES.contains(&word.trim_matches(['.', ',']).to_uppercase().as_str());
    let is_initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let is_full = |word: &&&str| !is_title(word) && !is_initial(word);
    // A name begins with its first title.
    let begins = |at: &usize| is_title(words[*at]) && (*at == 0 || !is_title(words[*at - 1]));
    let mut starts: Vec<usize> = (0..words.len()).filter(begins).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    if starts.len() != count {
        let full = words.iter().filter(is_full).count();
        if full < count || !full.is_multiple_of(count) {
            return None;
        }
        starts = vec![0];
        let mut met = 0;
        for (at, word) in words.iter().enumerate() {
            met += usize::from(is_full(&word));
            if met == full / count && at + 1 < words.len() && starts.len() < count {
                starts.push(at + 1);
                met = 0;
            }
        }
    }
    starts.push(words.len());
    let names: Vec<String> = starts
        .windows(2)
        .map(|pair| words[pair[0]..pair[1]].join(" "))
        .collect();
    (names.len() == count
        && names
            .iter()
            .all(|name| name.split_whitespace().any(|word| is_full(&&word))))
    .then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_in_a_row() {
        let is_rank = |text: &str| matches!(text, "MEMBER" | "JUDGE OF APPEAL");
        assert_eq!(ranks("MEMBER", is_rank), 1);
        assert_eq!(ranks("MEMBER MEMBER", is_rank), 2);
        assert_eq!(ranks("JUDGE OF APPEAL JUDGE OF APPEAL", is_rank), 2);
        assert_eq!(ranks("MEMBER OF PARLIAMENT", is_rank), 0);
        assert_eq!(ranks("", is_rank), 0);
    }

    #[test]
    fn names_in_a_row() {
        for (line, count, expected) in [
            (
                "DR. JANE MFANO JUMA MFANI",
                2,
                Some(vec!["DR. JANE MFANO", "JUMA MFANI"]),
            ),
            (
                "JANE MFANO DR. JUMA MFANI",
                2,
                Some(vec!["JANE MFANO", "DR. JUMA MFANI"]),
            ),
            (
                "JANE K. MFANO JUMA MFANI",
                2,
                Some(vec!["JANE K. MFANO", "JUMA MFANI"]),
            ),
            (
                "A. B. MFANO C. D. MFANI",
                2,
                Some(vec!["A. B. MFANO", "C. D. MFANI"]),
            ),
            ("JANE WANJA MFANO JUMA MFANI", 2, None),
            ("JANE MFANO", 1, Some(vec!["JANE MFANO"])),
            ("…… ……", 2, None),
        ] {
            let found = names(line, count);
            let found = found
                .as_ref()
                .map(|names| names.iter().map(String::as_str).collect());
            assert_eq!(found, expected, "{line}");
        }
    }
}
