"""Labels: making, changing, ordering, merging and deleting them; sets as JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ConflictError, NotFoundError, UserError
from reader.label_colours import PALETTE, Pair
from reader.library import Library
from reader.values import ActionKind, LabelId

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.values import Annotation, ArticleId, Change, Label

    Add = Callable[..., ArticleId]


def names(library: Library) -> list[str]:
    return [label.name for label in library.labels.all()]


def rows(library: Library) -> list[tuple[Any, ...]]:
    """Return all labels and marks as they stand in the file."""
    db = library._db
    return db.all("SELECT * FROM label ORDER BY id") + db.all("SELECT * FROM annotation")


def make(library: Library, name: str, colour: str = "", **values: Any) -> Label:  # noqa: ANN401 (any keyword)
    library.labels.add(name, colour, **values)
    return library.labels.named(name)


def marks(library: Library, article: ArticleId) -> list[tuple[int, int, str, str]]:
    named = {label.id: label.name for label in library.labels.all()}
    return [
        (mark.start, mark.end, named[mark.label], mark.note)
        for mark in library.articles.get(article).annotations
    ]


def mark(
    library: Library, article: ArticleId, span: tuple[int, int], label: Label, note: str = ""
) -> Annotation:
    change = library.marks.add(article, *span, label.id, note=note)
    mark_ = change.annotations[0].after
    assert mark_ is not None
    return mark_


def comes_back(library: Library, action: Callable[[], Change]) -> Change:
    """Do it, undo it and do it again: each time, all is as it was; return what it changed."""
    before, steps = rows(library), len(library.history.actions())
    change = action()
    after = rows(library)
    assert len(library.history.actions()) == steps + 1
    library.history.undo()
    assert rows(library) == before
    library.history.redo()
    assert rows(library) == after
    assert list(library.file.problems()) == []
    return change


# Making


def test_a_label_needs_only_a_name(library: Library) -> None:
    used = [Pair(label.colour, label.tint) for label in library.labels.all()]
    change = comes_back(library, lambda: library.labels.add("  Sea   vessel "))
    label = library.labels.all()[-1]
    assert (label.name, label.key, label.description, label.parent) == ("Sea vessel", "", "", None)
    assert Pair(label.colour, label.tint) in set(PALETTE) - set(used)
    assert [edit.after for edit in change.labels] == [label]
    assert (change.kind, change.subject) == (ActionKind.ADD_LABEL, "Sea vessel")


def test_a_label_gets_what_it_is_given(library: Library) -> None:
    person = library.labels.named("PERSON")
    label = make(
        library,
        "Ship",
        colour="#123ABC",
        key="q",
        description="“Gull”, “Petra”.\r\nNot boats. ",
        parent=person.id,
    )
    assert (label.colour, label.key, label.parent) == ("#123abc", "q", person.id)
    assert label.tint != label.colour
    assert label.description == "“Gull”, “Petra”.\nNot boats."
    assert names(library)[:3] == ["PERSON", "Ship", "ORG"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " \n"}, "A label needs a name."),
        ({"name": "x" * 61}, "at most 60 characters"),
        ({"name": "org"}, "There is a label “ORG” already."),
        ({"name": "SHIP", "colour": "blue"}, "“blue” of the label “SHIP” is not a colour"),
        ({"name": "SHIP", "colour": "#12345"}, "“#12345” of the label “SHIP” is not a colour"),
        ({"name": "SHIP", "key": "2"}, "The key 2 belongs to the label “ORG”."),
        ({"name": "SHIP", "key": "a b"}, "“a b” can't be the key"),
        ({"name": "SHIP", "parent": LabelId(99)}, "This label is no longer there."),
    ],
)
def test_a_label_that_cannot_be_is_refused(
    library: Library, values: dict[str, Any], sentence: str
) -> None:
    before = rows(library)
    with pytest.raises(UserError, match=sentence):
        library.labels.add(**values)
    assert rows(library) == before
    assert library.history.actions() == []


def test_kinds_have_one_level(library: Library) -> None:
    person, org = library.labels.named("PERSON"), library.labels.named("ORG")
    politician = make(library, "POLITICIAN", parent=person.id)
    with pytest.raises(UserError, match="“POLITICIAN” is a kind itself"):
        library.labels.add("MINISTER", parent=politician.id)
    with pytest.raises(UserError, match="“PERSON” can't be a kind of itself"):
        library.labels.change(replace(person, parent=person.id))
    with pytest.raises(UserError, match="This label has kinds itself"):
        library.labels.change(replace(person, parent=org.id))


# Changing


def test_a_label_is_changed_in_one_step(library: Library) -> None:
    org, person = library.labels.named("ORG"), library.labels.named("PERSON")
    wanted = replace(
        org,
        name="Body",
        colour="#101010",
        tint="#fefefe",
        key="b",
        description="All bodies.",
        parent=person.id,
    )
    change = comes_back(library, lambda: library.labels.change(wanted))
    assert library.labels.named("body") == wanted
    assert (change.kind, change.subject) == (ActionKind.CHANGE_LABEL, "ORG → Body")
    assert names(library)[:2] == ["PERSON", "Body"]


def test_a_label_may_change_the_case_of_its_own_name_and_keep_its_key(library: Library) -> None:
    library.labels.change(replace(library.labels.named("ORG"), name="Org"))
    assert (library.labels.named("ORG").name, library.labels.named("ORG").key) == ("Org", "2")


def test_a_change_to_what_a_label_is_already_is_no_step(library: Library) -> None:
    assert library.labels.change(library.labels.named("ORG")).labels == ()
    assert library.history.actions() == []


def test_changes_that_cannot_be_are_refused(library: Library) -> None:
    org = library.labels.named("ORG")
    for wanted, sentence in (
        (replace(org, name="person"), "There is a label “PERSON” already."),
        (replace(org, name=""), "A label needs a name."),
        (replace(org, key="1"), "The key 1 belongs to the label “PERSON”."),
        (replace(org, colour="red"), "is not a colour"),
        (replace(org, tint=""), "needs both of its colours"),
        (replace(org, id=LabelId(99)), "no longer there"),
    ):
        with pytest.raises(UserError, match=sentence):
            library.labels.change(wanted)
    assert library.labels.named("ORG") == org


def test_a_label_moves_among_its_equals(library: Library) -> None:
    first = names(library)
    number = library.labels.named("NUMBER").id
    comes_back(library, lambda: library.labels.move(number, 1))
    assert names(library) == [first[0], "NUMBER", *first[1:-1]]
    library.labels.move(number, 100)
    assert names(library) == first
    library.labels.move(number, -3)
    assert names(library) == ["NUMBER", *first[:-1]]


def test_a_label_takes_its_kinds_along(library: Library) -> None:
    person = library.labels.named("PERSON").id
    for name in ("POET", "PILOT"):
        library.labels.add(name, parent=person)
    library.labels.move(library.labels.named("PILOT").id, 0)
    library.labels.move(person, 1)
    assert names(library)[:4] == ["ORG", "PERSON", "PILOT", "POET"]


# Merging


def test_marks_follow_a_merge(library: Library, add: Add) -> None:
    article, other = add(), add("Other\nNorthgate again")
    loc, gpe, org = (library.labels.named(name) for name in ("LOC", "GPE", "ORG"))
    kept = mark(library, article, (0, 7), loc, "Where?")
    mark(library, other, (6, 15), loc)
    mark(library, article, (0, 7), org)
    change = comes_back(library, lambda: library.labels.merge([loc.id], gpe.id))
    assert marks(library, article) == [(0, 7, "GPE", "Where?"), (0, 7, "ORG", "")]
    assert marks(library, other) == [(6, 15, "GPE", "")]
    assert "LOC" not in names(library)
    assert (change.kind, change.subject) == (ActionKind.MERGE_LABELS, "LOC → GPE")
    assert change.articles == {article, other}
    again = library.marks.get(kept.id)
    assert (again.uid, again.created, again.origin) == (kept.uid, kept.created, kept.origin)


def test_where_a_span_has_both_labels_one_mark_stays_with_both_notes(
    library: Library, add: Add
) -> None:
    article = add()
    loc, gpe, norp = (library.labels.named(name) for name in ("LOC", "GPE", "NORP"))
    mark(library, article, (0, 7), loc, "One.")
    kept = mark(library, article, (0, 7), gpe, "Two.")
    mark(library, article, (0, 7), norp, "One.")
    mark(library, article, (8, 15), loc)
    mark(library, article, (8, 15), norp, "Three.")
    comes_back(library, lambda: library.labels.merge([loc.id, norp.id], gpe.id))
    assert marks(library, article) == [(0, 7, "GPE", "Two.\n\nOne."), (8, 15, "GPE", "Three.")]
    assert library.marks.get(kept.id).note == "Two.\n\nOne."
    summary = library.articles.summaries([article])[0]
    assert (summary.annotations, summary.notes) == (2, 2)


def test_kinds_follow_a_merge(library: Library) -> None:
    person, org, gpe = (library.labels.named(name) for name in ("PERSON", "ORG", "GPE"))
    poet = make(library, "POET", parent=person.id)
    comes_back(library, lambda: library.labels.merge([person.id], org.id))
    assert library.labels.named("POET").parent == org.id
    library.history.undo()
    comes_back(library, lambda: library.labels.merge([person.id], poet.id))
    assert library.labels.named("POET").parent is None
    library.history.undo()
    firm = make(library, "FIRM", parent=org.id)
    comes_back(library, lambda: library.labels.merge([person.id, gpe.id], firm.id))
    assert library.labels.named("POET").parent == org.id


def test_a_label_that_is_merged_with_itself_stays(library: Library) -> None:
    org = library.labels.named("ORG").id
    assert library.labels.merge([org], org).labels == ()
    with pytest.raises(NotFoundError):
        library.labels.merge([LabelId(99)], org)


def test_many_marks_follow_a_merge_in_a_few_statements(library: Library, add: Add) -> None:
    article = add("Title\n" + "word " * 2000)
    loc, gpe = library.labels.named("LOC"), library.labels.named("GPE")
    with library._db.transaction():
        library._db.executemany(
            'INSERT INTO annotation (uid, article_id, start, "end", quote, label_id, origin,'
            " created, modified) VALUES (?, ?, ?, ?, 'word', ?, 'hand', '', '')",
            [(str(n), article, 6 + 5 * n, 10 + 5 * n, loc.id) for n in range(2000)],
        )
    statements: list[str] = []
    library._db.connection.set_trace_callback(statements.append)
    library.labels.merge([loc.id], gpe.id)
    library._db.connection.set_trace_callback(None)
    reading = [each for each in statements if each.startswith("SELECT")]
    assert len(reading) < 100
    assert library.labels.counts() == {gpe.id: 2000}


# Deleting


def test_a_label_goes_with_its_marks_and_its_kinds_stay(library: Library, add: Add) -> None:
    article, person = add(), library.labels.named("PERSON")
    library.labels.add("POET", parent=person.id)
    mark(library, article, (0, 7), person, "Who?")
    mark(library, article, (0, 7), library.labels.named("ORG"))
    with pytest.raises(ConflictError, match="“PERSON” has marks: 1 would go with it"):
        library.labels.delete(person.id)
    change = comes_back(library, lambda: library.labels.delete(person.id, with_annotations=True))
    assert marks(library, article) == [(0, 7, "ORG", "")]
    assert "PERSON" not in names(library)
    assert library.labels.named("POET").parent is None
    assert [edit.after for edit in change.annotations] == [None]
    assert (change.kind, change.subject) == (ActionKind.DELETE_LABEL, "PERSON")


def test_a_label_without_marks_goes_without_ado(library: Library) -> None:
    comes_back(library, lambda: library.labels.delete(library.labels.named("ORG").id))
    assert "ORG" not in names(library)
    with pytest.raises(NotFoundError):
        library.labels.delete(LabelId(99))


def test_marks_are_counted_by_label(library: Library, add: Add) -> None:
    article, org, gpe = add(), library.labels.named("ORG"), library.labels.named("GPE")
    mark(library, article, (0, 7), org)
    mark(library, article, (8, 15), org)
    mark(library, article, (8, 15), gpe)
    assert library.labels.counts() == {org.id: 2, gpe.id: 1}
    library.articles.trash([article])
    assert library.labels.counts() == {org.id: 2, gpe.id: 1}


# Labels made with a mark, and marks that change together


def test_a_label_is_made_with_its_first_mark_in_one_step(library: Library, add: Add) -> None:
    article = add()
    library.labels.delete(library.labels.named("GPE").id)
    change = comes_back(library, lambda: library.marks.add_as_new(article, 0, 7, "Ship"))
    assert marks(library, article) == [(0, 7, "Ship", "")]
    assert library.labels.named("Ship").key == "3"
    assert (len(change.labels), len(change.annotations)) == (1, 1)
    assert change.subject == "Harbour · Ship"


def test_marks_are_relabelled_with_a_new_label_in_one_step(library: Library, add: Add) -> None:
    article, org = add(), library.labels.named("ORG")
    old = [mark(library, article, span, org, "Why?") for span in ((0, 7), (8, 15))]
    comes_back(library, lambda: library.marks.relabel_as_new([each.id for each in old], "Ship"))
    ship = library.labels.named("Ship")
    for each in old:
        again = library.marks.get(each.id)
        assert again == each._replace(label=ship.id, modified=again.modified)
    assert ship.key == ""


def test_a_new_label_that_cannot_be_leaves_no_mark(library: Library, add: Add) -> None:
    article, before = add(), rows(library)
    with pytest.raises(ConflictError, match="There is a label “ORG” already"):
        library.marks.add_as_new(article, 0, 7, "org")
    with pytest.raises(UserError, match="is not a span"):
        library.marks.add_as_new(article, 7, 7, "Ship")
    assert rows(library) == before


def test_marks_get_one_note_in_one_step(library: Library, add: Add) -> None:
    article, org = add(), library.labels.named("ORG")
    old = [mark(library, article, span, org) for span in ((0, 7), (8, 15))]
    wanted = [each.id for each in old]
    change = comes_back(library, lambda: library.notes.write_on_many(wanted, "Check.\r\nTwice."))
    assert {note for *_, note in marks(library, article)} == {"Check.\nTwice."}
    assert change.subject == "2 marks"
    assert library.notes.write_on_many(wanted, "Check.\nTwice.").annotations == ()
    comes_back(library, lambda: library.notes.write_on_many(wanted, " "))
    assert library.articles.summaries([article])[0].notes == 0
    with pytest.raises(UserError, match="No mark is selected"):
        library.notes.write_on_many([], "A note.")


# Sets


def test_a_set_comes_into_another_library_as_it_is(library: Library, tmp_path: Path) -> None:
    person = library.labels.named("PERSON")
    library.labels.add("POET", "#112233", key="P", description="“Maud”", parent=person.id)
    library.labels.change(replace(library.labels.named("ORG"), name="Körper", key=""))
    written = json.dumps(library.label_sets.export())
    assert json.loads(written)["name"] == "test"
    with Library.open(tmp_path / "other.postil") as other:
        other.label_sets.add(written, replace=True)
        there = {label["name"]: label for label in other.label_sets.export()["labels"]}
        for label in library.label_sets.export()["labels"]:
            assert there[label["name"]] == label
        assert other.label_sets.add(written, replace=True).labels == ()


def test_labels_of_the_same_name_stay_or_are_replaced(library: Library) -> None:
    new = [
        {"name": "org", "colour": "#101010", "tint": "#fefefe", "key": "1", "description": "New."},
        {"name": "SHIP", "key": "2", "parent": "Org"},
    ]
    text, old = json.dumps({"labels": new}), library.labels.named("ORG")
    comes_back(library, lambda: library.label_sets.add(text))
    assert library.labels.named("ORG") == old
    assert (library.labels.named("SHIP").key, library.labels.named("SHIP").parent) == ("", old.id)
    library.history.undo()
    comes_back(library, lambda: library.label_sets.add(text, replace=True))
    replaced = library.labels.named("ORG")
    assert (replaced.name, replaced.colour, replaced.key) == ("org", "#101010", "1")
    assert (library.labels.named("SHIP").key, library.labels.named("PERSON").key) == ("2", "")


def test_examples_stand_in_the_description(library: Library) -> None:
    library.label_sets.add(
        '{"labels": [{"name": "A", "description": "One.", "examples": ["x", "y"]},'
        ' {"name": "B", "examples": "z"}]}'
    )
    assert library.labels.named("A").description == "One. “x”; “y”"
    assert library.labels.named("B").description == "“z”"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "can't be read as JSON"),
        ("[" * 100_000, "can't be read as JSON"),
        (b"\xff\xfe\x00", "can't be read as JSON"),
        ("[]", "it needs a list of “labels”"),
        ('{"labels": {}}', "it needs a list of “labels”"),
        ('{"labels": []}', "it needs a list of “labels”"),
        ('{"labels": [1]}', "Label 1 of the set has no name"),
        ('{"labels": [{"name": "A"}, {"name": 5}]}', "Label 2 of the set has no name"),
        ('{"labels": [{"name": " "}]}', "A label needs a name"),
        ('{"labels": [{"name": "A", "key": 5}]}', "“key” of the label “A” is not a text"),
        ('{"labels": [{"name": "A", "examples": 5}]}', "An example of the label “A”"),
        ('{"labels": [{"name": "A", "examples": [5]}]}', "An example of the label “A”"),
        ('{"labels": [{"name": "A", "colour": "red"}]}', "“red” of the label “A” is not a colour"),
        ('{"labels": [{"name": "A"}, {"name": "a"}]}', "“a” stands in the set twice"),
        (
            '{"labels": [{"name": "A", "key": "x"}, {"name": "B", "key": "X"}]}',
            "“A” and “B” have the same key X",
        ),
        ('{"labels": [{"name": "A", "parent": "a"}]}', "“A” can't be a kind of itself"),
        ('{"labels": [{"name": "A", "parent": "Z"}]}', "“A” is a kind of “Z”, which is not there"),
        (
            '{"labels": [{"name": "A", "parent": "B"}, {"name": "B", "parent": "C"}]}',
            "“A” is a kind of a kind",
        ),
    ],
)
def test_what_is_no_label_set_is_told(library: Library, text: str, sentence: str) -> None:
    before = rows(library)
    with pytest.raises(UserError, match=sentence):
        library.label_sets.add(text)
    assert rows(library) == before


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("name", "labels", "colour", "tint", "key", "parent", "examples")),
            inner,
            max_size=4,
        )
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(json_values)
def test_any_json_is_taken_in_or_refused(library: Library, data: object) -> None:
    for text in (json.dumps(data), json.dumps({"labels": [data]})):
        with suppress(UserError):
            library.label_sets.add(text, replace=True)
