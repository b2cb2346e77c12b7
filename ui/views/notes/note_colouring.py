"""Shows the markup of a note while it is typed: its signs stay, what they do is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat

from reader.markup import LONGEST, tags_in

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.theme import Theme

_PLAIN, _LISTING = -1, 1
"""The states of lines."""
_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}\s.*")
_QUOTE = re.compile(r" {0,3}>.*")
_CODE = re.compile(r"`[^`\n]+`")
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)[^*_\n]+(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])[^*_\n]+(?<=[^\s*_])\1(?![\w*_])")
_LINK = re.compile(r"\[[^\]\n]*\]\([^)\s]*\)|https?://\S+")
_TAG = re.compile(r"#\S+")


class NoteColouring(QSyntaxHighlighter):
    """Dresses the text of a note line by line; a preview, the note itself is parsed in full."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._heading = _look(weight=QFont.Weight.DemiBold)
        self._strong = _look(weight=QFont.Weight.Bold)
        self._emphasis = _look()
        self._emphasis.setFontItalic(True)
        self._dim, self._accent = _look(), _look()
        self._code = _look()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._code.setFontFamilies(fixed.families())
        self._take_colours(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._take_colours(theme)
        self.rehighlight()

    def _take_colours(self, theme: Theme) -> None:
        self._dim.setForeground(theme.dim)
        self._accent.setForeground(theme.accent)

    def highlightBlock(self, text: str) -> None:
        """Dress a line; one of a very long note stays as it is."""
        inside = self.previousBlockState() == _LISTING
        fence = _FENCE.match(text) is not None
        self.setCurrentBlockState(_LISTING if inside != fence else _PLAIN)
        if self.document().characterCount() > LONGEST:
            return
        if inside or fence:
            self.setFormat(0, _units(text), self._code)
        elif _HEADING.fullmatch(text):
            self.setFormat(0, _units(text), self._heading)
        else:
            self._dress(text)

    def _dress(self, text: str) -> None:
        if _QUOTE.fullmatch(text):
            self.setFormat(0, _units(text), self._dim)
        for pattern, look in (
            (_EMPHASIS, self._emphasis),
            (_STRONG, self._strong),
            (_LINK, self._accent),
            (_CODE, self._code),
        ):
            for match in pattern.finditer(text):
                self._set(text, *match.span(), look)
        for name in tags_in(text):
            for match in _TAG.finditer(text):
                if match[0].startswith(f"#{name}"):
                    self._set(text, match.start(), match.start() + len(name) + 1, self._accent)

    def _set(self, text: str, start: int, end: int, look: QTextCharFormat) -> None:
        first = _units(text[:start])
        self.setFormat(first, _units(text[start:end]), look)


def _look(weight: QFont.Weight | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    if weight is not None:
        look.setFontWeight(weight)
    return look


def _units(text: str) -> int:
    """Return the length of ``text`` as Qt counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)
