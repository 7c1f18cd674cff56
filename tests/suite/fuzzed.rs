//! Every parser over the seeds of the long fuzzing run, whole, cut and bent, and over every input
//! that ever made one fail (`tests/fuzz/found`).

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/src/parsers.rs"]
mod parsers;

/// How often each seed is bent.
const BENT: u64 = 40;

fn inputs(kind: &str, parser: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz")
        .join(kind)
        .join(parser);
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("an input");
            (path, bytes)
        })
        .collect();
    found.sort();
    found
}

/// The seed with a few of its bytes changed, doubled or taken away, by a sequence that `turn` begins.
fn bend(seed: &[u8], turn: u64) -> Vec<u8> {
    const SIGNS: [&[u8]; 12] = [
        b"(",
        b"\"",
        b"\n",
        b"1.",
        b"[",
        b"<",
        b"}",
        b"\xff",
        b"\xe2\x80\x9c",
        b"\0",
        b" of ",
        b":",
    ];
    let mut state = turn.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % below.max(1)
    };
    let mut bytes = seed.to_vec();
    for _ in 0..=next(4) {
        let from = next(bytes.len());
        let to = (from + next(40)).min(bytes.len());
        match next(4) {
            0 => drop(bytes.drain(from..to)),
            1 => {
                let part = bytes[from..to].to_vec();
                let at = next(bytes.len());
                drop(bytes.splice(at..at, part));
            }
            2 => {
                let sign = SIGNS[next(SIGNS.len())];
                drop(bytes.splice(from..from, sign.iter().copied()));
            }
            _ => bytes.truncate(to),
        }
    }
    bytes
}

#[test]
fn parsers_bear_what_nobody_would_write() {
    for (name, parser) in parsers::PARSERS {
        let seeds = inputs("seeds", name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for (path, bytes) in seeds.iter().chain(&inputs("found", name)) {
            println!("{}", path.display());
            parser(bytes);
        }
        for (path, bytes) in seeds {
            for turn in 0..BENT {
                println!("{} bent, turn {turn}", path.display());
                parser(&bend(&bytes, turn));
            }
        }
    }
}
