//! Finished work that waits for the writer. While the writer is at a commit it takes none, and the workers
//! go on; while it takes, it has a core to itself.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of memory that may wait.
const MANY: usize = 64 << 20;

/// Bytes with which the writer has enough to do: the worker that stands in for it, where it would
/// wait, rests.
const FEW: usize = 6 << 20;

/// What every piece counts for beside its entries, so that pieces without any are bounded too.
const PIECE: usize = 1 << 10;

/// A queue from the workers to the writer.
pub(super) struct Waiting<T> {
    state: Mutex<State<T>>,
    /// There is room, or nobody takes anything any more.
    room: Condvar,
    /// There is work, or no worker is left.
    work: Condvar,
}

struct State<T> {
    queue: VecDeque<(usize, T)>,
    bytes: usize,
    workers: usize,
    open: bool,
}

/// The end of one worker.
pub(super) struct Putting<'q, T> {
    waiting: &'q Waiting<T>,
    limit: usize,
}

/// The end of the writer.
pub(super) struct Taking<'q, T>(&'q Waiting<T>);

impl<T> Waiting<T> {
    pub const fn new() -> Self {
        Self {
            state: Mutex::new(State {
                queue: VecDeque::new(),
                bytes: 0,
                workers: 0,
                open: true,
            }),
            room: Condvar::new(),
            work: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An end for each of so many workers. The writer waits until all were let go.
    pub fn putting(&self, workers: usize) -> Vec<Putting<'_, T>> {
        self.state().workers += workers;
        let end = |worker| Putting {
            waiting: self,
            limit: if worker > 0 && worker + 1 == workers {
                FEW
            } else {
                MANY
            },
        };
        (0..workers).map(end).collect()
    }

    /// The writer's end. When it is let go, nothing is taken any more.
    pub const fn taking(&self) -> Taking<'_, T> {
        Taking(self)
    }
}

impl<T> Putting<'_, T> {
    /// Hands over a piece of work that takes so many bytes, when there is room. `false` if nobody takes
    /// anything any more.
    pub fn put(&self, bytes: usize, piece: T) -> bool {
        let cost = bytes + PIECE;
        let mut state = self.waiting.state();
        while state.open && state.bytes >= self.limit {
            let waited = self.waiting.room.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
        if state.open {
            state.bytes += cost;
            state.queue.push_back((cost, piece));
            self.waiting.work.notify_one();
        }
        state.open
    }
}

impl<T> Drop for Putting<'_, T> {
    fn drop(&mut self) {
        self.waiting.state().workers -= 1;
        self.waiting.work.notify_one();
    }
}

impl<T> Taking<'_, T> {
    /// The next piece of work, when there is one; none after the last.
    pub fn take(&self) -> Option<T> {
        let mut state = self.0.state();
        while state.queue.is_empty() && state.workers > 0 {
            let waited = self.0.work.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
        let (cost, piece) = state.queue.pop_front()?;
        state.bytes -= cost;
        self.0.room.notify_all();
        Some(piece)
    }
}

impl<T> Drop for Taking<'_, T> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.open = false;
        state.queue.clear();
        self.0.room.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn pieces_come_in_the_order_of_each_worker_and_none_is_lost() {
        let waiting = Waiting::new();
        let taken = thread::scope(|scope| {
            for (worker, putting) in waiting.putting(3).into_iter().enumerate() {
                scope.spawn(move || {
                    for number in 0..2_000 {
                        assert!(putting.put(3_000_000, (worker, number)));
                    }
                });
            }
            let taking = waiting.taking();
            std::iter::from_fn(|| taking.take()).collect::<Vec<_>>()
        });
        for worker in 0..3 {
            let numbers = taken.iter().filter(|piece| piece.0 == worker);
            assert!(numbers.map(|piece| piece.1).eq(0..2_000));
        }
        assert_eq!(waiting.state().bytes, 0);
    }

    /// How many pieces of so many bytes each worker hands over while nothing is taken.
    fn handed_over(workers: usize, bytes: usize) -> Vec<usize> {
        let waiting = Waiting::new();
        thread::scope(|scope| {
            let taking = waiting.taking();
            let each: Vec<_> = waiting
                .putting(workers)
                .into_iter()
                .rev()
                .map(|putting| {
                    let limit = putting.limit;
                    let worker =
                        scope.spawn(move || (0..).take_while(|at| putting.put(bytes, *at)).count());
                    while waiting.state().bytes < limit {
                        thread::sleep(Duration::from_millis(1));
                    }
                    // Time for one too many.
                    thread::sleep(Duration::from_millis(20));
                    worker
                })
                .collect();
            drop(taking);
            let ended = each.into_iter().rev();
            ended
                .map(|worker| worker.join().expect("ends when nothing is taken"))
                .collect()
        })
    }

    #[test]
    fn the_last_worker_rests_where_the_writer_has_enough() {
        const PIECES: usize = 1 << 20;
        let bytes = PIECES - PIECE;
        assert_eq!(handed_over(2, bytes), [(MANY - FEW) / PIECES, FEW / PIECES]);
        assert_eq!(handed_over(1, bytes), [MANY / PIECES]);
        // What has no entries is bounded too.
        assert_eq!(handed_over(1, 0), [MANY / PIECE]);
    }
}
