//! The command line as people and programs meet it.

use crate::project::Project;

#[test]
fn search_finds_passages_with_their_places() {
    let project = Project::empty();
    let found = project
        .run(["search", "dna AND gps", "--voice", "court", "--json"])
        .expect(0)
        .json();
    assert_eq!(found["schema"], "hoja/search/1");
    assert!(found["total"].as_u64().expect("a number") >= 3);
    for hit in found["hits"].as_array().expect("hits") {
        assert_eq!(hit["voice"], "court");
        let snippet = hit["snippet"].as_str().expect("a snippet");
        assert!(
            snippet.contains('\u{e000}') && snippet.contains('\u{e001}'),
            "{snippet}"
        );
        let place = format!(
            "{}#{}",
            hit["document"].as_str().expect("an id"),
            hit["pinpoint"].as_str().expect("a place")
        );
        project.run(["show", &place]).expect(0);
    }
    let facets = &found["facets"];
    assert_eq!(facets["voice"]["court"], found["total"]);
}

#[test]
fn filters_narrow_and_are_checked() {
    let project = Project::empty();
    let total = |args: [&str; 4]| {
        project.run(args).json()["total"]
            .as_u64()
            .expect("a number")
    };
    let all = project.run(["search", "*", "--json"]).json()["total"]
        .as_u64()
        .expect("a number");
    let early = total(["search", "*", "--to=2019-12-31", "--json"]);
    let late = total(["search", "*", "--from=2020", "--json"]);
    assert!(
        early > 0 && late > 0 && early + late <= all + 20,
        "{early} + {late} of {all}"
    );
    for (flag, value) in [
        ("--voice", "curt"),
        ("--kind", "judgement"),
        ("--issue", "dna"),
        ("--court", "KEXX"),
        ("--in", "nrf-2020"),
    ] {
        let run = project.run(["search", "*", flag, value]).expect(2);
        assert!(run.stderr().starts_with("error: "), "{}", run.stderr());
    }
}

#[test]
fn the_exit_status_tells() {
    let project = Project::empty();
    project.run(["search", "zebra"]).expect(1);
    project.run(["search", "dna AND"]).expect(2);
    project.run(["show", "no-such-thing"]).expect(1);
    project.run(["brief", "no-such-issue"]).expect(2);
    project.run(["check"]).expect(0);
    project.run(["--matter", "nowhere", "check"]).expect(2);
    project.run(["nonsense"]).expect(2);
    project.run(["--help"]).expect(0);
}

#[test]
fn a_query_mistake_has_a_caret() {
    let run = Project::empty().run(["search", "voise:court"]).expect(2);
    assert!(
        run.stderr().contains("^^^^^") && run.stderr().contains("did you mean `voice:`"),
        "{}",
        run.stderr()
    );
}

#[test]
fn show_understands_what_people_write() {
    let project = Project::empty();
    for reference in [
        "nrf-2020-judgment",
        "nrf-2020-judgment#point 29",
        "[2021] KEHC 122 (KLR)",
        "[2021] KEHC 122",
        "/akn/ke/judgment/kehc/2021/122",
        "Cap. 107",
        "ke/constitution/art-31",
        "NIIMS / Huduma Namba judgment, point 29",
        "Republic v Joe Mucheru [2021] eKLR",
    ] {
        let run = project.run(["show", reference, "--json"]).expect(0);
        assert_eq!(run.json()["schema"], "hoja/show/1", "{reference}");
    }
    let one = project
        .run([
            "show",
            "nrf-2020-judgment#point 29",
            "--context",
            "1",
            "--json",
        ])
        .expect(0)
        .json();
    assert_eq!(one["passages"].as_array().expect("passages").len(), 3);
    project
        .run(["show", "nrf-2020-judgment#para 999"])
        .expect(1);
    let petition = project.run(["show", "Petition 163 of 2019"]).expect(2);
    assert!(
        petition.stderr().contains("ambiguous"),
        "{}",
        petition.stderr()
    );
}

#[test]
fn a_digest_says_that_it_is_one() {
    let project = Project::empty();
    let shown = project
        .run(["show", "nrf-2020-judgment"])
        .expect(0)
        .stdout();
    assert!(
        shown.contains("A digest in the corpus's own words"),
        "{shown}"
    );
    assert!(
        shown.contains("[2020] KEHC 8772 (KLR) (unverified)"),
        "{shown}"
    );
    let searched = project.run(["search", "dna"]).expect(0).stdout();
    assert!(searched.contains("digest"), "{searched}");
}

