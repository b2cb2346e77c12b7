"""What makes two texts near-duplicates, in any script, and what does not."""

from __future__ import annotations

from random import Random

import pytest
from conftest import make_article
from hypothesis import given
from hypothesis import strategies as st

from reader.near_duplicates import BANDS, THRESHOLD, bands, shingles, similarity
from reader.values import Block, BlockKind

SHINGLES = st.frozensets(st.text("abcdef", min_size=1, max_size=3), max_size=40)
WORDS = ["harbour", "boat", "grain", "pilot", "tide", "quay", "storm", "council", "ferry", "money"]


def of(text: str) -> frozenset[str]:
    article = make_article(text)
    return shingles(article.text, article.blocks)


def story(seed: int, paragraphs: int = 6) -> list[str]:
    rng = Random(seed)  # noqa: S311  (nothing here is secret)
    return [
        " ".join(rng.choice(WORDS) + rng.choice(["", "s", "ed"]) for _ in range(40)) + "."
        for _ in range(paragraphs)
    ]


def article_of(paragraphs: list[str], title: str = "A title") -> str:
    return "\n\n".join([title, *paragraphs])


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told[1:],
        lambda told: told[:-1],
        lambda told: [*told[:2], *story(99, 1), *told[2:]],
        lambda told: [f"NORTHGATE, 3 May (Wire) – {told[0]}", *told[1:-1]],
        lambda told: [part.replace("grain", "corn") for part in told],
    ],
    ids=["first cut", "last cut", "one added", "dateline and cut", "a word changed"],
)
def test_a_copy_with_changes_is_similar_and_shares_a_band(change: object) -> None:
    told = story(1)
    one, other = of(article_of(told)), of(article_of(change(told), "Another title"))  # type: ignore[operator]
    assert similarity(one, other) >= THRESHOLD
    assert set(bands(one)) & set(bands(other))


def test_another_story_of_the_same_words_is_not_similar() -> None:
    assert similarity(of(article_of(story(1))), of(article_of(story(2)))) < 0.1


def test_a_story_that_repeats_a_paragraph_is_none() -> None:
    new = [*story(2, 5), story(1)[0]]
    assert similarity(of(article_of(story(1))), of(article_of(new))) < THRESHOLD


def test_headlines_and_boilerplate_are_left_out() -> None:
    text = (
        "Head line one two\nby Ines Halloran herself\nfollow us on our channel\nThis is told here"
    )
    kinds = BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH
    ends = [-1, *(at for at, character in enumerate(text) if character == "\n"), len(text)]
    blocks = [
        Block(start + 1, end, kind) for start, end, kind in zip(ends, ends[1:], kinds, strict=False)
    ]
    assert shingles(text, blocks) == {"this is told", "is told here"}


def test_marks_do_not_part_words() -> None:
    assert of("हिन्दी में समाचार") == {"हिन्दी में समाचार"}


def test_scripts_without_spaces_are_cut_by_letters() -> None:
    assert of("昨天北京下雨了，今天") == {"昨天北京下雨了今", "天北京下雨了今天"}


@given(SHINGLES, SHINGLES)
def test_similarity_is_a_share_and_the_same_both_ways(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert similarity(one, one) == bool(one)


@given(SHINGLES)
def test_bands_depend_on_what_is_told_and_not_on_its_order(told: frozenset[str]) -> None:
    assert bands(told) == bands(frozenset(sorted(told, reverse=True)))
    assert len(bands(told)) == BANDS


def test_bands_are_the_same_on_every_machine() -> None:
    assert bands(of("The Harbour Council will buy boats"))[:3] == [
        "b81b6357",
        "2c36d266",
        "a6ea873c",
    ]
