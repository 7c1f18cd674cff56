//! Official texts are fetched, over a real connection to a server on loopback.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::project::{Project, Run};
use crate::server::{Reply, Server};

/// The page of a decision, as an old site of a law report has it.
fn page(number: usize, second: &str) -> String {
    format!(
        "<html><head><title>Petition {number} of 2030</title></head><body>
<table class=\"meta_info\"><thead><tr><td colspan=\"2\">Case Metadata</td></tr></thead><tbody>
<tr><th>Case Number:</th><td>Petition {number} of 2030</td></tr>
<tr><th>Parties:</th><td>Mwananchi v Registrar of Examples</td></tr>
<tr><th>Date Delivered:</th><td>30 Jan 2031</td></tr>
<tr><th>Court:</th><td>High Court at Nairobi</td></tr>
<tr><th>Case Action:</th><td>Judgment</td></tr><tr><th>Judge(s):</th><td>Alpha Mfano</td></tr>
<tr><th>Citation:</th><td>Mwananchi v Registrar of Examples [2031] KEHC {number} (KLR)</td></tr></tbody></table>
<div class=\"case_content\"><p align=\"center\"><strong>REPUBLIC OF KENYA</strong></p>
<p align=\"center\"><strong>IN THE HIGH COURT OF KENYA AT NAIROBI</strong></p>
<p align=\"center\"><strong>PETITION NO. {number} OF 2030</strong></p>
<p align=\"center\"><strong><u>JUDGMENT</u></strong></p>
<p>1.&nbsp;&nbsp;The petitioner came to this court in the first days of the year and asked for a declaration.</p>
<p>2.&nbsp;&nbsp;{second}</p>
<p>3.&nbsp;&nbsp;There shall be no order as to costs.</p></div></body></html>"
    )
}

const SECOND: &str =
    "The Registrar is prohibited from opening the register of giraffes before the law is made.";

