//! What refers back in a text: the Act that a bracket defines, the repealed one, the impugned
//! section, the Constitution of the day. All texts are made up.

use hoja::cite::{Citation, Kind, Options, find};

/// The normal form of the last citation, quiet ones too, that holds a letter of the last `words`.
fn meant(text: &str, words: &str) -> Option<String> {
    let all = find(text, &Options { all: true });
    let at = text.rfind(words).expect("words of the text");
    let start = text[..at].chars().count();
    let end = start + words.chars().count();
    let found: &Citation = all
        .iter()
        .rev()
        .find(|found| found.start < end && start < found.end)?;
    found.normal.clone()
}

fn all_meant(cases: &[(&str, &str, Option<&str>)]) {
    for (text, words, wanted) in cases {
        assert_eq!(
            meant(text, words).as_deref(),
            *wanted,
            "{words:?} in {text:?}"
        );
    }
}

#[test]
fn a_bracket_defines_the_act() {
    all_meant(&[
        (
            "The claim is under the Fruit Act, 2007 (hereinafter “the Act”). Counsel cited the Apple Act and said that the Act is silent.",
            "Act is silent",
            Some("Fruit Act"),
        ),
        (
            "The claim is under the Fruit Act, 2007 (the Act). Counsel cited the Apple Act. Section 41 of the Act is clear.",
            "of the Act is",
            Some("Fruit Act, s 41"),
        ),
        (
            "The claim is under section 3 of the Fruit Act, Cap. 5 (hereafter ‘the Act’). The Apple Act differs. Section 9 of the Act is clear.",
            "Section 9",
            Some("Fruit Act, s 9"),
        ),
        // The later definition holds.
        (
            "The Fruit Act (the Act) was cited. The Apple Act (the Act) was passed. Section 9 of the Act is clear.",
            "Section 9",
            Some("Apple Act, s 9"),
        ),
        // A definition that stands behind does not reach back.
        (
            "The Fruit Act was cited. Section 9 of the Act is clear. The Apple Act (the Act) was passed.",
            "Section 9",
            Some("Fruit Act, s 9"),
        ),
        (
            "The Fruit Act, 2007, hereinafter referred to as the Act, was cited. The Apple Act differs. Section 9 of the Act is clear.",
            "Section 9",
            Some("Fruit Act, s 9"),
        ),
        // What was cited just before by its number and title is meant again.
        (
            "The Fruit Act (the Act) was cited. Section 4 of the Apple Act bars it. Section 4 of the Act is strict.",
            "Section 4 of the Act",
            Some("Apple Act, s 4"),
        ),
        (
            "The Fruit Rules, 2011 (the Rules) and the Apple Rules, 2012 apply. The Rules are clear.",
            "Rules are clear",
            Some("Fruit Rules"),
        ),
        // Initials are another name.
        (
            "The Fruit Act (the FA Act) and the Apple Act apply. Section 9 of the Act is clear.",
            "Section 9",
            Some("Apple Act, s 9"),
        ),
    ]);
}

#[test]
fn old_new_principal_and_amending_acts() {
    let text = "The Fruit Act, Cap. 5 was repealed. It gave way to the Orchards Act, 2012.";
    let with = |rest: &str| format!("{text} {rest}");
    all_meant(&[
        (
            &with("Section 27 of the repealed Act vested title."),
            "Section 27",
            Some("Fruit Act, s 27"),
        ),
        (
            &with("Section 24 of the new Act is alike. Section 28 of the old Act was not."),
            "Section 24",
            Some("Orchards Act, s 24"),
        ),
        (
            &with("Section 24 of the new Act is alike. Section 28 of the old Act was not."),
            "Section 28",
            Some("Fruit Act, s 28"),
        ),
        (
            &with("The repealed Act knew none."),
            "Act knew",
            Some("Fruit Act"),
        ),
        (
            "The repealed Fruit Act and the Orchards Act were read. Section 3 of the repealed Act binds.",
            "Section 3",
            Some("Fruit Act, s 3"),
        ),
        // Nothing was called repealed: no guess.
        (
            "The Orchards Act was read. Section 3 of the repealed Act binds.",
            "Section 3",
            Some("s 3"),
        ),
        (
            "The Fruit (Amendment) Act, 2019 changed the Fruit Act. Section 12 of the principal Act gave more.",
            "Section 12",
            Some("Fruit Act, s 12"),
        ),
        (
            "The Fruit (Amendment) Act, 2019 changed the Fruit Act. The amending Act is void.",
            "Act is void",
            Some("Fruit (Amendment) Act"),
        ),
    ]);
}

#[test]
fn an_act_that_was_never_named_stays_unnamed() {
    let text = "The period of section 90 of the Act is strict. The Limits Act knows none for torts, and no court may lengthen the period of section 90 of the Act.";
    assert_eq!(
        meant(text, "section 90 of the Act").as_deref(),
        Some("s 90")
    );
}

