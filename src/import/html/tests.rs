use super::*;
use crate::import::block::BlockKind;

fn texts(html: &str) -> Vec<String> {
    read(html)
        .unwrap()
        .blocks
        .into_iter()
        .map(|block| block.text)
        .collect()
}

fn label(reading: &Reading, name: &str) -> Option<String> {
    reading
        .labels
        .iter()
        .find(|label| label.label == name)
        .map(|label| label.value.clone())
}

const NEWS: &str = r##"<!doctype html><html lang="en"><head><title>Register opens | Example News</title>
<meta property="og:title" content="Register opens"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2031-01-30T06:00:00+03:00"><script>var a = "<p>no</p>";</script></head>
<body class="has-sidebar"><header><a href="/">Home</a><form><input></form></header>
<nav><ul><li><a href="/a">Politics</a></li><li><a href="/b">Courts</a></li></ul></nav>
<div id="cookie-notice">We use cookies.</div>
<article><h1>Register opens</h1><div class="byline">By A Writer</div><div class="social-share"><a href="#">Share</a></div>
<p>The register opened on <b>Friday</b>,&nbsp;the court heard.<sup><a href="#fn1">1</a></sup></p>
<div class="related-articles"><h3>Related</h3><p>Another story of the day</p></div>
<blockquote><p>“It is a fresh start.”</p></blockquote>
<ul><li>First point</li><li>Second point</li></ul>
<p>Area of 12 m<sup>2</sup> on the 8<sup>th</sup> day.</p>
<table><tr><th>Year</th><th>Cards</th></tr><tr><td>2030</td><td>12</td></tr></table>
<ul><li><a href="/1">More on this long story of ours</a></li><li><a href="/2">Another long link title</a></li><li><a href="/3">And a third long link title</a></li></ul>
<p>It closed later that day, and nobody could say when it would be opened again.</p>
<div id="fn1">1. Interview with the clerk. ↩</div></article>
<aside>Most read</aside><div class="newsletter-signup">Subscribe now</div><footer>© Example</footer></body></html>"##;

#[test]
fn a_news_page_without_its_shop() {
    let reading = read(NEWS).unwrap();
    let texts: Vec<&str> = reading
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Register opens",
            "By A Writer",
            "The register opened on Friday, the court heard.",
            "“It is a fresh start.”",
            "First point",
            "Second point",
            "Area of 12 m2 on the 8th day.",
            "Year | Cards\n2030 | 12",
            "It closed later that day, and nobody could say when it would be opened again.",
            "Interview with the clerk.",
        ]
    );
    assert_eq!(reading.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(reading.blocks[3].kind, BlockKind::Quotation);
    assert_eq!(reading.blocks[4].kind, BlockKind::Item(1));
    assert_eq!(
        (&reading.blocks[9].kind, reading.blocks[9].number.as_deref()),
        (&BlockKind::Footnote, Some("1"))
    );
    assert_eq!(
        label(&reading, "Publisher").as_deref(),
        Some("Example News")
    );
    assert_eq!(
        label(&reading, "Published").as_deref(),
        Some("2031-01-30T06:00:00+03:00")
    );
}

const OLD_CASE: &str = r#"<html><head><title>Petition 1 of 2030 - Kenya Law</title></head><body>
<div id="menu-main"><a href="/">Home</a></div>
<table class="meta_info"><thead><tr><td colspan="2">Case Metadata</td></tr></thead><tbody>
<tr><th>Case Number:</th><td>Petition 1 &amp; 2 of 2030 (Consolidated)</td></tr>
<tr><th>Parties:</th><td>Alpha v Beta &amp; another; Gamma (Interested Party)</td></tr>
<tr><th>Date Delivered:</th><td>30 Jan 2031</td></tr><tr><th>Case Class:</th><td>Civil</td></tr>
<tr><th>Court:</th><td>High Court at Nairobi (Milimani Law Courts)</td></tr>
<tr><th>Case Action:</th><td>Judgment</td></tr><tr><th>Judge(s):</th><td>Alpha Mfano, Beta Mfano</td></tr>
<tr><th>Citation:</th><td>Alpha v Beta &amp; another; Gamma (Interested Party) [2031] eKLR</td></tr>
<tr><th>Court Division:</th><td>Constitutional and Human Rights</td></tr>
<tr><th>Advocates:</th><td>-</td></tr></tbody></table>
<div class="case_content"><p align="center"><strong>REPUBLIC OF KENYA</strong></p>
<p align="center"><strong>IN THE HIGH COURT OF KENYA AT NAIROBI</strong></p>
<p align="center"><strong>PETITION NO. 1 OF 2030</strong></p>
<p><strong>ALPHA................PETITIONER</strong></p><p align="center"><strong>VERSUS</strong></p>
<p><strong>BETA................1<sup>ST</sup> RESPONDENT</strong></p>
<p align="center"><strong><u>JUDGMENT</u></strong></p>
<p>1.&nbsp;&nbsp;The petitioner came to this court in the first days of the year and asked for a declaration.</p>
<ol start="2"><li>The respondent did not come.<ol type="a"><li>Nor did it write.</li></ol></li></ol>
<p>3. The petition is allowed.</p></div></body></html>"#;

