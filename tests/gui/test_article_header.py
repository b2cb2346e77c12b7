"""The line above the title."""

from __future__ import annotations

import pytest
from shown_articles import shown

from reader.values import Block, BlockKind, Direction
from ui.views.page.article_header import header_line
from ui.views.page.block_ornaments import has_own_bullet

SUMMARY = shown((BlockKind.TITLE, "Pilots")).summary._replace(
    words=700, published="2021-02-18", language="en"
)


def test_it_says_source_time_minutes_and_language() -> None:
    assert header_line(SUMMARY) == "NORTHGATE WIRE · 18 Feb 2021 · 3 min · English"


def test_it_says_who_wrote_the_article_unless_the_text_does() -> None:
    written = SUMMARY._replace(byline="Mara Lind")
    line = "NORTHGATE WIRE · Mara Lind · 18 Feb 2021 · 3 min · English"
    assert header_line(written) == line
    signed = [Block(0, 12, BlockKind.BYLINE), Block(13, 20, BlockKind.PARAGRAPH)]
    assert header_line(written, signed) == line.replace("Mara Lind · ", "")
    assert header_line(written, signed[1:]) == line
    assert header_line(SUMMARY._replace(byline="Northgate Wire")).count("·") == 3


def test_of_many_authors_it_says_the_first() -> None:
    many = SUMMARY._replace(byline="Mara Lind, Jon Berg, Ada Quist, Per Holm and Eva Strand")
    assert "· Mara Lind, Jon Berg, Ada Quist, Per… ·" in header_line(many)
    assert f"· {'x' * 40}… ·" in header_line(SUMMARY._replace(byline="x" * 50))


def test_other_versions_of_the_article_are_counted() -> None:
    assert header_line(SUMMARY._replace(versions=1)).endswith(" · also in 1 other version")
    assert header_line(SUMMARY._replace(versions=3)).endswith(" · also in 3 other versions")


def test_what_is_not_known_is_left_out() -> None:
    bare = SUMMARY._replace(source="", published=None, language="")
    assert header_line(bare) == "3 min"


def test_a_time_is_shown_with_its_minutes() -> None:
    timed = SUMMARY._replace(published="2021-02-18T16:56:50+00:00")
    assert ":56" in header_line(timed)


@pytest.mark.parametrize("published", ["yesterday", "2021-13-40", "2021-13-40T99:00:00"])
def test_a_time_that_is_none_is_left_out(published: str) -> None:
    shown_line = header_line(SUMMARY._replace(published=published))
    assert shown_line == "NORTHGATE WIRE · 3 min · English"


@pytest.mark.parametrize(
    ("code", "name"), [("ar", "Arabic"), ("ckb", "Central Kurdish"), ("xx", "")]
)
def test_a_language_is_named(code: str, name: str) -> None:
    assert header_line(SUMMARY._replace(language=code)).endswith(name or "min")


@pytest.mark.parametrize(
    ("code", "source", "capitals"),
    [
        ("tr", "Diken", "DİKEN"),
        ("en", "Tidewater", "TIDEWATER"),
        ("de", "Straße", "STRASSE"),
        ("", "Diken", "DIKEN"),
    ],
)
def test_a_source_has_the_capitals_of_its_language(code: str, source: str, capitals: str) -> None:
    line = header_line(SUMMARY._replace(language=code, source=source))
    assert line.startswith(f"{capitals} · ")


def test_from_right_to_left_each_part_keeps_its_order() -> None:
    line = header_line(SUMMARY._replace(direction=Direction.RTL))
    assert line.count("\u2068") == line.count("\u2069") == 4


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("• boats", True),
        ("1. boats", True),
        ("a) boats", True),
        ("24 boats", False),
        ("iv. boats", True),
        ("¹ boats", True),
        ("[1] boats", True),
        ("Mr. Doe", False),
    ],
)
def test_a_list_item_may_bring_its_bullet(text: str, own: bool) -> None:  # noqa: FBT001
    assert has_own_bullet(text) is own
