"""Arranging the list: its order, its groups, and how much of each article it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from reader.kinds import Sort
from ui import settings as stored
from ui.listing.kept_list import last_order
from ui.listing.loading import Order
from ui.views.parts.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings
    from ui.views.lists.article_list import ArticleList

SORTS = tuple(sort for sort in Sort if sort is not Sort.OLDEST)  # which is NEWEST backwards
_BY_DAY = frozenset((Sort.NEWEST, Sort.IMPORTED, Sort.TOUCHED))
_NOTHING, _DAY, _SOURCE = "nothing", "day", "source"


class Arranging(QObject):
    """Menus of how the list can be arranged; what is chosen acts at once and is kept."""

    ordered = Signal(object)
    """The `Order` that the list shall have."""

    def __init__(self, articles: ArticleList, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._list, self._settings = articles, settings
        self.order = last_order(settings)
        self.sort_menu = _choices(self.tr("Sort By"), self._fields(), window)
        self._directions = _choices("", {"no": "", "yes": ""}, window).actions()
        self.sort_menu.addSeparator()
        self.sort_menu.addActions(self._directions)
        self.group_menu = _choices(self.tr("Group By"), self._groups(), window)
        self.density_menu = _choices(self.tr("Density"), self._densities(), window)
        self.menus = (self.sort_menu, self.group_menu, self.density_menu)
        for menu, act in (
            (self.sort_menu, self._choose_sort),
            (self.group_menu, self._choose_group),
            (self.density_menu, self._choose_density),
        ):
            menu.triggered.connect(act)
        _check(self.density_menu, settings.get(stored.LIST_DENSITY))
        articles.set_menu(self._head_menu(window))
        self._show()

    def _head_menu(self, window: QWidget) -> Menu:
        """Put all of it into the menu of the list's head."""
        menu = Menu(window)
        menu.addActions(self.sort_menu.actions())
        menu.addSeparator()
        menu.addMenu(self.group_menu)
        menu.addMenu(self.density_menu)
        return menu

    @Slot(QAction)
    def _choose_sort(self, entry: QAction) -> None:
        if entry in self._directions:
            self._arrange(self.order._replace(backwards=entry.data() == "yes"))
        else:
            sort = Sort(entry.data())
            grouped = self.order.grouped and _kind(sort) == _kind(self.order.sort)
            self._arrange(Order(sort, grouped=grouped))

    @Slot(QAction)
    def _choose_group(self, entry: QAction) -> None:
        kind, sort = entry.data(), self.order.sort
        if kind == _NOTHING:
            self._arrange(self.order._replace(grouped=False))
        elif kind == _kind(sort):
            self._arrange(self.order._replace(grouped=True))
        else:
            self._arrange(Order(Sort.NEWEST if kind == _DAY else Sort.SOURCE, grouped=True))

    def show(self, order: Order, *, searching: bool) -> None:
        """Show how the list is sorted now; relevance is for what is searched."""
        for entry in self.sort_menu.actions():
            if entry.data() == Sort.RELEVANCE.value:
                entry.setEnabled(searching)
        if order != self.order:
            self.order = order
            self._show()

    def _arrange(self, order: Order) -> None:
        self.order = order
        if order.sort is not Sort.RELEVANCE:
            self._keep(order)
        self._show()
        self.ordered.emit(order)

    def _keep(self, order: Order) -> None:
        self._settings.set(stored.LIST_SORT, order.sort.value)
        self._settings.set(stored.LIST_BACKWARDS, "yes" if order.backwards else "no")
        self._settings.set(stored.LIST_GROUPED, "yes" if order.grouped else "no")

    @Slot(QAction)
    def _choose_density(self, entry: QAction) -> None:
        self._settings.set(stored.LIST_DENSITY, entry.data())
        self._list.set_density(entry.data())

    # Words

    def _show(self) -> None:
        """Show the order in the menus and in the head of the list."""
        order = self.order
        ways = self._ways()[order.sort]
        for entry, text in zip(self._directions, ways, strict=True):
            entry.setText(text)
        self._directions[order.backwards].setChecked(True)
        _check(self.sort_menu, order.sort.value)
        _check(self.group_menu, _kind(order.sort) if order.grouped else _NOTHING)
        self._list.set_order(ways[order.backwards])

    def _fields(self) -> dict[str, str]:
        names = {
            Sort.NEWEST: self.tr("Date"),
            Sort.IMPORTED: self.tr("Import"),
            Sort.TITLE: self.tr("Title"),
            Sort.SOURCE: self.tr("Source"),
            Sort.LENGTH: self.tr("Length"),
            Sort.MARKS: self.tr("Marks"),
            Sort.TOUCHED: self.tr("Last Change"),
            Sort.RELEVANCE: self.tr("Relevance"),
        }
        return {sort.value: names[sort] for sort in SORTS}

    def _ways(self) -> dict[Sort, tuple[str, str]]:
        """Return how each order and its reverse are called."""
        return {
            Sort.NEWEST: (self.tr("Newest"), self.tr("Oldest")),
            Sort.IMPORTED: (self.tr("Last imported"), self.tr("First imported")),
            Sort.TITLE: (self.tr("Title A–Z"), self.tr("Title Z–A")),
            Sort.SOURCE: (self.tr("Source A–Z"), self.tr("Source Z–A")),
            Sort.LENGTH: (self.tr("Longest"), self.tr("Shortest")),
            Sort.MARKS: (self.tr("Most marks"), self.tr("Fewest marks")),
            Sort.TOUCHED: (self.tr("Last changed"), self.tr("First changed")),
            Sort.RELEVANCE: (self.tr("Most relevant"), self.tr("Least relevant")),
        }

    def _groups(self) -> dict[str, str]:
        return {
            _NOTHING: self.tr("Nothing"),
            _DAY: self.tr("Day"),
            _SOURCE: self.tr("Source"),
        }

    def _densities(self) -> dict[str, str]:
        return {
            "compact": self.tr("Compact"),
            "normal": self.tr("Normal"),
            "roomy": self.tr("Roomy"),
        }


def _kind(sort: Sort) -> str:
    """Return what groups an order makes."""
    if sort in _BY_DAY:
        return _DAY
    return _SOURCE if sort is Sort.SOURCE else _NOTHING


def _choices(title: str, choices: Mapping[str, str], window: QWidget) -> Menu:
    """Make a menu of choices that exclude each other."""
    menu = Menu(title, window)
    group = QActionGroup(menu)
    for value, text in choices.items():
        entry = menu.addAction(text)
        entry.setCheckable(True)
        entry.setData(value)
        group.addAction(entry)
    return menu


def _check(menu: Menu, value: str) -> None:
    for entry in menu.actions():
        if entry.data() == value:
            entry.setChecked(True)
