"""How lines look, whatever their words are: brief as the entries of a menu, or sentences."""

from __future__ import annotations

import re

from reader.importers.scraped import agencies

_IDEOGRAPHS_OF_WORD = 2
_MOST_WORDS_OF_BRIEF = 3
_FEWEST_WORDS_OF_SENTENCE = 5
_LONGEST_BRIEF, LONGEST_TITLE = 40, 160
"""Code points."""
_IDEOGRAPH, _KATAKANA = re.compile("[\u3040-\u9fff]"), re.compile("[\u30a0-\u30ff]")
_LONGEST_STEP = 4
"""Words in a part of a path to a page."""
_STEP = re.compile(r"\s*(?:>>?|»|›|→|::|\||·|/)\s*")
_BULLETS = tuple("-–—*•·#|>+")
BULLETS = "•*-–·+| \t"
"""What stands before the entries of a menu."""
_TITLE_STOPS = tuple(".:,;،؛۔。")
_SENTENCE_ENDS = tuple('.!?…؟۔。！？»”"」』')
_STOPS = (*_SENTENCE_ENDS, ":", "：", ",", "،", "、", ";", "；", "؛")


def word_count(line: str) -> int:
    """Return how many words there are; two ideographs count as one, and four of Katakana."""
    if line.isascii() or not _IDEOGRAPH.search(line):
        return len(line.split())
    ideographs = len(_IDEOGRAPH.findall(line)) - len(_KATAKANA.findall(line)) // 2
    return len(line.split()) + max(0, ideographs - 1) // _IDEOGRAPHS_OF_WORD


def is_brief(line: str) -> bool:
    """Return whether ``line`` is as brief as an entry of a menu, and nothing ends or goes on."""
    return (
        len(line) <= _LONGEST_BRIEF
        and word_count(line) <= _MOST_WORDS_OF_BRIEF
        and not line.endswith(_STOPS)
    )


def is_sentence(line: str) -> bool:
    """Return whether ``line`` ends as a sentence does, and has words enough for one."""
    return line.endswith(_SENTENCE_ENDS) and (
        len(line) > LONGEST_TITLE or word_count(line) >= _FEWEST_WORDS_OF_SENTENCE
    )


def is_path(line: str) -> bool:
    """Return whether ``line`` may be a path to a page: a few words between the signs of steps."""
    parts = _STEP.split(line)
    return len(parts) > 1 and all(word_count(part) <= _LONGEST_STEP for part in parts)


def looks_like_title(line: str) -> bool:
    """Return whether ``line`` is no sentence, no list item and no opening of a text."""
    return (
        len(line) <= LONGEST_TITLE
        and not line.endswith(_TITLE_STOPS)
        and not line.startswith(_BULLETS)
        and not agencies.opening(line)
    )
