//! A text that a command reads: a file of any format, or standard input.

use std::io::Read;
use std::path::Path;

use hoja::import::file::{FileError, Hints, plain_text};

use super::error::CliError;

/// The largest text that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// The text of a file, or of standard input as `-`.
pub(crate) fn read(name: &str) -> Result<String, CliError> {
    let bytes = read_bytes(name)?;
    let hints = Hints {
        tld: "ke".to_owned(),
        ..Hints::default()
    };
    match plain_text(&bytes, &hints) {
        Ok((_, text)) => Ok(text),
        // Whatever it is, it is a text: a reader of citations wants no more.
        Err(FileError::Refused(refused)) => {
            String::from_utf8(bytes).map_err(|_| input(name, &FileError::Refused(refused)))
        }
        Err(error) => Err(input(name, &error)),
    }
}

/// The bytes of a file, or of standard input as `-`.
pub(crate) fn read_bytes(name: &str) -> Result<Vec<u8>, CliError> {
    let path = Path::new(name);
    let bytes = if name == "-" {
        read_all(std::io::stdin().lock())
    } else {
        std::fs::File::open(path).and_then(read_all)
    };
    let bytes = bytes.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            CliError::usage(
                format!("there is no file `{name}`"),
                Some("`-` reads standard input".to_owned()),
            )
        } else {
            CliError::io("read", path, &error)
        }
    })?;
    if bytes.len() as u64 > LARGEST {
        return Err(CliError::Input(format!(
            "`{name}` has more than {} MB; cut it into parts",
            LARGEST >> 20
        )));
    }
    Ok(bytes)
}

fn read_all(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file cannot be read as a text.
pub(crate) fn input(name: &str, error: &FileError) -> CliError {
    CliError::Input(format!("`{name}`: {error}; {}", error.help()))
}

/// The lines of a text, to say where a byte of it stands.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { text, starts }
    }

    /// Line and column, both from 1; the column counts Unicode scalars.
    pub(crate) fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        (line, self.text[start..byte].chars().count() + 1)
    }
}
