"""Room for label tags in the gap above a line, so that no two overlap.

Pure: it knows widths and places, not what is written there.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


LEAST_CUT = 60
"""Pixels that a tag at the end of a line keeps of its width."""


class Tag(NamedTuple):
    """The room a tag would like; coordinates grow to the right."""

    left: float
    right: float
    leftwards: bool
    """Whether it hangs on its right end, as above a run from right to left."""
    reach: float
    """How far its other end may go along its mark when it has to make way."""


class Room(NamedTuple):
    """Where tags may stand at all, so that none reaches into a note or out of the view."""

    left: float = -inf
    right: float = inf


class TagSlot(NamedTuple):
    """The room that a tag, and what collides with it, gets."""

    left: float
    right: float
    tags: tuple[int, ...]
    """Indices of the tags that share it; the first is shown, the others are counted."""


class Spacing(NamedTuple):
    """Distances in pixels."""

    least: float
    """The width to which a tag may be cut."""
    gap: float
    """Between two slots."""
    more: float
    """What a slot needs more to say that others share it."""


def within(tag: Tag, room: Room) -> Tag:
    """Return ``tag`` inside of ``room``: a short one moves back along its line, others are cut."""
    least = min(tag.right - tag.left, LEAST_CUT)
    if tag.leftwards and tag.left < room.left:
        return tag._replace(left=room.left, right=max(tag.right, room.left + least))
    if not tag.leftwards and tag.right > room.right:
        return tag._replace(left=min(tag.left, room.right - least), right=room.right)
    return tag


def tag_slots(tags: Sequence[Tag], spacing: Spacing, *, rtl: bool = False) -> list[TagSlot]:
    """Return slots of which no two are nearer than the gap, in the order of reading.

    A tag whose place is taken moves on along its mark; where it can't, the one before it is
    cut short; where that isn't enough the two share a slot.
    """
    if rtl:
        mirrored = [Tag(-t.right, -t.left, not t.leftwards, -t.reach) for t in tags]
        return [TagSlot(-s.right, -s.left, s.tags) for s in tag_slots(mirrored, spacing)]
    slots: list[TagSlot] = []
    order = sorted(range(len(tags)), key=lambda index: (tags[index].left, index))
    limits = [*(tags[index].left for index in order[1:]), inf]
    for index, limit in zip(order, limits, strict=False):
        _take_room(slots, index, tags[index], limit, spacing)
    return slots


def _take_room(slots: list[TagSlot], index: int, tag: Tag, limit: float, spacing: Spacing) -> None:
    last = slots[-1] if slots else None
    free = last.right + spacing.gap if last else tag.left
    shifted = free + tag.right - tag.left
    if last is None or tag.left >= free:
        slots.append(TagSlot(tag.left, tag.right, (index,)))
    elif not tag.leftwards and shifted <= min(tag.reach, limit - spacing.gap):
        slots.append(TagSlot(free, shifted, (index,)))
    elif tag.left - spacing.gap - last.left >= spacing.least and not last.tags[1:]:
        slots[-1] = last._replace(right=tag.left - spacing.gap)
        slots.append(TagSlot(tag.left, tag.right, (index,)))
    else:
        room = last.right + (0 if last.tags[1:] else spacing.more)
        slots[-1] = TagSlot(last.left, room, (*last.tags, index))