#[test]
fn an_old_case_page_of_kenya_law() {
    let reading = read(OLD_CASE).unwrap();
    assert_eq!(
        label(&reading, "Case Number").as_deref(),
        Some("Petition 1 & 2 of 2030 (Consolidated)")
    );
    assert!(
        !reading
            .blocks
            .iter()
            .any(|block| block.text.contains("Case Class"))
    );
    let found = crate::import::judgment::import(&reading);
    let draft = &found.draft;
    assert_eq!(draft.court.as_ref().unwrap().value, "KEHC");
    assert_eq!(
        draft.station.as_ref().unwrap().value,
        "Nairobi (Milimani Law Courts)"
    );
    assert_eq!(draft.citations[0].value, "[2031] eKLR");
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2031-01-30");
    assert_eq!(draft.bench.len(), 2);
    assert_eq!(
        draft.short.as_ref().unwrap().value,
        "Alpha v Beta & another; Gamma (Interested Party)"
    );
    assert_eq!(draft.parties.len(), 2);
    assert_eq!(draft.parties[1].value.party.number, Some(1));
    let pinpoints: Vec<String> = found
        .passages
        .iter()
        .map(|passage| passage.pinpoint.to_string())
        .collect();
    assert_eq!(pinpoints, ["para 1", "para 2", "para 3"]);
    assert_eq!(
        found.passages[1].text,
        "The respondent did not come.\na. Nor did it write."
    );
}

#[test]
fn a_page_of_metadata_says_so() {
    let page = r#"<html><body><dl class="document-metadata-list"><dt>Citation</dt><dd>A v B [2031] KEHC 1 (KLR)
        <button>Copy</button></dd><dt>Court</dt><dd>High Court</dd><dt>Judges</dt><dd>A Mfano,</dd><dt>Attorneys</dt><dd> </dd>
        <dt>Judgment&nbsp;date</dt><dd>30 January 2031</dd></dl></body></html>"#;
    let reading = read(page).unwrap();
    assert_eq!(
        label(&reading, "Citation").as_deref(),
        Some("A v B [2031] KEHC 1 (KLR)")
    );
    assert_eq!(
        label(&reading, "Judgment date").as_deref(),
        Some("30 January 2031")
    );
    assert_eq!(label(&reading, "Attorneys"), None);
    assert!(
        reading
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::MetadataOnly)
    );
}

#[test]
fn line_breaks_end_lines_and_paragraphs() {
    assert_eq!(
        texts("<div>One<br>two<br><br>Three</div>"),
        ["One\ntwo", "Three"]
    );
}

#[test]
fn hostile_pages_are_bounded() {
    assert_eq!(
        read(&"<div>".repeat(MAX_NESTING + 1)).unwrap_err(),
        HtmlError::TooDeep
    );
    let deep = "<div>".repeat(MAX_DEPTH + 500) + "deep words" + &"</div>".repeat(MAX_DEPTH + 500);
    let reading = read(&deep).unwrap();
    assert!(
        reading
            .blocks
            .iter()
            .any(|block| block.text.contains("deep words"))
    );
    assert!(
        reading
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::TooLarge)
    );
    let attributes = format!("<div {}>", "a ".repeat(MAX_ATTRIBUTES + 1));
    assert_eq!(read(&attributes).unwrap_err(), HtmlError::TooManyTags);
    assert_eq!(
        read(&"<p>".repeat(MAX_TAGS + 1)).unwrap_err(),
        HtmlError::TooManyTags
    );
    let large = vec![b'a'; MAX_HTML_BYTES + 1];
    assert_eq!(
        read_bytes(&large).unwrap_err(),
        HtmlError::TooLarge(MAX_HTML_BYTES + 1)
    );
    assert!(read("").unwrap().blocks.is_empty());
    for odd in [
        "<",
        "<table><tr><td>",
        "<p>\u{0}a",
        "<ol start=99999999999999999999><li>x",
        "<ol start=-5><li value=x>y",
        "<li>z",
    ] {
        assert!(read(odd).is_ok(), "{odd}");
    }
}
