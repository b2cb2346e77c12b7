"""Opening the dialogs on the program itself: settings, labels, keys, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.text import normalise
from ui import settings as stored
from ui.actions import Do

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.menus import Menus
    from ui.session import Session
    from ui.settings import Settings
    from ui.theme import Appearance


class Opening(QObject):
    """Opens a dialog for each action that asks for one, and signs what is done from now on."""

    theme_chosen = Signal(str)

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        keymap: Keymap,
        menus: Menus,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._appearance = session, settings, appearance
        self._keymap, self._menus, self._window = keymap, menus, window
        self._user = session.library.author
        self._sign(settings.get(stored.AUTHOR))
        for do, act in (
            (Do.SETTINGS, self._show_settings),
            (Do.LABELS, self._edit_labels),
            (Do.KEYS, self._show_keys),
            (Do.ABOUT, self._show_about),
        ):
            actions[do].triggered.connect(act)

    @Slot()
    def _show_settings(self) -> None:
        self._open_settings("general")

    @Slot()
    def _change_keys(self) -> None:
        self._open_settings("keys")

    def _open_settings(self, page: str) -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._settings, self._keymap, self._window, page=page)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.author_changed.connect(self._sign)
        _open_once(dialog)

    @Slot(str)
    def _sign(self, author: str) -> None:
        """Write ``author`` beside what is done from now on; where it is empty, the user's name."""
        self._session.library.author = normalise(author) or self._user

    @Slot()
    def _edit_labels(self) -> None:
        from ui.dialogs.labels import LabelsDialog

        _open_once(LabelsDialog(self._session, self._keymap, self._appearance.theme, self._window))

    @Slot()
    def _show_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog

        sheet = KeysDialog(self._menus.sheet(), self._window)
        sheet.change_wanted.connect(self._change_keys)
        _open_once(sheet)

    @Slot()
    def _show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        path = str(self._session.library.path)
        _open_once(AboutDialog(path, self._appearance.theme, self._window))


def _open_once(dialog: QDialog) -> None:
    """Open a dialog that goes when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
