"""What is typed in a note and not kept yet, and the tags that a note gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFoundError
from reader.library import Library
from reader.values import ActionKind, NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.values import AnnotationId, ArticleId

    Add = Callable[..., ArticleId]


@pytest.fixture
def article(add: Add) -> ArticleId:
    return add()


@pytest.fixture
def mark(library: Library, article: ArticleId) -> AnnotationId:
    library.marks.add(article, 0, 7, library.labels.named("ORG").id)
    return library.articles.get(article).annotations[0].id


def places(library: Library, article: ArticleId, mark: AnnotationId) -> list[NotePlace]:
    library.notes.add(article, "A note.", 8, 15)
    note = library.articles.get(article).notes[0].id
    return [
        NotePlace(article),
        NotePlace(article, annotation=mark),
        NotePlace(article, note=note),
        NotePlace(article, start=0, end=7),
    ]


def test_a_draft_is_kept_at_every_place_over_a_restart(
    library: Library, path: Path, article: ArticleId, mark: AnnotationId
) -> None:
    wanted = places(library, article, mark)
    for number, place in enumerate(wanted):
        library.drafts.keep(place, f"draft {number}")
    with Library.open(path) as again:
        found = {draft.place: draft.text for draft in again.drafts.all()}
    assert found == {place: f"draft {number}" for number, place in enumerate(wanted)}


def test_the_last_draft_of_a_place_counts(library: Library, article: ArticleId) -> None:
    for text in ("A", "A no", "A note\r\nof two lines"):
        library.drafts.keep(NotePlace(article), text)
    assert [draft.text for draft in library.drafts.all()] == ["A note\nof two lines"]


def test_a_draft_is_no_step_of_the_history(library: Library, article: ArticleId) -> None:
    steps = library.history.actions()
    library.drafts.keep(NotePlace(article), "A no")
    assert library.history.actions() == steps
    library.drafts.drop(NotePlace(article))
    assert library.history.actions() == steps
    assert library.drafts.all() == []


def test_a_note_takes_the_place_of_its_draft(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    on_article, on_mark, on_note, on_span = places(library, article, mark)
    for place in (on_article, on_mark, on_note, on_span):
        library.drafts.keep(place, "A no")
    library.notes.write_on(mark, "A note.")
    library.notes.change(library.articles.get(article).notes[0].id, "Anew.")
    assert {draft.place for draft in library.drafts.all()} == {on_article, on_span}
    library.notes.add(article, "On all of it.")
    library.notes.add(article, "On a span.", 0, 7)
    assert library.drafts.all() == []


def test_a_note_that_is_refused_leaves_its_draft(library: Library, article: ArticleId) -> None:
    place = NotePlace(article, start=0, end=10_000)
    library.drafts.keep(place, "A no")
    with pytest.raises(Exception, match="not a span"):
        library.notes.add(article, "A note.", 0, 10_000)
    assert [draft.place for draft in library.drafts.all()] == [place]


def test_the_draft_of_a_mark_that_goes_comes_back_with_it(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    library.drafts.keep(NotePlace(article, annotation=mark), "A no")
    library.marks.remove([mark])
    assert library.drafts.all() == []
    library.history.undo()
    assert [draft.text for draft in library.drafts.all()] == ["A no"]


def test_a_draft_on_what_is_gone_is_refused_and_dropping_it_is_not(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    library.marks.remove([mark])
    with pytest.raises(NotFoundError, match="no longer there"):
        library.drafts.keep(NotePlace(article, annotation=mark), "A no")
    library.drafts.drop(NotePlace(article, annotation=mark))


def test_a_draft_goes_for_good_with_its_article(library: Library, article: ArticleId) -> None:
    library.drafts.keep(NotePlace(article), "A no")
    library.articles.trash([article])
    library.articles.empty_trash()
    assert library._db.all("SELECT * FROM draft") == []


# Tags


def tags(library: Library, article: ArticleId) -> tuple[str, ...]:
    return library.articles.summaries([article])[0].tags


def test_a_tag_in_a_note_tags_the_article_in_the_same_step(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    change = library.notes.write_on(mark, "See #port and #کوردستان")
    assert tags(library, article) == ("port", "کوردستان")
    assert (change.kind, change.listed) == (ActionKind.NOTE, True)
    library.history.undo()
    assert tags(library, article) == ()
    assert library.marks.get(mark).note == ""


def test_every_kind_of_note_can_tag(library: Library, article: ArticleId) -> None:
    library.marks.add(article, 0, 7, library.labels.named("ORG").id, note="#one")
    library.notes.add(article, "#two")
    library.notes.change(library.articles.get(article).notes[0].id, "#three")
    assert tags(library, article) == ("one", "three", "two")


def test_a_tag_that_goes_out_of_a_note_stays_on_the_article(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    library.notes.write_on(mark, "#port")
    library.notes.write_on(mark, "")
    assert tags(library, article) == ("port",)


def test_a_tag_taken_off_does_not_come_back_with_every_change_of_the_note(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    library.notes.write_on(mark, "#port")
    library.tags.take_off([article], "port")
    library.notes.write_on(mark, "#port again")
    assert tags(library, article) == ()


def test_a_tag_the_article_has_is_not_given_twice(
    library: Library, article: ArticleId, mark: AnnotationId
) -> None:
    library.tags.put_on([article], "port")
    library.notes.write_on(mark, "#port")
    library.history.undo()
    assert tags(library, article) == ("port",)
