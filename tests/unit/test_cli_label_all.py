"""``postil label-all``: what it labels, what it prints, and with which status it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import cli
from reader.values import Origin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]
    LabelAll = Callable[..., list[list[str]]]


@pytest.fixture
def label_all(path: Path, capsys: pytest.CaptureFixture[str]) -> LabelAll:
    """Return a function that runs the command; it returns lines and the last message."""

    def run(*words: str, status: int = 0) -> list[list[str]]:
        assert cli.main(["label-all", "-l", str(path), *words]) == status
        output, messages = capsys.readouterr()
        return [*(line.split("\t") for line in output.splitlines()), [messages.strip()]]

    return run


def test_every_occurrence_is_labelled_and_told_in_context(
    library: Library, add: Add, label_all: LabelAll
) -> None:
    article = add("The quay\nA Quay,\tan old quay’s end")
    uid = library.articles.summaries([article])[0].uid
    *lines, [total] = label_all("quay", "org")
    marks = library.articles.get(article).annotations
    assert [line[0] for line in lines] == [mark.uid for mark in marks]
    assert [line[1:] for line in lines] == [
        [uid, "4", "8", "The [quay]"],
        [uid, "11", "15", "A [Quay], an old quay’s end"],
        [uid, "24", "28", "A Quay, an old [quay]’s end"],
    ]
    assert {mark.origin for mark in marks} == {Origin.OCCURRENCES}
    assert total == "postil: 3 occurrences of “quay” in 1 article labelled ORG."
    assert library.history.undo() is not None
    assert library.articles.get(article).annotations == ()


def test_a_dry_run_tells_the_same_and_labels_nothing(
    library: Library, add: Add, label_all: LabelAll
) -> None:
    article = add("A quay")
    uid = library.articles.summaries([article])[0].uid
    line, [total] = label_all("quay", "ORG", "--dry-run")
    assert line == [uid, "2", "6", "A [quay]"]
    assert total == "postil: 1 occurrence of “quay” in 1 article would be labelled ORG."
    assert library.articles.get(article).annotations == ()


def test_what_is_labelled_already_is_passed_over_and_what_overlaps_is_told(
    library: Library, add: Add, label_all: LabelAll
) -> None:
    article = add("Quay, quay and quay")
    org, person = library.labels.named("ORG").id, library.labels.named("PERSON").id
    library.marks.add(article, 0, 4, org)
    library.marks.add(article, 6, 10, person)
    *lines, [total] = label_all("quay", "ORG")
    assert [line[2] for line in lines] == ["6", "15"]
    assert total.endswith("; 1 had that label already; 1 of them overlaps other marks.")
    assert label_all("quay", "ORG")[0][0].startswith("postil: 0 occurrences")


def test_the_query_narrows_the_articles(library: Library, add: Add, label_all: LabelAll) -> None:
    add("A quay by night")
    wanted = library.articles.summaries([add("A quay by day")])[0].uid
    *lines, _ = label_all("quay", "ORG", "by", "day")
    assert [line[1] for line in lines] == [wanted]


@pytest.mark.usefixtures("library")
def test_case_counts_for_capitals_and_where_it_is_asked_for(add: Add, label_all: LabelAll) -> None:
    add("US told us. A Pole on a pole, a Polé")
    assert len(label_all("US", "ORG", "--dry-run")) == 2
    assert len(label_all("Pole", "ORG", "--dry-run")) == 4
    assert len(label_all("Pole", "ORG", "--dry-run", "--match-case")) == 2


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["quay", "PLANET"], "There is no label"), ([" ", "ORG"], "There is nothing to look for")],
)
def test_what_cannot_be_labelled_is_told_with_status_1(
    label_all: LabelAll, words: list[str], sentence: str
) -> None:
    [[message]] = label_all(*words, status=1)
    assert message.startswith(f"postil: {sentence}")
