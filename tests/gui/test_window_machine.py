"""Whatever is done in the list, by the window and by others: list, counts and file agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import make_article
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from person import CTRL, NONE, SHIFT
from visits import Visits

from reader.kinds import Sort, View
from reader.library import Library
from ui.listing.headings import headings_of
from ui.listing.loading import Order

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

KEYS = [
    *(("J", NONE), ("K", NONE), ("J", SHIFT), ("S", NONE), ("U", NONE), ("D", NONE)),
    *(("D", SHIFT), ("C", SHIFT), ("Delete", CTRL), ("Delete", CTRL), ("A", CTRL)),
    *(("Z", CTRL), ("Z", CTRL), ("Y", CTRL), ("Home", NONE), ("Down", SHIFT)),
]
LISTS = [
    *("All articles", "Unread", "Starred", "Done", "Trash"),
    *("#port", "Desk", "Wire 0", "2021", "English"),
]
SETTLED = (View.ALL, View.TRASH)
"""The views that articles leave at once; from the others they go when they are chosen again."""
SORTS = [Sort.NEWEST, Sort.IMPORTED, Sort.TITLE, Sort.SOURCE]


class Listed(RuleBasedStateMachine):
    """A person at a window, and another program."""

    bot: QtBot
    folders: pytest.TempPathFactory

    @initialize()
    def begin(self) -> None:
        path = self.folders.mktemp("machine") / "test.postil"
        with Library.open(path, author="ines") as library:
            for number in range(7):
                library.importing.article(
                    make_article(
                        f"Article {number % 3}\nText {number}.",
                        published=f"2021-02-0{number // 2 + 1}",
                        source=f"Wire {number % 2}",
                    )
                )
            ids = library.articles.ids()
            library.collections.put_in_new(list(ids[:4]), "Desk")
            library.tags.put_on(list(ids[2:5]), "port")
        self.visits = Visits(path, self.bot)
        self.person = self.visits.begin()
        self.person.window.list.table.setFocus()

    def teardown(self) -> None:
        if hasattr(self, "visits"):
            self.visits.end()

    @rule(key=st.sampled_from(KEYS))
    def press(self, key: tuple[str, object]) -> None:
        self.person.window.list.table.setFocus()
        self.person.press(*key)

    @rule(name=st.sampled_from(LISTS))
    def choose(self, name: str) -> None:
        if name in self._names():
            self.person.click_list(name)
            assert self._is_current()

    @rule(sort=st.sampled_from(SORTS), backwards=st.booleans(), grouped=st.booleans())
    def arrange(self, sort: Sort, *, backwards: bool, grouped: bool) -> None:
        self.person.window.desk.list_work.arranging._arrange(Order(sort, backwards, grouped))

    @rule(place=st.integers(0, 6), tag=st.sampled_from(["port", "sea"]))
    def tag(self, place: int, tag: str) -> None:
        listed = self.person.listed()
        if place < len(listed):
            session = self.person.window.session
            session.perform(session.library.tags.put_on, [listed[place]], tag)

    @rule(place=st.integers(0, 6), what=st.sampled_from(["trash", "restore", "star", "untag"]))
    def write_elsewhere(self, place: int, what: str) -> None:
        listed = self.person.listed()[place : place + 1]
        with self.person.other() as library:
            if listed and what == "star":
                library.articles.set_starred(listed, starred=True)
            elif listed and what == "untag":
                library.tags.take_off(listed, "port")
            elif listed:
                getattr(library.articles, what)(listed)
        self.person.window.session.look_for_others()

    @invariant()
    def all_agree(self) -> None:
        if not hasattr(self, "person"):
            return
        self.person.wait_for_tasks()
        library, model = self.person.window.session.library, self.person.window.model
        counts = library.articles.counts()
        for view, name in zip(View, LISTS_OF_VIEWS, strict=True):
            assert self.person.counted(name) == counts.views[view]
        ids = list(model.ids)
        assert [model.summary(model.row_of(each)) for each in ids] == (
            library.articles.summaries(ids)
        )
        assert set(self.person.window.list.selected_articles()) <= set(ids)
        current = self.person.window.list.current_article()
        assert current == (self.person.article if self.person.article in ids else None)
        if self.person.window.listing.filter.view in SETTLED:
            assert self._is_current()

    def _is_current(self) -> bool:
        """Return whether the rows are those of the list on the disk."""
        listing, model = self.person.window.listing, self.person.window.model
        order, articles = listing.order, self.person.window.session.library.articles
        ids, groups = articles.grouped(listing.filter, order.sort, backwards=order.backwards)
        headings = headings_of(groups, order.sort) if order.grouped else []
        return model.shows(ids, headings)

    def _names(self) -> list[str]:
        return [
            index.data()
            for index in self.person._lines(self.person.line_called("Library").parent())
        ]


LISTS_OF_VIEWS = ("All articles", "Unread", "In progress", "Done", "Starred", "Trash")


def test_list_counts_and_file_agree_whatever_is_done(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Machine(Listed):
        bot = qtbot
        folders = tmp_path_factory

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
        ),
    )
