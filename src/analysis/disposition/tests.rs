use super::*;

#[test]
fn kinds_by_their_words() {
    use OrderKind as K;
    for (words, kind) in [
        (
            "A declaration that the notice was void.",
            Some(K::Declaration),
        ),
        (
            "An order of certiorari is hereby issued to quash the decision.",
            Some(K::Certiorari),
        ),
        (
            "The respondents are restrained from evicting the petitioner.",
            Some(K::Prohibition),
        ),
        ("The appeal is dismissed with costs.", Some(K::Dismissal)),
        ("Each party shall bear its own costs.", Some(K::Costs)),
        ("There shall be no order as to costs.", Some(K::Costs)),
        (
            "The judgment of the magistrate is set aside.",
            Some(K::SettingAside),
        ),
        (
            "The 2nd respondent shall pay Kshs 5,000 within 30 days.",
            Some(K::Mandatory),
        ),
        ("The application for a stay is refused.", Some(K::Dismissal)),
        ("The court lifts its stay of 3 May.", Some(K::SettingAside)),
        (
            "The prayer for an order of certiorari is declined.",
            Some(K::Dismissal),
        ),
        (
            "The prayer for a conservatory order is disallowed.",
            Some(K::Dismissal),
        ),
        (
            "An injunction restraining the Board is not granted.",
            Some(K::Dismissal),
        ),
        ("I decline to grant the injunction.", Some(K::Dismissal)),
        (
            "We are not persuaded to stay the judgment.",
            Some(K::Dismissal),
        ),
        (
            "This Court does not grant leave to appeal.",
            Some(K::Dismissal),
        ),
        (
            "A declaration that the notice was void is refused.",
            Some(K::Dismissal),
        ),
        (
            "The application for a stay is dismissed with costs.",
            Some(K::Dismissal),
        ),
        (
            "It is hereby ordered that the application for a stay is dismissed.",
            Some(K::Dismissal),
        ),
        ("The claim for damages fails.", Some(K::Dismissal)),
        ("Leave to appeal refused.", Some(K::Dismissal)),
        // What is granted against a refusal.
        (
            "A declaration that a hearing is denied to hawkers.",
            Some(K::Declaration),
        ),
        (
            "The order refusing a licence is quashed.",
            Some(K::Certiorari),
        ),
        (
            "The stay is lifted and the application dismissed.",
            Some(K::SettingAside),
        ),
        (
            "If the order is denied effect, the Board shall report.",
            Some(K::Mandatory),
        ),
        (
            "In default of the order the Board fails to meet, it shall report.",
            Some(K::Mandatory),
        ),
        ("The matter was heard on Tuesday.", None),
    ] {
        assert_eq!(kind_of(words), kind, "{words}");
    }
}

#[test]
fn whom_an_order_binds() {
    for (words, bound) in [
        (
            "The suit against the 1st Defendant is dismissed and the Plaintiff shall pay the costs.",
            "the Plaintiff",
        ),
        (
            "The suit is dismissed against the 1st Defendant and the Plaintiff shall pay the costs.",
            "the Plaintiff",
        ),
        (
            "The suit against the 1st Defendant shall stand dismissed.",
            "",
        ),
        ("The Plaintiff's suit shall stand dismissed.", ""),
        ("The Plaintiff’s suit shall stand dismissed.", ""),
        (
            "The 1st Respondent and the 2nd Respondent shall pay the Petitioner his costs.",
            "The 1st Respondent; the 2nd Respondent",
        ),
        (
            "Each of the Respondents shall file a reply.",
            "the Respondents",
        ),
        (
            "Leave is granted to the Applicant to file an appeal.",
            "the Applicant",
        ),
        (
            "Costs are to be paid by the 2nd Defendant.",
            "the 2nd Defendant",
        ),
    ] {
        let item = made(OrderKind::Other, words, None, None);
        assert_eq!(item.bound.join("; "), bound, "{words}");
    }
}

#[test]
fn a_deadline_is_computed_from_the_decision_alone() {
    let decided = "2031-01-31".parse().ok();
    for (words, computed) in [
        ("shall pay within 60 days", Some("2031-04-01")),
        (
            "within sixty (60) days of this judgment",
            Some("2031-04-01"),
        ),
        ("within one month from the date hereof", Some("2031-02-28")),
        ("has 60 days to remove them", Some("2031-04-01")),
        ("within 14 days of service of the order", None),
        (
            "shall convene within 30 days of this judgment and conclude a meeting",
            Some("2031-03-02"),
        ),
        (
            "shall tell all parties and, within thirty (30) days thereafter, file",
            None,
        ),
        (
            "shall file a report within ninety (45) days of this judgment",
            None,
        ),
        (
            "upon obtaining the proceedings, shall file within the next 14 days",
            None,
        ),
        (
            "is hereby granted 14 days leave to file",
            Some("2031-02-14"),
        ),
        (
            "within 30 days from the date of delivery of typed proceedings",
            None,
        ),
        (
            "within 30 days from the date of delivery of this judgment",
            Some("2031-03-02"),
        ),
        ("within 7 working days", None),
        ("within seven (7) clear days of this ruling", None),
        ("within 14 days upon service", None),
        (
            "shall reply within 14 days, counted from the day on which it is served",
            None,
        ),
        ("within 14 days of this order being served", None),
        ("within 14 days of service of this order", None),
        ("within 14 days of this judgment’s certification", None),
        ("within 30 days following the valuation", None),
        ("within 7 days before the hearing", None),
        (
            "After service, the Respondent shall file a reply within 14 days",
            None,
        ),
        (
            "If the sum is not paid, the goods shall be sold within 14 days",
            None,
        ),
        (
            "If it is not paid, they are sold. The Respondent shall file within 14 days",
            Some("2031-02-14"),
        ),
        (
            "shall vacate within 14 days, failing which the Applicant may apply upon notice",
            Some("2031-02-14"),
        ),
        ("he has 10 years experience", None),
    ] {
        let found = deadline(words, decided).unwrap();
        assert_eq!(
            found.computed.map(|day| day.to_string()).as_deref(),
            computed,
            "{words}"
        );
    }
    let month = "2031-01".parse().ok();
    assert_eq!(deadline("within 60 days", month).unwrap().computed, None);
    assert!(deadline("in good time", decided).is_none());
}

