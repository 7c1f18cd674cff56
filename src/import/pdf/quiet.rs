//! Panics of the PDF libraries, caught and kept off the terminal.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside [`catch`].
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; `None` if it panicked.
///
/// The libraries panic on many a damaged file, and the default hook would print a
/// backtrace each time. The first call puts a hook before the one in place that
/// keeps silent for threads inside `catch` and hands all other panics on.
pub(super) fn catch<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !INSIDE.with(Cell::get) {
                before(info);
            }
        }));
    });
    let outer = INSIDE.with(|inside| inside.replace(true));
    let result = catch_unwind(AssertUnwindSafe(work));
    INSIDE.with(|inside| inside.set(outer));
    result.ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_is_caught_and_the_next_call_works() {
        assert_eq!(super::catch(|| -> u8 { panic!("broken font") }), None);
        assert_eq!(super::catch(|| 1), Some(1));
    }
}
