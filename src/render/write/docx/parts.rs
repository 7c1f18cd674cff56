//! The parts of a package that are the same in every paper, or nearly so.

use crate::model::{Paper, plain};
use crate::render::sheet::{NumberPlace, Sheet};
use crate::render::xml::Xml;

use super::body::FIRST_LIST;
use super::runs::Part;

pub(super) const NAMESPACES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Id, type and target of what the text relates to.
pub(super) const DOCUMENT_RELATIONS: &[(&str, &str, &str)] = &[
    (
        "rStyles",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
        "styles.xml",
    ),
    (
        "rNumbering",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering",
        "numbering.xml",
    ),
    (
        "rSettings",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings",
        "settings.xml",
    ),
    (
        "rFootnotes",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
        "footnotes.xml",
    ),
    (
        "rHeader",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
        "header1.xml",
    ),
    (
        "rFooter",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer",
        "footer1.xml",
    ),
    (
        "rProvenance",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml",
        "../customXml/item1.xml",
    ),
];

/// The namespace of the part that holds what the paper was made from.
pub(super) const PROVENANCE: &str = "urn:hoja:provenance:1";

/// The parts by name, in the order of the package.
pub(super) fn fixed(
    paper: &Paper,
    sheet: &Sheet,
    numbered_lists: Vec<u64>,
) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(paper)),
        ("docProps/app.xml", app()),
        ("customXml/item1.xml", provenance(paper)),
        ("word/settings.xml", settings()),
        ("word/numbering.xml", numbering(&numbered_lists)),
        ("word/header1.xml", header(paper, sheet)),
        ("word/footer1.xml", footer(paper, sheet)),
    ]
}

fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::declared();
    xml.open(
        "Types",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/content-types",
        )],
    );
    xml.empty(
        "Default",
        &[
            ("Extension", "rels"),
            (
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
        ],
    );
    xml.empty(
        "Default",
        &[("Extension", "xml"), ("ContentType", "application/xml")],
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
        ("footer1", "footer"),
    ] {
        xml.empty(
            "Override",
            &[
                ("PartName", &format!("/word/{part}.xml")),
                ("ContentType", &format!("{WORD}.{kind}+xml")),
            ],
        );
    }
    for (part, kind) in [
        (
            "core",
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
        (
            "app",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    ] {
        xml.empty(
            "Override",
            &[
                ("PartName", &format!("/docProps/{part}.xml")),
                ("ContentType", kind),
            ],
        );
    }
    xml.finish()
}

fn package_relations() -> String {
    let mut xml = Xml::declared();
    xml.open(
        "Relationships",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/relationships",
        )],
    );
    for (id, kind, target) in [
        (
            "rDocument",
            format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        (
            "rCore",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            "docProps/core.xml",
        ),
        (
            "rApp",
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
    ] {
        xml.empty(
            "Relationship",
            &[("Id", id), ("Type", &kind), ("Target", target)],
        );
    }
    xml.finish()
}

fn core(paper: &Paper) -> String {
    let mut xml = Xml::declared();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.leaf("dc:title", &[], &paper.title_text());
    xml.leaf("dc:subject", &[], &plain(&paper.kicker));
    xml.leaf("dc:creator", &[], &program());
    xml.leaf("dc:language", &[], &paper.lang);
    xml.finish()
}

fn app() -> String {
    let mut xml = Xml::declared();
    xml.open(
        "Properties",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )],
    );
    xml.leaf("Application", &[], &program());
    xml.finish()
}

fn program() -> String {
    format!("hoja {}", env!("CARGO_PKG_VERSION"))
}

fn provenance(paper: &Paper) -> String {
    let mut xml = Xml::declared();
    xml.leaf(
        "provenance",
        &[("xmlns", PROVENANCE)],
        paper.provenance.as_deref().unwrap_or(""),
    );
    xml.finish()
}

fn settings() -> String {
    let mut xml = Xml::declared();
    xml.open("w:settings", NAMESPACES);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:defaultTabStop", &[("w:val", "708")]);
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close();
    xml.open("w:compat", &[]);
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close();
    xml.finish()
}

fn numbering(numbered_lists: &[u64]) -> String {
    let mut xml = Xml::declared();
    xml.open("w:numbering", NAMESPACES);
    for (id, kind, signs, style) in [
        ("0", "bullet", ["•", "–", "·"], "ListBullet"),
        ("1", "decimal", ["%1.", "%2.", "%3."], "ListNumber"),
    ] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
        for (level, sign) in signs.iter().enumerate() {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.empty("w:start", &[("w:val", "1")]);
            xml.empty("w:numFmt", &[("w:val", kind)]);
            let style = if level == 0 {
                style.to_owned()
            } else {
                format!("{style}{}", level + 1)
            };
            xml.empty("w:pStyle", &[("w:val", &style)]);
            xml.empty("w:lvlText", &[("w:val", sign)]);
            xml.empty("w:lvlJc", &[("w:val", "left")]);
            xml.open("w:pPr", &[]);
            let left = (357 * (level + 1)).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", "357")]);
            xml.close();
            xml.close();
        }
        xml.close();
    }
    for (number, of) in [("1", "0"), ("2", "1")] {
        xml.open("w:num", &[("w:numId", number)]);
        xml.empty("w:abstractNumId", &[("w:val", of)]);
        xml.close();
    }
    for (index, first) in numbered_lists.iter().enumerate() {
        let number = (FIRST_LIST + index).to_string();
        xml.open("w:num", &[("w:numId", &number)]);
        xml.empty("w:abstractNumId", &[("w:val", "1")]);
        for level in ["0", "1", "2"] {
            xml.open("w:lvlOverride", &[("w:ilvl", level)]);
            xml.empty("w:startOverride", &[("w:val", &first.to_string())]);
            xml.close();
        }
        xml.close();
    }
    xml.finish()
}

/// What kind of paper it is, on every page, and the number where a court wants it above.
fn header(paper: &Paper, sheet: &Sheet) -> String {
    let mut part = Part::new(paper, 0);
    part.xml.open("w:hdr", NAMESPACES);
    line(&mut part, "Header", |part| {
        part.words(&plain(&paper.kicker), None);
        if sheet.number == NumberPlace::TopRight {
            tab(part);
            page_number(part);
        }
    });
    part.xml.finish()
}

/// The title, and the number of the page.
fn footer(paper: &Paper, sheet: &Sheet) -> String {
    let mut part = Part::new(paper, 0);
    part.xml.open("w:ftr", NAMESPACES);
    line(&mut part, "Footer", |part| match sheet.number {
        NumberPlace::BottomCentre => {
            tab(part);
            page_number(part);
        }
        NumberPlace::BottomRight => {
            part.words(&paper.title_text(), None);
            tab(part);
            tab(part);
            page_number(part);
        }
        NumberPlace::TopRight => part.words(&paper.title_text(), None),
    });
    part.xml.finish()
}

fn line(part: &mut Part<'_>, style: &str, inside: impl FnOnce(&mut Part<'_>)) {
    part.xml.open("w:p", &[]);
    part.xml.open("w:pPr", &[]);
    part.xml.empty("w:pStyle", &[("w:val", style)]);
    part.xml.close();
    inside(part);
    part.xml.close();
}

fn tab(part: &mut Part<'_>) {
    part.xml.open("w:r", &[]);
    part.xml.empty("w:tab", &[]);
    part.xml.close();
}

fn page_number(part: &mut Part<'_>) {
    part.field(" PAGE ", "1", None);
    part.words(" / ", None);
    part.field(" NUMPAGES ", "1", None);
}
