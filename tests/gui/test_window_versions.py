"""Other versions of an article: seen in the list, compared, kept, carried over, found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
)

from reader.near_duplicates import Verdict
from ui.actions import Do
from ui.dialogs.import_report import ImportReport
from ui.dialogs.version_groups import VersionGroupsDialog
from ui.dialogs.versions import VersionsDialog
from ui.models.version_groups import VersionGroupsModel
from ui.versions import new_versions
from ui.views.page.side_by_side import SideBySide
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person
    from PySide6.QtWidgets import (
        QDialog,
    )
    from pytestqt.modeltest import ModelTester

    from reader.library import Library
    from reader.values import ArticleId
    from ui.views.page.side_by_side import VersionView

    Add = Callable[..., ArticleId]

PARAGRAPHS = (
    "The Harbour Council of Northgate voted on Thursday to double its fleet of pilot boats.",
    "Ines Halloran told reporters that nobody should have to wait for a pilot in a storm.",
    "The first six boats are to be in the water by October and the others a year later.",
    "Marit Solheim of the union called the decision late and welcome, and asked for people.",
)
STORY = "\n".join(["Council doubles fleet", *PARAGRAPHS])
CUT = "\n".join(["Fleet to grow", *PARAGRAPHS[:2], PARAGRAPHS[3]])
CHANGED = STORY.replace("Council doubles", "Northgate doubles").replace("Thursday", "Friday")


@pytest.fixture
def copies(library: Library, add: Add) -> tuple[ArticleId, ArticleId]:
    """Return an article with a mark and a note, and a copy with a paragraph less."""
    first = add(STORY, published="2021-02-18", source="Northgate Wire")
    second = add(CUT, published="2021-02-19", source="Delta Observer")
    text, org = library.articles.get(first).text, library.labels.named("ORG").id
    start = text.index("Harbour Council")
    library.marks.add(first, start, start + 15, org)
    start = text.index("October")
    library.marks.add(first, start, start + 7, library.labels.named("DATE").id)
    list(library.duplicates.find())
    return first, second


def front(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def compare(person: Person, article: ArticleId | None = None) -> VersionsDialog:
    """Open an article and press V, or just press it; wait until both versions are seen."""
    if article is not None:
        person.click_article(article)
    person.press("V")
    dialog = front(VersionsDialog)
    settle(person, dialog)
    return dialog


def settle(person: Person, dialog: QDialog) -> None:
    person.wait(lambda: button(dialog, "Link").isEnabled() or not dialog.isVisible())
    person.wait_for_tasks()


def button(dialog: QDialog, words: str) -> QAbstractButton:
    buttons = dialog.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().replace("&", "") == words)


def click(dialog: QDialog, words: str) -> None:
    QTest.mouseClick(button(dialog, words), LEFT)


def sentences(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def sides(dialog: QDialog) -> tuple[VersionView, VersionView]:
    both = dialog.findChild(SideBySide)
    return both.left, both.right


def outlined(view: VersionView) -> list[str]:
    article = view.article()
    assert article is not None
    return [article.text[hit.start : hit.end] for hit in view._painter.found.hits]


# Seeing that there are versions


def test_a_screen_reader_hears_in_the_list_of_other_versions(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    model = visit().window.model
    row = model.index(model.row_of(copies[0]), 0)
    assert "also in 1 other version" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_line_above_the_title_follows_what_is_decided(
    visit: Callable[[], Person], library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    person.click_article(copies[0])
    header = lambda: person.view._painter._header  # noqa: E731  (it is replaced)
    assert header().endswith("also in 1 other version")
    person.window.session.perform(library.duplicates.dismiss, *copies)
    assert "version" not in header()


def test_a_version_in_the_trash_is_none_until_it_is_restored(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    model, library = person.window.model, person.window.session.library
    person.click_article(copies[0])

    def versions() -> tuple[bool, bool]:
        heard = model.index(model.row_of(copies[0]), 0).data(Qt.ItemDataRole.AccessibleTextRole)
        return "other version" in heard, "other version" in person.view._painter._header

    assert versions() == (True, True)
    person.window.session.perform(library.articles.trash, [copies[1]])
    person.wait(lambda: versions() == (False, False))
    person.press("Z", CTRL)
    person.wait(lambda: versions() == (True, True))


def test_an_article_without_versions_says_so(
    visit: Callable[[], Person], library: Library, add: Add
) -> None:
    add(STORY)
    list(library.duplicates.find())
    person = visit()
    person.press("V")
    assert person.told() == "The library has no other version of this article."


def test_what_was_not_compared_yet_is_told(person: Person) -> None:
    person.press("V")
    assert "not all articles were compared yet" in person.told()


# Comparing


def test_two_versions_stand_side_by_side_with_their_differences(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    dialog = compare(visit(), copies[0])
    left, right = sides(dialog)
    assert outlined(left) == ["Council doubles fleet", PARAGRAPHS[2]]
    assert outlined(right) == ["Fleet to grow"]
    assert any("2 differences" in sentence for sentence in sentences(dialog))
    assert any("the right one came in later" in sentence for sentence in sentences(dialog))


def test_keys_go_through_the_differences(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    left, right = sides(dialog)
    person.press("G", CTRL)
    assert (left.textCursor().selectedText(), right.textCursor().selectedText()) == (
        "Council doubles fleet",
        "Fleet to grow",
    )
    person.press("G", CTRL)
    assert left.textCursor().selectedText() == PARAGRAPHS[2]
    assert not right.textCursor().hasSelection()
    assert "Difference 2 of 2" in sentences(dialog)
    person.press("G", CTRL | SHIFT)
    assert "Difference 1 of 2" in sentences(dialog)


def test_where_one_version_is_scrolled_to_the_other_follows(
    visit: Callable[[], Person], library: Library, add: Add
) -> None:
    many = [f"{number} {paragraph}" for number in range(12) for paragraph in PARAGRAPHS]
    first, second = add("\n".join(["One", *many])), add("\n".join(["Two", "Added.", *many]))
    list(library.duplicates.find())
    person = visit()
    dialog = compare(person, first)
    left, right = sides(dialog)
    bar = left.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    tops = [view.article().text[view.top_offset() :][:40] for view in (left, right)]  # type: ignore[union-attr]
    assert tops[0] == tops[1]
    assert second


def test_two_articles_selected_are_compared_whatever_they_are(
    visit: Callable[[], Person], add: Add
) -> None:
    first, second = add(STORY), add("Another\nThis is quite another story.")
    person = visit()
    person.click_article(first)
    table = person.window.list.table
    index = person.window.model.index(person.window.model.row_of(second), 0)
    QTest.mouseClick(table.viewport(), LEFT, CTRL, table.visualRect(index).center())
    dialog = compare(person)
    assert {view.article().summary.id for view in sides(dialog)} == {first, second}  # type: ignore[union-attr]
    click(dialog, "Link")
    settle(person, dialog)
    with person.other() as library:
        assert library.duplicates.verdict(first, second) is Verdict.LINKED


def test_one_of_several_versions_is_chosen(
    visit: Callable[[], Person],
    library: Library,
    copies: tuple[ArticleId, ArticleId],
    add: Add,
) -> None:
    third = add(CHANGED)
    list(library.duplicates.find())
    person = visit()
    dialog = compare(person, copies[0])
    choice = dialog.findChild(QComboBox)
    assert choice.count() == 2
    choice.setFocus()
    shown = {sides(dialog)[1].article().summary.id}  # type: ignore[union-attr]
    person.press("Down")
    settle(person, dialog)
    shown.add(sides(dialog)[1].article().summary.id)  # type: ignore[union-attr]
    assert shown == {copies[1], third}


# Deciding


def test_marks_are_carried_over_and_what_has_no_place_is_told(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    assert "1 mark · 1 without a place there" in sentences(dialog)
    assert not button(dialog, "← Carry Over").isEnabled()
    click(dialog, "Carry Over →")
    settle(person, dialog)
    assert [mark.quote for mark in person.stored(copies[1]).annotations] == ["Harbour Council"]
    assert "1 there already · 1 without a place there" in sentences(dialog)
    assert [mark.quote for mark in sides(dialog)[1].article().annotations] == ["Harbour Council"]  # type: ignore[union-attr]


def test_that_an_article_was_opened_is_not_told_among_the_versions(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    before = sentences(dialog)
    session = person.window.session
    session.perform(session.library.articles.mark_opened, copies[1])
    assert sentences(dialog) == before


def test_undo_works_in_the_dialog(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    click(dialog, "Carry Over →")
    settle(person, dialog)
    person.press("Z", CTRL)
    settle(person, dialog)
    assert person.stored(copies[1]).annotations == ()


def test_the_version_that_is_kept_gets_the_marks_of_the_other(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    click(dialog, "Keep Right")
    person.wait(lambda: not dialog.isVisible())
    assert person.stored(copies[0]).summary.trashed
    assert len(person.stored(copies[1]).annotations) == 1
    person.wait(lambda: person.listed() == [copies[1]])


def test_a_version_is_kept_without_the_marks_of_the_other_where_that_is_wanted(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    dialog.findChild(QCheckBox).click()
    click(dialog, "Keep Right")
    person.wait(lambda: not dialog.isVisible())
    assert person.stored(copies[1]).annotations == ()


def test_keeping_one_of_three_goes_on_with_the_next(
    visit: Callable[[], Person],
    library: Library,
    copies: tuple[ArticleId, ArticleId],
    add: Add,
) -> None:
    third = add(CHANGED)
    list(library.duplicates.find())
    person = visit()
    dialog = compare(person, copies[0])
    click(dialog, "Keep Left")
    settle(person, dialog)
    assert dialog.isVisible()
    left, right = (view.article().summary.id for view in sides(dialog))  # type: ignore[union-attr]
    assert left == copies[0]
    assert right in {copies[1], third}
    click(dialog, "Keep Left")
    person.wait(lambda: not dialog.isVisible())
    person.wait(lambda: person.listed() == [copies[0]])


def test_what_is_no_version_is_offered_no_more(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    click(dialog, "Not the Same")
    person.wait(lambda: not dialog.isVisible())
    person.press("V")
    assert person.told() == "The library has no other version of this article."
    person.press("Z", CTRL)
    assert compare(person).isVisible()


def test_a_version_that_another_program_removes_closes_the_dialog(
    visit: Callable[[], Person], copies: tuple[ArticleId, ArticleId]
) -> None:
    person = visit()
    dialog = compare(person, copies[0])
    with person.other() as library:
        library.articles.trash([copies[1]])
    person.window.session.look_for_others()
    assert not dialog.isVisible()


# Finding


def paste(person: Person, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    person.window.desk.imports.import_mime(data)
    person.wait_for_tasks()


def as_file(text: str) -> str:
    return "\n\n".join(text.split("\n"))


def test_an_import_tells_that_it_brought_another_version(visit: Callable[[], Person]) -> None:
    person = visit()
    paste(person, as_file(STORY))
    paste(person, as_file(CUT))
    assert person.told() == (
        "“\u2068Fleet to grow\u2069” is another version of “\u2068Council doubles fleet\u2069”."
    )
    QTest.mouseClick(person.window.desk.strip.findChild(QPushButton), LEFT)
    settle(person, front(VersionsDialog))
    assert len(outlined(sides(front(VersionsDialog))[0])) == 1


def test_the_report_of_an_import_tells_which_articles_are_versions(
    visit: Callable[[], Person], tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate((STORY, CUT, CHANGED)):
        (folder / f"{number}.txt").write_text(as_file(text))
    person = visit()
    person.window.desk.imports.import_paths([folder])
    person.wait_for_tasks()
    assert person.told() == "2 articles are other versions of articles in the library."
    report = person.window.desk.imports._report
    assert isinstance(report, ImportReport)
    lines = [line[-1] for line in report._model.lines()]
    assert "Fleet to grow (another version of “Council doubles fleet”)" in lines
    QTest.mouseClick(person.window.desk.strip.findChild(QPushButton), LEFT)
    assert front(VersionGroupsDialog).isVisible()
    person.wait_for_tasks()


def test_comparing_many_articles_can_be_stopped_and_goes_on_later(
    visit: Callable[[], Person], add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_versions, "MANY", 1)
    add(STORY)
    person = visit()
    person.window.desk.versions.comparing.start()
    person.window.desk.status.cancel_requested.emit()
    person.wait_for_tasks()
    paste(person, as_file(CUT))
    with person.other() as library:
        assert library.duplicates.backlog() == 0
        assert len(library.duplicates.groups()) == 1


def test_before_all_articles_are_compared_nothing_is_said_of_all(
    visit: Callable[[], Person], add: Add
) -> None:
    add(STORY, source="Wire")
    add(CUT, source="Delta")
    person = visit()
    person.window.desk.actions_[Do.FIND_VERSIONS].trigger()
    dialog = front(VersionGroupsDialog)
    person.window.desk.versions.comparing.stop()
    person.wait_for_tasks()
    assert person.window.session.library.duplicates.backlog() == 2
    assert "No other versions found so far" in sentences(dialog)
    assert "2 articles not compared yet." in sentences(dialog)


def test_all_versions_of_the_library_are_listed_and_compared(
    visit: Callable[[], Person], add: Add
) -> None:
    first, second = add(STORY, source="Wire"), add(CUT, source="Delta")
    person = visit()
    person.window.desk.actions_[Do.FIND_VERSIONS].trigger()
    dialog = front(VersionGroupsDialog)
    person.wait_for_tasks()
    table = dialog.findChild(RowsTable)
    model = table.model()
    assert [model.index(0, column).data() for column in range(3)] == [
        "Fleet to grow",
        "2",
        "Delta, Wire",
    ]
    assert "2 articles in 1 story" in sentences(dialog)
    assert person.told() == ""
    table.setFocus()
    person.press("Return")
    versions = front(VersionsDialog)
    settle(person, versions)
    assert [view.article().summary.id for view in sides(versions)] == [second, first]  # type: ignore[union-attr]
    click(versions, "Not the Same")
    person.wait(lambda: not versions.isVisible())
    person.wait_for_tasks()
    assert model.rowCount() == 0


def test_the_model_of_the_groups_keeps_to_the_rules(
    library: Library, copies: tuple[ArticleId, ArticleId], qtmodeltester: ModelTester
) -> None:
    model = VersionGroupsModel(library.articles.summaries)
    model.set_values(library.duplicates.groups())
    qtmodeltester.check(model)
    assert model.rowCount() == 1


def test_a_changed_article_that_is_imported_again_can_be_compared_with_the_earlier_one(
    visit: Callable[[], Person], tmp_path: Path
) -> None:
    file = tmp_path / "fleet.txt"
    file.write_text(STORY.replace("\n", "\n\n"))
    person = visit()
    person.window.desk.imports.import_paths([file])
    person.wait(lambda: person.told() == "1 article imported.")
    file.write_text(STORY.replace("\n", "\n\n").replace("Thursday", "Friday"))
    person.window.desk.imports.import_paths([file])
    person.wait(lambda: person.told() == "1 article imported, a new version of what was there.")
    person.wait_for_tasks()
    assert person.told() == "1 article imported, a new version of what was there."
    person.window.desk.strip._action.click()
    dialog = front(VersionsDialog)
    settle(person, dialog)
    dialog.accept()
