//! Files become documents.

use crate::project::Project;

const RELEASE: &str = "PRESS RELEASE: The Register of Examples Must Wait

[This statement was released by the Mwananchi Forum]

The Mwananchi Forum today called on the Registrar of Examples to wait for the law before the
register opens.

In May 2031 the High Court held that public participation had been thin.

The Forum will go back to court if the register opens in June.

Issued by the Mwananchi Forum

Nairobi, 4 June 2031
";

#[test]
fn a_text_becomes_a_statement_that_is_found_shown_and_briefed() {
    let project = Project::with_base();
    project.write("in/release.txt", RELEASE);
    let added = project
        .run(["add", "in/release.txt", "--json"])
        .expect(0)
        .json();
    let row = &added["files"][0];
    assert_eq!(row["format"], "plain text");
    assert_eq!(row["kind"], "press-statement");
    let id = row["document"].as_str().expect("an id").to_owned();
    project.run(["check"]).expect(0);
    let shown = project.run(["show", &id, "--json"]).expect(0).json();
    assert_eq!(shown["document"]["date"], "2031-06-04");
    assert_eq!(shown["document"]["text"], "full");
    for passage in shown["passages"].as_array().expect("passages") {
        assert_eq!(passage["voice"], "civil-society");
        assert_eq!(passage["counted"], true);
        assert_ne!(passage["role"], "finding");
    }
    let found = project
        .run(["search", "register opens", "--in", &id, "--json"])
        .expect(0)
        .json();
    assert!(found["total"].as_u64() > Some(0));
    // Nobody has read it for the issue: the issue's query finds it, and the brief says so.
    let brief = project
        .run(["brief", "public-participation", "--json"])
        .expect(0)
        .json();
    let candidates = brief["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .find(|section| section["kind"] == "candidates")
        .expect("candidates");
    assert_eq!(
        candidates["statements"][0]["sources"][0]["document"],
        id.as_str()
    );
    assert_eq!(
        candidates["statements"][0]["sources"][0]["text_kind"],
        "full"
    );
}

#[test]
fn adding_twice_changes_nothing() {
    let project = Project::with_base();
    project.write("in/release.txt", RELEASE);
    let first = project
        .run(["add", "in/release.txt", "--json"])
        .expect(0)
        .json();
    let path = format!(
        "statements/{}.md",
        first["files"][0]["document"].as_str().expect("an id")
    );
    let before = project.read(&path);
    let again = project
        .run(["add", "in/release.txt", "--json"])
        .expect(0)
        .json();
    assert!(
        again["files"][0]["outcome"]
            .as_str()
            .expect("words")
            .starts_with("already added")
    );
    assert_eq!(project.read(&path), before);
}

#[test]
fn a_dry_run_changes_nothing() {
    let project = Project::with_base();
    project.write("in/release.txt", RELEASE);
    project
        .run(["add", "--dry-run", "in/release.txt"])
        .expect(0);
    assert!(!project.join("statements").exists() && !project.join("sources").exists());
}

#[test]
fn a_newer_version_shows_what_changed_and_keeps_what_a_person_wrote() {
    let project = Project::with_base();
    project.write("in/release.txt", RELEASE);
    let first = project
        .run(["add", "in/release.txt", "--json"])
        .expect(0)
        .json();
    let id = first["files"][0]["document"]
        .as_str()
        .expect("an id")
        .to_owned();
    let path = format!("statements/{id}.md");
    project.write("in/release.txt", &RELEASE.replace("in June", "in July"));
    let newer = project.run(["add", "in/release.txt"]).expect(0).stdout();
    assert!(
        newer.contains("newer version") && newer.contains("changed at para 3"),
        "{newer}"
    );
    assert!(project.read(&path).contains("in July"));

    let edited = project
        .read(&path)
        .replace("by=hoja", "issue=public-participation");
    project.write(&path, &edited);
    project.write("in/release.txt", &RELEASE.replace("in June", "in August"));
    let refused = project.run(["add", "in/release.txt"]).expect(3).stdout();
    assert!(
        refused.contains("edited by hand") && refused.contains("--force"),
        "{refused}"
    );
    assert_eq!(project.read(&path), edited);
    project.run(["add", "--force", "in/release.txt"]).expect(0);
    let forced = project.read(&path);
    assert!(
        forced.contains("in August") && forced.contains("issue=public-participation"),
        "{forced}"
    );
}

const RULING: &str = "REPUBLIC OF KENYA

IN THE HIGH COURT OF KENYA AT NAIROBI

PETITION NO. E7 OF 2030

BETWEEN

ASHA MFANO ........................................ PETITIONER

AND

REGISTRAR OF EXAMPLES ........................................ RESPONDENT

RULING

1. The petitioner submits that the register of giraffes violates the Constitution.

2. The respondent submits that the register is a trial and holds no person's data.

3. I have considered the submissions. I find that the register needs a law.

4. The petition is allowed with costs.

DATED, SIGNED AND DELIVERED AT NAIROBI THIS 30TH DAY OF JANUARY, 2031.

AB MFANO

JUDGE
";

// Who speaks was guessed by the program; what a person says instead wins, and lasts through the
// same file, a newer one, and one that is forced.
#[test]
fn a_corrected_voice_wins_and_lasts() {
    let project = Project::with_base();
    project.write("in/ruling.txt", RULING);
    let added = project
        .run(["add", "in/ruling.txt", "--json"])
        .expect(0)
        .json();
    let id = added["files"][0]["document"]
        .as_str()
        .expect("an id")
        .to_owned();
    let path = format!("judgments/{id}.md");
    let shown = || {
        let shown = project.run(["show", &id, "--json"]).expect(0).json();
        let voices: Vec<(String, String)> = shown["passages"]
            .as_array()
            .expect("passages")
            .iter()
            .filter_map(|passage| {
                Some((
                    passage["voice"].as_str()?.to_owned(),
                    passage["role"].as_str()?.to_owned(),
                ))
            })
            .collect();
        voices
    };
    let pair = |voice: &str, role: &str| (voice.to_owned(), role.to_owned());
    assert_eq!(
        shown(),
        [
            pair("petitioner", "argument"),
            pair("respondent", "argument"),
            pair("court", "finding"),
            pair("court", "order"),
        ]
    );
    let text = project.read(&path);
    let guessed = "{voice=respondent role=argument sources=original by=hoja}";
    assert_eq!(text.matches(guessed).count(), 1, "{text}");
    project.write(
        &path,
        &text.replace(
            guessed,
            "{voice=interested-party role=argument sources=original}",
        ),
    );
    let corrected = [
        pair("petitioner", "argument"),
        pair("interested-party", "argument"),
        pair("court", "finding"),
        pair("court", "order"),
    ];
    assert_eq!(shown(), corrected);
    // The same file again.
    project.run(["add", "in/ruling.txt"]).expect(0);
    assert_eq!(shown(), corrected);
    // A newer one is refused, since a person was at work; forced, it keeps their word.
    project.write("in/ruling.txt", &RULING.replace("giraffes", "zebras"));
    project.run(["add", "in/ruling.txt"]).expect(3);
    assert_eq!(shown(), corrected);
    project.run(["add", "--force", "in/ruling.txt"]).expect(0);
    assert!(project.read(&path).contains("zebras"));
    assert_eq!(shown(), corrected);
    // And once more, from the file that was forced.
    project.write("in/ruling.txt", &RULING.replace("giraffes", "lions"));
    project.run(["add", "--force", "in/ruling.txt"]).expect(0);
    assert_eq!(shown(), corrected);
}

// A set of a few documents becomes files that a person can edit; a large one is said to belong
// into `bulk/`.
#[test]
fn a_small_set_becomes_documents_a_line() {
    let project = Project::with_base();
    let line = |number: usize, words: &str| {
        format!(
            r#"{{"id":"set-{number}","kind":"judgment","title":"Mfano v Set {number}","date":"2031-02-0{day}","passages":[{{"pinpoint":"para 1","text":"{words} {number}."}}]}}"#,
            day = number % 9 + 1
        )
    };
    let set: String = (1..=3)
        .map(|number| line(number, "Giraffes of case") + "\n")
        .collect();
    project.write("in/set.jsonl", &(set.clone() + "{\"id\":\"broken\"}\n"));
    let added = project
        .run(["add", "in/set.jsonl", "--json"])
        .expect(3)
        .json();
    let rows = added["files"].as_array().expect("rows");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1]["document"], "set-2");
    assert_eq!(rows[1]["format"], "JSON Lines");
    assert!(
        rows[3]["path"]
            .as_str()
            .is_some_and(|path| path.ends_with("set.jsonl:4"))
    );
    assert_eq!(rows[3]["error"]["code"], "bad-line");
    let found = project
        .run(["search", "giraffes", "--json"])
        .expect(0)
        .json();
    assert_eq!(found["total"], 3);
    assert!(
        project
            .read("judgments/set-3.md")
            .contains("Giraffes of case 3.")
    );
    project.run(["check"]).expect(0);
    // Again, nothing changes; a line that changed is a newer version.
    let before = project.read("judgments/set-1.md");
    project.run(["add", "in/set.jsonl"]).expect(3);
    assert_eq!(project.read("judgments/set-1.md"), before);
    project.write("in/set.jsonl", &set.replace("case 2", "another case 2"));
    let newer = project.run(["add", "in/set.jsonl"]).expect(0).stdout();
    assert!(newer.contains("newer version"), "{newer}");
    assert!(
        project
            .read("judgments/set-2.md")
            .contains("another case 2")
    );

    let large: String = (0..=200)
        .map(|number| line(number, "Words") + "\n")
        .collect();
    project.write("in/large.jsonl", &large);
    let refused = project
        .run(["add", "in/large.jsonl", "--json"])
        .expect(3)
        .json();
    assert_eq!(refused["files"][0]["error"]["code"], "bulk-file");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let project = Project::with_base();
    project.write("in/release.txt", RELEASE);
    project.write("in/empty.txt", "  \n");
    std::fs::write(project.join("in/picture.png"), b"\x89PNG\r\n\x1a\n0000").expect("written");
    let run = project.run(["add", "in", "--json"]).expect(3);
    let files = run.json()["files"].as_array().expect("files").clone();
    let error = |name: &str| {
        let row = files.iter().find(|row| {
            row["path"]
                .as_str()
                .is_some_and(|path| path.ends_with(name))
        });
        row.expect("a row")["error"]["code"].clone()
    };
    assert_eq!(error("release.txt"), serde_json::Value::Null);
    assert_eq!(error("empty.txt"), "empty-file");
    assert_eq!(error("picture.png"), "image-file");
}

