use super::*;

fn lines(body: &str) -> Vec<(BlockKind, Option<String>, String)> {
    blocks(body)
        .into_iter()
        .map(|block| (block.kind, block.number, block.text))
        .collect()
}

#[test]
fn blocks_of_a_statement() {
    let body = "# A *statement* {kind=x}\n\nFirst line\nand **second** with a [link](https://a.example/x_(y)).\n\n> Quoted\n> words\n\n1. One\n   goes on\n2. Two\n   - deeper\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\nSetext\n------\n\n---\n\nA note[^1] in snake_case, 2 * 3 \\*kept\\* [2020] eKLR.\n\n[^1]: The note.\n<!-- gone -->\n";
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        lines(body),
        [
            (BlockKind::Heading(1), None, "A statement".to_owned()),
            (
                BlockKind::Paragraph,
                None,
                "First line and second with a link.".to_owned()
            ),
            (BlockKind::Quotation, None, "Quoted words".to_owned()),
            (BlockKind::Item(1), some("1."), "One goes on".to_owned()),
            (BlockKind::Item(1), some("2."), "Two".to_owned()),
            (BlockKind::Item(2), some("•"), "deeper".to_owned()),
            (
                BlockKind::Table(vec![
                    vec!["a".into(), "b".into()],
                    vec!["1".into(), "2".into()]
                ]),
                None,
                "a | b\n1 | 2".to_owned()
            ),
            (BlockKind::Heading(2), None, "Setext".to_owned()),
            (
                BlockKind::Paragraph,
                None,
                "A note in snake_case, 2 * 3 *kept* [2020] eKLR.".to_owned()
            ),
            (BlockKind::Footnote, some("1"), "The note.".to_owned()),
        ]
    );
}

#[test]
fn front_matter_gives_labels() {
    let reading = read(
        b"---\ntitle: \"A title\"\nlist:\n  - x\ndate: 2020-01-31\n---\nWords.",
        "ke",
    );
    let labels: Vec<_> = reading
        .labels
        .iter()
        .map(|label| (label.label.as_str(), label.value.as_str()))
        .collect();
    assert_eq!(labels, [("title", "A title"), ("date", "2020-01-31")]);
    assert_eq!(reading.blocks.len(), 1);
    assert_eq!(read(b"---\nno end", "ke").labels, []);
}

#[test]
fn weight_and_hostile_marks() {
    assert!(blocks("**All of it**")[0].bold);
    assert!(!blocks("**Part** of it")[0].bold);
    assert!(blocks("*All*")[0].italic);
    let open = "[".repeat(100_000);
    assert_eq!(blocks(&open)[0].text.len(), 100_000);
    assert_eq!(blocks(&"> ".repeat(50_000)).len(), 1);
    assert_eq!(
        blocks("```\ncode *stays*\nin lines"),
        blocks("code *stays*\nin lines")
    );
}

#[test]
fn what_stands_for_a_sign_becomes_it() {
    let text = |source: &str| blocks(source)[0].text.clone();
    assert_eq!(text("25th &amp; 28th June, 2031"), "25th & 28th June, 2031");
    assert_eq!(text("the court&#8217;s &lt;own&gt;"), "the court’s <own>");
    assert_eq!(text("A & B; AT&T; &nothing; &"), "A & B; AT&T; &nothing; &");
}
