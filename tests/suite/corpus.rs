//! The bundled NIIMS matter.

use std::collections::BTreeSet;

use hoja::matter::{Matter, load};
use hoja::model::{Kind, TextKind, Verification};

#[test]
fn it_has_no_mistakes() {
    let loaded = load(&Matter::Bundled).expect("the bundled matter");
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    assert!(hoja::analysis::lint(&loaded).is_empty());
}

#[test]
fn it_holds_what_it_says() {
    let loaded = load(&Matter::Bundled).expect("the bundled matter");
    let count = |matches: fn(Kind) -> bool| {
        loaded
            .documents()
            .filter(|document| matches(document.kind))
            .count()
    };
    assert_eq!(count(Kind::is_decision), 28);
    assert_eq!(count(Kind::is_law), 17);
    // 58 statements, and one file of events that the press reported.
    assert_eq!(count(Kind::is_statement), 59);
    assert_eq!(loaded.issues().count(), 13);
    let orders: BTreeSet<_> = loaded
        .documents()
        .flat_map(|document| &document.orders)
        .map(|order| &order.id)
        .collect();
    assert_eq!(orders.len(), 23);
}

/// Every passage names sources that its document has, each of which leads somewhere, or
/// says that it is unverified.
#[test]
fn every_passage_is_traced() {
    let loaded = load(&Matter::Bundled).expect("the bundled matter");
    let mut passages = 0;
    for document in loaded.documents() {
        assert_eq!(document.text, TextKind::Digest, "{}", document.id);
        for passage in &document.passages {
            passages += 1;
            let place = format!("{}#{}", document.id, passage.pinpoint);
            if passage.evidence.verification == Verification::Unverified {
                continue;
            }
            assert!(
                !passage.evidence.sources.is_empty(),
                "{place} has no source"
            );
            for id in &passage.evidence.sources {
                let source = document
                    .source(id)
                    .unwrap_or_else(|| panic!("{place}: no source {id}"));
                let leads = source.url.is_some()
                    || source.document.is_some()
                    || (source.title.is_some() && source.publisher.is_some());
                assert!(leads, "{place}: source {id} leads nowhere");
            }
            if let Verification::Secondary {
                independent_sources,
            } = passage.evidence.verification
            {
                let named = u32::try_from(passage.evidence.sources.len()).expect("few sources");
                assert!(
                    independent_sources <= named,
                    "{place}: {independent_sources} of {named} sources"
                );
            }
        }
    }
    assert!(passages > 500, "{passages} passages");
}

/// Everything that became of an order or a provision has its proof.
#[test]
fn every_entry_of_a_history_is_traced() {
    let loaded = load(&Matter::Bundled).expect("the bundled matter");
    let mut entries = 0;
    for document in loaded.documents() {
        let orders = document
            .orders
            .iter()
            .flat_map(|order| &order.status)
            .map(|entry| (&entry.by, &entry.evidence));
        let provisions = document
            .provisions
            .iter()
            .flat_map(|provision| &provision.history)
            .map(|entry| (&entry.by, &entry.evidence));
        for (by, evidence) in orders.chain(provisions) {
            entries += 1;
            assert!(by.is_some() || evidence.is_some(), "{}", document.id);
        }
    }
    assert!(entries > 50, "{entries} entries");
}

/// What people outside the corpus know from memory only is marked.
#[test]
fn what_is_known_from_memory_is_marked() {
    let loaded = load(&Matter::Bundled).expect("the bundled matter");
    let judgment = loaded
        .documents()
        .find(|document| document.id.as_str() == "nrf-2020-judgment")
        .expect("the judgment");
    let neutral = judgment
        .citations
        .iter()
        .find(|citation| citation.cite.contains("KEHC"))
        .expect("a neutral citation");
    assert_eq!(neutral.verification, Verification::Unverified);
    assert!(judgment.unverified.iter().any(|key| key == "work"));
}
