//! Programs as a user runs them: time, processor time and memory from outside.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Result;

/// What a run of a program took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of all its threads together.
    pub cpu: f64,
    /// Most memory at once, in bytes, pages of mapped files included.
    pub memory: u64,
}

/// Runs a program to its end, watching its memory.
pub fn watch(command: &mut Command) -> Result<(Took, String)> {
    let before = children_cpu();
    let began = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let status_path = format!("/proc/{}/status", child.id());
    let mut stdout = child.stdout.take().ok_or("no output")?;
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = std::io::Read::read_to_string(&mut stdout, &mut text);
        text
    });
    let mut memory = 0;
    let (status, wall) = loop {
        if let Some(status) = child.try_wait()? {
            break (status, began.elapsed().as_secs_f64());
        }
        memory = memory.max(high_water(Path::new(&status_path)).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(10));
    };
    let text = reader.join().unwrap_or_default();
    if !status.success() {
        return Err(format!("{command:?} ended with {status}").into());
    }
    let took = Took {
        wall,
        cpu: children_cpu() - before,
        memory,
    };
    Ok((took, text))
}

/// Seconds that a short program takes, output thrown away. It may find nothing.
pub fn time(command: &mut Command) -> Result<f64> {
    let began = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    let wall = began.elapsed().as_secs_f64();
    match status.code() {
        Some(0 | 1) => Ok(wall),
        _ => Err(format!("{command:?} ended with {status}").into()),
    }
}

fn high_water(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}

/// Processor time of all programs that ran to their end, in seconds.
fn children_cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit(')').next().unwrap_or_default();
    let field = |n: usize| -> f64 {
        let value = after.split_whitespace().nth(n);
        value.and_then(|value| value.parse().ok()).unwrap_or(0.0)
    };
    (field(13) + field(14)) / 100.0
}

/// Whether a program can be run.
pub fn there(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
