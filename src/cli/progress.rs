//! How far long work is, on a terminal.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use hoja::engine::Progress;
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use super::ui::Ui;

/// Work that takes no longer shows nothing.
const SOON: Duration = Duration::from_millis(400);

/// How often the line is drawn anew.
const OFTEN: Duration = Duration::from_millis(100);

/// The indexing of a matter: how much of it, how fast, how long still.
pub(crate) struct IndexProgress {
    began: Instant,
    shows: bool,
    state: RefCell<State>,
}

struct State {
    bar: Option<ProgressBar>,
    drawn: Instant,
}

impl IndexProgress {
    pub(crate) fn new(ui: &Ui) -> Self {
        let now = Instant::now();
        Self {
            began: now,
            shows: ui.shows_progress() && std::io::stderr().is_terminal(),
            state: RefCell::new(State {
                bar: None,
                drawn: now,
            }),
        }
    }

    /// Shows how far it is now.
    pub(crate) fn tell(&self, progress: Progress) {
        let spent = self.began.elapsed();
        let mut state = self.state.borrow_mut();
        if !self.shows || spent < SOON || state.drawn.elapsed() < OFTEN {
            return;
        }
        state.drawn = Instant::now();
        let bar = state.bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(progress.bytes);
            if let Ok(style) =
                ProgressStyle::with_template("indexing {bar:30} {percent:>3} %  {msg}")
            {
                bar.set_style(style);
            }
            bar
        });
        bar.set_message(described(progress, spent));
        bar.set_position(progress.read);
    }

    /// Takes the line away.
    pub(crate) fn done(&self) {
        if let Some(bar) = self.state.borrow_mut().bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// `412,000 passages, 81,300/s, 8 seconds left`
fn described(progress: Progress, spent: Duration) -> String {
    let seconds = spent.as_secs_f64();
    let rate = (progress.passages as f64 / seconds) as u64;
    let mut text = format!(
        "{} passages, {}/s",
        HumanCount(progress.passages),
        HumanCount(rate)
    );
    if progress.read > 0 && progress.read < progress.bytes {
        let left = seconds * (progress.bytes - progress.read) as f64 / progress.read as f64;
        let left = Duration::from_secs(left as u64);
        text.push_str(&format!(", {} left", HumanDuration(left)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left() {
        let progress = Progress {
            bytes: 400,
            read: 100,
            passages: 5_000,
        };
        assert_eq!(
            described(progress, Duration::from_secs(2)),
            "5,000 passages, 2,500/s, 6 seconds left"
        );
    }
}
