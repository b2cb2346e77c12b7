"""What is said of two versions of an article: what could be carried over, and what could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.values import Annotation
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.carrying import Carrying
    from reader.values import Succession

MOST_LOST = 12
"""How many quotes without a place are told."""
_LONGEST_QUOTE = 60


def carrying_words(carrying: Carrying) -> str:
    """Say how much of one version has a place in the other."""
    new = [item for item, _ in carrying.new]
    marks = sum(isinstance(item, Annotation) for item in new)
    notes, number = len(new) - marks, QLocale().toString
    there = QCoreApplication.translate("Versions", "{} there already")
    lost = QCoreApplication.translate("Versions", "{} without a place there")
    nothing = QCoreApplication.translate("Versions", "no marks and notes")
    parts = [
        counted.marks(marks) if marks else "",
        counted.notes(notes) if notes else "",
        there.format(number(carrying.there)) if carrying.there else "",
        lost.format(number(len(carrying.lost))) if carrying.lost else "",
    ]
    return " · ".join(filter(None, parts)) or nothing


def carried_words(earlier: Succession) -> list[str]:
    """Say what came along from an earlier version of an article, and what has no place."""
    parts = [_carried(earlier.carried)] if earlier.carried else []
    lost = QCoreApplication.translate("Versions", "without a place there: {}")
    return [*parts, *([lost.format(_quoted(earlier.lost))] if earlier.lost else ())]


def _carried(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Versions", "1 mark or note carried over")
    return QCoreApplication.translate("Versions", "%Ln marks and notes carried over", "", count)


def lost_words(carrying: Carrying) -> str:
    """Name what has no place in the other version; empty where everything has one."""
    if not carrying.lost:
        return ""
    sentence = QCoreApplication.translate("Versions", "Without a place there: {}")
    return sentence.format(_quoted([item.quote for item in carrying.lost]))


def _quoted(lost: Sequence[str]) -> str:
    quotes = [f"“{_short(quote)}”" for quote in lost[:MOST_LOST]]
    more = len(lost) - len(quotes)
    if more:
        words = QCoreApplication.translate("Versions", "{} more")
        quotes.append(words.format(QLocale().toString(more)))
    return ", ".join(quotes)


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
