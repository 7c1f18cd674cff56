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
    search_on(&EXECUTOR, searcher, query, collector)
}

fn search_on<C: Collector>(
    executor: &Executor,
    searcher: &Searcher,
    query: &dyn Query,
    collector: &C,
) -> tantivy::Result<C::Fruit> {
    let scoring = if collector.requires_scoring() {
        EnableScoring::enabled_from_searcher(searcher)
    } else {
        EnableScoring::disabled_from_searcher(searcher)
    };
    searcher.search_with_executor(query, collector, executor, scoring)
}

#[cfg(test)]
mod tests {
    use tantivy::indexer::NoMergePolicy;
    use tantivy::query::TermQuery;
    use tantivy::schema::IndexRecordOption;
    use tantivy::{Index, IndexWriter, TantivyDocument, Term};

    use super::super::analyser::push_word;
    use super::super::collect::Wanted;
    use super::super::schema::{Fields, register, schema, settings};
    use super::*;
    use crate::engine::Sort;

    #[test]
    fn the_answer_is_the_same_on_any_number_of_threads() {
        let index = Index::builder()
            .schema(schema())
            .settings(settings())
            .create_in_ram()
            .unwrap();
        register(&index);
        let fields = Fields::of(&index).unwrap();
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 20 << 20).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for i in 0..900_u64 {
            let mut entry = TantivyDocument::new();
            let mut cut = String::new();
            for _ in 0..=i % 7 {
                push_word(&mut cut, "land");
                push_word(&mut cut, if i % 2 == 0 { "act" } else { "rules" });
            }
            entry.add_text(fields.text, &cut);
            entry.add_text(
                fields.facets,
                format!("act\u{1f}kehc\u{1f}{}", 2000 + i % 4),
            );
            // The order of equals is not that in which they lie.
            entry.add_u64(fields.key, i.wrapping_mul(0x9e37_79b9) % 1_000);
            entry.add_u64(fields.standing, 900 + i % 3 * 100);
            writer.add_document(entry).unwrap();
            if i % 200 == 199 {
                writer.commit().unwrap();
            }
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        assert_eq!(searcher.segment_readers().len(), 5);
        for (word, total) in [("land", 900), ("act", 450), ("sea", 0)] {
            let query = TermQuery::new(
                Term::from_field_text(fields.text, word),
                IndexRecordOption::WithFreqs,
            );
            let wanted = Wanted {
                sort: Sort::Score,
                most: 40,
                facets: true,
            };
            let alone = search_on(&Executor::single_thread(), &searcher, &query, &wanted).unwrap();
            assert_eq!((alone.total, alone.best.len()), (total, total.min(40)));
            for threads in [2, 3, 8] {
                let pool = Executor::multi_thread(threads, "test-").unwrap();
                let beside = search_on(&pool, &searcher, &query, &wanted).unwrap();
                assert_eq!(beside.total, alone.total);
                assert_eq!(beside.best, alone.best, "{word} on {threads}");
                assert_eq!(
                    format!("{:?}", beside.facets),
                    format!("{:?}", alone.facets)
                );
            }
        }
    }
}
