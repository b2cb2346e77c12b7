"""The label sets that come with the program."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "resources" / "labels"
SETS = ("news", "conll-2003", "ontonotes-5")
PAPER, DARK_PAPER = "#fffefb", "#1b1c1e"
FILL, DARK_FILL = 0.33, 0.19
READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA."""
TELLS_APART = 4.0
"""Distance in OKLab, times 100, where about 2 can just be noticed side by side."""

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

VISIONS: dict[str, Matrix] = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira and Fernandes 2009, severity 1.0
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Ottosson 2020, "A perceptual color space for image processing"
TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content


def channels(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def linear(colour: Colour) -> Colour:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    def luminance(colour: Colour) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(paper: str, colour: str, opacity: float) -> Colour:
    red, green, blue = (
        above * opacity + below * (1 - opacity)
        for above, below in zip(channels(colour), channels(paper), strict=True)
    )
    return red, green, blue


def times(matrix: Matrix, colour: Colour) -> Colour:
    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z


def oklab(colour: str, vision: Matrix) -> Colour:
    red, green, blue = (min(max(c, 0.0), 1.0) for c in times(vision, linear(channels(colour))))
    long, medium, short = (cone ** (1 / 3) for cone in times(TO_CONES, (red, green, blue)))
    return times(TO_OKLAB, (long, medium, short))


def distance(one: str, other: str, vision: Matrix) -> float:
    pairs = zip(oklab(one, vision), oklab(other, vision), strict=True)
    return float(100 * sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("name", SETS)
def test_a_label_set_is_well_formed(name: str) -> None:
    content = read(name)
    assert list(content) == ["name", "labels"]
    assert content["name"]
    for label in content["labels"]:
        assert list(label) == ["name", "colour", "tint", "key", "description"]
        assert all(isinstance(value, str) for value in label.values())
        assert re.fullmatch("[A-Z_]+", label["name"])
        assert re.fullmatch("#[0-9a-f]{6}", label["colour"])
        assert re.fullmatch("#[0-9a-f]{6}", label["tint"])
        assert 40 <= len(label["description"]) <= 200
        assert label["description"].endswith(".")


@pytest.mark.parametrize("name", SETS)
def test_names_are_unique_and_the_first_nine_have_the_digits_in_order(name: str) -> None:
    labels = read(name)["labels"]
    assert len({label["name"] for label in labels}) == len(labels)
    assert [label["key"] for label in labels] == [*"123456789", *[""] * len(labels)][: len(labels)]


def test_the_sets_hold_the_types_of_their_schemes() -> None:
    names = {name: " ".join(label["name"] for label in read(name)["labels"]) for name in SETS}
    assert names["news"] == "PERSON ORG GPE LOC NORP DATE EVENT MONEY NUMBER"
    assert names["conll-2003"] == "PER ORG LOC MISC"
    assert names["ontonotes-5"] == (
        "PERSON NORP FAC ORG GPE LOC PRODUCT DATE MONEY EVENT WORK_OF_ART LAW LANGUAGE "
        "TIME PERCENT QUANTITY ORDINAL CARDINAL"
    )


def test_a_type_keeps_its_colours_from_news_to_ontonotes() -> None:
    news, ontonotes = (
        {label["name"]: (label["colour"], label["tint"]) for label in read(name)["labels"]}
        for name in ("news", "ontonotes-5")
    )
    for shared in news.keys() & ontonotes.keys():
        assert news[shared] == ontonotes[shared]


@pytest.mark.parametrize("name", SETS)
def test_every_colour_can_be_read_on_paper_and_on_its_own_mark(name: str) -> None:
    for label in read(name)["labels"]:
        colour, tint = label["colour"], label["tint"]
        assert contrast(channels(colour), channels(PAPER)) >= READABLE, label
        assert contrast(channels(colour), laid_over(PAPER, tint, FILL)) >= READABLE, label


@pytest.mark.parametrize("name", SETS)
def test_every_tint_can_be_read_on_dark_paper_and_on_its_own_mark(name: str) -> None:
    for label in read(name)["labels"]:
        tint = label["tint"]
        assert contrast(channels(tint), channels(DARK_PAPER)) >= READABLE, label
        dark_mark = laid_over(DARK_PAPER, tint, DARK_FILL)
        assert contrast(channels(tint), dark_mark) >= READABLE, label


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("part", ["colour", "tint"])
@pytest.mark.parametrize("name", SETS)
def test_no_two_labels_look_the_same_to_anyone(name: str, part: str, vision: str) -> None:
    for one, other in combinations(read(name)["labels"], 2):
        apart = distance(one[part], other[part], VISIONS[vision])
        assert apart >= TELLS_APART, (one["name"], other["name"], apart)
