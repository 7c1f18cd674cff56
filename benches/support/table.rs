//! Tables as the book has them.

/// Prints a table in Markdown; the first row is its head.
pub fn print(rows: &[Vec<String>]) {
    let Some(head) = rows.first() else { return };
    println!("| {} |", head.join(" | "));
    println!("| {} |", vec!["---"; head.len()].join(" | "));
    for row in &rows[1..] {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

/// A row of texts.
pub fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Whether a bar is held, in words.
pub fn verdict(holds: bool) -> String {
    if holds { "held" } else { "MISSED" }.to_owned()
}
