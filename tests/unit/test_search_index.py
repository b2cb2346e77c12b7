"""The indexes follow what is done: imports, marks, notes, undo, emptying the trash."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from conftest import make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UserError
from reader.library import Library
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

TEXT = "another text, ئێوارە"


def import_one(library: Library, _: ArticleId, number: int) -> None:
    library.importing.article(make_article(f"Boats {number}\nThe boats of {number} كتاب"))


def mark(library: Library, article: ArticleId, number: int) -> None:
    label = library.labels.all()[0].id
    library.marks.add(article, number, number + 3, label, note="čheck" * (number % 2))


def mark_all(library: Library, _: ArticleId, number: int) -> None:
    hits = list(library.occurrences.find("boats"))
    library.occurrences.label(hits, library.labels.all()[number % 9].id)


def renote(library: Library, article: ArticleId, number: int) -> None:
    whole, text = library.articles.get(article), TEXT * (number % 2)
    for annotation in whole.annotations[:1]:
        library.notes.write_on(annotation.id, text)
    for note in whole.notes[:1]:
        library.notes.change(note.id, text)


def remove(library: Library, article: ArticleId, _: int) -> None:
    library.marks.remove([mark.id for mark in library.articles.get(article).annotations[:1]])


STEPS: list[Callable[[Library, ArticleId, int], object]] = [
    import_one,
    mark,
    mark_all,
    renote,
    remove,
    lambda library, article, number: library.notes.add(article, f"A note on {number}"),
    lambda library, article, _: library.articles.trash([article]),
    lambda library, _article, _: library.articles.empty_trash(),
    lambda library, _article, _: library.history.undo(),
    lambda library, _article, _: library.history.undo(),
    lambda library, _article, _: library.history.redo(),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30)), max_size=15))
def test_the_indexes_agree_whatever_is_done(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[Callable[[Library, ArticleId, int], object], int]],
) -> None:
    with Library.open(tmp_path_factory.mktemp("library") / "test.postil") as library:
        library.importing.article(make_article())
        for step, number in steps:
            ids = library.articles.ids()
            if ids:
                with suppress(UserError):
                    step(library, ArticleId(ids[number % len(ids)]), number)
        assert list(library.file.problems()) == []


def test_what_many_articles_leave_in_the_indexes_is_in_two_parts_at_most(library: Library) -> None:
    for run in range(3):
        new = [
            (f"{run} {number}.txt", b"Boats %d\n\nOf %d." % (number, run)) for number in range(500)
        ]
        for _ in library.importing.documents(new):
            pass
    with closing(sqlite3.connect(library.path)) as db:
        for index in ("article_search", "beginning_search", "heading_search"):
            parts = f"SELECT count(DISTINCT segid) FROM {index}_idx"
            assert db.execute(parts).fetchone() <= (2,), index
