"""The one search box: what shows under it while one types, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QPushButton

from reader.values import Span
from ui.dialogs.search_help import SearchHelpDialog
from ui.models.search_rows import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId
    from ui.models.search_rows import SearchRow


class Searcher:
    """A person who searches."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.box = person.window.desk.top.search
        self.quick = person.window.desk.searching.quick

    def type(self, text: str) -> None:
        self.person.press("K", CTRL)
        self.wait()
        self.person.type(text)
        self.wait()

    def wait(self) -> None:
        self.person.wait_for_tasks()

    def press(
        self, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.person.press(key, modifiers)
        self.wait()

    @property
    def shown(self) -> bool:
        return self.quick.popup.isVisible()

    def rows(self, kind: Kind = Kind.HIT) -> list[str]:
        return [row.text for row in self.quick._model.rows if row.kind is kind]

    def current(self) -> SearchRow | None:
        row = self.quick.popup.current
        return self.quick._model.rows[row] if row >= 0 else None

    def problem(self) -> str:
        label = self.quick.popup.findChild(QLabel)
        return label.text() if label.isVisible() else ""

    def choose(self, text: str) -> None:
        row = next(n for n, row in enumerate(self.quick._model.rows) if row.text == text)
        index = self.quick._model.index(row, 0)
        table = self.quick.popup.list
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        self.wait()


@pytest.fixture
def searcher(person: Person) -> Searcher:
    return Searcher(person)


def titles(person: Person) -> list[str]:
    found = person.window.session.library.articles.summaries(person.listed())
    return [summary.title.split(" for ")[0] for summary in found]


# Results


@pytest.mark.x11
def test_results_show_while_one_types_and_the_list_stays(searcher: Searcher) -> None:
    searcher.type("lam")
    assert searcher.shown
    assert searcher.rows() == ["Lamps for Northgate"]
    assert searcher.box.hasFocus()
    assert len(searcher.person.listed()) == 3


def test_enter_opens_the_first_result_and_goes_to_the_article(searcher: Searcher) -> None:
    searcher.type("grain")
    searcher.press("Return")
    assert searcher.person.stored().summary.title == "Grain for Northgate"
    assert not searcher.shown
    assert searcher.person.view.hasFocus()
    assert searcher.box.text() == "grain"


def test_enter_waits_for_the_results_of_what_was_typed(searcher: Searcher) -> None:
    searcher.person.press("K", CTRL)
    searcher.person.type("grain")
    searcher.person.press("Return")
    searcher.wait()
    assert searcher.person.stored().summary.title == "Grain for Northgate"


def test_arrows_walk_through_the_rows_and_round(searcher: Searcher) -> None:
    searcher.type("northgate")
    first = searcher.current()
    searcher.press("Down")
    assert searcher.current() is not first
    searcher.press("Up")
    assert searcher.current() is first
    searcher.press("Up")
    assert searcher.current().kind is Kind.DEED
    searcher.press("Down")
    assert searcher.current() is first


def test_a_click_opens_a_result(searcher: Searcher) -> None:
    searcher.type("boats")
    searcher.choose("Boats for Northgate")
    assert searcher.person.stored().summary.title == "Boats for Northgate"


def emphasised(row: SearchRow) -> list[str]:
    return [row.text[slice(*span)] for span in row.hits]


def test_a_hit_in_a_text_shows_its_sentence_with_all_its_words(searcher: Searcher) -> None:
    searcher.type("thursday boats -lamps -grain")
    row = next(row for row in searcher.quick._model.rows if row.kind is Kind.HIT)
    assert row.text == "The Harbour Council said Thursday that it will buy 24 boats."
    assert emphasised(row) == ["Thursday", "boats"]
    assert row.detail == "Boats for Northgate · Boats Gazette · 1 Feb 2021"


def test_an_article_is_opened_at_the_hit(searcher: Searcher) -> None:
    searcher.type("halloran -lamps -grain")
    searcher.press("Return")
    view = searcher.person.view
    article = view.article()
    assert article.summary.title == "Boats for Northgate"
    assert article.text[slice(*view.selection())] == "Halloran"


def test_a_title_is_found_once(searcher: Searcher) -> None:
    searcher.type("lamps")
    assert searcher.rows(Kind.HEAD) == ["Titles", "Names"]
    assert searcher.rows() == ["Lamps for Northgate"]


def test_marks_and_notes_are_found_and_gone_to(searcher: Searcher) -> None:
    person = searcher.person
    library = person.window.session.library
    start = person.find("Ines Halloran")
    org = library.labels.named("ORG").id
    person.window.session.perform(library.marks.add, person.article, start, start + 13, org)
    person.window.session.perform(
        library.notes.add, person.article, "Ask the pilot about her", start + 20, start + 28
    )
    searcher.type("halloran")
    marks = searcher.rows(Kind.HEAD).index("Marks")
    assert marks > 0
    searcher.box.selectAll()
    person.type("mark:ines")
    searcher.wait()
    assert searcher.rows() == ["Ines Halloran"]
    searcher.press("Return")
    (mark,) = person.marks()
    assert person.view.selected_annotation() == mark.id
    searcher.type("note:pilot")
    assert emphasised(next(r for r in searcher.quick._model.rows if r.hits)) == ["pilot"]
    searcher.press("Return")
    assert person.view.selection() == Span(start + 20, start + 28)


def test_names_lead_to_their_articles(searcher: Searcher) -> None:
    searcher.type("gaz")
    assert sorted(searcher.rows(Kind.NAME)) == ["Boats Gazette", "Grain Gazette", "Lamps Gazette"]
    searcher.choose("Grain Gazette")
    assert titles(searcher.person) == ["Grain"]
    assert searcher.box.text() == 'source:"Grain Gazette"'


def test_languages_are_called_by_their_names(searcher: Searcher) -> None:
    library = searcher.person.window.session.library
    library.metadata.change(library.articles.ids()[:1], language="ar")
    searcher.type("ar")
    searcher.choose("Arabic")
    assert searcher.box.text() == "lang:ar"
    assert len(searcher.person.listed()) == 1


def test_a_query_without_words_shows_articles(searcher: Searcher) -> None:
    searcher.type("source:grain")
    assert searcher.rows(Kind.HEAD) == ["Articles"]
    searcher.press("Return")
    assert searcher.person.stored().summary.title == "Grain for Northgate"


def test_enter_does_nothing_where_nothing_is_found(searcher: Searcher) -> None:
    before = searcher.person.article
    searcher.type("teapot")
    searcher.press("Return")
    assert searcher.person.article == before
    assert searcher.box.hasFocus()


def test_what_nothing_has_is_said(searcher: Searcher) -> None:
    searcher.type("teapot")
    assert searcher.rows(Kind.HEAD) == ["Nothing found"]
    assert searcher.rows() == []


def test_esc_goes_back_as_if_nothing_had_been_typed(searcher: Searcher) -> None:
    searcher.type("grain")
    searcher.press("Escape")
    assert not searcher.shown
    assert searcher.box.text() == ""
    assert searcher.person.window.list.table.hasFocus()


@pytest.mark.parametrize("modifier", [NONE, CTRL])
def test_leaving_the_search_leaves_the_article_that_it_opened(
    searcher: Searcher, modifier: Qt.KeyboardModifier
) -> None:
    searcher.person.click_list("Grain Gazette")
    searcher.type("lamps")
    searcher.press("Return")
    opened = searcher.person.article
    assert opened not in searcher.person.listed()
    searcher.press("K", CTRL)
    searcher.press("Return" if modifier == CTRL else "Escape", modifier)
    assert searcher.person.article == opened


def test_the_rows_go_when_the_focus_goes_elsewhere_and_come_back_with_it(
    searcher: Searcher,
) -> None:
    searcher.type("grain")
    searcher.person.view.setFocus()
    assert not searcher.shown
    searcher.press("K", CTRL)
    assert searcher.shown
    assert searcher.box.selectedText() == "grain"


# The list


def test_ctrl_enter_lists_all_results(searcher: Searcher) -> None:
    searcher.person.click_list("Grain Gazette")
    searcher.type("thursday -lamps")
    searcher.press("Return", CTRL)
    assert titles(searcher.person) == ["Grain", "Boats"]
    assert searcher.person.window.list.table.hasFocus()
    assert searcher.box.text() == "thursday -lamps*"


def test_a_list_can_be_searched_alone(searcher: Searcher) -> None:
    searcher.person.click_list("Grain Gazette")
    searcher.type("thursday")
    searcher.choose("Results in “Grain Gazette” alone")
    assert titles(searcher.person) == ["Grain"]
    searcher.person.click_list("All articles")
    assert searcher.box.text() == ""
    assert len(searcher.person.listed()) == 3


def test_esc_brings_back_what_the_list_is_searched_for(searcher: Searcher) -> None:
    searcher.type("grain")
    searcher.press("Return", CTRL)
    searcher.type("lamps")
    searcher.press("Escape")
    assert searcher.box.text() == "grain*"
    assert titles(searcher.person) == ["Grain"]


def test_the_button_to_clear_ends_the_search_of_the_list(searcher: Searcher) -> None:
    searcher.type("grain")
    searcher.press("Return", CTRL)
    assert len(searcher.person.listed()) == 1
    searcher.box.actions()[0].trigger()
    searcher.wait()
    assert len(searcher.person.listed()) == 3


def test_enter_in_the_emptied_box_ends_the_search_of_the_list(searcher: Searcher) -> None:
    searcher.type("grain")
    searcher.press("Return", CTRL)
    searcher.press("K", CTRL)
    searcher.press("Backspace")
    assert searcher.box.text() == ""
    searcher.press("Return")
    assert len(searcher.person.listed()) == 3
    assert searcher.box.text() == ""


# The language


def test_fields_and_names_are_completed_with_tab(searcher: Searcher) -> None:
    searcher.type("grain sou")
    assert searcher.rows(Kind.COMPLETION) == ["source:"]
    searcher.press("Tab")
    assert searcher.box.text() == "grain source:"
    assert searcher.rows(Kind.COMPLETION)[0] == 'source:"Boats Gazette"'
    searcher.person.type("gra")
    searcher.wait()
    searcher.press("Tab")
    assert searcher.box.text() == 'grain source:"Grain Gazette" '
    assert searcher.rows() == ["Grain for Northgate"]


def test_what_was_completed_is_asked_for_as_it_is(searcher: Searcher) -> None:
    searcher.type("lang:e")
    searcher.press("Tab")
    searcher.press("Return", CTRL)
    assert searcher.box.text() == "lang:English"
    searcher.type("harbo ")
    assert searcher.rows() == []
    searcher.press("Return", CTRL)
    assert searcher.person.listed() == []


def test_a_completion_can_be_clicked_or_walked_to(searcher: Searcher) -> None:
    searcher.type("is:")
    searcher.choose("is:unread")
    assert searcher.box.text() == "is:unread "
    searcher.box.clear()
    searcher.person.type("source:gaz")
    searcher.wait()
    while searcher.current().text != 'source:"Grain Gazette"':
        searcher.press("Up")
    searcher.press("Return")
    assert searcher.box.text() == 'source:"Grain Gazette" '


@pytest.mark.x11
def test_a_wrong_query_says_where_and_the_box_keeps_the_focus(searcher: Searcher) -> None:
    searcher.type("sorce:x boats")
    assert "did you mean “source:”?" in searcher.problem()
    assert "<u><b>sorce:</b></u>" in searcher.problem()
    assert searcher.box.hasFocus()
    searcher.press("Return", CTRL)
    assert searcher.box.hasFocus()
    assert len(searcher.person.listed()) == 3
    searcher.box.selectAll()
    searcher.person.type("source:gr")
    searcher.wait()
    assert searcher.problem() == ""


def test_where_a_query_is_wrong_enter_takes_nothing_that_was_found_before(
    searcher: Searcher,
) -> None:
    searcher.type("on:2021..202")
    assert searcher.current() is not None
    before = searcher.person.article
    searcher.person.type("0")
    searcher.wait()
    assert "ends before it begins" in searcher.problem()
    searcher.press("Down")
    searcher.press("Return")
    assert "ends before it begins" in searcher.problem()
    assert searcher.person.article == before


def test_the_sheet_of_the_language_puts_its_examples_into_the_box(searcher: Searcher) -> None:
    searcher.press("F1", SHIFT)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, SearchHelpDialog)
    example = next(b for b in sheet.findChildren(QPushButton) if b.text() == "is:unread")
    QTest.mouseClick(example, LEFT)
    searcher.person.wait(lambda: searcher.box.text() == "is:unread")
    searcher.wait()
    assert searcher.shown
    assert len(searcher.rows()) > 0


