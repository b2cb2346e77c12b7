"""Near-duplicates of a library: found once and for all, decided by people, kept in step."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import CancelledError, NotFoundError, UserError
from reader.library import Library
from reader.near_duplicates import Verdict
from reader.storage import comparing
from reader.values import ActionKind, ArticleId, Aspect, Origin, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.carrying import Carrying

    Add = Callable[..., ArticleId]

WORDS = ["harbour", "boat", "grain", "pilot", "tide", "quay", "storm", "council", "ferry", "money"]


def told(seed: int, paragraphs: int = 6) -> list[str]:
    rng = Random(seed)  # noqa: S311  (nothing here is secret)
    return [
        " ".join(rng.choice(WORDS) + rng.choice(["", "s", "ed"]) for _ in range(30)) + "."
        for _ in range(paragraphs)
    ]


def story(seed: int, title: str = "A story", *, cut: int | None = None) -> str:
    paragraphs = told(seed)
    if cut is not None:
        del paragraphs[cut]
    return "\n".join([f"{title} {seed}", *paragraphs])


def pairs(library: Library) -> list[tuple[int, int]]:
    return [(pair.article, pair.other) for pair in library.duplicates.find()]


@pytest.fixture
def copies(library: Library, add: Add) -> tuple[ArticleId, ArticleId]:
    """Return an article and a copy of it that lost a paragraph, found to be near-duplicates."""
    first, second = add(story(1)), add(story(1, "Another title", cut=2))
    assert pairs(library) == [(second, first)]
    return first, second


# Finding


def test_copies_are_found_and_other_stories_are_not(library: Library, add: Add) -> None:
    first, _other, second = add(story(1)), add(story(2)), add(story(1, "Anew", cut=0))
    assert pairs(library) == [(second, first)]
    (pair,) = library.duplicates.of(first)
    assert (pair.other, pair.verdict) == (second, Verdict.FOUND)
    assert 0.7 < pair.similarity < 0.95


def test_what_was_compared_is_not_compared_again(library: Library, add: Add) -> None:
    add(story(1))
    assert library.duplicates.backlog() == 1
    assert pairs(library) == []
    add(story(1, "Anew", cut=1))
    assert library.duplicates.backlog() == 1
    assert len(pairs(library)) == 1
    assert library.duplicates.backlog() == 0
    assert pairs(library) == []


def test_a_search_that_is_stopped_goes_on_where_it_ended(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "BATCH_SECONDS", 0)
    for seed in range(4):
        add(story(seed))
        add(story(seed, "Anew", cut=1))

    def stop(share: float) -> None:
        if share > 0.4:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        list(library.duplicates.find(stop))
    assert library.duplicates.backlog() == 4
    list(library.duplicates.find())
    assert len(library.duplicates.groups()) == 4


def test_a_search_that_is_killed_goes_on_where_it_ended(library: Library, add: Add) -> None:
    for seed in range(4):
        add(story(seed))
        add(story(seed, "Anew", cut=1))
    killed = subprocess.run([sys.executable, "-c", KILLED, library.path], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert library.duplicates.backlog() == 5
    list(library.duplicates.find())
    assert [len(group) for group in library.duplicates.groups()] == [2] * 4
    assert list(library.file.problems()) == []


KILLED = """
import os, signal, sys
from reader.library import Library
from reader.storage import comparing

comparing.BATCH_SECONDS = 0
with Library.open(sys.argv[1]) as library:
    list(library.duplicates.find(
        lambda share: share > 0.3 and os.kill(os.getpid(), signal.SIGKILL)
    ))
