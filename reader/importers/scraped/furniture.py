"""Page furniture: the lines of a web page that are none of its article's.

All rules are for a whole line. They are few and exact, since a line that is taken for
furniture is shown faded. The words they know are in ``resources/language/furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.importers.scraped.vocabulary import any_of, fold, words_of

LONGEST = 240
"""Code points; no line of furniture is longer."""
LONGEST_HEADING, LONGEST_COMMENTED = 100, 160
"""Code points; the second can have the article's title in it."""

_AROUND = " \t\u00a0:：>»›→←▸▶▼●•·|…-–—*#[]【】()（）«‹.+"
"""What pages draw before and behind the words of a button."""
_AROUND_NOTES = " ()（）[]【】*."
_BETWEEN = r"(?:[\s|,/·•、，&+-]+|(?<=[\u3040-\u9fff])(?=[\u3040-\u9fff]))"
_AFTER_ALSO = r"(?:\s*[:：>»›|→←].*|\s*(?:\.{3}|…)?)"
_STEP = re.compile("[>»›/|]")
_STEPS = re.compile(r"\s*[>»›/|]\s*")
_MENU, _LONGEST_MENU = range(3, 12), 160
_LONGEST_STEP = 4
"""Words."""
_COPYRIGHT = r"(?:copyright\s+)?(?:©|\(c\)).{0,120}|copyright\s+(?:©\s*)?\d{4}.{0,120}"
_STATION = re.compile(r"(?:[^\W\d_][\w&’'-]*\s){1,3}(?:Live|LIVE|TV|Canlı|CANLI|Direct)")
"""A ticker's or a player's name: one in small letters could be the end of a sentence."""
_BESIDE_RIGHTS, _LONGEST_RIGHTS = 80, 40
_LONGEST_BUTTON, _MOST_IDEOGRAPHS = 3, 8
_NUMBER = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3}|[.,]\d{1,3})*\s?[kKmM]?|[AaАа][+-]")
"""How many have read or liked it; and how large the letters are."""
_IDEOGRAPH = re.compile("[\u3040-\u9fff]")
_SENTENCE_ENDS = tuple('.:!?؟。！？;,،؛”"»」')
_SIGN_OFF = re.compile(
    r"(?:[^\W\d_]{2,6}/){1,3}[^\W\d_]{2,6}(?:[\s,]+\(?[^()]{2,24}\)?)?|"
    r"[(\[](?:[^\W\d_]{2,4}[/,.]?\s?){1,3}[)\]]|(?:[^\W\d_]\.\s?){1,3}[^\W\d_]?\.?|"
    r"\d{2,5}\*{1,2}\d{2,5}|[a-z]{2,3}|(?:#\w+\s?)+"
)
"""Who wrote and edited, in initials, as agencies sign; and what a network sorts texts by."""
_LONGEST_DOUBTFUL = 120
_QUOTED = re.compile('["“”„«»「」]')


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"{any_of('inside')}\s?[:：]?|{any_of('also')}{_AFTER_ALSO}")


def _is_on_button(text: str) -> bool:
    """Return whether ``text``, without the signs around it, is what buttons and sections say."""
    return words_of("edge", "live", "section").are(text) or _bar().fullmatch(text) is not None


def names_section(line: str) -> bool:
    """Return whether ``line`` is the name of a part of a paper, as menus have it, and texts."""
    return words_of("section").are(fold(line).strip(_AROUND))


@cache
def _bar() -> re.Pattern[str]:
    # Atomic, the longest first: "copy link" could be read in as many ways as it is repeated.
    words = sorted(any_of("share")[3:-1].split("|"), key=len, reverse=True)
    share = f"(?>(?:{'|'.join(words)})(?![a-z]))"
    number, icon = r"(?:\s\d[\d.,]*k?)?", any_of("icon")
    bar = rf"{share}(?:\s?{icon}|{number}(?:{_BETWEEN}{share}{number})*)"
    count = r"(?:[~≈]|约|約|ca\.? )?\d{1,3}(?:\s?[–-]\s?\d{1,3})?"
    minutes = rf"{count}\s?{any_of('minutes')}\.?(?:\s?{any_of('reading')})?"
    return re.compile(rf"(?:{icon}\s)?{bar}|{minutes}")


@cache
def _closing() -> re.Pattern[str]:
    icon = any_of("icon")
    return re.compile(
        rf"\w+(?:\s\w+){{0,2}}(?:\s|(?<=[\u3040-\u9fff])){icon}|{icon}(?:\s\w+){{1,2}}"
    )


@cache
def _lines() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            (
                _COPYRIGHT,
                rf"{any_of('tags')}\s*[:：].+",
                rf"{any_of('site')}.{{0,160}}{any_of('cookie')}.{{0,80}}",
                rf"{any_of('join')}.{{0,80}}{any_of('letter')}.{{0,80}}",
                rf"[(（\[【]?{any_of('editor')}\s*[:：].{{0,60}}",
            )
        )
    )


