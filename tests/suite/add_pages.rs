//! Web pages become documents: records without text, older law reports, news in the furniture of
//! its site.

use serde_json::Value;

use crate::project::Project;

/// A page of a law report that has no text of the decision, but its catalogue's entry.
const RECORD: &str = r#"<!DOCTYPE html><html lang="en"><head>
<title>Mfano v Registrar of Examples &amp; another (Petition E7 of 2030) [2031] KEHC 7 (KLR) (30 January 2031) (Judgment)</title></head>
<body><nav><a href="/">Home</a></nav><main id="top">
<h1>Mfano v Registrar of Examples &amp; another (Petition E7 of 2030) [2031] KEHC 7 (KLR) (30 January 2031) (Judgment)</h1>
<dl class="document-metadata-list d-flex">
<dt>Citation</dt><dd class="text-muted">Mfano v Registrar of Examples &amp; another [2031] KEHC 7 (KLR)
<button type="button" class="btn copy-to-clipboard" data-confirmation="Copied!">Copy</button></dd>
<dt>Media Neutral Citation</dt><dd class="text-muted">[2031] KEHC 7 (KLR) <button type="button">Copy</button></dd>
<dt>Court</dt><dd>High Court</dd><dt>Court station</dt><dd>High Court at Nairobi (Milimani Law Courts)</dd>
<dt>Case number</dt><dd>Petition E7 of 2030</dd><dt>Judges</dt><dd><a href="/j/">AB Mfano</a></dd>
<dt>Judgment date</dt><dd>30 January 2031</dd><dt>Language</dt><dd>English</dd><dt>Type</dt><dd>Judgment</dd></dl>
<div class="document-content" data-component="DocumentContent" data-display-type="pdf">
<div data-pdf="/akn/ke/judgment/kehc/2031/7/eng@2031-01-30/source.pdf" data-pdf-size="95041" data-pdf-standby></div>
<div class="document-content__inner"><div id="document-content" class="content"></div></div></div></main></body></html>"#;

/// The court's own text of it.
const TEXT: &str = "REPUBLIC OF KENYA

IN THE HIGH COURT OF KENYA AT NAIROBI

PETITION NO. E7 OF 2030

BETWEEN

ASHA MFANO ........................................ PETITIONER

AND

REGISTRAR OF EXAMPLES ........................................ 1ST RESPONDENT

MINISTRY OF SAMPLES ........................................ 2ND RESPONDENT

JUDGMENT

1. The petitioner asks that the register of giraffes be kept closed until a law is made for it.

2. The respondents say that the register is a trial and holds no person's data.

3. We find that the register is a register. It shall stay closed.

DATED, SIGNED AND DELIVERED AT NAIROBI THIS 30TH DAY OF JANUARY, 2031.

AB MFANO

JUDGE
";

fn add(project: &Project, path: &str, status: i32) -> Value {
    let run = project.run(["add", path, "--json"]).expect(status);
    run.json()["files"][0].clone()
}

fn shown(project: &Project, id: &str) -> Value {
    project.run(["show", id, "--json"]).expect(0).json()
}

#[test]
fn a_page_without_the_text_is_a_record_and_says_so() {
    let project = Project::with_base();
    project.write("in/page.html", RECORD);
    let row = add(&project, "in/page.html", 0);
    assert_eq!(row["document"], "kehc-2031-7");
    assert_eq!(row["passages"], 0);
    let missing = row["missing"].as_array().expect("a list");
    assert!(missing.contains(&Value::from("text")), "{row}");
    let document = &shown(&project, "[2031] KEHC 7 (KLR)")["document"];
    assert_eq!(document["text"], "none");
    assert_eq!(document["number"][0], "Petition E7 of 2030");
    let words = project.run(["show", "kehc-2031-7"]).expect(0).stdout();
    assert!(words.contains("record without text"), "{words}");
    project.run(["check"]).expect(0);
}

#[test]
fn the_text_of_a_record_takes_its_place_whichever_comes_first() {
    for order in [["page.html", "text.txt"], ["text.txt", "page.html"]] {
        let project = Project::with_base();
        project.write("in/page.html", RECORD);
        project.write("in/text.txt", TEXT);
        for name in order {
            add(&project, &format!("in/{name}"), 0);
        }
        let found = shown(&project, "[2031] KEHC 7 (KLR)");
        let document = &found["document"];
        assert_eq!(document["text"], "full", "{order:?}");
        assert_eq!(found["passages"].as_array().map(Vec::len), Some(4));
        assert_eq!(document["sources"].as_array().map(Vec::len), Some(2));
        // The head's parties, not those that the catalogue's title lets one guess.
        let parties = document["parties"].as_array().expect("parties");
        assert_eq!(parties.len(), 3, "{parties:?}");
        assert_eq!(parties[2]["name"], "MINISTRY OF SAMPLES");
        let again = add(&project, "in/page.html", 0);
        let words = again["outcome"].as_str().expect("words");
        assert!(words.starts_with("already added"), "{words}");
        project.run(["check"]).expect(0);
    }
}

