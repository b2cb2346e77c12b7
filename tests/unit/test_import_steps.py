"""One import as one step of the history, whatever is done while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article

from reader.library import Library
from reader.storage import intake
from reader.values import ActionKind, ArticleId, BlockKind, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.values import Imported, ImportedArticle

ADDRESS = "https://example.org/boats"
SHOP = "All our boats are for sale in the shop."


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 2)


def coming(library: Library, articles: list[ImportedArticle]) -> Iterator[Imported]:
    """Begin to import articles; the first of them are there."""
    named = [(f"{n}.txt", each._replace(file=f"{n}.txt"), None) for n, each in enumerate(articles)]
    reports = intake.take_in(library._db, named, "ines")
    next(reports)
    return reports


def first_of(library: Library) -> ArticleId:
    return ArticleId(min(library.articles.ids()))


def boats(count: int, of: str = "Boat") -> list[ImportedArticle]:
    return [make_article(f"{of} {n}\n{of} {n} came in.", source="") for n in range(count)]


def steps(library: Library) -> list[tuple[str, str]]:
    """Return kind and subject of the steps, the first one first."""
    return [(str(each.kind), each.subject) for each in reversed(library.history.actions())]


def mark(library: Library, article: ArticleId) -> None:
    library.marks.add(article, 0, 4, library.labels.all()[0].id)


def undo_all(library: Library) -> None:
    while library.history.undo():
        pass


def redo_all(library: Library) -> None:
    while library.history.redo():
        pass


def test_an_import_is_one_step_though_something_is_marked_meanwhile(library: Library) -> None:
    reports = coming(library, boats(9))
    first = first_of(library)
    mark(library, first)
    list(reports)
    assert [step[0] for step in steps(library)] == [ActionKind.IMPORT, ActionKind.ANNOTATE]
    assert steps(library)[0][1] == "9 articles"


def test_what_was_done_meanwhile_is_undone_and_done_again_around_an_import(
    library: Library,
) -> None:
    reports = coming(library, boats(9))
    first = first_of(library)
    mark(library, first)
    list(reports)
    library.history.undo()
    assert len(library.articles.ids()) == 9
    assert library.articles.get(first).annotations == ()
    library.history.undo()
    assert library.articles.counts().views[View.TRASH] == 9
    redo_all(library)
    assert len(library.articles.ids()) == 9
    assert len(library.articles.get(first).annotations) == 1
    assert list(library.file.problems()) == []


def test_two_imports_side_by_side_are_a_step_each(path: Path) -> None:
    with Library.open(path) as library, Library.open(path) as other:
        imports = [coming(library, boats(9)), coming(other, boats(7, "Crane"))]
        for _ in range(4):
            for reports in imports:
                next(reports, None)
        for reports in imports:
            list(reports)
        assert [step[1] for step in steps(library)] == ["9 articles", "7 articles"]
        undo_all(library)
        assert library.articles.counts().views[View.TRASH] == 16
        redo_all(library)
        assert len(library.articles.ids()) == 16


def test_what_is_undone_meanwhile_can_still_be_done_again(library: Library) -> None:
    reports = coming(library, boats(9))
    first = first_of(library)
    mark(library, first)
    library.history.undo()
    list(reports)
    assert library.history.redo()
    assert len(library.articles.get(first).annotations) == 1


def trash(library: Library, old: ArticleId) -> None:
    library.articles.trash([old])


def name_anew(library: Library, old: ArticleId) -> None:
    library.labels.add("Harbour", "#7a4b00")
    library.marks.add(old, 0, 5, library.labels.named("Harbour").id)


@pytest.mark.parametrize(
    ("meanwhile", "last"),
    [
        (trash, make_article("Ferry\nThe ferry came in.", source="")),
        (name_anew, make_article("Ferry\nThe ferry came in late.", source="", url=ADDRESS)),
    ],
    ids=["out of the trash", "a new version"],
)
def test_what_builds_on_something_done_meanwhile_is_a_step_after_it(
    library: Library,
    meanwhile: Callable[[Library, ArticleId], object],
    last: ImportedArticle,
) -> None:
    old = library.articles.find(
        library.importing.article(
            make_article("Ferry\nThe ferry came in.", source="", url=ADDRESS)
        ).uid
    )
    reports = coming(library, [*boats(6), last])
    meanwhile(library, old)
    list(reports)
    assert steps(library)[-1] == (ActionKind.IMPORT, "1 article")
    done = len(steps(library))
    assert sum(bool(library.history.undo()) for _ in range(done)) == done
    assert len(library.articles.ids()) == 0
    redo_all(library)
    assert list(library.file.problems()) == []


def test_boilerplate_is_learned_though_something_is_marked_meanwhile(library: Library) -> None:
    wired = [
        make_article(f"Boat {n}\nBoat {n} came in at {n} o’clock.\n{SHOP}", source="Wire")
        for n in range(8)
    ]
    reports = coming(library, wired)
    first = first_of(library)
    mark(library, first)
    list(reports)
    came = map(ArticleId, library.articles.ids())
    kinds = [library.articles.blocks(article)[-1].kind for article in came]
    assert kinds == [BlockKind.BOILERPLATE] * 8
    assert [step[0] for step in steps(library)] == [ActionKind.IMPORT, ActionKind.ANNOTATE]
    undo_all(library)
    assert len(library.articles.ids()) == 0
