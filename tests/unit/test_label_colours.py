"""The palette of labels, and the colours that are derived from one that somebody picked."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_label_sets import (
    DARK_FILL,
    DARK_PAPER,
    FILL,
    PAPER,
    READABLE,
    TELLS_APART,
    VISIONS,
    channels,
    contrast,
    distance,
    laid_over,
)

from reader import colours
from reader.label_colours import PALETTE, Pair, free, pair, readable_colour, readable_tint, similar

picked_colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def can_be_read(label: Pair) -> bool:
    on_paper = contrast(channels(label.colour), channels(PAPER))
    on_mark = contrast(channels(label.colour), laid_over(PAPER, label.tint, FILL))
    on_dark = contrast(channels(label.tint), channels(DARK_PAPER))
    on_dark_mark = contrast(channels(label.tint), laid_over(DARK_PAPER, label.tint, DARK_FILL))
    return min(on_paper, on_mark, on_dark, on_dark_mark) >= READABLE


def hue_distance(one: str, other: str) -> float:
    (_, a, b), (_, c, d) = (colours.to_oklab(colours.read(each)) for each in (one, other))
    lengths = (a * a + b * b) ** 0.5 * (c * c + d * d) ** 0.5
    return 1 - (a * c + b * d) / lengths if lengths > 1e-3 else 0.0


def test_the_palette_holds_twenty_pairs_that_can_be_read() -> None:
    assert len(set(PALETTE)) == 20
    assert [label for label in PALETTE if not can_be_read(label)] == []


@pytest.mark.parametrize("vision", VISIONS)
def test_no_two_pairs_of_the_palette_look_the_same_to_anyone(vision: str) -> None:
    for one, other in combinations(PALETTE, 2):
        for part in range(2):
            assert distance(one[part], other[part], VISIONS[vision]) >= TELLS_APART, (one, other)


def test_a_new_label_gets_the_pair_that_is_farthest_from_those_in_use() -> None:
    used: list[Pair] = []
    for _ in PALETTE:
        used.append(free(used))
    assert sorted(used) == sorted(PALETTE)
    near_the_first = Pair("#913901", "#f8a00a")
    assert free([near_the_first]) != PALETTE[0]
    assert free([near_the_first, *PALETTE[1:]]) != PALETTE[1]


@given(picked_colours)
@example("#ffffff")
@example("#000000")
@example("#ffff00")
@example("#777777")
def test_whatever_is_picked_can_be_read_in_both_themes(picked: str) -> None:
    derived = pair(picked)
    assert can_be_read(derived)
    tint = readable_tint(picked)
    assert can_be_read(Pair(readable_colour(picked, tint), tint))


@given(picked_colours)
def test_what_can_be_read_stays_as_it_was_picked(picked: str) -> None:
    derived = pair(picked)
    assert readable_colour(derived.colour, derived.tint) == derived.colour
    assert readable_tint(derived.tint) == derived.tint


@pytest.mark.parametrize("picked", ["#ffd000", "#66ccff", "#e60000", "#20c020", "#202080"])
def test_the_hue_stays(picked: str) -> None:
    assert hue_distance(picked, pair(picked).colour) < 0.02
    assert hue_distance(picked, pair(picked).tint) < 0.02


@given(picked_colours)
def test_a_colour_survives_oklab(picked: str) -> None:
    assert colours.write(colours.from_oklab(*colours.to_oklab(colours.read(picked)))) == picked


@given(picked_colours, picked_colours)
def test_the_distance_is_the_least_of_all_kinds_of_vision(one: str, other: str) -> None:
    expected = min(distance(one, other, vision) for vision in VISIONS.values())
    assert colours.distance(one, other) == pytest.approx(expected, abs=1e-6)


def test_pairs_that_somebody_may_mix_up_are_told() -> None:
    assert similar(Pair("#903800", "#f89f09"), Pair("#923a02", "#1fe0e0"))
    assert not similar(PALETTE[0], PALETTE[1])