# What else can be done


def test_a_long_query_is_shortened_in_the_question_for_its_name(searcher: Searcher) -> None:
    def look(dialog: QInputDialog) -> None:
        assert len(dialog.labelText()) < 90
        assert dialog.labelText().endswith("…”:")
        assert dialog.textValue() == query
        dialog.reject()

    query = " OR ".join(f"grain{number}" for number in range(40))
    when_asked(QInputDialog, look)
    searcher.person.window.desk.list_work.saving.keep(query, query)


def test_a_search_is_saved_under_a_name(searcher: Searcher) -> None:
    searcher.type("grain OR lamps")
    when_asked(QInputDialog, lambda dialog: (dialog.setTextValue("Goods"), dialog.accept()))
    searcher.choose("Save this search…")
    saved = searcher.person.window.session.library.searches.all()
    assert [(search.name, search.query) for search in saved] == [("Goods", "grain OR lamps")]
    assert searcher.person.counted("Goods") == 2


def test_all_hits_are_shown_in_their_context(searcher: Searcher) -> None:
    searcher.type("northgate")
    searcher.choose("All hits in their context")
    concordance = searcher.person.window.desk.searching.concordances._concordance
    searcher.person.wait(lambda: len(concordance.hits) == 6)


def test_what_the_list_is_searched_for_is_shown_in_its_context(searcher: Searcher) -> None:
    searcher.type("northgate")
    searcher.press("Return", CTRL)
    searcher.press("F", CTRL | SHIFT)
    concordance = searcher.person.window.desk.searching.concordances._concordance
    searcher.person.wait(lambda: len(concordance.hits) == 6)