fn told(text: &str) -> Vec<(Option<String>, OrderKind, String, String)> {
    read(text, "2031-01-31".parse().ok())
        .into_iter()
        .map(|item| (item.number, item.kind, item.bound.join("; "), item.terms))
        .collect()
}

#[test]
fn a_paragraph_gives_the_sentences_that_order() {
    use OrderKind as K;
    let kinds = |text: &str| -> Vec<OrderKind> {
        told(text).into_iter().map(|(_, kind, ..)| kind).collect()
    };
    let items = told(
        "I find that the objection raises no pure point of law. The same is dismissed in its entirety. Costs will be met by the 2nd Defendant.",
    );
    assert_eq!(items.len(), 2, "{items:?}");
    assert_eq!(items[0].1, K::Dismissal);
    assert!(items[0].3.starts_with("I find that the objection"));
    assert_eq!(
        (items[1].1, items[1].2.as_str()),
        (K::Costs, "the 2nd Defendant")
    );
    for (text, expected) in [
        (
            "The motion has no affidavit. The application is dismissed and the petition struck out. Each party bears its costs.",
            &[K::Dismissal, K::Costs][..],
        ),
        (
            "It is devoid of merit and is hereby ordered dismissed. 26. Each party will bear their own costs. It is so ordered.",
            &[K::Dismissal, K::Costs][..],
        ),
        ("Orders accordingly.", &[][..]),
        (
            "DATED, SIGNED AND DELIVERED AT NAIROBI THIS 3RD DAY OF MAY 2031",
            &[][..],
        ),
        (
            "I will sentence the Accused to fifteen (15) years imprisonment.",
            &[K::Other][..],
        ),
        ("The appeal is allowed with costs.", &[K::Grant][..]),
        (
            "As a result, the application is res judicata. It is so ordered.",
            &[K::Other][..],
        ),
        (
            "The Applicant moved the Court under a bill of costs. With this entry of judgment, the file be marked as closed.",
            &[K::Mandatory][..],
        ),
        (
            "Order;\nThe application is allowed with costs.",
            &[K::Grant][..],
        ),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn every_line_of_a_list_of_orders_is_one() {
    use OrderKind as K;
    let items = told(
        "In conclusion, the Tribunal makes the following orders:\na. The notice is declared invalid.\nb. The application dated 13th May is also dismissed.\nc. The Landlord shall:\ni. mend the roof;\nii. return the keys.\nd. Let the file be closed forthwith.\ne. The reference is settled in terms.\nIt is so ordered.",
    );
    let kinds: Vec<_> = items
        .iter()
        .map(|(number, kind, bound, _)| (number.as_deref().unwrap_or(""), *kind, bound.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("a", K::Declaration, ""),
            ("b", K::Dismissal, ""),
            ("c", K::Mandatory, "The Landlord"),
            ("d", K::Mandatory, ""),
            ("e", K::Other, ""),
        ]
    );
    assert!(items[2].3.contains("return the keys"));
    // A list of findings orders only where its words do.
    let items = told(
        "The Tribunal finds as follows:\na. That it is functus officio.\nb. That the application is hereby dismissed.",
    );
    assert_eq!(items.len(), 1, "{items:?}");
    let items = told(
        "The court gives these directions:\nTHAT the motion is dismissed with costs to the Respondent.\nTHAT the Appellant be and is hereby granted 14 days leave to file a memorandum.\nTHAT the matter be mentioned on 8th June.",
    );
    let kinds: Vec<_> = items.iter().map(|(_, kind, ..)| *kind).collect();
    assert_eq!(kinds, [K::Dismissal, K::Permission, K::Mandatory]);
}

#[test]
fn lettered_lines_are_orders_of_their_own() {
    let text = "In the end I order that:\n(a) The 1st and 2nd respondents shall reinstate the claimant within 14 days.\n(b) Each party shall bear its own costs.";
    let items = read(text, "2031-01-31".parse().ok());
    let told: Vec<_> = items
        .iter()
        .map(|item| (item.number.as_deref(), item.kind, item.bound.join("; ")))
        .collect();
    assert_eq!(
        told,
        [
            (
                Some("a"),
                OrderKind::Mandatory,
                "The 1st and 2nd respondents".to_owned()
            ),
            (Some("b"), OrderKind::Costs, String::new()),
        ]
    );
}