@cache
def _rights() -> re.Pattern[str]:
    return re.compile(any_of("rights"))


@lru_cache(256)  # what can be a fact is looked at twice, and a site's lines come again
def is_furniture(line: str) -> bool:
    """Return whether ``line`` is page furniture where it stands above or below a text."""
    if len(line) > LONGEST:
        return False
    folded = fold(line)
    button = folded.strip(_AROUND)
    return bool(
        _is_on_button(button)
        or heads_other_articles(line)
        or _inside().fullmatch(folded.lstrip(_AROUND))
        or _lines().fullmatch(folded)
        or _tells_rights(folded)
        or _is_path(button)
        or _is_menu(button)
    )


def _tells_rights(folded: str) -> bool:
    """Return whether it is about the copyright, with little before and behind that."""
    match = _rights().search(folded, 0, _BESIDE_RIGHTS + _LONGEST_RIGHTS)
    return match is not None and max(match.start(), len(folded) - match.end()) <= _BESIDE_RIGHTS


def _is_menu(folded: str) -> bool:
    """Return whether it is a row of the site's sections: ``Home World Sport``."""
    words = folded.split() if len(folded) <= _LONGEST_MENU else ()
    return len(words) in _MENU and all(map(_is_on_button, words))


def _is_path(folded: str) -> bool:
    """Return whether it leads to a page from the first one of the site: ``Home > World``."""
    if len(folded) > _LONGEST_MENU or not _STEP.search(folded):
        return False
    parts = _STEPS.split(folded)
    return bool(_edge().fullmatch(parts[0])) and all(
        len(part.split()) <= _LONGEST_STEP for part in parts
    )


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(any_of("edge"))


@lru_cache(256)  # for the same reason
def is_closing_furniture(line: str) -> bool:
    """Return whether ``line`` is page furniture below a text: a station or an icon as well."""
    if _STATION.fullmatch(line) or _SIGN_OFF.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    if is_furniture(line) or not any(map(str.isalnum, line)):
        return True
    folded = fold(line)
    return bool(_closing().fullmatch(folded.strip(_AROUND)) or _is_note(folded) or is_button(line))


def _is_note(folded: str) -> bool:
    inside = folded.strip(_AROUND_NOTES)
    notes = words_of("notes")
    return notes.are(inside) or (inside[:1] != folded[:1] and notes.are(folded))


def is_button(line: str) -> bool:
    """Return whether ``line`` is brief, no sentence, and has a word that pages are full of."""
    if _NUMBER.fullmatch(line):
        return True
    if len(line.split(None, _LONGEST_BUTTON)) > _LONGEST_BUTTON or line.rstrip().endswith(
        _SENTENCE_ENDS
    ):
        return False
    return _tokens().search(fold(line)) is not None and (
        line.isascii() or not _IDEOGRAPH.search(line) or len(line) <= _MOST_IDEOGRAPHS
    )


def has_word_of_pages(line: str) -> bool:
    """Return whether ``line`` is brief and has a word in it that pages are full of.

    That alone tells nothing: it may be a sentence of the text.
    """
    return (
        len(line) <= _LONGEST_DOUBTFUL
        and not _QUOTED.search(line)
        and _tokens().search(fold(line)) is not None
    )


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('token')}(?!\w)|{any_of('sign').lower()}")


def is_inner_furniture(line: str) -> bool:
    """Return whether ``line`` is none of the text even in its midst: it points elsewhere."""
    return len(line) <= LONGEST and _inside().fullmatch(fold(line).lstrip(_AROUND)) is not None


def heads_other_articles(line: str) -> bool:
    """Return whether other articles are listed below ``line``."""
    if len(line) > LONGEST_HEADING or (line.endswith(".") and not line.endswith("..")):
        return False
    text = fold(line).strip(_AROUND)
    return words_of("more", "also").are(text)


def heads_comments(line: str) -> bool:
    """Return whether what readers have written stands below ``line``."""
    return len(line) <= LONGEST_COMMENTED and words_of("comments").are(fold(line).strip(_AROUND))


def points_elsewhere(line: str) -> bool:
    """Return whether ``line``, which is a link, begins as one to another article does."""
    return _also().match(fold(line).lstrip(_AROUND)) is not None


@cache
def _also() -> re.Pattern[str]:
    return re.compile(any_of("also"))


def heads_a_list(line: str) -> bool:
    """Return whether other articles, comments or keywords are listed below ``line``."""
    return (
        len(line) <= LONGEST_COMMENTED
        and words_of("more", "also", "comments", "tags").are(fold(line).strip(_AROUND))
        and (heads_other_articles(line) or heads_comments(line) or heads_tags(line))
    )


def heads_tags(line: str) -> bool:
    """Return whether the article's keywords are listed below ``line``."""
    return len(line) <= LONGEST_HEADING and words_of("tags").are(fold(line).strip(_AROUND))
