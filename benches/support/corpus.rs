//! The corpus that is measured on: real laws, from `HOJA_SHARED` or `../shared`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use hoja::import::jsonl::{open, read_line};
use serde_json::json;

use super::Result;

/// One document, as far as the benches need it.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: String,
    pub title: String,
    pub date: Option<String>,
    /// Pinpoint and text of each passage.
    pub passages: Vec<(String, String)>,
}

/// The folder with the test documents.
pub fn shared() -> Result<PathBuf> {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let folder = root.join("data/bench");
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(format!(
            "{} is missing: name its parent in HOJA_SHARED",
            folder.display()
        )
        .into())
    }
}

/// The documents of the set, in an order that mixes the sources, up to so many passages.
pub fn documents(most: usize) -> Result<Vec<Document>> {
    let mut all = Vec::new();
    for name in ["ca-law.jsonl.zst", "dc-law.jsonl.zst"] {
        for line in open(File::open(shared()?.join(name))?, true)? {
            let document = read_line(&line.bytes?)?;
            all.push(Document {
                id: document.id.to_string(),
                title: document.title,
                date: document.date.map(|date| date.to_string()),
                passages: document
                    .passages
                    .into_iter()
                    .map(|passage| {
                        let printed = if passage.counted {
                            passage.headings.last().cloned().unwrap_or_default()
                        } else {
                            passage.pinpoint.to_string()
                        };
                        (printed, passage.text)
                    })
                    .collect(),
            });
        }
    }
    let mut random = Random(7);
    for i in (1..all.len()).rev() {
        all.swap(i, random.below(i + 1));
    }
    let mut passages = 0;
    let mut kept = Vec::new();
    for mut document in all {
        document.passages.truncate(most - passages);
        passages += document.passages.len();
        kept.push(document);
        if passages >= most {
            break;
        }
    }
    Ok(kept)
}

/// How many passages, and how many bytes of text.
pub fn size(documents: &[Document]) -> (usize, usize) {
    let passages = documents.iter().flat_map(|document| &document.passages);
    passages.fold((0, 0), |(count, bytes), (_, text)| {
        (count + 1, bytes + text.len())
    })
}

/// A matter of one bulk file.
pub struct Matter {
    pub folder: PathBuf,
    pub bulk: PathBuf,
}

/// Makes a matter of documents in one bulk file.
pub fn matter(folder: &Path, documents: &[Document]) -> Result<Matter> {
    let bulk = folder.join("bulk");
    std::fs::create_dir_all(&bulk)?;
    std::fs::write(
        folder.join("hoja.yaml"),
        "name: Bench\njurisdiction: ke\nlanguages: [en]\n",
    )?;
    let path = bulk.join("set.jsonl");
    let mut out = BufWriter::new(File::create(&path)?);
    for document in documents {
        write_line(&mut out, document)?;
    }
    out.flush()?;
    Ok(Matter {
        folder: folder.to_owned(),
        bulk: path,
    })
}

/// Writes a document as a line of a bulk file.
pub fn write_line(out: &mut impl Write, document: &Document) -> Result<()> {
    let passages: Vec<_> = document
        .passages
        .iter()
        .map(|(pinpoint, text)| json!({"pinpoint": pinpoint, "text": text}))
        .collect();
    let line = json!({
        "id": document.id, "kind": "act", "title": document.title, "date": document.date,
        "lang": "en", "text": "full", "passages": passages,
    });
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes the text of all passages, one a line, as `rg` searches it.
pub fn text_file(path: &Path, documents: &[Document]) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for (_, text) in documents.iter().flat_map(|document| &document.passages) {
        out.write_all(text.replace('\n', " ").as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Writes id, document and text of all passages, tab-separated, as peers read them.
pub fn peer_file(path: &Path, documents: &[Document]) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for document in documents {
        for (i, (_, text)) in document.passages.iter().enumerate() {
            let text = text.replace(['\n', '\t'], " ");
            writeln!(out, "{}#{i}\t{}\t{text}", document.id, document.id)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// Numbers by chance, the same in every run (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}
