"""What stands where there is no article or no list to show, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.values import View
from ui.actions import Do
from ui.keys.keymap import default_way
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import ArticleFilter


class Blank(QWidget):
    """One or two quiet sentences in the middle."""

    def __init__(
        self, way: Callable[[Do], str] = default_way, parent: QWidget | None = None
    ) -> None:
        """Name the keys of actions as ``way`` does."""
        super().__init__(parent)
        self._way = way
        self.setObjectName("blank")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = TextLabel("", "quiet")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addStretch(3)
        self.show_nothing_chosen()

    def show_nothing_chosen(self) -> None:
        """Say that no article is chosen."""
        sentence = self.tr(
            "Choose an article from the list.\n{next} and {previous} walk through it."
        )
        ways = {"next": self._way(Do.NEXT_ARTICLE), "previous": self._way(Do.PREVIOUS_ARTICLE)}
        self._words.setText(sentence.format(**ways))

    def show_empty_list(self, wanted: ArticleFilter) -> None:
        """Say why a list has no articles."""
        self._words.setText(self._nothing_here(wanted))

    def _nothing_here(self, wanted: ArticleFilter) -> str:
        if wanted.query:
            return self._nothing_found(wanted)
        if wanted.tag is not None:
            sentence = self.tr("Nothing here.\n{key} gives the chosen articles a tag.")
            return sentence.format(key=self._way(Do.TAG))
        if wanted.source is not None:
            return self.tr("Nothing here.\nNo article of this source is left.")
        return self._nothing_in(wanted.view)

    def _nothing_found(self, wanted: ArticleFilter) -> str:
        everywhere = wanted.view is View.ALL and wanted.tag is None and wanted.source is None
        if everywhere:
            return self.tr("Nothing here.\nNo article has all of these words; try fewer.")
        return self.tr("Nothing here.\nTry fewer words, or search in all articles.")

    def _nothing_in(self, view: View) -> str:
        match view:
            case View.ALL:
                return self.tr("Nothing here.\nImport articles, or look into the trash.")
            case View.UNREAD:
                return self.tr("Nothing here.\nYou have opened every article.")
            case View.READING:
                return self.tr("Nothing here.\nAn article comes here with its first mark.")
            case View.DONE:
                sentence = self.tr(
                    "Nothing here.\n{key} finishes an article and goes on to the next."
                )
                return sentence.format(key=self._way(Do.DONE_AND_NEXT))
            case View.STARRED:
                sentence = self.tr("Nothing here.\n{key} stars the chosen articles.")
                return sentence.format(key=self._way(Do.TOGGLE_STAR))
            case View.TRASH:
                return self.tr("Nothing here.\nArticles that you throw away come here first.")
