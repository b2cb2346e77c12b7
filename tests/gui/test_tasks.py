"""Background work: what comes back to the window, and when."""

from __future__ import annotations

import sqlite3
import threading
from time import sleep
from typing import TYPE_CHECKING

import pytest

from reader.errors import UserError
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.tasks import Task


ENDLESS = "n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


@pytest.fixture
def tasks(library: Library) -> Iterator[Tasks]:
    tasks = Tasks(library)
    yield tasks
    tasks.finish()


def test_work_has_a_library_and_a_thread_of_its_own(
    tasks: Tasks, library: Library, qtbot: QtBot
) -> None:
    def work(own: Library, _task: Task) -> tuple[bool, bool]:
        return own is library, threading.current_thread() is threading.main_thread()

    with qtbot.waitSignal(tasks.start(work).succeeded) as succeeded:
        pass
    assert succeeded.args == [(False, False)]


def test_work_that_is_done_at_once_is_heard_of_by_who_connects_late(
    tasks: Tasks, qtbot: QtBot
) -> None:
    done = threading.Event()
    task = tasks.start(lambda _library, _task: done.set())
    done.wait(0.05)  # the caller is slow to connect
    heard: list[object] = []
    task.succeeded.connect(heard.append)
    with qtbot.waitSignal(task.ended):
        pass
    assert heard == [None]


def test_a_refusal_comes_back_as_a_sentence(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_library: Library, _task: Task) -> None:
        raise UserError("No article is selected.")

    task = tasks.start(work)
    with qtbot.waitSignal(task.ended), qtbot.waitSignal(task.failed) as failed:
        pass
    assert failed.args == ["No article is selected."]


def test_progress_arrives_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    task = tasks.start(lambda _library, task: [task.report(n) for n in range(3)])
    task.progressed.connect(
        lambda n: seen.append((n, threading.current_thread() is threading.main_thread()))
    )
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [(0, True), (1, True), (2, True)]


def test_work_that_is_cancelled_stops_where_it_reports(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(_library: Library, task: Task) -> None:
        begun.set()
        while True:
            sleep(0.001)
            task.report(0)

    task = tasks.start(work)
    succeeded: list[object] = []
    task.succeeded.connect(succeeded.append)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert succeeded == []


def test_work_that_is_cancelled_before_it_began_never_begins(tasks: Tasks, qtbot: QtBot) -> None:
    begun: list[object] = []
    task = tasks.start(lambda _library, _task: begun.append(1))
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert begun == []


def test_a_query_is_interrupted(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(library: Library, _task: Task) -> None:
        begun.set()
        library._db.value(f"WITH RECURSIVE {ENDLESS} SELECT max(x) FROM n")

    task = tasks.start(work)
    qtbot.waitUntil(begun.is_set)
    qtbot.wait(20)
    with qtbot.waitSignal(task.ended):
        task.cancel()


def test_a_query_that_begins_after_the_cancel_is_interrupted_too(
    tasks: Tasks, qtbot: QtBot
) -> None:
    begun, cancelled = threading.Event(), threading.Event()

    def work(library: Library, _task: Task) -> None:
        begun.set()
        cancelled.wait()
        library._db.value(f"WITH RECURSIVE {ENDLESS} SELECT max(x) FROM n")

    task = tasks.start(work, quick=True)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(task.ended):
        task.cancel()
        cancelled.set()


def test_finishing_interrupts_a_query_that_begins_late(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(library: Library, task: Task) -> None:
        begun.set()
        while not task.cancelled:
            sleep(0.001)
        sleep(0.01)
        library._db.value(f"WITH RECURSIVE {ENDLESS} SELECT max(x) FROM n")

    task = tasks.start(work)
    qtbot.waitUntil(begun.is_set)
    tasks.finish()
    assert task.cancelled


def test_a_bug_in_the_work_goes_where_those_of_the_window_go(tasks: Tasks, qtbot: QtBot) -> None:
    with (
        qtbot.captureExceptions() as bugs,
        qtbot.waitSignal(tasks.start(lambda _library, _task: {}["no"]).ended),
    ):
        pass
    assert [kind for kind, *_ in bugs] == [KeyError]


def test_what_fails_once_it_is_cancelled_is_no_bug(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_library: Library, task: Task) -> None:
        task.cancel()
        raise sqlite3.OperationalError("vtable constructor failed: article_search")

    with qtbot.captureExceptions() as exceptions:
        task = tasks.start(work)
        with qtbot.waitSignal(task.ended):
            pass
    assert exceptions == []


def test_finishing_waits_for_what_is_under_way(tasks: Tasks, qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(_library: Library, task: Task) -> None:
        begun.set()
        try:
            while True:
                sleep(0.001)
                task.report(0)
        finally:
            ended.set()

    tasks.start(work)
    qtbot.waitUntil(begun.is_set)
    tasks.finish()
    assert ended.is_set()


def test_nothing_is_heard_after_finishing(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []
    begun, released = threading.Event(), threading.Event()

    def work(_library: Library, task: Task) -> str:
        begun.set()
        released.wait()
        return "done"

    for _ in range(2):
        task = tasks.start(work)
        for signal in (task.progressed, task.succeeded, task.ended):
            signal.connect(lambda *told: heard.append(told))
    qtbot.waitUntil(begun.is_set)
    released.set()
    tasks.finish()
    tasks.start(work).ended.connect(lambda: heard.append("late"))
    qtbot.wait(20)
    assert heard == []


def test_quick_work_finds_the_same_library_open_again(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    for _ in range(3):
        task = tasks.start(
            lambda own, _task: seen.append((id(own), threading.get_ident())), quick=True
        )
        with qtbot.waitSignal(task.ended):
            pass
    assert len(set(seen)) == 1


def test_quick_work_gives_way_to_the_next(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def endless(own: Library, _task: Task) -> None:
        begun.set()
        own._db.value(f"WITH RECURSIVE {ENDLESS} SELECT count(*) FROM n")

    stale = tasks.start(endless, quick=True)
    qtbot.waitUntil(begun.is_set)
    fresh = tasks.start(lambda own, _task: len(own.labels.all()), quick=True)
    with qtbot.waitSignal(fresh.succeeded) as succeeded:
        stale.cancel()
    assert succeeded.args[0] > 0


def test_a_library_that_was_kept_open_is_closed_at_the_end(library: Library, qtbot: QtBot) -> None:
    tasks = Tasks(library)
    library.labels.add("New")
    task = tasks.start(lambda own, _task: own.labels.all(), quick=True)
    with qtbot.waitSignal(task.ended):
        pass
    log = library.path.with_name(f"{library.path.name}-wal")
    assert log.exists()
    tasks.finish()
    library.close()
    assert not log.exists()  # the last to close the file takes it away
