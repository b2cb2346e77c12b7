"""Finding words: folded, the last one from its beginning, nothing typed is syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.values import ArticleFilter, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]

TEXT = """The Žižek café on Cafe\u0301 street
Well-known pilots’ AND NEAR OR NOT boats; 24.5 % of the fleet.
قال مُدير المجلس إن القوارب قريبة. می\u200cرود
हिन्दी समाचार 東京港 Straße İstanbul"""


def found(library: Library, words: str, view: View = View.ALL) -> int:
    return len(library.articles.ids(ArticleFilter(view, words=words)))


@pytest.mark.parametrize(
    "words",
    [
        "zizek",
        "ŽIŽEK CAFE",
        "café",
        "cafe\u0301",
        "boats pilots",
        "boa",
        "well-known",
        "well-kn",
        "24.5",
        "AND",
        "near or not",
        "pilots’",
        'boats"',
        '"boats',
        "boats*",
        "boats -",
        "- boats",
        "(boats)",
        "^boats",
        "مُدير",
        "المجلس",
        "القوارب قر",
        "می\u200cرود",
        "हिन्दी",
        "हिन्",
        "東京",
        "straße",
        "  boats\t",
        "b",
        "bo\x00",
    ],
)
def test_words_that_stand_in_the_text_are_found(library: Library, add: Add, words: str) -> None:
    add(TEXT)
    add("Another\nNothing of the kind")
    assert found(library, words) == 1


@pytest.mark.parametrize(
    "words",
    ["oats", "boats whales", "boa pilots", "known-well", "NEAR(boats, 9)", "boats OR whale"],
)
def test_words_that_do_not_stand_there_are_not_found(
    library: Library, add: Add, words: str
) -> None:
    add(TEXT)
    assert found(library, words) == 0


@pytest.mark.parametrize("words", ["", "  ", "!!!", "\x00", '"', "-", "👩🏽"])
def test_without_a_word_the_whole_list_is_shown(library: Library, add: Add, words: str) -> None:
    add(TEXT)
    assert found(library, words) == 1


def test_words_are_found_with_the_other_conditions(library: Library, add: Add) -> None:
    first = add("One\nThe boats", source="A")
    second = add("Two\nThe boats", source="B")
    library.tags.put_on([second], "port")
    assert list(library.articles.ids(ArticleFilter(source="A", words="boats"))) == [first]
    assert list(library.articles.ids(ArticleFilter(tag="port", words="boats"))) == [second]


def test_the_trash_is_searched_apart(library: Library, add: Add) -> None:
    article = add(TEXT)
    library.articles.trash([article])
    assert (found(library, "boats"), found(library, "boats", View.TRASH)) == (0, 1)


def test_the_index_agrees_after_emptying_the_trash_and_after_rebuilding(
    library: Library, add: Add
) -> None:
    kept, gone = add("Kept\nThe boats are here"), add(TEXT)
    library.articles.trash([gone])
    library.articles.empty_trash()
    assert list(library.file.problems()) == []
    assert list(library.articles.ids(ArticleFilter(words="boats"))) == [kept]
    library.file.rebuild_index()
    assert list(library.file.problems()) == []
    assert list(library.articles.ids(ArticleFilter(words="boats"))) == [kept]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40) | st.text('"*^:()-+{} ANDORTE\u0301x', max_size=40))
@example('" OR "')
@example("\ud800")
def test_nothing_typed_is_syntax(library: Library, words: str) -> None:
    library.articles.ids(ArticleFilter(words=words))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("abcżé-’ \u0301", min_size=1, max_size=20))
def test_a_text_is_found_by_each_of_its_words(library: Library, text: str) -> None:
    report = library.importing.article(make_article(f"Title\n{text}"))
    article = library.articles.find(report.uid)
    for word in text.split():
        assert article in library.articles.ids(ArticleFilter(words=word))
