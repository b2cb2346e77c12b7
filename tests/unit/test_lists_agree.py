"""Whatever is done in whatever order: lists, counts, groups and file say the same."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest import mock

from conftest import make_article, rows_of
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.errors import BuiltUponError, ConflictError, NotFoundError
from reader.library import Library
from reader.lists import ArticleFilter
from reader.sort_keys import sort_key
from reader.storage import sort_keys, undo_bulk
from reader.values import ActionState, Sort, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.lists import ArticleId, ArticleSummary

TITLES = ["Boats", "boats for all", "Ärger im Hafen", "مجلس الميناء", "“Quay”", "Boats 10"]
SOURCES = ["Northgate Wire", "northgate wire", "Pöst", ""]
DATES = [None, "2021-02-18", "2021-02-18T23:30:00+00:00", "2021-03-01T00:10:00+00:00", "2020"]
NAMES = ["port", "sea", "Port"]
UNTOLD = frozenset(("action", "change", "sqlite_sequence", "facet", "article_label", "tag"))
"""Tables that hold the history, or counts that may be nothing instead of nought."""
READ = 12
"""Where a row of ``article`` says whether it is read."""

_KEYS: dict[Sort, Callable[[ArticleSummary], Any]] = {
    Sort.IMPORTED: lambda article: -article.id,
    Sort.TITLE: lambda article: (sort_key(article.title), article.id),
    Sort.LENGTH: lambda article: (-article.length, -article.id),
    Sort.MARKS: lambda article: (-article.annotations, -article.id),
}


class Filing(RuleBasedStateMachine):
    """Files articles in every way there is."""

    @initialize(few=st.sampled_from([1, 3, 200]))
    def make(self, few: int) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "test.postil"
        self.library = Library.open(self.path, author="ines")
        self.few = mock.patch.object(undo_bulk, "FEW", few)
        self.few.start()
        self.count, self.opened = 0, False
        for _ in range(3):
            self.take_in("Boats", "Post", "2021-02-18")

    def teardown(self) -> None:
        if hasattr(self, "library"):
            try:
                self.undo_all_and_redo_all()
                assert list(self.library.file.problems()) == []
            finally:
                self.few.stop()
                self.library.close()
                self.folder.cleanup()

    def undo_all_and_redo_all(self) -> None:
        before, undone = self.content(), 0
        while self.library.history.undo():
            undone += 1
        self.lists_and_counts_agree()
        for _ in range(undone):
            assert self.library.history.redo()
        assert self.content() == before

    def content(self) -> list[tuple[object, ...]]:
        """Return what undo and redo give back: opening an article is no step of the history."""
        self.library._db.execute("UPDATE article SET touched = NULL")
        rows = [row for row in rows_of(self.library) if row[0] not in UNTOLD]
        if not self.opened:
            return rows
        return [(*row[:READ], *row[READ + 1 :]) if row[0] == "article" else row for row in rows]

    def take_in(self, title: str, source: str, published: str | None) -> None:
        self.count += 1
        made = make_article(
            f"{title}\nText {self.count}", title=title, source=source, published=published
        )
        self.library.importing.article(made)

    def articles(self, data: st.DataObject) -> list[ArticleId]:
        ids = [row[0] for row in self.library._db.all("SELECT id FROM article ORDER BY id")]
        return data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)) if ids else []

    def collection(self, data: st.DataObject) -> Any:  # noqa: ANN401 (an id, or None)
        found = self.library.collections.all()
        return data.draw(st.sampled_from(found)).id if found else None

    # What can be done

    @rule(
        title=st.sampled_from(TITLES), source=st.sampled_from(SOURCES), day=st.sampled_from(DATES)
    )
    def import_one(self, title: str, source: str, day: str | None) -> None:
        self.take_in(title, source, day)

    @rule(data=st.data(), read=st.booleans())
    def read(self, data: st.DataObject, read: bool) -> None:  # noqa: FBT001 (drawn)
        if articles := self.articles(data):
            self.library.articles.set_read(articles, read=read)

    @rule(data=st.data(), starred=st.booleans())
    def star(self, data: st.DataObject, starred: bool) -> None:  # noqa: FBT001 (drawn)
        if articles := self.articles(data):
            self.library.articles.set_starred(articles, starred=starred)

    @rule(data=st.data(), status=st.sampled_from(Status))
    def set_status(self, data: st.DataObject, status: Status) -> None:
        if articles := self.articles(data):
            self.library.articles.set_status(articles, status)

    @rule(data=st.data())
    def trash(self, data: st.DataObject) -> None:
        if articles := self.articles(data):
            self.library.articles.trash(articles)

    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        if articles := self.articles(data):
            self.library.articles.restore(articles)

    @rule()
    def empty_trash(self) -> None:
        self.library.articles.empty_trash()

    @rule(data=st.data())
    def open_and_read(self, data: st.DataObject) -> None:
        for article in self.articles(data)[:1]:
            self.opened |= self.library.articles.mark_opened(article) is not None
            self.library.articles.keep_position(article, 2, reached=3)

    @rule(data=st.data(), label=st.integers(1, 3), note=st.sampled_from(["", "Hm. #port"]))
    def annotate(self, data: st.DataObject, label: int, note: str) -> None:
        for article in self.articles(data)[:1]:
            with suppress(ConflictError):
                self.library.marks.add(article, 0, 3, label, note=note)  # type: ignore[arg-type]

    @rule(data=st.data(), name=st.sampled_from(NAMES), on=st.booleans())
    def tag(self, data: st.DataObject, name: str, on: bool) -> None:  # noqa: FBT001 (drawn)
        if articles := self.articles(data):
            act = self.library.tags.put_on if on else self.library.tags.take_off
            act(articles, name)

    @rule(
        names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
        way=st.sampled_from(["rename", "merge", "delete"]),
    )
    def change_tag(self, names: list[str], way: str) -> None:
        tags = self.library.tags
        with suppress(NotFoundError, ConflictError):
            if way == "rename":
                tags.rename(*names)
            elif way == "merge":
                tags.merge(names[:1], names[1])
            else:
                tags.delete(names[0])

    @rule(name=st.sampled_from(NAMES))
    def add_collection(self, name: str) -> None:
        with suppress(ConflictError):
            self.library.collections.add(name)

    @rule(data=st.data(), into=st.booleans())
    def collect(self, data: st.DataObject, into: bool) -> None:  # noqa: FBT001 (drawn)
        collection, articles = self.collection(data), self.articles(data)
        if collection and articles:
            collections = self.library.collections
            (collections.put_in if into else collections.take_out)(articles, collection)

    @rule(
        data=st.data(),
        name=st.sampled_from(NAMES),
        way=st.sampled_from(["rename", "move", "merge", "delete"]),
    )
    def change_collection(self, data: st.DataObject, name: str, way: str) -> None:
        collections, one = self.library.collections, self.collection(data)
        if one is None:
            return
        with suppress(ConflictError):
            if way == "rename":
                collections.rename(one, name)
            elif way == "move":
                collections.move(one, 0)
            elif way == "merge":
                collections.merge([one], self.collection(data))
            else:
                collections.delete(one)

    @rule(name=st.sampled_from(NAMES), query=st.sampled_from(["is:unread", "boat*"]))
    def save_search(self, name: str, query: str) -> None:
        with suppress(ConflictError):
            self.library.searches.add(name, query)

    @rule(data=st.data(), way=st.sampled_from(["change", "move", "delete"]))
    def change_search(self, data: st.DataObject, way: str) -> None:
        searches = self.library.searches
        if found := searches.all():
            one = data.draw(st.sampled_from(found))
            if way == "change":
                searches.change(replace(one, query="changed"))
            elif way == "move":
                searches.move(one.id, 1)
            else:
                searches.delete(one.id)

    @rule(
        data=st.data(),
        title=st.sampled_from([None, *TITLES]),
        source=st.sampled_from([None, *SOURCES]),
        published=st.sampled_from([None, "", "2021-02-18", "2021-03-01T01:00+03:00"]),
        fields=st.sampled_from([{}, {"desk": "News"}, {"desk": ""}]),
        tags=st.sampled_from([(), ("port",)]),
    )
    def describe(
        self, data: st.DataObject, fields: dict[str, str], tags: tuple[str, ...], **said: str | None
    ) -> None:
        if articles := self.articles(data):
            self.library.metadata.change(articles, fields=fields, add_tags=tags, **said)

    @rule()
    def undo(self) -> None:
        before = self.content()
        if self.library.history.undo():
            after = self.content()
            assert self.library.history.redo()
            assert self.content() == before
            assert self.library.history.undo()
            assert self.content() == after

    @rule()
    def redo(self) -> None:
        self.library.history.redo()

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        steps = [
            action for action in self.library.history.actions() if action.state is ActionState.DONE
        ]
        if steps:
            with suppress(BuiltUponError):
                self.library.history.undo_action(data.draw(st.sampled_from(steps)).id)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, create=False, author="ines")

    # What always holds

    def summaries(self, wanted: ArticleFilter | None = None) -> list[ArticleSummary]:
        return self.library.articles.summaries(self.library.articles.ids(wanted))  # type: ignore[arg-type]

    @invariant()
    def lists_and_counts_agree(self) -> None:
        if not hasattr(self, "library"):
            return
        shown, counts = self.summaries(), self.library.articles.counts()
        for view, count in counts.views.items():
            assert len(self.library.articles.ids(ArticleFilter(view))) == count
        assert counts.views[View.UNREAD] == sum(not article.read for article in shown)
        assert counts.views[View.STARRED] == sum(article.starred for article in shown)
        assert dict(counts.sources) == _tally(article.source for article in shown)
        assert dict(counts.languages) == _tally(article.language for article in shown)
        assert dict(counts.months) == _tally((article.published or "")[:7] for article in shown)
        assert dict(counts.tags) == _tally(tag for article in shown for tag in article.tags)
        self.filters_and_counts_agree()

    def filters_and_counts_agree(self) -> None:
        counts, ids = self.library.articles.counts(), self.library.articles.ids
        for source, count in counts.sources:
            assert len(ids(ArticleFilter(source=source))) == count
        for month, count in counts.months:
            assert len(ids(ArticleFilter(published=month))) == count
        for tag, count in counts.tags:
            assert len(ids(ArticleFilter(tag=tag))) == count
        for collection, _, count in counts.collections:
            assert len(ids(ArticleFilter(collection=collection))) == count

    @invariant()
    def keys_are_those_of_titles_and_sources(self) -> None:
        if hasattr(self, "library"):
            assert list(sort_keys.disagreements(self.library._db)) == []

    @invariant()
    def orders_hold_the_same(self) -> None:
        if not hasattr(self, "library"):
            return
        shown = self.summaries()
        for sort in Sort:
            ids, groups = self.library.articles.grouped(sort=sort)
            assert sorted(ids) == sorted(article.id for article in shown)
            back = self.library.articles.ids(sort=sort, backwards=True)
            assert sorted(back) == sorted(ids)
            if sort in _KEYS:
                assert list(ids) == [article.id for article in sorted(shown, key=_KEYS[sort])]
                assert list(reversed(back)) == list(ids)
            starts = [group.start for group in groups]
            assert starts == sorted(set(starts))
            assert all(start < len(ids) for start in starts)
            if sort is Sort.SOURCE:
                assert len(groups) == len({article.source for article in shown})


def _tally(values: Any) -> dict[str, int]:  # noqa: ANN401 (any strings)
    return dict(Counter(value for value in values if value))


TestFiling = Filing.TestCase
TestFiling.settings = settings(
    max_examples=50, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
