//! The floors of the house: each module uses only those below it, and each heavy library
//! has one user.

use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest floor up.
const FLOORS: &[&str] = &[
    "model",
    "diagnostic",
    "text",
    "yaml",
    "cite",
    "parse",
    "import",
    "fetch",
    "matter",
    "query",
    "engine",
    "analysis",
    "brief",
    "render",
];

/// A library, and the only folder that may name it.
const USERS: &[(&str, &str)] = &[
    ("tantivy::", "src/engine/tantivy/"),
    ("pulldown_cmark::", "src/parse/"),
    ("serde_yaml::", "src/yaml/"),
    ("minijinja::", "src/render/"),
    ("typst::", "src/render/write/pdf/"),
    ("ureq::", "src/fetch/"),
    ("annotate_snippets::", "src/cli/"),
    ("clap::", "src/cli/"),
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn lines() -> Vec<(String, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut lines = Vec::new();
    // Files of tests stand on whatever they like.
    let is_test = |path: &PathBuf| {
        let name = path.to_string_lossy();
        name.contains("/tests/") || name.ends_with("tests.rs")
    };
    files.retain(|path| !is_test(path));
    for path in files {
        let name = path
            .strip_prefix(root)
            .expect("under the root")
            .to_string_lossy()
            .replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a source file");
        for (index, line) in text.lines().enumerate() {
            // Inside its tests a module may stand on whatever it likes.
            if line.trim() == "#[cfg(test)]" {
                break;
            }
            if !line.trim_start().starts_with("//") {
                lines.push((name.clone(), index + 1, line.to_owned()));
            }
        }
    }
    lines
}

fn floor_of(name: &str) -> Option<usize> {
    let module = name.strip_prefix("src/")?.split(['/', '.']).next()?;
    FLOORS.iter().position(|floor| *floor == module)
}

#[test]
fn nobody_looks_up() {
    let mut seen = 0;
    for (name, line, text) in lines() {
        let Some(own) = floor_of(&name) else { continue };
        for used in text
            .match_indices("crate::")
            .map(|(at, word)| &text[at + word.len()..])
        {
            let module: String = used
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(floor) = FLOORS.iter().position(|floor| *floor == module) else {
                continue;
            };
            seen += 1;
            assert!(
                floor <= own,
                "{name}:{line}: `{}` uses the floor above it: {}",
                FLOORS[own],
                text.trim()
            );
        }
    }
    assert!(seen > 50, "the test reads the sources");
}

#[test]
fn every_heavy_library_has_one_user() {
    for (library, user) in USERS {
        let mut used = false;
        for (name, line, text) in lines() {
            let names_it = text.match_indices(library).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                // `super::tantivy::` and `self::tantivy::` are our own module.
                before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
                    || text[..at].ends_with(" ::")
            });
            if names_it {
                used |= name.starts_with(user);
                assert!(
                    name.starts_with(user),
                    "{name}:{line}: only {user} may use {library} {}",
                    text.trim()
                );
            }
        }
        assert!(used, "nobody uses {library}");
    }
}

#[test]
fn the_library_never_touches_terminal_environment_or_home() {
    for (name, line, text) in lines() {
        if name.starts_with("src/cli/") || name == "src/main.rs" {
            continue;
        }
        for word in [
            "std::env::var",
            "std::env::current_dir",
            "println!(",
            "eprintln!(",
            "home_dir",
            "std::process::exit",
        ] {
            assert!(
                !text.contains(word),
                "{name}:{line}: `{word}` belongs into the binary"
            );
        }
    }
}
