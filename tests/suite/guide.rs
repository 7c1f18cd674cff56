//! What the README and the guide tell a reader to type is typed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;

/// A command of a page: the line it stands in, and the folder that a `cd` before it leads to.
struct Line {
    place: String,
    folder: String,
    command: String,
}

/// Operands that stand for a reader's own matter, and commands that want a network.
const NOT_HERE: [&str; 3] = ["fruit-act", "kitu-v-mwangaza", "hoja pull"];

/// The commands of a page: of its blocks of code, and the searches within its sentences.
fn commands(page: &Path) -> Vec<Line> {
    let text = std::fs::read_to_string(page).expect("a page");
    let mut found = Vec::new();
    let mut fenced = false;
    let mut folder = String::new();
    for (number, line) in text.lines().enumerate() {
        let place = format!("{}:{}", page.display(), number + 1);
        if line.starts_with("```") {
            fenced = !fenced;
            folder.clear();
            continue;
        }
        let typed = line.strip_prefix("    ").or(fenced.then_some(line));
        let Some(typed) = typed else {
            folder.clear();
            let inline = line.split('`').skip(1).step_by(2);
            found.extend(
                inline
                    .filter(|code| code.starts_with("hoja search '") && code.ends_with('\''))
                    .map(|code| Line {
                        place: place.clone(),
                        folder: String::new(),
                        command: code.to_owned(),
                    }),
            );
            continue;
        };
        if let Some(into) = typed.strip_prefix("cd ") {
            folder = into.trim().to_owned();
        }
        if typed.starts_with("hoja ") && !NOT_HERE.iter().any(|not| typed.contains(not)) {
            found.push(Line {
                place,
                folder: folder.clone(),
                command: typed.to_owned(),
            });
        }
    }
    found
}

/// A desk on which everything lies that the pages name.
fn desk() -> Project {
    let project = Project::empty();
    let draft = "# Submissions\n\nThe rules were quashed in [2021] KEHC 122 (KLR), which rests \
                 on section 31 of the Data Protection Act.\n";
    for name in ["submissions.md", "story.md", "skeleton.md"] {
        project.write(name, draft);
    }
    project.write(
        "documents/release.txt",
        "PRESS RELEASE: The Register\n\nThe register must wait for the law.\n\nNairobi, 4 June 2031\n",
    );
    project.write(
        "Downloads/press-release.txt",
        "PRESS RELEASE: The Giraffes\n\nThe giraffes must be counted.\n\nNairobi, 5 June 2031\n",
    );
    for name in ["submissions.docx", "story.docx"] {
        project
            .run(["brief", "dna-gps", "--format", "docx", "-o", name])
            .expect(0);
    }
    project
}

#[test]
fn what_the_pages_say_can_be_typed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = std::fs::read_dir(root.join("book/src/guide"))
        .expect("the guide")
        .map(|entry| entry.expect("a page").path())
        .collect();
    pages.push(root.join("README.md"));
    pages.sort();
    let desk = desk();
    let binary = Path::new(env!("CARGO_BIN_EXE_hoja"));
    let path = std::env::join_paths(
        std::iter::once(binary.parent().expect("its folder").to_owned()).chain(
            std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()),
        ),
    )
    .expect("a path");
    let mut typed = 0;
    for page in &pages {
        for line in commands(page) {
            let output = Command::new("sh")
                .args(["-c", &line.command])
                .current_dir(desk.join(&line.folder))
                .env("PATH", &path)
                .env("HOME", desk.path())
                .env("HOJA_CACHE", desk.join(".cache"))
                .env_remove("HOJA_MATTER")
                .output()
                .expect("a shell");
            let status = output.status.code();
            // A check that finds something is no failure of the page.
            let good = status == Some(0) || status == Some(1) && line.command.contains("check");
            assert!(
                good && !output.stdout.is_empty() | line.command.contains(" -o "),
                "{}: {}\nexit status {status:?}\n{}",
                line.place,
                line.command,
                String::from_utf8_lossy(&output.stderr)
            );
            typed += 1;
        }
    }
    assert!(typed > 40, "only {typed} commands were found");
}
