//! The records inside a front matter: sources, parties, relations, orders, conflicts.

use crate::diagnostic::Diagnostic;
use crate::model::{
    Conflict, DocumentCitation, Evidence, Order, OrderKind, Party, PartyRole, Reference, Relation,
    RelationType, Side, Source, Standing, StandingState, Touch, TouchLabel, TouchSetBy,
    Verification,
};
use crate::yaml::{Fields, Found, Node, Value};

use super::history::order_entry;
use super::link::{Declaration, Declared, Link, Target};

/// What is gathered beside the values while a file is read.
#[derive(Default)]
pub(super) struct Notes {
    pub findings: Vec<Diagnostic>,
    pub links: Vec<Link>,
    pub declarations: Vec<Declaration>,
}

impl Notes {
    pub(super) fn open<'n, 'f>(
        &'f mut self,
        node: &'n Node,
        what: &str,
        keys: &[&str],
    ) -> Option<Fields<'n, 'f>> {
        Fields::open(node, what, keys, &mut self.findings)
    }

    pub(super) fn link(&mut self, target: Target, found_at: &crate::diagnostic::Span) {
        self.links.push(Link {
            target,
            span: found_at.clone(),
        });
    }

    pub(super) fn reference(&mut self, found: Option<Found<Reference>>) -> Option<Reference> {
        let found = found?;
        self.link(Target::Reference(found.value.clone()), &found.span);
        Some(found.value)
    }

    fn source_ids(&mut self, ids: Vec<Found<String>>) -> Vec<String> {
        ids.into_iter()
            .map(|id| {
                self.link(Target::Source(id.value.clone()), &id.span);
                id.value
            })
            .collect()
    }
}

/// `verification` with `independent`, if either is there.
pub(super) fn verification(fields: &mut Fields<'_, '_>) -> Option<Verification> {
    let number = fields.parsed::<u32>("independent", "bad-number");
    let names = ["official-text", "secondary", "unverified"];
    let word = fields.text("verification");
    let Some(word) = word else {
        return number.map(|number| Verification::Secondary {
            independent_sources: number.value.max(1),
        });
    };
    match word.value.as_str() {
        "official-text" => Some(Verification::OfficialText),
        "secondary" => Some(Verification::Secondary {
            independent_sources: number.map_or(1, |number| number.value.max(1)),
        }),
        "unverified" => Some(Verification::Unverified),
        other => {
            let finding = crate::yaml::unknown_name("verification", other, word.span, &names);
            fields.findings().push(finding);
            None
        }
    }
}

/// The keys that [`evidence`] reads.
macro_rules! evidence_keys {
    ($($key:literal),* $(,)?) => { [$($key,)* "sources", "verification", "independent"] };
}
pub(super) use evidence_keys;

/// `sources`, `verification` and `independent`, if any is there.
pub(super) fn evidence(
    fields: &mut Fields<'_, '_>,
) -> Option<(Option<Verification>, Vec<Found<String>>)> {
    let verification = verification(fields);
    let sources = fields.texts("sources");
    (verification.is_some() || !sources.is_empty()).then_some((verification, sources))
}

pub(super) fn settle(
    evidence: Option<(Option<Verification>, Vec<Found<String>>)>,
    notes: &mut Notes,
) -> Option<Evidence> {
    let (verification, sources) = evidence?;
    Some(Evidence {
        verification: verification.unwrap_or(Verification::Secondary {
            independent_sources: 1,
        }),
        sources: notes.source_ids(sources),
    })
}

pub(super) fn citation(
    node: &Node,
    notes: &mut Notes,
    default: Verification,
) -> Option<DocumentCitation> {
    if let Value::Scalar(text) = &node.value {
        return Some(DocumentCitation {
            cite: text.clone(),
            verification: default,
        });
    }
    let mut fields = notes.open(node, "a citation", &["cite", "verification", "independent"])?;
    let verification = verification(&mut fields).unwrap_or(default);
    let cite = fields.required("cite")?.value;
    Some(DocumentCitation { cite, verification })
}

