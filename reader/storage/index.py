"""The full-text indexes, kept in the transaction that changes what they index.

`TEXTS` has the words of the articles, `BEGINNINGS` the first letters of those words, one to
three: so that what is typed is found from its first letter on, for a tenth of the room that
FTS5's own index of beginnings takes. `HEADINGS` has titles, sources and authors; `MARKS` marked
texts and notes. None of them keeps what it indexes: to take something out, it has to be told
what went in, which is why all writes to them are here.

The rows of articles have keys whose order is that of the months they were published in, so
that the newest are found first without sorting what a frequent word finds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.index_text import indexed, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.index_text import Prepared
    from reader.storage.database import Database
    from reader.storage.journal import RowChange
    from reader.storage.rows import Row

_ID_BITS = 28
_FIRST_YEAR = 1600
_LAST_MONTH = 2**14 - 1
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_BATCH = 500
_ARTICLES_A_STEP, _PAGES_A_STEP, _MOST_STEPS = 200, 100, 400
"""A step of `tidy` takes 10 ms."""
_NOTHING = "''"


class Index(NamedTuple):
    """One FTS5 table."""

    table: str
    columns: tuple[str, ...]


TEXTS = Index("article_search", ("text",))
BEGINNINGS = Index("beginning_search", ("letters",))
HEADINGS = Index("heading_search", ("title", "source", "byline"))
MARKS = Index("mark_search", ("quote", "note"))
ALL = (TEXTS, BEGINNINGS, HEADINGS, MARKS)

Entry = tuple[int | str, ...]
"""A key and the cells, as they go into an index."""


_IDS = (1 << _ID_BITS) - 1


class Described(NamedTuple):
    """What is indexed of an article besides the text itself, and under which key."""

    key: int
    title: str
    source: str
    byline: str

    @property
    def id(self) -> int:
        """The article's id."""
        return article_of(self.key)


def key_of(article: int, published: str | None) -> int:
    """Return the key of an article: its month before its id; none is before all months."""
    match = _MONTH.match(published or "")
    month = (int(match[1]) - _FIRST_YEAR) * 12 + int(match[2]) if match else 0
    return min(max(month, 1 if match else 0), _LAST_MONTH) << _ID_BITS | article


KEYS_OF_MONTH = 1 << _ID_BITS
"""How many keys a month has."""

ARTICLE_OF_KEY = f"(rowid & {_IDS})"
"""The SQL expression for the id of the article that an entry belongs to."""


def article_of(key: int) -> int:
    """Return the id of the article that a key stands for."""
    return key & _IDS


def month_of(key: int) -> int:
    """Return the month that a key stands for, as a number in the order of time."""
    return key >> _ID_BITS


def beginning_of(month: int) -> str:
    """Return what is no later than the times of a month, nor earlier than those before it.

    The first and the last month have all that is outside of them.
    """
    if month <= 1:
        return ""
    year, past = divmod(month - 1, 12)
    return f"{_FIRST_YEAR + year:04}-{past + 1:02}" if month <= _LAST_MONTH else "~"


def mark_key(table: str, row_id: int) -> int:
    """Return the key in `MARKS` of a row of ``annotation`` or ``note``."""
    return 2 * row_id + (table == "note")


def add(db: Database, index: Index, entries: Iterable[Entry]) -> None:
    """Put entries into an index, in the order of their keys, which is the fast one."""
    names = ", ".join(("rowid", *index.columns))
    marks = ", ".join("?" * (len(index.columns) + 1))
    db.executemany(f"INSERT INTO {index.table} ({names}) VALUES ({marks})", sorted(entries))


def take_out(db: Database, index: Index, entries: Iterable[Entry]) -> None:
    """Take entries out of an index, each as it went in."""
    names = ", ".join((index.table, "rowid", *index.columns))
    marks = ", ".join("?" * (len(index.columns) + 1))
    sql = f"INSERT INTO {index.table} ({names}) VALUES ('delete', {marks})"
    db.executemany(sql, sorted(entries))


def add_articles(db: Database, articles: Iterable[tuple[Described, Prepared]]) -> None:
    """Put new articles into the indexes."""
    hand_in(db, articles)
    take_in(db)


def hand_in(db: Database, articles: Iterable[tuple[Described, Prepared]]) -> None:
    """Put new articles where `take_in` finds them, in the same transaction."""
    db.execute(f"CREATE TABLE IF NOT EXISTS {_HANDED_IN}")
    db.executemany(
        "INSERT INTO temp.handed_in VALUES (?, ?, ?, ?, ?, ?)",
        ((*heading(about), words.text, words.beginnings) for about, words in articles),
    )


_HANDED_IN = "temp.handed_in (key INTEGER PRIMARY KEY, title, source, byline, text, letters)"


def take_in(db: Database) -> None:
    """Put what was handed in into the indexes: one statement each, while which others can work.

    Between the rows of a list the driver asks for the interpreter's lock, and waits for it.
    """
    for index in (TEXTS, BEGINNINGS, HEADINGS):
        names = ", ".join(index.columns)
        db.execute(
            f"INSERT INTO {index.table} (rowid, {names})"
            f" SELECT key, {names} FROM temp.handed_in ORDER BY key"
        )
    db.execute("DELETE FROM temp.handed_in")


