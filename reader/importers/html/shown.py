"""What a page shows of its article to a person: when it was published, and who wrote it.

That stands in short blocks around the body, and is looked for where a page tells programs
nothing of it, or not all.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.html.metadata import articles_around, is_in_one_of
from reader.importers.html.named_lines import is_told, names_at_beginning, names_at_end, names_in
from reader.importers.html.names import letters
from reader.importers.html.scored import length
from reader.importers.scraped.facts import facts_in
from reader.importers.times.dates import HAS_YEAR, parse_date
from reader.importers.times.day_first import dotted, with_whole_years
from reader.importers.times.instants import published_at
from reader.values import BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_ABOVE, _BELOW = 14, 4
"""How many blocks around the body are looked at."""
_FARTHEST = 60
"""How many blocks above it are looked at where the title is that far above."""
_INTO = 5
"""And how many at its beginning."""
_LAST = 2
"""And at its end, for names; and those that open with them."""
_BETWEEN = 2
"""And between it and its heading, if that is not of the first level."""
_LONGEST = 160
"""Letters."""
_LONGEST_DATE = 60
"""Code points of one in a list below the standfirst."""
_LONGEST_LINK = 40
"""Code points of one to a day, a section or an author."""
_TOLD_OF = re.compile(r"(?:\S+\s+){4,}(?:on|since|until|before|after|from)\s+")
"""What stands before a date in a sentence about something else."""
_PREPOSITION = re.compile(r"(?:^|\s)(?:as of|on|since|until|by|in|from)\s$", re.IGNORECASE)
_REST = re.compile(r",?\s(?:\S+\s+){4,}\S*[.!?]")
"""What follows a date that is in a sentence."""
_A_DAY = timedelta(days=1)
_LEVELS = 3
_LONGEST_BOX = 1000
"""Code points in what is called an author's; a box of more has the text as well."""
_DATE = re.compile(
    r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)日?"
    r"(?:[\sT,]*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)?|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}(?:[\s,–-]*\d{1,2}:\d{2}(?::\d{2})?)?|"
    r"(?:明治|大正|昭和|平成|令和)\s?(?:\d{1,2}|元)年\s?\d{1,2}月\s?\d{1,2}日|"
    r"\d{1,2}(?:st|nd|rd|th|er|\.|ی|['’]?ê)?[\s-](?:de\s|of\s)?[^\W\d_]{2,12}"
    r"(?:\s?/\s?[^\W\d_]{2,12})?(?:\s(?:ال\w{2,5}|دووەم|یەکەم))?\.?,?[\s-](?:de\s)?\d{4}"
    r"(?:[\s,–|-]*(?:at\s|à\s|um\s)?\d{1,2}[:h]\d{2}(?:\s?[ap]\.?m\.?)?)?|"
    r"\d{4}\.?\s(?:m\.\s)?[^\W\d_]{3,11}\s\d{1,2}\.?(?:[\s,–|-]*\d{1,2}:\d{2})?|"  # Hungarian
    r"[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"(?:[\s,–|-]*(?:at\s)?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s?\(?(?:[A-Z]{1,4}T|UTC|MSK|WIB)(?!\w)(?:\s?[+-]\d\d?)?\)?")
"""Behind a time."""
_UPDATED = re.compile(
    r"updat|modifi|edited|mis à jour|actuali|aktualisiert|güncel|تحديث|روزرسانی|обновлен|עודכן|"
    r"更新|修改",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:first|originally) published|première publication|erstveröffentlich|ursprünglich veröff|"
    r"ilk yayın|نشر لأول مرة|опубликовано впервые",
    re.IGNORECASE,
)
"""What some pages say below the time of the last change."""
_DATED = re.compile(r"date|time|publi|posted|meta|byline|info|stamp|source", re.IGNORECASE)
_NAMED = re.compile(
    r"(?i:(?:^|[ _-])(?:by-?line|authors?(?:-?name)?|writer|reporter|contributors?|user-?name|"
    r"submitted|(?:writ(?:e|ten)|posted)-?by|firma|imza|auteurs?|autor(?:es|en|in|a)?|yazar|muhabir))|"
    r"[a-z](?:Author|Byline)"
)
_OTHERS = re.compile(
    r"bio|about|comment|related|image|photo|caption|social|avatar|follow|twitter|quote|sidebar",
    re.IGNORECASE,
)
_OF_OTHER_TEXTS = re.compile(
    r"comment|related|sidebar|quote|recommend|teaser|promo|categor|^figure\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[|•·]\s*|\s(?=(?:Published|Posted|Updated):?\s)")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){1,2}")
