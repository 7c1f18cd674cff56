//! Makes the weights by which passages of judgments are attributed, from labelled judgments.
//!
//! `HOJA_JUDGMENTS=FOLDER cargo run --release --example train_voices` reads the labels of
//! `tests/fixtures/voices.tsv` and the documents that they name (in `../shared/data`, or in the
//! `data` folder of `HOJA_SHARED`), then those of `tests/fixtures/voices_public.tsv` and the judgments that
//! others publish (see `tests/voices/published.rs`), and writes `src/import/voices/weights.tsv`. The same
//! labels and documents give the same bytes. Labels of the set `abroad` are not learnt from.

use std::path::Path;

use hoja::import::voices::learn::{Lesson, learn};

#[path = "../tests/invented/mod.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod invented;
#[path = "../tests/voices/labelled.rs"]
#[allow(dead_code, reason = "the test needs more of it")]
mod labelled;
#[path = "../tests/voices/published.rs"]
mod published;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let at_hand = labelled::at_hand(&labelled::data())?;
    if at_hand.missing.0 > 0 {
        let sources = published::SOURCES
            .map(|source| source.join(" at "))
            .join(", ");
        return Err(format!("HOJA_JUDGMENTS must name a folder with {sources}").into());
    }
    let lessons: Vec<&Lesson> = at_hand
        .to_learn()
        .map(|document| &document.lesson)
        .collect();
    let weights = format!(
        "# Made by `cargo run --release --example train_voices`. Not for editing by hand.\n{}",
        learn(&lessons).write()
    );
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::write(home.join("src/import/voices/weights.tsv"), weights)?;
    Ok(())
}
