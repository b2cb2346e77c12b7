"""Names in running text, told by their capitals and the particles between them. Pure.

``Strait of Anneth`` and ``Ursula von der Leyen`` are one name each; a title or an office
parts a name from what stands before it, as in ``NATO Secretary General Jens Stoltenberg``.
That is a guess, good enough to choose what is offered. Scripts without capitals have none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

_REACH = 400
"""Code points before and behind a place in which the name around it must lie."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", listed))


_PARTICLES = """of of_the de de_la de_los del della dei di da do dos das du des la le les van
van_den van_der van_de von von_der von_dem vom zu zur bin ibn al el ben abu y ter ten af av och"""
_ARTICLES = "al el ar as ad an ash az at ul"

_ROLES = _words(
    """president vice-president minister ministers secretary secretaries secretary-general
    chancellor princess senator governor mayor director chairman chairwoman captain colonel
    admiral commander sergeant justice professor sir archbishop rabbi imam sheikh ayatollah
    ambassador envoy spokesman spokeswoman spokesperson mr mrs ms miss dr prof gen col lt sgt capt
    sen rep gov ceo representative congressman congresswoman leader premier emir sultan
    coach"""
)
_ROLES_BEFORE_A_NAME = _words(
    "general king queen prince judge bishop lord lady pope head major chair attorney"
)
"""Offices that are surnames, or words of names, where a name stands before them."""
_PARTS_OF_ROLES = _words(
    """prime vice deputy former foreign executive chief first lieutenant brigadier defence defense
    interior finance"""
)
"""Words that belong to an office if one follows."""
_FUNCTION_WORDS = _words(
    """the a an in on at by for from to of with without as and or but nor so yet if when while
    where who whom whose what which why how this that these those he she it we you they i his her
    its our my your their him them here there after before since during until till although though
    because once some many most more much few less all both each every no not none now then also
    however meanwhile earlier later despite according under over about between among against amid
    into onto per via such another other others several only even just still yes well is are was
    were be been has have had do does did will would can could should might must let one next last
    again perhaps maybe instead thus therefore hence moreover furthermore nevertheless besides
    indeed often sometimes never always early late recently previously asked"""
)

_BEGINNING = re.compile(r"(?:\A|[.!?:;…\n]|[.!?][\"”’»)\]]| /)[\s\"“‘(\[«]*\Z")
_OF = re.compile(r"[ \u00a0]of\b")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def _alternatives(words: str) -> str:
    return "|".join(
        word.replace("_", "[ \u00a0]") for word in sorted(words.split(), key=len, reverse=True)
    )


@cache
def word_pattern() -> str:
    """Return the pattern (of `regex`) of a word with a capital and what hyphens join to it."""
    possessive = r"[sS](?![\p{L}\p{N}])"
    plain = (
        r"[\p{Lu}\p{Lt}][\p{L}\p{M}\p{N}\u00ad]*+"
        rf"(?:['’](?!{possessive})[\p{{L}}\p{{M}}]++)*+"
    )
    short = r"\p{Lu}(?:\.\p{Lu})++(?![\p{L}\p{M}\p{N}])\.?"
    inner = r"\p{Ll}{1,2}\p{Lu}[\p{L}\p{M}\p{N}]*+"
    article = rf"(?:(?:{_alternatives(_ARTICLES)})[-‐]|[dlDL]['’](?=\p{{Lu}}))"
    word = rf"{article}?+(?:{short}|{plain}|{inner})"
    initial = r"(?:(?<=(?<![\p{L}\p{M}])\p{Lu})\.(?=[ \u00a0]\p{Lu}))?+"
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}_]){word}(?:[-‐–](?:{word}|\p{{N}}++))*+{initial}"


@cache
def run_pattern() -> str:
    """Return the pattern (of `regex`) of words with capitals that follow each other."""
    gap = r"(?:[ \u00a0]?&[ \u00a0]?|[ \u00a0])"
    particle = rf"(?:(?:{_alternatives(_PARTICLES)})[ \u00a0])?+"
    return rf"{word_pattern()}(?:{gap}{particle}{word_pattern()})*+"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs none

    return regex.compile(pattern)


def begins_sentence(text: str, offset: int) -> bool:
    """Return whether a sentence, a line or a quotation begins at ``offset``."""
    return _BEGINNING.search(text, max(0, offset - 8), offset) is not None


def name_around(text: str, block: Span, offset: int) -> Span | None:
    """Return the name that ``offset`` lies in or touches, without title or office before it."""
    words = _words_around(text, block, offset)
    return next((part for part in _parts(text, words) if part.start <= offset <= part.end), None)


def titled_name_around(text: str, block: Span, offset: int) -> Span | None:
    """Return all words with capitals around ``offset``: names with titles and offices."""
    words = _words_around(text, block, offset)
    return Span(words[0].start, words[-1].end) if words else None


def names_in(text: str, run: Span) -> list[Span]:
    """Return the names in ``run``, a match of `run_pattern`: without titles and offices."""
    return [
        Span(words[group[0]].start, words[group[-1]].end)
        for words in _sections(text, _words_of(text, run))
        for roles in [_roles(words)]
        for group in _groups(words, roles)
        if not roles[group[0]]
    ]


def _words_around(text: str, block: Span, offset: int) -> Sequence[_Word]:
    start, end = max(block.start, offset - _REACH), min(block.end, offset + _REACH)
    for match in _compiled(run_pattern()).finditer(text, start, end):
        if match.start() > offset:
            break
        if offset <= match.end():
            for words in _sections(text, _words_of(text, Span(*match.span()))):
                if words[0].start <= offset <= words[-1].end:
                    return words
    return ()


def _words_of(text: str, run: Span) -> list[_Word]:
    matches = _compiled(word_pattern()).finditer(text, *run)
    return [_Word(match.start(), match.end(), match[0]) for match in matches]


def _sections(text: str, words: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Yield ``words`` parted at those that only have a capital since a sentence begins there."""
    section: list[_Word] = []
    for word in words:
        if _is_function_word(text, word):
            if section:
                yield section
            section = []
        else:
            section.append(word)
    if section:
        yield section


def _is_function_word(text: str, word: _Word) -> bool:
    if word.text.lower() not in _FUNCTION_WORDS or (len(word.text) > 1 and word.text.isupper()):
        return False
    return word.text != "The" or begins_sentence(text, word.start)


def _parts(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Yield names and offices; an office and what it is ``of`` are one."""
    groups = _groups(words, _roles(words))
    while groups:
        group = groups.pop(0)
        if groups and _roles(words)[group[0]] and _OF.match(text, words[group[-1]].end):
            group = [*group, *groups.pop(0)]
        yield Span(words[group[0]].start, words[group[-1]].end)


def _groups(words: Sequence[_Word], roles: Sequence[bool]) -> list[list[int]]:
    """Return the indices of words in groups of offices and of names in turn."""
    groups: list[list[int]] = []
    for index in range(len(words)):
        if groups and roles[index] == roles[index - 1]:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _roles(words: Sequence[_Word]) -> list[bool]:
    """Return for each word whether it belongs to a title or an office."""
    plain = [word.text.lower().rstrip(".") for word in words]
    roles = [word in _ROLES for word in plain]
    for index, word in enumerate(plain):
        if word in _ROLES_BEFORE_A_NAME:
            leads = plain[1:2] not in ([], ["assembly"], ["motors"])
            roles[index] = roles[index - 1] if index else leads
    for index in range(len(words) - 2, -1, -1):
        roles[index] |= plain[index] in _PARTS_OF_ROLES and roles[index + 1]
    return roles
