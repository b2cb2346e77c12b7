from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup import LONGEST, Paragraph, Run, parse, tags_in, words_in
from reader.values import BlockKind


def runs(text: str) -> tuple[Run, ...]:
    (paragraph,) = parse(text)
    return tuple(run for run in paragraph.runs if run.text)


def shown(text: str) -> str:
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in parse(text))


def test_the_words_of_a_note_stand_in_one_line_without_its_markup() -> None:
    text = "## Head\n\n**Which** one?  \nAsk [her](https://example.org) #port\n\n- `a`\n- b"
    assert words_in(text) == "Head Which one? Ask her #port a b"


def test_emphasis_strong_and_code_are_looks() -> None:
    assert runs("a *b* **c** `d`") == (
        Run("a "),
        Run("b", emphasis=True),
        Run(" "),
        Run("c", strong=True),
        Run(" "),
        Run("d", code=True),
    )


def test_headings_quotes_lists_and_listings_are_kinds() -> None:
    text = "## Head\n\n> said\n\n- one\n- two\n\n3. three\n\n```\ncode\n```"
    assert [(p.kind, p.level, p.bullet) for p in parse(text)] == [
        (BlockKind.HEADING, 2, ""),
        (BlockKind.QUOTE, 1, ""),
        (BlockKind.LIST_ITEM, 1, "•"),
        (BlockKind.LIST_ITEM, 1, "•"),
        (BlockKind.LIST_ITEM, 1, "3."),
        (BlockKind.PREFORMATTED, 0, ""),
    ]


def test_a_line_is_broken_where_it_was_typed() -> None:
    assert shown("one\ntwo") == "one\ntwo"


def test_a_link_has_its_address_and_so_does_a_bare_one() -> None:
    assert runs("[here](https://wire.example/a)") == (Run("here", href="https://wire.example/a"),)
    assert runs("see https://wire.example/a?b=c#d.") == (
        Run("see "),
        Run("https://wire.example/a?b=c#d", href="https://wire.example/a?b=c#d"),
        Run("."),
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "data:,x", "//x/y"])
def test_an_address_that_no_browser_should_open_is_no_link(href: str) -> None:
    assert not any(run.href for paragraph in parse(f"[here]({href})") for run in paragraph.runs)


def test_pictures_and_html_are_text() -> None:
    assert shown("<img src=x onerror=y> <b>a</b>") == "<img src=x onerror=y> <b>a</b>"
    assert shown("![cat](https://wire.example/cat.png)") == "!cat"
    assert shown("<script>\nalert(1)\n</script>") == "<script>\nalert(1)\n</script>"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("On the #port and the #port", ("port",)),
        (
            "(#harbour-strike), #کوردستان؟ #日本 #हिन्दी",
            ("harbour-strike", "کوردستان", "日本", "हिन्दी"),
        ),
        ("# Heading", ()),
        ("#1 and #2024 and #2024budget", ("2024budget",)),
        ("`#code` and [#link](https://wire.example) https://wire.example/#part", ()),
        ("```\n#listing\n```", ()),
        ("a#b && &#35;x; \\#escaped ##double", ()),
        ("# About #port", ("port",)),
        ("**#strong**, #snake_case", ("strong", "snake_case")),
    ],
)
def test_tags_are_found_where_they_are_meant(text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(text) == tags


HOSTILE = {
    "quotes": "> " * 10_000 + "deep",
    "lists": "- " * 10_000,
    "brackets": "[" * 1_000_000,
    "stars": "*a " * 300_000,
    "emphasis": "*_" * 4_000 + "deep",
    "backticks": "".join("`" * n + " " for n in range(1, 130)),
    "tags": "#" * 1_000_000,
    "tag letters": "#a-" * 300_000,
    "addresses": "https://" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_note_is_text(name: str) -> None:
    text = HOSTILE[name]
    assert sum(len(run.text) for p in parse(text) for run in p.runs) <= LONGEST + 1
    tags_in(text)


def test_a_note_nested_too_deep_shows_all_of_it() -> None:
    text = "> " * 50 + "deep"
    assert parse(text) == (Paragraph(BlockKind.PARAGRAPH, 0, "", (Run(text),)),)


def test_a_very_long_note_shows_its_beginning() -> None:
    assert shown("*a* " * LONGEST) == ("*a* " * LONGEST)[:LONGEST] + "…"


@given(st.text(alphabet="ab #*_`[](){}<>!-+>1.\\\n\tÄ́👩", max_size=80))
def test_any_text_is_parsed(text: str) -> None:
    for paragraph in parse(text):
        assert all(run.tag == "" or run.text == f"#{run.tag}" for run in paragraph.runs)
    assert len(tags_in(text)) == len(set(tags_in(text)))
