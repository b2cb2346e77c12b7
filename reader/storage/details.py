"""What steps of the history changed, value by value, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.storage import history, rows, texts
from reader.storage.metadata import load_fields
from reader.values import ActionId, AnnotationId, ArticleId, Aspect, Detail, NoteId, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.storage.database import Database
    from reader.storage.rows import Row

    Side = Row | None
    Teller = Callable[[Database, int, Side, Side], Iterator[Detail]]


def of_action(db: Database, action: ActionId, limit: int) -> tuple[Detail, ...]:
    """Return what an action changed, of at most ``limit`` rows."""
    with db.decoding():
        return tuple(
            detail
            for table, row_id, before, after in history.changes_of(db, action, limit)
            if table in _TELLERS
            for detail in _TELLERS[table](db, row_id, before, after)
        )


def of_annotation(db: Database, annotation: AnnotationId) -> list[Step]:
    """Return what was done to an annotation and holds, in order."""
    steps: dict[int, list[Detail]] = {}
    with db.decoding():
        for action, before, after in db.all(_OF_ANNOTATION, (annotation,)):
            told = _of_mark(db, annotation, history.loaded(before), history.loaded(after))
            steps.setdefault(action, []).extend(told)
    return [Step(history.get(db, ActionId(id_)), tuple(told)) for id_, told in steps.items()]


_OF_ANNOTATION = """
    SELECT action_id, before, after FROM change JOIN action ON action.id = action_id
    WHERE row_table = 'annotation' AND row_id = ? AND state = 'done' AND kind <> 'undo'
    ORDER BY change.id