def test_a_selected_word_is_looked_up(searcher: Searcher) -> None:
    searcher.person.select("Ines Halloran")
    searcher.press("K", CTRL | SHIFT)
    assert searcher.box.text() == '"Ines Halloran"'
    assert searcher.box.hasFocus()
    assert len(searcher.rows()) == 3


def test_the_context_menu_looks_up_the_word_at_the_caret(searcher: Searcher) -> None:
    person = searcher.person
    person.view.set_caret(person.find("Thursday") + 2)
    person.ask_for_menu(person.view.viewport(), person.place_of(person.find("Thursday") + 3))
    person.choose_in_popup("Look Up in Library")
    searcher.wait()
    assert searcher.box.text() == "Thursday"


def test_without_a_word_there_is_nothing_to_look_up(visit: Callable[[], Person]) -> None:
    person = visit()
    person.choose("Edit", "Look Up in Library")
    assert person.told() == "Open an article first."


def test_a_library_of_many_articles_shows_a_few(
    add: Callable[..., ArticleId], visit: Callable[[], Person]
) -> None:
    for number in range(30):
        add(f"Quay {number}\nBoats at the quay.", published=f"2021-01-{number % 28 + 1:02}")
    searcher = Searcher(visit())
    searcher.type("q")
    assert 5 <= len(searcher.rows()) <= 20
