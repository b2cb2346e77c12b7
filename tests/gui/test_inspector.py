from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inspected import GPE, LABELS, ORG, article, change, mark, note, summary
from PySide6.QtCore import Qt

from reader.values import ActionKind, ArticleId, Change, Edit
from ui.theme import THEMES, apply_theme, load_theme
from ui.views.inspector.pane import INFO, MARKS, NOTES, Inspector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.library import Library

MARK, NOTED = mark(1, label=GPE), mark(2, note="Which one?")


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector(load_theme("light"))
    qtbot.addWidget(inspector)
    inspector.set_labels(LABELS)
    inspector.show_article(article((MARK, NOTED), (note(1, "Compare"),)))
    inspector.resize(262, 600)
    with qtbot.waitExposed(inspector):
        inspector.show()
    inspector.activateWindow()
    return inspector


def titles(inspector: Inspector) -> list[str]:
    return [inspector.tabs.accessibleTabName(n) or inspector.tabs.tabText(n) for n in range(3)]


def test_the_tabs_count_marks_and_notes(inspector: Inspector) -> None:
    assert titles(inspector) == ["Marks 2", "Notes 2", "Info"]
    inspector.apply_change(change((None, mark(3, note="New")), (MARK, None)))
    assert titles(inspector) == ["Marks 2", "Notes 3", "Info"]
    inspector.show_article(None)
    assert titles(inspector) == ["Marks", "Notes", "Info"]


def test_edits_of_another_article_change_nothing(inspector: Inspector) -> None:
    other = ArticleId(8)
    inspector.apply_change(change((None, mark(3, article=other))))
    inspector.apply_change(
        Change(ActionKind.NOTE, "", notes=(Edit(None, replace(note(9, "x"), article=other)),))
    )
    inspector.update_summary(summary(id=other, title="Another"))
    assert titles(inspector) == ["Marks 2", "Notes 2", "Info"]


def test_a_note_on_the_article_is_followed(inspector: Inspector) -> None:
    inspector.apply_change(Change(ActionKind.NOTE, "", notes=(Edit(None, note(2, "Second")),)))
    assert titles(inspector)[1] == "Notes 3"


def test_a_tab_is_shown_by_name_by_arrow_and_by_mouse(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.show_tab(NOTES)
    assert inspector.notes.isVisible()
    inspector.tabs.setFocus()
    qtbot.keyClick(inspector.tabs, Qt.Key.Key_Right)
    assert inspector.tab == INFO
    first = inspector.tabs.tabRect(0).center()
    qtbot.mouseClick(inspector.tabs, Qt.MouseButton.LeftButton, pos=first)
    assert inspector.tab == MARKS
    with pytest.raises(ValueError, match="elsewhere"):
        inspector.show_tab("elsewhere")


def test_the_focus_goes_to_what_the_tab_shows(inspector: Inspector) -> None:
    inspector.setFocus()
    assert inspector.marks.view.hasFocus()
    inspector.show_tab(NOTES)
    inspector.setFocus()
    assert inspector.notes.view.hasFocus()


def test_a_mark_is_selected_wherever_it_is_listed(inspector: Inspector) -> None:
    inspector.select_annotation(NOTED.id)
    assert inspector.marks.selected() == [2]
    assert inspector.notes.view.selected_rows() == [1]
    inspector.select_annotation(None)
    assert inspector.marks.selected() == []


def test_keys_in_the_panes_ask_for_changes(inspector: Inspector, qtbot: QtBot) -> None:
    heard: list[tuple[object, ...]] = []
    marks = ("annotation_chosen", "relabel_requested", "remove_requested", "note_requested")
    notes = (*("note_chosen", "article_note_requested", "annotation_note_removed", "note_removed"),)
    for pane, names in ((inspector.marks, marks), (inspector.notes, notes)):
        for name in names:
            signal = getattr(pane, name)
            signal.connect(lambda *args, name=name: heard.append((name, *args)))
    inspector.marks.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_X, Qt.Key.Key_N):
        qtbot.keyClick(inspector.marks.view, key)
    inspector.show_tab(NOTES)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_N, Qt.Key.Key_X):
        qtbot.keyClick(inspector.notes.view, key)
    assert {entry[0] for entry in heard} == {*marks, *notes}
    assert ("relabel_requested", [2], ORG) in heard


def test_what_the_library_tells_is_followed(
    inspector: Inspector, library: Library, add: Callable[..., ArticleId]
) -> None:
    opened = add()
    org = library.labels.named("ORG")
    inspector.set_labels(library.labels.all())
    inspector.show_article(library.articles.get(opened))
    steps = (
        lambda: library.marks.add(opened, 0, 7, org.id, note="Check"),
        lambda: library.marks.add(opened, 0, 15, org.id),
        lambda: library.notes.add(opened, "On all of it"),
        library.history.undo,
        library.history.undo,
    )
    seen = []
    for step in steps:
        inspector.apply_change(step())
        seen.append(titles(inspector)[:2])
    assert seen == [
        ["Marks 1", "Notes 1"],
        ["Marks 2", "Notes 1"],
        ["Marks 2", "Notes 2"],
        ["Marks 2", "Notes 1"],
        ["Marks 1", "Notes 1"],
    ]
    library.tags.put_on([opened], "harbour")
    inspector.update_summary(library.articles.summaries([opened])[0])
    inspector.info.set_known_tags(["strike"])


@pytest.fixture
def restored_theme(qapp: QApplication) -> Iterator[QApplication]:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("name", THEMES)
def test_every_tab_is_painted_in_every_theme(
    inspector: Inspector, restored_theme: QApplication, name: str
) -> None:
    theme = load_theme(name)
    apply_theme(restored_theme, theme)
    inspector.set_theme(theme)
    for tab in (MARKS, NOTES, INFO):
        inspector.show_tab(tab)
        corner = inspector.grab().toImage().pixelColor(2, 2)
        assert corner == theme.panel
    inspector.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not inspector.grab().isNull()


def test_the_tabs_have_room_in_the_narrowest_inspector(inspector: Inspector) -> None:
    inspector.resize(220, 600)
    last = inspector.tabs.tabRect(2)
    assert last.right() <= 220
