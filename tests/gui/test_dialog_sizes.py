"""Dialogs on a screen with little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from ui.actions import Do

if TYPE_CHECKING:
    from person import Person


@pytest.mark.parametrize(
    "do",
    [Do.WATCHED, Do.HISTORY, Do.SETTINGS, Do.LABELS, Do.KEYS, Do.SEARCH_HELP],
)
def test_a_dialog_is_not_larger_than_the_screen(person: Person, do: Do) -> None:
    room = person.window.screen().availableSize()
    person.window.desk.actions_[do].trigger()
    (dialog,) = (each for each in QApplication.topLevelWidgets() if _is_open(each))
    shown = dialog.frameSize()
    assert shown.width() <= room.width()
    assert shown.height() <= room.height()
    dialog.close()


def _is_open(widget: object) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()
