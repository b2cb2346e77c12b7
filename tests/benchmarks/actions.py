"""Actions per mention: tagging a news article by hand, every key press and click counted.

A careful annotator at the real window, from nothing and without suggestions: F goes to a
candidate, a digit labels it, Shift with a digit labels all its occurrences, and either goes on
to the next candidate. The article is a sample that isn't part of the project; without it there
is nothing to measure.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library import Library
from reader.values import ArticleId, BlockKind
from tests.benchmarks.measuring import Figure, Limit, Measure
from tests.benchmarks.windows import settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.values import Article
    from ui.window import Window

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "nato-iraq-mission.txt"

MENTIONS = {
    "PERSON": ["Jens Stoltenberg", "Stoltenberg", "Mustafa al-Kadhimi", "Donald Trump",
               "Al-Kadhimi"],
    "ORG": ["Shafaq News", "NATO", "ISIS", "Reuters", "US Embassy"],
    "GPE": ["Iraq", "Baghdad", "US", "Iran", "Yemen", "United States", "Britain", "Turkey",
            "Denmark"],
    "LOC": ["Middle East"],
    "NORP": ["Iraqi", "Iraqis", "Middle Eastern", "Arab", "Saudi", "Danish"],
    "DATE": ["Thursday", "Today", "Wednesday", "October 2018", "May", "Monday", "almost a year",
             "recent weeks"],
    "NUMBER": ["500", "4,000"],
}  # fmt: skip
"""What is to be found, by label; the article has neither MONEY nor EVENT. A longer mention
goes before one inside it."""

_APART = (BlockKind.BOILERPLATE, BlockKind.DATELINE)

Mention = tuple[int, int, str]


def measure() -> Iterator[Figure]:
    """Yield the number of actions for each mention; say what was missed or is too much."""
    if not SAMPLE.exists():
        print(f"There is no {SAMPLE.name}: actions per mention can't be counted.")
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.postil"
        with Library.open(path, author="benchmark") as library:
            library.importing.document(SAMPLE.read_bytes(), SAMPLE.name)
        with shown(path) as window:
            annotator = _Annotator(window)
            annotator.work()
            wanted, made = _wanted(annotator.article()), annotator.made()
    for kind, found in (("missed", wanted - made), ("too much", made - wanted)):
        if found:
            print(f"{kind}: {sorted(found)}")
    print(f"{annotator.actions} actions for {len(wanted)} mentions")
    for name, count in (
        ("actions per mention", annotator.actions),
        ("the same, each Shift and Ctrl counted too", annotator.actions + annotator.held),
    ):
        yield Figure(name, [count / len(wanted & made)], limit=Limit(Measure.MEDIAN, 0.9))


def _wanted(article: Article) -> set[Mention]:
    """Return the mentions outside of what isn't the article's own text."""
    found: set[Mention] = set()
    listed = [(quote, label) for label, quotes in MENTIONS.items() for quote in quotes]
    for quote, label in sorted(listed, key=lambda each: -len(each[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", article.text):
            start, end = match.span()
            if _is_own(article, start) and not any(a < end and start < b for a, b, _ in found):
                found.add((start, end, label))
    return found


def _is_own(article: Article, offset: int) -> bool:
    kinds = [block.kind for block in article.blocks if block.start <= offset < block.end]
    return bool(kinds) and kinds[0] not in _APART


class _Annotator:
    def __init__(self, window: Window) -> None:
        self._window, self._view = window, window.desk.view
        self._keys = {label.name: label.key for label in window.session.library.labels.all()}
        self._labels = {quote: label for label, quotes in MENTIONS.items() for quote in quotes}
        self.actions = 0
        self.held = 0
        """How often Shift or Ctrl had to be held for an action."""

    def article(self) -> Article:
        library = self._window.session.library
        return library.articles.get(ArticleId(library.articles.ids()[0]))

    def made(self) -> set[Mention]:
        names = {label.id: label.name for label in self._window.session.library.labels.all()}
        article = self.article()
        return {
            (mark.start, mark.end, names[mark.label])
            for mark in article.annotations
            if _is_own(article, mark.start)
        }

    def work(self) -> None:
        """Tag from candidate to candidate, then set right what all occurrences took too short."""
        settle(self._window)
        self._click(0)
        self._press("F")
        while quote := self._selected():
            label = self._labels.get(quote)
            if label is None:
                self._press("F")
            else:
                self._press(self._keys[label], shift=self.article().text.count(quote) > 1)
        self._lengthen("US Embassy")

    def _lengthen(self, quote: str) -> None:
        """Click on the mark at the beginning of ``quote``, move its end, label it anew."""
        self._click(self.article().text.index(quote) + 1)
        self._press("E")
        self._press("Right", ctrl=True)
        self._press("Return")
        self._press(self._keys[self._labels[quote]])

    def _selected(self) -> str:
        span, article = self._view.selection(), self._view.article()
        return article.text[slice(*span)] if span and article else ""

    def _press(self, key: str, *, shift: bool = False, ctrl: bool = False) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        modifiers = Qt.KeyboardModifier.NoModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(self._view, getattr(Qt.Key, f"Key_{key}"), modifiers)
        self.actions += 1
        self.held += shift + ctrl

    def _click(self, offset: int) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QTextCursor
        from PySide6.QtTest import QTest

        self._view.reveal(offset)
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(offset)
        place = self._view.cursorRect(cursor).center()
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.actions += 1
