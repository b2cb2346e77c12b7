"""The panes side by side: their sizes, folding them, and going from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui import settings as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QSplitter

    from ui.actions import Actions
    from ui.settings import Settings

_SIZES = {"sidebar": 180, "list": 288, "reader": 724, "inspector": 248}
_LEAST = {"sidebar": 150, "list": 210, "reader": 340, "inspector": 190}
"""Together with the handles no more than the window has at least."""


class Panes(QObject):
    """Puts the panes into a splitter; all but the sidebar grow and shrink as they are wide."""

    def __init__(
        self, splitter: QSplitter, panes: Mapping[str, QWidget], settings: Settings
    ) -> None:
        """Arrange ``panes`` in ``splitter``, as wide as they were when the program ran last."""
        super().__init__(splitter)
        self.splitter = splitter
        self._panes, self._focus = dict(panes), dict(panes)
        self._folds: dict[str, QAction] = {}
        self._folded = settings.get(stored.FOLDED_PANES)
        self._sizes: list[int] | None = None
        """Those of all panes, while only one of them is shown."""
        self.splitter.setChildrenCollapsible(False)
        for name, pane in self._panes.items():
            self.splitter.addWidget(pane)
            self._fit(name, pane)
        self.splitter.setSizes([_SIZES[name] for name in self._panes])
        self.splitter.restoreState(settings.get(stored.SPLITTER))
        self.splitter.setHandleWidth(1)

    def put(self, name: str, pane: QWidget, focus: QWidget) -> None:
        """Put ``pane`` in the place of the one of that name; ``focus`` is what takes the focus."""
        old = self.splitter.replaceWidget(list(self._panes).index(name), pane)
        if old is not None:
            old.deleteLater()
        self._fit(name, pane)
        self._panes[name], self._focus[name] = pane, focus

    def obey(self, actions: Actions) -> None:
        """Let ``actions`` fold the panes and go from one to the next."""
        from ui.actions import Do  # the first frame has no actions yet

        self._folds = {"sidebar": actions[Do.SIDEBAR], "inspector": actions[Do.INSPECTOR]}
        for name, action in self._folds.items():
            action.setChecked(name not in self._folded)
            action.toggled.connect(self._panes[name].setVisible)
        actions[Do.NEXT_PANE].triggered.connect(self._go_to_next)
        actions[Do.PREVIOUS_PANE].triggered.connect(self._go_to_previous)

    def _fit(self, name: str, pane: QWidget) -> None:
        pane.setMinimumWidth(_LEAST[name])
        pane.setVisible(name not in self._folded)
        self.splitter.setStretchFactor(self.splitter.indexOf(pane), int(name != "sidebar"))

    def keep(self, settings: Settings) -> None:
        """Remember the sizes of the panes."""
        settings.set(stored.SPLITTER, self.splitter.saveState())
        folded = tuple(name for name, action in self._folds.items() if not action.isChecked())
        settings.set(stored.FOLDED_PANES, folded)

    def show_only(self, only: str | None) -> None:
        """Hide all panes but one; with None bring them back as they were."""
        if only is not None:
            self._sizes = self._sizes or self.splitter.sizes()
        for name, pane in self._panes.items():
            fold = self._folds.get(name)
            pane.setVisible(name == only if only else fold is None or fold.isChecked())
        if only is None and self._sizes is not None:
            self.splitter.setSizes(self._sizes)
            self._sizes = None

    def go_to(self, name: str) -> None:
        """Give a pane the focus."""
        target = self._target(name)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _target(self, name: str) -> QWidget | None:
        """Return what takes the focus in a pane: what is meant to, or else what is there."""
        pane, wanted = self._panes[name], self._focus[name]
        if wanted.isVisibleTo(pane):
            return wanted
        return next(
            (
                part
                for part in pane.findChildren(QWidget)
                if part.isVisibleTo(pane) and part.focusPolicy() & Qt.FocusPolicy.TabFocus
            ),
            None,
        )

    @Slot()
    def _go_to_next(self) -> None:
        self._step(1)

    @Slot()
    def _go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        panes = self._panes.items()
        shown = [name for name, pane in panes if pane.isVisible() and self._target(name)]
        focused = QApplication.focusWidget()
        here = next(
            (name for name in shown if focused and self._panes[name].isAncestorOf(focused)),
            next((name for name in shown if self._panes[name] is focused), None),
        )
        place = shown.index(here) + by if here in shown else 0
        self.go_to(shown[place % len(shown)])