_POSITION = re.compile(r"\s[A-Z]")
"""Not with another name, behind a comma or a small word."""
_INLINE = ("a", "span", "strong", "b", "address", "cite", "em")
_NAMES = ("class", "id", "itemprop", "rel", "data-component", "data-testid", "data-qa")
_HEADING = BlockKind.HEADING
_OF_OTHERS = frozenset((BlockKind.CAPTION, BlockKind.QUOTE))


class Shown(NamedTuple):
    """What a page shows; empty where it shows nothing that is sure."""

    published: str = ""
    bylines: tuple[str, ...] = ()
    """Candidates, the surest first, as the page has them."""
    lines: tuple[str, ...] = ()
    """What stands around the text, the nearest to its beginning first."""
    heading: str = ""
    """That of any level which stands right above the text."""


def shown(
    pieces: Sequence[Piece], body: Iterable[Piece], titles: Sequence[str], *, day_first: bool
) -> Shown:
    """Return what stands around the ``body``, which is made of some of the ``pieces``.

    ``titles`` are those that the page gives to programs, and ``day_first`` says that in its
    language ``03/04/2021`` is a day of April.
    """
    inside = {id(piece) for piece in body}
    places = [index for index, piece in enumerate(pieces) if id(piece) in inside]
    near = list(_near(pieces, places, _tops(pieces, titles)))
    return Shown(
        _published(near, day_first),
        tuple(dict.fromkeys((*_bylines(near), *_at_the_ends(pieces, places)))),
        tuple(" ".join(piece.text.split()) for piece in near),
        _heading(pieces, places),
    )


def _heading(pieces: Sequence[Piece], places: Sequence[int]) -> str:
    """Return the heading above the body, with no more than a line of dates or names between."""
    for index in range(places[0] - 1, max(-1, places[0] - 1 - _BETWEEN), -1) if places else ():
        if pieces[index].kind is BlockKind.HEADING:
            return " ".join(pieces[index].text.split())
    return ""


def _tops(pieces: Sequence[Piece], titles: Sequence[str]) -> AbstractSet[int]:
    """Return where the headings are that can be the title: of the first level, or one of them."""
    known = {letters(title) for title in titles}
    headings = ((index, piece) for index, piece in enumerate(pieces) if piece.kind is _HEADING)
    return {index for index, piece in headings if piece.level == 1 or letters(piece.text) in known}


def _near(
    pieces: Sequence[Piece], places: Sequence[int], tops: AbstractSet[int]
) -> Iterator[Piece]:
    """Yield the short blocks around the body, the nearest to its beginning first."""
    if not places:
        return
    first, last = places[0], places[-1]
    inner = range(first, min(first + _ABOVE, last + 1))
    start = next((index for index in inner if index in tops), first)
    order = [
        *range(first, min(first + _INTO, last + 1)),
        *range(max(start, first + _INTO), min(start + _INTO, last + 1)),
        *range(first - 1, _highest(tops, first) - 1, -1),
        *_below(pieces, places),
    ]
    title = next((index for index in range(first, -1, -1) if index in tops), first)
    for index in order:
        piece = pieces[index]
        is_above = title - _BELOW <= index < first + _INTO
        is_listed = piece.kind is BlockKind.LIST_ITEM and not title < index < first
        is_other = piece.kind in _OF_OTHERS or index in tops
        if (
            length(piece) <= _LONGEST
            and not is_other
            and (not is_listed or (is_above and _tells(piece, index < first)))
        ):
            yield piece


