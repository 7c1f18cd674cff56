//! Tables drawn with bars, as pages have them that a program copied to text:
//! `Case Number: | Petition 5 of 2031 |`.

use super::Line;
use crate::import::imported::single_spaces;

/// The fewest rows of two cells that make a table.
const FEWEST: usize = 3;

/// The rows of the table that begins the lines, if one does, and how many lines have bars.
pub(super) fn table(lines: &[Line<'_>]) -> (Option<Vec<Vec<String>>>, usize) {
    let taken = lines.iter().take_while(|line| is_row(line.text)).count();
    let rows: Vec<Vec<String>> = lines[..taken]
        .iter()
        .filter(|line| !is_rule(line.text))
        .map(|line| cells(line.text))
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let wide = rows.iter().filter(|row| row.len() > 1).count();
    ((wide >= FEWEST).then_some(rows), taken)
}

/// Whether a line begins or ends with a bar, or is the rule under a table's head.
fn is_row(line: &str) -> bool {
    line.starts_with('|') || line.ends_with('|') || is_rule(line)
}

/// `---|---|`.
fn is_rule(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(single_spaces).collect()
}

#[cfg(test)]
mod tests {
    use crate::import::block::BlockKind;
    use crate::import::text::blocks;

    #[test]
    fn rows_between_bars_are_a_table() {
        let text = "Case Metadata |\n|\nCase Number: | Cause 5 of 2031 |\n---|---|\nCourt: | High Court at Nairobi |\nJudge(s): | A Mfano |\nREPUBLIC OF KENYA";
        let blocks = blocks(text);
        let BlockKind::Table(rows) = &blocks[0].kind else {
            panic!("{blocks:#?}");
        };
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1], ["Case Number:", "Cause 5 of 2031"]);
        assert_eq!(blocks[1].text, "REPUBLIC OF KENYA");
    }

    #[test]
    fn single_bars_are_none() {
        for text in [
            "A title | The site\nWords of it.",
            "One |\nTwo |\nThree |",
            "| a | b |",
        ] {
            let blocks = blocks(text);
            assert!(
                blocks
                    .iter()
                    .all(|block| !matches!(block.kind, BlockKind::Table(_))),
                "{text}"
            );
        }
    }
}