#[test]
fn the_bundled_matter_cannot_be_added_to() {
    let project = Project::empty();
    project.write("release.txt", RELEASE);
    let run = project.run(["add", "release.txt"]).expect(2);
    assert!(run.stderr().contains("hoja init"), "{}", run.stderr());
}

/// The text of a statement that the NIIMS matter knows by a digest takes the digest's place,
/// and stands where the digest stood: with its date, speaker and issue, beside the order.
#[test]
fn the_text_of_a_digest_keeps_its_annotations() {
    let project = Project::empty();
    project.run(["init", "m", "--from", "niims"]).expect(0);
    let text = "Government Officials Threaten Huduma Namba Abstainees with Passport Denial

An opening of the news site.

A second paragraph about the programme.

A third about the ruling.

Immigration Principal Secretary Gordon Kihalangwa on Tuesday spoke of a giraffe.

“The giraffe,” he said.
";
    project.write("item.txt", text);
    let added = project
        .run_in("m", ["add", "../item.txt"])
        .expect(0)
        .stdout();
    assert!(
        added.contains("text of a digest: st-2019-04-09-kihalangwa"),
        "{added}"
    );
    project.run_in("m", ["check"]).expect(0);
    let found = project
        .run_in(
            "m",
            [
                "search",
                "giraffe",
                "--issue",
                "mandatory-registration",
                "--json",
            ],
        )
        .expect(0)
        .json();
    let hit = &found["hits"][0];
    assert_eq!(hit["document"], "st-2019-04-09-kihalangwa");
    assert_eq!(hit["date"], "2019-04-09");
    assert_eq!(hit["voice"], "government");
    assert_eq!(hit["text_kind"], "full");
    let brief = project
        .run_in("m", ["brief", "mandatory-registration", "--json"])
        .expect(0)
        .json();
    let order = brief["orders"]
        .as_array()
        .expect("orders")
        .iter()
        .find(|order| order["id"] == "ord-2019-06")
        .expect("the order")
        .clone();
    let beside = order["statements"]
        .as_array()
        .expect("statements")
        .iter()
        .find(|said| said["document"] == "st-2019-04-09-kihalangwa")
        .expect("the remark")
        .clone();
    assert!(
        beside["statement"]["text"]
            .as_str()
            .expect("text")
            .contains("giraffe"),
        "{beside}"
    );
    assert_eq!(beside["label"], "in-tension");
    // What other outlets reported has no place in this text: it stays, as digest.
    let shown = project
        .run_in("m", ["show", "st-2019-04-09-kihalangwa#point 1", "--json"])
        .expect(0)
        .json();
    assert_eq!(shown["passages"][0]["digest"], true);
}

