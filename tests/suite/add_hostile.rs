//! Hostile files, each made here: every one gets a finding with its name, and the good file
//! beside them is added.

use std::collections::BTreeMap;
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::project::Project;

const GOOD: &str = "PRESS RELEASE: The Register of Examples Must Wait

The Mwananchi Forum today called on the Registrar of Examples to wait for the law.

Issued by the Mwananchi Forum

Nairobi, 4 June 2031
";

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part begins");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("the zip ends").into_inner()
}

fn docx(document: &[u8]) -> Vec<u8> {
    let types: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    zipped(&[
        ("[Content_Types].xml", types),
        ("word/document.xml", document),
    ])
}

/// A PDF of one page with this content.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(),
        format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "xref\n0 5\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    file += &table;
    file += &format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// XML whose entities name each other: a gigabyte if they were put in.
fn entities() -> String {
    let mut text = "<?xml version=\"1.0\"?>\n<!DOCTYPE akomaNtoso [<!ENTITY a \"ha\">".to_owned();
    for (before, name) in ('a'..'j').zip('b'..='j') {
        text += &format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10));
    }
    text + "]>\n<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><judgment><judgmentBody><p>&j;</p></judgmentBody></judgment></akomaNtoso>"
}

/// The code of the finding of each file, by its name; none where it was added.
fn outcomes(project: &Project, folder: &str, status: i32) -> BTreeMap<String, Option<String>> {
    let report = project.run(["add", folder, "--json"]).expect(status).json();
    report["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|row| {
            let path = row["path"].as_str().expect("a path");
            let name = path.rsplit('/').next().expect("a name").to_owned();
            let error = &row["error"];
            if !error.is_null() {
                // What is refused says what is wrong and leaves nothing behind.
                assert!(
                    error["message"]
                        .as_str()
                        .is_some_and(|words| !words.is_empty())
                );
                assert!(row["document"].is_null());
            }
            (name, error["code"].as_str().map(str::to_owned))
        })
        .collect()
}

#[test]
fn hostile_files_are_named_and_the_others_go_on() {
    let project = Project::with_base();
    let bytes = |name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(project.join("in")).expect("a folder");
        std::fs::write(project.join("in").join(name), bytes).expect("written");
    };
    bytes("good.txt", GOOD.as_bytes());
    let bomb = vec![b' '; 33 << 20];
    bytes("bomb.docx", &docx(&bomb));
    bytes("deep.docx", &docx(
        format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}{}</w:body></w:document>"#,
            "<w:p>".repeat(5_000),
            "</w:p>".repeat(5_000)
        )
        .as_bytes(),
    ));
    bytes("half.docx", &docx(b"<w:document/>")[..200]);
    bytes("entities.xml", entities().as_bytes());
    bytes(
        "deep.html",
        ("<html><body>".to_owned() + &"<div>".repeat(50_000)).as_bytes(),
    );
    bytes("picture.pdf", &pdf("q Q"));
    bytes("half.pdf", &pdf("BT ET")[..120]);
    bytes("nothing.pdf", b"");
    bytes(
        "noise.bin",
        &(0..4_096_u32)
            .map(|n| (n * 7 % 251) as u8)
            .collect::<Vec<_>>(),
    );
    bytes("archive.gz", b"\x1f\x8b\x08\0\0\0\0\0");
    bytes("song.zip", &zipped(&[("a.mp3", b"ID3")]));
    // Read for what they are, whatever they are called.
    bytes("page.pdf", format!("<!DOCTYPE html><html><body><h1>PRESS RELEASE</h1><p>{}</p></body></html>", "The Mwananchi Forum calls on the Registrar to wait for the law of examples, and says why it should. ".repeat(4)).as_bytes());
    bytes(
        "endless.txt",
        ("The Forum of Endless Lines says that it goes on and on. ".repeat(60_000)).as_bytes(),
    );
    bytes(
        "nul.txt",
        GOOD.replace("Mwananchi", "Wana\0nchi")
            .replace("4 June", "5 June")
            .as_bytes(),
    );
    let mut mixed = GOOD
        .replace("Mwananchi", "Mkulima")
        .replace("4 June", "6 June")
        .into_bytes();
    mixed.extend(b"\nThe Mb\xe9r\xfa group \xe2\x80\x9cagrees\xe2\x80\x9d.\n");
    bytes("mixed.txt", &mixed);
    // Too large to be read at all, and no byte of it on the disk.
    std::fs::File::create(project.join("in/large.txt"))
        .and_then(|file| file.set_len((256 << 20) + 1))
        .expect("a hole in a file");

    let found = outcomes(&project, "in", 3);
    let code = |name: &str| found[name].as_deref();
    for (name, expected) in [
        ("good.txt", None),
        ("bomb.docx", Some("bad-docx")),
        ("deep.docx", Some("bad-docx")),
        ("half.docx", Some("broken-archive")),
        ("entities.xml", Some("bad-akoma-ntoso")),
        ("deep.html", Some("bad-html")),
        ("picture.pdf", Some("no-text-layer")),
        ("half.pdf", Some("bad-pdf")),
        ("nothing.pdf", Some("empty-file")),
        ("noise.bin", Some("unknown-format")),
        ("archive.gz", Some("archive")),
        ("song.zip", Some("other-zip")),
        ("page.pdf", None),
        ("endless.txt", None),
        ("nul.txt", None),
        ("mixed.txt", None),
        ("large.txt", Some("too-large")),
    ] {
        assert_eq!(code(name), expected, "{name}");
    }
    project.run(["check"]).expect(0);
}

#[test]
fn folders_are_read_through_to_a_depth() {
    let project = Project::with_base();
    let path = |depth: usize| format!("in/{}release.txt", "a/".repeat(depth));
    project.write(&path(16), GOOD);
    project.write(&path(17), &GOOD.replace("4 June", "5 June"));
    let found = project.run(["add", "in", "--json"]).expect(3).json();
    let rows = found["files"].as_array().expect("files");
    assert_eq!(rows.len(), 2, "{found}");
    // What lies too deep is left out, and named.
    assert_eq!(rows[0]["error"]["code"], "too-deep");
    let deep = path(17).replace("/release.txt", "");
    assert_eq!(rows[0]["path"], deep.as_str());
    assert_eq!(rows[1]["error"], serde_json::Value::Null);
    project.run(["add", &deep]).expect(0);
}
