//! Small documents made here, each for one rule of the format.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::import::block::{Block, BlockKind};
use crate::import::docx::styles::MAX_CHAIN;
use crate::import::docx::{DocxError, MAX_ENTRIES, MAX_PART_BYTES, read};
use crate::import::xml::XmlError;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A package with this body and these other parts: type of relationship and content.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut relations = String::new();
    let options = SimpleFileOptions::default();
    for (kind, content) in parts {
        let name = format!("word/{kind}.xml");
        relations.push_str(&format!(
            "<Relationship Id='{kind}' Type='http://x/{kind}' Target='{kind}.xml'/>"
        ));
        zip.start_file(name, options).unwrap();
        zip.write_all(format!("<w:{kind} xmlns:w='{WORD}'>{content}</w:{kind}>").as_bytes())
            .unwrap();
    }
    zip.start_file("word/_rels/document.xml.rels", options)
        .unwrap();
    zip.write_all(format!("<Relationships>{relations}</Relationships>").as_bytes())
        .unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    let document = format!(
        "<w:document xmlns:w='{WORD}' xmlns:mc='urn:mc' xmlns:v='urn:v'><w:body>{body}</w:body></w:document>"
    );
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn blocks(body: &str, parts: &[(&str, &str)]) -> Vec<Block> {
    read(&docx(body, parts)).unwrap().blocks
}

/// Number and words of each block.
fn lines(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    blocks(body, parts)
        .into_iter()
        .map(|block| match block.number {
            Some(number) => format!("{number} {}", block.text),
            None => block.text,
        })
        .collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn listed(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

const NUMBERING: &str = "\
<w:abstractNum w:abstractNumId='0'>\
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/><w:pPr><w:ind w:left='720'/></w:pPr></w:lvl>\
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1%2(%3)'/></w:lvl>\
</w:abstractNum>\
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>";

#[test]
fn numbers_come_out_as_printed() {
    let body = [
        listed(1, 0, "One"),
        listed(1, 1, "First"),
        listed(1, 1, "Second"),
        listed(1, 2, "Deep"),
        p("Between"),
        listed(1, 0, "Two"),
        listed(1, 1, "Anew"),
        listed(2, 0, "Seven"),
        listed(1, 0, "Eight"),
        listed(0, 0, "Out of the list"),
        listed(99, 0, "No such list"),
    ]
    .concat();
    let expected = [
        "1. One",
        "(a) First",
        "(b) Second",
        "1b(i) Deep",
        "Between",
        "2. Two",
        "(a) Anew",
        "7. Seven",
        "8. Eight",
        "Out of the list",
        "No such list",
    ];
    assert_eq!(lines(&body, &[("numbering", NUMBERING)]), expected);
    let blocks = blocks(&body, &[("numbering", NUMBERING)]);
    assert_eq!(blocks[0].kind, BlockKind::Paragraph);
    assert!((blocks[0].indent - 36.0).abs() < 0.01);
    assert_eq!(blocks[1].kind, BlockKind::Item(1));
    assert_eq!(blocks[3].kind, BlockKind::Item(2));
}

// A list that says that it starts anew does so where it begins; once a deeper level has begun it,
// its higher levels count on.
#[test]
fn a_list_begun_at_a_deeper_level_has_begun() {
    let numbering = format!(
        "{NUMBERING}<w:num w:numId='3'><w:abstractNumId w:val='0'/>\
         <w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>\
         <w:lvlOverride w:ilvl='1'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    );
    let body = [
        listed(1, 0, "One"),
        listed(1, 0, "Two"),
        listed(3, 1, "First"),
        listed(3, 1, "Second"),
        listed(3, 0, "Three"),
        listed(1, 0, "Four"),
    ]
    .concat();
    assert_eq!(
        lines(&body, &[("numbering", &numbering)]),
        [
            "1. One",
            "2. Two",
            "(a) First",
            "(b) Second",
            "3. Three",
            "4. Four"
        ]
    );
}

#[test]
fn fields_that_number_are_counted() {
    let field = |instruction: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}<w:r><w:t>A</w:t></w:r></w:p><w:p>{}<w:r><w:t>B </w:t></w:r>{}<w:r><w:t> C</w:t></w:r></w:p>",
        field("AUTONUM"),
        field("AUTONUM "),
        field("LISTNUM \\l 4 \\s 3"),
    );
    assert_eq!(lines(&body, &[]), ["1. A", "2. B (3) C"]);
}

#[test]
fn tracked_changes_show_the_document_as_changed() {
    let body = "<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>\
        <w:moveTo><w:r><w:t> rule</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Joined to </w:t></w:r></w:p>\
        <w:p><w:r><w:t>the next.</w:t></w:r></w:p>";
    assert_eq!(lines(body, &[]), ["The new rule", "Joined to the next."]);
}

#[test]
fn words_in_wrappers_hyphens_and_breaks() {
    let body = "<w:p><w:smartTag><w:r><w:t>Nyeri</w:t></w:r></w:smartTag><w:r><w:tab/><w:t>non</w:t><w:noBreakHyphen/>\
        <w:t>ci\u{ad}ti</w:t><w:softHyphen/><w:t xml:space='preserve'>zen\u{a0}\u{a0} </w:t></w:r>\
        <w:hyperlink><w:r><w:t>at law</w:t><w:br/><w:t>Next</w:t></w:r></w:hyperlink>\
        <w:sdt><w:sdtContent><w:r><w:t> line</w:t></w:r></w:sdtContent></w:sdt>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:sym w:font='Symbol' w:char='F0B0'/></w:r></w:p>";
    assert_eq!(lines(body, &[]), ["Nyeri non-citizen at law\nNext line°"]);
}

#[test]
fn fields_show_their_results_and_a_broken_one_hides_nothing() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>kept</w:t></w:r></w:p>";
    assert_eq!(lines(body, &[]), ["shown", "kept"]);
}