/// A page of the older site of a law report, with the table of its catalogue.
const OLDER: &str = r#"<html><head><title>Petition 2 of 2030 - Kenya Law</title></head><body>
<div id="header"><ul><li><a href="/">Home</a></li><li><a href="/caselaw">Case Search</a></li></ul></div>
<table class="table meta_info"><thead><tr><td colspan="2"><h2>Case Metadata</h2></td></tr></thead><tbody>
<tr><th>Case Number:</th><td>Petition 2 of 2030</td></tr>
<tr><th>Parties:</th><td>Mwananchi, Asha Mfano t/a Sample Shop v Registrar of Examples</td></tr>
<tr><th>Date Delivered:</th><td>20 Dec 2031</td></tr><tr><th>Case Class:</th><td>Civil</td></tr>
<tr><th>Court:</th><td>High Court at Nakuru</td></tr><tr><th>Case Action:</th><td>Ruling</td></tr>
<tr><th>Judge(s):</th><td>Beta Mfano Mfani</td></tr>
<tr><th>Citation:</th><td>Mwananchi &amp; another v Registrar of Examples [2031] eKLR</td></tr>
<tr><th>Advocates:</th><td>-</td></tr><tr><th>Court Division:</th><td>Constitutional and Human Rights</td></tr>
<tr><th>County:</th><td>Nakuru</td></tr><tr><th>Case Outcome:</th><td>Application dismissed</td></tr>
<tr><th>Disclaimer:</th><td>The information contained in the above segment is not part of the judicial opinion.</td></tr>
</tbody></table>
<div class="case_content"><p align="center"><strong>REPUBLIC OF KENYA</strong></p>
<p align="center"><strong>IN THE HIGH COURT OF KENYA</strong></p><p align="center"><strong>AT NAKURU</strong></p>
<p align="center"><strong>PETITION NO. 2 OF 2030</strong></p>
<p><strong>MWANANCHI...........................1<sup>ST</sup> PETITIONER</strong></p>
<p><strong>ASHA MFANO T/A SAMPLE SHOP......2<sup>ND</sup> PETITIONER</strong></p>
<p align="center"><strong>VERSUS</strong></p><p><strong>REGISTRAR OF EXAMPLES............RESPONDENT</strong></p>
<p align="center"><strong><u>RULING</u></strong></p>
<p>1.&nbsp;&nbsp;&nbsp; The Application before the Court asks for a stay of the register of giraffes.</p>
<ol start="2"><li>The Respondent opposes it on three grounds:<ol type="a"><li>it is late;</li><li>it is vague.</li></ol></li>
<li>I agree with the second ground, and dismiss it.</li></ol>
<p><strong>DATED AND DELIVERED AT NAKURU THIS 20<sup>TH</sup> DAY OF DECEMBER, 2031.</strong></p>
<p><strong>BETA MFANO MFANI</strong></p><p><strong>JUDGE</strong></p></div>
<div id="footer">Kenya Law, P.O. Box 1, Nairobi. <a href="/feedback">Feedback</a></div></body></html>"#;

#[test]
fn an_older_page_of_a_law_report_has_its_catalogue_beside_its_text() {
    let project = Project::with_base();
    project.write("in/226129.html", OLDER);
    let row = add(&project, "in/226129.html", 0);
    let found = shown(&project, row["document"].as_str().expect("an id"));
    let document = &found["document"];
    for (key, value) in [
        ("kind", "ruling"),
        (
            "title",
            "Mwananchi & another v Registrar of Examples [2031] eKLR",
        ),
        ("court", "KEHC"),
        ("station", "Nakuru"),
        ("date", "2031-12-20"),
        ("division", "Constitutional and Human Rights"),
        ("outcome", "Application dismissed"),
    ] {
        assert_eq!(document[key], value, "{key}: {document}");
    }
    assert_eq!(document["number"][0], "Petition 2 of 2030");
    assert_eq!(document["bench"][0], "Beta Mfano Mfani");
    assert_eq!(document["citations"][0]["cite"], "[2031] eKLR");
    let parties = document["parties"].as_array().expect("parties");
    assert_eq!(parties.len(), 3, "{parties:?}");
    assert_eq!(parties[1]["role"], "petitioner");
    let places: Vec<&str> = found["passages"]
        .as_array()
        .expect("passages")
        .iter()
        .filter_map(|passage| passage["pinpoint"].as_str())
        .collect();
    assert_eq!(places[..3], ["para 1", "para 2", "para 3"]);
    let text = found["passages"].to_string();
    assert!(
        text.contains("it is vague") && !text.contains("Feedback") && !text.contains("Disclaimer")
    );
}

