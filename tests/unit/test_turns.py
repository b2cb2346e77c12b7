"""Several who write to one library at once: nobody is kept waiting by what goes on and on."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from reader.errors import BusyError
from reader.library import Library
from reader.storage import database, intake
from reader.storage.turns import turns_of
from reader.values import NotePlace
from tests.conftest import make_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.values import ArticleId, ImportedArticle


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(3) as threads:
        yield threads


def test_what_is_typed_is_kept_before_a_batch_of_an_import_is_stored(
    library: Library,
    add: Callable[..., ArticleId],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    beside: ThreadPoolExecutor,
) -> None:
    for long in ("BATCH_SECONDS", "STORING_SECONDS"):
        monkeypatch.setattr(intake, long, 600.0)
    monkeypatch.setattr(intake, "BATCH_SIZE", 4000)
    article, begun = add("Here before\nA text."), Event()

    def new() -> Iterator[tuple[str, ImportedArticle, None]]:
        for number in range(3000):
            yield "", make_article(f"Title {number}\nText {number}"), None
        begun.set()  # all of them are read, and are stored now

    def take_in_all() -> int:
        with Library.open(path, author="otto") as other:
            return len(list(intake.take_in(other._db, new(), "otto")))

    stored = beside.submit(take_in_all)
    begun.wait()
    while not library.drafts.all() or len(library.articles.ids()) < 2:
        library.drafts.keep(NotePlace(article), "A no")
    assert len(library.articles.ids()) < 3001
    assert stored.result() == 3000
    assert len(library.articles.ids()) == 3001


def test_an_import_stores_little_at_once_where_another_program_writes(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch, beside: ThreadPoolExecutor
) -> None:
    for long in ("BATCH_SECONDS", "STORING_SECONDS"):
        monkeypatch.setattr(intake, long, 600.0)
    monkeypatch.setattr(intake, "BATCH_SIZE", 4000)
    writing, read, enough = Event(), Event(), Event()

    def new() -> Iterator[tuple[str, ImportedArticle, None]]:
        for number in range(3000):
            yield "", make_article(f"Title {number}\nText {number}"), None
        read.set()  # they are stored as soon as the other program has finished

    def write() -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writing.set()
        enough.wait()
        other.close()

    writer = beside.submit(write)
    writing.wait()
    beside.submit(lambda: (read.wait(), sleep(0.5), enough.set()))
    reports = intake.take_in(library._db, new(), "ines")
    next(reports)
    assert 0 < len(library.articles.ids()) < 3000
    writer.result()
    assert len(list(reports)) == 2999


def test_who_is_patient_lets_those_go_first_who_came_later(
    path: Path, beside: ThreadPoolExecutor
) -> None:
    turns, wrote = turns_of(path), []

    def write(name: str, *, patient: bool) -> None:
        with turns.taken(600, patient=patient) as has_come:
            assert has_come
            wrote.append(name)

    with turns.taken(600, patient=True):
        assert not turns.is_awaited()
        patient = beside.submit(write, "patient", patient=True)
        others = beside.submit(write, "other", patient=False)
        while not turns.is_awaited():
            sleep(0.001)
    patient.result()
    others.result()
    assert wrote == ["other", "patient"]


def test_a_turn_that_does_not_come_is_told(path: Path) -> None:
    turns = turns_of(path)
    with turns.taken(600, patient=False):
        with turns.taken(0.01, patient=False) as has_come:
            assert not has_come
        assert not turns.is_awaited()
    with turns.taken(0.01, patient=False) as has_come:
        assert has_come


def test_a_write_that_waits_too_long_for_another_in_the_program_says_so(
    library: Library,
    add: Callable[..., ArticleId],
    path: Path,
) -> None:
    article = add("Title\nA text.")
    library.wait_at_most(0.01)
    with (
        Library.open(path, author="otto") as other,
        other._db.transaction(),
        pytest.raises(BusyError, match="is writing to"),
    ):
        library.tags.put_on([article], "port")
    library.tags.put_on([article], "port")


def test_a_write_waits_for_another_program_as_long_as_was_said(
    library: Library, add: Callable[..., ArticleId], path: Path
) -> None:
    article = add("Title\nA text.")
    library.wait_at_most(0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):  # the second one, too
            began = monotonic()
            with pytest.raises(BusyError, match="is writing to"):
                library.tags.put_on([article], "port")
            assert monotonic() - began < database.BUSY_SECONDS / 2


def test_a_write_comes_in_between_those_of_another_program_that_never_rests(
    library: Library, add: Callable[..., ArticleId], path: Path, beside: ThreadPoolExecutor
) -> None:
    article = add("Title\nA text.")
    begun, enough = Event(), Event()
    rounds = 0

    def write_on_and_on() -> None:
        nonlocal rounds
        other = sqlite3.connect(path, isolation_level=None, timeout=60)
        while not enough.is_set():
            other.execute("BEGIN IMMEDIATE")
            begun.set()
            rounds += 1
            sleep(0.15)
            other.execute("COMMIT")
            sleep(0.002)
        other.close()

    restless = beside.submit(write_on_and_on)
    try:
        for name in ("port", "strike", "storm", "flood", "vote", "court", "trade", "crop"):
            begun.clear()
            begun.wait()
            library.tags.put_on([article], name)
    finally:
        enough.set()
    restless.result()
    assert len(library.articles.summaries([article])[0].tags) == 8
    assert rounds <= 8 * 5
