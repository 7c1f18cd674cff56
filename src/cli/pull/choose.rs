//! Which documents are pulled, and from where.

use std::collections::{BTreeMap, BTreeSet};

use hoja::analysis::official_sources;
use hoja::fetch::{Address, FetchError, listed};
use hoja::model::{DocId, Document, Source};

use super::super::error::CliError;
use super::super::incorporate::{Refused, Target};
use super::PullArgs;

/// The documents that were named, or all.
pub(super) fn documents(target: &Target, args: &PullArgs) -> Result<Vec<Document>, CliError> {
    if args.ids.is_empty() {
        return Ok(target.engine().documents()?);
    }
    let mut documents = Vec::new();
    let mut seen = BTreeSet::new();
    for id in &args.ids {
        match target.engine().document(id)? {
            Some(document) if seen.insert(id) => documents.push(document),
            Some(_) => {}
            None => {
                let all = target.engine().documents()?;
                let near = hoja::diagnostic::nearest(
                    id.as_str(),
                    all.iter().map(|other| other.id.as_str()),
                );
                return Err(CliError::usage(
                    format!("`{id}` is not in this corpus"),
                    near.map(|near| format!("did you mean `{near}`?")),
                ));
            }
        }
    }
    Ok(documents)
}

/// The documents with their official sources; nobody asked by name for those without one,
/// which are counted. An address that another document claims as its text is not asked for.
pub(super) fn chosen(
    documents: Vec<Document>,
    claimed: &BTreeMap<String, DocId>,
    hosts: &[String],
    args: &PullArgs,
) -> (Vec<(Document, Vec<Source>)>, usize) {
    let mut without = 0;
    let mut chosen = Vec::new();
    for document in documents {
        let sources: Vec<Source> = official_sources(&document, hosts, args.source.as_deref())
            .into_iter()
            .filter(|source| {
                let owner = source.url.as_ref().and_then(|url| claimed.get(url));
                args.source.is_some() || owner.is_none_or(|owner| *owner == document.id)
            })
            .cloned()
            .collect();
        if sources.is_empty() && args.ids.is_empty() {
            without += 1;
        } else {
            chosen.push((document, sources));
        }
    }
    (chosen, without)
}

/// Why a document that was named has nothing to be asked for.
pub(super) fn no_source(document: &Document, hosts: &[String], args: &PullArgs) -> Refused {
    if let Some(named) = &args.source {
        let source = document.sources.iter().find(|source| source.id == *named);
        let ids: Vec<&str> = document
            .sources
            .iter()
            .map(|other| other.id.as_str())
            .collect();
        let address = source.and_then(|source| source.url.as_deref());
        return match (source, address.map(Address::parse)) {
            (None, _) => Refused {
                code: "no-such-source",
                message: format!("it has no source `{named}`"),
                help: Some(format!("it has: {}", ids.join(", "))),
            },
            (Some(_), Some(Ok(address))) => {
                let error = FetchError::NotListed {
                    host: address.host().to_owned(),
                };
                Refused {
                    code: error.code(),
                    message: error.to_string(),
                    help: Some(error.help()),
                }
            }
            (Some(_), _) => Refused {
                code: "bad-address",
                message: format!("its source `{named}` has no address of the web"),
                help: None,
            },
        };
    }
    let addresses = document
        .sources
        .iter()
        .filter_map(|source| Address::parse(source.url.as_deref()?).ok());
    let (listed, others): (Vec<Address>, Vec<Address>) =
        addresses.partition(|address| listed(address, hosts).is_some());
    let (message, help) = if listed.is_empty() {
        let hosts: BTreeSet<&str> = others.iter().map(Address::host).collect();
        let hosts = hosts.into_iter().collect::<Vec<_>>().join(", ");
        (
            "none of its sources is at a host of hoja.yaml",
            format!("its sources are at: {hosts}; add an official publisher to `hosts`"),
        )
    } else {
        (
            "its sources at the hosts of hoja.yaml are pages of other works",
            "add the text's own address to `sources`, or name a source with `--source`".to_owned(),
        )
    };
    Refused {
        code: "no-official-source",
        message: message.to_owned(),
        help: Some(help),
    }
}
