"""The marks and tags of one block as shapes, relative to the block's top left corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text import first_strong
from ui.views.page.tag_slots import Tag, tag_slots, within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.values import Annotation, LabelId
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.line_geometry import BlockLines, Stretch
    from ui.views.page.mark_layout import Mark
    from ui.views.page.tag_slots import Room, Spacing


class TagMeasures(NamedTuple):
    """The measures of tags in the font they are painted in."""

    width: Callable[[LabelId], float]
    spacing: Spacing
    room: Room


class MarkShape(NamedTuple):
    """A mark as a block shows it."""

    annotation: Annotation
    lane: int
    depth: int
    stretches: tuple[Stretch, ...]
    begins: bool
    """Whether it begins in this block, and has its tag there."""


class TagShape(NamedTuple):
    """The name of a label in the gap above the line where its mark begins."""

    left: float
    right: float
    baseline: float
    """Of the line."""
    label: LabelId
    others: int
    """How many more tags share the slot."""
    leftwards: bool


def mark_shapes(page: ArticlePage, number: int, lines: BlockLines) -> tuple[MarkShape, ...]:
    """Return the marks of a block in the order of painting."""
    return tuple(_mark_shape(page, number, lines, mark) for mark in page.marks.in_block(number))


def _mark_shape(page: ArticlePage, number: int, lines: BlockLines, mark: Mark) -> MarkShape:
    annotation, piece = mark.annotation, page.pieces[number]
    span = page.positions_in(number, annotation.start, annotation.end)
    return MarkShape(
        annotation,
        mark.lane,
        mark.depth,
        tuple(lines.stretches(*span)),
        begins=annotation.start >= piece.start,
    )


def tag_shapes(
    page: ArticlePage,
    number: int,
    lines: BlockLines,
    marks: Sequence[MarkShape],
    measures: TagMeasures,
) -> tuple[TagShape, ...]:
    """Return the tags of the marks that begin in a block, none of which overlaps another."""
    wishes: dict[int, list[tuple[LabelId, Tag]]] = {}
    for shape in marks:
        if shape.begins and shape.stretches:
            width = measures.width(shape.annotation.label)
            line, tag = _wish(page, number, lines, shape, width)
            tag = within(tag, measures.room)
            wishes.setdefault(line, []).append((shape.annotation.label, tag))
    return tuple(
        slot
        for line, there in wishes.items()
        for slot in _slots(there, lines.baselines[line], measures, rtl=lines.rtl)
    )


def _wish(
    page: ArticlePage, number: int, lines: BlockLines, shape: MarkShape, width: float
) -> tuple[int, Tag]:
    """Return the line that a mark begins on, and where above it its tag would like to be."""
    whole = shape.stretches[0]
    start, end, leftwards = _beginning(page, number, lines, shape.annotation)
    found = [each for each in lines.stretches(start, end) if each.line == lines.line_at(start)]
    beginning = found or [whole]
    if leftwards:
        right = beginning[-1].right
        return beginning[0].line, Tag(right - width, right, leftwards, whole.left)
    left = beginning[0].left
    return beginning[0].line, Tag(left, left + width, leftwards, whole.right)


def _beginning(
    page: ArticlePage, number: int, lines: BlockLines, annotation: Annotation
) -> tuple[int, int, bool]:
    """Return the positions a mark begins with, and whether it begins from right to left.

    Digits at its beginning have the direction of the letter behind them, or of the block.
    """
    start, end = page.positions_in(number, annotation.start, annotation.end)
    if not lines.mixed:
        return start, min(start + 1, end), False
    last = min(annotation.end, page.pieces[number].end)
    strong = first_strong(page.text, annotation.start, last)
    if strong is None:
        return start, end, lines.rtl
    letter, behind = page.positions_in(number, strong, strong + 1)
    return start, behind, lines.runs_leftwards(letter)


def _slots(
    wishes: Sequence[tuple[LabelId, Tag]], baseline: float, measures: TagMeasures, *, rtl: bool
) -> list[TagShape]:
    slots = tag_slots([tag for _, tag in wishes], measures.spacing, rtl=rtl)
    shown = [(slot, *wishes[slot.tags[0]]) for slot in slots]
    return [
        TagShape(
            max(slot.left, measures.room.left),
            min(slot.right, measures.room.right),
            baseline,
            label,
            len(slot.tags) - 1,
            tag.leftwards,
        )
        for slot, label, tag in shown
    ]
