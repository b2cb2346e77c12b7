"""Every text on every paper can be read, whatever of marks, hits and selection lies under it."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from reader.colours import distance
from reader.label_colours import PALETTE
from reader.label_sets import PRESETS, preset
from reader.values import Label, LabelId
from ui.colours import AA_TEXT, contrast, mixed
from ui.theme import THEMES, load_theme
from ui.views.page.mark_painter import label_ink
from ui.views.page.page_painter import selection_colours

if TYPE_CHECKING:
    from ui.theme import Theme

TEXTS = ("ink", "small_print", "accent")
"""Paragraphs, small print, links."""
AA_GRAPHICS = 3.0


@pytest.fixture(params=THEMES)
def paper(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def label(colour: str, tint: str) -> Label:
    return Label(LabelId(1), "uid", "NAME", colour, tint, "", "", 0)


def shipped() -> list[Label]:
    """Return labels with all colours that the presets and the palette have."""
    presets = [each for name in PRESETS for each in preset(name)]
    pairs = {(each.colour, each.tint) for each in presets} | set(PALETTE)
    return [label(*pair) for pair in sorted(pairs)]


def filled(of: Label, ground: QColor, paper: Theme) -> QColor:
    fill = label_ink(of, paper).fill
    return mixed(QColor(fill.name()), ground, fill.alphaF())


def unreadable(
    paper: Theme, grounds: dict[str, QColor], texts: tuple[str, ...] = TEXTS
) -> dict[tuple[str, str], float]:
    pairs = product(texts, grounds.items())
    ratios = {(text, name): contrast(getattr(paper, text), at) for text, (name, at) in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < AA_TEXT}


def test_all_text_can_be_read_on_paper_hits_and_every_mark(paper: Theme) -> None:
    marks = {each.tint: filled(each, paper.paper, paper) for each in shipped()}
    assert unreadable(paper, {"paper": paper.paper, "hit": paper.hit} | marks) == {}


def test_selected_text_can_be_read(paper: Theme) -> None:
    selected, drawn = selection_colours(paper)
    # Qt sets what is selected in the ink, whatever its colour was.
    assert unreadable(paper, {"selected": selected, "drawn": drawn}, ("ink",)) == {}


def test_paragraphs_can_be_read_where_two_marks_overlap(paper: Theme) -> None:
    both = {
        f"{one.tint} {other.tint}": filled(other, filled(one, paper.paper, paper), paper)
        for one, other in combinations(shipped(), 2)
    }
    assert unreadable(paper, both, ("ink",)) == {}


def test_the_names_and_lines_of_marks_stand_out(paper: Theme) -> None:
    for each in shipped():
        ink = label_ink(each, paper).strong
        assert contrast(ink, paper.paper) >= paper.least_contrast >= AA_TEXT
        assert contrast(ink, filled(each, paper.paper, paper)) >= AA_GRAPHICS


def test_paper_hit_and_selection_are_told_apart_by_everybody(paper: Theme) -> None:
    """Marks can have any colour: they are told from these by their lines and names."""
    selected, _ = selection_colours(paper)
    grounds = [paper.paper.name(), paper.hit.name(), selected.name()]
    assert all(distance(*pair) > 8 for pair in combinations(grounds, 2))


def test_high_contrast_is_that_of_level_aaa() -> None:
    for name in ("contrast", "contrast-dark"):
        paper = load_theme(name)
        for text in TEXTS:
            assert contrast(getattr(paper, text), paper.paper) >= paper.least_contrast >= 7


@given(*[st.integers(0, 255)] * 3)
def test_a_label_of_any_colour_leaves_its_text_readable(red: int, green: int, blue: int) -> None:
    colour = QColor(red, green, blue)
    for name in THEMES:
        paper = load_theme(name)
        own = label(colour.name(), colour.name())
        assert contrast(paper.ink, filled(own, paper.paper, paper)) >= AA_TEXT
        assert contrast(label_ink(own, paper).strong, paper.paper) >= AA_TEXT
