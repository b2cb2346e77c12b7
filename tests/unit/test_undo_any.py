"""Undoing any step, in any order that is let through: nothing is left of it in the end."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from conftest import make_article
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.errors import BuiltUponError, ConflictError, NotFoundError
from reader.library import Library
from reader.values import ActionKind, ActionState, ArticleFilter, Aspect, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.values import Action, ActionId, ArticleId

    Add = Callable[..., ArticleId]

TEXT = "Harbour council\nThe Harbour Council bought 24 boats. 👩🏽‍🚒\nباشە، she said."
SHOWN = {
    "article": "id, status, read, starred, trashed, annotations, notes",
    "article_text": "article_id, text, blocks",
    "annotation": 'id, uid, article_id, start, "end", quote, label_id, note, author, created',
    "note": 'id, uid, article_id, start, "end", quote, text, author, created',
    "label": "*",
    "article_tag": "*",
    "near_duplicate": "*",
}
"""What undoing gives back; when a row was modified is said anew by every step."""


def state_of(library: Library) -> dict[str, list[Any]]:
    return {
        table: library._db.all(f"SELECT {columns} FROM {table} ORDER BY 1")
        for table, columns in SHOWN.items()
    }


def done(library: Library) -> list[Action]:
    """Return the steps that hold and don't undo another, the newest first."""
    return [
        action
        for action in library.history.actions(limit=10_000)
        if action.state is ActionState.DONE and action.kind is not ActionKind.UNDO
    ]


