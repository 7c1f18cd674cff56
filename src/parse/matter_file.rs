//! `hoja.yaml`, the file that marks a matter.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::model::Verification;
use crate::yaml::{Fields, Node};

use super::records;

/// What `hoja.yaml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterFile {
    /// The matter's name.
    pub name: String,
    /// Code of its jurisdiction: `ke`.
    pub jurisdiction: String,
    /// Languages of its texts.
    pub languages: Vec<String>,
    /// Hosts from which official texts may be fetched.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Words that mean the same.
    pub thesaurus: Vec<ThesaurusEntry>,
}

/// Words that mean the same, in one or two languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThesaurusEntry {
    /// In English.
    pub terms: Vec<String>,
    /// In Kiswahili.
    #[serde(default)]
    pub sw: Vec<String>,
    /// Whether a search for one looks for the others too.
    pub expand: bool,
    /// Addresses of texts that use them so.
    #[serde(default)]
    pub sources: Vec<String>,
    /// How the sense was established.
    #[serde(flatten)]
    pub verification: Verification,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// Reads `hoja.yaml`.
#[must_use]
pub fn parse_matter_file(file: &Arc<SourceFile>) -> (MatterFile, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut matter = MatterFile::default();
    match crate::yaml::parse(file, 0..file.text.len()) {
        Ok(node) => read(&node, &mut matter, &mut findings),
        Err(finding) => findings.push(finding),
    }
    (matter, findings)
}

fn read(node: &Node, matter: &mut MatterFile, findings: &mut Vec<Diagnostic>) {
    let keys = ["name", "jurisdiction", "languages", "hosts", "thesaurus"];
    let Some(mut fields) = Fields::open(node, "hoja.yaml", &keys, findings) else {
        return;
    };
    if let Some(name) = fields.required("name") {
        matter.name = name.value;
    }
    if let Some(jurisdiction) = fields.text("jurisdiction") {
        matter.jurisdiction = jurisdiction.value;
    }
    matter.languages = fields
        .texts("languages")
        .into_iter()
        .map(|found| found.value)
        .collect();
    matter.hosts = fields
        .texts("hosts")
        .into_iter()
        .map(|found| found.value)
        .collect();
    let items = fields.items("thesaurus");
    matter.thesaurus = items
        .into_iter()
        .filter_map(|item| entry(item, findings))
        .collect();
}

fn entry(node: &Node, findings: &mut Vec<Diagnostic>) -> Option<ThesaurusEntry> {
    let keys = [
        "terms",
        "sw",
        "expand",
        "sources",
        "verification",
        "independent",
        "note",
    ];
    let mut fields = Fields::open(node, "an entry of the thesaurus", &keys, findings)?;
    let terms: Vec<String> = fields
        .texts("terms")
        .into_iter()
        .map(|found| found.value)
        .collect();
    let sw: Vec<String> = fields
        .texts("sw")
        .into_iter()
        .map(|found| found.value)
        .collect();
    let expand = match fields.text("expand") {
        None => true,
        Some(text) if text.value == "true" => true,
        Some(text) if text.value == "false" => false,
        Some(text) => {
            let finding =
                crate::yaml::unknown_name("expand", &text.value, text.span, &["true", "false"]);
            fields.findings().push(finding);
            false
        }
    };
    let sources = fields
        .texts("sources")
        .into_iter()
        .map(|found| found.value)
        .collect();
    let verification = records::verification(&mut fields).unwrap_or(Verification::Unverified);
    let note = fields.text("note").map(|found| found.value);
    if terms.len() + sw.len() < 2 {
        let span = fields.span();
        fields.findings().push(
            Diagnostic::error(
                "lonely-term",
                "an entry of the thesaurus has two terms at least",
                span,
            )
            .help("add another of `terms`, or a term of `sw`"),
        );
    }
    Some(ThesaurusEntry {
        terms,
        sw,
        expand,
        sources,
        verification,
        note,
    })
}
