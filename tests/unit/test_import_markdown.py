"""Markdown: rendered text, structure, front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers import read_document

if TYPE_CHECKING:
    from reader.values import ImportedArticle

PAGE = """\
# Pilots for all

The *harbour* council [voted **at last**](https://tide.example/vote) to use `RIB`s.\\
It took <b>two</b> hours &amp; a
half.

> Every ship
>
> > deserves one

1. north
   - inner

## Boats

```
    knots
 12
```

![A ship at dawn](https://tide.example/ship.png)
"""

FRONT = """\
---
title: "Pilots: for all"
date: 2019-06-03T11:15:00+03:00
source: Tide News
author: [Jane Doe, John Roe]
url: https://tide.example/pilots
language: en-GB
tags:
  - harbour
  - 'pilots'
draft: false
---
"""


def read(text: str, name: str = "a.md") -> ImportedArticle:
    return read_document(text.encode(), name)


def test_the_text_is_what_is_rendered() -> None:
    assert read(PAGE).text == (
        "Pilots for all\n"
        "The harbour council voted at last to use RIBs.\n"
        "It took <b>two</b> hours & a half.\n"
        "Every ship\ndeserves one\nnorth\ninner\nBoats\n    knots\n 12\nA ship at dawn"
    )


def test_blocks_keep_the_structure() -> None:
    article = read(PAGE)
    assert [
        (block.kind.value, block.level, article.text[block.start : block.end])
        for block in article.blocks
        if block.kind.value != "paragraph"
    ] == [
        ("title", 0, "Pilots for all"),
        ("quote", 1, "Every ship"),
        ("quote", 2, "deserves one"),
        ("list item", 1, "north"),
        ("list item", 2, "inner"),
        ("heading", 2, "Boats"),
        ("preformatted", 0, "knots\n 12"),
        ("caption", 0, "A ship at dawn"),
    ]


def test_inlines_keep_links_emphasis_and_code() -> None:
    article = read(PAGE)
    assert [
        (inline.kind.value, article.text[inline.start : inline.end], inline.href)
        for inline in article.inlines
    ] == [
        ("emphasis", "harbour", ""),
        ("link", "voted at last", "https://tide.example/vote"),
        ("strong", "at last", ""),
        ("code", "RIB", ""),
    ]


def test_the_original_and_the_media_type_are_kept() -> None:
    article = read(PAGE)
    assert article.original == PAGE.encode()
    assert article.media_type == "text/markdown"
    assert article.title == "Pilots for all"


def test_front_matter_is_metadata() -> None:
    article = read(FRONT + "The council voted.")
    assert article.published == "2019-06-03T11:15:00+03:00"
    assert article.source == "Tide News"
    assert article.byline == "Jane Doe, John Roe"
    assert article.url == "https://tide.example/pilots"
    assert article.language == "en"
    assert article.tags == ("harbour", "pilots")


def test_a_title_in_the_front_matter_alone_becomes_part_of_the_text() -> None:
    article = read(FRONT + "The *council* voted.")
    assert article.text == "Pilots: for all\nThe council voted."
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph"]
    assert article.text[slice(*article.inlines[0][:2])] == "council"


def test_a_heading_that_says_the_title_stands_once() -> None:
    assert read(FRONT + "# Pilots: for all\n\nThe council voted.").text.count("Pilots") == 1


@pytest.mark.parametrize("front", ["---\nA rule above.\n---\n", "---\nnote: x\n---\n", "---\n\n"])
def test_two_rules_are_not_front_matter(front: str) -> None:
    assert "The council voted." in read(front + "\nThe council voted.").text
    assert read(front + "\nThe council voted.").tags == ()


def test_a_document_without_a_suffix_is_markdown_by_its_front_matter() -> None:
    assert read(FRONT + "Voted.", "").media_type == "text/markdown"
    assert read(FRONT + "Voted.", "a.txt").media_type == "text/plain"


def test_a_scheme_that_could_run_something_is_no_link() -> None:
    assert read("[a](javascript:b) and [c](file:///d)").inlines == ()


def test_what_is_nested_too_deep_keeps_its_text() -> None:
    article = read(">" * 3000 + " deep")
    assert article.text.endswith("deep")


def test_each_footnote_is_a_paragraph() -> None:
    article = read(
        "# Boats\n\nOne[^1] and two[^b].\n[^1]: Seen\n  from *land*.\n[^b]: Heard.\n\n"
        "Not [^c]: here.\n\n```\n[^d]: code\n[^e]: code\n```\n"
    )
    assert article.text.split("\n") == [
        "Boats",
        "One[^1] and two[^b].",
        "[^1]: Seen from land.",
        "[^b]: Heard.",
        "Not [^c]: here.",
        "[^d]: code",
        "[^e]: code",
    ]


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    article = read(
        "# Boats\n\nSeen:\n\n| Port | Boats | By |\n|:-----|------:|----|\n"
        "| **Tide** | 12 | |\n| | a \\| b | [Doe](https://tide.example) |\n\n| No table |\n"
    )
    assert article.text == "Boats\nSeen:\nPort\tBoats\tBy\nTide\t12\n\ta | b\tDoe\n| No table |"
    assert [block.kind.value for block in article.blocks[1:]] == ["paragraph"] * 5
    assert [article.text[inline.start : inline.end] for inline in article.inlines] == [
        "Tide",
        "Doe",
    ]


def test_a_document_that_renders_to_nothing_is_plain_text() -> None:
    assert read("[a]: https://tide.example\n").text == "[a]: https://tide.example\n"


MARKUP = st.sampled_from(
    [
        *re.findall(
            r"\S+",
            "| |-|-| * ** _ ` [ ](b) ![ <b> > - 1. # a ش 😀 &amp; &#10; &nbsp; \\ --- title:",
        ),
        *("\n", "\n\n", " ", "    ", "```\n"),
    ]
)


@given(st.lists(MARKUP, max_size=40).map("".join))
def test_blocks_hold_all_letters_and_inlines_lie_inside_them(text: str) -> None:
    if not text.strip():
        return
    article = read(text)
    end = 0
    for block in article.blocks:
        assert article.text[end : block.start].strip() == ""
        assert end <= block.start < block.end
        piece = article.text[block.start : block.end]
        assert piece == piece.strip()
        end = block.end
    assert article.text[end:].strip() == ""
    for inline in article.inlines:
        assert any(
            block.start <= inline.start < inline.end <= block.end for block in article.blocks
        )


CLIPPED = """\
[Skip to content](#main)

* [World](https://quay.example/world)
* [Business](https://quay.example/business)

# Pilots sail again at Northgate

By **Ines Halloran**

5 March 2024, 14:10 CET

The pilots of Northgate went back to work on Tuesday, [three weeks](https://quay.example/x) later.

“We are paid,” said one of them. The council did not say how much it had cost.

> Every ship deserves one.

## Related articles

* [Ferry to sail again](https://quay.example/2)

© 2024 Quay Post. All rights reserved.
"""


def test_what_stands_around_a_clipped_page_is_marked_and_read() -> None:
    article = read(CLIPPED)
    kinds = [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]
    assert (article.title, article.byline) == ("Pilots sail again at Northgate", "Ines Halloran")
    assert article.published == "2024-03-05T14:10:00+01:00"
    assert [text for kind, text in kinds if kind == "boilerplate"] == [
        *("Skip to content", "World", "Business", "Related articles", "Ferry to sail again"),
        "© 2024 Quay Post. All rights reserved.",
    ]
    assert [kind for kind, _ in kinds if kind != "boilerplate"] == [
        *("title", "byline", "dateline", "paragraph", "paragraph", "quote"),
    ]


def test_what_front_matter_says_counts_more_than_the_text() -> None:
    article = read(FRONT + CLIPPED)
    assert (article.title, article.byline) == ("Pilots: for all", "Jane Doe, John Roe")
    assert article.published == "2019-06-03T11:15:00+03:00"
    assert article.blocks[-1].kind.value == "boilerplate"


def test_a_list_with_a_link_in_it_is_of_the_text() -> None:
    article = read("# Reading\n\n- Harbour\n- [Boats](https://x.example)\n- Sport\n\nCall Lotte.\n")
    assert {block.kind.value for block in article.blocks} == {"title", "list item", "paragraph"}
