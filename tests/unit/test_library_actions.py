"""What each action on a library writes, what it says has changed, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import TEXT, make_article

from reader.errors import ConflictError, NotFoundError, UserError
from reader.values import (
    ActionKind,
    AnnotationId,
    ArticleFilter,
    ArticleId,
    BlockKind,
    LabelId,
    NoteId,
    Origin,
    Outcome,
    Status,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import (
        Annotation,
        ArticleSummary,
        Change,
        Label,
        Note,
    )

    Add = Callable[..., ArticleId]

INES = TEXT.index("Ines Halloran"), TEXT.index("Ines Halloran") + len("Ines Halloran")
GONE = 999


@pytest.fixture
def org(library: Library) -> Label:
    return library.label("ORG")


@pytest.fixture
def person(library: Library) -> Label:
    return library.label("PERSON")


def summary(library: Library, article: ArticleId) -> ArticleSummary:
    return library.summaries([article])[0]


def actions(library: Library) -> list[tuple[ActionKind, str, int]]:
    """Return kind, subject and number of changes of what was done after the imports."""
    return [
        (action.kind, action.subject, action.changes)
        for action in reversed(library.history())
        if action.kind is not ActionKind.IMPORT
    ]


def mark(library: Library, article: ArticleId, label: Label, start: int = 0) -> Annotation:
    change = library.annotate(article, start, start + 7, label.id)
    assert change.annotations[0].after
    return change.annotations[0].after


def add_note(library: Library, article: ArticleId, text: str = "Check this.") -> Note:
    change = library.add_note(article, text)
    assert change.notes[0].after
    return change.notes[0].after


def changes_nothing(library: Library, change: Change) -> bool:
    return change == type(change)(change.kind, change.subject)


# Annotating


def test_annotating_stores_the_quote_and_begins_the_work(
    library: Library, add: Add, person: Label
) -> None:
    article = add()
    change = library.annotate(article, *INES, person.id, note="The chair?\r\nAsk.")
    stored = library.article(article).annotations[0]
    assert (stored.start, stored.end, stored.quote) == (*INES, "Ines Halloran")
    assert (stored.label, stored.note) == (person.id, "The chair?\nAsk.")
    assert (stored.author, stored.origin) == ("ines", Origin.HAND)
    assert change.annotations[0].before is None
    assert change.annotations[0].after == stored == library.annotation(stored.id)
    assert change.articles == {article}
    assert change.listed
    shown = summary(library, article)
    assert (shown.status, shown.read) == (Status.READING, True)
    assert (shown.annotations, shown.notes, shown.labels) == (1, 1, ((person.id, 1),))
    assert actions(library) == [(ActionKind.ANNOTATE, "Ines Halloran · PERSON", 2)]


def test_annotating_an_article_in_progress_leaves_its_status(
    library: Library, add: Add, person: Label
) -> None:
    article = add()
    library.set_status([article], Status.DONE)
    change = library.annotate(article, *INES, person.id)
    assert summary(library, article).status is Status.DONE
    assert not change.listed


def test_annotations_nest_overlap_and_coincide_in_the_order_of_their_places(
    library: Library, add: Add, person: Label, org: Label
) -> None:
    article = add()
    for start, end, label in [
        (4, 11, org),
        (0, 4, org),
        (0, 15, org),
        (0, 15, person),
        (2, 8, org),
    ]:
        library.annotate(article, start, end, label.id)
    found = library.article(article).annotations
    assert [(mark.start, mark.end) for mark in found] == [(0, 15), (0, 15), (0, 4), (2, 8), (4, 11)]


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]
)
def test_a_span_outside_the_text_is_refused(
    library: Library, add: Add, org: Label, start: int, end: int
) -> None:
    article = add()
    annotation = mark(library, article, org)
    done = actions(library)
    sentence = f"{start}–{end} is not a span of this article"
    with pytest.raises(UserError, match=sentence):
        library.annotate(article, start, end, org.id)
    with pytest.raises(UserError, match=sentence):
        library.move(annotation.id, start, end)
    with pytest.raises(UserError, match=sentence):
        library.add_note(article, "A note.", start, end)
    assert actions(library) == done


def test_the_same_label_twice_on_a_span_is_refused(
    library: Library, add: Add, org: Label, person: Label
) -> None:
    article = add()
    first = mark(library, article, org)
    second = mark(library, article, person)
    third = mark(library, article, org, 3)
    sentence = "“Harbour” is already marked ORG here"
    with pytest.raises(ConflictError, match=sentence):
        library.annotate(article, first.start, first.end, org.id)
    with pytest.raises(ConflictError, match=sentence):
        library.relabel([third.id, second.id], org.id)
    with pytest.raises(ConflictError, match=sentence):
        library.move(third.id, first.start, first.end)
    assert library.article(article).annotations == (first, second, third)


def test_relabelling_keeps_all_else(library: Library, add: Add, org: Label, person: Label) -> None:
    article = add()
    first, second = mark(library, article, org), mark(library, article, org, 3)
    library.note(first.id, "Sure?")
    change = library.relabel([first.id, second.id], person.id)
    assert [edit.after.label for edit in change.annotations if edit.after] == [person.id] * 2
    kept = library.annotation(first.id)
    assert (kept.uid, kept.start, kept.note, kept.created) == (
        first.uid,
        first.start,
        "Sure?",
        first.created,
    )
    assert actions(library)[-1] == (ActionKind.RELABEL, "2 marks · PERSON", 2)
    assert not change.listed


def test_relabelling_with_the_label_it_has_is_no_action(
    library: Library, add: Add, org: Label
) -> None:
    annotation = mark(library, add(), org)
    done = actions(library)
    assert changes_nothing(library, library.relabel([annotation.id], org.id))
    assert actions(library) == done


def test_moving_takes_the_quote_along(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    change = library.move(annotation.id, 0, 15)
    after = change.annotations[0].after
    assert change.annotations[0].before == annotation
    assert after
    assert (after.uid, after.quote) == (annotation.uid, "Harbour council")
    assert library.article(article).annotations == (after,)
    assert actions(library)[-1] == (ActionKind.MOVE, "Harbour council · ORG", 1)


def test_moving_to_where_it_stands_is_no_action(library: Library, add: Add, org: Label) -> None:
    annotation = mark(library, add(), org)
    done = actions(library)
    assert changes_nothing(library, library.move(annotation.id, annotation.start, annotation.end))
    assert actions(library) == done


def test_removing_takes_the_note_along(library: Library, add: Add, org: Label) -> None:
    article = add()
    first, second = mark(library, article, org), mark(library, article, org, 3)
    library.note(first.id, "Sure?")
    change = library.remove([first.id, second.id])
    assert [edit.after for edit in change.annotations] == [None, None]
    shown = summary(library, article)
    assert (shown.annotations, shown.notes, shown.labels) == (0, 0, ())
    assert actions(library)[-1] == (ActionKind.REMOVE, "2 marks · ORG", 2)


def test_what_is_gone_is_refused(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    done = actions(library)
    for refused in (
        lambda: library.annotation(AnnotationId(GONE)),
        lambda: library.relabel([annotation.id, AnnotationId(GONE)], library.label("GPE").id),
        lambda: library.move(AnnotationId(GONE), 0, 3),
        lambda: library.remove([AnnotationId(GONE)]),
        lambda: library.note(AnnotationId(GONE), "x"),
    ):
        with pytest.raises(NotFoundError, match="This mark is no longer there"):
            refused()
    with pytest.raises(NotFoundError, match="This label is no longer there"):
        library.annotate(article, 0, 3, LabelId(GONE))
    with pytest.raises(NotFoundError, match="This label is no longer there"):
        library.relabel([annotation.id], LabelId(GONE))
    with pytest.raises(NotFoundError, match="This note is no longer there"):
        library.change_note(NoteId(GONE), "x")
    assert actions(library) == done
    assert library.annotation(annotation.id) == annotation


def test_an_article_that_is_gone_is_refused(library: Library, add: Add, org: Label) -> None:
    article, gone = add(), ArticleId(GONE)
    both = [article, gone]
    for refused in (
        lambda: library.set_read(both, read=True),
        lambda: library.set_starred(both, starred=True),
        lambda: library.set_status(both, Status.DONE),
        lambda: library.trash(both),
        lambda: library.tag(both, "port"),
        lambda: library.add_note(gone, "A note."),
        lambda: library.add_note(gone, "A note.", 0, 3),
        lambda: library.annotate(gone, 0, 3, org.id),
        lambda: library.article(gone),
        lambda: library.original(gone),
    ):
        with pytest.raises(
            NotFoundError, match=r"This article is no longer (there|in the library)"
        ):
            refused()
    with pytest.raises(UserError, match="There is no paragraph at this place"):
        library.set_boilerplate(gone, 0, boilerplate=True)
    assert actions(library) == []
    assert library.counts().tags == ()
    assert summary(library, article).trashed is None


def test_nothing_selected_is_refused(library: Library, org: Label) -> None:
    for refused in (
        lambda: library.set_read([], read=True),
        lambda: library.set_starred([], starred=True),
        lambda: library.set_status([], Status.DONE),
        lambda: library.trash([]),
        lambda: library.restore([]),
        lambda: library.tag([], "port"),
        lambda: library.untag([], "port"),
    ):
        with pytest.raises(UserError, match="No article is selected"):
            refused()
    for refused in (lambda: library.relabel([], org.id), lambda: library.remove([])):
        with pytest.raises(UserError, match="No mark is selected"):
            refused()


# Notes


def test_the_note_of_a_mark_comes_changes_and_goes(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    for text, notes in [("First.", 1), ("Second.", 1), ("Third.", 1), ("", 0)]:
        change = library.note(annotation.id, text)
        assert change.annotations[0].after == library.annotation(annotation.id)
        assert library.annotation(annotation.id).note == text
        assert summary(library, article).notes == notes
        assert change.articles == {article}
    assert actions(library)[1:] == [(ActionKind.NOTE, "Harbour", 1)] * 4


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0\t"])
def test_blank_text_is_no_note(library: Library, add: Add, org: Label, text: str) -> None:
    article = add()
    annotation = mark(library, article, org)
    assert changes_nothing(library, library.note(annotation.id, text))
    with pytest.raises(UserError, match="A note needs a text"):
        library.add_note(article, text)
    assert len(actions(library)) == 1


def test_what_no_file_can_hold_does_not_come_into_notes_and_tags(
    library: Library, add: Add
) -> None:
    article = add()
    assert add_note(library, article, "a\x00\ud83d\r\nb").text == "a\ufffd\ufffd\nb"
    library.tag([article], "po\ud83drt")
    assert summary(library, article).tags == ("po\ufffdrt",)


def test_a_note_stands_on_an_article_or_on_a_span(library: Library, add: Add) -> None:
    article = add()
    change = library.add_note(article, "On the span.", *INES)
    whole = add_note(library, article, "On the whole.")
    notes = library.article(article).notes
    assert notes == (whole, change.notes[0].after)
    assert (whole.start, whole.end, whole.quote) == (None, None, "")
    assert (notes[1].start, notes[1].end, notes[1].quote) == (*INES, "Ines Halloran")
    assert notes[1].author == "ines"
    assert (summary(library, article).notes, summary(library, article).status) == (
        2,
        Status.READING,
    )
    assert actions(library) == [
        (ActionKind.NOTE, "On the span.", 2),
        (ActionKind.NOTE, "On the whole.", 1),
    ]


def test_half_a_span_is_refused(library: Library, add: Add) -> None:
    article = add()
    for start, end in [(3, None), (None, 3)]:
        with pytest.raises(UserError, match="A span needs both a start and an end"):
            library.add_note(article, "A note.", start, end)


def test_a_note_written_anew_is_the_same_note_and_an_empty_one_goes(
    library: Library, add: Add
) -> None:
    article = add()
    note = add_note(library, article)
    change = library.change_note(note.id, "Checked.")
    assert change.notes[0].before == note
    assert change.notes[0].after == library.article(article).notes[0]
    assert library.article(article).notes[0].uid == note.uid
    assert changes_nothing(library, library.change_note(note.id, "Checked."))
    change = library.change_note(note.id, " ")
    assert change.notes[0].after is None
    assert library.article(article).notes == ()
    assert summary(library, article).notes == 0


def test_a_long_subject_is_one_short_line(library: Library, add: Add) -> None:
    add_note(library, add(), "word\n" * 100)
    subject = library.history()[0].subject
    assert len(subject) == 60
    assert subject.endswith("…")
    assert "\n" not in subject


# The state of articles


def test_done_is_read(library: Library, add: Add) -> None:
    first, second = add(), add("Other\nText")
    change = library.set_status([first, second], Status.DONE)
    assert change.articles == {first, second}
    assert change.listed
    assert all(one.status is Status.DONE and one.read for one in library.summaries([first, second]))
    assert actions(library) == [(ActionKind.STATUS, "2 articles", 2)]


def test_read_and_starred_come_and_go(library: Library, add: Add) -> None:
    article = add()
    library.set_read([article], read=True)
    library.set_starred([article], starred=True)
    assert (summary(library, article).read, summary(library, article).starred) == (True, True)
    assert changes_nothing(library, library.set_starred([article], starred=True))
    library.set_read([article], read=False)
    library.set_starred([article], starred=False)
    assert (summary(library, article).read, summary(library, article).starred) == (False, False)
    title = "Harbour council doubles its pilot fleet"
    assert actions(library) == [
        (ActionKind.READ, title, 1),
        (ActionKind.STAR, title, 1),
        (ActionKind.UNREAD, title, 1),
        (ActionKind.UNSTAR, title, 1),
    ]


def test_opening_reads_without_a_step_of_the_history(library: Library, add: Add) -> None:
    article = add()
    change = library.mark_opened(article)
    assert change
    assert change.articles == {article}
    assert summary(library, article).read
    assert library.mark_opened(article) is None
    library.keep_position(article, 42)
    assert library.article(article).position == 42
    assert actions(library) == []


def test_the_trash_is_a_list_of_its_own(library: Library, add: Add) -> None:
    article = add()
    library.trash([article])
    trashed = summary(library, article).trashed
    assert trashed
    assert list(library.article_ids()) == []
    assert list(library.article_ids(ArticleFilter(View.TRASH))) == [article]
    assert changes_nothing(library, library.trash([article]))
    library.restore([article])
    assert summary(library, article).trashed is None
    assert changes_nothing(library, library.restore([article]))
    assert [kind for kind, _, _ in actions(library)] == [ActionKind.TRASH, ActionKind.RESTORE]


def test_emptying_the_trash_forgets_articles_with_all_that_belongs_to_them(
    library: Library, add: Add, org: Label
) -> None:
    kept, gone = add(), add("Other council\nText of another")
    mark(library, gone, org)
    add_note(library, gone)
    library.tag([kept, gone], "port")
    library.trash([gone])
    assert library.empty_trash() == 1
    assert library.empty_trash() == 0
    assert list(library.article_ids(ArticleFilter(words="another"))) == []
    assert library.counts().views[View.TRASH] == 0
    assert library.counts().tags == (("port", 1),)
    assert library.history(gone) == []
    assert [kind for kind, _, _ in actions(library)] == [ActionKind.TAG]
    assert list(library.problems()) == []
    again = library.add_article(make_article("Other council\nText of another"))
    assert again.outcome is Outcome.NEW


# Tags


def test_a_tag_is_made_with_its_first_article_and_goes_with_its_last(
    library: Library, add: Add
) -> None:
    first, second = add(), add("Other\nText")
    change = library.tag([first, second], "  #Strait  of   Petra ")
    assert change.articles == {first, second}
    assert change.listed
    assert summary(library, first).tags == ("Strait of Petra",)
    assert list(library.article_ids(ArticleFilter(tag="Strait of Petra"))) == [second, first]
    assert changes_nothing(library, library.tag([first], "Strait of Petra"))
    library.untag([first], "#Strait of Petra")
    assert library.counts().tags == (("Strait of Petra", 1),)
    library.untag([first, second], "Strait of Petra")
    assert library.counts().tags == ()
    assert changes_nothing(library, library.untag([first], "Strait of Petra"))
    assert actions(library) == [
        (ActionKind.TAG, "#Strait of Petra", 2),
        (ActionKind.UNTAG, "#Strait of Petra", 1),
        (ActionKind.UNTAG, "#Strait of Petra", 1),
    ]


@pytest.mark.parametrize("name", ["", "  ", "#", " # # ", "\n"])
def test_a_tag_without_a_name_is_refused(library: Library, add: Add, name: str) -> None:
    with pytest.raises(UserError, match="A tag needs a name"):
        library.tag([add()], name)


# Boilerplate


def test_a_block_becomes_boilerplate_and_a_paragraph_again(library: Library, add: Add) -> None:
    article = add()
    before = library.blocks(article)
    change = library.set_boilerplate(article, before[1].start + 3, boilerplate=True)
    assert change.blocks == {article}
    assert [block.kind for block in library.blocks(article)] == [
        BlockKind.TITLE,
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    library.set_boilerplate(article, before[1].start, boilerplate=False)
    assert library.blocks(article) == before
    assert len(actions(library)) == 2


def test_between_blocks_there_is_no_boilerplate(library: Library, add: Add) -> None:
    article = add()
    for place in (library.blocks(article)[0].end, -1, len(TEXT)):
        with pytest.raises(UserError, match="There is no paragraph at this place"):
            library.set_boilerplate(article, place, boilerplate=True)


# Labels


def test_a_label_set_adds_what_is_missing_and_takes_no_key_that_is_in_use(
    library: Library,
) -> None:
    before = library.labels()
    change = library.add_label_set("conll-2003")
    after = library.labels()
    assert after[: len(before)] == before
    assert [label.name for label in after[len(before) :]] == ["PER", "MISC"]
    assert [edit.after for edit in change.labels] == after[len(before) :]
    keys = [label.key for label in after if label.key]
    assert len(keys) == len(set(keys))
    assert [label.position for label in after] == list(range(len(after)))
    assert changes_nothing(library, library.add_label_set("conll-2003"))


def test_an_unknown_label_set_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError, match="there are: news, conll-2003, ontonotes-5"):
        library.add_label_set("../../secret")


def test_a_label_is_found_case_aside(library: Library) -> None:
    assert library.label("org") == library.label("ORG")
    with pytest.raises(NotFoundError, match="the labels of this library are: PERSON, ORG"):
        library.label("SHIP")


# One transaction


def test_an_error_in_the_middle_leaves_nothing(library: Library, add: Add, org: Label) -> None:
    article = add()
    library._db.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON action BEGIN SELECT raise(ABORT, 'no'); END"
    )
    state = "\n".join(library._db.connection.iterdump())
    for action in (
        lambda: library.annotate(article, 0, 3, org.id),
        lambda: library.add_note(article, "A note."),
        lambda: library.tag([article], "port"),
        lambda: library.trash([article]),
        lambda: library.set_boilerplate(article, 0, boilerplate=True),
        lambda: library.add_label_set("conll-2003"),
        lambda: library.add_article(make_article("Other\nText")),
    ):
        with pytest.raises(Exception, match="no"):
            action()
        assert "\n".join(library._db.connection.iterdump()) == state
    assert list(library.problems()) == []


def test_the_list_counts_marks_by_label_whatever_becomes_of_them(
    library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add()
    org, gpe = library.label("ORG").id, library.label("GPE").id

    def counted() -> tuple[tuple[LabelId, int], ...]:
        return library.summaries([article])[0].labels

    library.annotate(article, 0, 7, org)
    (mark,) = library.annotate(article, 8, 15, org).annotations
    assert counted() == ((org, 2),)
    library.relabel([mark.after.id], gpe)
    assert counted() == ((org, 1), (gpe, 1))
    library.remove([mark.after.id])
    assert counted() == ((org, 1),)
    library.undo()
    library.undo()
    assert counted() == ((org, 2),)
    assert list(library.problems()) == []