pub(super) fn source(node: &Node, notes: &mut Notes) -> Option<Found<Source>> {
    let keys = [
        "id",
        "url",
        "publisher",
        "title",
        "seen",
        "sha256",
        "document",
        "official",
        "note",
    ];
    let mut fields = notes.open(node, "a source", &keys)?;
    let id = fields.required("id");
    let url = fields.text("url");
    let publisher = fields.text("publisher");
    let title = fields.text("title");
    let seen = fields.parsed("seen", "bad-date");
    let sha256 = fields.text("sha256");
    let document = fields.parsed::<crate::model::DocId>("document", "bad-id");
    let official = fields.one_of::<bool>("official", &["true", "false"]);
    let note = fields.text("note");
    let span = fields.span();
    if let Some(url) = &url
        && !(url.value.starts_with("https://") || url.value.starts_with("http://"))
    {
        let finding = Diagnostic::error(
            "bad-url",
            format!("`{}` is no web address", url.value),
            url.span.clone(),
        )
        .help("an address begins with `https://` or `http://`");
        fields.findings().push(finding);
    }
    if url.is_none()
        && document.is_none()
        && sha256.is_none()
        && (title.is_none() || publisher.is_none())
    {
        let finding = Diagnostic::error("unresolvable-source", "this source leads nowhere", span.clone())
            .help("give its `url`, or its `title` and `publisher`, or the `document` of this matter that it is");
        fields.findings().push(finding);
    }
    if let Some(document) = &document {
        notes.link(Target::Document(document.value.clone()), &document.span);
    }
    let id = id?;
    let value = Source {
        id: id.value,
        url: url.map(|found| found.value),
        publisher: publisher.map(|found| found.value),
        title: title.map(|found| found.value),
        seen: seen.map(|found| found.value),
        sha256: sha256.map(|found| found.value),
        document: document.map(|found| found.value),
        official: official.is_some_and(|found| found.value),
        note: note.map(|found| found.value),
    };
    Some(Found {
        value,
        span: id.span,
    })
}

pub(super) fn party(node: &Node, notes: &mut Notes) -> Option<Party> {
    let mut fields = notes.open(node, "a party", &["name", "role", "number", "note"])?;
    let name = fields.required("name");
    if fields.node("role").is_none() {
        fields.missing("role");
    }
    let role = fields.one_of::<PartyRole>("role", &PartyRole::names().collect::<Vec<_>>());
    let number = fields
        .parsed("number", "bad-number")
        .map(|found| found.value);
    let note = fields.text("note").map(|found| found.value);
    Some(Party {
        name: name?.value,
        role: role?.value,
        number,
        note,
    })
}

pub(super) fn relation(node: &Node, notes: &mut Notes) -> Option<Relation> {
    let mut fields = notes.open(
        node,
        "a relation",
        &[
            "type",
            "to",
            "note",
            "date",
            "until",
            "verification",
            "independent",
        ],
    )?;
    if fields.node("type").is_none() {
        fields.missing("type");
    }
    let relation =
        fields.one_of::<RelationType>("type", &RelationType::names().collect::<Vec<_>>());
    if fields.node("to").is_none() {
        fields.missing("to");
    }
    let to = fields.parsed("to", "bad-reference");
    let note = fields.text("note").map(|found| found.value);
    let date = fields.parsed("date", "bad-date").map(|found| found.value);
    let until = fields.parsed("until", "bad-date").map(|found| found.value);
    let verification = verification(&mut fields);
    let to = notes.reference(to)?;
    Some(Relation {
        relation: relation?.value,
        to,
        note,
        date,
        until,
        verification,
    })
}

pub(super) fn standing(node: &Node, notes: &mut Notes) -> Option<Standing> {
    let mut fields = notes.open(node, "a standing", &evidence_keys!["state", "note"])?;
    if fields.node("state").is_none() {
        fields.missing("state");
    }
    let state =
        fields.one_of::<StandingState>("state", &StandingState::names().collect::<Vec<_>>());
    let note = fields.text("note").map(|found| found.value);
    let evidence = evidence(&mut fields);
    let evidence = settle(evidence, notes);
    Some(Standing {
        state: state?.value,
        note,
        evidence,
    })
}

pub(super) fn touch(node: &Node, notes: &mut Notes) -> Option<Touch> {
    let mut fields = notes.open(
        node,
        "an entry of `touches`",
        &["order", "at", "label", "set_by", "note"],
    )?;
    if fields.node("order").is_none() {
        fields.missing("order");
    }
    let order = fields.parsed("order", "bad-id");
    let at = fields.parsed::<crate::model::Pinpoint>("at", "bad-pinpoint");
    let label = fields.one_of::<TouchLabel>("label", &TouchLabel::names().collect::<Vec<_>>());
    let set_by = fields.one_of::<TouchSetBy>("set_by", &TouchSetBy::names().collect::<Vec<_>>());
    let note = fields.text("note").map(|found| found.value);
    if let Some(label) = &label
        && set_by.is_none()
    {
        let finding = Diagnostic::error(
            "unsigned-label",
            "a label says who set it",
            label.span.clone(),
        )
        .help("add `set_by: editor` or `set_by: source`");
        fields.findings().push(finding);
    }
    if let Some(at) = &at {
        notes.link(Target::Passage(at.value.clone()), &at.span);
    }
    let order: Found<crate::model::OrderId> = order?;
    notes.link(Target::Order(order.value.clone()), &order.span);
    Some(Touch {
        order: order.value,
        at: at.map(|found| found.value),
        label: label.map(|found| found.value),
        set_by: set_by.map(|found| found.value),
        note,
    })
}