"""


def test_progress_ends_with_the_whole(library: Library, add: Add) -> None:
    for seed in range(3):
        add(story(seed))
    shares: list[float] = []
    list(library.duplicates.find(shares.append))
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_two_programs_that_search_at_once_find_each_pair_once(
    library: Library, path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "BATCH_SECONDS", 0)
    for seed in range(3):
        add(story(seed))
        add(story(seed, "Anew", cut=1))
    with Library.open(path) as other:
        found_by_other: list[object] = []
        found = list(
            library.duplicates.find(lambda _: found_by_other.extend(other.duplicates.find()))
        )
    assert len(found) + len(found_by_other) == len(library.duplicates.groups()) == 3
    assert list(library.file.problems()) == []


def test_bands_of_another_scheme_are_made_anew(
    library: Library, copies: tuple[ArticleId, ArticleId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "scheme", lambda: "another")
    assert len(list(library.duplicates.find())) == 1
    assert library.duplicates.groups() == [[*reversed(copies)]]


def test_articles_that_are_deleted_meanwhile_are_passed_over(
    library: Library, path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "TOLD_AFTER", -1)
    first, second = add(story(1)), add(story(1, "Anew", cut=1))
    with Library.open(path) as other:

        def delete_first(_share: float) -> None:
            if first in other.articles.ids():
                other.articles.trash([first])
                other.articles.empty_trash()

        list(library.duplicates.find(delete_first))
    assert library.duplicates.backlog() == 0
    assert library.duplicates.of(second) == []
    assert list(library.file.problems()) == []


def test_a_text_of_a_few_words_is_like_nothing(library: Library, add: Add) -> None:
    add("One title\nA text of a few words.")
    add("Another title\nA text of a few words.")
    assert pairs(library) == []


def test_articles_deleted_for_good_are_found_no_more(
    library: Library, copies: tuple[ArticleId, ArticleId], add: Add
) -> None:
    library.articles.trash([copies[0]])
    library.articles.empty_trash()
    assert library.duplicates.of(copies[1]) == []
    third = add(story(1, "A third", cut=3))
    assert pairs(library) == [(third, copies[1])]
    assert list(library.file.problems()) == []


def test_copies_of_copies_are_one_group(
    library: Library, copies: tuple[ArticleId, ArticleId], add: Add
) -> None:
    third, _other = add(story(1, "A third", cut=4)), add(story(5))
    fourth, fifth = add(story(8)), add(story(8, "Anew", cut=1))
    pairs(library)
    assert library.duplicates.groups() == [[fifth, fourth], [third, *reversed(copies)]]


# What the list shows


def test_the_list_tells_how_many_versions_there_are(
    library: Library, copies: tuple[ArticleId, ArticleId], add: Add
) -> None:
    other = add(story(2))
    shown = library.articles.summaries([*copies, other])
    assert [summary.versions for summary in shown] == [1, 1, 0]


def test_versions_in_the_trash_do_not_count(
    library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    library.articles.trash([copies[0]])
    assert library.articles.summaries([copies[1]])[0].versions == 0
    assert library.duplicates.of(copies[1]) == library.duplicates.groups() == []
    library.history.undo()
    assert library.articles.summaries([copies[1]])[0].versions == 1


# Deciding


def test_what_is_no_copy_is_not_offered_again(
    library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    change = library.duplicates.dismiss(*copies)
    assert change.articles == {*copies}
    assert change.listed
    assert library.duplicates.of(copies[0]) == library.duplicates.groups() == []
    assert library.articles.summaries([copies[0]])[0].versions == 0
    library.file.rebuild_index()
    assert library.duplicates.backlog() == 2
    list(library.duplicates.find())
    assert library.duplicates.groups() == []


def test_a_decision_can_be_undone_and_redone(
    library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    library.duplicates.dismiss(*copies)
    undone = library.history.undo()
    assert undone is not None
    assert undone.articles == {*copies}
    assert [pair.verdict for pair in library.duplicates.of(copies[0])] == [Verdict.FOUND]
    library.history.redo()
    assert library.duplicates.of(copies[0]) == []


def test_any_two_articles_can_be_linked(library: Library, add: Add) -> None:
    one, other = add(story(1)), add(story(2))
    library.duplicates.link(one, other)
    (pair,) = library.duplicates.of(one)
    assert (pair.other, pair.verdict) == (other, Verdict.LINKED)
    assert pair.similarity < 0.1
    library.history.undo()
    assert library.duplicates.of(one) == []


def test_a_decision_is_told_in_the_history(
    library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    library.duplicates.link(*copies)
    (action, *_) = library.history.actions()
    assert (action.kind, action.subject) == (ActionKind.LINK, "A story 1")
    (detail,) = library.history.changes_of(action.id)
    assert (detail.aspect, detail.subject) == (Aspect.COPY, "A story 1")
    assert (detail.before, detail.after) == ("found", "linked")


def test_a_link_between_deleted_articles_leaves_nothing_in_the_history(
    library: Library, add: Add
) -> None:
    one, other, third = add(story(1)), add(story(2)), add(story(3))
    library.duplicates.link(one, other)
    library.duplicates.link(one, third)
    library.history.undo()
    library.articles.trash([one])
    library.articles.empty_trash()
    kinds = [action.kind for action in library.history.actions()]
    assert ActionKind.LINK not in kinds
    assert list(library.file.problems()) == []


def test_what_is_gone_can_not_be_linked(library: Library, add: Add) -> None:
    with pytest.raises(NotFoundError):
        library.duplicates.link(add(story(1)), ArticleId(99))


def test_an_article_is_no_version_of_itself(library: Library, add: Add) -> None:
    article, duplicates = add(story(1)), library.duplicates
    for act in (duplicates.link, duplicates.dismiss, partial(duplicates.keep, carry=True)):
        with pytest.raises(UserError, match="no version of itself"):
            act(article, article)


# Carrying over


@pytest.fixture
def marked(library: Library, copies: tuple[ArticleId, ArticleId]) -> tuple[ArticleId, ArticleId]:
    """Return the copies; the first has a mark, a note in the text and one on the whole."""
    text = library.articles.get(copies[0]).text
    org, start = library.labels.named("ORG").id, text.index("\n") + 1
    library.marks.add(copies[0], start, start + 6, org, note="Check #this", origin=Origin.IMPORT)
    library.notes.add(copies[0], "Here", start + 20, start + 26)
    library.notes.add(copies[0], "The whole")
    return copies


def test_marks_and_notes_are_carried_over_as_they_are(
    library: Library, marked: tuple[ArticleId, ArticleId]
) -> None:
    source, target = marked
    plan = library.duplicates.carrying(source, target)
    assert (len(plan.new), plan.there, plan.lost) == (3, 0, ())
    change = library.duplicates.carry(source, target)
    assert (len(change.annotations), len(change.notes)) == (1, 2)
    before, after = library.articles.get(source), library.articles.get(target)
    (old,), (new,) = before.annotations, after.annotations
    for name in ("quote", "label", "note", "author", "origin"):
        assert getattr(new, name) == getattr(old, name)
    assert after.text[new.start : new.end] == new.quote
    assert [note.text for note in after.notes] == [note.text for note in before.notes]
    assert (after.summary.tags, after.summary.status) == (("this",), Status.READING)


def test_what_was_carried_over_is_not_carried_again(
    library: Library, marked: tuple[ArticleId, ArticleId]
) -> None:
    library.duplicates.carry(*marked)
    plan = library.duplicates.carrying(*marked)
    assert (plan.new, plan.there, plan.lost) == ((), 3, ())
    assert library.duplicates.carry(*marked).articles == frozenset()


def test_a_mark_that_is_there_gets_the_note_it_lacks(
    library: Library, marked: tuple[ArticleId, ArticleId]
) -> None:
    source, target = marked
    text, org = library.articles.get(target).text, library.labels.named("ORG").id
    start = text.index("\n") + 1
    library.marks.add(target, start, start + 6, org, note="Mine")
    library.duplicates.carry(source, target)
    (mark,) = library.articles.get(target).annotations
    assert mark.note == "Mine\n\nCheck #this"
    assert library.duplicates.carrying(source, target).new == ()


def test_carrying_over_is_one_step(library: Library, marked: tuple[ArticleId, ArticleId]) -> None:
    library.duplicates.carry(*marked)
    library.history.undo()
    article = library.articles.get(marked[1])
    assert (article.annotations, article.notes, article.summary.tags) == ((), (), ())
    assert article.summary.status is Status.NEW


def test_what_has_no_place_is_told_and_stays(
    library: Library, copies: tuple[ArticleId, ArticleId]
) -> None:
    source, target = copies
    text = library.articles.get(source).text
    cut = text.index(told(1)[2])
    library.marks.add(source, cut, cut + 40, library.labels.named("ORG").id)
    plan = library.duplicates.carrying(source, target)
    assert plan.new == ()
    assert [lost.quote for lost in plan.lost] == [text[cut : cut + 40]]
    library.duplicates.keep(target, source, carry=True)
    assert library.articles.get(source).annotations


def test_one_of_two_copies_is_kept_with_the_marks_of_both(
    library: Library, marked: tuple[ArticleId, ArticleId]
) -> None:
    source, target = marked
    library.duplicates.keep(target, source, carry=True)
    assert library.articles.get(source).summary.trashed
    assert len(library.articles.get(target).annotations) == 1
    library.history.undo()
    assert library.articles.get(source).summary.trashed is None
    assert library.articles.get(target).annotations == ()


def test_a_copy_can_be_kept_without_the_marks_of_the_other(
    library: Library, marked: tuple[ArticleId, ArticleId]
) -> None:
    library.duplicates.keep(marked[1], marked[0], carry=False)
    assert library.articles.get(marked[1]).annotations == ()
    assert library.articles.get(marked[0]).summary.trashed


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(1, 60)), max_size=8), st.data())
def test_every_mark_carried_over_stands_on_its_quote(
    library: Library,
    copies: tuple[ArticleId, ArticleId],
    spans: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    source, target = copies
    for start, length in spans:
        label = data.draw(st.sampled_from(library.labels.all()))
        end = min(start + length, len(library.articles.get(source).text))
        if start < end and not _is_marked(library, source, start, end, label.id):
            library.marks.add(source, start, end, label.id)
    plan: Carrying = library.duplicates.carrying(source, target)
    assert len(plan.new) + plan.there + len(plan.lost) == len(
        library.articles.get(source).annotations
    )
    library.duplicates.carry(source, target)
    text = library.articles.get(target).text
    for mark in library.articles.get(target).annotations:
        assert text[mark.start : mark.end] == mark.quote
    assert list(library.file.problems()) == []


def _is_marked(library: Library, article: ArticleId, start: int, end: int, label: int) -> bool:
    marks = library.articles.get(article).annotations
    return (start, end, label) in [(mark.start, mark.end, mark.label) for mark in marks]