/// The name of a file is no name of a work: two folders may each have a `notes.txt`.
#[test]
fn files_of_one_name_are_one_work_only_if_their_words_are() {
    let project = Project::empty();
    project.run(["init", "m"]).expect(0);
    let cattle = "The cattle of the county came over the river in the night and nobody saw them.";
    project.write("a/notes.txt", cattle);
    project.write(
        "b/notes.txt",
        "Ferries sail again since Monday; tickets cost what they did.",
    );
    let two = project
        .run_in("m", ["add", "../a/notes.txt", "../b/notes.txt"])
        .expect(0);
    assert_eq!(
        two.stdout().matches(": new: ").count(),
        2,
        "{}",
        two.stdout()
    );
    project.write("a/notes.txt", &cattle.replace("night", "morning"));
    let newer = project
        .run_in("m", ["add", "../a/notes.txt"])
        .expect(0)
        .stdout();
    assert!(newer.contains("newer version: notes-txt "), "{newer}");
}

/// What stands over many papers on one day makes none of them a version of another.
#[test]
fn a_title_alone_makes_no_version() {
    let project = Project::empty();
    project.run(["init", "m"]).expect(0);
    let statement = |words: &str| format!("PRESS STATEMENT\n\nMFANO, 3 May 2031\n\n{words}\n");
    project.write(
        "one.txt",
        &statement(
            "The trust asks the county to open the ferries again, and to pay those who ran them.",
        ),
    );
    project.write(
        "two.txt",
        &statement(
            "Teachers will not go back to school until what was promised to them has been paid.",
        ),
    );
    let two = project
        .run_in("m", ["add", "../one.txt"])
        .expect(0)
        .stdout();
    assert!(two.contains(": new: "), "{two}");
    let two = project
        .run_in("m", ["add", "../two.txt"])
        .expect(0)
        .stdout();
    assert!(two.contains(": new: "), "{two}");
}