def tidy(db: Database, articles: int) -> None:
    """Join the parts that so many new articles left in the indexes, a little at a time.

    What is in fewer parts takes a tenth less room, and is found in a fifth of the time. The work
    is in proportion to what came, however large the library is, and a few seconds at most.
    """
    for index in (TEXTS, BEGINNINGS, HEADINGS):
        _join_parts(db, index, min(articles // _ARTICLES_A_STEP, _MOST_STEPS))
    db.give_back()


def _join_parts(db: Database, index: Index, steps: int) -> None:
    put = f"INSERT INTO {index.table} ({index.table}, rank) VALUES"
    with db.transaction(patient=True):
        db.execute(f"{put} ('usermerge', 2)")
    for _ in range(steps):
        written = db.connection.total_changes
        with db.transaction(patient=True):
            db.execute(f"{put} ('merge', {_PAGES_A_STEP})")
        if db.connection.total_changes - written < 2:  # noqa: PLR2004 (nothing is left to join)
            break


def heading(about: Described) -> Entry:
    """Return the entry in `HEADINGS` of an article."""
    return (about.key, indexed(about.title), indexed(about.source), indexed(about.byline))


def forget(db: Database, articles: Sequence[int]) -> None:
    """Take articles with their marks and notes out of the indexes, before they are deleted."""
    found = [(about, prepare(text, about.title)) for about, text in _articles(db, articles)]
    take_out(db, TEXTS, ((about.key, prepared.text) for about, prepared in found))
    take_out(db, BEGINNINGS, ((about.key, prepared.beginnings) for about, prepared in found))
    take_out(db, HEADINGS, (heading(about) for about, _ in found))
    holes = ", ".join("?" * len(articles))
    take_out(db, MARKS, marks(db, f"WHERE article_id IN ({holes})", articles))


def follow(db: Database, changes: Iterable[RowChange]) -> None:
    """Bring the indexes up to date with rows of the journaled tables that were changed."""
    sides: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
    for change in changes:
        place = change.table, change.row_id
        first = sides[place][0] if place in sides else change.before
        sides[place] = first, change.after
    _follow_marks(db, sides)
    for (table, row_id), (before, after) in sides.items():
        if table == "article" and before and after and "title" in before:
            _follow_article(db, _described(row_id, before), _described(row_id, after))


def _follow_marks(
    db: Database, sides: dict[tuple[str, int], tuple[Row | None, Row | None]]
) -> None:
    gone, come = [], []
    for (table, row_id), (before, after) in sides.items():
        if table in _MARKED:
            old, new = _mark(table, row_id, before), _mark(table, row_id, after)
            if old != new:
                gone += [old] if old else []
                come += [new] if new else []
    if gone:
        take_out(db, MARKS, gone)
    if come:
        add(db, MARKS, come)


_MARKED = {"annotation": ("quote", "note"), "note": ("", "text")}
"""The tables that `MARKS` is made of, and which of their columns go into its own."""


def _mark(table: str, row_id: int, row: Row | None) -> Entry | None:
    if row is None:
        return None
    cells = (indexed(row[name]) if name else "" for name in _MARKED[table])
    return (mark_key(table, row_id), *cells)


def _described(article: int, row: Row) -> Described:
    key = key_of(article, row["published"])
    return Described(key, row["title"], row["source"], row["byline"])


def _follow_article(db: Database, before: Described, after: Described) -> None:
    if before == after:
        return
    take_out(db, HEADINGS, [heading(before)])
    add(db, HEADINGS, [heading(after)])
    if before.key == after.key and before.title == after.title:
        return
    text = db.value("SELECT text FROM article_text WHERE article_id = ?", (after.id,))
    old, new = prepare(text, before.title), prepare(text, after.title)
    if before.key != after.key or old != new:
        take_out(db, TEXTS, [(before.key, old.text)])
        take_out(db, BEGINNINGS, [(before.key, old.beginnings)])
        add(db, TEXTS, [(after.key, new.text)])
        add(db, BEGINNINGS, [(after.key, new.beginnings)])


def rebuild(db: Database) -> None:
    """Make all indexes anew, in a transaction."""
    for index in ALL:
        db.execute(f"INSERT INTO {index.table} ({index.table}) VALUES ('delete-all')")
    for batch in batches(db):
        add_articles(db, [(about, prepare(text, about.title)) for about, text in batch])
    add(db, MARKS, marks(db))


def batches(db: Database) -> Iterator[list[tuple[Described, str]]]:
    """Yield all articles with their texts, some at a time, in the order of their keys."""
    keys = sorted(key_of(*row) for row in db.rows("SELECT id, published FROM article"))
    ids = [article_of(key) for key in keys]
    for start in range(0, len(ids), _BATCH):
        yield _articles(db, ids[start : start + _BATCH])


def _articles(db: Database, wanted: Sequence[int]) -> list[tuple[Described, str]]:
    holes = ", ".join("?" * len(wanted))
    rows = db.all(
        "SELECT id, published, title, source, byline, text FROM article JOIN article_text"
        f" ON article_id = id WHERE id IN ({holes})",
        wanted,
    )
    return [
        (Described(key_of(id_, published), *about), text) for id_, published, *about, text in rows
    ]


def marks(db: Database, where: str = "", parameters: Sequence[object] = ()) -> Iterator[Entry]:
    """Yield the entries in `MARKS` of all marks and notes, or of those ``where`` says."""
    for table, (quote, note) in _MARKED.items():
        sql = f"SELECT id, {quote or _NOTHING}, {note} FROM {table} {where}"
        for row_id, *cells in db.rows(sql, parameters):
            yield (mark_key(table, row_id), *map(indexed, cells))
