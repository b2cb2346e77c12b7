"""The window's colours: themes as data, applied as a palette and one style sheet."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette

import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

_RESOURCES = Path(resources.__file__).parent
"""Real files: the style sheet names pictures by their paths."""

THEMES = ("light", "sepia", "dark", "contrast", "contrast-dark")
SYSTEM = "system"
"""Not a theme, but the choice to follow the desktop: its light or dark scheme, its contrast."""

STYLE = ("-style", "fusion")
"""What an application is made with. Not set later: Python would first make all enums of QStyle."""

TEXT_SIZE = 13
"""The interface's text, in pixels."""


class Theme(NamedTuple):
    """Every colour of the window, by what it is for."""

    name: str
    dark: bool
    least_contrast: float
    """Of a label's colour to the paper, as WCAG counts it: 4.5 is its level AA, 7 AAA."""
    window: QColor
    """The ground of the sidebar, and of what lies behind the panels."""
    panel: QColor
    card: QColor
    """What floats or is typed into: buttons, fields, menus, dialogs."""
    paper: QColor
    """The ground of the article."""
    ink: QColor
    dim: QColor
    """Text of less weight; readable on every ground."""
    small_print: QColor
    """The same in the article; readable on marks and search hits, too."""
    faint: QColor
    """What can't be used now."""
    line: QColor
    """Hairlines, which only separate."""
    edge: QColor
    """Outlines that tell a control apart, such as a box to tick."""
    hover: QColor
    selection: QColor
    accent: QColor
    on_accent: QColor
    hit: QColor
    """The ground of a search hit in the text."""
    hit_edge: QColor
    """The outline of a hit, which tells it from a mark."""
    warning: QColor
    warning_ground: QColor
    star: QColor


def load_theme(name: str) -> Theme:
    """Return one of THEMES, read from ``resources/themes``."""
    values = _entries((_RESOURCES / "themes" / f"{name}.toml").read_text("utf-8"))
    colours = {token: QColor(value) for token, value in values.items() if value.startswith("#")}
    return Theme(name, values["dark"] == "true", float(values["least_contrast"]), **colours)


def _entries(text: str) -> dict[str, str]:
    """Return the entries of a theme, which needs little of TOML: the window waits for it."""
    pairs = (line.partition(" = ") for line in text.splitlines())
    return {name: value.strip('"') for name, sign, value in pairs if sign}


def paper_colours(theme: Theme, paper: str) -> Theme:
    """Return the colours to set an article in: those of ``paper``, or the window's for SYSTEM."""
    return theme if paper in (SYSTEM, theme.name) else load_theme(paper)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application, which has STYLE, the theme's palette, type and style sheet."""
    app.setPalette(_palette(theme))
    font = app.font()
    font.setPixelSize(TEXT_SIZE)
    app.setFont(font)
    app.setStyleSheet(_style_sheet(theme))


def icon(name: str, theme: Theme, colour: QColor | None = None, size: int = 16) -> QIcon:
    """Return ``resources/icons/NAME.svg`` in ``colour``, by default the ink; ``size`` in pixels."""
    from PySide6.QtGui import QIcon  # no icon is in the first frame

    source = (_RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    drawn = QIcon(_pixmap(source, colour or theme.ink, size))
    drawn.addPixmap(_pixmap(source, theme.faint, size), QIcon.Mode.Disabled)
    return drawn


class Appearance(QObject):
    """The application's current theme, which may follow the desktop."""

    changed = Signal(Theme)

    def __init__(self, app: QApplication, choice: str = SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        hints = app.styleHints()
        self._scheme = hints.colorScheme()
        self._contrast = hints.accessibility().contrastPreference()
        self.theme = load_theme(self._wanted())
        apply_theme(app, self.theme)
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    def choose(self, choice: str) -> None:
        """Switch to one of THEMES, or to SYSTEM."""
        self._choice = choice
        self._update()

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._update()

    @Slot(Qt.ContrastPreference)
    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self._update()

    def _update(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme.name:
            self.theme = load_theme(wanted)
            apply_theme(self._app, self.theme)
            self.changed.emit(self.theme)

    def _wanted(self) -> str:
        return _fitting(self._scheme, self._contrast) if self._choice == SYSTEM else self._choice


def _fitting(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    dark = scheme == Qt.ColorScheme.Dark
    if contrast == Qt.ContrastPreference.HighContrast:
        return "contrast-dark" if dark else "contrast"
    return "dark" if dark else "light"


def _pixmap(source: str, colour: QColor, size: int) -> QPixmap:
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImageReader, QPixmap

    buffer = QBuffer()
    buffer.setData(QByteArray(source.replace("currentColor", colour.name()).encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    ratio = _pixel_ratio()
    reader.setScaledSize(QSize(size, size) * ratio)
    pixmap = QPixmap.fromImageReader(reader)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _pixel_ratio() -> float:
    from PySide6.QtGui import QGuiApplication

    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(theme.card, theme.panel)
    for meant, colour in {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.window,
        role.Text: theme.ink,
        role.PlaceholderText: theme.dim,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.warning,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.ink,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Mid: theme.line,
    }.items():
        palette.setColor(meant, colour)
    for meant in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, meant, theme.faint)
    return palette


def _style_sheet(theme: Theme) -> str:
    folder = _RESOURCES / "themes"
    shade = "dark" if theme.dark else "light"
    values = {
        token: value.name() for token, value in theme._asdict().items() if isinstance(value, QColor)
    }
    for mark in ("check", "chevron", "rise", "back", "forward", "up"):
        values[mark] = str(folder / f"{mark}-{shade}.svg").replace("\\", "/")
    return Template((folder / "postil.qss").read_text("utf-8")).substitute(values)
