"""Tables that are about to be imported: what their columns are, asked once and remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from PySide6.QtCore import QObject

from ui.settings import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.importers.choices import Choices
    from reader.importers.limits import Limits
    from reader.importers.previews.values import Look
    from reader.library import Library
    from ui.settings import Settings
    from ui.tasks import Task, Tasks

    Looks = list[tuple[str, Look]]
    Table = tuple[tuple[str, str], ...]

MOST_LOOKED_AT = 20
"""How many files of an import are looked at before it."""
_MOST_REMEMBERED = 100


class Tables(QObject):
    """Asks about the tables in an import; those whose columns are known aren't asked about."""

    def __init__(self, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._settings, self._window = tasks, settings, window
        self._decides = False
        """Whether an import goes on for which something was decided."""

    def choices(self) -> Choices:
        """Return how to read what is imported, as far as that was said before."""
        from reader.importers.choices import Choices

        tables = tuple(_read(table) for table in self._settings.get(TABLES))
        return Choices(tables=tables, anew=self._decides)

    def ask(
        self,
        paths: Sequence[Path],
        go_on: Callable[[], None],
        *,
        charset: str = "",
        anew: bool = False,
    ) -> None:
        """Ask about the tables among ``paths``, then go on, unless the person has enough.

        They are shown as read in ``charset``, if any was chosen; ``anew`` those are asked about
        as well whose columns are known.
        """
        files = [path for path in paths if _may_be_table(path)][:MOST_LOOKED_AT]
        if not files:
            go_on()
            return
        from ui.transfer.import_limits import kept_limits

        choices = self.choices()._replace(charset=charset)
        task = self._tasks.start(partial(_look, files, choices, kept_limits(self._settings)))
        task.succeeded.connect(partial(self._ask_about, go_on, anew=anew))

    def _ask_about(self, go_on: Callable[[], None], looks: Looks, *, anew: bool) -> None:
        asked: set[tuple[str, ...]] = set()
        for name, look in looks:
            columns = tuple(column.name for column in look.columns)
            wanted = look.has_many and (anew or not look.is_known)
            if wanted and columns not in asked:
                if not self._decided(name, look):
                    return
                asked.add(columns)
        self._decides = bool(asked)
        go_on()
        self._decides = False

    def _decided(self, name: str, look: Look) -> bool:
        """Let the person decide on one table; return whether that was done."""
        from ui.dialogs.table_columns import TableColumnsDialog

        dialog = TableColumnsDialog(name, look, self._window)
        accepted = bool(dialog.exec())
        if accepted:
            self._remember(dialog.columns)
        dialog.deleteLater()
        return accepted

    def _remember(self, table: Table) -> None:
        names = {name for name, _ in table}
        remembered = self._settings.get(TABLES)
        others = [each for each in remembered if {name for name, _ in _read(each)} != names]
        self._settings.set(TABLES, (urlencode(table), *others)[:_MOST_REMEMBERED])


def _read(table: str) -> Table:
    return tuple(parse_qsl(table, keep_blank_values=True))


def _may_be_table(path: Path) -> bool:
    from reader.importers.formats import FORMATS

    suffix = path.suffix.lower()
    return any(each.is_table and suffix in each.suffixes for each in FORMATS)


def _look(files: Sequence[Path], choices: Choices, limits: Limits, _: Library, task: Task) -> Looks:
    """Return what the tables among some files are like; in the background."""
    from reader.importers.reading import look_apart
    from reader.importers.source import Source

    sources = [Source(path.name, path.absolute(), choices=choices) for path in files]
    looks = look_apart(sources, limits, stopped=lambda: task.cancelled)
    return [(path.name, look) for path, look in zip(files, looks, strict=False) if look]
