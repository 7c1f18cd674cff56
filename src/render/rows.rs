//! Rows of a table in CSV, as RFC 4180 has it, and the letters by which issues are told apart.

use crate::text::letters;

/// A row with its end of line. A value that a spreadsheet would take for a formula begins with an apostrophe.
pub(super) fn csv_row<V: AsRef<str>>(values: impl IntoIterator<Item = V>) -> String {
    let cells: Vec<String> = values
        .into_iter()
        .map(|value| {
            let value = value.as_ref();
            let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                "'"
            } else {
                ""
            };
            if value.contains(['"', ',', '\n', '\r']) {
                format!("\"{guard}{}\"", value.replace('"', "\"\""))
            } else {
                format!("{guard}{value}")
            }
        })
        .collect();
    format!("{}\r\n", cells.join(","))
}

/// The letter of an issue in a picture or a grid, by its place among them: `A`, … `Z`, `AA`, `AB`.
#[must_use]
pub fn issue_letter(index: usize) -> String {
    letters(u32::try_from(index).unwrap_or(u32::MAX - 1) + 1).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formulas() {
        let cells = ["a,b", "\"c\"", "=1+1", "-1,5", "d"];
        assert_eq!(
            csv_row(cells),
            "\"a,b\",\"\"\"c\"\"\",'=1+1,\"'-1,5\",d\r\n"
        );
    }

    #[test]
    fn no_two_issues_have_one_letter() {
        let all: std::collections::BTreeSet<String> = (0..800).map(issue_letter).collect();
        assert_eq!(all.len(), 800);
        let some = [0, 25, 26, 27, 52].map(issue_letter);
        assert_eq!(some, ["A", "Z", "AA", "AB", "BA"]);
    }
}
