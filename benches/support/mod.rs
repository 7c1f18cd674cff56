//! What both benches need: the corpus, programs measured from outside, tables.

#![allow(dead_code, reason = "each bench uses its own part")]

pub mod bare;
pub mod corpus;
pub mod grow;
pub mod plot;
pub mod process;
pub mod table;

use std::path::PathBuf;

/// What goes wrong ends the bench with its reason.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How a bench is to be run.
pub struct Options {
    /// At most so many passages.
    pub passages: usize,
    /// How often each thing is measured.
    pub runs: usize,
    /// Peers that take minutes are left out.
    pub brief: bool,
    /// Also measure how times grow with the size.
    pub growth: bool,
    /// Measure nothing but that.
    pub growth_alone: bool,
    /// Where to keep what is made.
    pub folder: PathBuf,
}

impl Options {
    /// Reads the command line: `--passages N --runs N --brief --growth --only-growth`.
    pub fn read() -> Result<Self> {
        let mut options = Self {
            passages: usize::MAX,
            runs: 3,
            brief: false,
            growth: false,
            growth_alone: false,
            folder: std::env::temp_dir().join(format!("hoja-bench-{}", std::process::id())),
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number =
                || -> Result<usize> { Ok(words.next().ok_or("a number is missing")?.parse()?) };
            match word.as_str() {
                "--passages" => options.passages = number()?,
                "--runs" => options.runs = number()?.max(1),
                "--brief" => {
                    options.brief = true;
                    options.passages = options.passages.min(20_000);
                    options.runs = 1;
                }
                "--growth" => options.growth = true,
                "--only-growth" => options.growth_alone = true,
                // Cargo's own.
                "--bench" => {}
                other => return Err(format!("unknown: {other}").into()),
            }
        }
        std::fs::create_dir_all(&options.folder)?;
        Ok(options)
    }
}

impl Drop for Options {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The middle one of some measurements.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The value below which so many of a hundred lie.
pub fn percentile(mut values: Vec<f64>, percent: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * percent / 100.0).ceil() as usize;
    values
        .get(at.saturating_sub(1))
        .copied()
        .unwrap_or(f64::NAN)
}
