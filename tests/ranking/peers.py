"""Ranks units for questions by SQLite FTS5 and by Xapian, as they come.

Reads from standard input a JSON object {units: [{id, text}], questions: [text]}; writes one
{peer: [[id, …] for each question]}, at most 100 ids a question, best first. A peer that is not
installed is left out. Any word of a question may stand in a unit; both rank by BM25 and stem
English words.
"""

import json
import re
import sqlite3
import sys


def fts5(units, questions):
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table units using fts5(text, tokenize='porter unicode61')")
    base.executemany("insert into units(rowid, text) values (?, ?)", [(at + 1, unit["text"]) for at, unit in enumerate(units)])
    answers = []
    for question in questions:
        words = re.findall(r"\w+", question)
        query = " OR ".join(f'"{word}"' for word in words)
        rows = base.execute("select rowid from units where units match ? order by bm25(units), rowid limit 100", (query,))
        answers.append([units[row[0] - 1]["id"] for row in rows])
    return answers


def xapian_bm25(units, questions):
    import xapian

    base = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    stem = xapian.Stem("en")
    writer = xapian.TermGenerator()
    writer.set_stemmer(stem)
    for unit in units:
        document = xapian.Document()
        document.set_data(unit["id"])
        writer.set_document(document)
        writer.index_text(unit["text"])
        base.add_document(document)
    parser = xapian.QueryParser()
    parser.set_stemmer(stem)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_OR)
    answers = []
    for question in questions:
        enquire = xapian.Enquire(base)
        enquire.set_query(parser.parse_query(" ".join(re.findall(r"\w+", question)), 0))
        answers.append([match.document.get_data().decode() for match in enquire.get_mset(0, 100)])
    return answers


def main():
    asked = json.load(sys.stdin)
    answers = {}
    for name, rank in [("SQLite FTS5", fts5), ("Xapian", xapian_bm25)]:
        try:
            answers[name] = rank(asked["units"], asked["questions"])
        except (ImportError, sqlite3.OperationalError) as error:
            print(f"{name} is not here: {error}", file=sys.stderr)
    json.dump(answers, sys.stdout)


main()
