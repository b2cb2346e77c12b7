"""Editing the details of articles in the window: one, many, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, when_asked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.dialogs.details import DetailsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person


def edit(person: Person, values: dict[str, str], *, closes: bool = True) -> list[str]:
    """Open the details with the key and type values; return the problems that are told."""
    problems: list[str] = []

    def act(dialog: DetailsDialog) -> None:
        lines = {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}
        for name, value in values.items():
            lines[name].setFocus()
            lines[name].selectAll()
            QTest.keyClicks(lines[name], value)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        if dialog._problem.isVisible():
            problems.append(dialog._problem.text())
            dialog.reject()

    when_asked(DetailsDialog, act)
    person.press("I")
    person.wait(lambda: not person.window.findChildren(DetailsDialog))
    person.wait_for_tasks()
    return problems


@pytest.mark.x11
def test_the_details_of_an_article_are_edited_in_one_step(person: Person) -> None:
    edit(person, {"Title": "Lamps go out", "Source": "Quay Herald", "Language": "fr"})
    summary = person.stored().summary
    assert (summary.title, summary.source, summary.language) == (
        *("Lamps go out", "Quay Herald", "fr"),
    )
    assert person.counted("Quay Herald") == 1
    assert person.counted("French") == 1
    assert person.window.model.index(0, 0).data() == "Lamps go out"
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.stored().summary.source == "Lamps Gazette"
    assert person.window.model.index(0, 0).data() == "Lamps for Northgate"


def test_many_articles_get_what_is_typed_and_keep_the_rest(person: Person) -> None:
    everything = person.listed()
    titles = [person.stored(each).summary.title for each in everything]
    person.press("A", CTRL)
    edit(person, {"Byline": "By Ines", "Published": "2022-01-01"})
    summaries = [person.stored(each).summary for each in everything]
    assert [each.title for each in summaries] == titles
    assert {each.byline for each in summaries} == {"By Ines"}
    assert {each.published for each in summaries} == {"2022-01-01"}
    assert {each.source for each in summaries} == {
        *("Lamps Gazette", "Grain Gazette", "Boats Gazette"),
    }
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert {person.stored(each).summary.byline for each in everything} == {""}


def test_what_can_not_be_used_is_told_in_the_dialog(person: Person) -> None:
    problems = edit(person, {"Title": "New", "Published": "soon"})
    assert "“soon” is no date" in problems[0]
    assert person.stored().summary.title == "Lamps for Northgate"


def test_another_date_puts_the_article_in_another_place(person: Person) -> None:
    lamps, grain, boats = person.listed()
    edit(person, {"Published": "2001-01-01"})
    assert person.listed() == [grain, boats, lamps]
    assert person.window.list.current_article() == lamps


def test_the_collections_of_an_article_are_shown_in_the_inspector(person: Person) -> None:
    session, inspector = person.window.session, person.window.desk.inspector
    inspector.show_tab("info")
    for name in ("Desk", "Archive"):
        session.perform(session.library.collections.put_in_new, [person.article], name)
    assert inspector.info._values["collections"].toPlainText() == "Desk\nArchive"


def test_own_fields_are_shown_in_the_inspector(person: Person, visit: Callable[[], Person]) -> None:
    edit(person, {"Name of a field": "Desk", "Value of the field": "Harbour"})
    inspector = person.window.desk.inspector
    inspector.show_tab("info")
    assert inspector.info._values["own"].toPlainText() == "Desk: Harbour"
    when_asked(DetailsDialog, lambda dialog: dialog.reject())
    QTest.mouseClick(inspector.info._edit, Qt.MouseButton.LeftButton)