#[test]
fn the_impugned_section_is_the_one_attacked() {
    all_meant(&[
        (
            "He challenges the constitutionality of section 29 of the Fruit Act. Section 3 of the Apple Act was cited. The impugned section is vague.",
            "impugned section",
            Some("Fruit Act, s 29"),
        ),
        (
            "Sections 7 and 9 of the Fruit Act offend sections 75 and 77 of the former Constitution. The said sections of the Fruit Act are void.",
            "said sections",
            Some("Fruit Act, s 7; Fruit Act, s 9"),
        ),
        (
            "Section 3 of the Apple Act was cited. The impugned section is vague.",
            "impugned section",
            Some("Apple Act, s 3"),
        ),
    ]);
}

#[test]
fn the_constitution_of_the_day() {
    all_meant(&[
        (
            "In 1979 the appellant moved the court under section 84(1) and (2) of the Constitution.",
            "84(1)",
            Some(
                "Constitution of Kenya (repealed), s 84(1); Constitution of Kenya (repealed), s 84(2)",
            ),
        ),
        (
            "In 1979 he moved it under section 84 of the Constitution. The Constitution is supreme.",
            "Constitution is",
            Some("Constitution of Kenya (repealed)"),
        ),
        // A text of later years may mean an article, and a bare reference gives no year.
        (
            "In 2014 he moved the court under section 27 of the Constitution.",
            "27",
            Some("Constitution of Kenya, s 27"),
        ),
        (
            "He moved the court under section 27 of the Constitution.",
            "27",
            Some("Constitution of Kenya, s 27"),
        ),
        (
            "In 1979 section 84 of the Constitution stood. Article 22 of the Constitution goes on.",
            "84",
            Some("Constitution of Kenya, s 84"),
        ),
        (
            "In 2014 he relied on section 77(9) of the Constitution of Kenya (now repealed).",
            "77(9)",
            Some("Constitution of Kenya (repealed), s 77(9)"),
        ),
        (
            "ARTICLES 40 AND 47 OF THE CONSTITUTION OF KENYA",
            "40",
            Some("Constitution of Kenya, art 40; Constitution of Kenya, art 47"),
        ),
    ]);
}

#[test]
fn rules_and_regulations_are_referred_to_as_acts_are() {
    all_meant(&[
        (
            "The Fruit Rules, 2011 apply. The Rules are clear.",
            "Rules are",
            Some("Fruit Rules"),
        ),
        (
            "The Fruit Act, 2011 applies. The Act’s purposes are clear.",
            "Act’s purposes",
            Some("Fruit Act"),
        ),
        (
            "The Fruit Regulations, 2011 and the Fruit Act apply. The said Regulations are clear.",
            "Regulations are",
            Some("Fruit Regulations"),
        ),
    ]);
    let loud = find(
        "The Fruit Rules, 2011 apply. The Rules are clear.",
        &Options::default(),
    );
    assert_eq!(loud.len(), 1, "they are reported on request alone");
}

#[test]
fn a_case_in_the_middle_of_a_sentence() {
    let text = "In Bidii Traders Ltd v Wanjala [2014] eKLR the bar was set. The holding in Bidii Traders was followed.";
    let found = find(text, &Options::default());
    let short: Vec<_> = found
        .iter()
        .filter(|found| found.kind == Kind::Short)
        .map(|found| (found.text.as_str(), found.antecedent))
        .collect();
    assert_eq!(short, [("Bidii Traders", Some(0))]);
}

#[test]
fn cases_behind_a_comma_with_others_and_by_the_surname() {
    let text = "Bidii Traders Ltd v Wanjala Otieno & 2 others [2014] eKLR and Peter Kamau Njuguna v Pwani Ferries \
                Company Limited [2011] eKLR were cited. ";
    for (rest, name) in [
        (
            "Bidii Traders, supra, at page 12 stands.",
            "Bidii Traders Ltd",
        ),
        (
            "Wanjala Otieno & 2 others (supra) binds.",
            "Bidii Traders Ltd",
        ),
        (
            "Njuguna v Pwani Ferries Co. Ltd (supra) binds.",
            "Peter Kamau",
        ),
        ("In Njuguna (supra) it was so.", "Peter Kamau"),
    ] {
        let all = find(&format!("{text}{rest}"), &Options::default());
        let supra = all
            .iter()
            .find(|found| found.kind == Kind::Supra)
            .expect("a supra");
        let meant = supra.antecedent.and_then(|at| all[at].normal.as_deref());
        assert!(
            meant.is_some_and(|meant| meant.starts_with(name)),
            "{rest:?} leads to {meant:?}"
        );
    }
}
