//! The NIIMS matter, compiled into the program.

use include_dir::{Dir, include_dir};

static CORPUS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/corpus");

/// The files of the bundled matter: path with slashes, and content.
pub(super) fn files() -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    gather(&CORPUS, &mut files);
    files.sort();
    files
}

fn gather(dir: &Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(text) = file.contents_utf8() {
            files.push((path, text));
        }
    }
    for dir in dir.dirs() {
        gather(dir, files);
    }
}

/// One file of the bundled matter.
pub(super) fn file(path: &str) -> Option<&'static str> {
    CORPUS
        .get_file(path)
        .and_then(include_dir::File::contents_utf8)
}
