"""The sidebar's model: sections with the lists of articles that they hold, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QLocale, QModelIndex, Qt, Signal

from reader.kinds import View
from reader.lists import ArticleFilter
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The row's `SidebarLine`."""

LIBRARY, COLLECTIONS, TAGS, SEARCHES, SOURCES, LANGUAGES, DATES = SECTIONS = (
    *("library", "collections", "tags", "searches", "sources", "languages", "dates"),
)
MOST = 12
"""How many lines of a section that may be long are shown until all of them are asked for."""

_MAY_BE_LONG = frozenset((TAGS, SOURCES, LANGUAGES))
_LASTING = frozenset((LIBRARY, COLLECTIONS))
"""The sections that are there even if they hold nothing."""

_TOP = 0
"""The internal id of the sections; the lines of one have its number, months their year."""
_NUMBERS = {section: number for number, section in enumerate(SECTIONS, 1)}
_NOWHERE = -1
"""The internal id of what would stand in a line that holds nothing."""
_NO_PARENT = QModelIndex()

# Put together once: Python takes long to do so for every row that is painted.
_HEADING = Qt.ItemFlag.ItemIsEnabled
_LIST = _HEADING | Qt.ItemFlag.ItemIsSelectable
_NAMED = _LIST | Qt.ItemFlag.ItemIsEditable
_ORDERED = _NAMED | Qt.ItemFlag.ItemIsDragEnabled


class SidebarLine(NamedTuple):
    """A section, a list of articles, or what shows the rest of a section."""

    section: str
    text: str
    filter: ArticleFilter | None = None
    """None where it is no list."""
    articles: int = 0
    name: str = ""
    """What the user calls the list, where that can be changed."""
    item: Any = None
    """The collection's id, or the saved search."""
    inside: tuple[SidebarLine, ...] = ()
    """The lists that are parts of this one: the months of a year."""


