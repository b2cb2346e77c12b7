"""How an article is set: a reading style as the formats of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from reader.values import BlockKind, InlineKind
from ui.colours import mixed
from ui.views.page.mark_metrics import line_room
from ui.views.settings.faces import OWN, SERIF, installed, load_own

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader.values import Inline
    from ui.theme import Theme

FALLBACK = ("Noto Naskh Arabic",)
"""Serif faces of other scripts; without them Arabic comes in a sans beside a serif."""

LISTING = 0.86
"""The size of monospaced text, of the size around it: its letters look larger."""
SMALL = 0.83

_HEADINGS = (1.39, 1.22, 1.11, 1.0, 1.0, 1.0)
_SAMPLE = "The ship had left the harbour before anyone on the quay could read the letters."


class _Setting(NamedTuple):
    """How a kind of block differs from a paragraph; lengths are of the style's size."""

    scale: float = 1.0
    line_height: float | None = None
    """Of the block's own size; None for that of the style."""
    before: float = 0.0
    after: float = 0.85
    bold: bool = False
    dim: bool = False
    indented: bool = False
    """Whether each level is set further in."""
    inset: float = 0.0
    """From both sides, for the panel it stands on."""
    flows: bool = True
    """Whether its lines can be made equally long."""


_SMALL_PRINT = _Setting(SMALL, 1.55, after=0.8, dim=True, flows=False)
_SETTINGS = {
    BlockKind.TITLE: _Setting(29 / 18, 1.25, after=0.8, bold=True, flows=False),
    BlockKind.HEADING: _Setting(line_height=1.35, before=1.3, after=0.5, bold=True, flows=False),
    BlockKind.QUOTE: _Setting(indented=True),
    BlockKind.LIST_ITEM: _Setting(after=0.35, indented=True),
    BlockKind.PREFORMATTED: _Setting(LISTING, 1.5, before=1.3, after=1.4, inset=0.75, flows=False),
    BlockKind.CAPTION: _SMALL_PRINT,
    BlockKind.BYLINE: _SMALL_PRINT,
    BlockKind.DATELINE: _SMALL_PRINT,
    BlockKind.BOILERPLATE: _SMALL_PRINT,
}


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """What a reader chooses about the page."""

    family: str = ""
    """The face of the text; where it is empty or gone, the first of SERIF that is installed."""
    size: int = 18
    """Pixels."""
    width: int = 66
    """Characters in a line."""
    line_height: float = 1.7
    """The distance of two lines, of the size."""
    justified: bool = False
    """Whether the lines of paragraphs are equally long."""
    tags: str = "always"
    """Which marks show the name of their label: "always", only those at the "caret", "never"."""
    boilerplate: str = "faded"
    """What becomes of blocks that aren't the article: "show", "faded" or "hide"."""


@dataclass(frozen=True, slots=True)
class BlockLook:
    """How the blocks of one kind and level are set."""

    size: int
    """Of the letters, in pixels."""
    block: QTextBlockFormat
    letters: QTextCharFormat


class Typography:
    """The formats that follow from a reading style and the colours of the page."""

    def __init__(self, style: ReadingStyle, colours: Theme) -> None:
        self.style = style
        self._colours = colours
        self._looks: dict[tuple[BlockKind, int], BlockLook] = {}
        self.font = QFont()
        if style.family == OWN:
            load_own()
        self.font.setFamilies(installed(filter(None, (style.family, *SERIF, *FALLBACK))))
        self.font.setPixelSize(style.size)
        self.monospace = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self.indent = round(1.5 * style.size)
        """Pixels of each level of a quote or a list."""

    def column(self) -> int:
        """Return the width of the text in pixels."""
        sample = QFontMetricsF(self.font).horizontalAdvance(_SAMPLE)
        return round(sample / len(_SAMPLE) * self.style.width)

    def look(self, kind: BlockKind, level: int) -> BlockLook:
        """Return how a block is set; one that continues another is looked up by that one's kind."""
        if (kind, level) not in self._looks:
            self._looks[kind, level] = self._make_look(kind, level)
        return self._looks[kind, level]

    def inline(self, inline: Inline) -> QTextCharFormat:
        """Return what an inline adds to the letters of its block."""
        letters = QTextCharFormat()
        match inline.kind:
            case InlineKind.LINK:
                letters.setForeground(self._colours.accent)
                letters.setFontUnderline(True)
                letters.setUnderlineColor(self._faint(self._colours.accent))
            case InlineKind.EMPHASIS:
                letters.setFontItalic(True)
            case InlineKind.STRONG:
                letters.setFontWeight(QFont.Weight.Bold)
            case InlineKind.CODE:
                letters.setFontFamilies(self.monospace)
                size = round(LISTING * self.style.size)
                letters.setProperty(QTextFormat.Property.FontPixelSize, size)
        return letters

    def _make_look(self, kind: BlockKind, level: int) -> BlockLook:
        setting = self._setting(kind)
        scale = _HEADINGS[min(max(level, 1), 6) - 1] if kind is BlockKind.HEADING else setting.scale
        size = round(scale * self.style.size)
        letters = QTextCharFormat()
        if size != self.style.size:
            letters.setProperty(QTextFormat.Property.FontPixelSize, size)
        if setting.bold:
            letters.setFontWeight(QFont.Weight.DemiBold)
        if setting.dim:
            letters.setForeground(self._colours.small_print)
        if kind is BlockKind.PREFORMATTED:
            letters.setFontFamilies(self.monospace)
        block = self._block_format(setting, size)
        block.setIndent(max(1, level) if setting.indented else 0)
        return BlockLook(size, block, letters)

    def _setting(self, kind: BlockKind) -> _Setting:
        as_article = kind is BlockKind.BOILERPLATE and self.style.boilerplate == "show"
        return _Setting() if as_article else _SETTINGS.get(kind, _Setting())

    def _block_format(self, setting: _Setting, size: int) -> QTextBlockFormat:
        # A fixed height keeps lines apart evenly where a fallback face is taller, and puts the
        # base line four fifths down, which leaves the gap for the tags above the letters.
        wanted = round(size * (setting.line_height or self.style.line_height))
        least = line_room(size, self.style.size) if self.style.tags != "never" else 0
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(max(wanted, least), fixed)
        block.setLeftMargin(round(setting.inset * self.style.size))
        block.setRightMargin(round(setting.inset * self.style.size))
        block.setTopMargin(round(setting.before * self.style.size))
        block.setBottomMargin(round(setting.after * self.style.size))
        if self.style.justified and setting.flows:
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        return block

    def _faint(self, colour: QColor) -> QColor:
        return mixed(colour, self._colours.paper, 0.45)
