"""All occurrences in a library: finding them in many articles, labelling them in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import CancelledError, ConflictError, NotFoundError, UserError
from reader.occurrences import Matching
from reader.values import ActionKind, ArticleFilter, LabelId, Origin, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import ArticleId, Occurrence

    Add = Callable[..., ArticleId]


def places(found: list[Occurrence]) -> list[tuple[ArticleId, str]]:
    return [(hit.article, hit.quote) for hit in found]


def test_occurrences_come_article_after_article_with_what_is_about_them(
    library: Library, add: Add
) -> None:
    older = add("The quay\n\nBoats at the\tharbour.", published="2021-01-01")
    newer = add("Harbour, old harbour", published="2021-02-01")
    found = list(library.occurrences.find("harbour"))
    assert places(found) == [(newer, "Harbour"), (newer, "harbour"), (older, "harbour")]
    assert (found[2].left, found[2].right) == ("Boats at the ", ".")
    assert [(hit.start, hit.end) for hit in found[:2]] == [(0, 7), (13, 20)]


def test_what_stands_about_an_occurrence_stays_in_its_block(library: Library, add: Add) -> None:
    add("Before it\nQuay\nafter it")
    (found,) = library.occurrences.find("Quay")
    assert (found.left, found.right) == ("", "")


def test_occurrences_can_be_looked_for_in_some_articles(library: Library, add: Add) -> None:
    first, second = add("One quay"), add("Another quay", source="Tide")
    assert places(list(library.occurrences.find("quay", [first]))) == [(first, "quay")]
    tide = ArticleFilter(source="Tide")
    assert places(list(library.occurrences.find("quay", tide))) == [(second, "quay")]
    assert list(library.occurrences.find("quay", [])) == []


def test_the_trash_has_no_occurrences(library: Library, add: Add) -> None:
    library.articles.trash([add("A quay")])
    assert list(library.occurrences.find("quay")) == []


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Strasse", "Die Straße"),
        ("office", "Das Oﬃce"),
        ("NATO", "Die ＮＡＴＯ"),
        ("أحمد", "قال اَحمد"),
        ("北约", "在北约总部"),
        ("Κύπρος", "στην Κυπρος"),
        ("Horyzont", "О Horyzont"),
        ("Киев", "в Кие\u0301в"),
        ("$5", "for $5."),
    ],
)
def test_every_spelling_is_found_through_the_index(
    library: Library, add: Add, wanted: str, text: str
) -> None:
    article = add(text)
    matching = Matching(match_case=False)
    found = [
        hit for hit in library.occurrences.find(wanted, None, matching) if hit.article == article
    ]
    expected = 0 if wanted == "NATO" else 1  # full-width letters are other capitals
    assert len(found) == expected


@pytest.mark.parametrize(
    "matching", [Matching(inflected=True), Matching(beginnings=True), Matching(parts_of_words=True)]
)
def test_longer_words_are_found_through_the_index(
    library: Library, add: Add, matching: Matching
) -> None:
    add("The parties came")
    add("A partial party’s end")
    found = {hit.quote for hit in library.occurrences.find("part", None, Matching(beginnings=True))}
    assert found == {"part"}
    expected = {"parties", "party’s"} if matching.inflected else {"party"}
    assert {hit.quote for hit in library.occurrences.find("party", None, matching)} == expected


def test_an_occurrence_tells_the_marks_that_are_there(library: Library, add: Add) -> None:
    article = add("Tide Fund chair, Tide Fund, Tide Fund")
    org, person = library.labels.named("ORG").id, library.labels.named("PERSON").id
    library.marks.add(article, 0, 15, person)
    library.marks.add(article, 17, 26, org)
    first, second, third = library.occurrences.find("Tide Fund")
    assert (first.labels, first.overlapping) == ((), (person,))
    assert (second.labels, second.overlapping) == ((org,), ())
    assert first.standing(org) is Standing.CONFLICT
    assert (second.standing(org), second.standing(person)) == (
        Standing.LABELLED,
        Standing.CONFLICT,
    )
    assert third.standing(org) is Standing.FREE


def test_a_long_mark_overlaps_all_occurrences_in_it(library: Library, add: Add) -> None:
    article = add("quay and quay, quay")
    org = library.labels.named("ORG").id
    library.marks.add(article, 0, 13, org)
    library.marks.add(article, 5, 8, org)
    assert [len(hit.overlapping) for hit in library.occurrences.find("quay")] == [1, 1, 0]


def test_a_search_can_be_stopped(library: Library, add: Add) -> None:
    add("A quay")

    def stop(_share: float) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        list(library.occurrences.find("quay", progress=stop))


# Labelling


def test_occurrences_are_labelled_and_undone_in_one_step(library: Library, add: Add) -> None:
    first, second = add("A quay, a quay"), add("Quay")
    org = library.labels.named("ORG").id
    change = library.occurrences.label(list(library.occurrences.find("quay")), org)
    assert change.kind is ActionKind.ANNOTATE
    assert change.subject == "3 × “Quay” · ORG"
    assert change.articles == {first, second}
    marks = library.articles.get(first).annotations
    assert [(mark.start, mark.end, mark.quote, mark.label) for mark in marks] == [
        (2, 6, "quay", org),
        (10, 14, "quay", org),
    ]
    assert {mark.origin for mark in marks} == {Origin.OCCURRENCES}
    assert library.articles.get(first).summary.annotations == 2
    library.history.undo()
    assert library.articles.get(first).annotations == library.articles.get(second).annotations == ()
    library.history.redo()
    assert library.articles.get(first).annotations == marks


def test_a_mark_made_after_a_bulk_step_gets_an_id_of_its_own(library: Library, add: Add) -> None:
    article = add("A quay, a quay and boats")
    org = library.labels.named("ORG").id
    bulk = library.occurrences.label(list(library.occurrences.find("quay")), org)
    library.history.undo()
    one = library.marks.add(article, 19, 24, org)
    ids = [edit.after.id for edit in (*bulk.annotations, *one.annotations) if edit.after]
    assert len(set(ids)) == 3


def test_what_was_labelled_since_the_search_is_skipped(library: Library, add: Add) -> None:
    article = add("A quay, a quay")
    org = library.labels.named("ORG").id
    found = list(library.occurrences.find("quay"))
    library.marks.add(article, 2, 6, org)
    assert len(library.occurrences.label([*found, *found], org).annotations) == 1
    assert library.occurrences.label(found, org).annotations == ()
    assert len(library.history.actions()) == 3, "nothing labelled, no step"


def test_articles_that_are_gone_since_the_search_are_passed_over(
    library: Library, add: Add
) -> None:
    gone, stays = add("A quay"), add("The quay")
    found = list(library.occurrences.find("quay"))
    library.articles.trash([gone])
    library.articles.empty_trash()
    change = library.occurrences.label(found, library.labels.named("ORG").id)
    assert change.articles == {stays}


def test_an_occurrence_that_is_not_in_the_text_is_refused(library: Library, add: Add) -> None:
    article = add("A quay, a quay")
    first, second = library.occurrences.find("quay")
    with pytest.raises(ConflictError, match="is not at 11–15"):
        library.occurrences.label([first, replace(second, start=11, end=15)], LabelId(1))
    assert library.articles.get(article).annotations == ()


def test_a_label_that_is_gone_is_refused(library: Library, add: Add) -> None:
    add("A quay")
    with pytest.raises(NotFoundError):
        library.occurrences.label(list(library.occurrences.find("quay")), LabelId(99))


def test_only_the_article_that_is_worked_on_is_in_progress(library: Library, add: Add) -> None:
    other, open_one = add("A quay"), add("The quay")
    found = list(library.occurrences.find("quay"))
    library.occurrences.label(found, library.labels.named("ORG").id, working_on=open_one)
    status = [summary.status for summary in library.articles.summaries([other, open_one])]
    assert status == [Status.NEW, Status.READING]


def test_a_step_over_many_pages_of_articles_is_whole(library: Library, add: Add) -> None:
    for number in range(520):
        add(f"Quay number {number}")
    org = library.labels.named("ORG").id
    change = library.occurrences.label(list(library.occurrences.find("quay")), org)
    assert len(change.annotations) == 520
    assert (
        sum(summary.annotations for summary in library.articles.all_summaries(_all(library))) == 520
    )
    library.history.undo()
    assert (
        sum(summary.annotations for summary in library.articles.all_summaries(_all(library))) == 0
    )


def _all(library: Library) -> list[ArticleId]:
    return list(library.articles.ids())  # type: ignore[arg-type]


def test_occurrences_are_looked_at_again_with_the_labels_of_now(library: Library, add: Add) -> None:
    article, gone = add("Quay by the quay"), add("A quay")
    found = list(library.occurrences.find("quay"))
    org, gpe = library.labels.named("ORG").id, library.labels.named("GPE").id
    library.marks.add(article, 0, 4, org)
    library.marks.add(article, 8, 16, gpe)
    library.articles.trash([gone])
    library.articles.empty_trash()
    again = list(library.occurrences.again(found))
    assert [(hit.article, hit.start, hit.labels, hit.overlapping) for hit in again] == [
        (article, 0, (org,), ()),
        (article, 12, (), (gpe,)),
    ]
    assert again[0] == replace(found[-2], labels=(org,))


def test_occurrences_are_noted_in_one_step(library: Library, add: Add) -> None:
    first, second = add("Quay by the quay"), add("The old quay")
    found = list(library.occurrences.find("quay"))
    change = library.occurrences.note(found, "Which one? #port")
    assert change.kind is ActionKind.NOTE
    assert change.subject == "3 × “quay”"
    stored = [library.articles.get(article) for article in (first, second)]
    notes = [note for article in stored for note in article.notes]
    assert [(note.start, note.quote, note.text) for note in notes] == [
        (0, "Quay", "Which one? #port"),
        (12, "quay", "Which one? #port"),
        (8, "quay", "Which one? #port"),
    ]
    assert all(article.summary.tags == ("port",) for article in stored)
    assert all(article.summary.status is Status.NEW for article in stored)
    library.history.undo()
    assert library.articles.get(first).notes == ()
    assert library.articles.get(second).summary.tags == ()


def test_a_note_needs_a_text_and_something_to_stand_on(library: Library, add: Add) -> None:
    add("A quay")
    (found,) = library.occurrences.find("quay")
    for wanted, text in (([found], " "), ([], "Which?")):
        with pytest.raises(UserError, match="needs a text"):
            library.occurrences.note(wanted, text)
    with pytest.raises(ConflictError):
        library.occurrences.note([replace(found, start=0, end=4)], "Which?")
    assert all(action.kind is ActionKind.IMPORT for action in library.history.actions())
