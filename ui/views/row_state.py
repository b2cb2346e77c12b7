"""How a row stands: whether it is chosen, under the mouse, or has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint
    from PySide6.QtWidgets import QStyleOptionViewItem


class RowState(NamedTuple):
    """How one row stands."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


def row_state(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> RowState:
    """Return how a row stands, as its view knows it.

    ``option.state`` says the same, but to give it to Python, all enums of `QStyle` are made
    first: the first frame would wait 5 ms for them.
    """
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return RowState()
    return RowState(
        view.selectionModel().isSelected(index),
        view.underMouse() and option.rect.contains(_mouse(view)),
        view.hasFocus() and view.currentIndex() == index,
    )


def _mouse(view: QAbstractItemView) -> QPoint:
    """Return where the mouse is in the viewport, which itself is not asked for.

    A plain `QWidget` that Qt made could be of any class, for Python: all of them are made first.
    """
    return view.mapFromGlobal(QCursor.pos()) - view.contentsRect().topLeft()
