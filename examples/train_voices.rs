//! Makes the weights by which passages of judgments are attributed, from labelled judgments.
//!
//! `cargo run --release --example train_voices` reads the labels of `tests/fixtures/voices.tsv` and
//! the documents that they name (in `../shared/data`, or in the `data` folder of `HOJA_SHARED`), and writes
//! `src/import/voices/weights.tsv`. The same labels and documents give the same bytes.

use std::path::{Path, PathBuf};

use hoja::import::file::{self, Hints};
use hoja::import::voices::labels;
use hoja::import::voices::learn::{Lesson, learn};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = std::env::var_os("HOJA_SHARED")
        .map_or_else(|| home.join("../shared"), PathBuf::from)
        .join("data");
    let text = std::fs::read_to_string(home.join("tests/fixtures/voices.tsv"))?;
    let mut lessons: Vec<Lesson> = Vec::new();
    for (name, labels) in labels::parse(&text)? {
        let bytes = std::fs::read(data.join(&name))?;
        let hints = Hints {
            tld: "ke".to_owned(),
            ..Hints::default()
        };
        let imported = file::import(&bytes, &hints)?.imported;
        let parties: Vec<_> = imported
            .draft
            .parties
            .iter()
            .map(|party| party.value.clone())
            .collect();
        lessons.push(labels::lesson(&labels, &imported.passages, &parties).0);
    }
    let model = learn(&lessons.iter().collect::<Vec<_>>());
    let weights = format!(
        "# Made by `cargo run --release --example train_voices`. Not for editing by hand.\n{}",
        model.write()
    );
    std::fs::write(home.join("src/import/voices/weights.tsv"), weights)?;
    Ok(())
}
