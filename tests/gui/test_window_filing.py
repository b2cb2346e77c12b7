"""Read, starred, done, tags and the trash: on the disk, in the list and in the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from person import CTRL, LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QToolButton

from reader.values import Status
from ui.actions import Do
from ui.listing.bulk import MANY
from ui.views.lists.trash_bar import TrashBar
from ui.views.parts.elided_label import ElidedLabel
from ui.views.parts.tag_field import TagChip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from person import Person

    from reader.values import ArticleId, ImportedArticle


def select(person: Person, *articles: ArticleId) -> None:
    """Select rows of the list, the first one current, as with Ctrl and the mouse."""
    table, model = person.window.list.table, person.window.model
    for number, article in enumerate(articles):
        place = table.visualRect(model.index(model.row_of(article), 0)).center()
        QTest.mouseClick(table.viewport(), LEFT, CTRL if number else NONE, place)


def answer(words: str, *, accept: bool = True) -> None:
    """Type into the input dialog that comes up next, and close it."""

    def act(dialog: QInputDialog) -> None:
        dialog.findChild(QLineEdit).setText(words)
        dialog.accept() if accept else dialog.reject()

    when_asked(QInputDialog, act)


def begin_name(words: str) -> None:
    """Type the beginning of a name into the dialog that comes up next, and press Enter once."""

    def act(dialog: QInputDialog) -> None:
        field = dialog.findChild(QLineEdit)
        field.setFocus()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    when_asked(QInputDialog, act)


def press_button(words: str) -> None:
    """Press a button of the message box that comes up next."""

    def act(box: QMessageBox) -> None:
        button = next(each for each in box.buttons() if each.text().replace("&", "") == words)
        QTest.mouseClick(button, LEFT)

    when_asked(QMessageBox, act)


@pytest.mark.x11
def test_s_stars_and_takes_the_star_off(person: Person) -> None:
    person.press("S")
    person.wait_for_tasks()
    assert person.stored().summary.starred
    assert person.counted("Starred") == 1
    assert person.window.desk.actions_[Do.TOGGLE_STAR].isChecked()
    person.press("S")
    person.wait_for_tasks()
    assert not person.stored().summary.starred
    assert person.counted("Starred") == 0


def test_u_marks_as_read_and_unread(person: Person) -> None:
    for read, unread in ((True, 2), (False, 3)):
        person.press("U")
        person.wait_for_tasks()
        assert person.stored().summary.read is read
        assert person.counted("Unread") == unread


def test_all_selected_articles_are_filed_together(person: Person) -> None:
    everything = person.listed()
    person.press("A", CTRL)
    person.press("S")
    person.wait_for_tasks()
    assert all(person.stored(each).summary.starred for each in everything)
    assert person.window.desk.actions_[Do.UNDO].text() == "Undo: Star 3 articles"
    assert person.window.list.selected_articles() == everything


@pytest.mark.x11
def test_d_finishes_an_article_and_goes_to_the_next(person: Person) -> None:
    first, second, third = person.listed()
    person.press("D")
    person.wait_for_tasks()
    assert person.article == second
    summary = person.stored(first).summary
    assert (summary.status, summary.read) == (Status.DONE, True)
    assert person.listed() == [first, second, third]
    assert person.counted("Done") == 1


def test_an_article_goes_back_to_in_progress(person: Person) -> None:
    person.press("D", SHIFT)
    person.wait_for_tasks()
    assert person.stored().summary.status == Status.READING
    assert person.counted("In progress") == 1


def test_a_read_article_stays_in_unread_until_the_list_is_chosen_again(person: Person) -> None:
    person.click_list("Unread")
    before = person.listed()
    person.press("U")
    person.wait_for_tasks()
    assert person.listed() == before
    assert person.counted("Unread") == 2
    person.click_list("All articles")
    person.click_list("Unread")
    assert person.listed() == before[1:]
    assert person.title() == "Unread · 2"


def test_a_thrown_away_article_makes_way_for_the_next(person: Person) -> None:
    first, second, third = person.listed()
    person.press("J")
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    assert person.listed() == [first, third]
    assert person.article == third
    assert person.window.list.current_article() == third
    assert person.counted("Trash") == 1
    assert person.counted("All articles") == 2
    assert person.stored(second).summary.trashed is not None


def test_the_article_before_follows_a_last_one_that_is_thrown_away(person: Person) -> None:
    first, second, third = person.listed()
    person.click_article(third)
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    assert person.article == second
    assert person.listed() == [first, second]


def test_choosing_a_list_after_the_trash_opens_nothing_by_itself(person: Person) -> None:
    first, second, _ = person.listed()
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.click_list("Trash")
    assert person.listed() == [first]
    assert person.article == second


@pytest.mark.x11
def test_an_article_is_restored_from_the_trash(person: Person) -> None:
    everything = person.listed()
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.click_list("Trash")
    person.click_article(everything[0])
    person.choose("Article", "Restore from Trash")
    person.wait_for_tasks()
    assert person.listed() == []
    person.click_list("All articles")
    assert person.listed() == everything
    assert person.stored(everything[0]).summary.trashed is None


def test_restore_is_offered_for_the_trash_alone(person: Person) -> None:
    assert not person.can(Do.RESTORE)
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.click_list("Trash")
    person.press("J")
    assert person.can(Do.RESTORE)


def test_undo_brings_back_what_was_thrown_away(person: Person) -> None:
    everything = person.listed()
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.listed() == everything
    assert person.counted("Trash") == 0


def test_the_trash_is_emptied_only_when_confirmed(person: Person) -> None:
    gone = person.article
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    press_button("Cancel")
    person.choose("Article", "Empty Trash")
    person.wait_for_tasks()
    assert person.counted("Trash") == 1
    press_button("Delete")
    person.choose("Article", "Empty Trash")
    person.wait_for_tasks()
    assert person.counted("Trash") == 0
    with person.other() as library:
        assert gone not in list(library.articles.ids())
        assert library.articles.summaries([gone]) == []
    assert not person.window.desk.actions_[Do.UNDO].text().startswith("Undo: Move")


def test_an_open_article_that_is_deleted_for_good_is_closed(person: Person) -> None:
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.click_list("Trash")
    person.press("J")
    press_button("Delete")
    person.choose("Article", "Empty Trash")
    person.wait_for_tasks()
    assert person.article is None
    assert person.pane_name() == "blank"
    person.press("1")
    person.press("S")
    assert person.told() == "Select an article in the list first."


def test_the_trash_offers_to_restore_and_to_be_emptied(person: Person) -> None:
    first, second, _ = person.listed()
    person.press("Delete", CTRL)
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    restore, empty = person.window.list.findChild(TrashBar).findChildren(QToolButton)
    assert not restore.isVisible()
    person.click_list("Trash")
    person.click_article(first)
    QTest.mouseClick(restore, LEFT)
    person.wait_for_tasks()
    assert person.listed() == [second]
    press_button("Delete")
    QTest.mouseClick(empty, LEFT)
    person.wait_for_tasks()
    assert person.listed() == []
    person.click_list("All articles")
    assert not empty.isVisible()
    assert first in person.listed()


def test_an_empty_trash_says_so(person: Person) -> None:
    person.choose("Article", "Empty Trash")
    assert person.told() == "The trash is empty."


@pytest.mark.x11
def test_t_tags_the_selected_articles(person: Person) -> None:
    person.press("A", CTRL)
    answer("harbour")
    person.press("T")
    person.wait_for_tasks()
    assert person.counted("#harbour") == 3
    assert person.stored().summary.tags == ("harbour",)


def test_a_tag_that_is_not_confirmed_is_not_given(person: Person) -> None:
    answer("harbour", accept=False)
    person.press("T")
    assert person.stored().summary.tags == ()


def test_a_tag_without_a_name_is_refused_in_a_sentence(person: Person) -> None:
    answer("  ")
    person.press("T")
    assert person.told() == "A tag needs a name."


def test_a_tag_is_added_and_taken_off_in_the_inspector(person: Person) -> None:
    person.window.desk.inspector.show_tab("info")
    person.window.desk.inspector.info._tags.line.setFocus()
    person.type("jsx1")
    assert person.article == person.listed()[0]
    person.press("Return")
    person.wait_for_tasks()
    assert person.stored().summary.tags == ("jsx1",)
    assert person.counted("#jsx1") == 1
    (chip,) = person.window.desk.inspector.findChildren(TagChip)
    QTest.mouseClick(chip.findChild(QToolButton), LEFT)
    person.wait_for_tasks()
    assert person.stored().summary.tags == ()


def test_an_article_leaves_the_list_of_a_tag_that_is_taken_off(person: Person) -> None:
    tagged, other, _ = person.listed()
    with person.other() as library:
        library.tags.put_on([tagged, other], "harbour")
    person.window.session.look_for_others()
    person.wait_for_tasks()
    person.click_list("#harbour")
    assert person.listed() == [tagged, other]
    person.window.desk.inspector.info.tag_removed.emit("harbour")
    person.wait_for_tasks()
    assert person.listed() == [other]
    person.press("J")
    person.window.desk.inspector.info.tag_removed.emit("harbour")
    person.wait_for_tasks()
    assert person.listed() == []
    assert person.title() == "#harbour · 0"


def test_without_a_selection_the_open_article_is_filed(person: Person) -> None:
    lamps, grain, _ = person.listed()
    person.click_list("Grain Gazette")
    person.press("S")
    assert person.article == lamps
    assert person.stored(lamps).summary.starred
    assert not person.stored(grain).summary.starred


def test_all_articles_above_or_below_are_marked_as_read(person: Person) -> None:
    first, second, third = person.listed()
    person.press("J")
    person.choose("Article", "Mark All Above as Read")
    person.wait_for_tasks()
    assert [person.stored(each).summary.read for each in (first, second, third)] == [
        *(True, False, False),
    ]
    assert person.counted("Unread") == 2
    person.choose("Article", "Mark All Below as Read")
    person.wait_for_tasks()
    assert person.stored(third).summary.read
    assert not person.stored(second).summary.read
    person.press("Z", CTRL)
    assert not person.stored(third).summary.read


def test_the_status_line_says_how_many_articles_are_selected(person: Person) -> None:
    status = person.window.desk.status
    assert status.selected_text() == ""
    person.press("A", CTRL)
    assert status.selected_text() == "3 selected"
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    assert status.selected_text() == ""


def test_very_many_articles_are_filed_in_the_background(
    add_many: Callable[[Iterable[ImportedArticle]], None], visit: Callable[[], Person]
) -> None:
    add_many(make_article(f"Article {n}\nText.", published=None) for n in range(MANY + 1))
    person = visit()
    person.window.list.table.setFocus()
    person.press("A", CTRL)
    person.press("S")
    assert person.told() == "This takes a while; you can go on working."
    person.wait_for_tasks()
    assert person.told() == ""
    said = person.window.desk.status.findChildren(ElidedLabel)
    assert "Done: Star 2001 articles" in [label.text() for label in said]
    assert person.counted("Starred") == MANY + 1
    assert len(person.window.list.selected_articles()) == MANY + 1
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    assert person.listed() == []
    assert person.article is None
    person.press("Z", CTRL)
    assert person.listed() == []
    person.wait_for_tasks()
    assert len(person.listed()) == MANY + 1
    assert person.told() == "Undone: Move 2001 articles to the trash"


def test_an_emptied_list_is_filled_again_at_once(person: Person) -> None:
    session, articles = person.window.session, person.listed()
    session.perform(session.library.articles.trash, articles)
    person.wait_for_tasks()
    assert person.title() == "All articles · 0"
    seen: list[tuple[str, list[ArticleId]]] = []
    session.outdated.connect(lambda: seen.append((person.title(), person.listed())))
    with person.other() as library:
        library.history.undo()
    session.look_for_others()
    assert seen == [(f"All articles · {len(articles)}", articles)]


@pytest.mark.x11
def test_the_context_menu_of_the_list_files(person: Person) -> None:
    table = person.window.list.table
    second = person.listed()[1]
    place = table.visualRect(person.window.model.index(1, 0)).center()
    person.ask_for_menu(table.viewport(), place)
    person.choose_in_popup("Starred")
    assert person.stored(second).summary.starred


def test_a_name_that_is_known_is_completed_and_taken_with_one_enter(person: Person) -> None:
    with person.other() as library:
        library.tags.put_on([person.listed()[2]], "harbour news")
    begin_name("harb")
    person.press("T")
    with person.other() as library:
        assert library.articles.summaries([person.article])[0].tags == ("harbour news",)
