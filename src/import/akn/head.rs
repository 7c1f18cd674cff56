//! The head of an Akoma Ntoso document as labelled values.
//!
//! Publishers mark the head in three ways: elements made for it (`party`,
//! `docketNumber`), the identification in `meta`, and, on Kenya Law's pages, plain
//! `div`s with class names. All three become labels of the same names.

use super::tree::Element;
use crate::import::genre::DOCUMENT_TYPE;
use crate::import::imported::Labelled;

/// The labels that the head yields. A party's label is `Party (1st Respondent)`.
pub(super) fn labels(root: &Element) -> Vec<Labelled> {
    let mut labels = Vec::new();
    identification(root, &mut labels);
    let kind = ["judgment", "act", "bill"]
        .into_iter()
        .find(|name| root.name == *name || root.find(name).is_some());
    labels.extend(kind.and_then(|kind| Labelled::new(DOCUMENT_TYPE, kind)));
    for element in root.descendants() {
        if let Some(label) = by_name(element).or_else(|| by_class(element)) {
            labels.push(label);
        }
        if element.name == "party" || element.has_class("party-listing") {
            labels.extend(party(element, root));
        }
    }
    labels.dedup();
    labels
}

/// What `meta` says.
fn identification(root: &Element, labels: &mut Vec<Labelled>) {
    for (part, label) in [
        ("FRBRWork", "FRBR work URI"),
        ("FRBRExpression", "FRBR expression URI"),
    ] {
        let Some(part) = root.find(part) else {
            continue;
        };
        let uri = part.find("FRBRuri").or_else(|| part.find("FRBRthis"));
        labels.extend(uri.and_then(|uri| Labelled::new(label, uri.attribute("value")?)));
        if part.name == "FRBRWork" {
            let value = |name: &str, key: &str| part.find(name)?.attribute(key).map(str::to_owned);
            labels.extend(value("FRBRname", "value").and_then(|name| Labelled::new("Name", &name)));
            labels.extend(value("FRBRdate", "date").and_then(|date| Labelled::new("Date", &date)));
        }
    }
    if let Some(uri) = root.attribute("frbr-expression-uri") {
        labels.extend(Labelled::new("FRBR expression URI", uri));
    }
    if let Some(proprietary) = root.find("proprietary") {
        for (name, label) in [("cite", "Neutral citation"), ("caseNumber", "Docket")] {
            labels.extend(
                proprietary
                    .find(name)
                    .and_then(|cite| Labelled::new(label, &cite.text())),
            );
        }
    }
}

/// Elements that Akoma Ntoso has for parts of the head.
fn by_name(element: &Element) -> Option<Labelled> {
    let label = match element.name.as_str() {
        "docTitle" => "Title",
        "neutralCitation" => "Neutral citation",
        "docAuthority" | "courtType" => "Court as printed",
        "docketNumber" => "Docket",
        "judge" => "Judge",
        "docDate" => {
            return Labelled::new("Date", element.attribute("date").unwrap_or(&element.text()));
        }
        "docType" => "Action",
        _ => return None,
    };
    Labelled::new(label, &element.text())
}

/// `div`s of Kenya Law's header whose class says what they hold.
fn by_class(element: &Element) -> Option<Labelled> {
    const CLASSES: &[(&str, &str)] = &[
        ("neutral-citation", "Neutral citation"),
        ("judges", "Judges as printed"),
        ("decision-action", "Action"),
        ("header-note", "Header note"),
        ("extra-text", "In the matter of"),
        ("disclaimer-text", "Disclaimer"),
    ];
    let named = element.elements().any(|child| by_name(child).is_some());
    if element.has_class("doc-authority") && !named {
        // The court itself stands in an element of its own; a second line is its division.
        return Labelled::new("Division as printed", &element.text());
    }
    let (_, label) = CLASSES.iter().find(|(class, _)| element.has_class(class))?;
    let text = element.text();
    let value = text.strip_prefix("Neutral citation:").unwrap_or(&text);
    Labelled::new(label, value)
}

fn party(element: &Element, root: &Element) -> Option<Labelled> {
    if element.name == "party" {
        let role = element
            .attribute("as")
            .map(|id| role_shown(root, id.trim_start_matches('#')));
        return Labelled::new(&party_label(&role.unwrap_or_default()), &element.text());
    }
    let name = element
        .elements()
        .find(|child| child.has_class("party-name"))?;
    let role = element
        .elements()
        .filter(|child| !child.has_class("party-name") && !child.has_class("dotted"))
        .map(Element::text)
        .find(|text| !text.is_empty());
    Labelled::new(&party_label(&role.unwrap_or_default()), &name.text())
}

fn party_label(role: &str) -> String {
    if role.is_empty() {
        "Party".to_owned()
    } else {
        format!("Party ({role})")
    }
}

/// The words for a role that `meta` declares, or the id itself.
fn role_shown(root: &Element, id: &str) -> String {
    root.descendants()
        .into_iter()
        .find(|role| role.name == "TLCRole" && role.attribute("eId") == Some(id))
        .and_then(|role| role.attribute("showAs"))
        .map_or_else(|| id.replace('-', " "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::xml::read;

    #[test]
    fn a_header_of_elements() {
        let xml = "<akomaNtoso><judgment><meta><identification><FRBRWork><FRBRuri value=\"/akn/ke/judgment/kehc/2031/1\"/>\
             <FRBRdate date=\"2031-01-30\"/></FRBRWork></identification><references><TLCRole eId=\"respondent\" showAs=\"Respondent\"/></references></meta>\
             <header><p><neutralCitation>[2031] KEHC 1 (KLR)</neutralCitation></p><p><party as=\"#respondent\">Registrar of Examples</party></p></header>\
             <judgmentBody/></judgment></akomaNtoso>";
        let labels: Vec<_> = read(xml)
            .unwrap()
            .labels
            .into_iter()
            .map(|l| format!("{}={}", l.label, l.value))
            .collect();
        assert_eq!(
            labels,
            [
                "FRBR work URI=/akn/ke/judgment/kehc/2031/1",
                "Date=2031-01-30",
                "Document type=judgment",
                "Neutral citation=[2031] KEHC 1 (KLR)",
                "Party (Respondent)=Registrar of Examples",
            ]
        );
    }
}