#[test]
fn text_boxes_follow_their_paragraph_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><v:x>{0}</v:x></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent><w:t>Holder</w:t></w:r></w:p>",
        boxed("In the box")
    );
    assert_eq!(lines(&body, &[]), ["Holder", "In the box"]);
}

#[test]
fn notes_stand_at_the_end_with_their_marks() {
    let body = "<w:p><w:r><w:t>A rule</w:t><w:footnoteReference w:id='5'/><w:t> and</w:t></w:r>\
        <w:r><w:footnoteReference w:customMarkFollows='1' w:id='6'/><w:t>*</w:t></w:r>\
        <w:r><w:t> more</w:t><w:endnoteReference w:id='2'/><w:footnoteReference w:id='4'/></w:r></w:p>";
    let note = |kind: &str, id: u32, text: &str| {
        format!(
            "<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/><w:t> {text}</w:t></w:r></w:p></w:{kind}>"
        )
    };
    let footnotes = [
        note("footnote", 4, "Four"),
        note("footnote", 5, "Five"),
        note("footnote", 6, "Six"),
    ]
    .concat();
    let endnotes = note("endnote", 2, "End");
    assert_eq!(
        lines(body, &[("footnotes", &footnotes), ("endnotes", &endnotes)]),
        ["A rule and more", "1 Five", "* Six", "2 Four", "i End"]
    );
}

#[test]
fn tables_keep_rows_and_frames_are_opened() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl><w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell("Between"),
        cell("MWANANCHI"),
        cell("gone"),
        cell("framed")
    );
    let blocks = blocks(&body, &[]);
    assert_eq!(blocks[0].text, "Between | MWANANCHI");
    assert_eq!(
        blocks[0].kind,
        BlockKind::Table(vec![vec!["Between".into(), "MWANANCHI".into()]])
    );
    assert_eq!(
        (blocks[1].text.as_str(), &blocks[1].kind),
        ("framed", &BlockKind::Paragraph)
    );
}

#[test]
fn a_hidden_end_keeps_the_number() {
    let hidden = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>\
        <w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>It was heard </w:t></w:r></w:p>";
    let body = [
        listed(1, 0, "One"),
        hidden.to_owned(),
        p("in May."),
        listed(1, 0, "Three"),
    ]
    .concat();
    assert_eq!(
        lines(&body, &[("numbering", NUMBERING)]),
        ["1. One", "2. It was heard in May.", "3. Three"]
    );
}

// The empty paragraph of a cell that goes on from the one above has no number.
#[test]
fn cells_that_go_on_count_nothing() {
    let cell = |merge: &str, text: &str| {
        format!(
            "<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{}</w:tc>",
            listed(1, 0, text)
        )
    };
    let table = format!(
        "<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>",
        cell(" w:val='restart'", "A"),
        p("first"),
        cell("", ""),
        p("second")
    );
    let body = [listed(1, 0, "Before"), table, listed(1, 0, "After")].concat();
    assert_eq!(
        lines(&body, &[("numbering", NUMBERING)]),
        ["1. Before", "2. A | first\n | second", "3. After"]
    );
}

