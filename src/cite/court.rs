//! Courts and their codes.

use std::sync::{Arc, LazyLock};

use crate::diagnostic::SourceFile;
use crate::yaml::{Fields, parse};

/// A court, tribunal or treaty body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Court {
    /// The code in neutral citations: `KESC`.
    pub code: String,
    /// Its name in full.
    pub name: String,
    /// Its name in running text.
    pub short: String,
    /// Country, or `int` for bodies of several states.
    pub country: String,
    /// 1 is the highest court of its country.
    pub rank: u8,
    /// Where the code was read; none for a code met in no document yet.
    pub source: Option<String>,
}

/// All courts of the pack, in its order.
#[must_use]
pub fn courts() -> &'static [Court] {
    static COURTS: LazyLock<Vec<Court>> = LazyLock::new(|| read(include_str!("courts.yaml")));
    &COURTS
}

/// The court with that code.
#[must_use]
pub fn court(code: &str) -> Option<&'static Court> {
    courts().iter().find(|court| court.code == code)
}

/// Reads the pack. Entries with a mistake are left out; a test holds that there are none.
fn read(text: &str) -> Vec<Court> {
    let file: Arc<SourceFile> = SourceFile::new("courts.yaml", text);
    let Ok(root) = parse(&file, 0..file.text.len()) else {
        return Vec::new();
    };
    let crate::yaml::Value::List(items) = &root.value else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    items
        .iter()
        .filter_map(|item| {
            let keys = [
                "code", "name", "short", "country", "rank", "source", "unseen",
            ];
            let mut fields = Fields::open(item, "a court", &keys, &mut findings)?;
            Some(Court {
                code: fields.required("code")?.value,
                name: fields.required("name")?.value,
                short: fields.required("short")?.value,
                country: fields.required("country")?.value,
                rank: fields.parsed("rank", "bad-rank")?.value,
                source: fields.text("source").map(|found| found.value),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A court's code has a source, or says that it was never seen.
    #[test]
    fn no_code_goes_without_its_source() {
        for line in include_str!("courts.yaml")
            .lines()
            .filter(|line| line.starts_with("- {"))
        {
            assert_ne!(
                line.contains("source: "),
                line.contains("unseen: true"),
                "{line}"
            );
        }
        for code in ["KESC", "KECA", "KEHC", "KEELC", "KEELRC", "KETAT"] {
            assert!(
                court(code).is_some_and(|court| court.source.is_some()),
                "{code}"
            );
        }
    }

    #[test]
    fn every_court_of_the_pack_is_read() {
        let entries = include_str!("courts.yaml")
            .lines()
            .filter(|line| line.starts_with("- {"))
            .count();
        assert_eq!(courts().len(), entries);
        assert_eq!(court("KESC").unwrap().name, "Supreme Court of Kenya");
        assert!(court("KEXX").is_none());
    }
}
