"""Whether the full-text indexes agree with what they index.

An index that keeps no texts can't compare itself with them (FTS5's ``integrity-check`` looks
at its structure alone). What should be in it is indexed once more, a part at a time, and the
sums over all words and keys are compared.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from reader.index_text import prepare
from reader.storage import index
from reader.storage.index import HEADINGS, MARKS, TEXTS
from reader.storage.schema import TOKENIZED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.storage.database import Database
    from reader.storage.index import Entry, Index

    Sums = Counter[str]

_AT_ONCE = 5000


def disagreements(db: Database) -> Iterator[Index]:
    """Yield each index that doesn't have what it should have.

    Raises:
        DamagedError: one of them can't be read.
    """
    for each in index.ALL:
        if not db.read_only:
            db.execute(f"INSERT INTO {each.table} ({each.table}) VALUES ('integrity-check')")
        if _sums_in(db, each) != _sums_of(db, each):
            yield each


def _sums_in(db: Database, checked: Index) -> Sums:
    """Return the sums over an index as it is."""
    sums = _word_sums(db, f"main, {checked.table}")
    sql = f"SELECT count(*), ifnull(sum(id), 0) FROM {checked.table}_docsize"
    sums["entries"], sums["keys"] = db.first(sql)
    return sums


def _sums_of(db: Database, checked: Index) -> Sums:
    """Return the sums over an index as it should be."""
    sums: Sums = Counter()
    part = checked._replace(table="temp.part")
    db.execute(
        f"CREATE VIRTUAL TABLE temp.part USING fts5 ({', '.join(checked.columns)},"
        f" content = '', detail = none, columnsize = 0, {TOKENIZED})"
    )
    entries = _should_be(db, checked)
    try:
        while batch := list(islice(entries, _AT_ONCE)):
            index.add(db, part, batch)
            sums += _word_sums(db, "temp, part")
            db.execute("INSERT INTO temp.part (part) VALUES ('delete-all')")
            sums += Counter(entries=len(batch), keys=sum(int(key) for key, *_ in batch))
    finally:
        db.execute("DROP TABLE temp.part")
    return sums


def _word_sums(db: Database, table: str) -> Sums:
    db.execute(f"CREATE VIRTUAL TABLE temp.word USING fts5vocab ({table}, row)")
    try:
        rows = db.rows("SELECT term, doc FROM temp.word")
        return Counter(words=sum(abs(hash(word)) * entries for word, entries in rows))
    finally:
        db.execute("DROP TABLE temp.word")


def _should_be(db: Database, checked: Index) -> Iterator[Entry]:
    if checked is MARKS:
        yield from index.marks(db)
        return
    for batch in index.batches(db):
        for about, text in batch:
            if checked is HEADINGS:
                yield index.heading(about)
            else:
                prepared = prepare(text, about.title)
                cell = prepared.text if checked is TEXTS else prepared.beginnings
                yield about.key, cell