class SidebarModel(QAbstractItemModel):
    """Sections, in them lines, in years months; rows stay the same ones where they can."""

    renamed = Signal(object, str)
    """A `SidebarLine` shall be called so."""

    def __init__(self) -> None:
        """Show the library's views, without counts."""
        super().__init__()
        views = view_lines({})
        self._all: dict[str, Sequence[SidebarLine]] = {LIBRARY: views}
        self._shown: dict[str, Sequence[SidebarLine]] = {LIBRARY: views, COLLECTIONS: ()}
        self._sections = [LIBRARY, COLLECTIONS]
        """Those that are shown, in their order."""
        self._headings = {name: SidebarLine(name, text) for name, text in self._titles().items()}
        self._unlimited: set[str] = set()
        self._chosen: ArticleFilter | None = None
        self._number()

    # What is shown

    def set_lines(self, lines: Sequence[SidebarLine], chosen: ArticleFilter) -> None:
        """Show these lines; that of ``chosen`` is shown even where its section is limited."""
        self._chosen = chosen
        for section in SECTIONS:
            self._all[section] = [line for line in lines if line.section == section]
            self._update(section)

    def show_rest(self, section: str) -> None:
        """Show all lines of a section, or only some again."""
        self._unlimited ^= {section}
        self._update(section)

    def _update(self, section: str) -> None:
        lines = self._limited(section)
        if list(lines) == list(self._shown.get(section, ())):
            return
        if not lines and section not in _LASTING:
            self._remove(section)
            return
        self._add(section)
        if _keys(lines) == _keys(self._shown[section]):
            self._recount(section, lines)
        else:
            self._replace(section, lines)

    def _limited(self, section: str) -> Sequence[SidebarLine]:
        """Return the lines of a section, at most `MOST` where not all are wanted."""
        lines = self._all.get(section, ())
        if section not in _MAY_BE_LONG or len(lines) <= MOST + 1:
            return lines
        if section in self._unlimited:
            return [*lines, SidebarLine(section, self.tr("Show fewer"))]
        largest = set(sorted(lines, key=lambda line: -line.articles)[:MOST])
        few = [line for line in lines if line in largest or line.filter == self._chosen]
        number = QLocale().toString(len(lines))
        return [*few, SidebarLine(section, self.tr("Show all {}").format(number))]

    def _add(self, section: str) -> None:
        if section not in self._shown:
            sections = [each for each in SECTIONS if each in self._shown or each == section]
            row = sections.index(section)
            self.beginInsertRows(_NO_PARENT, row, row)
            self._sections = sections
            self._show(section, ())
            self.endInsertRows()

    def _remove(self, section: str) -> None:
        if section in self._shown:
            row = self._sections.index(section)
            self.beginRemoveRows(_NO_PARENT, row, row)
            del self._sections[row], self._shown[section]
            self._number()
            self.endRemoveRows()

    def _replace(self, section: str, lines: Sequence[SidebarLine]) -> None:
        parent = self._heading(section)
        if self._shown[section]:
            self.beginRemoveRows(parent, 0, len(self._shown[section]) - 1)
            self._show(section, ())
            self.endRemoveRows()
        if lines:
            self.beginInsertRows(parent, 0, len(lines) - 1)
            self._show(section, lines)
            self.endInsertRows()

    def _recount(self, section: str, lines: Sequence[SidebarLine]) -> None:
        before = self._shown[section]
        self._show(section, lines)
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                index = self.index(row, 0, self._heading(section))
                self.dataChanged.emit(index, index)
                if new.inside:
                    last = self.index(len(new.inside) - 1, 0, index)
                    self.dataChanged.emit(self.index(0, 0, index), last)

    def _show(self, section: str, lines: Sequence[SidebarLine]) -> None:
        self._shown[section] = lines
        self._number()

    def _number(self) -> None:
        """Note what stands where by internal ids, as Qt asks for hundreds of lines at a time."""
        dates = self._shown.get(DATES, ())
        years = {_year(line): (row, line) for row, line in enumerate(dates) if line.inside}
        self._lines: dict[int, Sequence[SidebarLine]] = {
            _TOP: [self._headings[section] for section in self._sections],
            **{_NUMBERS[section]: lines for section, lines in self._shown.items()},
            **{year: line.inside for year, (_, line) in years.items()},
        }
        self._places = {
            **{_NUMBERS[section]: (row, _TOP) for row, section in enumerate(self._sections)},
            **{year: (row, _NUMBERS[DATES]) for year, (row, _) in years.items()},
        }
        """Row and internal id of what the lines with an internal id are in."""

    # Asking

    def line(self, index: Index) -> SidebarLine | None:
        """Return one line, or None where there is none."""
        if not index.isValid():
            return None
        lines, row = self._lines.get(index.internalId(), ()), index.row()
        return lines[row] if row < len(lines) else None

    def _id_inside(self, parent: Index) -> int:
        """Return the internal id of the lines in another."""
        if not parent.isValid():
            return _TOP
        if parent.internalId() == _TOP:
            return _NUMBERS[self._sections[parent.row()]]
        line = self.line(parent)
        return _year(line) if line is not None and line.inside else _NOWHERE

    def index_of(self, wanted: ArticleFilter) -> QModelIndex:
        """Return the index of a list; an invalid one where it isn't shown."""
        for section, lines in self._shown.items():
            for row, line in enumerate(lines):
                if line.filter == wanted:
                    return self.index(row, 0, self._heading(section))
                for place, part in enumerate(line.inside):
                    if part.filter == wanted:
                        year = self.index(row, 0, self._heading(section))
                        return self.index(place, 0, year)
        return QModelIndex()

    def lines(self, section: str) -> Sequence[SidebarLine]:
        """Return all lists of a section, those that aren't shown too."""
        return self._all.get(section, ())

    def heading(self, section: str) -> QModelIndex:
        """Return the index of a section; an invalid one where it isn't shown."""
        return self._heading(section) if section in self._shown else QModelIndex()

    def _heading(self, section: str) -> QModelIndex:
        return self.createIndex(self._sections.index(section), 0, _TOP)

    # Words

    def _titles(self) -> dict[str, str]:
        return {
            LIBRARY: self.tr("Library"),
            COLLECTIONS: self.tr("Collections"),
            TAGS: self.tr("Tags"),
            SEARCHES: self.tr("Saved searches"),
            SOURCES: self.tr("Sources"),
            LANGUAGES: self.tr("Languages"),
            DATES: self.tr("Dates"),
        }

    # Qt's

    def index(self, row: int, column: int = 0, parent: Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a row."""
        inside = self._id_inside(parent)
        if column or not 0 <= row < len(self._lines.get(inside, ())):
            return QModelIndex()
        return self.createIndex(row, 0, inside)

    def parent(self, index: Index | None = None) -> Any:  # noqa: ANN401
        """Return the index of the section or the year that a line is in."""
        if index is None:
            return super().parent()
        place = self._places.get(index.internalId()) if index.isValid() else None
        return QModelIndex() if place is None else self.createIndex(place[0], 0, place[1])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of sections, of the lines of one, or of the months of a year."""
        return len(self._lines.get(self._id_inside(parent), ()))

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return the text of a line, or the line itself by `LINE_ROLE`."""
        line = self.line(index)
        if line is None or role == LINE_ROLE:
            return line
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.EditRole:
                return line.name
            case Qt.ItemDataRole.ToolTipRole:
                return tip(line.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                number = QLocale().toString(line.articles)
                return line.text if line.filter is None else f"{line.text}, {number}"
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 (Qt's)
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Ask for another name; it is shown when the library has it."""
        line = self.line(index)
        if line is not None and role == Qt.ItemDataRole.EditRole and value != line.name:
            self.renamed.emit(line, value)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lists be chosen, and what has a name be renamed."""
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        if line.filter is None:
            return _HEADING
        if not line.name:
            return _LIST
        return _NAMED if line.item is None else _ORDERED


def is_section(index: Index) -> bool:
    """Tell whether a row is that of a section, and not of a line in it."""
    return index.isValid() and index.internalId() == _TOP


def _keys(lines: Sequence[SidebarLine]) -> list[object]:
    return [(line.text, line.filter, [part.filter for part in line.inside]) for line in lines]


def _year(line: SidebarLine) -> int:
    return int(line.filter.published or 0) if line.filter else 0


def view_lines(counts: Mapping[View, int]) -> list[SidebarLine]:
    """Return the lines of the library's views."""
    names = {view: _view_name(view) for view in View}
    return [
        SidebarLine(LIBRARY, name, ArticleFilter(view=view), counts.get(view, 0))
        for view, name in names.items()
    ]


def _view_name(view: View) -> str:
    translate = QCoreApplication.translate
    return {
        View.ALL: translate("SidebarModel", "All articles"),
        View.UNREAD: translate("SidebarModel", "Unread"),
        View.READING: translate("SidebarModel", "In progress"),
        View.DONE: translate("SidebarModel", "Done"),
        View.STARRED: translate("SidebarModel", "Starred"),
        View.TRASH: translate("SidebarModel", "Trash"),
    }[view]
