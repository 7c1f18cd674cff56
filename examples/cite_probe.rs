#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Prints the citations of standard input, and on standard error how fast they were found.

fn main() {
    let text = std::io::read_to_string(std::io::stdin()).expect("text on standard input");
    let start = std::time::Instant::now();
    let found = hoja::cite::find(
        &text,
        &hoja::cite::Options {
            all: std::env::args().nth(1).is_some_and(|a| a == "all"),
        },
    );
    let took = start.elapsed();
    for c in &found {
        println!(
            "{:<14}{}{}| {} => {}{}{}",
            c.kind.as_str(),
            if c.inferred { "~ " } else { "" },
            c.group.map_or(String::new(), |g| format!("g{g} ")),
            c.text,
            c.normal.as_deref().unwrap_or("-"),
            c.pinpoint
                .as_ref()
                .map_or(String::new(), |p| format!(" @ {p}")),
            c.antecedent.map_or(String::new(), |a| format!(" -> {a}"))
        );
    }
    eprintln!(
        "{} citations, {} bytes, {:?}, {:.1} MB/s",
        found.len(),
        text.len(),
        took,
        text.len() as f64 / 1e6 / took.as_secs_f64()
    );
}
