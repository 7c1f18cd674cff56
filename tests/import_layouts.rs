//! The same judgments in every layout in which they come: what is a paragraph, its heading and its
//! sides must not hang on whether a format counts or a person did.

#![allow(clippy::print_stdout, reason = "the figures are for a reader")]

use hoja::import::file::{self, Hints};

use invented::layouts::{DAY, JUDGE, Layout};
use invented::{Invented, Told};

#[allow(dead_code, reason = "the labels are another test's")]
mod invented;

/// What was found again of the judgments in one layout.
#[derive(Default)]
struct Found {
    passages: usize,
    whole: usize,
    headed: usize,
    parties: usize,
    named: usize,
    judgments: usize,
    dated: usize,
    signed: usize,
}

/// Letters and figures alone, without the number that a paragraph begins with.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn import(judgment: &Invented, layout: Layout, found: &mut Found) {
    let text = layout.write(judgment);
    let hints = Hints {
        tld: "ke".to_owned(),
        ..Hints::default()
    };
    let imported = file::import(text.as_bytes(), &hints)
        .unwrap_or_else(|error| panic!("{} as {layout:?}: {error}", judgment.title))
        .imported;
    found.judgments += 1;
    let draft = &imported.draft;
    found.dated += usize::from(
        draft
            .date
            .as_ref()
            .is_some_and(|date| date.value.to_string() == DAY),
    );
    found.signed += usize::from(
        draft
            .bench
            .iter()
            .any(|judge| bare(&judge.value).contains(&bare(JUDGE))),
    );
    for (_, name) in &judgment.parties {
        found.parties += 1;
        found.named += usize::from(
            draft
                .parties
                .iter()
                .any(|party| bare(&party.value.party.name) == bare(name)),
        );
    }
    for told in &judgment.passages {
        found.passages += 1;
        let words = bare(&told.lines.join(" "));
        let Some(passage) = imported
            .passages
            .iter()
            .find(|passage| bare(&passage.text) == words)
        else {
            println!("{layout:?}: {}: not whole: {}", judgment.title, first(told));
            continue;
        };
        found.whole += 1;
        let heading = passage.headings.last().map_or("", String::as_str);
        if bare(heading) == bare(&told.heading) {
            found.headed += 1;
        } else {
            println!(
                "{layout:?}: {}: under {heading:?}: {}",
                judgment.title,
                first(told)
            );
        }
    }
}

fn first(told: &Told) -> &str {
    &told.lines[0]
}

#[test]
fn a_judgment_is_the_same_in_every_layout() {
    let mut judgments = invented::judgments(invented::LEARNT).expect("the fixture can be read");
    judgments.extend(invented::judgments(invented::UNSEEN).expect("the fixture can be read"));
    for layout in Layout::ALL {
        let mut found = Found::default();
        for judgment in &judgments {
            import(judgment, layout, &mut found);
        }
        let share = |part: usize| 100.0 * part as f64 / found.passages as f64;
        println!(
            "{layout:?}: {} judgments, {} passages: whole {:.1} %, under their heading {:.1} %; \
             {} of {} parties, {} days, {} judges",
            found.judgments,
            found.passages,
            share(found.whole),
            share(found.headed),
            found.named,
            found.parties,
            found.dated,
            found.signed
        );
        // Without numbers a list's lines are nobody's, and a heading in a text is a line.
        let (whole, headed) = match layout {
            Layout::TextPlain => (95.5, 94.0),
            Layout::Text | Layout::TextTight => (98.0, 95.5),
            Layout::MarkdownPlain | Layout::PagePlain => (98.0, 97.5),
            _ => (99.0, 99.0),
        };
        assert!(share(found.whole) >= whole, "{layout:?}");
        assert!(share(found.headed) >= headed, "{layout:?}");
        assert_eq!(found.named, found.parties, "{layout:?}");
        assert_eq!(found.dated, found.judgments, "{layout:?}");
        assert_eq!(found.signed, found.judgments, "{layout:?}");
    }
}
