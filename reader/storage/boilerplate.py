"""What lines are boilerplate in the articles of a source, and marking them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boilerplate import (
    MANY,
    BoilerplateLine,
    LineId,
    LineVerdict,
    learn,
    marked,
    share_ends,
)
from reader.storage import sort_keys, texts
from reader.storage.identity import new_uid
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.boilerplate import Ends
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import Block

LOOKED_AT = 100
"""From how many articles of a source is learned, and no longer ones than these: 20 ms in all."""
_LONGEST = 50_000


def of_source(db: Database, source: str) -> list[BoilerplateLine]:
    """Return the lines that are known of a source, the newest first."""
    return _lines(db, "source = ?", source)


def learned_after(db: Database, last: LineId) -> list[BoilerplateLine]:
    """Return the lines that were learned since ``last`` was the newest one."""
    return _lines(db, "verdict = 'learned' AND id > ?", last)


def newest(db: Database) -> LineId:
    """Return the newest line; 0 where there is none."""
    return LineId(db.value("SELECT max(id) FROM boilerplate_line") or 0)


def _lines(db: Database, where: str, value: object) -> list[BoilerplateLine]:
    rows = db.rows(
        f"SELECT id, source, line, verdict FROM boilerplate_line WHERE {where} ORDER BY id DESC",
        (value,),
    )
    with db.decoding():
        return [
            BoilerplateLine(LineId(id_), source, line, LineVerdict(verdict))
            for id_, source, line, verdict in rows
        ]


def known(db: Database, source: str) -> dict[str, LineVerdict]:
    """Return what is known of the lines of a source."""
    return {each.line: each.verdict for each in of_source(db, source)}


def decide(written: Recording, source: str, line: str, verdict: LineVerdict) -> None:
    """Say what a line is in the articles of a source."""
    row_id = written.db.value(
        "SELECT id FROM boilerplate_line WHERE source = ? AND line = ?", (source, line)
    )
    if row_id is None:
        row = {"uid": new_uid(), "source": source, "line": line, "verdict": verdict.value}
        written.insert("boilerplate_line", row)
    else:
        written.update("boilerplate_line", row_id, verdict=verdict.value)


def learn_from(
    written: Recording, source: str, articles: Mapping[ArticleId, Ends | None]
) -> list[str]:
    """Learn from ``articles`` of a source, and from more of it where they are few; mark in them.

    Where the ends of all are known already, those without a line in common aren't read again.
    Returns the lines that are new.
    """
    of_source, values = _of_source(source)
    more = f"{of_source} ORDER BY published DESC LIMIT {LOOKED_AT}"
    rows = written.db.rows(more, values)
    others = (ArticleId(row[0]) for row in rows)
    looked_at = list(dict.fromkeys([*articles, *others]))[:LOOKED_AT]
    ends = [articles.get(article) for article in looked_at]
    if len(looked_at) < MANY or (None not in ends and not share_ends(filter(None, ends))):
        return []
    lines = learn(_last_versions(written.db, looked_at), known(written.db, source))
    for line in sorted(lines):
        decide(written, source, line, LineVerdict.LEARNED)
    if lines:
        mark(written, articles, dict.fromkeys(lines, LineVerdict.LEARNED))
    return sorted(lines)


def _last_versions(
    db: Database, articles: Iterable[ArticleId]
) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield texts and blocks; of versions, which have all lines in common, only the newest."""
    for article in articles:
        row = db.first(
            "SELECT text, blocks FROM article JOIN article_text ON article_id = id"
            " WHERE id = :id AND length <= :longest AND NOT EXISTS"
            " (SELECT 1 FROM near_duplicate WHERE other_id = :id AND verdict <> 'dismissed')",
            {"id": article, "longest": _LONGEST},
        )
        if row is not None:
            with db.decoding():
                yield row[0], texts.load_blocks(row[1])


def with_line(db: Database, source: str, line: str) -> list[ArticleId]:
    """Return the articles of a source, outside the trash, in which ``line`` may stand."""
    word = max(line.split(), key=len)
    of_source, values = _of_source(source)
    rows = db.rows(
        f"SELECT article_id FROM article_text WHERE article_id IN ({of_source})"
        " AND instr(text, :word)",
        {**values, "word": word},
    )
    return [ArticleId(row[0]) for row in rows]


def _of_source(source: str) -> Condition:
    """Return the statement for the articles of a source, outside the trash, and its values."""
    where, values = sort_keys.of_source(source)
    return f"SELECT id FROM article WHERE trashed IS NULL AND {where}", values


def mark(
    written: Recording, articles: Iterable[ArticleId], lines: Mapping[str, LineVerdict]
) -> None:
    """Make those of ``lines`` that stand in ``articles`` what they are said to be."""
    for article in articles:
        row = written.db.first(
            "SELECT text, blocks FROM article_text WHERE article_id = ?", (article,)
        )
        if row is None:
            continue
        with written.db.decoding():
            blocks = texts.load_blocks(row[1])
        new = marked(row[0], blocks, lines)
        if new != blocks:
            written.update("article_text", article, blocks=texts.dump_blocks(new))