/// A digest of that decision, with an order at paragraph 2, whose sources are at `urls`.
fn digest(project: &Project, id: &str, number: usize, urls: &[String]) {
    let sources: String = urls
        .iter()
        .enumerate()
        .map(|(index, url)| format!("  - {{id: official-{index}, url: \"{url}\", publisher: Example Law Reports, note: The report.}}\n"))
        .collect();
    project.write(
        &format!("judgments/{id}.md"),
        &format!(
            "---
id: {id}
kind: judgment
title: Mwananchi v Registrar of Examples
short: Mwananchi {number}
date: 2031-01-30
court: KEHC
citations: [\"[2031] KEHC {number} (KLR)\"]
text: digest
verification: secondary
independent: 2
sources:
  - {{id: gazette, url: \"https://press.example/{id}\", publisher: Example Gazette}}
{sources}orders:
  - {{id: ord-{id}, at: para 2, kind: prohibition, from: 2031-01-30, status: []}}
---

[point 1] Reports say that the court had sat late.
{{voice=press role=background sources=gazette}}

[2] The Registrar was not to open the register.
{{voice=court role=order issue=public-participation answer=public-participation sources=gazette}}
"
        ),
    );
}

/// A matter that lists the hosts.
fn matter(hosts: &str) -> Project {
    let project = Project::with_base();
    project.write(
        "hoja.yaml",
        &format!(
            "name: Test\njurisdiction: ke\nlanguages: [en]\nhosts: [{hosts}]\nthesaurus: []\n"
        ),
    );
    std::fs::remove_file(project.join("judgments/base-case.md")).expect("removed");
    project
}

/// A matter with one digest, whose text is at `path` of the server.
fn one(server: &Server, path: &str) -> Project {
    let project = matter("127.0.0.1");
    digest(&project, "case-1", 1, &[server.url(path)]);
    project
}

fn row(run: Run, status: i32) -> Value {
    let answer = run.expect(status).json();
    assert_eq!(answer["schema"], "hoja/pull/1");
    assert_eq!(
        answer["files"].as_array().map(Vec::len),
        Some(1),
        "{answer}"
    );
    answer["files"][0].clone()
}

fn pull(project: &Project) -> Run {
    project.run(["pull", "--json", "--pause", "0"])
}

/// Everything in the matter but what the program derives.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path
            .file_name()
            .is_some_and(|name| name == ".hoja" || name == ".cache")
        {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn a_text_is_merged_into_its_digest_and_not_fetched_twice() {
    let server = Server::start(|asked, _| {
        if asked.headers.get("if-none-match").map(String::as_str) == Some("\"v1\"") {
            Reply::status(304)
        } else {
            Reply::page(page(1, SECOND), "\"v1\"")
        }
    });
    let project = one(&server, "/case/1");
    let first = row(pull(&project), 0);
    assert_eq!(first["document"], "case-1");
    assert_eq!(first["path"], "judgments/case-1.md");
    assert_eq!(first["url"], server.url("/case/1").as_str());
    assert_eq!(first["status"], 200);
    assert_eq!(first["error"], Value::Null);
    assert!(
        first["outcome"]
            .as_str()
            .expect("words")
            .starts_with("text of a digest"),
        "{first}"
    );
    project.run(["check"]).expect(0);
    let shown = project
        .run(["show", "case-1#para 2", "--json"])
        .expect(0)
        .json();
    let passage = &shown["passages"][0];
    assert_eq!(passage["text"], SECOND);
    assert_eq!(passage["voice"], "court");
    assert_eq!(passage["role"], "order");
    assert_eq!(passage["issues"][0], "public-participation");
    assert_eq!(passage["verification"], "official-text");
    let shown = project.run(["show", "case-1", "--json"]).expect(0).json();
    let document = &shown["document"];
    assert_eq!(document["text"], "full");
    assert_eq!(document["orders"][0]["at"], "para 2");
    let sources = document["sources"].as_array().expect("sources");
    assert_eq!(sources.len(), 2);
    assert_eq!(sources[1]["id"], "official-0");
    assert_eq!(sources[1]["note"], "The report.");
    let sha256 = sources[1]["sha256"].as_str().expect("a hash");
    assert_eq!(
        project.read(&format!("sources/{sha256}.html")),
        page(1, SECOND)
    );
    let places: Vec<&str> = shown["passages"]
        .as_array()
        .expect("passages")
        .iter()
        .map(|passage| passage["pinpoint"].as_str().expect("a place"))
        .collect();
    assert_eq!(places, ["para 1", "para 2", "para 3", "point 1"]);
    assert_eq!(shown["passages"][3]["digest"], true);

    let before = project.read("judgments/case-1.md");
    let second = row(pull(&project), 0);
    assert_eq!(second["status"], 304);
    assert_eq!(second["changed"], false);
    assert_eq!(project.read("judgments/case-1.md"), before);
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    let agent = &asked[0].headers["user-agent"];
    assert!(
        agent.starts_with("hoja/") && agent.ends_with(" (+legal document toolkit)"),
        "{agent}"
    );
    assert!(!asked[0].headers.contains_key("if-none-match"));
    // What is remembered can be deleted.
    std::fs::remove_file(project.join(".hoja/pull.json")).expect("removed");
    let third = row(pull(&project), 0);
    assert_eq!(
        (&third["status"], &third["changed"]),
        (&200.into(), &false.into())
    );
    assert_eq!(project.read("judgments/case-1.md"), before);
}

#[test]
fn a_newer_version_is_merged_unless_somebody_edited() {
    let text = std::sync::Arc::new(std::sync::Mutex::new(page(1, SECOND)));
    let served = std::sync::Arc::clone(&text);
    let server =
        Server::start(move |_, _| Reply::page(served.lock().expect("the page").clone(), "\"w\""));
    let project = one(&server, "/case/1");
    row(pull(&project), 0);
    // Another page around the same text is no newer version.
    let with_token = page(1, SECOND).replace("<body>", "<body data-token=\"1\">");
    text.lock().expect("the page").clone_from(&with_token);
    let before = project.read("judgments/case-1.md");
    let same = row(pull(&project), 0);
    assert_eq!(same["outcome"], "the page changed, its text did not");
    assert_eq!(project.read("judgments/case-1.md"), before);

    *text.lock().expect("the page") = page(1, "The Registrar may open it.");
    let newer = row(pull(&project), 0);
    assert_eq!(newer["details"][0], "changed at para 2");
    let edited = project
        .read("judgments/case-1.md")
        .replace("role=order", "role=finding");
    project.write("judgments/case-1.md", &edited);
    *text.lock().expect("the page") = page(1, "The Registrar must open it.");
    let kept = row(pull(&project), 3);
    assert_eq!(kept["error"]["code"], "edited-document");
    assert_eq!(project.read("judgments/case-1.md"), edited);
    row(
        project.run(["pull", "--json", "--pause", "0", "--force"]),
        0,
    );
    let forced = project.read("judgments/case-1.md");
    assert!(
        forced.contains("must open it") && forced.contains("role=finding"),
        "{forced}"
    );
}

// An older page has no work in its address. Where a document marks it as its own text, another
// that names it as a source about itself does not ask for it; nor does a law for a decision's.
#[test]
fn a_page_that_is_another_documents_text_is_not_asked_for() {
    let server = Server::start(|_, _| Reply::page(page(1, SECOND), "\"v1\""));
    let url = server.url("/caselaw/cases/view/1/");
    let project = matter("127.0.0.1");
    digest(&project, "mwananchi-1", 1, std::slice::from_ref(&url));
    digest(&project, "mwananchi-2", 2, std::slice::from_ref(&url));
    let path = "judgments/mwananchi-1.md";
    let marked = project
        .read(path)
        .replace("note: The report.", "note: The report., official: true");
    project.write(path, &marked);
    let listed = project
        .run(["pull", "--dry-run", "--json"])
        .expect(0)
        .json();
    let asked: Vec<&str> = listed["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|row| row["document"].as_str())
        .collect();
    assert_eq!(asked, ["mwananchi-1"]);
    assert_eq!(listed["without_official_source"], 1);
}

#[test]
fn a_host_that_stumbles_is_asked_again() {
    let server = Server::start(|asked, before| match (asked.path.as_str(), before) {
        ("/500", 0) | ("/503", 0) => Reply::status(if asked.path == "/500" { 500 } else { 503 }),
        ("/429", 0) => Reply::Whole(429, vec![("Retry-After", "2".to_owned())], Vec::new()),
        ("/cut", 0) => Reply::Cut(page(1, SECOND).into_bytes()),
        _ => Reply::page(page(1, SECOND), "\"v1\""),
    });
    for (path, least) in [("/500", 1), ("/503", 1), ("/429", 2), ("/cut", 1)] {
        let project = one(&server, path);
        let pulled = row(pull(&project), 0);
        assert_eq!(pulled["changed"], true, "{path}");
        project.run(["check"]).expect(0);
        let asked: Vec<Instant> = server
            .asked()
            .into_iter()
            .filter(|asked| asked.path == path)
            .map(|asked| asked.at)
            .collect();
        assert_eq!(asked.len(), 2, "{path}");
        let waited = asked[1] - asked[0];
        assert!(waited >= Duration::from_secs(least), "{path}: {waited:?}");
    }
}

#[test]
fn what_is_not_there_is_refused_and_what_cannot_be_reached_fails() {
    let server = Server::start(|asked, _| match asked.path.as_str() {
        "/404" => Reply::status(404),
        "/403" => Reply::status(403),
        "/500" => Reply::status(500),
        "/429" => Reply::Whole(429, vec![("Retry-After", "86400".to_owned())], Vec::new()),
        "/loop" => Reply::redirect("/loop"),
        "/slow" => Reply::Silent(Duration::from_secs(5)),
        "/stalled" => Reply::Stalled(page(1, SECOND).into_bytes(), Duration::from_secs(5)),
        "/cut" => Reply::Cut(page(1, SECOND).into_bytes()),
        "/image" => Reply::Whole(
            200,
            vec![("Content-Type", "image/png".to_owned())],
            b"\x89PNG\r\n\x1a\n0000".to_vec(),
        ),
        "/disguised" => Reply::page(b"\x89PNG\r\n\x1a\n0000".to_vec(), "\"i\""),
        "/other" => Reply::page(page(2, SECOND), "\"o\""),
        "/home" => Reply::page(
            "<html><head><title>Welcome</title></head><body><article><h1>Welcome</h1><p>To the reports of the courts.</p></article></body></html>",
            "\"h\"",
        ),
        "/declared" => Reply::Whole(
            200,
            vec![("Content-Length", "90000000".to_owned())],
            b"x".to_vec(),
        ),
        _ => Reply::status(410),
    });
    for (path, status, code, exit) in [
        ("/404", 404.into(), "no-such-page", 3),
        ("/410", 410.into(), "no-such-page", 3),
        ("/403", 403.into(), "refused-by-host", 3),
        ("/loop", Value::Null, "too-many-redirects", 3),
        ("/image", 200.into(), "wrong-type", 3),
        ("/disguised", 200.into(), "image-file", 3),
        ("/other", 200.into(), "another-work", 3),
        ("/home", 200.into(), "no-passages", 3),
        ("/declared", 200.into(), "too-large", 3),
        ("/500", 500.into(), "unreachable", 4),
        ("/429", 429.into(), "host-busy", 4),
        ("/cut", Value::Null, "unreachable", 4),
        ("/slow", Value::Null, "unreachable", 4),
        ("/stalled", Value::Null, "unreachable", 4),
    ] {
        let project = one(&server, path);
        let before = project.read("judgments/case-1.md");
        let run = project.run([
            "pull",
            "--json",
            "--pause",
            "0",
            "--timeout",
            "0.5",
            "--retries",
            "0",
        ]);
        let refused = row(run, exit);
        assert_eq!(refused["error"]["code"], code, "{path}: {refused}");
        assert_eq!(refused["status"], status, "{path}");
        assert!(refused["error"]["help"].is_string(), "{path}");
        assert_eq!(project.read("judgments/case-1.md"), before, "{path}");
        assert!(!project.join("sources").exists(), "{path}");
    }
}

#[test]
fn a_body_that_unpacks_without_end_is_bounded() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let zeros = vec![0; 1 << 20];
    for _ in 0..65 {
        packed.write_all(&zeros).expect("packed");
    }
    let packed = packed.finish().expect("packed");
    let small = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed
            .write_all(page(1, SECOND).as_bytes())
            .expect("packed");
        packed.finish().expect("packed")
    };
    let server = Server::start(move |asked, _| {
        let body = if asked.path == "/bomb" {
            &packed
        } else {
            &small
        };
        Reply::Whole(
            200,
            vec![
                ("Content-Type", "text/html".to_owned()),
                ("Content-Encoding", "gzip".to_owned()),
            ],
            body.clone(),
        )
    });
    let bomb = row(pull(&one(&server, "/bomb")), 3);
    assert_eq!(bomb["error"]["code"], "too-large");
    assert_eq!(server.times("/bomb"), 1);
    assert_eq!(row(pull(&one(&server, "/small")), 0)["changed"], true);
}

#[test]
fn only_listed_hosts_are_asked_redirects_included() {
    let port = std::sync::Arc::new(std::sync::Mutex::new(0_u16));
    let told = std::sync::Arc::clone(&port);
    let server = Server::start(move |asked, _| match asked.path.as_str() {
        "/within" => Reply::redirect("case/1?from=within"),
        "/elsewhere" => {
            let port = *told.lock().expect("the port");
            Reply::redirect(&format!("http://localhost:{port}/case/1"))
        }
        "/outside" => Reply::redirect("https://evil.example/case/1"),
        "/scheme" => Reply::redirect("file:///etc/passwd"),
        _ => Reply::page(page(1, SECOND), "\"v1\""),
    });
    *port.lock().expect("the port") = server.port;
    let within = one(&server, "/within");
    assert_eq!(row(pull(&within), 0)["changed"], true);
    assert_eq!(server.times("/case/1?from=within"), 1);

    let elsewhere = row(pull(&one(&server, "/elsewhere")), 3);
    assert_eq!(elsewhere["error"]["code"], "redirect-elsewhere");
    let help = elsewhere["error"]["help"].as_str().expect("help");
    assert!(
        help.contains(&format!("add `localhost:{}`", server.port)) && help.contains("hosts"),
        "{help}"
    );
    assert_eq!(server.times("/case/1"), 0);
    let outside = row(pull(&one(&server, "/outside")), 3);
    assert_eq!(outside["error"]["code"], "redirect-elsewhere");
    assert_eq!(
        row(pull(&one(&server, "/scheme")), 3)["error"]["code"],
        "bad-address"
    );
    // Both hosts listed, the redirect is followed.
    let both = matter("127.0.0.1, localhost");
    digest(&both, "case-1", 1, &[server.url("/elsewhere")]);
    assert_eq!(row(pull(&both), 0)["changed"], true);

    let asked = server.asked().len();
    let unlisted = matter("law.example");
    digest(&unlisted, "case-1", 1, &[server.url("/case/1")]);
    let run = unlisted.run(["pull", "case-1", "--json"]);
    let refused = row(run, 3);
    assert_eq!(refused["error"]["code"], "no-official-source");
    let run = unlisted.run(["pull", "case-1", "--source", "official-0", "--json"]);
    assert_eq!(row(run, 3)["error"]["code"], "host-not-listed");
    let bare = unlisted.run(["pull", "--json"]).expect(0).json();
    assert_eq!(bare["without_official_source"], 1);
    let none = Project::with_base();
    let run = none.run(["pull"]).expect(3);
    assert!(run.stderr().contains("hosts: ["), "{}", run.stderr());
    assert_eq!(server.asked().len(), asked);
}

#[test]
fn the_first_host_that_has_the_text_gives_it() {
    let server = Server::start(|asked, _| match asked.path.as_str() {
        "/other" => Reply::page(page(2, SECOND), "\"o\""),
        "/404" => Reply::status(404),
        _ => Reply::page(page(1, SECOND), "\"v1\""),
    });
    let project = matter("127.0.0.1");
    let urls = ["/404", "/other", "/case/1"].map(|path| server.url(path));
    digest(&project, "case-1", 1, &urls);
    let dry = row(project.run(["pull", "--dry-run", "--json"]), 0);
    assert_eq!(dry["url"], urls[0].as_str());
    assert!(server.asked().is_empty());
    let named = project.run(["pull", "case-1", "--source", "official-1", "--json"]);
    assert_eq!(row(named, 3)["error"]["code"], "another-work");
    let pulled = row(pull(&project), 0);
    assert_eq!(pulled["source"], "official-2");
    assert_eq!(pulled["url"], urls[2].as_str());
    let unknown = project.run(["pull", "case-2"]).expect(2);
    assert!(unknown.stderr().contains("did you mean `case-1`"));
    let source = project.run(["pull", "case-1", "--source", "nowhere", "--json"]);
    assert_eq!(row(source, 3)["error"]["code"], "no-such-source");
}

#[test]
fn hosts_have_their_pause_and_this_machine_no_proxy() {
    let server = Server::start(|asked, _| {
        let number = asked.path.rsplit('/').next().and_then(|n| n.parse().ok());
        Reply::page(page(number.unwrap_or(0), SECOND), "\"v\"")
    });
    let project = matter("127.0.0.1");
    for number in 1..=3 {
        let url = server.url(&format!("/case/{number}"));
        digest(&project, &format!("case-{number}"), number, &[url]);
    }
    let output = project
        .command(".")
        .args(["pull", "--pause", "0.4"])
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("ALL_PROXY", "http://127.0.0.1:9")
        .output()
        .expect("the program starts");
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success(), "{words}");
    assert!(
        words.contains("3 renewed, 0 not changed, 0 refused, 0 not reached"),
        "{words}"
    );
    let asked = server.asked();
    for pair in asked.windows(2) {
        assert!(pair[1].at - pair[0].at >= Duration::from_millis(400));
    }
}

#[test]
fn a_host_that_fails_three_times_is_left_in_peace() {
    let server = Server::start(|_, _| Reply::status(503));
    let project = matter("127.0.0.1");
    for number in 1..=5 {
        let url = server.url(&format!("/case/{number}"));
        digest(&project, &format!("case-{number}"), number, &[url]);
    }
    let run = project
        .run(["pull", "--json", "--pause", "0", "--retries", "0"])
        .expect(4);
    assert_eq!(run.json()["files"][4]["error"]["code"], "host-given-up");
    assert_eq!(server.asked().len(), 3);
}

/// A run of twenty texts is killed twice while a text is half sent. Nothing is half-written,
/// and no text that came whole is fetched again.
#[test]
fn a_killed_run_goes_on_where_it_stopped() {
    const STALLED: [usize; 2] = [8, 15];
    let server = Server::start(|asked, before| {
        let number: usize = asked
            .path
            .rsplit('/')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        let body = page(number, SECOND);
        if STALLED.contains(&number) && before == 0 {
            Reply::Stalled(body.into_bytes(), Duration::from_secs(30))
        } else {
            // No ETag: a text that is asked for again is sent again.
            Reply::Whole(200, Vec::new(), body.into_bytes())
        }
    });
    let project = matter("127.0.0.1");
    for number in 1..=20 {
        let url = server.url(&format!("/case/{number}"));
        digest(&project, &format!("case-{number:02}"), number, &[url]);
    }
    let digests = project.read("judgments/case-20.md");
    for stalled in STALLED {
        let mut child = project
            .command(".")
            .args(["pull", "--pause", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let path = format!("/case/{stalled}");
        let begun = Instant::now();
        while server.times(&path) == 0 {
            assert!(
                begun.elapsed() < Duration::from_secs(120),
                "it never came to {path}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        child.kill().expect("killed");
        child.wait().expect("it ends");
        whole(&project);
        assert_eq!(project.read("judgments/case-20.md"), digests);
    }
    let rest = pull(&project).expect(0).json();
    let rows = rest["files"].as_array().expect("rows");
    let changed = rows.iter().filter(|row| row["changed"] == true).count();
    assert_eq!((rows.len(), changed), (20, 6));
    whole(&project);
    for number in 1..=20 {
        let times = if STALLED.contains(&number) { 2 } else { 1 };
        assert_eq!(server.times(&format!("/case/{number}")), times, "{number}");
        let text = project.read(&format!("judgments/case-{number:02}.md"));
        assert!(text.contains("giraffes"), "{text}");
    }
    assert!(!project.join(".hoja/pull").exists());
    // A whole run is no part of the next one.
    let again = pull(&project).expect(0).json();
    assert_eq!(again["files"][0]["status"], 200);
}

/// Each file is whole: documents are without mistakes, originals have the hash they are
/// named by, and nothing else lies about.
fn whole(project: &Project) {
    project.run(["check"]).expect(0);
    let mut found = Vec::new();
    files(project.path(), &mut found);
    for path in found {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(!name.starts_with('.'), "{name} is left over");
        if path
            .parent()
            .is_some_and(|folder| folder.ends_with("sources"))
        {
            let bytes = std::fs::read(&path).expect("an original");
            let hash: String = Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert!(name.starts_with(&hash), "{name}");
        }
    }
}

#[test]
fn two_runs_do_not_meet() {
    let server =
        Server::start(|_, _| Reply::Stalled(page(1, SECOND).into_bytes(), Duration::from_secs(30)));
    let project = one(&server, "/case/1");
    let mut child = project
        .command(".")
        .args(["pull"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let begun = Instant::now();
    while server.asked().is_empty() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let other = project.run(["pull"]);
    child.kill().expect("killed");
    child.wait().expect("it ends");
    let other = other.expect(4);
    assert!(
        other.stderr().contains("another `hoja pull`"),
        "{}",
        other.stderr()
    );
}

/// The folder of real pages, or nothing with a printed reason.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("HOJA_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let folder = folder.join("data/kenyalaw/html");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "the folder of real documents is missing; name it in HOJA_SHARED"
    );
    eprintln!("skipped: the folder of real documents is not here; name it in HOJA_SHARED");
    None
}

/// Real pages of a law report, known to the matter by their citation alone, become documents
/// with their paragraphs, from the PDF that it names where the page has no text.
#[test]
fn real_pages_become_documents() {
    let Some(folder) = shared() else { return };
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    let served = folder.clone();
    let server = Server::start(move |asked, _| {
        let name = asked.path.trim_start_matches("/akn/").replace('/', "_");
        let file = match name.strip_suffix("_source.pdf") {
            Some(name) => served.join(format!("../pdf/{name}.pdf")),
            None => served.join(format!("{name}.html")),
        };
        std::fs::read(file).map_or_else(
            |_| Reply::status(404),
            |bytes| Reply::Whole(200, Vec::new(), bytes),
        )
    });
    let project = matter("127.0.0.1");
    for (index, name) in names.iter().enumerate() {
        let stem = name.trim_end_matches(".html");
        let parts: Vec<&str> = stem.split('_').collect();
        let [country, kind, court, year, number, version] = parts[..] else {
            panic!("{name}");
        };
        let work = format!("/akn/{country}/{kind}/{court}/{year}/{number}");
        let day = version.trim_start_matches("eng@");
        let url = server.url(&format!("{work}/{version}"));
        project.write(
            &format!("judgments/real-{index:02}.md"),
            &format!(
                "---\nid: real-{index:02}\nkind: judgment\ntitle: Decision {index}\ndate: {day}\nwork: {work}\ntext: digest\nverification: unverified\nsources:\n  - {{id: report, url: \"{url}\"}}\n---\n\n[1] The case begins.\n{{voice=court role=background issue=public-participation}}\n"
            ),
        );
    }
    let pulled = pull(&project);
    let status = pulled.status();
    let answer = pulled.json();
    let rows = answer["files"].as_array().expect("rows");
    assert_eq!(rows.len(), names.len());
    let merged: Vec<&Value> = rows.iter().filter(|row| row["changed"] == true).collect();
    for row in rows {
        let code = row["error"]["code"].as_str();
        // Of some there is neither text nor PDF.
        assert!(
            matches!(code, None | Some("no-such-page" | "no-passages")),
            "{row}"
        );
    }
    let pdfs = merged.iter().filter(|row| row["format"] == "PDF").count();
    println!(
        "{} of {} pages, {pdfs} by their PDF",
        merged.len(),
        rows.len()
    );
    assert!(merged.len() >= 13 + pdfs && pdfs > 0, "{}", merged.len());
    assert_eq!(status, if merged.len() == rows.len() { 0 } else { 3 });
    project.run(["check"]).expect(0);
    for row in merged {
        let id = row["document"].as_str().expect("an id");
        let shown = project.run(["show", id, "--json"]).expect(0).json();
        let first = &shown["passages"][0];
        assert_eq!(first["pinpoint"], "para 1", "{id}");
        assert_eq!(first["issues"][0], "public-participation", "{id}");
        assert_ne!(first["text"], "The case begins.", "{id}");
        let words = shown.to_string();
        assert!(!words.contains("Loading PDF"), "{id}");
    }
}
