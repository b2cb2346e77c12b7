"""What is painted before the items of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from reader.values import BULLET, BlockKind
from ui.theme import load_theme
from ui.views.page.block_ornaments import BlockOrnaments
from ui.views.page.typography import ReadingStyle, Typography

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTH, HEIGHT = 400, 40
ROOM = QRectF(100, 8, 200, 24)
"""What the letters of a block fill, with its indents."""


def painted(bullet: str, level: int = 1, *, rtl: bool = False) -> tuple[int, int]:
    """Return from where to where something is painted before an item; nowhere: 0 and 0."""
    theme = load_theme("light")
    ornaments = BlockOrnaments(Typography(ReadingStyle(), theme), theme)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ornaments.paint(painter, (BlockKind.LIST_ITEM, level), bullet, ROOM, rtl=rtl)
    painter.end()
    inked = [
        x
        for x in range(WIDTH)
        if any(image.pixelColor(x, y) != QColor("white") for y in range(HEIGHT))
    ]
    return (inked[0], inked[-1]) if inked else (0, 0)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("number", ["1.", "10.", "1000.", "xviii."])
def test_a_number_ends_shortly_before_the_text(qtbot: QtBot, number: str, level: int) -> None:
    indent = level * Typography(ReadingStyle(), load_theme("light")).indent
    _, end = painted(number, level)
    assert ROOM.left() + indent - 12 < end < ROOM.left() + indent
    start, _ = painted(number, level, rtl=True)
    assert ROOM.right() - indent < start < ROOM.right() - indent + 12


def test_from_right_to_left_the_full_stop_stands_at_the_left_of_its_number(qtbot: QtBot) -> None:
    whole, bare = painted("1.", rtl=True), painted("1", rtl=True)
    assert whole[0] - bare[0] < 4
    assert whole[1] > bare[1] + 2


def test_before_a_paragraph_that_goes_on_an_item_stands_nothing(qtbot: QtBot) -> None:
    assert painted("") == (0, 0)
    assert painted(BULLET) != (0, 0)
