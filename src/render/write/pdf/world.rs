//! What typst may see: one template, the paper's data, the fonts of the program.

use std::ops::Range;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

/// The template.
pub(super) const MAIN: &str = "paper.typ";
/// The data that it reads.
const DATA: &str = "paper.json";

/// The families that a template may use. Others of typst's own are for mathematics.
const FAMILIES: &[&str] = &["Libertinus Serif", "DejaVu Sans Mono"];

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts()
        .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
        .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// The world of one paper.
pub(super) struct Press {
    main: Source,
    data: (Option<FileId>, Bytes),
}

impl Press {
    pub(super) fn new(template: &str, data: &serde_json::Value) -> Self {
        let main = match file(MAIN) {
            Some(id) => Source::new(id, template.to_owned()),
            None => Source::detached(template),
        };
        Self {
            main,
            data: (file(DATA), Bytes::from_string(data.to_string())),
        }
    }

    /// Where in the template a mistake is.
    pub(super) fn range(&self, error: &SourceDiagnostic) -> Option<Range<usize>> {
        // A mistake inside a function that typst has of its own is told where it was called.
        std::iter::once(error.span)
            .chain(error.trace.iter().map(|point| point.span.into()))
            .find_map(|span| WorldExt::range(self, span))
    }
}

fn file(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == self.data.0 {
            Ok(self.data.1.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