const STYLES: &str = "\
<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/>\
<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
<w:style w:type='paragraph' w:styleId='Para'><w:name w:val='heading 2'/></w:style>\
<w:style w:type='paragraph' w:styleId='ParaLevel1'><w:name w:val='ParaLevel1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
<w:style w:type='paragraph' w:styleId='Q'><w:name w:val='Quote'/><w:basedOn w:val='Q'/></w:style>\
<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn styles_tell_headings_quotations_and_weight() {
    let long = "This paragraph wears the style of a heading because that style counts for the court which wrote it.";
    let body = [
        styled("H1", "Background"),
        styled("Para", long),
        styled("Para", "Short"),
        styled("Q", "Quoted words"),
        "<w:p><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>Strong</w:t></w:r></w:p>"
            .to_owned(),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Part</w:t></w:r><w:r><w:t> bold</w:t></w:r></w:p>"
            .to_owned(),
    ]
    .concat();
    let blocks = blocks(&body, &[("styles", STYLES)]);
    assert_eq!(blocks[0].kind, BlockKind::Heading(1));
    assert!(blocks[0].bold && blocks[0].centred && !blocks[0].italic);
    assert_eq!(blocks[1].kind, BlockKind::Paragraph);
    assert_eq!(
        blocks[2].kind,
        BlockKind::Paragraph,
        "its style is used for sentences"
    );
    assert_eq!(blocks[3].kind, BlockKind::Quotation);
    assert!(blocks[4].bold);
    assert!(!blocks[5].bold);
}

// The English courts' template gives its paragraphs a level of the outline.
#[test]
fn a_level_of_the_outline_makes_no_heading_of_text() {
    let body = [
        styled("H1", "Was there a breach of the contract?"),
        styled("H1", "…"),
        styled(
            "ParaLevel1",
            "The claimant is a company which owns recording studios and a bar in the same street.",
        ),
        styled("ParaLevel1", "the other side;"),
        styled("ParaLevel1", "Thank you"),
    ]
    .concat();
    let kinds: Vec<BlockKind> = blocks(&body, &[("styles", STYLES)])
        .into_iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(kinds[0], BlockKind::Heading(1));
    assert_eq!(kinds[1..], vec![BlockKind::Paragraph; 4]);
}

// Each style rests on the next; what the last one says reaches as far as the bound.
#[test]
fn a_chain_of_styles_is_followed_to_the_bound() {
    let chain = |length: usize| {
        let links: String = (1..length)
            .map(|at| {
                format!(
                    "<w:style w:type='paragraph' w:styleId='S{at}'><w:name w:val='s{at}'/><w:basedOn w:val='S{}'/></w:style>",
                    at + 1
                )
            })
            .collect();
        let styles = format!(
            "{links}<w:style w:type='paragraph' w:styleId='S{length}'><w:name w:val='s{length}'/><w:rPr><w:b/></w:rPr></w:style>"
        );
        blocks(
            &styled("S1", "Words of a paragraph."),
            &[("styles", &styles)],
        )[0]
        .bold
    };
    assert!(chain(MAX_CHAIN));
    assert!(!chain(MAX_CHAIN + 1));
    // One that comes back to itself ends too.
    let ring = "<w:style w:type='paragraph' w:styleId='S1'><w:name w:val='s1'/><w:basedOn w:val='S2'/></w:style>\
<w:style w:type='paragraph' w:styleId='S2'><w:name w:val='s2'/><w:basedOn w:val='S1'/><w:rPr><w:b/></w:rPr></w:style>";
    assert!(blocks(&styled("S1", "Words of a paragraph."), &[("styles", ring)])[0].bold);
}

#[test]
fn a_part_that_unpacks_beyond_the_bound_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..=(MAX_PART_BYTES >> 20) {
        zip.write_all(&chunk).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000);
    assert!(matches!(read(&bomb), Err(DocxError::TooLarge { .. })));
}

#[test]
fn too_many_entries_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..=MAX_ENTRIES {
        zip.start_file(format!("{n}"), SimpleFileOptions::default())
            .unwrap();
    }
    assert_eq!(
        read(&zip.finish().unwrap().into_inner()),
        Err(DocxError::TooManyEntries)
    );
}

#[test]
fn nesting_and_entities_are_refused() {
    let deep = format!("{}{}", "<w:ins>".repeat(300), "</w:ins>".repeat(300));
    assert!(matches!(
        read(&docx(&deep, &[])),
        Err(DocxError::Xml {
            error: XmlError::TooDeep,
            ..
        })
    ));
    let broken = docx("<w:p>", &[]);
    assert!(matches!(
        read(&broken),
        Err(DocxError::Xml {
            error: XmlError::Malformed(_),
            ..
        })
    ));
    assert!(matches!(
        read(b"PK\x03\x04 and nothing more"),
        Err(DocxError::Zip(_))
    ));
    assert_eq!(read(&docx("", &[])).unwrap().blocks, []);
}

#[test]
fn a_truncated_file_never_panics() {
    let whole = docx(
        &[p("One"), listed(1, 0, "Two")].concat(),
        &[("numbering", NUMBERING), ("styles", STYLES)],
    );
    for length in 0..whole.len() {
        let _ = read(&whole[..length]);
    }
}
