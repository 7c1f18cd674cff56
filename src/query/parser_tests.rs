//! Tables of queries: what they mean, and where they are wrong.

use super::*;

fn read(text: &str) -> Result<String, Diagnostic> {
    parse(&SourceFile::new("<query>", text), Options::default()).map(|query| query.to_string())
}

#[test]
fn what_queries_mean() {
    for (typed, meant) in [
        ("dna gps", "(dna AND gps)"),
        ("DNA AND GPS", "(dna AND gps)"),
        ("dna & gps", "(dna AND gps)"),
        ("a b OR c", "(a AND (b OR c))"),
        ("a or b and c", "((a OR b) AND c)"),
        ("a NOT b c", "(a AND NOT (b AND c))"),
        ("a AND NOT b", "(a AND NOT b)"),
        ("a but not b", "(a AND NOT b)"),
        ("a % b", "(a AND NOT b)"),
        ("a -b c", "(a AND NOT b AND c)"),
        ("-(a b)", "NOT (a AND b)"),
        ("NOT a", "NOT a"),
        ("\"huduma namba\"", "\"huduma namba\""),
        ("“huduma namba”", "\"huduma namba\""),
        ("roll-out", "\"roll out\""),
        ("9A(1)(b)", "\"9a 1 b\""),
        ("9A (1)", "(9a AND 1)"),
        ("title:nubian voice:court", "(title:nubian AND voice:court)"),
        (
            "voice:(court OR government)",
            "(voice:court OR voice:government)",
        ),
        ("court:kehc", "court:KEHC"),
        ("date:[2019-04 TO 2020]", "date:[2019-04-01 TO 2020-12-31]"),
        ("date:[* TO 2020-01-30]", "date:[* TO 2020-01-30]"),
        ("year:2020", "date:[2020-01-01 TO 2020-12-31]"),
        ("date aft 2019", "date:[2020-01-01 TO *]"),
        (
            "dna date bef 2020-03 or gps",
            "(dna AND (date:[* TO 2020-02-29] OR gps))",
        ),
        (
            "da(aft 2018 & bef 2021) dna",
            "(date:[2019-01-01 TO 2020-12-31] AND dna)",
        ),
        ("the date after", "(the AND date AND after)"),
        ("para:12", "para:\"para 12\""),
        ("*", "*"),
        ("* kind:act", "kind:act"),
        ("\"and\"", "\"and\""),
        ("what's new?x", "(what AND new?x)"),
        // connectors, by precedence
        ("dna /5 gps", "(dna /5 gps)"),
        ("dna w/5 gps near/3 id", "((dna /5 gps) /3 id)"),
        ("dna pre/5 gps", "(dna +5 gps)"),
        ("dna onear/5 gps", "(dna +5 gps)"),
        ("a or b /5 c or d", "((a OR b) /5 (c OR d))"),
        ("a /s b /5 c +p d", "((a /s (b /5 c)) +p d)"),
        ("a /p b /s c", "(a /p (b /s c))"),
        ("a b /5 c d", "(a AND (b /5 c) AND d)"),
        ("a NOT b /s c", "(a AND NOT (b /s c))"),
        ("a w/sent b w/para c", "((a /s b) /p c)"),
        ("a not w/5 b", "(a not /5 b)"),
        ("a NOT /s b", "(a not /s b)"),
        ("a not w/p b", "(a not /p b)"),
        ("\"a b\" /5 (c OR \"d e\")", "(\"a b\" /5 (c OR \"d e\"))"),
        ("(a /5 b) /3 (c +2 d)", "((a /5 b) /3 (c +2 d))"),
        ("\"a b\"~5", "\"a b\"~5"),
        ("\"a b cd!\"~5", "\"a b cd!\"~5"),
        ("atleast3(a)", "atleast3(a)"),
        ("ATLEAST10 (a OR \"b c\")", "atleast10((a OR \"b c\"))"),
        ("atleast two of them", "(atleast AND two AND of AND them)"),
        // forms
        ("particip! wom*n wom?n", "(particip! AND wom?n AND wom?n)"),
        ("regist*", "regist!"),
        ("=cards #Card", "(\"cards\" AND \"card\")"),
        ("kard~ kard~2", "(kard~ AND kard~2)"),
        ("\"public particip!\"", "\"public particip!\""),
        ("\"Is it lawful?\"", "\"is it lawful\""),
        ("title:nubi! text:dna", "(title:nubi! AND dna)"),
        (
            "title:(nubian OR \"bail act\")",
            "(title:nubian OR title:\"bail act\")",
        ),
        ("title:(nubian -bail)", "(title:nubian AND NOT title:bail)"),
        (
            "kind:(act OR bill) dna",
            "((kind:act OR kind:bill) AND dna)",
        ),
        ("text:(dna /5 gps)", "(dna /5 gps)"),
        ("-(dna /5 gps) id", "(NOT (dna /5 gps) AND id)"),
        // a question's mark
        ("is it lawful?", "(is AND it AND lawful)"),
        ("lawfu?", "lawfu?"),
        // what stands in citations and names
        ("[2020] eKLR", "(2020 AND eklr)"),
        ("s. 9A(1)(ha)", "(s AND \"9a 1 ha\")"),
        ("L.N. 195/2020", "(\"l n\" AND \"195 2020\")"),
        ("and/or", "\"and or\""),
        ("ng'ombe Irũngũ", "(ng'ombe AND irungu)"),
        ("50% R&D", "(50 AND r AND d)"),
        ("הגנה על פרטיות", "(הגנה AND על AND פרטיות)"),
        ("حماية البيانات", "(حماية AND البيانات)"),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
    }
}

