"""Editing what is said about articles beside their texts, of one or of many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.language_names import name_of
from ui.dialogs.sizes import open_at
from ui.views.parts.own_fields import OwnFields
from ui.views.parts.shared_line import SharedLine
from ui.views.parts.tag_field import TagField
from ui.views.parts.text_label import TextLabel
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.metadata import Metadata
    from ui.theme import Theme

_SIZE = QSize(560, 600)
_DATE_LENGTH, _TIME_LENGTH = len("2021-02-18"), len("2021-02-18T16:56:50")
_SHOWN_LENGTH = len("2021-02-18 16:56")


@dataclass(frozen=True, slots=True)
class Known:
    """What is offered while it is typed."""

    sources: Sequence[str] = ()
    tags: Sequence[str] = ()


class DetailsDialog(QDialog):
    """Asks for changes by `change_wanted`, and stays open until it is told to close.

    Only what was changed is asked for: where articles differ and nothing is typed, they go on
    differing.
    """

    change_wanted = Signal(dict)
    """The arguments for `reader.library.metadata.ArticleMetadata.change`."""

    def __init__(
        self,
        metadata: Metadata,
        articles: int,
        known: Known,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``metadata``, which so many ``articles`` have in common."""
        super().__init__(parent)
        self._metadata = metadata
        self._lines = {
            "title": SharedLine(metadata.title),
            "source": SharedLine(metadata.source),
            "byline": SharedLine(metadata.byline),
            "published": SharedLine(_shown_time(metadata.published)),
            "url": SharedLine(metadata.url),
            "language": SharedLine(metadata.language),
        }
        self._form = QFormLayout()
        self._language_name = TextLabel("", "caption")
        self._tags = TagField(theme, self)
        self._fields = OwnFields(metadata.fields, self)
        self._problem = TextLabel("")
        self._problem.hide()
        self._save = QPushButton(self.tr("&Save"))
        self._save.setDefault(True)
        self._offer(known)
        self._lay_out(articles)
        self._name_language()
        self._connect()
        self._lines["title"].setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the changes can't be made."""
        self._problem.setText(sentence)
        self._problem.show()

    def changes(self) -> dict[str, object]:
        """Return what shall be written."""
        values = {name: line.changed() for name, line in self._lines.items()}
        changes: dict[str, object] = {
            name: value for name, value in values.items() if value is not None
        }
        if "published" in changes:
            told = self._metadata.published or ""
            changes["published"] = _typed_time(str(changes["published"]), told)
        before, after = set(self._metadata.tags), set(self._tags.tags)
        lists = {
            "fields": self._fields.changed(),
            "add_tags": sorted(after - before),
            "remove_tags": sorted(before - after),
        }
        return changes | {name: value for name, value in lists.items() if value}

    # Making

    def _offer(self, known: Known) -> None:
        completer = QCompleter(list(known.sources), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._lines["source"].setCompleter(completer)
        self._tags.set_known(known.tags)
        self._tags.show_tags(self._metadata.tags)
        if not self._lines["published"].placeholderText():
            self._lines["published"].setPlaceholderText(self.tr("2021-02-18 or 2021-02-18 16:56"))
        if not self._lines["language"].placeholderText():
            self._lines["language"].setPlaceholderText(self.tr("A name or a code: Arabic, ar"))

    def _lay_out(self, articles: int) -> None:
        self.setWindowTitle(self.tr("Details"))
        open_at(self, _SIZE)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(self._heading(articles), "title"))
        column.addWidget(self._scrolled(self._page()), 1)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _heading(self, articles: int) -> str:
        if articles == 1:
            return self.tr("Details of “{title}”").format(
                title=f"\u2068{self._metadata.title}\u2069"
            )
        return self.tr("Details of {articles}").format(articles=counted.articles(articles))

    def _page(self) -> QWidget:
        page, form = QWidget(), self._form
        page.setLayout(form)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, name in self._names().items():
            form.addRow(name, self._lines[key])
            self._lines[key].setAccessibleName(name.replace("&", ""))
        form.addRow("", self._language_name)
        form.addRow(self.tr("Tags"), self._tags)
        if self._metadata.other_tags:
            some = " ".join(f"\u2068#{name}\u2069" for name in self._metadata.other_tags)
            form.addRow("", TextLabel(self.tr("Some have {tags}.").format(tags=some), "caption"))
        form.addRow(self.tr("Own fields"), self._fields)
        return page

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        return area

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("&Title"),
            "source": self.tr("S&ource"),
            "byline": self.tr("&Byline"),
            "published": self.tr("&Published"),
            "url": self.tr("&Address"),
            "language": self.tr("&Language"),
        }

    def _connect(self) -> None:
        self._save.clicked.connect(self._ask)
        self._lines["language"].textChanged.connect(self._name_language)
        self._tags.tag_added.connect(self._add_tag)
        self._tags.tag_removed.connect(self._remove_tag)

    # Doing

    @Slot()
    def _ask(self) -> None:
        """Ask for what was changed; where nothing was, there is nothing to do."""
        changes = self.changes()
        if changes:
            self.change_wanted.emit(changes)
        else:
            self.reject()

    @Slot()
    def _name_language(self) -> None:
        code = self._lines["language"].text().strip()
        name = name_of(code)
        self._language_name.setText(name)
        self._form.setRowVisible(self._language_name, name != code)

    @Slot(str)
    def _add_tag(self, name: str) -> None:
        self._tags.show_tags(tuple(dict.fromkeys((*self._tags.tags, name))))

    @Slot(str)
    def _remove_tag(self, name: str) -> None:
        self._tags.show_tags(tuple(tag for tag in self._tags.tags if tag != name))


def _shown_time(published: str | None) -> str | None:
    """Return a time as it was at its place, to the minute; a date as it is."""
    return published and published[:_SHOWN_LENGTH].replace("T", " ")


def _typed_time(text: str, before: str) -> str:
    """Return what was typed; where it is a time without an offset, with that of the time before.

    Where that was none, it is the offset of the user's zone.
    """
    try:
        time = datetime.fromisoformat(text)
    except ValueError:  # the library says what is wrong with it
        return text
    if len(text) == _DATE_LENGTH or time.tzinfo:
        return text
    offset = before[_TIME_LENGTH:]
    return f"{time.isoformat()}{offset}" if offset else time.astimezone().isoformat()
