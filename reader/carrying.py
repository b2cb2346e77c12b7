"""Finding the places of marks and notes of one text in another that says nearly the same.

A place is found as the text quote selector of the W3C's Web Annotation Data Model finds it:
by its exact quote and what stands before and after it. The more of that is the same, the surer
is the place; of several that are as sure it is the one nearest to where it should be. A quote
whose surroundings are all different is taken only where neither text has it twice. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.snapping import grapheme_start
from reader.text import UNSPACED
from reader.values import Annotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.values import Article, ArticleId, LabelId, Note

NOTES_APART = "\n\n"
"""What stands between notes that became one."""

CONTEXTS = ((32, 32), (32, 0), (0, 32), (12, 12), (12, 0), (0, 12))
"""How many code points before and after a quote must be the same: the surest first.

One side is enough: the paragraph before or after may be the one that was cut.
"""


@dataclass(frozen=True, slots=True)
class Carrying:
    """What of the marks and notes of an article has a place in another version of it."""

    source: ArticleId
    target: ArticleId
    new: tuple[tuple[Annotation | Note, Span | None], ...]
    """Those that the target lacks, each with its place there; None: the article as a whole.

    Of a mark that the target has it is the note that it lacks.
    """
    there: int
    """How many marks and notes the target has already."""
    lost: tuple[Annotation | Note, ...]
    """Those whose quote is not in the target, or not in the same context."""


def plan(source: Article, target: Article) -> Carrying:
    """Return what can be carried from ``source`` to ``target``, and what can't."""
    items = _items(source)
    places = carried(source.text, filter(None, map(_span_of, items)), target.text)
    placed = [(item, places.get(span) if (span := _span_of(item)) else None) for item in items]
    found = [(item, place) for item, place in placed if place or item.start is None]
    known = _known(target)
    new = tuple((item, place) for item, place in found if not _is_known(item, place, known))
    lost = tuple(item for item, place in placed if not place and item.start is not None)
    return Carrying(source.summary.id, target.summary.id, new, len(found) - len(new), lost)


def _items(article: Article) -> tuple[Annotation | Note, ...]:
    return (*article.annotations, *article.notes)


def _span_of(item: Annotation | Note) -> Span | None:
    return None if item.start is None or item.end is None else Span(item.start, item.end)


def _known(target: Article) -> dict[tuple[Span | None, LabelId | None], str]:
    """Return the notes on each place of an article, those of one place together."""
    known: defaultdict[tuple[Span | None, LabelId | None], list[str]] = defaultdict(list)
    for item in _items(target):
        known[_span_of(item), _label_of(item)].append(note_of(item))
    return {key: NOTES_APART.join(notes) for key, notes in known.items()}


def _is_known(
    item: Annotation | Note,
    place: Span | None,
    known: dict[tuple[Span | None, LabelId | None], str],
) -> bool:
    said = known.get((place, _label_of(item)))
    return said is not None and says(said, note_of(item))


def _label_of(item: Annotation | Note) -> LabelId | None:
    return item.label if isinstance(item, Annotation) else None


def note_of(item: Annotation | Note) -> str:
    """Return what is noted, empty where nothing is."""
    return item.note if isinstance(item, Annotation) else item.text


def says(note: str, text: str) -> bool:
    """Tell whether ``text`` is a note, or one of those that it was put together from."""
    apart = NOTES_APART
    return not text or f"{apart}{text}{apart}" in f"{apart}{note}{apart}"


def carried(source: str, spans: Iterable[Span], target: str) -> dict[Span, Span]:
    """Return where ``spans`` of ``source`` are in ``target``; those not found are left out.

    Of each, ``target[place]`` is ``source[span]``. No two of them come to the same place: a
    quote that ``target`` has once less is not found, rather than found twice.
    """
    places: dict[Span, Span] = {}
    in_order = sorted(set(spans))
    for context in CONTEXTS:
        _place(source, in_order, target, context, places)
    once = [span for span in in_order if span in places or _is_once(source, span, target)]
    _place(source, once, target, (0, 0), places)
    return places


def _place(
    source: str,
    spans: Iterable[Span],
    target: str,
    context: tuple[int, int],
    places: dict[Span, Span],
) -> None:
    """Add to ``places`` those of ``spans``, in order, that have the ``context`` in ``target``."""
    taken = set(places.values())
    last = None
    for span in spans:
        if span not in places:
            free = (hit for hit in _hits(source, span, target, context) if hit not in taken)
            start = _expected(span, last, places, len(target) / len(source))
            nearest = _nearest(free, start)
            if nearest is None:
                continue
            places[span] = nearest
            taken.add(nearest)
        last = span


def _expected(span: Span, last: Span | None, places: dict[Span, Span], scale: float) -> float:
    """Return about where a span should be: as far from the ``last`` one as in its own text."""
    return span.start * scale if last is None else span.start + places[last].start - last.start


def _nearest(hits: Iterable[Span], start: float) -> Span | None:
    return min(hits, key=lambda hit: abs(hit.start - start), default=None)


def _hits(source: str, span: Span, target: str, context: tuple[int, int]) -> Iterator[Span]:
    """Yield where the quote of ``span`` is in ``target`` with the same ``context``."""
    first, last = max(0, span.start - context[0]), span.end + context[1]
    wanted, before = source[first:last], span.start - first
    found = target.find(wanted)
    while found >= 0:
        hit = Span(found + before, found + before + span.end - span.start)
        if _seams(source, span) == _seams(target, hit):
            yield hit
        found = target.find(wanted, found + 1)


def _seams(text: str, span: Span) -> tuple[bool, ...]:
    """Tell whether the ends of a span part a word or a grapheme: a part is no whole one."""
    return tuple(parts(text, offset) for offset in span for parts in (_parts_word, _parts_grapheme))


def _parts_word(text: str, offset: int) -> bool:
    around = text[max(0, offset - 1) : offset + 1]
    return len(around) > 1 and around.isalnum() and not UNSPACED.search(around)


def _parts_grapheme(text: str, offset: int) -> bool:
    return grapheme_start(text, offset) != offset


def _is_once(source: str, span: Span, target: str) -> bool:
    quote = source[span.start : span.end]
    return source.count(quote) == 1 == target.count(quote)
