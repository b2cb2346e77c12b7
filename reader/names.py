"""Names in running text, told by their capitals and the particles between them. Pure.

``Strait of Anneth`` and ``Ursula von der Leyen`` are one name each; a title or an office
parts a name from what stands before it, as in ``NATO Secretary General Jens Stoltenberg``.
That is a guess, good enough to choose what is offered. Scripts without capitals have none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.language_words import folded, words_of
from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reader.language_words import LanguageWords

_REACH = 400
"""Code points before and behind a place in which the name around it must lie."""

_PARTICLES = """of of_the de de_la de_los del della dei di da do dos das du des la le les van
van_den van_der van_de von von_der von_dem vom zu zur bin ibn al el ben abu y ter ten af av och"""
_ARTICLES = "al el ar as ad an ash az at ul"

_BEGINNING = re.compile(r"(?:\A|[.!?:;…\n]|[.!?][\"”’»)\]]| /)[\s\"“‘(\[«]*\Z")
_OF = re.compile(r"[ \u00a0]of\b")
_APOSTROPHE = re.compile("['’]")


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    ended: bool = False
    """Whether an ending follows: the name goes on in no further word."""


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


def name_around(text: str, block: Span, offset: int, language: str = "") -> Span | None:
    """Return the name that ``offset`` lies in or touches, without title or office before it."""
    words = _words_around(text, block, offset, words_of(language))
    parts = _parts(text, words, words_of(language))
    return next((part for part in parts if part.start <= offset <= part.end), None)


def titled_name_around(text: str, block: Span, offset: int, language: str = "") -> Span | None:
    """Return all words with capitals around ``offset``: names with titles and offices."""
    words = _words_around(text, block, offset, words_of(language))
    return Span(words[0].start, words[-1].end) if words else None


def names_in(text: str, run: Span, language: str = "") -> list[Span]:
    """Return the names in ``run``, a match of `run_pattern`: without titles and offices."""
    known = words_of(language)
    return [
        Span(words[group[0]].start, words[group[-1]].end)
        for words in _sections(text, _words_in(text, run, known), known)
        for roles in [_roles(words, known)]
        for group in _groups(words, roles)
        if not roles[group[0]]
    ]


def _words_around(text: str, block: Span, offset: int, known: LanguageWords) -> Sequence[_Word]:
    start, end = max(block.start, offset - _REACH), min(block.end, offset + _REACH)
    for match in _compiled(run_pattern()).finditer(text, start, end):
        if match.start() > offset:
            break
        if offset <= match.end():
            words = _words_in(text, Span(*match.span()), known)
            for section in _sections(text, words, known):
                if section[0].start <= offset <= section[-1].end:
                    return section
    return ()


def _words_in(text: str, run: Span, known: LanguageWords) -> list[_Word]:
    matches = _compiled(word_pattern()).finditer(text, *run)
    return [_bare(_Word(match.start(), match.end(), match[0]), known) for match in matches]


def _bare(word: _Word, known: LanguageWords) -> _Word:
    """Return ``word`` without an article or an ending that an apostrophe joins to it."""
    joint = _APOSTROPHE.search(word.text)
    if joint is None:
        return word
    before, behind = word.text[: joint.start()], word.text[joint.end() :]
    if folded(before) in known.elided:
        if behind[:1].islower():
            return word._replace(end=word.start + joint.start(), text=before)
        return word._replace(start=word.start + joint.end(), text=behind)
    if known.ends_at_apostrophe and behind.islower():
        return word._replace(end=word.start + joint.start(), text=before, ended=True)
    return word


def _sections(text: str, words: Sequence[_Word], known: LanguageWords) -> Iterator[Sequence[_Word]]:
    """Yield ``words`` parted where a name can't go on: at words that belong to none, at endings."""
    section: list[_Word] = []
    for index, word in enumerate(words):
        if _belongs_to_none(text, word, known, first=index == 0):
            if section:
                yield section
            section = []
        else:
            section.append(word)
            if word.ended:
                yield section
                section = []
    if section:
        yield section


def _belongs_to_none(text: str, word: _Word, known: LanguageWords, *, first: bool) -> bool:
    """Tell whether ``word`` has its capital from something else than a name."""
    if len(word.text) > 1 and word.text.isupper():
        return False
    small = folded(word.text)
    if small in known.articles:
        return first and begins_sentence(text, word.start)
    return small in known.function_words or small in known.elided


def _parts(text: str, words: Sequence[_Word], known: LanguageWords) -> Iterator[Span]:
    """Yield names and offices; an office and what it is ``of`` are one."""
    roles = _roles(words, known)
    groups = _groups(words, roles)
    while groups:
        group = groups.pop(0)
        if groups and roles[group[0]] and _OF.match(text, words[group[-1]].end):
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


def _roles(words: Sequence[_Word], known: LanguageWords) -> list[bool]:
    """Return for each word whether it belongs to a title or an office."""
    plain = [folded(word.text).rstrip(".") for word in words]
    roles = [word in known.roles for word in plain]
    for index, word in enumerate(plain):
        if word in known.late_roles:
            leads = plain[1:2] not in ([], ["assembly"], ["motors"])
            roles[index] = roles[index - 1] if index else leads
    for index in range(len(words) - 2, -1, -1):
        roles[index] |= plain[index] in known.parts_of_roles and roles[index + 1]
    return roles
