"""Addresses, references to notes, and notes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers import from_markdown
from reader.links import Link, LinkKind, link_at, links
from reader.text import line_spans, normalise
from reader.values import Block, BlockKind, Span

ADDRESS, REFERENCE, NOTE = LinkKind.ADDRESS, LinkKind.REFERENCE, LinkKind.NOTE


def found(text: str) -> list[tuple[LinkKind, str, str]]:
    """Return the links of lines of text: what each stands on, and where it leads."""
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    return [
        (link.kind, text[link.start : link.end], text[slice(*link.target)])
        for link in links(text, blocks, ())
    ]


@pytest.mark.parametrize("sign", ["[1]", "[12]", "[a]", "[^1]", "[^größe]", "¹", "¹²"])
def test_a_reference_leads_to_the_block_that_begins_with_it_and_back(sign: str) -> None:
    assert found(f"Boats 👩🏽‍🚒 left.{sign} More.\n{sign} Says the council.") == [
        (REFERENCE, sign, f"{sign} Says the council."),
        (NOTE, sign, sign),
    ]


@pytest.mark.parametrize("between", [" ", ": ", ":\t", ". ", ""])
def test_a_sign_and_its_note_are_parted_in_any_way(between: str) -> None:
    note = f"[1]{between}The note."
    assert found(f"Boats.[1]\n{note}")[0] == (REFERENCE, "[1]", note)


@pytest.mark.parametrize(
    "text",
    ["Boats.[1] More.", "[1] Only a note.", "Of 24 m² there are none.", "[1]", "a [b] c\n[c] d"],
)
def test_a_sign_without_its_other_end_leads_nowhere(text: str) -> None:
    assert found(text) == []


def test_a_note_with_several_references_leads_back_to_the_first() -> None:
    text = "One.[1] Two.[1]\n[1] Note."
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    found_links = links(text, blocks, ())
    assert [link.kind for link in found_links] == [REFERENCE, REFERENCE, NOTE]
    assert found_links[2].target == Span(4, 7)


def test_where_chapters_count_anew_a_reference_leads_to_the_next_note() -> None:
    text = "One.[1]\n[1] First.\nTwo.[1]\n[1] Second.\nAfter all.[1]"
    assert [target for kind, _, target in found(text) if kind is REFERENCE] == [
        "[1] First.",
        "[1] Second.",
        "[1] Second.",
    ]


def test_markdown_keeps_addresses_and_footnotes() -> None:
    article = from_markdown.article_of(
        "# Boats\n\nSee [the *council*](https://council.example/a?b=1) now.[^1]\n\n"
        "[^1]: It said so on Thursday.\n"
    )
    shown = [
        (link.kind, article.text[link.start : link.end], link.href)
        for link in links(article.text, article.blocks, article.inlines)
    ]
    assert shown == [
        (ADDRESS, "the council", "https://council.example/a?b=1"),
        (REFERENCE, "[^1]", ""),
        (NOTE, "[^1]", ""),
    ]


def test_the_link_at_an_offset_is_the_one_over_it_else_the_one_that_ends_there() -> None:
    here = [Link(2, 5, ADDRESS, "a"), Link(5, 8, ADDRESS, "b"), Link(9, 12, ADDRESS, "c")]
    expected = {1: None, 2: "a", 4: "a", 5: "b", 8: "b", 9: "c", 12: "c", 13: None}
    got = {offset: link_at(here, offset) for offset in expected}
    assert {offset: link and link.href for offset, link in got.items()} == expected


@given(st.text("[]^1a¹ \n.x👩", max_size=60).map(normalise))
def test_every_link_lies_in_the_text_and_leads_into_it(text: str) -> None:
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    for link in links(text, blocks, ()):
        assert 0 <= link.start < link.end <= len(text)
        assert 0 <= link.target.start < link.target.end <= len(text)
        assert link_at([link], link.start) == link
