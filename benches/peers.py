"""Peers of the benches: SQLite FTS5 and Xapian, fed the same passages.

    peers.py fts5|xapian index FILE INDEX      prints the seconds it took
    peers.py fts5|xapian search INDEX QUERIES  prints the milliseconds of each query

FILE holds a passage a line: id, document and text, parted by tabs; it is read before the
clock starts. QUERIES holds a query a line, in the peer's own words.
"""

import sqlite3
import statistics
import sys
import time


def passages(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 2) for line in lines]


def fts5_index(path, index):
    rows = passages(path)
    began = time.perf_counter()
    base = sqlite3.connect(index)
    base.execute("pragma journal_mode = off")
    base.execute("pragma synchronous = off")
    base.execute(
        "create virtual table passages using"
        " fts5(id unindexed, doc unindexed, text, tokenize = 'porter unicode61')"
    )
    base.executemany("insert into passages values (?, ?, ?)", rows)
    base.commit()
    return time.perf_counter() - began


def fts5_search(index, query):
    base = sqlite3.connect(index)
    list(
        base.execute(
            "select id, snippet(passages, 2, '<b>', '</b>', '…', 30) from passages"
            " where passages match ? order by rank limit 10",
            (query,),
        )
    )
    base.execute("select count(*) from passages where passages match ?", (query,)).fetchone()


def xapian_index(path, index):
    import xapian

    rows = passages(path)
    began = time.perf_counter()
    base = xapian.WritableDatabase(index, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    for name, document, text in rows:
        entry = xapian.Document()
        generator.set_document(entry)
        generator.index_text(text)
        entry.add_boolean_term("Q" + name)
        entry.add_boolean_term("D" + document)
        entry.set_data(text)
        base.add_document(entry)
    base.commit()
    base.close()
    return time.perf_counter() - began


def xapian_search(index, query):
    import xapian

    base = xapian.Database(index)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_database(base)
    enquire = xapian.Enquire(base)
    enquire.set_query(parser.parse_query(query))
    found = enquire.get_mset(0, 10)
    for match in found:
        found.snippet(match.document.get_data().decode(), 240)


def main():
    peer, what, first, second = sys.argv[1:5]
    if what == "index":
        print({"fts5": fts5_index, "xapian": xapian_index}[peer](first, second))
        return
    search = {"fts5": fts5_search, "xapian": xapian_search}[peer]
    with open(second, encoding="utf-8") as lines:
        for query in lines.read().splitlines():
            times = []
            for _ in range(5):
                began = time.perf_counter()
                search(first, query)
                times.append(1000 * (time.perf_counter() - began))
            print(statistics.median(times))


main()
