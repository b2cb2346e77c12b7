"""Plain text: the text as it is, its lines or hard-wrapped paragraphs as blocks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.scraped.marks import Marks, without_marks
from reader.importers.scraped.recognising import recognise, recognise_body
from reader.importers.times.dates import parse_date
from reader.importers.times.day_first import told_apart
from reader.text import layout_pieces, line_spans
from reader.values import Block, ImportedArticle, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.importers.document import Document
    from reader.importers.scraped.recognised import Recognised

_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 55, 90
"""Code points in a line that someone's editor broke."""
_FEWEST_LINES = 3
"""How many lines a paragraph has by which a text is known to be hard-wrapped."""


def recognises(_: Document) -> bool:
    """Tell nothing: text is what all the other formats don't recognise."""
    return False


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article that a document is.

    Raises:
        UnreadableFileError: it is not text, or empty, or too much.
    """
    yield article_of(document.text)


def article_of(text: str) -> ImportedArticle:
    """Return the article that the normalised ``text`` is, untouched.

    A block is a line, or a paragraph of a text whose lines were broken to a width. What
    scraped news texts have around their bodies is marked, never removed.
    """
    return _article(text, recognise)


def body_of(text: str) -> ImportedArticle:
    """Return the article of a text whose title and dates are known and stand elsewhere."""
    return _article(text, recognise_body)


def _article(text: str, recognise_: Callable[[Marks], Recognised]) -> ImportedArticle:
    spans = _paragraphs(text)
    marks = without_marks(text, [text[start:end] for start, end in spans])
    lines, asked = marks.lines, told_apart(marks.lines)
    found = recognise_(Marks(asked, marks.linked, marks.heading))
    blocks = (
        Block(start, end, kind) for (start, end), kind in zip(spans, found.kinds, strict=True)
    )
    return ImportedArticle(
        text=text,
        blocks=tuple(layout_pieces(text, blocks)),
        title=lines[asked.index(found.title)] if found.title in asked else found.title,
        byline=found.byline,
        source=found.source,
        published=found.published or found.updated or None,
        url=found.url,
    )


def _paragraphs(text: str) -> list[Span]:
    """Return the spans of the lines, those of a hard-wrapped paragraph together."""
    lines = list(line_spans(text))
    if any(end - start > _LONGEST_WRAPPED for start, end in lines):
        return lines
    groups = list(_groups(text, lines))
    width = max((end - start for group in groups for start, end in group[:-1]), default=0)
    wrapped = [_is_wrapped(text, group, width) for group in groups]
    if not any(
        broken and len(group) >= _FEWEST_LINES
        for broken, group in zip(wrapped, groups, strict=True)
    ):
        return lines
    return [
        span
        for broken, group in zip(wrapped, groups, strict=True)
        for span in ([Span(group[0].start, group[-1].end)] if broken else group)
    ]


def _groups(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the lines in groups, parted by blank lines, repetitions and dates."""
    group: list[Span] = []
    for line in lines:
        if group and (
            text.count("\n", group[-1].end, line.start) > 1
            or text[group[-1].start : group[-1].end] == text[line.start : line.end]
            or parse_date(text[line.start : line.end])
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_wrapped(text: str, group: Sequence[Span], width: int) -> bool:
    """Return whether each line of ``group`` ends where the next word didn't fit any more."""
    for line, following in pairwise(group):
        length = line.end - line.start
        word = text[following.start : following.end].split(None, 1)[0]
        if length < _SHORTEST_WRAPPED or length + 1 + len(word) <= width:
            return False
    return len(group) > 1
