"""Marks, notes and articles for the inspector, made by hand."""

from __future__ import annotations

from reader.values import (
    ActionKind,
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    ArticleSummary,
    Change,
    Direction,
    Edit,
    Label,
    LabelId,
    Note,
    NoteId,
    Origin,
    Status,
)

PERSON, ORG, GPE = LabelId(1), LabelId(2), LabelId(3)
LABELS = (
    Label(ORG, "org", "ORG", "#1d4ed8", "#93c5fd", "2", "", 0),
    Label(GPE, "gpe", "GPE", "#15803d", "#86efac", "3", "", 1),
    Label(PERSON, "person", "R&D", "#c2410c", "#fdba74", "", "", 2),
)
ARTICLE = ArticleId(7)


def mark(
    number: int,
    quote: str = "Northgate",
    label: LabelId = ORG,
    note: str = "",
    *,
    start: int | None = None,
    article: ArticleId = ARTICLE,
) -> Annotation:
    """Return the mark of that number; by default it starts at ten times its number."""
    first = number * 10 if start is None else start
    return Annotation(
        AnnotationId(number),
        f"m{number}",
        article,
        first,
        first + len(quote),
        quote,
        label,
        note,
        "",
        Origin.HAND,
        "",
        "",
    )


def note(number: int, text: str, start: int | None = None, quote: str = "") -> Note:
    """Return a note on the article, or on ``quote`` at ``start``."""
    end = None if start is None else start + len(quote)
    return Note(NoteId(number), f"n{number}", ARTICLE, start, end, quote, text, "", "", "")


def summary(**fields: object) -> ArticleSummary:
    """Return what is known of an article of which everything is known."""
    values: dict[str, object] = {
        "id": ARTICLE,
        "uid": "a7",
        "title": "Harbour council doubles its pilot fleet",
        "byline": "By Signe Aldous",
        "source": "Northgate Wire",
        "published": "2021-02-18",
        "url": "https://wire.example/2021/02/18/" + "pilots-" * 12,
        "language": "en",
        "direction": Direction.LTR,
        "file": "harbour.txt",
        "status": Status.READING,
        "read": True,
        "starred": False,
        "trashed": None,
        "imported": "2026-11-20T08:12:00+00:00",
        "words": 620,
        "annotations": 0,
        "notes": 0,
    } | fields
    return ArticleSummary(**values)  # type: ignore[arg-type]


def article(
    marks: tuple[Annotation, ...] = (), notes: tuple[Note, ...] = (), **fields: object
) -> Article:
    """Return an article with those marks and notes."""
    return Article(summary(**fields), "", (), (), marks, notes, 0)


def change(*edits: tuple[Annotation | None, Annotation | None]) -> Change:
    """Return the change of marks from before to after."""
    return Change(ActionKind.ANNOTATE, "", annotations=tuple(Edit(*edit) for edit in edits))