class AnyOrder(RuleBasedStateMachine):
    """Any actions, undone in any order."""

    @initialize()
    def make(self) -> None:
        self.folder = TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "test.postil", author="ines")
        for text in (TEXT, "Grain\nThe terminal opened.", f"{TEXT}\nA version of it."):
            article = self.library.articles.find(
                self.library.importing.article(make_article(text)).uid
            )
            self.library.articles.set_status([article], Status.READING)  # or the first mark would
        self.library._db.execute("DELETE FROM change")
        self.library._db.execute("DELETE FROM action")
        self.beginning = state_of(self.library)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            try:
                assert list(self.library.file.problems()) == []
                self.undo_all()
                assert state_of(self.library) == self.beginning
                assert list(self.library.file.problems()) == []
                while self.library.history.undo():
                    pass
                assert state_of(self.library) == self.beginning
            finally:
                self.library.close()
                self.folder.cleanup()

    def undo_all(self) -> None:
        """Undo every step: the oldest that are let through, then what each says must go first."""
        for step in reversed(done(self.library)):
            self.undo_if_free(step.id)
        for _ in range(1000):
            steps = done(self.library)
            wanted = steps[0] if steps else None
            while wanted is not None:
                wanted = self.blocker(wanted.id)
        assert done(self.library) == []

    def undo_if_free(self, action: ActionId) -> bool:
        before = state_of(self.library)
        blocker = self.blocker(action)
        if blocker is not None:
            assert blocker.id != action  # older than an undoing that brought back a still older one
            assert blocker.state is ActionState.DONE
            assert state_of(self.library) == before
        return blocker is None

    def blocker(self, action: ActionId) -> Action | None:
        """Undo a step; return the one that has to be undone first, if there is one."""
        try:
            self.library.history.undo_action(action)
        except BuiltUponError as error:
            return error.action
        return None

    def drawn(self, data: st.DataObject, table: str) -> list[Any]:
        ids = [row[0] for row in self.library._db.all(f"SELECT id FROM {table} ORDER BY id")]
        return data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if ids else []

    def span(self, data: st.DataObject) -> tuple[int, int]:
        start = data.draw(st.integers(0, 2))
        return start, data.draw(st.integers(start + 1, 4))

    @rule(data=st.data(), label=st.integers(1, 3), note=st.sampled_from(["", "Hm. #port"]))
    def annotate(self, data: st.DataObject, label: int, note: str) -> None:
        for article in self.drawn(data, "article")[:1]:
            with suppress(ConflictError):
                self.library.marks.add(article, *self.span(data), label, note=note)  # type: ignore[arg-type]

    @rule(data=st.data(), label=st.integers(1, 3))
    def relabel(self, data: st.DataObject, label: int) -> None:
        if wanted := self.drawn(data, "annotation"):
            with suppress(ConflictError):
                self.library.marks.relabel(wanted, label)  # type: ignore[arg-type]

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        for mark in self.drawn(data, "annotation")[:1]:
            with suppress(ConflictError):
                self.library.marks.move(mark, *self.span(data))

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if wanted := self.drawn(data, "annotation"):
            self.library.marks.remove(wanted)

    @rule(data=st.data(), text=st.sampled_from(["", "One.", "Two. #storm #port"]))
    def note(self, data: st.DataObject, text: str) -> None:
        for mark in self.drawn(data, "annotation")[:1]:
            self.library.notes.write_on(mark, text)

    @rule(data=st.data(), text=st.sampled_from(["A note.", "#port"]))
    def add_note(self, data: st.DataObject, text: str) -> None:
        for article in self.drawn(data, "article")[:1]:
            self.library.notes.add(article, text, *self.span(data))

    @rule(data=st.data(), text=st.sampled_from(["", "Anew. #storm"]))
    def change_note(self, data: st.DataObject, text: str) -> None:
        for note in self.drawn(data, "note")[:1]:
            self.library.notes.change(note, text)

    @rule(data=st.data(), on=st.booleans())
    def star(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        if wanted := self.drawn(data, "article"):
            self.library.articles.set_starred(wanted, starred=on)

    @rule(data=st.data(), status=st.sampled_from([Status.READING, Status.DONE]))
    def status(self, data: st.DataObject, status: Status) -> None:
        if wanted := self.drawn(data, "article"):
            self.library.articles.set_status(wanted, status)

    @rule(data=st.data(), there=st.booleans())
    def trash_or_restore(self, data: st.DataObject, there: bool) -> None:  # noqa: FBT001 (drawn)
        if wanted := self.drawn(data, "article"):
            (self.library.articles.restore if there else self.library.articles.trash)(wanted)

    @rule(data=st.data(), name=st.sampled_from(["port", "storm"]), on=st.booleans())
    def tag(self, data: st.DataObject, name: str, on: bool) -> None:  # noqa: FBT001 (drawn)
        if wanted := self.drawn(data, "article"):
            (self.library.tags.put_on if on else self.library.tags.take_off)(wanted, name)

    @rule(data=st.data(), on=st.booleans())
    def boilerplate(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        for article in self.drawn(data, "article")[:1]:
            block = data.draw(st.sampled_from(self.library.articles.blocks(article)))
            self.library.articles.set_boilerplate(article, block.start, boilerplate=on)

    @rule(data=st.data(), on=st.booleans())
    def say_what_two_articles_are(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        if len(two := self.drawn(data, "article")) > 1:
            duplicates = self.library.duplicates
            (duplicates.link if on else duplicates.dismiss)(*two)

    @rule(data=st.data())
    def carry(self, data: st.DataObject) -> None:
        if len(two := self.drawn(data, "article")) > 1:
            self.library.duplicates.carry(*two)

    @rule(data=st.data(), carry=st.booleans())
    def keep(self, data: st.DataObject, carry: bool) -> None:  # noqa: FBT001 (drawn)
        if len(two := self.drawn(data, "article")) > 1:
            self.library.duplicates.keep(*two, carry=carry)

    @rule()
    def label_set(self) -> None:
        self.library.label_sets.add_shipped("ontonotes-5")

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        steps = [
            a for a in self.library.history.actions(limit=10_000) if a.state is ActionState.DONE
        ]
        if steps:
            self.undo_and_look(data.draw(st.sampled_from(steps)).id)

    def undo_and_look(self, action: ActionId) -> None:
        before = state_of(self.library)
        if self.undo_if_free(action):
            after = state_of(self.library)
            assert self.library.history.undo()
            assert state_of(self.library) == before
            assert self.library.history.redo()
            assert state_of(self.library) == after

    @rule()
    def undo(self) -> None:
        self.library.history.undo()

    @rule()
    def redo(self) -> None:
        self.library.history.redo()

    @invariant()
    def marks_and_counts_are_right(self) -> None:
        if hasattr(self, "library"):
            assert self.library._db.all(_SHIFTED) == []
            assert self.library._db.all(_MISCOUNTED) == []


_SHIFTED = """
    SELECT 1 FROM annotation a JOIN article_text t USING (article_id)
      WHERE substr(text, start + 1, "end" - start) <> quote
"""
_MISCOUNTED = """
    SELECT id FROM article WHERE annotations <>
      (SELECT count(*) FROM annotation WHERE article_id = article.id) OR notes <>
      (SELECT count(*) FROM annotation WHERE article_id = article.id AND note <> '')
      + (SELECT count(*) FROM note WHERE article_id = article.id)
"""

TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


# By hand


def newest(library: Library, kind: ActionKind) -> Action:
    return next(action for action in library.history.actions() if action.kind is kind)


def labels(library: Library, *names: str) -> list[Any]:
    return [library.labels.named(name).id for name in names]


def shown(library: Library, article: ArticleId) -> Sequence[tuple[str, str]]:
    names = {label.id: label.name for label in library.labels.all()}
    return [(mark.quote, names[mark.label]) for mark in library.articles.get(article).annotations]


def test_an_older_step_is_undone_and_the_newer_ones_stay(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, org)
    first = newest(library, ActionKind.ANNOTATE)
    library.marks.add(article, 8, 15, gpe)
    change = library.history.undo_action(first.id)
    assert shown(library, article) == [("council", "GPE")]
    assert (change.kind, change.subject) == (ActionKind.UNDO, "annotate: Harbour · ORG")
    assert [edit.before.quote for edit in change.annotations if edit.before] == ["Harbour"]
    assert change.articles == {article}


def test_undoing_a_step_is_a_step_that_can_be_undone(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    first = newest(library, ActionKind.ANNOTATE)
    library.articles.set_starred([article], starred=True)
    library.history.undo_action(first.id)
    assert newest(library, ActionKind.ANNOTATE).state is ActionState.DROPPED
    undoing = newest(library, ActionKind.UNDO)
    library.tags.put_on([article], "port")
    library.history.undo_action(undoing.id)
    assert shown(library, article) == [("Harbour", "ORG")]
    assert newest(library, ActionKind.ANNOTATE).state is ActionState.DONE
    assert library.history.undo_action(first.id)
    assert shown(library, article) == []


def test_undo_at_its_turn_takes_the_undoing_back_first(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, org)
    library.marks.add(article, 8, 15, gpe)
    both = shown(library, article)
    library.history.undo_action(library.history.actions()[1].id)
    library.history.undo()
    assert shown(library, article) == both
    library.history.redo()
    assert shown(library, article) == [("council", "GPE")]


def test_a_step_that_another_builds_on_says_which(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, gpe)
    mark = library.articles.get(article).annotations[0].id
    library.marks.relabel([mark], org)
    before = state_of(library)
    with pytest.raises(BuiltUponError, match=r"“Harbour · ORG” \(relabel, .* undo that first"):
        library.history.undo_action(newest(library, ActionKind.ANNOTATE).id)
    assert state_of(library) == before
    library.history.undo_action(newest(library, ActionKind.RELABEL).id)
    library.history.undo_action(newest(library, ActionKind.ANNOTATE).id)
    assert shown(library, article) == []


def test_steps_on_different_values_of_a_mark_are_free(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, gpe)
    mark = library.articles.get(article).annotations[0].id
    library.notes.write_on(mark, "Sure?")
    library.marks.relabel([mark], org)
    library.marks.move(mark, 0, 15)
    library.history.undo_action(newest(library, ActionKind.NOTE).id)
    library.history.undo_action(newest(library, ActionKind.RELABEL).id)
    found = library.marks.get(mark)
    assert (found.note, found.label, found.quote) == ("", gpe, "Harbour council")


def test_a_label_set_with_a_mark_in_it_names_the_mark(library: Library, add: Add) -> None:
    article = add(TEXT)
    library.label_sets.add_shipped("ontonotes-5")
    library.marks.add(article, 0, 7, library.labels.named("LANGUAGE").id)
    with pytest.raises(BuiltUponError) as caught:
        library.history.undo_action(newest(library, ActionKind.LABELS).id)
    assert caught.value.action.subject == "Harbour · LANGUAGE"


def test_a_place_that_is_taken_names_who_took_it(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    library.marks.remove([library.articles.get(article).annotations[0].id])
    library.marks.add(article, 0, 7, org)
    with pytest.raises(BuiltUponError) as caught:
        library.history.undo_action(newest(library, ActionKind.REMOVE).id)
    assert caught.value.action.kind is ActionKind.ANNOTATE


def test_a_step_is_undone_once(library: Library, add: Add) -> None:
    article = add(TEXT)
    library.articles.set_starred([article], starred=True)
    step = newest(library, ActionKind.STAR)
    library.history.undo_action(step.id)
    with pytest.raises(ConflictError, match="is undone already"):
        library.history.undo_action(step.id)


def test_a_step_that_another_program_changed_since_is_refused(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    library._db.execute("UPDATE annotation SET note = 'Other'")
    with pytest.raises(ConflictError, match="another program has changed it"):
        library.history.undo_action(newest(library, ActionKind.ANNOTATE).id)


def test_an_unknown_step_is_told(library: Library) -> None:
    with pytest.raises(NotFoundError, match="no longer in the history"):
        library.history.undo_action(99)  # type: ignore[arg-type]


def test_an_article_at_work_stays_so_when_its_first_mark_is_undone(
    library: Library, add: Add
) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, org)
    first = newest(library, ActionKind.ANNOTATE)
    library.marks.add(article, 8, 15, gpe)
    library.history.undo_action(first.id)
    assert library.articles.summaries([article])[0].status is Status.READING
    library.history.undo()
    library.history.undo()
    library.history.undo_action(first.id)
    assert library.articles.summaries([article])[0].status is Status.NEW


def test_a_status_set_later_does_not_hold_back_a_mark(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    library.articles.set_status([article], Status.DONE)
    library.history.undo_action(newest(library, ActionKind.ANNOTATE).id)
    assert shown(library, article) == []
    assert library.articles.summaries([article])[0].status is Status.DONE


def test_undoing_an_import_trashes_the_article_with_its_marks(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    library.history.undo_action(newest(library, ActionKind.IMPORT).id)
    assert list(library.articles.ids(ArticleFilter(View.TRASH))) == [article]
    assert shown(library, article) == [("Harbour", "ORG")]


def test_emptying_the_trash_forgets_what_undid_its_steps(library: Library, add: Add) -> None:
    article, (org,) = add(TEXT), labels(library, "ORG")
    library.marks.add(article, 0, 7, org)
    library.history.undo_action(library.history.actions()[0].id)
    library.history.undo_action(library.history.actions()[0].id)
    library.articles.trash([article])
    library.articles.empty_trash()
    assert library.history.actions() == []
    assert library.history.undo() is None


def test_a_bulk_step_is_undone_out_of_its_turn(library: Library, add: Add) -> None:
    articles = [add(f"{name}\nThe Harbour Council met.") for name in "abc"]
    (org,) = labels(library, "ORG")
    library.occurrences.label(list(library.occurrences.find("Harbour", articles)), org)
    library.articles.set_starred(articles, starred=True)
    library.history.undo_action(newest(library, ActionKind.ANNOTATE).id)
    assert [shown(library, article) for article in articles] == [[], [], []]
    library.history.undo()
    assert all(shown(library, article) for article in articles)


# Telling


def told(library: Library, kind: ActionKind) -> list[tuple[Aspect, str, str | None, str | None]]:
    details = library.history.changes_of(newest(library, kind).id)
    return [(each.aspect, each.subject, each.before, each.after) for each in details]


def test_what_a_step_changed_is_told_with_what_it_was_before(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, gpe)
    mark = library.articles.get(article).annotations[0].id
    library.marks.relabel([mark], org)
    library.marks.move(mark, 0, 15)
    library.notes.write_on(mark, "Sure?")
    library.articles.set_status([article], Status.DONE)
    library.tags.put_on([article], "port")
    library.articles.set_boilerplate(article, 20, boilerplate=True)
    library.marks.remove([mark])
    quote, title = "Harbour council", "Harbour council"
    sentence = "The Harbour Council bought 24 boats. 👩🏽‍🚒"
    assert told(library, ActionKind.ANNOTATE)[0] == (Aspect.MARK, "Harbour", None, "GPE")
    assert told(library, ActionKind.RELABEL) == [(Aspect.LABEL, quote, "GPE", "ORG")]
    assert told(library, ActionKind.MOVE) == [(Aspect.PLACE, quote, "Harbour", quote)]
    assert told(library, ActionKind.NOTE) == [(Aspect.NOTE, quote, None, "Sure?")]
    assert told(library, ActionKind.STATUS) == [(Aspect.STATUS, title, "reading", "done")]
    assert told(library, ActionKind.TAG) == [(Aspect.TAG, title, None, "#port")]
    assert told(library, ActionKind.BOILERPLATE) == [
        (Aspect.BLOCK, sentence, "paragraph", "boilerplate")
    ]
    assert told(library, ActionKind.REMOVE) == [
        (Aspect.MARK, quote, "ORG", None),
        (Aspect.NOTE, quote, "Sure?", None),
    ]
    assert told(library, ActionKind.IMPORT) == [(Aspect.TRASHED, title, "yes", "no")]


def test_new_labels_are_told(library: Library) -> None:
    library.label_sets.add_shipped("ontonotes-5")
    assert (Aspect.LABEL_NAME, "LANGUAGE", None, "LANGUAGE") in told(library, ActionKind.LABELS)


def test_only_so_many_rows_of_a_step_are_told(library: Library, add: Add) -> None:
    articles = [add(f"{name}\nText") for name in "abc"]
    library.articles.set_starred(articles, starred=True)
    step = newest(library, ActionKind.STAR)
    assert len(library.history.changes_of(step.id, limit=2)) == 2


def test_a_mark_tells_its_history_without_what_was_undone(library: Library, add: Add) -> None:
    article, (org, gpe) = add(TEXT), labels(library, "ORG", "GPE")
    library.marks.add(article, 0, 7, gpe, note="Sure?")
    mark = library.articles.get(article).annotations[0].id
    library.marks.relabel([mark], org)
    library.notes.write_on(mark, "No.")
    library.history.undo()
    library.marks.move(mark, 0, 15)
    library.history.undo_action(newest(library, ActionKind.RELABEL).id)
    steps = library.history.of_annotation(mark)
    assert [step.action.kind for step in steps] == [ActionKind.ANNOTATE, ActionKind.MOVE]
    assert [(each.aspect, each.after) for each in steps[0].details] == [
        (Aspect.MARK, "GPE"),
        (Aspect.NOTE, "Sure?"),
    ]
    assert steps[0].action.author == "ines"


def test_the_history_is_read_a_page_at_a_time(library: Library, add: Add) -> None:
    first, second = add(TEXT), add("Other\nText")
    for name in "abcdef":
        library.tags.put_on([first if name < "d" else second], name)
    pages, before = [], None
    while page := library.history.actions(limit=3, before=before):
        pages.append([action.subject for action in page])
        before = page[-1].id
    assert pages == [["#f", "#e", "#d"], ["#c", "#b", "#a"], ["1 article", "1 article"]]
    tags = library.history.actions(first, limit=2)
    assert [action.subject for action in tags] == ["#c", "#b"]