#[test]
fn the_thesaurus_says_what_it_adds() {
    let project = Project::empty();
    let wide = project
        .run(["search", "ushirikishwaji wa umma", "--json"])
        .expect(0)
        .json();
    assert!(
        wide["expanded"][0]["added"]
            .as_array()
            .expect("terms")
            .iter()
            .any(|term| term == "public participation")
    );
    project
        .run(["search", "ushirikishwaji wa umma", "--literal"])
        .expect(1);
}

#[test]
fn issues_and_their_matrix() {
    let project = Project::empty();
    let issues = project.run(["issues", "--json"]).expect(0).json();
    let issues = issues["issues"].as_array().expect("issues").clone();
    assert_eq!(issues.len(), 13);
    assert!(
        issues
            .iter()
            .all(|issue| issue["documents"].as_u64() > Some(0)),
        "{issues:?}"
    );
    let matrix = project
        .run(["issues", "--matrix", "--json"])
        .expect(0)
        .json();
    assert!(matrix["matrix"].as_array().expect("rows").len() > 50);
    let wide = project.run(["issues", "--matrix"]).expect(0).stdout();
    assert!(
        wide.lines().all(|line| line.chars().count() <= 80),
        "{wide}"
    );
}

#[test]
fn lines_fit_eighty_columns() {
    let project = Project::empty();
    for args in [
        ["search", "deadline"],
        ["show", "nrf-2019-interim-ruling"],
        ["brief", "dna-gps"],
    ] {
        let out = project.run(args).expect(0).stdout();
        // Addresses and what is for programs alone cannot be broken.
        let for_readers = |line: &&str| !line.contains("://") && !line.starts_with("<!-- hoja ");
        for line in out.lines().filter(for_readers) {
            assert!(
                without_anchors(line).chars().count() <= 80,
                "{args:?}: {line}"
            );
        }
    }
}

/// A line of Markdown as a reader sees it: the names that links lead to are not shown, and a
/// heading cannot be broken for them.
fn without_anchors(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("<a id=\"") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once("</a>").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

#[test]
fn a_new_matter_begins_empty_or_with_the_bundled_one() {
    let project = Project::empty();
    project.run(["init", "own"]).expect(0);
    project.run(["init", "own"]).expect(2);
    project.run_in("own", ["check"]).expect(0);
    project.run_in("own", ["search", "anything"]).expect(1);
    project.run(["init", "copy", "--from", "niims"]).expect(0);
    let copied = project.run_in("copy", ["index", "--json"]).expect(0).json();
    let bundled = project.run(["index", "--json"]).expect(0).json();
    assert_eq!(copied["corpus_hash"], bundled["corpus_hash"]);
}

#[test]
fn a_matter_made_where_one_stands_has_the_name_of_the_folder() {
    let project = Project::empty();
    project.write("mfano/notes.txt", "Nothing yet.");
    let made = project.run_in("mfano", ["init", "."]).expect(0);
    assert!(
        made.stderr().contains("next: hoja add FILE…"),
        "{}",
        made.stderr()
    );
    assert!(project.read("mfano/hoja.yaml").contains("name: \"mfano\""));
}

#[test]
fn completions_and_manual_pages() {
    let project = Project::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            project
                .run(["completions", shell])
                .expect(0)
                .stdout()
                .contains("hoja")
        );
    }
    assert!(project.run(["man"]).expect(0).stdout().contains(".TH hoja"));
    assert!(
        project
            .run(["man", "search"])
            .expect(0)
            .stdout()
            .contains("search")
    );
    project.run(["man", "serch"]).expect(2);
}

/// The reference page of the book is what the program says of itself.
#[test]
fn the_reference_page_is_the_help() {
    let project = Project::empty();
    let mut page = String::from(
        "# Commands\n\nWhat `hoja help` prints; this page is made from it by a test.\n",
    );
    let mut section = |title: &str, args: [&str; 2]| {
        let help = project.run(args).expect(0).stdout();
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        page.push_str(&format!(
            "\n## {title}\n\n```text\n{}\n```\n",
            help.join("\n").trim_end()
        ));
    };
    section("hoja", ["--help", "--color=never"]);
    for command in commands(&project) {
        section(&format!("hoja {command}"), ["help", &command]);
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("book/src/reference/cli.md");
    snapbox::assert_data_eq!(page, snapbox::Data::read_from(&path, None).raw());
}

/// The commands that `hoja help` lists, but for itself.
fn commands(project: &Project) -> Vec<String> {
    let help = project.run(["--help", "--color=never"]).expect(0).stdout();
    let commands: Vec<String> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .map(str::to_owned)
        .collect();
    assert!(commands.len() > 10, "{help}");
    commands
}
