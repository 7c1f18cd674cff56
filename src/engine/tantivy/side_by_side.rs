//! Searching the segments of a large index side by side.

use std::sync::LazyLock;
use std::thread::available_parallelism;

use tantivy::collector::Collector;
use tantivy::query::{EnableScoring, Query};
use tantivy::{Executor, Searcher};

/// From so many entries on, looking through a segment can take longer than making a thread.
const MANY: u64 = 150_000;

/// The most threads: an index has few segments that are worth one.
const MOST_THREADS: usize = 8;

/// Made when first needed, and shared by all indexes of the process.
static EXECUTOR: LazyLock<Executor> = LazyLock::new(|| {
    let threads = available_parallelism().map_or(1, usize::from);
    if threads == 1 {
        return Executor::single_thread();
    }
    Executor::multi_thread(threads.min(MOST_THREADS), "search-")
        .unwrap_or_else(|_| Executor::single_thread())
});

/// What a collector makes of all entries that match. The answer is the same on any number of threads.
pub(super) fn search<C: Collector>(
    searcher: &Searcher,
    query: &dyn Query,
    collector: &C,
) -> tantivy::Result<C::Fruit> {
    if searcher.segment_readers().len() < 2 || searcher.num_docs() < MANY {
        return searcher.search(query, collector);
    }
    let scoring = if collector.requires_scoring() {
        EnableScoring::enabled_from_searcher(searcher)
    } else {
        EnableScoring::disabled_from_searcher(searcher)
    };
    searcher.search_with_executor(query, collector, &EXECUTOR, scoring)
}
