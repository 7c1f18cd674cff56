//! tantivy with nothing around it: the limit. Two stored raw fields, one stored and stemmed
//! text, two threads.

use std::path::Path;
use std::time::Instant;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{
    IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexWriter, TantivyDocument, doc};

use super::{Result, median};

/// Memory of the writer's two threads together, in bytes.
const MEMORY: usize = 256 << 20;

fn schema() -> Schema {
    let mut builder = Schema::builder();
    builder.add_text_field("id", STRING | STORED);
    builder.add_text_field("doc", STRING | STORED);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default()
        .set_indexing_options(indexing)
        .set_stored();
    builder.add_text_field("text", text);
    builder.build()
}

/// Indexes the passages of a peer file, which is read before the clock starts. Gives the
/// seconds.
pub fn index(from: &Path, folder: &Path) -> Result<f64> {
    let text = std::fs::read_to_string(from)?;
    std::fs::create_dir_all(folder)?;
    let schema = schema();
    let field = |name: &str| schema.get_field(name);
    let (id, document, body) = (field("id")?, field("doc")?, field("text")?);
    let began = Instant::now();
    let index = Index::create_in_dir(folder, schema)?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, MEMORY)?;
    for line in text.lines() {
        let mut parts = line.splitn(3, '\t');
        let mut part = || parts.next().unwrap_or_default();
        writer.add_document(doc!(id => part(), document => part(), body => part()))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(began.elapsed().as_secs_f64())
}

/// Milliseconds in which the bare reader answers each query in the process: the number of
/// matches, the ten best, a snippet of each. The middle of several.
pub fn search(folder: &Path, queries: &[String], runs: usize) -> Result<Vec<f64>> {
    let index = Index::open_in_dir(folder)?;
    let searcher = index.reader()?.searcher();
    let body = index.schema().get_field("text")?;
    let parser = QueryParser::for_index(&index, vec![body]);
    let mut times = Vec::new();
    for text in queries {
        let query = parser.parse_query(text)?;
        let mut each = Vec::new();
        for _ in 0..runs {
            let began = Instant::now();
            let (_, top) =
                searcher.search(&query, &(Count, TopDocs::with_limit(10).order_by_score()))?;
            let snippets = SnippetGenerator::create(&searcher, &*query, body)?;
            for (_, address) in top {
                let entry: TantivyDocument = searcher.doc(address)?;
                let text = entry.get_first(body).and_then(|value| value.as_str());
                let _ = snippets.snippet(text.unwrap_or_default()).to_html();
            }
            each.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
        times.push(median(each));
    }
    Ok(times)
}
