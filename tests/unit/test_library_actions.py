"""What each action on a library writes, what it says has changed, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import TEXT, make_article, rows_of

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
    return library.labels.named("ORG")


@pytest.fixture
def person(library: Library) -> Label:
    return library.labels.named("PERSON")


def summary(library: Library, article: ArticleId) -> ArticleSummary:
    return library.articles.summaries([article])[0]


def actions(library: Library) -> list[tuple[ActionKind, str, int]]:
    """Return kind, subject and number of changes of what was done after the imports."""
    return [
        (action.kind, action.subject, action.changes)
        for action in reversed(library.history.actions())
        if action.kind is not ActionKind.IMPORT
    ]


def mark(library: Library, article: ArticleId, label: Label, start: int = 0) -> Annotation:
    change = library.marks.add(article, start, start + 7, label.id)
    assert change.annotations[0].after
    return change.annotations[0].after


def add_note(library: Library, article: ArticleId, text: str = "Check this.") -> Note:
    change = library.notes.add(article, text)
    assert change.notes[0].after
    return change.notes[0].after


def changes_nothing(library: Library, change: Change) -> bool:
    return change == type(change)(change.kind, change.subject)


# Annotating


def test_annotating_stores_the_quote_and_begins_the_work(
    library: Library, add: Add, person: Label
) -> None:
    article = add()
    change = library.marks.add(article, *INES, person.id, note="The chair?\r\nAsk.")
    stored = library.articles.get(article).annotations[0]
    assert (stored.start, stored.end, stored.quote) == (*INES, "Ines Halloran")
    assert (stored.label, stored.note) == (person.id, "The chair?\nAsk.")
    assert (stored.author, stored.origin) == ("ines", Origin.HAND)
    assert change.annotations[0].before is None
    assert change.annotations[0].after == stored == library.marks.get(stored.id)
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
    library.articles.set_status([article], Status.DONE)
    change = library.marks.add(article, *INES, person.id)
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
        library.marks.add(article, start, end, label.id)
    found = library.articles.get(article).annotations
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
        library.marks.add(article, start, end, org.id)
    with pytest.raises(UserError, match=sentence):
        library.marks.move(annotation.id, start, end)
    with pytest.raises(UserError, match=sentence):
        library.notes.add(article, "A note.", start, end)
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
        library.marks.add(article, first.start, first.end, org.id)
    with pytest.raises(ConflictError, match=sentence):
        library.marks.relabel([third.id, second.id], org.id)
    with pytest.raises(ConflictError, match=sentence):
        library.marks.move(third.id, first.start, first.end)
    assert library.articles.get(article).annotations == (first, second, third)


def test_relabelling_keeps_all_else(library: Library, add: Add, org: Label, person: Label) -> None:
    article = add()
    first, second = mark(library, article, org), mark(library, article, org, 3)
    library.notes.write_on(first.id, "Sure?")
    change = library.marks.relabel([first.id, second.id], person.id)
    assert [edit.after.label for edit in change.annotations if edit.after] == [person.id] * 2
    kept = library.marks.get(first.id)
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
    assert changes_nothing(library, library.marks.relabel([annotation.id], org.id))
    assert actions(library) == done


def test_moving_takes_the_quote_along(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    change = library.marks.move(annotation.id, 0, 15)
    after = change.annotations[0].after
    assert change.annotations[0].before == annotation
    assert after
    assert (after.uid, after.quote) == (annotation.uid, "Harbour council")
    assert library.articles.get(article).annotations == (after,)
    assert actions(library)[-1] == (ActionKind.MOVE, "Harbour council · ORG", 1)


def test_moving_to_where_it_stands_is_no_action(library: Library, add: Add, org: Label) -> None:
    annotation = mark(library, add(), org)
    done = actions(library)
    assert changes_nothing(
        library, library.marks.move(annotation.id, annotation.start, annotation.end)
    )
    assert actions(library) == done


def test_removing_takes_the_note_along(library: Library, add: Add, org: Label) -> None:
    article = add()
    first, second = mark(library, article, org), mark(library, article, org, 3)
    library.notes.write_on(first.id, "Sure?")
    change = library.marks.remove([first.id, second.id])
    assert [edit.after for edit in change.annotations] == [None, None]
    shown = summary(library, article)
    assert (shown.annotations, shown.notes, shown.labels) == (0, 0, ())
    assert actions(library)[-1] == (ActionKind.REMOVE, "2 marks · ORG", 2)


def test_what_is_gone_is_refused(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    done = actions(library)
    for refused in (
        lambda: library.marks.get(AnnotationId(GONE)),
        lambda: library.marks.relabel(
            [annotation.id, AnnotationId(GONE)], library.labels.named("GPE").id
        ),
        lambda: library.marks.move(AnnotationId(GONE), 0, 3),
        lambda: library.marks.remove([AnnotationId(GONE)]),
        lambda: library.notes.write_on(AnnotationId(GONE), "x"),
    ):
        with pytest.raises(NotFoundError, match="This mark is no longer there"):
            refused()
    with pytest.raises(NotFoundError, match="This label is no longer there"):
        library.marks.add(article, 0, 3, LabelId(GONE))
    with pytest.raises(NotFoundError, match="This label is no longer there"):
        library.marks.relabel([annotation.id], LabelId(GONE))
    with pytest.raises(NotFoundError, match="This note is no longer there"):
        library.notes.change(NoteId(GONE), "x")
    assert actions(library) == done
    assert library.marks.get(annotation.id) == annotation


def test_an_article_that_is_gone_is_refused(library: Library, add: Add, org: Label) -> None:
    article, gone = add(), ArticleId(GONE)
    both = [article, gone]
    for refused in (
        lambda: library.articles.set_read(both, read=True),
        lambda: library.articles.set_starred(both, starred=True),
        lambda: library.articles.set_status(both, Status.DONE),
        lambda: library.articles.trash(both),
        lambda: library.tags.put_on(both, "port"),
        lambda: library.notes.add(gone, "A note."),
        lambda: library.notes.add(gone, "A note.", 0, 3),
        lambda: library.marks.add(gone, 0, 3, org.id),
        lambda: library.articles.get(gone),
        lambda: library.articles.original(gone),
    ):
        with pytest.raises(
            NotFoundError, match=r"This article is no longer (there|in the library)"
        ):
            refused()
    with pytest.raises(UserError, match="There is no paragraph at this place"):
        library.articles.set_boilerplate(gone, 0, boilerplate=True)
    assert actions(library) == []
    assert library.articles.counts().tags == ()
    assert summary(library, article).trashed is None


def test_nothing_selected_is_refused(library: Library, org: Label) -> None:
    for refused in (
        lambda: library.articles.set_read([], read=True),
        lambda: library.articles.set_starred([], starred=True),
        lambda: library.articles.set_status([], Status.DONE),
        lambda: library.articles.trash([]),
        lambda: library.articles.restore([]),
        lambda: library.tags.put_on([], "port"),
        lambda: library.tags.take_off([], "port"),
    ):
        with pytest.raises(UserError, match="No article is selected"):
            refused()
    for refused in (lambda: library.marks.relabel([], org.id), lambda: library.marks.remove([])):
        with pytest.raises(UserError, match="No mark is selected"):
            refused()


# Notes


def test_the_note_of_a_mark_comes_changes_and_goes(library: Library, add: Add, org: Label) -> None:
    article = add()
    annotation = mark(library, article, org)
    for text, notes in [("First.", 1), ("Second.", 1), ("Third.", 1), ("", 0)]:
        change = library.notes.write_on(annotation.id, text)
        assert change.annotations[0].after == library.marks.get(annotation.id)
        assert library.marks.get(annotation.id).note == text
        assert summary(library, article).notes == notes
        assert change.articles == {article}
    assert actions(library)[1:] == [(ActionKind.NOTE, "Harbour", 1)] * 4


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0\t"])
def test_blank_text_is_no_note(library: Library, add: Add, org: Label, text: str) -> None:
    article = add()
    annotation = mark(library, article, org)
    assert changes_nothing(library, library.notes.write_on(annotation.id, text))
    with pytest.raises(UserError, match="A note needs a text"):
        library.notes.add(article, text)
    assert len(actions(library)) == 1


def test_what_no_file_can_hold_does_not_come_into_notes_and_tags(
    library: Library, add: Add
) -> None:
    article = add()
    assert add_note(library, article, "a\x00\ud83d\r\nb").text == "a\ufffd\ufffd\nb"
    library.tags.put_on([article], "po\ud83drt")
    assert summary(library, article).tags == ("po\ufffdrt",)


def test_a_note_stands_on_an_article_or_on_a_span(library: Library, add: Add) -> None:
    article = add()
    change = library.notes.add(article, "On the span.", *INES)
    whole = add_note(library, article, "On the whole.")
    notes = library.articles.get(article).notes
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
            library.notes.add(article, "A note.", start, end)


def test_a_note_written_anew_is_the_same_note_and_an_empty_one_goes(
    library: Library, add: Add
) -> None:
    article = add()
    note = add_note(library, article)
    change = library.notes.change(note.id, "Checked.")
    assert change.notes[0].before == note
    assert change.notes[0].after == library.articles.get(article).notes[0]
    assert library.articles.get(article).notes[0].uid == note.uid
    assert changes_nothing(library, library.notes.change(note.id, "Checked."))
    change = library.notes.change(note.id, " ")
    assert change.notes[0].after is None
    assert library.articles.get(article).notes == ()
    assert summary(library, article).notes == 0


def test_a_long_subject_is_one_short_line(library: Library, add: Add) -> None:
    add_note(library, add(), "word\n" * 100)
    subject = library.history.actions()[0].subject
    assert len(subject) == 60
    assert subject.endswith("…")
    assert "\n" not in subject


# The state of articles


def test_done_is_read(library: Library, add: Add) -> None:
    first, second = add(), add("Other\nText")
    change = library.articles.set_status([first, second], Status.DONE)
    assert change.articles == {first, second}
    assert change.listed
    assert all(
        one.status is Status.DONE and one.read
        for one in library.articles.summaries([first, second])
    )
    assert actions(library) == [(ActionKind.STATUS, "2 articles", 2)]


def test_read_and_starred_come_and_go(library: Library, add: Add) -> None:
    article = add()
    library.articles.set_read([article], read=True)
    library.articles.set_starred([article], starred=True)
    assert (summary(library, article).read, summary(library, article).starred) == (True, True)
    assert changes_nothing(library, library.articles.set_starred([article], starred=True))
    library.articles.set_read([article], read=False)
    library.articles.set_starred([article], starred=False)
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
    change = library.articles.mark_opened(article)
    assert change
    assert change.articles == {article}
    assert summary(library, article).read
    assert library.articles.mark_opened(article) is None
    library.articles.keep_position(article, 42)
    assert library.articles.get(article).position == 42
    assert actions(library) == []


def test_the_trash_is_a_list_of_its_own(library: Library, add: Add) -> None:
    article = add()
    library.articles.trash([article])
    trashed = summary(library, article).trashed
    assert trashed
    assert list(library.articles.ids()) == []
    assert list(library.articles.ids(ArticleFilter(View.TRASH))) == [article]
    assert changes_nothing(library, library.articles.trash([article]))
    library.articles.restore([article])
    assert summary(library, article).trashed is None
    assert changes_nothing(library, library.articles.restore([article]))
    assert [kind for kind, _, _ in actions(library)] == [ActionKind.TRASH, ActionKind.RESTORE]


def test_emptying_the_trash_forgets_articles_with_all_that_belongs_to_them(
    library: Library, add: Add, org: Label
) -> None:
    kept, gone = add(), add("Other council\nText of another")
    mark(library, gone, org)
    add_note(library, gone)
    library.tags.put_on([kept, gone], "port")
    library.articles.trash([gone])
    assert library.articles.empty_trash() == 1
    assert library.articles.empty_trash() == 0
    assert list(library.articles.ids(ArticleFilter(query="another"))) == []
    assert library.articles.counts().views[View.TRASH] == 0
    assert library.articles.counts().tags == (("port", 1),)
    assert library.history.actions(gone) == []
    assert [kind for kind, _, _ in actions(library)] == [ActionKind.TAG]
    assert list(library.file.problems()) == []
    again = library.importing.article(make_article("Other council\nText of another"))
    assert again.outcome is Outcome.NEW


# Tags


def test_a_tag_is_made_with_its_first_article_and_goes_with_its_last(
    library: Library, add: Add
) -> None:
    first, second = add(), add("Other\nText")
    change = library.tags.put_on([first, second], "  #Strait  of   Petra ")
    assert change.articles == {first, second}
    assert change.listed
    assert summary(library, first).tags == ("Strait of Petra",)
    assert list(library.articles.ids(ArticleFilter(tag="Strait of Petra"))) == [second, first]
    assert changes_nothing(library, library.tags.put_on([first], "Strait of Petra"))
    library.tags.take_off([first], "#Strait of Petra")
    assert library.articles.counts().tags == (("Strait of Petra", 1),)
    library.tags.take_off([first, second], "Strait of Petra")
    assert library.articles.counts().tags == ()
    assert changes_nothing(library, library.tags.take_off([first], "Strait of Petra"))
    assert actions(library) == [
        (ActionKind.TAG, "#Strait of Petra", 2),
        (ActionKind.UNTAG, "#Strait of Petra", 1),
        (ActionKind.UNTAG, "#Strait of Petra", 1),
    ]


@pytest.mark.parametrize("name", ["", "  ", "#", " # # ", "\n"])
def test_a_tag_without_a_name_is_refused(library: Library, add: Add, name: str) -> None:
    with pytest.raises(UserError, match="A tag needs a name"):
        library.tags.put_on([add()], name)


# Boilerplate


def test_a_block_becomes_boilerplate_and_a_paragraph_again(library: Library, add: Add) -> None:
    article = add()
    before = library.articles.blocks(article)
    change = library.articles.set_boilerplate(article, before[1].start + 3, boilerplate=True)
    assert change.blocks == {article}
    assert [block.kind for block in library.articles.blocks(article)] == [
        BlockKind.TITLE,
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    library.articles.set_boilerplate(article, before[1].start, boilerplate=False)
    assert library.articles.blocks(article) == before
    assert len(actions(library)) == 2


def test_between_blocks_there_is_no_boilerplate(library: Library, add: Add) -> None:
    article = add()
    for place in (library.articles.blocks(article)[0].end, -1, len(TEXT)):
        with pytest.raises(UserError, match="There is no paragraph at this place"):
            library.articles.set_boilerplate(article, place, boilerplate=True)


# Labels


def test_a_label_set_adds_what_is_missing_and_takes_no_key_that_is_in_use(
    library: Library,
) -> None:
    before = library.labels.all()
    change = library.label_sets.add_shipped("conll-2003")
    after = library.labels.all()
    assert after[: len(before)] == before
    assert [label.name for label in after[len(before) :]] == ["PER", "MISC"]
    assert [edit.after for edit in change.labels] == after[len(before) :]
    keys = [label.key for label in after if label.key]
    assert len(keys) == len(set(keys))
    assert [label.position for label in after] == list(range(len(after)))
    assert changes_nothing(library, library.label_sets.add_shipped("conll-2003"))


def test_an_unknown_label_set_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError, match="there are: news, conll-2003, ontonotes-5"):
        library.label_sets.add_shipped("../../secret")


def test_a_label_is_found_case_aside(library: Library) -> None:
    assert library.labels.named("org") == library.labels.named("ORG")
    with pytest.raises(NotFoundError, match="the labels of this library are: PERSON, ORG"):
        library.labels.named("SHIP")


# One transaction


def test_an_error_in_the_middle_leaves_nothing(library: Library, add: Add, org: Label) -> None:
    article = add()
    library._db.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON action BEGIN SELECT raise(ABORT, 'no'); END"
    )
    state = rows_of(library)
    for action in (
        lambda: library.marks.add(article, 0, 3, org.id),
        lambda: library.notes.add(article, "A note."),
        lambda: library.tags.put_on([article], "port"),
        lambda: library.articles.trash([article]),
        lambda: library.articles.set_boilerplate(article, 0, boilerplate=True),
        lambda: library.label_sets.add_shipped("conll-2003"),
        lambda: library.importing.article(make_article("Other\nText")),
    ):
        with pytest.raises(Exception, match="no"):
            action()
        assert rows_of(library) == state
    assert list(library.file.problems()) == []


def test_the_list_counts_marks_by_label_whatever_becomes_of_them(
    library: Library, add: Callable[..., ArticleId]
) -> None:
    article = add()
    org, gpe = library.labels.named("ORG").id, library.labels.named("GPE").id

    def counted() -> tuple[tuple[LabelId, int], ...]:
        return library.articles.summaries([article])[0].labels

    library.marks.add(article, 0, 7, org)
    (mark,) = library.marks.add(article, 8, 15, org).annotations
    assert counted() == ((org, 2),)
    library.marks.relabel([mark.after.id], gpe)
    assert counted() == ((org, 1), (gpe, 1))
    library.marks.remove([mark.after.id])
    assert counted() == ((org, 1),)
    library.history.undo()
    library.history.undo()
    assert counted() == ((org, 2),)
    assert list(library.file.problems()) == []


def test_undoing_only_one_action_leaves_what_was_done_after_it(
    library: Library, add: Add, org: Label
) -> None:
    article = add()
    mark(library, article, org)
    meant, _ = library.history.next_steps()
    mark(library, article, org, 8)
    newest, _ = library.history.next_steps()
    assert meant
    assert newest
    assert library.history.undo(meant.id) is None
    assert summary(library, article).annotations == 2
    assert library.history.undo(newest.id)
    assert summary(library, article).annotations == 1
