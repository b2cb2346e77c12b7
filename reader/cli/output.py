"""Articles, marks and actions as lines for people and as JSON Lines; progress."""

from __future__ import annotations

import json
import math
import re
import signal
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

from reader.counting import counted
from reader.kinds import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.values import (
        Action,
        Annotation,
        Article,
        ArticleSummary,
        Block,
        HitRow,
        LabelId,
        Note,
    )

    Labels = Mapping[LabelId, str]
    Record = dict[str, Any]

_SUMMARY = (
    "uid",
    "title",
    "byline",
    "source",
    "published",
    "url",
    "language",
    "direction",
    "file",
    "status",
    "starred",
    "tags",
    "words",
)
_NOTE = ("uid", "start", "end", "text", "created", "modified")
_ACTION = ("uid", "kind", "subject", "author", "created", "state", "changes")

_ANEW = "\r\x1b[K"
"""Goes to the beginning of the line and empties it (ECMA-48, EL)."""
_PAUSE = 0.1
"""Seconds between two states of the progress line."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""What a terminal may obey, and what other programs take for the end of a line."""


@contextmanager
def putting_off_interrupts() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C wait for the end of what is inside, which can ask whether it was pressed."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def print_error(problem: object) -> None:
    """Print a sentence for the person, to standard error, in place of how far the command is."""
    print(f"{_ANEW if sys.stderr.isatty() else ''}postil: {problem}", file=sys.stderr)


def print_json(record: Record) -> None:
    """Print ``record`` as one line."""
    line = json.dumps(record, ensure_ascii=False)
    print(_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", line))


def print_line(*columns: str) -> None:
    """Print ``columns`` with tabs between them, each of them on the one line."""
    print("\t".join(_CONTROLS.sub("\ufffd", " ".join(column.split())) for column in columns))


def print_text(text: str) -> None:
    """Print ``text`` with its line breaks, and nothing in it that a terminal would obey."""
    print(_CONTROLS.sub("\ufffd", text))


def summary_record(article: ArticleSummary) -> Record:
    """Return what ``list --json`` says of an article."""
    return {
        **_fields(article, _SUMMARY),
        "annotations": article.annotations,
        "notes": article.notes,
    }


def article_record(article: Article, labels: Labels) -> Record:
    """Return what ``show --json`` says of an article."""
    return {
        **_fields(article.summary, _SUMMARY),
        "text": article.text,
        "blocks": list(map(_block_record, article.blocks)),
        "annotations": [_annotation_record(mark, labels) for mark in article.annotations],
        "notes": [_fields(note, _NOTE) for note in article.notes],
    }


def action_record(action: Action) -> Record:
    """Return what ``history --json`` says of an action."""
    return _fields(action, _ACTION)


def _block_record(block: Block) -> Record:
    said = block._asdict()
    if block.kind is not BlockKind.LIST_ITEM:
        del said["bullet"]
    return said


def _annotation_record(mark: Annotation, labels: Labels) -> Record:
    return {
        **_fields(mark, ("uid", "start", "end", "quote")),
        "label": labels[mark.label],
        "entity": None,
        **_fields(mark, ("note", "author", "origin", "created", "modified")),
    }


def _fields(value: object, names: tuple[str, ...]) -> Record:
    return {name: getattr(value, name) for name in names}


def print_summary(article: ArticleSummary) -> None:
    """Print the line of ``list`` for an article."""
    print_line(
        article.uid,
        (article.published or "")[:10],
        article.source,
        article.title,
        counted(article.annotations, "mark"),
        counted(article.notes, "note"),
    )


def print_article(article: Article, labels: Labels) -> None:
    """Print an article to be read, with its marks and notes under it."""
    summary = article.summary
    known = (summary.byline, summary.source, (summary.published or "")[:10], summary.url)
    print_line(summary.title)
    print_line(" · ".join(filter(None, (*known, summary.uid))))
    print_text(f"\n{article.text}\n")
    for mark in article.annotations:
        print_line(f"{mark.start}–{mark.end}", labels[mark.label], mark.quote, mark.note)
    for note in article.notes:
        print_line(_place(note), "note", note.quote, note.text)


def print_hit(hit: HitRow) -> None:
    """Print the line of ``search`` for a hit."""
    place = "note" if hit.start is None else f"{hit.start}–{hit.end}"
    print_line(hit.article_uid, place, f"{hit.left}[{hit.hit}]{hit.right}")


def print_hit_record(hit: HitRow) -> None:
    """Print what ``search --json`` says of a hit."""
    names = ("title", "start", "end", "left", "hit", "right")
    print_json({"uid": hit.article_uid, **_fields(hit, names)})


def _place(note: Note) -> str:
    return "article" if note.start is None else f"{note.start}–{note.end}"


def print_action(action: Action) -> None:
    """Print the line of ``history`` for an action."""
    print_line(action.created, action.kind, action.subject, action.author, action.state)


@contextmanager
def progress(*, shown: bool = True) -> Iterator[Callable[[str], None]]:
    """Give a function that says how far a command is, in one line where a person sees it."""
    if not shown or not sys.stderr.isatty():
        yield lambda _text: None
        return
    said = -math.inf

    def say(text: str) -> None:
        nonlocal said
        if monotonic() - said > _PAUSE:
            said = monotonic()
            print(f"{_ANEW}{text}", end="", file=sys.stderr, flush=True)

    try:
        yield say
    finally:
        print(_ANEW, end="", file=sys.stderr, flush=True)
