//! Texts, labels and what was found, written for a comparison with other readers of citations.

use hoja::cite::Citation;
use serde_json::{Value, json};

use crate::{Label, Text};

/// Lines to write.
#[derive(Default)]
pub struct Export(Vec<Value>);

impl Export {
    pub fn add(&mut self, text: &Text, citations: &[Citation], labels: &[&Label]) {
        if labels.is_empty() {
            return;
        }
        let labels: Vec<Value> = labels
            .iter()
            .map(|label| {
                let base = text.starts[&label.paragraph];
                json!([
                    base + label.start,
                    base + label.end,
                    label.kind,
                    label.optional
                ])
            })
            .collect();
        let found: Vec<Value> = citations
            .iter()
            .map(|citation| json!([citation.start, citation.end, citation.kind.as_str()]))
            .collect();
        self.0
            .push(json!({ "text": text.whole, "labels": labels, "found": found }));
    }

    /// Writes to the file that `HOJA_CITE_EXPORT` names, if it names one.
    pub fn write(&self) {
        let Some(path) = std::env::var_os("HOJA_CITE_EXPORT") else {
            return;
        };
        let lines: String = self.0.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(path, lines).expect("a file to write to");
    }
}
