"""The lists of the sidebar that the user makes: collections, tags and saved searches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from reader.lists import ArticleFilter
from ui.actions import Do
from ui.models.sidebar import COLLECTIONS, SEARCHES, TAGS
from ui.views.message_strip import Remedy
from ui.views.parts.menu import Menu
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from reader.values import Change
    from ui.actions import Actions
    from ui.listing.bulk import Bulk, Operation
    from ui.models.sidebar import SidebarLine
    from ui.session import Session
    from ui.views.lists.sidebar import Sidebar

_MENU = (
    (Do.RENAME_LIST, Do.CHANGE_SEARCH, Do.MERGE_LIST),
    (Do.LIST_UP, Do.LIST_DOWN),
    (Do.DELETE_LIST,),
    (Do.NEW_COLLECTION,),
)


class Shelving(QObject):
    """Makes, renames, merges, orders and deletes lists, each as a step of the history.

    All of it acts on the line of the sidebar that the keys are at.
    """

    told = Signal(str, object)
    """A sentence, and a `Remedy` or None."""
    list_wanted = Signal(object)
    """The `ArticleFilter` to show: the one that was shown has gone into it, or is called so."""

    def __init__(self, session: Session, bulk: Bulk, sidebar: Sidebar, actions: Actions) -> None:
        super().__init__(sidebar)
        self._session, self._bulk = session, bulk
        self._sidebar, self._actions = sidebar, actions
        for do, act in (
            (Do.NEW_COLLECTION, self._make_collection),
            (Do.RENAME_LIST, self._edit_name),
            (Do.MERGE_LIST, self._ask_for_other),
            (Do.DELETE_LIST, self._delete),
            (Do.LIST_UP, self._move_up),
            (Do.LIST_DOWN, self._move_down),
        ):
            actions[do].triggered.connect(act)
        sidebar.renamed.connect(self._rename)
        sidebar.menu_requested.connect(self._show_menu)

    @Slot()
    def _make_collection(self) -> None:
        name, accepted = QInputDialog.getText(
            self._sidebar.window(),
            self.tr("New Collection"),
            self.tr("Name:"),
        )
        if accepted:
            self._session.perform(self._session.library.collections.add, name)

    # One list

    def _named(self) -> SidebarLine | None:
        """Return the line that is current if it is a list that the user has made."""
        line = self._sidebar.current_line()
        if line is not None and line.name:
            return line
        sentence = self.tr("Choose a collection, a tag or a saved search in the sidebar first.")
        self.told.emit(sentence, None)
        return None

    @Slot()
    def _edit_name(self) -> None:
        if self._named():
            self._sidebar.edit_name()

    @Slot(object, str)
    def _rename(self, line: SidebarLine, name: str) -> None:
        def follow(change: Change) -> None:
            if line.section == TAGS:
                self._follow(line, ArticleFilter(tag=change.subject.rpartition("→ #")[2]))

        self._bulk.perform(_renaming(line, name), line.articles, follow)

    @Slot()
    def _ask_for_other(self) -> None:
        """Merge the list into another one that the user chooses."""
        line = self._named()
        if line is None:
            return
        others = self._others(line)
        if not others:
            self.told.emit(self.tr("There is no other list that this one could go into."), None)
            return
        name, accepted = QInputDialog.getItem(
            self._sidebar.window(),
            self.tr("Merge Lists"),
            self.tr("Put all articles of “{name}” into:").format(name=isolated(line.text)),
            [each.text for each in others],
            0,
            editable=False,
        )
        if accepted:
            self._merge(line, next(each for each in others if each.text == name))

    def _merge(self, line: SidebarLine, into: SidebarLine) -> None:
        def follow(_change: Change) -> None:
            self._follow(line, into.filter)
            sentence = self.tr("“{name}” went into “{other}”.")
            self._tell(sentence.format(name=isolated(line.text), other=isolated(into.text)))

        self._bulk.perform(_merging(line, into), line.articles, follow)

    @Slot()
    def _delete(self) -> None:
        line = self._named()
        if line is None:
            return

        def follow(_change: Change) -> None:
            self._follow(line, ArticleFilter())
            sentence = self.tr("“{name}” is deleted; its articles stay.")
            self._tell(sentence.format(name=isolated(line.text)))

        self._bulk.perform(_deleting(line), line.articles, follow)

    @Slot()
    def _move_up(self) -> None:
        self._step(-1)

    @Slot()
    def _move_down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        line = self._named()
        if line is not None:
            self.move(line, self._sidebar.place_of(line) + by)

    @Slot(object, int)
    def move(self, line: SidebarLine, place: int) -> None:
        """Put a list at a place of its section, from 0."""
        operation = _moving(line, place)
        if operation is None:
            self.told.emit(self.tr("Tags stand in the order of their names."), None)
        else:
            self._session.perform(operation, self._session.library)

    def _follow(self, line: SidebarLine, wanted: ArticleFilter | None) -> None:
        if self._sidebar.is_chosen(line):
            self.list_wanted.emit(wanted)

    def _tell(self, sentence: str) -> None:
        self.told.emit(
            sentence, Remedy(self.tr("Undo"), self._actions[Do.UNDO].trigger, takes_back=True)
        )

    def _can(self, do: Do, line: SidebarLine) -> bool:
        match do:
            case Do.CHANGE_SEARCH:
                return line.section == SEARCHES
            case Do.MERGE_LIST:
                return bool(self._others(line))
            case Do.LIST_UP | Do.LIST_DOWN:
                return line.section != TAGS
        return True

    def _others(self, line: SidebarLine) -> list[SidebarLine]:
        """Return the lists that a list could go into."""
        return self._sidebar.lines_beside(line) if line.section != SEARCHES else []

    @Slot(object, QPoint)
    def _show_menu(self, line: SidebarLine, place: QPoint) -> None:
        menu = Menu(self._sidebar)
        if line.filter is not None and line.filter.view.value == "trash":
            menu.addAction(self._actions[Do.EMPTY_TRASH])
        for group in _MENU if line.name else _MENU[-1:]:
            menu.addActions([self._actions[do] for do in group if self._can(do, line)])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _renaming(line: SidebarLine, name: str) -> Operation:
    if line.section == COLLECTIONS:
        return lambda library: library.collections.rename(line.item, name)
    if line.section == TAGS:
        return lambda library: library.tags.rename(line.name, name)
    return lambda library: library.searches.change(replace(line.item, name=name))


def _merging(line: SidebarLine, into: SidebarLine) -> Operation:
    if line.section == COLLECTIONS:
        return lambda library: library.collections.merge([line.item], into.item)
    return lambda library: library.tags.merge([line.name], into.name)


def _deleting(line: SidebarLine) -> Operation:
    if line.section == COLLECTIONS:
        return lambda library: library.collections.delete(line.item)
    if line.section == TAGS:
        return lambda library: library.tags.delete(line.name)
    return lambda library: library.searches.delete(line.item.id)


def _moving(line: SidebarLine, place: int) -> Operation | None:
    if line.section == COLLECTIONS:
        return lambda library: library.collections.move(line.item, place)
    if line.section == SEARCHES:
        return lambda library: library.searches.move(line.item.id, place)
    return None
