"""What the window remembers between two runs, each setting declared once with its default.

Kept in an INI file. A stored value that is missing, broken or out of range counts as the
default, so that no file, however old or damaged, keeps the window from opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode

from PySide6.QtCore import QByteArray, QSettings

from reader.kinds import Sort
from ui.theme import SYSTEM, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

T = TypeVar("T")

RECENT_LIBRARIES = 10
"""How many libraries the menu of recent ones holds."""

AT_END, NEVER = "end", "never"
_NONE = "-"
"""Stands for no words, where an empty value stands for the default."""


class Setting(NamedTuple, Generic[T]):
    """One thing that is remembered.

    ``read`` makes the value of what was stored, and raises ValueError or TypeError for what
    it can't use; ``write`` makes what is stored of the value.
    """

    key: str
    default: T
    read: Callable[[object], T]
    write: Callable[[T], object]


def _string(stored: object) -> str:
    if not isinstance(stored, str):
        raise TypeError(stored)
    return stored


def text(key: str, default: str = "") -> Setting[str]:
    """Declare a string."""
    return Setting(key, default, _string, str)


def choice(key: str, default: str, options: Sequence[str]) -> Setting[str]:
    """Declare one of some strings."""

    def read(stored: object) -> str:
        if stored not in options:
            raise ValueError(stored)
        return _string(stored)

    return Setting(key, default, read, str)


def whole(key: str, default: int, low: int, high: int) -> Setting[int]:
    """Declare a whole number between two bounds, both included."""

    def read(stored: object) -> int:
        value = int(_string(stored))
        if not low <= value <= high:
            raise ValueError(value)
        return value

    return Setting(key, default, read, str)


def decimal(key: str, default: float, low: float, high: float) -> Setting[float]:
    """Declare a number between two bounds, both included."""

    def read(stored: object) -> float:
        value = float(_string(stored))
        if not low <= value <= high:
            raise ValueError(value)
        return value

    return Setting(key, default, read, str)


def strings(key: str) -> Setting[tuple[str, ...]]:
    """Declare a sequence of strings, empty by default."""

    def read(stored: object) -> tuple[str, ...]:
        values = _from_json(stored)
        if not isinstance(values, list):
            raise TypeError(stored)
        return tuple(_string(value) for value in values)

    return Setting(key, (), read, lambda values: _to_json(list(values)))


def some(
    key: str, options: Sequence[str], default: tuple[str, ...] = ()
) -> Setting[tuple[str, ...]]:
    """Declare any of some words."""

    def read(stored: object) -> tuple[str, ...]:
        words = tuple(_string(stored).split())
        if words == (_NONE,):
            return ()
        if not words or not set(words).issubset(options):
            raise ValueError(stored)
        return words

    return Setting(key, default, read, lambda values: " ".join(values) or _NONE)


def record(key: str) -> Setting[dict[str, str]]:
    """Declare named strings, none by default."""

    def read(stored: object) -> dict[str, str]:
        return dict(parse_qsl(_string(stored), keep_blank_values=True, strict_parsing=True))

    return Setting(key, {}, read, urlencode)


def _from_json(stored: object) -> object:
    import json  # takes time, and nothing that the first frame shows is stored so

    return json.loads(_string(stored))


def _to_json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def state(key: str) -> Setting[QByteArray]:
    """Declare what ``saveGeometry`` and ``saveState`` give, empty by default."""

    def read(stored: object) -> QByteArray:
        return QByteArray.fromBase64(_string(stored).encode("ascii"))

    return Setting(key, QByteArray(), read, lambda value: value.toBase64().toStdString())


THEME = choice("window/theme", SYSTEM, (SYSTEM, *THEMES))
GEOMETRY = state("window/geometry")
SPLITTER = state("window/splitter")
FOLDED_PANES = some("window/folded", ("sidebar", "inspector"))
FOLDED_SECTIONS = some(
    "sidebar/folded",
    ("library", "collections", "tags", "searches", "sources", "languages", "dates"),
    ("languages", "dates"),
)
"""The sections of the sidebar that show only their names."""
LIST_DENSITY = choice("list/density", "normal", ("compact", "normal", "roomy"))
LIST_BACKWARDS = choice("list/backwards", "no", ("yes", "no"))
LIST_GROUPED = choice("list/grouped", "no", ("yes", "no"))
LIST_SORT = choice("list/sort", Sort.NEWEST, tuple(Sort))

PAPER = choice("reading/paper", SYSTEM, (SYSTEM, *THEMES))
FAMILY = text("reading/family")
SMALLEST, LARGEST = 12, 32
"""The sizes of an article's letters, in pixels."""
SIZE = whole("reading/size", 18, SMALLEST, LARGEST)
WIDTH = whole("reading/width", 66, 40, 100)
JUSTIFIED = choice("reading/justified", "no", ("yes", "no"))
LINE_HEIGHT = decimal("reading/line_height", 1.7, 1.2, 2.4)
TAGS = choice("reading/tags", "always", ("always", "caret", "never"))
BOILERPLATE = choice("reading/boilerplate", "faded", ("show", "faded", "hide"))

LAST_LIBRARY = text("library/last")
LAST_ARTICLE = text("library/article")
LAST_LEAD = decimal("library/lead", -1, -1, 1000)
"""Where its place stood, in pixels (see `ui.views.page.article_view.ReadingPlace`); -1 for None."""
LAST_LIST = record("list/last")
"""What was listed, and where it stood; see `ui.listing.kept_list`."""
RECENT = strings("library/recent")
EXPORT = record("export/last")
CHAPTERS, WHOLE_BOOKS = "chapters", "books"
BOOKS = choice("import/books", "", (CHAPTERS, WHOLE_BOOKS))
"""How e-books come in; empty where that was never asked."""
LIMITS = record("import/limits")
"""How far an import may go with a file, as far as that was changed."""
TABLES = strings("import/tables")
"""Tables by the names of their columns, each with its field; the last one first."""
START = choice("library/start", "last", ("last", "newest"))
"""The article to open at the start: the last one, or the first of the list."""
AUTHOR = text("author")
"""Who is written beside what is done; the name of the user where it is empty."""
READ_AFTER = choice(
    "reading/read_after", "700", ("0", "700", "2000", "5000", "15000", AT_END, NEVER)
)
"""How long an article must be open to count as read, in milliseconds, or AT_END, or NEVER.

By default long enough for J, J, J to pass by.
"""
KEYS = record("keys")
"""The actions whose keys were changed, with all of their keys (see `ui.keys.keymap`)."""


class Settings:
    """The settings of one INI file."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file at ``path``, by default the one in the user's configuration folder."""
        ini = QSettings.Format.IniFormat
        if path is None:
            self._file = QSettings(ini, QSettings.Scope.UserScope, "postil", "postil")
            self._file.setFallbacksEnabled(False)
        else:
            self._file = QSettings(str(path), ini)

    def get(self, setting: Setting[T]) -> T:
        """Return the stored value, or the default where there is none that can be used."""
        stored = self._file.value(setting.key)
        if stored is None:
            return setting.default
        try:
            return setting.read(stored)
        except (ValueError, TypeError):
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember ``value``; it is on disk soon after, or at the latest when the program ends."""
        self._file.setValue(setting.key, setting.write(value))

    def remember_library(self, path: Path) -> None:
        """Make ``path`` the last library and the first of the recent ones."""
        name = str(path.absolute())
        others = [recent for recent in self.get(RECENT) if recent != name]
        self.set(LAST_LIBRARY, name)
        self.set(RECENT, (name, *others)[:RECENT_LIBRARIES])

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()
