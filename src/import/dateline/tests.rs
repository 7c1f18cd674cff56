use super::*;

#[test]
fn places_and_days_before_a_text() {
    for (text, place, day, rest) in [
        (
            "MOMBASA, Kenya, Mar 13 – Registration opened.",
            Some("Mombasa"),
            None,
            "Registration opened.",
        ),
        (
            "(Kampala, June 27th 2031) The Coalition spoke.",
            Some("Kampala"),
            Some("2031-06-27"),
            "The Coalition spoke.",
        ),
        (
            "Nairobi, Kenya: Today we speak.",
            Some("Nairobi"),
            None,
            "Today we speak.",
        ),
        (
            "MOMBASA, Kenya, September 19th, 2031 – The space is closed.",
            Some("Mombasa"),
            Some("2031-09-19"),
            "The space is closed.",
        ),
        (
            "16 August 2031, Addis Ababa: The Chairperson is troubled.",
            Some("Addis Ababa"),
            Some("2031-08-16"),
            "The Chairperson is troubled.",
        ),
        (
            "Abuja, 17 December 2031. The heads of state have decided.",
            Some("Abuja"),
            Some("2031-12-17"),
            "The heads of state have decided.",
        ),
        (
            "Mfano Community Headquarters, Arusha, 14th May, 2031: The secretary came.",
            Some("Arusha"),
            Some("2031-05-14"),
            "The secretary came.",
        ),
        (
            "Nairobi, Kenya – 2nd March, 2031: The Trust is glad.",
            Some("Nairobi"),
            Some("2031-03-02"),
            "The Trust is glad.",
        ),
        (
            "Nairobi, August 17, 2031– Two journalists are charged.",
            Some("Nairobi"),
            Some("2031-08-17"),
            "Two journalists are charged.",
        ),
        (
            "Accra, Sept. 27, MNA - A soldier was in court.",
            Some("Accra"),
            None,
            "A soldier was in court.",
        ),
        (
            "Kampala, Uganda | THE MFANO | The court is ready.",
            Some("Kampala"),
            None,
            "The court is ready.",
        ),
        (
            "Nairobi — The board resigned.",
            Some("Nairobi"),
            None,
            "The board resigned.",
        ),
        (
            "(Nairobi) – Uganda has to find out.",
            Some("Nairobi"),
            None,
            "Uganda has to find out.",
        ),
        (
            "BY ASHA MFANO,NAIROBI,15TH DEC,2031-A team is to be named.",
            Some("Nairobi"),
            Some("2031-12-15"),
            "A team is to be named.",
        ),
        (
            "NYERI (MNA) -- Farmers met.",
            Some("Nyeri"),
            None,
            "Farmers met.",
        ),
    ] {
        let head = of_text(text).unwrap_or_else(|| panic!("{text}"));
        let found = head.day.map(|day| day.to_string());
        assert_eq!(
            (head.place.as_deref(), found.as_deref(), head.rest),
            (place, day, rest),
            "{text}"
        );
    }
    let head =
        of_text("East Mfano Community Headquarters, Arusha, 14th May, 2031: It met.").unwrap();
    assert_eq!(head.body.as_deref(), Some("East Mfano Community"));
    for text in [
        "The court sat.",
        "Three people died – police.",
        "Registration – of all – began.",
        "Note: the court sat in Nairobi on 3 May 2031.",
        "Marsabit County: nobody came.",
        "On 3 May 2031, the court sat: nobody came.",
    ] {
        assert_eq!(of_text(text), None, "{text}");
    }
}

#[test]
fn a_dash_in_a_title_is_no_dateline() {
    assert_eq!(of_title("Huduma Mfano – what the court said"), None);
    assert_eq!(of_title("Nairobi – what the court said"), None);
    let head = of_title("MOMBASA, Kenya, September 19th, 2031 – The space is closed").unwrap();
    assert_eq!(head.rest, "The space is closed");
}

#[test]
fn lines_with_a_place() {
    for (line, place, day) in [
        ("Nairobi, 12 March 2031", Some("Nairobi"), "2031-03-12"),
        (
            "Press Statement: Nairobi, Tuesday 25th July 2031",
            Some("Nairobi"),
            "2031-07-25",
        ),
        (
            "NAIROBI: Sunday, February 12, 2031",
            Some("Nairobi"),
            "2031-02-12",
        ),
        ("8 May 2031, Nairobi, Kenya", Some("Nairobi"), "2031-05-08"),
        ("PRESS RELEASE 17/03/2031", None, "2031-03-17"),
        (
            "Nairobi, 3rd May 2031 For Immediate Release:",
            Some("Nairobi"),
            "2031-05-03",
        ),
        ("Tuesday, 9th April 2031 10:15 am", None, "2031-04-09"),
        ("January 31, 2031 | Juma Mfano", None, "2031-01-31"),
        (
            "Press Release, Paris, Nairobi, 6 December 2031",
            Some("Paris"),
            "2031-12-06",
        ),
        ("Nairobi Kenya, 7 Feb 2031", Some("Nairobi"), "2031-02-07"),
    ] {
        let head = of_line(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (
                head.place.as_deref(),
                head.day.unwrap().to_string().as_str()
            ),
            (place, day),
            "{line}"
        );
    }
    for line in [
        "Written by MHRC Thursday, 24 July 2031",
        "By Juma Mfano, 3 March 2031",
        "Nairobi",
        "The Petition of 3 May 2031",
    ] {
        assert_eq!(of_line(line), None, "{line}");
    }
    for line in [
        "ẞ Headquarters",
        "News | 3 March 2031",
        "KNA, 12 March 2031",
    ] {
        assert_eq!(of_line(line).and_then(|head| head.place), None, "{line}");
    }
    let agency = of_line("NAIROBI (MNA):").unwrap();
    assert_eq!(
        (agency.place.as_deref(), agency.body.as_deref()),
        (Some("Nairobi"), Some("MNA"))
    );
    assert_eq!(
        of_line("On Tue, 24 Oct, 2031").and_then(|head| head.place),
        None
    );
}