/// What each site puts around an article; none of it may come through.
const FURNITURE: &[&str] = &[
    "cookie",
    "Subscribe",
    "Related",
    "Read also",
    "Share",
    "Comment",
    "Advertisement",
    "Menu",
    "All rights reserved",
    "Trending",
    "newsletter",
    "Leave a Reply",
    "Most read",
    "min read",
];

const WORDPRESS: &str = r##"<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8">
<title>The register must wait for a law - Mwananchi Forum</title>
<meta property="og:site_name" content="Mwananchi Forum"><meta property="og:type" content="article">
<meta property="article:published_time" content="2031-06-04T08:00:00+03:00"><link rel="canonical" href="https://mwananchi.example/2031/06/register-must-wait/"></head>
<body class="post-template-default single single-post"><div id="cookie-law-info-bar">This website uses cookies to improve your experience. <a>Accept</a></div>
<header id="masthead" class="site-header"><div class="menu-toggle">Menu</div><nav class="main-navigation"><ul><li>About</li><li>Our work</li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-12" class="post-12 post type-post hentry">
<header class="entry-header"><h1 class="entry-title">The register must wait for a law</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2031-06-04T08:00:00+03:00">June 4, 2031</time></span> <span class="byline">by <span class="author vcard">admin</span></span></div></header>
<div class="entry-content"><p><strong>PRESS STATEMENT</strong></p><p>Nairobi, 4 June 2031 – The Mwananchi Forum calls on the Registrar of Examples to wait for the law before the register opens.</p>
<p>“A register without a law is a list,” said Asha Mfano, the Forum’s director.</p><blockquote><p>The court was clear in May.</p></blockquote>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Twitter</li><li>Facebook</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>An older story about elephants</p></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in Press</span></footer></article>
<nav class="navigation post-navigation"><a rel="prev">Previous: Elephants</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">One Comment on this</h2><ol class="comment-list"><li>I disagree.</li></ol><div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Trending</h2><ul><li>Elephants again</li></ul></section><section class="widget widget_mc4wp"><p>Join our newsletter</p></section></aside></div>
<footer id="colophon" class="site-footer">© 2031 Mwananchi Forum. All rights reserved.</footer></body></html>"##;

const DRUPAL: &str = r##"<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" />
<title>Statement on the register of giraffes | Ministry of Samples</title><meta name="Generator" content="Drupal 9" /><meta property="og:site_name" content="Ministry of Samples" /></head>
<body class="path-node page-node-type-press-release"><a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="eu-cookie-compliance-banner">We use cookies on this site.</div>
<header role="banner"><div class="region region-header"><nav role="navigation" class="menu--main"><h2>Menu</h2><ul><li>Home</li><li>Downloads</li></ul></nav></div></header>
<main role="main"><div class="layout-content"><div class="region region-content"><div id="block-page-title"><h1><span class="field field--name-title">Statement on the register of giraffes</span></h1></div>
<article role="article" class="node node--type-press-release node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Submitted by webmaster on Wed, 06/04/2031 - 10:12</div></footer>
<div class="node__content clearfix"><div class="clearfix text-formatted field field--name-body field__item"><p>The Cabinet Secretary, Baraka Mfani, today said that the register of giraffes will open on schedule.</p><p>“No giraffe will be turned away,” he said in Kisumu on 4 June 2031.</p><p>The Ministry will publish the forms next week.</p></div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item">giraffes</div></div></div>
<section class="field field--name-comment comment-wrapper"><h2 class="title comment-form__title">Add new comment</h2></section></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="block-views"><h2>Most read</h2><ul><li>Elephants</li></ul></div></aside></main>
<footer role="contentinfo"><p>Ministry of Samples. All rights reserved.</p></footer></body></html>"##;

const AMP: &str = r##"<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>Court stops the register of giraffes</title>
<link rel="canonical" href="https://daily.example/news/court-stops-register"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Court stops the register of giraffes","datePublished":"2031-05-02T06:00:00Z","author":{"@type":"Person","name":"Chui Mfanu"},"publisher":{"@type":"Organization","name":"The Daily Example"}}</script></head>
<body><amp-sidebar id="sidebar"><ul><li>Menu</li><li>Politics</li></ul></amp-sidebar><amp-user-notification layout="nodisplay">We use cookies. <button>OK</button></amp-user-notification>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">Court stops the register of giraffes</h1><div class="amp-wp-meta amp-wp-byline">By Chui Mfanu</div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2031-05-02T06:00:00+00:00">2 May 2031</time></div></header>
<div class="amp-wp-article-content"><amp-ad width="300" height="250" type="x"><div>Advertisement</div></amp-ad><p>The High Court on Friday stopped the register of giraffes until a law is made for it.</p><p>Justice Asha Mfano said the public had not been heard.</p><amp-social-share type="twitter">Share</amp-social-share><p>The Ministry of Samples said it would appeal.</p></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: News</div></footer></article><footer class="amp-wp-footer"><p>All rights reserved</p></footer></body></html>"##;

