"""How a row stands: whether it is chosen, under the mouse, or has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem


class RowState(NamedTuple):
    """How one row stands."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


def row_state(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> RowState:
    """Return how a row stands, asking its view as far as that knows it.

    ``option.state`` says the same, but Python makes all enums of `QStyle` to have it: the first
    frame, in which nothing is under the mouse, would wait 5 ms for them.
    """
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return RowState()
    return RowState(
        view.selectionModel().isSelected(index), is_hovered(option), is_focused(option, index)
    )


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is under the mouse."""
    view = option.widget
    if not isinstance(view, QAbstractItemView) or not view.underMouse():
        return False
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def is_focused(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Tell whether the keys are at a row."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index