#[test]
fn mistakes_have_a_place() {
    let mut wrong = Vec::new();
    for (typed, place) in [
        ("", 0..0),
        ("   ", 0..3),
        ("dna AND", 4..7),
        ("AND dna", 0..3),
        ("OR", 0..2),
        ("a OR OR b", 2..4),
        ("NOT", 0..3),
        ("(dna", 0..1),
        ("dna)", 3..4),
        ("()", 1..2),
        ("\"dna", 0..1),
        ("voise:court", 0..5),
        ("voice:curt", 6..10),
        ("voice: court", 0..6),
        ("date:[2020 TO 2019]", 5..19),
        ("date:[2020", 5..6),
        ("date:30/01/2020", 5..15),
        ("date aft 2019-13", 9..16),
        ("dna da(aft 2019", 6..7),
        ("date aft 2020 and bef 2019", 5..26),
        ("title:(date aft 2020)", 7..20),
        ("wom!n", 0..5),
        ("a!", 0..2),
        ("*card", 0..5),
        ("dna ?ard", 4..8),
        ("card**", 0..6),
        ("\"data p!\"", 6..8),
        ("dna /5", 4..6),
        ("/5 dna", 0..2),
        ("dna /5 /5 gps", 4..6),
        ("dna /0 gps", 4..6),
        ("dna w/x gps", 4..7),
        ("dna/5 gps", 0..5),
        ("dna +gps", 4..8),
        ("dna and not /5 gps", 4..11),
        ("dna not pre/5 gps", 4..13),
        ("dna /5 (gps AND id)", 7..19),
        ("(dna gps) /5 id", 0..9),
        ("dna /5 title:act", 7..16),
        ("dna /5 *", 7..8),
        ("dna /5 atleast2(gps)", 7..20),
        ("dna /5 -gps", 7..11),
        ("atleast3", 0..8),
        ("atleast0(dna)", 0..8),
        ("atleast3(dna gps)", 8..17),
        ("atleast3(", 9..9),
        ("title:(dna /5 gps)", 11..13),
        ("title:(dna kind:act)", 11..16),
        ("\"dna\"~5", 0..7),
        ("\"dna gps\"~", 9..10),
        ("\"dna gps\"~0", 9..11),
        ("\"dna gps\" ~5", 10..12),
        ("dna~3", 3..5),
        ("dn~", 0..3),
        ("dn!~", 3..4),
        ("dna^2", 3..4),
        ("{dna}", 0..1),
        ("dna\\", 3..4),
        ("= dna", 0..1),
        ("dna -", 4..5),
        ("dna --gps", 4..6),
        (":dna", 0..1),
        ("dna 'huduma namba'", 4..5),
        ("dna ‘huduma namba’", 4..7),
        ("[2019 TO 2020]", 0..1),
        ("dna%gps", 3..4),
        ("kind:ac!", 5..8),
        ("https://x", 0..5),
        ("\"*\"", 1..2),
        ("!", 0..1),
        ("?", 0..1),
        ("~", 0..1),
        ("#", 0..1),
        ("-", 0..1),
        ("+", 0..1),
        ("/", 0..1),
        ("|", 0..1),
        ("&", 0..1),
        ("%", 0..1),
        ("[", 0..1),
        ("]", 0..1),
        ("^", 0..1),
        ("'", 0..1),
        ("\"", 0..1),
        ("…", 0..3),
        ("🙂", 0..4),
    ] {
        let found = read(typed).map_err(|finding| finding.primary.map(|label| label.span.range));
        if found != Err(Some(place.clone())) {
            wrong.push(format!("{typed}: expected {place:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read(&"(".repeat(500)).is_err());
    assert!(read(&"a ".repeat(6000)).is_err());
    assert!(read(&"a ".repeat(5000)).is_ok());
    assert!(read(&format!("a{}", " /5 a".repeat(MOST_CONNECTORS))).is_ok());
    assert!(read(&format!("a{}", " /5 a".repeat(MOST_CONNECTORS + 1))).is_err());
    assert!(read(&"-(".repeat(3000)).is_err());
}

#[test]
fn repaired_queries_are_offered() {
    for (typed, help) in [
        ("(dna", "close it: (dna)"),
        ("dna)", "take it away: dna"),
        ("(dna gps) /5 id", "write (dna /5 id) AND (gps /5 id)"),
        (
            "dna/5 gps",
            "put spaces about it: `dna /5 …`; or quote it: \"dna/5\"",
        ),
        (
            "dna and not /5 gps",
            "write `not /5`: the word, and not so near the other",
        ),
        ("'huduma namba'", "write \"huduma namba\""),
        (
            "!word",
            "write the first letters: `word!` finds every word that begins with them",
        ),
        (
            "wom!n",
            "at the end it finds every ending; for one letter inside, write `wom?n`",
        ),
        ("dna~3", "write `dna~` or `dna~2`"),
        ("voise:court", "did you mean `voice:`?"),
    ] {
        assert_eq!(
            read(typed).expect_err(typed).help.as_deref(),
            Some(help),
            "{typed}"
        );
    }
}

#[test]
fn no_text_makes_the_parser_fall() {
    let signs = [
        "a",
        " ",
        "\"",
        "(",
        ")",
        "*",
        "?",
        "!",
        "~",
        "=",
        "#",
        "/",
        "+",
        "-",
        "5",
        "s",
        "p",
        "w/",
        "not ",
        "AND ",
        "OR ",
        "NOT ",
        "%",
        "&",
        "|",
        "[",
        "]",
        "{",
        ":",
        "title:",
        "date:",
        "atleast3(",
        "atleast",
        "'",
        "’",
        "“",
        "ũ",
        "🙂",
        "\u{202e}",
        "א",
        "\n",
        "^",
        "\\",
        ".",
        "ß",
        "ﬁ",
        "İ",
        "\u{301}",
        "pre/",
        "1,000",
    ];
    let mut seed = 7u64;
    for _ in 0..40_000 {
        let mut text = String::new();
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        for _ in 0..(seed >> 60) + 1 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(signs[(seed >> 33) as usize % signs.len()]);
        }
        if let Err(finding) = read(&text) {
            let place = finding
                .primary
                .expect("every mistake has a place")
                .span
                .range;
            assert!(
                text.is_char_boundary(place.start) && text.is_char_boundary(place.end),
                "{text:?} {place:?}"
            );
        }
    }
}

#[test]
fn a_space_can_mean_or() {
    let file = SourceFile::new("<query>", "dna gps & court");
    let query = parse(&file, Options { space_is_or: true }).unwrap();
    assert_eq!(query.to_string(), "((dna OR gps) AND court)");
    let westlaw = |text: &str| {
        parse(
            &SourceFile::new("<query>", text),
            Options { space_is_or: true },
        )
        .unwrap()
        .to_string()
    };
    assert_eq!(westlaw("a b /5 c d"), "((a OR b) /5 (c OR d))");
    assert_eq!(westlaw("a -b c"), "((a OR c) AND NOT b)");
    assert_eq!(westlaw("a % b c"), "(a AND NOT (b OR c))");
}
