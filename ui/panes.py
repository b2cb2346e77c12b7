"""The panes side by side: their sizes, folding them, and going from one to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
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
"""Together with the handles no more than the window has at least, where the screen is so wide."""


class Panes(QObject):
    """Puts the panes into a splitter; all but the sidebar grow and shrink as they are wide.

    On a screen that has no room for all of them, the inspector makes way, or the sidebar where
    the inspector was asked for last.
    """

    def __init__(
        self, splitter: QSplitter, panes: Mapping[str, QWidget], settings: Settings
    ) -> None:
        """Arrange ``panes`` in ``splitter``, as wide as they were when the program ran last."""
        super().__init__(splitter)
        self.splitter = splitter
        self._panes, self._focus = dict(panes), dict(panes)
        self._folds: dict[str, QAction] = {}
        self._folded = settings.get(stored.FOLDED_PANES)
        self._yielding = "inspector"
        """Which pane makes way for the others."""
        self._sizes: list[int] | None = None
        """Those of all panes, while only one of them is shown."""
        self.splitter.setChildrenCollapsible(False)
        for name, pane in self._panes.items():
            self.splitter.addWidget(pane)
            self._fit(name, pane)
            pane.setVisible(self._is_wanted(name))
        self.splitter.setSizes([_SIZES[name] for name in self._panes])
        self.splitter.restoreState(settings.get(stored.SPLITTER))
        self.splitter.setHandleWidth(1)
        self.splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room where the splitter has become narrow, and take it back where it is wide."""
        if event.type() == QEvent.Type.Resize and self._sizes is None:
            self._make_room()
        return super().eventFilter(watched, event)

    def put(self, name: str, pane: QWidget, focus: QWidget) -> None:
        """Put ``pane`` in the place of the one of that name; ``focus`` is what takes the focus."""
        old = self.splitter.replaceWidget(list(self._panes).index(name), pane)
        if old is not None:
            old.deleteLater()
        self._fit(name, pane)
        pane.setVisible(self._is_shown(name))
        self._panes[name], self._focus[name] = pane, focus

    def obey(self, actions: Actions) -> None:
        """Let ``actions`` fold the panes and go from one to the next."""
        from ui.actions import Do  # the first frame has no actions yet

        self._folds = {"sidebar": actions[Do.SIDEBAR], "inspector": actions[Do.INSPECTOR]}
        for name, action in self._folds.items():
            action.setChecked(name not in self._folded)
            action.toggled.connect(partial(self._fold, name))
        actions[Do.NEXT_PANE].triggered.connect(self._go_to_next)
        actions[Do.PREVIOUS_PANE].triggered.connect(self._go_to_previous)

    def _fit(self, name: str, pane: QWidget) -> None:
        pane.setMinimumWidth(_LEAST[name])
        self.splitter.setStretchFactor(self.splitter.indexOf(pane), int(name != "sidebar"))

    def _is_shown(self, name: str) -> bool:
        """Tell whether a pane is wanted, and has not to make way for the others."""
        if name != self._yielding or not self._is_wanted(name):
            return self._is_wanted(name)
        wanted = [_LEAST[each] + 1 for each in self._panes if self._is_wanted(each)]
        return sum(wanted) <= self.splitter.width() + 1

    def _is_wanted(self, name: str) -> bool:
        fold = self._folds.get(name)
        return fold.isChecked() if fold is not None else name not in self._folded

    def _make_room(self) -> None:
        for name in ("sidebar", "inspector"):
            if self._panes[name].isVisibleTo(self.splitter) != self._is_shown(name):
                self._panes[name].setVisible(self._is_shown(name))

    def _fold(self, name: str, wanted: bool) -> None:  # noqa: FBT001  (as it is signalled)
        if wanted:
            self._yielding = "sidebar" if name == "inspector" else "inspector"
        elif self._has_made_way(name):
            self._folds[name].setChecked(True)  # who doesn't see it asks for it
        if self._sizes is None:
            self._make_room()

    def _has_made_way(self, name: str) -> bool:
        is_hidden = not self._panes[name].isVisibleTo(self.splitter)
        return self._sizes is None and name == self._yielding and is_hidden

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
            pane.setVisible(name == only if only else self._is_shown(name))
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
