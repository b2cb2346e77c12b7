"""How texts begin below their titles, for the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.values import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


def test_an_excerpt_is_the_body_without_its_title_on_one_line(library: Library, add: Add) -> None:
    article = add()
    excerpt = library.articles.excerpts([article])[article]
    assert excerpt.startswith("The Harbour Council said Thursday that it will buy 24 boats. “We")
    assert "doubles" not in excerpt
    assert "\n" not in excerpt


def test_bylines_and_boilerplate_are_no_part_of_it(library: Library, add: Add) -> None:
    text = "Title\nBy Ines\nShare this\nThe text, at last."
    kinds = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH)
    blocks, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    article = add(text, blocks=tuple(blocks))
    assert library.articles.excerpts([article]) == {article: "The text, at last."}


@pytest.mark.parametrize("word", ["boat ", "😀 ", "سفينة "])
def test_a_long_text_is_cut_by_code_points(library: Library, add: Add, word: str) -> None:
    article = add("Title\n" + word * 2000)
    excerpt = library.articles.excerpts([article])[article]
    assert len(excerpt) == 300
    assert excerpt.endswith("…")


def test_a_title_alone_has_none_and_what_is_gone_is_left_out(library: Library, add: Add) -> None:
    title = add("Title", blocks=(Block(0, 5, BlockKind.TITLE),))
    assert library.articles.excerpts([title, 99]) == {title: ""}
