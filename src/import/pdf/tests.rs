//! Whole files, made here.

use lopdf::content::{Content, Operation};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream,
    dictionary,
};

use super::*;
use crate::import::block::BlockKind;

fn op(operator: &str, operands: Vec<Object>) -> Operation {
    Operation::new(operator, operands)
}

/// Lines of text at 12 points: left edge, height from the bottom, words.
fn lines(lines: &[(f32, f32, &str)]) -> Vec<Operation> {
    let mut operations = vec![op("BT", vec![])];
    for &(x, y, text) in lines {
        operations.push(op("Tf", vec!["F1".into(), 12.into()]));
        operations.push(op(
            "Tm",
            vec![1.into(), 0.into(), 0.into(), 1.into(), x.into(), y.into()],
        ));
        operations.push(op("Tj", vec![Object::string_literal(text)]));
    }
    operations.push(op("ET", vec![]));
    operations
}

/// A file of these pages, all with one font and the forms given.
fn document(pages: Vec<Vec<Operation>>, forms: Vec<(&str, Stream)>) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" });
    let mut objects = Dictionary::new();
    for (name, form) in forms {
        objects.set(name, document.add_object(form));
    }
    let resources = document
        .add_object(dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => objects });
    let kids: Vec<Object> = pages
        .into_iter()
        .map(|operations| {
            let content = Content { operations }.encode().unwrap();
            let content = document.add_object(Stream::new(Dictionary::new(), content));
            document
                .add_object(
                    dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content },
                )
                .into()
        })
        .collect();
    let count = kids.len() as i64;
    document.objects.insert(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A page of a judgment, with a running foot.
fn page(number: usize) -> Vec<Operation> {
    let foot = format!("PETITION 4 OF 2031 Page {number}");
    let first = format!("{}.", number * 2 - 1);
    let second = format!("{}.", number * 2);
    let opening = ["The applicant", "The petitioner", "The registrar"][number % 3];
    let opening = format!("{opening} says that the register of examples which is kept by");
    lines(&[
        (72.0, 780.0, &first),
        (108.0, 780.0, &opening),
        (
            108.0,
            766.0,
            "the registrar is not open to everybody who asks.",
        ),
        (72.0, 738.0, &second),
        (108.0, 738.0, "The registrar denies that."),
        (72.0, 40.0, &foot),
    ])
}

#[test]
fn paragraphs_with_numbers_and_without_feet() {
    let reading = read(&bytes(document((1..=3).map(page).collect(), vec![]))).unwrap();
    let found: Vec<(Option<&str>, &str, Option<u32>)> = reading
        .blocks
        .iter()
        .map(|b| (b.number.as_deref(), b.text.as_str(), b.page))
        .collect();
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(
        found[2],
        (
            Some("3."),
            "The registrar says that the register of examples which is kept by the registrar is not open to everybody who asks.",
            Some(2)
        )
    );
    assert!(reading.warnings.is_empty());
}

#[test]
fn forms_are_laid_in_place_with_their_matrix() {
    let inner = Content {
        operations: lines(&[(0.0, 0.0, "Words of a form that stands in the second place")]),
    }
    .encode()
    .unwrap();
    let form = Stream::new(
        dictionary! { "Subtype" => "Form", "Matrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), 72.into(), 700.into()] },
        inner,
    );
    let mut operations = lines(&[(72.0, 780.0, "Words of the page itself stand first.")]);
    operations.push(op("Do", vec!["X1".into()]));
    operations.extend(lines(&[(
        72.0,
        600.0,
        "Words of the page itself stand last.",
    )]));
    let reading = read(&bytes(document(vec![operations], vec![("X1", form)]))).unwrap();
    let text: Vec<&str> = reading.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(text.len(), 3);
    assert!(text[1].starts_with("Words of a form"), "{text:?}");
}

#[test]
fn a_form_that_shows_itself_is_no_endless_task() {
    let inner = Content {
        operations: vec![op("Do", vec!["X1".into()]), op("Do", vec!["X1".into()])],
    }
    .encode()
    .unwrap();
    let form = Stream::new(dictionary! { "Subtype" => "Form" }, inner);
    let file = bytes(document(
        vec![vec![op("Do", vec!["X1".into()])], page(1)],
        vec![("X1", form)],
    ));
    let reading = read(&file).unwrap();
    assert_eq!(reading.warnings.len(), 1);
    assert_eq!(reading.warnings[0].page, Some(1));
    assert_eq!(reading.warnings[0].code, WarningCode::Unreadable);
    assert_eq!(reading.blocks[0].page, Some(2));
}

#[test]
fn broken_operators_are_passed_over() {
    let mut operations = vec![
        op("cm", vec![1.into()]),
        op("Q", vec![]),
        op("cs", vec!["Missing".into()]),
        op("Tj", vec![Object::string_literal("shown without a font")]),
        op("Tf", vec!["Missing".into(), 12.into()]),
        op(
            "Tm",
            vec!["a".into(), 0.into(), 0.into(), 1.into(), 0.into(), 0.into()],
        ),
        op("gs", vec!["Missing".into()]),
        op("Do", vec!["Missing".into()]),
    ];
    operations.extend(page(1));
    let reading = read(&bytes(document(vec![operations], vec![]))).unwrap();
    assert!(
        reading
            .blocks
            .iter()
            .any(|block| block.text.starts_with("The petitioner"))
    );
}

#[test]
fn files_that_cannot_be_read_are_refused_with_the_reason() {
    let whole = bytes(document((1..=3).map(page).collect(), vec![]));
    assert_eq!(read(b"PK\x03\x04 a zip"), Err(PdfError::NotPdf));
    assert!(matches!(
        read(&whole[..whole.len() / 2]),
        Err(PdfError::Broken(_) | PdfError::NoPages)
    ));
    assert!(matches!(
        read(b"%PDF-1.5\n%%EOF"),
        Err(PdfError::Broken(_) | PdfError::NoPages)
    ));
    let picture = bytes(document(
        vec![vec![op("q", vec![]), op("Q", vec![])]],
        vec![],
    ));
    assert_eq!(
        read(&picture),
        Err(PdfError::NoText {
            pages: 1,
            characters: 0
        })
    );
    assert!(matches!(
        read(&vec![b' '; MAX_FILE_BYTES + 1]),
        Err(PdfError::TooLarge(_))
    ));
}

#[test]
fn a_file_that_needs_a_password_is_refused_and_one_without_is_read() {
    for (password, refused) in [("secret", true), ("", false)] {
        let mut file = document((1..=3).map(page).collect(), vec![]);
        file.trailer.set(
            "ID",
            vec![
                Object::string_literal("0123456789abcdef"),
                Object::string_literal("0123456789abcdef"),
            ],
        );
        let state = EncryptionState::try_from(EncryptionVersion::V2 {
            document: &file,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        })
        .unwrap();
        file.encrypt(&state).unwrap();
        let read = read(&bytes(file));
        if refused {
            assert_eq!(read, Err(PdfError::Encrypted));
        } else {
            assert_eq!(read.map(|reading| reading.blocks.len()), Ok(6));
        }
    }
}

// Fonts are inherited from the nodes of the page tree above, as far as the bound; a tree that is
// its own parent ends.
#[test]
fn a_deep_page_tree_is_followed_to_the_bound() {
    // The page and its own node are there already: so many more above them.
    let deep = |more: usize| {
        let mut document = document(vec![page(1)], Vec::new());
        let root = document.catalog().unwrap().get(b"Pages").unwrap();
        let mut child = root.as_reference().unwrap();
        let resources = {
            let node = document.get_object_mut(child).unwrap();
            node.as_dict_mut().unwrap().remove(b"Resources").unwrap()
        };
        for _ in 0..more {
            let above = document.add_object(dictionary! {
                "Type" => "Pages", "Kids" => vec![child.into()], "Count" => 1,
            });
            let node = document.get_object_mut(child).unwrap();
            node.as_dict_mut().unwrap().set("Parent", above);
            child = above;
        }
        let top = document.get_object_mut(child).unwrap().as_dict_mut();
        top.unwrap().set("Resources", resources);
        let catalog = document.catalog_mut().unwrap();
        catalog.set("Pages", child);
        let page = document.page_iter().next()?;
        flatten::inherited(&document, page, b"Resources")
    };
    let most = flatten::MAX_TREE_DEPTH;
    assert!(deep(most - 2).is_some());
    assert!(deep(most - 1).is_none());

    let mut ring = document(vec![page(1)], Vec::new());
    let root = ring.catalog().unwrap().get(b"Pages").unwrap();
    let root = root.as_reference().unwrap();
    let node = ring.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    node.set("Parent", root);
    let first = ring.page_iter().next().unwrap();
    assert!(flatten::inherited(&ring, first, b"Absent").is_none());
    assert!(!read(&bytes(ring)).unwrap().blocks.is_empty());
}

#[test]
fn every_cut_of_a_file_is_read_or_refused() {
    let whole = bytes(document((1..=2).map(page).collect(), vec![]));
    for end in (0..whole.len()).step_by(61) {
        let _ = read(&whole[..end]);
        let mut damaged = whole.clone();
        damaged[end] ^= 0x55;
        let _ = read(&damaged);
    }
}

#[test]
fn too_many_glyphs_leave_the_page_out() {
    let long = "x".repeat(MAX_PAGE_GLYPHS + 1);
    let reading = read(&bytes(document(
        vec![lines(&[(0.0, 500.0, &long)]), page(1)],
        vec![],
    )))
    .unwrap();
    assert_eq!(reading.warnings[0].page, Some(1));
    assert!(reading.blocks.iter().all(|block| block.page == Some(2)));
}

#[test]
fn no_more_is_read_than_the_bounds_allow() {
    let too_large = |read: Result<Reading, PdfError>, words: &str| {
        let Err(PdfError::TooLarge(reason)) = read else {
            panic!("read, or refused for another reason: {read:?}");
        };
        assert!(reason.contains(words), "{reason}");
    };
    let blank = || vec![op("q", vec![]), op("Q", vec![])];
    let many = document((0..=MAX_PAGES).map(|_| blank()).collect(), vec![]);
    too_large(read(&bytes(many)), "pages");
    let three = bytes(document((1..=3).map(page).collect(), vec![]));
    let glyphs = Limits {
        glyphs: 100,
        ..LIMITS
    };
    too_large(read_within(&three, glyphs), "100 glyphs");
    let content = Limits {
        content: 20,
        ..LIMITS
    };
    too_large(read_within(&three, content), "20 bytes");
    let operators = Limits {
        operators: 10,
        ..LIMITS
    };
    too_large(read_within(&three, operators), "10 drawing operators");
    let time = Limits {
        time: Duration::ZERO,
        ..LIMITS
    };
    too_large(read_within(&three, time), "takes more than 0 s");
}

/// A form whose content is these bytes.
fn form(content: Vec<u8>) -> Stream {
    let kind = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    Stream::new(kind, content)
}

#[test]
fn a_page_beyond_a_bound_is_left_out_and_named() {
    use super::flatten::{MAX_CONTENT_BYTES, MAX_FORM_DEPTH, MAX_OPERATIONS};
    let draw = |name: &str, times: usize| {
        (0..times)
            .map(|_| op("Do", vec![Object::Name(name.as_bytes().to_vec())]))
            .collect::<Vec<_>>()
    };
    let left_out = |document: Document, words: &str| {
        let reading = read(&bytes(document)).unwrap();
        let warning = &reading.warnings[0];
        assert_eq!(warning.page, Some(1));
        assert!(warning.message.contains(words), "{}", warning.message);
        assert!(reading.blocks.iter().all(|block| block.page != Some(1)));
    };
    // A form that draws itself is as deep as one likes.
    let endless = document(
        vec![draw("Fm", 1), page(1)],
        vec![("Fm", form(b"/Fm Do".to_vec()))],
    );
    left_out(endless, &format!("more than {MAX_FORM_DEPTH} deep"));
    // A form of a thousand operators, drawn two thousand times.
    let wide = document(
        vec![draw("Fm", MAX_OPERATIONS / 1_000 + 1), page(1)],
        vec![("Fm", form(b"q Q ".repeat(500)))],
    );
    left_out(wide, &format!("more than {MAX_OPERATIONS} operators"));
    let many = vec![op("q", vec![]); MAX_OPERATIONS + 1];
    let words = format!("more than {MAX_OPERATIONS} operators");
    left_out(document(vec![many, page(1)], vec![]), &words);
    // Content in several streams, each of which is small enough.
    let mut long = document(vec![page(2), page(1)], vec![]);
    let streams: Vec<Object> = (0..3)
        .map(|_| {
            let mut stream = Stream::new(Dictionary::new(), vec![b' '; MAX_CONTENT_BYTES / 3 + 1]);
            stream.compress().unwrap();
            long.add_object(stream).into()
        })
        .collect();
    let first = long.page_iter().next().unwrap();
    let first = long.get_object_mut(first).unwrap().as_dict_mut().unwrap();
    first.set("Contents", streams);
    left_out(long, "MB");
}

#[test]
fn leader_dots_part_a_party_from_its_role() {
    let mut operations = lines(&[(
        72.0,
        810.0,
        "ANNE MFANO ............................. 1ST APPLICANT",
    )]);
    operations.extend(page(1));
    let reading = read(&bytes(document(vec![operations], vec![]))).unwrap();
    assert_eq!(
        reading.blocks[0].kind,
        BlockKind::Table(vec![vec![
            "ANNE MFANO".to_owned(),
            "1ST APPLICANT".to_owned()
        ]])
    );
}

/// Where a head has more lines than the text, the distance between them is not that of a paragraph's lines.
#[test]
fn a_ruling_of_a_page_has_a_head_of_lines() {
    let head = [
        "REPUBLIC OF KENYA",
        "IN THE HIGH COURT OF KENYA AT MFANO",
        "MFANO LAW COURTS",
        "MISCELLANEOUS APPLICATION NO. 4 OF 2031",
        "RULING",
    ];
    let text = [
        "Whoever wants to keep a giraffe in the county asks the registrar first, and says where",
        "the giraffe is to live, who feeds it, and what becomes of it when the owner is away for",
        "longer than a week; nothing of this was said here, so that the registrar could do no more",
        "than send the form back to the owner, who did not fill it in again before the matter came",
        "to court.",
    ];
    let mut page = Vec::new();
    let mut y = 780.0;
    for line in head {
        page.push((40.0, y, line));
        y -= 28.0;
    }
    for line in text {
        page.push((40.0, y, line));
        y -= 14.0;
    }
    let read = read(&bytes(document(vec![lines(&page)], vec![]))).unwrap();
    let texts: Vec<&str> = read
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts[..head.len()], head);
    assert_eq!(texts.len(), head.len() + 1, "{texts:#?}");
}

#[test]
fn a_title_that_a_program_gave_is_none() {
    for title in [
        "untitled",
        "Untitled-1",
        "Untitled Document",
        "Slide 1",
        "C:\\docs\\ruling",
        "(anonymous)",
        "Document1",
        "Microsoft Word - Ruling",
        "ruling final.DOCX",
    ] {
        assert!(is_programs_own(title), "{title}");
    }
    for title in [
        "Mfano v Mfani",
        "Statement on the register",
        "Print media and the register",
    ] {
        assert!(!is_programs_own(title), "{title}");
    }
}
