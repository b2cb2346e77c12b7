"""Boilerplate of a source: what is learned of its articles, what a person says, and undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from reader.boilerplate import LineVerdict, learn, marked
from reader.errors import UserError
from reader.storage import intake
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.values import ArticleId, Block

    Add = Callable[..., ArticleId]

ABOUT = "Northgate Wire is read in forty ports."
SHOP = "Buy our tide tables."


def told(number: int, *, head: str = "", foot: str = f"{ABOUT}\n{SHOP}") -> str:
    body = (
        f"Boat {number} came in at {number} o’clock.\nIts captain was not at hand on day {number}."
    )
    return "\n".join(filter(None, (f"Boat {number}", head, body, foot)))


def boilerplate(library: Library, article: ArticleId) -> list[str]:
    text = library.articles.get(article).text
    blocks = library.articles.blocks(article)
    return [text[b.start : b.end] for b in blocks if b.kind is BlockKind.BOILERPLATE]


def take_in(library: Library, texts: list[str], **fields: str) -> list[ArticleId]:
    articles = [make_article(text, file=f"{n}.txt", **fields) for n, text in enumerate(texts)]
    reports = intake.take_in(library._db, [(each.file, each, None) for each in articles], "ines")
    return [library.articles.find(report.uid) for report in reports]


# Learning


def test_lines_at_the_same_end_of_many_articles_are_learned_and_marked(library: Library) -> None:
    came = take_in(library, [told(n) for n in range(8)])
    assert all(boilerplate(library, article) == [ABOUT, SHOP] for article in came)
    lines = library.boilerplate.of_source("Northgate Wire")
    assert {(each.line, each.verdict) for each in lines} == {
        (ABOUT, LineVerdict.LEARNED),
        (SHOP, LineVerdict.LEARNED),
    }


def test_what_was_learned_is_marked_in_what_comes_later(library: Library, add: Add) -> None:
    take_in(library, [told(n) for n in range(8)])
    assert boilerplate(library, add(told(99, foot=ABOUT))) == [ABOUT]
    assert boilerplate(library, add(told(100, foot=ABOUT), source="Another")) == []


def test_the_words_of_a_file_are_counted_without_what_was_learned(
    library: Library, tmp_path: Path
) -> None:
    take_in(library, [told(n) for n in range(8)])
    words = "Northgate Wire / The ferry came in at night with all its lamps dark."
    file = tmp_path / "ferry.txt"
    file.write_text(f"Ferry comes in\n\n{words}\n\n{ABOUT}\n")
    (report,) = library.importing.files([file])
    article = library.articles.find(report.uid)
    assert boilerplate(library, article) == [ABOUT]
    assert library.articles.get(article).summary.words == len(words.replace("/", "").split()) + 3


def test_lines_at_the_beginning_are_learned_too(library: Library) -> None:
    came = take_in(library, [told(n, head="From our harbour desk", foot="") for n in range(6)])
    assert boilerplate(library, came[0]) == ["From our harbour desk"]


def test_articles_that_come_one_by_one_teach_as_well(library: Library, add: Add) -> None:
    came = [add(told(n)) for n in range(6)]
    assert boilerplate(library, came[-1]) == [ABOUT, SHOP]
    assert boilerplate(library, came[0]) == []  # it was there already: it is offered
    library.boilerplate.mark("Northgate Wire", library.boilerplate.of_source("Northgate Wire"))
    assert all(boilerplate(library, article) == [ABOUT, SHOP] for article in came)


@pytest.mark.parametrize(
    "texts",
    [
        [told(n) for n in range(4)],
        [told(n, foot=ABOUT if n % 5 == 0 else "") for n in range(25)],
        [f"Title {n}\nThe same body in all of them.\nIt has two lines." for n in range(9)],
    ],
    ids=["few articles", "a small share", "copies of each other"],
)
def test_what_is_no_boilerplate_for_sure_is_left(library: Library, texts: list[str]) -> None:
    came = take_in(library, texts)
    assert not any(boilerplate(library, article) for article in came)
    assert library.boilerplate.newest() == 0


def test_versions_of_one_article_teach_nothing(library: Library) -> None:
    texts = [f"Boats\n{told(1)[7:]}\nAs of {n} o’clock." for n in range(9)]
    came = take_in(library, texts, url="https://example.org/boats")
    assert not boilerplate(library, came[-1])


def test_articles_without_a_source_teach_nothing(library: Library) -> None:
    came = take_in(library, [told(n) for n in range(9)], source="")
    assert not any(boilerplate(library, article) for article in came)


def test_what_is_in_the_middle_is_not_learned(library: Library) -> None:
    texts = [told(n, foot=f"{SHOP}\nThat is all of {n}.") for n in range(8)]
    assert not any(boilerplate(library, article) for article in take_in(library, texts))


def test_an_import_and_what_it_learned_are_one_step(library: Library, add: Add) -> None:
    article = add(told(50))
    take_in(library, [told(n) for n in range(8)])
    assert [action.subject for action in library.history.actions()] == ["8 articles", "1 article"]
    library.history.undo()
    assert library.boilerplate.of_source("Northgate Wire") == []
    assert library.articles.ids()[0] == article
    library.history.redo()
    assert len(library.boilerplate.of_source("Northgate Wire")) == 2
    assert list(library.file.problems()) == []


def test_what_an_import_learned_can_be_asked_for(library: Library) -> None:
    last = library.boilerplate.newest()
    take_in(library, [told(n) for n in range(8)])
    assert {each.line for each in library.boilerplate.learned_after(last)} == {ABOUT, SHOP}
    assert library.boilerplate.learned_after(library.boilerplate.newest()) == []


# What a person says


def test_a_line_that_a_person_marks_is_marked_in_all_articles_of_the_source(
    library: Library, add: Add
) -> None:
    text = told(1, foot="Ask the\u00a0pilots.")
    one, two = add(text), add(told(2, foot="Ask the pilots.\nOr not."))
    other = add(told(3, foot="Ask the pilots."), source="Another")
    change = library.boilerplate.say(one, text.index("Ask"), boilerplate=True)
    assert change.blocks == {one, two}
    assert boilerplate(library, two) == ["Ask the pilots."]
    assert boilerplate(library, other) == []
    assert boilerplate(library, add(told(4, foot="Ask the pilots."))) == ["Ask the pilots."]
    library.history.undo()
    library.history.undo()
    assert boilerplate(library, one) == []
    assert library.boilerplate.of_source("Northgate Wire") == []


def test_a_line_that_a_person_calls_text_is_text_everywhere(library: Library, add: Add) -> None:
    came = take_in(library, [told(n) for n in range(8)])
    offset = library.articles.get(came[0]).text.index(ABOUT)
    library.boilerplate.say(came[0], offset, boilerplate=False)
    assert all(boilerplate(library, article) == [SHOP] for article in came)
    assert boilerplate(library, add(told(77))) == [SHOP]
    details = library.history.changes_of(library.history.actions()[1].id)
    assert (ABOUT, "learned", "refused") in [(d.subject, d.before, d.after) for d in details]
    library.history.undo()
    library.history.undo()
    assert boilerplate(library, came[3]) == [ABOUT, SHOP]


def test_what_a_person_calls_text_is_not_learned_again(library: Library) -> None:
    library.boilerplate.decide("Northgate Wire", [SHOP], boilerplate=False)
    came = take_in(library, [told(n) for n in range(8)])
    assert not any(boilerplate(library, article) for article in came)


def test_nothing_is_said_of_no_line(library: Library, add: Add) -> None:
    article = add()
    with pytest.raises(UserError, match="no paragraph at this place"):
        library.boilerplate.say(article, 10_000, boilerplate=True)
    with pytest.raises(UserError, match="No line is selected"):
        library.boilerplate.decide("", [], boilerplate=True)


# The rules


def blocks_of(text: str) -> list[Block]:
    return list(make_article(text).blocks)


def test_an_article_that_would_be_nothing_but_boilerplate_stays_as_it_is() -> None:
    text = f"Boats\n{ABOUT}"
    known = {ABOUT: LineVerdict.SAID}
    assert marked(text, blocks_of(text), known) == tuple(blocks_of(text))


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=6).map("\n".join), max_size=12))
def test_nothing_known_is_learned_anew(texts: list[str]) -> None:
    articles = [(text, blocks_of(text)) for text in texts if text]
    learned = learn(articles, {})
    assert not learn(articles, dict.fromkeys(learned, LineVerdict.REFUSED)) & learned
    for text, blocks in articles:
        new = marked(text, blocks, dict.fromkeys(learned, LineVerdict.LEARNED))
        assert [block[:2] for block in new] == [block[:2] for block in blocks]
