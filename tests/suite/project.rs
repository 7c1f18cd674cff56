//! A scratch folder in which the program runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A scratch folder with a cache of its own.
pub(crate) struct Project {
    folder: TempDir,
}

/// What a run of the program gave.
pub(crate) struct Run {
    output: Output,
}

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self {
            folder: TempDir::new().expect("a scratch folder"),
        }
    }

    /// A folder that is a matter with one issue, one judgment and one order.
    pub(crate) fn with_base() -> Self {
        let project = Self::empty();
        project.write(
            "hoja.yaml",
            "name: Test\njurisdiction: ke\nlanguages: [en]\nthesaurus: []\n",
        );
        project.write(
            "issues/public-participation.md",
            "---\nid: public-participation\ntitle: Public participation\nquestion: Did the public take part?\nquery: '\"public participation\"'\n---\n",
        );
        project.write("judgments/base-case.md", BASE_CASE);
        project
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs the program in the folder.
    pub(crate) fn run<const N: usize>(&self, args: [&str; N]) -> Run {
        self.run_in(".", args)
    }

    /// Runs the program in a folder of the folder.
    pub(crate) fn run_in<const N: usize>(&self, folder: &str, args: [&str; N]) -> Run {
        let output = self
            .command(folder)
            .args(args)
            .output()
            .expect("the program starts");
        Run { output }
    }

    /// The program, to be started in a folder of the folder.
    pub(crate) fn command(&self, folder: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hoja"));
        command
            .current_dir(self.join(folder))
            .env("HOJA_CACHE", self.join(".cache"))
            .env_remove("HOJA_MATTER")
            .env("NO_COLOR", "1");
        command
    }
}

/// Says why a test is not run here. Where everything is installed, that is a failure.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var_os("CI").is_none(), "{reason}");
    eprintln!("skipped: {reason}");
}

impl Run {
    /// The exit status.
    pub(crate) fn status(&self) -> i32 {
        self.output
            .status
            .code()
            .expect("the program ended by itself")
    }

    /// Standard output.
    pub(crate) fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).expect("standard output is UTF-8")
    }

    /// Standard error.
    pub(crate) fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).expect("standard error is UTF-8")
    }

    /// The JSON object on standard output.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout())
            .unwrap_or_else(|error| panic!("{error}\n{}{}", self.stdout(), self.stderr()))
    }

    /// The same, after the status is seen to be as expected.
    #[track_caller]
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status(), status, "{}{}", self.stdout(), self.stderr());
        self
    }
}

const BASE_CASE: &str = "---
id: base-case
kind: judgment
title: Mwananchi v Registrar of Examples
short: Mwananchi
date: 2031-01-30
court: KEHC
citations: [\"[2031] KEHC 1 (KLR)\"]
text: digest
verification: secondary
independent: 2
sources:
  - {id: gazette, url: \"https://example.org/base\", publisher: Example Gazette}
orders:
  - {id: ord-base, at: point 2, kind: prohibition, from: 2031-01-30, status: []}
---

[point 1] The High Court found that public participation had been thin.
{voice=court role=finding issue=public-participation answer=public-participation sources=gazette}

[point 2] The Registrar was not to open the register.
{voice=court role=order issue=public-participation sources=gazette}
";
