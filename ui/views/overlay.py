"""Laying a widget over the upper edge of another, whose contents so stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Overlay(QObject):
    """Keeps ``widget`` along the top of ``host``, as wide as it and as high as it must be."""

    def __init__(self, widget: QWidget, host: QWidget) -> None:
        super().__init__(host)
        self._widget, self._host = widget, host
        widget.setParent(host)
        widget.hide()
        widget.installEventFilter(self)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the widget anew when it or its host changes."""
        kinds = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if event.type() in kinds and not self._widget.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = self._host.width()
        wrapped = self._widget.heightForWidth(width)
        height = max(wrapped, self._widget.sizeHint().height())
        self._widget.setGeometry(0, 0, width, height)
        self._widget.raise_()
