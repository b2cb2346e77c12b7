"""A preview of all occurrences of a text: which of them shall be labelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from ui.dialogs.label_preview import LabelPreview
from ui.searching.hit_search import MOST_HITS, HitSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from reader.occurrences import Matching
    from reader.values import ArticleFilter, ArticleId, Label, LabelId, Occurrence
    from ui.tasks import Tasks
    from ui.theme import Theme

_LONGEST_TEXT = 48
"""How much of the text the title shows, in code points."""


@dataclass(frozen=True, slots=True)
class Place:
    """A set of articles to search."""

    name: str
    """For the list to choose from."""
    title: str
    """For the end of the dialog's title, such as ``in the library``."""
    articles: Sequence[ArticleId] | ArticleFilter


class OccurrencesDialog(LabelPreview):
    """Searches as soon as it is made."""

    searched = Signal()
    """Everything is found that there is, and shown in order."""

    def __init__(  # noqa: PLR0917  (what is looked for, and how it is shown)
        self,
        text: str,
        label: Label,
        places: Sequence[Place],
        tasks: Tasks,
        labels: Mapping[LabelId, Label],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Look for ``text`` in the first of ``places``, to give it ``label``."""
        super().__init__(label, labels, theme, parent)
        self._text, self._places = " ".join(text.split()), places
        self._search = HitSearch(tasks, self)
        self._problem = ""
        self._make_options()
        self._connect()
        self.setWindowTitle(self.tr("Label All Occurrences"))
        self._begin()

    @property
    def searching(self) -> bool:
        """Whether more hits may come."""
        return self._search.running

    def done(self, result: int) -> None:
        """Close; a search under way ends."""
        self._search.stop()
        super().done(result)

    # Building

    def _make_options(self) -> None:
        self._inflected = QCheckBox(self.tr("With &possessives (’s)"))
        self._inflected.setToolTip(
            self.tr("Takes NATO’s and Iraqis whole; without it, the NATO of NATO’s alone.")
        )
        self._case = QCheckBox(self.tr("&Match case"))
        self._case.setToolTip(self.tr("Takes no other case and no other diacritics."))
        if self._text.isupper():
            self._case.setChecked(True)
            self._case.setEnabled(False)
            self._case.setToolTip(self.tr("A text in capitals keeps them: US is not “us”."))
        self._parts = QCheckBox(self.tr("Parts of &words"))
        self._parts.setToolTip(self.tr("Looks inside of words too."))
        self._where = QComboBox()
        self._where.setAccessibleName(self.tr("Articles to search"))
        self._where.addItems([place.name for place in self._places])
        for box in (self._inflected, self._case, self._parts):
            self._options.addWidget(box)
        self._options.addStretch()
        self._options.addWidget(QLabel(self.tr("In:")))
        self._options.addWidget(self._where)
        self._options.addWidget(self._order)

    def _connect(self) -> None:
        for box in (self._inflected, self._case, self._parts):
            box.toggled.connect(self._begin)
        self._where.currentIndexChanged.connect(self._begin)
        self._search.found.connect(self._add)
        self._search.progressed.connect(self._show_progress)
        self._search.finished.connect(self._finish)
        self._search.failed.connect(self._fail)

    # Searching

    @Slot()
    def _begin(self) -> None:
        """Search anew, as the options say."""
        from reader.occurrences import Matching

        place, parts = self._places[self._where.currentIndex()], self._parts.isChecked()
        self._title.setText(self._heading(place))
        self._problem = ""
        self._progress.setValue(0)
        matching = Matching(
            match_case=self._case.isChecked(),
            inflected=self._inflected.isChecked(),
            parts_of_words=parts,
            beginnings=True,
        )
        find = partial(_find, self._text, place.articles, matching)
        self._search.start(find, self.tr("Searching"))
        self._model.clear(takes_parts=parts)

    @Slot(list)
    def _add(self, portion: list[Occurrence]) -> None:
        self._model.add(portion)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self._progress.setValue(int(share * self._progress.maximum()))

    @Slot()
    def _finish(self) -> None:
        self.finish()
        self.searched.emit()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._problem = sentence
        self._show_counts()

    # Words

    def _heading(self, place: Place) -> str:
        shown = self._text
        if len(shown) > _LONGEST_TEXT:
            shown = shown[: _LONGEST_TEXT - 1] + "…"
        return self.tr("Label “{text}” as {label} {place}").format(
            text=f"\u2068{shown}\u2069", label=self._label.name, place=place.title
        )

    def summed_up(self) -> str:
        """Return what was found so far, or what is wrong."""
        count = self.rows + self._model.tally.labelled
        if self._problem or (not count and not self.searching):
            none = self.tr("No occurrences. With “Parts of words” more may be found.")
            return self._problem or none
        parts = [super().summed_up()]
        if self.searching:
            parts.append(self.tr("searching…"))
        elif count >= MOST_HITS:
            parts.append(self.tr("there are more than are shown"))
        return " · ".join(parts)


def _find(
    text: str,
    where: Sequence[ArticleId] | ArticleFilter,
    matching: Matching,
    library: Library,
    progress: Callable[[float], None],
) -> Iterator[Occurrence]:
    return library.occurrences.find(text, where, matching, progress)