pub(super) fn conflict(node: &Node, notes: &mut Notes) -> Option<Conflict> {
    let mut fields = notes.open(
        node,
        "a conflict",
        &["id", "about", "issues", "sides", "resolution"],
    )?;
    let id = fields.required("id");
    let about = fields.required("about");
    let issues = fields.list("issues", "bad-id");
    let side_nodes = fields.items("sides");
    let resolution = fields.text("resolution").map(|found| found.value);
    let span = fields.span();
    if side_nodes.len() < 2 {
        let finding = Diagnostic::error(
            "one-sided-conflict",
            "a conflict has two sides at least",
            span,
        );
        fields.findings().push(finding);
    }
    let issues = issues
        .into_iter()
        .map(|issue: Found<crate::model::IssueId>| {
            notes.link(Target::Issue(issue.value.clone()), &issue.span);
            issue.value
        })
        .collect();
    let sides = side_nodes
        .into_iter()
        .filter_map(|side_node| side(side_node, notes))
        .collect();
    Some(Conflict {
        id: id?.value,
        about: about?.value,
        issues,
        sides,
        resolution,
    })
}

fn side(node: &Node, notes: &mut Notes) -> Option<Side> {
    let mut fields = notes.open(node, "a side of a conflict", &["says", "at", "sources"])?;
    let says = fields.required("says");
    let at = fields.parsed("at", "bad-reference");
    let sources = fields.texts("sources");
    if at.is_none() && sources.is_empty() {
        let span = fields.span();
        let finding = Diagnostic::error(
            "unsourced-side",
            "nothing shows that anybody says this",
            span,
        )
        .help("pin it with `at: document#pinpoint` or with `sources: [id]`");
        fields.findings().push(finding);
    }
    let at = notes.reference(at);
    let sources = notes.source_ids(sources);
    Some(Side {
        says: says?.value,
        at,
        sources,
    })
}

pub(super) fn order(node: &Node, notes: &mut Notes) -> Option<Order> {
    let keys = [
        "id",
        "at",
        "number",
        "kind",
        "binds",
        "from",
        "until",
        "provisions",
        "status",
    ];
    let mut fields = notes.open(node, "an order", &keys)?;
    for key in ["id", "at", "kind"] {
        if fields.node(key).is_none() {
            fields.missing(key);
        }
    }
    let id = fields.parsed::<crate::model::OrderId>("id", "bad-id");
    let at = fields.parsed::<crate::model::Pinpoint>("at", "bad-pinpoint");
    let number = fields.text("number").map(|found| found.value);
    let kind = fields.one_of::<OrderKind>("kind", &OrderKind::names().collect::<Vec<_>>());
    let binds: Vec<PartyRole> = roles(&mut fields);
    let from = fields.parsed::<crate::model::PartialDate>("from", "bad-date");
    let until = fields.parsed::<crate::model::PartialDate>("until", "bad-date");
    let provisions = fields.list::<Reference>("provisions", "bad-reference");
    let status = fields.items("status");
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.last_day() < from.value.first_day()
    {
        let finding = Diagnostic::error(
            "backward-dates",
            format!("the order ends on {} before it begins", until.value),
            until.span.clone(),
        )
        .related(from.span.clone(), "it begins here");
        fields.findings().push(finding);
    }
    if let Some(id) = &id {
        notes.declarations.push(Declaration {
            name: Declared::Order(id.value.clone()),
            span: id.span.clone(),
        });
    }
    if let Some(at) = &at {
        notes.link(Target::OrderPassage(at.value.clone()), &at.span);
    }
    let provisions = provisions
        .into_iter()
        .filter_map(|found| notes.reference(Some(found)))
        .collect();
    let status = status
        .into_iter()
        .filter_map(|entry| order_entry(entry, notes))
        .collect();
    Some(Order {
        id: id?.value,
        at: at?.value,
        number,
        kind: kind?.value,
        binds,
        from: from.map(|found| found.value),
        until: until.map(|found| found.value),
        provisions,
        status,
    })
}

fn roles(fields: &mut Fields<'_, '_>) -> Vec<PartyRole> {
    let names: Vec<_> = PartyRole::names().collect();
    let mut roles = Vec::new();
    for text in fields.texts("binds") {
        match text.value.parse() {
            Ok(role) => roles.push(role),
            Err(_) => {
                let finding = crate::yaml::unknown_name("binds", &text.value, text.span, &names);
                fields.findings().push(finding);
            }
        }
    }
    roles
}
