"""Articles for the reading view, made by hand: blocks as (kind, text), marks as quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import direction
from reader.values import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Block,
    Label,
    LabelId,
    Note,
    NoteId,
    Origin,
    Status,
)

if TYPE_CHECKING:
    from reader.values import BlockKind, Inline

PERSON, ORG, GPE = LabelId(1), LabelId(2), LabelId(3)
LABELS = (
    Label(PERSON, "person", "PERSON", "#c2410c", "#fdba74", "1", "", 0),
    Label(ORG, "org", "ORG", "#1d4ed8", "#93c5fd", "2", "", 1),
    Label(GPE, "gpe", "GPE", "#15803d", "#86efac", "3", "", 2),
)


def shown(
    *blocks: tuple[BlockKind, str],
    inlines: tuple[Inline, ...] = (),
    position: int = 0,
) -> Article:
    """Return an article without marks, its blocks joined by line ends."""
    text = "\n".join(content for _, content in blocks)
    laid, start = [], 0
    for kind, content in blocks:
        laid.append(Block(start, start + len(content), kind))
        start += len(content) + 1
    summary = ArticleSummary(
        ArticleId(1), "uid", blocks[0][1], "", "Northgate Wire", "2021-02-18", "", "en",
        direction(text), "", Status.NEW, False, False, None, "", 400, 0, 0,
    )  # fmt: skip
    return Article(summary, text, tuple(laid), inlines, (), (), position)


def mark(
    article: Article, quote: str, label: LabelId = ORG, *, number: int = 1, note: str = ""
) -> Annotation:
    """Return a mark on the first ``quote`` of ``article``."""
    start = article.text.index(quote)
    return mark_at(article, start, start + len(quote), label, number=number, note=note)


def mark_at(
    article: Article, start: int, end: int, label: LabelId = ORG, *, number: int = 1, note: str = ""
) -> Annotation:
    """Return a mark on a span of ``article``."""
    return Annotation(
        AnnotationId(number), f"mark-{number}", ArticleId(1), start, end, article.text[start:end],
        label, note, "", Origin.HAND, "", "",
    )  # fmt: skip


def note_on(article: Article, quote: str, text: str, *, number: int = 1) -> Note:
    """Return a note on the first ``quote`` of ``article``."""
    start = article.text.index(quote)
    return Note(
        NoteId(number), f"note-{number}", ArticleId(1), start, start + len(quote), quote, text,
        "", "", "",
    )  # fmt: skip