def _tells(piece: Piece, is_outside: bool) -> bool:  # noqa: FBT001
    """Return whether an item of a list, outside of the body or in it, says when or by whom."""
    if HAS_YEAR.search(piece.text) and (is_outside or len(piece.text) <= _LONGEST_DATE):
        return True
    return is_told(piece.text) or _NAMED.search(_name(piece.element)) is not None


def _below(pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[int]:
    """Yield the indices of the blocks below the body that are in no other article."""
    own = {each for index in places for each in articles_around(pieces[index].element)}
    for index in range(places[-1] + 1, min(places[-1] + 1 + _BELOW, len(pieces))):
        if pieces[index].kind is BlockKind.HEADING and pieces[index].level == 1:
            return  # the title of the next one
        if is_in_one_of(own, pieces[index].element):
            yield index


def _highest(tops: AbstractSet[int], first: int) -> int:
    """Return the index of the block to begin with: a little above the body, or its title."""
    for index in range(first, max(-1, first - _FARTHEST), -1):
        if index in tops:
            return max(0, min(index, first) - _BELOW)
    return max(0, first - _ABOVE)


def _published(near: Sequence[Piece], day_first: bool) -> str:  # noqa: FBT001
    """Return the date that is shown: the first that is alone, or is named as one."""
    doubtful = ""
    own = (piece for piece in near if not _is_teaser(piece))
    for piece in sorted(own, key=lambda piece: not _FIRST.match(piece.text)):
        found = _of_time(piece.element, day_first)
        if found:
            return found
        text = with_whole_years(dotted(piece.text)) if day_first else piece.text
        for line in text.split("\n") if HAS_YEAR.search(text) else ():
            facts = {fact.field: fact.value for fact in facts_in(line, first=False)}
            date = facts.get("published") or date_in(line)
            is_named = any(_DATED.search(name) for name in _names(piece.element))
            if date and ("published" in facts or is_named):
                return date
            doubtful = doubtful or date or facts.get("updated", "")
    return doubtful


def _is_teaser(piece: Piece) -> bool:
    """Return whether a block leads to another article, with who wrote that one, and when."""
    links = (each for each in piece.inlines if each.kind is InlineKind.LINK)
    return any(each.end - each.start > _LONGEST_LINK for each in links)


def _of_time(element: HtmlElement, day_first: bool) -> str:  # noqa: FBT001
    """Return the date of the ``<time>`` in a block: for programs, if a person is shown the same.

    Some sites give programs the time of a change in what shows when the text was published.
    """
    times = [element] if element.tag == "time" else element.iter("time")
    for time in times:
        if not _UPDATED.search(f"{_name(time)} {_name(element)}"):
            told = published_at(time.get("datetime") or "")
            text = time.text_content()
            seen = date_in(dotted(text) if day_first else text)
            if told:
                return seen if seen and _are_apart(seen, told) else told
    return ""


def _are_apart(one: str, other: str) -> bool:
    """Return whether two dates differ by more than the time between two zones."""
    days = [datetime.fromisoformat(each[:10]) for each in (one, other)]
    return abs(days[0] - days[1]) > _A_DAY


def date_in(line: str) -> str:
    """Return the first date in a line that isn't said to be that of a change."""
    for match in _DATE.finditer(line):
        before = line[: match.start()]
        is_told_of = _TOLD_OF.fullmatch(before) and not _DATED.search(before)
        is_told_of = is_told_of or _is_in_sentence(line, match)
        if not is_told_of and not _UPDATED.search(before[-24:]):
            zone = _ZONE.match(line, match.end()) if ":" in match[0] else None
            date = parse_date(match[0].strip(" ,|–-") + (zone[0] if zone else ""))
            if date:
                return date
    return ""


def _is_in_sentence(line: str, date: re.Match[str]) -> bool:
    """Return whether a sentence tells of a day, and of more: ``As of 3 May 2019, it had …``."""
    preposition = _PREPOSITION.search(line, 0, date.start())
    return preposition is not None and _REST.fullmatch(line, date.end()) is not None


def _bylines(near: Sequence[Piece]) -> Iterator[str]:
    for piece in near:
        # Others are such as links for sharing and following.
        if piece.kind is not BlockKind.LIST_ITEM or _NAMED.search(_name(piece.element)):
            yield from _marked(piece)
    for piece in near:
        for line in piece.text.split("\n"):
            yield from (
                fact.value for fact in facts_in(line, first=False) if fact.field == "byline"
            )
            yield from names_in(line)
    for piece in near:
        for line in piece.text.split("\n"):
            yield from _beside_date(line)


def _at_the_ends(pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[str]:
    """Yield the names in the first blocks of the body, and in the last ones."""
    for index in places[:_LAST]:
        yield from names_at_beginning(" ".join(pieces[index].text.split()))
    for index in places[-_LAST:]:
        yield from names_at_end(" ".join(pieces[index].text.split()))


def _beside_date(line: str) -> Iterator[str]:
    """Yield what can be a name in a line that has a date beside it: ``Ines Halloran | 3 May``."""
    parts = _PARTED.split(line) if len(line) <= _LONGEST and HAS_YEAR.search(line) else ()
    if len(parts) == len(("name", "date")) and any(map(date_in, parts)):
        yield from filter(_NAME.fullmatch, parts)
    elif any(map(date_in, parts)):
        yield from filter(_NAME.fullmatch, parts[:1])


def _marked(piece: Piece) -> Iterator[str]:
    """Yield the texts that are called an author's name, in a block or around all of it."""
    names = list(_names(piece.element))
    if any(_OF_OTHER_TEXTS.search(name) for name in names):
        return
    shown = " ".join(piece.text.split())
    written = []
    for element in piece.element.iter(*_INLINE):
        name = _name(element)
        if _NAMED.search(name) and not _OTHERS.search(name):
            text = " ".join(element.text_content().split())
            if text in shown:  # a block around others has their elements as well
                written.append(text)
    yield from sorted(written, key=lambda text: not any(_is_rest(each, text) for each in written))
    if any(_NAMED.search(name) and not _OTHERS.search(name) for name in names[: _around(piece)]):
        yield from _parts(piece) or piece.text.split("\n")


def _around(piece: Piece) -> int:
    """Return how many of a block and the elements around it hold little more than the block."""
    around = (piece.element, *piece.element.iterancestors())[: _LEVELS + 1]
    small = takewhile(lambda each: len(each.text_content()) <= _LONGEST_BOX, around)
    return sum(1 for _ in small)


def _parts(piece: Piece) -> list[str]:
    """Return the texts of the elements in a block, where it has nothing else, nor space between.

    Each of them is shown on a line of its own.
    """
    parts = [each for each in piece.element if isinstance(each.tag, str)]
    texts = [" ".join(each.text_content().split()) for each in parts]
    return texts if len(texts) > 1 and "".join(texts) == piece.text else []


def _is_rest(whole: str, name: str) -> bool:
    """Return whether a text begins with a name, and goes on with what that person is."""
    rest = whole.removeprefix(name)
    return rest != whole and _POSITION.match(rest) is not None


def _names(element: HtmlElement) -> Iterator[str]:
    """Yield what a block and the elements around it are called."""
    for level, each in enumerate((element, *element.iterancestors())):
        if level > _LEVELS or each.tag in {"body", "article", "main"}:
            return
        yield _name(each)


def _name(element: HtmlElement) -> str:
    return " ".join(filter(None, (element.tag, *map(element.get, _NAMES))))