const NEWSPAPER: &str = r##"<!DOCTYPE html><html lang="en"><head><title>Giraffes: Registrar threatens to close parks | Nation of Examples</title>
<meta property="og:title" content="Giraffes: Registrar threatens to close parks"><meta property="og:site_name" content="Nation of Examples"><meta name="author" content="Dalili Mfane"></head>
<body><div class="header-ad">Advertisement</div><div class="nav-bar"><ul class="menu-list"><li><a href="/news">News</a></li><li><a href="/politics">Politics</a></li><li>Menu</li></ul></div>
<div class="consent-popup">By using our website you agree to our use of cookies</div>
<div class="page-article"><nav class="breadcrumb"><a>Home</a> <a>News</a></nav><h1 class="title-large">Giraffes: Registrar threatens to close parks</h1>
<p class="article-meta">Tuesday, April 09, 2031 — updated on April 10, 2031</p><div class="share-bar"><a>Share on Facebook</a><a>Share on X</a></div>
<figure><img src="x.jpg" alt=""><figcaption>A giraffe at a park in Nairobi. Photo credit: File</figcaption></figure>
<div class="author-block">By Dalili Mfane <span>Reporter</span> <span>3 min read</span></div>
<section class="article-story"><div class="paragraph-wrapper"><p>The Registrar of Examples on Tuesday threatened to close parks whose giraffes are not on the register.</p></div>
<div class="paragraph-wrapper"><p>Speaking in Mombasa, Parks Principal Secretary Baraka Mfani said that owners had until June.</p></div>
<div class="related-story"><h4>Related stories</h4><a>Elephants walk free</a></div>
<div class="paragraph-wrapper"><p>“We shall not wait,” he said.</p></div><p><strong>Read also: <a>Elephants walk free</a></strong></p>
<div class="paragraph-wrapper"><p>The Mwananchi Forum called the threat unlawful.</p></div></section>
<div class="newsletter-box"><h3>Subscribe to our newsletter</h3><form><input></form></div>
<div class="comments-section"><h3>Comments</h3><p>Log in to comment</p></div></div>
<div class="sidebar"><h3>Most read</h3><ol><li>Elephants walk free</li></ol></div>
<div class="footer-wrap"><p>Nation of Examples © 2031. All rights reserved.</p></div></body></html>"##;

#[test]
fn pages_of_news_and_offices_lose_their_furniture() {
    let project = Project::with_base();
    for (name, page, kind, paragraphs, facts) in [
        (
            "wordpress",
            WORDPRESS,
            "press-statement",
            3..=5,
            [("date", "2031-06-04"), ("place", "Nairobi")].as_slice(),
        ),
        (
            "drupal",
            DRUPAL,
            "official-statement",
            3..=3,
            &[
                ("speaker", "Baraka Mfani"),
                ("office", "Cabinet Secretary"),
                ("place", "Kisumu"),
            ],
        ),
        ("amp", AMP, "news-report", 3..=3, &[("date", "2031-05-02")]),
        (
            "newspaper",
            NEWSPAPER,
            "news-report",
            4..=4,
            &[
                ("date", "2031-04-09"),
                ("speaker", "Baraka Mfani"),
                ("office", "Parks Principal Secretary"),
            ],
        ),
    ] {
        let path = format!("in/{name}.html");
        project.write(&path, page);
        let row = add(&project, &path, 0);
        let found = shown(&project, row["document"].as_str().expect("an id"));
        let text: Vec<&str> = found["passages"]
            .as_array()
            .expect("passages")
            .iter()
            .filter_map(|passage| passage["text"].as_str())
            .collect();
        assert!(paragraphs.contains(&text.len()), "{name}: {text:#?}");
        for word in FURNITURE {
            assert!(
                !text.iter().any(|line| line.contains(word)),
                "{name}: {word}: {text:#?}"
            );
        }
        let document = &found["document"];
        assert_eq!(document["kind"], kind, "{name}");
        for (key, value) in facts {
            assert_eq!(document[*key], *value, "{name}: {key}: {document}");
        }
        let publisher = document["publisher"].to_string();
        let expected = match name {
            "wordpress" => "Mwananchi Forum",
            "drupal" => "Ministry of Samples",
            "amp" => "The Daily Example",
            _ => "Nation of Examples",
        };
        assert!(publisher.contains(expected), "{name}: {publisher}");
    }
}