/// Two applications over one estate are two works, however alike their words, if others bring them.
#[test]
fn other_parties_make_another_work() {
    let project = Project::empty();
    project.run(["init", "m"]).expect(0);
    let ruling = |who: &str, end: &str| {
        format!(
            "IN THE HIGH COURT OF KENYA AT NYERI\n\nIN THE MATTER OF THE ESTATE OF OMEGA MFANO (DECEASED)\n\n\
             {who} MFANO .......... APPLICANT\n\nRULING\n\n\
             1. The applicant asks for the grant to be revoked, since it was got by hiding who the heirs are.\n\n\
             2. I have read the papers and heard the applicant, whom nobody opposed.\n\n3. {end}\n"
        )
    };
    let add = |name: &str, text: &str| {
        project.write(name, text);
        let file = format!("../{name}");
        project
            .run_in("m", ["add", file.as_str()])
            .expect(0)
            .stdout()
    };
    let first = add("one.txt", &ruling("ALPHA", "The grant is revoked."));
    assert!(first.contains(": new: "), "{first}");
    let other = add("two.txt", &ruling("GAMMA", "The grant is revoked."));
    assert!(other.contains(": new: "), "{other}");
    let newer = add(
        "three.txt",
        &ruling("ALPHA", "The grant is revoked, with costs."),
    );
    assert!(newer.contains("newer version: "), "{newer}");
}

/// A paper that holds another whole, and many times as much besides, is no version of it.
#[test]
fn a_version_is_not_many_times_as_long() {
    let project = Project::empty();
    project.run(["init", "m"]).expect(0);
    let short = "The cattle of the county came over the river in the night and nobody saw them.";
    let more: String = (0..10)
        .map(|n| format!("\n\nOn day {n} of the drought people of village {n} told the clerk what they had lost in it."))
        .collect();
    project.write("a/notes.txt", short);
    project.write("b/notes.txt", &format!("{short}{more}"));
    let two = project
        .run_in("m", ["add", "../a/notes.txt", "../b/notes.txt"])
        .expect(0)
        .stdout();
    assert_eq!(two.matches(": new: ").count(), 2, "{two}");
}
