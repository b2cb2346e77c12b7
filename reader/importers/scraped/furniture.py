"""Page furniture: the lines of a web page that are none of its article's.

All rules are for a whole line. They are few and exact, since a line that is taken for
furniture is shown faded. The words they know are in ``resources/language/furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

LONGEST = 240
"""Code points; no line of furniture is longer."""
LONGEST_HEADING, LONGEST_COMMENTED, LONGEST_CAPTION = 100, 160, 400
"""Code points; the second can have the article's title in it."""

_ONE_FORM = str.maketrans("أإآٱىيكةı’", "ااااییکهi'")
_WITHOUT = dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640, 0x200B, 0x200C, 0x200D, 0x307])
_SPELLING = _ONE_FORM | _WITHOUT
_AROUND = " \t\u00a0:：>»›→←▸▶▼●•·|…-–—*#[]【】()（）«‹.+"
"""What pages draw before and behind the words of a button."""
_BETWEEN = r"(?:[\s|,/·•、，&+-]+|(?<=[\u3040-\u9fff])(?=[\u3040-\u9fff]))"
_AFTER_ALSO = r"(?:\s*[:：>»›|→←].*|\s*(?:\.{3}|…)?)"
_STEP = re.compile("[>»›/|]")
_STEPS = re.compile(r"\s*[>»›/|]\s*")
_MENU = range(3, 12)
_LONGEST_STEP = 4
"""Words."""
_COPYRIGHT = r"(?:copyright\s+)?(?:©|\(c\)).{0,120}|copyright\s+(?:©\s*)?\d{4}.{0,120}"
_STATION = re.compile(r"(?:[^\W\d_][\w&’'-]*\s){1,3}(?:Live|LIVE|TV|Canlı|CANLI|Direct)")
"""A ticker's or a player's name: one in small letters could be the end of a sentence."""
_LONGEST_LABEL, _LONGEST_CREDIT = 31, 70
_BESIDE_RIGHTS = 80
_LONGEST_BUTTON, _MOST_IDEOGRAPHS = 3, 8
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*\s?[kKmM]?")
_IDEOGRAPH = re.compile("[\u3040-\u9fff]")
_SENTENCE_ENDS = tuple('.:!?؟。！？;,،؛”"»」')
_SIGN_OFF = re.compile(
    r"(?:[^\W\d_]{2,6}/){1,3}[^\W\d_]{2,6}(?:[\s,]+\(?[^()]{2,24}\)?)?|"
    r"[(\[](?:[^\W\d_]{2,4}[/,.]?\s?){1,3}[)\]]|(?:[^\W\d_]\.\s?){1,3}[^\W\d_]?\.?|"
    r"\d{2,5}\*{1,2}\d{2,5}|[a-z]{2,3}|(?:#\w+\s?)+"
)
"""Who wrote and edited, in initials, as agencies sign; and what a network sorts texts by."""
_ARCHIVED_BEFORE, _ARCHIVED_AFTER = frozenset(("", *" \t\u00a0.(（")), ")）."
_COMMA, _CREDIT_SIGN = re.compile("[,،，、:：]"), re.compile("[:：/／]")
_OWNED = re.compile(
    r"©\s?[^\d©]{2,30}\s?[/.]\s?[^\d]{2,40}|[^。]{5,90}[、=＝][^\s、=＝]{2,10}(?:撮影|提供)"
)
"""Whose a picture is, or who took it in Japan."""
_TAKEN = ("撮影", "提供")
_BRACKETS = tuple(")]）】")
# In brackets at the end: (AP Photo/Name), [File: Name/Reuters], (Foto: Name); or without them.
_CREDITED = re.compile(
    r".{5,}[(\[（【](?:[^()\[\]（）【】]{0,40}\bphotos?(?:/| by | via | courtesy )[^()]{0,60}|"
    r"files?(?: photo)?|[^()\[\]]{2,60}/\s?(?:reuters|afp|ap|getty images|epa|dpa)|"
    r"(?:archiv|foto|photo|bild|arşiv|фото|архив)\w*[ :/][^()]{1,60})[)\]）】]\.?|"
    r".{5,}\b(?:reuters|ap photo|afp|epa|getty images|dpa)\s?/\s?[^.!?]{2,40}|"
    r".{5,}(?:/|via |© )\s?(?:afp|reuters|getty images|ap photo|anadolu agency)"
)


@lru_cache(maxsize=256)  # a line is compared with several kinds of words
def fold(line: str) -> str:
    """Return ``line`` in the spelling that the words in ``furniture.toml`` are compared in."""
    lowered = line.lower()
    return lowered if lowered.isascii() else lowered.translate(_SPELLING)


@cache
def any_of(kind: str) -> str:
    """Return an expression for the words of a kind in every language."""
    words = "|".join(table[kind] for table in _tables() if kind in table)
    return f"(?:{words})".translate(_SPELLING)


@cache
def _tables() -> tuple[dict[str, str], ...]:
    import tomllib
    from importlib.resources import files

    text = (files("resources") / "language" / "furniture.toml").read_text("utf-8")
    return tuple(tomllib.loads(text).values())


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"{any_of('inside')}\s?[:：]?|{any_of('also')}{_AFTER_ALSO}")