"""


def _of_mark(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    whole = _whole(db, "annotation", row_id, before, after)
    quote = whole.get("quote", "")
    about: dict[str, Any] = {
        "article": ArticleId(whole.get("article_id", 0)),
        "start": whole.get("start"),
        "annotation": AnnotationId(row_id),
    }
    if before is None or after is None:
        yield Detail(Aspect.MARK, quote, _label(db, before), _label(db, after), **about)
    elif "label_id" in after:
        yield Detail(Aspect.LABEL, quote, _label(db, before), _label(db, after), **about)
    if before and after and ("start" in after or "end" in after):
        was, became = (side.get("quote", quote) for side in (before, after))
        yield Detail(Aspect.PLACE, quote, was, became, **about)
    notes = _text(before, "note"), _text(after, "note")
    if any(notes):
        yield Detail(Aspect.NOTE, quote, *notes, **about)


def _of_note(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    whole = _whole(db, "note", row_id, before, after)
    article = ArticleId(whole.get("article_id", 0))
    yield Detail(
        Aspect.NOTE,
        whole.get("quote") or _title(db, article),
        _text(before, "text"),
        _text(after, "text"),
        article=article,
        start=whole.get("start"),
        note=NoteId(row_id),
    )


def _of_article(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    article = ArticleId(row_id)
    title = _title(db, article)
    for name in after or {}:
        if name in _STATES:
            was, became = (_flag(name, side) for side in (before, after))
            yield Detail(_STATES[name], title, was, became, article=article)
        elif name in _METADATA:
            said, says = _text(before, name), _text(after, name)
            yield Detail(_METADATA[name], title, said, says, article=article)
        else:
            yield from _of_fields(title, article, before, after)


def _of_fields(title: str, article: ArticleId, before: Side, after: Side) -> Iterator[Detail]:
    old, new = (load_fields((side or {}).get("fields", "{}")) for side in (before, after))
    for name in sorted(old.keys() | new):
        was, became = (f"{name}: {side[name]}" if name in side else None for side in (old, new))
        if was != became:
            yield Detail(Aspect.FIELD, title, was, became, article=article)


_STATES = {
    "status": Aspect.STATUS,
    "read": Aspect.READ,
    "starred": Aspect.STARRED,
    "trashed": Aspect.TRASHED,
}
_METADATA = {
    "title": Aspect.TITLE,
    "byline": Aspect.BYLINE,
    "source": Aspect.SOURCE,
    "published": Aspect.PUBLISHED,
    "url": Aspect.URL,
    "language": Aspect.LANGUAGE,
}


def _flag(name: str, side: Side) -> str:
    value = (side or {}).get(name)
    return str(value) if name == "status" else "yes" if value else "no"


def _of_blocks(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    article = ArticleId(row_id)
    text = texts.text(db, article)[0]
    sides = (texts.load_blocks((side or {}).get("blocks", "[]")) for side in (before, after))
    for was, became in zip(*sides, strict=False):
        if was != became:
            subject, kinds = text[was.start : was.end], (was.kind, became.kind)
            yield Detail(Aspect.BLOCK, subject, *kinds, article=article, start=was.start)


def _of_label(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    name = _whole(db, "label", row_id, before, after).get("name", "")
    if before is None or after is None:
        yield Detail(Aspect.LABEL_NAME, name, _text(before, "name"), _text(after, "name"))
        return
    for column in after:
        aspect = Aspect.LABEL_NAME if column == "name" else Aspect.LABEL_LOOK
        yield Detail(aspect, name, _look(db, column, before), _look(db, column, after))


def _look(db: Database, column: str, side: Row) -> str | None:
    value = side[column]
    if column == "parent_id":
        return _label(db, {"label_id": value}) if value is not None else None
    return str(value + 1) if column == "position" else str(value) or None


def _of_tag(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    article = ArticleId(_whole(db, "article_tag", row_id, before, after).get("article_id", 0))
    title = _title(db, article)
    yield Detail(Aspect.TAG, title, _tag(db, before), _tag(db, after), article=article)


def _of_membership(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    whole = _whole(db, "article_collection", row_id, before, after)
    article = ArticleId(whole.get("article_id", 0))
    sides = _collection(db, before), _collection(db, after)
    yield Detail(Aspect.COLLECTION, _title(db, article), *sides, article=article)


def _of_collection(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    name = _whole(db, "collection", row_id, before, after).get("name", "")
    return _of_named(name, {"name": Aspect.COLLECTION_NAME}, before, after)


def _of_search(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    name = _whole(db, "saved_search", row_id, before, after).get("name", "")
    aspects = {"name": Aspect.SEARCH_NAME, "query": Aspect.SEARCH_QUERY}
    return _of_named(name, aspects, before, after)


def _of_named(name: str, aspects: dict[str, Aspect], before: Side, after: Side) -> Iterator[Detail]:
    for column, aspect in aspects.items():
        was, became = _text(before, column), _text(after, column)
        if was is not None or became is not None:
            yield Detail(aspect, name, was, became)
    if before and after and "position" in after:
        yield Detail(Aspect.ORDER, name, str(before["position"] + 1), str(after["position"] + 1))


def _of_copy(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    whole = _whole(db, "near_duplicate", row_id, before, after)
    article, other = (ArticleId(whole.get(name, 0)) for name in ("article_id", "other_id"))
    was, became = (_text(side, "verdict") for side in (before, after))
    yield Detail(Aspect.COPY, _title(db, other), was, became, article=article)


def _of_line(db: Database, row_id: int, before: Side, after: Side) -> Iterator[Detail]:
    line = _whole(db, "boilerplate_line", row_id, before, after).get("line", "")
    was, became = (_text(side, "verdict") for side in (before, after))
    yield Detail(Aspect.BOILERPLATE_LINE, line, was, became)


_TELLERS: dict[str, Teller] = {
    "annotation": _of_mark,
    "note": _of_note,
    "article": _of_article,
    "article_text": _of_blocks,
    "label": _of_label,
    "article_tag": _of_tag,
    "article_collection": _of_membership,
    "collection": _of_collection,
    "saved_search": _of_search,
    "near_duplicate": _of_copy,
    "boilerplate_line": _of_line,
}


def _whole(db: Database, table: str, row_id: int, before: Side, after: Side) -> Row:
    """Return a row with all its columns: as it came or went, or is, or went later."""
    if before is None or after is None:
        return after or before or {}
    return rows.read_row(db, table, row_id) or history.last_row(db, table, row_id) or {}


def _text(side: Side, name: str) -> str | None:
    return (side or {}).get(name) or None


def _label(db: Database, side: Side) -> str | None:
    return None if side is None else _name(db, "label", side["label_id"])


def _collection(db: Database, side: Side) -> str | None:
    return None if side is None else _name(db, "collection", side["collection_id"])


def _name(db: Database, table: str, row_id: int) -> str:
    row = rows.read_row(db, table, row_id) or history.last_row(db, table, row_id)
    return "?" if row is None else str(row["name"])


def _tag(db: Database, side: Side) -> str | None:
    if side is None:
        return None
    name: str | None = db.value("SELECT name FROM tag WHERE id = ?", (side["tag_id"],))
    return f"#{name}"


def _title(db: Database, article: ArticleId) -> str:
    title: str | None = db.value("SELECT title FROM article WHERE id = ?", (article,))
    return title or ""
