//! Files that are not imported: why, and what to do.

/// Why a file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes, or nothing but white space.
    Empty,
    /// Word's format of before 2007.
    LegacyDoc,
    /// WordPerfect.
    WordPerfect,
    /// Rich Text Format.
    Rtf,
    /// LibreOffice and the like.
    OpenDocument,
    /// An Office file that holds no running text.
    OtherOffice(&'static str),
    /// A picture, by its format's name.
    Image(&'static str),
    /// A zip with a password.
    EncryptedZip,
    /// An Office file with a password.
    EncryptedOffice,
    /// A zip of other things.
    OtherZip,
    /// A zip that cannot be opened.
    BrokenZip,
    /// A zstd file that cannot be unpacked.
    BrokenZstd,
    /// Some other archive, by its format's name.
    Archive(&'static str),
    /// XML of another kind.
    OtherXml,
    /// JSON of another shape.
    OtherJson,
    /// JSON with a mistake in it.
    BrokenJson {
        /// The line of the mistake, from 1.
        line: usize,
        /// Its place in the line, in bytes, from 1.
        column: usize,
    },
    /// No text, and no format that is known.
    Binary,
}

impl Refusal {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::LegacyDoc => "legacy-doc",
            Self::WordPerfect => "wordperfect",
            Self::Rtf => "rtf",
            Self::OpenDocument => "opendocument",
            Self::OtherOffice(_) => "other-office",
            Self::Image(_) => "image-file",
            Self::EncryptedZip | Self::EncryptedOffice => "encrypted-file",
            Self::OtherZip => "other-zip",
            Self::BrokenZip | Self::BrokenZstd => "broken-archive",
            Self::Archive(_) => "archive",
            Self::OtherXml => "other-xml",
            Self::OtherJson => "other-json",
            Self::BrokenJson { .. } => "broken-json",
            Self::Binary => "unknown-format",
        }
    }

    /// What is wrong, in one line: lower case, no full stop.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "the file is empty".to_owned(),
            Self::LegacyDoc => "this is a Word file of before 2007 (`.doc`)".to_owned(),
            Self::WordPerfect => "this is a WordPerfect file".to_owned(),
            Self::Rtf => "this is a Rich Text file".to_owned(),
            Self::OpenDocument => "this is an OpenDocument file".to_owned(),
            Self::OtherOffice(what) => format!("this is no text document but a {what}"),
            Self::Image(format) => format!("this is a picture ({format}): it holds no text"),
            Self::EncryptedZip => "this is a zip with a password".to_owned(),
            Self::EncryptedOffice => "this Office file is locked with a password".to_owned(),
            Self::OtherZip => "this is a zip, but no Word document".to_owned(),
            Self::BrokenZip => {
                "this is a zip that cannot be opened: it is damaged or cut off".to_owned()
            }
            Self::BrokenZstd => {
                "this is a zstd file that cannot be unpacked: it is damaged or cut off".to_owned()
            }
            Self::Archive(format) => format!("this is an archive ({format})"),
            Self::OtherXml => "this is XML, but neither Akoma Ntoso nor a web page".to_owned(),
            Self::OtherJson => "this is JSON, but not a document a line".to_owned(),
            Self::BrokenJson { line, column } => {
                format!("this is JSON with a mistake in line {line}, column {column}")
            }
            Self::Binary => "this is no text and no format that can be read".to_owned(),
        }
    }

    /// What the reader can do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Empty | Self::BrokenZip | Self::BrokenZstd => {
                "fetch the file again: the download may have failed"
            }
            Self::LegacyDoc | Self::WordPerfect | Self::Rtf | Self::OpenDocument => {
                "open it in LibreOffice or Word and save it as DOCX, or export it as PDF"
            }
            Self::OtherOffice(_) => "copy its text into a document, or export it as PDF",
            Self::Image(_) => {
                "run a text recogniser (OCR) over it and import the text or PDF that it makes"
            }
            Self::EncryptedZip => "unpack it with its password and import the files in it",
            Self::EncryptedOffice => "open it with its password and save it without one",
            Self::OtherZip | Self::Archive(_) => "unpack it and import the files in it",
            Self::OtherXml => "look for the same document as HTML, PDF, DOCX or Akoma Ntoso",
            Self::OtherJson | Self::BrokenJson { .. } => {
                "write one object a line: {\"id\": …, \"kind\": …, \"title\": …, \"passages\": [{\"pinpoint\": …, \"text\": …}]}"
            }
            Self::Binary => {
                "the formats read are HTML, Akoma Ntoso, PDF, DOCX, plain text, Markdown and JSON Lines"
            }
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.message())
    }
}

impl std::error::Error for Refusal {}