@cache
def _buttons() -> re.Pattern[str]:
    """Return what is compared without the signs around it."""
    # Atomic, the longest first: "copy link" could be read in as many ways as it is repeated.
    words = sorted(any_of("share")[3:-1].split("|"), key=len, reverse=True)
    share = f"(?>(?:{'|'.join(words)})(?![a-z]))"
    number, icon = r"(?:\s\d[\d.,]*k?)?", any_of("icon")
    bar = rf"{share}(?:\s?{icon}|{number}(?:{_BETWEEN}{share}{number})*)"
    kinds = any_of("edge"), any_of("more"), any_of("live"), any_of("section")
    return re.compile("|".join((rf"(?:{icon}\s)?{bar}", *kinds)))


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


@cache
def _more() -> re.Pattern[str]:
    return re.compile(f"{any_of('more')}|{any_of('also')}")


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(rf"[(（\[【]?(?:{any_of('picture')}\s*[:：]|[图圖][为為])\s*\S.*")


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(rf"{any_of('captioned')}\s?[,،，、:：]\s?\S")


def _is_archived(folded: str) -> bool:
    """Return whether a line ends by saying that its picture is an old one."""
    end = folded.rstrip(_ARCHIVED_AFTER)
    if not end.endswith(_archived()):
        return False
    words = (word for word in _archived() if end.endswith(word))
    return any(end[: -len(word)][-1:] in _ARCHIVED_BEFORE for word in words)


@cache
def _archived() -> tuple[str, ...]:
    return tuple(any_of("archived")[3:-1].split("|"))


@cache
def _credit() -> re.Pattern[str]:
    """Return what says at the end of a line who took the picture."""
    picture = any_of("picture")
    return re.compile(
        rf"[^\w\s]\s?{picture}\s?[:：/／]\s?[^.!?。؟:：]{{2,50}}[)）\]]?$|"
        rf"\S\s{picture}\s?[:：]\s?[^\W\d][^.!?。؟:：,،]{{1,40}}$"
    )


@lru_cache(256)  # what can be a fact is looked at twice, and a site's lines come again
def is_furniture(line: str) -> bool:
    """Return whether ``line`` is page furniture where it stands above or below a text."""
    if len(line) > LONGEST:
        return False
    folded = fold(line)
    button = folded.strip(_AROUND)
    return bool(
        _buttons().fullmatch(button)
        or _inside().fullmatch(folded.lstrip(_AROUND))
        or _lines().fullmatch(folded)
        or _tells_rights(folded)
        or _is_path(button)
        or _is_menu(button)
    )


def _tells_rights(folded: str) -> bool:
    """Return whether it is about the copyright, with little before and behind that."""
    return _rights().search(folded) is not None and any(
        max(match.start(), len(folded) - match.end()) <= _BESIDE_RIGHTS
        for match in _rights().finditer(folded)
    )


def _is_menu(folded: str) -> bool:
    """Return whether it is a row of the site's sections: ``Home World Sport``."""
    words = folded.split()
    return len(words) in _MENU and all(_buttons().fullmatch(word) for word in words)


def _is_path(folded: str) -> bool:
    """Return whether it leads to a page from the first one of the site: ``Home > World``."""
    if not _STEP.search(folded):
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
    return bool(
        _closing().fullmatch(folded.strip(_AROUND)) or _notes().fullmatch(folded) or is_button(line)
    )


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


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"[\s(（\[【*]*{any_of('notes')}[)）\]】.]*")


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('token')}(?!\w)|{any_of('sign').lower()}")


def is_inner_furniture(line: str) -> bool:
    """Return whether ``line`` is none of the text even in its midst: it points elsewhere."""
    return len(line) <= LONGEST and _inside().fullmatch(fold(line).lstrip(_AROUND)) is not None


def heads_other_articles(line: str) -> bool:
    """Return whether other articles are listed below ``line``."""
    return len(line) <= LONGEST_HEADING and _more().fullmatch(fold(line).strip(_AROUND)) is not None


def heads_comments(line: str) -> bool:
    """Return whether what readers have written stands below ``line``."""
    return (
        len(line) <= LONGEST_COMMENTED
        and _comments().fullmatch(fold(line).strip(_AROUND)) is not None
    )


@cache
def _comments() -> re.Pattern[str]:
    return re.compile(any_of("comments"))


def points_elsewhere(line: str) -> bool:
    """Return whether ``line``, which is a link, begins as one to another article does."""
    return _also().match(fold(line).lstrip(_AROUND)) is not None


@cache
def _also() -> re.Pattern[str]:
    return re.compile(any_of("also"))


def heads_tags(line: str) -> bool:
    """Return whether the article's keywords are listed below ``line``."""
    return len(line) <= LONGEST_HEADING and _tags().fullmatch(fold(line).strip(_AROUND)) is not None


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(any_of("tags"))


@lru_cache(256)  # for the same reason
def is_caption(line: str) -> bool:
    """Return whether ``line`` says what a picture shows, and that it does or who took it."""
    if len(line) > LONGEST_CAPTION:
        return False
    opening = line[:_LONGEST_LABEL]
    is_labelled = ":" in opening or "：" in opening or opening[:1] in "图圖"
    end = line[-_LONGEST_CREDIT:]
    is_credited = end.rstrip(".").endswith(_BRACKETS) or "/" in end or "©" in end or " via " in end
    folded = fold(line)
    return bool(
        (is_labelled and _pictured().fullmatch(folded))
        or (_COMMA.search(opening) and _first_words().match(folded))
        or _is_archived(folded)
        or (_CREDIT_SIGN.search(end) and _credit().search(folded[-_LONGEST_CREDIT - 30 :]))
        or (("©" in line or line.endswith(_TAKEN)) and _OWNED.fullmatch(line))
        or (is_credited and _CREDITED.fullmatch(fold(line)))
    )
