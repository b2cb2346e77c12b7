"""The line above an article's title: source, author, time, minutes, language, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.language_names import names_of
from reader.values import BlockKind, Direction
from ui.wording import counted
from ui.wording.dates import date_and_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.values import ArticleSummary, Block

WORDS_A_MINUTE = 230
"""Silent reading of English: Brysbaert, 2019, gives 238 words for non-fiction."""
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
"""They keep the order of what is written the other way, such as a date in an Arabic line."""
_LONGEST_NAMES = 40


def header_line(summary: ArticleSummary, blocks: Iterable[Block] = ()) -> str:
    """Return what is known of ``summary``, parted by middle dots; the time is that of its place.

    Where one of the ``blocks`` of the text names the author, nobody is named a second time.
    """
    signed = any(block.kind is BlockKind.BYLINE for block in blocks)
    minutes = max(1, round(summary.words / WORDS_A_MINUTE))
    parts = [
        QLocale(summary.language).toUpper(summary.source),
        "" if signed or summary.byline == summary.source else _names(summary.byline),
        date_and_time(summary.published),
        QCoreApplication.translate("ArticleHeader", "%n min", "", minutes) if summary.words else "",
        next(iter(names_of(summary.language)), ""),
        counted.other_versions(summary.versions) if summary.versions else "",
    ]
    if summary.direction is Direction.RTL:
        parts = [part and f"{_ISOLATE}{part}{_END_ISOLATE}" for part in parts]
    return " · ".join(part for part in parts if part)


def _names(byline: str) -> str:
    """Return the authors, the first of them where all are too many for the line."""
    if len(byline) <= _LONGEST_NAMES:
        return byline
    return f"{byline[:_LONGEST_NAMES].rpartition(' ')[0].rstrip(',;') or byline[:_LONGEST_NAMES]}…"
