"""Collections and tags: making, filling, renaming, merging, ordering and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu

from ui.actions import Do
from ui.models.sidebar import LINE_ROLE
from ui.views.lists import drags

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person
    from PySide6.QtCore import QMimeData, QModelIndex

    from reader.values import ArticleId

COPY = Qt.DropAction.CopyAction


def answer(words: str) -> None:
    """Type into the input dialog that comes up next, or choose there."""

    def act(dialog: QInputDialog) -> None:
        if dialog.findChild(QLineEdit) is None:
            dialog.setTextValue(words)
        else:
            dialog.findChild(QLineEdit).setText(words)
        dialog.accept()

    when_asked(QInputDialog, act)


def make(person: Person, *names: str) -> None:
    for name in names:
        answer(name)
        person.press("N", CTRL | SHIFT)
        person.wait_for_tasks()


def put_in(person: Person, article: ArticleId, name: str) -> None:
    person.click_article(article)
    answer(name)
    person.press("C")
    person.wait_for_tasks()


def collections(person: Person) -> dict[str, int]:
    """Return the collections that the sidebar shows, with their counts."""
    heading = person.line_called("Collections")
    model = person.window.sidebar.model()
    lines = [model.index(row, 0, heading) for row in range(model.rowCount(heading))]
    return {line.data(): line.data(LINE_ROLE).articles for line in lines}


def rename(person: Person, new: str) -> None:
    """Type another name over that of the line that is current."""
    person.press("F2")
    field = person.window.sidebar.viewport().findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, new)
    QTest.keyClick(field, Qt.Key.Key_Return)
    person.wait(lambda: person.window.sidebar.viewport().findChild(QLineEdit) is None)
    person.wait_for_tasks()


# Filling


@pytest.mark.x11
def test_a_collection_is_made_filled_and_emptied_with_keys(person: Person) -> None:
    lamps, grain, _ = person.listed()
    make(person, "Harbour desk")
    assert collections(person) == {"Harbour desk": 0}
    put_in(person, lamps, "harbour desk")
    put_in(person, grain, "Harbour desk")
    assert collections(person) == {"Harbour desk": 2}
    person.click_list("Harbour desk")
    assert person.listed() == [lamps, grain]
    person.window.list.table.setFocus()
    person.press("Home")
    person.press("C", SHIFT)
    person.wait_for_tasks()
    assert person.listed() == [grain]
    assert person.article == grain
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.listed() == [lamps, grain]


def test_a_new_name_makes_a_collection_of_the_selected_in_one_step(person: Person) -> None:
    person.press("A", CTRL)
    answer("Everything")
    person.press("C")
    person.wait_for_tasks()
    assert collections(person) == {"Everything": 3}
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert collections(person) == {}


def test_the_next_window_shows_the_collection_again(
    person: Person, visit: Callable[[], Person]
) -> None:
    lamps = person.listed()[0]
    person.window.session.library.collections.put_in_new([lamps], "Harbour")
    make(person, "Other")
    person.click_list("Harbour")
    again = visit()
    assert again.listed() == [lamps]
    assert again.title() == "Harbour · 1"
    assert again.window.sidebar.currentIndex().data() == "Harbour"


def test_taking_out_is_offered_where_a_collection_is_listed(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.window.session.library.collections.put_in_new(person.listed()[:1], "Harbour")
    again = visit()
    assert not again.can(Do.UNCOLLECT)
    again.click_list("Harbour")
    assert again.can(Do.UNCOLLECT)
    again.click_list("All articles")
    assert not again.can(Do.UNCOLLECT)
    again.click_list("Harbour")
    assert visit().can(Do.UNCOLLECT)


# Lists


@pytest.mark.x11
def test_a_collection_is_renamed_in_its_place(person: Person) -> None:
    make(person, "Harbour")
    put_in(person, person.listed()[0], "Harbour")
    person.click_list("Harbour")
    rename(person, "Harbour desk")
    assert collections(person) == {"Harbour desk": 1}
    assert person.title() == "Harbour desk · 1"
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert collections(person) == {"Harbour": 1}
    assert person.title() == "Harbour · 1"


def test_the_list_of_a_tag_stays_shown_under_its_new_name(person: Person) -> None:
    lamps = person.listed()[0]
    person.window.session.perform(person.window.session.library.tags.put_on, [lamps], "harbour")
    person.wait_for_tasks()
    person.click_list("#harbour")
    rename(person, "port")
    assert person.title() == "#port · 1"
    assert person.stored(lamps).summary.tags == ("port",)


def test_a_name_that_is_taken_is_refused_in_a_sentence(person: Person) -> None:
    make(person, "Harbour", "Training")
    person.click_list("Training")
    rename(person, "harbour")
    assert person.told() == "There is a collection “Harbour” already."
    assert set(collections(person)) == {"Harbour", "Training"}


@pytest.mark.parametrize("kind", ["collection", "tag"])
def test_a_list_goes_into_another_and_the_other_is_shown(person: Person, kind: str) -> None:
    lamps, grain, _ = person.listed()
    library = person.window.session.library
    if kind == "collection":
        library.collections.put_in_new([lamps], "One")
        library.collections.put_in_new([grain, lamps], "Two")
        one, two = "One", "Two"
    else:
        library.tags.put_on([lamps], "one")
        library.tags.put_on([grain, lamps], "two")
        one, two = "#one", "#two"
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.click_list(one)
    answer(two)
    person.choose("List", "Merge List Into")
    person.wait_for_tasks()
    assert person.title() == f"{two} · 2"
    assert person.told() == f"“{one}” went into “{two}”."
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.counted(one) == 1
    assert person.counted(two) == 2


def test_a_name_from_right_to_left_does_not_turn_the_sentence_about_it(person: Person) -> None:
    session = person.window.session
    session.perform(session.library.collections.add, "قديم!")
    person.wait_for_tasks()
    person.click_list("قديم!")
    person.choose("List", "Delete List")
    assert person.told() == "“\u2068قديم!\u2069” is deleted; its articles stay."


def test_a_listed_collection_whose_making_is_undone_makes_room_for_all(person: Person) -> None:
    session = person.window.session
    session.perform(session.library.collections.add, "Harbour")
    person.wait_for_tasks()
    person.click_list("Harbour")
    assert not person.listed()
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.title().startswith("All articles")
    assert len(person.listed()) == 3


def test_a_deleted_list_leaves_its_articles_and_comes_back(person: Person) -> None:
    everything = person.listed()
    library = person.window.session.library
    library.collections.put_in_new(everything[:2], "Harbour")
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.click_list("Harbour")
    person.choose("List", "Delete List")
    person.wait_for_tasks()
    assert collections(person) == {}
    assert person.listed() == everything
    assert person.told() == "“Harbour” is deleted; its articles stay."
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert collections(person) == {"Harbour": 2}


def test_collections_are_moved_up_and_down(person: Person) -> None:
    make(person, "One", "Two", "Three")
    person.click_list("Three")
    person.choose("List", "Move List Up")
    person.wait_for_tasks()
    assert list(collections(person)) == ["One", "Three", "Two"]
    assert person.window.sidebar.currentIndex().data() == "Three"
    person.choose("List", "Move List Down")
    person.choose("List", "Move List Down")
    person.wait_for_tasks()
    assert list(collections(person)) == ["One", "Two", "Three"]


@pytest.mark.parametrize("do", [Do.RENAME_LIST, Do.MERGE_LIST, Do.DELETE_LIST, Do.LIST_UP])
def test_the_fixed_lists_stay_as_they_are(person: Person, do: Do) -> None:
    person.click_list("Starred")
    person.window.desk.actions_[do].trigger()
    sentence = "Choose a collection, a tag or a saved search in the sidebar first."
    assert person.told() == sentence


@pytest.mark.x11
def test_the_context_menu_of_a_list_works_on_it(person: Person) -> None:
    make(person, "One", "Two")
    sidebar = person.window.sidebar
    place = sidebar.visualRect(person.line_called("Two")).center()
    person.ask_for_menu(sidebar.viewport(), place)
    person.choose_in_popup("Delete List")
    person.wait_for_tasks()
    assert list(collections(person)) == ["One"]


@pytest.mark.x11
def test_the_menu_of_a_list_offers_what_can_be_done_with_it(person: Person) -> None:
    def offered(name: str) -> set[str]:
        sidebar = person.window.sidebar
        place = sidebar.visualRect(person.line_called(name)).center()
        person.ask_for_menu(sidebar.viewport(), place)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = {entry.text().replace("&", "").rstrip("…") for entry in menu.actions()}
        menu.close()
        return texts & {"Change Search", "Merge List Into", "Move List Up"}

    make(person, "One")
    assert offered("One") == {"Move List Up"}
    make(person, "Two")
    assert offered("One") == {"Merge List Into", "Move List Up"}
    library = person.window.session.library
    person.window.session.perform(library.searches.add, "Boats at sea", "boats")
    person.window.session.perform(library.searches.add, "Oil", "oil")
    person.wait_for_tasks()
    assert offered("Boats at sea") == {"Change Search", "Move List Up"}
    for tag in ("harbour", "port"):
        person.window.session.perform(library.tags.put_on, library.articles.ids(), tag)
    person.wait_for_tasks()
    assert offered("#port") == {"Merge List Into"}


# Dragging


class Drag:
    """Something that is dragged over the sidebar."""

    def __init__(self, person: Person, kind: str) -> None:
        self._viewport = person.window.sidebar.viewport()
        self._sidebar, self._data = person.window.sidebar, drags.carried(kind)
        self.enter(self._data)

    def enter(self, data: QMimeData) -> bool:
        event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
        event.ignore()
        QApplication.sendEvent(self._viewport, event)
        return event.isAccepted()

    def over(self, index: QModelIndex, *, below: bool = False) -> bool:
        """Move over a line; return whether it would be taken there."""
        event = QDragMoveEvent(self._place(index, below=below), COPY, self._data, LEFT, NONE)
        event.ignore()
        QApplication.sendEvent(self._viewport, event)
        return event.isAccepted()

    def drop(
        self, index: QModelIndex, *, below: bool = False, keys: Qt.KeyboardModifier = NONE
    ) -> None:
        self.over(index, below=below)
        place = QPointF(self._place(index, below=below))
        QApplication.sendEvent(self._viewport, QDropEvent(place, COPY, self._data, LEFT, keys))

    def leave(self) -> None:
        QApplication.sendEvent(self._viewport, QDragLeaveEvent())

    def _place(self, index: QModelIndex, *, below: bool) -> QPoint:
        return self._sidebar.visualRect(index).center() + QPoint(0, 6 if below else -6)


def test_articles_are_dropped_on_collections_tags_and_views(person: Person) -> None:
    lamps, grain, boats = person.listed()
    library = person.window.session.library
    library.tags.put_on([boats], "harbour")
    make(person, "One")
    person.click_article(lamps)
    for name in ("One", "#harbour", "Starred", "Done"):
        Drag(person, drags.ARTICLES).drop(person.line_called(name))
        person.wait_for_tasks()
    summary = person.stored(lamps).summary
    assert collections(person) == {"One": 1}
    assert (summary.tags, summary.starred, summary.status) == (("harbour",), True, "done")
    Drag(person, drags.ARTICLES).drop(person.line_called("Trash"))
    person.wait_for_tasks()
    assert person.listed() == [grain, boats]
    for _ in range(5):
        person.press("Z", CTRL)
    person.wait_for_tasks()
    assert collections(person) == {"One": 0}
    assert person.stored(lamps).summary.tags == ()


def test_with_shift_articles_leave_the_collection_that_is_shown(person: Person) -> None:
    lamps, grain, _ = person.listed()
    person.window.session.library.collections.put_in_new([lamps, grain], "One")
    make(person, "Two")
    person.click_list("One")
    person.click_article(lamps)
    Drag(person, drags.ARTICLES).drop(person.line_called("Two"))
    person.wait_for_tasks()
    assert collections(person) == {"One": 2, "Two": 1}
    person.click_article(grain)
    Drag(person, drags.ARTICLES).drop(person.line_called("Two"), keys=SHIFT)
    person.wait_for_tasks()
    assert collections(person) == {"One": 1, "Two": 2}


def test_articles_on_the_heading_make_a_new_collection(person: Person) -> None:
    answer("Harbour")
    Drag(person, drags.ARTICLES).drop(person.line_called("Collections"))
    person.wait_for_tasks()
    assert collections(person) == {"Harbour": 1}


def test_what_takes_no_articles_shows_that(person: Person) -> None:
    make(person, "One")
    drag, row = Drag(person, drags.ARTICLES), person.window.sidebar._row
    for name in ("Library", "All articles", "Sources", "Lamps Gazette"):
        assert not drag.over(person.line_called(name))
        assert row.aimed_at is None
    assert drag.over(person.line_called("One"))
    assert row.aimed_at == person.line_called("One")
    person.window.sidebar.grab()
    drag.leave()
    assert row.aimed_at is None


def test_a_collection_is_dragged_between_others(person: Person) -> None:
    make(person, "One", "Two", "Three")
    person.click_list("One")
    drag = Drag(person, drags.LINE)
    assert not drag.over(person.line_called("Starred"))
    assert drag.over(person.line_called("Two"), below=True)
    person.window.sidebar.grab()
    drag.drop(person.line_called("Three"), below=True)
    person.wait_for_tasks()
    assert list(collections(person)) == ["Two", "Three", "One"]
    Drag(person, drags.LINE).drop(person.line_called("Two"))
    person.wait_for_tasks()
    assert list(collections(person)) == ["One", "Two", "Three"]


def test_files_over_the_sidebar_are_for_the_window(person: Person) -> None:
    files = drags.carried("text/uri-list")
    assert Drag(person, drags.ARTICLES).enter(files)
    assert person.window.sidebar._row.aimed_at is None
    foreign = drags.carried(drags.ARTICLES)
    foreign.setData(drags.ARTICLES, b"0")
    assert not Drag(person, drags.ARTICLES).enter(foreign)


# Saved searches


def search(person: Person, typed: str) -> None:
    person.press("K", CTRL)
    person.type(typed)
    person.wait_for_tasks()


def save(person: Person, name: str = "") -> None:
    """Save what is listed, by default under the name that is offered."""
    if name:
        answer(name)
    else:
        when_asked(QInputDialog, lambda dialog: dialog.accept())
    person.choose("List", "Save Search")
    person.wait_for_tasks()


@pytest.mark.x11
def test_a_search_is_saved_counted_and_found_again(person: Person) -> None:
    grain = person.listed()[1]
    search(person, "grain harbour")
    save(person)
    person.click_list("All articles")
    search(person, "title:grain")
    save(person, "About grain")
    assert person.counted("About grain") == 1
    person.click_list("grain harbour")
    assert person.window.desk.top.search.text() == ""
    assert person.title() == "grain harbour · 1"
    person.click_list("About grain")
    assert person.listed() == [grain]
    with person.other() as library:
        library.articles.trash([grain])
    person.window.session.look_for_others()
    person.wait_for_tasks()
    assert person.counted("About grain") == 0
    assert person.listed() == []


def test_a_saved_search_is_searched_further(person: Person) -> None:
    lamps, _, boats = person.listed()
    search(person, "title:lamps OR title:boats")
    save(person, "Both")
    person.click_list("Both")
    assert person.listed() == [lamps, boats]
    search(person, "lamps")
    person.press("Up")
    while "alone" not in person.window.desk.top.search.accessibleDescription():
        person.press("Up")
    person.press("Return")
    person.wait_for_tasks()
    assert person.listed() == [lamps]
    assert person.title() == "Both · 1"
    person.window.desk.top.search.actions()[0].trigger()
    person.wait_for_tasks()
    assert person.listed() == [lamps, boats]


def test_what_is_listed_is_saved_with_its_list(person: Person) -> None:
    lamps, grain, _ = person.listed()
    person.window.session.library.collections.put_in_new([lamps, grain], "Harbour desk")
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.click_list("Harbour desk")
    search(person, "title:grain")
    save(person, "Grain there")
    (saved,) = person.window.session.library.searches.all()
    assert saved.query == 'in:"Harbour desk" title:grain'
    person.click_list("Grain there")
    assert person.listed() == [grain]


def test_a_wrong_query_is_not_saved_but_told(person: Person) -> None:
    search(person, "is:blue")
    person.choose("List", "Save Search")
    assert "blue" in person.told()


def test_all_articles_are_no_search_to_save(person: Person) -> None:
    person.choose("List", "Save Search")
    assert person.told() == "Search for something, or choose a list in the sidebar first."


def test_a_saved_search_that_is_no_query_lists_nothing_and_says_why(person: Person) -> None:
    session = person.window.session
    session.perform(session.library.searches.add, "Old", "colour:red")
    person.wait_for_tasks()
    person.click_list("Old")
    assert not person.listed()
    assert person.title() == "Old · 0"
    assert person.told() == "There is no field “colour:”; put quotes about it to look for it."


def test_a_saved_search_looks_for_something_else_and_back(person: Person) -> None:
    search(person, "title:grain")
    save(person, "About grain")
    person.click_list("About grain")
    (grain,) = person.listed()
    asked: list[str] = []

    def correct(dialog: QInputDialog) -> None:
        asked.append(dialog.labelText())
        dialog.setTextValue("title:lamps")
        dialog.accept()

    def mistype(dialog: QInputDialog) -> None:
        asked.append(dialog.labelText())
        dialog.setTextValue("colour:red")
        dialog.accept()
        when_asked(QInputDialog, correct)

    when_asked(QInputDialog, mistype)
    person.choose("List", "Change Search")
    person.wait_for_tasks()
    assert asked[0] == "What “About grain” looks for:"
    assert asked[1].startswith("There is no field “colour:”;")
    assert person.title() == "About grain · 1"
    assert person.listed() != [grain]
    person.press("Z", CTRL)
    person.wait_for_tasks()
    (saved,) = person.window.session.library.searches.all()
    assert saved.query == "title:grain"


def test_only_a_saved_search_looks_for_something(person: Person) -> None:
    person.choose("List", "Change Search")
    assert person.told() == "Choose a saved search in the sidebar first."


def test_a_saved_search_is_renamed_ordered_and_deleted_with_undo(person: Person) -> None:
    library = person.window.session.library
    for name in ("one", "two"):
        person.window.session.perform(library.searches.add, name, f"title:{name}")
    person.wait_for_tasks()
    person.click_list("two")
    rename(person, "second")
    person.choose("List", "Move List Up")
    person.wait_for_tasks()
    assert [each.name for each in library.searches.all()] == ["second", "one"]
    assert person.title() == "second · 0"
    person.choose("List", "Merge List Into")
    assert person.told() == "There is no other list that this one could go into."
    person.choose("List", "Delete List")
    person.wait_for_tasks()
    assert [each.name for each in library.searches.all()] == ["one"]
    assert person.title() == "All articles · 3"
    for _ in range(3):
        person.press("Z", CTRL)
    person.wait_for_tasks()
    assert [each.name for each in library.searches.all()] == ["one", "two"]


def test_the_next_window_shows_the_saved_search_again(
    person: Person, visit: Callable[[], Person]
) -> None:
    search(person, "title:grain")
    save(person, "About grain")
    person.click_list("About grain")
    again = visit()
    assert again.title() == "About grain · 1"
    assert again.window.sidebar.currentIndex().data() == "About grain"
