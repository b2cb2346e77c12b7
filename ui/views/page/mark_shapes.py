"""The marks and tags of one block as shapes, relative to the block's top left corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.views.page.tag_slots import Tag, tag_slots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.values import Annotation, LabelId
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.line_geometry import BlockLines, Stretch
    from ui.views.page.mark_layout import Mark
    from ui.views.page.tag_slots import Spacing


class TagMeasures(NamedTuple):
    """The measures of tags in the font they are painted in."""

    width: Callable[[LabelId], float]
    spacing: Spacing


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
            start, end = page.positions_in(number, shape.annotation.start, shape.annotation.end)
            first = next(lines.stretches(start, min(start + 1, end)), shape.stretches[0])
            leftwards = lines.runs_leftwards(start)
            label = shape.annotation.label
            tag = _tag(first, shape.stretches[0], measures.width(label), leftwards=leftwards)
            wishes.setdefault(first.line, []).append((label, tag))
    return tuple(
        slot
        for line, there in wishes.items()
        for slot in _slots(there, lines.baselines[line], measures.spacing, rtl=lines.rtl)
    )


def _tag(first: Stretch, whole: Stretch, width: float, *, leftwards: bool) -> Tag:
    if leftwards:
        return Tag(first.right - width, first.right, leftwards, whole.left)
    return Tag(first.left, first.left + width, leftwards, whole.right)


def _slots(
    wishes: Sequence[tuple[LabelId, Tag]], baseline: float, spacing: Spacing, *, rtl: bool
) -> list[TagShape]:
    slots = tag_slots([tag for _, tag in wishes], spacing, rtl=rtl)
    shown = [(slot, *wishes[slot.tags[0]]) for slot in slots]
    return [
        TagShape(slot.left, slot.right, baseline, label, len(slot.tags) - 1, tag.leftwards)
        for slot, label, tag in shown
    ]
