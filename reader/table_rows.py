"""The rows of the tables that are exported: their fields are the columns."""

from __future__ import annotations

from typing import NamedTuple


class AnnotationRow(NamedTuple):
    """One annotation with what a table says of its article; the columns of the CSV export."""

    annotation_uid: str
    article_uid: str
    title: str
    source: str
    published: str | None
    url: str
    start: int
    end: int
    label: str
    quote: str
    sentence: str
    entity: str
    note: str
    author: str
    origin: str
    created: str
    modified: str


class HitRow(NamedTuple):
    """One hit of a search in its context; the columns of a concordance in a table."""

    article_uid: str
    title: str
    source: str
    published: str | None
    start: int | None
    """None where the hit is in a note, and not in the text."""
    end: int | None
    left: str
    hit: str
    right: str
    labels: str
    """Names of the labels of marks on exactly the hit, with ``; `` between them."""
